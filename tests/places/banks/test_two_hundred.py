"""Two hundred imported questions, from the file to published, in few key presses and page loads."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from study.banks import queries
from study.banks.models import Question, Status
from study.people.models import User
from tests.places.banks.authoring import SPRING, a_shared_bank

pytestmark = pytest.mark.django_db
NUMBER, PRESSES, LOADS = 200, 250, 10


class Hand:
    """A browser that counts: each form that is sent is a press, each field of it that is filled or ticked another, and
    each whole page a load."""

    def __init__(self) -> None:
        self.presses = self.loads = 0

    def signed_in(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    def open(self, client: Client, url: str) -> Any:
        self.loads += 1
        return client.get(url)

    def send(self, client: Client, url: str, data: dict[str, Any], part: bool = False, filled: int = 0) -> Any:
        self.presses += 1 + filled
        if part:
            return client.post(url, data, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
        answer = client.post(url, data)
        assert answer.status_code == 302
        return self.open(client, answer["Location"])

    def ask(self, client: Client, url: str, data: dict[str, Any], filled: int = 0) -> Any:
        """Send a form whose answer says what would happen."""
        self.presses, self.loads = self.presses + 1 + filled, self.loads + 1
        return client.post(url, data)


def test_two_hundred_questions_are_published_in_few_steps(ada: User, grace: User) -> None:
    bank, hand = a_shared_bank(ada, reviewer=grace), Hand()
    plain = SPRING.split("Source:")[0]
    text = "\n".join(plain.replace("#spring-tide", f"#tide-{place}") for place in range(NUMBER))
    author = hand.signed_in(ada)
    url = reverse("banks:import", args=[bank.pk])
    hand.open(author, url)
    seen = hand.send(author, url, {"file": SimpleUploadedFile("tides.md", text.encode()), "format": "auto"}, filled=1)
    cited = {"title": "Tide tables", "url": "https://example.org/t", "checked": "2020-01-02"}
    hand.send(author, seen.wsgi_request.path, cited, filled=3)
    many = reverse("banks:many", args=[bank.pk])
    said = hand.ask(author, many, {"do": "submit", "all": "1"}, filled=1)
    kept = ",".join(str(number) for number in said.context["chosen"])
    hand.send(author, many, {"do": "submit", "kept": kept, "sure": "1"})
    reader, waiting = hand.signed_in(grace), reverse("banks:waiting")
    hand.open(reader, "/")
    page = hand.open(reader, waiting)
    while question := page.context.get("question"):
        sent = {"question": question.pk, "version": page.context["waiting"].number, "do": "approve"}
        page = hand.send(reader, waiting, sent, part=True)
    assert queries.waiting(grace) == []
    assert Question.objects.filter(bank=bank, status=Status.READY).count() == NUMBER
    assert hand.presses <= PRESSES and hand.loads <= LOADS, (hand.presses, hand.loads)
