"""Notes that were edited here since they were brought, and how that and what comes anew become one: by one rule for a
folder that is followed and for what is brought in a browser."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum
from django.db.models.functions import Length

from study.core.limits import COMPARED, LOOK_AT_ONCE, MERGED
from study.core.notes.merging import Choice, Clash, Together, same, together, within
from study.library.models import Course, LastBrought, NoteFile


@dataclass(frozen=True, slots=True)
class Edited:
    """A note that was edited here: its text, and the `base` that it was edited from; None where nobody knows that."""

    path: str
    text: str
    base: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of an edited note of which `theirs` came, under the path `at`: `both` together, or None where one
    of the two stands as it is. Where nobody knows what was edited, and `theirs` has not all of it, they cannot be
    brought together: theirs would be alone."""

    edited: Edited
    at: str
    theirs: str
    both: Together | None = None

    @property
    def is_lost(self) -> bool:
        """Whether what was edited would go with theirs."""
        return self.edited.base is None and not within(self.edited.text, self.theirs)

    @property
    def clashes(self) -> Sequence[Clash]:
        """The lines that were changed here and there."""
        return self.both.clashes if self.both else ()

    def text(self, chosen: Mapping[int, Choice] | None = None) -> str:
        """What the note says then, with what was `chosen` of clashes by their numbers."""
        if self.both:
            return self.both.text(chosen)
        return self.theirs if self.edited.base is None else self.edited.text


def outcomes(edited: Iterable[Edited], came: Mapping[str, str], homes: Mapping[str, str]) -> Iterator[Outcome]:
    """What becomes of edited notes of which something `came`: texts by their paths, `homes` the path there for that of
    a note here. What may be compared is bounded for all together."""
    left = MERGED
    for one in edited:
        if (at := homes.get(one.path)) is None:
            continue
        theirs, both = came[at], None
        if one.base is not None and not same(theirs, one.base):
            both = together(one.base, one.text, theirs, min(COMPARED, left))
            left = max(0, left - both.pairs)
        yield Outcome(one, at, theirs, both)


def edited_notes(course: Course) -> list[Edited]:
    """The notes of a course that were edited here since they were brought, by path."""
    return [Edited(file.path, file.text, base) for file, base in _edited(course)]


def last_brought(course: Course) -> dict[str, str]:
    """What was last brought of notes that were edited here, by path, as far as it is known."""
    return dict(LastBrought.objects.filter(file__course=course).values_list("file__path", "text"))


def say_edited(course: Course, before: Mapping[str, str], at: datetime) -> None:
    """Keep that notes were edited here, which said that `before`, by path."""
    files = NoteFile.objects.filter(course=course, path__in=before)
    first = files.filter(edited_at=None).only("pk", "path")
    LastBrought.objects.bulk_create([LastBrought(file=file, text=before[file.path]) for file in first])
    files.update(edited_at=at)


def say_brought(course: Course, came: Collection[str], kept: Mapping[str, str], at: datetime) -> None:
    """Keep that these notes say what `came`, by their paths, but for those `kept`, which say something else here than
    came of them."""
    edited = NoteFile.objects.filter(course=course).exclude(edited_at=None).values_list("pk", "path")
    over = [pk for pk, path in edited if path in came and path not in kept]
    LastBrought.objects.filter(file__in=over).delete()
    NoteFile.objects.filter(pk__in=over).update(edited_at=None)
    files = list(NoteFile.objects.filter(course=course, path__in=kept).only("pk", "path"))
    LastBrought.objects.filter(file__in=files).delete()
    LastBrought.objects.bulk_create([LastBrought(file=file, text=kept[file.path]) for file in files])
    NoteFile.objects.filter(pk__in=[file.pk for file in files], edited_at=None).update(edited_at=at)


def say_read(course: Course, at: datetime) -> None:
    """Keep that notes of the course were brought, or taken from disk."""
    Course.objects.filter(pk=course.pk).update(read_at=at)


@dataclass(frozen=True, slots=True)
class Here:
    """What of a course was changed here since it was brought: so many `notes`, and `lines` of them, None where they are
    too long to be counted while a page waits."""

    notes: int
    lines: int | None


NOTHING_HERE = Here(0, 0)


def changed_here(course: Course) -> Here:
    """What was changed here. A line that moved counts for nothing."""
    rows = LastBrought.objects.filter(file__course=course, file__package="").exclude(file__edited_at=None)
    size = rows.aggregate(n=Sum(Length("text") + Length("file__text")))["n"] or 0
    if size > 2 * LOOK_AT_ONCE:
        return Here(rows.count(), None)
    numbers = [_changed(text, base) for text, base in rows.values_list("file__text", "text")]
    return Here(sum(map(bool, numbers)), sum(numbers))


def _changed(text: str, base: str) -> int:
    """How many lines of a text are others, or no more there."""
    here, there = (Counter(one.replace("\r\n", "\n").splitlines()) for one in (text, base))
    return max((here - there).total(), (there - here).total())


type State = Sequence[tuple[str, str, str | None]]
"""Which notes were edited here, by path: since when, and what was last brought of them. As JSON has it."""


def state_of(course: Course) -> State:
    """Which notes of a course were edited here."""
    return [(file.path, file.edited_at.isoformat(), base) for file, base in _edited(course) if file.edited_at]


def put_back(course: Course, state: State) -> None:
    """Let these notes be those that were edited here, and no others."""
    files = {file.path: file for file in NoteFile.objects.filter(course=course).only("pk", "path")}
    LastBrought.objects.filter(file__course=course).delete()
    NoteFile.objects.filter(course=course).exclude(edited_at=None).update(edited_at=None)
    there = [(files[path], at, base) for path, at, base in state if path in files]
    for file, at, _ in there:
        NoteFile.objects.filter(pk=file.pk).update(edited_at=datetime.fromisoformat(at))
    LastBrought.objects.bulk_create([LastBrought(file=file, text=base) for file, _, base in there if base is not None])


def _edited(course: Course) -> list[tuple[NoteFile, str | None]]:
    files = NoteFile.objects.filter(course=course, package="").exclude(edited_at=None)
    bases = last_brought(course)
    return [(file, bases.get(file.path)) for file in files.order_by("path")]
