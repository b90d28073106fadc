"""Steps to be put in order."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.block import Block, Entry
from study.core.questions.form import LONGEST_ANSWER
from study.core.questions.keys import key_fault, keys, repeats
from study.core.questions.lists import entry_text
from study.core.questions.options import same_text
from study.core.questions.question import Answer, Explained, Form, Kind, Row, Sample
from study.core.questions.shuffle import shuffled

SCORES = ("all-or-nothing", "longest-run")
# Words in an author's key that would tell the place of a step.
PLACES = re.compile(r"(?:first|second|third|fourth|fifth|sixth|last|begin|start|end|final|step)?\d*")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `key` names it for good and says nothing of its place."""

    key: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ordering:
    """The steps in the right order. `score` names the rule: "all-or-nothing" or "longest-run"."""

    steps: tuple[Step, ...]
    score: str = "all-or-nothing"


@dataclass(frozen=True, slots=True)
class Face:
    """What a learner sees of a step, and the name of its field."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Presented:
    """The steps, never in the right order, and the places they may take: "1", "2", …"""

    steps: tuple[Face, ...]
    places: tuple[str, ...]


def claims(block: Block) -> bool:
    return bool(block.numbered)


def parse(block: Block) -> tuple[Ordering | None, tuple[Problem, ...]]:
    named = keys([entry.text for entry in block.numbered])
    steps = tuple(
        Step(entry.key or name, entry.text, entry.reason) for entry, name in zip(block.numbered, named, strict=True)
    )
    problems = _faults(block.numbered, steps)
    if len(steps) < 2:
        problems.append(Problem("An order needs at least two steps.", block.line))
    score = block.attributes.get("score", SCORES[0])
    if score not in SCORES:
        problems.append(Problem(f"The rule score={score} is none of {', '.join(SCORES)}.", block.line))
    return (None if problems else Ordering(steps, score)), tuple(problems)


def _faults(entries: tuple[Entry, ...], steps: tuple[Step, ...]) -> list[Problem]:
    problems: list[Problem] = []
    texts: dict[str, int] = {}
    names: dict[str, int] = {}
    for entry, step in zip(entries, steps, strict=True):
        fault = _step_fault(entry, step)
        problems += [Problem(fault, entry.line)] if fault else []
        first = texts.setdefault(same_text(step.text), entry.line)
        if first != entry.line:
            problems.append(Problem(f"This step repeats the one on line {first}.", entry.line))
        elif names.setdefault(step.key, entry.line) != entry.line:
            problems.append(
                Problem(f"The key {step.key!r} is taken by the step on line {names[step.key]}.", entry.line)
            )
    return problems


def _step_fault(entry: Entry, step: Step) -> str:
    if not step.text:
        return "This step has no text."
    if entry.key and not repeats(entry.key, step.text) and any(map(PLACES.fullmatch, entry.key.split("-"))):
        return f"The key {entry.key!r} gives the place away; name what the step says."
    return key_fault(step.key, step.text)


def present(body: Ordering, seed: int) -> Presented:
    mixed = shuffled(body.steps, seed, lambda step: step.key)
    if mixed == body.steps:
        mixed = (*mixed[1:], mixed[0])
    return Presented(
        steps=tuple(Face(f"place-{step.key}", step.text) for step in mixed),
        places=tuple(str(place) for place, _ in enumerate(mixed, 1)),
    )


def read(body: Ordering, form: Form) -> Answer | Problem:
    count = len(body.steps)
    by_place: dict[str, str] = {}
    for step in body.steps:
        place = "".join(form.get(f"place-{step.key}", ()))[:LONGEST_ANSWER].strip()
        if place not in {str(number) for number in range(1, count + 1)}:
            return Problem(f"Give every step a place from 1 to {count}.")
        if place in by_place:
            return Problem(f"Two steps have place {place}; give each its own.")
        by_place[place] = step.key
    return {"order": [by_place[str(number)] for number in range(1, count + 1)]}


def grade(body: Ordering, answer: Answer | None) -> float:
    """By "longest-run" the score is the share of steps in the longest series that stands in the right
    order, with or without others between; a single step is no series."""
    if not answer:
        return 0.0
    right = [step.key for step in body.steps]
    if answer["order"] == right:
        return 1.0
    if body.score == "all-or-nothing":
        return 0.0
    run = _longest_rise([right.index(key) for key in answer["order"] if key in right])
    return run / len(right) if run > 1 else 0.0


def _longest_rise(numbers: list[int]) -> int:
    """Return the length of the longest increasing subsequence, by patience sorting."""
    tops: list[int] = []
    for number in numbers:
        pile = bisect_left(tops, number)
        tops[pile : pile + 1] = [number]
    return len(tops)


def explain(body: Ordering, answer: Answer | None, seed: int) -> Explained:
    """The rows stand in the right order and say where the learner put each step."""
    texts = {step.key: step.text for step in body.steps}
    order = answer["order"] if answer else []
    place = {key: number for number, key in enumerate(order, 1)}
    rows = tuple(
        Row(
            text=step.text,
            state="right" if place.get(step.key) == number else "wrong" if answer else "rest",
            chosen=place.get(step.key) == number,
            reason=step.reason,
            said=str(place.get(step.key, "")),
        )
        for number, step in enumerate(body.steps, 1)
    )
    return Explained(" → ".join(texts.values()), " → ".join(texts[key] for key in order if key in texts), rows)


def samples(body: Ordering) -> tuple[Sample, ...]:
    count = len(body.steps)
    names = [f"place-{step.key}" for step in body.steps]
    right = {name: [str(place)] for place, name in enumerate(names, 1)}
    first_last = {name: [str((place - 2) % count + 1)] for place, name in enumerate(names, 1)}
    near = (count - 1) / count if body.score == "longest-run" and count > 2 else 0.0
    return (
        Sample(right, 1.0),
        Sample(first_last, near),
        Sample({name: [str(count + 1 - place)] for place, name in enumerate(names, 1)}, 0.0),
        Sample({name: ["1"] for name in names}, None),
        Sample({name: ["soon"] for name in names}, None),
        Sample({names[0]: ["1"]}, None),
        Sample({}, None),
    )


def write(body: Ordering, prompt: str) -> str:
    lines = (entry_text(f"{place}.", step.text, step.key, step.reason) for place, step in enumerate(body.steps, 1))
    return "\n".join([prompt, "", *lines])


PLUGIN = Kind(
    name="ordering",
    label="Order",
    body=Ordering,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    attributes=("score",),
    examples=(
        """
## First call {#first-call score=longest-run}

Put in order what happens on the first call.

1. An environment is made
   > Nothing can run before there is a place to run in.
2. The runtime starts {.runtime}
3. Code outside the handler runs
4. The handler runs
""",
        """
## Two steps {#fail-then-queue}

What comes before what when an asynchronous event fails?

1. The retries are used up
2. The event goes to the dead-letter queue
""",
    ),
)
