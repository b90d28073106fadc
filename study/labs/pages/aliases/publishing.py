"""The picture of publishing: $LATEST, the versions made of it, and what the alias names; each touched to go on."""

from dataclasses import replace
from typing import Any

from study.core.simulators.engines.aliases.params import EDIT, MOST_ACTS, NONE, PUBLISH, Params, acts_of
from study.core.simulators.engines.aliases.publishing import Done, published
from study.core.simulators.engines.aliases.run import PUBLISHING
from study.core.text.number import number
from study.drawing.rail import Station, rail
from study.labs.plugin import Picture, Run

TITLE = "Publishing"


def draw_publishing(run: Run, ghost: Run | None) -> tuple[Picture, ...]:
    """The versions from the newest code down, where publishing is part of the run."""
    if not run.params.acts:
        return ()
    note = f"Run A: {says(ghost)}" if ghost else ""
    stations = _stations(run)
    finding = says(run)
    return (Picture(TITLE, finding, lambda width: rail(width, TITLE, finding, stations, len(stations) - 1, note)),)


def says(run: Run) -> str:
    """What the acts led to."""
    made = published(run.params)
    versions = f"{number(len(made.codes))} published" if made.codes else "nothing is published"
    return f"$LATEST has code {made.latest}; {versions}."


def _stations(run: Run) -> list[Station]:
    params, made = run.params, published(run.params)
    events = {
        about.what: place for place, about in reversed([*enumerate(run.trace.events, 1)]) if about.who == PUBLISHING
    }
    changed = made.codes[-1:] != (made.latest,)
    room = len(acts_of(params)) < MOST_ACTS
    words = (
        "changed since the last version" if changed and made.codes else "never published" if changed else "published"
    )
    found = [
        Station(
            f"$LATEST: code {made.latest}",
            words,
            "Code changes here alone.",
            "served",
            events.get(f"$LATEST has code {made.latest}", 0),
            touch=("edit", "Change the code", _with(params, EDIT)) if room else None,
        ),
        Station(
            "Publish",
            f"would make version {len(made.codes) + 1}" if changed else "would make nothing new",
            _last(made.acts),
            touch=("publish", "Publish a version", _with(params, PUBLISH)) if room else None,
        ),
    ]
    for place, code in reversed([*enumerate(made.codes, 1)]):
        role, touch = _pointed(params, str(place))
        event = events.get(f"makes version {place}", 0)
        found.append(Station(f"Version {place}: code {code}", role, "", "cold", event, touch=touch))
    return found


def _last(acts: tuple[Done, ...]) -> str:
    """What the last act came to, where it published."""
    last = acts[-1]
    if last.act == EDIT:
        return "A version is a copy of $LATEST that never changes."
    if last.new:
        return f"Version {last.version} was made just now."
    return f"Nothing has changed since version {last.version}, so no version was made."


def _pointed(params: Params, version: str) -> tuple[str, tuple[str, str, Any] | None]:
    """What a version is to the alias, and what a touch makes it: with a weight beside its own, then its own alone."""
    if version == params.first_version:
        return "the alias's own", None
    if version == params.second_version:
        alone = replace(params, first_version=version, second_version=NONE)
        return "additional, with a weight", (f"point-{version}", f"Point the alias to version {version} alone", alone)
    beside = replace(params, second_version=version)
    return "not named by the alias", (f"point-{version}", f"Give version {version} a weight", beside)


def _with(params: Params, act: str) -> Params:
    return replace(params, acts=", ".join([*acts_of(params), act]))
