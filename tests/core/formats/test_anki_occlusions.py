"""Image occlusions of Anki become questions that cover the same parts of the picture."""

import pytest

from study.core.formats.anki.notes import MEDIA, NOTES, Note, Notes, NoteType, to_member
from study.core.formats.anki.reader import read_members
from study.core.formats.shared.format import Read
from study.core.questions.covers import Box, cover
from study.core.questions.kinds import KINDS
from study.core.questions.pictures import names

SORT = NoteType(7, "Image Occlusion", ("Occlusion", "Image", "Header", "Back Extra", "Comments"), cloze=True)
PICTURE = '<img src="Plant cell.png">'
RECT = "{{c1::image-occlusion:rect:left=.1:top=.2:width=.305:height=.1:oi=1}}"
ELLIPSE = "{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.05:oi=1}}"
POLYGON = "{{c3::image-occlusion:polygon:points=.1,.7 .3,.9 .2,.95:oi=1}}"
TEXT = "{{c4::image-occlusion:text:left=.1:top=.1:text=A label}}"


def taken(occlusion: str, *, header: str = "A cell", extra: str = "", image: str = PICTURE) -> Read:
    note = Note("guid", 7, (occlusion, image, header, extra, ""), ("cells",), "Default::Cells")
    members = {NOTES: to_member(Notes((SORT,), (note,))), f"{MEDIA}Plant cell.png": b"bytes"}
    return read_members(members, "cells.apkg")


def test_each_number_is_a_question_with_the_other_shapes_covered_too() -> None:
    found = taken("<br>".join((RECT, ELLIPSE, POLYGON, TEXT)), extra="A wall goes around it.")
    rect, ellipse, polygon = Box(10, 20, 30.5, 10), Box(50, 50, 20, 10), Box(10, 70, 20, 25)
    assert (found.refused, [one.message for one in found.problems]) == (0, [])
    assert [name for name, _ in found.pictures] == ["plant-cell.png"]
    orders = [(rect, ellipse, polygon), (ellipse, rect, polygon), (polygon, rect, ellipse)]
    for record, boxes in zip(found.records, orders, strict=True):
        question = record.question
        assert names(question.prompt) == {cover("plant-cell.png", boxes)}
        assert KINDS[question.kind].self_graded
        (back,) = KINDS[question.kind].parts(question.body).right
        assert "![A cell](plant-cell.png)" in back
        assert "A wall goes around it." in back
        assert (question.tags, record.category) == (("cells",), "Default/Cells")
    assert len({record.question.key for record in found.records}) == 3


def test_the_others_stay_in_sight_where_anki_leaves_them() -> None:
    found = taken(RECT.replace(":oi=1", "") + ELLIPSE.replace(":oi=1", ""))
    assert [names(one.question.prompt) for one in found.records] == [
        {cover("plant-cell.png", [Box(10, 20, 30.5, 10)])},
        {cover("plant-cell.png", [Box(50, 50, 20, 10)])},
    ]


def test_shapes_of_one_number_are_one_question() -> None:
    (one,) = taken(RECT + RECT.replace("left=.1", "left=.6")).records
    assert names(one.question.prompt) == {cover("plant-cell.png", [Box(10, 20, 30.5, 10), Box(60, 20, 30.5, 10)])}


@pytest.mark.parametrize(
    ("occlusion", "image", "why"),
    [
        (TEXT, PICTURE, "no shape that can be read"),
        ("{{c1::image-occlusion:rect:left=x:top=.2:width=.3:height=.1}}", PICTURE, "no shape that can be read"),
        (RECT, '<img src="gone.png">', "its picture is not in the package"),
        ("".join(RECT.replace("c1", f"c{at}") for at in range(1, 40)), PICTURE, "more boxes than"),
    ],
)
def test_what_cannot_be_covered_is_refused_with_its_reason(occlusion: str, image: str, why: str) -> None:
    found = taken(occlusion, image=image)
    assert found.records == ()
    assert found.refused
    assert why in found.problems[0].message


def test_a_shape_outside_the_picture_is_cut_and_a_picture_without_a_header_is_called_by_its_file() -> None:
    found = taken("{{c1::image-occlusion:rect:left=-.1:top=.995:width=.3:height=.1}}", header="")
    (one,) = found.records
    assert names(one.question.prompt) == {cover("plant-cell.png", [Box(0, 99, 20, 1)])}
    assert "![plant cell; a part is covered](" in one.question.prompt
