"""What the session that a browser is in was begun for; kept with the browser, for the day."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from study.people.models import Learner
from study.people.requests import Request
from study.review.queries.queue import DUE, NEW, Queue, day_queue

BOTH = "both"
ONLY = (DUE, NEW, BOTH)
KEPT = "focus"


@dataclass(frozen=True, slots=True)
class Focus:
    """`on` is one of ONLY, a course's number, or empty where nothing was asked for; of due cards `most` are asked,
    where that is given. Once its end page was shown the session is `over`, until something of it is undone or another
    begins: loading the page again asks nothing further."""

    on: str = ""
    most: int | None = None
    over: bool = False

    def queue(self, learner: Learner, today: date, now: datetime) -> Queue:
        on = "" if self.on == BOTH else self.on
        return day_queue(learner, today, now, DUE if self.over else on, 0 if self.over else self.most)


def focus(request: Request) -> Focus:
    """What was asked for today; what was asked for yesterday does not hold."""
    kept = request.session.get(KEPT) or {}
    if not isinstance(kept, dict) or kept.get("day") != request.today().isoformat():
        return Focus()
    return Focus(kept["on"], kept["most"], kept["over"])


def keep_focus(request: Request, wanted: Focus) -> None:
    day = request.today().isoformat()
    request.session[KEPT] = {"on": wanted.on, "most": wanted.most, "over": wanted.over, "day": day}


def close(request: Request, over: bool) -> None:
    """Note that the end page was shown, or that something of the session was taken back since."""
    found = focus(request)
    if found.on and found.over != over:
        keep_focus(request, replace(found, over=over))
