"""An amount that stands there twice, in two units."""

import pytest

from study.core.text.conversions import without_repeats
from tests.core.generators.notes_for_tests import proposed


@pytest.mark.parametrize(
    ("sentence", "once"),
    [
        ("It lasts 900 s (15 minutes) at most.", "It lasts 900 s at most."),
        ("Up to 10,240 MB (10 GB) and 2 t (2000 kg).", "Up to 10,240 MB and 2 t."),
        ("It lasts 900 s (15 minutes in winter) and weighs 2 t (3 people).", None),
        ("It lasts 900 s (10 minutes), from 8 (or 9) on.", None),
    ],
)
def test_what_is_told_again_in_another_unit_goes(sentence: str, once: str | None) -> None:
    assert without_repeats(sentence) == (once or sentence)


def test_a_number_that_is_left_out_is_not_told_in_another_unit() -> None:
    text = "# Harbour\n\n## Lock\n\nThe lock of the harbour opens for at most 900 s (15 minutes) at high water.\n"
    (one,) = proposed(text, "gap")
    assert one.prompt == "The lock of the harbour opens for at most ____ s at high water"
    again = text.replace(" (15 minutes)", "").replace("water.", "water, and 15 minutes are enough.")
    assert not any("900" in answer for one in proposed(again, "gap") for answer in one.parts.right)
