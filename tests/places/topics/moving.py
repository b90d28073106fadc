"""A collection to move in with: one card with reviews, one with a schedule alone, one suspended, one buried."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from study.review.models import Card
from tests.anki_packages import BEGAN, BOTH, CLOZE, Row, Written, package
from tests.clock import START
from tests.places.topics.bringing import upload

TODAY = START.date()
SINCE = (TODAY - datetime.fromtimestamp(BEGAN, UTC).date()).days


def at(days: int) -> int:
    """A time so many days ago, as Anki writes it."""
    return int((START - timedelta(days=days)).timestamp() * 1000)


LOG = [(at(90), 3, 0, 0), (at(80), 3, 1, 2500), (at(40), 1, 1, 2300), (at(39), 3, 2, 2300), (at(30), 0, 4, 2300)]
NOTES = [
    Written("g1", ["Ebb", "low <img src=ebb.png>"], BOTH, "sea", [Row(0, log=LOG), Row(1, queue=-1)]),
    Written("g2", ["The {{c1::moon}} pulls", "more"], CLOZE, cards=[Row(0, "Sky::Moon", 2, 2, SINCE + 5, 12, 2500)]),
    Written("g3", ["Spring", "high"], cards=[Row(0, "Sky", queue=-2)]),
]


def a_file(notes: list[Written] = NOTES, name: str = "my deck.apkg", **form: Any) -> SimpleUploadedFile:
    return upload(name, package(notes, {"ebb.png": b"\x89PNG"}, **form))


def card(front: str) -> Card:
    return Card.objects.select_related("learner").get(question__current__prompt=front)
