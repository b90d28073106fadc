"""The cards that a learner has set aside or put off, and those they keep missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.safestring import SafeString

from study.banks.models import NOTES, Status
from study.banks.roles import asked_of, is_own_note, open_to
from study.banks.withdrawn import why_withdrawn
from study.core.scheduling import OverrideKind, learner_day
from study.library.models import Topic
from study.people.models import Learner
from study.people.sessions import zone_named
from study.review.card_memory import first_seed
from study.review.leeches import LEECH
from study.review.models import HARDEST_FROM, Card, Override, Reason, Review
from study.review.new_cards import asked_cards
from study.review.queries.questions import stem_of
from study.web.prepared import Read

MOST = 100
"""Rows of a list; what does not fit is counted."""
JOINED = ("card__learner", "card__question__current", "card__question__bank__course", "card__question__topic__course")


@dataclass(frozen=True, slots=True)
class Hard:
    """A card that is missed again and again: how often, and when it was reviewed last. `own` says that its question
    is of the learner's own notes, `noted` that they have written themself a note on it."""

    card: int
    stem: SafeString
    topic: Topic | None
    lapses: int
    last: date
    own: bool
    noted: bool


@dataclass(frozen=True, slots=True)
class Off:
    """A card that is not asked since that learner day: until it is brought back, or until a day, and why.
    `may_return` says whether it can be brought back."""

    card: int
    stem: SafeString
    topic: Topic | None
    since: date
    until: date | None
    why: str

    @property
    def may_return(self) -> bool:
        return self.why != Reason.READ


@dataclass(frozen=True, slots=True)
class Gone:
    """A card that was answered and whose question nobody is asked any more, when it was reviewed last, and why."""

    stem: SafeString
    topic: Topic | None
    last: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a learner is not asked now, by their own word or because the notes do not ask it any more; `more` and
    `more_gone` count the cards that do not stand there for their number."""

    aside: Sequence[Off]
    put_off: Sequence[Off]
    more: int
    gone: Sequence[Gone] = ()
    more_gone: int = 0


def hard(learner: Learner) -> list[Hard]:
    """The learner's leeches, the most missed first."""
    cards = leeches(learner).select_related("question__current", "question__bank__course", "question__topic__course")
    found = cards.select_related("note").order_by("-lapses", "-last_day", "pk")[:MOST]
    return [_hard(card, learner) for card in found]


def hard_number(learner: Learner) -> int:
    """How many leeches the learner has."""
    return _hard_ones.count(learner)


@Read
def _hard_ones(learner: Learner) -> QuerySet[Card, int]:
    return leeches(learner).values_list("pk", flat=True)


def hidden_number(learner: Learner) -> int:
    """How many cards the learner has set aside."""
    return _hidden_ones.count(learner)


@Read
def _hidden_ones(learner: Learner) -> QuerySet[Card, int]:
    return set_aside(learner).values_list("pk", flat=True)


def set_aside(learner: Learner) -> QuerySet[Card]:
    """The cards that the learner has set aside."""
    return Card.objects.filter(asked_of(learner, "question__"), learner=learner.pk, suspended_at__isnull=False)


def hidden(learner: Learner, today: date) -> Hidden:
    """What the learner has set aside, the latest first, and what they put off until a day after today, in four
    reads; and the cards of notes whose question is not asked of anybody any more, in as many. Cards whose question is
    not open to them are in none."""
    said = Override.objects.filter(asked_of(learner, "card__question__"), learner=learner, lifted_at=None)
    said = said.select_related(*JOINED)
    aside = said.filter(kind=OverrideKind.ASIDE, at=F("card__suspended_at")).order_by("-at", "-pk")
    put_off = _standing(said.filter(kind=OverrideKind.BURY, day__gt=today)).order_by("day", "-at", "-pk")
    first, second = _once(aside[:MOST]), _once(put_off[:MOST])
    more = max(0, aside.count() - MOST) + max(0, put_off.count() - MOST)
    gone = _gone(learner)
    shown = list(gone.select_related("learner", *(path.removeprefix("card__") for path in JOINED[1:]))[:MOST])
    why = why_withdrawn([card.question for card in shown], learner)
    return Hidden(
        aside=[_off(one, learner) for one in first],
        put_off=[_off(one, learner) for one in second],
        more=more,
        gone=[
            Gone(_stem(one, learner), one.question.topic, one.last_day, why.get(one.question_id, "")) for one in shown
        ],
        more_gone=max(0, gone.count() - MOST) if len(shown) == MOST else 0,
    )


def why_gone(card: Card) -> str:
    """Why the question of a card is not asked of anybody any more, where that is known."""
    return why_withdrawn([card.question], card.learner).get(card.question_id, "")


def _gone(learner: Learner) -> QuerySet[Card]:
    """The learner's answered cards of notes whose question is not asked of anybody any more, the latest first."""
    cards = Card.objects.filter(open_to(learner, "question__"), learner=learner.pk, reviews__gt=0)
    made = cards.filter(question__bank__slug=NOTES, question__status__in=(Status.RETIRED, Status.DRAFT))
    return made.exclude(question__current=None).order_by("-last_day", "-pk")


def leeches(learner: Learner) -> QuerySet[Card]:
    """The cards that the learner keeps missing."""
    return asked_cards(learner).filter(LEECH, lapses__gte=HARDEST_FROM)  # as the index has it, which is short


def _standing(said: QuerySet[Override]) -> QuerySet[Override]:
    """Those of these that no answer has ended since, and that are not of cards set aside altogether."""
    since = Review.objects.filter(card=OuterRef("card"), voided_at=None, answered_at__gt=OuterRef("at"))
    return said.filter(~Exists(since), card__suspended_at=None)


def _once(said: Iterable[Override]) -> list[Override]:
    """One of each card: the first."""
    return list({one.card_id: one for one in reversed(list(said))}.values())[::-1]


def _hard(card: Card, learner: Learner) -> Hard:
    assert card.last_day  # a leech was reviewed
    own = is_own_note(card.question, learner)
    noted = getattr(card, "note", None) is not None
    return Hard(card.pk, _stem(card, learner), card.question.topic, card.lapses, card.last_day, own, noted)


def _off(said: Override, learner: Learner) -> Off:
    card = said.card
    since = learner_day(said.at, zone_named(learner.time_zone))
    return Off(card.pk, _stem(card, learner), card.question.topic, since, said.day, said.why)


def _stem(card: Card, learner: Learner) -> SafeString:
    """What the card asks; of a question with variants one of them."""
    version = card.question.current
    assert version is not None  # it is asked
    return stem_of(version, first_seed(learner, card.question))
