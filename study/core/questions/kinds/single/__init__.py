"""One right option among several."""

from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.answers.form import chosen
from study.core.questions.answers.options import (
    FIELDS,
    Face,
    count_right,
    explained,
    faces,
    is_choice,
    keyed_options,
    listed,
    parted,
    picked,
    read_options,
    written,
)
from study.core.questions.interaction import OneOf, Option
from study.core.questions.question import Answer, Explained, Form, Kind, Sample
from study.core.questions.source.advice import option_advice, warnings
from study.core.questions.source.block import Block

BEGIN = """
## The right one of three

Write the question here.

- [x] The right answer
  > Why it is right.
- [ ] A wrong answer
  > Why somebody might think so, and why it is not.
- [ ] Another wrong answer
  > Why this one is not right either.
"""


@dataclass(frozen=True, slots=True)
class Single:
    """The options in the author's order; exactly one is right."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """The options in the order shown."""

    options: tuple[Face, ...]


def claims(block: Block) -> bool:
    return is_choice(block) and count_right(block) < 2


def parse(block: Block) -> tuple[Single | None, tuple[Problem, ...]]:
    options, problems = read_options(block, positive_is_right=False)
    problems += warnings(block.items, option_advice(options))
    if sum(option.right for option in options) != 1:
        problems += (Problem("Mark exactly one option as right: [x].", block.line),)
    return (None if any(problem.severity == "error" for problem in problems) else Single(options)), problems


def present(body: Single, seed: int) -> Presented:
    return Presented(faces(body.options, seed))


def read(body: Single, form: Form) -> Answer | Problem:
    ticked = chosen(form, frozenset(option.key for option in body.options))
    if isinstance(ticked, Problem):
        return ticked
    return {"chosen": list(ticked)} if len(ticked) == 1 else Problem("Choose one answer only.")


def grade(body: Single, answer: Answer | None) -> float:
    """The right option is worth 1, another the share its author gave it, if any."""
    return max((_worth(option) for option in body.options if option.key in picked(answer)), default=0.0)


def explain(body: Single, answer: Answer | None, seed: int) -> Explained:
    return explained(body.options, picked(answer), seed)


def samples(body: Single) -> tuple[Sample, ...]:
    every = [option.key for option in body.options]
    return (
        *(Sample({"answer": [option.key]}, _worth(option)) for option in body.options),
        Sample({"answer": every}, None),
        Sample({"answer": ["no such option"]}, None),
        Sample({}, None),
    )


def write(body: Single, prompt: str) -> str:
    return f"{prompt}\n\n{written(body.options)}"


def _worth(option: Option) -> float:
    return 1.0 if option.right else max(0.0, option.fraction or 0.0)


PLUGIN = Kind(
    name="single",
    label="Single choice",
    use="One of several options is right.",
    body=Single,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=lambda body: parted(body.options),
    enough=lambda parts: len(parts.right) == 1 and bool(parts.wrong),
    lists=listed,
    fields=FIELDS,
    keyed=keyed_options,
    advise=lambda body: [words for _, words in option_advice(body.options)],
    begin=BEGIN,
    interaction=lambda body, prompt: OneOf(body.options),
    made_of=OneOf,
    make=lambda asked: Single(asked.options),
    examples=(
        """
## Who retries {#who-retries}

A synchronous call ends in a function error. Who tries again?

- [ ] Lambda, twice
  > Lambda tries again for asynchronous calls only.
- [x] The caller, if anybody
  > The error goes back to the caller, and with it the decision.
- [25%] The SDK, always
  > The SDK retries throttles and server errors, not an error of your own code.
""",
        """
## Handler {#handler-return kind=single}

Is this true: *a handler must return a string*?

- [ ] True {.true}
  > Anything that can be written as JSON will do.
- [x] False {.false}
  > An object or nothing at all is fine too.
""",
    ),
)
