"""Scripts of outcomes: the small language that says what happens at each attempt of a run.

`error:0.5,throttle,ok:1.2` means: the first attempt fails after 0.5 s, the second is throttled, the third
succeeds after 1.2 s. The last outcome applies to all later attempts.
"""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from study.core.simulators.arrivals import SECOND

LONGEST = 100
"""So many outcomes may be listed. Our own choice: more than any attempt count worth reading."""

_SECONDS = re.compile(r"(\d{1,7})(?:\.(\d{1,6}))?|\.(\d{1,6})")

type OneOutcome = Callable[[str], str | None]
"""Brings one outcome into its usual form, or None when it is not one."""


def reader(label: str, one: OneOutcome, wanted: str) -> Callable[[Any], tuple[tuple[str, ...] | None, str]]:
    """Make the reader of a script: text parted by commas or blanks, a JSON list as text, or a list.

    An item may also be an object such as `{"result": "error", "duration": 0.5}`. `label` is that of the
    parameter, with which a message begins; `wanted` says in words what an outcome is.
    """

    def read(value: Any) -> tuple[tuple[str, ...] | None, str]:
        items = _items(value)
        if items is None or not 0 < len(items) <= LONGEST:
            return None, f"{label}: 1 to {LONGEST} of them. {wanted}"
        found = [one(item) for item in items]
        if None in found:
            return None, f"{label}: “{items[found.index(None)][:40]}” is not one. {wanted}"
        return tuple(item for item in found if item is not None), ""

    return read


def write(outcomes: Sequence[str]) -> str:
    """The script as text: what a reader takes."""
    return ",".join(outcomes)


def timed(item: str, words: Sequence[str], longest: int) -> str | None:
    """Read `word` or `word:seconds`, seconds from 0 to `longest`; the usual form, or None."""
    word, colon, seconds = item.partition(":")
    if word not in words or not colon:
        return word if word in words else None
    took = microseconds(seconds)
    if took is None or took > longest * SECOND:
        return None
    return f"{word}:{written(took)}"


def microseconds(text: str) -> int | None:
    """Read a decimal number of seconds as whole microseconds, exactly; None when it is not one."""
    found = _SECONDS.fullmatch(text)
    if not found:
        return None
    return int(found[1] or 0) * SECOND + int((found[2] or found[3] or "").ljust(6, "0"))


def parts(item: str) -> tuple[str, int]:
    """Word and microseconds of an outcome that was read; without a colon it takes no time."""
    word, _, seconds = item.partition(":")
    return word, microseconds(seconds) or 0


def written(micros: int) -> str:
    """Microseconds as seconds of a script, as short as can be: `0.5`, `21511`."""
    whole, rest = divmod(micros, SECOND)
    return f"{whole}.{rest:06d}".rstrip("0") if rest else str(whole)


def _items(value: Any) -> list[str] | None:
    if isinstance(value, str):
        if not value.lstrip().startswith("["):
            return value.lower().replace(",", " ").split()
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    if not isinstance(value, list | tuple):
        return None
    return [_item(item) for item in value]


def _item(item: Any) -> str:
    if isinstance(item, dict):
        duration = item.get("duration")
        return str(item.get("result", "")) + ("" if duration is None else f":{duration}")
    return str(item).strip().lower()


def said(item: str) -> str:
    """An outcome in words: `error, 2 s`."""
    word, _, took = item.partition(":")
    return f"{word}, {took} s" if took and word != "fail" else f"{word} {took}".strip().replace("+", ", ")
