"""Which new cards a learner is asked on a day, and which questions can be dealt next.

Both follow one rule about siblings, so that what is dealt for a day can be asked that day. A new card waits
while a sibling is due or was answered today; of several new siblings, the first is asked first.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from study.banks.models import BEST_FIRST, Bank, Origin, Question, Status
from study.banks.roles import asked_of
from study.core.scheduling.order import Part, by_weight, in_turn
from study.core.scheduling.plan import portion
from study.core.scheduling.queue import MOST_NEW
from study.library.models import Course, Topic
from study.library.queries import CourseMap, course_maps
from study.people.models import Learner
from study.review.due import NEW, due, new
from study.review.models import Card, Review, Study
from study.web.prepared import Read

# Who learns notes of somebody wants to be asked about those first, before what a simulator asks.
NOTES_FIRST = ("bank__origin", *BEST_FIRST[1:])
COMPUTED = Q(bank__origin=Origin.COMPUTED)
RESTS = Q(paused_at__isnull=False) | Q(left_at__isnull=False)
"""Said of what somebody studies: nothing of the course is asked until they take it up again."""
MOST_AT_ONCE = 50  # new cards one press can ask for


def asked_cards(learner: Learner) -> QuerySet[Card]:
    """The learner's cards that are asked at all: not set aside, of questions that are asked of them still, and of no
    course that rests."""
    return Card.objects.filter(is_asked(learner), learner=learner.pk)


def new_cards(
    learner: Learner, today: date, topic: int | None = None, course: int | None = None
) -> list[tuple[int, str]]:
    """The new cards that today asks, of one topic or one course where its number is given, with their groups, in the
    order they were dealt."""
    found: list[tuple[int, str]] = []
    seen: set[str] = set()
    for pk, group in free_cards(learner, today, topic, course):
        if group not in seen:
            found.append((pk, group))
        seen |= {group} - {""}
    return found


def free_cards(
    learner: Learner, today: date, topic: int | None = None, course: int | None = None
) -> list[tuple[int, str]]:
    """The same with all of a group, of which one is asked: up to MOST_NEW."""
    within = {"question__topic": topic} if topic else {"question__bank__course": course} if course else {}
    return list(_fresh(learner, today).filter(**within)[:MOST_NEW]) if within else _waiting(learner, today)


@Read
def _waiting(learner: Learner, today: date) -> QuerySet[Card, tuple[int, str]]:
    return _fresh(learner, today)[:MOST_NEW]


def _fresh(learner: Learner, today: date) -> QuerySet[Card, tuple[int, str]]:
    """The new cards that have no sibling to wait for."""
    waiting = asked_cards(learner).filter(new(today), ~_sibling(learner, _has_turn(learner, today)))
    return waiting.order_by("id").values_list("pk", "group")


def missing(learner: Learner, today: date, number: int, topic: int | None = None, course: int | None = None) -> int:
    """How many are to be dealt so that so many new cards of a topic or a course can be asked now."""
    return max(0, min(number, MOST_AT_ONCE) - len(new_cards(learner, today, topic, course)))


def learnable(learner: Learner, course: Course, today: date, number: int) -> int:
    """How many new cards of a course are asked of who wants to learn `number` of them now: those that wait, and what
    is dealt beside them. None of a course that rests."""
    if course.pk not in chosen_courses(learner):
        return 0
    waiting = len(new_cards(learner, today, course=course.pk))
    beside = pick(learner, [course.pk], None, today, missing(learner, today, number, course=course.pk))
    return waiting + len(beside)


def learnt(learner: Learner, today: date) -> int:
    """How many cards were answered for the first time today."""
    return _learnt.count(learner, today)


@Read
def _learnt(learner: Learner, today: date) -> QuerySet[Review, tuple[int]]:
    return Review.objects.filter(learner=learner.pk, day=today, voided_at=None, ordinal=0).values_list("pk")


def chosen_courses(learner: Learner) -> list[int]:
    """The courses somebody studies and has not paused, in the order they were chosen."""
    chosen = Study.objects.filter(~RESTS, learner=learner)
    return list(chosen.order_by("since", "id").values_list("course", flat=True))


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


def pick_of(learner: Learner, questions: Sequence[int], today: date, room: int) -> list[tuple[int, str]]:
    """Up to `room` of these questions that the learner is asked and could answer today, with their groups."""
    waits = _sibling(learner, _has_turn(learner, today) | (NEW & is_asked(learner)))
    rows = _never_dealt(learner).filter(~waits, pk__in=questions).order_by(*BEST_FIRST)
    found: dict[str | int, tuple[int, str]] = {}
    for pk, group in rows.values_list("pk", "group") if room else ():
        found.setdefault(group or pk, (pk, group))
    return list(islice(found.values(), room))


def unseen(learner: Learner, most: int, step: int = 1) -> int:
    """How many cards can be learnt, dealt or not, counted up to `most`. With a `step` one in so many is counted."""
    if most < step:
        return 0
    dealt = _dealt.count_to(most, learner) // step
    return min(most // step, dealt + _open.count_to(most // step, learner, step, learner.pk % step))


@Read
def _dealt(learner: Learner) -> QuerySet[Card, tuple[int]]:
    return asked_cards(learner).filter(NEW).values_list("pk")


@Read
def _open(learner: Learner, step: int, rest: int) -> QuerySet[Question, tuple[int]]:
    """One in `step` of the questions of the learner's courses that they have no card of. They are drawn first, by an
    index alone: a course may have a great many, and every one of them dealt."""
    banks = Bank.objects.filter(course__in=Study.objects.filter(~RESTS, learner=learner.pk).values("course"))
    ready = Question.objects.filter(bank__in=banks.values("pk"), status=Status.READY).order_by()
    drawn = ready.annotate(rest=portion(F("pk"), step)).filter(rest=rest)
    return _never_dealt(learner).filter(pk__in=drawn.values("pk")).order_by().values_list("pk")


def undealt(learner: Learner, courses: Sequence[int]) -> QuerySet[Question]:
    """The questions of these courses that the learner is asked and has no card of."""
    return _never_dealt(learner).filter(bank__course__in=courses)


def _never_dealt(learner: Learner) -> QuerySet[Question]:
    dealt = Card.objects.filter(learner=learner.pk, question=OuterRef("pk"))
    return Question.objects.filter(~Exists(dealt), asked_of(learner))


def _in_turn(
    learner: Learner, courses: Sequence[int], topic: Topic | None, today: date, of: Q | None = None
) -> Iterator[tuple[int, str]]:
    """One of each course in turn, each day beginning with another; of a course by the domains of its exam."""
    wanted = of or Q()
    if topic:
        return chain.from_iterable(_undealt(learner, course, Q(topic=topic), today, wanted) for course in courses)
    maps = course_maps([*Course.objects.filter(pk__in=courses)], learner.exam.lower())
    found = {one.course.pk: one for one in maps}
    came = _dealt_by_topic(learner, [one for one in maps if one.exam])
    lists = [_by_domain(learner, found[course], came, today, wanted) for course in courses]
    return in_turn(lists, today.toordinal())


def _by_domain(
    learner: Learner, found: CourseMap, came: Mapping[int, int], today: date, of: Q
) -> Iterator[tuple[int, str]]:
    """The undealt questions of a course: where it prepares for an exam, of its domains by their weight."""
    course = found.course.pk
    if not found.exam:
        return _undealt(learner, course, Q(), today, of)
    weighed = [(domain.weight, [topic.pk for topic in domain.topics]) for domain in found.domains if domain.weight]
    placed = [pk for _, topics in weighed for pk in topics]
    parts = [
        Part(weight, sum(came.get(pk, 0) for pk in topics), _undealt(learner, course, Q(topic__in=topics), today, of))
        for weight, topics in weighed
    ]
    elsewhere = Q(topic=None) | ~Q(topic__in=placed)
    return by_weight([*parts, Part(0, 0, _undealt(learner, course, elsewhere, today, of))])


def _dealt_by_topic(learner: Learner, maps: Sequence[CourseMap]) -> dict[int, int]:
    """How many cards the learner has of each topic of these courses."""
    if not maps:
        return {}
    cards = Card.objects.filter(learner=learner, question__bank__course__in=[one.course for one in maps])
    return dict(cards.order_by().values_list("question__topic").annotate(number=Count("pk")))


def _undealt(learner: Learner, course: int, where: Q, today: date, of: Q) -> Iterator[tuple[int, str]]:
    waits = _sibling(learner, _has_turn(learner, today) | (NEW & is_asked(learner)))
    questions = undealt(learner, [course]).filter(of, where, ~waits)
    order = NOTES_FIRST if Course.objects.filter(pk=course, owner__isnull=False).exists() else BEST_FIRST
    yield from questions.order_by(*order).values_list("pk", "group").iterator(chunk_size=100)


def _sibling(learner: Learner, where: Q) -> Exists:
    """Whether the learner has a card in the group of a card or question, such as `where` says."""
    return Exists(Card.objects.filter(where, learner=learner.pk, group=OuterRef("group")).exclude(group=""))


def is_asked(learner: Learner) -> Q:
    """The condition on cards: the learner is asked them at all (`asked_cards`)."""
    rests = Study.objects.filter(RESTS, learner=learner.pk, course=OuterRef("question__bank__course"))
    return Q(suspended_at=None) & asked_of(learner, "question__") & ~Q(Exists(rests))


def _has_turn(learner: Learner, today: date) -> Q:
    """Cards whose siblings wait. Who has flown west may have answered them on what is now tomorrow."""
    return Q(last_day__gte=today) | (due(today) & is_asked(learner))
