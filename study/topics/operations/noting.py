"""Notes that somebody edits and mends, and decisions about their lines."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from study.banks.comparison import Ended, compare, ended, worth_telling
from study.banks.generated import generated
from study.banks.models import NOTES, Question, Status
from study.banks.operations import CourseImport, keep_one
from study.core.facts.facts import REFUTED
from study.core.facts.mending import mended
from study.core.limits import LISTED_BESIDE
from study.core.notes.differences import Difference, differences
from study.core.notes.identity import fact_of
from study.core.problem import Problem, refusals
from study.library.access import own
from study.library.edits import say_brought
from study.library.importing import NONE, Accord
from study.library.models import Claim, Course, Followed, NoteFile, Share
from study.library.operations import carried, claims_of, read_notes, refusals_of, stored_sources, without
from study.library.ownership import take_share
from study.library.queries import lines_of
from study.library.rows import notes_of
from study.library.sources import with_text
from study.people.models import Learner
from study.review.operations import study
from study.topics.doubts import Told, doubts_at, seen_of, two_texts_of
from study.topics.operations.renewing import read_again


@transaction.atomic
def take_up_shared(*, learner: Learner, share: Share, now: datetime) -> None:
    """Read and study a course that somebody shared. Its owner has it already."""
    if share.course.owner_id != learner.pk:
        take_share(learner=learner, share=share, now=now)
    study(learner=learner, course=share.course, now=now)


@dataclass(frozen=True, slots=True)
class Stands:
    """The file as it is stored after saving."""

    file: NoteFile


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The file was changed elsewhere meanwhile: nothing was written. `theirs` is what is stored, `yours` what was
    sent, so that none of it is lost."""

    theirs: NoteFile
    yours: str


class _Overtaken(Exception):
    """The file was changed meanwhile."""


def save_note(
    *, learner: Learner, course: Course, path: str, text: str, revision: int, now: datetime
) -> Stands | Elsewhere | tuple[Problem, ...]:
    """Save a file of one's own notes that was seen in that `revision`, and read the notes again: what is known of
    a line stays. Problems where the course cannot hold it; then nothing is changed. Raises NoteFile.DoesNotExist."""
    file, text = editable(learner, course, path), "\n".join(lines_of(text))
    if lines_of(file.text) == lines_of(text):
        return Stands(file)
    if file.revision != revision:
        return Elsewhere(file, text)
    try:
        done = _read_again(learner, course, path, text, now, revision)
    except _Overtaken:
        return Elsewhere(editable(learner, course, path), text)
    if done.imported.course is None:
        return refusals(done.imported.problems)
    file.refresh_from_db()
    return Stands(file)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What saving a text would do: `changes` line by line, `unsure` the keys of those that may be other facts than
    they were, `ended` the questions that are not asked any more though their lines are there, the number of questions
    asked `before` and `after`, and the `doubts` that wait already, at the lines they would have then."""

    changes: tuple[Difference, ...]
    unsure: frozenset[str]
    before: int
    after: int
    problems: tuple[Problem, ...] = ()
    ended: tuple[Ended, ...] = ()
    doubts: tuple[Told, ...] = ()

    @property
    def ending(self) -> frozenset[str]:
        """The keys of their lines."""
        return frozenset(fact_of(one.key) for one in self.ended)


def foresee(*, learner: Learner, course: Course, path: str, text: str, now: datetime) -> Foreseen:
    """Say what saving this text would do, and change nothing. Raises NoteFile.DoesNotExist."""
    course = editable(learner, course, path).course
    then = notes_of(course).topics
    sources = with_text(stored_sources(course), path, "\n".join(lines_of(text)))
    notes = read_notes(sources)
    if refused := refusals_of(course, notes, sources):
        asked = Question.objects.filter(bank__course=course, bank__slug=NOTES, status=Status.READY).count()
        return Foreseen((), frozenset(), asked, asked, refused)
    notes, changes = carried(course, notes)
    changes = worth_telling(course, changes)
    claims = without(*claims_of(course, notes, course.slug))
    made = generated(course, notes, claims, now)
    compared = compare(course, made.questions)
    return Foreseen(
        changes=differences(then, notes.topics),
        unsure=frozenset(one.key for one in changes.unsure),
        before=compared.old,
        after=compared.now,
        ended=tuple(ended(course, compared.gone, made, notes.topics, LISTED_BESIDE)),
        doubts=tuple(doubts_at(course, path, (fact for one in notes.topics if one.file == path for fact in one.facts))),
    )


@dataclass(frozen=True, slots=True)
class Mended:
    """Lines of a file, from `line` on (1-based), into which was put what holds: as they were `before`, and as they are
    `now`."""

    line: int
    before: tuple[str, ...]
    now: tuple[str, ...]


def use_what_holds(
    *,
    learner: Learner,
    course: Course,
    path: str,
    line: int,
    revision: int,
    now: datetime,
    accord: Accord = NONE,
) -> Mended | bool | Elsewhere | tuple[Problem, ...]:
    """Put what holds now into a line of a file that was seen in that `revision`, for every claim of it that does not
    hold. False where the words of none of them stand there as such or what holds does not fit them, Elsewhere where
    the file has changed since, problems where the course cannot hold it; then nothing is changed. Raises
    NoteFile.DoesNotExist."""
    file = editable(learner, course, path)
    if file.revision != revision:
        return Elsewhere(file, "")
    claims = Claim.objects.filter(topic__file=file, start=line, away=False, verdict__in=REFUTED)
    text = mended(file.text, [((one.start, one.end), one.says, one.holds) for one in claims])
    if text == file.text:
        return False
    try:
        done = _read_again(learner, course, path, text, now, revision, told=True, accord=accord)
    except _Overtaken:
        return Elsewhere(editable(learner, course, path), "")
    if done.imported.course is None:
        return refusals(done.imported.problems)
    was, is_now = (lines_of(one) for one in (file.text, text))
    first, last = line - 1, max(one.end for one in claims)
    return Mended(line, tuple(was[first:last]), tuple(is_now[first:last]))


def undo_what_holds(
    *, learner: Learner, course: Course, path: str, done: Mended, now: datetime, accord: Accord = NONE
) -> bool | tuple[Problem, ...]:
    """Let lines of a file say again what they said before what holds was put into them. False where they say something
    else by now, problems where the course cannot hold it; then nothing is changed. Raises NoteFile.DoesNotExist."""
    file = editable(learner, course, path)
    lines, first = lines_of(file.text), done.line - 1
    if tuple(lines[first : first + len(done.now)]) != done.now:
        return False
    lines[first : first + len(done.now)] = done.before
    try:
        again = _read_again(learner, course, path, "\n".join(lines), now, file.revision, told=True, accord=accord)
    except _Overtaken:
        return False
    return True if again.imported.course else refusals(again.imported.problems)


def choose_text(
    *,
    learner: Learner,
    course: Course,
    path: str,
    theirs: bool,
    seen: str,
    now: datetime,
    accord: Accord = NONE,
) -> bool | tuple[Problem, ...]:
    """Decide which text of a note stands that was changed here and in its file: that of the file, or the one here.
    False where they are not as they were seen any more, problems where the course cannot hold it; then nothing is
    changed."""
    waiting = two_texts_of(learner).filter(course=course, path=path)
    row = waiting.first()

    def as_seen() -> None:
        now_there = waiting.first()
        if row is None or now_there is None or seen_of(_locked(learner, course, path), now_there) != seen:
            raise _Overtaken

    def decided(imported: object = None) -> None:
        if row:
            Followed.objects.filter(pk=row.pk).update(text=row.waits, waits=None, at=now)
            if not row.gone:
                say_brought(course, {path}, {} if theirs else {path: row.waits or ""}, now)

    try:
        with transaction.atomic():
            as_seen()
            if not theirs:
                decided()
                return True
        assert row
        text = None if row.gone else row.waits or ""
        if text is None and not with_text(stored_sources(course), path, text).files:
            return (Problem("this is the only note. Delete the course instead."),)
        change = partial(with_text, path=path, text=text)
        both = Accord(as_seen, decided).within(accord)
        done = read_again(course=course, owner=learner, change=change, now=now, brought=True, accord=both)
    except (_Overtaken, NoteFile.DoesNotExist):
        return False
    return True if done.imported.course else refusals(done.imported.problems)


@transaction.atomic
def keep_mine(
    *, learner: Learner, course: Course, path: str, line: int, revision: int, now: datetime
) -> bool | Elsewhere:
    """Ask what a line says as it is written, though it does not hold, as `use_what_holds` takes it."""
    file = _locked(learner, course, path)
    if file.revision != revision:
        return Elsewhere(file, "")
    held = Question.objects.filter(bank__course=course, bank__slug=NOTES, topic__file=file, status=Status.DRAFT)
    rows = held.exclude(held="").filter(start__lte=line, end__gte=line)
    for number in list(rows.values_list("pk", flat=True)):
        keep_one(learner=learner, question=number, now=now)
    return True


def _locked(learner: Learner, course: Course, path: str) -> NoteFile:
    """A file of the learner's own course; whoever else changes the course waits."""
    mine = Course.objects.select_for_update().filter(own(learner), pk=course.pk).first()
    return NoteFile.objects.get(course=mine, path=path)


def editable(learner: Learner, course: Course, path: str) -> NoteFile:
    """A file of the learner's own course whose text is read: none that was made from an Anki package."""
    mine = Course.objects.filter(own(learner), pk=course.pk)
    return NoteFile.objects.select_related("course").get(course__in=mine, path=path, package="")


def _read_again(
    learner: Learner,
    course: Course,
    path: str,
    text: str,
    now: datetime,
    revision: int,
    told: bool = False,
    accord: Accord = NONE,
) -> CourseImport:
    """Read the notes with this text in place of the file's that was seen in that `revision`. Raises _Overtaken where
    it has another one by now."""

    def as_seen() -> None:
        if _locked(learner, course, path).revision != revision:
            raise _Overtaken

    change, both = partial(with_text, path=path, text=text), Accord(before=as_seen).within(accord)
    return read_again(course=course, owner=learner, change=change, now=now, told=told, accord=both)
