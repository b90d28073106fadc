"""What `::` is: the sign of a card, of a property, of names in code, or of an address."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse
from study.core.notes.model import Schedule
from tests.core.notes.test_own_cards import cards, facts, sides

PROSE = "The old harbour lies behind a long wall, and ships wait there for the tide to come in again.\n\n"
TAGGED = f"#flashcards\n\n{PROSE}"


@pytest.mark.parametrize(
    ("line", "front", "back"),
    [
        ("Hafen von Bremen::Bremerhaven (seit 1827)", "Hafen von Bremen", "Bremerhaven (seit 1827)"),
        ("Puerto de Lima::El Callao (Perú)", "Puerto de Lima", "El Callao (Perú)"),
        ("母港::横浜 (神奈川県)", "母港", "横浜 (神奈川県)"),
        ("Ankern::vor Anker gehen (auf Reede);", "Ankern", "vor Anker gehen (auf Reede);"),
        ("Slope of x^2::2x + C;", "Slope of x^2", "2x + C;"),
        ("Even depths::{2, 4, 6}", "Even depths", "{2, 4, 6}"),
        ("Mark of a paragraph::<p>", "Mark of a paragraph", "<p>"),
        ("Slope of sine::cos(x)", "Slope of sine", "cos(x)"),
        ("Freund::friend(s)", "Freund", "friend(s)"),
        ("use case::Anwendungsfall", "use case", "Anwendungsfall"),
        ("Energy::$E = mc^2$", "Energy", "$E = mc^2$"),
        ("4:3::old screens", "4:3", "old screens"),
        ("7x8::56", "7x8", "56"),
        ("H2O::water", "H2O", "water"),
        ("- кит::whale", "кит", "whale"),
        ("B12::a vitamin", "B12", "a vitamin"),
        ("B12:: a vitamin", "B12", "a vitamin"),
        ("Sign of a sum::+", "Sign of a sum", "+"),
    ],
)
def test_a_tagged_page_has_every_card(line: str, front: str, back: str) -> None:
    assert sides(TAGGED + line) == [(front, back)]
    assert sides(f"# Ports #flashcards\n\n{PROSE}{line}") == [(front, back)]
    assert sides(f"---\ntags: flashcards\n---\n{PROSE}{line}") == [(front, back)]


def test_a_date_comes_with_a_card_that_ends_in_a_bracket() -> None:
    dated = "Kiel::a port (on the Baltic)\n<!--SR:!2026-12-20,40,270-->\n\nBergen::a port; <!--SR:!2026-12-21,3,250-->"
    assert [(card.back, card.schedule) for card in cards(TAGGED + dated)] == [
        ("a port (on the Baltic)", Schedule("2026-12-20", 40.0, 270.0)),
        ("a port;", Schedule("2026-12-21", 3.0, 250.0)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "std::cout",
        "std::string name = x;",
        "Quay::moor()",
        "Quay::moor();",
        "Quay::depth;",
        "int Quay::depth = 0;",
        "Quay::moor(Ship& ship, int depth) {",
        "$quay->ships = Quay::$all;",
        "$port::class",
        "AWS::Lambda::Function",
        "Type: Some::Kind::Of",
        "std::vector<Ship>",
        "Call Quay::moor() first",
        "fe80::1 is a local address",
        "ff02::2",
        "The address ::1",
        "2000::/3 is global",
        "2001:db8::7",
        "ship:x:1000:1000::/home/ship:/bin/sh",
        "arn:aws:s3:::harbour",
        "hot:cold::big:small",
        "\\Harbour\\Quay::moor($ship);",
        "Renamed Harbour\\Quay::moor() to tie()",
        "**::before** stands in front",
        "The sign '::' stands between",
    ],
)
@pytest.mark.parametrize("page", [PROSE, TAGGED])
def test_code_and_addresses_are_no_cards(page: str, line: str) -> None:
    assert cards(page + line) == []
    assert cards(f"{page}- {line}\n- {line}") == []


@pytest.mark.parametrize(
    "line",
    [
        "use quay::moor",
        "Quay::moor(ship)",
        "quay::moor_all ships",
        "Vec::<u8> is a list",
        "quay::MOST_SHIPS",
        "$a->moor(Quay::class)",
        "| Ship::new | a new ship |",
    ],
)
def test_names_in_code_are_no_cards_among_prose(line: str) -> None:
    assert cards(PROSE + line) == []


@pytest.mark.parametrize(
    "code",
    [
        "```\nlet a = Quay::open(b);\n```",
        "It is `Quay::open` there.",
        "Quay::open is called first.\n\nQuay::shut comes last.",
        "Quay::open(ship) is called first.",
    ],
)
def test_a_name_that_joins_others_in_code_joins_them_in_prose(code: str) -> None:
    assert cards(f"{PROSE}{code}\n\nThen comes Quay::moor for a ship") == []


def test_several_among_prose_are_cards() -> None:
    pairs = [("Längster Kai", "der Nordkai"), ("Tiefster Kai", "der Südkai")]
    assert sides(PROSE + "\n\n".join(f"{front}::{back}" for front, back in pairs)) == pairs
    assert sides(f"{PROSE}Mole::a wall in the sea\n\nAnd more of it.\n\nQuay:: a wall for ships") == [
        ("Mole", "a wall in the sea"),
        ("Quay", "a wall for ships"),
    ]


@pytest.mark.parametrize(
    "line",
    ["Longest quay::the northern one", "Muelle más largo::el del norte", "Mole::Wall", "BCR::ABL1", "Keel:: the beam"],
)
def test_a_single_one_among_prose_waits_with_its_reason(line: str) -> None:
    notes = parse(PROSE + line, "n.md")
    (offered,) = [one for one in candidates(notes).candidates if one.shape == "card"]
    assert (offered.fit, len(offered.doubts)) == ("unsure", 1)
    assert offered.doubts[0].startswith("perhaps a card, perhaps ")
    assert [(one.line, one.severity) for one in notes.problems] == [(3, "warning")]
    (fact,) = [fact for topic in notes.topics for fact in topic.facts if fact.cards]
    assert (fact.role, fact.unasked) == ("card", "")


def test_two_names_alone_wait_where_nothing_else_is_a_card() -> None:
    found = cards(f"{PROSE}Mole::Wall\n\nAnd more of it.\n\nQuay::Kai")
    assert [bool(card.doubt) for card in found] == [True, True]
    many = f"{PROSE}Mole::Wall\n\nQuay::Kai\n\nTide::Flut"
    assert [card.doubt for card in cards(many)] == ["", "", ""]


def test_a_date_beside_a_single_one_says_that_it_is_a_card() -> None:
    (card,) = cards(f"{PROSE}Longest quay::the northern one <!--SR:!2026-12-20,40,270-->")
    assert card.doubt == ""


def test_a_name_in_a_long_sentence_is_no_card() -> None:
    assert cards(f"{PROSE}{'of the many things that stand here in a row ' * 3}Context::stop ends it.") == []


def test_what_may_be_no_card_is_not_counted_as_one() -> None:
    assert all(fact.text != "Mole::Wall" for fact in facts(TAGGED + "Mole::Wall"))


def test_the_only_sign_of_a_page_of_remnote_is_a_card() -> None:
    page = "- Ships\n    - Keel :: the beam\n    - Bow >> front\n    - Left ;; port\n    - Masts >>1.\n        - fore"
    found = [(card.front, card.doubt) for card in cards(page)]
    assert found == [(front, "") for front in ("Keel", "Bow", "Left", "Masts")]
