"""Two lines of notes: one fact reworded, another fact, or for a person to say. In any language."""

import pytest

from study.core.notes import carry_keys, parse
from study.core.notes.inline import split_term
from study.core.notes.likeness import content, verdict

REWORDED = [
    ("The handler returns a value to the caller", "To the caller the handler returns a value"),
    ("Timeout: at most 15 mins", "Timeout: at most 15 minutes"),
    ("Water boils at 100 °C at sea level", "At sea level, water boils at **100 °C**."),
    ("An SQS queue keeps messages for 4 days", "An SQS queue will keep its messages for 4 days"),
    ("Das Herz pumpt das Blut durch den Körper", "Durch den Körper pumpt das Herz das Blut."),
    ("Der Bizeps beugt den Ellenbogen", "Der Bizeps beugt im Ellenbogen den Arm"),
    ("La mitocondria produce la energía de la célula", "La energía de la célula la produce la mitocondria"),
    ("光合作用在叶绿体中进行", "光合作用是在叶绿体中进行的"),
    ("ينقل القلب الدم إلى الجسم كله", "القلب ينقل الدم إلى الجسم كله"),
    ("The patella lies in the quadriceps tendon", "The patella lies in the quadricpes tendon"),
]
REPLACED = [
    ("Timeout: at most 15 min", "Timeout: at most 15 s"),
    ("Absolute zero is -273 °C", "Absolute zero is 273 °C"),
    ("Retention: 4 days", "Retention: 14 days"),
    ("Minimum memory: 128 MB", "Maximum memory: 128 MB"),
    ("The queue is encrypted", "The queue is not encrypted"),
    ("Das Herz hat vier Kammern", "Das Herz hat keine vier Kammern"),
    ("Zoll 2,54 cm lang", "Zoll 2,45 cm lang"),
    ("Biceps: flexes the elbow", "Triceps: extends the arm"),
    ("SQS keeps messages for days", "SNS keeps messages for days"),
    ("细胞核含有遗传物质", "线粒体产生能量"),
    ("The default is 6 MB in and 6 MB out", "The default is 6 MB in and 20 MB out"),
    ("System of the engine image: Linux", "System of the engine image: 5"),
]
UNSURE = [
    ("The ulna lies beside the radius in the forearm", "The ulna lies beside a nerve in the elbow"),
    ("Colour: blue", "Colour: azure"),
    ("Cost of the lock: none", "Cost of the lock: no access from outside"),
    ("System of the engine image: Linux", "System of the engine image: Windows"),
]


def judged(old: str, new: str) -> str:
    one, other = (content(text, split_term(text).term) for text in (old, new))
    return verdict(one, other, lambda word: 0)[0]


@pytest.mark.parametrize(("old", "new"), REWORDED)
def test_a_line_in_other_words_is_reworded(old: str, new: str) -> None:
    assert judged(old, new) == judged(new, old) == "reworded"


@pytest.mark.parametrize(("old", "new"), REPLACED)
def test_a_line_with_another_subject_value_or_sign_is_replaced(old: str, new: str) -> None:
    assert judged(old, new) == judged(new, old) == "replaced"


@pytest.mark.parametrize(("old", "new"), UNSURE)
def test_what_lies_between_is_unsure(old: str, new: str) -> None:
    assert judged(old, new) == "unsure"


def test_a_word_that_other_facts_use_is_no_typing_mistake() -> None:
    old = parse("# Joints\n- abduction moves the arm away from the body\n- adduction brings the leg back inwards")
    new = parse("# Joints\n- adduction moves the arm away from the body\n- adduction brings the leg back inwards")
    _, changes = carry_keys(old.topics, new)
    assert [asked.old for asked in changes.unsure] == ["abduction moves the arm away from the body"]


def test_the_unsure_keep_their_key_and_are_named_until_somebody_says_they_are_two() -> None:
    old, new = parse("# A\n- Colour: blue"), parse("# A\n- Colour: azure", "a.md")
    kept, changes = carry_keys(old.topics, new)
    (asked,) = changes.unsure
    assert kept.topics[0].facts[0].key == asked.key == "a#1"
    assert (asked.old, asked.new, asked.file, asked.lines) == ("Colour: blue", "Colour: azure", "a.md", (2, 2))
    parted, changes = carry_keys(old.topics, new, apart=[asked.apart])
    assert parted.topics[0].facts[0].key == "a#2"
    assert (changes.added, changes.removed, changes.unsure) == (1, 1, ())


def test_a_line_that_many_topics_have_belongs_to_its_topic() -> None:
    old = parse("# Biceps\n- Origin: scapula\n# Triceps\n- Origin: humerus")
    new = parse("# Biceps\n- Nothing left of it\n# Triceps\n- Origin: humerus\n# Deltoid\n- Origin: scapula")
    before = parse("# Biceps\n- Origin: scapula\n# Triceps\n- Origin: humerus\n# Coraco\n- Origin: scapula")
    assert carry_keys(old.topics, new)[1].moved == 1  # the only one of its words took a new place
    after, changes = carry_keys(before.topics, parse("# Biceps\n- Gone now\n# Coraco\n- Origin: scapula"))
    assert changes.moved == 0
    assert after.topics[1].facts[0].key == "coraco#1"


def test_the_same_words_under_another_lead_are_another_fact() -> None:
    old = parse("# A\n\nOn success:\n\n- retries twice\n\nOn error:\n\n- retries twice\n- drops it")
    new = parse("# A\n\nOn success:\n\nOn error:\n\n- retries twice\n- drops it")
    keys = {fact.lead: fact.key for fact in old.topics[0].facts if fact.text == "retries twice"}
    after, _ = carry_keys(old.topics, new)
    assert [fact.key for fact in after.topics[0].facts if fact.text == "retries twice"] == [keys["On error:"]]


def test_a_fact_that_moved_and_was_reworded_at_once_is_known_by_its_words() -> None:
    old = parse("# A\n- The pancreas secretes insulin into the blood\n# B\n- something else here")
    new = parse(
        "# A\n- quite another thing\n# B\n- something else here\n- Insulin is secreted into the blood by the pancreas"
    )
    after, changes = carry_keys(old.topics, new)
    assert after.topics[1].facts[1].key == "a#1"
    assert changes.edited == 1


def test_only_live_facts_are_known_by_their_words() -> None:
    old, new = parse("# A\n- The pancreas secretes insulin"), parse("# A\n- The pancreas secretes some insulin")
    assert carry_keys(old.topics, new, live=frozenset())[0].topics[0].facts[0].key == "a#2"
    assert carry_keys(old.topics, old, live=frozenset())[0].topics[0].facts[0].key == "a#1"


def test_a_line_that_two_topics_lost_is_not_taken_for_that_of_a_third() -> None:
    muscles = "# Biceps\n{0}- bends the elbow\n# Coracobrachialis\n{0}- lifts the arm forwards\n"
    old = parse(muscles.format("- Origin: scapula\n"))
    after, changes = carry_keys(old.topics, parse(muscles.format("") + "# Deltoid\n- Origin: scapula\n"))
    assert after.topics[2].facts[0].key == "deltoid#1"
    assert (changes.moved, changes.added, changes.removed) == (0, 1, 2)


def test_words_that_stand_under_several_leads_belong_to_each() -> None:
    calls = (
        "# Calls\n\nSynchronous:\n\n{}- answers at once\n\nQueued:\n\n- tries twice\n\nStreamed:\n\n- keeps order\n{}"
    )
    old = parse(calls.format("- tries twice\n", ""))
    after, changes = carry_keys(old.topics, parse(calls.format("", "- tries twice\n")))
    before = {fact.key for fact in old.topics[0].facts}
    (streamed,) = (fact for fact in after.topics[0].facts if (fact.lead, fact.text) == ("Streamed:", "tries twice"))
    assert streamed.key not in before
    assert (changes.moved, changes.added, changes.removed) == (0, 1, 1)
