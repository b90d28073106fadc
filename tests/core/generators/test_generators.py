"""All shapes over whole notes: valid, deterministic, stable, not too many."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.generators import SHAPES, candidates, questions
from study.core.generators.judge import judged
from study.core.generators.proposal import quote
from study.core.generators.statements import Corpus
from study.core.notes import parse
from study.core.notes.model import Notes, Topic
from study.core.questions.check import check
from study.core.questions.interaction import Back
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question, decode, encode
from study.core.text.compare import simple
from tests.core.generators.notes_for_tests import MIXED

NOTES = parse(MIXED, "notes.md")
CORPUS = Corpus(NOTES)
CONTENT = Path(__file__).resolve().parents[3] / "content"


def assert_valid(made: Question) -> None:
    kind = KINDS[made.kind]
    assert decode(kind.body, json.loads(json.dumps(encode(made.body)))) == made.body
    assert [problem for problem in check(made) if problem.severity == "error"] == []


@pytest.mark.parametrize("topic", NOTES.topics, ids=lambda topic: topic.key)
@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_makes_valid_questions_of_a_topic_or_none(name: str, topic: Topic) -> None:
    for one in SHAPES[name].make(topic, CORPUS):
        assert one.shape == name == SHAPES[name].name
        assert one.topic == topic.key
        if judged(one, CORPUS).fit != "unfit":
            assert_valid(*questions([one], NOTES))


TEXTS = [
    ("mixed", MIXED),
    *((path.stem, path.read_text()) for path in sorted(CONTENT.glob("*/notes/*.md"))),
]


@pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=[name for name, _ in TEXTS])
def test_whole_notes_give_valid_questions_that_cover_most(text: str) -> None:
    notes = parse(text, "notes.md")
    made = candidates(notes)
    used = {key for one in made.candidates for key in one.facts}
    assert len(used & set(made.statements)) >= 0.7 * len(made.statements)  # what cannot be asked well is left out
    assert made.coverage >= 0.15  # what is doubtful waits for somebody
    for one in questions(made.candidates, notes):
        assert_valid(one)


IN_SENTENCES = ("identity", "relation", "counted", "called", "condition")
"""Shapes of whole sentences, which have a test of their own."""


def test_every_shape_finds_something_in_the_mixed_notes_or_in_its_own_test() -> None:
    used = {one.shape for one in candidates(NOTES).candidates}
    own = {"contrast", "card", "term", "matching", "value", "how", "named", "why", "belongs", "row"}
    told = {"explained", "missing", "nutshell"}
    technical = {"initials", "coded", "command", "implied"}
    assert set(SHAPES) - used <= own | told | technical | set(IN_SENTENCES)


def test_questions_stand_in_reading_order_and_no_prompt_or_id_stands_twice() -> None:
    made = candidates(NOTES).candidates
    order = {key: entry.order for key, entry in CORPUS.by_key.items()}
    places = [order[one.facts[0]] for one in made]
    assert places == sorted(places)
    assert max(Counter(one.key for one in made).values()) == 1
    assert max(Counter((one.kind, simple(one.prompt), one.context) for one in made).values()) == 1


def test_a_question_names_its_source() -> None:
    made = list(questions(candidates(NOTES).candidates, NOTES))
    branch = next(one for one in made if one.prompt == "What is *branch*?")
    assert branch.explanation == "From the notes: “branch: a movable pointer to a commit”"
    assert (branch.title, branch.context) == ("Git: branch", "Git")
    assert (branch.topic, branch.status) == ("git", "ready")
    assert MIXED.splitlines()[branch.lines[0] - 1] == "- branch: a movable pointer to a commit"


def test_an_answer_that_is_the_whole_line_is_not_quoted_again() -> None:
    notes = parse("# Tides\n\n## Spring tides\n\nThe ways of the water:\n\n- it rises high\n- it falls low\n")
    (asked,) = [one for one in candidates(notes).candidates if len(one.parts.right) == 2]
    assert "ways of the water" in asked.prompt and asked.explanation == ""
    (entry,) = [one for one in CORPUS.by_key.values() if one.text.startswith("branch: ")]
    assert quote([entry], "What is it?", Back(entry.text)) == "" and quote([entry], "What?", Back("a pointer")) != ""
    assert quote([entry], f"*{entry.text}*: what follows?", Back("a pointer")) == ""


def test_the_same_notes_give_the_same_questions_whatever_the_hash_seed() -> None:
    script = (
        "import sys, json; from study.core.generators import candidates; from study.core.notes import parse;"
        "from study.core.questions.question import encode;"
        "print(json.dumps([encode(one) for one in candidates(parse(sys.stdin.read(), 'notes.md')).candidates]))"
    )
    root = Path(__file__).resolve().parents[3]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script],
            input=MIXED,
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(json.loads(outputs[0])) == len(candidates(NOTES).candidates)


def test_ids_follow_the_keys_of_facts_and_not_their_words() -> None:
    before = candidates(NOTES).candidates
    reworded = parse(MIXED.replace("a movable pointer to a commit", "a pointer that moves along"), "notes.md")
    keys = {
        new.key: old.key
        for old_topic, new_topic in zip(NOTES.topics, reworded.topics, strict=True)
        for old, new in zip(old_topic.facts, new_topic.facts, strict=True)
    } | {topic.key: topic.key for topic in NOTES.topics}
    after = {f"{keys[one.fact]}/{one.shape}-{one.slot}" for one in candidates(reworded).candidates}
    # New words may allow one question more; the old ones keep their ids.
    assert {f"{one.fact}/{one.shape}-{one.slot}" for one in before} <= after


def test_what_the_look_at_notes_and_the_readme_recommend_is_asked() -> None:
    lines = (
        "- Bollard: a post of iron on a quay\n- the wind drops at night in the roads ⇒ the ship drifts ashore\n"
        "- Height of the quay: 6 m\n"
    )
    made = candidates(parse(f"# Boats\n\n## Mooring\n\n{lines}"))
    assert made.coverage == 1 and {one.shape for one in made.candidates if one.fit == "sure"} >= {"meaning", "cause"}


@pytest.mark.parametrize(
    "text", ["", "# Only a heading\n", "just a line\n", "- a\n- b\n", "> [!changed]\n> now 5 GB\n"]
)
def test_notes_with_little_in_them_are_no_trouble(text: str) -> None:
    notes = parse(text, "notes.md")
    made = candidates(notes)
    assert 0 <= made.coverage <= 1
    for one in questions(made.candidates, notes):
        assert_valid(one)


PIECES = (
    "# A",
    "## B",
    "- X: 5 MB",
    "- X ⇒ Y",
    "- a, b and c",
    "1. one",
    "2. two",
    "3. three",
    "| a | b |",
    "| --- | --- |",
    "## The field \\C",
    "It holds the roots of every equation.",
    "- **\\g<0> of {0}**: a %s [in brackets of its own",
)
lines = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=12)


@given(lines)
def test_whatever_the_notes_are_there_are_valid_questions_or_none(written: list[str]) -> None:
    notes = parse("\n".join(written), "notes.md")
    for one in questions(candidates(notes).candidates, notes):
        assert_valid(one)


def test_a_heading_may_hold_signs_that_mean_something_to_programs() -> None:
    notes = parse("# Sets\n\n## The field \\C\n\nIt holds the roots of every equation.\n")
    (offered,) = candidates(notes).candidates
    assert "The field \\C" in offered.prompt


def test_no_notes_give_no_questions() -> None:
    made = candidates(Notes(topics=()))
    assert (made.candidates, made.coverage) == ((), 1.0)
