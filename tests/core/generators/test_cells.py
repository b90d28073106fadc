"""Cells of tables, and lines of a respect, that are asked unseen, and those that wait for the writer of the notes."""

import pytest

from tests.core.generators.notes_for_tests import doubts, made, proposed


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


@pytest.mark.parametrize(("title", "sure"), [("Loading", False), ("Ferry", True)])
def test_a_part_of_the_notes_has_no_respects(title: str, sure: bool) -> None:
    when = {title: "low water", "Tug": "low tide"}
    lines = "".join(f"## {name}\n\n- Draught: shallow at {when[name]}\n- Hull: oak\n\n" for name in when)
    found = [one for one in made(f"# Ships\n\n{lines}") if one.shape == "property" and f"*{title}*" in one.prompt]
    assert bool([one for one in found if one.fit == "sure"]) is sure


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
    assert (not doubt) is sure


def test_a_line_that_tells_what_something_is_tells_no_respect_of_its_place() -> None:
    lines = "".join(f"## {name}\n\n- Fenders: the cushions between ship and {place}\n\n" for name, place in PLACES)
    found = doubts(f"# Ships\n\n{lines}", "property")
    assert {doubt for _, doubt in found} == {"it tells what something is, and no respect"}


PLACES = (("Ferry", "quay"), ("Tug", "pier"), ("Brig", "wall"))


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
    assert any("MG8" in one.parts.right for one in proposed(table.format("Antigen"), "property"))


def test_a_general_part_of_notes_has_no_respects() -> None:
    text = "# Nervous system\n\n## {}\n\n- Function: carries signals between the brain and the limbs\n"
    assert [one.prompt for one in proposed(text.format("Spinal cord"), "property")]
    assert not proposed(text.format("General organization"), "property")


def test_a_code_of_a_slide_is_no_respect_and_a_handout_no_thing() -> None:
    text = "# Lectures\n\n{}\n- {}: a wall of two layers\n- Keel: oak\n\n## Brig\n\n- {}: a wall of oak\n- Keel: elm\n"
    for title, respect, asked in (
        ("## Ketch\n", "Hull", True),
        ("## Ketch\n", "HB12", False),
        ("## Demo compendium\n", "Hull", False),
        ("## Fartygstyper\n", "Hull", False),
    ):
        found = [
            one.prompt for one in proposed(text.format(title, respect, respect), "property") if "keel" not in one.prompt
        ]
        assert any(title[3:8] in prompt for prompt in found) is asked, (title, respect, found)


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


@pytest.mark.parametrize(
    ("respect", "doubt"),
    [("Innervation", ""), ("Memory hook", "its respect is a remark"), ("Trigger phrase", "its respect is a remark")],
)
def test_what_a_writer_remembers_something_by_is_no_respect(respect: str, doubt: str) -> None:
    lines = "".join(f"## {name}\n\n- {respect}: a long {what} of its own\n\n" for name, what in MUSCLES)
    assert {found for _, found in doubts(f"# Muscles\n\n{lines}", "property")} == {doubt}


def test_acts_beside_each_other_are_no_respects_of_their_place() -> None:
    text = "# Yard\n\n## {}\n\n- Caulking: the seams are filled in a {}\n- Tarring: hot tar\n- Sealing: {}\n\n"
    yard = "".join(text.format(f"Old {name}", name, "the deck is closed") for name in ("brig", "ketch", "yawl"))
    assert {doubt for _, doubt in doubts(yard, "property")} == {"its respect is an act"}


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
        head: {bool(one.parts.wrong) for one in proposed(drills(head, *cells), "property") if one.slot == "c1"}
        for head in ("Gear", "Countermeasure")
    }
    assert found == {"Gear": {True}, "Countermeasure": {False}}


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


def test_what_is_defined_again_and_again_is_no_respect() -> None:
    ships = ("Brig", "Yawl", "Ketch")
    text = "# Ships\n\n" + "".join(f"## {name}\n\n- Rabbet: {{}}\n- Hull: oak\n\n" for name in ships)
    several = text.format("cut in oak", "sawn in pine", "left away")
    assert len([one for one in proposed(several, "property") if "abbet" in one.prompt]) == 3
    alone = several.replace("- Hull: oak\n", "")
    assert {doubt for _, doubt in doubts(alone, "property")} == {"its respect stands alone"}
    again = proposed(text.format(*["cut in oak"] * 3), "property")
    assert not [one for one in again if "abbet" in one.prompt]


def test_an_answer_does_not_say_its_respect_again() -> None:
    text = "# Ships\n\n## Ketch\n\n- Origin: {}\n- It has two masts\n"
    assert doubts(text.format("the yards of the north"), "property")[0][1] == ""
    assert doubts(text.format("yards of northern origin"), "property")[0][1] == "the answer repeats its respect"
