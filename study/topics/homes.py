"""Where notes that were brought belong: to which course of somebody's own, and to which of its files."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Any

from django.db.models import QuerySet

from study.core.notes.overlap import MOST, READ, alike, in_common, pairs_of
from study.core.text.names import Names
from study.library.access import own
from study.library.decks import course_with
from study.library.models import LONGEST_SLUG, LONGEST_TITLE, OPEN, Course, Look, NoteFile
from study.library.sources import Sources, Text
from study.people.models import Learner

LOOKED_INTO = 20
"""Files of one course that are compared to tell whether notes are its later state."""


def course_of(learner: Learner, sources: Sources) -> Course | None:
    """The course whose later state these are: it has most of the notes in an Anki package, or most of the files by
    their names, which say mostly the same. A heading or a file in common is not enough."""
    if course := course_with(learner, sources.packages):
        return course
    given = {text.path: text.text for text in sources.texts}
    files = NoteFile.objects.filter(own(learner, "course__"), package="") if given else NoteFile.objects.none()
    held: dict[int, list[str]] = {}
    for course_pk, path in files.order_by("course_id", "path").values_list("course_id", "path"):
        held.setdefault(course_pk, []).append(path)
    best, most = 0, MOST
    for course_pk, paths in held.items():
        old, new = _of_one_name(paths, given), _of_one_name(given, paths)
        if min(len(old), len(new)) < min(len(given), len(paths)) * MOST:
            continue
        old, new = old[:LOOKED_INTO], new[:LOOKED_INTO]
        texts = dict(files.filter(course=course_pk, path__in=old).values_list("path", "text"))
        each = READ // max(len(old), len(new))
        share = in_common(
            pairs_of("\n".join(texts[path][:each] for path in old)),
            pairs_of("\n".join(given[path][:each] for path in new)),
        )
        if share >= most:
            best, most = course_pk, share
    return Course.objects.filter(pk=best).first()


def files_of(texts: Iterable[Text], course: Course) -> dict[str, str]:
    """For the path of each text that is a later state of a file of the course, the path of that file: its own, that of
    the only file of its bare name, the same below another top folder, or that of a file with another name that says
    mostly the same."""
    given = {text.path: text.text for text in texts}
    notes = NoteFile.objects.filter(course=course, package="")
    paths = set(notes.values_list("path", flat=True)) if given else set()
    found = {path: path for path in given if path in paths}
    _add(found, _bare(given, paths))
    if not found:
        _add(found, _below_another_top(given, paths, notes))
    left = {path: text for path, text in given.items() if path not in found}
    free = paths - set(found.values())
    if left and free and max(len(left), len(free)) <= LOOKED_INTO:
        _add(found, _renamed(left, dict(notes.filter(path__in=free).values_list("path", "text"))))
    return found


def namesake_of(owner: Learner, title: str, slug: str, found: Mapping[str, Any]) -> Course | None:
    """The course that notes which make a new one could be meant for: it has that name, or what was found of them
    before said so."""
    courses = list(Course.objects.filter(own(owner)).order_by("-updated_at"))
    before = [one for one in courses if one.pk == (found.get("namesake") or {}).get("course")]
    titled = [one for one in courses if one.title.casefold() == title.casefold()]
    return next(iter([*before, *titled, *(one for one in courses if one.slug == slug)]), None)


def free_slug(slug: str, owner: Learner, of: int = 0) -> str:
    """What a new course of this owner is called, where others of theirs are called as they are, or will be: what they
    brought besides the look `of`."""
    courses = Course.objects.filter(owner=owner, deleted_at=None).values_list("slug", flat=True)
    looks = Look.objects.filter(owner=owner, state__in=OPEN).exclude(pk=of).values_list("slug", flat=True)
    return Names([*courses, *looks], LONGEST_SLUG).take(slug)


def free_title(title: str, owner: Learner) -> str:
    """The title of a new course of this owner: with a number where another has it, in parentheses behind a digit."""
    taken = {one.casefold() for one in Course.objects.filter(own(owner)).values_list("title", flat=True)}
    stem, number, free = title[: LONGEST_TITLE - 6], 2, title
    while free.casefold() in taken:
        free = f"{stem} ({number})" if stem[-1].isdecimal() else f"{stem} {number}"
        number += 1
    return free


def homes(given: Sequence[str], files: Mapping[str, str], held: Iterable[str]) -> list[str]:
    """The path that each text has in a course that holds paths: that of the file that it renews by `files`, or its new
    name beside where that was, as long as nothing that is there or comes has that path."""
    taken = {*held, *given}
    found = []
    for path in given:
        there = files.get(path, path)
        renamed = str(PurePosixPath(there).with_name(_name(path)))
        found.append(renamed if renamed == path or renamed not in taken else there)
        taken.add(found[-1])
    assert len(set(found)) == len(found), "a text takes the place of another"
    return found


def _add(found: dict[str, str], more: Mapping[str, str]) -> None:
    """Take what is known of more texts, each file for one alone."""
    taken = set(found.values())
    for path, of in more.items():
        if path not in found and of not in taken:
            found[path] = of
            taken.add(of)


def _bare(given: Iterable[str], paths: Iterable[str]) -> dict[str, str]:
    named: dict[str, list[str]] = {}
    for path in paths:
        named.setdefault(_name(path), []).append(path)
    return {path: named[path][0] for path in given if len(named.get(path, ())) == 1}


def _below_another_top(given: Mapping[str, str], paths: Iterable[str], notes: QuerySet[NoteFile]) -> dict[str, str]:
    """The same vault in another folder: most of the files of one name say mostly the same there, too."""
    old, new = _below_top(paths), _below_top(given)
    both = sorted(old.keys() & new.keys())
    texts = dict(notes.filter(path__in=[old[path] for path in both[:LOOKED_INTO]]).values_list("path", "text"))
    same = [in_common(pairs_of(texts[old[path]]), pairs_of(given[new[path]])) >= MOST for path in both[:LOOKED_INTO]]
    return {new[path]: old[path] for path in both} if sum(same) > len(same) * MOST else {}


def _below_top(paths: Iterable[str]) -> dict[str, str]:
    """Paths by what they are below the folder that all of them are in."""
    parts = {path: PurePosixPath(path).parts for path in paths}
    folders = zip(*(one[:-1] for one in parts.values()), strict=False)
    shared = len(list(takewhile(lambda names: len(set(names)) == 1, folders)))
    return {"/".join(one[shared:]): path for path, one in parts.items()}


def _renamed(given: Mapping[str, str], files: Mapping[str, str]) -> dict[str, str]:
    """Texts that say mostly the same as a file, each with the one that it is most like."""
    new = {path: pairs_of(text) for path, text in given.items()}
    old = {path: pairs_of(text) for path, text in files.items()}
    shares = [(alike(old[file], new[path]), path, file) for file in old for path in new]
    found: dict[str, str] = {}
    for _, path, file in sorted((one for one in shares if one[0] >= MOST), reverse=True):
        _add(found, {path: file})
    return found


def _of_one_name(paths: Collection[str], others: Collection[str]) -> list[str]:
    """The files whose name one of the others has, before all those that have one of their path below the top."""
    names = {_name(path) for path in others}
    below, same = _below_top(paths), _below_top(others).keys()
    order = sorted(below, key=lambda at: (at not in same, at))
    return [below[at] for at in order if _name(below[at]) in names]


def _name(path: str) -> str:
    return PurePosixPath(path).name
