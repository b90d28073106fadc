"""Answering: one answer becomes one row of the log and the card's new memory, or a reason why not.

The key is shown when an answer is recorded, and "I don't know" is one. Only a card of a self-graded kind is
turned over first; that is recorded too, and from then on nothing but a grade is taken for it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from study.banks.models import Question, Version
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Answer, Form, decode
from study.core.scheduling import SCHEDULER_VERSION, Grade, review
from study.people.models import Learner
from study.review.access import WhyNot, is_turned, why_not_asked
from study.review.card_memory import first_seed, grade_of, next_seed, preset, remember, to_json
from study.review.models import Card, Review, Study, Turned
from study.review.operations.deal import deal, study
from study.review.operations.record import record
from study.review.operations.undo import rebuild
from study.review.submission import Submission


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer is in the log. Not `fresh`: it was there already, and what was sent now did not count."""

    review: Review
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    """This is no answer; nothing was written, and `problem` says what to change."""

    card: Card
    problem: Problem


@dataclass(frozen=True, slots=True)
class Changed:
    """What was answered is not what is asked now: the question was edited, or its card was `answered` elsewhere."""

    card: Card
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The question is not asked any more, and `why`."""

    card: Card
    why: WhyNot


@dataclass(frozen=True, slots=True)
class TurnedOver:
    """The card lies with its back up, which is in the log; its learner says now how well they knew it."""

    card: Card


type Result = Answered | Refused | Changed | Withdrawn | TurnedOver

NOT_TURNED = Problem("Turn the card over first.")
SEEN = Problem("You have seen the answer: say how well you knew it.")


@transaction.atomic
def take_up(*, learner: Learner, question: Question, now: datetime, today: date) -> Card:
    """The learner's card of a question that was shown without one, dealt now if there is none yet. Who
    studied nothing yet studies the question's course from now on, and is dealt the rest of the day."""
    is_first = not Study.objects.filter(learner=learner).exists()
    defaults = {"group": question.group, "dealt_on": today}
    card, _ = Card.objects.get_or_create(learner=learner, question=question, defaults=defaults)
    if is_first:
        study(learner=learner, course=question.bank.course, now=now)
        deal(learner=learner, today=today, now=now)
    return card


@transaction.atomic
def answer_question(
    *,
    learner: Learner,
    question: Question,
    sent: Submission,
    now: datetime,
    today: date,
) -> Result:
    """Answer a question where it stands: the learner's card of it, or none, and then it is dealt by that."""
    card = Card.objects.filter(learner=learner, question=question).first()
    if card is None:
        card = take_up(learner=learner, question=question, now=now, today=today)
        sent = sent.with_seed(first_seed(None, question))
    return answer(learner=learner, card=card.pk, sent=sent, now=now, today=today)


@transaction.atomic
def answer(
    *,
    learner: Learner,
    card: int,
    sent: Submission,
    now: datetime,
    today: date,
) -> Result:
    """Grade an answer and write it into the log, the card's memory and the round; or, where the form says `show`
    and the kind is self-graded, turn the card over. A card that is graded by its learner must be turned over before.

    What came with the id of this form already counts once, undone or not. What is graded is the version and the
    variant that were shown, or nothing. An answer before its day counts, right or wrong, with the days that have
    passed: if it told only of failures, every forecast would be too low. Raises Card.DoesNotExist for a card that
    is not the learner's.
    """
    found = (
        Card.objects.select_for_update(of=("self",)).select_related("question__current").get(pk=card, learner=learner)
    )
    found.learner = learner
    if recorded := _recorded(learner, sent.id):
        return Answered(recorded, fresh=False)
    version = found.question.current
    if why := why_not_asked(found):
        return Withdrawn(found, why)
    assert version is not None  # or it would not be asked
    seeds = _seeds(found)
    seed = seeds[0] if sent.seed is None else sent.seed
    if sent.ordinal != found.reviews or version.number != sent.version or seed not in seeds:
        return Changed(found, answered=sent.ordinal != found.reviews)
    if KINDS[version.kind].self_graded and (turned := _turned(found, version, sent.form, seed, now, today)):
        return turned
    graded = _grade(version, sent.form, seed)
    if isinstance(graded, Problem):
        return Refused(found, graded)
    answered, score, grade = graded
    entry = Review(
        learner=learner,
        card=found,
        version=version,
        ordinal=sent.ordinal,
        day=today,
        answered_at=now,
        answer=answered,
        score=score,
        grade=grade,
        seed=seed,
        before=to_json(found.memory),
        scheduler=SCHEDULER_VERSION,
        seconds=sent.seconds(now),
        submission=sent.id,
    )
    entry.save(force_insert=True)
    if found.log.filter(answered_at__gt=now).exists():
        rebuild(card=found)
    else:
        remember(found, review(found.memory, grade, now, today, found.pk, preset(learner)))
    record(learner=learner, card=found, review=entry, now=now)
    return Answered(entry)


def unreadable(*, question: Question, sent: Submission) -> Problem | None:
    """Why this is no answer at all to the question as it was shown, asked before a guest or a card is
    made for it. Writes nothing."""
    version, form = question.current, sent.form
    if version is None:
        return None
    if KINDS[version.kind].self_graded and not form.get("skip"):
        return None if form.get("show") else NOT_TURNED  # without a card nothing was turned over
    graded = _grade(version, form, first_seed(None, question) if sent.seed is None else sent.seed)
    return graded if isinstance(graded, Problem) else None


def _turned(
    card: Card, version: Version, form: Form, seed: int, now: datetime, today: date
) -> TurnedOver | Refused | None:
    """What a form asks of a self-graded card that is not its answer: to be turned over, which is recorded once,
    or what cannot be said with its front or its back up."""
    is_back_up = is_turned(card, today)
    if form.get("show"):
        if not is_back_up:
            Turned.objects.create(
                learner=card.learner,
                card=card,
                version=version,
                ordinal=card.reviews,
                seed=seed,
                day=today,
                at=now,
            )
        return TurnedOver(card)
    if form.get("skip"):
        return Refused(card, SEEN) if is_back_up else None
    return None if is_back_up else Refused(card, NOT_TURNED)


def _seeds(card: Card) -> tuple[int, ...]:
    """The seeds with which the card may be on a page now: its own and, until it is answered, those of
    its question without a card, shown before or after who answers became a learner."""
    if card.reviews:
        return (next_seed(card),)
    return next_seed(card), first_seed(None, card.question)


def _recorded(learner: Learner, submission: UUID | None) -> Review | None:
    """The row this very form has led to already, if any; the guess it was taken for, if that stands."""
    if submission is None:
        return None
    rows = Review.objects.filter(learner=learner, submission=submission).select_related("version")
    return rows.order_by(F("voided_at").asc(nulls_first=True), "-pk").first()


def _grade(version: Version, form: Form, seed: int) -> tuple[Answer | None, float, Grade] | Problem:
    """Read and grade: only a right answer was recalled, unless the learner says how well it went.
    "I don't know" is an answer too."""
    kind = KINDS[version.kind]
    body = kind.vary(decode(kind.body, version.body), seed)
    answered = None if form.get("skip") else kind.read(body, form)
    if isinstance(answered, Problem):
        return answered
    score = kind.grade(body, answered)
    if answered and kind.self_graded:
        return answered, score, Grade[answered["recalled"].upper()]
    return answered, score, grade_of(score)
