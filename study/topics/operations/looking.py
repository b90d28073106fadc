"""Looks at notes that were brought: made, read, decided about, left. Nothing of this changes a course."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Min

from study.banks.comparison import compare
from study.banks.generated import fact_of, generated
from study.banks.sorts import keep_rates, waiting_of
from study.core.computed.placement import places
from study.core.facts.facts import check_claims, place_of
from study.core.formats.anki.occlusions import MARK
from study.core.limits import LOOK_AT_ONCE, PICTURES_AT_ONCE
from study.core.notes.identity import Changes
from study.core.notes.model import Notes
from study.core.notes.slips import Slip, slips
from study.core.problem import Problem, refusals
from study.core.questions.covers import covers_in
from study.library.decks import course_with
from study.library.figures import find, with_kept
from study.library.models import Course, Look, LookState
from study.library.operations import (
    carried,
    course_named,
    dated_facts,
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
from study.topics.brought import Brought
from study.topics.found import MOST, Reading, document
from study.topics.history import account, foreseen
from study.web import tasks

READ = "read notes"
KEPT = timedelta(days=7)
"""How long a look is kept."""
STEPS = 50
"""Times at most that the number of files read is written down."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Notes of this name are being read or taken over already, in `look`."""

    look: Look


class Stopped(Exception):
    """Somebody stopped the reading."""


def look_at(
    *, learner: Learner, sources: Sources, chosen: Course | None = None, title: str = "", now: datetime
) -> Look | Busy:
    """Keep what was brought, as a new course or the new state of the `chosen` one, to be looked at before anything
    changes. A little is read at once; of more the reading is put among the tasks. An older look at notes of this
    name goes, unless it is being read. Where nobody says otherwise, an Anki package renews the course that has its
    notes."""
    if not (chosen or title):
        chosen = course_with(learner, sources.packages)
    slug = chosen.slug if chosen else slug_of(sources)
    course = chosen or course_named(slug, learner)
    size = sum(len(text.text) for text in sources.texts) + sum(len(one.database) for one in sources.packages)
    others = Look.objects.filter(owner=learner, slug=slug)
    try:
        with short():
            others.filter(state__in=(LookState.READY, LookState.FAILED, LookState.LEFT)).delete()
            look = Look.objects.create(
                owner=learner,
                course=course,
                slug=slug,
                title=title or (chosen.title if chosen else ""),
                name=sources.name[:200],
                size=size,
                pictures=len(sources.assets) + _covers(sources),
                whole=brought.is_whole(sources, course),
                made_at=now,
                total=len(sources.texts) + len(sources.packages),
                problems=brought.documents(sources.problems),
            )
            brought.keep(look, sources)
            begin(look, READ, now)
    except IntegrityError:
        busy = others.filter(state__in=(LookState.READING, LookState.TAKING)).first()
        if busy is None:
            raise
        return Busy(busy)
    return go_on(look, READ, now, read, give_up_reading)


def _covers(sources: Sources) -> int:
    """How many covered pictures may have to be drawn, counted before anything is read."""
    marks = sum(one.database.count(MARK.encode()) for one in sources.packages)
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
    if not reading.update(started_at=started, done=0, at=""):
        return row
    course = row.course or course_named(row.slug, row.owner)
    against = course.updated_at if course else None
    sources = brought.to_take(row, course)
    try:
        found = document(_reading(row, course, sources, started), row.title, row.apart)
    except Stopped:
        return Look.objects.get(pk=look)
    reading.update(
        state=LookState.READY,
        title=row.title,
        course=course,
        found=found,
        against=against,
        done=row.total,
        at="",
    )
    return Look.objects.get(pk=look)


def _reading(look: Look, course: Course | None, sources: Sources, now: datetime) -> Reading:
    every = max(1, len(sources.texts) // STEPS)

    def before(number: int, path: str) -> None:
        if number % every and number < len(sources.texts):
            return
        state = Look.objects.filter(pk=look.pk, state=LookState.READING)
        if not state.update(done=number, total=len(sources.texts), at=path[:500]):
            raise Stopped

    notes = read_notes(sources, before)
    before(len(sources.texts), "")
    sources = with_kept(sources, notes, now)
    brought.keep_checked(look, sources)
    _, missing = find(notes, sources)
    refused = refusals_of(course, notes, sources)
    look.title = look.title or title_of(notes, sources)
    old = notes_of(course).topics if course else ()
    apart = {(one["key"], one["text"]) for one in look.apart}
    notes, changes = carried(course, notes, apart) if course else (notes, Changes())
    place = place_of(look.title, look.slug)
    found = tuple(check_claims(notes, dated_facts(notes, place), place))
    claims = without(found, taken_away(course) if course else ())
    made = generated(course, notes, claims, now)
    known = account(look.owner, sources.decks, notes, {one.question.key for one in made.questions}, now)
    history = foreseen(look.owner, course, known)
    texts = brought.texts_of(look, course)
    return Reading(
        notes=notes,
        files=len(sources.files),
        given=made.questions,
        waiting=waiting_of(made.questions, keep_rates(course) if course else {}),
        simulated=len(tuple(places(notes))),
        changes=changes,
        compared=compare(course, made.questions),
        before=old,
        due=_due(look.owner, course),
        claims=claims,
        refused=refused or (() if sources.files else refusals(sources.problems)),
        problems=(*sources.problems, *notes.problems, *missing, *made.problems, *history.problems),
        history=history,
        slips=list(islice(_slips(texts, notes), MOST)),
        texts=texts,
    )


def _slips(texts: Iterable[Brought], notes: Notes) -> Iterator[tuple[str, Slip]]:
    told: dict[str, list[Problem]] = {}
    for problem in notes.problems:
        told.setdefault(problem.file, []).append(problem)
    for text in texts:
        if not text.said:
            yield from ((text.home, slip) for slip in slips(text.text, told.get(text.home, ())))


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
) -> Look:
    """Say which of the pairs `asked` about, by their keys, are not the same, whether these are all files, whether the
    `dates` beside cards are taken over, and whether lines may be sent to the `writer`. What is None stays as it is."""
    row = Look.objects.select_for_update().get(pk=look.pk)
    here, chosen = set(asked), set(apart)
    rows = {one["key"]: one for one in row.found.get("pairs", ())}
    stay = [one for one in row.apart if one["key"] not in here]
    row.apart = [*stay, *(rows[key] for key in rows if key in here & chosen)]
    row.whole = row.whole if whole is None else whole
    row.dates = row.dates if dates is None else dates
    row.writer_agreed = row.writer_agreed if writer is None else writer
    row.save(update_fields=["apart", "whole", "dates", "writer_agreed"])
    return row


def mend(*, look: Look, chosen: Container[int], now: datetime) -> Look:
    """Mend slips of the pen that the look shows, named by their numbers in its list, in the text that is to be taken
    over, and read that again. The person's own files stay as they are."""
    with transaction.atomic():
        row = Look.objects.select_for_update(of=("self",)).select_related("course").get(pk=look.pk)
        if row.state not in (LookState.READY, LookState.LEFT):
            return row
        found = [_slip(one) for number, one in enumerate(row.found.get("slips", ())) if number in chosen]
        brought.mend(row, row.course, found)
    return again(look=row, now=now)


def _slip(kept: dict[str, Any]) -> tuple[str, Slip]:
    first, last = kept["lines"]
    return kept["file"], Slip((first, last), kept["old"], kept["new"], kept["why"])


def again(*, look: Look, now: datetime) -> Look:
    """Read the same files again, with what was decided since."""
    with transaction.atomic():
        states = (LookState.READY, LookState.FAILED, LookState.LEFT)
        if Look.objects.filter(pk=look.pk, state__in=states).update(
            state=LookState.READING, started_at=None, at="", step=""
        ):
            begin(look, READ, now)
    return go_on(look, READ, now, read, give_up_reading)


@transaction.atomic
def leave(*, look: Look) -> None:
    """Stop the reading, or leave the course as it is. The look stays for its week."""
    states = (LookState.READING, LookState.READY, LookState.FAILED)
    if Look.objects.filter(pk=look.pk, state__in=states).update(state=LookState.LEFT):
        tasks.drop(name=READ, subject=look.pk)


def give_up_reading(*, look: int) -> None:
    """Say that the reading did not come to its end. `at` tells the file."""
    Look.objects.filter(pk=look, state=LookState.READING).update(state=LookState.FAILED)


@transaction.atomic
def forget_looks(*, now: datetime) -> int:
    """Remove looks that are older than a week, taken over or not; return how many went."""
    old = Look.objects.filter(made_at__lt=now - KEPT)
    number = old.count()
    old.delete()
    return number
