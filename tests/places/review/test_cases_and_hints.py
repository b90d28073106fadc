"""What stands around a question: the text of its case above it, its hints on request below it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import RIGHT, a_course, a_question
from tests.page_source import page_source

pytestmark = pytest.mark.django_db


def test_case_and_hints_are_there_before_the_answer_and_the_case_after_it(client: Client) -> None:
    question = a_question(
        a_course(),
        prompt="What does the water do?",
        stimulus="A bay opens to the **ocean**.",
        hints=["Look at the moon.", "It pulls."],
    )
    page = page_source(client.get(reverse("review:answer_question", args=[question.pk])))
    assert page.index("<strong>ocean</strong>") < page.index("What does the water do?")
    assert "Hint 1 of 2" in page and "It pulls." in page
    sent = {**RIGHT, "version": "1", "ordinal": "0"}
    sent["seed"] = page.partition('name="seed" value="')[2].partition('"')[0]
    see = client.post(reverse("review:answer_question", args=[question.pk]), sent)
    answered = client.get(see["Location"])
    assert "<strong>ocean</strong>" in page_source(answered)
    assert "Right." in page_source(answered)
