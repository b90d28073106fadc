"""A number, perhaps with a unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from study.core.problem import Problem
from study.core.questions.answers.form import typed
from study.core.questions.answers.number import (
    Quantity,
    Target,
    first_hit,
    is_number,
    middle,
    readings,
    shown,
    target,
    without_tolerance,
)
from study.core.questions.answers.scores import ACCEPTED, accepted_mark, accepted_score, is_accepting, with_accepted
from study.core.questions.answers.units import convert, dimension, sizes_fault
from study.core.questions.interaction import Numbers, Rule
from study.core.questions.question import Answer, Explained, Form, Kind, Parts, Row, Sample, recalled
from study.core.questions.source.advice import accepted_advice, warnings
from study.core.questions.source.block import Block, Item
from study.core.questions.source.lists import item_text

# In words: an example in digits may be the key of some question, and one chosen by the key would tell of it.
WORDED = {
    "time": "Give a number in digits; a unit of time may follow it.",
    "size": "Give a number in digits; a unit of size may follow it.",
    "": "Give a number in digits.",
}


@dataclass(frozen=True, slots=True)
class Numeric:
    """Rules in order: the first that holds decides. At least one is worth 1. A number without a
    unit is meant in the unit of the first rule worth 1. `sizes` says how KB, MB, … count: "binary",
    "decimal" or, where it is empty, as fits."""

    rules: tuple[Rule, ...]
    sizes: str = ""


@dataclass(frozen=True, slots=True)
class Presented:
    """The unit in which a bare number is read; empty when the number has none. `convertible` when
    the number may be given in another unit too. `asks` says both in words."""

    unit: str
    convertible: bool = False

    @property
    def asks(self) -> str:
        if not self.unit:
            return "A number."
        return f"A number in {self.unit}" + (", or with another unit behind it." if self.convertible else ".")


def claims(block: Block) -> bool:
    """Accepted values, and the first of them a number."""
    accepted = [item for item in block.items if is_accepting(item.mark)]
    return bool(accepted) and is_number(accepted[0].text)


def parse(block: Block) -> tuple[Numeric | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    rules: list[Rule] = []
    for item in block.items:
        rule = _rule(item)
        problems += [Problem(rule, item.line)] if isinstance(rule, str) else []
        rules += [] if isinstance(rule, str) else [rule]
    body = Numeric(tuple(rules), block.attributes.get("sizes", ""))
    if fault := sizes_fault(body.sizes):
        problems.append(Problem(fault, block.line))
    if not problems:
        problems += _faults(body, block)
    return (None if problems else body), (*problems, *warnings(block.items, [] if problems else _advice(body)))


def _advice(body: Numeric) -> Iterator[tuple[int, str]]:
    return accepted_advice(rule.score for rule in body.rules)


def _rule(item: Item) -> Rule | str:
    score = accepted_score(item.mark) if is_accepting(item.mark) else None
    if score is None:
        return f"The mark [{item.mark}] is none of [=], [=50%], [=0%]."
    if item.key:
        return f"An accepted answer has no key; leave {{.{item.key}}} out."
    if item.text.strip() == "*":
        return Rule(None, score, item.reason) if score < 1 else "[=] * would accept every number; write [=0%] *."
    wanted = target(item.text)
    return wanted if isinstance(wanted, str) else Rule(wanted, score, item.reason)


def _faults(body: Numeric, block: Block) -> list[Problem]:
    if not any(rule.score == 1 and rule.target for rule in body.rules):
        return [Problem("Give the right value: - [=] 900 s", block.line)]
    problems = []
    for place, (rule, item) in enumerate(zip(body.rules, block.items, strict=True)):
        unit = rule.target.unit if rule.target else ""
        if unit and convert(1, unit, _unit(body)) is None:
            problems.append(
                Problem(f"The unit {unit!r} does not go with {_unit(body) or 'a number without one'!r}.", item.line)
            )
        elif _place(body, [Quantity(_number_for(body, rule))]) != place:
            problems.append(Problem("This line is never reached: a line above accepts the same number.", item.line))
    return problems


def present(body: Numeric, seed: int) -> Presented:
    unit = _unit(body)
    return Presented(_plural(unit), convertible=bool(dimension(unit)))


def _plural(unit: str) -> str:
    """A unit that is a noun for what is counted, always in its plural: beside `run` the answer would be 1."""
    counts = len(unit) > 2 and unit.isalpha() and unit.islower() and not dimension(unit)
    return f"{unit}s" if counts and not unit.endswith(("s", "x", "z")) else unit


def read(body: Numeric, form: Form) -> Answer | Problem:
    asked = WORDED[dimension(_unit(body))]
    text = typed(form, "answer", asked)
    if isinstance(text, Problem):
        return text
    given = readings(text)
    if not given:
        return Problem(asked)
    unit = _unit(body)
    values = (convert(one.value, one.unit or unit, unit) for one in given)
    value = next((value for value in values if value is not None), None)
    if value is None:
        return Problem(f"Answer in {unit}, or leave the unit out." if unit else "Give the number without a unit.")
    return {"value": value, "text": text, "unit": unit}


def grade(body: Numeric, answer: Answer | None) -> float:
    place = _first(body, answer)
    return 0.0 if place is None else body.rules[place].score


def explain(body: Numeric, answer: Answer | None, seed: int) -> Explained:
    place = _first(body, answer)
    said = answer["text"] if answer else ""
    rows = [
        Row(
            text=shown(rule.target),
            state="right" if rule.score == 1 else "wrong" if here == place else "rest",
            chosen=here == place,
            reason=rule.reason,
        )
        for here, rule in enumerate(body.rules)
        if rule.target
    ]
    if answer and not any(row.chosen for row in rows):
        rows.append(Row(said, "wrong", chosen=True, reason=body.rules[place].reason if place is not None else ""))
    return Explained(without_tolerance(_right(body).text), said, tuple(rows))


def samples(body: Numeric) -> tuple[Sample, ...]:
    astray = _astray(body)
    beyond = _place(body, [Quantity(astray)])
    return (
        *(Sample({"answer": [_typed(_number_for(body, rule), body)]}, rule.score) for rule in body.rules),
        Sample({"answer": [repr(astray)]}, 0.0 if beyond is None else body.rules[beyond].score),
        Sample({"answer": ["many"]}, None),
        Sample({"answer": ["1 parsec"]}, None),
        Sample({"answer": [" "]}, None),
        Sample({}, None),
    )


def typed_wrong(body: Numeric, answer: Answer) -> dict[str, str]:
    return {} if recalled(grade(body, answer)) else {"": answer["text"]}


def accepting(body: Numeric, place: str, text: str) -> Numeric | Problem:
    """The number as it is read first, in the unit that was typed."""
    given = next((one for one in readings(text) if convert(1, one.unit or _unit(body), _unit(body)) is not None), None)
    wanted = target(f"{given.value!r} {given.unit or _unit(body)}") if given else ""
    if isinstance(wanted, str):
        return Problem(f"{text!r} cannot be read as a number in the unit of this question.")
    right = next(place for place, rule in enumerate(body.rules) if rule.score == 1 and rule.target)
    decides = _place(body, readings(text))
    rules = with_accepted(body.rules, Rule(wanted), right, decides)
    if isinstance(rules, Problem):
        return rules
    longer = replace(body, rules=rules)
    if any(_place(longer, [Quantity(_number_for(longer, rule))]) != at for at, rule in enumerate(rules)):
        return Problem("The question lists this number as not right; edit it instead.")
    return longer


def write(body: Numeric, prompt: str) -> str:
    lines = (
        item_text(accepted_mark(rule.score), rule.target.text if rule.target else "*", reason=rule.reason)
        for rule in body.rules
    )
    return "\n".join([prompt, "", *lines])


def _right(body: Numeric) -> Target:
    return next(rule.target for rule in body.rules if rule.score == 1 and rule.target)


def _unit(body: Numeric) -> str:
    return _right(body).unit


def _first(body: Numeric, answer: Answer | None) -> int | None:
    """Return the place of the rule that decides about an answer: what was typed is read, a bare number in
    the unit it was asked in."""
    if answer is None:
        return None
    asked_in = answer.get("unit", _unit(body))
    return _place(body, [Quantity(one.value, one.unit or asked_in) for one in readings(answer["text"])])


def _place(body: Numeric, given: Iterable[Quantity]) -> int | None:
    any_number = next((place for place, rule in enumerate(body.rules) if rule.target is None), None)
    wanted = [rule.target for rule in body.rules[:any_number] if rule.target]
    place = first_hit(wanted, given, _unit(body), body.sizes)
    return any_number if place is None else place


def _number_for(body: Numeric, rule: Rule) -> float:
    """Return a number, in the unit of the body, that `rule` is made for."""
    if rule.target is None:
        return _astray(body)
    wanted = rule.target
    value = convert(middle(wanted), wanted.unit or _unit(body), _unit(body))
    return middle(wanted) if value is None else value


def _astray(body: Numeric) -> float:
    """Return a number that no target holds."""
    ends = [
        abs(convert(end, rule.target.unit or _unit(body), _unit(body)) or 0.0)
        for rule in body.rules
        if rule.target
        for end in (rule.target.low, rule.target.high)
    ]
    return 2 * max(ends) + 1


def _typed(value: float, body: Numeric) -> str:
    return f"{value!r} {_unit(body)}".strip()


def parts(body: Numeric) -> Parts:
    return Parts(tuple(rule.target.text for rule in body.rules if rule.target and rule.score == 1))


PLUGIN = Kind(
    name="numeric",
    label="Number",
    use="A number with its unit, and how far it may be off.",
    body=Numeric,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=parts,
    fields=ACCEPTED,
    is_typed=True,
    attributes=("sizes",),
    typed=typed_wrong,
    accepting=accepting,
    advise=lambda body: [words for _, words in _advice(body)],
    interaction=lambda body, prompt: Numbers(body.rules, body.sizes),
    made_of=Numbers,
    make=lambda asked: Numeric(asked.rules, asked.sizes),
    examples=(
        """
## Longest run {#longest-run}

For how long may one invocation run at most?

- [=] 900 ±0 s
  > A quarter of an hour, also for asynchronous events.
- [=50%] 840..899 s
  > Close.
- [=0%] 29 s
  > An older limit of the REST API in front, not of the function.
- [=0%] *
  > The limit is a whole number of minutes.
""",
        """
## Busy environments {#busy-environments}

40 requests arrive per second and each takes 250 ms. How many environments are busy?

- [=] 10 ±1%
  > 40 × 0.25.
""",
    ),
)
