"""Answering: an answer becomes one row of the log and the card's new memory, or a reason why not.

The key is shown once an answer is recorded; "I don't know" is an answer too. Only a card of a self-graded
kind is turned over first. That is recorded as well, and from then on only a grade is accepted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Subquery

from study.banks.models import Question, Version
from study.banks.roles import asked_of
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Answer, Form, decode
from study.core.scheduling import SCHEDULER_VERSION, Grade, review, when
from study.people.models import Learner
from study.review import schedule
from study.review.access import WhyNot, is_held_with_back, is_turned, opened, why_not
from study.review.card_memory import first_seed, grade_of, next_seed, preset_of, to_json
from study.review.models import Card, Review, Study, Turned
from study.review.operations.deal import card_about, deal, study
from study.review.operations.rebuild import go_on, rebuild
from study.review.operations.record import Open, open_rounds, record
from study.review.submission import Submission
from study.web.prepared import Joined, Read
from study.web.writes import Insert


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
    """What was answered is not what is asked now: the question was edited, or, where the form is not one of ours
    that says what it showed, its card was `answered` elsewhere."""

    card: Card
    answered: bool = False

    @property
    def message(self) -> str:
        done = "answered" if self.answered else "changed"
        return f"This question was {done} since you saw it. Your answer was not counted. Here is the question now."


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The question is not asked any more, and `why`."""

    card: Card
    why: WhyNot


@dataclass(frozen=True, slots=True)
class TurnedOver:
    """The card lies with its back up, which is in the log; its learner says now how well they knew it."""

    card: Card


class Known(NamedTuple):
    """What an answer depends on beside its card: whether the question may be `asked`, whether its text was `read`
    before, whether anything is known of the card from that time on or `later`, whether the form was `sent_before`, and
    the open round."""

    asked: bool
    read: bool
    later: bool
    sent_before: bool
    round: Open


type Result = Answered | Refused | Changed | Withdrawn | TurnedOver

_insert = Insert(Review)
GRADED = Joined(Card, question="current_id", question__current="number kind body")
"""As much of a card and its question as grading takes."""
NOT_TURNED = Problem("Turn the card over first.")
NOT_JUDGED = Problem("Say whether you were right.")
SEEN = Problem("You have seen the answer: say how well you knew it.")


@transaction.atomic
def take_up(*, learner: Learner, question: Question, now: datetime, today: date) -> Card:
    """The learner's card of a question that was shown without one, dealt now if there is none yet. Who
    studied nothing yet studies the question's course from now on, and is dealt the rest of the day."""
    is_first = not Study.objects.filter(learner=learner).exists()
    card = card_about(learner=learner, question=question, today=today)
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
    ahead: bool = False,
) -> Result:
    """Grade an answer and write it into the log, the card's memory and the round; or, where the form says `show`
    and the kind is self-graded, turn the card over. A card that is graded by its learner must be turned over before.

    What came with the id of this form already counts once, undone or not. What is graded is the version and the
    variant that were shown, or nothing. A form of ours is taken also where the card was reviewed elsewhere since it
    was shown: the answer stands in the log at the time it was given. An answer before its day counts, right or
    wrong, with the days that have passed: if it told only of failures, every forecast would be too low. One to a
    question that was fetched `ahead` needs a form of ours; where the browser had the back too, its learner has seen
    that. Raises Card.DoesNotExist for a card that is not the learner's.
    """
    at, day = sent.answered(now, today)
    found, known = _held(learner, card, at, day, sent.id)
    if known.sent_before and (recorded := _sent_before.first(learner, cast(UUID, sent.id))):
        return Answered(recorded, fresh=False)
    version = found.question.current
    if why := why_not(found, asked=known.asked, read=known.read):
        return Withdrawn(found, why)
    assert version is not None  # or it would not be asked
    seed = _seed(found, version, sent) if sent.opened or not ahead else None
    if seed is None:
        return Changed(found, answered=sent.ordinal != found.reviews)
    held = ahead and is_held_with_back(found)
    if held:
        _turn(found, version, sent.ordinal, seed, at, day)
    elif KINDS[version.kind].self_graded and (turned := _turned(found, version, sent, seed, at, day)):
        return turned
    judged = held and not KINDS[version.kind].self_graded
    graded = _judged(sent.form) if judged else _grade(version, sent.form, seed)
    if isinstance(graded, Problem):
        return Refused(found, graded)
    entry = _entry(found, version, sent, seed, at, day)
    entry.answer, entry.score, entry.grade = graded
    entry.arrived_at, entry.judged = now, judged
    _log(entry, found, overtaken=known.later)
    record(learner=learner, card=found, review=entry, now=now, found=known.round)
    return Answered(entry)


def _entry(card: Card, version: Version, sent: Submission, seed: int, at: datetime, day: date) -> Review:
    """The row of an answer that is not graded yet."""
    return _insert.row(
        learner_id=card.learner_id,
        card_id=card.pk,
        version_id=version.pk,
        ordinal=card.reviews,
        day=day,
        answered_at=at,
        seed=seed,
        before=to_json(card.memory),
        scheduler=SCHEDULER_VERSION,
        seconds=sent.seconds(at),
        submission=sent.id,
        said_at=sent.said,
        late=sent.ordinal < card.reviews,
    )


def _held(learner: Learner, card: int, at: datetime, day: date, form: UUID | None) -> tuple[Card, Known]:
    """The learner's card, which nobody else changes meanwhile, and what else an answer of that time depends on. All is
    read at once, and where rows are locked not before the card's is: what somebody else did until then is seen."""
    if connection.features.has_select_for_update:
        _lock.first(learner, card)
    row = _row.first(learner, card, at, day, cast(UUID, form))  # without a form it is NULL, and no row has the same
    if row is None:
        raise Card.DoesNotExist
    asked, read, later, sent_before, *current = row[len(GRADED.columns) :]
    return GRADED(row, learner=learner), Known(asked, read, later, sent_before, Open(*current))


@Read
def _lock(learner: Learner, card: int) -> QuerySet[Card, tuple[int]]:
    return Card.objects.filter(pk=card, learner=learner.pk).select_for_update().values_list("pk")


@Read
def _row(learner: Learner, card: int, at: datetime, day: date, form: UUID) -> QuerySet[Card, tuple[Any, ...]]:
    current = open_rounds(OuterRef("learner"))
    return GRADED.of(
        Card.objects.filter(pk=card, learner=learner.pk),
        Exists(Question.objects.filter(asked_of(learner), pk=OuterRef("question"))),
        Exists(opened(OuterRef("pk"), day, at)),
        ExpressionWrapper(schedule.is_known_from(at), BooleanField()),
        Exists(Review.objects.filter(learner=learner.pk, submission=form)),
        Subquery(current.values("pk")),
        Subquery(current.values("last")),
    )


def _log(entry: Review, card: Card, *, overtaken: bool) -> None:
    """Write an answer into the log, and into its card what follows. One that is `overtaken`, by what is known of the
    card from its time on or by other settings, does not simply go on from the card's columns."""
    at = entry.answered_at
    if overtaken or schedule.is_stale(card):
        entry.before = to_json(schedule.memory_before(card, at))
        _insert(entry)
        rebuild(card=card)
        entry.refresh_from_db(fields=["ordinal"])
    else:
        _insert(entry)
        memory = review(card.memory, Grade(entry.grade), at, entry.day, card.pk, preset_of(card))
        go_on(card=card, memory=memory, asked=when(memory))


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
    card: Card, version: Version, sent: Submission, seed: int, at: datetime, day: date
) -> TurnedOver | Refused | Changed | None:
    """What a form asks of a self-graded card that is not its answer: to be turned over, which is recorded once,
    or what cannot be said with its front or its back up."""
    form, is_back_up = sent.form, is_turned(card, day, sent.ordinal)
    if form.get("show"):
        if sent.ordinal != card.reviews:
            return Changed(card, answered=True)  # there is a later front
        _turn(card, version, card.reviews, seed, at, day)
        return TurnedOver(card)
    if form.get("skip"):
        return Refused(card, SEEN) if is_back_up else None
    return None if is_back_up else Refused(card, NOT_TURNED)


def _turn(card: Card, version: Version, ordinal: int, seed: int, at: datetime, day: date) -> None:
    """Put down, once, that the back was seen."""
    if not is_turned(card, day, ordinal):
        Turned.objects.create(
            learner=card.learner, card=card, version=version, ordinal=ordinal, seed=seed, day=day, at=at
        )


def _seed(card: Card, version: Version, sent: Submission) -> int | None:
    """The seed with which the question was shown that was answered, if that may be graded: as it is asked now, its
    card's own and, until it is answered, that of the question without a card, shown before or after who answers
    became a learner; or as one of our forms showed it earlier."""
    if sent.version != version.number:
        return None
    if sent.opened is not None and sent.id is not None and sent.seed is not None:
        return sent.seed
    seeds = (next_seed(card),) if card.reviews else (next_seed(card), first_seed(None, card.question))
    seed = seeds[0] if sent.seed is None else sent.seed
    return seed if sent.ordinal == card.reviews and seed in seeds else None


@Read
def _sent_before(learner: Learner, submission: UUID) -> QuerySet[Review]:
    """The row this very form has led to already; the guess it was taken for, if that stands."""
    rows = Review.objects.filter(learner=learner.pk, submission=submission).select_related("version")
    return rows.order_by(F("voided_at").asc(nulls_first=True), "-pk")


def _judged(form: Form) -> tuple[None, float, Grade] | Problem:
    """What a learner says of themself who has seen the key: that they were right, or not."""
    said = next(iter(form.get("recalled", ())), "")
    scores = {"right": 1.0, "wrong": 0.0}
    return (None, scores[said], grade_of(scores[said])) if said in scores else NOT_JUDGED


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
