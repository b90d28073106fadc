"""Lines that were kept as the same fact though only a person can tell: asked tomorrow, decided on the notes page."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from study.banks.models import Question, Status
from study.library.models import Course, Doubt, Fact
from study.library.sources import Sources, Text
from study.people.models import Learner, Role
from study.review.models import Action, Card
from study.review.operations import PastSchedule, bring_history
from study.topics.operations import renew, save_note
from tests.clock import START
from tests.factories import TODAY, a_learner, a_study, a_user
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor

pytestmark = pytest.mark.django_db
OLD = "# Muscles\n\n- Ulna ⇒ a bone beside the radius in the forearm\n- Biceps ⇒ a muscle that bends the elbow\n"
NEW = OLD.replace("the radius in the forearm", "a nerve in the elbow")
THIRD = OLD.replace("the radius in the forearm", "a nerve in the upper elbow")


def brought(text: str, owner: Learner | None) -> Course:
    sources = Sources((Text("muscles.md", text),), name="muscles")
    course = renew(sources=sources, owner=owner, now=START).imported.course
    assert course
    return course


def a_card_due(learner: Learner, course: Course, days: int) -> Card:
    a_study(learner, course)
    key = Fact.objects.get(topic__course=course, text__startswith="Ulna", removed_at=None).key
    question = Question.objects.filter(bank__course=course, key__startswith=f"{key}/", status=Status.READY)[0]
    past = PastSchedule("elsewhere:1", due=TODAY + timedelta(days=days), interval=days, ease=250)
    bring_history(learner=learner, question=question, past=past, now=START, today=TODAY)
    return Card.objects.get(learner=learner, question=question)


def due(card: Card) -> int:
    card.refresh_from_db()
    assert card.due_day
    return (card.due_day - TODAY).days


def notes_page(client: Client) -> str:
    return page_source(client.get("/notes/"))


def tell(client: Client, course: Course, do: str) -> int:
    line = Doubt.objects.get().line
    return client.post(f"/notes/{course.address}/tell/", {"line": line, "do": do}).status_code


def test_a_folder_that_is_followed_asks_them_tomorrow_and_tells_who_looks_after_it(
    tmp_path: Path, client: Client
) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "muscles.md").write_text(OLD)
    learner, said = a_learner(), StringIO()
    cards: list[Card] = []

    def ticks() -> Iterator[None]:
        cards.append(a_card_due(learner, Course.objects.get(slug="vault"), 30))
        (folder / "muscles.md").write_text(NEW)
        yield
        yield
        raise KeyboardInterrupt

    call_command("import_notes", str(folder), watch=True, ticks=ticks(), stdout=said, stderr=said)
    assert due(cards[0]) == 1
    assert cards[0].question.status == Status.READY
    assert "Their cards are asked tomorrow." in said.getvalue()
    assert not Action.objects.exists(), "undo in the review does not meet what the learner did not do"

    course = Course.objects.get(slug="vault")
    client.force_login(an_instructor("visiting"))
    assert "only you can tell" not in notes_page(client)
    assert tell(client, course, "same") == 404
    client.force_login(a_user("local@example.org", role=Role.ADMIN))
    shown = notes_page(client)
    assert "1 line only you can tell" in shown
    assert "beside the radius" in shown and "beside a nerve" in shown and "muscles.md, line 3" in shown
    assert tell(client, course, "same") == 302
    assert not Doubt.objects.exists()
    assert "only you can tell" not in notes_page(client)


def test_what_is_not_the_same_gets_cards_of_its_own(reader: Client, learner: Learner) -> None:
    course = brought(OLD, learner)
    card = a_card_due(learner, course, 30)
    brought(NEW, learner)
    key = Doubt.objects.get().line
    assert "1 line only you can tell</a>" in page_source(reader.get(f"/notes/{course.address}/")), "told at its lines"
    assert "only you can tell" in page_source(reader.get("/"))
    assert tell(reader, course, "apart") == 302
    assert Fact.objects.get(key=key).removed_at
    card.refresh_from_db()
    assert card.question.status == Status.RETIRED
    fact = Fact.objects.get(text__contains="a nerve", removed_at=None)
    assert Question.objects.filter(key__startswith=f"{fact.key}/", status=Status.READY).exists()
    brought(NEW, learner)
    assert not Doubt.objects.exists(), "what was told stays told when the notes are read again"
    assert Fact.objects.get(text__contains="a nerve", removed_at=None).key == fact.key


def test_a_line_waits_with_its_first_words_and_not_when_it_says_them_again(learner: Learner) -> None:
    brought(OLD, learner)
    brought(NEW, learner)
    brought(THIRD, learner)
    assert Doubt.objects.get().old == "Ulna ⇒ a bone beside the radius in the forearm"
    brought(OLD, learner)
    assert not Doubt.objects.exists()
    brought(NEW, learner)
    brought("# Muscles\n\n- Biceps ⇒ a muscle that bends the elbow\n", learner)
    assert not Doubt.objects.exists(), "a line that is gone waits no more"


def test_an_edit_in_the_browser_waits_too(learner: Learner) -> None:
    course = brought(OLD, learner)
    card = a_card_due(learner, course, 30)
    save_note(learner=learner, course=course, path="muscles.md", text=NEW, revision=1, now=START)
    assert due(card) == 1
    assert Doubt.objects.get().course == course


def test_readers_of_a_shared_course_are_asked_tomorrow_too(learner: Learner) -> None:
    course = brought(OLD, learner)
    card = a_card_due(a_learner(), course, 30)
    soon = a_card_due(learner, course, 1)
    brought(NEW, learner)
    assert (due(card), due(soon)) == (1, 1)


def test_a_dry_run_leaves_cards_and_doubts(learner: Learner) -> None:
    course = brought(OLD, learner)
    card = a_card_due(learner, course, 30)
    renew(sources=Sources((Text("muscles.md", NEW),), name="muscles"), owner=learner, now=START, dry_run=True)
    assert due(card) == 30
    assert not Doubt.objects.exists()


def test_nobody_tells_of_somebody_elses_lines(reader: Client) -> None:
    other = a_learner()
    course = brought(OLD, other)
    brought(NEW, other)
    assert "only you can tell" not in notes_page(reader)
    assert tell(reader, course, "same") == 404
    assert Doubt.objects.exists()
