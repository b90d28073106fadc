"""What is offered to the writer of notes where nothing else asks: lists, rows, and how a statement goes on."""

import re

import pytest

from study.core.generators import Candidate, candidates
from study.core.generators.judge import judged
from study.core.generators.offers import offered
from study.core.generators.statements import Corpus
from study.core.notes import parse


def offers(text: str, shape: str = "") -> list[Candidate]:
    found = candidates(parse(text, "notes.md")).candidates
    return [one for one in found if one.fit == "unsure" and one.shape == (shape or one.shape)]


def proposed(text: str, shape: str) -> list[Candidate]:
    return [one for one in offered(Corpus(parse(text, "notes.md")), set()) if one.shape == shape]


LISTS = {
    "a sentence that leads to it": "Whoever enters the basin by night has to show the guard:\n\n{}",
    "a line above it": "- Whoever enters the basin by night has to show the guard\n{}",
}


@pytest.mark.parametrize("above", LISTS.values(), ids=LISTS.keys())
def test_lines_are_offered_as_the_list_of_what_they_stand_under(above: str) -> None:
    lines = ["a lamp at the bow", "papers of the crew", "a receipt for the toll"]
    bullets = "\n".join(f"{'  ' if above.startswith('-') else ''}- {one}" for one in lines)
    (one,) = proposed(f"# Harbour\n\n## Basin\n\n{above.format(bullets)}\n", "outline")
    assert "Whoever enters the basin by night has to show the guard …" in one.prompt
    assert [text.lower() for text in one.parts.right] == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["a lamp at the bow", "papers of all and"],
        ["a lamp at the bow", "a lamp at the bow"],
        ["a lamp at the bow", "which papers?"],
        [f"thing {one} of the crew" for one in "abcdefgh"],
    ],
    ids=["cut off", "twice the same", "a question", "too many"],
)
def test_no_list_is_offered_of_which_a_point_cannot_be_told(lines: list[str]) -> None:
    bullets = "\n".join(f"- {one}" for one in lines)
    assert not proposed(f"# Harbour\n\n## Basin\n\nWhoever enters has to show the guard:\n\n{bullets}\n", "outline")


def test_a_list_of_which_most_is_asked_is_not_offered_again() -> None:
    text = (
        "# Harbour\n\n## Guard\n\n- wants a lamp at the bow\n- wants papers of the crew\n- sleeps at noon in winter\n"
    )
    corpus = Corpus(parse(text, "notes.md"))
    keys = [one.key for one in corpus.usable]
    assert any(one.shape == "outline" for one in offered(corpus, set(keys[:1])))
    assert not any(one.shape == "outline" for one in offered(corpus, set(keys[:2])))


TABLE = """# Harbour

## Crew

| Hand | Does | Sleeps |
| --- | --- | --- |
| Bosun | keeps the ropes | by the mast |
| Purser | keeps the money | no |
"""


def test_a_row_is_offered_by_what_its_first_cell_names() -> None:
    one, other = proposed(TABLE, "entry")
    assert "*Bosun*" in one.prompt and one.parts.right == ("Does: keeps the ropes", "Sleeps: by the mast")
    assert other.parts.right == ("keeps the money",)  # that one sleeps nowhere is nothing to tell
    assert "Purser: Does" in other.prompt


def test_no_row_of_work_or_of_code_is_offered() -> None:
    work = TABLE.replace("Sleeps", "Status").replace("by the mast", "done").replace("| no |", "| open |")
    code = TABLE.replace("Hand", "`hand`").replace("Does", "`does`").replace("Sleeps", "`sleeps`")
    assert not proposed(work, "entry") and not proposed(code, "entry")


@pytest.mark.parametrize(
    ("line", "given", "rest"),
    [
        ("This is new. The toll is paid in silver at the gate.", "The toll is", "Paid in silver at the gate"),
        ("Who pays it? The toll is paid in silver at the gate.", "The toll is", "Paid in silver at the gate"),
        ("Ferries turn back at the bar whenever fog hides the light.", "at the bar", "Whenever fog hides the light"),
        ("Pilots board here (by a ladder of rope) and guide every ship in.", "of rope)", "And guide every ship in"),
        ("The charter of the port says “no ship shall lie at the quay for free”.", "port says", "“no ship shall lie"),
        ("The depth $d_0$ is $\\frac{t}{2}$ where the tide is $t$.", "The depth $d_0$ is", "$\\frac{t}{2}$ where the"),
    ],
    ids=["one leans", "one asks", "a condition", "brackets", "quoted", "formulas"],
)
def test_a_statement_is_cut_where_both_parts_are_whole(line: str, given: str, rest: str) -> None:
    (one,) = proposed(f"# Harbour\n\n## Pilots\n\n{line}\n", "continuation")
    assert given in one.prompt and one.parts.right[0].startswith(rest)
    assert judged(one, Corpus(parse(f"# Harbour\n\n## Pilots\n\n{line}\n", "notes.md"))).fit == "unsure"


def test_a_formula_that_cannot_be_set_is_not_offered() -> None:
    assert not proposed("# Harbour\n\n## Tide\n\nThe depth of a basin is $\\frac{t}{$ at noon.\n", "continuation")


def test_a_statement_whose_question_was_not_chosen_is_offered() -> None:
    """A list that is mostly asked otherwise is not chosen; a line that it alone would have asked is offered then."""
    text = (
        "# Harbour\n\n## Signals\n\n"
        "- Horn: a brass tube that warns ships of fog\n- Lamp: a lantern that shows ships the quay\n"
        "- Flag: a cloth that tells ships the wind\n- whoever breaks one pays the guild for it\n"
    )
    made = candidates(parse(text, "notes.md"))
    used = {key for one in made.candidates for key in one.facts}
    assert set(made.statements) <= used, set(made.statements) - used


def test_what_is_offered_is_never_sure_and_asks_nothing_twice() -> None:
    made = candidates(parse(TABLE + "\n## Toll\n\nThe toll is paid in silver at the gate.\n", "notes.md"))
    kept = [one for one in made.candidates if one.shape in ("outline", "entry", "continuation")]
    assert kept and all(one.fit == "unsure" for one in kept)
    facts = [key for one in kept for key in one.facts]
    assert len(facts) == len(set(facts)) and not set(facts) & set(made.used)
    assert all(re.search(r"\w", one.prompt) for one in kept)
