"""What is told back and graded by oneself: explanations, a missing name, the points of a respect; and numbers of lines
without a verb."""

import re

import pytest

from tests.core.generators.notes_for_tests import doubts, judged_by, proposed, sure

MODES = """# Harbour

## Modes of mooring

- **Alongside**: the hull lies against the quay on fenders
- **Mediterranean** ⟶ the stern is tied up while an anchor holds the bow
- Dry berth (the boat stands ashore in a cradle)
- **Quick**: yes
"""


def test_what_is_said_of_things_of_a_list_is_explained() -> None:
    found = {one.prompt: one.parts.right for one in proposed(MODES, "explained")}
    assert found == {
        "Explain *Alongside*.": ("The hull lies against the quay on fenders",),
        "Explain *Mediterranean*.": ("The stern is tied up while an anchor holds the bow",),
    }
    assert [one.prompt for one, doubt in judged_by(MODES, "explained") if doubt] == ["Explain *Dry berth*."]


def test_what_comes_to_something_else_explains_no_thing() -> None:
    three = f"{MODES}- **Stern to**: the bow is held by an anchor and the stern by ropes\n"
    added = three.replace("**: the hull", "**: + the hull")
    told = [{one.prompt for one in proposed(text, "explained")} for text in (three, added)]
    assert told[0] - told[1] == {"Explain *Alongside*."}


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            "- **Alongside**: the hull lies against the quay on fenders\n- The bay is deep\n- Tides run fast",
            "one alone",
        ),
        ("- Brass: bells, horns, lamps\n- Teak: decks, rails, hatches\n- Oak: keels, ribs, posts", "rows of names"),
        ("- Check the ropes: they may be frayed at the eye\n- Open the hatch: air must get in below\n", "orders"),
        ("- Retries of a pump: it starts again by itself\n- Length of a rope: as the quay is high", "cases"),
        ("- Alone → the crew sails by night and sleeps\n- Ahead → the lights are red and green", "what it leads to"),
    ],
)
def test_what_names_no_thing_among_others_is_not_explained(lines: str, why: str) -> None:
    assert not proposed(f"# Harbour\n\n## Mooring\n\n{lines}\n", "explained"), why


LINES = """# Anchors

## Plough anchor

- Digs itself into sand, joined to the boat by the [[chain]]
- Shaped so that all forces end in the [[gear/shank|shank]] of forged steel
- Weighs less than a `kedge` of equal holding power
- Turns with wind or tide without breaking out of [[sand]] or mud
- Buried deeply it must be broken out by NEVER pulling sideways
- Sold by [[chandlers]], sailmakers and yards along the whole coast
"""


def test_a_line_is_asked_without_the_name_that_was_linked_or_set_off() -> None:
    found = {one.prompt: one.parts.right for one in proposed(LINES, "missing")}
    assert found == {
        "Digs itself into sand, joined to the boat by the ____": ("chain",),
        "Shaped so that all forces end in the ____ of forged steel": ("shank",),
        "Weighs less than a ____ of equal holding power": ("`kedge`",),
    }


def test_what_another_line_nearly_says_is_not_missing() -> None:
    text = "# Anchors\n\n## Plough anchor\n\n- Lies with its flat side upon the [[deck]] of small yachts\n"
    assert proposed(text, "missing")
    other = "- Lies with its flat side upon the bow roller of small yachts\n"
    assert not proposed(text + other, "missing")
    assert not proposed(text.replace("Plough", "Deck"), "missing")  # its place says it


def test_a_missing_name_is_asked_where_nothing_else_asks_the_line() -> None:
    assert {one.shape for one in sure(LINES) if not one.section} == {"missing"}
    defined = "# Anchors\n\n- A **plough** is an anchor that digs itself in, joined to the boat by the [[chain]]\n"
    assert "missing" not in {one.shape for one in sure(defined)}


def test_points_of_a_definition_say_together_what_a_thing_is() -> None:
    text = "# Ship\n\n## Keel\n\n### Definition\n\n- A beam along the bottom of the hull\n- Carries the ribs\n"
    ((prompt, right),) = [(one.prompt, one.parts.right) for one in proposed(text, "points")]
    assert (prompt, right) == ("What is *Keel*? (2)", ("A beam along the bottom of the hull", "Carries the ribs"))
    assert not proposed(text.replace("A beam along", "Painted along"), "points")


def test_a_respect_may_be_told_in_points_of_several_forms() -> None:
    text = "# Ship\n\n## Keel\n\n### {}\n\n- Carries the ribs of the hull\n- Balance in a high sea\n"
    assert [one.prompt for one in proposed(text.format("Function"), "points")] == [
        "What is the function of *Keel*? (2)"
    ]
    assert not proposed(text.format("Anatomy"), "points")


def test_a_number_is_left_out_of_a_line_without_a_verb() -> None:
    text = "# Port rules\n\n## Heavy crane\n\n- Up to 40 kg at once\n- perhaps 12 m of reach over the quay\n"
    assert [one.prompt for one in proposed(text, "gap")] == ["Up to ____ kg at once"]
    assert not proposed(text.replace("## Heavy crane", "## Overview"), "gap")


def test_a_name_known_by_its_form_is_explained_alone() -> None:
    text = "# Radio\n\n- {}\n- Used on the bridge at night\n- Checked before every voyage to the open sea\n"
    for line, prompt in [
        ("VHF: calls ships within sight of the mast", "What does *VHF* do?"),
        ("Navtex Receiver: prints warnings for the waters around", "What does *Navtex Receiver* do?"),
        ("**distress relay**: passes on the call of a ship nobody hears", "Explain *Distress relay*."),
        ("horn: calls ships within sight of the mast", ""),
        ("VHF: if nobody hears the call then repeat it", ""),
        ("VHF: short range", ""),
    ]:
        found = [one.prompt for one in proposed(text.format(line), "explained")]
        assert found == ([prompt] if prompt else []), line


def test_what_is_explained_is_told_and_no_name_over_again() -> None:
    page = "# Harbour\n\n## {}\n\n- **Night berth**: the hull lies by the mole\n{}\n- **Quick berth**: a short stay\n"
    for heading, line, asked in [
        ("Ways of mooring", "- **StopEngine (DelayMinutes)**: stop the engine with some delay", False),
        ("Ways of mooring", "- **StopEngine (DelayMinutes)**: waits for the pilot to come aboard", True),
        ("Ways of mooring", "- **Dolphin** mooring: holds the bow and the stern", False),  # half a name is set off
        ("Ways of mooring", "- **Dolphin mooring**: holds the bow and the stern", True),
        ("Ways of mooring", "- **Dolphin interportualis**: the portuary wall", False),  # a translation
        ("Ways of mooring", "- **Dolphin interportualis**: the timber wall", True),
        ("Ways of mooring", "- **Waiver**: the master signs it; or; the owner signs it", False),
        ("Ways of mooring", "- **Dolphin mooring**: great for ships with a high bow and stern", False),
        ("Ways of mooring", "- **Dolphin mooring**: through ropes at the bow and the stern", False),
        ("Ways of mooring", "- **Dolphin source**: Hull, A. (2001). Ropes at the bow and the stern", False),
        ("Errors at the quay", "- **Loose bow**: the forward rope is too long", False),
        ("Cause e sintomi", "- **Loose bow**: the forward rope is too long", False),
        ("Fehler am Kai", "- **Loose bow**: the forward rope is too long", False),
        (
            "Pull the mooring rope",
            "- **Pull Rope**: the crew pulls the PullRope to tighten the mooring",
            False,
        ),
    ]:
        found = [one.prompt for one in proposed(page.format(heading, line), "explained")]
        assert any(re.search("Stop|Dolphin|Waiver|Loose|Pull", one) for one in found) is asked, line


def test_code_that_is_only_told_in_another_language_is_not_explained() -> None:
    page = "# Barche\n\n## Classe Barca\n\n- `int speed()`: la velocità\n- {}\n- `void stop()`: ferma il motore\n"
    for line, asked in [
        ("`boolean isMoored()`: dice se la barca è ormeggiata", False),
        ("`void setMoored()`: segna la barca come ferma e chiude il registro del viaggio di oggi", True),
    ]:
        found = [one.prompt for one in proposed(page.format(line), "explained")]
        assert any("Moored" in one for one in found) is asked, line


def test_a_missing_name_is_not_seen_in_another_word_nor_in_the_place() -> None:
    page = "# {}\n\n- Digs itself into soft sand, joined to the boat by the [[{}]]{}\n"
    for place, name, rest, asked in [
        ("Anchors", "chain", "", True),
        ("Musculi", "musculus", "", False),
        ("Anchors", "unlashed", " or the lashed rope", False),
        ("Anchors", "chain", ". Thus it holds", True),
        ("Anchors", "bowchain", " and no chain at all", False),
    ]:
        assert bool(proposed(page.format(place, name, rest), "missing")) is asked, (place, name)


def test_lines_that_follow_a_step_or_stand_behind_a_mark_wait() -> None:
    page = "# Anchors\n\n## Plough anchor\n\n- {}digs itself into soft sand, joined to the boat by the [[chain]]\n"
    assert proposed(page.format("Slowly "), "missing")
    for begins in ("Next step is that it ", "F: Slowly ", "Yes, it ", "In this way it ", "In the last two cases it "):
        assert not proposed(page.format(begins), "missing"), begins
    sorted_by = "- T Buoys mark the channel\n- T Lights are lit at dusk\n"
    assert proposed(page.format("T Pilots say it "), "missing")
    assert not proposed(page.format("T Pilots say it ") + sorted_by, "missing")


def test_one_of_a_row_and_what_follows_from_another_line_are_not_missing() -> None:
    page = "# Anchors\n\n- Digs itself into soft sand, {} [[chain]]\n"
    for before, asked in [
        ("joined to the boat by the", True),
        ("joined by rope, shackle, m.", False),
        ("joined by rope and shackle as well as", False),
        ("read with the `LEN`", False),
    ]:
        assert bool(proposed(page.format(before), "missing")) is asked, before
    act = "# Anchors\n\n- Holds the boat in soft sand by **{}** at each turn of the tide\n\n## {}\n\n- Alone\n"
    for name, asked in [("plough arms", True), ("slowly digging", False), ("early digging", True)]:
        assert bool(proposed(act.format(name, name), "missing")) is asked, name
    assert not proposed("# Anchors\n\n- The boat is therefore joined to the soft sand by the [[chain]]\n", "missing")


def test_how_a_thing_is_is_no_name_in_other_languages() -> None:
    pages = {
        ("Tidig", "Tross"): (
            "ett litet tunt rep som tar lång tid att byta",
            "den vita lampan som lyser över kajen och inte släcks",
            "en gammal pråm som ligger vid bryggan och inte går",
        ),
        ("Zeitig", "Trosse"): (
            "ein dünnes Seil, das man nicht leicht ersetzen kann",
            "die weiße Lampe über dem Kai, die nicht gelöscht wird",
            "ein alter Kahn, der an der Brücke liegt und nicht fährt",
        ),
        ("Preventivo", "Cavo"): (
            "una corda sottile che si cambia con fatica dopo anni",
            "la lampada bianca che è accesa ogni notte sul molo",
            "una vecchia chiatta che è legata al ponte del porto",
        ),
    }
    for terms, (said, lamp, barge) in pages.items():
        for term in terms:
            text = f"# Neptun\n\n## Titan\n\n- {term}: {said}\n- Alfa: {lamp}\n- Beta: {barge}\n"
            found = [one.prompt for one in proposed(text, "explained")]
            assert any(term in one for one in found) is (term == terms[1]), term


@pytest.mark.parametrize(
    "text",
    [
        "# Ferry\n\n- Capacity: approx. 240 passengers\n- Fuel tank: at most 90 litres\n- Crew: over 12 people\n",
        "# Fähre\n\n- Mindesttiefe: mindestens 4 Meter\n- Wassertemperatur: ca. 8,5 °C\n- Höchstlast: maximal 90 t\n",
        "# Ferry\n\n- Edad mínima: mínimo 21 años\n- Carga máxima: máximo 1.200 kg\n- Espera larga: hasta 40 minutos\n",
    ],
)
def test_an_amount_with_words_around_it_explains_nothing(text: str) -> None:
    assert not [one.prompt for one in sure(text) if one.shape in ("explained", "meaning", "term")]


@pytest.mark.parametrize(
    ("language", "term", "said", "prompt", "waits"),
    [
        ("en", "Salt Spray", "raises the rate at which steel rusts", "What does *Salt Spray* do?", False),
        (
            "en",
            "Salt Spray",
            "fresh paint is washed off the hull by it",
            "What should you know about *Salt Spray*?",
            True,
        ),
        (
            "en",
            "Archimedes Principle",
            "a ship is carried by the water it displaces",
            "Explain *Archimedes Principle*.",
            False,
        ),
        ("en", "Salt Spray", "drops of the sea that the wind carries off", "Explain *Salt Spray*.", False),
        (
            "de",
            "Weiße Gischt",
            "Der Wind hat die Farbe vom Rumpf gewaschen",
            "Was sollte man zu *Weiße Gischt* wissen?",
            True,
        ),
        ("de", "Weiße Gischt", "Tropfen der See, die der Wind fortträgt", "Erkläre *Weiße Gischt*.", False),
    ],
)
def test_a_remark_explains_nothing(language: str, term: str, said: str, prompt: str, waits: bool) -> None:
    title, *beside = {
        "en": (
            "Words of the sea",
            "Low Tide**: the hour at which the sea is lowest",
            "Neap Tide**: a low tide of the moon",
        ),
        "de": (
            "Wörter der See",
            "Tiefe Ebbe**: die Stunde des tiefsten Wassers",
            "Hohe Flut**: die Flut bei vollem Mond",
        ),
    }[language]
    lines = "".join(f"- **{line}\n" for line in (f"{term}**: {said}", *beside))
    found = {one: doubt for one, doubt in doubts(f"# A\n\n## {title}\n\n{lines}", "explained") if term in one}
    assert {one: doubt == "asks for whatever is said" for one, doubt in found.items()} == {prompt: waits}
