"""Untrusted TOML, read into values. The one module that imports tomllib.

The limits are checked before anything is built: tomllib recurses for every bracket, and every dot in a name
makes another table.
"""

import re
import tomllib
from typing import Any

from study.core.limits import MEGABYTE, TOML, TOML_LEVELS
from study.core.problem import Problem

# What opens and closes values, and the texts and remarks in which such signs mean nothing. A text without an
# end goes as far as it could: tomllib refuses the file for it.
SIGNS = re.compile(
    r'''
    """(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5})?
    | \'{3}(?:[^']|'(?!''))*+(?:'{3,5})?
    | "(?:[^"\\\n]|\\[^\n])*+"?
    | '[^'\n]*+'?
    | \#[^\n]*
    | [][{}.,=\n]
    ''',
    re.DOTALL | re.VERBOSE,
)
MANY_DIGITS = re.compile(r"[0-9_]{4001,}")  # Python turns no longer ones into a number


def read_toml(data: bytes) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the tables of a file of TOML, and why it cannot be read; then there are no tables. Never raises."""
    if len(data) > TOML:
        return {}, (Problem(f"is larger than {TOML // MEGABYTE} MB"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return {}, (Problem("is not UTF-8, which TOML must be", data.count(b"\n", 0, error.start) + 1),)
    if line := _too_deep(text):
        return {}, (Problem(f"is nested more than {TOML_LEVELS} levels deep", line),)
    if found := MANY_DIGITS.search(text):
        return {}, (Problem("has a number of more than 4,000 digits", text.count("\n", 0, found.start()) + 1),)
    try:
        return tomllib.loads(text), ()
    except (tomllib.TOMLDecodeError, ValueError) as error:
        return {}, (Problem(f"is not TOML: {error}"),)


def _too_deep(text: str) -> int:
    """The line from 1 on which values stand too deep inside each other, or a name has too many parts; else 0."""
    line, depth, dots = 1, 0, 0
    for found in SIGNS.finditer(text):
        sign = found[0]
        depth += (sign in "[{") - (sign in "]}")
        dots += sign == "."
        if depth + dots > TOML_LEVELS:
            return line
        if sign in ",=\n":
            dots = 0
        line += sign.count("\n")
    return 0
