"""Anki packages in a browser: looked at, taken over, undone, brought again; and the files that they become."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from study.banks.models import Decision, Question, Status
from study.library.models import Course, Fact, Look, LookState, NoteFile
from study.library.operations import stored_sources
from study.library.ownership import share_course
from study.people.models import Learner
from study.review.models import Card, Imported, Override, Study
from study.review.operations import flag, recheck
from study.topics.operations import take_over_now
from study.web import tasks
from tests.anki_packages import BOTH, Row, Written, package
from tests.clock import START
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload
from tests.places.topics.moving import LOG, NOTES, TODAY, a_file, at, card

pytestmark = pytest.mark.django_db


def text(answer: Any) -> str:
    return " ".join(str(page_source(answer)).split())


def look() -> Look:
    return Look.objects.latest("pk")


def written() -> tuple[Any, ...]:
    """All that an import could change, but for the log, which only grows."""
    facts = Fact.objects.filter(removed_at=None).order_by("key").values_list("key", "text", "start", "cards")
    asked = Question.objects.filter(status=Status.READY).order_by("key").values_list("key", "current__prompt")
    files = NoteFile.objects.order_by("path").values_list("path", "text", "package")
    cards = Card.objects.filter(question__status=Status.READY).order_by("pk")
    return list(facts), list(asked), list(files), list(cards.values_list("pk", "question"))


def keys() -> set[str]:
    return set(Question.objects.values_list("key", flat=True))


def address(view: str, **query: str) -> str:
    return reverse(f"topics:{view}", args=[Course.objects.get().address], query=query)


def test_a_package_is_looked_at_before_anything_is_written(client: Client) -> None:
    html = text(bring(client, [a_file()]))
    assert "A new course, My deck, with 4 cards." in html
    assert "1 card comes with 4 reviews from Anki." in html
    assert "1 card keeps its day and interval." in html and "1 card stays suspended." in html
    assert (look().found["own"], look().found["dated"]) == (4, 2)
    assert [(one["syntax"], one["dated"]) for one in look().found["syntaxes"]] == [("anki", 2)]
    assert "1 review left out: set by hand and no answer" in html
    for model in (Course, Fact, Question, Card, Imported, Override):
        assert not model._default_manager.exists()
    html = text(press(client, "take"))
    assert "1 card comes with 4 reviews from Anki." in html
    assert card("Ebb").reviews == 4 and card("low").suspended_at is not None
    assert look().state == LookState.TAKEN and recheck().different == ()


def test_a_newer_export_adds_what_is_new_and_keeps_the_rest(client: Client) -> None:
    take(client, [a_file()])
    had, before = keys(), {one.pk: one.due_day for one in Card.objects.all()}
    more = [(at(3), 4, 1, 2300)]
    newer = [
        Written("g1", ["Ebb", "very low"], BOTH, cards=[Row(0, "Sky", log=[*LOG, *more]), Row(1, "Sky", queue=-1)]),
        *NOTES[1:],
        Written("g4", ["Neap", "weak"], cards=[Row(0, "Sky", log=[(at(2), 3, 0, 0)])]),
    ]
    html = text(bring(client, [a_file(newer, "another name.colpkg")]))
    assert "4 of 4 cards keep their progress</strong> in My deck." in html
    assert "2 cards come with 6 reviews from Anki, 2 of them new." in html
    assert look().found["counts"] == {"unchanged": 2, "reworded": 2, "moved": 0, "new": 1, "gone": 0}
    press(client, "take")
    assert Course.objects.count() == 1 and keys() - had == {"sky#^anki-g4/card"}
    assert (card("Ebb").reviews, card("Neap").reviews, Imported.objects.count()) == (5, 1, 7)
    assert Card.objects.filter(pk__in=before).count() == len(before)
    assert card("Ebb").due_day != before[card("Ebb").pk]
    bring(client, [a_file(newer)])
    assert (look().found["history"]["added"], look().found["counts"]["new"]) == (0, 0)
    press(client, "take")
    assert Imported.objects.count() == 7 and recheck().different == ()


def test_a_package_with_a_title_is_a_course_of_its_own(client: Client) -> None:
    take(client, [a_file()])
    bring(client, [a_file(name="other.apkg")], title="Another")
    assert look().course is None


def test_a_new_course_goes_with_its_history(client: Client) -> None:
    html = text(take(client, [a_file()]))
    assert "The cards go with their reviews; the package still has them." in html
    press(client, "undo")
    for model in (Course, Question, Card, Imported, Override):
        assert not model._default_manager.exists()


def test_undone_a_course_is_as_before_and_its_log_stays(client: Client) -> None:
    take(client, [a_file()])
    before = written()
    newer = [Written("g1", ["Flood", "high"], BOTH, cards=[Row(0, log=[*LOG, (at(3), 4, 1, 0)]), Row(1, queue=-1)])]
    html = text(take(client, [a_file(newer)]))
    assert "The reviews from Anki stay in the log" in html
    assert written() != before and card("Flood").reviews == 5
    html = text(press(client, "undo"))
    assert "1 review from Anki stays in the log, and counts once if you bring the package again." in html
    assert written() == before and card("Ebb").reviews == 5
    take(client, [a_file(newer)])
    assert card("Flood").reviews == 5 and Imported.objects.count() == 6 and recheck().different == ()


def test_flags_go_with_an_undo_and_those_from_here_stay(client: Client) -> None:
    take(client, [a_file()])
    Card.objects.filter(pk=card("Ebb").pk).update(flagged_at=START - timedelta(days=1))
    before = list(Card.objects.order_by("question").values("question", "flagged_at"))
    flagged = [
        Written("g1", NOTES[0].fields, BOTH, cards=[Row(0, "Sky", log=LOG, flag=1), Row(1, "Sky", queue=-1, flag=2)]),
        *NOTES[1:],
        Written("g4", ["Neap", "weak"], cards=[Row(0, "Sky", flag=4)]),
    ]
    html = text(bring(client, [a_file(flagged)]))
    assert "3 cards keep their flag." in html
    assert "the colour of 3 flags is left out" in html
    press(client, "take")
    assert card("Ebb").flagged_at == START - timedelta(days=1), "a flag that is there stays as it is"
    assert card("low").flagged_at and card("Neap").flagged_at
    press(client, "undo")
    assert list(Card.objects.order_by("question").values("question", "flagged_at")) == before
    assert recheck().different == ()


def test_a_flag_taken_off_here_does_not_come_again_with_its_package(client: Client) -> None:
    flagged = [replace(NOTES[0], cards=[Row(0, log=LOG, flag=1), Row(1, flag=2)]), *NOTES[1:]]
    take(client, [a_file(flagged)])
    learner = Learner.objects.get()
    flag(learner=learner, card=card("Ebb").pk, flagged=False, now=START)
    html = text(bring(client, [a_file(flagged)]))
    assert "1 card keeps its flag." in html
    press(client, "take")
    assert card("Ebb").flagged_at is None and card("low").flagged_at
    flag(learner=learner, card=card("Ebb").pk, flagged=True, now=START)
    take(client, [a_file(flagged)])
    assert card("Ebb").flagged_at, "one that was put on here again is there"


class _CutOff(Exception):
    """Whoever worked is gone."""


def _cut(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.startswith(f'INSERT INTO "{Imported._meta.db_table}"'):
        raise _CutOff
    return execute(sql, params, many, context)


def test_what_anki_knows_comes_when_taking_over_is_gone_on_with(client: Client) -> None:
    bring(client, [a_file([replace(NOTES[0], cards=[Row(0, log=LOG, flag=1), Row(1)]), *NOTES[1:]])])
    Look.objects.update(state=LookState.TAKING)
    with connection.execute_wrapper(_cut), pytest.raises(_CutOff):
        take_over_now(look=look().pk, clock=lambda: START)
    assert Course.objects.exists() and not Imported.objects.exists()
    take_over_now(look=look().pk, clock=lambda: START)
    assert look().state == LookState.TAKEN and look().found["history"]["reviews"] == 4
    assert card("Ebb").reviews == 4 and card("Ebb").flagged_at


def test_one_deck_is_brought_beside_the_others(client: Client) -> None:
    take(client, [a_file()])
    moon = [Written("g2", ["The {{c1::moon}} pulls", "more"], 3, cards=[Row(0, "Moon")])]
    bring(client, [a_file(moon, "moon.apkg")])
    assert not look().whole and look().found["counts"]["gone"] == 0
    press(client, "take")
    assert set(NoteFile.objects.values_list("path", flat=True)) == {"Sky.anki", "Tides.anki", "Moon.anki"}
    assert Fact.objects.get(key__endswith="#^anki-g2", removed_at=None).topic.file.path == "Moon.anki"
    assert Question.objects.filter(status=Status.READY).count() == 4


def test_notes_and_decks_leave_each_other_alone(client: Client) -> None:
    take(client, [upload("tides.md", "# Tides\n\n- Neap ⇒ the weakest of all tides\n")])
    course = Course.objects.get()
    take(client, [a_file()], course=course.pk)
    assert set(course.files.values_list("path", flat=True)) == {"tides.md", "Sky.anki", "Tides.anki"}
    decks = written()[0]
    bring(client, [upload("tides.md", "# Tides\n\n- Neap ⇒ the weakest tide of the month\n")], course=course.pk)
    press(client, "whole")
    assert look().found["counts"]["gone"] == 0
    press(client, "take")
    assert [one for one in written()[0] if "^anki" in one[0]] == [one for one in decks if "^anki" in one[0]]


def edited(client: Client, **form: str) -> int:
    return client.post(address("edit_note"), {"file": "Tides.anki", "revision": "1", **form}).status_code


def test_nobody_edits_the_file_of_a_deck(client: Client) -> None:
    take(client, [a_file()])
    before = written()
    html = text(client.get(address("notes", file="Tides.anki")))
    assert "These cards come from Anki, in my deck.apkg." in html and "Edit this note" not in html
    told = text(client.get(address("edit_note", file="Tides.anki"), follow=True))
    assert "These cards come from Anki. Edit a card at its line, or bring a newer package." in told
    assert edited(client, text="# Mine\n\n- Flood: high\n", do="save") == 302
    assert client.post(address("foresee"), {"file": "Tides.anki", "text": "x"}).status_code == 404
    assert client.post(address("settle"), {"file": "Tides.anki", "line": "2", "do": "use"}).status_code == 404
    assert written() == before


def test_an_edit_of_a_note_reads_no_deck_again(client: Client) -> None:
    take(client, [upload("tides.md", "# Tides\n\n- Neap ⇒ the weakest of all tides\n")])
    take(client, [a_file()], course=Course.objects.get().pk)
    before = [one for one in written()[0] if "^anki" in one[0]]
    form = {"file": "tides.md", "revision": "1", "text": "# Tides\n\n- Spring ⇒ the strongest of all tides\n"}
    assert client.post(address("edit_note"), {**form, "do": "save"}).status_code == 302
    assert Fact.objects.filter(text__startswith="Spring", removed_at=None).exists()
    assert [one for one in written()[0] if "^anki" in one[0]] == before
    assert card("Ebb").reviews == 4


def test_own_words_and_never_hold_when_a_newer_package_comes(client: Client) -> None:
    take(client, [a_file()])
    ebb, spring = card("Ebb").question, card("Spring").question
    line = {"file": "Tides.anki", "line": str(ebb.start), "question": str(ebb.pk)}
    opened = client.get(address("notes", **line, edit=str(ebb.pk)))
    assert ebb.current
    sent = {**line, "version": ebb.current.number, **opened.context["words"]["form"].initial}
    fields = {name: "What is ebb?" if value == "Ebb" else value for name, value in sent.items()}
    assert client.post(address("reword"), fields).status_code == 302
    never = {"file": "Sky.anki", "line": str(spring.start), "question": str(spring.pk), "do": "never"}
    assert client.post(address("decide"), never).status_code == 302
    assert Decision.objects.count() == 2
    take(client, [a_file([*NOTES, Written("g9", ["New", "one"])])])
    assert card("What is ebb?").question.key == ebb.key and card("What is ebb?").reviews == 4
    spring.refresh_from_db()
    assert spring.status == Status.RETIRED
    assert Question.objects.filter(status=Status.READY).count() == 4


def test_what_is_taken_away_is_no_deck(client: Client) -> None:
    take(client, [a_file()])
    found = ZipFile(BytesIO(client.get(address("download")).content))
    assert set(found.namelist()) == {"cards.md", "ebb.png", "keepwarm.json"}
    assert "Ebb" in found.read("cards.md").decode()


def test_a_shared_deck_is_read_without_its_owners_history(client: Client) -> None:
    take(client, [a_file()])
    course = Course.objects.get()
    assert course.owner
    share = share_course(learner=course.owner, course=course, now=START)
    friend = Client()
    friend.post(reverse("topics:shared", args=[share.token]))
    assert Study.objects.exclude(learner=course.owner).count() == 1
    assert not Imported.objects.exclude(learner=course.owner).exists()
    assert friend.get(address("notes")).status_code == 404


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK nothing", "is not a zip file"),
        (package([]), "There are no cards in this package."),
    ],
)
def test_a_package_that_cannot_be_read_changes_nothing(client: Client, content: bytes, why: str) -> None:
    answer = bring(client, [upload("sea.apkg", content)])
    assert answer.status_code == 422 and "sea.apkg" in text(answer) and why in text(answer)
    assert not Look.objects.exists()


def test_cards_that_none_can_be_asked_are_no_course(client: Client) -> None:
    html = text(bring(client, [upload("sea.apkg", package([Written("g", ["Ebb", "<img src=a.png>"])]))]))
    assert "There are no cards in this package that can be asked." in html and "Take over" not in html
    press(client, "take")
    assert not Course.objects.exists()


def test_a_large_package_is_read_beside_the_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.topics.operations.looking.LOOK_AT_ONCE", 10)
    bring(client, [a_file()])
    assert look().state == LookState.READING
    assert tasks.run_next(worker="one", clock=lambda: START)
    press(client, "take")
    assert look().state == LookState.TAKING and not Course.objects.exists()
    assert tasks.run_next(worker="one", clock=lambda: START)
    assert look().state == LookState.TAKEN and card("Ebb").reviews == 4


def test_cards_of_a_deck_stay_what_they_are_when_all_is_read_again(client: Client) -> None:
    take(client, [a_file()])
    course = Course.objects.get()
    sources = stored_sources(course)
    assert not sources.texts and [deck.path for deck in sources.decks] == ["Sky.anki", "Tides.anki"]
    facts = {fact.key: fact.cards for fact in Fact.objects.all()}
    again = {fact.key: fact for deck in sources.decks for topic in deck.topics for fact in topic.facts}
    assert facts.keys() == again.keys()
    assert all(again[key].cards[0].front == cards[0]["front"] for key, cards in facts.items())


def test_the_days_of_a_schedule_are_kept(client: Client) -> None:
    take(client, [a_file()])
    assert card("The ____ pulls").due_day == TODAY + timedelta(days=5)


def test_who_moves_in_is_led_to_what_is_due(client: Client) -> None:
    """Of a collection that is all learnt nothing is new, and its cards wait for their reviews."""
    html = text(take(client, [a_file()]))
    assert "1 is due now." in html
    (before, *others) = re.findall(r'class="btn btn--main[^>]*value="([^"]*)"', html)
    assert (before, others) == ("due", [])
    assert "1 due" in text(client.get("/"))
