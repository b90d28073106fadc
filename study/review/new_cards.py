"""Which new cards a learner is asked on a day, and which questions can be dealt next.

Both follow one rule about siblings, so that what is dealt for a day can be asked that day. A new card waits
while a sibling is due or was answered today; of several new siblings, the first is asked first.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice

from django.db.models import Exists, OuterRef, Q, QuerySet

from study.banks.models import BEST_FIRST, Origin, Question
from study.banks.roles import asked_of
from study.library.models import Course, Topic
from study.people.models import Learner
from study.review.due import NEW, due, new
from study.review.models import Card, Review, Study
from study.web.prepared import Read

# Who brings notes wants to be asked about those first, before what a simulator asks.
OWN_NOTES_FIRST = ("bank__origin", *BEST_FIRST[1:])
COMPUTED = Q(bank__origin=Origin.COMPUTED)
MOST_NEW = 500  # new cards looked at in one day


def asked_cards(learner: Learner) -> QuerySet[Card]:
    """The learner's cards that are asked at all: not set aside, and of questions that are asked of them still."""
    return Card.objects.filter(_asked(learner), learner=learner.pk)


def new_cards(learner: Learner, today: date) -> list[tuple[int, str]]:
    """The new cards that today asks, with their groups, in the order they were dealt."""
    found: list[tuple[int, str]] = []
    seen: set[str] = set()
    for pk, group in _waiting(learner, today):
        if group not in seen:
            found.append((pk, group))
        seen |= {group} - {""}
    return found


@Read
def _waiting(learner: Learner, today: date) -> QuerySet[Card, tuple[int, str]]:
    """The new cards that have no sibling to wait for."""
    waiting = asked_cards(learner).filter(new(today), ~_sibling(learner, _has_turn(learner, today)))
    return waiting.order_by("id").values_list("pk", "group")[:MOST_NEW]


def learnt(learner: Learner, today: date) -> int:
    """How many cards were answered for the first time today."""
    return _learnt.count(learner, today)


@Read
def _learnt(learner: Learner, today: date) -> QuerySet[Review, tuple[int]]:
    return Review.objects.filter(learner=learner.pk, day=today, voided_at=None, ordinal=0).values_list("pk")


def chosen_courses(learner: Learner) -> list[int]:
    """The courses somebody studies, in the order they were chosen."""
    return list(Study.objects.filter(learner=learner).order_by("since", "id").values_list("course", flat=True))


def pick(
    learner: Learner, courses: Sequence[int], topic: Topic | None, today: date, room: int, *, with_run: bool = False
) -> list[tuple[int, str]]:
    """Up to `room` questions that the learner is asked, has no card of and could answer today, with their groups.
    With `with_run` one of several is one that a simulator answers, if there is any: in its turn it might come
    after weeks. Then it is the second."""
    seen: set[str] = set()
    picked: list[tuple[int, str]] = []
    for pk, group in _in_turn(learner, courses, topic, today) if room else ():
        if len(picked) == room:
            break
        if group not in seen:
            picked.append((pk, group))
        seen |= {group} - {""}
    if not with_run or len(picked) < 2:
        return picked
    early = [one for one in islice(_in_turn(learner, courses, topic, today, COMPUTED), 1) if one not in picked]
    others = [one for one in picked if not early or one[1] != early[0][1] or not one[1]]
    return (others[:1] + early + others[1:])[:room]


def undealt(learner: Learner, courses: Sequence[int]) -> QuerySet[Question]:
    """The questions of these courses that the learner is asked and has no card of."""
    dealt = Card.objects.filter(learner=learner, question=OuterRef("pk"))
    return Question.objects.filter(~Exists(dealt), asked_of(learner), bank__course__in=courses)


def _in_turn(
    learner: Learner, courses: Sequence[int], topic: Topic | None, today: date, of: Q | None = None
) -> Iterator[tuple[int, str]]:
    return chain.from_iterable(_undealt(learner, course, topic, today, of or Q()) for course in courses)


def _undealt(learner: Learner, course: int, topic: Topic | None, today: date, of: Q) -> Iterator[tuple[int, str]]:
    waits = _sibling(learner, _has_turn(learner, today) | (NEW & _asked(learner)))
    questions = undealt(learner, [course]).filter(of, ~waits)
    if topic:
        questions = questions.filter(topic=topic)
    order = OWN_NOTES_FIRST if Course.objects.filter(pk=course, owner=learner).exists() else BEST_FIRST
    return questions.order_by(*order).values_list("pk", "group").iterator(chunk_size=500)


def _sibling(learner: Learner, where: Q) -> Exists:
    """Whether the learner has a card in the group of a card or question, such as `where` says."""
    return Exists(Card.objects.filter(where, learner=learner.pk, group=OuterRef("group")).exclude(group=""))


def _asked(learner: Learner) -> Q:
    return Q(suspended_at=None) & asked_of(learner, "question__")


def _has_turn(learner: Learner, today: date) -> Q:
    """Cards whose siblings wait. Who has flown west may have answered them on what is now tomorrow."""
    return Q(last_day__gte=today) | (due(today) & _asked(learner))
