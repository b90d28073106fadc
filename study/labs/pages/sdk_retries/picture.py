"""The pictures of a call: its waits on a time-line, the runs it starts, and how long waits can be."""

from dataclasses import replace

from study.core.simulators.engines.sdk_retries.run import attempts_allowed
from study.core.simulators.simulator import told_by
from study.core.text.duration import clock, span
from study.core.text.number import significant
from study.core.text.plural import counted, listed
from study.drawing.axis import ceiling
from study.drawing.bars import Bar, bars
from study.drawing.svg import State
from study.drawing.svg import tile as framed
from study.drawing.timeline import Hold, Lane, Mark, Span, enlarged, how_often, small, timeline
from study.drawing.touch import Drawing
from study.labs.pages.sdk_retries.read import STATES, WORDS, kind_of, length, told
from study.labs.plugin import Picture, Run

SHOWN = 6
"""So many runs and waits have a line of their own; the table has them all."""


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The call, and the waits between its attempts where there are any."""
    pictures = [_call(run, ghost, at)]
    if run.trace.results["delays"]:
        pictures.append(_delays(run, ghost))
    return tuple(pictures)


def _call(run: Run, ghost: Run | None, at: float | None) -> Picture:
    lanes = (client(run), *_runs(run))
    if ghost:
        lanes += (replace(client(ghost), name="A: client", ghost=True),)
    most = max(length(each) for each in (run, ghost) if each)
    title, shown = "One call, its attempts, and the runs it starts", finding(run)
    panels = enlarged("From the first request to the end", lanes, most, _early(run))
    return Picture(title, shown, lambda width: timeline(width, title, shown, panels, at), key(run))


def _early(run: Run) -> tuple[float, ...]:
    """A stretch in which the requests can be told apart, where they all come early."""
    last = run.trace.results["attempts"][-1]["start"]
    return (ceiling(1.25 * last),) if last else ()


def client(run: Run) -> Lane:
    """What the caller sees: requests under way, the marks of their results, and the waits between."""
    found = run.trace.results
    spans = [
        Span(row["start"], row["end"], "idle", f"attempt {row['number']} waits for an answer")
        for row in found["attempts"]
        if row["end"] > row["start"]
    ]
    ends = [row["end"] for row in found["attempts"]]
    spans += [
        Span(end, end + wait, "retry", f"waits {span(wait)} before retry {number}", span(wait))
        for number, (end, wait) in enumerate(zip(ends, found["waits"], strict=False), 1)
    ]
    events = told_by(run.trace)
    seen = tuple(
        Mark(row["end"], STATES[kind_of(row)], told(row), events.get(f"attempt {row['number']}", 0))
        for row in found["attempts"]
    )
    note = f"{counted(len(seen), 'attempt')}, {clock(found['ended_at'])}"
    return Lane("Client", note, tuple(spans), seen, holds=_holds(run))


def _holds(run: Run) -> tuple[Hold, ...]:
    """The limits and waits that can be pulled: the read timeout always, the others where they decided."""
    found, params = run.trace.results, run.params
    holds = [Hold("read_timeout", params.read_timeout)]
    if found["reason"] == "MaxAttemptsReached":
        holds.append(how_often("max_attempts", attempts_allowed(params), found["ended_at"], length(run)))
    if params.retry_after_ms is not None and found["waits"]:
        holds.append(Hold("retry_after_ms", params.retry_after_ms, found["attempts"][0]["end"], 1000))
    return tuple(holds)


def _runs(run: Run) -> list[Lane]:
    """A lane for each of the first runs of the function; a run that is not answered goes on unheard."""
    runs, over = run.trace.results["runs"], run.trace.results["ended_at"]
    lanes = []
    for place, row in enumerate(runs[:SHOWN], 1):
        lasts, heard = span(row["end"] - row["start"]), row["answered"]
        state: State = "served" if heard and not run.trace.results["reason"] else "failed"
        note = "answered" if heard else "answer lost"
        words = f"run {place}: {clock(row['start'])} to {clock(row['end'])}, {note}"
        label = f"{lasts}, ends after the call" if row["end"] > over else lasts
        left = len(runs) - SHOWN
        if place == SHOWN and left:
            note = f"and {counted(left, 'more run')}"
        holds = (Hold("duration", run.params.duration, row["start"]),) if place == 1 else ()
        lanes.append(Lane(f"Run {place}", note, (Span(row["start"], row["end"], state, words, label),), holds=holds))
    return lanes


def _delays(run: Run, ghost: Run | None) -> Picture:
    found = run.trace.results
    rows = found["delays"][:SHOWN]
    other = ghost.trace.results["delays"] if ghost else []
    shown = [
        Bar(
            f"Retry {row['retry']}",
            row["maximum"],
            row["mean"],
            wait,
            f"{_about(row['maximum'])} at most, mean {_about(row['mean'])}, here {_about(wait)}",
            other[row["retry"] - 1]["maximum"] if row["retry"] <= len(other) else None,
        )
        for row, wait in zip(rows, found["waits"], strict=False)
    ]
    title = "How long the waits can be"
    left = len(found["delays"]) - len(rows)
    heading = "Wait before each retry" + (f", the first {len(rows)} of {len(found['delays'])}" if left else "")
    said_ = (
        f"{counted(len(found['delays']), 'wait')}: {span(found['mean_wait'])} in all on average, "
        f"{span(found['maximum_wait'])} at most, {span(sum(found['waits']))} in this run."
    )
    about = (("retry", "range of a wait; triangle: here; line: mean"),)
    return Picture(title, said_, lambda width: Drawing(bars(width, title, said_, heading, shown)), about)


def _about(seconds: float) -> str:
    return span(significant(seconds))


def key(run: Run) -> tuple[tuple[str, str], ...]:
    """The marks and areas that appear, with their words here."""
    found = run.trace.results
    kinds = {kind_of(row) for row in found["attempts"]}
    failed = listed((WORDS[kind] for kind in WORDS if kind in kinds and STATES[kind] == "failed"), "or")
    lost = ", run whose answer is lost" if not all(row["answered"] for row in found["runs"]) else ""
    words = [
        ("served", "answered" if "ok" in kinds else ""),
        ("throttled", "throttled" if "throttling" in kinds else ""),
        ("failed", failed + lost),
        ("retry", "wait before a retry" if found["waits"] else ""),
        ("idle", "waiting for an answer" if any(row["end"] > row["start"] for row in found["attempts"]) else ""),
    ]
    return tuple((state, text) for state, text in words if text)


def finding(run: Run) -> str:
    """What the picture shows, in a sentence or two."""
    found = run.trace.results
    if found["function_runs"] < 2:
        return run.trace.says
    beside = f", {found['runs_at_once']} of them at once" if found["runs_at_once"] > 1 else ""
    late = length(run) - found["ended_at"]
    after = f", the last until {span(round(late, 3))} after the call is over" if late > 0 else ""
    return f"{run.trace.says} The function runs {found['function_runs']} times{beside}{after}."


def tile(run: Run) -> str:
    """The call, and the runs it starts."""
    return framed(small((client(run), *_runs(run)), length(run)))
