"""The files of a look: as they were brought, and together with those that the course keeps."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import chain, islice, starmap
from pathlib import PurePosixPath
from typing import Any, NamedTuple, cast

from study.core import limits
from study.core.formats.anki.moving import Deck
from study.core.notes.companion import COMPANION, Companion
from study.core.notes.companion_file import read_companion, write_companion
from study.core.notes.merging import Choice, same
from study.core.notes.parting import Parting, parted
from study.core.notes.slips import Slip, mended
from study.core.problem import Problem, tally
from study.core.questions.question import decode, encode
from study.library.decks import beside, moved_in
from study.library.edits import edited_notes, outcomes
from study.library.models import Course, Look, LookFile
from study.library.operations import stored_sources
from study.library.sources import Package, Picture, Sources, Text, in_reading_order
from study.library.switching import PIECE, short
from study.library.sync import BATCH
from study.topics.clashes import Asked, Edits, clashing, without_file
from study.topics.homes import files_of, homes

PICTURE = "image/*"
"""The type of a picture among the files of a look: which one it is turns out when it is checked."""
PACKAGE = "application/vnd.anki"
"""The type of a package's collection: its database."""
DECK = "application/json"
"""The type of a deck that the course had before."""
DECIDED = "application/vnd.keepwarm"
"""The type of what was decided about the notes somewhere else."""
TRACES = "application/vnd.keepwarm.traces"
"""The type of what taking them over did beside the notes (study.topics.traces)."""
MENDED = "application/vnd.keepwarm.mended"
"""The type of what undoes the mends of slips in it."""
LISTED = "application/vnd.keepwarm.list"
"""The type of a list of what would change that is longer than the look has it."""


def keep(look: Look, sources: Sources, earlier: bool = False) -> None:
    """Keep these files with the look, some in one transaction."""
    texts = ((text.path, "", text.text.encode("utf-8", "replace"), 0) for text in sources.texts)
    packages = ((one.path, PACKAGE, one.database, 0) for one in sources.packages)
    decks = ((one.path, DECK, json.dumps(encode(replace(one, pasts={}))).encode(), 0) for one in sources.decks)
    pictures = ((path, PICTURE, content, kept) for path, content, kept, _ in sources.assets)
    companion = [write_companion(sources.companion).encode()] if sources.companion else []
    decided = ((COMPANION, DECIDED, content, 0) for content in companion)
    files = (
        LookFile(look=look, earlier=earlier, path=path, media_type=kind, content=content, picture_id=kept or None)
        for path, kind, content, kept in chain(texts, packages, decks, pictures, decided)
    )
    while some := list(islice(files, PIECE)):
        LookFile.objects.bulk_create(some)


def keep_earlier(look: Look, sources: Sources) -> None:
    """Keep what the course had before, in place of what was kept of it."""
    look.files.filter(earlier=True).delete()
    keep(look, sources, earlier=True)


def keep_checked(look: Look, sources: Sources) -> None:
    """Of the pictures that were checked since, keep what is shown, and not what was brought."""
    checked = {one.path: one.kept for one in sources.assets if one.kept}
    rows = list(look.files.filter(earlier=False, media_type=PICTURE, picture=None, path__in=checked).defer("content"))
    for row in rows:
        row.picture_id, row.content = checked[row.path], b""
    LookFile.objects.bulk_update(rows, ["picture", "content"], batch_size=BATCH)


def kept(look: Look, earlier: bool = False) -> Sources:
    """The files as they were brought; with `earlier` those that the course had before it was taken over."""
    texts, pictures, packages, decks = [], [], [], []
    for file in (
        look.files.filter(earlier=earlier).exclude(media_type__in=(DECIDED, TRACES, MENDED, LISTED)).order_by("pk")
    ):
        content = bytes(file.content)
        match file.media_type:
            case "":
                texts.append(read_as(file.path, content.decode(), None if earlier else look.parted.get(file.path)))
            case kind if kind == PACKAGE:
                packages.append(Package(file.path, content))
            case kind if kind == DECK:
                decks.append(decode(Deck, json.loads(content)))
            case _:
                pictures.append(Picture(file.path, content, file.picture_id or 0))
    problems = () if earlier else tuple(Problem(**one) for one in look.problems)
    return Sources(
        texts=tuple(texts),
        assets=tuple(pictures),
        problems=problems,
        name=look.name,
        archive=look.archive,
        packages=tuple(packages),
        decks=tuple(decks),
        companion=decided(look, earlier),
    )


def paths(look: Look) -> list[str]:
    """The paths of the texts that were brought."""
    return list(look.files.filter(earlier=False, media_type="").order_by("pk").values_list("path", flat=True))


def decided(look: Look, earlier: bool = False) -> Companion | None:
    """What came along of what was decided about the notes somewhere else."""
    file = look.files.filter(earlier=earlier, media_type=DECIDED).first()
    return read_companion(bytes(file.content).decode())[0] if file else None


def keep_lists(look: Look, lists: Mapping[str, Sequence[Any]]) -> None:
    """Keep these lists of what would change, in place of those that were kept."""
    files = [
        LookFile(look=look, path=f"{name}.json", media_type=LISTED, content=json.dumps(rows).encode())
        for name, rows in lists.items()
    ]
    with short():
        look.files.filter(media_type=LISTED).delete()
        LookFile.objects.bulk_create(files)


def rows_of(look: Look, name: str) -> list[Any]:
    """All rows of a list of what would change that are kept."""
    file = look.files.filter(media_type=LISTED, path=f"{name}.json").first()
    return list(json.loads(bytes(file.content)) if file else look.found.get(name, ()))


class Given(NamedTuple):
    """The files as they were brought, in their order, under the paths that they have in the course; and those paths by
    the paths that the files had which they are later states of."""

    sources: Sources
    renewed: Mapping[str, str]


class Brought(NamedTuple):
    """A text as it was brought; the signs that part it into cards, where its owner said so, none where it is to be
    read as notes; and the path it will have."""

    path: str
    text: str
    said: Sequence[str] | None
    home: str


def texts_of(look: Look, came: Given) -> list[Brought]:
    """The texts of a look as they were brought, in the order in which they came as `given`."""
    paths = [text.path for text in came.sources.texts]
    files = look.files.filter(earlier=False, media_type="").order_by("pk")
    return [
        Brought(file.path, bytes(file.content).decode(), look.parted.get(file.path), home)
        for file, home in zip(files, paths, strict=True)
    ]


def read_as(path: str, text: str, said: Sequence[str] | None) -> Text:
    """A text as it is read after what was said of the signs in it."""
    if said is None:
        return Text(path, text)
    name = str(PurePosixPath(path).with_suffix(".txt" if said else ".md"))
    return Text(name, parted(text, Parting(*said)) if said else text)


def given(look: Look, course: Course | None) -> Given:
    """What was brought, and what of the course it renews."""
    brought = moved_in(kept(look), course)
    if course is None:
        return Given(brought, {})
    files = files_of(brought.texts, course)
    paths = [text.path for text in brought.texts]
    if not look.whole:
        paths = homes(paths, files, course.files.values_list("path", flat=True))
    came = list(zip(paths, brought.texts, strict=True))
    brought = replace(brought, texts=tuple(Text(path, text.text) for path, text in came))
    return Given(brought, {files[text.path]: path for path, text in came if text.path in files})


def to_take(look: Look, course: Course | None) -> tuple[Sources, Edits]:
    """What the course is read from when this look is taken over, and what becomes of notes that were edited here."""
    came, edits = with_edits(look, course, given(look, course))
    return beside_rest(look, course, came), edits


def with_edits(look: Look, course: Course | None, came: Given) -> tuple[Given, Edits]:
    """What was `given`, with what was edited here. Where all of the course is renewed, an edited note of which nothing
    came stays, unless its owner says otherwise. A look that saves an edit takes that as it is."""
    if course is None or look.edited:
        return came, Edits()
    sources, edited = came.sources, edited_notes(course)
    texts = {one.path: one.text for one in sources.texts}
    came_of = frozenset(texts)
    found, kept, lost, gone = [], {}, [], []
    for outcome in outcomes(edited, dict(texts), came.renewed):
        clashes = clashing(outcome)
        texts[outcome.at] = outcome.text({number: stands(look, one) for number, one in enumerate(clashes)})
        found += clashes
        if outcome.is_lost:
            lost.append(outcome.at)
        elif not same(texts[outcome.at], outcome.theirs):
            kept[outcome.at] = outcome.theirs
    if look.whole and texts and not tally(sources.problems).refuses:
        for one in (one for one in edited if one.path not in came.renewed):
            found.append(without_file(one))
            if stands(look, found[-1]) != "theirs":
                texts[one.path] = one.text
                gone.append(one.path)
    sources = replace(sources, texts=in_reading_order(starmap(Text, texts.items())))
    return came._replace(sources=sources), Edits(came_of, kept, lost, gone, found)


def stands(look: Look, asked: Asked) -> Choice:
    """What its owner said stands there; unless they did, both."""
    return cast(Choice, look.chosen.get(asked.key, "both"))


def are_shown(look: Look, edits: Edits) -> bool:
    """Whether the look shows what is asked about these edits: what they were made from may be another text by now."""
    shown = {one["key"] for one in rows_of(look, "clashes")}
    return shown == {one.key for one in edits.asked[: limits.LISTED]}


def beside_rest(look: Look, course: Course | None, came: Given) -> Sources:
    """What was `given`, together with what stays of the course."""
    if course is None:
        return came.sources
    before = stored_sources(course)
    if not look.whole:
        before = replace(before, texts=tuple(text for text in before.texts if text.path not in came.renewed))
    return beside(before, came.sources, look.whole)


NAMED = 3
"""Files of a course that are named where they stay or go."""


class Parts(NamedTuple):
    """Files by what becomes of them: of those brought how many are `renewed` and `added`, and the `others` of the
    course, which stay or go, the first of them by name."""

    renewed: int
    added: int
    others: int
    named: Sequence[str] = ()


def parts(came: Given, course: Course, stay: Sequence[str] = ()) -> Parts:
    """What becomes of the files where these come to the course, of which those `stay` anyway. Notes leave decks alone,
    and decks notes."""
    files = list(course.files.values_list("path", "package"))
    sources, renewed = came.sources, len(came.renewed)
    given = {deck.path for deck in sources.decks}
    again = len(given & {path for path, of in files if of})
    known = {*came.renewed, *stay}
    others = [
        path
        for path, of in files
        if (path not in given if of else path not in known) and (given if of else sources.texts)
    ]
    added = len(sources.texts) + len(given) - renewed - again
    return Parts(renewed + again, added, len(others), sorted(others)[:NAMED])


def mend(look: Look, course: Course | None, found: Iterable[tuple[str, Slip]]) -> None:
    """Mend slips in the files of the look, each given with its file's path in the course, and keep what undoes it.
    Lists of cards have none."""
    slips: dict[str, list[Slip]] = {}
    for path, slip in found:
        slips.setdefault(path, []).append(slip)
    back: list[dict[str, Any]] = []
    for before in texts_of(look, given(look, course)):
        if not before.said and (mending := slips.get(before.home)):
            back += ({"file": before.path, **asdict(one)} for one in _mend(look, before.path, before.text, mending))
    if back:
        _keep_mended(look, [*mends(look), back])


def undo_mend(look: Look) -> bool:
    """Let the files be as they were before the last press that mended something; False where none did."""
    *presses, last = mends(look) or [[]]
    for path in dict.fromkeys(one["file"] for one in last):
        file = look.files.filter(earlier=False, path=path, media_type="").first()
        mending = [slip_of(one) for one in last if one["file"] == path]
        if file:
            _mend(look, path, bytes(file.content).decode(), mending)
    _keep_mended(look, presses)
    return bool(last)


def mends(look: Look) -> list[list[dict[str, Any]]]:
    """What was mended, press by press: of each slip its file, and what undoes it."""
    file = look.files.filter(media_type=MENDED).first()
    return list(json.loads(bytes(file.content))) if file else []


def slip_of(kept: Mapping[str, Any]) -> Slip:
    """A slip as a row keeps it."""
    first, last = kept["lines"]
    return Slip((first, last), kept["old"], kept["new"], kept["why"])


def _mend(look: Look, path: str, text: str, found: Iterable[Slip]) -> Sequence[Slip]:
    done = mended(text, found)
    content = done.text.encode("utf-8", "replace")
    look.files.filter(earlier=False, path=path, media_type="").update(content=content)
    return done.back


def _keep_mended(look: Look, presses: Sequence[Sequence[dict[str, Any]]]) -> None:
    look.files.filter(media_type=MENDED).delete()
    if presses:
        LookFile.objects.create(look=look, path="mended.json", media_type=MENDED, content=json.dumps(presses).encode())


def is_whole(sources: Sources, course: Course | None) -> bool:
    """Whether these renew all of the course: an archive that has most of its notes, or what leaves none out. Of decks
    what has all of them."""
    if course is None:
        return True
    files = list(course.files.values_list("path", "package"))
    notes, decks = sum(not of for _, of in files), {path for path, of in files if of}
    renewed = {path for package in sources.packages for path in package.files}
    held = len(files_of(sources.texts, course)) if sources.texts else notes
    most = held * 2 > notes if sources.archive else held == notes
    return (most or held == notes) and not (renewed and decks - renewed)


def documents(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Problems as a row keeps them."""
    return [asdict(problem) for problem in problems]
