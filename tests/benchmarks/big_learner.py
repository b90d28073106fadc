"""One learner with a great many cards and log rows, written straight into the database."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from study.banks.models import Bank, Question, Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import encode
from study.core.questions.source.reader import parse_question
from study.core.scheduling import SCHEDULER_VERSION
from study.library import search
from study.library.models import Course, NoteFile, Topic
from study.library.sync import analyze
from study.people.models import Learner
from study.review.models import Card, Review, Study

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
BATCH = 20_000
CYCLE = 200
"""Days in which every card is answered once."""
WORDS = ("queue", "stream", "shard", "timeout", "memory", "retry", "layer", "alias", "version", "region", "event")


def build(cards: int, reviews: int, name: str = "big") -> Learner:
    """A learner with `cards` cards, a tenth of them due today, and `reviews` log rows, on days as somebody who keeps
    up with them answers; all searchable. The course has that `name`."""
    course = Course.objects.create(slug=name, address=name, title="Big", updated_at=NOW)
    file = NoteFile.objects.create(course=course, path="big.md", text="# Big\n")
    topic = Topic.objects.create(
        course=course, key="big", title="Big", level=1, position=0, file=file, start=1, end=1, heading=[1, 1]
    )
    bank = Bank.objects.create(course=course, slug="big", title="Big", origin="written")
    learner = Learner.objects.create(created_at=NOW, reviews_per_day=500)
    Study.objects.create(learner=learner, course=course, since=NOW)
    parsed, _ = parse_question(KINDS["single"].examples[0])
    assert parsed
    body = encode(parsed.body)
    with transaction.atomic():
        for first in range(0, cards, BATCH):
            numbers = range(first, min(first + BATCH, cards))
            rows = Question.objects.bulk_create(
                Question(bank=bank, key=f"q{n}", topic=topic, position=n, group=f"g{n}", status="ready")
                for n in numbers
            )
            versions = Version.objects.bulk_create(
                Version(question=row, number=1, kind="single", prompt=prompt(n), body=body, created_at=NOW)
                for n, row in zip(numbers, rows, strict=True)
            )
            for row, version in zip(rows, versions, strict=True):
                row.current = version
            Question.objects.bulk_update(rows, ["current"], batch_size=500)
            made = Card.objects.bulk_create(
                Card(
                    learner=learner,
                    question=row,
                    group=row.group,
                    dealt_on=TODAY - timedelta(days=90),
                    reviews=10,
                    due_day=TODAY + timedelta(days=n % 10),
                    last_day=last_day(n),
                    interval=(TODAY - last_day(n)).days + n % 10,
                    target=learner.desired_retention,
                    stability=20.0,
                    difficulty=5.0,
                )
                for n, row in zip(numbers, rows, strict=True)
            )
            answer(made, versions, numbers, reviews // cards)
            search.index(search.Row("question", course.pk, topic.pk, f"q{n}", "Big", prompt(n)) for n in numbers)
    analyze()
    return learner


def last_day(number: int) -> date:
    """The day of the last answer to a card: one of CYCLE, so that no day has more answers than people give."""
    return TODAY - timedelta(days=20 + number % CYCLE)


def answer(cards: Sequence[Card], versions: Sequence[Version], numbers: Sequence[int], each: int) -> None:
    """So many right answers to each card, CYCLE days apart."""
    for ordinal in range(each):
        rows = []
        for number, card, version in zip(numbers, cards, versions, strict=True):
            day = last_day(number) - timedelta(days=CYCLE * (each - 1 - ordinal))
            rows.append(
                Review(
                    learner=card.learner,
                    card=card,
                    version=version,
                    ordinal=ordinal,
                    day=day,
                    answered_at=NOW - (TODAY - day),
                    answer={},
                    score=1.0,
                    grade=3,
                    seed=1,
                    before=None,
                    scheduler=SCHEDULER_VERSION,
                )
            )
        Review.objects.bulk_create(rows, batch_size=1000)


def prompt(number: int) -> str:
    """A prompt of its own for each question, with words that some share."""
    picked = [WORDS[(number * step) % len(WORDS)] for step in (1, 3, 7)]
    return f"What does the {picked[0]} number {number} do to its {picked[1]} when the {picked[2]} ends?"
