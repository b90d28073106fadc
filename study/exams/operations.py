"""Writes about mock exams: start one, save what is chosen, pause, grant time, end, and go on from its result."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from random import Random
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from study.banks.models import Question
from study.core.exams.blueprint import Blueprint
from study.core.exams.draw import Place, draw
from study.core.exams.made import cut_of
from study.core.exams.timing import Allowance, Arrival
from study.core.problem import Problem
from study.core.text.plural import counted
from study.exams import evidence
from study.exams.made import ratings_of
from study.exams.missed import coming
from study.exams.models import ASSIGNED, GRANTED, TIME, Accommodation, Chosen, Grant, Sitting, Slot, wanted
from study.exams.offers import Offer
from study.exams.signals import sitting_ended
from study.library.models import Course
from study.people.models import Learner, User
from study.review.exam_plan import running
from study.review.models import Study
from study.review.operations import study
from study.web.prepared import Read

SEEDS = 2**53


def start(
    *, learner: Learner, course: Course, offer: Offer, now: datetime, today: date, draws: int
) -> Sitting | Problem:
    """Draw an exam of that form and begin it: from now on nothing of it changes. `draws` is the number that the draw
    is made with. Who has one open goes on with that: two starts at once are one. One whose time is over has ended."""
    if (found := open_sitting(learner)) and not end_if_over(learner=learner, sitting=found.pk, now=now).ended_at:
        return found
    if not offer.stands:
        return Problem(why_not(offer))
    random = Random(draws)  # noqa: S311 - which questions come is no secret of the server's
    places = draw(offer.pool, offer.blueprint, random)
    blueprint = _rated(offer.blueprint, places)
    granted = Accommodation.objects.filter(learner=learner).first()
    plan = running(learner, today)
    sitting = Sitting(learner=learner, course=course, form=offer.address, expected=plan.recall if plan else None)
    if granted:
        sitting.grant(granted.allowance)
    try:
        with transaction.atomic():
            _begin(sitting, blueprint, places, random, now)
    except IntegrityError:
        if found := open_sitting(learner):
            return found
        raise
    return sitting


def _rated(blueprint: Blueprint, places: Sequence[Place]) -> Blueprint:
    """The exam with the cut of these questions, where people rated all that count."""
    scored = [one.question for one in places if not one.pilot]
    cut = cut_of(ratings_of(scored), scored)
    return blueprint if cut is None else replace(blueprint, scale=replace(blueprint.scale, cut=cut, rated=True))


@dataclass(frozen=True, slots=True)
class Terms:
    """What a class gives for a sitting: the allowance, when it closes, and from when on what was right is told."""

    allowance: Allowance
    closes: datetime | None
    told: datetime | None


@transaction.atomic
def start_assigned(
    *,
    learner: Learner,
    course: Course,
    blueprint: Blueprint,
    places: Sequence[Place],
    terms: Terms,
    draws: int,
    now: datetime,
    form: str = ASSIGNED,
) -> Sitting:
    """Begin a sitting that was assigned, of these questions: from now on nothing of it changes but its terms."""
    sitting = Sitting(learner=learner, course=course, form=form, assigned=True)
    sitting.grant(terms.allowance)
    sitting.closes_at, sitting.told_from = terms.closes, terms.told
    random = Random(draws)  # noqa: S311 - see above
    _begin(sitting, blueprint, places, random, now)
    return sitting


@transaction.atomic
def set_terms(*, terms: Mapping[int, Terms]) -> None:
    """Change what the class gives for these sittings, whether they go on or have ended; the time of one that has
    ended stays as it was."""
    held = list(Sitting.objects.select_for_update().filter(pk__in=terms, assigned=True))
    moved = [one for one in held if one.told_from != terms[one.pk].told]
    for one in held:
        one.closes_at, one.told_from = terms[one.pk].closes, terms[one.pk].told
        if one.ended_at is None:
            one.grant(terms[one.pk].allowance)
    Sitting.objects.bulk_update(held, ["closes_at", "told_from", *GRANTED])
    for one in moved:
        evidence.follow(sitting=one)


def _begin(sitting: Sitting, blueprint: Blueprint, places: Sequence[Place], random: Random, now: datetime) -> None:
    """Store a sitting that begins now, with the questions that were drawn as they are asked now."""
    current = dict(Question.objects.filter(pk__in=[one.question for one in places]).values_list("pk", "current"))
    sitting.title, sitting.blueprint = blueprint.title, asdict(blueprint)
    sitting.started_at = sitting.seen_at = now
    sitting.save()
    Slot.objects.bulk_create(
        Slot(
            sitting=sitting,
            position=number,
            question_id=one.question,
            version_id=current[one.question],
            domain=one.domain,
            pilot=one.pilot,
            seed=random.randrange(SEEDS),
            right=False,
        )
        for number, one in enumerate(places, 1)
    )


def why_not(offer: Offer) -> str:
    """Why an exam of that form cannot be sat."""
    if offer.why:
        return offer.why
    return " ".join(f"{lack.domain.title} lacks {counted(lack.missing, 'question')} for it." for lack in offer.lacks)


def open_sitting(learner: Learner) -> Sitting | None:
    """The exam of their own that somebody has not ended yet."""
    return Sitting.objects.filter(learner=learner, ended_at=None, assigned=False).first()


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a choice, the slot as it stands, and how many options are to be chosen in it."""

    slot: Slot
    arrival: Arrival
    wanted: int


@transaction.atomic
def save(
    *,
    learner: Learner,
    sitting: int,
    position: int,
    chosen: Sequence[str],
    submission: UUID,
    at: datetime,
    now: datetime,
) -> Saved | Problem:
    """Save what was chosen, `at` that time, in one question of a sitting. What is sent twice counts once; of several
    choices the one that was made last stands, in whatever order they arrive. What was chosen in time and arrives
    after the grace is kept and does not count; what was chosen after the end is not taken. Raises
    Slot.DoesNotExist for a question of nobody's, or somebody else's, sitting."""
    held = _held(learner, sitting)
    slot = Slot.objects.select_related("version").get(sitting=held, position=position)
    slot.sitting = held
    presented = slot.presented
    if known := Chosen.objects.filter(learner=learner, submission=submission).first():
        return Saved(slot, Arrival(known.arrival), wanted(presented))
    keys = {option.key for option in presented.options}
    if any(key not in keys for key in chosen):
        return Problem("This is not among the options.")
    arrival = _arrival(held, at, now)
    if arrival is Arrival.OVER:
        return Problem("The time was over when this was chosen. It does not count.")
    entry = Chosen(learner=learner, slot=slot, keys=list(dict.fromkeys(chosen)), at=at, arrived_at=now)
    entry.arrival, entry.submission = arrival.value, submission
    entry.save(force_insert=True)
    if arrival is Arrival.COUNTS and (slot.chosen_at is None or slot.chosen_at <= at):
        slot.chosen, slot.chosen_at = entry.keys, at
        slot.right = slot.is_right
        slot.save(update_fields=["chosen", "chosen_at", "right"])
    if held.ended_at is None:
        timing = held.timing.at(now)
        # Who chooses sits on: standing still was over then.
        held.keep(timing.go_on(now) if timing.paused_at and at > timing.paused_at else timing)
        held.save(update_fields=TIME)
    return Saved(slot, arrival, wanted(presented))


def _arrival(held: Sitting, at: datetime, now: datetime) -> Arrival:
    """After an end by hand nothing counts any more: what was chosen before it is kept."""
    if held.ended_at is None:
        return held.timing.arrival(at, now)
    return Arrival.LATE if at <= held.ended_at else Arrival.OVER


@transaction.atomic
def flag(*, learner: Learner, sitting: int, position: int, flagged: bool) -> None:
    """Mark a question to come back to, or take the mark away; after the end it stays. Raises
    Slot.DoesNotExist as `save` does."""
    held = _held(learner, sitting)
    slot = Slot.objects.get(sitting=held, position=position)
    if held.ended_at is None:
        slot.flagged = flagged
        slot.save(update_fields=["flagged"])


@transaction.atomic
def pause(*, learner: Learner, sitting: int, now: datetime) -> bool:
    """Let the time of a sitting stand still, where that is granted. Whether it does."""
    held = _held(learner, sitting)
    if held.ended_at is None:
        held.keep(held.timing.pause(now))
        held.save(update_fields=TIME)
    return held.paused_at is not None


@transaction.atomic
def go_on(*, learner: Learner, sitting: int, now: datetime) -> None:
    """Let the time of a sitting run again."""
    held = _held(learner, sitting)
    if held.ended_at is None and held.paused_at:
        held.keep(held.timing.go_on(now))
        held.save(update_fields=TIME)


@transaction.atomic
def grant(
    *, learner: Learner, allowance: Allowance, by: User | None, reason: str, now: datetime, sitting: int | None = None
) -> None:
    """Grant somebody time: in one sitting, also while it runs, or in all to come. Who did it and why is kept."""
    held = _held(learner, sitting) if sitting else Accommodation.objects.get_or_create(learner=learner)[0]
    before = {name: getattr(held, name) for name in GRANTED}
    if held.allowance == allowance or (isinstance(held, Sitting) and held.ended_at):
        return
    held.grant(allowance)
    held.save(update_fields=GRANTED)
    Grant.objects.create(
        learner=learner,
        sitting=held if isinstance(held, Sitting) else None,
        by=by,
        at=now,
        before=before,
        after={name: getattr(held, name) for name in GRANTED},
        reason=reason[:300],
    )


@transaction.atomic
def end(*, learner: Learner, sitting: int, now: datetime) -> Sitting:
    """End a sitting by hand; one that has ended, or whose time was over before, stays as it was then. Raises
    Sitting.DoesNotExist for one that is not the learner's."""
    held = _held(learner, sitting)
    return held if held.ended_at else _end(held, now, by_time=held.timing.at(now).is_closed)


def end_if_over(*, learner: Learner, sitting: int, now: datetime) -> Sitting:
    """The sitting as it stands now: one whose time is over has ended, and nobody needs to have been there.
    Raises Sitting.DoesNotExist for one that is not the learner's. Every page of a sitting asks for it, so it holds
    nothing where it only reads."""
    found = _standing.first(learner.pk, sitting)
    if found is None:
        raise Sitting.DoesNotExist
    if found.ended_at or not found.timing.at(now).is_closed:
        return found
    with transaction.atomic():
        held = _held(learner, sitting)
        return held if held.ended_at or not held.timing.at(now).is_closed else _end(held, now, by_time=True)


@Read
def _standing(learner: int, sitting: int) -> QuerySet[Sitting]:
    return Sitting.objects.filter(pk=sitting, learner=learner)


def end_all_over(*, now: datetime) -> int:
    """End every sitting whose time is over; how many those were."""
    ended = 0
    for pk, learner in Sitting.objects.filter(ended_at=None).values_list("pk", "learner"):
        with transaction.atomic():
            held = Sitting.objects.select_for_update().filter(pk=pk, learner=learner, ended_at=None).first()
            if held and held.timing.at(now).is_closed:
                _end(held, now, by_time=True)
                ended += 1
    return ended


def _end(held: Sitting, now: datetime, *, by_time: bool) -> Sitting:
    """Close a sitting in one short write, for many close theirs in the same second: each answer was graded as it was
    chosen, so only points are left to count. What follows for the reviews is written beside the pages."""
    timing = held.timing.at(now).ended() if by_time else held.timing.at(now)
    counts = _graded(held.pk)
    if any(right is None for right, _ in counts):
        _grade_what_is_not(held)
        counts = _graded(held.pk)
    held.keep(timing)
    held.right = sum(bool(right) for right, pilot in counts if not pilot)
    held.count = sum(not pilot for _, pilot in counts)
    held.ended_at, held.by_time = timing.seen, by_time
    held.save(update_fields=[*TIME, "right", "count", "ended_at", "by_time"])
    sitting_ended.send(sender=Sitting, sitting=held, now=now)
    evidence.ask(sitting=held, now=now)
    return held


@Read
def _graded(sitting: int) -> QuerySet[Slot, tuple[bool | None, bool]]:
    return Slot.objects.filter(sitting=sitting).order_by().values_list("right", "pilot")


def _grade_what_is_not(held: Sitting) -> None:
    """Grade what was chosen under an earlier release, which graded at the end."""
    slots = list(held.slots.filter(right=None).select_related("version"))
    for slot in slots:
        slot.right = slot.is_right
    Slot.objects.bulk_update(slots, ["right"])


@transaction.atomic
def review_missed(*, learner: Learner, sitting: int, now: datetime, today: date) -> int:
    """Let the questions that were missed in a sitting come in the daily review, with what was answered as the first
    thing known of them: those without a card get one. How many those are. Raises Sitting.DoesNotExist for one that
    is not the learner's, or of which nobody is told yet what was right."""
    held = Sitting.objects.get(pk=sitting, learner=learner, ended_at__isnull=False)
    if not held.is_told(now):
        raise Sitting.DoesNotExist
    missed = list(coming(held).select_related("question"))
    if not Study.objects.filter(learner=learner).exists():
        study(learner=learner, course=held.course, now=now)  # who reviews nothing yet begins with this
    evidence.bring(held, missed, now, today)
    return len(missed)


@transaction.atomic
def move_sittings(*, keep: Learner, guest: Learner, now: datetime) -> None:
    """A guest's sittings become the account's. Nobody has two open: where both do, the guest's ends."""
    going_on = Sitting.objects.select_for_update().filter(learner=guest, ended_at=None, assigned=False).first()
    if going_on and open_sitting(keep):
        _end(going_on, now, by_time=False)
    for model in (Sitting, Chosen, Grant):
        model._default_manager.filter(learner=guest).update(learner=keep)
    if not Accommodation.objects.filter(learner=keep).exists():
        Accommodation.objects.filter(learner=guest).update(learner=keep)


def _held(learner: Learner, sitting: int) -> Sitting:
    """The sitting, held until the end of the transaction. Raises Sitting.DoesNotExist for somebody else's."""
    if found := _locked.first(learner.pk, sitting):
        return found
    raise Sitting.DoesNotExist


@Read
def _locked(learner: int, sitting: int) -> QuerySet[Sitting]:
    return Sitting.objects.select_for_update().filter(pk=sitting, learner=learner)
