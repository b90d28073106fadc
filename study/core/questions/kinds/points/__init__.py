"""Points to name: remember them all, turn the card over, tick those you had."""

from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.answers.options import same_text
from study.core.questions.answers.scores import POINT
from study.core.questions.interaction import Point, ToName
from study.core.questions.question import Answer, Explained, Fields, Form, Kind, Parts, Row, Sample
from study.core.questions.source.block import Block
from study.core.questions.source.lists import item_text
from study.core.text.plural import counted

FEWEST, MOST = 2, 20
RULE = "Tick those you recalled: all of them is good, at least two thirds is hard, fewer is again."
UNTICKED = Problem("Tick the points you recalled, none if there were none.")


@dataclass(frozen=True, slots=True)
class Points:
    """The points in the order in which they are shown on the back."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """Nothing but the rule of grading: how many points there are is for the prompt to say."""

    rule: str = RULE


def claims(block: Block) -> bool:
    return any(item.mark == POINT for item in block.items)


def parse(block: Block) -> tuple[Points | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for item in block.items:
        first = seen.setdefault(same_text(item.text), item.line)
        if item.mark != POINT:
            problems.append(Problem(f"The mark [{item.mark}] does not go with points; write [+].", item.line))
        elif item.key:
            problems.append(Problem(f"A point has no key; leave {{.{item.key}}} out.", item.line))
        elif not item.text.strip():
            problems.append(Problem("This point has no text.", item.line))
        elif first != item.line:
            problems.append(Problem(f"This point repeats the one on line {first}.", item.line))
    if not FEWEST <= len(block.items) <= MOST:
        problems.append(Problem(f"Write {FEWEST} to {MOST} points, each as - [+] point.", block.line))
    points = tuple(Point(item.text.strip(), item.reason) for item in block.items)
    return (None if problems else Points(points)), tuple(problems)


def present(body: Points, seed: int) -> Presented:
    return Presented()


def read(body: Points, form: Form) -> Answer | Problem:
    """The places of the ticked points from 1, and what they are worth: a grade by its name."""
    names = [str(place) for place in range(1, len(body.points) + 1)]
    ticked = set(form.get("point", ()))
    if list(form.get("recalled", ())) != ["ticked"] or not ticked.issubset(names):
        return UNTICKED
    places = [place for place, name in enumerate(names, 1) if name in ticked]
    return {"points": places, "recalled": grade_of(len(places), len(names))}


def grade_of(ticked: int, total: int) -> str:
    """What so many points of all are worth: all good, two thirds hard, fewer again."""
    if ticked == total:
        return "good"
    return "hard" if 3 * ticked >= 2 * total else "again"


def grade(body: Points, answer: Answer | None) -> float:
    return float(answer is not None and answer["recalled"] != "again")


def explain(body: Points, answer: Answer | None, seed: int) -> Explained:
    ticked = answer["points"] if answer else ()
    rows = (
        Row(point.text, "right", chosen=place in ticked, reason=point.reason)
        for place, point in enumerate(body.points, 1)
    )
    said = f"{len(ticked)} of {counted(len(body.points), 'point')}, {answer['recalled']}" if answer else ""
    return Explained(answer="", said=said, rows=tuple(rows))


def samples(body: Points) -> tuple[Sample, ...]:
    total = len(body.points)
    return (
        *(Sample(_form(ticked), float(grade_of(ticked, total) != "again")) for ticked in range(total + 1)),
        Sample({"recalled": ["ticked"], "point": [str(total + 1)]}, None),
        Sample({"recalled": ["good"], "point": ["1"]}, None),
        Sample({"point": ["1"]}, None),
        Sample({}, None),
    )


def write(body: Points, prompt: str) -> str:
    lines = (item_text(POINT, point.text, reason=point.reason) for point in body.points)
    return "\n".join([prompt, "", *lines])


def _form(ticked: int) -> Form:
    points = {"point": [str(place) for place in range(1, ticked + 1)]} if ticked else {}
    return {"recalled": ["ticked"], **points}


PLUGIN = Kind(
    name="points",
    label="Points to name",
    use="Points to name by heart; learners tick those they named.",
    body=Points,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=lambda body: Parts(tuple(point.text for point in body.points)),
    enough=lambda parts: FEWEST <= len(parts.right) <= MOST,
    fields=Fields("items", label="Point", marks=((POINT, "A point to name"),)),
    self_graded=True,
    ticks=True,
    interaction=lambda body, prompt: ToName(body.points),
    made_of=ToName,
    make=lambda asked: Points(asked.points),
    examples=(
        """
## Shared quota {#shared-quota}

Name the 4 things that all functions of an account share in a region.

- [+] The **concurrency** of the account
- [+] The storage for code and layers
  > Every published version counts towards it.
- [+] The elastic network interfaces of a VPC
- [+] The rate of control plane requests
""",
    ),
)
