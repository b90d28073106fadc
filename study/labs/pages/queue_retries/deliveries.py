"""The picture of the deliveries: one line for messages with the same story, with their waits and their end."""

from dataclasses import replace
from typing import Any

from study.core.simulators.simulator import told_by
from study.core.text.duration import clock, span
from study.core.text.plural import counted, listed, ranges
from study.drawing.svg import State
from study.drawing.timeline import End, Hold, Lane, Mark, Span, enlarged, how_often, timeline
from study.labs.pages.queue_retries.read import STATES, WORDS, length, stories, word_of
from study.labs.plugin import Picture, Run

LINES = 6
"""So many groups of messages with the same story have a line of their own."""

NAMED = 10
"""So many letters of message numbers have room in the name of a line."""

VISIBLE = 60
"""Runs are shown where one takes at least this part of the time."""


def deliveries(run: Run, ghost: Run | None, at: float | None) -> Picture:
    lanes = lanes_of(run)
    if ghost:
        longest = max(lanes_of(ghost), key=lambda lane: len(lane.marks))
        lanes += (replace(longest, name="A", ghost=True),)
    most = max(length(each) for each in (run, ghost) if each)
    hidden = float(run.params.visibility_timeout + run.params.poll_delay)
    panels = enlarged("From the first receive to the end", lanes, most, (5 * hidden,))
    title, shown = "Messages, their deliveries and how long they are hidden", finding(run)
    return Picture(title, shown, lambda width: timeline(width, title, shown, panels, at), key(run))


def lanes_of(run: Run) -> tuple[Lane, ...]:
    """A line for each group of messages with the same story, the last groups first where they are many; one
    for the runs where they can be seen; in a FIFO queue one for what waits behind."""
    groups = stories(run)
    lanes = [_lane(run, group) for group in groups[-LINES:]]
    seen = [row for row in run.trace.results["deliveries"] if row["run_end"] is not None]
    least = length(run) / VISIBLE
    if any(row["run_end"] - row["received_at"] > least for row in seen):
        lanes.append(_function(run, seen))
    if run.params.fifo:
        free = run.trace.results["group_free_at"]
        told = f"the next message of the group waits until {clock(free)}"
        lanes.append(Lane("Next of the group", "others need not wait", (Span(0, free, "idle", told, "waits"),)))
    return tuple(lanes)


def _function(run: Run, rows: list[dict[str, Any]]) -> Lane:
    """The runs, and the batch windows before them: a run can go on when the messages can be seen again."""
    spans = [
        Span(row["run_start"], row["run_end"], STATES.get(word_of(row), "failed"), _told_run(row))
        for row in rows
        if row["run_end"] > row["run_start"]
    ]
    spans += [
        Span(row["received_at"], row["run_start"], "idle", "the batch window gathers messages")
        for row in rows
        if row["run_start"] > row["received_at"]
    ]
    holds = (
        Hold("function_timeout", run.params.function_timeout, rows[0]["run_start"]),
        Hold("batch_window", run.params.batch_window, rows[0]["received_at"]),
    )
    return Lane("Function", counted(len(rows), "run"), tuple(spans), holds=holds)


def _told_run(row: dict[str, Any]) -> str:
    return f"run {row['number']}: {clock(row['run_start'])} to {clock(row['run_end'])}, {WORDS[word_of(row)]}"


def _lane(run: Run, group: list[dict[str, Any]]) -> Lane:
    """The deliveries of messages that share their story."""
    last = group[-1]
    rows = run.trace.results["deliveries"][: last["received"]]
    spans = [
        Span(row["received_at"], row["visible_again_at"], "retry", _hidden(row), _shown(row))
        for row in rows
        if row["visible_again_at"] is not None and (row["number"] < last["received"] or last["outcome"] != "deleted")
    ]
    events = told_by(run.trace)
    marks = tuple(
        Mark(row["received_at"], _state(row, last), _told(row, last), events.get(f"delivery {row['number']}", 0))
        for row in rows
    )
    named = ranges([row["message"] for row in group])
    one = "Message" if len(group) == 1 else "Messages"
    name = f"{one} {named}" if len(named) <= NAMED else f"{len(group):,} messages"
    listed = "" if last["received"] == len(rows) else f", {len(rows):,} shown"
    note = f"received {last['received']:,} ×{listed}"
    return Lane(name, note, tuple(spans), marks, _end(run, last), holds=_holds(run, rows, last))


def _holds(run: Run, rows: list[dict[str, Any]], last: dict[str, Any]) -> tuple[Hold, ...]:
    """How long a message is hidden can be pulled at its first wait, how often it may be received where that
    decided, and how long it waits for its first receive."""
    params = run.params
    first = next((row["received_at"] for row in rows if row["visible_again_at"] is not None), params.poll_delay)
    holds = [Hold("visibility_timeout", params.visibility_timeout, first)]
    if last["outcome"] == "dead-lettered":
        holds.append(how_often("max_receive_count", params.max_receive_count, last["ended_at"], length(run)))
    if params.poll_delay:
        holds.append(Hold("poll_delay", params.poll_delay))
    return tuple(holds)


def _state(row: dict[str, Any], message: dict[str, Any]) -> State:
    """How a delivery went for one message: served only where it was deleted then."""
    if row["result"] == "throttle":
        return "throttled"
    return "served" if message["outcome"] == "deleted" and row["number"] == message["received"] else "failed"


def _told(row: dict[str, Any], message: dict[str, Any]) -> str:
    done = _state(row, message) == "served"
    words = "deleted" if done else WORDS[word_of(row)]
    return f"{clock(row['received_at'])}: delivery {row['number']}, {words}"


def _hidden(row: dict[str, Any]) -> str:
    return f"hidden until {clock(row['visible_again_at'])}"


def _shown(row: dict[str, Any]) -> str:
    return span(row["visible_again_at"] - row["received_at"])


def _end(run: Run, message: dict[str, Any]) -> End | None:
    at = message["ended_at"]
    if message["outcome"] == "deleted":
        return None
    if message["outcome"] == "dead-lettered":
        lines = ("dead-letter queue", f"maxReceiveCount {run.params.max_receive_count:,} used up")
        return End(at, 1, lines, f"{clock(at)}: to the dead-letter queue")
    return End(at, 0, ("lost", f"kept for {span(run.params.retention)}"), f"{clock(at)}: lost")


def key(run: Run) -> tuple[tuple[str, str], ...]:
    """The marks and areas that appear, with their words here."""
    rows = run.trace.results["deliveries"]
    words = {word_of(row): WORDS[word_of(row)] for row in rows}
    deleted = any(row["outcome"] == "deleted" for row in run.trace.results["messages"])
    failed = listed((text for word, text in words.items() if STATES.get(word, "failed") == "failed"), "or")
    found = [
        ("served", "deleted" if deleted else ""),
        ("throttled", "throttled" if "throttle" in words else ""),
        ("failed", failed),
        ("retry", "hidden until the visibility timeout is over" if _comes_back(run) else ""),
        ("idle", _idle(run)),
    ]
    return tuple((state, text) for state, text in found if text)


def _idle(run: Run) -> str:
    return "waits for its group" if run.params.fifo else "batch window" if run.params.batch_window else ""


def _comes_back(run: Run) -> bool:
    return any(row["visible_again_at"] is not None for row in run.trace.results["deliveries"])


def finding(run: Run) -> str:
    """What the picture shows, in a sentence or two."""
    found = run.trace.results
    rows = found["messages"]
    gone = [row for row in rows if row["outcome"] == "deleted"]
    parts = [run.trace.says]
    if 0 < len(gone) < len(rows):
        parts.append(f"{counted(len(gone), 'message')} of {len(rows):,} deleted before.")
    if run.params.fifo:
        parts.append(f"The next message of the group can be received at {clock(found['group_free_at'])}.")
    return " ".join(parts)
