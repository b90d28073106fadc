"""Text with placeholders: `{{rps}}`, `{{rps * 2}}`, `{{total:,}}` with thousands grouped.

Only declared names are filled in. The rest is left as it is, because double braces have a meaning in other
languages too, such as CloudFormation's `{{resolve:ssm:…}}`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from study.core.language.expression import Expression, Fault, Value, read
from study.core.language.value import evaluate

HOLE = re.compile(r"\{\{(?P<inside>[^{}\n]{1,400}?)(?P<grouped>:,)?\}\}")
DIGITS = 12
"""Significant digits of a number in a text: what floats add behind them is noise."""


def fill(text: str, values: Mapping[str, Any]) -> str | Fault:
    """Return `text` with every place filled in that names one of `values`; else the first fault."""
    filled: list[str] = []
    end = 0
    for found in HOLE.finditer(text):
        expression = read(found["inside"])
        if isinstance(expression, Fault) or not _is_meant(expression, values):
            continue
        value = evaluate(expression, values)
        if isinstance(value, Fault):
            return Fault(value.about(found[0]))
        filled += [text[end : found.start()], written(value, grouped=bool(found["grouped"]))]
        end = found.end()
    return "".join([*filled, text[end:]])


def written(value: Value, grouped: bool = False) -> str:
    """Write a value as a person would: whole numbers in full, others without noise, no exponents."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{DIGITS}g}")
    text = f"{number:,f}" if grouped else f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def shown(values: Mapping[str, Value]) -> str:
    """Return values by name in one line: `rps=20, duration_ms=100`."""
    return ", ".join(f"{name}={written(value)}" for name, value in values.items())


def doubts(text: str, known: Collection[str]) -> Iterator[str]:
    """Say what stands in double braces and is not filled in, though it may have been meant to be."""
    for found in HOLE.finditer(text):
        expression = read(found["inside"])
        if isinstance(expression, Fault):
            if any(word in known for word in re.findall(r"[A-Za-z_]\w*", found["inside"], re.ASCII)):
                yield f"{expression.about(found['inside'])} It stays as it is."
        elif unknown := sorted(expression.names - set(known)):
            yield f"Nothing is called {unknown[0]}, so {found[0]} stays as it is."


def has_holes(text: str, known: Collection[str]) -> bool:
    """Whether anything in `text` would be filled in where these names are `known`."""
    read_ = (read(found["inside"]) for found in HOLE.finditer(text))
    return any(isinstance(one, Expression) and _is_meant(one, known) for one in read_)


def _is_meant(expression: Expression, known: Collection[str] | Mapping[str, Any]) -> bool:
    return bool(expression.names) and all(name in known for name in expression.names)
