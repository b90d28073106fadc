"""Parts of a picture are covered on the server, each becomes a question, and they travel with it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image

from study.banks import anki, operations
from study.banks.exchange import Plan, plan, records
from study.banks.files import write_file
from study.banks.models import Bank, BankPicture, Question
from study.banks.operations.picturing import UNNAMED
from study.core.formats import FORMATS
from study.core.formats.anki.notes import MEDIA, NOTES, Note, Notes, NoteType, to_member
from study.core.questions.covers import Box, base_of, cover
from study.core.questions.occlusion import Part
from study.core.questions.pictures import names as names_in
from study.people.models import User
from study.uploads.pictures import content_of
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner
from tests.page_source import page_source
from tests.pictures import a_picture
from tests.places.banks.authoring import an_instructor

pytestmark = pytest.mark.django_db
ROWS = {
    "label": ["nucleus", "", "wall"],
    "left": ["10", "", "60"],
    "top": ["20", "", "50"],
    "width": ["30", "", "20,5"],
    "height": ["40", "", "30"],
}
SENT = {"picture": "cell.png", "alt": "A cell", "do": "make", "asked": "typed", "together": "on", **ROWS}
FIRST = cover("cell.png", [Box(10, 20, 30, 40), Box(60, 50, 20.5, 30)])


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def bank(ada: User) -> Bank:
    bank = operations.create_bank(course=a_course(), title="Cells", by=ada, now=START)
    operations.add_picture(bank=bank.pk, name="cell.png", content=a_picture("red", (200, 100)), now=START)
    return bank


@pytest.fixture
def author(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


def made(author: Client, bank: Bank, **changed: object) -> list[Question]:
    sent = {name: value for name, value in {**SENT, **changed}.items() if value}
    answer = author.post(f"/banks/{bank.pk}/cover/", sent)
    assert answer.status_code == 302, page_source(answer)
    return list(Question.objects.filter(bank=bank).order_by("position"))


def pixels(bank: Bank, name: str) -> Image.Image:
    content = content_of(BankPicture.objects.get(bank=bank, name=name).picture)
    assert content
    return Image.open(BytesIO(content)).convert("RGB")


def publish(question: Question, ada: User) -> Question:
    text = f"{question.draft.text}\nSource: [Cells](https://example.org/cells) (checked 2026-11-01)\n"
    operations.save(question=question, text=text, revision=question.draft.revision, by=ada, now=START)
    sent = operations.publish_alone(question=Question.objects.get(pk=question.pk), by=ada, now=START)
    assert not isinstance(sent, tuple), sent
    return Question.objects.get(pk=question.pk)


def test_what_is_covered_is_gone_from_the_picture_that_is_asked(author: Client, bank: Bank) -> None:
    questions = made(author, bank)
    assert [row.title for row in questions] == ["A cell: nucleus", "A cell: wall"]
    shown = pixels(bank, FIRST)
    red = (255, 0, 0)
    assert shown.size == (200, 100)
    covered = [(x, y) for x in range(200) for y in range(100) if shown.getpixel((x, y)) != red]
    assert {(x, y) for x, y in covered if x < 100} == {(x, y) for x in range(20, 80) for y in range(20, 60)}
    assert {(x, y) for x, y in covered if x >= 100} == {(x, y) for x in range(120, 161) for y in range(50, 80)}
    assert pixels(bank, "cell.png").getcolors() == [(20_000, red)]
    # Without the others covered each box is alone on its picture.
    names = {name for row in made(author, bank, together="")[2:] for name in names_in(row.draft.text)}
    assert names == {"cell.png", cover("cell.png", [Box(10, 20, 30, 40)]), cover("cell.png", [Box(60, 50, 20.5, 30)])}


def test_nothing_of_the_whole_picture_is_sent_before_the_answer(author: Client, bank: Bank, ada: User) -> None:
    question = publish(made(author, bank)[0], ada)
    assert question.current
    operations.set_visibility(bank=bank, visibility="public", by=ada, now=START)
    whole = BankPicture.objects.get(bank=bank, name="cell.png").picture.digest
    hidden = BankPicture.objects.get(bank=bank, name=FIRST).picture.digest
    learner = a_learner(ada)
    card = a_card(learner, question)
    asked = page_source(author.get(f"/review/{card.pk}/"))
    assert f"/banks/pictures/{hidden}/" in asked
    assert whole not in asked
    assert "nucleus" not in asked.lower()
    told = page_source(author.get(f"/banks/{bank.pk}/q/{question.key}/"))
    assert whole in told
    assert hidden in told


def test_what_is_wrong_is_said_and_what_was_typed_stays(author: Client, bank: Bank) -> None:
    address = f"/banks/{bank.pk}/cover/"
    for changed, says in (
        ({"left": ["ten", "", "60"]}, "Part 1: write left, top, width and height as numbers"),
        ({"label": ["", "", "wall"]}, "Name part 1"),
        ({"left": ["10", "", "95"]}, "leaves the picture"),
        ({"alt": " "}, "Say what the picture shows"),
    ):
        refused = author.post(address, {**SENT, **changed})
        page = page_source(refused)
        assert refused.status_code == 422, says
        assert says in page
        assert 'value="20,5"' in page
        assert 'value="wall"' in page
    looked = page_source(author.post(address, {**SENT, "do": "look"}))
    assert looked.split('id="boxes"')[1].split("</svg>")[0].count("<rect") == 2
    assert looked.count('name="label"') == 6
    assert not Question.objects.exists()
    assert author.get(f"{address}?picture=gone.png").status_code == 404
    assert author.post(address, {**SENT, "picture": "gone.png"}).status_code == 404
    svg = SimpleUploadedFile("a.svg", b"<svg/>", "image/svg+xml")
    assert "SVG" in page_source(author.post(address, {"picture": svg}))
    brought = author.post(address, {"picture": SimpleUploadedFile("leaf.png", a_picture("green"), "image/png")})
    assert brought["Location"].endswith("?picture=leaf.png")


@pytest.mark.parametrize(
    "name", [one.name for one in FORMATS.values() if one.pictures and (one.write or one.write_members)]
)
def test_a_file_of_the_bank_changes_nothing_and_fills_another(author: Client, bank: Bank, ada: User, name: str) -> None:
    for question in made(author, bank):
        publish(question, ada)
    form = FORMATS[name]
    written = write_file(form, records(bank)[0], bank.title, START)
    again = plan(bank, written.data, f"cells{form.suffix}", name, TODAY)
    assert [(item.state, item.key) for item in again.items] == [("unchanged", "nucleus"), ("unchanged", "wall")]
    fresh = plan(None, written.data, f"cells{form.suffix}", name, TODAY)
    assert [problem.message for problem in fresh.problems if "icture" in problem.message] == []
    assert len(dict(fresh.pictures)) == (1 if form.covers else 3)
    other = operations.create_bank(course=a_course(), title="Plants", by=ada, now=START)
    taken_in(other, fresh, ada)
    assert pixels(other, taken_name(other, form.covers)).tobytes() == pixels(bank, FIRST).tobytes()


def taken_in(bank: Bank, found: Plan, ada: User) -> None:
    upload = operations.keep_upload(bank=bank, plan=found, name="cells", by=ada, now=START)
    operations.take_in(upload=upload, now=START)


def taken_name(bank: Bank, covers: bool) -> str:
    """What the covered picture of the first question is called in another bank."""
    first = Question.objects.filter(bank=bank).order_by("position")[0]
    return next(name for name in names_in(first.draft.text) if "cover" in name and (base_of(name) != name) is covers)


def test_image_occlusions_of_anki_come_in_with_what_they_cover(bank: Bank, ada: User) -> None:
    sort = NoteType(7, "Image Occlusion", ("Occlusion", "Image", "Header", "Back Extra", "Comments"), cloze=True)
    gaps = "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}}"
    note = Note("guid", 7, (gaps, '<img src="organ.png">', "A heart", "", ""))
    content = anki.closed(
        {NOTES: to_member(Notes((sort,), (note,))), f"{MEDIA}organ.png": a_picture("red", (200, 100))}, START
    )
    taken_in(bank, plan(bank, content, "organs.apkg", "auto", TODAY), ada)
    (question,) = Question.objects.filter(bank=bank)
    # The picture is that of the bank already, whatever the package calls it.
    name = cover("cell.png", [Box(10, 20, 30, 40)])
    assert f"![A heart; a part is covered]({name})" in question.draft.text
    assert pixels(bank, name).getpixel((30, 22)) != (255, 0, 0)


def test_parts_go_along_and_the_whole_picture_stays_as_long_as_they_need_it(
    author: Client, bank: Bank, ada: User
) -> None:
    questions = made(author, bank, asked="turned")
    to = operations.create_bank(course=a_course(), title="Plants", by=ada, now=START)
    operations.add_picture(bank=to.pk, name="cell.png", content=a_picture("blue"), now=START)
    assert operations.copy(bank=bank, questions=[row.pk for row in questions], to=to, by=ada, now=START).count == 2
    copied = Question.objects.filter(bank=to).order_by("position")[0]
    renamed = FIRST.replace("cell.png", "cell-2.png")
    assert renamed in copied.draft.text
    assert pixels(to, renamed).tobytes() == pixels(bank, FIRST).tobytes()
    # A text that shows nothing but a part needs the whole picture too: its boxes may be moved.
    text = f"## Part {{#part}}\n\n![A part]({FIRST})\n\n> [!answer]\n> x\n"
    Question.objects.filter(bank=bank).delete()
    kept = operations.start(bank=bank, text=text, by=ada, now=START)
    later = START + UNNAMED * 2
    assert operations.forget_unnamed(now=later) >= 1
    assert set(bank.pictures.values_list("name", flat=True)) == {"cell.png", FIRST}
    moved = text.replace("10,20,30,40", "11,20,30,40")
    operations.save(question=kept, text=moved, revision=1, by=ada, now=START)
    assert cover("cell.png", [Box(11, 20, 30, 40), Box(60, 50, 20.5, 30)]) in set(
        bank.pictures.values_list("name", flat=True)
    )


def test_nothing_is_drawn_while_others_wait_to_write(bank: Bank, ada: User) -> None:
    """A picture that is brought, one that is covered on its page, and one that a text names when it is saved, when it
    is new, and when its file is taken in."""
    open_ones, depths = list[str](), list[int]()

    def execute(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SAVEPOINT"):
            open_ones.append(sql)
        elif sql.startswith(("RELEASE", "ROLLBACK TO")):
            open_ones.pop()
        elif sql.startswith("INSERT") and '"uploads_picture"' in sql:
            depths.append(len(open_ones))
        return execute(sql, params, many, context)

    def text(left: int, key: str) -> str:
        name = cover("cell.png", [Box(left, 20, 30, 40)])
        return f"## Heart? {{#{key}}}\n\n![A cell]({name})\n\n- [=] heart\n"

    question = operations.start(bank=bank, text="## Heart? {#one}\n", by=ada, now=START)
    parts = [Part("nucleus", Box(5, 20, 30, 40))]
    works: dict[str, Callable[[], object]] = {
        "brought": lambda: operations.add_picture(bank=bank.pk, name="a.png", content=a_picture("blue"), now=START),
        "covered": lambda: operations.cover(
            bank=bank.pk, picture="cell.png", alt="A cell", parts=parts, typed=True, together=False, by=ada, now=START
        ),
        "saved": lambda: operations.save(question=question, text=text(2, "one"), revision=1, by=ada, now=START),
        "new": lambda: operations.start(bank=bank, text=text(3, "three"), by=ada, now=START),
        "taken in": lambda: taken_in(bank, plan(bank, text(4, "four").encode(), "cells.md", "auto", TODAY), ada),
    }
    for name, work in works.items():
        depths.clear()
        with connection.execute_wrapper(execute):
            work()
        # The row of a picture has a transaction of its own, as another may keep the same at the same time.
        assert depths == [1], name
