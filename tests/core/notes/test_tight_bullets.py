"""Lists in which no space parts the bullet from its text, and signs of cards as other keyboards write them."""

import pytest

from study.core.notes import parse
from study.core.notes.model import Fact
from tests.core.notes.test_own_cards import sides


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "ships.md").topics for fact in topic.facts]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("-the mast carries sails\n-the yard crosses it\n", ["the mast carries sails", "the yard crosses it"]),
        ("-Mast: trägt die Segel\n-Rah: quert ihn\n", ["Mast: trägt die Segel", "Rah: quert ihn"]),
        ("*mast\n*yard\n", ["mast", "yard"]),
        ("•Mast\n•Rah\n", ["Mast", "Rah"]),
        ("部品：\n・帆\n・竜骨\n", ["部品：", "帆", "竜骨"]),
        ("-**Mast** carries sails\n-[[Yard]] crosses it\n", ["**Mast** carries sails", "[[Yard]] crosses it"]),
    ],
)
def test_each_line_of_such_a_list_is_an_item(text: str, items: list[str]) -> None:
    assert [fact.text for fact in facts(f"# Ship\n\n{text}")] == items


def test_more_dashes_are_a_level_down() -> None:
    found = facts("# Ship\n\n-standing rigging\n--shrouds hold the mast\n--stays do too\n-running rigging\n")
    assert [(fact.text, fact.depth) for fact in found] == [
        ("standing rigging", 0),
        ("shrouds hold the mast", 1),
        ("stays do too", 1),
        ("running rigging", 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "-ness: makes a noun\n-ful: makes an adjective\n",
        "-ostwo\n-yni\n",
        "-v: tells more\n-q: tells less\n",
        "--verbose: tells more\n--quiet: tells less\n-f: reads a file\n",
    ],
)
def test_a_dash_that_belongs_to_the_word_stays(text: str) -> None:
    assert [fact.text for fact in facts(f"# Words\n\n{text}")] == text.strip().split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "# Ship\n\nShe sails on\n-slowly\n",
        "# Ship\n\n*mast* and sail are\n*one* to the wind\n",
        "# Ship\n\n```\n-mast\n-yard\n```\n",
        "# Waves\n\n$$\n-kx \\\\\n-ky\n$$\n",
        "# Sea\n\n-40 °C in winter,\n-30 °C in spring\n",
    ],
)
def test_what_is_no_list_stays_one_statement(text: str) -> None:
    said = facts(text)
    assert " ".join(" ".join(fact.text for fact in said).split()) == " ".join(text.partition("\n")[2].split())


def test_wide_signs_part_the_sides_of_a_card() -> None:
    assert sides("# 船\n\n帆：：受风的布\n\n竜骨：：：船底の材\n") == [
        ("帆", "受风的布"),
        ("竜骨", "船底の材"),
        ("船底の材", "竜骨"),
    ]
    assert sides("# 船\n\n竜骨の役割は？\n？\n船体を支える\n") == [("竜骨の役割は？", "船体を支える")]
    assert sides("# 船\n\n`帆：：布` 和 `舵：：木`\n\n```\n帆：：布\n```\n") == []


def test_a_question_mark_parts_a_card_in_a_quote() -> None:
    assert sides("# Ship\n\n> [!info] Watch\n> Who steers\n> ??\n> the mate\n") == [
        ("Who steers", "the mate"),
        ("the mate", "Who steers"),
    ]
