"""Cells of tables, and lines of a respect, that are asked unseen, and those that wait for the writer of the notes."""

import pytest

from tests.core.generators.notes_for_tests import doubts, judged_by, made, proposed


def table(head: str, one: str, other: str, rows: tuple[str, str] = ("Jib", "Spanker"), title: str = "Kinds") -> str:
    return (
        f"# Sails\n\n## {title}\n\n| Sail | {head} | Mast |\n| --- | --- | --- |\n"
        f"| {rows[0]} | {one} | fore |\n| {rows[1]} | {other} | mizzen |\n"
    )


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (table("Position", "near the bow", "at the stern"), ""),
        (table("Type", "triangular cloth", "square cloth"), "its column may mean many things"),
        (table("Binary", "one zero one", "zero one one"), "its column is a quality"),
        (table("Position", "n/a (bow)", "at the stern"), "nothing is told"),
        (table("Position", "none", "at the stern"), "nothing is told"),
        (table("Ropes", "near the bow", "at the stern"), "several are asked for, and one is told"),
        (table("Requirement", "can be left out", "may be small"), "the answer is no name"),
        (table("Position", "near the bow", "at the stern", ("Jib / Genoa", "Spanker")), "its row names several things"),
        (table("Position", "near the bow", "at the stern", ("Jib", "Result")), "a worked example"),
        (table("Purpose", "the ship stays in the roads", "a fair wind"), "the answer is a sentence, and no name"),
        (table("Fastening", "fastens what the wind moves", "at the stern"), "the answer begins with its respect"),
        (table("Load", "up/dn", "at the stern"), "the answer is written for one who knows it"),
        (table("Duty", "A, C", "R"), "the answer is written for one who knows it"),
        (table("Position", "Varies", "at the stern"), "nothing is told"),
        (table("Purpose", "if the wind drops, more cloth", "a fair wind"), "the answer is a sentence, and no name"),
        (
            table(
                "Turning power",
                "Power hangs on automatic winches",
                "a fair wind",
                ("Jib (automatically set)", "Spanker"),
            ),
            "the answer says little more than the question",
        ),
    ],
)
def test_a_cell_is_asked_where_it_answers_what_its_column_asks(text: str, doubt: str) -> None:
    assert doubts(text, "property", "c1")[0][1] == doubt


def test_columns_that_are_compared_are_no_respects_of_one_another() -> None:
    text = (
        "# Ships\n\n## Brigs vs sloops vs barks\n\n| Brigs | Sloops | Barks |\n| --- | --- | --- |\n"
        "| two masts | one mast | three masts |\n| square sails | a long boom | many ropes |\n"
    )
    assert not [one.prompt for one in made(text) if one.shape == "property" and one.fit == "sure"]


@pytest.mark.parametrize(("respect", "doubt"), [("Draught", "its respect is a word of the writer's"), ("Purpose", "")])
def test_a_line_tells_a_respect_that_everybody_has_a_word_for(respect: str, doubt: str) -> None:
    lines = "".join(f"## {name}\n\n- {respect}: {what}\n- Hull: oak\n\n" for name, what in SERVICES)
    assert {found for asked, found in doubts(f"# Ships\n\n{lines}", "property") if "hull" not in asked} == {doubt}


SERVICES = (("Ferry", "carrying of guests"), ("Tug", "pulling of hulks"), ("Pilot boat", "showing the way"))


def test_a_cell_is_judged_by_its_own_column() -> None:
    text = table("Position", "some yards include a bow", "at the stern").replace("Mast |", "Is it a mast? |")
    assert doubts(text, "property", "c1")[0][1] == "the answer is a sentence, and no name"


@pytest.mark.parametrize(
    ("rows", "sure"),
    [
        (("Extensor", "bends a toe"), True),
        (("Extensor", "extension of a toe"), False),
        (("Extensor", "toe-extension"), False),
        (("Adductor", "adduktion of a leg"), False),
        (("Abductors", "adduction of a leg"), True),
    ],
)
def test_a_cell_is_not_told_by_the_name_of_its_row(rows: tuple[str, str], sure: bool) -> None:
    others = (("Soleus", "standing on a toe"), ("Gluteus", "turning of a hip"), ("Psoas", "lifting of a leg"))
    lines = "".join(f"| {name} | {act} | a nerve |\n" for name, act in (rows, *others))
    text = f"# Muscles\n\n## Leg\n\n| Muscle | Main function | Nerve |\n| --- | --- | --- |\n{lines}"
    ((_, doubt),) = [one for one in doubts(text, "property", "c1") if f"*{rows[0]}*" in one[0]]
    assert (doubt == OF_ANOTHER) is sure


OF_ANOTHER = "what is said of another row may fit, too"


@pytest.mark.parametrize(("respect", "doubt"), [("Innervation", ""), ("Type", "its respect may mean many things")])
def test_a_line_tells_a_respect_of_which_it_is_clear_what_it_is_of(respect: str, doubt: str) -> None:
    lines = "".join(f"## {name}\n\n- {respect}: a long {what} of its own\n\n" for name, what in MUSCLES)
    assert {found for _, found in doubts(f"# Muscles\n\n{lines}", "property")} == {doubt}


MUSCLES = (("Soleus", "nerve"), ("Psoas", "plexus"), ("Masseter", "branch"))


def test_where_a_specimen_lies_is_no_respect_of_a_thing() -> None:
    table = "# Tissues\n\n| Tissue | {} | Cells |\n| --- | --- | --- |\n"
    table += "| Tendon | MG8 | tendon cells in rows |\n| Cornea | RE3 | keratocytes of the stroma |\n"
    table += "| Gristle | NU5 | chondrocytes in nests |\n"
    for head in ("Slide code", "Preparatkod(er)", "Präparatnummer", "Codice vetrino"):
        assert not any("MG8" in one.parts.right for one in proposed(table.format(head), "property")), head
    found = [doubt for one, doubt in judged_by(table.format("Antigen"), "property") if "MG8" in one.parts.right]
    assert found == [OF_ANOTHER]


def test_a_general_part_of_notes_has_no_respects() -> None:
    text = "# Nervous system\n\n## {}\n\n- Function: carries signals between the brain and the limbs\n"
    assert [one.prompt for one in proposed(text.format("Spinal cord"), "property")]
    assert not proposed(text.format("General organization"), "property")


@pytest.mark.parametrize(("title", "asked"), [("Ketch", True), ("Demo compendium", False), ("Fartygstyper", False)])
def test_a_handout_has_no_respects(title: str, asked: bool) -> None:
    text = (
        f"# Lectures\n\n## {title}\n\n- Structure: a wall of two layers\n- Keel: oak\n\n## Brig\n\n- Structure: oak\n"
    )
    assert any(title in one.prompt for one in proposed(text, "property")) is asked


def test_a_column_of_what_is_compared_is_no_respect_of_its_rows() -> None:
    rows = (
        "| has three masts | | is rowed by hand |\n| carries a boat | | lies on a deck |\n| sails | | stays at home |\n"
    )
    found = {
        place: {
            why for _, why in doubts(f"# Words\n\n## {place}\n\n| ship | | boat |\n| - | - | - |\n{rows}", "property")
        }
        for place in ("Boat", "Wherry")
    }
    assert found["Boat"] == {"its columns are what is compared"}, found
    assert "its columns are what is compared" not in found["Wherry"], found


def test_a_column_that_is_a_sentence_is_asked_as_it_stands() -> None:
    rows = "| Tug | the pilot and his rope | a bell |\n| Brig | the crew of nine | two horns |\n"
    rows += "| Yawl | its owner | a whistle |\n"
    text = f"# Ships\n\n## Crews\n\n| Ship | Captain manages | Signal |\n| --- | --- | --- |\n{rows}"
    assert {one.prompt for one in proposed(text, "property")} >= {"*Tug*: captain manages?"}


@pytest.mark.parametrize(
    ("lines", "sure"),
    [
        ("- Genoa (a large jib)\n    - Purpose: more speed in light winds\n", True),
        ("- Genoa (a large jib)\n    - Benefits: more speed in light winds\n", False),
        ("- Genoa (a large jib)\n    - Helmsman: he sees little of what lies ahead\n", False),
        ("- It is hard to see ahead with it\n    - Purpose: more speed in light winds\n", False),
    ],
)
def test_a_respect_is_asked_of_the_bullet_that_names_its_thing(lines: str, sure: bool) -> None:
    assert bool(proposed(f"# Sails\n\n## On long journeys\n\n{lines}", "property")) is sure


def test_a_heading_may_have_its_name_in_full_behind_it() -> None:
    text = (
        "# Aids\n\n## VTS (Harbour Watch Service)\n\n- Purpose: safe ways for all who meet at sea\n- Speaks by radio\n"
    )
    assert [one.prompt for one in proposed(text, "property")] == ["What is the purpose of *VTS*?"]


def drills(head: str, *cells: str) -> str:
    """A table of drills, one column of which is given."""
    names = ("Man overboard", "Fire below", "Leak in the hold", "Loss of a mast", "Fog")
    rows = "".join(f"| {name} | {cell} | a bell |\n" for name, cell in zip(names, cells, strict=False))
    return f"# Ships\n\n## Drills on board\n\n| Drill | {head} | Sign |\n| --- | --- | --- |\n{rows}"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (drills("Leader", "the first mate", "the boatswain"), ""),
        (drills("Chapters", "1, 2", "3", "3", "4, 5"), "a number of a register"),
        (drills("Default", "10", "3", "3", "4"), ""),
        (drills("Leader", "RA", "C"), "the answer is written for one who knows it"),
        (drills("Merit", "Calm on deck: nobody runs about without a task or an order", "Air kept out"), "a name with"),
        (drills("Call", "overboard is shouted thrice", "a whistle from below"), "the answer is in the question"),
        (drills("Leader", "the first mate"), "one row is an example"),
    ],
)
def test_a_cell_is_an_answer_of_its_own(text: str, doubt: str) -> None:
    found = doubts(text, "property", "c1")[0][1]
    assert found.startswith(doubt) and bool(found) is bool(doubt)


def test_what_helps_against_one_thing_may_help_against_another() -> None:
    cells = ("a ring with a line", "a hose with foam", "a mat with wedges", "an axe with gloves")
    found = {
        head: {
            (bool(one.parts.wrong), doubt)
            for one, doubt in judged_by(drills(head, *cells), "property")
            if one.slot == "c1"
        }
        for head in ("Gear", "Countermeasure")
    }
    assert (True, OF_ANOTHER) in found["Gear"] and (True, "") not in found["Gear"]
    assert (False, "") in found["Countermeasure"]


@pytest.mark.parametrize(
    ("title", "respect", "asked"),
    [
        ("Ketch", "Purpose", True),
        ("Drawing 3", "Purpose", False),
        ("Ketch - by my uncle", "Purpose", False),
        ("Ketch", "Details", False),
    ],
)
def test_a_line_tells_a_respect_of_what_its_heading_names(title: str, respect: str, asked: bool) -> None:
    text = f"# Ships\n\n## {title}\n\n- {respect}: trips with many guests\n- It sails well\n\n"
    other = "".join(f"## {name}\n\n- {respect}: {what}\n\n" for name, what in (("Brig", "war"), ("Yawl", "races")))
    found = [one.prompt for one in proposed(text + other, "property") if "guests" in one.parts.right[0]]
    assert bool(found) is asked


MORE_SPEED = "Purpose: more speed in light winds\n"
BESIDE = [
    (f"- Genoa\n    - Origin\n        - {MORE_SPEED}", "not the nearest thing"),
    (f"- Genoa\n    - {MORE_SPEED}", ""),
]


@pytest.mark.parametrize(("lines", "doubt"), BESIDE)
def test_a_respect_is_that_of_the_nearest_thing(lines: str, doubt: str) -> None:
    found = [
        why for one, why in judged_by(f"# Sails\n\n## Genoa\n\n{lines}", "property") if "speed" in one.parts.right[0]
    ]
    assert len(found) == 1 and found[0].endswith(doubt) and bool(found[0]) is bool(doubt)


@pytest.mark.parametrize("title", ["Masts & Yards", "Masts and yards"])
def test_a_respect_of_two_things_may_be_that_of_either(title: str) -> None:
    text = f"# Ships\n\n## {title}\n\n- Purpose: carrying the sails in any wind\n"
    assert [why for _, why in doubts(text, "property")] == ["its subject is two things"]


@pytest.mark.parametrize(
    ("before", "row", "doubt"),
    [
        ("", "| Ketch | 9 men | `bell` |", ""),
        ("- Of a ship of 30 m\n", "| Ketch | 9 men | `bell` |", "it holds for what is said before its table"),
        ("## Watches (an example)\n", "| Ketch | 9 men | `bell` |", "a worked example"),
        ("", "| `/24` | 9 men | `bell` |", "its row has no name"),
        ("", "| Ketch | 9 men | ![[a ketch.png]] |", "its row shows a picture"),
    ],
)
def test_a_cell_holds_without_what_stands_around_its_table(before: str, row: str, doubt: str) -> None:
    table = f"| Ship | Crew | Signal |\n| --- | --- | --- |\n{row}\n| Yawl | 4 men | a horn |\n"
    text = f"# Ships\n\n## Crews\n\n{before}\n{table}"
    first = [why for one, why in judged_by(text, "property") if one.slot == "c1"][:1]
    assert first == [doubt]


def test_an_answer_does_not_say_its_respect_again() -> None:
    text = "# Ships\n\n## Ketch\n\n- Origin: {}\n- It has two masts\n"
    assert doubts(text.format("the yards of the north"), "property")[0][1] == ""
    assert doubts(text.format("yards of northern origin"), "property")[0][1] == "the answer repeats its respect"
