"""Lists and sections that are not asked unseen: whoever knows the subject could not tell what is meant."""

import pytest

from study.core.generators.headings import is_thing
from study.core.generators.languages import PHRASEBOOKS
from tests.core.generators.notes_for_tests import doubts, proposed, sure

SECTION = "# Ports\n\n## Cranes\n\n### {}\n\n" + (
    "- Able to lift boxes off a ship in minutes\n- {}\n- Mounted on rails along the quay\n"
)


def last(text: str) -> list[str]:
    return [doubt for _, doubt in doubts(text, "points")]


def lines(*points: str) -> str:
    return "".join(f"- {point}\n" for point in points)


def test_a_bare_kind_does_not_say_of_what() -> None:
    assert "does not say of what" in last("# Ports\n\n## Stage 4\n\n- 2 diseases:\n  - rust\n  - rot\n")
    assert last("# Ports\n\n## Hulls\n\n- 2 diseases:\n  - rust\n  - rot\n") == [""]
    assert last("# Ports\n\n## Visit\n\nMethods of mooring:\n\n" + lines("Depth", "Wind")) == [""]


def test_two_kinds_and_a_description_are_no_kind() -> None:
    for lead in ("Parts and types", "Different types of tug based on a given length"):
        assert "" not in last(f"# Ports\n\n{lead}:\n\n" + lines("Depth", "Wind"))


def test_a_point_that_tells_of_the_subject_is_none_of_it() -> None:
    text = "# Ports\n\n## Folgen hoher Tiden\n\n"
    asked = text + lines("Hohe Tiden: Wasserstände über dem Mittel des Hafens", "Gesperrte Straßen", "Nasse Keller")
    assert "" not in last(asked)
    assert last(text + lines("Gesperrte Straßen", "Nasse Keller")) == [""]


def test_points_of_a_kind_are_all_told_by_names() -> None:
    text = "# Ports\n\n## Branches of the canal\n\n"
    assert last(text + lines("North arm", "The upper half goes to the lock", "Mill cut")) != [""]
    assert last(text + lines("North arm", "Lock arm", "Mill cut")) == [""]


def test_points_stand_in_one_box() -> None:
    text = "# Ports\n\n## Types of berth\n\n- Wet berth\n- Dry berth\n\n"
    assert last(text) == [""]
    assert "" not in last(text + "> [!info]\n> Usage of berths\n")


def test_code_between_points_is_what_they_tell_of() -> None:
    text = "# Ports\n\n## Functions of quays\n\n`a`\n\nthe mooring of ships\n{}\nthe storing of boxes\n"
    assert "" not in last(text.format("\n```\nquay.store()\n```\n"))


def test_a_point_that_is_a_link_alone_is_missed() -> None:
    text = "# Ports\n\n- Types of berth:\n  - wet berth\n  - dry berth\n"
    assert last(text) == [""]
    assert "" not in last(text + "  - [[Floating berth]]\n")


def test_a_course_is_no_point() -> None:
    text = "# Ports\n\nTypes of delay:\n\n- Fog\n- {}\n"
    assert last(text.format("Low tide – no pilot – late arrival")) != [""]
    assert last(text.format("Low tide")) == [""]


def test_one_line_is_no_list() -> None:
    text = "# Tugs\n\n## Harbour tug\n\n### Syntax\n\nA rope is passed over the bow\n"
    assert "" not in last(text)


def test_a_respect_is_no_part_of_its_thing() -> None:
    symptoms = "### Symptoms\n\n" + lines("Rust", "Leaks", "Noise")
    for title in ("Tug owners and symptoms", "Worn tug gear includes loose ropes and a lack of paint"):
        assert not proposed(f"# {title}\n\n{symptoms}", "points")
    assert proposed(f"# Tug fever\n\n{symptoms}", "points")


def test_a_respect_behind_a_name_is_of_that() -> None:
    causes = "Causes:\n\n" + lines("Low tide", "Strong wind", "Fog")
    assert proposed(f"# Stranding\n\n{causes}", "points")
    assert not proposed(f"# Shipping\n\n***Ghost berth***\n\n{causes}", "points")


def test_the_first_of_a_row_holds_no_sentence() -> None:
    text = "# Ports\n\n## Harbour shells\n\nquickly change between oyster, mussel, cockle\n"
    assert not [one for one in proposed(text, "points") if len(one.parts.right) > 1]


@pytest.mark.parametrize(
    ("said", "language"),
    [("Schulden tilgen", "de"), ("Bedeutung im Hafen", "de"), ("Function in ports", "en"), ("起重机有三个部分", "zh")],
)
def test_an_act_and_a_respect_are_no_things(said: str, language: str) -> None:
    assert not is_thing(said, PHRASEBOOKS[language])


@pytest.mark.parametrize(("said", "language"), [("Beugung von Wellen", "de"), ("起重机", "zh")])
def test_things_are_still_things(said: str, language: str) -> None:
    assert is_thing(said, PHRASEBOOKS[language])


@pytest.mark.parametrize("line", ["World Port 2014 Annual Report", "If the jib is bent, could mean\n  - overload"])
def test_a_source_and_a_line_that_stops_take_their_section_along(line: str) -> None:
    assert [one for one in sure(SECTION.format("Gantry cranes", "Sold at several million each")) if one.section]
    assert not [one for one in sure(SECTION.format("Gantry cranes", line)) if one.section]


def test_a_merit_is_no_thing() -> None:
    text = SECTION.format("Crew mobility", "Sold at several million each")
    assert [one for one in sure(text) if one.section]
    assert not [one for one in sure(text.replace("## Cranes", "## Benefits")) if one.section]


def test_the_end_of_a_wrapped_line_names_nothing() -> None:
    points = lines("Lift boxes off a ship in minutes", "Sold at several million each", "Run on rails along the quay")
    text = "# Ports\n\n## Gantry cranes\n- They stand in every large port of the world and in many a small\nHarbour\n"
    assert not [one for one in sure(text + points) if "Harbour" in one.prompt]


@pytest.mark.parametrize(
    ("lead", "points", "doubt"),
    [
        (
            "Types of tug",
            ("River tugs", "Steam tugs of the old port"),
            "its points are not of one make",
        ),
        ("Types of tug", ("River tugs", "Harbour tugs"), ""),
        ("Types of tug", ("Harbour tugs", "River tugs", "Definition"), "a point is a label"),
        ("Se clasifican en", ("remolcadores de puerto", "remolcadores de río"), "its lead does not say of what"),
    ],
)
def test_a_list_is_of_one_make_under_a_lead_that_says_of_what(lead: str, points: tuple[str, ...], doubt: str) -> None:
    text = f"# Ports\n\n## Tugs\n\n{lead}:\n\n{lines(*points)}"
    if lead.startswith("Se "):
        text = f"# Puertos\n\nEl puerto es un lugar de la costa.\n\n## Barcos\n\n{lead}:\n\n{lines(*points)}"
    assert last(text)[-1:] == [doubt]
