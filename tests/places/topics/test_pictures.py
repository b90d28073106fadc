"""Pictures of notes: brought, looked at, shown where their lines are, asked about, and gone with their course."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from study.banks.exchange import write
from study.banks.models import Bank, Question, Status
from study.core.problem import Problem
from study.library.models import Asset, Course, Look, LookFile
from study.library.ownership import hide_course, remove_deleted, revoke_share, share_course
from study.people.models import Learner
from study.review.models import Card
from study.topics.operations import forget_looks, take_up_shared
from study.uploads.models import Picture
from study.uploads.pictures import forget_pictures
from study.web import tasks
from tests.clock import START
from tests.factories import a_card, a_learner, a_user
from tests.page_source import page_source
from tests.pictures import a_picture
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
NOTES = """# Cell

- Ribosome: a machine that builds proteins from amino acids ![A ribosome at work](img/ribosome.png)
- Nucleus: holds the genome of the cell ![[nucleus.png|300]]
- Golgi apparatus: packs and ships proteins

![[lost.png]]

Q: Which organelle is this? ![A mitochondrion](organelle.png)
A: The mitochondrion ![Its inner membrane](inner.png)
"""
FILES = {
    "vault/Cell.md": NOTES.encode(),
    "vault/img/ribosome.png": a_picture("red"),
    "vault/attachments/nucleus.png": a_picture("blue"),
    "vault/organelle.png": a_picture("gold"),
    "vault/inner.png": a_picture("teal"),
    "vault/unused.png": a_picture("pink"),
}
SHOWN = {"ribosome.png", "nucleus.png", "organelle.png", "inner.png"}


def packed(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def work() -> None:
    while tasks.run_next(worker="test", clock=lambda: START):
        pass


@pytest.fixture
def cell(reader: Client) -> Course:
    bring(reader, [upload("vault.zip", packed(FILES))])
    work()
    press(reader, "take")
    work()
    return Course.objects.get(slug="vault")


def addresses(html: str) -> set[str]:
    return set(re.findall(r'src="(/courses/[^"]*/pictures/[^"]*)"', html))


def address(course: Course, name: str) -> str:
    asset = Asset.objects.select_related("picture").get(course=course, path__endswith=name)
    assert asset.picture
    return f"/courses/{course.address}/pictures/{asset.picture.digest}/"


def card(learner: Learner, course: Course, fact: str) -> Card:
    found = Question.objects.filter(bank__course=course, current__explanation__contains=fact, status=Status.READY)
    return a_card(learner, found.order_by("position")[0])


def page(client: Client, card: Card) -> str:
    return page_source(client.get(f"/review/{card.pk}/"))


def test_what_the_notes_embed_is_kept_and_nothing_else(cell: Course) -> None:
    names = set(Asset.objects.filter(course=cell).values_list("path", flat=True))
    assert {name.rpartition("/")[2] for name in names} == SHOWN
    assert Picture.objects.count() == 4


def test_many_pictures_are_checked_beside_the_page(reader: Client) -> None:
    bring(reader, [upload("vault.zip", packed(FILES))])
    assert Look.objects.get().state == "reading"
    assert not Picture.objects.exists()
    work()
    assert Look.objects.get().state == "ready"
    assert Picture.objects.count() == 4
    shown = LookFile.objects.filter(picture__isnull=False)
    assert {bytes(one.content) for one in shown} == {b""}


def test_the_look_says_which_picture_is_missing_and_which_is_none(reader: Client) -> None:
    files = {
        "Cell.md": b"# Cell\n\n- Ribosome: a machine that builds proteins ![a](a.png)\n\n![[lost.png]]\n![[b.svg]]\n",
        "a.png": b"<html>",
        "b.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    html = page_source(bring(reader, [upload("vault.zip", packed(files))]))
    assert "<strong>a.png</strong> is not a picture that can be shown: those are PNG, JPEG, WebP and GIF" in html
    assert "<strong>b.svg</strong> is an SVG drawing, which is not shown: bring it as PNG" in html
    assert "<strong>Cell.md, line 5</strong> there is no picture lost.png among the files" in html
    assert "<strong>Cell.md, line 3</strong> the picture a.png is not shown" in html


def test_the_topic_and_the_notes_show_them(reader: Client, cell: Course) -> None:
    topic = page_source(reader.get(f"/courses/{cell.address}/topics/cell/"))
    assert addresses(topic) == {
        address(cell, name) for name in ("ribosome.png", "nucleus.png", "organelle.png", "inner.png")
    }
    assert 'alt="A ribosome at work"' in topic
    assert "The picture lost.png on line 7 is not shown" in topic
    notes = page_source(reader.get(f"/notes/{cell.address}/"))
    assert addresses(notes) == addresses(topic)
    assert "lost.png is not shown" in notes


def test_a_caption_is_no_part_of_an_answer(cell: Course) -> None:
    asked = Question.objects.filter(bank__course=cell, current__isnull=False).select_related("current")
    said = " ".join(f"{one.current.prompt} {one.current.body}" for one in asked if one.current)
    assert "builds proteins from amino acids" in said.lower()
    for part in ("A ribosome at work", "300", ".png", "![", "inner membrane"):
        assert part not in said


def test_a_picture_beside_a_statement_comes_with_the_answer(reader: Client, learner: Learner, cell: Course) -> None:
    mine = card(learner, cell, "builds proteins")
    before = page(reader, mine)
    assert not addresses(before)
    turned = page_source(reader.post(f"/review/{mine.pk}/", sent(mine, show="1")))
    assert addresses(turned) == {address(cell, "ribosome.png")}
    answer = reader.post(f"/review/{mine.pk}/", sent(mine, recalled="good"))
    answered = page_source(reader.get(answer["Location"]))
    assert addresses(answered) == {address(cell, "ribosome.png")}
    assert 'alt="A ribosome at work"' in answered


def test_a_picture_that_is_asked_about_tells_no_answer(reader: Client, learner: Learner, cell: Course) -> None:
    mine = card(learner, cell, "Which organelle")
    before = page(reader, mine)
    assert addresses(before) == {address(cell, "organelle.png")}
    assert "mitochondrion" not in before.lower()
    assert "organelle.png" not in before
    assert 'alt="Picture on line 9 of the notes"' in before
    turned = page_source(reader.post(f"/review/{mine.pk}/", sent(mine, show="1")))
    assert addresses(turned) == {address(cell, "organelle.png"), address(cell, "inner.png")}
    assert "The mitochondrion" in turned


def sent(card: Card, **form: str) -> dict[str, Any]:
    return {"version": 1, "ordinal": card.reviews, **form}


def test_only_who_may_read_the_course_sees_its_pictures(reader: Client, learner: Learner, cell: Course) -> None:
    client = Client()
    picture = address(cell, "ribosome.png")
    other = a_learner(a_user("other@example.org"))
    client.force_login(other.user)  # type: ignore[arg-type]
    assert reader.get(picture).status_code == 200
    assert client.get(picture).status_code == 404
    assert Client().get(picture).status_code == 404
    share = share_course(learner=learner, course=cell, now=START)
    take_up_shared(learner=other, share=share, now=START)
    answer = client.get(picture)
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer["Cache-Control"]
    revoke_share(learner=learner, course=cell, now=START)
    assert client.get(picture).status_code == 404
    hide_course(learner=learner, course=cell, now=START)
    assert reader.get(picture).status_code == 404


def test_a_picture_is_at_the_courses_that_show_it_and_no_others(reader: Client, cell: Course) -> None:
    take(reader, [upload("plain.md", "# Plain\n\n- Ebb: the tide that goes out\n")])
    plain = Course.objects.get(slug="plain")
    digest = address(cell, "ribosome.png").split("/")[-2]
    assert reader.get(f"/courses/{plain.address}/pictures/{digest}/").status_code == 404
    assert reader.get(f"/courses/{cell.address}/pictures/{'0' * 64}/").status_code == 404


def test_pictures_go_with_their_course(learner: Learner, cell: Course) -> None:
    later = START + timedelta(days=8)
    hide_course(learner=learner, course=cell, now=START)
    remove_deleted(now=later)
    forget_pictures(now=later)
    assert not Picture.objects.exists()


def test_a_look_keeps_its_pictures(reader: Client) -> None:
    bring(reader, [upload("vault.zip", packed(FILES))])
    work()
    forget_pictures(now=START + timedelta(days=6))
    assert Picture.objects.count() == 4
    forget_looks(now=START + timedelta(days=8))
    forget_pictures(now=START + timedelta(days=8))
    assert not Picture.objects.exists()


def test_notes_brought_without_their_pictures_lose_them_and_undo_brings_them_back(reader: Client, cell: Course) -> None:
    take(reader, [upload("vault.zip", packed({"vault/Cell.md": NOTES.encode()}))])
    assert not Asset.objects.filter(course=cell).exists()
    press(reader, "undo")
    assert Asset.objects.filter(course=cell, picture__isnull=False).count() == 4


def test_an_edit_of_the_notes_keeps_them(reader: Client, cell: Course) -> None:
    file = cell.files.get()
    form = {"file": file.path, "text": file.text.replace("packs and", "packs up and"), "revision": 1, "do": "save"}
    assert reader.post(f"/notes/{cell.address}/edit/", form).status_code == 302
    assert Asset.objects.filter(course=cell, picture__isnull=False).count() == 4


def test_a_file_of_the_questions_says_that_it_has_no_pictures(cell: Course) -> None:
    written = write(Bank.objects.get(course=cell, slug="notes"), "csv", now=START)
    assert not isinstance(written, Problem)
    (problem,) = [one for one in written.problems if "pictures" in one.message]
    assert problem.message.startswith("Shown with pictures of the notes, which are not in the file: ")
    assert problem.severity == "warning"
