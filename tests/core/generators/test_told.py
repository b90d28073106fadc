"""What is asked of a part of a sentence needs no tale around it, and is not told by the question."""

import pytest

from study.core.generators.sentences import sentences
from tests.core.generators.notes_for_tests import doubts, judged_by, proposed

TOLD = "the name of the thing tells it"
TALE = "A pilot boards a ferry in fog. Brandon is the mate of the ferry. "


def _last(text: str, shape: str) -> list[str]:
    return [doubt for _, doubt in doubts(f"# Boats\n\n## Harbour rules\n\n{text}\n", shape)]


def test_a_reason_is_asked_of_what_stands_for_itself() -> None:
    hangs, part = "hangs on the tale before it", "the reason is that of a part"
    for line, doubt in {
        "Mooring lines wear out because the quay has sharp edges in the harbour.": "",
        f"{TALE}Mooring lines of the ferry wear out because the quay has sharp edges in the harbour.": hangs,
        f"{TALE}The harbour will probably trust the order given by Brandon because it is newer than the law.": hangs,
        f"{TALE}Mooring lines wear out because the quay has sharp edges in the harbour.": "",
        "The harbour law means that the lines are guarded because the quay has sharp edges.": part,
    }.items():
        assert _last(line, "why") == [doubt], line


def test_a_relation_is_told_whole_and_not_by_the_name_of_the_thing() -> None:
    for line, doubt in {
        "**Celestial navigation** is based on the height of stars.": "of another thing than its place is about",
        "**Star-based navigation** is based on a table of heights and an hour of the day.": TOLD,
        "**Celestial navigation** is based on the height of stars. Otherwise, it is based on the moon.": (
            "the other case is left out"
        ),
        "**Coastal navigation** differs from celestial navigation in that the aim is not to measure stars; the"
        " aim is to take the bearing of landmarks.": "only what it is not",
    }.items():
        assert _last(line, "relation") == [doubt], line


def test_a_command_is_asked_for_by_what_it_does_in_other_words() -> None:
    for line, doubt in {
        "show what the hold weighs: `boat cargo --kilos`": "",
        "upgrade the cargo now: `sudo boat upgrade cargo`": "the question says the command",
        "imperative path of things: `boat load hull`": "says not what is done",
    }.items():
        assert _last(f"- {line}", "command") == [doubt], line
    italian = "# Barche\n\n## Porto\n\nIl porto è il luogo in cui le barche sono ferme.\n\n- {}\n"
    for line, doubt in {
        "mostrare il peso della stiva: `boat cargo`": "",
        "chiave della stiva: `hold key`": "says not",
    }.items():
        found = [one for _, one in doubts(italian.format(line), "command")]
        assert len(found) == 1, line
        assert found[0].startswith(doubt) and bool(found[0]) == bool(doubt), (line, found)


def test_a_command_that_stands_twice_is_asked_for_once() -> None:
    line = "- show what the hold weighs: `boat cargo --kilos`\n"
    found = doubts(f"# Boats\n\n## Tools\n\n{line}\n## Gear\n\n{line}", "command")
    assert [doubt for _, doubt in found] == ["", "another line asks for the same command"]


def test_a_joined_name_is_not_read_off_and_is_told_in_words() -> None:
    lines = (
        "- `AnchorDragged`: a hook that drags over muddy ground near the pier",
        "- `HullLeak`: broken planks below the painted water line",
        "- `SailTorn`: `wind>40` and canvas older than nine summers",
        "- `MastDown`: a broken stick of pine over the forward deck",
    )
    text = "# Boats\n\n## Alarms\n\n" + "\n".join(lines) + "\n"
    found = {one.parts.right[0]: doubt for one, doubt in judged_by(text, "named")}
    assert found["`AnchorDragged`"] == "a word of the question gives the name away"
    assert found["`SailTorn`"] == "what is said of it is code"
    assert found["`MastDown`"] == ""


def test_a_rule_that_says_what_a_thing_has_is_not_asked_as_what_it_does() -> None:
    rule = "# Boats\n\n## Winches\n\nWinches must {} in the harbour.\n"
    assert [doubt for _, doubt in doubts(rule.format("have a brake of steel"), "rule")] == [
        "the rule says how something is"
    ]
    assert [doubt for _, doubt in doubts(rule.format("lock the drum of the rope"), "rule")] == [""]


def test_a_row_is_asked_by_its_first_cell_where_no_other_column_parts_such_rows() -> None:
    head = "# Boats\n\n## Hulls\n\n| Hull | Build | Main wood |\n| --- | --- | --- |\n"
    rows = "| Round keel | carvel | oak |\n| Flat keel | clinker | pine |\n| Deep keel | strip | teak |\n"
    more = "| Flat bottom | sewn | birch |\n| Short pram | glued | elm |\n| Flat bottom | nailed | larch |\n"
    parted = "its rows are told apart by another column"
    for text, keel, is_parted in (
        (head + rows, "Flat", False),
        (head + rows + more, "Deep", False),
        (head + rows + more, "Flat", True),
    ):
        found = {why for asked, why in doubts(text, "property") if f"*{keel} keel*" in asked}
        assert found and (parted in found) is is_parted


def test_what_is_set_off_is_not_parted_into_two_sentences() -> None:
    assert sentences("The unit reads **Op. ALU** at once. It waits.") == (
        "The unit reads **Op. ALU** at once.",
        "It waits.",
    )
    assert sentences("An open ** mark. It waits.") == ("An open ** mark.", "It waits.")


def test_a_merit_is_no_thing_that_does_something() -> None:
    for heading, is_asked in (("Parts", True), ("Pros", False), ("Advantages", False)):
        text = f"# Winch\n\n## {heading}\n\n- Long handle\n  - Allows the crew to haul a rope by night\n"
        assert bool(proposed(text, "implied")) is is_asked, heading


def test_the_subject_of_a_sentence_does_not_end_with_a_word_of_its_verb() -> None:
    for subject, is_asked in (("El práctico", True), ("El práctico le", False)):
        text = f"# El puerto\n\n## Práctico\n\n- {subject} indica al capitán el muelle que debe usar en la noche\n"
        assert bool(proposed(text, "relation")) is is_asked, subject


def test_what_a_thing_is_of_stands_as_a_word_of_its_own() -> None:
    for subject, is_asked in (("The form of the mole", True), ("The old topic", False), ("The core tool", False)):
        text = f"# Harbour\n\n## Mole\n\n{subject} is the long wall of stone that breaks the waves\n"
        assert bool(proposed(text, "identity")) is is_asked, subject


def test_what_is_counted_is_named_and_no_piece_of_a_sentence() -> None:
    for points, is_asked in (("sail craft and rowing craft", True), ("it has masts and oars", False)):
        text = f"# Ships\n\nThere are two sorts of craft in the old harbour: {points}.\n"
        assert bool(proposed(text, "counted")) is is_asked, points


def test_members_are_not_what_a_thing_is_known_by() -> None:
    for said, is_asked in (
        ("Cook, cabin boy, mate, bosun, pilot", False),
        ("brings the ropes of each ship to a bollard", True),
    ):
        lines = (
            "- **Runner boat**: tows a hull along the quay by night\n- **Pilot cutter**: brings a pilot to each ship\n"
        )
        text = f"# Harbour\n\n## Helpers\n\n- **Shore gang**: {said}\n{lines}"
        assert bool([one for one in proposed(text, "named") if one.parts.right == ("Shore gang",)]) is is_asked, said


def test_a_number_that_names_a_thing_counts_no_points() -> None:
    for lead, is_asked in (
        ("The harbour of the north has 2 moles", True),
        ("The harbour of the north is 2.0", False),
        ("The 2 moles", False),
    ):
        text = f"# Ships\n\n{lead}: the long wall of stone and the short pier of wood.\n"
        assert bool(proposed(text, "counted")) is is_asked, lead


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Coastal navigation is based on the bearing of landmarks.", ""),
        ("The weight of both sides of a scale depends on the cargo.", "does not say of what"),
        ("A towing winch consists of a drum, a brake and a motor.", "of another thing than its place is about"),
    ],
)
def test_a_relation_is_asked_of_the_thing_of_its_place(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Ships\n\n## Navigation\n\n{line}\n", "relation")] == [doubt]
