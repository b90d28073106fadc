"""Lists that are asked unseen because nothing else could stand in them, and lists that are open."""

import pytest

from tests.core.generators.notes_for_tests import doubts, proposed


@pytest.mark.parametrize(
    ("lead", "points", "doubt"),
    [
        ("A tug consists of", ("a hull", "a winch", "an engine"), ""),
        ("A tug has three parts", ("a hull", "a winch", "any other gear"), "an open list"),
        ("Use cases of tugs", ("Mooring", "Towing", "Salvage"), "an open list"),
        ("Methods can be whatever you like, but common ones are", ("Mooring", "Towing"), "an open list"),
        ("A tug usually has these parts", ("a hull", "a winch", "an engine"), "an open list"),
        ("Parts of common law", ("custom", "precedent", "statutes"), ""),
        ("Anwendungsfälle von Schleppern im Hafen", ("Anlegen", "Schleppen", "Bergen"), "an open list"),
        ("I porti hanno spesso tre parti", ("il molo", "la gru", "il faro"), "an open list"),
        ("Les ports ont souvent trois parties", ("le quai", "la grue", "le phare"), "an open list"),
        ("Los puertos tienen tres partes", ("el muelle", "la grúa", "otros edificios"), "an open list"),
        ("Hamnen har ofta tre delar", ("piren", "kranen", "fyren"), "an open list"),
        (
            "Types of towing",
            ("there are many types of towing in a port", "pushing", "pulling"),
            "a point introduces others",
        ),
        ("A tug has three parts", ("a hull", "a winch"), "its lead counts otherwise"),
        ("Every tug has 4 parts", ("a hull", "a winch"), "its lead counts otherwise"),
        ("Parts of a class 7 tug", ("a hull", "a winch"), ""),
        (
            "Tugs save fuel. Other benefits of tugs",
            ("a safe mooring", "a quick turn"),
            "its lead leans on what stood before it",
        ),
        ("The parts of a ferry are instead", ("a ramp", "a deck"), "its lead leans on what stood before it"),
        ("Types of tugs vs ferries", ("a strong engine", "a wide deck"), "its lead is two titles"),
        ("Key benefits", ("a safe mooring", "a quick turn"), ""),
        ("Parts of a port", ("a quay", "a basin", "a yard and others"), "an open list"),
        ("Benefits of tugs", ("a safe mooring", "Methods [lines, bow]"), "a point introduces others"),
    ],
)
def test_a_list_is_asked_where_it_is_closed(lead: str, points: tuple[str, ...], doubt: str) -> None:
    text = f"# Harbour\n\n{lead}:\n\n" + "".join(f"- {point}\n" for point in points)
    assert [found for _, found in doubts(text, "points")] == [doubt]


def test_a_line_with_its_own_below_it_is_a_point_of_its_list() -> None:
    parts = "# Harbour\n\nA tug has three parts:\n\n- a hull\n  - of steel\n- a winch:\n  - a drum\n- an engine\n"
    (one,) = [one for one in proposed(parts, "points") if "three parts" in one.prompt]
    assert (one.parts.right, one.fit) == (("A hull", "A winch", "An engine"), "sure")
    for respect in ("Security", "Some others", "Benefits"):
        assert not [one for one in proposed(parts.replace("a winch", respect), "points") if "three parts" in one.prompt]


def test_a_list_of_lines_with_their_own_is_a_list() -> None:
    text = "# Harbour\n\nTypes of berth:\n\n- wet\n  - afloat\n- dry\n  - ashore\n"
    assert ("Name the 2 types of berth.", "") in doubts(text, "points")


def test_a_note_beside_points_leaves_the_list() -> None:
    text = "# Harbour\n\n## Tugs\n\nBenefits of tugs:\n\n- a safe mooring\n- a quick turn\n"
    assert proposed(text, "points")
    assert not [one for one in proposed(f"{text}- N.B.: tugs are hired\n", "points") if one.fit == "sure"]


def test_signs_of_a_late_stage_are_no_sequence() -> None:
    text = "# Storms\n\n## Signs\n\nClassic triad of signs (late stage):\n\n1. swell\n2. halo\n3. calm\n"
    assert not proposed(text, "order")
    assert proposed(text.replace("(late stage)", "by stage"), "order")


def test_what_a_thing_may_be_used_for_has_no_end() -> None:
    line = "- Common use case for tugs: a way to turn a ship in a basin\n"
    assert [found for _, found in doubts(f"# Harbour\n\n## Tugs\n\n{line}", "meaning")] == ["an open list"]


@pytest.mark.parametrize(
    ("lead", "prompt"),
    [
        ("Cable types", "Name the 2 cable types."),
        ("Cable Types", "Name the 2 Cable types."),
        ("Two cable types", "Name the 2 cable types."),
        ("2 cables between ship and quay", "Name the 2 cables between ship and quay."),
        ("Types of cable", "Name the 2 types of cable."),
        ("Key types and sizes", "Name the 2 points for *Key types and sizes*."),
    ],
)
def test_points_are_named_by_the_noun_that_they_are(lead: str, prompt: str) -> None:
    text = f"# Harbour\n\n## Mooring\n\n- {lead}\n  - a hawser of hemp\n  - a chain of steel\n"
    assert [found for found, _ in doubts(text, "points")] == [prompt]


@pytest.mark.parametrize(
    ("heading", "line", "doubt"),
    [
        ("Function", "Holds the ship at the quay", "one line is no list"),
        ("Type", "A rope of hemp", "its heading names no respect"),
        ("Typ", "Ein Tau aus Hanf", "its heading names no respect"),
        ("Tipo", "Una cima di canapa", "its heading names no respect"),
        ("Walkthrough", "The rope is thrown ashore first", "its heading names no respect"),
        ("Function and type", "Type: a rope of hemp", "its heading names two respects"),
        ("Oppure", "Una cima di canapa", "its heading names no respect"),
        ("`pre_conditions`", "A rope lies on the quay", "its heading names no respect"),
    ],
)
def test_what_stands_alone_under_a_heading_answers_it(heading: str, line: str, doubt: str) -> None:
    text = "# Harbour\n\n" + "".join(
        f"## {name}\n\n### {heading}\n\n- {line} {place}\n\n"
        for name, place in (("Hawser", "north"), ("Bollard", "south"), ("Cleat", "east"))
    )
    assert {found for _, found in doubts(text, "points")} == {doubt}
