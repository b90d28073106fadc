"""Each rule with a question it lets pass and one it refuses."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from study.core.generators import Candidate, bodies, rules
from study.core.generators.statements import Corpus
from study.core.notes import parse
from study.core.questions.interaction import Interaction
from study.core.questions.kinds import made

TEXT = """# Limits

- Timeout: 15 min
- Memory: 10 GB
- Layers: five at most

Sources:

- Kinesis
- SQS

```
code
```

# Old limits

- Package size: 50 MB
- Package size: 75 MB
"""
CORPUS = Corpus(parse(TEXT, "notes.md"))
FACT = next(entry for entry in CORPUS.entries if entry.term == "Timeout")


def candidate(asked: Interaction | None = None, **changes: Any) -> Candidate:
    kind, body = made(asked or bodies.one_of("15 min", ["30 min", "5 min"]))
    base = Candidate(
        recipe="definition",
        fact=FACT.key,
        topic=FACT.topic.key,
        kind=kind.name,
        prompt="In “Limits”, what is the limit for “Timeout”?",
        body=body,
        lines=FACT.fact.lines,
        facts=(FACT.key,),
    )
    return replace(base, **changes)


def verdict(rule: rules.Rule, one: Candidate) -> str:
    return rule(one, one.parts, CORPUS)


def key_of(term: str) -> str:
    return next(entry.key for entry in CORPUS.entries if entry.term == term)


RIGHT = candidate()
REFUSED = [
    (rules.stands_alone, candidate(prompt="What is the limit for that?")),
    (rules.stands_alone, candidate(prompt="In “Limits”, what follows from this: “it is slow”?")),
    (rules.stands_alone, candidate(prompt="Which number is given?")),
    (rules.has_one_answer, candidate(bodies.one_of("15 min", []))),
    (rules.has_one_answer, candidate(bodies.some_of(["15 min"], ["5 min"]))),
    (rules.hides_answer, candidate(prompt="In “Limits”, is the “Timeout” 15 min?")),
    (rules.hides_answer, candidate(bodies.number(Decimal(900), "s"), prompt="“Limits”: 15 min?")),
    (rules.is_told_apart, candidate(bodies.one_of("15 min", ["as long as you like"]))),
    (rules.is_told_apart, candidate(bodies.one_of("15 min", ["15 GB"]), recipe="limit")),
    (rules.is_surely_wrong, candidate(bodies.one_of("15 min", ["15 Min."]))),
    (rules.is_surely_wrong, candidate(bodies.one_of("a quarter", ["15 min"]))),
    (rules.speaks_for_itself, candidate(bodies.one_of("15 min", ["None of the above"]))),
    (rules.has_distinct_options, candidate(bodies.one_of("15 min", ["5 min", "**5 min**"]))),
    (rules.is_short_enough, candidate(bodies.one_of("15 min", ["x" * 201]))),
    (rules.is_short_enough, candidate(prompt="")),
    (rules.is_balanced, candidate(bodies.one_of("15 min", ["`5 min"]))),
    (rules.is_balanced, candidate(prompt="In “Limits”, what is (the “Timeout”?")),
    (rules.rests_on_prose, candidate(facts=("no-such-prose-fact",))),
    (rules.is_undisputed, candidate(facts=(key_of("Package size"),))),
]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_sound_question_passes(rule: rules.Rule) -> None:
    assert verdict(rule, RIGHT) == ""


@pytest.mark.parametrize(("rule", "one"), REFUSED, ids=[rule.__name__ for rule, _ in REFUSED])
def test_a_faulty_question_is_refused_with_a_reason(rule: rules.Rule, one: Candidate) -> None:
    assert verdict(rule, one)
    assert rules.refuse(one, CORPUS)


def test_every_rule_is_tested_with_a_refusal() -> None:
    assert {rule for rule, _ in REFUSED} == set(rules.RULES)


def disputed(text: str) -> set[str]:
    corpus = Corpus(parse(text, "notes.md"))
    return {corpus.by_key[key].text for key in corpus.disputed}


def test_two_numbers_for_one_thing_dispute_each_other() -> None:
    assert disputed("# A\n\n- Env variables: 4 KB\n\n# B\n\n- Maximum env variables: 8 KB\n") == {
        "Env variables: 4 KB",
        "Maximum env variables: 8 KB",
    }


def test_one_number_in_two_units_is_no_dispute() -> None:
    assert disputed("# A\n\n- Timeout: 15 min\n\n# B\n\n- Timeout: 900 s\n") == set()


def test_a_default_and_a_maximum_are_no_dispute() -> None:
    assert disputed("# A\n\n- Default timeout: 3 s\n- Maximum timeout: 900 s (15 minutes)\n") == set()


def test_neighbours_told_in_the_same_terms_may_differ() -> None:
    standard = "## Standard\n\n- Rate: 900 per second\n- Size: 1 MB\n"
    text = f"# Queues\n\n{standard}\n## FIFO\n\n- Rate: 300 per second\n- Size: 2 MB\n"
    assert disputed(text) == set()


def test_a_notice_of_change_disputes_the_number_it_overtakes() -> None:
    text = "# A\n\n- Memory size: up to 3 GB\n- Disk: 512 MB\n\n> [!changed]\n> Memory may be 10 GB; it was 3 GB.\n"
    assert "Memory size: up to 3 GB" in disputed(text)
    assert "Disk: 512 MB" not in disputed(text)


def test_a_notice_of_change_leaves_the_new_number_alone() -> None:
    text = "# A\n\n- Memory size: up to 10 GB\n\n> [!changed]\n> Memory may be 10 GB; it was 3 GB.\n"
    assert "Memory size: up to 10 GB" not in disputed(text)
