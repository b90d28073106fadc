"""Notes in languages that no questions are made in: the look and each line say so, and own cards are asked."""

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Version
from study.core.generators.languages import SPOKEN
from study.library.models import Look
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db

HEBREW = (
    "# הלב\n\n- שסתום: מונע מהדם לזרום לאחור\n- חדר: דוחף את הדם אל העורקים\n"
    "- מה דוחף את הדם? :: הלב\n- מה מונע זרימה לאחור? :: השסתום\n"
)


def read(client: Client, name: str, notes: str) -> tuple[str, Look]:
    response = bring(client, [upload(name, notes)])
    return " ".join(page_source(response).split()), Look.objects.get()


def test_notes_in_a_language_without_questions_are_told_so_and_their_own_cards_are_asked(client: Client) -> None:
    html, look = read(client, "lev.md", HEBREW)
    assert f"Questions are made in {len(SPOKEN)} languages" in html and all(name in html for name in SPOKEN)
    assert "2 of these lines are in Hebrew: make cards of your own" in html
    assert look.found["foreign"] == [["Hebrew", 2]] and look.found["own"] == 2
    press(client, "take")
    assert "מה דוחף את הדם?" in [one.prompt for one in Version.objects.all()]
    look.refresh_from_db()
    assert look.course is not None
    lines = page_source(client.get(reverse("topics:notes", args=[look.course.address])))
    assert lines.count("no questions are made in Hebrew") == 2 and "no question found" not in lines


def test_notes_of_which_nothing_is_made_hear_in_which_languages_it_could_be(client: Client) -> None:
    html, _ = read(client, "list.md", "# Heart\n\n- TODO draw it\n")
    assert "No question could be made" in html and "Japanese, Korean" in html and "of these lines" not in html
