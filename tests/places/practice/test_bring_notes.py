"""A learner's own notes: imported, renewed, and what happens to what cannot be read."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from study.banks.models import Question, Status
from study.library.models import Course, Fact
from study.people.models import Learner
from study.practice.models import Card, Review, Study
from tests.factories import a_course, a_learner

pytestmark = pytest.mark.django_db
NOTES = "# Harbours\n\n- Quay: where ships lie\n- Mole: what breaks the waves\n- Depth of the basin: 12 m\n"


def upload(name: str, content: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_notes_become_a_course_that_is_studied(client: Client) -> None:
    page = text(client.post("/notes/", {"files": [upload("harbours.md", NOTES)]}))
    course = Course.objects.get()
    assert course.owner == Learner.objects.get() and course.title in page
    assert Study.objects.get().course == course
    assert Question.objects.filter(bank__course=course, status=Status.READY).exists()
    client.post("/review/more/", {"course": course.address})
    assert Card.objects.exists()
    assert "Harbours" in text(client.get("/review/"))


def test_pasted_text_will_do(client: Client) -> None:
    assert client.post("/notes/", {"text": NOTES, "title": "By the sea"}).status_code == 200
    assert Course.objects.get().title == "By the sea"


def test_renewed_notes_keep_what_was_learnt(client: Client) -> None:
    client.post("/notes/", {"files": [upload("harbours.md", NOTES)]})
    course = Course.objects.get()
    client.post("/review/more/", {"course": course.address})
    card = Card.objects.select_related("question").order_by("pk")[0]
    client.post(f"/review/{card.pk}/", {"skip": "1", "version": 1, "ordinal": 0, "turn": 0})
    changed = NOTES.replace("where ships lie", "where ships lie in rows").replace(
        "# Harbours\n", "# Harbours\n\nNew here.\n"
    )
    page = text(client.post("/notes/", {"files": [upload("harbours.md", changed)], "course": course.pk}))
    assert "1 reworded" in page
    assert Course.objects.count() == 1
    assert Review.objects.get().card_id == card.pk
    assert Fact.objects.filter(removed_at__isnull=False).count() == 0


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_taken(client: Client) -> None:
    files = [upload("harbours.md", NOTES), upload("photo.md", b"\x00\x01\x02\xff\xfe\x00" * 50)]
    page = text(client.post("/notes/", {"files": files}))
    assert "Left out" in page and "photo.md" in page
    assert Course.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"text": "  \n "}, {"files": [upload("photo.md", b"\x00\xff" * 90)]}])
def test_nothing_to_read_changes_nothing_and_keeps_what_was_typed(client: Client, sent: dict[str, Any]) -> None:
    response = client.post("/notes/", {"title": "By the sea", **sent})
    assert response.status_code in (200, 422)
    page = text(response)
    assert 'value="By the sea"' in page
    assert 'role="alert"' in page or "field__error" in page
    assert not Course.objects.exists() and not Learner.objects.exists()


def test_nobody_renews_another_persons_course(client: Client) -> None:
    other = a_course("other", owner=a_learner())
    client.post("/notes/", {"text": NOTES, "course": other.pk})
    assert not other.files.exists()
    assert not Course.objects.exclude(pk=other.pk).filter(owner=other.owner).exists()
