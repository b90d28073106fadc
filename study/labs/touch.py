"""What can be touched in a lab's pictures, as markup over the drawing: handles with the name and range of their
field, marks as links to their cause or as answers to choose, and room for an arrival.

The server draws handles without a role; the script makes them sliders, and without it the form's fields do the
same. Of all marks one is a tab stop: the chosen one, or the first.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from study.core.problem import Problem
from study.core.simulators.parameters import Parameter, declared
from study.core.simulators.simulator import Simulator
from study.core.text.duration import clock
from study.drawing.axis import Scale
from study.drawing.svg import box, coordinate, escaped
from study.drawing.touch import HIT, Drawing, Grip, Turn
from study.labs.callout import callout
from study.labs.plugin import LabPage, Run
from study.labs.state import State, read_state, seconds, short
from study.labs.view_model import run_of
from study.web.cleaning import whole

MARK = 13
"""Units of a mark that can be touched: it has others beside it, and what is nearest takes the touch."""

BROAD = 40
"""From this width on the room of an answer has an outline of its own."""

PRESSES = ("put", "take", "move")
"""Buttons that change what comes. `put` adds something at the second `arrive`; the others have the number of the
event that is taken away, or moved to the second `to`."""

_HANDLE = '<rect x="-8" y="-11" width="16" height="22" rx="4"/><path d="{}"/>'
_UPRIGHT, _ACROSS = "M-3.5 -3l3.5-3.5l3.5 3.5M-3.5 3l3.5 3.5l3.5-3.5", "M-2.5 -4l-3 4l3 4M2.5 -4l3 4l-3 4"


def touched(drawing: Drawing, state: State) -> str:
    """The drawing with its handles: while something moves, marks lead nowhere."""
    return over(drawing.svg, "".join(_grip(one, state) for one in drawing.grips))


def linked(drawing: Drawing, state: State, run: Run, link: Callable[[int], str], turned: Callable[[Any], str]) -> str:
    """The drawing with all that can be touched; `link(event)` is the address of the cause of an event, and
    `turned(params)` that of the lab with other inputs."""
    spots = drawing.spots
    stop = next((one.event for one in spots if one.event == state.event), spots[0].event if spots else 0)
    marks = []
    for one in spots:
        event = run.trace.events[one.event - 1]
        about = "" if one.event == stop else ' tabindex="-1"'
        about += ' aria-current="true"' if one.event == state.event else ""
        said = escaped(f"{clock(event.at)}, {event.who and event.who + ': '}{event.what}")
        about += f' href="{escaped(link(one.event))}" aria-label="{said}"'
        marks.append(f'<a class="spot"{about}>{_hit(one.x, one.y, MARK)}</a>')
    grips = "".join(_grip(one, state) for one in drawing.grips)
    turns = "".join(_turn(one, turned(one.params)) for one in drawing.turns)
    return over(drawing.svg, _area(drawing) + turns + "".join(marks) + grips + _cause(drawing, run, state.event))


def lit(drawing: Drawing, run: Run, event: int | None) -> Drawing:
    """The drawing with the mark of an event lit, and its cause beside it."""
    return Drawing(over(drawing.svg, _cause(drawing, run, event)))


def _cause(drawing: Drawing, run: Run, event: int | None) -> str:
    return callout(drawing, run.trace.events[event - 1], event) if event else ""


def choosable(drawing: Drawing, answers: Mapping[float | str, str], chosen: str, link: Callable[[str], str]) -> str:
    """The drawing with the marks that can be chosen as an answer. `answers` are the texts that a form sends for them;
    `link(text)` is the address at which one is `chosen`: without scripts it is the way, with them the field is."""
    picks = [(one, answers[one.answer]) for one in drawing.picks if one.answer in answers]
    stop = next((text for _, text in picks if text == chosen), picks[0][1] if picks else "")
    marks = []
    for one, text in picks:
        about = "" if text == stop else ' tabindex="-1"'
        about += ' aria-current="true"' if text == chosen else ""
        about += f' href="{escaped(link(text))}" data-answer="{escaped(text)}" aria-label="{escaped(one.words)}"'
        kind = "pick pick--box" if one.width >= BROAD else "pick"
        marks.append(f'<a class="{kind}"{about}><path class="hit" d="{box(one.x, one.y, one.width, one.height)}"/></a>')
    return over(drawing.svg, "".join(marks))


def pressed(simulator: Simulator[Any], page: LabPage, query: Mapping[str, str]) -> Mapping[str, str]:
    """What an address says after the press of a button that changes what comes; else the same."""
    press = next((name for name in PRESSES if name in query), "")
    reading = read_state(simulator, query)
    if not press or page.arrivals is None or not reading.valid:
        return query
    state = replace(reading.state, event=None, at=None)
    run = run_of(simulator.name, state.params, state.seed)
    event = whole(query.get(press, ""), 0, len(run.trace.events))
    if press != "put":
        params = page.arrivals.take(run, event) if event else None
        if params is None:
            return query
        run = run_of(simulator.name, params, state.seed)
    at = seconds(query.get("arrive" if press == "put" else "to", ""))
    if press != "take" and at is not None:
        params = page.arrivals.put(run, at)
        run = run_of(simulator.name, params, state.seed) if params is not None else run
    return dict(parse_qsl(replace(state, params=run.params).query()))


def pasted(simulator: Simulator[Any], page: LabPage, text: str) -> tuple[str, tuple[Problem, ...]]:
    """The query of the lab with what a text from elsewhere says, or what is wrong with it; neither where nothing was
    pasted."""
    if page.pasted is None or not text.strip():
        return "", ()
    params, problems = page.pasted.read(text)
    problems = problems or simulator.check(params)
    return ("", problems) if problems else (State(simulator, params).query(), ())


def handle(grip: Grip, about: Parameter, name: str) -> str:
    """A handle: what its field is called and may be, and the scale it moves along."""
    x, y = grip.place
    scale: Scale = grip.scale
    said = {
        "field": grip.field,
        "name": f"{name}, handle",
        "min": short(about.minimum or 0),
        "max": short(about.maximum if about.maximum is not None else scale.high),
        "step": short(about.step or 1),
        "value": short(grip.value),
        "unit": about.unit,
        "per": repr((scale.high - scale.low) / (scale.end - scale.start)),
    }
    if scale.log:
        said["log"] = repr((scale.high / scale.low) ** (1 / (scale.end - scale.start)))
    words = "".join(f' data-{name}="{escaped(text)}"' for name, text in said.items())
    kind, arrows = ("grip", _UPRIGHT) if grip.upright else ("grip grip--x", _ACROSS)
    kind += " grip--far" if grip.far else ""
    title = f"<title>{escaped(name)}{', beyond the picture' if grip.far else ''}</title>"
    place = f'transform="translate({coordinate(x)} {coordinate(y)})"'
    return f'<g class="{kind}"{words} {place}>{title}{_hit(0, 0, HIT)}{_HANDLE.format(arrows)}</g>'


def _grip(grip: Grip, state: State) -> str:
    about, whose = _parameter(grip.field, state.params)
    return handle(grip, about, f"{about.label}{whose}")


def _turn(turn: Turn, link: str) -> str:
    """A part that can be made otherwise, as a link to the lab with these inputs."""
    said = f'data-turn="{escaped(turn.name)}" href="{escaped(link)}" aria-label="{escaped(turn.words)}"'
    return f'<a class="turn" {said}><path class="hit" d="{box(turn.x, turn.y, turn.width, turn.height)}"/></a>'


def _hit(x: float, y: float, size: int) -> str:
    """A square around a place, which takes the touch."""
    return f'<path class="hit" d="{box(x - size / 2, y - size / 2, size, size)}"/>'


def _parameter(field: str, params: Any) -> tuple[Parameter, str]:
    """What is declared about a field of the form, and of which of several things it is."""
    name, _, rest = field.partition("-")
    about = declared(type(params))[name]
    if not rest:
        return about, ""
    row, _, inside = rest.partition("-")
    things = getattr(params, name)
    assert about.of
    whose = f" of {getattr(things[int(row)], 'name', row)}" if len(things) > 1 else ""
    return declared(about.of)[inside], whose


def _area(drawing: Drawing) -> str:
    if not (area := drawing.area):
        return ""
    scale = area.scale
    place = f'x="{coordinate(scale.start)}" width="{coordinate(scale.end - scale.start)}"'
    return (
        f'<rect class="room" {place} y="{coordinate(area.top)}" height="{coordinate(area.bottom - area.top)}" '
        f'data-from="{scale.low!r}" data-to="{scale.high!r}"/>'
    )


def over(svg: str, parts: str) -> str:
    """A drawing with something over it. With what can be touched it is a group, no single image."""
    if not parts:
        return svg
    if 'href="' in parts or "data-field" in parts:
        svg = svg.replace('role="img"', 'role="group"', 1)
    return svg.removesuffix("</svg>") + f"{parts}</svg>"
