"""Converts the engines' sources, written as words with an address and a day, to sources of a question."""

import re
from datetime import date
from urllib.parse import urlsplit

from study.core.questions.question import Source

URL = re.compile(r"https?://[^\s,]+")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.ASCII)
NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS = {name: number for number, name in enumerate((*NAMES, "November", "December"), 1)} | {"mid": 6}
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[ -](\d{{4}})\b")


def source(words: str) -> Source | None:
    """Read "AWS Lambda Developer Guide, text of June 2026, https://…/configuration-memory.html".

    The last day named is the one of the look-up; of a month its first day is taken, and mid-year is
    June. None without an address or without a day.
    """
    url, checked = URL.search(words), _day(words)
    if not url or not checked:
        return None
    place = urlsplit(url[0])
    page = place.path.rstrip("/").rpartition("/")[2].removesuffix(".html")
    name = words[: url.start()].partition(",")[0].strip() or place.netloc
    return Source(f"{name}: {page}" if page else name, url[0], checked)


def _day(words: str) -> date | None:
    days = [date.fromisoformat(day) for day in DAY.findall(words)]
    months = [date(int(year), MONTHS[name], 1) for name, year in MONTH.findall(words)]
    return next(reversed(days or months), None)
