"""Plain text parted into cards: told where it is plain, read as somebody says, the same ever after."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.core.notes.parting import HEADER, Parting, cards, fits, parted, sign_of, told
from study.core.notes.reader import parse

BEAM = [("keel", "the long beam"), ("bow", "the front"), ("stern", "the back, where one steers")]


def text(sides: str, rows: str, end: str = "") -> str:
    return rows.join(f"{front}{sides}{back}" for front, back in BEAM) + end


@pytest.mark.parametrize("rows", ["\n", ";", "\n\n"])
@pytest.mark.parametrize("sides", ["\t", " - ", ","])
@pytest.mark.parametrize("end", ["", "end"])
def test_the_signs_of_an_export_are_told(sides: str, rows: str, end: str) -> None:
    given = text(sides, rows, rows if end else "")
    found = told(given)
    assert found and found.sides == sides
    assert list(cards(given, found)) == list(cards(given, Parting(sides, rows))) == BEAM


def test_line_ends_of_any_system_are_line_ends() -> None:
    assert told(text("\t", "\r\n")) == told(text("\t", "\r")) == Parting("\t", "\n")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "keel\tthe long beam",
        "# Ships\n\nkeel, the beam\nbow, the front",
        "- keel, the beam\n- bow, the front",
        "A ship has a keel.\nIt floats, as a rule.\nIt has a bow.",
        "That a ship which has neither a keel nor a rudder can be steered at all, is rarely told.\nIt is so, though.",
        HEADER + "keel\tthe long beam\nbow\tthe front\n",
        "Below the [[Deck|deck]], a layer of [[Timber]].\n\nIt holds [[Cargo]], [[Water]] and [[Sails]].",
    ],
)
def test_what_is_no_list_of_cards_is_left_alone(given: str) -> None:
    assert told(given) is None


def test_signs_of_ones_own() -> None:
    given = text("=>", "@@")
    assert told(given) is None
    assert list(cards(given, Parting("=>", "@@"))) == BEAM
    assert sign_of("\\n\\n") == "\n\n" and sign_of("\\t") == "\t"
    assert not fits(given, Parting(":", "@@"))


sides = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp", "Cf")), min_size=1, max_size=12
)


@example(made=[("0", "0"), (":", ":")])
@given(st.lists(st.tuples(sides, sides), min_size=2, max_size=8))
def test_what_was_parted_reads_the_same_ever_after(made: list[tuple[str, str]]) -> None:
    given = "\n".join(f"{front}\t{back}" for front, back in made)
    written = parted(given, Parting("\t", "\n"))
    notes = parse(written, "deck.txt")
    read = [card for topic in notes.topics for fact in topic.facts for card in fact.cards]
    assert len(read) >= len(made)
    assert [fact.text for topic in notes.topics for fact in topic.facts if fact.role == "note-property"] == [
        HEADER.strip("#\n")
    ]
    assert parted(given, Parting("\t", "\n")) == written and told(written) is None


def test_more_lines_and_quotation_marks_stay_in_their_card() -> None:
    given = 'keel,the "long" beam\nof a ship\n\nbow,the front\n\nan inch,"'
    written = parted(given, Parting(",", "\n\n"))
    notes = parse(written, "deck.txt")
    made = [card for topic in notes.topics for fact in topic.facts for card in fact.cards]
    assert [(card.front, card.back) for card in made] == [
        ("keel", 'the "long" beam\nof a ship'),
        ("bow", "the front"),
        ("an inch", '"'),
    ]


def test_a_row_without_its_other_side_is_told() -> None:
    rows = "\n".join([*(f"term {n},meaning {n}" for n in range(20)), "alone"])
    notes = parse(parted(rows, Parting(",", "\n")), "deck.txt")
    assert any("one side is missing" in problem.message for problem in notes.problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "- one\n\t- $$\n\t  a = b \\\\\n\t  c = d\n\t  $$\n\t\t- of it\n- two",
            ["one", "$$ a = b \\\\ c = d $$", "of it", "two"],
        ),
        ("- the load is $$\n  f = m g\n  $$ on deck\n- two", ["the load is $$ f = m g $$ on deck", "two"]),
        ("1. $$\n   - a\n   + b$$\n2. two", ["$$ - a + b$$", "two"]),
        ("the load is $$\nf = m g\n$$\n\nthe rest", ["the load is $$ f = m g $$", "the rest"]),
        ("- costs 5$$\n- two\n\n- three", ["costs 5$$", "two", "three"]),
        ("- it opens $$\n\nthe rest $$ closes", ["it opens $$", "the rest $$ closes"]),
    ],
)
def test_a_formula_of_several_lines_stays_with_its_item(text: str, said: list[str]) -> None:
    notes = parse(text, "load.md")
    assert [fact.text for topic in notes.topics for fact in topic.facts] == said
    assert [problem.message for problem in notes.problems] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n- ```py\n  x = 1\n\n  - y\n  ```\n- b", ["a", "```py\nx = 1\n\n- y\n```", "b"]),
        ("1. ```py\n   x\n   ```\n2. b\n\nc", ["```py\nx\n```", "b", "c"]),
        ("* a\n    * ```html\n      <b>x</b>```\n\nb", ["a", "```html\n<b>x</b>\n```", "b"]),
        ("- ~~~\nx\n~~~\n\nb", ["~~~\nx\n~~~", "b"]),
        ("- ```\n- a\n\nb", ["a", "b"]),
    ],
)
def test_code_that_an_item_is_has_all_its_lines_and_no_more(text: str, said: list[str]) -> None:
    facts = [fact for topic in parse(text, "n.md").topics for fact in topic.facts]
    assert [fact.text for fact in facts] == said
    assert [fact.verbatim for fact in facts] == [one[0] in "`~" for one in said]


def test_a_formula_in_a_quote_goes_on_where_a_mark_was_forgotten() -> None:
    text = "> It is\n> $$\n> \\begin{align}\na &= b\n> \\end{align}$$\n> so\n\nThe end"
    facts = [fact for topic in parse(text, "n.md").topics for fact in topic.facts]
    assert [fact.text for fact in facts] == ["It is", "$$\n\\begin{align}\na &= b\n\\end{align}$$", "so", "The end"]
