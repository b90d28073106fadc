"""Pictures beside the question files of a shipped course: kept, shown, exported; what cannot be shown is told."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from study.banks.exchange import write
from study.banks.models import Bank, BankPicture, Question, Version
from study.banks.operations import create_bank, load_content, write_after
from study.banks.operations.moving import NO_ROOM
from study.banks.operations.picturing import UNNAMED, forget_unnamed
from study.banks.pictures import FULL, bring_pictures, picture_for, targets_of
from study.banks.readiness import readiness
from study.core.limits import PICTURES_OF_BANK
from study.library.loading import Loaded
from study.uploads.models import Picture
from study.uploads.pictures import content_of
from study.web import rendering
from tests.clock import START
from tests.page_source import page_source
from tests.pictures import a_picture
from tests.places.banks.authoring import an_instructor
from tests.places.courses import write_course

pytestmark = pytest.mark.django_db
ASKED = """---
bank: drawn
title: With pictures
---

# The coast {#coast}

![The coast](pictures/coast.png)

## Bays {#bays topic=harbours status=ready}

How many bays?

- [x] Two {.two}
  > They are on the left.
- [ ] Three {.three}
  > One is a lake.

Source: [Tide tables](https://example.org/tides) (checked 2026-11-20)

#

## The quay {#the-quay topic=harbours status=ready}

Which part is covered in this drawing?

![A quay with one part covered](pictures/quay.png#cover=10,20,30,40)

- [x] The crane {.crane}
  > ![The quay with its crane](pictures/quay.png) It stands there.
- [ ] The lamp {.lamp}
  > It stands elsewhere.

Source: [Tide tables](https://example.org/tides) (checked 2026-11-20)

## No picture {#plain topic=harbours status=ready}

What waits in a harbour?

- [x] Ships {.ships}
  > They wait for the tide.
- [ ] Trains {.trains}
  > They wait at stations.

Source: [Tide tables](https://example.org/tides) (checked 2026-11-20)
"""
COAST_LINE, QUAY_LINE = 8, 27


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_course(tmp_path)
    (folder / "questions" / "pictures").mkdir()
    (folder / "questions" / "drawn.md").write_text(ASKED)
    put(folder, "coast.png", a_picture("navy", size=(80, 60)))
    put(folder, "quay.png", a_picture("teal", size=(80, 60)))
    return folder


def put(folder: Path, name: str, content: bytes) -> None:
    (folder / "questions" / "pictures" / name).write_bytes(content)


def told(loaded: Loaded) -> list[tuple[str, int, str]]:
    """The errors in the file with pictures: question, line, words."""
    found = [one for one in loaded.problems if one.file == "drawn.md" and one.severity == "error"]
    return [(one.subject, one.line, one.message) for one in found]


def asked(key: str) -> Version:
    version = Question.objects.select_related("current").get(bank__slug="drawn", key=key).current
    assert version
    return version


def counted() -> tuple[int, int, int]:
    return Version.objects.count(), BankPicture.objects.count(), Picture.objects.count()


def test_they_are_kept_and_shown_to_whom_the_question_is(folder: Path, client: Client) -> None:
    assert told(load_content(folder=folder, now=START)) == []
    names = dict(BankPicture.objects.values_list("name", "picture__digest"))
    assert set(names) == {"coast.png", "quay.png", "quay.png#cover=10,20,30,40"}
    assert f"/banks/pictures/{names['coast.png']}/" in rendering.block(asked("bays").stimulus)
    quay = asked("the-quay")
    covered, whole = names["quay.png#cover=10,20,30,40"], names["quay.png"]
    assert covered in quay.prompt
    assert whole not in quay.prompt
    assert sorted(quay.shows.values_list("digest", flat=True)) == sorted([covered, whole])
    assert all(picture_for(None, None, digest) for digest in names.values())
    assert client.get(f"/banks/pictures/{covered}/")["Content-Type"] == "image/png"
    assert asked("plain").shows.count() == 0


def test_a_load_without_a_change_writes_nothing_and_another_picture_is_another_version(folder: Path) -> None:
    load_content(folder=folder, now=START)
    before, first = counted(), asked("bays")
    assert not load_content(folder=folder, now=START).changed
    notes = folder / "notes" / "2-harbours.md"
    notes.write_text(notes.read_text().replace("a gate that", "a door that"))
    more = folder / "questions" / "drawn.md"
    more.write_text(ASKED.replace("Two {.two}", "Two {.two}\n", 1))
    assert load_content(folder=folder, now=START).changed
    assert asked("bays") == first
    assert counted()[1:] == before[1:]
    put(folder, "coast.png", a_picture("red", size=(80, 60)))
    assert told(load_content(folder=folder, now=START)) == []
    assert asked("bays").number == first.number + 1
    assert asked("bays").stimulus != first.stimulus
    assert first.shows.get() != asked("bays").shows.get()
    assert asked("the-quay").number == 1
    assert BankPicture.objects.filter(name="coast-2.png", picture__in=asked("bays").shows.all()).exists()


def test_what_cannot_be_shown_stops_its_question_alone_and_names_its_line(folder: Path) -> None:
    load_content(folder=folder, now=START)
    before = counted()
    quay = folder / "questions" / "pictures" / "quay.png"
    scripted = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    linked = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://example.org/x.png'/></svg>"
    for content, words in (
        (None, "There is no picture 'pictures/quay.png' in this bank"),
        (scripted, "The picture 'pictures/quay.png' is an SVG drawing"),
        (linked, "The picture 'pictures/quay.png' is an SVG drawing"),
        (a_picture(size=(90, 70))[:-40], "The picture 'pictures/quay.png' is damaged"),
        (b"\0" * 12_000_000, "The picture 'pictures/quay.png' is larger than 5 MB"),
    ):
        quay.unlink(missing_ok=True)
        if content is not None:
            quay.write_bytes(content)
        found = told(load_content(folder=folder, now=START))
        assert [(key, line) for key, line, _ in found] == [("the-quay", QUAY_LINE), ("the-quay", QUAY_LINE + 3)], words
        assert all(message.startswith(words) for *_, message in found), found
        assert (counted(), asked("the-quay").number) == (before, 1), words
    put(folder, "quay.png", a_picture("teal", size=(80, 60)))
    for name, words in (
        ("../../figures/moon.svg", "There is no picture"),
        ("https://example.org/x.png", "is on another site"),
        ("pictures/coast.png#cover=1", "Write a box"),
    ):
        (folder / "questions" / "drawn.md").write_text(ASKED.replace("pictures/coast.png", name))
        ((key, line, message),) = told(load_content(folder=folder, now=START))
        assert (key, line) == ("bays", COAST_LINE), name
        assert words in message, name
    assert counted() == before


def test_a_file_of_them_holds_the_pictures_by_their_names(folder: Path) -> None:
    load_content(folder=folder, now=START)
    bank = Bank.objects.get(slug="drawn")
    assert forget_unnamed(now=START + 2 * UNNAMED) == 0
    written = write(bank, "markdown-zip", now=START)
    with ZipFile(BytesIO(written.data)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    text = next(content.decode() for name, content in members.items() if name.endswith(".md"))
    assert "![The coast](coast.png)" in text
    assert "(quay.png#cover=10,20,30,40)" in text
    assert "picture:" not in text
    for name in ("coast.png", "quay.png"):
        assert members[name] == content_of(BankPicture.objects.get(name=name).picture), name


def test_check_bank_knows_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for given in (folder / "questions" / "drawn.md", folder / "questions" / "pictures" / ".." / "drawn.md"):
        call_command("check_bank", str(given))
        assert "picture" not in capsys.readouterr().err
    put(folder, "coast.png", b"<svg/>")
    (folder / "questions" / "by-hand.md").unlink()
    for given in (folder / "questions" / "drawn.md", folder / "questions", folder):
        with pytest.raises(CommandError):
            call_command("check_bank", str(given))
        assert f"drawn.md:{COAST_LINE}: error: The picture 'pictures/coast.png' is an SVG" in capsys.readouterr().err


def test_a_load_later_finds_what_was_pruned_again(folder: Path) -> None:
    load_content(folder=folder, now=START)
    BankPicture.objects.all().delete()
    (folder / "questions" / "drawn.md").write_text(ASKED.replace("How many bays?", "How many bays are there?"))
    assert told(load_content(folder=folder, now=START + timedelta(days=30))) == []
    assert BankPicture.objects.count() == 3


def test_a_question_of_ones_own_begins_with_their_pictures(folder: Path) -> None:
    load_content(folder=folder, now=START)
    ada = an_instructor("ada")
    for number, key in enumerate(("bays", "the-quay")):
        row = Question.objects.select_related("bank__course", "current", "topic").get(bank__slug="drawn", key=key)
        bank = create_bank(course=row.bank.course, title=f"Own {number}", by=ada, now=START)
        own = write_after(question=row, to=bank, by=ada, now=START)
        assert isinstance(own, Question)
        ready = readiness(own.draft.text, own.key, START.date(), targets_of(bank, own.draft.text))
        assert ready.is_ready, (key, ready.problems, own.draft.text)
        names = set(BankPicture.objects.filter(bank=bank).values_list("name", flat=True))
        assert names == ({"coast.png"} if key == "bays" else {"quay.png", "quay.png#cover=10,20,30,40"})


def test_a_full_bank_takes_none_of_them_and_says_so(folder: Path, client: Client) -> None:
    load_content(folder=folder, now=START)
    ada = an_instructor("ada")
    row = Question.objects.select_related("bank__course", "current", "topic").get(bank__slug="drawn", key="the-quay")
    bank = create_bank(course=row.bank.course, title="Own", by=ada, now=START)
    other = Picture.objects.create(digest="0" * 64, media_type="image/png", width=1, height=1, size=1, kept_at=START)
    lines = (BankPicture(bank=bank, name=f"p{one}.png", picture=other, at=START) for one in range(PICTURES_OF_BANK - 1))
    BankPicture.objects.bulk_create(lines, batch_size=500)
    assert write_after(question=row, to=bank, by=ada, now=START) == NO_ROOM, "it has two pictures"
    client.force_login(ada)
    told = client.post(f"/banks/{row.bank_id}/q/{row.key}/own/", {"to": bank.pk})
    assert (told.status_code, NO_ROOM.message in page_source(told)) == (422, True)
    assert f'value="{bank.pk}" selected' in page_source(told)
    assert not Question.objects.filter(bank=bank).exists()
    covers = [f"sun.png#cover=10,20,30,{number}" for number in (10, 20)]
    beside = bring_pictures(bank, covers, {"sun.png": a_picture("gold")}, START)
    assert beside.refused == {"sun.png": FULL}, "what is covered takes room too"
    assert BankPicture.objects.filter(bank=bank).count() == PICTURES_OF_BANK - 1
