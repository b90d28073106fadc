"""Steps are put in order where all of one list are there."""

import pytest

from tests.core.generators.notes_for_tests import faultless

STEPS = "1. Loosen the nuts\n2. Jack up the ship\n3. Remove the wheel\n"


def ordered(text: str) -> list[tuple[str, ...]]:
    return [one.parts.right for one in faultless(f"# How to change a wheel\n\n{text}", "order")]


@pytest.mark.parametrize(
    "text", [STEPS, STEPS.replace("\n", "\n\n"), STEPS.replace("nuts\n", "nuts\n   - with a key\n")]
)
def test_a_whole_list_is_asked(text: str) -> None:
    assert len(ordered(text)) == 1 or "with a key" in text


@pytest.mark.parametrize(
    "text",
    [
        f"{STEPS}\n1. Read the rules of the yard\n2. Call the mate\n",
        f"{STEPS}4. Mount the spare\na) check the pressure\nb) oil it\n\n(1) a first rule\n(2) Call the mate\n",
    ],
)
def test_steps_of_two_lists_are_not_put_together(text: str) -> None:
    assert not any("Call the mate" in " ".join(parts) for parts in ordered(text))
