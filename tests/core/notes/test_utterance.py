"""Utterances are told many at a time: each as it is told alone, in its place, whatever is told with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.notes import parse
from study.core.notes.model import Fact
from study.core.notes.sections import EXAMPLES, Unasked
from study.core.notes.split import Split
from study.core.notes.utterance import Utterance, facts_of

TEXTS = st.sampled_from(
    (
        "keel: the long beam at the bottom of a ship",
        "the wind blows from the east => the ship drifts",
        "Draught: 3 m",
        "You must reef the sails",
        "e.g. a sloop",
        "Parts of a ship:",
        "Der Kiel ist ein Balken am Boden und nicht am Mast",
        "龙骨是一种结构",
        "What is a keel?",
        "I think that my ship was slow",
        "Cat 1 | 40 kN",
        "??",
    )
)
UTTERANCES = st.builds(
    Utterance,
    key=st.text("ab#1", max_size=3),
    text=TEXTS,
    lines=st.just((1, 2)),
    lead=st.sampled_from(("", "Parts:", "Choose one of these:")),
    parent=st.sampled_from(("", "a#1")),
    depth=st.integers(0, 2),
    ordered=st.booleans(),
    callout=st.sampled_from(("", "example", "note")),
    cards=st.just(()),
    block=st.sampled_from(("item", "paragraph", "row")),
    marker=st.sampled_from(("", "1", "[ ]")),
    section=st.sampled_from((None, EXAMPLES)),
    split=st.sampled_from((None, Split("keel", "beam", "means"))),
    given=st.sampled_from((None, Unasked("card", ""), Unasked("lead", "introduces what follows"))),
    is_read=st.booleans(),
)
SAMPLE = """
Knots
- [[Bowline]]

Parts of a ship:

- keel: the long beam at the bottom
    - made of oak ^oak
- mast
    *Type:* essay

- sail

^sail

```
reef()
```

| part | size |
| --- | --- |
| boom | 4 m |

Example:
> two boats and a buoy

Rigging
- a stay
- a shroud

Exercises
- tie a knot
"""


@given(st.lists(UTTERANCES, min_size=1, max_size=6), st.sampled_from(("", "en", "de")), st.booleans())
def test_an_utterance_is_told_with_others_as_alone(held: list[Utterance], likely: str, is_journal: bool) -> None:
    alone = [fact for one in held for fact in facts_of([one], likely, is_journal)]
    assert facts_of(held, likely, is_journal) == alone
    assert [(fact.key, fact.text, fact.lead, fact.depth) for fact in alone] == [
        (one.key, one.text, one.lead, one.depth) for one in held
    ]


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "ships.md").topics for fact in topic.facts]


def without_place(fact: Fact, lines: int) -> tuple[object, ...]:
    return (*fact[1:3], fact.lines[0] - lines, fact.lines[1] - lines, *fact[4:8], *fact[9:])


@pytest.mark.parametrize("before", [0, *range(985, 1_003)])
def test_where_a_page_is_told_in_parts_makes_no_difference(before: int) -> None:
    bullets = "".join(f"- part {number} of the ship lasts\n" for number in range(before))
    whole, alone = facts(f"# Ship\n{bullets}\n# Sample\n{SAMPLE}"), facts(f"# Ship\n\n# Sample\n{SAMPLE}")
    assert [fact.key for fact in whole[:before]] == [f"ship#{number + 1}" for number in range(before)]
    assert [fact.key for fact in whole[before:]] == [fact.key for fact in alone]
    assert [without_place(fact, before) for fact in whole[before:]] == [without_place(fact, 0) for fact in alone]


def test_what_follows_depends_on_what_a_line_is() -> None:
    found = {fact.text: fact for fact in facts(SAMPLE)}
    assert found["Knots"].role == "links"
    assert found["made of oak"].key.endswith("#^oak")
    assert found["sail"].key.endswith("#^sail")
    assert found["*Type:* essay"].role == "note-property"
    assert found["boom | 4 m"].lead == "part | size"
    assert found["two boats and a buoy"].role == "example"
    assert found["a stay"].lead == "Rigging"
    assert (found["Exercises"].role, found["tie a knot"].role) == ("lead", "exercise")


def test_the_head_of_a_page_goes_on_below_a_property() -> None:
    colour, rig, *others = facts("colour:: red\n\nrig:: sloop\n\nShips float.\n\nBoats float.\n\nRafts float.")
    assert (colour.role, rig.role) == ("note-property", "note-property")
    assert {fact.role for fact in others} == {"statement"}
