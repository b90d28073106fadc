"""What a learner has done today: how many, in what time, and what was missed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from study.core.questions.kinds import KINDS
from study.core.scheduling import Grade
from study.core.text.duration import roughly
from study.people.models import Learner
from study.review.models import Card, Review
from study.review.new_cards import asked_cards
from study.review.queries.questions import stem_in
from study.review.regrade_plan import regraded
from study.web.prepared import Numbers, Read
from study.web.rendering import line


@dataclass(frozen=True, slots=True)
class Missed:
    """A card that was missed today when it came first: that answer by its number, what was asked, in a line, and the
    number of its topic. `again` says that it was asked once more since."""

    answer: int
    card: int
    line: SafeString
    topic: int | None
    again: bool


@dataclass(frozen=True, slots=True)
class Done:
    """The cards answered today, each once: those that were `reviewed` and those `learnt`, of these the `right` ones,
    and those `missed`, in their order, of which so many are `open` to be asked once more. `took` is the time their
    questions were open, empty where none was measured; `repeats` counts the other answers."""

    reviewed: int
    learnt: int
    right: int
    repeats: int
    took: str
    missed: tuple[Missed, ...]
    open: int

    @property
    def total(self) -> int:
        return self.reviewed + self.learnt

    @property
    def marks(self) -> list[str]:
        """One state a card, for a strip of cells."""
        return ["warm"] * self.right + ["wrong"] * (self.total - self.right)

    @property
    def again(self) -> int:
        """How many of the missed were asked once more."""
        return sum(one.again for one in self.missed)


def done(learner: Learner, today: date) -> Done:
    """What stands in the log of today, in four reads at most."""
    answers = _answers(learner, today)
    first = _firsts(answers)
    wrong = [one for one in first.values() if not one.right]
    learnt = sum(one.ordinal == 0 for one in first.values())
    seconds = [one.seconds for one in answers if one.seconds is not None]
    times = Counter(one.card for one in answers)
    return Done(
        reviewed=len(first) - learnt,
        learnt=learnt,
        right=len(first) - len(wrong),
        repeats=len(answers) - len(first),
        took=roughly(sum(seconds)) if seconds else "",
        missed=_missed([one.number for one in wrong], {one.card for one in wrong if times[one.card] > 1}),
        open=len(_asked(learner, wrong)),
    )


def missed_cards(learner: Learner, today: date) -> list[int]:
    """The cards missed today that are asked still, in the order they were missed."""
    wrong = [one for one in _firsts(_answers(learner, today)).values() if not one.right]
    asked = _asked(learner, wrong)
    return [one.card for one in wrong if one.card in asked]


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    card: int
    grade: int
    ordinal: int
    seconds: float | None

    @property
    def right(self) -> bool:
        return Grade(self.grade).recalled


def _answers(learner: Learner, today: date) -> list[_Answer]:
    return [_Answer(*row) for row in _of_day(learner, today)]


@Read
def _of_day(learner: Learner, today: date) -> QuerySet[Review, tuple[Any, ...]]:
    rows = regraded(Review.objects.filter(learner=learner.pk, day=today, voided_at=None)).order_by("answered_at", "id")
    names = ("pk", "card", "counted_grade", "ordinal", "seconds")
    return rows.values_list(*names)


def _firsts(answers: Iterable[_Answer]) -> dict[int, _Answer]:
    """The first answer to each card, by card."""
    first: dict[int, _Answer] = {}
    for one in answers:
        first.setdefault(one.card, one)
    return first


def _asked(learner: Learner, answers: Collection[_Answer]) -> set[int]:
    """Of the cards of these answers those that are asked still."""
    return set(_still(learner, str([one.card for one in answers]))) if answers else set()


@Read
def _still(learner: Learner, cards: str) -> QuerySet[Card, int]:
    """Of the cards in a JSON list those that are asked: of a day with many answers, few were missed."""
    return asked_cards(learner).filter(pk__in=Numbers(cards)).values_list("pk", flat=True)


def _missed(answers: Collection[int], repeated: Collection[int]) -> tuple[Missed, ...]:
    if not answers:
        return ()
    rows = _what_was_asked(str([*answers]))
    told_by_body = [number for number, _, _, kind, *_ in rows if not KINDS[kind].asks_its_prompt]
    bodies = dict(_bodies(str(told_by_body)) if told_by_body else ())
    return tuple(
        Missed(number, card, line(stem_in(kind, bodies.get(number), prompt, seed)), topic, card in repeated)
        for number, card, seed, kind, prompt, topic in rows
    )


@Read
def _what_was_asked(answers: str) -> QuerySet[Review, tuple[Any, ...]]:
    """Of the answers in a JSON list what the page names: of a day with many, whole rows are most of its work."""
    rows = Review.objects.filter(pk__in=Numbers(answers)).order_by("answered_at", "pk")
    return rows.values_list("pk", "card", "seed", "version__kind", "version__prompt", "card__question__topic")


@Read
def _bodies(answers: str) -> QuerySet[Review, tuple[int, Any]]:
    """The bodies that those answers are about: large, and few kinds say in them what is asked."""
    return Review.objects.filter(pk__in=Numbers(answers)).values_list("pk", "version__body")
