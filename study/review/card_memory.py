"""Translates between review and the scheduler: settings, seeds, and memory as JSON."""

from datetime import UTC, date, datetime
from functools import lru_cache
from hmac import HMAC
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from study.banks.models import Question
from study.core.questions.kinds import KINDS
from study.core.questions.question import encode, recalled
from study.core.scheduling import Fit, Grade, Memory, Preset, target
from study.people.models import Learner
from study.review.models import Card, Review


@lru_cache(maxsize=256)
def _preset(desired_retention: float, fit: str) -> Preset:
    return Preset(desired_retention=desired_retention, weights=Fit.read(fit).weights)


@lru_cache(maxsize=256)
def _known(fit: str) -> str:
    return str(Fit.read(fit))


def fit_of(learner: Learner) -> str:
    """The fit that the learner's cards are scheduled with, as it is stored; empty for the usual weights, which hold
    where none was made, where its version is not known any more, and for who does not want one."""
    return _known(learner.fit) if learner.adapts else ""


def preset(learner: Learner) -> Preset:
    """The scheduler's settings of a learner, with the fit to them. A plan to an exam has weighed its target against
    the days left, so while it runs it stands in for the learner's own setting, even where it is lower."""
    return _preset(target(learner.planned_retention or learner.desired_retention), fit_of(learner))


def preset_of(card: Card) -> Preset:
    """The scheduler's settings of a card: its learner's, or the target of a study set where that is higher."""
    learner = card.learner
    own = learner.planned_retention or learner.desired_retention
    return _preset(target(own, card.aim or 0.0), fit_of(learner))


def reckoned_for(card: Card) -> dict[str, Any]:
    """The columns of a card with a memory that say which settings it was reckoned for; others are out of date."""
    return {"target": preset_of(card).desired_retention, "fit": fit_of(card.learner)}


def is_reckoned(learner: Learner) -> Q:
    """The condition on a learner's cards: they were reckoned for the settings of now, as `reckoned_for` has it."""
    own = preset(learner).desired_retention
    by_own, by_set = Q(target=own), Q(aim__gt=own, target=F("aim"))
    return Q(fit=fit_of(learner)) & ((by_own & (Q(aim=None) | Q(aim__lte=own))) | by_set)


def first_seed(learner: Learner | None, question: Question) -> int:
    """The seed, from 0 to 2^56, with which a version of a question is shown to a learner for the first
    time; without a card, to anybody. It orders the options and draws the variant, and follows from
    nothing but these three and the server's key: nobody can tell another's variant from their own."""
    version = question.current.number if question.current else 0
    drawn = _drawn_with(settings.SECRET_KEY).copy()
    drawn.update(f"{learner.pk if learner else 0}/{question.pk}/{version}".encode())
    return int.from_bytes(drawn.digest()[:7])


@lru_cache(maxsize=2)  # to take up the key costs as much as all the rest
def _drawn_with(key: str) -> HMAC:
    return salted_hmac("study.practice.seed", "", secret=key, algorithm="sha256")


def next_seed(card: Card) -> int:
    """The seed with which a card is asked now. A question with variants gets the one after that of its last
    answer, so that the card walks through them and an undo brings back the one that was undone; any other
    needs no look into the log, because only the order of its options hangs on it."""
    first, version = first_seed(card.learner, card.question), card.question.current
    if not card.reviews or version is None or not KINDS[version.kind].varies:
        return first + card.reviews
    last = card.log.filter(voided_at=None).order_by("-answered_at", "-id").values_list("seed", flat=True).first()
    return first if last is None else last + 1


def to_json(memory: Memory | None) -> dict[str, Any] | None:
    """Memory as the log keeps it; None for a card never reviewed."""
    return encode(memory) if memory else None


def from_json(data: dict[str, Any] | None) -> Memory | None:
    """Read what `to_json` wrote."""
    if data is None:
        return None
    days = {name: date.fromisoformat(data[name]) for name in ("last_day", "due_day")}
    due_at = data["due_at"] and datetime.fromisoformat(data["due_at"]).astimezone(UTC)
    return Memory(**{**data, **days, "due_at": due_at})


def grade_of(score: float) -> Grade:
    """The grade of an answer that the server graded."""
    return Grade.GOOD if recalled(score) else Grade.AGAIN


def can_be_guess(row: Review, card: Card) -> bool:
    """Whether "I guessed" is open in the round of the answer: a right one, the card's last."""
    return (
        row.voided_at is None
        and row.scheduled
        and Grade(row.grade).recalled
        and row.ordinal + 1 == card.reviews
        and not (row.judged or KINDS[row.version.kind].self_graded)
    )
