"""A case: one text that several questions are about, `# Title {#id}` with its questions below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.source.heading import read_heading
from study.core.questions.source.strays import BOX

_OPTION = re.compile(rf"\s{{0,3}}[-*+][ \t]+{BOX}(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Case:
    """`text` is Markdown and stands above each of the case's questions. `key` is the stable id; a
    heading without one is no case (`key` is empty) and only ends the one above it."""

    key: str = ""
    title: str = ""
    text: str = ""


def is_case_heading(line: str) -> bool:
    """Whether a line begins a case, or ends one: a heading of the first level."""
    return line.startswith(("# ", "#\t")) or line.rstrip() == "#"


def options_at(lines: Sequence[str]) -> int:
    """Return the place of the first option of an answer in the text of a case; 0 where there is none."""
    return next((place for place, text in enumerate(lines) if _OPTION.match(text)), 0)


def read_case(lines: Sequence[str], line: int) -> tuple[Case, tuple[Problem, ...]]:
    """Read a heading of the first level, on line `line` of its file, and the text below it."""
    heading = read_heading(lines[0])
    body = list(lines[1:])
    while body and not body[0].strip():
        del body[0]
    while body and not body[-1].strip():
        del body[-1]
    if not heading.id:
        return Case(), _left_out(lines, line)
    problems = [Problem(fault, line, subject=heading.key) for fault in heading.faults]
    problems += [Problem(f"Nothing reads {name!r} in the heading of a case.", line) for name in heading.attributes]
    if not body:
        words = "This case has no text; write below its heading what its questions are about."
        problems.append(Problem(words, line, severity="warning"))
    if any(problem.severity == "error" for problem in problems):
        return Case(), tuple(problems)
    return Case(heading.key, heading.title, "\n".join(body)), tuple(problems)


def _left_out(lines: Sequence[str], line: int) -> tuple[Problem, ...]:
    for place, text in enumerate(lines[1:], line + 1):
        if text.strip():
            words = "This is left out; give the heading above it an id to make it a case: # Title {#stable-id}."
            return (Problem(words, place, severity="warning"),)
    return ()
