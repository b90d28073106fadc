"""A folder of notes that is followed: when what is in it has changed and is written to its end, and what becomes of
notes that were edited here meanwhile."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from django.db.models import Exists, OuterRef, Q

from study.core.notes.merging import same
from study.core.problem import tally
from study.library.access import there
from study.library.edits import Edited, last_brought, outcomes, say_brought, say_read
from study.library.models import Course, Followed, NoteFile
from study.library.sources import Sources, Text, in_reading_order
from study.people.models import User
from study.people.queries import account_with, only_account

type State = tuple[tuple[str, int, int], ...]


def whose(slug: str, email: str) -> User | None:
    """The account of which the notes are that are taken from disk as the course `slug`: that of this address, else who
    has them from there already, else the only one."""
    if email:
        return account_with(email)
    taken = Q(Exists(Followed.objects.filter(course=OuterRef("pk")))) | Q(owner=None)
    found = Course.objects.filter(there(), taken, slug=slug, shipped=False).select_related("owner__user")[:2]
    owner = found[0].owner if len(found) == 1 else None
    return (owner and owner.user) or only_account()


class Watch:
    """Looks at files and folders again and again. It is told when, and asks no clock."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        self.known = self.last = self._state()

    def settled(self) -> bool:
        """Whether something is otherwise than when this was last true, and nothing has changed since the look before:
        a file that is still being written, or a folder that is being renamed, waits for the next look."""
        before, self.last = self.last, self._state()
        if self.last != before or self.last == self.known:
            return False
        self.known = self.last
        return True

    def _state(self) -> State:
        return tuple(sorted(entry for path in self.paths for entry in _entries(path)))


def _entries(path: Path) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of each file; those that go meanwhile, and those of tools, are left out."""
    files = [path] if not path.is_dir() else _below(path)
    for file in files:
        try:
            found = file.stat()
        except OSError:
            continue
        yield str(file), found.st_size, found.st_mtime_ns


def _below(folder: Path) -> Iterator[Path]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where) / name for name in files if not name.startswith("."))


@dataclass(frozen=True, slots=True)
class Merge:
    """What files on `disk` say, by path, of which something `waits` for the owner: it is not taken over, since the same
    lines were edited here, or the file is gone. The edits of the paths in `kept` stay, and so do the notes in `gone`,
    whose files are. The notes here had these `revisions`."""

    disk: Mapping[str, str] = field(default_factory=dict)
    waits: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    revisions: Mapping[str, int] = field(default_factory=dict)


def with_edits(sources: Sources, course: Course | None) -> tuple[Sources, Merge]:
    """What a course becomes when it is taken from disk once more: no note that was edited here since is overwritten."""
    disk = {one.path: one.text for one in sources.texts}
    files = {one.path: one for one in NoteFile.objects.filter(course=course, package="")} if course else {}
    known = {one.path: one for one in Followed.objects.filter(course=course)} if course else {}
    edited = list(_edited(course, files.values(), known)) if course and disk else []
    new = {path: text for path, text in disk.items() if path not in files}
    homes = {one.path: at for one in edited if (at := one.path if one.path in disk else _renamed(one.base, new))}
    texts, waits, kept, gone = dict(disk), {}, [], []
    for outcome in outcomes(edited, disk, homes):
        if outcome.is_lost or outcome.clashes:
            texts[outcome.edited.path], waits[outcome.edited.path] = outcome.edited.text, outcome.theirs
            continue
        texts[outcome.at] = outcome.text()
        if not same(texts[outcome.at], outcome.theirs):
            kept.append(outcome.at)
    for one in edited:
        if one.path in homes or tally(sources.problems).refuses:  # it may be there, and could not be read
            continue
        texts[one.path], row = one.text, known.get(one.path)
        gone.append(one.path)
        if not (row and row.gone and row.waits is None):  # its owner kept it
            waits[one.path] = ""
    revisions = {path: file.revision for path, file in files.items()}
    found = in_reading_order(Text(path, text) for path, text in texts.items())
    return replace(sources, texts=found), Merge(disk, waits, tuple(kept), tuple(gone), revisions)


def is_as_merged(course: Course | None, merge: Merge) -> bool:
    """Whether the notes are as they were when that was worked out; whoever else changes the course waits."""
    if course is None:
        return True
    Course.objects.select_for_update().filter(pk=course.pk).first()
    rows = NoteFile.objects.filter(course=course, package="").values_list("path", "revision")
    return dict(rows) == merge.revisions


def remember(course: Course, merge: Merge, now: datetime) -> None:
    """Keep what was taken over, and what waits."""
    if not merge.disk:
        return
    known = {one.path: one for one in Followed.objects.filter(course=course)}
    changed: list[Followed] = []
    new: list[Followed] = []
    came: set[str] = set()
    for path in dict.fromkeys((*merge.disk, *merge.gone)):
        row = known.pop(path, None) or Followed(course=course, path=path)
        before = row.text, row.waits, row.gone
        row.waits, row.gone = merge.waits.get(path), path in merge.gone
        if not row.gone and path not in merge.waits:
            row.text = merge.disk[path]
            if row.pk is None or before[0] != row.text:  # else nothing else was brought than before
                came.add(path)
        if row.pk is None or before != (row.text, row.waits, row.gone):
            row.at = now
            (new if row.pk is None else changed).append(row)
    Followed.objects.bulk_create(new)
    Followed.objects.bulk_update(changed, ["text", "waits", "gone", "at"])
    Followed.objects.filter(pk__in=[row.pk for row in known.values()]).delete()
    if came:
        say_read(course, now)
    say_brought(course, came, {path: merge.disk[path] for path in came.intersection(merge.kept)}, now)


def _edited(course: Course, files: Iterable[NoteFile], known: Mapping[str, Followed]) -> Iterator[Edited]:
    """The notes that say something else than what was taken from disk, or brought otherwise; where that is not known,
    those that were ever changed here."""
    brought = last_brought(course)
    for file in sorted(files, key=lambda one: one.path):
        row = known.get(file.path)
        base = row.text if row and row.text is not None else brought.get(file.path)
        if file.revision > 1 if base is None else not same(file.text, base):
            is_none = row and row.gone and not base  # a file that was gone, and what was decided so
            yield Edited(file.path, file.text, None if is_none else base)


def _renamed(base: str | None, new: dict[str, str]) -> str:
    """The path among those that are `new` on disk of a file that says what another said that is gone. It is taken
    away: templates are copied, and what was edited in one copy is not in another."""
    at = next((at for at, text in new.items() if base and same(text, base)), "")
    new.pop(at, None)
    return at
