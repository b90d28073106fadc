"""What the session that a browser is in was begun for; kept with the browser, for the day."""

import re
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from study.people.models import Learner
from study.people.requests import Request
from study.review.queries.queue import BOTH, DUE, MISSED, NEW, Queue, day_queue
from study.web.cleaning import whole

ONLY = (DUE, NEW, BOTH, MISSED)
WISH = re.compile(rf"({'|'.join(ONLY)})(?: (\d{{1,6}}))?(?: (in|of) (\d{{1,18}}))?")
KEPT = "focus"


@dataclass(frozen=True, slots=True)
class Focus:
    """`on` is one of ONLY, or empty where nothing was asked for; `most` are asked, where that is given, and with a
    `topic` or, of new ones, a `course`, by its number, none but its own. Once its end page was shown the session is
    `over`, until something of it is undone or another begins: loading the page again asks nothing further."""

    on: str = ""
    most: int | None = None
    over: bool = False
    topic: int | None = None
    course: int | None = None

    def queue(self, learner: Learner, today: date, now: datetime) -> Queue:
        """What it asks. Nothing was asked for in a backlog: new cards wait."""
        if self.over:
            return day_queue(learner, today, now, DUE, 0)
        on = "" if self.on == BOTH else self.on
        return day_queue(learner, today, now, on, self.most, topic=self.topic, course=self.course, may_wait=not self.on)


def wish(text: str) -> Focus | None:
    """What a button asks for: one of ONLY; `due 30` for so many of those, `new 5 in 17` for up to so many of a topic,
    `new 5 of 3` of a course. None if it is none of these."""
    found = WISH.fullmatch(text)
    if not found:
        return None
    only, most, within, number = found.groups()
    here = whole(number or "", 0) or None
    topic, course = (here, None) if within == "in" else (None, here)
    return Focus(only, whole(most or "", 0) or None, topic=topic, course=course)


def focus(request: Request) -> Focus:
    """What was asked for today; what was asked for yesterday does not hold."""
    kept = request.session.get(KEPT) or {}
    if not isinstance(kept, dict) or kept.get("day") != request.today().isoformat():
        return Focus()
    return Focus(kept["on"], kept["most"], kept["over"], kept.get("topic"), kept.get("course"))


def keep_focus(request: Request, wanted: Focus) -> None:
    day = request.today().isoformat()
    request.session[KEPT] = {**asdict(wanted), "day": day}


def close(request: Request, over: bool) -> None:
    """Note that the end page was shown, or that something of the session was taken back since."""
    found = focus(request)
    if found.on and found.over != over:
        keep_focus(request, replace(found, over=over))
