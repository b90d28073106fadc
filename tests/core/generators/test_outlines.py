"""Sections of outlines: lines under lines, rows among them, and what is good or bad about a thing."""

from study.core.generators.headings import is_thing
from study.core.generators.languages import PHRASEBOOKS
from tests.core.generators.notes_for_tests import proposed
from tests.core.generators.test_sections import LINES, NAME, known, section


def test_what_we_do_is_no_name() -> None:
    lines = ("El precio pertenece a un solo contrato", "La máquina tiene un precio cada año", "Hay una venta cada mes")
    text = f"# Máquinas\n\n## Compras\n\n### Debemos preservar\n\n{''.join(f'- {one}\n' for one in lines)}"
    assert not [one for one in proposed(text, "points") if one.section]


def test_a_bullet_that_tells_what_it_is_names_its_thing() -> None:
    own = "".join(f"    - {line}\n" for line in LINES)
    text = f"# Computing\n\n## Purchasing\n\n- {NAME}: a contract on machines that are paid before they are used\n{own}"
    assert (f"What do you know about *{NAME}*? (4 points)", LINES) in known(text)
    assert not known(text.replace("a contract on machines", "one of three contracts")), "its own are those"


def test_a_word_under_respects_is_of_the_thing_above_them() -> None:
    text = "# Computing\n\n## Queue service\n\n### Security\n\n- Productivity\n" + "".join(
        f"    - {line}\n" for line in LINES
    )
    assert known(text) == [("What do you know about “Queue service: Productivity”? (4 points)", LINES)]


def test_a_line_with_its_own_below_it_is_a_point_where_it_says_something() -> None:
    below = "    - A database has it\n"
    text = f"# Computing\n\n## Purchasing\n\n### {NAME}\n\n" + "".join(f"- {line}\n{below}" for line in LINES)
    assert known(text) == [(f"What do you know about *{NAME}*? (4 points)", LINES)]
    assert known(f"{text}- Some algorithms\n{below}") == []


def test_a_row_is_a_point_among_others() -> None:
    row = "Sizes: small, medium, large, huge"
    assert [points for _, points in known(section(*LINES, row))] == [(*LINES, row)]
    rows = ("Regions: north, south, east", "Months: May, June, July")
    assert known(section(LINES[0], row, *rows)) == [], "each is a list of its own"


def test_what_is_good_about_a_thing_is_told_in_whatever_form() -> None:
    merits = ("Price certainty", "Small fees", "Quick sales")
    for name, told in (("Downsides", [merits]), ("Security", [])):
        found = [one.parts.right for one in proposed(section(*merits, name=name), "points") if one.section]
        assert found == told, name


def test_a_german_word_of_manner_names_no_thing() -> None:
    assert is_thing("Hafenordnung", PHRASEBOOKS["de"])
    assert not is_thing("Hafenpolitisch", PHRASEBOOKS["de"])
