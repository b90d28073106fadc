"""The cells of a table row have keys of their own: an edit of one leaves what is asked of the others."""

import json
from random import Random

import pytest

from study.core.generators import candidates
from study.core.notes import carry_keys, parse
from study.core.notes.companion import Companion, Remembered, abridged, homes
from study.core.notes.companion_file import read_companion, write_companion
from study.core.notes.identity import Changes
from study.core.notes.model import BY_COLUMN, Fact, Notes
from study.core.notes.row_cells import rests_on, said_under
from tests.core.notes.table_edits import (
    EDITS,
    Outcome,
    a_table,
    column_added,
    column_removed,
    columns_swapped,
    one_cell,
    outcomes,
)

HARBOURS = """# Harbours

| Harbour | Depth | Founder | Cargo |
| --- | --- | --- | --- |
| Marlow | 12 m | a guild of salters | dried herring |
| Tarnby | 9 m | two brothers from Genoa | oak and tar |
| Ostrel | 30 m | a widow with nine ships | raw amber |
"""


def again(before: Notes, text: str) -> tuple[Notes, Changes]:
    return carry_keys(before.topics, parse(text, "a.md"))


def row(notes: Notes, name: str) -> Fact:
    (found,) = (fact for topic in notes.topics for fact in topic.facts if fact.text.startswith(name))
    return found


def under(notes: Notes, name: str) -> dict[int, str]:
    """What the cells of a row say, by their keys."""
    return {key: cell.text for key, cell in said_under(row(notes, name)).items()}


def asked(notes: Notes, before: frozenset[str] = frozenset()) -> dict[str, str]:
    return {one.key: " ".join(one.parts.right) for one in candidates(notes, before).candidates}


BEFORE = parse(HARBOURS, "a.md")
MARLOW = {0: "Marlow", 1: "12 m", 2: "a guild of salters", 3: "dried herring"}


@pytest.fixture(scope="module")
def found() -> dict[str, Outcome]:
    return outcomes(40)


@pytest.mark.parametrize("kind", EDITS)
def test_whatever_is_done_to_a_table_other_questions_stay(found: dict[str, Outcome], kind: str) -> None:
    one = found[kind]
    assert one.stayed > 100
    assert (one.lost, one.taken) == (0, 0)


def test_a_number_that_changes_is_asked_anew_and_nothing_else() -> None:
    after, changes = again(BEFORE, HARBOURS.replace("12 m", "13 m"))
    assert row(after, "Marlow").key == row(BEFORE, "Marlow").key
    assert under(after, "Marlow") == {0: "Marlow", 100: "13 m", 2: "a guild of salters", 3: "dried herring"}
    assert (changes.added, changes.removed, changes.edited, changes.unsure) == (0, 0, 1, ())
    home, before = row(BEFORE, "Marlow").key, asked(BEFORE)
    then = asked(after, frozenset(before))
    assert before[f"{home}/property-c1"] == "12 m"
    assert f"{home}/property-c1" not in then and then[f"{home}/property-c100"] == "13 m"
    assert {key: said for key, said in before.items() if key != f"{home}/property-c1"}.items() <= then.items()


def test_a_cell_in_other_words_that_may_be_another_is_for_a_person_to_say() -> None:
    after, changes = again(BEFORE, HARBOURS.replace("dried herring", "smoked eel"))
    assert under(after, "Marlow") == {**MARLOW, 3: "smoked eel"}
    (unsure,) = changes.unsure
    assert (unsure.old, unsure.new) == ("Marlow | Cargo: dried herring", "Marlow | Cargo: smoked eel")
    assert unsure.rests_on(f"{unsure.key}/property-c3") and unsure.rests_on(f"{unsure.key}/contrast-columns")
    assert not unsure.rests_on(f"{unsure.key}/property-c1")
    parted, changes = carry_keys(
        BEFORE.topics, parse(HARBOURS.replace("dried herring", "smoked eel"), "a.md"), apart=[unsure.apart]
    )
    assert under(parted, "Marlow") == {0: "Marlow", 1: "12 m", 2: "a guild of salters", 100: "smoked eel"}
    assert changes.unsure == ()


def test_a_cell_that_another_row_says_too_is_another_one() -> None:
    after, changes = again(BEFORE, HARBOURS.replace("dried herring", "raw amber"))
    assert under(after, "Marlow") == {**{key: MARLOW[key] for key in (0, 1, 2)}, 100: "raw amber"}
    assert changes.unsure == ()


@pytest.mark.parametrize(("old", "new"), [("+", "−"), ("a", "b"), ("yes", "no"), ("✓", "✗"), ("3 kg", "3 mg")])
def test_small_cells_are_others_too(old: str, new: str) -> None:
    text = HARBOURS.replace("12 m", old)
    after, changes = again(parse(text, "a.md"), HARBOURS.replace("12 m", new))
    assert under(after, "Marlow")[100] == new
    assert changes.unsure == ()


def test_what_stood_in_a_cell_before_is_known_again() -> None:
    changed, _ = again(BEFORE, HARBOURS.replace("12 m", "13 m"))
    back, _ = again(changed, HARBOURS)
    assert under(back, "Marlow") == MARLOW
    third, _ = again(back, HARBOURS.replace("12 m", "14 m"))
    assert under(third, "Marlow")[101] == "14 m", "no key is given twice"
    assert under(again(third, HARBOURS.replace("12 m", "13 m"))[0], "Marlow")[100] == "13 m"


def without(text: str, column: int) -> str:
    lines = [line.strip("|").split("|") if line.startswith("|") else [line] for line in text.splitlines()]
    return "\n".join(
        line[0] if len(line) == 1 else f"|{'|'.join(cell for at, cell in enumerate(line) if at != column)}|"
        for line in lines
    )


def test_a_column_that_goes_and_comes_back_is_the_same_and_others_stay() -> None:
    fewer, changes = again(BEFORE, without(HARBOURS, 2))
    assert under(fewer, "Marlow") == {key: MARLOW[key] for key in (0, 1, 3)}
    assert (changes.removed, changes.added, changes.unsure) == (0, 0, ())
    assert under(again(fewer, HARBOURS)[0], "Marlow") == MARLOW
    named, _ = again(fewer, without(HARBOURS, 2).replace("| --- | --- | --- |", "|---|---|---|"))
    assert under(named, "Marlow") == under(fewer, "Marlow")


def test_down_to_two_columns_and_back_the_cell_that_stays_is_asked_under_its_key() -> None:
    three = without(HARBOURS, 3)
    before, home = parse(three, "a.md"), row(BEFORE, "Marlow").key
    first = asked(before)
    assert {f"{home}/property-c1", f"{home}/property-c2"} <= first.keys()
    two, _ = again(before, without(three, 2))
    second = asked(two, frozenset(first))
    assert second == {key: said for key, said in first.items() if key.endswith("c1")}
    back, _ = again(two, three)
    assert asked(back, frozenset(first)) == first


def test_what_two_columns_ask_of_a_later_cell_is_not_taken_for_the_first() -> None:
    three = without(HARBOURS, 1)
    two, _ = again(parse(three, "a.md"), without(three, 1))
    second = asked(two)
    assert second and all(key.endswith("-c2") for key in second)
    back, _ = again(two, three)
    third = asked(back, frozenset(second))
    assert second.items() <= third.items()


def test_columns_that_change_places_take_their_cells_along() -> None:
    swapped = "\n".join(
        f"|{'|'.join((one[1], one[3], one[2], one[4]))}|" if len(one := line.split("|")) > 4 else line
        for line in HARBOURS.splitlines()
    )
    after, changes = again(BEFORE, swapped)
    assert under(after, "Marlow") == MARLOW
    assert changes.unsure == ()


@pytest.mark.parametrize("head", ["Founded by whom", "Founders", "Builder"])
def test_a_column_in_other_words_is_the_same(head: str) -> None:
    after, changes = again(BEFORE, HARBOURS.replace("Founder", head))
    assert under(after, "Marlow") == MARLOW
    assert not any(one.key == row(after, "Marlow").key for one in changes.unsure)


def test_a_column_in_other_words_of_which_a_cell_changed_too_keeps_the_others() -> None:
    after, _ = again(BEFORE, HARBOURS.replace("Depth", "Water").replace("12 m", "13 m"))
    assert under(after, "Tarnby")[1] == "9 m"
    assert under(after, "Marlow")[100] == "13 m"


def test_a_column_of_the_opposite_is_another_whatever_stands_in_it() -> None:
    text = HARBOURS.replace("Depth", "Minimum depth")
    after, _ = again(parse(text, "a.md"), HARBOURS.replace("Depth", "Maximum depth"))
    assert under(after, "Marlow")[100] == "12 m"


def test_two_heads_that_were_taken_for_each_other_are_asked_anew() -> None:
    text = HARBOURS.replace("Founder | Cargo", "Cargo | Founder")
    after, _ = again(parse(text, "a.md"), HARBOURS)
    assert under(after, "Marlow") == {0: "Marlow", 1: "12 m", 100: "a guild of salters", 101: "dried herring"}


def test_a_row_of_another_thing_is_another_row() -> None:
    after, changes = again(BEFORE, HARBOURS.replace("Marlow", "Pelworm"))
    assert row(after, "Pelworm").key != row(BEFORE, "Marlow").key
    assert row(after, "Pelworm").cell_keys == BY_COLUMN
    assert (changes.added, changes.removed) == (1, 1)


def test_rows_that_are_sorted_below_another_table_keep_everything() -> None:
    head, rows = HARBOURS.splitlines()[:4], HARBOURS.splitlines()[4:]
    other = "| Tide | Height | Hour |\n| --- | --- | --- |\n| Marlow | 3 m | noon |\n| Neap | 1 m | dusk |\n"
    text = "\n".join([head[0], "", other, *head[2:], *reversed(rows)])
    after, _ = again(BEFORE, text)
    assert {name: row(after, name).key for name in ("Tarnby", "Ostrel")} == {
        name: row(BEFORE, name).key for name in ("Tarnby", "Ostrel")
    }
    found = {fact.key: fact.text for topic in after.topics for fact in topic.facts if fact.text.startswith("Marlow")}
    assert found[row(BEFORE, "Marlow").key].endswith("dried herring")


def test_of_two_columns_a_row_is_one_statement_as_before() -> None:
    text = "# Depths\n\n| Harbour | Depth |\n| --- | --- |\n| Marlow | 12 m |\n| Tarnby | 9 m |\n"
    before = parse(text, "a.md")
    after, changes = again(before, text.replace("12 m", "13 m"))
    assert row(after, "Marlow").key != row(before, "Marlow").key
    assert (changes.added, changes.removed) == (1, 1)


def test_what_all_of_a_row_is_asked_for_is_asked_anew_where_a_cell_gave_way() -> None:
    text = """# Two stores

| | Block store | File store |
| --- | --- | --- |
| Attaches to | one machine at a time | many machines at once |
| Grows | by hand in steps | by itself with its files |
| Reached over | a local bus of the host | a network of the company |
"""
    before = parse(text, "a.md")
    name = "contrast-columns"
    keys = [key for key in asked(before) if key.endswith(name)]
    assert keys
    after, _ = again(before, text.replace("by hand in steps", "once in 12 hours"))
    changed = row(after, "Grows").key
    assert changed == row(before, "Grows").key
    then = asked(after, frozenset(asked(before)))
    assert f"{changed}/{name}" not in then
    assert all(key in then for key in keys if not key.startswith(f"{changed}/"))


def test_a_companion_knows_cells_by_what_they_say() -> None:
    changed, _ = again(BEFORE, HARBOURS.replace("12 m", "13 m"))
    home = row(changed, "Marlow").key
    names = ("property-c1", "property-c100", "property-c2")
    questions = tuple(Remembered(f"{home}/{name}", home, True, "keep") for name in names)
    topics = abridged(changed.topics, homes(changed.topics))
    companion, problems = read_companion(write_companion(Companion(topics, questions)))
    assert problems == ()
    fresh = parse("# Intro\n\n- A line\n\n" + HARBOURS.replace("12 m", "13 m"), "b.md")
    now = row(fresh, "Marlow").key
    found, lost = companion.under(fresh)
    assert [one.key for one in found.questions] == [f"{now}/property-c1", f"{now}/property-c2"]
    assert len(lost) == 1, "of the depth that stood there before nothing is asked any more"
    here, _ = companion.under(changed)
    assert [one.key for one in here.questions] == [f"{home}/property-c100", f"{home}/property-c2"]


@pytest.mark.parametrize("cells", ["0", [0, 0], [-1], [True], [10**9], ["c1"], {"keys": [0]}])
def test_cells_that_are_none_are_told_and_left_out(cells: object) -> None:
    document = json.loads(write_companion(Companion(abridged(BEFORE.topics, homes(BEFORE.topics)))))
    document["lines"][1]["cells"] = cells
    found, problems = read_companion(json.dumps(document))
    assert ["“cells”" in one.message for one in problems] == [True]
    assert sum(len(topic.facts) for topic in found.topics) == len(document["lines"]) - 1


def test_a_column_that_only_says_now_and_then_what_another_said_is_a_new_one() -> None:
    text = "| Harbour | Cheap | Depth |\n| --- | --- | --- |\n"
    rows = [("Marlow", "yes", "12 m"), ("Tarnby", "no", "9 m"), ("Ostrel", "yes", "30 m"), ("Windel", "yes", "7 m")]
    lines = [f"| {name} | {said} | {depth} |" for name, said, depth in rows]
    turned = {"Marlow": "yes", "Tarnby": "yes", "Ostrel": "yes", "Windel": "no"}
    other = [f"| {name} | {turned[name]} | {depth} |" for name, _, depth in rows]
    before = parse("# A\n\n" + text + "\n".join(lines), "a.md")
    after, _ = again(before, "# A\n\n" + text.replace("Cheap", "Guarded") + "\n".join(other))
    assert under(after, "Marlow") == {0: "Marlow", 100: "yes", 2: "12 m"}


@pytest.mark.parametrize("seed", range(8))
def test_no_key_of_a_row_is_given_twice_whatever_is_done_to_it(seed: int) -> None:
    random = Random(seed)
    table = a_table(random)
    notes = parse(table.text, "a.md")
    said: dict[tuple[str, int], str] = {}
    for _ in range(12):
        kinds = [edit for name, edit in EDITS.items() if "head" not in name and "reworded" not in name]
        if len(table.heads) > 3:
            kinds += [column_removed, columns_swapped]
        table, _ = random.choice(kinds if len(table.heads) > 3 else [one_cell, column_added])(table, random)
        notes, changes = again(notes, table.text)
        doubtful = {(one.key, cell.key) for one in changes.unsure for cell in one.cells}
        for fact in notes.topics[0].facts[1:]:
            keys = said_under(fact)
            assert len(keys) == len(table.heads)
            for key, cell in keys.items():
                place = (fact.key, key)
                assert said.get(place, cell.text) == cell.text or place in doubtful
                said[place] = cell.text


def test_names_tell_which_cells_a_question_rests_on() -> None:
    assert rests_on("property-c12", [12]) and not rests_on("property-c1", [12])
    assert rests_on("matching", [12])
