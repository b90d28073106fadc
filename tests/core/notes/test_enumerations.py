"""Lists that are counted as Markdown does not count them: two in order at the beginnings of lines are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.notes import parse
from study.core.notes.enumerations import items_of
from study.core.notes.model import Fact
from study.core.notes.slips import slips

COUNTS = {
    "1.": ("1.{}", "2.{}", "3.{}"),
    "1)": ("1){}", "2){}", "3){}"),
    "(1)": ("(1) {}", "(2) {}", "(3) {}"),
    "a)": ("a) {}", "b) {}", "c) {}"),
    "A)": ("A) {}", "B) {}", "C) {}"),
    "(a)": ("(a) {}", "(b) {}", "(c) {}"),
    "i)": ("i) {}", "ii) {}", "iii) {}"),
    "(i)": ("(i) {}", "(ii) {}", "(iii) {}"),
    "h)": ("h) {}", "i) {}", "j) {}"),
    "1:": ("1: {}", "2: {}", "3: {}"),
    "①": ("①{}", "②{}", "③{}"),
}
WORDS = {
    "en": ("Hull of the ship", "Mast of the ship", "Keel of the ship"),
    "de": ("Rumpf des Schiffes", "Mast des Schiffes", "Kiel des Schiffes"),
    "zh": ("造船体", "立桅杆", "装龙骨"),
}


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "ships.md").topics for fact in topic.facts]


def listed(style: str, language: str, gap: str = "\n") -> str:
    return gap.join(mark.format(words) for mark, words in zip(COUNTS[style], WORDS[language], strict=True))


@pytest.mark.parametrize("style", COUNTS)
@pytest.mark.parametrize("language", WORDS)
def test_two_in_order_are_a_list(style: str, language: str) -> None:
    for gap in ("\n", "\n\n"):
        found = facts(f"# Ships\n\n{listed(style, language, gap)}")
        assert tuple(fact.text for fact in found) == WORDS[language]
        assert {fact.ordered for fact in found} == {any(mark in style for mark in "1①")}


@pytest.mark.parametrize("style", COUNTS)
def test_a_line_with_a_colon_introduces_them(style: str) -> None:
    lead, *items = facts(f"# Ships\n\nParts of a ship:\n{listed(style, 'en')}")
    assert {item.lead for item in items} == {lead.text}
    assert len(items) == 3


@pytest.mark.parametrize(
    "text",
    [
        "a) alone at the beginning\nof a text that goes on",
        "(1) alone at the beginning\nof a text that goes on",
        "The height of the mast is\n1.5 times the beam, and never\n2.5 times of it",
        "the proteins of the cell are\n(p) one thing, but\n(a) another one",
        "1.x is the old line of versions, and\n2.x is the new one",
        "(s. 4) is where it stands",
        "the sum of f and\nf(a) is b) of it",
    ],
)
def test_one_alone_and_numbers_are_none(text: str) -> None:
    assert " ".join(fact.text for fact in facts(text)) == text.replace("\n", " ")
    assert not any(fact.ordered for fact in facts(text))


def test_another_count_right_below_an_item_is_nested_in_it() -> None:
    hull, wood, iron, mast, keel = facts("1. Hull\na) of wood\nb) of iron\n2. Mast\n3. Keel")
    assert [wood.parent, iron.parent] == [hull.key, hull.key]
    assert [hull.parent, mast.parent, keel.parent] == ["", "", ""]
    first, *below, second = facts("a) The hull is built of\n1. wood\n2. iron\nb) The mast is one tree")
    assert [one.parent for one in below] == [first.key, first.key]
    assert second.parent == ""


def test_a_new_count_below_a_blank_line_is_another_list() -> None:
    assert {fact.parent for fact in facts("1.Hull\n2.Mast\n\na) wood\nb) iron")} == {""}


@pytest.mark.parametrize("asks", ["Which one is the spine of a ship?", "Was ist das Rückgrat?", "船的脊梁是（ ）"])
def test_letters_below_a_question_are_options_and_may_be_wrong(asks: str) -> None:
    _, *options = facts(f"{asks}\n{listed('A)', 'en')}\n")
    assert [one.unasked for one in options] == ["an option that may be wrong"] * 3
    _, *answers = facts(f"{asks}\n{listed('(1)', 'en')}\n")
    assert "an option that may be wrong" not in {one.unasked for one in answers}


def test_rows_of_tables_and_code_are_left_alone() -> None:
    assert [fact.text for fact in facts("| a | b |\n|---|---|\n(1) c | d\n(2) e | f")][1:] == ["(1) c | d", "(2) e | f"]
    (code,) = facts("```\n(1) c\n(2) d\n```")
    assert code.verbatim


@pytest.mark.parametrize("sign", ["```", "~~~~", "  ```"])
@pytest.mark.parametrize("code", ["b) iron", "d) iron\n~~\n``\nb) iron", "# a comment\nb) iron\nd) iron"])
def test_lines_of_code_are_no_neighbours(sign: str, code: str) -> None:
    fence = f"{sign}text\n{code}\n{sign}"
    for text in (
        f"{fence}\nc) the keel is of oak",
        f"c) the keel is of oak\n\n{fence}",
        f"c) the keel is of oak\n\n{fence[:-5]}",
    ):
        (said,) = [fact for fact in facts(f"# Ships\n\n{text}") if not fact.verbatim]
        assert (said.text, said.ordered, said.depth) == ("c) the keel is of oak", False, 0)
        assert said.kind != "list-item"


@pytest.mark.parametrize("margin", ["", "  "])
@pytest.mark.parametrize(
    "formula", ["$$\nb) = 2\n$$", "$$x\n= 3\nb) x $$", "$$\n# x\nb) x\nd) x\n$$ (7)", "$$y$$\n$$\nb) 1\n$$"]
)
def test_lines_of_formulas_are_no_neighbours(margin: str, formula: str) -> None:
    block = "\n".join(margin + line for line in formula.split("\n"))
    for text in (f"{block}\n{margin}c) the keel is of oak", f"{margin}a) the keel is of oak\n\n{block}"):
        (said,) = [fact.text for fact in facts(f"# Ships\n\n{text}") if "keel" in fact.text]
        assert said in ("a) the keel is of oak", "c) the keel is of oak")


def test_a_list_goes_on_around_a_formula() -> None:
    for between in ("$$\nb) x\nd) x\n$$", "$$x$$", "it costs $$ there", "it costs $$", "$$x$$ and $$"):
        assert [one.text for one in facts(f"a) wood\n{between}\nb) iron")][-1] == "iron"


def test_a_list_goes_on_around_code() -> None:
    for between in ("```\nb) x\nd) x\n```", "~~~\n# x\n```\n~~~", "```x```", "a line with ``` in it"):
        assert [one.text for one in facts(f"a) wood\n{between}\nb) iron") if not one.verbatim][-1] == "iron"
    assert not list(slips("# Ships\n\n1.Hull of oak\n~~~\n1.x\n~~~\n2.Mast of pine\n"))
    assert len(list(slips("# Ships\n\n~~~\n1.x\n~~~\n2.Mast of pine\n"))) == 1


def test_what_is_read_as_a_list_needs_no_mending() -> None:
    assert not list(slips("# Ships\n\n1.Hull of oak\n2.Mast of pine\n"))
    assert len(list(slips("# Ships\n\n1.Hull of oak\n"))) == 1


@given(st.sampled_from(list(COUNTS)), st.text(alphabet="abc 木.)", min_size=1, max_size=8))
def test_an_item_has_what_follows_its_mark(style: str, text: str) -> None:
    words = f"x{text}x"
    for mark in COUNTS[style]:
        assert words in {item.text for item in items_of(mark.format(words))} or style in ("1.", "1)")


def test_a_number_before_a_colon_is_a_place_where_it_counts_from_one() -> None:
    text = "# Hull\n\n1: ==Keel==, the lowest beam\n\n2: ==Stem==, the foremost one\n3: Ribs: they bear the planks\n"
    found = facts(text)
    assert [fact.term for fact in found] == ["", "", "Ribs"]
    assert [fact.text for fact in found][:2] == ["==Keel==, the lowest beam", "==Stem==, the foremost one"]
    assert all(fact.ordered for fact in found)


@pytest.mark.parametrize(
    "lines",
    [
        ("22: SSH", "23: Telnet", "25: SMTP"),
        ("1: the first of its kind", "3: the last of its kind"),
        ("12: the day of the storm", "13: the day after it"),
    ],
)
def test_numbers_of_which_something_is_said_are_terms(lines: tuple[str, ...]) -> None:
    assert [fact.term for fact in facts("# Ships\n\n" + "\n".join(lines))] == [line.split(":")[0] for line in lines]
