"""What stands beside the day: news, what waits to be decided, work in classes. On most days there is none of it, so
one read tells which there are, and only those are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, QuerySet

from study.banks.models import Question
from study.classes import queries as classes
from study.classes.queries import Todo
from study.exams.late import TOLD, Ruled, ruled, rulings
from study.library.looks import looks_of, open_looks
from study.library.models import Course, Look, Share
from study.library.ownership import taken_back
from study.people import errands
from study.people.models import Errand, Learner, User
from study.progress.queries import Outdated, outdated, refuted_of
from study.review.queries import lists
from study.review.queries.notices import News, notices, unseen_notices
from study.topics.doubts import doubts, doubts_of, two_texts_of
from study.topics.queries import held, held_of
from study.topics.reported import called_wrong, open_disputes, open_reports, reports
from study.topics.triage import ToDecide, to_decide_first, undecided_of
from study.web.prepared import Read

UNSHARED = timedelta(days=60)
"""How long after a link was taken back who came by it is told, once."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told on Today besides the day itself; see the queries of each."""

    news: Sequence[News]
    look: Look | None
    held: Sequence[Question]
    decide: ToDecide | None
    reports: int
    doubts: int
    texts: int
    todo: Sequence[Todo]
    ruled: Sequence[Ruled]
    errands: Sequence[Errand]
    hard: int
    hidden: int
    outdated: Outdated | None
    unshared: Sequence[Share]


class _There(NamedTuple):
    """Whether there is any of it; of who has no learner yet there is none."""

    news: bool = False
    look: bool = False
    held: bool = False
    decide: bool = False
    reports: bool = False
    wrong: bool = False
    doubts: bool = False
    texts: bool = False
    todo: bool = False
    ruled: bool = False
    errands: bool = False
    hard: bool = False
    hidden: bool = False
    outdated: bool = False
    unshared: bool = False


def beside(
    learner: Learner | None, user: User | AnonymousUser, now: datetime, today: date, courses: Sequence[Course] = ()
) -> Beside:
    """What there is of all that for somebody, and in the notes of the `courses` of their day."""
    there = _There()
    if learner:
        there = _There(*(_there.first(learner, now - TOLD, now - UNSHARED) or there))
    account = user if isinstance(user, User) else None
    decides = bool(account and account.is_instructor)  # about doubts in notes of nobody, too
    return Beside(
        news=notices(learner) if learner and there.news else (),
        look=next(iter(open_looks(learner, waiting=True)), None) if there.look else None,
        held=held(learner) if learner and there.held else (),
        decide=to_decide_first(learner) if learner and there.decide else None,
        reports=(len(reports(learner)) if there.reports else 0) + (len(called_wrong(learner)) if there.wrong else 0),
        doubts=len(doubts(learner, user)) if there.doubts or decides else 0,
        texts=two_texts_of(learner).count() if learner and there.texts else 0,
        todo=classes.todo(learner, now, today) if there.todo else (),
        ruled=ruled(learner, now) if there.ruled else (),
        errands=errands.unseen(account) if account and (there.errands or not learner) else (),
        hard=lists.hard_number(learner) if learner and there.hard else 0,
        hidden=lists.hidden_number(learner) if learner and there.hidden else 0,
        outdated=outdated(courses) if there.outdated else None,
        unshared=list(taken_back(learner, now - UNSHARED)) if learner and there.unshared else (),
    )


@Read
def _there(learner: Learner, since: datetime, unshared: datetime) -> QuerySet[Learner, tuple[bool, ...]]:
    rows = Learner.objects.filter(pk=learner.pk)
    return rows.values_list(
        Exists(unseen_notices(learner)),
        Exists(looks_of(learner, waiting=True)),
        Exists(held_of(learner)),
        Exists(undecided_of(learner)),
        Exists(open_reports(learner)),
        Exists(open_disputes(learner)),
        Exists(doubts_of(learner)),
        Exists(two_texts_of(learner)),
        Exists(classes.given_to(learner)),
        Exists(rulings(learner.pk, since)),
        Exists(errands.unseen_of(learner.user_id)),
        Exists(lists.leeches(learner)),
        Exists(lists.set_aside(learner)),
        Exists(refuted_of(learner)),
        Exists(taken_back(learner, unshared)),
    )
