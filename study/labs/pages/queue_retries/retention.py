"""The picture of the retention: which clock runs in the queue and in the dead-letter queue, and from when."""

from dataclasses import replace

from study.core.text.duration import clock, span
from study.drawing.timeline import Hold, Lane, Mark, Panel, Span, timeline
from study.labs.plugin import Picture, Run


def retention(run: Run) -> Picture:
    """How the clock of the retention runs, in the queue and in the dead-letter queue."""
    found, params = run.trace.results, run.params
    moved, lost = found["dead_lettered_at"], found["expires_at"]
    kept = float(params.retention)
    stays = lost if moved is None else moved
    queue = Lane(
        "Queue",
        f"keeps it {span(kept)}",
        (Span(0, stays, "retry", f"in the queue until {clock(stays)}", span(stays)),),
        (Mark(0.0, "idle", "0 s: enters the queue, the clock starts"),),
        holds=(Hold("retention", kept),),
    )
    gone = Mark(lost, "failed", f"{clock(lost)}: lost")
    if moved is None:
        lanes: tuple[Lane, ...] = (replace(queue, marks=(*queue.marks, gone)),)
    else:
        lanes = (queue, _dead_letters(run, moved, lost, gone))
    most = max(lost, kept if moved is None else 0.0)
    title, shown = "The clock of the retention", clock_finding(run)
    panels = (Panel("From the first enqueue", clock(most), most, lanes),)
    marks = (
        ("retry", "in a queue"),
        ("idle", "age it brings along" if moved and not params.fifo else "the clock starts"),
        ("failed", "lost"),
    )
    return Picture(title, shown, lambda width: timeline(width, title, shown, panels), marks)


def _dead_letters(run: Run, moved: float, lost: float, gone: Mark) -> Lane:
    """The dead-letter queue: a standard one counts the time before the move too."""
    kept = span(run.params.dlq_retention)
    stay = Span(moved, lost, "retry", f"there from {clock(moved)} to {clock(lost)}", span(lost - moved))
    holds = (Hold("dlq_retention", run.params.dlq_retention, moved if run.params.fifo else 0.0),)
    if run.params.fifo:
        start = Mark(moved, "idle", f"{clock(moved)}: moved, the clock starts anew")
        return Lane("Dead-letter queue", f"keeps it {kept}", (stay,), (start, gone), holds=holds)
    before = Span(0, moved, "idle", f"{span(moved)} of its age are used up before the move", "age so far")
    return Lane("Dead-letter queue", f"to the age of {kept}", (before, stay), (gone,), holds=holds)


def clock_finding(run: Run) -> str:
    """When a message that was not deleted is lost, and which clock says so."""
    found, params = run.trace.results, run.params
    moved, lost = found["dead_lettered_at"], found["expires_at"]
    if moved is None:
        return f"The queue drops what is left at {clock(lost)}, {span(params.retention)} after it came in."
    kept = span(params.dlq_retention)
    if lost == moved:
        return f"When the message is moved at {clock(moved)}, it is older than {kept} and lost at once."
    stays = f"It is in the dead-letter queue for {span(lost - moved)}, until {clock(lost)}"
    if params.fifo:
        return f"{stays}: in a FIFO queue its clock starts anew at the move and allows {kept}."
    return f"{stays}: its age counts from the first enqueue and may reach {kept}."
