"""The files of a look: as they were brought, and together with those that the course keeps."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from pathlib import PurePosixPath

from study.core.formats.anki.moving import Deck
from study.core.notes.slips import Slip, mended
from study.core.problem import Problem
from study.core.questions.question import decode, encode
from study.library.decks import beside, moved_in
from study.library.models import Course, Look, LookFile
from study.library.operations import stored_sources
from study.library.sources import Package, Picture, Sources, Text

PACKAGE = "application/vnd.anki"
"""The type of a package's collection among the files of a look: its database."""
DECK = "application/json"
"""The type of a deck that the course had before."""


def keep(look: Look, sources: Sources, earlier: bool = False) -> None:
    """Keep these files with the look."""
    texts = ((text.path, "", text.text.encode("utf-8", "replace")) for text in sources.texts)
    pictures = ((one.path, one.media_type, one.content) for one in sources.assets)
    packages = ((one.path, PACKAGE, one.database) for one in sources.packages)
    decks = ((one.path, DECK, json.dumps(encode(replace(one, pasts={}))).encode()) for one in sources.decks)
    LookFile.objects.bulk_create(
        LookFile(look=look, earlier=earlier, path=path, media_type=kind, content=content)
        for path, kind, content in (*texts, *pictures, *packages, *decks)
    )


def kept(look: Look, earlier: bool = False) -> Sources:
    """The files as they were brought; with `earlier` those that the course had before it was taken over."""
    texts, pictures, packages, decks = [], [], [], []
    for file in look.files.filter(earlier=earlier).order_by("pk"):
        content = bytes(file.content)
        match file.media_type:
            case "":
                texts.append(Text(file.path, content.decode()))
            case kind if kind == PACKAGE:
                packages.append(Package(file.path, content))
            case kind if kind == DECK:
                decks.append(decode(Deck, json.loads(content)))
            case kind:
                pictures.append(Picture(file.path, kind, content))
    problems = () if earlier else tuple(Problem(**one) for one in look.problems)
    return Sources(tuple(texts), tuple(pictures), problems, look.name, packages=tuple(packages), decks=tuple(decks))


def to_take(look: Look, course: Course | None) -> Sources:
    """What the course is read from when this look is taken over."""
    if course is None:
        return moved_in(kept(look))
    return beside(stored_sources(course), given(look, course), look.whole)


def given(look: Look, course: Course | None) -> Sources:
    """The files as they were brought, in their order, under the paths that they have in the course."""
    brought = moved_in(kept(look))
    if look.whole or course is None:
        return brought
    return placed(brought, {text.path for text in stored_sources(course).texts})


def mend(look: Look, course: Course | None, found: Iterable[tuple[str, Slip]]) -> None:
    """Mend slips in the files of the look, each given with its file's path in the course."""
    slips: dict[str, list[Slip]] = {}
    for path, slip in found:
        slips.setdefault(path, []).append(slip)
    for before, after in zip(kept(look).texts, given(look, course).texts, strict=True):
        if mending := slips.get(after.path):
            content = mended(before.text, mending).encode("utf-8", "replace")
            look.files.filter(earlier=False, path=before.path).update(content=content)


def is_whole(sources: Sources, course: Course | None) -> bool:
    """Whether these seem to be all files of the course. Of notes they are not where some of those it has were brought
    and others were not, unless they came in a zip; of decks, where any that it has was not brought."""
    if course is None:
        return True
    files = course.files.values_list("path", "package")
    notes, decks = {path for path, of in files if not of}, {path for path, of in files if of}
    given = {text.path for text in placed(sources, notes).texts}
    renewed = {path for package in sources.packages for path in package.files}
    part = not sources.archive and bool(given & notes) and bool(notes - given)
    return not part and not (renewed and decks - renewed)


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
