"""Tables of quantities with their symbols and units."""

import re

import pytest

from tests.core.generators.notes_for_tests import proposed


@pytest.mark.parametrize(
    "head",
    [
        "Property | Symbol | Unit | Test",
        "Property | Symbol | Unit (SI) | Test",
        "Eigenschaft | Formelzeichen | Einheit | Versuch",
        "Propriété | Symbole | Unité | Essai",
        " | Symbol | Unit | Test",
    ],
)
def test_what_a_quantity_is_written_as_and_measured_in_is_no_thing(head: str) -> None:
    rows = "".join(
        f"| {row} |\n"
        for row in (
            "Yield strength | σ | MPa | a slow pull until it stays longer",
            "Toughness | U | J/m³ | a pendulum that breaks it",
            "Hardness | H | GPa | a diamond that is pressed in",
        )
    )
    text = f"# Metals\n\n## Properties of metals\n\n| {head} |\n| --- | --- | --- | --- |\n{rows}"
    asked = [one for shape in ("property", "row") for one in proposed(text, shape)]
    assert not [one.prompt for one in asked if re.search(r"[*“](Unit|Symbol|Einheit|Formelz|Unité)[^:]*$", one.prompt)]
    assert any("a pendulum that breaks it" in one.prompt and one.parts.right == ("Toughness",) for one in asked)
