"""Image occlusions of Anki in a learner's own deck: a card for each covered part, with its history."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from study.banks.models import Question, Status
from study.library import figures
from study.library.fingerprints import of_notes
from study.library.models import Asset, Course, Look
from study.library.operations import stored_sources
from study.library.sources import from_uploads
from study.people.models import Learner
from study.review.models import Card, Imported
from study.topics.operations import BroughtNotes, bring_notes
from study.uploads.models import Picture
from study.uploads.pictures import content_of
from tests.anki_packages import CLOZE, Row, Written, package
from tests.clock import START
from tests.page_source import page_source
from tests.pictures import a_picture
from tests.places.topics.bringing import bring, upload
from tests.places.topics.moving import LOG, SINCE
from tests.places.topics.test_pictures import address, addresses, sent, work

pytestmark = pytest.mark.django_db
RECTS = (
    "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}",
    "{{c2::image-occlusion:rect:left=.5:top=.5:width=.2:height=.2:oi=1}}",
)
COVERS = ["ebb.png#cover=10,20,30,10;50,50,20,20", "ebb.png#cover=50,50,20,20;10,20,30,10"]
PICTURE = '<img src="ebb.png">'


def packed(rects: Sequence[str], image: str = PICTURE, said: str = "The shore", color: str = "navy") -> Any:
    rows = [Row(0, log=LOG), *(Row(place, "Tides", 2, 2, SINCE + 5, 12, 2500) for place in range(1, len(rects)))]
    notes = [Written("g9", ["".join(rects), f"{image}{said}"], CLOZE, cards=rows)]
    return upload("my deck.apkg", package(notes, {"ebb.png": a_picture(color, (40, 20))}))


def moved(learner: Learner, *rects: str, **form: str) -> BroughtNotes:
    file = packed(rects, **form)
    return bring_notes(learner=learner, sources=from_uploads([(file.name or "", file)]), now=START)


def corner(path: str) -> object:
    """The pixel at the lower right of a picture of the course: no shape is on it."""
    asset = Asset.objects.select_related("picture").get(path=path)
    content = content_of(asset.picture) if asset.picture else None
    assert content
    return Image.open(BytesIO(content)).convert("RGB").getpixel((39, 19))


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


def test_another_picture_of_that_name_is_covered_anew(learner: Learner) -> None:
    moved(learner, *RECTS, color="red")
    assert {corner(path) for path in ("ebb.png", *COVERS)} == {(255, 0, 0)}
    moved(learner, *RECTS, color="blue")
    assert {corner(path) for path in ("ebb.png", *COVERS)} == {(0, 0, 255)}


@pytest.mark.parametrize(
    ("limit", "most", "says"),
    [("PICTURES_OF_COURSE", 2, "a course shows"), ("PIXELS_IN_ALL", 40 * 20, "bring the notes again for the rest")],
)
def test_what_exceeds_a_limit_is_told_and_never_drawn(
    learner: Learner, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, says: str
) -> None:
    monkeypatch.setattr(figures, limit, most)
    told = [one for one in moved(learner, *RECTS).course.imported.problems if says in one.message]
    assert [(one.file, one.severity) for one in told] == [(COVERS[1], "warning")]
    assert set(Asset.objects.values_list("path", flat=True)) == {"ebb.png", COVERS[0]}
    assert Picture.objects.count() == 2
    # What is there already costs nothing: the pixels go to the rest, and a full course stays full.
    again = [one for one in moved(learner, *RECTS).course.imported.problems if says in one.message]
    assert bool(again) == (limit == "PICTURES_OF_COURSE")
    assert Asset.objects.filter(path=COVERS[1]).exists() != bool(again)


def test_many_are_covered_beside_the_page(reader: Client) -> None:
    rects = [f"{{{{c{n}::image-occlusion:rect:left=.{n}:top=.2:width=.1:height=.1}}}}" for n in range(1, 5)]
    bring(reader, [packed(rects)])
    assert Look.objects.get().state == "reading"
    assert not Picture.objects.exists()
    work()
    assert Look.objects.get().state == "ready"
    assert Picture.objects.count() == 5
