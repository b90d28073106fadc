"""The files of a look: as they were brought, and together with those that the course keeps."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from pathlib import PurePosixPath

from study.core.problem import Problem
from study.library.models import Course, Look, LookFile, NoteFile
from study.library.operations import pictures_of
from study.library.sources import Picture, Sources, Text, together
from study.library.sync import BATCH


def keep(look: Look, sources: Sources, earlier: bool = False) -> None:
    """Keep these files with the look."""
    LookFile.objects.bulk_create(
        LookFile(look=look, earlier=earlier, path=text.path, content=text.text.encode("utf-8", "replace"))
        for text in sources.texts
    )
    LookFile.objects.bulk_create(
        LookFile(
            look=look, earlier=earlier, path=one.path, is_picture=True, picture_id=one.kept or None, content=one.content
        )
        for one in sources.assets
    )


def keep_checked(look: Look, sources: Sources) -> None:
    """Of the pictures that were checked since, keep what is shown, and not what was brought."""
    checked = {one.path: one.kept for one in sources.assets if one.kept}
    rows = list(look.files.filter(earlier=False, is_picture=True, picture=None, path__in=checked).defer("content"))
    for row in rows:
        row.picture_id, row.content = checked[row.path], b""
    LookFile.objects.bulk_update(rows, ["picture", "content"], batch_size=BATCH)


def kept(look: Look, earlier: bool = False) -> Sources:
    """The files as they were brought; with `earlier` those that the course had before it was taken over."""
    texts, pictures = [], []
    for file in look.files.filter(earlier=earlier).order_by("pk"):
        if file.is_picture:
            pictures.append(Picture(file.path, bytes(file.content), file.picture_id or 0))
        else:
            texts.append(Text(file.path, bytes(file.content).decode()))
    problems = () if earlier else tuple(Problem(**one) for one in look.problems)
    return Sources(tuple(texts), tuple(pictures), problems, look.name)


def stored(course: Course) -> Sources:
    """The files that a course has."""
    texts = NoteFile.objects.filter(course=course).order_by("pk").values_list("path", "text")
    return Sources(tuple(Text(*row) for row in texts), pictures_of(course))


def to_take(look: Look, course: Course | None) -> Sources:
    """What the course is read from when this look is taken over."""
    given = kept(look)
    if look.whole or course is None:
        return given
    before = stored(course)
    return together(before, placed(given, {text.path for text in before.texts}))


def is_part(sources: Sources, course: Course | None) -> bool:
    """Whether single files of a course were brought, and others of it were not."""
    if course is None:
        return False
    paths = set(course.files.values_list("path", flat=True))
    given = {text.path for text in placed(sources, paths).texts}
    return bool(given & paths) and bool(paths - given)


def placed(sources: Sources, paths: Collection[str]) -> Sources:
    """The same, where a bare file name stands for the only file of that name among `paths`."""
    homes: dict[str, list[str]] = {}
    for path in paths:
        homes.setdefault(PurePosixPath(path).name, []).append(path)

    def home(path: str) -> str:
        found = homes.get(path, []) if path not in paths else []
        return found[0] if len(found) == 1 else path

    return replace(sources, texts=tuple(Text(home(text.path), text.text) for text in sources.texts))


def documents(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Problems as a row keeps them."""
    return [asdict(problem) for problem in problems]
