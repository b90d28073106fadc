"""A single change to the inputs of a run, and what it would bring."""

from dataclasses import dataclass

from study.core.simulators.simulator import Trace, Wrong


@dataclass(frozen=True, slots=True)
class Change[P]:
    """One thing done differently: in words, the parameters and the run then, and whether that `helps`."""

    words: str
    params: P
    trace: Trace
    helps: bool


def only_help[P](found: list[Change[P]]) -> Change[P] | None:
    """The one change that helps; None where several or none do."""
    helping = [one for one in found if one.helps]
    return helping[0] if len(helping) == 1 else None


def no_help[P](found: list[Change[P]]) -> list[Wrong]:
    """The changes that do not help as wrong answers, each with what the run says then."""
    return [Wrong(f"thinks it is enough that {one.words}", one.words, one.trace.says) for one in found if not one.helps]
