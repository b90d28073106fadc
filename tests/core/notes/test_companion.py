"""What somebody decided about notes comes back from the file beside them, and from that alone."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.limits import COMPANION_BRACKETS, COMPANION_LINES
from study.core.notes import parse, read_together
from study.core.notes.companion import (
    CHOICES,
    IN_OWN_WORDS,
    Badge,
    Companion,
    Remembered,
    Worded,
    abridged,
    bounded,
    homes,
)
from study.core.notes.companion_file import read_companion, write_companion
from study.core.notes.model import Notes

HARBOUR = """# Harbour

- Buoy: a float that marks a channel
- Jetty: a wall that keeps waves away
- On arrival:
  - Hail the harbour master
- On leaving:
  - Hail the harbour master

# Tides

- Neap: a small tide
"""
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


def lines(notes: Notes) -> list[str]:
    return [fact.key for topic in notes.topics for fact in topic.facts]


@st.composite
def companions(draw: st.DrawFn) -> Companion:
    notes = parse(HARBOUR, "harbour.md")
    questions = []
    for key in sorted(homes(notes.topics)):
        for name in draw(st.lists(st.sampled_from(["meaning", "term", "own-words-1"]), unique=True)):
            choice = draw(st.sampled_from(CHOICES))
            text = draw(words.filter(bool)) if choice in IN_OWN_WORDS else ""
            worded = draw(st.none() | st.builds(Worded, words.filter(bool), words, words))
            marks = draw(st.booleans()), draw(st.booleans()), worded
            questions.append(Remembered(f"{key}/{name}", key, draw(st.booleans()), choice, text, draw(words), *marks))
    badges = [
        Badge(key, "oceans", "range", draw(st.booleans())) for key in draw(st.sets(st.sampled_from(lines(notes))))
    ]
    return Companion(abridged(notes.topics, lines(notes)), tuple(questions), tuple(badges))


@given(companions())
def test_what_is_written_is_read_as_the_same(companion: Companion) -> None:
    assert read_companion(write_companion(companion)) == (companion, ())


@given(companions())
def test_notes_that_did_not_change_get_all_of_it_back(companion: Companion) -> None:
    found, lost = companion.under(parse(HARBOUR, "harbour.md"))
    assert (found.questions, found.badges, lost) == (companion.questions, companion.badges, ())


def decided(text: str = HARBOUR) -> Companion:
    """A decision about each line."""
    notes = parse(text, "harbour.md")
    questions = tuple(Remembered(f"{key}/meaning", key, choice="never") for key in lines(notes))
    return Companion(abridged(notes.topics, lines(notes)), questions)


def test_lines_are_known_again_where_they_moved_and_under_whatever_keys() -> None:
    moved = HARBOUR.replace("- Jetty: a wall that keeps waves away\n", "") + "- Jetty: a wall that keeps waves away\n"
    notes = read_together([parse("# Harbour\n\n- Quay: where ships lie\n", "a.md"), parse(moved, "harbour.md")])
    found, lost = decided().under(notes)
    assert not lost
    said = {fact.key: fact.text for topic in notes.topics for fact in topic.facts}
    then = {fact.key: fact.text for topic in decided().topics for fact in topic.facts}
    assert [said[one.line] for one in found.questions] == [then[one.line] for one in decided().questions]
    assert all(one.key == f"{one.line}/meaning" for one in found.questions)


def test_what_was_decided_about_a_line_that_is_gone_is_told() -> None:
    notes = parse(HARBOUR.replace("- Neap: a small tide\n", "- Ebb: it runs out\n"), "harbour.md")
    companion = decided()
    found, (lost,) = companion.under(notes)
    assert len(found.questions) == len(companion.questions) - 1
    assert lost.file == "harbour.md" and lost.severity == "warning"
    assert lost.message == "1 decision about “Neap: a small tide” is left out: nothing says that any more"


def test_a_line_that_may_be_another_is_not_decided_about() -> None:
    notes = parse(HARBOUR.replace("keeps waves away", "lets waves in"), "harbour.md")
    found, lost = decided().under(notes)
    assert len(found.questions) == len(decided().questions) - 1 and len(lost) == 1


def test_a_line_that_was_gone_is_known_again_where_it_comes_back_and_told_once_where_not() -> None:
    gone = frozenset(fact for fact in lines(parse(HARBOUR, "harbour.md")) if fact.startswith("harbour#"))
    companion = replace(decided(), gone=gone, left=2)
    assert read_companion(write_companion(companion)) == (companion, ())
    found, lost = companion.under(parse(HARBOUR, "harbour.md"))
    assert len(found.questions) == len(companion.questions)
    assert [one.message for one in lost] == [
        "2 decisions about what was gone already are left out: it is not in these notes"
    ]
    reworded = HARBOUR.replace("a float that marks", "a float which marks")
    found, lost = companion.under(parse(reworded, "harbour.md"))
    assert len(found.questions) == len(companion.questions) - 1, "what is gone is known by all of its words alone"
    assert [one.message[:11] for one in lost] == ["3 decisions"]


def test_what_is_written_is_never_more_than_what_is_read() -> None:
    companion = decided()
    first, *_, last = companion.questions
    only = replace(companion, questions=(replace(first, choice="", asked=True), *companion.questions[1:]))
    kept = bounded(only, 3)
    assert len(kept.questions) == 3 and kept.left == len(companion.questions) - 1 - 3
    assert first.key not in {one.key for one in kept.questions}
    found, lost = kept.under(parse(HARBOUR, "harbour.md"))
    assert {one.key for one in found.questions} == {one.key for one in kept.questions}
    assert len(lost) == 1 and last.key not in {one.key for one in found.questions}
    assert bounded(kept, 3) == kept


def tampered(**changed: Any) -> str:
    document = json.loads(write_companion(Companion(decided().topics, (Remembered("harbour#1/term", "harbour#1"),))))
    return json.dumps(document | changed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ('{"keepwarm": ' + "9" * 5_000 + "}", "is no JSON"),
        ("[" * (COMPANION_BRACKETS + 1), "brackets"),
        ("[]", "is not what Keepwarm writes"),
        ('{"keepwarm": 2}', "has the form 2, and this Keepwarm reads 1"),
        (tampered(lines={"a": 1}), "“lines” is no list"),
        (tampered(topics=[0] * (COMPANION_LINES + 1)), "“topics” has more than"),
        (tampered(questions=[1]), "“questions”, entry 1: is no entry"),
        (tampered(questions=[{"key": "x#1/term", "line": "x#1"}]), "its line is not there"),
        (tampered(questions=[{"key": "harbour#1/term", "line": "harbour#1", "choice": "all"}]), "“choice” is none of"),
        (tampered(questions=[{"key": "harbour#1/term", "line": "harbour#1", "choice": []}]), "“choice” is none of"),
        (tampered(questions=[{"key": "harbour#1/term", "line": "harbour#1", "choice": "own"}]), "“text” goes with"),
        (tampered(questions=[{"key": "harbour#1/term", "line": "harbour#1", "note": "a\0"}]), "no character"),
        (tampered(questions=[{"key": "harbour#1/term", "line": "harbour#1", "note": "\ud800"}]), "no character"),
        (tampered(questions=[{"key": "harbour#1/term", "line": "harbour#1", "asked": 1}]), "neither true nor false"),
        (tampered(questions=[{"key": "harbour#1/" + "x" * 600, "line": "harbour#1"}]), "no name of up to"),
        (tampered(questions=[{"key": "harbour#1/term", "line": "harbour#1"}] * 2), "entry 2: is there already"),
        (tampered(topics=[{"key": "harbour", "level": -1}]), "“level” is no level"),
        (tampered(badges=[{"line": "harbour#1", "course": 7, "fact": "x"}]), "“course” is no text"),
    ],
)
def test_what_is_wrong_is_told_and_left_out(text: str, said: str) -> None:
    companion, problems = read_companion(text, "a/keepwarm.json")
    assert any(said in one.message for one in problems), problems
    assert all(one.file == "a/keepwarm.json" and one.severity == "warning" for one in problems)
    assert len(companion.questions) <= 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["keepwarm", "topics", "lines", "questions", "badges"]), json_values, st.data())
def test_whatever_stands_in_it_is_read_or_told(name: str, value: Any, data: st.DataObject) -> None:
    document = json.loads(tampered())
    if isinstance(document[name], list) and document[name]:
        entry = data.draw(st.sampled_from(document[name]))
        entry[data.draw(st.sampled_from([*entry, "choice", "text", "level"]))] = value
    else:
        document[name] = value
    companion, _ = read_companion(json.dumps(document))
    assert read_companion(write_companion(companion)) == (companion, ())
