"""An import that is undone leaves nothing of itself behind and takes nothing along that it does not say."""

from datetime import timedelta

import pytest
from django.test import Client

from study.banks.models import NOTES, Choice, Decision, Question, Status
from study.banks.operations import create_bank, import_course, keep_one, never_ask, put_back_brought, take_back_brought
from study.library.models import Course, Doubt, Look, LookState
from study.library.ownership import make_course, share_course, take_share
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.review.models import Card, CardNote, Study
from study.review.operations import cards_about, flag, leave, study, suspend, write_note
from study.topics.operations import save_note
from study.topics.queries import packed
from tests import clock
from tests.clock import START
from tests.factories import TODAY, a_learner, a_user, as_
from tests.page_source import page_source
from tests.places.banks.test_held_back import somebody_else_changes
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
TEXT = """# Harbour

- **Buoy**: a float that marks a channel for ships on their way in
- **Jetty**: a wall that keeps waves away from the ships in the harbour
- **Fender**: a cushion that keeps a ship from rubbing against the quay
- **Mole**: a heap of stones that shelters the ships behind it
"""
MORE = "- **Anchor**: an iron hook that holds a ship where it lies\n"


@pytest.fixture
def mine(learner: Learner) -> Course:
    sources = Sources((Text("harbour.md", TEXT),))
    course = import_course(sources=sources, slug="harbour", title="Harbour", owner=learner, now=START).imported.course
    assert course
    study(learner=learner, course=course, now=START)
    clock.move(timedelta(minutes=1))
    return course


def asked(course: Course) -> list[Question]:
    return list(Question.objects.filter(bank__course=course, bank__slug=NOTES, status=Status.READY).order_by("key"))


def a_note(learner: Learner, row: Question, text: str) -> Card:
    cards_about(learner=learner, questions=[row], today=TODAY)
    card = Card.objects.get(learner=learner, question=row)
    write_note(learner=learner, card=card.pk, text=text, now=clock.now())
    return card


def noted() -> dict[str, str]:
    return dict(CardNote.objects.values_list("card__question__key", "text"))


def test_notes_on_cards_that_came_with_it_go_and_those_before_are_as_they_were(
    reader: Client, learner: Learner, mine: Course
) -> None:
    first, second, third, fourth, *_ = asked(mine)
    for row in (first, second, third, fourth):
        a_note(learner, row, f"from elsewhere {row.key}")
    taken = packed(mine)
    CardNote.objects.all().delete()
    Card.objects.filter(question=second).delete()
    clock.move(timedelta(minutes=1))
    a_note(learner, first, "written here")
    a_note(learner, fourth, f"from elsewhere {fourth.key}")
    clock.move(timedelta(minutes=1))
    before, written = noted(), CardNote.objects.get(card__question=first).at
    take(reader, [upload("harbour.zip", taken)])
    assert noted()[first.key] == f"written here\n\nfrom elsewhere {first.key}" and len(noted()) == 4
    clock.move(timedelta(minutes=1))
    a_note(learner, third, "changed since")
    page = page_source(press(reader, "undo"))
    assert noted() == {**before, third.key: "changed since"}
    assert CardNote.objects.get(card__question=first).at == written
    assert not Card.objects.filter(question=second).exists(), "it was dealt for the note alone"
    assert "2 notes on cards that came with it are gone again" in page
    assert "1 note that you have changed since stays" in page


def test_a_line_that_waited_waits_again(reader: Client, learner: Learner, mine: Course) -> None:
    edited = TEXT.replace("keeps waves away", "lets waves in")
    save_note(learner=learner, course=mine, path="harbour.md", text=edited, revision=1, now=clock.now())
    (before,) = Doubt.objects.values_list("line", "old", "at")
    clock.move(timedelta(minutes=1))
    bring(reader, [upload("harbour.md", "\n".join(line for line in TEXT.split("\n") if "Jetty" not in line))])
    (clash,) = Look.objects.get().found["clashes"]
    press(reader, "take", **{f"stands:{clash['key']}": "theirs"})
    assert not Doubt.objects.exists()
    press(reader, "undo")
    assert list(Doubt.objects.values_list("line", "old", "at")) == [before]


def test_a_course_that_rested_rests_again(reader: Client, learner: Learner, mine: Course) -> None:
    leave(learner=learner, course=mine, now=clock.now())
    take(reader, [upload("harbour.md", TEXT + MORE)])
    assert Study.objects.get().left_at is None
    press(reader, "undo")
    assert Study.objects.get().left_at == clock.now()


def test_what_was_done_since_is_told_before_it_goes(reader: Client, learner: Learner) -> None:
    take(reader, [upload("harbour.md", TEXT)])
    clock.move(timedelta(minutes=1))
    first, second, *_ = asked(Course.objects.get())
    keep_one(learner=learner, question=first.pk, now=clock.now())
    card = a_note(learner, second, "mine")
    flag(learner=learner, card=card.pk, flagged=True, now=clock.now())
    address = f"/notes/look/{Look.objects.get().pk}/"
    page = reader.get(address)
    assert "1 decision, 1 note on a card and 1 flag of yours go with it" in page_source(page)
    suspend(learner=learner, card=card.pk, now=clock.now())
    again = press(reader, "undo", goes=page.context["goes"].token)
    assert again.status_code == 409 and "You have done more with these notes" in page_source(again)
    assert "1 flag and 1 card set aside of yours go with it" in page_source(again)
    done = press(reader, "undo", goes=again.context["goes"].token)
    assert not Course.objects.exists() and not Decision.objects.exists()
    assert "1 decision, 1 note on a card, 1 flag and 1 card set aside of yours went with it" in page_source(done)


def test_what_was_done_since_about_lines_that_stay_stays(reader: Client, learner: Learner, mine: Course) -> None:
    old = asked(mine)[0]
    take(reader, [upload("harbour.md", TEXT + MORE)])
    clock.move(timedelta(minutes=1))
    (new, *_) = (row for row in asked(mine) if row.key.startswith("harbour#5/"))
    never_ask(learner=learner, question=old.pk, now=clock.now())
    never_ask(learner=learner, question=new.pk, now=clock.now())
    page = reader.get(f"/notes/look/{Look.objects.get().pk}/")
    assert "1 decision of yours goes with it" in page_source(page)
    press(reader, "undo", goes=page.context["goes"].token)
    assert Look.objects.get().state == LookState.UNDONE
    assert old.key in dict(Decision.objects.filter(undone_at=None).values_list("key", "choice"))
    assert old.key not in {row.key for row in asked(mine)}


def test_what_others_read_is_not_undone(reader: Client, learner: Learner, stranger: Learner) -> None:
    take(reader, [upload("harbour.md", TEXT)])
    course = Course.objects.get()
    share = share_course(learner=learner, course=course, now=clock.now())
    take_share(learner=stranger, share=share, now=clock.now())
    answer = press(reader, "undo")
    assert answer.status_code == 409 and "Others read these notes" in page_source(answer)
    assert Course.objects.filter(pk=course.pk, deleted_at=None).exists()


def test_where_it_cannot_be_undone_what_came_with_it_is_there_again(learner: Learner, mine: Course) -> None:
    first, second, *_ = asked(mine)
    never_ask(learner=learner, question=first.pk, now=START)
    never_ask(learner=learner, question=second.pk, now=clock.now())
    before = list(Decision.objects.order_by("pk").values())
    back = take_back_brought(course=mine, at=START, now=clock.now())
    standing = Decision.objects.filter(undone_at=None)
    assert list(standing.values_list("key", "choice")) == [(second.key, Choice.NEVER)]
    put_back_brought(back)
    assert list(Decision.objects.order_by("pk").values()) == before


def test_a_course_that_was_there_without_notes_does_not_go_with_its_first(reader: Client) -> None:
    user = a_user("ines@example.org")
    author = a_learner(user)
    course = make_course(learner=author, title="Harbour", now=START)
    bank = create_bank(course=course, title="Mine", by=user, now=START)
    Question.objects.create(bank=bank, key="q", status=Status.DRAFT, group="q", position=0)
    browser = as_(user)
    take(browser, [upload("harbour.md", TEXT)], course=course.pk)
    assert asked(course)
    answer = press(browser, "undo")
    assert answer.status_code == 409 and "The course was there before its first notes" in page_source(answer)
    assert Question.objects.filter(bank=bank).exists() and asked(course)


def test_an_undo_that_is_overtaken_takes_nothing_back(reader: Client, learner: Learner, mine: Course) -> None:
    first, *_ = asked(mine)
    never_ask(learner=learner, question=first.pk, now=clock.now())
    taken = packed(mine)
    Decision.objects.all().delete()
    clock.move(timedelta(minutes=1))
    take(reader, [upload("harbour.zip", taken)])
    before = list(Decision.objects.values())
    with somebody_else_changes(mine):
        answer = press(reader, "undo")
    assert answer.status_code == 409 and "The notes were changed since" in page_source(answer)
    assert before and list(Decision.objects.values()) == before
