"""All of several names, typed in one line."""

from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.answers.form import typed
from study.core.questions.interaction import Blank, Blanks
from study.core.questions.question import Answer, Explained, Fields, Form, Kind, Parts, Row, Sample
from study.core.questions.source.block import Block


@dataclass(frozen=True, slots=True)
class Naming:
    """What is to be named, in the author's order."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """How many there are."""

    count: int


def claims(block: Block) -> bool:
    return bool(block.bullets) and not any("->" in entry.text or "→" in entry.text for entry in block.bullets)


def parse(block: Block) -> tuple[Naming | None, tuple[Problem, ...]]:
    if not block.bullets:
        return None, (Problem("List the names.", block.line),)
    return Naming(tuple(entry.text for entry in block.bullets)), ()


def read(body: Naming, form: Form) -> Answer | Problem:
    text = typed(form, "answer", "Give the names.")
    return text if isinstance(text, Problem) else {"text": text}


def grade(body: Naming, answer: Answer | None) -> float:
    given = _given(answer)
    return sum(name.lower() in given for name in body.names) / len(body.names)


def explain(body: Naming, answer: Answer | None, seed: int) -> Explained:
    given = _given(answer)
    rows = tuple(Row(name, "right", name.lower() in given) for name in body.names)
    return Explained(", ".join(body.names), answer["text"] if answer else "", rows)


def samples(body: Naming) -> tuple[Sample, ...]:
    return (
        Sample({"answer": [", ".join(body.names)]}, 1.0),
        Sample({"answer": ["nobody"]}, 0.0),
        Sample({}, None),
    )


def write(body: Naming, prompt: str) -> str:
    return "\n".join([prompt, "", *(f"- {name}" for name in body.names)])


def interaction(body: Naming, prompt: str) -> Blanks:
    """For who has no line for several names: a blank for each, in any order."""
    blanks = (Blank(place, tuple(dict.fromkeys([name, *body.names]))) for place, name in enumerate(body.names, 1))
    return Blanks((f"{prompt}\n\n", *([", "] * (len(body.names) - 1)), ""), tuple(blanks))


def _given(answer: Answer | None) -> set[str]:
    return {part.strip().lower() for part in answer["text"].split(",")} if answer else set()


PLUGIN = Kind(
    name="naming",
    label="Name them",
    use="A name to be typed.",
    body=Naming,
    claims=claims,
    parse=parse,
    present=lambda body, seed: Presented(len(body.names)),
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=lambda body: Parts(body.names),
    interaction=interaction,
    fields=Fields("bullets", "Name"),
    is_typed=True,
    typed=lambda body, answer: {} if grade(body, answer) == 1 else {"": answer["text"]},
    examples=(
        """
## Kinds of tide {#kinds-of-tide}

Which kinds of tide are named after the moon's quarters?

- Spring
- Neap
""",
    ),
)
