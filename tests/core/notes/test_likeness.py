"""Two lines of notes: one fact reworded, another fact, or for a person to say. In any language."""

import sys
from collections import Counter

import pytest

from study.core.notes import carry_keys, parse
from study.core.notes.likeness import content, verdict
from study.core.notes.split import split_term

REWORDED = [
    ("The handler returns a value to the caller", "To the caller the handler returns a value"),
    ("Timeout: at most 15 mins", "Timeout: at most 15 minutes"),
    ("Water boils at 100 °C at sea level", "At sea level, water boils at **100 °C**."),
    ("An SQS queue keeps messages for 4 days", "An SQS queue will keep its messages for 4 days"),
    ("The valve can open below 3 bar", "The valve is able to open below 3 bar"),
    ("The valve must open below 3 bar", "The valve has to open below 3 bar"),
    ("Das Herz pumpt das Blut durch den Körper", "Durch den Körper pumpt das Herz das Blut."),
    ("Der Bizeps beugt den Ellenbogen", "Der Bizeps beugt im Ellenbogen den Arm"),
    ("La mitocondria produce la energía de la célula", "La energía de la célula la produce la mitocondria"),
    ("光合作用在叶绿体中进行", "光合作用是在叶绿体中进行的"),
    ("ينقل القلب الدم إلى الجسم كله", "القلب ينقل الدم إلى الجسم كله"),
    ("The patella lies in the quadriceps tendon", "The patella lies in the quadricpes tendon"),
    ("Cardiac output: 5.2 litres per minute", "Cardiac output: 5.2 l/min"),
    ("Der Tank fasst 40 Liter", "Der Tank fasst 40 l"),
    ("The shears cut the wool fast", "The shears rapidly cut the wool"),
    ("Der Filter hält den Sand oft zurück", "Der Filter hält den Sand häufig zurück"),
    ("Le barrage arrête souvent la crue", "Le barrage arrête fréquemment la crue"),
    ("Salt dissolves in water and lowers its freezing point", "Salt lowers its freezing point and dissolves in water"),
    ("Sheep give wool, milk and meat to the farm", "Sheep give the farm wool, milk and meat"),
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
    ("Heat makes the valve open", "Heat makes the valve close"),
    ("Salt makes the cells lose water", "Salt makes the cells keep water"),
    ("Abduction moves the arm sideways", "Adduction moves the arm sideways"),
    ("The oil is soluble in water", "The oil is insoluble in water"),
    ("Die Pumpe öffnet das Ventil", "Die Pumpe schließt das Ventil"),
    ("Der Druck steigt im Kessel", "Der Druck sinkt im Kessel"),
    ("La chaleur ouvre la vanne", "La chaleur ferme la vanne"),
    ("El calor abre la válvula", "El calor cierra la válvula"),
    ("An insect has six legs", "An insect has eight legs"),
    ("Die Spinne hat acht Beine", "Die Spinne hat sechs Beine"),
    ("Propane burns to an alkane mix", "Propane burns to an alkene mix"),
    ("Copper is drawn into thin wire", "Tin is drawn into thin wire"),
    ("Der Esel trägt die Last über den Pass", "Das Kamel trägt die Last über den Pass"),
    ("The distal joint bends least of all", "The proximal joint bends least of all"),
    ("Das Ziel des Verfahrens steht im Text", "Der Fehler des Verfahrens steht im Text"),
    ("The valve must open below 3 bar", "The valve may open below 3 bar"),
    ("Der Prüfer muss das Siegel brechen", "Der Prüfer darf das Siegel brechen"),
]
UNSURE = [
    ("The ulna lies beside the radius in the forearm", "The ulna lies beside a nerve in the elbow"),
    ("Colour: blue", "Colour: azure"),
    (
        "The dose for a child is weighed on the ward each week",
        "The dose for an infant is weighed on the ward each week",
    ),
    (
        "The gauge shows the speed of the steam in the long pipe",
        "The gauge shows the rate of the steam in the long pipe",
    ),
    ("The valve must open below 3 bar in every plant", "The valve should open below 3 bar in every plant"),
    ("The valve should open below 3 bar in every plant", "The valve may open below 3 bar in every plant"),
    ("The valve may open below 3 bar in every plant", "The valve can open below 3 bar in every plant"),
    ("Der Prüfer soll das Siegel im Werk brechen und melden", "Der Prüfer kann das Siegel im Werk brechen und melden"),
    ("Der Druck im Kessel nimmt zu", "Der Druck im Kessel nimmt ab"),
    ("The pressure in the vessel goes up", "The pressure in the vessel goes down"),
    ("The lamp in the hall is switched on", "The lamp in the hall is switched off"),
    ("Der Wärter macht die Lampe an", "Der Wärter macht die Lampe aus"),
    ("Cost of the lock: none", "Cost of the lock: no access from outside"),
    ("System of the engine image: Linux", "System of the engine image: Windows"),
    ("The treaty was signed at Utrecht", "The treaty was signed at Rastatt"),
    ("Der Vertrag wurde in Münster geschlossen", "Der Vertrag wurde in Prag geschlossen"),
    ("A cold front slides under a mild front", "A mild front slides under a cold front"),
    ("Anna schlug Berta", "Berta schlug Anna"),
    ("热空气在冷空气上面", "冷空气在热空气上面"),
    ("Veins bring blood to the heart", "Veins bring blood from the heart"),
    ("Osmosis: movement of water across a membrane", "Osmosis: water that drifts where salt is"),
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


def test_two_long_lines_are_compared_word_by_word_not_pair_by_pair() -> None:
    one, other = (
        content(
            " ".join(f"{first}{vowel}{middle}{end}" for first in "bdfghklmnp" for vowel in "aei" for middle in "rltnm")
        )
        for end in ("ock", "uff")
    )
    calls: Counter[str] = Counter()
    sys.setprofile(lambda frame, event, called: calls.update([event]))
    try:
        verdict(one, other, lambda word: 0)
    finally:
        sys.setprofile(None)
    assert len(one.words) == len(other.words) == 150
    assert calls["call"] < 150 * 150


def test_a_word_that_other_facts_use_is_no_typing_mistake() -> None:
    hall = "# Hall\n- the guest is honoured with an {} in the hall\n- the singer is thanked with an ovation at the end"
    _, changes = carry_keys(parse(hall.format("oration")).topics, parse(hall.format("ovation")))
    assert [asked.old for asked in changes.unsure] == ["the guest is honoured with an oration in the hall"]


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


def test_what_lies_between_is_asked_wherever_it_went() -> None:
    old = parse(
        "# Loom\n- Warp: the threads that run along the cloth\n- Shuttle: carries the weft\n# Wheel\n- Hub: turns"
    )
    new = parse("# Loom\n- Shuttle: carries the weft\n# Wheel\n- Hub: turns\n- Warp: lengthwise threads of the cloth")
    after, changes = carry_keys(old.topics, new)
    assert [asked.new for asked in changes.unsure] == ["Warp: lengthwise threads of the cloth"]
    assert after.topics[1].facts[1].key == "loom#1"
    renamed = parse("# Weaving\n- Warp: lengthwise threads of the cloth\n- Shuttle: a boat with the weft\n- Hub: turns")
    _, changes = carry_keys(old.topics, renamed)
    assert (len(changes.unsure), changes.added) == (2, 0)


def test_what_is_said_otherwise_of_one_subject_is_asked_unless_another_line_said_it() -> None:
    old = parse("# Loom\n- Heddle: lifts half of the warp\n- Reed: beats each row tight against the last")
    for new, asked in (
        ("- Heddle: a row of wires with eyes\n- Reed: beats each row tight against the last", 1),
        ("- Heddle: beats each row tight against the last", 0),
    ):
        assert len(carry_keys(old.topics, parse(f"# Loom\n{new}"))[1].unsure) == asked


def test_a_slip_in_a_long_word_is_one_though_others_spell_it_right() -> None:
    loom = "# Loom\n- {} guide the warp threads\n- Reed: keeps the {} apart\n"
    for slip, right in (("treedles", "treadles"), ("hedles", "heddles"), ("pattirns", "patterns")):
        _, changes = carry_keys(parse(loom.format(slip, right)).topics, parse(loom.format(right, right)))
        assert (changes.edited, changes.unsure, changes.added) == (1, (), 0)
