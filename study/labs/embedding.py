"""Labs inside other pages: live on a topic's page, frozen beside an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from study.core.simulators import ENGINES
from study.core.simulators.parameters import declared, read
from study.core.simulators.simulator import Preset, Simulator
from study.labs import touch
from study.labs.frame import Frame
from study.labs.pages import PAGES
from study.labs.plugin import Picture, Run
from study.labs.state import State, has_rows, in_words, read_state
from study.labs.view_model import Shown, run_of

OPENED = 2
"""So many labs stand open on one page; others are links."""

TITLE = 5
"""A term in a topic's title counts as much as this many in its facts."""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A lab as it is offered elsewhere: its name, its title, what it answers, and its small picture."""

    name: str
    title: str
    question: str
    picture: str


@cache  # the same each time, and there are a dozen
def tile_of(*names: str) -> Teaser | None:
    """The first of these simulators that has a lab, at the preset that its name carries, else at its first stage; None
    for none."""
    found = next((one for one in names if one.partition("/")[0] in PAGES.keys() & ENGINES.keys()), None)
    if found is None:
        return None
    name, _, preset = found.partition("/")
    simulator, page = ENGINES[name], PAGES[name]
    picture = page.tile(run_of(name, (_called(simulator, preset) or simulator.presets[0]).params, 0))
    return Teaser(name, simulator.title, page.question, picture)


@dataclass(frozen=True, slots=True)
class Link:
    """A lab that is not shown in place."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Labs:
    """The labs of a topic: those shown in place, the others as links."""

    opened: tuple[Frame, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Frozen:
    """A run as it was asked about: `pictures`, the inputs as names and texts, one sentence, and the
    `address` of the live lab with these inputs."""

    title: str
    pictures: tuple[Picture, ...]
    inputs: tuple[tuple[str, str], ...]
    says: str
    address: str


def open_lab(engine: str, given: Mapping[str, str], base: str, number: int = 1) -> Frame:
    """A compact lab for a page at `base`, in the state that `given` says, as an address says it. It is
    the lab with this `number` on its page, from 1. Template: `labs/_lab.html` with it as `lab`."""
    shown = Shown(PAGES[engine], read_state(ENGINES[engine], given))
    return Frame(shown, base, compact=True, suffix=f"-{number}" if number > 1 else "")


def topic_labs(names: Sequence[str], title: str, facts: str, query: Mapping[str, str], base: str) -> Labs:
    """The labs for a topic with this title and the text of its facts. A name may carry a preset,
    `concurrency/kill-switch`; else a lab starts in the state that the text talks about most. `query` is
    what the page was asked: a lab that names itself in it (`lab`) gets its state from there."""
    known = [name for name in names if name.partition("/")[0] in PAGES]
    ranked = sorted(
        known, key=lambda name: ("/" not in name, -count(ENGINES[name.partition("/")[0]].terms, title, facts))
    )
    opened: list[Frame] = []
    links: list[Link] = []
    for name in ranked:
        engine, _, preset = name.partition("/")
        simulator = ENGINES[engine]
        start = _called(simulator, preset) or start_for(simulator, title, facts)
        if len(opened) < OPENED:
            asked = query if query.get("lab") == engine else {"preset": start.name}
            opened.append(open_lab(engine, asked, base, len(opened) + 1))
        else:
            frame = Frame(Shown(PAGES[engine], read_state(simulator, {"preset": start.name})), base)
            links.append(Link(simulator.title, frame.address))
    return Labs(tuple(opened), tuple(links))


def _called(simulator: Simulator[Any], preset: str) -> Preset[Any] | None:
    return next((one for one in simulator.presets if one.name == preset), None)


def start_for(simulator: Simulator[Any], title: str, facts: str) -> Preset[Any]:
    """The preset whose terms stand in the text most often; of equals the first."""
    return max(simulator.presets, key=lambda preset: count(preset.terms, title, facts))


def count(terms: Sequence[str], title: str, facts: str) -> int:
    """How often the terms stand in a topic, those in the title weighed by `TITLE`."""
    title, facts = title.lower(), facts.lower()
    return sum(TITLE * title.count(term.lower()) + facts.count(term.lower()) for term in terms)


def frozen(
    engine: str, version: int, inputs: Mapping[str, Any], seed: int = 0, lit: int | None = None
) -> Frozen | None:
    """The run of a question, as texts or JSON values by name, with the mark of the event `lit`, if any; None where
    there is no such lab or its inputs cannot be read any more. Template: `labs/_frozen.html` with it as `frozen`."""
    simulator, page = ENGINES.get(engine), PAGES.get(engine)
    if simulator is None or page is None or not 1 <= version <= simulator.version:
        return None
    given = dict(inputs) if version == simulator.version else simulator.migrate(version, dict(inputs))
    params, problems = read(simulator.params, given)
    problems = problems or simulator.check(params)
    if any(problem.severity == "error" for problem in problems):
        return None
    run = run_of(engine, params, seed)
    query = State(simulator, params, seed=seed).query()
    address = f"{Frame(Shown(page, read_state(simulator, {})), '').place}?{query}"
    pictures = tuple(_lit(one, run, lit) if lit else one for one in page.draw(run, None, None))
    return Frozen(simulator.title, pictures, told(params), run.trace.says, address)


def _lit(picture: Picture, run: Run, event: int) -> Picture:
    return replace(picture, drawn=lambda width: touch.lit(picture.drawn(width), run, event))


def told(params: Any) -> tuple[tuple[str, str], ...]:
    """The inputs that differ from their defaults, as labels and texts with units."""
    usual = type(params)()
    found: list[tuple[str, str]] = []
    for name, about in declared(type(params)).items():
        value = getattr(params, name)
        if value == getattr(usual, name):
            continue
        if has_rows(about, value):
            found += [(f"{about.label}: {getattr(one, 'name', '')}".rstrip(": "), _row(one)) for one in value]
        else:
            found.append((about.label, in_words(about, value)))
    return tuple(found)


def _row(thing: Any) -> str:
    return ", ".join(f"{label} {text}" for label, text in told(thing) if label != "Name")
