"""Finds the picture file that an embed in the notes refers to."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from study.core.notes.model import Notes
from study.core.problem import Problem


def find(notes: Notes, pictures: Iterable[str]) -> tuple[dict[tuple[str, str], str], tuple[Problem, ...]]:
    """Return the picture's path for each (file, target) of the notes, "" where there is none, and a
    warning for each embed that finds none.

    The path is tried from the file's folder, then from the root; then any picture of that name does,
    as in Obsidian, the nearest to the root first.
    """
    paths = {path.casefold(): path for path in pictures}
    names: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        names.setdefault(PurePosixPath(path).name, paths[path])
    found: dict[tuple[str, str], str] = {}
    problems = []
    for topic in notes.topics:
        for figure in topic.figures:
            path = _picture(figure.target, topic.file, paths, names)
            found[topic.file, figure.target] = path
            if not path:
                problems.append(Problem(_missing(figure.target), figure.line, topic.file, "warning"))
    return found, tuple(problems)


def _picture(target: str, file: str, paths: Mapping[str, str], names: Mapping[str, str]) -> str:
    if "://" in target:
        return ""
    plain = unquote(target).partition("#")[0].replace("\\", "/").casefold().lstrip("/")
    beside = normpath(str(PurePosixPath(file.casefold()).parent / plain))
    return paths.get(beside) or paths.get(normpath(plain)) or names.get(PurePosixPath(plain).name) or ""


def _missing(target: str) -> str:
    if "://" in target:
        return f"the picture {target} is on another site and is not loaded"
    return f"there is no picture {PurePosixPath(target).name} among the files"
