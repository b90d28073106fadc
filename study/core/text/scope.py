"""Whether a text is about a subject, such as that of a course's dated facts, or of a simulator.

Notes tell it by names alone: by those in the line, and by those of the path above it (course, folder, file,
headings, lines it is nested under).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

_SPACE = r"[\s_/:.*`@&-]{0,3}"


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of a subject, and `others`: names that take a line away from it, such as those of its neighbours.

    A name in lower case is found in whatever case, any other as it is spelled ("SAM" is not "Sam"). The longest
    name counts, so that "lambda calculus" among the others is not "lambda".
    """

    subject: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


UNKNOWN = Scope()
"""Of facts that nobody gave a scope: no line is about them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a place in notes stands towards a subject: `named` is the nearest text that names it, empty where none
    does, and `beside` the others that are named nearer than that."""

    named: str = ""
    beside: frozenset[str] = frozenset()

    def lets(self, neighbours: Iterable[str]) -> bool:
        """Whether what is said here may be about the subject, for somebody who knows these neighbours."""
        return bool(self.named) and (not self.beside or not self.beside.isdisjoint(neighbours))


def stand(scope: Scope, text: str, above: Standing) -> Standing:
    """Return where a line or a heading stands, given where that above it does: one that names the subject is about
    it, one that names others alone is about these, and one that names nothing is about what that above it is."""
    if not above.named and not names_subject(scope, text):
        return above  # nothing here brings the subject in, whatever else is named
    found = _found(scope, text)
    if not found.isdisjoint(scope.subject):
        return Standing(text.strip())
    return Standing(above.named, found) if found else above


def names_subject(scope: Scope, text: str) -> bool:
    """Whether a text names the subject. A plain look at how its names begin is far cheaper than their pattern."""
    pattern, beginnings = _subject(scope.subject)
    small = text.casefold()
    return any(word in small for word in beginnings) and pattern.search(text) is not None


def read_scope(table: Any) -> tuple[Scope, list[str]]:
    """Read the [scope] table of a facts.toml, and say what is wrong with it."""
    if not isinstance(table, Mapping):
        return Scope(), ["scope is written as a [scope] table"]
    names = {name: table.get(name, []) for name in ("subject", "others")}
    wrong = [
        f"scope: {name} must be a list of names"
        for name, given in names.items()
        if not (isinstance(given, list) and all(isinstance(one, str) and re.search(r"\w", one) for one in given))
    ]
    if not wrong and not names["subject"]:
        wrong.append("scope: subject is missing: the names of what the facts are about")
    return (Scope(), wrong) if wrong else (Scope(tuple(names["subject"]), tuple(names["others"])), [])


def _found(scope: Scope, text: str) -> frozenset[str]:
    pattern, names = _names(scope)
    return frozenset(names[int((one.lastgroup or "n0")[1:])] for one in pattern.finditer(text))


# A name is a whole word, also within a slug or between humps: `aws-lambda`, lambda_handler, LambdaLimits.
_BEGINS = r"(?:(?<![A-Za-z0-9À-ÿ])|(?<=[a-z])(?=[A-Z]))"
_ENDS = r"(?:['’]?s)?(?![a-z0-9À-ÿ])(?!(?<=[A-Z])[A-Z])"


@cache
def _names(scope: Scope) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all names with a group for each, and the names in the order of the groups."""
    names = tuple(sorted({*scope.subject, *scope.others}, key=lambda name: (-len(name), name)))
    spelled = [rf"(?P<n{place}>{_spelled(name)})" for place, name in enumerate(names)]
    return re.compile(f"{_BEGINS}(?:{'|'.join(spelled)}){_ENDS}" if spelled else "(?!)"), names


@cache
def _subject(names: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of the names of a subject, and the words that they begin with."""
    return _names(Scope(names))[0], frozenset(re.findall(r"\w+", name)[0].casefold() for name in names)


def _spelled(name: str) -> str:
    words = _SPACE.join(map(re.escape, re.findall(r"\w+", name)))
    return f"(?i:{words})" if name == name.lower() else words
