"""Finds the picture file that an embed in the notes refers to, and has those that are shown checked and kept."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from study.core.limits import MEGABYTE, PICTURES_OF_COURSE, PIXELS_IN_ALL
from study.core.notes.model import Notes, is_elsewhere
from study.core.problem import Problem
from study.core.questions.covers import Covered, base_of, covered
from study.library.sources import Picture, Sources
from study.uploads import pictures
from study.uploads.models import Picture as KeptPicture

DRAWING = ".svg"
"""How the name of a drawing ends. Those of shipped courses are ours, and are no pictures to be checked."""
FULL = f"is not shown: a course shows {PICTURES_OF_COURSE:,} pictures at most"
DEAR = f"more than {PIXELS_IN_ALL // MEGABYTE:,} megapixels to cover at once: bring the notes again for the rest"
"""Why there is no room for a covered picture."""


def find(notes: Notes, sources: Sources) -> tuple[dict[tuple[str, str], str], tuple[Problem, ...]]:
    """Return the picture's path for each (file, target) of the notes, "" where there is none, and a
    warning for each embed that finds none.

    The path is tried from the file's folder, then from the root; then any picture of that name does,
    as in Obsidian, the nearest to the root first.
    """
    paths = _Paths(one.path for one in sources.assets)
    refused = _Paths(problem.file for problem in sources.problems)
    found: dict[tuple[str, str], str] = {}
    problems = []
    for topic in notes.topics:
        for figure in topic.figures:
            path = paths.of(base_of(figure.target), topic.file)
            if path:  # a covered picture stands beside its own
                path += figure.target[len(base_of(figure.target)) :]
            found[topic.file, figure.target] = path
            if not path:
                why = _missing(figure.target, refused.of(figure.target, topic.file))
                problems.append(Problem(why, figure.line, topic.file, "warning"))
    return found, tuple(problems)


def with_kept(sources: Sources, notes: Notes, now: datetime, *, drawings: bool = False) -> Sources:
    """The same with the pictures that the notes show checked and kept, and the others as they are. One that cannot
    be shown is no longer among them but among the problems. With `drawings` those stay as they are too."""
    shown = set(find(notes, sources)[0].values())
    fresh = [
        one
        for one in sources.assets
        if one.path in shown and not one.kept and not (drawings and one.path.endswith(DRAWING))
    ]
    kept = pictures.keep(((one.path, one.content) for one in fresh), now)
    gone = {one.path for one in fresh} - kept.pictures.keys()
    assets = [
        Picture(one.path, kept=kept.pictures[one.path].pk, was=one.was) if one.path in kept.pictures else one
        for one in sources.assets
        if one.path not in gone
    ]
    made, refused = _covers(shown, {one.path: one for one in assets if one.kept}, now)
    judged = {one.path for one in made} | {one.file for one in refused}
    assets = [one for one in assets if one.path not in judged] + made
    return replace(sources, assets=tuple(assets), problems=(*sources.problems, *kept.problems, *refused))


def _covers(shown: Set[str], kept: Mapping[str, Picture], now: datetime) -> tuple[list[Picture], list[Problem]]:
    """The covered pictures that are shown of pictures that are kept, drawn unless they are there already; and those
    for which there is no room, which costs nothing."""
    wanted = {path: on_it for path in sorted(shown) if isinstance(on_it := covered(path), Covered)}
    wanted = {path: on_it for path, on_it in wanted.items() if on_it.base in kept}
    # What was drawn of another picture of that name shows what is there no more.
    there = {path for path, one in wanted.items() if path in kept and not _is_another(kept[one.base])}
    missing = {path: one for path, one in wanted.items() if path not in there}
    rows = KeptPicture.objects.in_bulk({kept[one.base].kept for one in missing.values()})
    room = PICTURES_OF_COURSE - len(there) - sum(path in kept for path in shown - wanted.keys())
    pixels = PIXELS_IN_ALL
    made, refused = [kept[path] for path in sorted(there)], []
    for path, one in missing.items():
        row = rows[kept[one.base].kept]
        pixels -= row.width * row.height
        if room <= 0 or pixels < 0:
            refused.append(Problem(FULL if room <= 0 else DEAR, file=path, severity="warning"))
        elif drawn := pictures.covered(row, one.boxes, now):
            made.append(Picture(path, kept=drawn.pk))
            room -= 1
        else:
            refused.append(Problem("cannot be covered: its picture is gone or damaged", file=path, severity="warning"))
    return made, refused


def _is_another(picture: Picture) -> bool:
    return picture.was not in (0, picture.kept)


class _Paths:
    """Files by their path and by their name alone, whatever the case."""

    def __init__(self, given: Iterable[str]) -> None:
        self.paths = {path.casefold(): path for path in given}
        self.names: dict[str, str] = {}
        for path in sorted(self.paths, key=lambda path: (path.count("/"), path)):
            self.names.setdefault(PurePosixPath(path).name, self.paths[path])

    def of(self, target: str, file: str) -> str:
        """The path that `target` means in the note `file`; "" where there is none."""
        if is_elsewhere(target):
            return ""
        plain = unquote(target).partition("#")[0].replace("\\", "/").casefold().lstrip("/")
        beside = normpath(str(PurePosixPath(file.casefold()).parent / plain))
        return (
            self.paths.get(beside) or self.paths.get(normpath(plain)) or self.names.get(PurePosixPath(plain).name, "")
        )


def _missing(target: str, refused: str) -> str:
    if is_elsewhere(target):
        return f"the picture {target} is on another site and is not loaded"
    if refused:
        return f"the picture {refused} is not shown, for the reason that is given for it"
    return f"there is no picture {PurePosixPath(target).name} among the files"
