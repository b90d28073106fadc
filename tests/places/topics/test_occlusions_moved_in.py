"""Image occlusions of Anki in a learner's own deck: a card for each covered part, with its history."""

from dataclasses import replace

import pytest
from django.test import Client

from study.banks.models import Question, Status
from study.library.fingerprints import of_notes
from study.library.models import Asset, Course
from study.library.operations import stored_sources
from study.library.sources import from_uploads
from study.people.models import Learner
from study.review.models import Card, Imported
from study.topics.operations import BroughtNotes, bring_notes
from tests.anki_packages import CLOZE, Row, Written
from tests.clock import START
from tests.page_source import page_source
from tests.places.topics.moving import LOG, SINCE, a_file
from tests.places.topics.test_pictures import address, addresses, sent

pytestmark = pytest.mark.django_db
RECTS = (
    "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}",
    "{{c2::image-occlusion:rect:left=.5:top=.5:width=.2:height=.2:oi=1}}",
)
COVERS = ["ebb.png#cover=10,20,30,10;50,50,20,20", "ebb.png#cover=50,50,20,20;10,20,30,10"]
PICTURE = '<img src="ebb.png">'


def moved(learner: Learner, *rects: str, image: str = PICTURE, said: str = "The shore") -> BroughtNotes:
    rows = [Row(0, log=LOG), *(Row(place, "Tides", 2, 2, SINCE + 5, 12, 2500) for place in range(1, len(rects)))]
    file = a_file([Written("g9", ["".join(rects), f"{image}{said}"], CLOZE, cards=rows)])
    return bring_notes(learner=learner, sources=from_uploads([(file.name or "", file)]), now=START)


def asked() -> list[Question]:
    return list(Question.objects.filter(status=Status.READY).select_related("current").order_by("key"))


def test_each_part_is_a_card_that_shows_no_more_than_it_may(learner: Learner, reader: Client) -> None:
    done = moved(learner, *RECTS)
    course = Course.objects.get()
    assert [one.message for one in done.course.imported.problems] == ["1 review left out: set by hand and no answer"]
    assert sorted(Asset.objects.values_list("path", flat=True)) == ["ebb.png", *COVERS]
    assert len(asked()) == 2 and Imported.objects.count() == 5
    first, second = Card.objects.order_by("question__key")
    assert (first.reviews, second.reviews) == (4, 1), "the history is that of the part it belongs to"
    for card, covers in ((first, COVERS[0]), (second, COVERS[1])):
        front = page_source(reader.get(f"/review/{card.pk}/"))
        assert addresses(front) == {address(course, covers)}
        assert "The shore" in front and "What is behind the box" in front and "ebb.png" not in front
        back = page_source(reader.post(f"/review/{card.pk}/", sent(card, show="1")))
        assert addresses(back) == {address(course, covers), address(course, "ebb.png")}
    for page in (f"/courses/{course.address}/topics/tides/", f"/notes/{course.address}/"):
        assert addresses(page_source(reader.get(page))) <= {address(course, "ebb.png")}


def test_the_package_again_keeps_the_cards_and_follows_the_shapes(learner: Learner) -> None:
    moved(learner, *RECTS)
    keys, drawn = [one.key for one in asked()], set(Asset.objects.values_list("picture", flat=True))
    assert moved(learner, *RECTS).history.added == 0
    stored = stored_sources(Course.objects.get())
    brought = replace(stored, assets=tuple(one for one in stored.assets if "#" not in one.path))
    assert len(stored.assets) == 3 and of_notes(stored, "") == of_notes(brought, ""), "what was drawn is no change"
    assert ([one.key for one in asked()], set(Asset.objects.values_list("picture", flat=True))) == (keys, drawn)
    moved(learner, RECTS[0].replace("left=.1", "left=.2"), RECTS[1])
    assert [one.key for one in asked()] == keys
    assert "ebb.png#cover=20,20,30,10;50,50,20,20" in Asset.objects.values_list("path", flat=True)
    assert not Asset.objects.filter(path__in=COVERS).exists(), "what no card shows is not kept"
    assert Imported.objects.count() == 5


def test_what_cannot_be_covered_is_said(learner: Learner) -> None:
    said = [
        " ".join(one.message for one in moved(learner, *rects, image=image).course.imported.problems)
        for rects, image in (
            ((RECTS[0], "{{c2::image-occlusion:text:left=.1:top=.1:text=a}}"), PICTURE),
            (RECTS, ""),
        )
    ]
    assert "its shape cannot be read" in said[0]
    assert "has no picture" in said[1]
