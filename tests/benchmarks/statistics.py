"""Counting what a great many answers say about the questions of one bank."""

import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import batched
from random import Random

from django.db import connection, transaction

from study.banks.models import Bank, Question, Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import encode
from study.core.questions.source.reader import parse_question
from study.core.scheduling import SCHEDULER_VERSION
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card, Review
from study.statistics.operations import count_items
from tests.benchmarks.big_learner import BATCH, NOW, TODAY
from tests.benchmarks.figures import Figure

QUESTIONS = 100
BEFORE = {"stability": 21.53, "difficulty": 5.19, "learning_step": None, "lapses": 0, "reviews": 1, "due_at": None}


def run(answers: int) -> list[Figure]:
    """The same number of answers, once as each learner's first ones and once as five of each to a question."""
    figures = []
    for repeats in (1, 5):
        bank = build(answers // QUESTIONS // repeats, repeats)
        count_items(bank=bank, now=NOW)  # once, as the database has it in memory from then on
        began, busy = time.perf_counter(), time.process_time()
        first = count_items(bank=bank, now=NOW)
        name = f"count {answers:,} answers, {first:,} of them first"
        figures.append(Figure(name, time.perf_counter() - began, "s", 2))
        figures.append(Figure(f"{name}, processor", time.process_time() - busy, "s"))
    return figures


def build(learners: int, repeats: int) -> Bank:
    """A bank that so many learners answered all of, so many times. Strong learners are right more often."""
    course = Course.objects.create(slug=f"asked-{repeats}", address=f"asked-{repeats}", title="Asked", updated_at=NOW)
    bank = Bank.objects.create(course=course, slug="asked", title="Asked", origin="written")
    parsed, _ = parse_question(KINDS["single"].examples[0])
    assert parsed
    body = encode(parsed.body)
    rows = Question.objects.bulk_create(
        Question(bank=bank, key=f"q{n}", position=n, group=f"g{n}", status="ready") for n in range(QUESTIONS)
    )
    versions = Version.objects.bulk_create(
        Version(question=row, number=1, kind="single", prompt="?", body=body, created_at=NOW) for row in rows
    )
    for row, version in zip(rows, versions, strict=True):
        row.current = version
    Question.objects.bulk_update(rows, ["current"])
    people = Learner.objects.bulk_create(Learner(created_at=NOW) for _ in range(learners))
    with transaction.atomic():
        cards = [
            Card(learner=learner, question=row, group=row.group, dealt_on=TODAY) for learner in people for row in rows
        ]
        made = Card.objects.bulk_create(cards, batch_size=BATCH)
        version_of = {row.pk: version.pk for row, version in zip(rows, versions, strict=True)}
        _answer(made, version_of, [option["key"] for option in body["options"]], repeats)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return bank


def _answer(cards: list[Card], version_of: dict[int, int], keys: list[str], repeats: int) -> None:
    random = Random(7)

    def rows() -> Iterator[Review]:
        for ordinal in range(repeats):
            day = TODAY - timedelta(30 * (repeats - ordinal))
            before = {**BEFORE, "last_day": str(day - timedelta(30)), "due_day": str(day)}
            for card in cards:
                right = random.random() < 0.3 + 0.5 * (card.learner_id % 100) / 100
                yield Review(
                    learner_id=card.learner_id,
                    card=card,
                    version_id=version_of[card.question_id],
                    ordinal=ordinal,
                    day=day,
                    answered_at=NOW,
                    answer={"chosen": [keys[1] if right else random.choice((keys[0], keys[2]))]},
                    score=float(right),
                    grade=3 if right else 1,
                    seed=1,
                    before=before if ordinal else None,
                    scheduler=SCHEDULER_VERSION,
                    seconds=round(random.expovariate(1 / 30), 1),
                )

    for batch in batched(rows(), BATCH):
        Review.objects.bulk_create(batch)
