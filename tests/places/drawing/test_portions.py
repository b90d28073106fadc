"""The bar of a topic: every part there, none out of the bar, each wide enough to be seen."""

import re

from hypothesis import given
from hypothesis import strategies as st

from study.drawing.portions import WIDTH, portions

STATES = ("warm", "cooling", "cold", "new")
PLACE = re.compile(r' x="([\d.]+)" y="[\d.]+" width="([\d.]+)"')


@given(st.lists(st.integers(0, 100_000), min_size=4, max_size=4))
def test_a_bar_shows_every_state_that_has_cards(numbers: list[int]) -> None:
    drawn = portions(dict(zip(STATES, numbers, strict=True)), "cards & more")
    assert 'aria-label="cards &amp; more"' in drawn
    parts = [(float(x), float(width)) for x, width in PLACE.findall(drawn)]
    starts = sorted({x for x, _ in parts})
    assert len(starts) == sum(map(bool, numbers))
    assert all(width > 6 and x >= 0 and x + width <= WIDTH + 0.1 for x, width in parts)
    assert ("stroke-dasharray" in drawn) == bool(numbers[3])


def test_a_topic_without_cards_is_an_empty_bar() -> None:
    assert "<rect" not in portions({}, "no cards yet")
