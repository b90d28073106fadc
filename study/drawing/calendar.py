"""Weeks side by side, a cell a day: how much was done on each."""

from collections.abc import Mapping
from datetime import date, timedelta

from study.core.text.plural import counted
from study.drawing.svg import NARROW, WIDE, picture, rect, text

CELL, LEFT, TOP = 24.0, 40.0, 24.0
NAMES = {0: "Mon", 2: "Wed", 4: "Fri"}


def draw(title: str, finding: str, counts: Mapping[date, int], today: date, unit: str) -> tuple[str, str]:
    """The weeks up to that of `today`, as many as fit, wide and narrow. A day with something on it is filled, one
    with less than half of the most only below; `unit` is what is counted."""
    return _draw(WIDE, title, finding, counts, today, unit), _draw(NARROW, title, finding, counts, today, unit)


def weeks(width: int = WIDE) -> int:
    """How many weeks a drawing of that width has."""
    return int((width - LEFT) / CELL)


def _draw(width: int, title: str, finding: str, counts: Mapping[date, int], today: date, unit: str) -> str:
    number = weeks(width)
    monday = today - timedelta(today.weekday() + 7 * (number - 1))
    most = max(counts.values(), default=0)
    parts = [text(0, TOP + CELL * row + 17, name, "faint") for row, name in NAMES.items()]
    for column in range(number):
        week, x = monday + timedelta(7 * column), LEFT + CELL * column
        if week.day <= 7 and column < number - 1:
            parts.append(text(x, 14, f"{week:%b}"))
        for row in range(7):
            if (day := week + timedelta(row)) <= today:
                parts += _cell(day, counts.get(day, 0), most, x, TOP + CELL * row, unit)
    return picture(width, TOP + 7 * CELL, title, finding, parts)


def _cell(day: date, count: int, most: int, x: float, y: float, unit: str) -> list[str]:
    size = CELL - 4
    said = f"{day.day} {day:%B}: {counted(count, unit) if count else 'nothing'}"
    ground = rect(x, y, size, size, "f-wash", said)
    if not count:
        return [ground]
    tall = size if 2 * count >= most else size / 2
    return [ground, rect(x, y + size - tall, size, tall, "f-served", said)]
