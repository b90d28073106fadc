"""Cards in plain text, as Quizlet exports them: told apart in the look, and read as their owner says."""

from typing import Any

import pytest
from django.test import Client

from study.banks.models import Question
from study.library.models import Course, Fact, Look, NoteFile
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
COMMAS = "keel,the long beam\nbow,the front, of a ship\nstern,the back\n"
OWN = "keel=the long beam@@bow=the front@@stern=the back"


def found() -> dict[str, Any]:
    plain: list[dict[str, Any]] = Look.objects.latest("pk").found["plain"]
    assert len(plain) == 1
    return plain[0]


def fronts() -> list[tuple[str, str]]:
    facts = Fact.objects.filter(removed_at=None).order_by("position")
    return [(card["front"], card["back"]) for fact in facts for card in fact.cards]


SHIPS = [("keel", "the long beam"), ("bow", "the front, of a ship"), ("stern", "the back")]


@pytest.mark.parametrize(("sides", "rows"), [("\t", "\n"), (";", "\n")])
def test_what_is_read_as_cards_is_said(client: Client, sides: str, rows: str) -> None:
    text = rows.join(f"{front}{sides}{back}" for front, back in SHIPS)
    html = page_source(bring(client, [upload("ships.txt", text)]))
    assert "Read as 3 cards" in html and "the front, of a ship" in html
    assert found()["read"] and (found()["sides"], found()["rows"]) == (sides, rows)


def test_pasted_rows_are_read_as_those_of_a_file_and_not_named_by_the_first(client: Client) -> None:
    rows = "\n".join(f"{front}\t{back}" for front, back in SHIPS)
    html = page_source(bring(client, text=rows))
    assert "Read as 3 cards: a tab between the two sides" in html
    press(client, "take")
    assert Course.objects.get().title == "Pasted cards" and fronts() == SHIPS
    bring(client, text=rows + "\nmast\tcarries the sails")
    assert Look.objects.latest("pk").course == Course.objects.get()
    bring(client, text="Ebbe\tdas Wasser fällt\nFlut\tes steigt")
    assert (Look.objects.latest("pk").course, Look.objects.latest("pk").title) == (None, "Pasted cards 2")


@pytest.mark.parametrize("pasted", [True, False])
def test_a_comma_is_proposed_and_never_taken_in_silence(client: Client, pasted: bool) -> None:
    sent = {"text": COMMAS, "title": "Ships"} if pasted else {"files": [upload("ships.txt", COMMAS)]}
    html = page_source(bring(client, **sent))
    assert "Read as notes." in html and "It may be 3 cards: a comma between the two sides" in html
    assert not found()["read"] and Look.objects.get().found["own"] == 0
    html = page_source(press(client, "", cards="0", **{"sides:0": "comma", "rows:0": "line"}))
    assert "Read as 3 cards: a comma between the two sides, a new line between cards." in html
    assert not Course.objects.exists()
    press(client, "take")
    assert fronts() == SHIPS


def test_signs_of_ones_own(client: Client) -> None:
    html = page_source(bring(client, [upload("ships.txt", OWN)]))
    assert "If these are cards, say which signs part them." in html
    chosen = {"sides:0": "tab", "sides:0:other": "=", "rows:0": "line", "rows:0:other": "@@"}
    html = page_source(press(client, "", cards="0", **chosen))
    assert "“=” between the two sides, “@@” between cards" in html
    press(client, "take")
    assert [front for front, _ in fronts()] == ["keel", "bow", "stern"]


def test_another_sign_is_read_from_what_was_brought(client: Client) -> None:
    text = "keel - the long, wide beam\nbow - the front, of a ship\n"
    bring(client, [upload("ships.txt", text)])
    press(client, "", cards="0", **{"sides:0": "comma", "rows:0": "line"})
    assert found()["examples"][0] == ["keel - the long", "wide beam"]
    press(client, "", cards="0", **{"sides:0": "dash", "rows:0": "line"})
    assert found()["examples"][0] == ["keel", "the long, wide beam"]


def test_cards_can_be_read_as_notes(client: Client) -> None:
    bring(
        client,
        [upload("ships.txt", COMMAS.replace(",", "\t", 1).replace("bow,", "bow\t").replace("stern,", "stern\t"))],
    )
    assert found()["read"]
    html = page_source(press(client, "", notes="0"))
    assert "Read as notes." in html and not found()["read"]
    press(client, "take")
    assert fronts() == []


def test_signs_that_part_nothing_change_nothing(client: Client) -> None:
    bring(client, [upload("ships.txt", COMMAS)])
    for sides, rows in (("tab", "line"), ("x", "line"), ("semicolon", "semicolon")):
        assert press(client, "", cards="0", **{"sides:0": sides, "rows:0": rows}).status_code == 409
        assert not found()["read"]
    for number in ("7", "x", ""):
        press(client, "", cards=number, **{f"sides:{number}": "comma", f"rows:{number}": "line"})
    assert Look.objects.get().parted == {}


def test_cards_stay_cards_when_all_is_read_again(client: Client) -> None:
    bring(client, [upload("ships.txt", COMMAS)])
    press(client, "", cards="0", **{"sides:0": "comma", "rows:0": "line"})
    press(client, "take")
    keys = set(Fact.objects.values_list("key", flat=True))
    bring(client, [upload("more.md", "# Sails\n\nJib: a sail")], course=Course.objects.get().pk)
    press(client, "part")
    press(client, "take")
    assert set(SHIPS) <= set(fronts()) and keys <= set(Fact.objects.values_list("key", flat=True))
    assert NoteFile.objects.filter(path="ships.txt").exists()


def test_notes_in_markdown_are_no_list_of_cards(client: Client) -> None:
    bring(client, [upload("ships.md", "# Ships\n\nKeel, the beam\nBow, the front\n")])
    assert Look.objects.get().found["plain"] == []
    assert 'id="plain"' not in page_source(client.get(f"/notes/look/{Look.objects.get().pk}/"))


def test_what_may_be_a_card_waits_for_its_writer(client: Client) -> None:
    text = "# Häfen\n\nIm Hafen liegen viele Schiffe, die auf die Flut warten.\n\nLängster Kai::der Nordkai\n"
    bring(client, [upload("h.md", text)])
    found = Look.objects.latest("pk").found
    assert (found["own"], found["syntaxes"]) == (0, [])
    assert found["unsure"] >= 1
    press(client, "take")
    card = Question.objects.get(key__endswith="/card")
    assert (card.status, card.fit) == ("draft", "unsure")
    assert card.sort.startswith("card: perhaps a card")
