"""Looks at notes that were brought: made, read, decided about, left. Nothing of this changes a course."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, islice
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Min

from study.banks.companions import accepted_back
from study.banks.comparison import compare, ended, worth_telling
from study.banks.generated import generated
from study.banks.sorts import keep_rates, waiting_of
from study.core.computed.placement import places
from study.core.facts.facts import check_claims, place_of
from study.core.limits import LISTED, LOOK_AT_ONCE, PICTURES_AT_ONCE
from study.core.notes.companion import NOTHING
from study.core.notes.identity import Changes, fact_of
from study.core.problem import refusals
from study.core.questions.covers import covers_in
from study.core.text.deck import OCCLUSION
from study.library.access import own
from study.library.figures import find, with_kept
from study.library.models import Course, Look, LookState
from study.library.operations import (
    away_in,
    brought_rulings,
    carried,
    dated_facts,
    nothing_in,
    read_notes,
    refusals_of,
    slug_of,
    taken_away,
    title_of,
    without,
)
from study.library.rows import notes_of
from study.library.sources import Sources
from study.library.switching import short
from study.people.models import Learner
from study.review.models import Card
from study.topics import brought
from study.topics.found import MOST, Reading, comes_back, document, parted, said_of, slips_in
from study.topics.history import account, foreseen, taken_off
from study.topics.homes import course_of, free_slug, free_title, namesake_of
from study.web import tasks

READ = "read notes"
KEPT = timedelta(days=7)
"""How long a look is kept."""
CHOICES = ("both", "ours", "theirs")
"""What may stand of lines that were changed on both sides."""
STEPS = 50
"""Times at most that it is written down how much of a step is done."""
WORTH_TELLING = 20
"""Of how many parts one has to be done until it is told how long the others take."""
MAKING = "make"
"""The step of a reading in which its topics are asked about, after that of its files."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Notes for this course are being read or taken over already, in `look`."""

    look: Look


class Stopped(Exception):
    """Somebody stopped the reading."""


@dataclass(slots=True)
class _Heard:
    """Writes down how far the reading of a look is, and when it will probably be at the end. Raises Stopped."""

    look: int
    clock: Callable[[], datetime]
    total: int = 0
    sizes: Sequence[int] = ()
    first: tuple[datetime, int] | None = None

    def begin(self, step: str, sizes: Iterable[int]) -> None:
        """Another step begins, of files or topics of these sizes: how long it takes is told by itself."""
        self.sizes, self.first = list(accumulate(sizes, initial=0)), None
        self.total = len(self.sizes) - 1
        self._write(step=step, total=self.total, done=0, at="", started_at=self.clock(), ends_at=None)

    def far(self, number: int, path: str = "") -> None:
        """So many of them are done."""
        if number % max(1, self.total // STEPS) == 0 or number == self.total:
            self._write(done=number, at=path[:500], ends_at=self._end(number))

    def _end(self, number: int) -> datetime | None:
        """When the step ends at the rate so far, None while that is not worth telling. The first of them do not count:
        what all of them need once is made with them."""
        now, done, total = self.clock(), self.sizes[min(number, self.total)], self.sizes[-1]
        if self.first is None:
            self.first = (now, done) if number else None
            return None
        began, before = self.first
        if (done - before) * WORTH_TELLING < total or done == total:
            return None
        return now + (now - began) * ((total - done) / (done - before))

    def _write(self, **columns: Any) -> None:
        if not Look.objects.filter(pk=self.look, state=LookState.READING).update(**columns):
            raise Stopped


def look_at(
    *,
    learner: Learner,
    sources: Sources,
    chosen: Course | None = None,
    new: bool = False,
    title: str = "",
    now: datetime,
) -> Look | Busy:
    """Keep what was brought, as a new course or the new state of the `chosen` one, to be looked at before anything
    changes. A little is read at once; of more the reading is put among the tasks. An older look at the same course
    is replaced, unless it is being read. Where nobody says whether it is a `new` one, what is brought renews the course
    whose later state it is, and the look can turn it to another (`turn`)."""
    if not (chosen or new):
        chosen = course_of(learner, sources)
        if chosen and title and title.casefold() != chosen.title.casefold():
            chosen = None
    size = sum(len(text.text) for text in sources.texts) + sum(len(one.database) for one in sources.packages)
    try:
        with short():
            look = Look(
                owner=learner,
                course=chosen,
                slug=chosen.slug if chosen else free_slug(slug_of(sources), learner),
                title=title or (chosen.title if chosen else ""),
                name=sources.name[:200],
                size=size,
                pictures=len(sources.assets) + _covers(sources),
                archive=sources.archive,
                whole=brought.is_whole(sources, chosen),
                made_at=now,
                total=len(sources.texts) + len(sources.packages),
                problems=brought.documents(sources.problems),
            )
            open_look(look)
            brought.keep(look, sources)
            begin(look, READ, now)
    except IntegrityError:
        return Busy(at_work(learner, look.slug))
    return go_on(look, READ, now, read, give_up_reading)


def open_look(look: Look) -> None:
    """Save a look that is read next. What was brought before for the same course makes room, and stays for its week."""
    others = Look.objects.filter(owner=look.owner_id, slug=look.slug).exclude(pk=look.pk)
    waiting = others.filter(state__in=(LookState.READY, LookState.FAILED, LookState.LEFT)).select_for_update()
    replaced = Look.objects.filter(pk__in=list(waiting.values_list("pk", flat=True)))
    replaced.update(state=LookState.REPLACED)
    look.replaced_by = None
    look.save()
    replaced.update(replaced_by=look)


def at_work(owner: Learner, slug: str) -> Look:
    """The look at this course that is being read or taken over. Raises Look.DoesNotExist."""
    return Look.objects.get(owner=owner, slug=slug, state__in=(LookState.READING, LookState.TAKING))


def _covers(sources: Sources) -> int:
    """How many covered pictures may have to be drawn, counted before anything is read."""
    marks = sum(one.database.count(OCCLUSION.encode()) for one in sources.packages)
    return marks + sum(covers_in(text.text) for text in sources.texts)


def is_long(look: Look) -> bool:
    """Whether reading these notes, or checking their pictures, takes longer than a page should wait."""
    return look.size > LOOK_AT_ONCE or look.pictures > PICTURES_AT_ONCE


def begin(look: Look, name: str, now: datetime) -> None:
    """Put the work among the tasks: where it is long for others, else as what is in hand (`go_on`)."""
    tasks.put(name=name, subject=look.pk, now=now, in_hand=not is_long(look))


def go_on[T](look: Look, name: str, now: datetime, work: Callable[..., T], give_up: Callable[..., None]) -> T | Look:
    """Do what was begun, where it is little. What raises is given up, so that nothing is in hand for ever."""
    if is_long(look):
        return Look.objects.get(pk=look.pk)
    try:
        return work(look=look.pk, clock=lambda: now)
    except Exception:
        give_up(look=look.pk)
        raise
    finally:
        tasks.drop(name=name, subject=look.pk)


def read(*, look: int, clock: Callable[[], datetime]) -> Look:
    """Read what was brought and find what would change. Writes nothing but the look and its pictures, and
    nothing at all when it was stopped meanwhile."""
    row = Look.objects.select_related("owner", "course").get(pk=look)
    reading = Look.objects.filter(pk=look, state=LookState.READING)
    started = clock()
    if not reading.update(started_at=started, done=0, at="", step=""):
        return row
    course = aim(row)
    against = course.updated_at if course else None
    try:
        reading_of, texts = _reading(row, course, started, _Heard(look, clock))
    except Stopped:
        return Look.objects.get(pk=look)
    found, longer = parted(document(reading_of, row.title, row.apart))
    found["said"] = said_of(row)
    brought.keep_lists(row, longer)
    reading.update(
        state=LookState.READY,
        title=row.title,
        slug=row.slug,
        course=course,
        found=found,
        against=against,
        done=texts,
        total=texts,
        at="",
        step="",
    )
    return Look.objects.get(pk=look)


def aim(look: Look) -> Course | None:
    """The course that a look would renew. None for a new one; where its name was taken since, it has another."""
    if look.course and look.course.deleted_at is None:
        return look.course
    look.slug = free_slug(look.slug, look.owner, look.pk)
    return None


def _reading(look: Look, course: Course | None, now: datetime, heard: _Heard) -> tuple[Reading, int]:
    """What was read, and of how many texts."""
    came = brought.given(look, course)
    merged, edits = brought.with_edits(look, course, came)
    sources = brought.beside_rest(look, course, merged)
    heard.begin("", (len(one.text) for one in sources.texts))
    notes = read_notes(sources, heard.far)
    heard.begin(MAKING, (1 + len(one.facts) for one in notes.topics))
    sources = with_kept(sources, notes, now)
    brought.keep_checked(look, sources)
    _, missing = find(notes, sources)
    refused = refusals_of(course, notes, sources)
    look.title = look.title or title_of(notes, sources)
    namesake = None if course else namesake_of(look.owner, look.title, slug_of(sources), look.found)
    look.title = look.title if course else free_title(look.title, look.owner)
    old = notes_of(course).topics if course else ()
    apart = {(one["key"], one["text"]) for one in look.apart}
    notes, changes = carried(course, notes, apart) if course else (notes, Changes())
    changes = worth_telling(course, changes)
    place = place_of(look.title, look.slug)
    found = tuple(check_claims(notes, dated_facts(notes, place), place))
    companion, lost = (sources.companion or NOTHING).under(notes)
    rulings = brought_rulings(course, companion)
    claims = without(found, {*(taken_away(course) if course else ()), *away_in(rulings)})
    made = generated(course, notes, claims, now, told=heard.far, companion=companion)
    heard.far(heard.total)
    known = account(look.owner, sources.decks, notes, {one.question.key for one in made.questions}, now)
    history = foreseen(look.owner, course, known)
    texts = brought.texts_of(look, came)
    compared = compare(course, made.questions)
    accepted = accepted_back(course, made.questions, companion)
    reading = Reading(
        notes=notes,
        files=len(sources.files),
        given=made.questions,
        waiting=waiting_of(made.questions, keep_rates(course) if course else {}),
        simulated=len(tuple(places(notes))),
        changes=changes,
        compared=compared,
        ended=ended(course, compared.gone, made, notes.topics, LISTED),
        before=old,
        due=_due(look.owner, course),
        claims=claims,
        refused=refused or nothing_in(notes, sources) or (() if sources.files else refusals(sources.problems)),
        problems=(*sources.problems, *notes.problems, *missing, *lost, *made.problems, *history.problems),
        back=comes_back(made.back, companion, rulings, accepted, taken_off(look.owner, course)),
        history=history,
        slips=list(islice(slips_in(texts, notes, edits.kept), MOST)),
        texts=texts,
        edits=edits,
        parts=brought.parts(came, course, edits.gone) if course and not look.edited else None,
        namesake=namesake,
    )
    return reading, len(sources.texts)


def _due(learner: Learner, course: Course | None) -> dict[str, date]:
    """The next day of the learner's cards by the key of the fact they are about."""
    cards = Card.objects.filter(learner=learner, question__bank__course=course).exclude(due_day=None)
    days: dict[str, date] = {}
    for key, day in cards.values_list("question__key").annotate(day=Min("due_day")):
        days[fact_of(key)] = min(day, days.get(fact_of(key), day))
    return days


@transaction.atomic
def decide(
    *,
    look: Look,
    apart: Iterable[str],
    asked: Iterable[str],
    whole: bool | None = None,
    dates: bool | None = None,
    writer: bool | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Look:
    """Say which of the pairs `asked` about, by their keys, are not the same, whether these are all files, whether the
    `dates` beside cards are taken over, whether lines may be sent to the `writer`, and what was `chosen` of what was
    changed on both sides, by key. What is None, or not named, stays as it is."""
    row = Look.objects.select_for_update().get(pk=look.pk)
    here, two = set(asked), set(apart)
    rows = {one["key"]: one for one in brought.rows_of(row, "pairs")}
    stay = [one for one in row.apart if one["key"] not in here]
    row.apart = [*stay, *(rows[key] for key in rows if key in here & two)]
    known = {one["key"] for one in brought.rows_of(row, "clashes")} if chosen else ()
    said = {key: value for key, value in (chosen or {}).items() if key in known and value in CHOICES}
    row.chosen = {**row.chosen, **said}
    row.whole = row.whole if whole is None else whole
    row.dates = row.dates if dates is None else dates
    row.writer_agreed = row.writer_agreed if writer is None else writer
    row.save(update_fields=["apart", "chosen", "whole", "dates", "writer_agreed"])
    return row


def again(*, look: Look, now: datetime) -> Look | Busy:
    """Read the same files again, with what was decided since. One that was replaced is taken up, and replaces what
    was brought after it."""
    try:
        with transaction.atomic():
            row = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
            if row.state in (LookState.READY, LookState.FAILED, LookState.LEFT, LookState.REPLACED):
                row.state, row.started_at, row.at, row.step = LookState.READING, None, "", ""
                open_look(row)
                begin(row, READ, now)
    except IntegrityError:
        return Busy(at_work(look.owner, look.slug))
    return go_on(look, READ, now, read, give_up_reading)


def turn(*, look: Look, course: int, now: datetime) -> Look | Busy:
    """Let what was brought renew this course of its owner, or with 0 make a new one, and read it again."""
    chosen = Course.objects.filter(own(look.owner), pk=course).first()
    if course and not chosen:
        return look
    try:
        with transaction.atomic():
            row = Look.objects.select_for_update(of=("self",)).select_related("course").get(pk=look.pk)
            if row.state not in (LookState.READY, LookState.LEFT) or row.course == chosen:
                return row
            sources = brought.kept(row)
            row.title = chosen.title if chosen else ""
            row.slug = chosen.slug if chosen else free_slug(slug_of(sources), row.owner, row.pk)
            row.course, row.apart, row.chosen, row.whole = chosen, [], {}, brought.is_whole(sources, chosen)
            open_look(row)
    except IntegrityError:
        return Busy(at_work(look.owner, chosen.slug if chosen else look.slug))
    return again(look=row, now=now)


@transaction.atomic
def leave(*, look: Look) -> None:
    """Stop the reading, or leave the course as it is. The look stays for its week."""
    states = (LookState.READING, LookState.READY, LookState.FAILED)
    if Look.objects.filter(pk=look.pk, state__in=states).update(state=LookState.LEFT):
        tasks.drop(name=READ, subject=look.pk)


def give_up_reading(*, look: int) -> None:
    """Say that the reading did not come to its end. `step`, `done` and `at` tell how far it came."""
    Look.objects.filter(pk=look, state=LookState.READING).update(state=LookState.FAILED)


@transaction.atomic
def forget_looks(*, now: datetime) -> int:
    """Remove looks that are older than a week, taken over or not; return how many went."""
    old = Look.objects.filter(made_at__lt=now - KEPT)
    number = old.count()
    old.delete()
    return number
