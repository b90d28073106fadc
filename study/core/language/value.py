"""The value of an expression: Python's arithmetic on whole numbers and floats, within bounds.

Whole numbers stay whole and exact, also when they divide without remainder. Every intermediate value is
bounded, so no expression takes much time or memory.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

from study.core.language.expression import (
    Binary,
    Both,
    Call,
    Choice,
    Compared,
    Constant,
    Expression,
    Fault,
    Name,
    Node,
    Unary,
    Value,
)

LARGEST = 10**15
"""No value may be further from 0: up to here a float holds every whole number."""

LARGEST_EXPONENT = 64
ROUNDED_TO = 15
"""Decimals one may round to, and places before the point."""

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "//": lambda left, right: left // right,
    "%": lambda left, right: left % right,
}
CALLS: dict[str, Callable[..., Any]] = {
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "max": max,
    "min": min,
    "round": round,
}
type Number = int | float


class _RefusedError(Exception):  # it leaves this module as a Fault only
    def __init__(self, message: str, at: int) -> None:
        self.fault = Fault(message, at)


def evaluate(expression: Expression, values: Mapping[str, Any]) -> Value | Fault:
    """Return the value of `expression` where names have these `values`: numbers, texts, yes or no, and
    plain JSON to be followed by dotted names. `round` gives halves to the even neighbour, as Python's
    does. Never raises."""
    try:
        return _value(expression.root, values)
    except _RefusedError as refused:
        return refused.fault


def _value(node: Node, values: Mapping[str, Any]) -> Value:
    match node:
        case Constant(value, at):
            return _bounded(value, at)
        case Name(path, at):
            return _bounded(_found(path, values, at), at)
        case Unary("not", operand):
            return not _truth(operand, values)
        case Unary(operator, operand):
            number = _number(operand, values)
            return -number if operator == "-" else number
        case Binary(operator, left, right, at):
            return _bounded(_combined(operator, _number(left, values), _number(right, values), at), at)
        case Compared():
            return _compared(node, values)
        case Both(operator, left, right):
            first = _truth(left, values)
            return first if first == (operator == "or") else _truth(right, values)
        case Choice(test, yes, no):
            return _value(yes if _truth(test, values) else no, values)
        case Call():
            return _bounded(_called(node, [_number(one, values) for one in node.arguments]), node.at)


def _found(path: tuple[str, ...], values: Mapping[str, Any], at: int) -> Value:
    found: Any = values
    for place, name in enumerate(path):
        here = ".".join(path[:place])
        if isinstance(found, Mapping) and name in found:
            found = found[name]
        elif isinstance(found, list | tuple) and name.isdigit() and int(name) < len(found):
            found = found[int(name)]
        else:
            raise _RefusedError(_missing(name, here, found), at)
    said = ".".join(path)
    if found is None:
        raise _RefusedError(f"{said} has no value in this run", at)
    if not isinstance(found, int | float | str):
        raise _RefusedError(f"{said} is not one value; go on with {_ways(found)}", at)
    return found


def _missing(name: str, here: str, found: Any) -> str:
    if not here:
        return f"nothing is called {name}"
    if not isinstance(found, Mapping | list | tuple):
        return f"{here} is one value and has no {name}"
    return f"{here} has no {name}; go on with {_ways(found)}"


def _ways(found: Any) -> str:
    """What can stand behind the next dot."""
    if isinstance(found, Mapping):
        return ", ".join(f".{name}" for name in list(found)[:30]) or "nothing: it is empty"
    return f".0 to .{len(found) - 1}" if found else "nothing: it is empty"


def _bounded(value: Value, at: int) -> Value:
    if isinstance(value, str | bool):
        return value
    if not -LARGEST <= value <= LARGEST:  # what is not a number is refused here as well
        raise _RefusedError(f"this is larger than {LARGEST:.0e}", at)
    return value


def _number(node: Node, values: Mapping[str, Any]) -> Number:
    value = _value(node, values)
    if isinstance(value, str | bool):
        raise _RefusedError(f"a number is wanted here, not {_named(value)}", node.at)
    return value


def _truth(node: Node, values: Mapping[str, Any]) -> bool:
    value = _value(node, values)
    if not isinstance(value, bool):
        raise _RefusedError(f"a comparison is wanted here, not {_named(value)}", node.at)
    return value


def _named(value: Value) -> str:
    return repr(value)[:40] if not isinstance(value, bool) else str(value).lower()


def _combined(operator: str, left: Number, right: Number, at: int) -> Number:
    if operator == "**":
        return _power(left, right, at)
    if operator != "/":
        if right == 0 and operator in ("//", "%"):
            raise _RefusedError("this divides by 0", at)
        return ARITHMETIC[operator](left, right)  # type: ignore[no-any-return]
    if right == 0:
        raise _RefusedError("this divides by 0", at)
    if isinstance(left, int) and isinstance(right, int) and left % right == 0:
        return left // right
    try:
        return left / right
    except OverflowError:
        raise _RefusedError(f"this is larger than {LARGEST:.0e}", at) from None


def _power(base: Number, exponent: Number, at: int) -> Number:
    if abs(exponent) > LARGEST_EXPONENT:
        raise _RefusedError(f"an exponent is {LARGEST_EXPONENT} at most", at)
    if base == 0 and exponent < 0:
        raise _RefusedError("this divides by 0", at)
    if base < 0 and exponent != int(exponent):
        raise _RefusedError("a negative number has no such power", at)
    try:
        # Floats first: they are quick to say that whole numbers would grow too long.
        size = abs(float(base)) ** exponent
    except OverflowError:
        size = math.inf
    return size if size > LARGEST else base**exponent


def _compared(node: Compared, values: Mapping[str, Any]) -> bool:
    left = _value(node.first, values)
    for operator, right_node in node.steps:
        right = _value(right_node, values)
        if _sort(left) != _sort(right) or (operator not in ("==", "!=") and _sort(left) != "number"):
            raise _RefusedError(f"{_named(left)} and {_named(right)} cannot be compared by {operator}", node.at)
        if not COMPARE[operator](left, right):
            return False
        left = right
    return True


def _sort(value: Value) -> str:
    return "truth" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"


def _called(node: Call, arguments: list[Number]) -> Number:
    if node.function != "round" or len(arguments) == 1:
        return CALLS[node.function](*arguments)  # type: ignore[no-any-return]
    number, decimals = arguments
    if not isinstance(decimals, int) or abs(decimals) > ROUNDED_TO:
        raise _RefusedError(f"one rounds to a whole number of decimals, {ROUNDED_TO} at most", node.at)
    return round(number, decimals)
