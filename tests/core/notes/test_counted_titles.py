"""Bold lines with a number, as headings are written in notes that have no sign for them."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse
from study.core.notes.model import Fact


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(f"# Ships\n\n{text}", "ships.md").topics for fact in topic.facts]


TITLES = [
    "**1. HULL**",
    "**1. HULL** (page 12)",
    "**2) Hull and keel (fig. 3-4)**",
    "**IV. Hull**",
    "**7. ==Hull== (p. 2)**",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_counted_bold_line_is_a_title(title: str) -> None:
    text = f"{title}\n\nThe keel is the lowest beam of a ship.\n"
    assert [(fact.text, fact.unasked) for fact in facts(text)] == [
        (title, "a title"),
        ("The keel is the lowest beam of a ship.", ""),
    ]
    assert not any("1. HULL" in str(one.parts) for one in candidates(parse(f"# Ships\n\n{text}", "a.md")).candidates)


@pytest.mark.parametrize("title", TITLES)
def test_it_introduces_the_list_below_it(title: str) -> None:
    head, *items = facts(f"{title}\n\n- oak\n- pine\n")
    assert head.unasked == "a title"
    assert [item.lead for item in items] == [head.text, head.text]


@pytest.mark.parametrize(
    "line",
    [
        "**1. The hull is built first of all.**",
        "**1. Hull**: the body of a ship",
        "**1.** The hull bears the mast",
        "**Hull** of oak (page 12)",
        "**1984** was the year of the storm",
    ],
)
def test_a_sentence_a_term_and_emphasis_are_none(line: str) -> None:
    assert facts(f"{line}\n\nThe keel is the lowest beam of a ship.\n")[0].unasked == ""


def test_counted_lines_with_nothing_below_them_are_the_list_itself() -> None:
    assert [fact.unasked for fact in facts("**1. Hull**\n\n**2. Mast**\n\n**3. Keel**\n")] == ["", "", ""]
