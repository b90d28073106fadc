"""The daily review inside the request: next question + answer, and search, for a learner with a great past."""

from itertools import count

from study.banks.models import Version
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Form, decode
from study.library import search
from study.library.models import Course
from study.people.models import Learner
from study.review import operations
from study.review.models import Card
from study.review.queries import questions
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests.benchmarks.big_learner import NOW, TODAY
from tests.benchmarks.figures import Figure, median, p95, spent

MANY = 400
"""Answers that a long day has already."""
LATER = 90
"""Answers after those: the learner's day has 500 reviews."""


def run(learner: Learner, size: str, answers: int, peer: float, peer_later: float) -> list[Figure]:
    """The two are what Anki's engine needs for the same in milliseconds, at the beginning of a day and after MANY
    answers. One of five is wrong, as there."""
    cards = Card.objects.filter(learner=learner).order_by("pk")
    enough = cards[: MANY + answers + 100].values("pk")
    cards.filter(pk__in=enough).update(due_day=TODAY)
    right, wrong = _forms(learner)
    turn = count()

    def step() -> None:
        queue = day_queue(learner, TODAY, NOW)
        card = questions.card_of(learner, queue.next)
        assert card and card.question.current
        questions.ask_card(card, TODAY)
        form = right if next(turn) % 5 else wrong
        operations.answer(learner=learner, card=card.pk, sent=Submission(1, card.reviews, form), now=NOW, today=TODAY)

    spent([step] * 5)
    times = spent([step] * answers)
    spent([step] * max(0, MANY - answers - 5))
    later = spent([step] * min(answers, LATER))
    course = Course.objects.get(studies__learner=learner).pk
    found = spent(
        [
            lambda text=text: search.search(text, [course])
            for text in ("queue timeout", "retry 4", "alias batch wind", "shard")
        ]
        * 25
    )
    return [
        Figure(f"next question + answer, {size}, median", median(times), "ms", 2 * peer, peer=peer),
        Figure(f"next question + answer, {size}, p95", p95(times), "ms"),
        Figure(
            f"next question + answer, {size}, after {MANY} answers, median",
            median(later),
            "ms",
            2 * peer_later,
            peer=peer_later,
        ),
        Figure(f"search, {size}, median", median(found), "ms", 5),
        Figure(f"search, {size}, p95", p95(found), "ms"),
    ]


def _forms(learner: Learner) -> tuple[Form, Form]:
    """A right and a wrong answer to any of the learner's questions: all ask the same."""
    first = Version.objects.filter(question__cards__learner=learner)[0]
    kind = KINDS[first.kind]
    body = decode(kind.body, first.body)
    read = ((sample.form, kind.read(body, sample.form)) for sample in kind.samples(body))
    by_score = {kind.grade(body, answer): form for form, answer in read if not isinstance(answer, Problem)}
    return by_score[1.0], by_score[0.0]
