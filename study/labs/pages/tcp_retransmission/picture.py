"""The pictures of the timer: the sends of a segment on a time-line, and the timeout beside the round trips."""

from dataclasses import replace

from study.core.text.duration import clock, span
from study.core.text.plural import counted
from study.drawing.axis import ceiling
from study.drawing.bars import Bar, bars
from study.drawing.svg import State
from study.drawing.svg import tile as framed
from study.drawing.timeline import Hold, Lane, Mark, Span, enlarged, how_often, small, timeline
from study.drawing.touch import Drawing
from study.labs.pages.tcp_retransmission.read import WORDS, is_delivered, length, sends
from study.labs.plugin import Picture, Run

COPIES = 3
"""So many copies that get through have a line of their own."""

TRIPS = 8
"""So many round trips are drawn, the last ones."""

TITLE = "One segment, its sends and its timer"


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The segment, and the round trips where there are any that count."""
    lanes = (sender(run), *_copies(run))
    if ghost:
        lanes += (replace(sender(ghost), name="A: sender", ghost=True),)
    most = max(length(one) for one in (run, ghost) if one)
    last = run.trace.results["sends"][-1]["at"]
    panels = enlarged("From the first send on", lanes, most, [ceiling(1.25 * last)] if last else [])
    states = {one.state for lane in lanes for one in lane.spans} | {one.state for lane in lanes for one in lane.marks}
    words: tuple[tuple[State, str], ...] = (("retry", "the timer runs"), *WORDS.items())
    key = tuple(one for one in words if one[0] in states)
    picture = Picture(TITLE, run.trace.says, lambda width: timeline(width, TITLE, run.trace.says, panels, at), key)
    return (picture, *_estimates(run, ghost))


def sender(run: Run) -> Lane:
    """The sends with the timer that begins with each, and how it ends."""
    end, found = length(run), sends(run)
    spans = tuple(
        Span(row["at"], min(row["at"] + row["rto"] / 1000, end), "retry", f"RTO {_rto(row)}", _rto(row))
        for _, row, _ in found
    )
    marks = tuple(
        Mark(row["at"], state, f"{clock(row['at'])}: send {row['number']}, {WORDS[state]}", place)
        for place, row, state in found
    )
    last = Mark(
        end,
        "served" if is_delivered(run) else "failed",
        f"{clock(end)}: {'acknowledged' if is_delivered(run) else 'gives up'}",
        len(run.trace.events),
    )
    note = f"{counted(len(found), 'send')}, {clock(end)}"
    return Lane("Sender", note, spans, (*marks, last), holds=_holds(run))


def _rto(row: dict[str, float]) -> str:
    return span(row["rto"] / 1000)


def _holds(run: Run) -> tuple[Hold, ...]:
    """What decides when it is sent again, and how often, can be pulled."""
    params, found = run.params, run.trace.results
    timeout = () if found["srtt"] is not None else (Hold("initial_rto", params.initial_rto, 0, 1000),)
    if found["rto"] == params.minimum_rto and found["srtt"] is not None:
        timeout = (Hold("minimum_rto", params.minimum_rto, 0, 1000),)
    last = found["sends"][min(params.lost, len(found["sends"]) - 1)]["at"]
    lost = how_often("lost", params.lost, last, length(run))
    return (*timeout, lost, Hold("give_up_after", params.give_up_after))


def _copies(run: Run) -> list[Lane]:
    """A lane for each of the first copies that get through: until its acknowledgment."""
    end, trip = length(run), run.params.round_trip / 1000
    through = [(row, state) for _, row, state in sends(run) if not row["lost"]]
    lanes = []
    for place, (row, state) in enumerate(through[:COPIES], 1):
        at = row["at"]
        words = f"send {row['number']} and its acknowledgment, {span(trip)}"
        more = len(through) - COPIES
        note = f"and {more} more" if place == COPIES and more > 0 else WORDS[state]
        holds = (Hold("round_trip", run.params.round_trip, at, 1000),) if place == 1 else ()
        line = Span(at, min(at + trip, end), state, words, span(trip))
        lanes.append(Lane(f"Send {row['number']}", note, (line,), holds=holds))
    return lanes


def _estimates(run: Run, ghost: Run | None) -> tuple[Picture, ...]:
    rows = [row for row in run.trace.results["samples"] if row["srtt"] is not None][-TRIPS:]
    if not rows:
        return ()
    other = {row["number"]: row["rto"] / 1000 for row in ghost.trace.results["samples"]} if ghost else {}
    shown = [
        Bar(
            f"Round trip {row['number']}",
            row["rto"] / 1000,
            row["srtt"] / 1000,
            row["rtt"] / 1000,
            f"RTO {_rto(row)}, took {span(row['rtt'] / 1000)}{'' if row['used'] else ', does not count'}",
            other.get(row["number"]),
        )
        for row in rows
    ]
    title = "What each round trip makes of the timeout"
    finding = f"After the last one SRTT is {span(rows[-1]['srtt'] / 1000)} and the RTO {_rto(rows[-1])}."
    heading = "RTO after each round trip"
    about = (("retry", "RTO; triangle: the round trip; line: SRTT"),)
    return (Picture(title, finding, lambda width: Drawing(bars(width, title, finding, heading, shown)), about),)


def tile(run: Run) -> str:
    """The sends without words."""
    return framed(small((sender(run), *_copies(run)), length(run)))
