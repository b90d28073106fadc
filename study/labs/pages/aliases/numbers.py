"""A run of an alias in numbers, sentences and tables."""

from study.core.simulators.engines.aliases.params import Params
from study.core.simulators.engines.aliases.ready import FIXED, is_fixed
from study.core.simulators.engines.aliases.rules import violations
from study.core.simulators.engines.aliases.run import route
from study.core.text.duration import clock
from study.core.text.number import number
from study.labs.pages.aliases.read import shares
from study.labs.plugin import Number, Run, Table

FIELDS = {
    "one-additional-version": "third_version",
    "alias-to-alias": "first_version",
    "no-version": "first_version",
    "weighted-latest": "second_version",
    "two-versions": "second_version",
    "same-role": "same_role",
    "same-dlq": "same_dlq",
    "provisioned-latest": "provisioned",
    "missing-version": "acts",
}
"""The field that breaks each rule."""


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    moved, made, code = found["moved_at"], len(found["versions"]), found["code"]
    return (
        Number("A call runs", route(run.params).version),
        Number(
            "Expected on the additional version",
            number(found["expected"]["second"]),
            found["expected"]["second"],
            note=f"give or take {number(found['deviation'])}",
        ),
        Number("Came to it", number(found["counts"]["second"]), found["counts"]["second"], "cold"),
        Number("Came to the alias's own", number(found["counts"]["first"]), found["counts"]["first"], "served"),
        Number("Elsewhere", number(found["elsewhere"]), found["elsewhere"], folded=not found["elsewhere"]),
        Number("Denied", number(found["refused"]), found["refused"], "failed" if found["refused"] else ""),
        Number("Not found", number(found["missing"]), found["missing"], folded=not found["missing"]),
        Number("Published versions", number(made), made, folded=not run.params.acts),
        Number("Code of all calls", "–" if code is None else number(code), code, folded=not run.params.acts),
        *_ready(run),
        Number("All moved after", "never" if moved is None else f"{number(moved)} min", moved),
    )


def _ready(run: Run) -> tuple[Number, ...]:
    """The alias's provisioned environments: whose they are, and how many calls find one."""
    found, folded = run.trace.results, not run.params.provisioned
    version, warm, spilt = found["provisioned_version"], found["warm"], found["spillover"]
    return (
        Number("Provisioned for", f"version {version}" if version else "–", folded=folded),
        Number("Found one ready", "–" if warm is None else number(warm), warm, "served" if warm else "", folded=folded),
        Number("Spilled over", "–" if spilt is None else number(spilt), spilt, "retry" if spilt else "", folded=folded),
    )


def moment(run: Run, at: float) -> str:
    """The share of the new version at a second."""
    minute, percent = [row for row in shares(run) if row[0] * 60 <= at][-1]
    return f"From {clock(minute * 60)}: {number(percent)}% of the calls on the new version."


def tables(run: Run) -> tuple[Table, ...]:
    """The steps of the release."""
    rows = tuple((f"{number(minute)} min", f"{number(percent)}%") for minute, percent in shares(run))
    return (Table("The release", ("From", "On the new version"), rows, (0, 1)),)


def faults(params: Params) -> dict[str, str]:
    """What AWS would refuse, at the field that breaks the rule."""
    found = {FIELDS[rule]: message for rule, message in violations(params)}
    return {**found, "asked_for": FIXED} if is_fixed(params) else found
