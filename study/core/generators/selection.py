"""From notes to questions: every recipe over every topic, the rules, and a fair choice of what passes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.rules import refuse
from study.core.generators.statements import Corpus
from study.core.notes.model import Notes
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.text.compare import clean, simple

MOST_PER_FACT = 3
"""Questions one fact may lead to, so that one line of notes does not fill a whole day's review."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the notes. `refused` counts reasons; `statements` are the keys of the facts that
    say something (no leads, nothing verbatim, no notice of a change), `used` those that a candidate rests on.
    `left_out` counts the facts beyond the limit, which nothing is made from."""

    candidates: tuple[Candidate, ...]
    refused: Mapping[str, int]
    statements: tuple[str, ...]
    used: tuple[str, ...]
    left_out: int = 0

    @property
    def coverage(self) -> float:
        """The share of statements that are used, from 0 to 1; 1 where there are none."""
        return len(self.used) / len(self.statements) if self.statements else 1.0


def make(notes: Notes, recipes: Iterable[Recipe]) -> Made:
    """Return the questions that `notes` support, in reading order. The same notes give the same
    questions on every machine."""
    corpus = Corpus(notes)
    refused: Counter[str] = Counter()
    chosen: list[Candidate] = []
    for fallback in (False, True):
        proposed = [
            candidate
            for recipe in recipes
            if recipe.fallback == fallback
            for topic in notes.topics
            for candidate in recipe.make(topic, corpus)
        ]
        passed = [candidate for candidate in proposed if _passes(candidate, corpus, refused)]
        chosen += _choose(passed, chosen, fallback, refused)
    order = {entry.key: entry.order for entry in corpus.entries}
    chosen.sort(key=lambda one: (min(order[key] for key in one.facts[:1]), one.rank, one.key))
    used = {key for candidate in chosen for key in candidate.facts}
    statements = tuple(entry.key for entry in corpus.statements if entry.fact.callout != "changed")
    return Made(
        tuple(chosen),
        dict(sorted(refused.items())),
        statements,
        tuple(k for k in statements if k in used),
        corpus.left_out,
    )


def _passes(candidate: Candidate, corpus: Corpus, refused: Counter[str]) -> bool:
    reason = refuse(candidate, corpus)
    refused[reason] += bool(reason)
    return not reason


def _choose(passed: list[Candidate], before: list[Candidate], fallback: bool, refused: Counter[str]) -> list[Candidate]:
    """Take the best sorts first: no prompt, id or answer of a fact twice, few of one fact, and
    fallbacks only where a fact is unused."""
    prompts = {(one.kind, simple(one.prompt)) for one in before}
    answers = {_answer(one) for one in before}
    keys = {one.key for one in before}
    used = Counter(key for one in before for key in one.facts)
    main = Counter(one.fact for one in before)
    chosen: list[Candidate] = []
    for one in sorted(passed, key=lambda candidate: candidate.rank):
        repeated = (one.kind, simple(one.prompt)) in prompts or _answer(one) in answers or one.key in keys
        if repeated or main[one.fact] >= MOST_PER_FACT or (fallback and all(used[key] for key in one.facts)):
            refused["repeats another question" if repeated else "enough questions of this fact"] += 1
            continue
        chosen.append(one)
        prompts.add((one.kind, simple(one.prompt)))
        answers.add(_answer(one))
        keys.add(one.key)
        main[one.fact] += 1
        used.update(one.facts)
    return chosen


def _answer(candidate: Candidate) -> tuple[object, ...]:
    """What makes two questions the same in other words: fact, answer, and the way to give it. To type
    "10 GB" or the 10 of "10 GB" is one thing, to choose it another."""
    right = candidate.parts.right
    if KINDS[candidate.kind].is_typed:
        numbers = [re.match(r"[\d.,]+", answer) for answer in right]
        right = tuple(found[0] if found else answer for found, answer in zip(numbers, right, strict=True))
        return ("typed", candidate.fact, frozenset(map(simple, right)))
    return (candidate.kind, candidate.fact, frozenset(map(simple, right)))


def question(candidate: Candidate, notes: Notes) -> Question:
    """Return `candidate` as a question that is ready to be asked."""
    topic = next((topic for topic in notes.topics if topic.key == candidate.topic), None)
    main = next((fact for fact in topic.facts if fact.key == candidate.fact), None) if topic else None
    subject = clean(main.term or "") if main else ""
    title = ": ".join(part for part in (clean(topic.title) if topic else "", subject) if part)
    return Question(
        key=candidate.key,
        kind=candidate.kind,
        title=title[:LONGEST_TITLE] or candidate.recipe.capitalize(),
        prompt=candidate.prompt,
        body=candidate.body,
        explanation=candidate.explanation,
        topic=candidate.topic,
        status="ready",
        lines=candidate.lines,
    )


LONGEST_TITLE = 120
