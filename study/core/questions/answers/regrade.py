"""Grading an answer again, after what it was graded by proved faulty.

There are two ways. *By another key*: the answer gets the score that the corrected body gives it; options are
matched by their keys, whatever they say now. *With an option withdrawn*, after inducer/relate
(course/page/choice.py, read in November 2026), which has both rules for several right options:

- "ignored": as if the option had never been there. It is removed from the key and from the answer, and the
  rest is graded by the question's own rule. In a single choice, learners who chose it have nothing left that
  could be wrong, so they count as right.
- "everyone": everybody who answered counts as having decided the option rightly. In a single choice that is the
  whole question; with several right options it adds one right choice, up to the full mark.

"I don't know" is not changed: nobody is credited with what they did not try.
"""

from dataclasses import replace
from typing import Any, Literal

from study.core.problem import Problem
from study.core.questions.answers.options import picked
from study.core.questions.interaction import OneOf, Option, SomeOf, Truth
from study.core.questions.question import Answer, Kind

type Withdrawal = Literal["ignored", "everyone"]


def key_fault(kind: Kind[Any], body: Any, other_kind: Kind[Any], other: Any) -> Problem | None:
    """Why answers to `body` cannot be graded by `other`; None where they can."""
    if kind.name != other_kind.name:
        return Problem(f"Answers to a question of the kind {kind.name} cannot be graded as {other_kind.name}.")
    if kind.self_graded:
        return Problem("Learners graded this themselves: there is no key to grade by.")
    if kind.variants(body) != kind.variants(other):
        return Problem("The two versions draw different variants, so the key of one does not fit the other.")
    return None


def by_key(kind: Kind[Any], other: Any, answer: Answer | None, seed: int) -> float:
    """What `other` gives the answer. `seed` is that of the answer, for a kind that draws variants."""
    return kind.grade(kind.vary(other, seed), answer)


def withdrawal_fault(kind: Kind[Any], body: Any, option: str, rule: str) -> Problem | None:
    """Why this option cannot be withdrawn so; None where it can."""
    if rule not in ("ignored", "everyone"):
        return Problem("Choose how the option counts: ignored, or everyone right.")
    keys = [one.key for one in options(kind, body)]
    if not keys:
        return Problem("This kind of question has no options to withdraw. Grade by the key of another version.")
    if option not in keys:
        return Problem("Choose one of the options of that version.")
    if rule == "ignored" and right(kind, body) == {option}:
        return Problem("It is the only right option: without it nothing is right. Count everyone right instead.")
    return None


def without(kind: Kind[Any], body: Any, answer: Answer | None, option: str, rule: Withdrawal) -> float:
    """The score with the option withdrawn. Ask `withdrawal_fault` first."""
    if answer is None:
        return 0.0
    ticked = picked(answer)
    asked = kind.interaction(body, "")
    if not isinstance(asked, SomeOf):
        return 1.0 if rule == "everyone" or option in ticked else kind.grade(body, answer)
    rest = kind.make(replace(asked, options=tuple(one for one in asked.options if one.key != option)))
    left: Answer = {"chosen": sorted(ticked - {option})}
    if rule == "ignored":
        return kind.grade(rest, left)
    key = right(kind, body)
    score = min(1.0, (len(ticked & key - {option}) + 1 - len(ticked - key - {option})) / len(key))
    return float(score >= 1) if asked.whole else max(0.0, score)


def options(kind: Kind[Any], body: Any) -> tuple[Option, ...]:
    """The options that a learner chooses among, in the author's order; none for a kind without, or with variants."""
    asked = kind.interaction(body, "")
    return asked.options if isinstance(asked, OneOf | SomeOf | Truth) and kind.made_of is type(asked) else ()


def right(kind: Kind[Any], body: Any) -> frozenset[str]:
    """The keys of the right options."""
    return frozenset(option.key for option in options(kind, body) if option.right)
