"""Steps to put in order."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from study.core.problem import Problem
from study.core.questions.answers.keys import key_fault, names, repeats
from study.core.questions.answers.options import Face, same_text
from study.core.questions.answers.order import shuffled
from study.core.questions.interaction import Order, Step
from study.core.questions.question import Answer, Explained, Fields, Form, Kind, Parts, Row, Sample
from study.core.questions.source.block import Block, Entry
from study.core.questions.source.lists import entry_text
from study.core.questions.source.notation import WHOLE

SCORES = {
    "longest-run": "Steps in the right order count, also with others between them.",
    WHOLE: "Only the whole order counts.",
}
BY_DEFAULT = "longest-run"
# Words in an author's key that would tell the place of a step.
PLACES = re.compile(r"(?:first|second|third|fourth|fifth|sixth|last|begin|start|end|final|step)?\d*")


@dataclass(frozen=True, slots=True)
class Ordering:
    """The steps in the right order. `score` names the rule: "longest-run" or "all-or-nothing"."""

    steps: tuple[Step, ...]
    score: str = BY_DEFAULT


@dataclass(frozen=True, slots=True)
class Presented:
    """The steps as they stand now, at first never in the right order, and the rule of scoring.

    After a step was moved, `moved` is its key, `place` where it stands now, counted from 1, and
    `press` names the button that would move it on in the same direction: "up" or "down".
    """

    steps: tuple[Face, ...]
    rule: str = ""
    moved: str = ""
    place: int = 0
    press: str = ""


def claims(block: Block) -> bool:
    return bool(block.numbered)


def parse(block: Block) -> tuple[Ordering | None, tuple[Problem, ...]]:
    steps = tuple(Step(name, entry.text, entry.reason) for entry, name in keyed(block))
    problems = _faults(block.numbered, steps)
    if len(steps) < 2:
        problems.append(Problem("An order needs at least two steps.", block.line))
    score = block.attributes.get("score", BY_DEFAULT)
    if score not in SCORES:
        problems.append(Problem(f"The rule score={score} is none of {', '.join(SCORES)}.", block.line))
    return (None if problems else Ordering(steps, score)), tuple(problems)


def keyed(block: Block) -> list[tuple[Entry, str]]:
    found = names([entry.text for entry in block.numbered], [entry.key for entry in block.numbered])
    return list(zip(block.numbered, found, strict=True))


def _faults(entries: tuple[Entry, ...], steps: tuple[Step, ...]) -> list[Problem]:
    problems: list[Problem] = []
    texts: dict[str, int] = {}
    taken: dict[str, int] = {}
    for entry, step in zip(entries, steps, strict=True):
        fault = _step_fault(entry, step)
        problems += [Problem(fault, entry.line)] if fault else []
        first = texts.setdefault(same_text(step.text), entry.line)
        if first != entry.line:
            problems.append(Problem(f"This step repeats the one on line {first}.", entry.line))
        elif taken.setdefault(step.key, entry.line) != entry.line:
            problems.append(
                Problem(f"The key {step.key!r} is taken by the step on line {taken[step.key]}.", entry.line)
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
    return Presented(tuple(Face(step.key, step.text) for step in mixed), SCORES[body.score])


def arrange(presented: Presented, form: Form) -> Presented:
    """Put the steps into the order the form names and make the move its button asks for:
    `move=up:key` or `move=down:key`. What names no such order or move changes nothing."""
    by_key = {face.key: face for face in presented.steps}
    order = list(form.get("order", ()))
    if sorted(order) != sorted(by_key):
        order = list(by_key)
    way, _, key = next(iter(form.get("move", ())), "").partition(":")
    if key not in by_key or way not in ("up", "down"):
        return replace(presented, steps=tuple(by_key[name] for name in order))
    here = order.index(key)
    there = min(max(here + (1 if way == "down" else -1), 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    # At an end the button that was pressed can do no more.
    press = "down" if there == 0 else "up" if there == len(order) - 1 else way
    return replace(presented, steps=tuple(by_key[name] for name in order), moved=key, place=there + 1, press=press)


def read(body: Ordering, form: Form) -> Answer | Problem:
    if form.get("move"):
        return Problem("Moved. Check your answer when the order is right.")
    order = list(form.get("order", ()))
    if sorted(order) != sorted(step.key for step in body.steps):
        return Problem("The order does not hold every step once. Load the question again.")
    return {"order": order}


def grade(body: Ordering, answer: Answer | None) -> float:
    """By "longest-run" the score is the share of steps in the longest series that stands in the right
    order, with or without others between; a single step is no series."""
    if not answer:
        return 0.0
    right = [step.key for step in body.steps]
    if answer["order"] == right:
        return 1.0
    if body.score == WHOLE:
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
    right = [step.key for step in body.steps]
    near = (count - 1) / count if body.score == "longest-run" and count > 2 else 0.0
    return (
        Sample({"order": right}, 1.0),
        Sample({"order": [*right[1:], right[0]]}, near),
        Sample({"order": right[::-1]}, 0.0),
        Sample({"order": right[:1] * count}, None),
        Sample({"order": right[1:]}, None),
        Sample({"order": [*right, "no such step"]}, None),
        Sample({}, None),
    )


def write(body: Ordering, prompt: str) -> str:
    lines = (entry_text(f"{place}.", step.text, step.key, step.reason) for place, step in enumerate(body.steps, 1))
    return "\n".join([prompt, "", *lines])


def parts(body: Ordering) -> Parts:
    return Parts(tuple(step.text for step in body.steps), ordered=True)


PLUGIN = Kind(
    name="ordering",
    label="Order",
    use="Steps to put in order.",
    body=Ordering,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=parts,
    enough=lambda parts: len(parts.right) > 2,  # of two steps, half of all guesses are right
    lists=lambda presented: (tuple(step.text for step in presented.steps),),
    fields=Fields("numbered", "Step"),
    attributes=("score",),
    arrange=arrange,
    keyed=keyed,
    interaction=lambda body, prompt: Order(body.steps, body.score == WHOLE),
    made_of=Order,
    make=lambda asked: Ordering(asked.steps, WHOLE if asked.whole else BY_DEFAULT),
    examples=(
        """
## First call {#first-call}

Put in order what happens on the first call.

1. An environment is made
   > Nothing can run before there is a place to run in.
2. The runtime starts {.runtime}
3. Code outside the handler runs
4. The handler runs
""",
        """
## Two steps {#fail-then-queue score=all-or-nothing}

What comes before what when an asynchronous event fails?

1. The retries are used up
2. The event goes to the dead-letter queue
""",
    ),
)
