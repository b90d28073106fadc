"""The YAML of a `yaml params` fence, every part with its line, and readers for the expected types."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from study.core.language.expression import RESERVED, Expression, Fault, Value, read
from study.core.language.value import LARGEST
from study.core.problem import Problem
from study.core.safe_yaml import Fault as YamlFault
from study.core.safe_yaml import Part, read_yaml

LONGEST = 5_000
"""Characters of a fence."""

MOST_VALUES = 10_000
LONGEST_TEXT = 400
NAME = re.compile(r"[A-Za-z_]\w{0,39}", re.ASCII)


def load(text: str, line: int) -> dict[str, Part] | Problem:
    """Take the YAML apart that stands below `line`: its names, each with what it is. Never raises."""
    found = read_yaml(text, LONGEST)
    if isinstance(found, YamlFault):
        return Problem(f"Cannot read the parameters: {found.message}.", line + found.line)
    below = _moved(found, line)
    if not isinstance(below.value, dict):
        return Problem("Write the parameters as name: value.", line + 1)
    return below.value


def _moved(part: Part, lines: int) -> Part:
    """The part within a text that has this many more lines above it."""
    value = part.value
    if isinstance(value, dict):
        return Part({name: _moved(one, lines) for name, one in value.items()}, part.line + lines)
    if isinstance(value, list):
        return Part([_moved(one, lines) for one in value], part.line + lines)
    return Part(value, part.line + lines, part.text)


@dataclass(slots=True)
class Reader:
    """Reads parts as what they must be, and notes what is wrong with them. What cannot be read becomes
    None, or a value of the right type that means nothing."""

    problems: list[Problem] = field(default_factory=list)

    def fault(self, message: str, line: int) -> None:
        self.problems.append(Problem(message, line))

    def mapping(self, part: Part, wanted: str) -> dict[str, Part] | None:
        if isinstance(part.value, dict):
            return part.value
        self.fault(f"Write it so: {wanted}", part.line)
        return None

    def items(self, part: Part, wanted: str, most: int) -> list[Part]:
        if isinstance(part.value, list) and len(part.value) <= most:
            return part.value
        self.fault(f"Write it so, with {most:,} at most: {wanted}", part.line)
        return []

    def scalar(self, part: Part) -> Value:
        value = part.value
        if isinstance(value, dict | list):
            self.fault("Write one value here.", part.line)
            return 0
        if not isinstance(value, str | bool) and abs(value) > LARGEST:
            self.fault(f"A number is {LARGEST:.0e} at most.", part.line)
        return value

    def text(self, part: Part) -> str:
        value = self.scalar(part)
        if not isinstance(value, str):
            return str(value)
        if len(value) > LONGEST_TEXT:
            self.fault(f"A text has {LONGEST_TEXT} characters at most.", part.line)
        return " ".join(value.split())

    def whole(self, part: Part, low: int, high: int) -> int:
        value = part.value
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.fault(f"Write a whole number from {low} to {high:,}.", part.line)
        return low

    def expression(self, part: Part, known: frozenset[str]) -> Expression | None:
        """An expression whose names are all `known`."""
        text = self._source(part)
        found = read(text)
        if isinstance(found, Fault):
            self.fault(found.about(text), part.line)
            return None
        if unknown := sorted(found.names - known):
            self.fault(f"Nothing is called {unknown[0]}; there is {', '.join(sorted(known))}.", part.line)
            return None
        return found

    def meant(self, part: Part, known: frozenset[str]) -> Expression | None:
        """An expression, where the text is one about what is `known`."""
        found = read(str(part.value))
        return None if isinstance(found, Fault) or not found.names or found.names - known else found

    def _source(self, part: Part) -> str:
        value = self.scalar(part)
        return str(value).lower() if isinstance(value, bool) else str(value)

    def domain(self, name: str, part: Part) -> tuple[Value, ...]:
        """The values of a parameter: `{choice: […]}` or `{range: [from, to, step]}`; all of one type."""
        if not NAME.fullmatch(name) or name in RESERVED:
            self.fault(f"Nothing can be called {name!r}; a name is made of letters, digits and _.", part.line)
        wanted = f"{name}: {{choice: [1, 2, 5]}} or {name}: {{range: [from, to, step]}}"
        inside = self.mapping(part, wanted)
        if inside is None:
            return ()
        if set(inside) == {"choice"}:
            return self._choice(inside["choice"], wanted)
        if set(inside) == {"range"}:
            return tuple(self._range(inside["range"], wanted))
        self.fault(f"Write it so: {wanted}", part.line)
        return ()

    def _choice(self, part: Part, wanted: str) -> tuple[Value, ...]:
        values = [self.scalar(one) for one in self.items(part, wanted, MOST_VALUES)]
        if not values:
            self.fault("Give at least one value to choose.", part.line)
        if len({_sort(value) for value in values}) > 1:
            self.fault("Give numbers only, or texts only, or true and false.", part.line)
        if len(set(values)) < len(values):
            self.fault("A value is given twice.", part.line)
        if any(isinstance(value, str) and (not value.strip() or "\n" in value) for value in values):
            self.fault("A text to choose is one line, and not empty.", part.line)
        return tuple(values)

    def _range(self, part: Part, wanted: str) -> Iterator[Value]:
        ends = [self.scalar(one) for one in self.items(part, wanted, 3)]
        if len(ends) != 3 or any(isinstance(end, str | bool) for end in ends):
            self.fault(f"Write it so: {wanted}", part.line)
            return
        # As decimals, so that from 0.1 in steps of 0.1 comes to 0.3 and not to 0.30000000000000004.
        first, last, step = (Decimal(str(end)) for end in ends)
        if step <= 0 or last < first or (last - first) / step >= MOST_VALUES:
            self.fault(f"A range goes up, by steps above 0, {MOST_VALUES:,} values at most.", part.line)
            return
        whole = all(isinstance(end, int) for end in ends)
        for count in range(int((last - first) / step) + 1):
            value = first + count * step
            yield int(value) if whole else float(value)


def _sort(value: Value) -> str:
    return "truth" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"
