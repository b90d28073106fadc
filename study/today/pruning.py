"""Once a day what is nobody's any more is removed, in every place, and what is over is ended."""

import logging
from datetime import datetime, timedelta

from study.banks.operations import forget_unnamed, forget_uploads
from study.core.text.plural import counted
from study.exams.operations import end_all_over
from study.library.ownership import remove_deleted
from study.people import errands
from study.people.operations import prune
from study.topics.operations import forget_looks
from study.uploads.pictures import forget_pictures
from study.web import outbox, rates

log = logging.getLogger("keepwarm.pruning")
PRUNE = "prune"
EVERY = timedelta(days=1)


def prune_all(*, now: datetime) -> str:
    """Remove and end it; what that was, in words."""
    gone = prune(now=now)
    forget_unnamed(now=now)
    said = (
        (gone.guests, "guest"),
        (gone.sessions, "session"),
        (forget_uploads(now=now), "file"),
        (remove_deleted(now=now), "course"),
        (forget_looks(now=now), "look"),
        (errands.forget(now=now), "piece of work", "pieces of work"),
        (forget_pictures(now=now), "picture"),
        (gone.left, "deleted learner"),
        (rates.forget(now), "count"),
        (outbox.forget(now=now), "unsent mail"),
    )
    ended = counted(end_all_over(now=now), "mock exam")
    return f"Removed {', '.join(counted(*one) for one in said)}.\nEnded {ended}."


def prune_again(*, now: datetime) -> None:
    """The same as a task of the worker; what it did stands in the log."""
    log.info("%s", prune_all(now=now).replace("\n", " "))
