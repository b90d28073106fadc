"""News shown to a learner until dismissed: answers that count differently since they were graded again."""

from dataclasses import dataclass

from django.db.models import QuerySet

from study.core.questions.answers.disputes import disputable
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode, recalled
from study.people.models import Learner
from study.review.models import Notice

MOST = 5


@dataclass(frozen=True, slots=True)
class News:
    """One notice: `number` is its own, `review` that of the answer. `said` is what was typed, empty for what
    was chosen; `asked` the question's title, or its text where it has none."""

    number: int
    review: int
    said: str
    asked: str
    counts: bool


def unseen_notices(learner: Learner) -> QuerySet[Notice]:
    """The learner's notices that were not put away."""
    return Notice.objects.filter(learner=learner.pk, seen_at=None)


def notices(learner: Learner) -> list[News]:
    """The latest of them; older ones come when these are gone."""
    rows = unseen_notices(learner).select_related("regraded__review__version")
    return [_news(row) for row in rows.order_by("-id")[:MOST]]


def _news(row: Notice) -> News:
    review, version = row.regraded.review, row.regraded.review.version
    kind = KINDS[version.kind]
    body = kind.vary(decode(kind.body, version.body), review.seed)
    said = ", ".join(disputable(kind, body, review.answer).values())
    return News(row.pk, review.pk, said, version.title or version.prompt, recalled(row.regraded.new))
