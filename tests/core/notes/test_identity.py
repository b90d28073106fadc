"""Keys outlive editing: what stays the same, is reworded or moved keeps its key."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.notes import Changes, carry_keys, parse
from study.core.notes.model import Notes

WORDS = [
    "anchor",
    "buoy",
    "crane",
    "dock",
    "ensign",
    "ferry",
    "gangway",
    "harbour",
    "island",
    "jetty",
    "keel",
    "lantern",
]
sentences = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True).map(" ".join),
    min_size=1,
    max_size=8,
    unique=True,
)


def bullets(facts: list[str], title: str = "Quay") -> str:
    return f"# {title}\n\n" + "".join(f"- {fact}\n" for fact in facts)


def keys(notes: Notes) -> dict[str, str]:
    return {fact.text: fact.key for topic in notes.topics for fact in topic.facts}


@settings(max_examples=60)
@given(sentences)
def test_reading_the_same_again_changes_nothing(facts: list[str]) -> None:
    before = parse(bullets(facts) + bullets(facts[:2], "Mole"))
    after, changes = carry_keys(before.topics, before)
    assert after == before
    assert changes == Changes(kept=len(facts) + len(facts[:2]))


@settings(max_examples=60)
@given(sentences, st.randoms(use_true_random=False))
def test_reordering_keeps_every_key(facts: list[str], random: Random) -> None:
    before = parse(bullets(facts))
    shuffled = list(facts)
    random.shuffle(shuffled)
    after, changes = carry_keys(before.topics, parse(bullets(shuffled)))
    assert keys(after) == keys(before)
    assert changes == Changes(kept=len(facts))


@settings(max_examples=60)
@given(sentences, st.data())
def test_rewording_one_fact_keeps_its_key(facts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(facts) - 1))
    before = parse(bullets(facts))
    reworded = [*facts[:at], facts[at] + " today", *facts[at + 1 :]]
    after, changes = carry_keys(before.topics, parse(bullets(reworded)))
    assert [fact.key for fact in after.topics[0].facts] == [fact.key for fact in before.topics[0].facts]
    assert changes == Changes(edited=1, kept=len(facts) - 1)


@settings(max_examples=60)
@given(sentences)
def test_a_fact_put_at_the_top_shifts_no_key(facts: list[str]) -> None:
    before = parse(bullets(facts))
    after, changes = carry_keys(before.topics, parse(bullets(["brand new words", *facts])))
    assert {text: key for text, key in keys(after).items() if text in facts} == keys(before)
    assert keys(after)["brand new words"] == f"quay#{len(facts) + 1}"
    assert changes == Changes(added=1, kept=len(facts))


@settings(max_examples=60)
@given(sentences, sentences)
def test_keys_are_unique_after_any_change(old: list[str], new: list[str]) -> None:
    before = parse(bullets(old) + bullets(old[1:], "Mole"))
    after, changes = carry_keys(before.topics, parse(bullets(new, "Mole") + bullets(new[:1]) + bullets(old[:2])))
    found = [fact.key for topic in after.topics for fact in topic.facts]
    assert len(set(found)) == len(found) == changes.added + changes.edited + changes.moved + changes.kept
    assert len({topic.key for topic in after.topics}) == len(after.topics)
    assert carry_keys(after.topics, after)[0] == after


def test_a_moved_fact_takes_its_key_along() -> None:
    before = parse("# A\n- one word\n- two words\n# B\n- three birds")
    after, changes = carry_keys(before.topics, parse("# A\n- two words\n# B\n- one word\n- three birds"))
    assert keys(after) == keys(before)
    assert changes == Changes(moved=1, kept=2)


def test_a_renamed_topic_keeps_its_key_and_its_children_too() -> None:
    before = parse("# Speed\n- one word\n## Ropes\n- two words", "a.md")
    after, changes = carry_keys(
        before.topics, parse("# Pace\n- one word\n## Ropes\n- two words\n## New\n[[Pace]]", "b.md")
    )
    assert [(topic.key, topic.parent) for topic in after.topics] == [
        ("speed", ""),
        ("speed/ropes", "speed"),
        ("speed/new", "speed"),
    ]
    assert after.topics[2].links[0].topic == "speed"
    assert changes == Changes(kept=2)


def test_a_moved_topic_is_known_by_its_title() -> None:
    before = parse("# A\n## Ropes\n- one word\n# B")
    after, _ = carry_keys(before.topics, parse("# A\n# B\n## Ropes\n- one word, or so"))
    assert [(topic.key, topic.parent) for topic in after.topics] == [("a", ""), ("b", ""), ("a/ropes", "b")]


def test_a_removed_number_is_not_given_again() -> None:
    before = parse("# A\n- one word\n- two birds\n- three stones")
    after, changes = carry_keys(before.topics, parse("# A\n- one word\n- quite different: x\n- three stones"))
    assert [fact.key for fact in after.topics[0].facts] == ["a#1", "a#4", "a#3"]
    assert changes == Changes(added=1, removed=1, kept=2)


def test_a_block_id_outlives_any_rewording() -> None:
    before = parse("# A\n- one word ^x\n- two birds")
    after, changes = carry_keys(before.topics, parse("# A\n- two birds\n- nothing in common ^x\n- extra ^y"))
    assert [fact.key for fact in after.topics[0].facts] == ["a#1", "a#^x", "a#^y"]
    assert changes == Changes(added=1, edited=1, kept=1)


def test_a_new_number_is_above_all_others_wherever_they_stand() -> None:
    first = parse("# A\n- one word\n- two birds")
    turned, _ = carry_keys(first.topics, parse("# A\n- two birds\n- one word"))
    assert [fact.key for fact in turned.topics[0].facts] == ["a#2", "a#1"]
    after, changes = carry_keys(turned.topics, parse("# A\n- two birds\n- one word\n- quite different: x"))
    assert [fact.key for fact in after.topics[0].facts] == ["a#2", "a#1", "a#3"]
    assert changes == Changes(added=1, kept=2)


def test_a_topic_made_of_two_is_the_first_of_those_it_has_as_much_of() -> None:
    before = parse("# A\n- one word\n# B\n- two birds")
    after, _ = carry_keys(before.topics, parse("# C\n- two birds\n- one word"))
    assert [topic.key for topic in after.topics] == ["a"]
    more = parse("# A\n- one word\n# B\n- two birds\n- three stones")
    after, _ = carry_keys(more.topics, parse("# C\n- one word\n- two birds\n- three stones"))
    assert [topic.key for topic in after.topics] == ["b"]


def test_of_a_topic_cut_in_two_one_half_keeps_the_key() -> None:
    before = parse("# A\n- one word\n- two birds")
    after, changes = carry_keys(before.topics, parse("# C\n- one word\n# D\n- two birds"))
    assert [topic.key for topic in after.topics] == ["a", "d"]
    assert keys(after) == keys(before)
    assert changes == Changes(moved=1, kept=1)


def test_a_block_id_that_a_moved_fact_took_along_is_not_given_again() -> None:
    before = parse("# A\n- one word ^x\n- two birds\n# B\n- three stones")
    moved, _ = carry_keys(before.topics, parse("# A\n- two birds\n# B\n- three stones\n- one word ^x"))
    assert keys(moved)["one word"] == "a#^x"
    text = "# A\n- two birds\n- quite different ^x\n# B\n- three stones\n- one word ^x"
    after, changes = carry_keys(moved.topics, parse(text))
    assert keys(after)["one word"] == "a#^x" != keys(after)["quite different"]
    assert changes == Changes(added=1, kept=3)


def test_a_fact_below_another_names_it_by_the_key_it_kept() -> None:
    before = parse("# A\n- one word:\n  - two birds\n  - three stones")
    after, _ = carry_keys(before.topics, parse("# A\n- brand new\n- one word:\n  - two birds\n  - three stones"))
    parents = [{fact.text: fact.parent for fact in notes.topics[0].facts} for notes in (before, after)]
    assert parents[1] == {"brand new": "", **parents[0]}
    assert set(parents[0].values()) - {""} <= set(keys(after).values())
