"""Untrusted pictures: the one place that opens them, and the store of those that are shown.

What is shown is never what was brought. A picture is measured before it is unpacked, unpacked once, and written
anew: without metadata, and without whatever else its bytes may be. Nothing raises for bad bytes.
"""

import re
import struct
import zlib
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from io import BytesIO
from math import ceil
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import ManyToOneRel, Q
from PIL import Image, ImageDraw, ImageFont, ImageOps

from study.core.limits import MEGABYTE, PICTURE, PIXELS, PIXELS_IN_ALL, SIDE
from study.core.problem import Problem
from study.core.questions.covers import Box
from study.uploads.models import Picture

Image.MAX_IMAGE_PIXELS = None  # `_measured` decides, with a limit that is lower and a word about it

READ = ("PNG", "JPEG", "GIF", "WEBP")
"""The formats that are opened, whatever a file is called."""
WRITTEN = {"JPEG": "image/jpeg", "WEBP": "image/webp", "PNG": "image/png"}
"""The formats that are written; what is none of them becomes PNG."""
MODES = {"JPEG": ("L", "RGB"), "WEBP": ("RGB", "RGBA"), "PNG": ("L", "RGB", "RGBA")}
"""How pixels are written in each format: the last one holds whatever the others cannot."""
OPTIONS: dict[str, dict[str, int]] = {"JPEG": {"quality": 88}, "WEBP": {"quality": 88, "method": 2}, "PNG": {}}
# What the library raises for bytes that are no picture, by its own code and that of its codecs.
DAMAGED = (
    *(OSError, SyntaxError, EOFError, struct.error, zlib.error, Image.DecompressionBombError, MemoryError),
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RuntimeError, NotImplementedError),
)
COVER_ASKED, COVER = ("#ffd98a", "#5c3b00"), ("#c9ccd1", "#3f444b")
"""How the part that is asked about, and any other, is painted over: its inside and its edge."""
BATCH = 500
"""Digests that are looked up by one query."""
YOUNG = timedelta(hours=1)
"""How long a picture is kept that nobody points to yet."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture written anew."""

    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of pictures that were brought: the rows by the names they came under, and what was refused."""

    pictures: Mapping[str, Picture]
    problems: tuple[Problem, ...]


def keep(brought: Iterable[tuple[str, bytes]], now: datetime) -> Kept:
    """Check, draw anew and keep each of these files, given as (path, content). What is refused is a warning that
    names it. A picture that is kept already, under whatever name, costs no more than its digest."""
    digests = {path: (digest_of(content), content) for path, content in brought}
    known = _known({digest for digest, _ in digests.values()}, now)
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    left = PIXELS_IN_ALL
    for path, (digest, content) in digests.items():
        pixels = 0 if digest in known else _measured(content)
        if isinstance(pixels, int) and pixels > left:
            pixels = f"more than {PIXELS_IN_ALL // MEGABYTE:,} megapixels in all: this picture was left out"
        drawn = pixels if isinstance(pixels, str) or digest in known else drawn_anew(content)
        if isinstance(drawn, str):
            problems.append(Problem(drawn, file=path, severity="warning"))
            continue
        if isinstance(drawn, Drawn):
            left -= int(pixels)
            known[digest] = _stored(digest, drawn, now)
        pictures[path] = known[digest]
    return Kept(pictures, tuple(problems))


def drawn_anew(content: bytes) -> Drawn | str:
    """Return the picture written anew, its longest side no longer than SIDE, and of what moves the first frame; or
    why it cannot be shown."""
    pixels = _measured(content)
    if isinstance(pixels, str):
        return pixels
    try:
        with Image.open(BytesIO(content), formats=READ) as opened:
            name = "JPEG" if opened.format == "MPO" else opened.format or ""
            name = name if name in WRITTEN else "PNG"
            opened.draft(None, (SIDE, SIDE))  # a large JPEG is unpacked no larger than needed
            plain = _in_mode(opened, MODES[name])
            plain.thumbnail((SIDE, SIDE))
            plain = ImageOps.exif_transpose(plain)
            plain.info = {}
            written = BytesIO()
            plain.save(written, name, **OPTIONS[name])
            return Drawn(written.getvalue(), WRITTEN[name], plain.width, plain.height)
    except DAMAGED:
        return "is damaged and cannot be shown"


def covered(picture: Picture, boxes: Sequence[Box], now: datetime) -> Picture | None:
    """Keep the picture with these parts painted over, the first with a question mark; None where its file is gone or
    damaged. The picture it is made of has passed every check already."""
    content = content_of(picture)
    if content is None:
        return None
    name = next(one for one, sort in WRITTEN.items() if sort == picture.media_type)
    written = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=READ) as opened:
            image = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
            draw = ImageDraw.Draw(image)
            for number, box in reversed(list(enumerate(boxes))):
                _paint(draw, box, image.size, asked=number == 0)
            image.save(written, name, **OPTIONS[name])
    except DAMAGED:
        return None
    return keep([("", written.getvalue())], now).pictures.get("")


def _paint(draw: ImageDraw.ImageDraw, box: Box, size: tuple[int, int], *, asked: bool) -> None:
    """Paint over a box, up to the pixels that it touches in part."""
    (left, right), (top, bottom) = (
        (int(start * side / 100), min(side, ceil((start + along) * side / 100)) - 1)
        for start, along, side in ((box.left, box.width, size[0]), (box.top, box.height, size[1]))
    )
    inner, outer = COVER_ASKED if asked else COVER
    edge = max(1, min(size) // 200)
    draw.rectangle((left, top, max(left, right), max(top, bottom)), fill=inner, outline=outer, width=edge)
    high = min(bottom - top, right - left) * 0.7
    if asked and high >= 8:
        middle = ((left + right) / 2, (top + bottom) / 2)
        draw.text(middle, "?", fill=outer, font=ImageFont.load_default(high), anchor="mm")


def digest_of(content: bytes) -> str:
    """What a picture is known by: what was brought, whatever it is called."""
    return sha256(content).hexdigest()


def content_of(picture: Picture) -> bytes | None:
    """The bytes of a kept picture; None where its file is gone."""
    try:
        with _store().open(file_name(picture.digest)) as file:
            return bytes(file.read())
    except OSError:
        return None


def forget_pictures(*, now: datetime) -> int:
    """Remove the pictures that nobody points to; how many that were."""
    before = now - YOUNG
    unused = Picture.objects.filter(kept_at__lt=before)
    for relation in Picture._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            name = relation.field.name
            pointed = relation.related_model._base_manager.filter(**{f"{name}__isnull": False})
            unused = unused.exclude(pk__in=pointed.values(name))
    gone = 0
    for number in list(unused.values_list("pk", flat=True)):
        with transaction.atomic():
            # Somebody may have brought it again meanwhile: then its moment is another.
            picture = Picture.objects.select_for_update().filter(pk=number, kept_at__lt=before).first()
            if picture is not None:
                digest = picture.digest
                picture.delete()
                transaction.on_commit(partial(_store().delete, file_name(digest)))
                gone += 1
    return gone + _forget_files(before)


def _forget_files(before: datetime) -> int:
    """Remove the files without a row: somebody took back what would have made it."""
    store = _store()
    gone = 0
    for folder, names in _folders():
        with_row = set(Picture.objects.filter(digest__in=names).values_list("digest", flat=True))
        for name in set(names) - with_row:
            if store.get_modified_time(f"{folder}/{name}") < before:
                store.delete(f"{folder}/{name}")
                gone += 1
    return gone


def files() -> Iterator[str]:
    """The names of all pictures in the store."""
    for folder, names in _folders():
        yield from filter(is_name, (f"{folder}/{name}" for name in names))


def is_name(name: str) -> bool:
    """Whether this is what the file of a picture is called."""
    digest = name.rpartition("/")[2]
    return bool(re.fullmatch("[0-9a-f]{64}", digest)) and name == file_name(digest)


def pieces_of(name: str) -> Iterator[bytes]:
    """What a file of the store holds. Raises FileNotFoundError where it is gone."""
    with _store().open(name) as file:
        yield from file.chunks()


def without_file(there: Container[str]) -> list[str]:
    """The digests of pictures of whose files none is among those that are there."""
    digests = Picture.objects.values_list("digest", flat=True).order_by("digest")
    return [digest for digest in digests.iterator() if file_name(digest) not in there]


def bring(name: str, file: Path) -> None:
    """Have the store hold under this name what is in that file."""
    store = _store()
    with file.open("rb") as brought:
        if store.exists(name):
            with store.open(name) as held:
                if held.size == file.stat().st_size and held.read() == brought.read():
                    return
            store.delete(name)
            brought.seek(0)
        store.save(name, File(brought))


def _folders() -> Iterator[tuple[str, list[str]]]:
    """The folders of the store, each with the names of the files in it."""
    store = _store()
    try:
        folders = store.listdir("")[0]
    except FileNotFoundError:
        return
    for folder in folders:
        yield folder, store.listdir(folder)[1]


def _measured(content: bytes) -> int | str:
    """How many pixels a picture has, by what its first bytes state, or why it is not opened any further."""
    if len(content) > PICTURE:
        return f"is larger than {PICTURE // MEGABYTE} MB"
    if b"<svg" in content[:1_000].lower():
        return "is an SVG drawing, which is not shown: bring it as PNG"
    try:
        with Image.open(BytesIO(content), formats=READ) as opened:
            pixels = opened.width * opened.height
    except DAMAGED:
        return "is not a picture that can be shown: those are PNG, JPEG, WebP and GIF"
    if pixels > PIXELS:
        return f"has more than {PIXELS // MEGABYTE} megapixels"
    return pixels


def _in_mode(image: Image.Image, modes: tuple[str, ...]) -> Image.Image:
    """The same pixels in one of these modes: grey stays grey, what may be clear stays so where it can."""
    if image.mode.startswith("I"):  # grey of 16 bits or more
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    clear = image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info
    wanted = modes[-1] if clear else "L" if image.mode in ("1", "L") and "L" in modes else "RGB"
    return image if image.mode == wanted and not clear else image.convert(wanted)


def _known(digests: Collection[str], now: datetime) -> dict[str, Picture]:
    """The pictures of these digests that are kept. They are young again: they are about to be shown."""
    found: dict[str, Picture] = {}
    every = sorted(digests)
    for first in range(0, len(every), BATCH):
        batch = every[first : first + BATCH]
        rows = Picture.objects.filter(Q(digest__in=batch) | Q(drawn__in=batch))
        rows.update(kept_at=now)
        found = {row.drawn: row for row in rows if row.drawn} | found | {row.digest: row for row in rows}
    return found


def _stored(digest: str, drawn: Drawn, now: datetime) -> Picture:
    """Write the file, then its row: a row says that the file is whole."""
    store, name = _store(), file_name(digest)
    store.delete(name)
    store.save(name, ContentFile(drawn.content))
    values = {"media_type": drawn.media_type, "width": drawn.width, "height": drawn.height}
    defaults = {**values, "size": len(drawn.content), "drawn": digest_of(drawn.content), "kept_at": now}
    picture, _ = Picture.objects.get_or_create(digest=digest, defaults=defaults)
    return picture


def _store() -> Storage:
    return storages["pictures"]


def file_name(digest: str) -> str:
    """Where the file of a picture lies in the store."""
    return f"{digest[:2]}/{digest}"
