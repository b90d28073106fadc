"""A learner's cards as an Anki package, with their dates and reviews.

A package shows the answers, so it holds those cards alone whose present question its learner has answered: they have
seen its key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef

from study.banks.anki_schedule import Schedule, with_schedules
from study.banks.exchange import core_question
from study.banks.files import write_file
from study.banks.pictures import BankPictures
from study.core.formats import FORMATS
from study.core.formats.anki.cards import GUID
from study.core.formats.shared.format import Record
from study.core.questions.kinds import KINDS
from study.core.scheduling import StartingMemory
from study.people.models import Learner
from study.review.models import Card, Review
from study.review.new_cards import asked_cards
from study.review.schedule import Logged, logs_of

MOST = 20_000
"""Cards of one package: those that are due first."""

TITLE = "Keepwarm"


def package(learner: Learner, now: datetime) -> bytes:
    """The package. A question that asks something fresh each time is left out: a card cannot."""
    cards = _answered(learner)
    logs = logs_of(cards)
    written = write_file(FORMATS["apkg"], _records(cards), TITLE, now)
    schedules = {GUID + _key(card): found for card in cards if (found := _schedule(card, logs[card.pk]))}
    return with_schedules(written.data, schedules)


def _answered(learner: Learner) -> list[Card]:
    seen = Review.objects.filter(card=OuterRef("pk"), version=OuterRef("question__current"), voided_at=None)
    fixed = [name for name, kind in KINDS.items() if not kind.varies]
    cards = asked_cards(learner).filter(Exists(seen), last_day__isnull=False, question__current__kind__in=fixed)
    about = ("question__current", "question__topic", "question__bank__course", "question__draft", "learner")
    return list(cards.select_related(*about).order_by(F("due_day"), "pk")[:MOST])


def _key(card: Card) -> str:
    return f"card-{card.question_id}"


def _records(cards: Sequence[Card]) -> list[Record]:
    beside = {bank.pk: BankPictures(bank) for card in cards if (bank := card.question.bank)}
    return [_record(card, beside[card.question.bank_id]) for card in cards]


def _record(card: Card, pictures: BankPictures) -> Record:
    question, version = card.question, card.question.current
    assert version is not None  # it was answered
    titles = [course.title if (course := question.bank.course) else question.bank.title]
    titles += [question.topic.name] if question.topic else []
    category = "/".join(title.replace("/", " ").replace("::", " ") for title in titles)
    asked = pictures.by_name(core_question(question, version))
    return Record(replace(asked, key=_key(card)), category, pictures)


def _schedule(card: Card, log: Sequence[Logged]) -> Schedule | None:
    memory = card.memory
    if memory is None:
        return None
    due = memory.due_day if card.due_day is None else card.due_day
    return Schedule(memory, due, card.target or card.learner.desired_retention, tuple(_reviews(log)))


def _reviews(log: Sequence[Logged]) -> Iterator[tuple[datetime, int]]:
    for entry in log:
        if entry.event and not isinstance(entry.event, StartingMemory):
            yield entry.at, int(entry.event[0])
