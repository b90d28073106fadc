"""Tags and references behind a line are no part of what it says, and keep nothing from being asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.generators import candidates, questions
from study.core.generators.postscripts import said, without_postscripts
from study.core.generators.statements import Corpus
from study.core.notes import parse
from tests.core.generators.notes_for_tests import made, sure

PLAIN = """# Ships

- Capstan: a drum that winds the cable of an anchor
- Hawser: a thick rope that moors a ship to the quay
- Fender: a cushion that keeps the hull off the wall
- Bollard: a post on the quay to which ropes are tied
"""
PARTS = st.sampled_from(
    ["#rope", "#rope/thick,", "(see book)", "(p. 4)", "(S. 4", "word", "word.", "`#x`", "|", "(", ")", "词。", "word:"]
)


def told(text: str) -> set[tuple[str, tuple[str, ...], str]]:
    return {(one.prompt, one.parts.right, one.fit) for one in made(text)}


@pytest.mark.parametrize(
    "behind", ["#ship", "#ship/deck #exam", "(#ship)", "(see book)", "(lecture 3)", "(p. 44)", "(see p. 4) #ship"]
)
def test_what_stands_behind_a_line_changes_no_question(behind: str) -> None:
    assert told(PLAIN.replace("anchor", f"anchor {behind}")) == told(PLAIN)
    assert told(PLAIN.replace("anchor", f"anchor {behind}.")) == told(PLAIN)
    assert told(PLAIN.replace("Hawser", f"Hawser {behind}")) == told(PLAIN)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Osmose: Wasser wandert (Vorlesung 3, Folie 12)", "Osmose: Wasser wandert"),
        ("Osmose: Wasser wandert (vgl. Lehrbuch S. 12-14)", "Osmose: Wasser wandert"),
        ("Osmose : l'eau passe (voir cours 2)", "Osmose : l'eau passe"),
        ("Ósmosis: pasa el agua (véase el capítulo 3)", "Ósmosis: pasa el agua"),
        ("Osmos: vatten vandrar (se kapitel 3; bild 4)", "Osmos: vatten vandrar"),
        ("渗透：水的移动（见第3章）", "渗透：水的移动"),
        ("Osmosis | of water (see [[Water]]) | slow #cell", "Osmosis | of water | slow"),
        ("Osmosis|of [[water|Water #x]] (see book)|slow #cell", "Osmosis|of [[water|Water #x]]|slow"),
        ("These papers of the crew (see book):", "These papers of the crew:"),
        ("这些文件（见第3章）：", "这些文件："),
        ("eine Boje, die ein Licht enthält #boje", "eine Boje, die ein Licht enthält"),
        ("a rope of three strands #rope", "a rope of three strands"),
        ("ships in three groups #ship", "ships in three groups"),
        ("what becomes of the tests #ship", "what becomes of the tests"),
    ],
)
def test_a_reference_is_told_in_any_language(line: str, kept: str) -> None:
    assert without_postscripts(line) == kept


@pytest.mark.parametrize(
    "line",
    [
        "Letters that wait are marked with #later",
        "White in hex is #ffffff",
        "deep red | hex #a00000 | dark",
        "The id selector uses #header",
        "The compiler reads a file where it finds #include",
        "Le sélecteur utilise #header",
        "Селектор использует #header",
        "a comment begins at #begin",
        "id = #header",
        "div > #header",
        "**Id selector**: #header",
        "Where it stands: (see book)",
        "These go by the tag #crew:",
        "`grep (see book)`",
        "`cat (see book)` is a call, `cat (p. 4)",
        "`cat notes | grep #tag | wc`",
        "#later",
        "(see book)",
        "A germ of the skin (S. aureus)",
        "It guards the genome (p53)",
        "Chiemsee: großes Gewässer (See in Bayern)",
        "Glucosa: azúcar (se usa como combustible)",
        "Longue-vue : instrument (voir de loin)",
        "A device for words (book)",
        "it is read by `grep #tag`",
        "made in a press (in 3 steps)",
    ],
)
def test_what_says_something_stays(line: str) -> None:
    assert without_postscripts(line) == line


def test_a_tag_that_is_the_meaning_of_a_term_keeps_its_line_from_being_a_lead() -> None:
    notes = said(parse("# Page\n\n- **Id selector**: #header\n- Selector – #header #exam\n- Tag → #later\n", "a.md"))
    texts = [(fact.text, fact.term, fact.meaning) for topic in notes.topics for fact in topic.facts]
    assert texts == [
        ("**Id selector**: #header", "Id selector", "#header"),
        ("Selector – #header", "Selector", "#header"),
        ("Tag → #later", "Tag", "#later"),
    ]
    assert len(Corpus(notes).statements) == len(texts)


def test_a_line_that_leads_to_a_list_leads_to_it_without_its_reference() -> None:
    papers = "- a lamp at the bow\n- papers of the crew\n- a receipt for the toll\n"
    lead = "Whoever enters the basin by night has to show the guard"
    assert told(f"# Basin\n\n{lead} (see book):\n\n{papers}") == told(f"# Basin\n\n{lead}:\n\n{papers}")


@given(st.lists(PARTS, min_size=1, max_size=8).map(" ".join))
def test_the_rest_is_the_beginning_of_the_line_and_never_empty(line: str) -> None:
    rest = without_postscripts(line)
    assert rest.strip()
    assert without_postscripts(rest) == rest
    assert line.replace(" ", "").startswith(rest.rstrip(".。:").replace(" ", "")) or "|" in line


def test_a_card_of_ones_own_stays_as_it_was_written() -> None:
    (card,) = [one for one in sure("# Ships\n\nQ: What winds it? (see book)\nA: the capstan (p. 4)\n") if one.own]
    assert (card.prompt, card.parts.right) == ("What winds it? (see book)", ("the capstan (p. 4)",))


def test_the_title_of_a_question_has_none_either() -> None:
    notes = parse(PLAIN.replace("Capstan:", "Capstan (see book):"), "ships.md")
    assert "Ships: Capstan" in {one.title for one in questions(candidates(notes).candidates, notes)}
