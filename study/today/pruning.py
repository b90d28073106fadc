"""Once a day what is nobody's any more is removed, in every place, and what is over is ended."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from study.banks.operations import forget_unnamed, forget_uploads
from study.core.text.plural import counted
from study.exams.operations import end_all_over
from study.library.ownership import remove_deleted
from study.people import errands
from study.people.operations import Pruned, prune
from study.topics.operations import forget_looks
from study.uploads.pictures import forget_pictures
from study.web import outbox, rates

log = logging.getLogger("keepwarm.pruning")
PRUNE = "prune"
EVERY = timedelta(days=1)


def prune_all(*, now: datetime) -> str:
    """Remove and end it; what that was, in words. A step that fails, as where the store of pictures is away, keeps no
    other from being done: what was wrong is raised after the last."""
    steps = _Steps(now)
    ended = counted(steps.do(end_all_over, 0), "mock exam")
    gone = steps.do(prune, Pruned(0, 0))
    steps.do(forget_unnamed, None)
    said = (
        (gone.guests, "guest"),
        (gone.sessions, "session"),
        (steps.do(forget_uploads, 0), "file"),
        (steps.do(remove_deleted, 0), "course"),
        (steps.do(forget_looks, 0), "look"),
        (steps.do(errands.forget, 0), "piece of work", "pieces of work"),
        (steps.do(forget_pictures, 0), "picture"),
        (gone.left, "deleted learner"),
        (steps.do(rates.forget, 0), "count"),
        (steps.do(outbox.forget, 0), "unsent mail"),
    )
    if steps.failures:
        raise steps.failures[0]
    return f"Removed {', '.join(counted(*one) for one in said)}.\nEnded {ended}."


class _Steps:
    """What is done one after the other, and what failed of it."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.failures: list[Exception] = []

    def do[T](self, step: Callable[..., T], nothing: T) -> T:
        """Take a step; `nothing` where it fails."""
        try:
            return step(now=self._now)
        except Exception as error:
            log.exception("not pruned: %s", step.__qualname__)
            self.failures.append(error)
            return nothing


def prune_again(*, now: datetime) -> None:
    """The same as a task of the worker; what it did stands in the log."""
    log.info("%s", prune_all(now=now).replace("\n", " "))
