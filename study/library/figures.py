"""Finds the picture file that an embed in the notes refers to, and has those that are shown checked and kept."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from study.core.notes.model import Notes, is_elsewhere
from study.core.problem import Problem
from study.core.questions.covers import Covered, base_of, covered
from study.library.sources import Picture, Sources
from study.uploads import pictures
from study.uploads.models import Picture as KeptPicture

DRAWING = ".svg"
"""How the name of a drawing ends. Those of shipped courses are ours, and are no pictures to be checked."""


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
        Picture(one.path, kept=kept.pictures[one.path].pk) if one.path in kept.pictures else one
        for one in sources.assets
        if one.path not in gone
    ]
    assets += _covers(shown, {one.path: one.kept for one in assets if one.kept}, now)
    return replace(sources, assets=tuple(assets), problems=(*sources.problems, *kept.problems))


def _covers(shown: Set[str], kept: Mapping[str, int], now: datetime) -> Iterator[Picture]:
    """The covered pictures that are shown of pictures that are kept, drawn unless they are there already."""
    wanted = {path: on_it for path in sorted(shown - kept.keys()) if isinstance(on_it := covered(path), Covered)}
    rows = KeptPicture.objects.in_bulk({kept[one.base] for one in wanted.values() if one.base in kept})
    for path, one in wanted.items():
        if one.base in kept and (made := pictures.covered(rows[kept[one.base]], one.boxes, now)):
            yield Picture(path, kept=made.pk)


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
