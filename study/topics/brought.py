"""The files of a look: as they were brought, and together with those that the course keeps."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from pathlib import PurePosixPath

from study.core.notes.slips import Slip, mended
from study.core.problem import Problem
from study.library.models import Asset, Course, Look, LookFile, NoteFile
from study.library.sources import Picture, Sources, Text, together


def keep(look: Look, sources: Sources, earlier: bool = False) -> None:
    """Keep these files with the look."""
    texts = ((text.path, "", text.text.encode("utf-8", "replace")) for text in sources.texts)
    pictures = ((one.path, one.media_type, one.content) for one in sources.assets)
    LookFile.objects.bulk_create(
        LookFile(look=look, earlier=earlier, path=path, media_type=kind, content=content)
        for path, kind, content in (*texts, *pictures)
    )


def kept(look: Look, earlier: bool = False) -> Sources:
    """The files as they were brought; with `earlier` those that the course had before it was taken over."""
    texts, pictures = [], []
    for file in look.files.filter(earlier=earlier).order_by("pk"):
        if file.media_type:
            pictures.append(Picture(file.path, file.media_type, bytes(file.content)))
        else:
            texts.append(Text(file.path, bytes(file.content).decode()))
    problems = () if earlier else tuple(Problem(**one) for one in look.problems)
    return Sources(tuple(texts), tuple(pictures), problems, look.name)


def stored(course: Course) -> Sources:
    """The files that a course has."""
    texts = NoteFile.objects.filter(course=course).order_by("pk").values_list("path", "text")
    pictures = Asset.objects.filter(course=course).order_by("pk")
    return Sources(
        tuple(Text(*row) for row in texts),
        tuple(Picture(one.path, one.media_type, bytes(one.content)) for one in pictures),
    )


def to_take(look: Look, course: Course | None) -> Sources:
    """What the course is read from when this look is taken over."""
    if look.whole or course is None:
        return kept(look)
    return together(stored(course), given(look, course))


def given(look: Look, course: Course | None) -> Sources:
    """The files as they were brought, in their order, under the paths that they have in the course."""
    brought = kept(look)
    if look.whole or course is None:
        return brought
    return placed(brought, set(course.files.values_list("path", flat=True)))


def mend(look: Look, course: Course | None, found: Iterable[tuple[str, Slip]]) -> None:
    """Mend slips in the files of the look, each given with its file's path in the course."""
    slips: dict[str, list[Slip]] = {}
    for path, slip in found:
        slips.setdefault(path, []).append(slip)
    for before, after in zip(kept(look).texts, given(look, course).texts, strict=True):
        if mending := slips.get(after.path):
            content = mended(before.text, mending).encode("utf-8", "replace")
            look.files.filter(earlier=False, path=before.path).update(content=content)


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
