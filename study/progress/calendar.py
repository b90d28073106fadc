"""A learner's calendar: what comes due on each of the coming days, and the exam."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from study.core.text.plural import counted

RENEWED = timedelta(hours=6)
"""How often a calendar program is asked to look again."""


def calendar(
    name: str, due: Sequence[tuple[date, int]], exam: tuple[str, date] | None, address: str, now: datetime
) -> bytes:
    """The calendar of that `name` as a file of RFC 5545: whole days, none of which makes anybody busy. `due` has
    the days with how much comes due on each, `exam` its title and day; `address` is where the review begins."""
    made = Calendar()
    made.add("prodid", "-//Keepwarm//Keepwarm//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Keepwarm")
    made.add("refresh-interval", RENEWED, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT6H")
    for day, number in due:
        if number:
            made.add_component(_event(name, "due", day, f"{counted(number, 'question')} due", address, now))
    if exam:
        title, on = exam
        made.add_component(_event(name, "exam", on, f"Exam: {title}" if title else "Exam", address, now))
    return bytes(made.to_ical())


def _event(name: str, sort: str, day: date, summary: str, address: str, now: datetime) -> Event:
    """An event of a whole day. Its id stays the same whenever the calendar is made, and gives no address away."""
    event = Event()
    of = f"{name}/{sort}/{day.isoformat() if sort == 'due' else ''}"
    event.add("uid", f"{hashlib.sha256(of.encode()).hexdigest()[:32]}@keepwarm")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
