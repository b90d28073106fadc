"""Pictures of a lab while an input moves: the state of an address, with one field at each of some values.

A step holds what changes under the hand, the drawings in one width and the numbers, and nothing else. The rest
of the page follows when the hand rests.
"""

from dataclasses import dataclass
from typing import Any

from study.core.simulators.simulator import Simulator
from study.core.text.duration import clock
from study.labs.forms import entries, read_out
from study.labs.guess import drawn_in
from study.labs.plugin import LabPage
from study.labs.state import Query, Reading, read_state
from study.labs.touch import touched
from study.labs.view_model import rows_of, run_of

NEIGHBOURS = 8
"""So many values of the field are answered at once."""

HEAVY = 8_000
"""So much is simulated for one answer, counted as `LabPage.weight` counts; what is heavier waits for rest."""

type Step = dict[str, Any]
"""`pictures` are drawings, `numbers` the texts of the rows of numbers: value, change, note; `reads` what lengths of
time among the inputs are called, by name; `time` is the moment shown, and `moment` says how things stand at it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the state of `query`, with `field` at each of `values` where one is named; drawings
    of this `width`."""

    query: Query
    width: int
    field: str = ""
    values: tuple[str, ...] = ("",)


def steps(simulator: Simulator[Any], page: LabPage, asked: Asked) -> list[Step | None]:
    """The steps for the values in their order, as many of the first as are not too much together. None stands
    for a state that cannot be run: the last picture stays."""
    states = [
        {**asked.query, asked.field: value} if asked.field else asked.query for value in asked.values[:NEIGHBOURS]
    ]
    readings = [read_state(simulator, state) for state in states]
    weights = [page.weight(reading.state.params) for reading in readings]
    return [
        _step(page, reading, asked.width) if reading.valid and not _hidden(reading) else None
        for number, reading in enumerate(readings, start=1)
        if sum(weights[:number]) <= HEAVY
    ]


def _hidden(reading: Reading) -> bool:
    """Whether the run is to be guessed first."""
    return bool(reading.state.predict) and reading.state.guess is None


def _step(page: LabPage, reading: Reading, width: int) -> Step:
    state = reading.state
    name = state.simulator.name
    run = run_of(name, state.params, state.seed)
    ghost = None if state.pinned is None else run_of(name, state.pinned, state.seed)
    prediction = page.predictions[state.predict - 1] if 0 < state.predict <= len(page.predictions) else None
    length = page.length(run)
    at = state.at if state.at is not None and state.at < length else None
    return {
        "pictures": [
            touched(drawn_in(picture.drawn(width), prediction, state.guess), state)
            for picture in page.draw(run, ghost, at)
        ],
        "numbers": [(row.number.text, row.change, row.number.note) for row in rows_of(page, run, ghost)],
        "reads": read_out(entries(reading, page)),
        "time": clock(length if at is None else at),
        "moment": "" if at is None else page.moment(run, at),
    }
