"""A list of names as it is brought: one person a line, address and name in any order, as CSV or plain lines."""

import csv
from dataclasses import dataclass
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from study.core.formats.shared.csv_safety import unguarded
from study.core.problem import Problem
from study.core.text.plural import counted
from study.people.models import LONGEST_NAME

MOST = 1_000
"""Learners of a class."""
LONGEST_EMAIL = 254
HEADINGS = {"email", "e-mail", "mail", "address", "name"}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on a list."""

    email: str
    name: str = ""


def read_names(text: str) -> tuple[tuple[Named, ...], tuple[Problem, ...]]:
    """The people on a list, each address once, and what is wrong with which line. A list of more than a class holds
    is refused as a whole, before any of it is read."""
    lines = text.splitlines()
    if (number := sum(bool(line.strip()) for line in lines)) > MOST + 1:
        said = f"{counted(number, 'line')}: a class holds at most {counted(MOST, 'learner')}. Nobody was added."
        return (), (Problem(said),)
    found: dict[str, Named] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        cells = [unguarded(cell.strip()) for cell in next(csv.reader(StringIO(line), delimiter=_mark(line)), [])]
        if not any(cells) or {cell.lower() for cell in cells if cell} <= HEADINGS:
            continue
        email = next((cell for cell in cells if _is_email(cell)), "").lower()
        if not email:
            problems.append(Problem("no e-mail address on this line", line=number))
            continue
        name = " ".join(cell for cell in cells if cell and cell.lower() != email)
        found.setdefault(email, Named(email, name[:LONGEST_NAME]))
    return tuple(found.values()), tuple(problems)


def _mark(line: str) -> str:
    return next((mark for mark in (";", "\t") if mark in line), ",")


def _is_email(cell: str) -> bool:
    try:
        validate_email(cell)
    except ValidationError:
        return False
    return len(cell) <= LONGEST_EMAIL
