"""Terms and meanings that are asked unseen, and those that are left to the person who wrote the notes."""

import pytest

from tests.core.generators.notes_for_tests import doubts, made, sure


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Mainsail: a large sail behind the mast", ""),
        ("Bilge pump off: a drop of water in the hull", "a state and no thing"),
        ("Crew: a physical person", "too little is said of it"),
        ("Galley: a kitchen kitchen of a ship", "a word stands twice"),
        ("Fore mast: an Oak", "too little is said of it"),
        ("Vorschiff: ein Raum", "too little is said of it"),
        ("Chiglia: una trave", "too little is said of it"),
        ("Harbour law: Reading the Tides for Sailors", "the answer is a title"),
        ("Mooring: tying a ship to a pier", ""),
        ("Ligature: a ligature of rope around a mast", "its term says what it is"),
        ("**Boom**: a long spar of wood. **Gaff** — a short spar of wood", "tells what two things are"),
        ("Bilge: ~1 foot of water each year", "does not say what is measured"),
        ("Careening: leaning a ship on its side", ""),
        ("Bower: holding a ship in the roads", "the answer is an act, and the term is none"),
    ],
)
def test_a_term_is_a_thing_and_its_meaning_tells_what_it_is(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Boats\n\n## Parts of a hull\n\n- {line}\n", "meaning")] == [doubt]


@pytest.mark.parametrize(
    ("title", "sentence", "doubt"),
    [
        ("Keel", "A keel is a beam that runs along the bottom of a hull.", ""),
        ("Chiglia", "La chiglia è una trave di legno che sostiene lo scafo.", ""),
        ("Kiel", "Der Kiel ist ein Balken, der den Rumpf trägt.", ""),
        ("Scurvy", "Scurvy is a threat to the crew of every ship.", "says something about it"),
        ("Scorbuto", "Lo scorbuto è una minaccia per tutto l'equipaggio.", "says something about it"),
        ("Skorbut", "Der Skorbut ist eine Gefahr für die Mannschaft.", "says something about it"),
        ("Steamer", "A steamer was the first ship that crossed in a week.", "it tells what once was"),
        ("Brig", "A brig is a square ship.", "no class of things, or nothing that sets it apart"),
        ("Brigantino", "Il brigantino è una nave veloce.", "no class of things, or nothing that sets it apart"),
    ],
)
def test_a_sentence_defines_by_a_class_and_what_sets_apart(title: str, sentence: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Boats\n\n## {title}\n\n{sentence}\n", "meaning")] == [doubt]


@pytest.mark.parametrize(
    ("terms", "given"),
    [
        (("Bark: a ship with three masts", "Sloop: a boat with one sail", "Punt: a flat skiff for rivers"), set()),
        (
            ("FPS: a fast patrol ship", "OTB: an old tender boat", "RBK: a rowing craft from the Baltic"),
            {"FPS", "OTB"},
        ),
        (
            ("fp2: a fast patrol ship", "hd1: an open boat of the harbour", "rk3: a rowing craft from the Baltic"),
            {"fp2"},
        ),
        (
            ("Rowboat: a craft that two people row", "Yawl: a craft with two masts", "Punt: a flat skiff for rivers"),
            {"Rowboat"},
        ),
    ],
)
def test_a_term_to_be_picked_is_not_seen_in_its_meaning(terms: tuple[str, ...], given: set[str]) -> None:
    text = "# Boats\n\n## Kinds of boat\n\n" + "".join(f"- {term}\n" for term in terms)
    found = [one for one in made(text) if one.shape == "term" and one.fit != "unfit"]
    told = {
        one.parts.right[0] for one in found if one.fit == "sure" or "the meaning gives its term away" not in one.doubts
    }
    assert not told & given


def test_the_name_of_a_call_tells_what_it_does() -> None:
    text = (
        "# Sails\n\n## Calls\n\n- `boolean isEmpty()`: whether no sail is in the locker\n"
        "- `int size()`: how many sails the locker holds\n- `void clear()`: throws all sails out of the locker\n"
    )
    assert not [one.prompt for one in made(text) if one.shape == "term" and one.fit == "sure"]


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        ("- Ballast: weight that keeps a ship upright\n- Keel: a beam along the bottom\n", ""),
        (
            "- A ship sails best before the wind\n- Safety: a ring of cork at every door\n- The crew sleeps in turns\n",
            "a respect of its place",
        ),
    ],
)
def test_one_term_among_sentences_is_a_respect_of_its_place(lines: str, doubt: str) -> None:
    assert doubts(f"# Boats\n\n## Ferries\n\n{lines}", "meaning")[0][1] == doubt


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Rope gauge: largest number of turns on a drum", "its meaning is an amount of something"),
        ("Roll gauge: source/target of a swell by season", "its meaning is written for one who knows it"),
        ("Bilge well: a pit that gathers water, as seen on deck", "a jotting"),
        ("Anchor chain: a chain that a crew hangs an anchor on", "its term says what it is"),
        ("Anchor chain: a chain of studded links that holds a ship in the roads", ""),
        ("Bilge well: a pit that, in the winter course, gathers water", "a jotting"),
    ],
)
def test_a_meaning_is_written_for_whoever_reads_it(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Boats\n\n## Parts of a hull\n\n- {line}\n", "meaning")] == [doubt]


@pytest.mark.parametrize(
    ("term", "doubt"), [("Rudder", "its place is called so, too"), ("Tide", ""), ("Rudder log", "")]
)
def test_a_word_that_its_place_is_called_by_is_one_of_a_list(term: str, doubt: str) -> None:
    text = (
        f"# Rudders\n\n## Reports\n\n- Logs\n  - {term}: a list of the hours at sea\n  - Wind: a table of its force\n"
    )
    assert dict(doubts(text, "meaning"))[f"What is *{term}*?"] == doubt


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("chiglia: una trave che sostiene lo scafo della nave", ""),
        ("timoniere: impedisce che la nave esca dalla rotta", "the answer is no definition"),
        ("boa: indica che il fondale della rada è basso", "the answer is no definition"),
        ("sosta: la nave serve per un altro viaggio", "the answer is no definition"),
        ("avaria: gli alberi si spezzano o vengono tagliati in mare", "the answer is no definition"),
        ("manovra: il timoniere legge la bussola e gira la ruota", "the answer is no definition"),
        ("deriva: la forza di un vento sposta la nave dalla rotta", "the answer is no definition"),
        ("sosta: il padrone vuole aspettare il vento del mattino", "the answer is no definition"),
    ],
)
def test_what_happens_defines_nothing(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Navi\n\n## Le parti della nave\n\n- {line}\n", "meaning")] == [doubt]


@pytest.mark.parametrize(
    ("meaning", "doubt"),
    [
        ("the square sail of a fore mast", ""),
        ("(fair weather at sea) sail of a fore mast", "its meaning begins with an aside"),
        ("Ctrl Right or Left", "its meaning is written for one who knows it"),
    ],
)
def test_a_term_is_picked_by_a_meaning_in_words(meaning: str, doubt: str) -> None:
    lines = f"- Course: {meaning}\n- Jib: a cloth before the bow\n- Spanker: a cloth behind all others\n"
    assert dict(doubts(f"# Boats\n\n## Cloth\n\n{lines}", "term"))[f"Which of these is meant: “{meaning}”?"] == doubt


@pytest.mark.parametrize(
    ("meaning", "doubt"),
    [
        ("tela quadra che si alza con il vento di poppa", ""),
        ("la tela si alza con il vento di poppa", "its meaning is no definition"),
        ("possono essere alzate solo con il vento di poppa", "its verb tells how many its term are"),
    ],
)
def test_a_term_is_picked_by_what_it_is(meaning: str, doubt: str) -> None:
    others = "- fiocco: tela a tre lati tesa davanti alla prora\n- randa: tela di taglio dietro agli alberi\n"
    found = dict(doubts(f"# Navi\n\n## Le parti della nave\n\n- cappa: {meaning}\n{others}", "term"))
    assert found[f"Che cosa si descrive qui: «{meaning}»?"] == doubt


def test_a_list_that_tells_what_happens_tells_no_meanings() -> None:
    lines = "- Chafe: ropes on the edge of a quay\n- Surge: waves from a passing ship\n- Strain: {last}\n"
    text = "# Harbour\n\n## Faults\n\n"
    assert {found for _, found in doubts(text + lines.format(last="weight on a single line"), "term")} == {""}
    told = doubts(text + lines.format(last="ship exceeds the weight of its lines"), "term")
    assert {found for _, found in told} <= {"its list tells what happens", "its meaning is no definition"}
    assert told


def test_a_term_is_not_asked_by_what_another_means_too() -> None:
    lines = "- Hawser: a rope for ships\n- Spring: a rope for ships that crosses the whole quay at low water\n"
    others = "- Bollard: an iron post on shore\n- Cleat: a wooden horn of a deck\n"
    found = dict(doubts(f"# Boats\n\n## Mooring\n\n{lines}{others}", "term"))
    assert found["Which of these is meant: “a rope for ships”?"] == "another term means that, too"
    assert found["Which of these is meant: “an iron post on shore”?"] == ""


def test_a_name_is_not_seen_by_its_root_within_a_word_of_what_is_said() -> None:
    others = "- Draught: how deep a hull lies\n- Freeboard: the height of a deck over the sea\n"
    for line, expected in {
        "Erosion: a bioerosive wear of the plates": "the meaning gives its term away",
        "Erosion: a slow wear of the steel plates": "",
        "`hgt`: halyard goes up exactly to the top of the mast": "the meaning gives its term away",
        "`hgt`: to the top of the mast, and down again": "tells neither what it is nor what it does",
    }.items():
        found = [
            why
            for prompt, why in doubts(f"# Ships\n\n## Hull\n\n- {line}\n{others}", "named")
            if line.split(": ")[1][:9] in prompt
        ]
        assert found == [expected], (line, found)


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Elsa Brandt - Marie Olsen (Emden 1904)", False),
        ("Elsa Brandt - first woman on a pilot cutter (Emden)", True),
        ("Harbour Guild - The Nine Rules of Mooring", False),
        ("Harbour Guild - a deck (often of pilots and their boys)", False),
    ],
)
def test_what_is_told_back_of_a_name_is_more_than_another_name(line: str, sure: bool) -> None:
    others = "- Berta Claus - keeper of the old light of Husum\n- Anna Thoms - builder of the ferry of Kiel\n"
    found = [doubt for prompt, doubt in doubts(f"# Coast\n\n## People\n\n- {line}\n{others}", "explained")]
    assert (found[0] == "") is sure


def test_names_in_another_language_are_those_of_a_list_of_terms_as_well() -> None:
    terms = ("Harbour: portus", "Ship: navis", "Anchor: ancora", "Sail: velum", "Oar: remus")
    text = "# Harbour\n\n## Words\n\n" + "".join(f"- {one} in latin\n" for one in terms)
    assert [one.marked for one in made(text) if one.shape == "meaning"] == [True] * len(terms)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("**Mooring**: the act of tying a hull to a quay", False),
        ("**Mooring and towing**: the acts that need a second crew", True),
        ("**The mooring**: the act of tying a hull to a quay", True),
        ("**Blacklist or blocklist**: a list of hulls that may not enter", False),
        ("**系泊**：把船固定在码头的作业", False),
        ("**最重要的作业**：把船固定在码头的作业", True),
        ("**Vertäuung und Schlepp**: die Arbeiten, für die eine zweite Mannschaft kommt", True),
    ],
)
def test_two_things_and_what_is_only_described_are_rather_a_heading(line: str, label: bool) -> None:
    assert {one.label for one in made(f"# X\n\n- {line}\n") if one.shape == "meaning"} == {label}


def test_what_a_text_declares_is_no_definition() -> None:
    text = (
        "# Carta do porto\n\n- **Entrada livre**: Declara que os navios podem entrar sem pagar na tempestade.\n"
        "- **Farol**: Torre que orienta os navios durante a noite.\n- **Cais**: Muro que protege o porto das ondas.\n"
    )
    assert [one.prompt for one in sure(text) if one.shape == "meaning"] == ["O que é *Farol*?", "O que é *Cais*?"]
