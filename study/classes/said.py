"""What learners read of a piece of work: of one that is being written, of one that is stored, and of their own."""

from dataclasses import replace

from study.classes.models import Tells, What
from study.classes.operations import Wishes
from study.classes.queries import Cell, Work
from study.core.exams.assigned import Counts, Late, Window
from study.core.exams.reads import Terms


def as_wished(wishes: Wishes) -> Terms:
    """As it would be read if it were stored like this."""
    drawn = len(wishes.picked) + sum(rule.number for rule in wishes.rules)
    return Terms(
        name=wishes.what.label,
        questions=wishes.exam.offer.blueprint.questions if wishes.exam else drawn,
        window=Window(wishes.opens, wishes.due, wishes.late),
        target=wishes.target if wishes.what == What.SET else None,
        minutes=wishes.minutes,
        attempts=wishes.attempts,
        counts=wishes.counts,
        at_once=wishes.tells == Tells.AT_ONCE,
    )


def as_stored(work: Work, window: Window | None = None) -> Terms:
    """As the class reads it, or somebody for whom this window holds."""
    one = work.assignment
    return Terms(
        name=What(one.what).label,
        questions=work.asks,
        window=window or Window(work.given.opens_at, work.given.due_at, Late(one.late)),
        target=one.target if work.is_set else None,
        minutes=None if work.is_set else one.minutes,
        attempts=one.attempts,
        counts=Counts(one.counts),
        at_once=one.tells == Tells.AT_ONCE,
    )


def for_one(cell: Cell) -> Terms:
    """As the person reads it whose cell this is, with their own dates and attempts."""
    work, more = cell.work, cell.arranged[-1].more_attempts if cell.arranged else 0
    terms = as_stored(work, Window(cell.opens, cell.due, Late(work.assignment.late)))
    return replace(terms, attempts=terms.attempts + more)
