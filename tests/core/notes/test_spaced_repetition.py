"""Cards of Obsidian's Spaced Repetition: what stands above its sign is the question, all of it."""

import pytest

from study.core.notes import parse
from study.core.notes.model import OwnCard, Schedule


def cards(text: str) -> list[OwnCard]:
    return [card for topic in parse(text, "ships.md").topics for fact in topic.facts for card in fact.cards]


def sides(text: str) -> list[tuple[str, str]]:
    return [(card.front, card.back) for card in cards(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Sails of a sloop\n?\n1. Jib\n2. Main\n\nMore", [("Sails of a sloop", "1. Jib\n2. Main")]),
        ("### [[Port]] ###\n??\nleft\n", [("[[Port]]", "left"), ("left", "[[Port]]")]),
        ("Title\n\n# Duties:\n?\n> [!note] Watch\n> by day", [("Duties:", "> [!note] Watch\n> by day")]),
        ("What is this\n![[rig.png]]\n?\nA brig", [("What is this\n![[rig.png]]", "A brig")]),
        ("![[rig.png]]\n![[hull.png]]\nName it\n?\nA brig", [("![[rig.png]]\n![[hull.png]]\nName it", "A brig")]),
        ("What comes?\n```py\nx = 1\n\nx\n```\n?\n1", [("What comes?\n```py\nx = 1\n\nx\n```", "1")]),
        ("What is it?\n$$\na^2\n$$\n?\nA square", [("What is it?\n$$\na^2\n$$", "A square")]),
        ("Which comes first?\n1. Mast\n2. Keel\n?\n2.", [("Which comes first?\n1. Mast\n2. Keel", "2.")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n?\nA table", [("| a | b |\n|---|---|\n| 1 | 2 |", "A table")]),
        ("> [!tip]- Who steers?\n?\n> The mate", [("Who steers?", "> The mate")]),
        ("> Who\n> steers\n> ?\n> The mate", [("Who\nsteers", "The mate")]),
    ],
)
def test_a_question_is_all_above_its_sign(text: str, expected: list[tuple[str, str]]) -> None:
    assert sides(text) == expected


def test_an_answer_below_an_item_is_that_item_s() -> None:
    assert sides("- Sails\n- Ropes\n?\n\t- Halyard\n\t- Sheet") == [("Ropes", "- Halyard\n- Sheet")]


def test_a_card_above_is_no_part_of_a_question() -> None:
    text = "Bow:: front\nWhich way?\n?\nNorth\n\nKeel:: bottom\n<!--SR:!2024-02-03,4,250-->\nWho?\n?\nShe"
    assert sides(text) == [("Bow", "front"), ("Which way?", "North"), ("Keel", "bottom"), ("Who?", "She")]


def test_a_heading_that_asks_stays_a_topic_and_its_schedule_is_read() -> None:
    text = "# Ships\n\n## Parts\n?\n- Keel\n- Bow\n<!--SR:!2024-02-03,4,250-->\n\nAfter it stands a line of text.\n"
    assert [topic.title for topic in parse(text, "a.md").topics] == ["Ships", "Parts"]
    assert [card.schedule for card in cards(text)] == [Schedule("2024-02-03", 4.0, 250.0)]
    assert parse(text, "a.md").topics[1].facts[1].text == "After it stands a line of text."


def test_an_answer_ends_where_the_next_heading_asks() -> None:
    assert sides("## Port\n?\nleft\n#### By night\nred\n## Starboard\n?\nright\n## Bow\nin front") == [
        ("Port", "left\n#### By night\nred"),
        ("Starboard", "right"),
    ]
    assert sides("Who steers?\n?\nThe mate\n# Bow\n?\nfront") == [("Who steers?", "The mate"), ("Bow", "front")]


def test_a_heading_without_an_answer_makes_no_card() -> None:
    assert sides("## Parts\n?\n\nKeel and bow") == []
    assert sides("## Parts\n\n?\nKeel and bow") == []


def test_a_page_may_part_its_cards_by_two_semicolons() -> None:
    text = (
        "Who steers?;; The mate\n<!--SR:!2024-02-03,4,250-->\nPort;;;left\nWhat is this?\n?\nA brig\n\n"
        "![[rig.png]]What does it show?;;masts\n\n- Bow ;; `front`\n  <!--SR:!2024-03-04,2,230-->\n"
    )
    assert [(card.front, card.back, card.schedule and card.schedule.due) for card in cards(text)] == [
        ("Who steers?", "The mate", "2024-02-03"),
        ("Port", "left", None),
        ("left", "Port", None),
        ("What is this?", "A brig", None),
        ("![[rig.png]]What does it show?", "masts", None),
        ("Bow", "`front`", "2024-03-04"),
    ]
    assert sides("Vem styr?;;styrman\nVad är babord?;;vänster\n") == [
        ("Vem styr?", "styrman"),
        ("Vad är babord?", "vänster"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One line;; of many\n\nThe rest of the page is prose.",
        "`a;;b` is a list\n\n`c;;d` is one, too",
        "It runs for(;;) and on\n\nIt runs for (i = 0;; i++) and on",
        "```\na;; b\nc;; d\n```",
        ";; a remark in Lisp\n\n;; another one",
        "return x;;\n\nreturn y;;",
        "$a\\;;\\;b$ is one\n\n$c\\;;\\;d$ is one",
    ],
)
def test_two_semicolons_may_mean_nothing(text: str) -> None:
    assert cards(text) == []


def test_a_highlight_may_bear_a_number_and_a_hint() -> None:
    text = "It lies on the ==1;;Tiber;;a river== and ==1;;Anio==, and is ==old;;how old==.\n"
    assert [(card.front, card.back, card.hint, card.side) for card in cards(text)] == [
        ("It lies on the {{...}} and {{...}}, and is old.", "Tiber, Anio", "a river", "1"),
        ("It lies on the Tiber and Anio, and is {{...}}.", "old", "how old", "gap2"),
    ]
    (fact,) = parse(text, "a.md").topics[0].facts
    assert fact.text == "It lies on the Tiber and Anio, and is old."


SCHEDULE = "<!--SR:!2024-02-03,4,250-->"


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("Who steers?::The mate", ("Who steers?", "The mate")),
        ("- Who steers?::The mate", ("Who steers?", "The mate")),
        ("Who steers?;;The mate\n\nPort;;left\n\nBow;;front", ("Bow", "front")),
        ('Who steers?:<wbr class="f"> The mate', ("Who steers?:", "The mate")),
        ("Who steers?\n?\nThe mate", ("Who steers?", "The mate")),
        ("What comes?\n?\n```py\nx == 1\n\ny\n```", ("What comes?", "```py\nx == 1\n\ny\n```")),
        ("What comes?\n?\nTwo things\n\n```py\nx\n```", ("What comes?", "Two things\n\n```py\nx\n```")),
        ('Sails?\n<br class="f">\n\n- Jib\n- Main', ("Sails?", "- Jib\n- Main")),
        ("## Sails\n?\nTwo:\n\n- Jib\n- Main", ("Sails", "Two:\n\n- Jib\n- Main")),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_schedule_below_a_blank_line_is_that_of_the_card_above(
    card: str, expected: tuple[str, str], gap: str
) -> None:
    text = f"# Ships\n\n{card}{gap}{SCHEDULE}\n\nAfter it stands a line of text.\n"
    assert [(one.front, one.back, one.schedule) for one in cards(text)][-1] == (
        *expected,
        Schedule("2024-02-03", 4.0, 250.0),
    )
    parsed = parse(text, "a.md")
    assert parsed.topics[-1].facts[-1].text == "After it stands a line of text."
    assert parsed.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        f"Who?\n?\nShe\n\nThe keel is ==low==. {SCHEDULE}",
        f"Who?\n?\nShe\n\nKeel::low {SCHEDULE}",
        f"Who?\n?\nShe\n\nWhich?\n?\nThat one {SCHEDULE}",
        f"Who?\n?\nShe\n\n## Hull\n\nof oak {SCHEDULE}",
        f"Who?\n?\nShe\n\n## Hull {SCHEDULE}",
        f'Who?\n?\nShe\n\nKeel:<wbr class="f"> low {SCHEDULE}',
        f"Who?\n?\nShe {SCHEDULE}\n\nof oak {SCHEDULE}",
    ],
)
def test_a_schedule_of_what_comes_later_is_none_of_a_card(text: str) -> None:
    first = cards(text)[0]
    assert (first.front, first.back) == ("Who?", "She")
    assert first.schedule is None or text.startswith("Who?\n?\nShe <!--")
