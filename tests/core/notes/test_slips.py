"""Slips of the pen: found, mended as they were meant, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.notes.model import OwnCard
from study.core.notes.reader import parse
from study.core.notes.slips import mended, slips

CASES = [
    ("##Veins", "## Veins"),
    ("-Keel is a beam", "- Keel is a beam"),
    ("  -Keel is a beam", "  - Keel is a beam"),
    ("2.Keel is a beam", "2. Keel is a beam"),
    ("Ships have a keel.\n---", "Ships have a keel.\n\n---"),
    ("Ships have\n2. a keel\n3. a mast", "Ships have\n\n2. a keel\n3. a mast"),
    ("Keel : : the long beam", "Keel :: the long beam"),
    ("Keel ::\nthe long beam", "Keel :: the long beam"),
    ("- Keel::\nthe long beam", "- Keel:: the long beam"),
    ("##Veins\r\n-Keel is a beam\r\n", "## Veins\r\n- Keel is a beam\r\n"),
]
FINE = [
    *(
        "# Veins",
        "#veins",
        "#veins/deep are a tag",
        "-273 °C",
        "--watch",
        "---",
        "-v prints",
        "-text prints it",
        "- Keel",
        "*Keel* is",
    ),
    *("1. Keel", "3.14 is pi", "2.5 mm", "Title\n---", "| a | b |\n|---|---|", "std::vector", "a :: b", "AWS::Lambda"),
    *(
        "```\n##Veins\n-Keel\n```",
        "---\ntitle: x\n-Keel is\n---",
        "`a : : b`",
        "Keel ::",
        "Keel ::\n\nMast",
        "In\n1914. He",
    ),
    *(
        "~~~\n```\n##Veins\n~~~",
        "- one\n2. two\n3. three",
        "Keel ::\n- the long beam",
        "a:: b\nc:: d",
        "1. one\nmore\n2. two\n3. three",
    ),
]


@pytest.mark.parametrize(("text", "meant"), CASES)
def test_what_was_meant(text: str, meant: str) -> None:
    assert mended(text, slips(text)).text == meant


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine_is_left_alone(text: str) -> None:
    assert not list(slips(text))


def test_only_what_was_chosen_is_mended_and_only_what_stands_there() -> None:
    text = "##Veins\n\n-Keel is a beam\n"
    found = list(slips(text))
    assert [(one.lines, one.old, one.new) for one in found] == [
        ((1, 1), "##Veins", "## Veins"),
        ((3, 3), "-Keel is a beam", "- Keel is a beam"),
    ]
    assert mended(text, found[1:]).text == "##Veins\n\n- Keel is a beam\n"
    assert mended("\n\n-Mast is a pole\n", found).text == "\n\n-Mast is a pole\n"


def own_cards(text: str) -> list[OwnCard]:
    return [card for topic in parse(text).topics for fact in topic.facts for card in fact.cards]


def cards(text: str) -> list[tuple[str, str]]:
    return [(card.front, card.back) for card in own_cards(text) if not card.doubt]


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_the_only_sign_of_a_page_becomes_a_card(eol: str) -> None:
    text = f"# Ships{eol}{eol}Keel:: the long beam{eol}"
    assert not cards(text)
    assert own_cards(text)
    assert cards(mended(text, slips(text, parse(text).problems)).text) == [("Keel", "the long beam")]


def test_a_sign_at_the_end_of_its_line_too() -> None:
    text = "# Ships\n\nKeel ::\nthe long beam\n\nMast :: the tall pole\n"
    assert ("Keel", "the long beam") in cards(mended(text, slips(text)).text)


PIECES = st.sampled_from([text for text, _ in CASES] + FINE + ["", " ", "    x", "text", "::", "- ::", "a ::", "2. x"])


@given(st.lists(PIECES, max_size=8).map("\n".join))
def test_mending_ends_and_keeps_every_word(text: str) -> None:
    once = text
    for _ in range(text.count("\n") + 2):
        once = mended(once, slips(once)).text
    assert not list(slips(once))
    assert "".join(once.split()).replace("::", "") == "".join(text.split()).replace("::", "")


@given(st.text(alphabet="#-: \n\r12.ab`~|", max_size=60))
def test_nothing_raises_and_slips_stand_where_they_say(text: str) -> None:
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    for one in slips(text):
        assert "\n".join(lines[one.lines[0] - 1 : one.lines[1]]) == one.old
    mended(text, slips(text))


MANY = "##Veins\n\nShips have a keel.\n---\nKeel ::\nthe long beam\n\n-Mast is a pole\n\nJib : : a sail\n"


@pytest.mark.parametrize("text", [MANY, MANY.replace("\n", "\r\n")])
def test_what_undoes_mends_leads_back_to_the_text(text: str) -> None:
    found = list(slips(text))
    done = mended(text, found)
    assert len(found) > 2 and done.text != text
    assert mended(done.text, done.back).text == text
    first = mended(text, found[:1])
    rest = mended(first.text, slips(first.text))
    assert mended(rest.text, rest.back).text == first.text, "by presses, too"
