"""The daily review inside the request: next question + answer, and search, for a learner with a great past."""

from itertools import count

from study.banks.models import Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.library import search
from study.library.models import Course
from study.people.models import Learner
from study.review import operations
from study.review.queries import questions
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests.benchmarks.big_learner import NOW, TODAY
from tests.benchmarks.figures import Figure, median, p95, spent


def run(learner: Learner, size: str, answers: int, peer: float) -> list[Figure]:
    """`peer` is what Anki's engine needs for the same, in milliseconds."""
    turn = count()
    first = Version.objects.filter(kind="single").order_by("-pk")[0]
    kind = KINDS[first.kind]
    forms = [sample.form for sample in kind.samples(decode(kind.body, first.body))[:2]]

    def step() -> None:
        queue = day_queue(learner, TODAY, NOW)
        card = questions.card_of(learner, queue.next)
        assert card and card.question.current
        questions.ask_card(card, TODAY)
        form = forms[next(turn) % 2]
        operations.answer(learner=learner, card=card.pk, sent=Submission(1, card.reviews, form), now=NOW, today=TODAY)

    spent([step] * 5)
    times = spent([step] * answers)
    course = Course.objects.get(slug="big").pk
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
        Figure(f"search, {size}, median", median(found), "ms", 5),
        Figure(f"search, {size}, p95", p95(found), "ms"),
    ]
