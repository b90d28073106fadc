"""A run in numbers, sentences and tables."""

from study.core.simulators.engines.queue_retries.params import Params, violations
from study.core.text.duration import clock, span
from study.core.text.plural import counted, ranges
from study.labs.pages.queue_retries.read import WORDS, stories, word_of
from study.labs.plugin import Number, Run, Table

LISTED = 240
"""Rows of the table of deliveries: what comes later is all alike."""


def numbers(run: Run) -> tuple[Number, ...]:
    """How often, how long, where to, and what AWS would advise."""
    found, params = run.trace.results, run.params
    ends = [row["outcome"] for row in found["messages"]]
    dead, lost = ends.count("dead-lettered"), ends.count("expired")
    moved, expires = found["dead_lettered_at"], found["expires_at"]
    advised, warnings = found["advised_visibility"], len(found["warnings"])
    under = params.visibility_timeout < advised
    return (
        Number("Deliveries", f"{found['received']:,}", found["received"]),
        Number("Work done", counted(found["succeeded"], "time"), found["succeeded"], note="runs that ended well"),
        Number("Runs at once", f"{found['runs_at_once']:,}", found["runs_at_once"]),
        Number("Messages deleted", f"{ends.count('deleted'):,}", ends.count("deleted")),
        Number("In the dead-letter queue", f"{dead:,}", dead, "failed" if dead else ""),
        Number("Lost in the queue", f"{lost:,}", lost, "failed" if lost else "", folded=not lost),
        Number("Out of the queue after", span(found["ended_at"]), found["ended_at"]),
        Number("Moved to the dead-letter queue", "never" if moved is None else clock(moved), moved),
        Number("Dropped for good", "never" if expires is None else clock(expires), expires),
        Number("Visibility timeout advised", span(advised), advised, "throttled" if under else ""),
        Number("Warnings", f"{warnings}", warnings, "throttled" if warnings else "", note=_warned(run)),
    )


def _warned(run: Run) -> str:
    """The inputs that AWS would advise otherwise; the table says why."""
    return ", ".join(text.partition(":")[0].lower() for text in run.trace.results["warnings"])


def faults(params: Params) -> dict[str, str]:
    """What Lambda would refuse, at the field that breaks the rule."""
    refused = " ".join(message for _, message in violations(params))
    return {"function_timeout": refused} if refused else {}


def moment(run: Run, at: float) -> str:
    """What becomes of the messages at a second."""
    found = run.trace.results
    if at >= found["ended_at"]:
        return f"{clock(at)}: {run.trace.events[-1].what}."
    before = [row for row in found["deliveries"] if row["received_at"] <= at]
    if not before:
        return f"{clock(at)}: in the queue, not yet received."
    row = before[-1]
    if row["run_end"] is not None and row["run_start"] <= at < row["run_end"]:
        return f"{clock(at)}: delivery {row['number']} runs until {clock(row['run_end'])}."
    if row["run_start"] is not None and at < row["run_start"]:
        return f"{clock(at)}: delivery {row['number']}, the batch window is open until {clock(row['run_start'])}."
    visible = row["visible_again_at"]
    if visible is not None and at < visible:
        return f"{clock(at)}: delivery {row['number']}, {WORDS[word_of(row)]}; hidden until {clock(visible)}."
    return f"{clock(at)}: in the queue, it can be received."


def tables(run: Run) -> tuple[Table, ...]:
    """Deliveries, messages, and the advice that is not followed."""
    found = run.trace.results
    deliveries = tuple(
        (f"{row['number']:,}", clock(row["received_at"]), _or(row["run_end"]), WORDS[word_of(row)],
         _or(row["visible_again_at"]))
        for row in found["deliveries"][:LISTED]
    )  # fmt: skip
    messages = tuple(
        (ranges([row["message"] for row in group]), f"{group[0]['received']:,}", group[0]["outcome"],
         clock(group[0]["ended_at"]))
        for group in stories(run)
    )  # fmt: skip
    heads = ("Delivery", "Received at", "Run ends at", "Outcome", "Visible again at")
    caption = f"The first {LISTED} of {found['received']:,} deliveries" if found["received"] > LISTED else "Deliveries"
    made = (
        Table(caption, heads, deliveries, (0, 1, 2, 4)),
        Table("Messages", ("Messages", "Received", "End", "At"), messages, (1, 3)),
    )
    advice = tuple((text,) for text in found["warnings"])
    return (*made, Table("Warnings", ("What AWS advises otherwise",), advice)) if advice else made


def _or(at: float | None) -> str:
    return "–" if at is None else clock(at)
