"""The numbers of a look: those of files and of cards are those that come, and a change is one of the words."""

import pytest
from django.test import Client

from study.banks.models import Question, Status
from study.library.models import Course
from tests.places.topics.bringing import bring, press, take, upload
from tests.places.topics.test_looks import OLD, a_card_due, look, text, vault

pytestmark = pytest.mark.django_db


def test_it_says_how_many_cards_come_from_simulators(client: Client) -> None:
    files = [upload(f"{name}.md", f"# {name}\n\n- {name} ⇒ a part of the {name} wall\n") for name in ("Apex", "Base")]
    take(client, files)
    course = Course.objects.get()
    shown = (
        "# Concurrency\n\n- Reserved concurrency: taken off the account limit\n"
        "- A throttle of AWS Lambda: what a request meets that finds no room\n"
    )
    page = " ".join(text(bring(client, [upload("Apex.md", shown)], course=course.pk)).split())
    number = look().found["simulated"]
    assert number and f"{number} more come from the simulators that its topics show" in page
    press(client, "take")
    computed = Question.objects.filter(bank__slug="simulated", status=Status.READY)
    assert computed.count() == number


def test_it_says_how_many_files_were_brought_beside_the_first(client: Client) -> None:
    files = [upload(f"{name}.md", f"# {name}\n\n- {name} ⇒ a part of the {name} wall\n") for name in ("Apex", "Base")]
    assert "Apex and 1 more file, 1 kB" in " ".join(text(bring(client, files)).split())
    assert "more file" not in text(bring(client, files[:1]))
    assert "more file" not in text(bring(client, [vault(a=OLD, b=OLD)]))


def test_other_wrong_answers_alone_reword_nothing(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    bring(client, [upload("heart.md", f"{OLD}- Septum ⇒ the wall between the two halves of the heart\n")])
    found = look().found
    assert (found["counts"]["reworded"], found["reworded"]) == (0, []) and found["counts"]["new"]


def test_what_is_asked_no_more_of_a_line_that_stays_is_told_with_its_reason(client: Client) -> None:
    own = "- Ebb::the water that falls\n- Neap::the lowest of tides\n- Spring::the highest of tides\n"
    take(client, [upload("sea.md", f"# Sea\n\n{own}")])
    told = own.replace("Ebb::the", "Ebb: the")
    html = text(bring(client, [upload("sea.md", f"# Sea\n\n{told}")], course=Course.objects.get().pk))
    (ended,) = look().found["ended"]
    assert ended["prompt"] == "Ebb" and ended["why"]
    assert "1 question not asked any more, though the line is there" in html and ended["why"] in html
    bring(client, [upload("sea.md", "# Sea\n\n" + own.partition("\n")[2])], course=Course.objects.get().pk)
    assert look().found["ended"] == [] and look().found["gone"]


def test_cards_of_ones_own_are_counted_where_there_are_any(client: Client) -> None:
    html = text(bring(client, [upload("heart.md", OLD)]))
    assert "cards of your own" not in html.lower()
    html = " ".join(text(bring(client, [upload("sea.md", "# Sea\n\nEbb::low\n\nFlood::high\n")])).split())
    assert "<dt>cards of your own</dt><dd>2</dd>" in html and "with dates</small>" not in html
    assert "2 of them are cards of your own." in html and "You had" not in html


def test_a_line_that_is_not_asked_any_more_names_no_day(client: Client) -> None:
    said = "# Parts\n\nTH = through hole\n\nSM = surface mount\n"
    take(client, [upload("parts.md", said)])
    asked = Question.objects.filter(status=Status.READY).order_by("start").first()
    assert asked and "TH" in asked.current.prompt
    card = a_card_due(asked.key, 3)
    changed = said.replace("through hole", "through-hole technology")
    page = bring(client, [upload("parts.md", changed)], course=Course.objects.get().pk)
    (row,) = look().found["reworded"]
    html = " ".join(text(page).split())
    assert card.due_day and row["cards"] == 0
    assert "not asked any more" in html and "0 cards" not in html


def test_what_can_be_asked_at_its_lines_alone_is_not_told_as_nothing(client: Client) -> None:
    poor = "# Lambda\n\n- Lambda layers: at most 5 per function\n"
    html = " ".join(text(bring(client, [upload("lambda.md", poor)])).split())
    found = look().found
    assert (found["sure"], found["unsure"]) == (0, 0) and found["poor"]
    assert "No question could be made" not in html and "Unsure, for example" not in html
    assert f"{found['poor']} can be asked at" in html
