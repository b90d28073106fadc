"""E and X on the pages of the review: what opens, what it shows before the answer, what is kept and told."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from study.banks.models import Choice, Decision
from study.core.questions.kinds.recall import Recall
from study.people.models import Learner
from study.review import operations
from study.review.models import Card, CardNote, Override, Review
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_course, a_question
from tests.places.review.own_notes import fresh, own_card

pytestmark = pytest.mark.django_db
SECRET = "The moon, I always forget the moon"


@pytest.fixture
def card(learner: Learner) -> Card:
    return own_card(learner)


@pytest.fixture
def theirs(learner: Learner) -> Card:
    return a_card(learner, a_question(a_course()))


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def filled(response: Any, **changed: str) -> dict[str, str]:
    """The form of the page as it would be sent, with some fields changed."""
    form = response.context["form"]
    sent = {name: str(form.initial.get(name) or "") for name in form.fields}
    return {**sent, "version": str(response.context["card"].question.current.number), **changed}


def key_of(card: Card) -> str:
    body = card.question.current.body  # type: ignore[union-attr]
    return next(option["text"] for option in body["options"] if option["right"])


def test_the_text_of_an_own_question_opens_only_when_its_card_is_put_off(reader: Client, card: Card) -> None:
    address, learner = f"/review/{card.pk}/edit/", card.learner
    closed = reader.get(address)
    assert key_of(card) not in text(closed)
    assert "this card comes back tomorrow" in text(closed)
    refused = reader.post(address, {"version": 1, "prompt": "Which?", "whole": "Which?"})
    assert "this card comes back tomorrow" in text(refused)
    assert not Decision.objects.exists(), "nothing is taken over a text that is closed"
    for _ in range(2):
        assert reader.post(address, {"do": "open"}).status_code == 302
    assert Override.objects.get().day == TODAY + timedelta(days=1)
    assert card.pk not in day_queue(learner, TODAY, START).cards
    assert key_of(card) in text(reader.get(address))
    assert operations.undo(learner=learner, now=START)
    assert key_of(card) not in text(reader.get(address))
    assert card.pk in day_queue(learner, TODAY, START).cards


def test_who_presses_e_can_write_at_once(reader: Client, card: Card, theirs: Card) -> None:
    reader.post(f"/review/{card.pk}/edit/", {"do": "open"})
    for one, name in ((card, "prompt"), (theirs, "note")):
        html = text(reader.get(f"/review/{one.pk}/edit/"))
        field = html.partition("<textarea")[2].partition(">")[0]
        assert f'name="{name}"' in field and "autofocus" in field and html.count("autofocus") == 1


def test_an_answer_that_was_read_is_not_recalled_and_that_is_said(reader: Client, card: Card) -> None:
    address, before = f"/review/{card.pk}/", card.reviews
    asked = reader.get(address)
    assert f'href="{address}edit/"' in text(asked), "E opens the page that says so first"
    sent = {"version": "1", "ordinal": str(before), "skip": "1"}
    reader.post(f"{address}edit/", {"do": "open"})
    left = text(reader.get(address))
    assert "You have seen the answer" in left and "Undo putting the question off" in left, "after Cancel, too"
    assert "comes back tomorrow" in text(reader.post(address, sent))
    assert fresh(card).reviews == before
    page = reader.get(f"{address}edit/")
    saved = reader.post(f"{address}edit/", filled(page, explanation="As in any harbour."), follow=True)
    assert "seen the answer, so this question is asked again tomorrow" in text(saved)
    assert "keeps its day" not in text(saved)


def test_what_was_answered_before_its_text_was_opened_counts(card: Card) -> None:
    operations.open_text(learner=card.learner, card=card.pk, today=TODAY, now=START)
    earlier = START - timedelta(minutes=5)
    sent = Submission(1, card.reviews, {"skip": ["1"]}, id=uuid4(), opened=earlier, said=earlier, seed=1)
    done = operations.answer(learner=card.learner, card=card.pk, sent=sent, now=START, today=TODAY)
    assert isinstance(done, operations.Answered)


def test_a_card_that_was_put_off_opens_as_any_other_and_coming_back_counts_for_nothing(
    reader: Client, card: Card
) -> None:
    address, learner, tomorrow = f"/review/{card.pk}/edit/", card.learner, TODAY + timedelta(days=1)
    operations.bury(learner=learner, card=card.pk, until=tomorrow, now=START)
    assert key_of(card) not in text(reader.get(address))
    reader.post(address, {"do": "open"})
    assert key_of(card) in text(reader.get(address))
    operations.bring_back(learner=learner, cards=[card.pk], now=START)
    reader.post(f"/review/{card.pk}/", {"version": "1", "ordinal": str(card.reviews), "skip": "1"})
    assert fresh(card).reviews == card.reviews


def test_another_answer_is_said_to_come_tomorrow_and_undo_leads_back(reader: Client, card: Card) -> None:
    version = card.question.current
    assert version
    sent = Submission(version.number, card.reviews, {"skip": ["1"]})
    operations.answer(learner=card.learner, card=card.pk, sent=sent, now=START, today=TODAY)
    row = Review.objects.latest("pk")
    address = f"/review/answered/{row.pk}/edit/"
    page = reader.get(address)
    marked = {name: "x" if value != "x" else " " for name, value in filled(page).items() if name.startswith("mark-")}
    answer = reader.post(address, filled(page, **marked), follow=True)
    if not Decision.objects.exists():  # several options are right then, which is another kind
        right = next(name for name, value in filled(page).items() if name.startswith("mark-") and value == "x")
        answer = reader.post(address, filled(page, **{right.replace("mark", "text"): "a lighthouse"}), follow=True)
    assert "so this question is asked again tomorrow" in text(answer)
    assert fresh(card).due_day == TODAY + timedelta(days=1)
    assert "Undo the edit" in text(answer)
    undone = reader.post("/review/undo/")
    assert undone["Location"] == f"/review/answered/{row.pk}/"
    assert Decision.objects.get().undone_at


def test_a_wrong_answer_in_other_words_changes_no_right_one_and_loses_its_reason(reader: Client, card: Card) -> None:
    address = f"/review/answered/{Review.objects.get(card=card).pk}/edit/"
    page = reader.get(address)
    sent = filled(page)
    row = next(name.removeprefix("mark-") for name, value in sent.items() if name.startswith("mark-") and value == " ")
    before = {one["text"]: one["reason"] for one in card.question.current.body["options"]}  # type: ignore[union-attr]
    answer = reader.post(address, {**sent, f"text-{row}": "a lantern at a quay"}, follow=True)
    assert "keeps its day" in text(answer)
    options = fresh(card).question.current.body["options"]  # type: ignore[union-attr]
    after = {one["text"]: one["reason"] for one in options}
    assert before[sent[f"text-{row}"]] and after.pop("a lantern at a quay") == ""
    assert after.items() <= before.items(), "the others keep theirs"


def test_what_cannot_be_asked_is_kept_in_the_form_with_the_reason(reader: Client, card: Card) -> None:
    reader.post(f"/review/{card.pk}/edit/", {"do": "open"})
    page = reader.get(f"/review/{card.pk}/edit/")
    none = {name: " " for name, value in filled(page).items() if name.startswith("mark-")}
    refused = reader.post(f"/review/{card.pk}/edit/", filled(page, prompt="What floats there?", **none))
    assert refused.status_code == 422
    assert "Not saved:" in text(refused)
    assert "What floats there?" in text(refused)
    assert not Decision.objects.exists()


def test_an_answer_to_an_earlier_version_does_not_open_the_text(reader: Client, card: Card) -> None:
    row = Review.objects.get(card=card)
    assert key_of(card) in text(reader.get(f"/review/answered/{row.pk}/edit/"))
    page = reader.get(f"/review/answered/{row.pk}/edit/")
    reader.post(f"/review/answered/{row.pk}/edit/", filled(page, explanation="As in any harbour."))
    assert Decision.objects.get().choice == Choice.EDITED
    assert "As in any harbour" not in text(reader.get(f"/review/answered/{row.pk}/edit/"))


def test_never_takes_away_what_is_of_own_notes_and_sets_all_else_aside(
    reader: Client, card: Card, theirs: Card
) -> None:
    gone = reader.get(reader.post(f"/review/{card.pk}/never/")["Location"])
    assert "never asked again" in text(gone)
    assert "Undo never asking the question" in text(gone)
    assert reader.post("/review/undo/")["Location"] == f"/review/{card.pk}/"
    assert reader.get(f"/review/{card.pk}/").context["asked"].own
    reader.post(f"/review/{theirs.pk}/never/")
    assert fresh(theirs).suspended_at
    assert Decision.objects.filter(undone_at=None).count() == 0


def test_a_note_is_shown_with_the_answer_and_never_before(reader: Client, theirs: Card) -> None:
    reader.post(f"/review/{theirs.pk}/edit/", {"note": f"**{SECRET}**"})
    assert CardNote.objects.get().text == f"**{SECRET}**"
    for address in (f"/review/{theirs.pk}/", f"/review/{theirs.pk}/edit/", "/review/"):
        assert SECRET not in text(reader.get(address))
    reader.post(f"/review/{theirs.pk}/edit/", {"note": "And the sun."})
    operations.answer(learner=theirs.learner, card=theirs.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    row = Review.objects.get()
    page = text(reader.get(f"/review/answered/{row.pk}/"))
    assert f"<strong>{SECRET}</strong>" in page
    assert "And the sun." in page
    assert SECRET in text(reader.get(f"/review/answered/{row.pk}/edit/"))
    long = reader.post(f"/review/answered/{row.pk}/edit/", {"note": "y" * 2001})
    assert long.status_code == 422
    assert "y" * 2001 in text(long)


def test_a_turned_card_shows_its_note(reader: Client, learner: Learner) -> None:
    back = a_card(learner, a_question(a_course(), kind="recall", body=Recall(answer="Twice a month.")))
    reader.post(f"/review/{back.pk}/edit/", {"note": SECRET})
    assert SECRET not in text(reader.get(f"/review/{back.pk}/"))
    turned = reader.post(f"/review/{back.pk}/", {"version": 1, "ordinal": 0, "show": "1"})
    assert SECRET in text(turned)
    assert SECRET in text(reader.get(f"/review/{back.pk}/edit/"))


def test_a_report_about_an_own_question_is_an_edit(reader: Client, card: Card) -> None:
    row = Review.objects.get(card=card)
    assert reader.get(f"/review/answered/{row.pk}/report/")["Location"] == f"/review/answered/{row.pk}/edit/"
    assert "Report a problem" not in text(reader.get(f"/review/answered/{row.pk}/"))
    assert "Edit this question" in text(reader.get(f"/review/answered/{row.pk}/"))
