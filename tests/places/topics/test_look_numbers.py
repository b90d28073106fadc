"""The numbers of a look: those of files and of cards are those that come, and a change is one of the words."""

import pytest
from django.test import Client

from study.banks.models import Question, Status
from study.library.models import Course
from tests.places.topics.bringing import bring, press, take, upload
from tests.places.topics.test_looks import OLD, look, text, vault

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
