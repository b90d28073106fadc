"""Which pictures stand with a question, and on which side of it."""

import pytest

from study.core.generators import candidates, questions
from study.core.notes import parse, read_together
from study.core.notes.model import Notes
from study.core.questions.question import Illustration, Question

ALT = "A labelled drawing"


def notes(text: str) -> Notes:
    return read_together([parse(text, "a.md")])


def made(text: str) -> list[Question]:
    given = notes(text)
    return list(questions(candidates(given).candidates, given))


def test_a_picture_in_the_line_or_right_below_it_comes_with_the_answer() -> None:
    text = f"# Cell\n\n- Ribosome: builds proteins ![{ALT}](r.png)\n- Nucleus: holds the genome\n  ![[n.png]]\n"
    shown = {one.lines[0]: one.pictures for one in made(text)}
    assert shown[3] == (Illustration("r.png", ALT),)
    assert shown[4] == (Illustration("n.png"),)


def test_a_picture_of_the_next_line_is_the_next_lines() -> None:
    text = "# Cell\n\n- Ribosome: builds proteins\n- Nucleus: holds the genome ![x](n.png)\n"
    assert {one.pictures for one in made(text) if one.lines == (3, 3)} == {()}


@pytest.mark.parametrize(
    ("card", "prompt", "answer"),
    [
        ("Q: Which organ is this? ![x](f.png)\nA: The heart ![y](b.png)", "Which organ is this?", "The heart"),
        ("Q: ![[f.png]]\nA: the heart", "What does this picture show?", "the heart"),
        ("Q: The heart\nA: ![Four chambers](b.png)", "The heart", "Four chambers"),
        ("Q: The heart\nA: ![[img/four chambers.png]]", "The heart", "four chambers"),
    ],
)
def test_a_card_of_ones_own_shows_each_picture_on_its_side(card: str, prompt: str, answer: str) -> None:
    (one,) = [one for one in made(f"# Organs\n\n{card}\n") if "/card" in one.key]
    assert (one.prompt, one.body.answer) == (prompt, answer)
    front, back = card.split("A:")
    assert {shown.asked for shown in one.pictures if shown.target in front} <= {True}
    assert {shown.asked for shown in one.pictures if shown.target in back} <= {False}
    assert one.pictures


def test_words_that_tell_the_answer_stand_beside_no_picture_before_it() -> None:
    (one,) = made(
        "# Organs\n\nQ: Which organ is this? ![A human heart](f.png)\nA: The heart ![The heart, open](b.png)\n"
    )
    assert one.pictures == (Illustration("f.png", "", True), Illustration("b.png", "The heart, open"))


def test_a_statement_about_its_picture_shows_it() -> None:
    text = "# Organs\n\nFigure 2 shows:\n\n- Septum: the wall between the chambers ![x](s.png)\n"
    shown = [one.pictures for one in made(text)]
    assert shown and all(pictures == (Illustration("s.png", "x", True),) for pictures in shown)
    alone = text.replace(" ![x](s.png)", "")
    assert {one.fit for one in candidates(parse(alone)).candidates} == {"unsure"}
