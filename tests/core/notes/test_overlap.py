"""How much two texts have in common: the same notes later are told from other notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.notes.overlap import MOST, alike, in_common, pairs_of

TIDES = """---
tags: lecture
---
# Week 1

- Ebb: the time in which the water falls
- Neap tide: the weakest tide of a month, a week after the moon was new or full
- Slack water: the short time in which the water neither falls nor rises
"""
ROPES = """---
tags: lecture
---
# Week 1

- Bowline: a knot that makes a loop which does not slip
- Sheet bend: a knot that joins two ropes of which one is thicker
- Whipping: a thread around the end of a rope so that it does not come apart
"""
EDITED = (
    TIDES.replace("the time in which the water falls", "the hours in which water falls")
    .replace("- Slack water:", "* *Slack water* –")
    .replace("the weakest tide of a month", "the weakest tide in a month")
)
SAME = [
    (TIDES, TIDES + ROPES),
    (TIDES, EDITED),
    ("- 内閣：行政権の主体\n- 国会：国の唯一の立法機関\n", "- 国会：国の唯一の立法機関\n- 内閣：行政権の属する主体\n"),
    ("- Ebbe: das Wasser fällt\n- Flut: es steigt\n", "- Flut: es steigt wieder\n- Ebbe: das Wasser fällt\n"),
    ("uno\tone\ndos\ttwo\n", "uno\tone\ndos\ttwo\ntres\tthree\n"),
]
OTHER = [
    (TIDES, ROPES),
    ("- 内閣：行政権の主体\n", "- 光合成：光のエネルギーを使う反応\n"),
    ("- Ebbe: das Wasser fällt\n", "- Palstek: ein Knoten, der nicht rutscht\n"),
    ("# Week 1\n", "# Week 1\n"),
    ("", TIDES),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_later_states_of_the_same_notes(old: str, new: str) -> None:
    assert in_common(pairs_of(old), pairs_of(new)) >= MOST


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_other_notes_under_the_same_heading(old: str, new: str) -> None:
    assert in_common(pairs_of(old), pairs_of(new)) < MOST


def test_a_part_is_no_other_state_of_the_whole() -> None:
    whole, edited = pairs_of(TIDES + ROPES), pairs_of(EDITED)
    assert in_common(pairs_of(TIDES), whole) == 1
    assert alike(pairs_of("- Ebb: the time in which the water falls\n"), whole) < MOST <= alike(pairs_of(TIDES), edited)


@given(st.text(), st.text())
def test_it_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    old, new = pairs_of(one), pairs_of(other)
    for share in (in_common, alike):
        assert 0 <= share(old, new) == share(new, old) <= 1
