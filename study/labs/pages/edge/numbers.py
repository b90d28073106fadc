"""A request through CloudFront in numbers, sentences and tables."""

from study.core.simulators.engines.edge.params import EVENTS, UNSUPPORTED, Params, violations
from study.core.simulators.engines.edge.run import ran_words
from study.core.text.number import number
from study.labs.pages.edge.read import WORDS
from study.labs.plugin import Number, Run, Table

FIELDS = {
    "generated-size": "body_bytes",
    "timeout": "timeout_s",
    "package": "package_mb",
    "version": "version",
    "region": "region",
    "viewer-response-status": "sets_status",
} | {f"no-{name}": "uses" for name in UNSUPPORTED}
"""The field that breaks each rule."""

MAY = (
    ("Viewer request", "what the cache looks for, and what goes on; or it answers", "nothing"),
    ("Origin request", "what the origin gets; or it answers", "what comes of it"),
    ("Origin response", "status, headers and body of the answer", "the changed answer"),
    ("Viewer response", "headers of the answer, never its status", "nothing"),
)
"""What a function at each event may change, and what of that the cache keeps (CF/lambda-how-to-choose-event, read
2026-11-23; CF/lambda-generating-http-responses, read 2026-11-27)."""

BESIDE = (
    ("Events", "all four", "viewer events"),
    ("Package, or code", "50 MB", "10 KB"),
    ("Memory", "as in Lambda", "2 MB"),
    ("Time", "30 s", "no such setting"),
)
"""Lambda@Edge and CloudFront Functions (CF/cloudfront-limits, read 2026-11-23)."""


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    ran = {name for name, runs in found["runs"].items() if runs}
    return (
        Number("Functions run at", ran_words(ran)),
        Number("The viewer gets", str(found["status"]), found["status"], "failed" if found["status"] >= 400 else ""),
        *(
            Number(f"Runs at {WORDS[name].lower()}", number(count), count, "served" if count else "")
            for name, count in found["expected_runs"].items()
        ),
        Number(
            "Runs in all",
            number(sum(found["expected_runs"].values())),
            sum(found["expected_runs"].values()),
            note="each one is paid for",
        ),
    )


def tables(run: Run) -> tuple[Table, ...]:
    """What becomes of each event, what may be changed there, and the lighter kind of function beside this one."""
    told = {event.who: event for event in run.trace.events}
    rows = tuple((WORDS[name], told[name].what, told[name].why) for name in EVENTS)
    return (
        Table("Event by event", ("Event", "This request", "Because"), rows),
        Table("What each may change", ("Event", "May change", "Kept in the cache"), MAY),
        Table("Beside CloudFront Functions", ("Limit", "Lambda@Edge", "CloudFront Functions"), BESIDE),
    )


def faults(params: Params) -> dict[str, str]:
    """What CloudFront would refuse, at the field that breaks the rule."""
    return {FIELDS[rule]: message for rule, message in violations(params)}
