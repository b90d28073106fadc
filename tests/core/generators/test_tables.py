"""Tables of three and more columns: a cell asks for its row, two columns are set against one another, and what keeps
account of work is left."""

import re

import pytest

from study.core.generators import candidates
from study.core.generators.languages import PHRASEBOOKS
from study.core.notes import parse
from tests.core.generators.notes_for_tests import doubts, judged_by, made, proposed, sure

KNOTS = """# Knots

## Uses of knots

| Knot | What it does | Taught in |
| --- | --- | --- |
| Bowline | makes a loop that never slips | the first week |
| Clove hitch | fastens a line to a post for a while | the first week |
| Sheet bend | joins two lines of different width | the third week |
"""
CHANNELS = """# Radio

## Channels at sea

| Channel | Service | Power |
| --- | --- | --- |
| 16 | distress and calling | yes |
| 70 | digital selective calls | yes |
| 13 | bridge to bridge | no |
"""
HULLS = """# Hulls

## Wood vs. steel

|  | Wood | Steel |
| --- | --- | --- |
| Repair | planed and caulked by hand | welded by a trained crew |
| Enemy | worms and rot | rust and salt |
| Age | the same | the same |
"""


def row(text: str) -> dict[str, tuple[str, set[str]]]:
    """Right and wrong options by what is asked."""
    return {one.prompt: (one.parts.right[0], set(one.parts.wrong)) for one in proposed(text, "row")}


def test_a_cell_asks_for_its_row_among_the_others() -> None:
    asked = row(KNOTS)
    prompt = "Which of these is meant: “joins two lines of different width”?"
    assert asked[prompt] == ("Sheet bend", {"Bowline", "Clove hitch"})
    assert "the first week" not in " ".join(asked), "what two rows say tells neither"


def test_what_a_column_says_of_its_rows_is_asked_with_its_name() -> None:
    german = (
        "# Knoten\n\n## Arten von Knoten\n\n| Knoten | Einsatz an Bord | Woche |\n| --- | --- | --- |\n"
        "| Palstek | hält eine Schlinge | die erste |\n| Webleinstek | belegt den Pfahl | die zweite |\n"
        "| Schotstek | verbindet zwei Leinen | die dritte |\n"
    )
    assert "Worauf trifft das zu: „Einsatz an Bord: belegt den Pfahl“?" in row(german)


def test_rows_that_are_called_by_a_number_are_called_by_their_column_too() -> None:
    asked = row(CHANNELS)["Which of these does this apply to: “Service: bridge to bridge”?"]
    assert asked == ("Channel 13", {"Channel 16", "Channel 70"})


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("a number of the list", CHANNELS.replace("| Channel |", "| No. |")),
        ("a number for a number", CHANNELS.replace("bridge to bridge", "156 B")),
        ("a step of what is worked out", CHANNELS.replace("| Channel |", "| Step |")),
        ("an example", CHANNELS.replace("Service", "Service (example)")),
        ("a day", CHANNELS.replace("| Channel |", "| Date |")),
        ("two rows", CHANNELS.replace("| 16 | distress and calling | yes |\n", "")),
        ("a row stands twice", CHANNELS.replace("| 70 |", "| 13 |")),
        ("another row comes near", CHANNELS.replace("distress and calling", "bridge to bridge and shore")),
        ("yes or no", CHANNELS.replace("bridge to bridge", "no")),
        ("its column is a remark", CHANNELS.replace("Service", "Comment")),
        ("an address of an example", CHANNELS.replace("| 13 | bridge to bridge | no |", "| 13 | bridge | 10.1.1.2 |")),
        ("the columns are the things", CHANNELS.replace("| Channel |", "| Aspect |")),
    ],
)
def test_a_cell_that_is_not_told_apart_asks_for_no_row(case: str, text: str) -> None:
    assert not any(re.search("bridge|156", prompt) for prompt in row(text)), case


def test_a_table_of_two_columns_asks_for_its_numbers() -> None:
    text = "# Radio\n\n## Channels at sea\n\n| Channel | Service |\n| --- | --- |\n"
    text += "| 16 | distress and calling |\n| 70 | digital selective calls |\n| 13 | bridge to bridge |\n"
    assert row(text)["Which of these does this apply to: “Service: bridge to bridge”?"][0] == "Channel 13"
    assert not row(text.replace("16", "Rook").replace("70", "Knight").replace("13", "Bishop"))


def test_a_row_far_off_that_says_the_same_is_seen() -> None:
    far = "".join(f"| {number} | service of {word} | no |\n" for number, word in enumerate(FAR, 20))
    assert "Which of these does this apply to: “Service: bridge to bridge”?" in row(CHANNELS + far)
    again = row(CHANNELS + far + "| 99 | bridge to bridge | yes |\n")
    assert "Which of these does this apply to: “Service: bridge to bridge”?" not in again


FAR = (
    "oak",
    "elm",
    "ash",
    "yew",
    "fir",
    "box",
    "bay",
    "fig",
    "nut",
    "pea",
    "rye",
    "oat",
    "hop",
    "tea",
    "rum",
    "gin",
    "ale",
)


def test_a_row_that_is_seen_from_its_cell_is_not_asked_for() -> None:
    assert not any("slips" in prompt for prompt in row(KNOTS.replace("makes a loop", "the bowline makes a loop")))
    short = KNOTS.replace("Bowline", "`bow`").replace("Clove hitch", "`tie`").replace("Sheet bend", "`bend`")
    assert any("slips" in prompt for prompt in row(short))
    assert not any("slips" in prompt for prompt in row(short.replace("makes a loop", "makes a bowed loop")))
    other = KNOTS.replace("makes a loop that never slips", "makes a loop beside a clove that slips")
    assert not any("slips" in prompt for prompt in row(other)), "an option that is named leaves too few"


def test_an_empty_cell_is_no_option() -> None:
    assert not any("slips" in prompt for prompt in row(KNOTS.replace("fastens a line to a post for a while", "")))


def test_a_row_is_asked_for_where_nothing_asks_for_its_cells() -> None:
    found = [one for one in sure(KNOTS) if one.shape in ("row", "property")]
    assert found
    of_rows = [one.fact for one in found if one.shape == "row"]
    assert len(of_rows) == len(set(of_rows)) and not set(of_rows) & {
        one.fact for one in found if one.shape == "property"
    }


def test_two_things_side_by_side_are_asked_what_sets_them_apart() -> None:
    found = {one.prompt: one.parts.right for one in proposed(HULLS, "contrast")}
    assert found == {
        "How do *Wood* and *Steel* differ in this respect: *Repair*?": (
            "Wood: planed and caulked by hand",
            "Steel: welded by a trained crew",
        ),
        "How do *Wood* and *Steel* differ in this respect: *Enemy*?": ("Wood: worms and rot", "Steel: rust and salt"),
    }


@pytest.mark.parametrize("title", ["Wood and steel", "What ships are made of"])
def test_what_stands_beside_a_column_without_a_name_is_compared(title: str) -> None:
    text = HULLS.replace("Wood vs. steel", title)
    assert proposed(text, "contrast")
    asked = dict(doubts(text, "property"))
    assert asked["What is the repair of *Wood*?"] == "its table does not say what its rows are"


@pytest.mark.parametrize("column", ["Purpose", "What it is", "Can it sink?", "Merits (advantages)"])
def test_respects_beside_a_column_without_a_name_are_no_things(column: str) -> None:
    text = HULLS.replace("Wood vs. steel", "Parts").replace("| Wood |", f"| {column} |")
    assert not proposed(text, "contrast")


@pytest.mark.parametrize("sign", ["O", "○", "√", "x"])
def test_a_sign_for_yes_is_no_answer(sign: str) -> None:
    rows = [("Sloop", sign, "A rope of hemp"), ("Brig", "", "A chain of iron")]
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    found = judged_by(f"# Ships\n\n## Rigs\n\n| Rig | Jib | Anchor |\n| --- | --- | --- |\n{lines}", "property")
    assert {one.parts.right[0] for one, _ in found} == {"A rope of hemp", "A chain of iron"}


def test_what_a_column_of_descriptions_says_explains_its_thing() -> None:
    text = (
        "# Ships\n\n## Rigs\n\n| Rig | Description | Crew |\n| --- | --- | --- |\n"
        "| Sloop | a single mast with one jib before it | Two |\n| Brig | two masts, both of them square | Ten |\n"
        "| Yawl | small | One |\n"
    )
    asked = {one.prompt: one.parts.right for one in proposed(text, "property") if "Explain" in one.prompt}
    assert asked == {
        "Explain *Sloop*.": ("A single mast with one jib before it",),
        "Explain *Brig*.": ("Two masts, both of them square",),
    }


def test_every_language_asks_what_sets_two_things_apart() -> None:
    for phrasebook in PHRASEBOOKS.values():
        asked = phrasebook.differ
        assert all(place in asked for place in ("{one}", "{other}", "{respect}")), phrasebook.name


@pytest.mark.parametrize(
    "text",
    [
        "| File | Change | Reason |\n| --- | --- | --- |\n| `docs/a.txt` | new | an index |\n"
        "| `docs/b.txt` | longer | more of ropes |\n| `src/c.py` | shorter | less of ropes |\n",
        "| Part | Purpose | Status |\n| --- | --- | --- |\n| Mast | holds the sail | done |\n"
        "| Keel | steadies the hull | open |\n| Rudder | turns the ship | done |\n",
        "| Part | Purpose | Deadline |\n| --- | --- | --- |\n| Mast | holds the sail | in spring |\n"
        "| Keel | steadies the hull | in autumn |\n| Rudder | turns the ship | in winter |\n",
        "| Part | Purpose | Where |\n| --- | --- | --- |\n| Mast | holds the sail | see mast.md |\n"
        "| Keel | steadies the hull | keel.md |\n| Rudder | turns the ship | rudder.md |\n",
    ],
)
def test_a_table_that_keeps_account_of_work_is_left_to_its_writer(text: str) -> None:
    notes = f"# Ships\n\n## Parts\n\n{text}"
    assert not [one.prompt for one in sure(notes) if one.shape in ("row", "property")]
    assert "its table keeps account of work" in [
        why for shape in ("row", "property") for _, why in doubts(notes, shape)
    ]


def test_a_status_that_is_none_of_work_is_asked() -> None:
    text = (
        "# Replies\n\n## Codes of replies\n\n| Code | Status | Sent by |\n| --- | --- | --- |\n"
        "| 200 | fine | the server |\n| 301 | moved for good | the proxy |\n| 404 | not found | the origin |\n"
    )
    assert [one for one in sure(text) if one.shape in ("row", "property")]


def test_files_of_a_system_are_asked() -> None:
    text = (
        "# System\n\n## Files of a system\n\n| File | Purpose | Owner |\n| --- | --- | --- |\n"
        "| `/etc/passwd` | names of all accounts | root |\n| `/etc/hosts` | addresses of machines | admin |\n"
        "| `/etc/fstab` | disks to be mounted | system |\n"
    )
    assert [one for one in sure(text) if one.shape in ("row", "property")]


def test_what_was_asked_of_a_table_stays_asked() -> None:
    notes = parse(KNOTS, "notes.md")
    first = candidates(notes)
    before = frozenset(one.key for one in first.candidates)
    assert {one.key for one in candidates(notes, before).candidates} == before


def test_things_that_their_numbers_tell_apart_are_no_respects() -> None:
    text = (
        "# Cables\n\n## Cables of a harbour\n\n| Category | Breaking load | Use |\n| --- | --- | --- |\n"
        "| Cat 1 | two tons | mooring of small boats |\n| Cat 2 | nine tons | towing of barges |\n"
        "| Cat 3 | thirty tons | anchors of ships |\n"
    )
    assert "What is the breaking load of *Cat 1*?" in [one.prompt for one in proposed(text, "property")]
    told = HULLS.replace("|  | Wood | Steel |", "| Category | Wood | Steel |")
    assert "What is the repair of *Wood*?" in [one.prompt for one in proposed(told, "property")]


def test_a_column_of_descriptions_tells_that_the_rows_are_the_things() -> None:
    told = HULLS.replace("|  | Wood | Steel |", "| Feature | Description | Steel |")
    assert not any("*Description*" in one.prompt for one in proposed(told, "property"))


@pytest.mark.parametrize("degree", ["Slower", "Very high", "Low", "More secure", "Bassa", "Más lento"])
def test_a_degree_is_left_where_nothing_tells_beside_what(degree: str) -> None:
    text = (
        f"# Hulls\n\n## Wood vs. steel\n\n|  | Wood | Steel |\n| --- | --- | --- |\n| Speed | {degree} | of a gull |\n"
    )
    found = [(one.parts.right[0], why) for one, why in judged_by(text, "property")]
    assert (degree, "a degree, and nothing to compare it with") in found
    assert ("of a gull", "a degree, and nothing to compare it with") not in found


def test_a_degree_among_others_is_only_told_by_its_table() -> None:
    rows = "".join(f"| {rig} | {cost} |  |\n" for rig, cost in (("Sloop", "Low"), ("Brig", "High"), ("Bark", "Medium")))
    found = judged_by(f"# Ships\n\n## Rigs\n\n| Rig | Cost | Port |\n| --- | --- | --- |\n{rows}", "property")
    assert {(bool(one.parts.wrong), why) for one, why in found} == {(True, "a degree, and nothing to compare it with")}


def test_yes_with_a_reason_is_left_where_the_column_asks_nothing() -> None:
    text = (
        "# Hulls\n\n## Wood vs. steel\n\n|  | Wood | Steel |\n| --- | --- | --- |\n"
        "| Rot | Yes — the planks swell | scale on the plates |\n"
    )
    assert {one.parts.right[0]: why for one, why in judged_by(text, "property")} == {
        "Yes — the planks swell": "the answer is yes or no",
        "Scale on the plates": "its table does not say what its rows are",
    }


def test_the_row_of_all_others_is_not_asked_for() -> None:
    for name, asked in (("Gesamt", False), ("Total", False), ("Tender", True)):
        text = (
            "# Werft\n\n## Arten von Booten\n\n| Boot | Bau | Preis |\n| --- | --- | --- |\n"
            f"| Jolle | aus Fichte | ja |\n| Kutter | mit Nieten | ja |\n| {name} | durch zwei Meister | ja |\n"
        )
        assert any("Meister" in prompt for prompt in row(text)) is asked, name


def test_a_column_that_says_nothing_of_its_cell_is_not_quoted() -> None:
    for column, quoted in (
        ("Why here", "“bridge to bridge”"),
        ("Name", "“bridge to bridge”"),
        ("Service", "“Service: bridge to bridge”"),
    ):
        found = row(CHANNELS.replace("Service", column))
        assert f"Which of these does this apply to: {quoted}?" in found, column


@pytest.mark.parametrize(
    ("cell", "name", "asked"),
    [
        ("a false AP that lures the guests", "Lure AP", False),
        ("número de precisión doble y signo", "Double", False),
        ("a false mast that lures the guests", "Decoy", True),
    ],
)
def test_a_row_is_not_seen_in_two_letters_or_a_word_of_another_language(cell: str, name: str, asked: bool) -> None:
    text = KNOTS.replace("joins two lines of different width", cell).replace("Sheet bend", name)
    assert any(cell in prompt for prompt in row(text)) is asked


def test_the_word_of_a_program_is_not_asked_for_by_its_translation() -> None:
    text = (
        "# Tipos\n\n## Tipos de datos\n\n| Palabra | Descripción | Tamaño |\n| --- | --- | --- |\n"
        "| string | Cadena de letras | variable |\n| void | Se usa cuando una llamada no devuelve nada | cero |\n"
        "| bool | Vale verdadero o falso según se cumpla | uno |\n"
    )
    found = row(text)
    assert not any("Cadena de letras" in prompt for prompt in found)
    assert any("no devuelve nada" in prompt for prompt in found)


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        (("towards the bow", "towards the stern", "over the side"), ""),
        (("Moderate", "Strong", "Very weak"), "a degree, and nothing to compare it with"),
        (("Flexible", "Automatic", "Historical"), "a degree, and nothing to compare it with"),
        (("10", "354", "27"), "a number or a sign alone"),
        (("15 kg", "two tons", "a sack"), "a number or a sign alone"),
        (("CI", "a rope", "a sack"), "a number or a sign alone"),
    ],
)
def test_a_row_is_asked_for_by_what_says_something_without_the_others(cells: tuple[str, str, str], doubt: str) -> None:
    rows = "".join(
        f"| {name} | {cell} | hemp |\n" for name, cell in zip(("Jib", "Spanker", "Gaff"), cells, strict=True)
    )
    text = f"# Sails\n\n## Kinds of sails\n\n| Sail | Pull | Cloth |\n| --- | --- | --- |\n{rows}"
    assert doubts(text, "row", "c1")[0][1] == doubt


@pytest.mark.parametrize(
    ("head", "prompt"),
    [
        ("Draught", "What is the draught of *Ferry* (in m)?"),
        ("Draught at low water (m)", "*Ferry*: draught at low water (m)?"),
        ("nShips", "What figure is given for *Ferry* (in m)?"),
        ("Value", "What figure is given for *Ferry* (in m)?"),
        ("", "What figure is given for *Ferry* (in m)?"),
    ],
)
def test_a_number_is_asked_for_by_the_name_of_its_column(head: str, prompt: str) -> None:
    text = f"# Ships\n\n## Ferries and tugs\n\n| Ship | {head} |\n| --- | --- |\n| Ferry | 3 m |\n| Tug | 5 m |\n"
    assert [one.prompt for one in made(text) if one.shape == "value"][:1] == [prompt]


def test_a_number_says_what_it_measures_in_every_language() -> None:
    text = "# Schiffe\n\n## Maße der Schiffe im Hafen\n\n- Der Hafen liegt an der See.\n- Fähre: {}\n- Schlepper: {}\n"
    assert {why for _, why in doubts(text.format("3", "5"), "value")} == {"does not say what is measured"}
    assert {why for _, why in doubts(text.format("3 m", "5 m"), "value")} == {"does not say what is measured"}
    assert {why for _, why in doubts(text.format("3 m bis 5 m", "5 m bis 6 m"), "value")} == {""}


def test_one_of_what_a_term_names_is_no_amount_to_know() -> None:
    text = "# Radio\n\n## Fields of a call\n\n- {}: {} bit\n- It is sent by ships\n"
    assert {why for _, why in doubts(text.format("Bit of distress", "1"), "value")} == {"the answer is in the question"}
    assert {why for _, why in doubts(text.format("Field of distress", "1"), "value")} == {""}


@pytest.mark.parametrize(("cells", "sure"), [("a storm | a calm", True), ("x | ", False), (" | x", False)])
def test_what_stands_among_marks_is_a_remark_on_one(cells: str, sure: bool) -> None:
    rows = f"| Jib | fair days with light winds | {cells} |\n| Gaff | long voyages at sea | a gust | a breeze |\n"
    text = f"# Sails\n\n## When sails are set\n\n| Sail | Purpose | Rain | Night |\n| --- | --- | --- | --- |\n{rows}"
    assert bool([one for one in proposed(text, "property") if "light winds" in one.parts.right[0]]) is sure


def test_numbers_of_two_things_are_no_ends_of_one() -> None:
    text = "# Ships\n\n## Loading\n\n- Maximum load: {}\n- It is marked on the hull\n"
    bounds = {
        sign: len([one for one in made(text.format(f"at most 90 t{sign} at least 20 t")) if one.shape == "value"])
        for sign in (",", "; ballast")
    }
    assert bounds[","] and not bounds["; ballast"]
