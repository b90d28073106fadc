"""Cards of Anki one side of which is a picture: it is shown with the question, or with the answer, as there."""

from typing import Any

import pytest
from django.test import Client

from study.banks.models import Question, Status
from study.library.models import Asset, Course
from study.library.sources import from_uploads
from study.people.models import Learner
from study.review.models import Card
from study.topics.operations import BroughtNotes, bring_notes
from tests.anki_packages import BOTH, CLOZE, Row, Written, package
from tests.clock import START
from tests.page_source import page_source
from tests.pictures import a_picture
from tests.places.topics.bringing import upload
from tests.places.topics.moving import SINCE
from tests.places.topics.test_pictures import address, addresses, sent

pytestmark = pytest.mark.django_db
KNOWN = [Row(ord, stage=2, queue=2, due=SINCE + 5, interval=12, factor=2500) for ord in (0, 1)]
NOTES = [
    Written("g1", ["<img src='femur%201.png'>", "Thigh"], BOTH, cards=KNOWN),
    Written("g2", ["It is {{c1::<img src=shin.png>}} here", ""], CLOZE, cards=KNOWN[:1]),
]
FILES: dict[str, bytes] = {"femur 1.png": a_picture("red"), "shin.png": a_picture("blue")}


def moved(learner: Learner, files: dict[str, bytes]) -> BroughtNotes:
    file: Any = upload("bones.apkg", package(NOTES, files))
    return bring_notes(learner=learner, sources=from_uploads([(file.name, file)]), now=START)


def left_out(done: BroughtNotes) -> list[str]:
    return [one.message for one in done.course.imported.problems]


def test_a_picture_is_shown_on_the_side_it_stands_on(learner: Learner, reader: Client) -> None:
    assert left_out(moved(learner, FILES)) == []
    course = Course.objects.get()
    femur, shin = address(course, "femur 1.png"), address(course, "shin.png")
    shown = {}
    for card in Card.objects.order_by("question__key"):
        front = page_source(reader.get(f"/review/{card.pk}/"))
        back = page_source(reader.post(f"/review/{card.pk}/", sent(card, show="1")))
        assert "femur" not in front and "shin" not in front, "the name of a file would tell"
        shown[card.question.key.rpartition("anki-")[2]] = addresses(front), addresses(back)
    assert shown == {"g1/card": ({femur}, {femur}), "g1/card-2": (set(), {femur}), "g2/card": (set(), {shin})}


def test_pictures_that_do_not_come_again_are_those_of_the_course(learner: Learner) -> None:
    moved(learner, FILES)
    keys = set(Question.objects.filter(status=Status.READY).values_list("key", flat=True))
    assert left_out(moved(learner, {})) == []
    assert set(Question.objects.filter(status=Status.READY).values_list("key", flat=True)) == keys
    assert set(Asset.objects.values_list("path", flat=True)) == set(FILES)


def test_a_side_whose_picture_is_not_there_is_told(learner: Learner) -> None:
    done = moved(learner, {"shin.png": FILES["shin.png"]})
    assert left_out(done) == [
        "1 card left out: on its front stands only a picture, which is not there (“femur 1.png”)",
        "1 card left out: on its back stands only a picture, which is not there (“femur 1.png”)",
        "there is no picture femur 1.png among the files",
    ]
