"""A statement that is true or false."""

from dataclasses import dataclass, replace

from study.core.problem import Problem
from study.core.questions.answers.form import chosen
from study.core.questions.answers.options import FIELDS, Face, is_ticked, is_true_or_false, listed, picked
from study.core.questions.interaction import Truth
from study.core.questions.question import Answer, Explained, Form, Kind, Parts, Row, Sample
from study.core.questions.source.advice import WHY
from study.core.questions.source.block import Block
from study.core.questions.source.lists import item_text

FACES = (Face("true", "True"), Face("false", "False"))
NAMES = frozenset(face.key for face in FACES)


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Whether the statement holds. `reason_true` is what is said beside True and `reason_false`
    beside False, both Markdown."""

    answer: bool
    reason_true: str = ""
    reason_false: str = ""


@dataclass(frozen=True, slots=True)
class Presented:
    """True and False, always in this order."""

    options: tuple[Face, ...] = FACES


def claims(block: Block) -> bool:
    return is_true_or_false(block)


def parse(block: Block) -> tuple[TrueFalse | None, tuple[Problem, ...]]:
    if not is_true_or_false(block):
        return None, (Problem("Write the two lines - [ ] True and - [ ] False, and tick one: [x].", block.line),)
    problems = [
        Problem(f"True and False need no key of their own; leave {{.{item.key}}} out.", item.line)
        for item in block.items
        if item.key not in ("", item.text.lower())
    ]
    if sum(map(is_ticked, block.items)) != 1:
        problems.append(Problem("Mark either True or False as right: [x].", block.items[0].line))
    if problems:
        return None, tuple(problems)
    ticked = next(item.text.lower() for item in block.items if is_ticked(item))
    reasons = {item.text.lower(): item.reason for item in block.items}
    silent = [item for item in block.items if not item.reason]
    warnings = tuple(Problem(WHY, item.line, severity="warning") for item in silent)
    return TrueFalse(ticked == "true", reasons["true"], reasons["false"]), warnings


def present(body: TrueFalse, seed: int) -> Presented:
    return Presented()


def read(body: TrueFalse, form: Form) -> Answer | Problem:
    ticked = chosen(form, NAMES)
    if isinstance(ticked, Problem):
        return ticked
    return {"chosen": list(ticked)} if len(ticked) == 1 else Problem("Choose one answer only.")


def grade(body: TrueFalse, answer: Answer | None) -> float:
    return float(picked(answer) == {_key(body)})


def explain(body: TrueFalse, answer: Answer | None, seed: int) -> Explained:
    taken = picked(answer)
    reasons = {"true": body.reason_true, "false": body.reason_false}
    rows = tuple(
        Row(
            text=face.text,
            state="right" if face.key == _key(body) else "wrong" if face.key in taken else "rest",
            chosen=face.key in taken,
            reason=reasons[face.key],
        )
        for face in FACES
    )
    said = next((face.text for face in FACES if face.key in taken), "")
    return Explained(str(body.answer), said, rows)


def samples(body: TrueFalse) -> tuple[Sample, ...]:
    return (
        *(Sample({"answer": [face.key]}, float(face.key == _key(body))) for face in FACES),
        Sample({"answer": ["true", "false"]}, None),
        Sample({"answer": ["perhaps"]}, None),
        Sample({}, None),
    )


def write(body: TrueFalse, prompt: str) -> str:
    held, denied = ("x", " ") if body.answer else (" ", "x")
    lines = (item_text(held, "True", reason=body.reason_true), item_text(denied, "False", reason=body.reason_false))
    return "\n".join([prompt, "", *lines])


def _key(body: TrueFalse) -> str:
    return "true" if body.answer else "false"


def parts(body: TrueFalse) -> Parts:
    right, wrong = ("True", "False") if body.answer else ("False", "True")
    return Parts((right,), (wrong,))


PLUGIN = Kind(
    name="truefalse",
    label="True or false",
    use="A statement that holds or does not.",
    body=TrueFalse,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=parts,
    lists=listed,
    fields=replace(FIELDS, fixed=True),
    interaction=lambda body, prompt: Truth(body.answer, body.reason_true, body.reason_false),
    made_of=Truth,
    make=lambda asked: TrueFalse(asked.holds, asked.reason_true, asked.reason_false),
    examples=(
        """
## Frozen, not stopped {#frozen}

Between two invocations, code in the environment goes on in the background.

- [ ] True
  > The environment is frozen as soon as all have finished.
- [x] False
  > Nothing runs while it is frozen; it goes on when the environment thaws.
""",
    ),
)
