"""Notes that were pasted from word processors, or exported by them."""

import pytest

from study.core.notes import carry_keys, parse
from study.core.notes.lines import MAX_LINE
from study.core.notes.model import Fact

DATA = "data:image/png;base64," + "iVBORw0KGgo" * MAX_LINE


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "notes.md").topics for fact in topic.facts]


@pytest.mark.parametrize("sign", ["§", "➢", "►", "❖", "✓", "\uf0b7", "\uf0a7", "\uf0d8", "o\t", "o  \u00a0"])
def test_bullets_of_word_processors_are_bullets(sign: str) -> None:
    found = facts(f"{sign}\tThe tide comes in\n{sign}\tThe ebb goes out\n")
    assert [fact.text for fact in found] == ["The tide comes in", "The ebb goes out"]


def test_what_lies_deeper_is_nested_though_its_indentation_was_lost() -> None:
    found = facts("•\tTides\no\tThe ebb goes out\n§\tTwice a day\n•\tWinds\n")
    assert [(fact.text, fact.depth) for fact in found] == [
        ("Tides", 0),
        ("The ebb goes out", 1),
        ("Twice a day", 2),
        ("Winds", 0),
    ]


@pytest.mark.parametrize("end", ["", "  "])
@pytest.mark.parametrize("signs", ["📌📌", "🔹🔸", "➔➔", "➡️➡️", "‒‒", "👉🧭", "👩‍🔧👩‍🔧", "⚓⚓", "🔹 🔹 "])
def test_lines_that_each_begin_with_a_sign_are_items_of_a_list(signs: str, end: str) -> None:
    first, second = signs[: len(signs) // 2], signs[len(signs) // 2 :]
    found = facts(f"The port has:\n{first}*quay* - a wall for ships{end}\n{second}*mole* - a wall against waves\n")
    assert [(fact.text, fact.lead) for fact in found[1:]] == [
        ("*quay* - a wall for ships", "The port has:"),
        ("*mole* - a wall against waves", "The port has:"),
    ]


@pytest.mark.parametrize("sign", ["✅", "❌"])
def test_a_sign_that_says_right_or_wrong_stays_with_its_item(sign: str) -> None:
    found = facts(f"{sign} Oak floats\n{sign} Iron floats\n")
    assert [fact.text for fact in found] == [f"{sign} Oak floats", f"{sign} Iron floats"]


@pytest.mark.parametrize(
    "text", ["📌 The quay is a wall\nand keeps the ships.", "The quay\n📌 is a wall.", "The quay lies\n⇒ north\n⇒ deep"]
)
def test_one_line_with_a_sign_and_arrows_are_no_list(text: str) -> None:
    assert [fact.text for fact in facts(text)] == [" ".join(text.split())]


@pytest.mark.parametrize("text", ["o barco flutua na água", "§ 12 BGB regelt den Namen", "§12 regelt den Namen"])
def test_words_and_sections_of_laws_are_no_bullets(text: str) -> None:
    assert [fact.text for fact in facts(text)] == [text]


@pytest.mark.parametrize("line", [f"[image1]: <{DATA}>", f"![]({DATA})", f"![a ship](<{DATA}>)"])
def test_a_picture_within_the_text_is_no_text_and_that_is_told_once(line: str) -> None:
    notes = parse(f"The ship floats.\n\n{line}\n\n{line}\n", "notes.md")
    assert [fact.text for topic in notes.topics for fact in topic.facts] == ["The ship floats."]
    assert [one.line for one in notes.problems if "bring it as a file" in one.message] == [3]
    assert max(len(one.message) for one in notes.problems) < 200


@pytest.mark.parametrize(
    "text",
    [
        "::: tip\nSalt draws water.\n:::\n",
        ":::info Title\nSalt draws water.\n:::\n",
        "::: {.callout-note}\nSalt draws water.\n:::\n",
        '!!! note "Osmosis"\n    Salt draws water.\n',
        "??? warning\n    Salt draws water.\n",
    ],
)
def test_marks_of_boxes_are_no_part_of_what_is_in_them(text: str) -> None:
    [fact] = facts(text)
    assert (fact.text, fact.verbatim, fact.unasked) == ("Salt draws water.", False, "")


def test_backslashes_of_converters_are_no_words_and_their_lists_are_lists() -> None:
    text = "# A\n\n1\\. The ebb goes out\\!\n\n2\\. The flood comes in\n\n\\- K\\+ leaves at pH 7\\.4\n"
    assert [(fact.text, fact.ordered) for fact in facts(text)] == [
        ("The ebb goes out!", True),
        ("The flood comes in", True),
        ("K+ leaves at pH 7.4", False),
    ]


def test_what_converters_write_in_brackets_is_no_formula() -> None:
    text = "* Ebb \\(low water\\)\n* It is calm\\, then rising\\: twice a day\\.\n* Spring tides \\[so named\\]\n"
    assert [fact.text for fact in facts(text)] == [
        "Ebb (low water)",
        "It is calm, then rising: twice a day.",
        "Spring tides [so named]",
    ]
    [*_, formula] = facts(f"{text}\n\nThe height \\(\\frac{{a}}{{b}}\\) is known")
    assert formula.text == "The height \\(\\frac{a}{b}\\) is known"


def test_escaped_brackets_around_words_are_no_formula() -> None:
    text = "The ebb \\(e\\.g\\. at noon\\) goes\\.\n\none\\. two\\. three\\!\n\nIt is \\(a = b\\) there\\.\n"
    assert [fact.text for fact in facts(text)] == [
        "The ebb (e.g. at noon) goes.",
        "one. two. three!",
        "It is \\(a = b\\) there\\.",
    ]


def test_backslashes_in_formulas_of_several_lines_stay() -> None:
    formula = "$$\n0 & 1 \\\\-1 \\! & 0\n$$"
    assert formula in [fact.text for fact in facts(f"{formula}\n\none\\. two\\. three\\!\n")]


@pytest.mark.parametrize("line", ["in code `a\\.b`", "a formula $a\\!b$", "or \\(a\\!b\\)"])
def test_backslashes_in_code_and_formulas_stay(line: str) -> None:
    assert line in [fact.text for fact in facts(f"{line}\n\none\\. two\\. three\\!\n")]


def test_formulas_whose_own_signs_are_escaped_are_formulas() -> None:
    text = "The lift is \\\\(F_L = c\\_a v^2\\\\), so \\(\\implies\\\\) 2.\n\n\\\\[\\ce{A -> B}\\\\]\n\n- \\\\[E\\\\]\n"
    assert [(fact.text, fact.term, fact.verbatim) for fact in facts(text)] == [
        ("The lift is \\(F_L = c_a v^2\\), so \\(\\implies\\) 2.", "", False),
        ("\\[\\ce{A -> B}\\]", "", True),
        ("\\[E\\]", "", False),
    ]
    array = "$$\na \\\\(b)\\\\(c\\\\)\n$$"
    assert array in [fact.text for fact in facts(f"{array}\n\nit is \\\\(x\\\\) there")]


def test_a_formula_in_brackets_over_several_lines_is_one() -> None:
    text = (
        "It follows:\n\\[\n\\ce{A -> B}\n\\]\nfrom it.\n\n- The energy is \\[\n  E = mc^2\n  \\]\n- \\[1\\] a source\n"
    )
    assert [(fact.text, fact.lines, fact.verbatim) for fact in facts(text)] == [
        ("It follows:", (1, 1), False),
        ("\\[\n\\ce{A -> B}\n\\]", (2, 4), True),
        ("from it.", (5, 5), False),
        ("The energy is \\[ E = mc^2 \\]", (7, 9), False),
        ("\\[1\\] a source", (10, 10), False),
    ]
    assert [fact.text for fact in facts("\\[ that is not closed\n\nmore")] == ["\\[ that is not closed", "more"]


def test_formulas_of_github_are_formulas() -> None:
    text = (
        "It is $`CH_4 -> C`$ or $` a^2 `$, not `$x` and `y$`.\n\n```math\nE = mc^2\n\nF = ma\n```\n\n```\n$`x`$\n```\n"
    )
    assert [(fact.text, fact.term, fact.verbatim) for fact in facts(text)] == [
        ("It is $CH_4 -> C$ or $a^2$, not `$x` and `y$`.", "", False),
        ("$$\nE = mc^2\n\nF = ma\n$$", "", True),
        ("```\n$`x`$\n```", "", True),
    ]
    assert [fact.text for fact in facts("```math\nprice $5\n```\n")] == ["```math\nprice $5\n```"]


def test_an_escaped_apostrophe_or_arrow_is_itself() -> None:
    text = "L\\'eau entre\n\n- *Sel* =\\> *eau*\n\n- pH \\< 7\n\n\\> no quote\n"
    assert [(fact.text, fact.relation) for fact in facts(text)] == [
        ("L'eau entre", ""),
        ("*Sel* => *eau*", "leads-to"),
        ("pH < 7", ""),
        ("\\> no quote", ""),
    ]


def test_a_few_backslashes_are_the_writers_own() -> None:
    assert [fact.text for fact in facts("not a list\\: 1\\. here")] == ["not a list\\: 1\\. here"]


def test_attributes_of_a_heading_are_no_part_of_its_name() -> None:
    [topic] = parse("# **Tides** {#tides .unnumbered}\n\nwords", "n.md").topics
    assert (topic.title, topic.tags) == ("Tides", ())
    [formula] = parse("# The set $\\{a\\}$ and {b}\n\nwords", "n.md").topics
    assert formula.title == "The set $\\{a\\}$ and {b}"


def test_a_topic_whose_heading_had_attributes_in_its_name_stays_itself() -> None:
    notes = parse("# Tides {#tides}\n\nwords", "n.md")
    [now] = notes.topics
    assert now.key == "tides-tides"  # as it has always been
    assert carry_keys(notes.topics, notes)[1].kept == 1
