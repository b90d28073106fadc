"""Pictures of questions in files: what is exported comes in again as it was, and what is lost is named."""

from io import BytesIO
from typing import Any, Literal
from zipfile import ZipFile

import pytest
from django.test import Client

from study.banks import exchange, operations
from study.banks.models import Bank, BankPicture, Question, Upload, UploadPicture
from study.banks.operations.moving import NO_ROOM
from study.banks.pictures import FULL, bring_pictures, targets_of
from study.core.formats import FORMATS
from study.core.formats.shared.format import Written
from study.core.limits import FILES, PICTURES_OF_BANK
from study.core.problem import Problem
from study.core.questions.pictures import names
from study.people.models import ErrandState, User
from study.uploads.models import Picture
from study.web import rendering
from tests.clock import START
from tests.factories import a_course
from tests.pictures import a_picture
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, written
from tests.places.banks.test_pictures import PICTURED, a_file, add

pytestmark = pytest.mark.django_db
ROOM = PICTURES_OF_BANK - 2
PICTURED_FORMATS = [form.name for form in exchange.writable() if form.pictures]


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def bank(ada: User) -> Bank:
    bank = a_shared_bank(ada)
    add(bank, "moon.png", "navy")
    add(bank, "reason.jpg", "teal", form="JPEG", size=(64, 48))
    written(bank, ada, PICTURED.replace("reason.png", "reason.jpg"))
    return bank


def exported(bank: Bank, format: str) -> Written:
    made = exchange.write(bank, format, now=START)
    assert isinstance(made, Written)
    return made


def taken(bank: Bank, data: bytes, name: str, format: str = "auto") -> exchange.Plan:
    plan = exchange.plan(bank, data, name, format, START.date())
    upload = operations.keep_upload(bank=bank, plan=plan, name=name, by=None, now=START)
    operations.take_in(upload=upload, now=START)
    return plan


@pytest.mark.parametrize("format", PICTURED_FORMATS)
def test_what_is_exported_comes_in_again_as_it_was(bank: Bank, ada: User, format: str) -> None:
    made = exported(bank, format)
    assert not [one.message for one in made.problems if "icture" in one.message]
    again = exchange.plan(bank, made.data, f"tides{FORMATS[format].suffix}", format, START.date())
    assert [(item.state, again.problems) for item in again.items] == [("unchanged", again.problems)]
    fresh = operations.create_bank(course=a_course(), title="Fresh", by=ada, now=START)
    add(fresh, "moon.png", "red")
    plan = taken(fresh, made.data, f"tides{FORMATS[format].suffix}", format)
    assert plan.count("new") == 1
    shown = [pages(one) for one in (bank, fresh)]
    assert shown[0] == shown[1]
    assert shown[0].count("/banks/pictures/") == 2
    assert not UploadPicture.objects.exists()
    assert sorted(fresh.pictures.values_list("name", flat=True)) == ["moon-2.png", "moon.png", "reason.jpg"]
    # The whole once more, as files: nothing is drawn a second time.
    assert exchange.plan(fresh, made.data, "t", format, START.date()).count("unchanged") == 1


def pages(bank: Bank) -> str:
    """The stem and the first reason of the bank's question, as they are shown."""
    question = Question.objects.get(bank=bank)
    asked, _ = exchange.parse_question(question.draft.text)
    assert asked
    asked = exchange.showing(asked, targets_of(bank, question.draft.text))
    return rendering.block(asked.prompt) + rendering.block(asked.body.options[0].reason)


def test_a_format_without_pictures_says_so(bank: Bank) -> None:
    for format, form in FORMATS.items():
        if form.pictures or not (form.write or form.write_members):
            continue
        told = [problem.message for problem in exported(bank, format).problems]
        assert "Shown with pictures, which this format cannot hold: spring-tide." in told, format


def test_a_folder_comes_in_with_its_pictures_under_names_of_ours(ada: User) -> None:
    bank = a_shared_bank(ada)
    texts = {
        "bank/questions/a.md": SPRING.replace("What does", "![Two words](<../my pics/Two Words.png>) What does"),
        "bank/questions/b.md": SPRING.replace("#spring", "#neap").replace("What", "![Other](x.png) ![No](no.png) What"),
        "bank/questions/c.md": SPRING,
    }
    texts = {path: f"---\nbank: tides\n---\n\n{text}" for path, text in texts.items()}
    pictures = {"bank/my pics/Two Words.png": a_picture(), "bank/questions/x.png": b"no picture", "bank/y.png": b"?"}
    plan = taken(bank, zipped({name: text.encode() for name, text in texts.items()} | pictures), "bank.zip")
    told = [(problem.file, problem.severity, problem.message) for problem in plan.problems]
    assert told == [
        ("bank/questions/c.md", "error", "The id 'spring-tide' is taken by a question in bank/questions/a.md."),
        ("bank.zip", "warning", "There is no picture 'no.png' in the file: the question waits for it."),
    ]
    texts_of = {one.key: one.draft.text for one in Question.objects.filter(bank=bank)}
    assert sorted(texts_of) == ["neap-tide", "spring-tide"]
    assert names(texts_of["neap-tide"]) == {"x.png", "no.png"}
    assert "![Two words](two-words.png) What does" in texts_of["spring-tide"]
    # What is no picture stays out; nothing that no question names is looked at.
    assert list(BankPicture.objects.values_list("name", flat=True)) == ["two-words.png"]
    assert [one["message"] for one in Upload.objects.get().problems if "not a picture" in one["message"]]


def test_many_pictures_are_taken_in_beside_the_page(bank: Bank, ada: User) -> None:
    shown = " ".join(f"![Moon {number}](m{number}.png)" for number in range(4))
    text = SPRING.replace("#spring", "#neap").replace("What", f"{shown} What")
    members = {f"m{number}.png": a_picture("red", (number + 1, 1)) for number in range(4)}
    plan = exchange.plan(bank, zipped({"b.md": text.encode()} | members), "b.zip", "auto", START.date())
    assert len(plan.pictures) == 4
    upload = operations.keep_upload(bank=bank, plan=plan, name="b.zip", by=ada, now=START)
    errand = operations.ask_to_take_in(upload=upload, by=ada, back="/", now=START)
    assert errand.state == ErrandState.WORKING


def test_a_full_bank_takes_no_further_picture_and_says_so(bank: Bank, ada: User, client: Client) -> None:
    """From the editor, in a file, with a part covered, and with questions of another bank: each is told, what is there
    is taken as before, and nothing is drawn for nothing."""
    moon = BankPicture.objects.get(bank=bank, name="moon.png").picture
    rows = (BankPicture(bank=bank, name=f"p{number}.png", picture=moon, at=START) for number in range(ROOM))
    BankPicture.objects.bulk_create(rows, batch_size=500)
    before = Picture.objects.count()
    refused = operations.add_picture(bank=bank.pk, name="new.png", content=a_picture("red"), now=START)
    assert refused == Problem(f"The picture {FULL}.") and "10,000 pictures at most" in FULL
    assert BankPicture.objects.get(bank=bank, name=add(bank, "again.png", "navy")).picture == moon
    question = written(bank, ada)
    client.force_login(ada)
    told = client.post(f"/banks/{bank.pk}/q/{question.key}/picture/", {"picture": a_file("red")})
    assert (told.status_code, FULL.encode() in told.content) == (422, True)
    text = SPRING.replace("#spring", "#neap").replace("What", "![Sun](sun.png) What").encode()
    plan = exchange.plan(bank, zipped({"b.md": text, "sun.png": a_picture("gold")}), "b.zip", "auto", START.date())
    upload = operations.keep_upload(bank=bank, plan=plan, name="b.zip", by=ada, now=START)
    operations.ask_to_take_in(upload=upload, by=ada, back="/", now=START)
    assert Question.objects.filter(bank=bank, key="neap-tide").exists(), "its text comes in, and says what it lacks"
    upload.refresh_from_db()
    assert f"The picture sun.png {FULL}." in [one["message"] for one in upload.problems]
    beside = bring_pictures(bank, ["sun.png"], {"sun.png": a_picture("gold")}, START)
    assert beside.refused == {"sun.png": FULL}
    operations.save(
        question=question, text=SPRING + "\n![Moon](moon.png#cover=1,1,2,2)\n", revision=1, by=ada, now=START
    )
    assert not BankPicture.objects.filter(bank=bank, name__contains="#cover").exists()
    other = a_shared_bank(ada)
    for name, color in (("sun.png", "gold"), ("moon.png", "navy")):
        add(other, name, color)
    acts: list[tuple[Literal["move", "copy"], Any]] = [("move", operations.move), ("copy", operations.copy)]
    for act, carry in acts:
        sun, known = (written(other, ada, text_with(name)) for name in ("sun.png", "moon.png"))
        numbers = [sun.pk, known.pk]
        foreseen = operations.foresee_move(bank=other, questions=numbers, to=bank, act=act, now=START)
        assert (foreseen.changed, foreseen.refused) == ([known.key], [(NO_ROOM.message, [sun.key])]), act
        done = carry(bank=other, questions=numbers, to=bank, by=ada, now=START)
        assert (done.count, [one.subject for one in done.problems]) == (1, [sun.key]), act
    assert BankPicture.objects.filter(bank=bank).count() == PICTURES_OF_BANK
    assert Picture.objects.count() == before + 1, "the sun of the other bank alone"


def text_with(name: str) -> str:
    return SPRING.replace("#spring-tide", f"#{name.removesuffix('.png')}").replace("What", f"![It]({name}) What")


def test_what_is_too_much_or_no_picture_is_answered_in_words(bank: Bank, ada: User) -> None:
    def told(data: bytes, name: str) -> str:
        plan = exchange.plan(bank, data, name, "auto", START.date())
        assert plan.items == (), name
        return " ".join(problem.message for problem in plan.problems)

    before = list(BankPicture.objects.values_list("pk"))
    line = b"![a](" * 2_400_000
    assert len(line) == 12_000_000
    asked = SPRING.replace("What", "![Moon](m0.png) What").encode()
    crowd = {f"m{number}.png": b"" for number in range(FILES)}
    for data, name, words in (
        (line, "line.md", "larger than 10 MB"),
        (zipped({"line.md": line}), "line.zip", "No question begins before this line"),
        (zipped({"asked.md": asked} | crowd), "crowd.zip", f"{FILES + 1:,} files; the limit is {FILES:,}"),
    ):
        assert words in told(data, name), (name, told(data, name))
    drawings = (
        b"<script>alert(1)</script>",
        b"<image href='https://example.org/x.png'/>",
        b"<use href='//x.org/y.svg#z'/>",
    )
    for place, inside in enumerate(drawings):
        drawing = b"<svg xmlns='http://www.w3.org/2000/svg'>" + inside + b"</svg>"
        text = asked.replace(b"m0.png", f"m{place}.svg".encode()).replace(b"#spring", f"#neap-{place}".encode())
        taken(bank, zipped({"asked.md": text, f"m{place}.svg": drawing}), "drawing.zip")
        said = [one["message"] for one in Upload.objects.latest("pk").problems]
        assert [one for one in said if "is an SVG drawing, which is not shown" in one], inside
    assert list(BankPicture.objects.values_list("pk")) == before


def zipped(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
