"""A question answered by a simulator's run, in several variants: a different one each time.

The variants are frozen: numbers, key and wrong answers are stored, and nothing is computed when the question is
shown or graded. Each variant is asked as a question of another kind, which does the work.

A typed answer is therefore never accepted for everybody who types it, as in other kinds (`typed` and
`accepting` are not given). The same words are right in one variant and wrong in another, a variant follows from
a run or a formula, and a ruling on it would be lost with the next freezing. Learners who find the number wrong
report the question.

Variants are written down one by one, or made from parameters that an instructor wrote. A question with
parameters has no variants until it is frozen, and before that can be neither answered nor published.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from study.core.problem import Problem
from study.core.questions import kinds
from study.core.questions.interaction import INNER, Authored, OneOf, Variant, Variants
from study.core.questions.kinds.computed import source as authoring
from study.core.questions.question import Answer, Explained, Form, Kind, Parts, Run, Sample, decode, encode
from study.core.questions.source.block import Block

FENCE = re.compile(r"^```json variants[ \t]*\n(?P<json>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
PARTS: dict[str, type] = {
    **dict.fromkeys(("note", "text", "working", "engine"), str),
    "version": int,
    **dict.fromkeys(("inputs", "misconceptions"), dict),
}
"""What a variant is made of in a question file. `text` is a question without its heading."""

BEGIN = """
## CPU of a memory size {#cpu-of-a-size}

```yaml params
memory_mb: {choice: [1024, 1769, 3538, 5307]}
sim: {id: memory, version: 2, inputs: {memory_mb: memory_mb}}
answer: sim.vcpu
note: "{{memory_mb}} MB"
working: "{{memory_mb:,}} MB / 1,769 MB = {{round(answer, 3)}}."
variants: 4
tests: [{memory_mb: 3538, expect: 2}]
```

How many vCPUs does a function with {{memory_mb:,}} MB have?

- [=] {{round(answer, 3)}} ±1%
- [=0%] {{memory_mb / 1024}} ±0
  > A vCPU comes with 1,769 MB, not with 1,024 MB.
"""


@dataclass(frozen=True, slots=True)
class Computed:
    """The variants; the first stands for the question where nobody drew one. `authored` is the text they
    are made of, if any; until they are, there is none."""

    variants: tuple[Variant, ...]
    authored: Authored | None = None


@dataclass(frozen=True, slots=True)
class Presented:
    """What the variant's own kind presents, and which kind that is."""

    kind: str
    shown: Any

    @property
    def options(self) -> Any:
        """What can be chosen from, if anything."""
        return getattr(self.shown, "options", ())


def claims(block: Block) -> bool:
    return bool(block.params) or FENCE.search(block.prompt) is not None


def parse(block: Block) -> tuple[Computed | None, tuple[Problem, ...]]:
    if block.params:
        authored, problems = authoring.parse(block)
        return (Computed((), authored) if authored else None), problems
    found = FENCE.search(block.prompt)
    if not found:
        return None, (Problem("Give the variants, in a fence that begins with ```json variants.", block.line),)
    try:
        items = json.loads(found["json"])
    except (ValueError, RecursionError) as error:
        return None, (Problem(f"Cannot read the variants: {error}.", block.line),)
    if not isinstance(items, list) or not items:
        return None, (Problem("Give the variants as a list with at least one of them.", block.line),)
    read = [_variant(item) for item in items]
    faults = [f"Variant {number}: {one}" for number, one in enumerate(read, 1) if isinstance(one, str)]
    variants = tuple(one for one in read if isinstance(one, Variant))
    if len({one.prompt for one in variants}) < len(variants):
        faults.append("Two variants ask the same.")
    return (None if faults else Computed(variants)), tuple(Problem(fault, block.line) for fault in faults)


def _variant(item: Any) -> Variant | str:
    """Read one variant; a sentence for the author when it cannot be read."""
    if not isinstance(item, dict) or set(item) != set(PARTS):
        return f"it is made of {', '.join(PARTS)}."
    wrong = [name for name, wanted in PARTS.items() if type(item[name]) is not wanted]
    if wrong or not all(isinstance(name, str) for name in item["misconceptions"].values()):
        return f"{wrong[0] if wrong else 'misconceptions'} is not of its type."
    from study.core.questions.source.reader import parse_question  # it collects the kinds, this one among them

    question, problems = parse_question(f"## Variant {{#variant}}\n\n{item['text']}")
    if question is None:
        return next(problem.message for problem in problems if problem.severity == "error")
    if not isinstance(kinds.interaction(question), INNER):
        return f"it is asked as {question.kind}; variants are {' or '.join(kinds.names(INNER))}."
    rest = {name: item[name] for name in PARTS if name != "text"}
    return Variant(kind=question.kind, prompt=question.prompt, body=encode(question.body), **rest)


def vary(body: Computed, seed: int) -> Computed:
    if not body.variants:
        return body
    return Computed((body.variants[seed % len(body.variants)],), body.authored)


def present(body: Computed, seed: int) -> Presented:
    kind, inner = _asked_as(body)
    return Presented(kind.name, kind.present(inner, seed))


def read(body: Computed, form: Form) -> Answer | Problem:
    kind, inner = _asked_as(body)
    return kind.read(inner, form)


def grade(body: Computed, answer: Answer | None) -> float:
    kind, inner = _asked_as(body)
    return kind.grade(inner, answer)


def explain(body: Computed, answer: Answer | None, seed: int) -> Explained:
    kind, inner = _asked_as(body)
    variant, explained = _first(body), kind.explain(inner, answer, seed)
    taken = (row.text for row in explained.rows if row.chosen and row.state == "wrong")
    typed = answer is not None and not getattr(kind.present(inner, seed), "options", ())
    return replace(
        explained,
        # Of the wrong numbers that nobody showed the learner, the one typed is told and no other.
        rows=tuple(row for row in explained.rows if row.chosen or row.state != "rest") if typed else explained.rows,
        working=variant.working,
        misconception=next((variant.misconceptions.get(text, "") for text in taken), ""),
        run=Run(variant.engine, variant.version, variant.inputs) if variant.engine else None,
        kind=kind.name,
    )


def samples(body: Computed) -> tuple[Sample, ...]:
    """Without variants, a promise that cannot be kept: nobody is to be asked that."""
    if not body.variants:
        return (Sample({}, 1.0),)
    kind, inner = _asked_as(body)
    return kind.samples(inner)


def stem(body: Computed, prompt: str) -> str:
    if not body.variants and body.authored:
        return body.authored.prompt
    return _first(body).prompt


def write(body: Computed, prompt: str) -> str:
    if body.authored:
        return authoring.write(body.authored)
    items = [{name: _part(variant, name) for name in PARTS} for variant in body.variants]
    return f"```json variants\n{json.dumps(items, ensure_ascii=False, indent=1)}\n```"


def _part(variant: Variant, name: str) -> Any:
    if name != "text":
        return getattr(variant, name)
    kind = kinds.KINDS[variant.kind]
    return kind.write(decode(kind.body, variant.body), variant.prompt)


def advise(body: Computed) -> Iterable[str]:
    kind, inner = _asked_as(body)
    return kind.advise(inner) if body.variants else ()


def _asked_as(body: Computed) -> tuple[Kind[Any], Any]:
    """The kind and body that the variant is asked as."""
    variant = _first(body)
    kind = kinds.KINDS[variant.kind]
    return kind, decode(kind.body, variant.body)


def _first(body: Computed) -> Variant:
    """The first variant. Where there is none yet, what stands for it: there is nothing to choose from."""
    if body.variants:
        return body.variants[0]
    kind, nothing = kinds.made(OneOf(()))
    return Variant("", kind.name, "", encode(nothing), "", "", 0, {}, {})


def parts(body: Computed) -> Parts:
    kind, inner = _asked_as(body)
    return kind.parts(inner)


def lists(presented: Presented) -> tuple[tuple[str, ...], ...]:
    return kinds.KINDS[presented.kind].lists(presented.shown)


PLUGIN = Kind(
    name="computed",
    label="From a simulator",
    use="A simulator draws the case and works out the answer.",
    body=Computed,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=parts,
    lists=lists,
    is_typed=True,
    takes_params=True,
    variants=lambda body: tuple(variant.note for variant in body.variants),
    stem=stem,
    vary=vary,
    varies=True,
    advise=advise,
    begin=BEGIN,
    interaction=lambda body, prompt: Variants(body.variants, body.authored),
    made_of=Variants,
    make=lambda asked: Computed(asked.variants, asked.authored),
    examples=(
        """
## CPU of a memory size {#cpu-of-a-size}

```json variants
[
 {
  "note": "3,538 MB",
  "text": "How many vCPUs come with 3,538 MB?\\n\\n- [=] 2 ±0.01\\n- [=0%] 4\\n  > Nothing doubles here.\\n",
  "working": "3,538 MB / 1,769 MB = 2.",
  "engine": "memory",
  "version": 1,
  "inputs": {"memory_mb": 3538},
  "misconceptions": {"4": "cores taken for CPU time"}
 },
 {
  "note": "5,307 MB",
  "text": "How many vCPUs come with 5,307 MB?\\n\\n- [=] 3 ±0.01\\n- [=0%] 6\\n  > Nothing doubles here.\\n",
  "working": "5,307 MB / 1,769 MB = 3.",
  "engine": "memory",
  "version": 1,
  "inputs": {"memory_mb": 5307},
  "misconceptions": {"6": "cores taken for CPU time"}
 }
]
```
""",
        """
## Where a failed event goes {#where-it-goes}

```json variants
[
 {
  "note": "no destination",
  "text": "Every attempt fails, nothing is set. Where does the event go?\\n\\n- [x] Nowhere\\n- [ ] A queue\\n",
  "working": "The event is given up.",
  "engine": "retries",
  "version": 1,
  "inputs": {"outcomes": ["error:1"]},
  "misconceptions": {"A queue": "a queue by default"}
 }
]
```
""",
    ),
)
