"""What arrives in the end, side by side: the message of a dead-letter queue and the record of a destination."""

import json
from typing import Any

from study.drawing.svg import WIDE, breadth, marks, picture, rect, text
from study.labs.plugin import Picture, Run, Table, both

TITLE = "What arrives"
PITCH, TOP, BELOW = 26, 30, 14

type Line = tuple[str, str]
"""A field by its name, and what it holds; empty where there is no such field."""


def sides(run: Run) -> tuple[tuple[str, list[Line]], ...]:
    """Dead-letter queue and destination with their fields in one order; no fields where nothing arrives."""
    found = run.trace.results["records"]
    success = run.trace.results["outcome"] == "succeeded"
    return (
        ("Dead-letter queue", _message(found["dlq"]) if found["dlq"] else []),
        (f"On-{'success' if success else 'failure'} destination", _record(found["destination"])),
    )


def _message(found: dict[str, Any]) -> list[Line]:
    about = found["attributes"]
    return [
        ("body", _json(found["body"])),
        ("condition", ""),
        ("approximateInvokeCount", ""),
        ("ErrorCode", str(about["ErrorCode"])),
        ("ErrorMessage", about["ErrorMessage"]),
        ("responsePayload", ""),
    ]


def _record(found: dict[str, Any] | None) -> list[Line]:
    if not found:
        return []
    about, answer = found["requestContext"], found.get("responseContext", {})
    return [
        ("requestPayload", _json(found["requestPayload"])),
        ("condition", about["condition"]),
        ("approximateInvokeCount", str(about["approximateInvokeCount"])),
        ("statusCode", str(answer.get("statusCode", ""))),
        ("functionError", answer.get("functionError", "")),
        ("responsePayload", _json(found["responsePayload"]) if answer else ""),
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def arriving(run: Run) -> tuple[Picture, ...]:
    """The picture of both, where anything arrives."""
    shown = sides(run)
    if not any(lines for _, lines in shown):
        return ()
    key = (("served", "a field with what it holds"), ("idle", "no such field"))
    return (both(TITLE, _says(run), lambda width: _drawn(width, _says(run), shown), key),)


def _says(run: Run) -> str:
    found = run.trace.results["records"]
    if found["dlq"] and found["destination"]:
        return "Only the destination is told why it ended, and the answer."
    if found["dlq"]:
        return "The event with an error beside it, and nothing of the answer."
    return "The event, why it ended, and the answer if there was one."


def _drawn(width: int, says: str, shown: tuple[tuple[str, list[Line]], ...]) -> str:
    """Both beside each other, in a narrow drawing below each other."""
    wide = (width - 16) / 2 if width == WIDE else float(width)
    parts: list[str] = []
    there: list[tuple[float, float]] = []
    missing: list[tuple[float, float]] = []
    x = y = bottom = 0.0
    for title, lines in shown:
        high = TOP + PITCH * max(len(lines), 1) + 6
        parts.append(rect(x, y, wide, high, "f-wash"))
        parts.append(text(x + 10, y + 21, title, "strong"))
        for place, (name, value) in enumerate(lines or [("nothing arrives", "")]):
            middle = y + TOP + PITCH * place + 13
            (there if value else missing).append((x + 16, middle))
            words = f"{name}: {value}" if value else f"no {name}" if lines else name
            parts.append(text(x + 32, middle + 5, _cut(words, wide - 40)))
        bottom = max(bottom, y + high)
        x, y = (wide + 16, 0.0) if width == WIDE else (0.0, bottom + BELOW)
    parts += [marks("served", there, 5), marks("idle", missing, 5)]
    return picture(width, bottom, TITLE, says, parts)


def _cut(words: str, room: float) -> str:
    """Words as far as there is room."""
    most = int(room / breadth("m"))
    return words if len(words) <= most else f"{words[: most - 1]}…"


def table(run: Run) -> Table:
    """The same as text, uncut."""
    (left, message), (right, record) = sides(run)
    empty: Line = ("", "")
    rows = [
        tuple(f"{name}: {value}" if value else "" for name, value in pair)
        for pair in zip(message or [empty] * len(record), record or [empty] * len(message), strict=True)
    ]
    return Table(TITLE, (left, right), tuple(rows))
