"""Pictures that people bring: checked before they cost, drawn anew, kept once, removed when nobody shows them."""

import struct
import zlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import ProtectedError
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from study.core.limits import FILES, PICTURE, PIXELS, SIDE
from study.uploads import pictures
from study.uploads.models import Picture
from study.uploads.pictures import Drawn, content_of, drawn_anew, file_name, forget_pictures, keep
from tests.clock import START
from tests.factories import a_course
from tests.pictures import a_picture, a_shown_picture

STUDY = Path(pictures.__file__).resolve().parents[1]
LATER = START + timedelta(days=1)
SCRIPT = b"<script>alert(1)</script>"
SAMPLES = {form: a_picture(size=(40, 30), form=form) for form in ("PNG", "JPEG", "GIF", "WEBP")}


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A grey PNG that states this size, whatever its pixels are."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def drawn(content: bytes) -> Drawn:
    found = drawn_anew(content)
    assert isinstance(found, Drawn), found
    return found


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp"), ("GIF", "image/png")],
)
def test_a_picture_is_drawn_anew_in_its_format(form: str, media_type: str) -> None:
    found = drawn(SAMPLES[form])
    assert (found.media_type, found.width, found.height) == (media_type, 40, 30)
    with Image.open(BytesIO(found.content)) as opened:
        assert opened.size == (40, 30)
        assert opened.get_format_mimetype() == media_type


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_kind_of_pixels_can_be_drawn(mode: str, form: str) -> None:
    written = BytesIO()
    try:
        Image.new(mode, (5, 4)).save(written, form)
    except (OSError, ValueError):
        return  # a file that nobody can have
    assert drawn(written.getvalue()).width == 5


def test_what_is_clear_stays_clear() -> None:
    written = BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(written, "PNG")
    with Image.open(BytesIO(drawn(written.getvalue()).content)) as opened:
        assert opened.mode == "RGBA"
        assert opened.getpixel((0, 0)) == (255, 0, 0, 0)


def test_nothing_but_the_picture_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    sideways = Image.Exif()
    sideways[0x0112] = 6
    for content in (
        a_picture(form="JPEG", exif=exif),
        a_picture(form="PNG", exif=exif, icc_profile=b"taken at home"),
        a_picture(form="JPEG") + b"taken at home",
        a_picture(form="PNG") + b"taken at home",
    ):
        assert b"taken at home" in content
        assert b"taken at home" not in drawn(content).content
    turned = drawn(a_picture(form="JPEG", exif=sideways))
    assert (turned.width, turned.height) == (6, 8)


@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG"])
def test_a_picture_that_is_a_page_as_well_is_a_picture_only(form: str) -> None:
    comment = {"comment": SCRIPT} if form != "PNG" else {}
    content = a_picture(form=form, **comment) + SCRIPT
    assert SCRIPT not in drawn(content).content


def test_an_archive_behind_a_picture_is_gone() -> None:
    assert b"PK\x03\x04" not in drawn(a_picture() + b"PK\x03\x04" + b"x" * 100).content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is not a picture"),
        (b"<html><body>" + SCRIPT, "is not a picture"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'>", "is an SVG drawing"),
        (b"\x89PNG\r\n\x1a\n", "is not a picture"),
        (b"BM" + b"\x00" * 60, "is not a picture"),
        (b"%PDF-1.7", "is not a picture"),
        (b"GIF89a" + SCRIPT, "is not a picture"),
        (a_picture(size=(400, 300))[:-60], "is damaged"),
        (png(10_000, 10_000), "has more than 40 megapixels"),
        (png(2**31 - 1, 2**31 - 1), "has more than 40 megapixels"),
        (png(0, 0), "is not a picture"),
        (b"x" * (PICTURE + 1), "is larger than 5 MB"),
    ],
)
def test_what_is_no_picture_to_be_shown_is_refused(content: bytes, why: str) -> None:
    found = drawn_anew(content)
    assert isinstance(found, str)
    assert why in found


def test_a_bomb_is_refused_by_what_it_states(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = png(20_000, 20_000, b"\x00" * 20_001 * 200)  # as many rows as a test wants to wait for
    opened: list[bool] = []
    load = Image.Image.load
    monkeypatch.setattr(Image.Image, "load", lambda self: opened.append(True) or load(self))
    assert drawn_anew(bomb) == "has more than 40 megapixels"
    assert not opened


def test_one_that_states_less_than_it_unpacks_to_stays_as_small_as_it_states() -> None:
    found = drawn_anew(png(10, 10, b"\x00" * 5_000_000))
    assert isinstance(found, Drawn)
    assert (found.width, found.height) == (10, 10)


def test_a_large_picture_is_made_smaller() -> None:
    found = drawn(a_picture(size=(SIDE * 2, 100), form="JPEG"))
    assert (found.width, found.height) == (SIDE, 50)


def test_what_moves_stands_still() -> None:
    written = BytesIO()
    frames = [Image.new("RGB", (4, 4), color) for color in ("red", "blue", "green")]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    with Image.open(BytesIO(drawn(written.getvalue()).content)) as opened:
        assert not getattr(opened, "is_animated", False)
        assert opened.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


@settings(max_examples=200)
@given(st.sampled_from(sorted(SAMPLES)), st.binary(max_size=30), st.integers(0, 400), st.booleans())
def test_no_bytes_raise(form: str, noise: bytes, at: int, cut: bool) -> None:
    good = SAMPLES[form]
    broken = good[:at] + noise + (b"" if cut else good[at + len(noise) :])
    found = drawn_anew(broken)
    assert isinstance(found, str) or found.width * found.height <= PIXELS


@pytest.mark.django_db
def test_the_same_picture_is_kept_once_whatever_it_is_called() -> None:
    content = a_picture()
    kept = keep([("a.png", content), ("sub/b.jpg", content), ("c.png", a_picture("red"))], START)
    assert kept.problems == ()
    assert kept.pictures["a.png"] == kept.pictures["sub/b.jpg"] != kept.pictures["c.png"]
    again = keep([("d.png", content)], LATER)
    assert again.pictures["d.png"].pk == kept.pictures["a.png"].pk
    assert Picture.objects.count() == 2
    assert content_of(kept.pictures["a.png"]) == drawn(content).content


@pytest.mark.django_db
def test_a_known_picture_is_not_unpacked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    brought = [(f"{n}.png", a_picture()) for n in range(FILES)]
    drawings: list[bytes] = []
    monkeypatch.setattr(pictures, "drawn_anew", lambda content: drawings.append(content) or drawn_anew(content))
    assert len(keep(brought, START).pictures) == FILES
    assert len(keep(brought, START).pictures) == FILES
    assert len(drawings) == 1


@pytest.mark.django_db
def test_all_pictures_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PIXELS_IN_ALL", 100)
    kept = keep([("a.png", a_picture("red")), ("b.png", a_picture("blue")), ("c.png", a_picture("gold"))], START)
    assert sorted(kept.pictures) == ["a.png", "b.png"]
    (problem,) = kept.problems
    assert (problem.file, problem.severity) == ("c.png", "warning")


@pytest.mark.django_db
def test_no_path_of_theirs_is_a_path_of_ours() -> None:
    tricks = ("../../etc/passwd", "/etc/passwd", "C:\\x.png", "a\x00.png", "x" * 5_000)
    kept = keep([(path, a_picture()) for path in tricks], START)
    assert {file_name(one.digest) for one in kept.pictures.values()} == {
        f"{digest[:2]}/{digest}" for digest in Picture.objects.values_list("digest", flat=True)
    }


@pytest.mark.django_db
def test_a_picture_that_nobody_shows_goes_with_its_file(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    course = a_course()
    shown = a_shown_picture(course).picture
    assert shown
    lost = keep([("lost.png", a_picture("red"))], START).pictures["lost.png"]
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_pictures(now=START) == 0  # somebody may be about to show it
        assert forget_pictures(now=LATER) == 1
    assert list(Picture.objects.all()) == [shown]
    assert content_of(lost) is None
    assert content_of(shown) is not None
    with pytest.raises(ProtectedError):
        shown.delete()
    course.delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_pictures(now=LATER) == 1
    assert content_of(shown) is None


@pytest.mark.django_db
def test_a_file_whose_row_was_taken_back_goes() -> None:
    with transaction.atomic():
        name = file_name(keep([("a.png", a_picture("teal"))], START).pictures["a.png"].digest)
        transaction.set_rollback(True)
    store = storages["pictures"]
    assert store.exists(name)
    forget_pictures(now=store.get_modified_time(name) + timedelta(days=1))
    assert not store.exists(name)


def test_pictures_are_opened_in_one_place() -> None:
    found = {path for path in STUDY.rglob("*.py") if "PIL" in path.read_text().split()}
    assert found == {STUDY / "uploads" / "pictures.py"}
