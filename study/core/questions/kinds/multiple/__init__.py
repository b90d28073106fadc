"""Several right options: "choose TWO"."""

from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.answers.form import chosen, number_word
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
from study.core.questions.interaction import Option, SomeOf
from study.core.questions.question import Answer, Explained, Form, Kind, Sample
from study.core.questions.source.advice import option_advice, warnings
from study.core.questions.source.block import Block
from study.core.questions.source.notation import WHOLE

SCORES = {
    "right-minus-wrong": "Wrong picks count against right ones.",
    WHOLE: "Only the whole answer counts.",
}
BY_DEFAULT = "right-minus-wrong"


@dataclass(frozen=True, slots=True)
class Multiple:
    """The options in the author's order; two or more are right. `score` names the rule:
    "right-minus-wrong" or "all-or-nothing"."""

    options: tuple[Option, ...]
    score: str = BY_DEFAULT


@dataclass(frozen=True, slots=True)
class Presented:
    """The options in the order shown, how many to choose, the same number in capitals, and how the
    choice is scored."""

    options: tuple[Face, ...]
    choose: int
    choose_word: str
    rule: str


def claims(block: Block) -> bool:
    return is_choice(block) and count_right(block) > 1


def parse(block: Block) -> tuple[Multiple | None, tuple[Problem, ...]]:
    options, problems = read_options(block, positive_is_right=True)
    problems += warnings(block.items, option_advice(options))
    right = sum(option.right for option in options)
    if right < 2:
        problems += (Problem("Mark two options or more as right: [x].", block.line),)
    if options and right == len(options):
        problems += (Problem("Every option is right, so there is nothing to choose.", block.line),)
    score = block.attributes.get("score", BY_DEFAULT)
    if score not in SCORES:
        problems += (Problem(f"The rule score={score} is none of {', '.join(SCORES)}.", block.line),)
    return (None if any(p.severity == "error" for p in problems) else Multiple(options, score)), problems


def present(body: Multiple, seed: int) -> Presented:
    count = len(_right(body))
    return Presented(faces(body.options, seed), count, number_word(count).upper(), SCORES[body.score])


def read(body: Multiple, form: Form) -> Answer | Problem:
    ticked = chosen(form, frozenset(option.key for option in body.options))
    if isinstance(ticked, Problem):
        return ticked
    count = len(_right(body))
    return {"chosen": list(ticked)} if len(ticked) == count else Problem(f"Choose exactly {number_word(count)}.")


def grade(body: Multiple, answer: Answer | None) -> float:
    """By "right-minus-wrong" each wrong option takes back a right one; only the whole key is worth 1."""
    ticked, right = picked(answer), _right(body)
    score = (len(ticked & right) - len(ticked - right)) / len(right)
    return float(score == 1) if body.score == WHOLE else max(0.0, score)


def explain(body: Multiple, answer: Answer | None, seed: int) -> Explained:
    return explained(body.options, picked(answer), seed)


def samples(body: Multiple) -> tuple[Sample, ...]:
    right = [option.key for option in body.options if option.right]
    wrong = [option.key for option in body.options if not option.right]
    near = [*right[1:], wrong[0]]
    return (
        Sample({"answer": right}, 1.0),
        Sample({"answer": near}, 0.0 if body.score == WHOLE else (len(right) - 2) / len(right)),
        Sample({"answer": right[1:]}, None),
        Sample({"answer": right + wrong}, None),
        Sample({"answer": [*right[1:], "no such option"]}, None),
        Sample({}, None),
    )


def write(body: Multiple, prompt: str) -> str:
    return f"{prompt}\n\n{written(body.options)}"


def _right(body: Multiple) -> frozenset[str]:
    return frozenset(option.key for option in body.options if option.right)


PLUGIN = Kind(
    name="multiple",
    label="Multiple choice",
    use="Several options are right; whoever finds all of them is right.",
    body=Multiple,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=lambda body: parted(body.options),
    enough=lambda parts: len(parts.right) > 1 and bool(parts.wrong),
    lists=listed,
    fields=FIELDS,
    keyed=keyed_options,
    advise=lambda body: [words for _, words in option_advice(body.options)],
    asks="More than one option is marked as right, so learners choose several. Is that meant?",
    attributes=("score",),
    interaction=lambda body, prompt: SomeOf(body.options, body.score == WHOLE),
    made_of=SomeOf,
    make=lambda asked: Multiple(asked.options, WHOLE if asked.whole else BY_DEFAULT),
    examples=(
        """
## Retried on their own {#async-retried}

Which **two** of these callers leave it to Lambda to try again?

- [x] An S3 event notification
  > S3 calls asynchronously, and Lambda retries asynchronous events.
- [x] An EventBridge rule
  > It calls asynchronously as well.
- [-50%] An API Gateway route
  > It waits for the response and passes the error on.
- [ ] A browser with a function URL
  > The browser gets the error and may ask again itself.
""",
        """
## Shares {#counted-in-memory score=all-or-nothing}

What counts against the memory setting? Choose all that apply.

- [33.33333%] The heap of the runtime
  > It lives in memory.
- [33.33333%] Extensions that run beside the function
  > They share the environment and its memory.
- [33.33333%] Files cached in a variable
  > A variable is memory.
- [-100%] Files in /tmp
  > Ephemeral storage has a limit of its own.
""",
    ),
)
