"""Parts of a picture that are covered: how they are written, and the questions about them."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.check import publishable
from study.core.questions.covers import Box, Covered, base_of, cover, covered, covers_in, flat
from study.core.questions.kinds import KINDS
from study.core.questions.occlusion import MOST_PARTS, Part, texts
from study.core.questions.pictures import flattened, named_by, needed, picture_faults, showing, with_targets
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question
from tests.factories import TODAY

NUCLEUS, GOLGI = Part("nucleus", Box(10, 20, 30.5, 10)), Part("Golgi apparatus", Box(50, 50, 20, 10))
tenths = st.integers(min_value=0, max_value=1000).map(lambda value: value / 10)


@given(st.lists(st.tuples(tenths, tenths, tenths, tenths), min_size=1, max_size=5))
def test_boxes_read_back_as_they_were_written_or_are_refused(numbers: list[tuple[float, ...]]) -> None:
    boxes = tuple(Box(*one) for one in numbers)
    read = covered(cover("cell.png", boxes))
    fits = all(
        min(box.width, box.height) >= 1 and box.left + box.width <= 100 and box.top + box.height <= 100 for box in boxes
    )
    assert read == Covered("cell.png", boxes) if fits else isinstance(read, Problem)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.png#cover=", "four numbers"),
        ("a.png#cover=1,2,3", "four numbers"),
        ("a.png#cover=1,2,3,x", "four numbers"),
        ("a.png#cover=1,2,nan,4", "leaves the picture"),
        ("a.png#cover=1,2,inf,4", "leaves the picture"),
        ("a.png#cover=-1,2,30,4", "leaves the picture"),
        ("a.png#cover=90,2,30,4", "leaves the picture"),
        ("a.png#cover=9,2,0.4,4", "smaller than 1 %"),
        ("a.png#cover=" + ";".join(["10,10,10,10"] * 40), "more boxes"),
    ],
)
def test_a_box_that_cannot_be_painted_is_named_with_its_line(name: str, says: str) -> None:
    (fault,) = picture_faults(f"## A {{#a}}\n\n![A cell]({name})\n", {"a.png"})
    assert fault.line == 3
    assert says in fault.message


def test_a_picture_is_needed_whole_and_renamed_with_its_boxes() -> None:
    name = cover("a.png", [NUCLEUS.box])
    text = f"![One]({name}) and ![two](b.png)"
    assert needed(text) == {"a.png", name, "b.png"}
    assert base_of(name) == "a.png"
    assert base_of("b.png") == "b.png"
    assert with_targets(text, {"a.png": "c.png"}) == f"![One]({cover('c.png', [NUCLEUS.box])}) and ![two](b.png)"
    assert list(picture_faults(text, {name, "b.png"})) == []
    (missing,) = picture_faults(text, {"b.png"})
    assert "There is no picture 'a.png'" in missing.message


@pytest.mark.parametrize("typed", [True, False])
def test_each_part_is_a_question_that_can_be_published(typed: bool) -> None:
    made, problems = texts("cell.png", "A cell", [NUCLEUS, GOLGI], typed=typed, together=True)
    assert (len(made), problems) == (2, ())
    for text, part, other in zip(made, (NUCLEUS, GOLGI), (GOLGI, NUCLEUS), strict=True):
        question, faults = parse_question(text)
        assert question
        assert not faults
        assert [one.message for one in publishable(question, TODAY) if "source" not in one.message.lower()] == []
        assert cover("cell.png", [part.box, other.box]) in question.prompt
        # What is asked says nothing of the answer.
        assert part.label.lower() not in question.prompt.lower()
        assert KINDS[question.kind].self_graded is not typed
        assert named_by(question) == {"cell.png", cover("cell.png", [part.box, other.box])}


def test_what_keeps_parts_from_being_asked_is_said_and_then_there_is_none() -> None:
    far = Part("far", Box(90, 90, 20, 5))
    for alt, parts, says in (
        ("", [NUCLEUS], "Say what the picture shows"),
        ("A cell", [], "Cover a part"),
        ("A cell", [NUCLEUS, Part(" ", GOLGI.box)], "Name part 2"),
        ("A cell", [NUCLEUS, far], "leaves the picture"),
        ("A cell", [NUCLEUS] * (MOST_PARTS + 1), f"can have {MOST_PARTS}"),
    ):
        made, problems = texts("cell.png", alt, parts, typed=False, together=False)
        assert made == []
        assert any(says in one.message for one in problems), says


def test_a_covered_picture_travels_as_one_of_its_own_and_comes_back() -> None:
    text = texts("cell.png", "A cell", [NUCLEUS], typed=True, together=False)[0][0]
    question = parse_question(text)[0]
    assert question
    plain, names = flattened(question)
    (one,) = names
    assert names == {flat(cover("cell.png", [NUCLEUS.box])): cover("cell.png", [NUCLEUS.box])}
    assert one == "cell-covered-10-20-30p5-10.png"
    assert named_by(plain) == {"cell.png", one}
    assert write_question(showing(plain, names)) == text


def test_covers_are_counted_before_a_text_is_read() -> None:
    name = cover("cell.png", [NUCLEUS.box, GOLGI.box])
    plain, quoted = f"![]({name})", f"![]({quote(name, safe='')})"
    assert covers_in(f"{plain}\n{quoted}\n![](cell.png%23COVER=1,2,3,4) ![a cover](cell.png)") == 3
