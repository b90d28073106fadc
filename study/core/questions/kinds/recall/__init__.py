"""A card: recall the answer, turn the card over, grade yourself."""

from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.interaction import Back
from study.core.questions.question import Answer, Explained, Fields, Form, Kind, Parts, Row, Sample
from study.core.questions.source.block import Block

GRADES = ("again", "hard", "good", "easy")


@dataclass(frozen=True, slots=True)
class Recall:
    """`answer` is the Markdown on the back of the card."""

    answer: str


@dataclass(frozen=True, slots=True)
class Presented:
    """Nothing: the front of the card is its prompt."""


def claims(block: Block) -> bool:
    return bool(block.answer)


def parse(block: Block) -> tuple[Recall | None, tuple[Problem, ...]]:
    if not block.answer.strip():
        return None, (Problem("Write the back of the card: > [!answer]", block.line),)
    return Recall(block.answer), ()


def present(body: Recall, seed: int) -> Presented:
    return Presented()


def read(body: Recall, form: Form) -> Answer | Problem:
    recalled = set(form.get("recalled", ()))
    if len(recalled) != 1 or not recalled.issubset(GRADES):
        return Problem("Say how well you knew it.")
    return {"recalled": recalled.pop()}


def grade(body: Recall, answer: Answer | None) -> float:
    return float(answer is not None and answer["recalled"] != "again")


def explain(body: Recall, answer: Answer | None, seed: int) -> Explained:
    return Explained(answer="", said=answer["recalled"] if answer else "", rows=(Row(body.answer, "right"),))


def samples(body: Recall) -> tuple[Sample, ...]:
    return (
        *(Sample({"recalled": [name]}, float(name != "again")) for name in GRADES),
        Sample({"recalled": ["again", "easy"]}, None),
        Sample({"recalled": ["perfectly"]}, None),
        Sample({}, None),
    )


def write(body: Recall, prompt: str) -> str:
    quoted = (f"> {line}".rstrip() for line in body.answer.split("\n"))
    return "\n".join([prompt, "", "> [!answer]", *quoted])


PLUGIN = Kind(
    name="recall",
    label="Recall",
    use="A card to turn over; learners say how well they knew it.",
    body=Recall,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=lambda body: Parts((body.answer,)),
    fields=Fields("answer"),
    self_graded=True,
    interaction=lambda body, prompt: Back(body.answer),
    made_of=Back,
    make=lambda asked: Recall(asked.answer),
    examples=(
        """
## Freeze {#freeze}

What happens to an environment between two invocations?

> [!answer]
> It is **frozen**: background work stops and goes on with the next invocation.
""",
    ),
)
