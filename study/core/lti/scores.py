"""What a platform is told of a piece of work, and what follows from its answer."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)

type Outcome = Literal["taken", "refused", "later"]


@dataclass(frozen=True, slots=True)
class Score:
    """So many points of so many."""

    points: float
    most: float


def wanted(*, state: str, is_set: bool, is_over: bool, points: float | None, most: float) -> Score | None:
    """What the platform's gradebook should hold, or None for nothing yet: what counts of a quiz as soon as there is
    something, a study set as it stands when it is due, and 0 for what is missing then. Who is excused has none."""
    if state == "excused" or most <= 0:
        return None
    if state == "missing":
        return Score(0, most)
    if points is None or (is_set and not is_over):
        return None
    return Score(max(0, points), most)


def outcome(status: int) -> Outcome:
    """What an answer means: taken, refused for good, or to be tried later. 401 and 403 are tried again, since a
    platform answers so while its keys are stale; so are timeouts and "too many"."""
    if 200 <= status < 300:
        return "taken"
    return "refused" if 400 <= status < 500 and status not in (401, 403, 408, 425, 429) else "later"


def wait(failures: int) -> timedelta:
    """How long until the next try, after so many failures in a row: doubled each time, up to an hour."""
    doubled: int = 2 ** min(max(0, failures - 1), 10)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)
