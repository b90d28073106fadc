"""What a course follows from, as a digest: where it is the one that was kept, loading again would change nothing.

A line's fact depends on more than its own file: links lead to other files, keys and pages follow from what stands
beside them, claims from the dated facts, questions from what was decided, all of it from the code. So a digest is
of a whole course with all of that; that of a single file would say too little.
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from study.core.questions.covers import covered
from study.library.models import LONGEST_TITLE, Course
from study.library.sources import Sources
from study.uploads.models import Picture
from study.uploads.pictures import digest_of

_CODE = Path(__file__).resolve().parents[1]
_READERS = ("core", "library", "banks", "uploads")  # what decides which rows a folder or somebody's notes become


def of_folder(folder: Path) -> str:
    """Of a shipped course: every file of its folder, and the code."""
    digest = sha256(code())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def of_notes(sources: Sources, title: str, decided: object = ()) -> str:
    """Of a course that is imported under this title: all that was brought, what people `decided` about it, the
    shipped courses with their dated facts, and the code."""
    digest = sha256(code())
    shipped = Course.objects.filter(shipped=True).order_by("pk").values_list("pk", "fingerprint")
    for part in (title, decided, *shipped, *_parts(sources)):
        written = repr(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(written)}\0".encode())
        digest.update(written)
    return digest.hexdigest()


def is_known(course: Course, sources: Sources, title: str = "", decided: object = ()) -> bool:
    """Whether the course is what importing these would make it, under this title or the one it has."""
    given = title[:LONGEST_TITLE] or course.title
    return bool(course.fingerprint) and course.fingerprint == of_notes(sources, given, decided)


def _parts(sources: Sources) -> Iterable[object]:
    """Whatever sources hold, one by one: a field that is added counts without being named here."""
    for field in fields(sources):
        value = _pictures(sources) if field.name == "assets" else getattr(sources, field.name)
        yield field.name
        yield from value if isinstance(value, tuple) else (value,)


def _pictures(sources: Sources) -> tuple[tuple[str, str], ...]:
    """Pictures by what was brought: the same ones before they are checked and after, in whatever order. What is covered
    of one was drawn of it."""
    brought = [one for one in sources.assets if not covered(one.path)]
    kept = Picture.objects.in_bulk([one.kept for one in brought if one.kept])
    return tuple(sorted((one.path, kept[one.kept].digest if one.kept else digest_of(one.content)) for one in brought))


@lru_cache(maxsize=1)
def code() -> bytes:
    """Of the code that decides which rows a folder or somebody's notes become."""
    paths = [path for place in _READERS for path in (_CODE / place).rglob("*.py")]
    return sha256(b"".join(path.read_bytes() for path in sorted(paths))).digest()
