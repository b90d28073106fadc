"""A course of one's own as a whole: editing a file, its name, taking it away, deleting it and bringing it back."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Question, Status
from study.banks.operations import import_course
from study.core.limits import LOOK_AT_ONCE
from study.library.importing import Accord
from study.library.models import Asset, Audience, Course, Look, LookState, NoteFile, Reader, Share
from study.library.ownership import (
    remove_deleted,
    rename_course,
    revoke_share,
    share_course,
    take_share,
    taken_back,
)
from study.library.queries import course_for
from study.library.sources import Picture, Sources, Text, from_uploads, with_text
from study.people.models import Learner
from study.people.operations import join_cohort, make_cohort
from study.review.access import why_not_asked
from study.review.models import Card, Review
from study.review.operations import answer, deal, merge_learners, study
from study.review.submission import Submission
from study.topics.operations import save_note
from study.topics.operations.renewing import read_again
from study.topics.queries import CARDS, packed
from tests.clock import START
from tests.factories import TODAY, a_card, a_learner, a_user
from tests.page_source import page_source
from tests.pictures import a_picture

pytestmark = pytest.mark.django_db
NOTES = """# Harbour

- Buoy: a float that marks a channel for ships
- Jetty: a wall that keeps waves away from the harbour

![[quay.png]]
"""
PATH = "harbour.md"


@pytest.fixture
def mine(learner: Learner) -> Course:
    pictures = (Picture("quay.png", a_picture()),)
    sources = Sources((Text(PATH, NOTES),), pictures, (), "harbour")
    course = import_course(sources=sources, slug="harbour", owner=learner, now=START).imported.course
    assert course
    study(learner=learner, course=course, now=START)
    return course


def send(client: Client, course: Course, view: str, **form: Any) -> Any:
    return client.post(reverse(f"topics:{view}", args=[course.address]), {"file": PATH, **form})


def stored(course: Course) -> NoteFile:
    return NoteFile.objects.get(course=course, path=PATH)


def test_an_edit_keeps_cards_pictures_and_dates(reader: Client, learner: Learner, mine: Course) -> None:
    cards = [a_card(learner, one) for one in Question.objects.filter(bank__course=mine, status=Status.READY)]
    text = NOTES.replace("a float that", "a float which").replace("\n", "\r\n")
    assert send(reader, mine, "edit_note", text=text, revision=1, do="save").status_code == 302
    assert stored(mine).text == NOTES.replace("a float that", "a float which") and stored(mine).revision == 2
    assert Asset.objects.filter(course=mine).count() == 1
    ready = set(Question.objects.filter(bank__course=mine, status=Status.READY))
    assert {card.question for card in cards} <= ready
    assert send(reader, mine, "edit_note", text=text, revision=1, do="save").status_code == 302  # nothing to change
    assert stored(mine).revision == 2


def test_what_saving_does_is_told_line_by_line_before_it_happens(reader: Client, mine: Course) -> None:
    text = NOTES.replace("- Jetty: a wall that keeps waves away from the harbour\n", "- Keel: the beam of a ship\n")
    text = text.replace("a float that", "a float which")
    for view, form in (("foresee", {}), ("edit_note", {"do": "look", "revision": 1})):
        page = page_source(send(reader, mine, view, text=text, **form))
        for words in ("<ins>Keel: the beam of a ship</ins>", "reworded, its cards stay", "gone", "are set aside"):
            assert words in page, (view, words)
    assert "no fact changes" in page_source(send(reader, mine, "foresee", text=NOTES))
    assert stored(mine).text == NOTES


def test_a_question_that_ends_though_its_line_stays_is_told_before_saving(reader: Client, mine: Course) -> None:
    Question.objects.filter(bank__course=mine).update(status=Status.READY)
    text = NOTES.replace("waves away from", "I think waves from")
    told = page_source(send(reader, mine, "foresee", text=text))
    assert "reworded, and not asked any more as it was" in " ".join(told.split())
    listed = told.partition("Not asked any more, though the line is there")[2]
    assert "Jetty" in listed and "Buoy" not in listed
    before = set(Question.objects.filter(bank__course=mine, status=Status.READY))
    send(reader, mine, "edit_note", text=text, revision=1, do="save")
    lost = before - set(Question.objects.filter(bank__course=mine, status=Status.READY))
    assert len(lost) == listed.count("<li>") > 0
    assert "not asked any more" not in page_source(send(reader, mine, "foresee", text=text.replace("float", "thing")))


def test_large_notes_are_read_again_when_asked_and_not_at_each_pause(reader: Client, mine: Course) -> None:
    editor = reverse("topics:edit_note", args=[mine.address]) + f"?file={PATH}"
    foresee = reverse("topics:foresee", args=[mine.address])
    assert foresee in page_source(reader.get(editor))
    NoteFile.objects.create(course=mine, path="large.md", text="-" * LOOK_AT_ONCE)
    shown = page_source(reader.get(editor))
    assert foresee not in shown and "too long to be read at each pause" in shown
    changed = NOTES.replace("a float that", "a float which")
    told = page_source(send(reader, mine, "foresee", text=changed))
    assert "too long to be read" in told and "reworded" not in told, "an editor that was open before"
    given = send(reader, mine, "edit_note", text=changed, do="look", revision=1)
    look = Look.objects.get()
    assert given.url == reverse("topics:look", args=[look.pk]) and look.state == LookState.READING
    NoteFile.objects.get(path="large.md").delete()
    assert "reworded" in page_source(send(reader, mine, "foresee", text=changed))
    assert "too long to be read" in page_source(send(reader, mine, "foresee", text="-" * (LOOK_AT_ONCE + 1)))


def test_an_edit_in_two_tabs_shows_both_texts_and_loses_neither(reader: Client, mine: Course) -> None:
    send(reader, mine, "edit_note", text=NOTES + "- Ebb: out\n", revision=1, do="save")
    page = send(reader, mine, "edit_note", text=NOTES + "- Flood: in\n", revision=1, do="save")
    assert page.status_code == 409
    assert "- Ebb: out" in page_source(page) and "- Flood: in" in page_source(page)
    assert stored(mine).text == NOTES + "- Ebb: out\n"
    send(reader, mine, "edit_note", text=NOTES + "- Flood: in\n", revision=2, do="save")
    assert stored(mine).text == NOTES + "- Flood: in\n"


@pytest.mark.parametrize("text", ["", "---\n: : [\n---\n", "![[", "# \n" * 50, "\x00 |" * 30, "```\nnever closed"])
def test_saving_never_fails_for_the_sake_of_the_text(reader: Client, mine: Course, text: str) -> None:
    assert send(reader, mine, "edit_note", text=text, revision=1, do="save").status_code == 302
    assert reader.get(reverse("topics:notes", args=[mine.address])).status_code == 200


@pytest.mark.parametrize(("name", "called"), [("Boats", "Boats"), ("", "Harbour"), ("x" * 121, "Harbour")])
def test_a_name_has_one_to_120_characters_and_stays(
    reader: Client, learner: Learner, mine: Course, name: str, called: str
) -> None:
    open_at = reader.get(reverse("topics:notes", args=[mine.address]))
    assert f'<input type="hidden" name="file" value="{PATH}">' in page_source(open_at)
    page = reader.post(reverse("topics:rename", args=[mine.address]), {"name": name, "file": PATH}, follow=True)
    assert f"<h1>{called}</h1>" in page_source(page)
    assert ("Renamed." in page_source(page)) is (called == name) and "file=" in page.redirect_chain[-1][0]
    assert ("Not renamed: a name has 1 to 120 characters." in page_source(page)) is (called != name)
    import_course(sources=Sources((Text(PATH, NOTES),), (), (), "harbour"), slug="harbour", owner=learner, now=START)
    assert Course.objects.get().title == called


def test_notes_pictures_and_cards_can_be_taken_away(reader: Client, mine: Course) -> None:
    answer = reader.get(reverse("topics:download", args=[mine.address]))
    with ZipFile(BytesIO(answer.content)) as members:
        assert sorted(members.namelist()) == ["cards.md", PATH, "keepwarm.json", "quay.png"]
        assert members.read(PATH).decode() == NOTES
        assert b"a float that marks" in members.read("cards.md")
        assert members.read("quay.png").startswith(b"\x89PNG")


def test_what_was_downloaded_can_be_brought_again(reader: Client, learner: Learner, mine: Course) -> None:
    asked = Question.objects.filter(bank__course=mine, status=Status.READY).values_list("key", flat=True)
    before = set(asked)
    taken = packed(mine)
    with ZipFile(BytesIO(taken)) as members:
        cards = members.read(CARDS).decode()
    for text in (cards, cards.replace("\n", "\r\n")):
        assert from_uploads([("my-cards.md", BytesIO(text.encode()))]).is_empty, "whatever it is called by now"
    send(reader, mine, "delete", sure="1")
    sources = from_uploads([("harbour.zip", BytesIO(taken))])
    assert [one.path for one in sources.texts] == [PATH]
    (problem,) = sources.problems
    assert problem.file == "cards.md" and problem.severity == "warning" and "left out" in problem.message
    again = import_course(sources=sources, owner=learner, now=START).imported.course
    assert again and again.pk != mine.pk
    assert set(Question.objects.filter(bank__course=again, status=Status.READY).values_list("key", flat=True)) == before


@pytest.mark.parametrize(
    "text",
    [
        "---\nbank: notes\n---\n\n# Ufer\n\n- Ufer: der Rand des Wassers\n",
        "# מזח\n\n---\nbank: notes\n\n## Quay {#quay kind=short}\n",
    ],
)
def test_a_note_that_only_looks_like_cards_is_one(text: str) -> None:
    sources = from_uploads([("cards.md", BytesIO(text.encode()))])
    assert [one.text for one in sources.texts] == [text] and not sources.problems


def test_a_deleted_course_is_nowhere_until_it_is_brought_back(reader: Client, learner: Learner, mine: Course) -> None:
    card = a_card(learner, Question.objects.filter(bank__course=mine, status=Status.READY)[0])
    answer(learner=learner, card=card.pk, sent=Submission(1, 0, {"skip": ["1"]}), now=START, today=TODAY)
    home = page_source(reader.get(reverse("topics:notes", args=[mine.address])))
    assert "1 file, 1 card and 1 answer" in " ".join(home.split())
    send(reader, mine, "delete")
    assert reader.get(reverse("topics:notes", args=[mine.address])).status_code == 200, "no tick, no deletion"
    send(reader, mine, "delete", sure="1")
    for page in ("/", "/courses/", "/search/?q=buoy", "/review/"):
        assert "Harbour" not in page_source(reader.get(page)), page
    hidden = [f"/courses/{mine.address}/", f"/notes/{mine.address}/", f"/review/{card.pk}/"]
    assert [reader.get(page).status_code for page in hidden[:2]] == [404, 404]
    assert "a float that marks" not in page_source(reader.get(hidden[2]))
    assert not reader.post("/review/more/", {"number": 10}).has_header("x") and Card.objects.count() == 1
    assert "“Harbour” is deleted" in page_source(reader.get("/notes/"))
    remove_deleted(now=START)
    back = reader.post(reverse("topics:bring_back", args=[mine.address]), follow=True)
    assert "is back" in page_source(back)
    assert Review.objects.count() == 1 and Question.objects.filter(bank__course=mine, status=Status.READY).exists()


def test_a_deleted_course_makes_way_for_one_of_its_name(reader: Client, learner: Learner, mine: Course) -> None:
    send(reader, mine, "delete", sure="1")
    sources = Sources((Text(PATH, NOTES),), (), (), "harbour")
    again = import_course(sources=sources, slug="harbour", owner=learner, now=START).imported.course
    assert again and again.pk != mine.pk
    reader.post(reverse("topics:bring_back", args=[mine.address]))
    assert sorted(Course.objects.values_list("slug", flat=True)) == ["harbour", "harbour-2"]


def test_prune_removes_it_with_its_answers(reader: Client, learner: Learner, mine: Course) -> None:
    card = a_card(learner, Question.objects.filter(bank__course=mine, status=Status.READY)[0])
    answer(learner=learner, card=card.pk, sent=Submission(1, 0, {"skip": ["1"]}), now=START, today=TODAY)
    Course.objects.update(deleted_at=START)
    assert remove_deleted(now=START + timedelta(minutes=9)) == 0
    assert remove_deleted(now=START + timedelta(minutes=11)) == 1
    assert not Course.objects.exists() and not Review.objects.exists() and not Card.objects.exists()
    assert reader.post(reverse("topics:bring_back", args=[mine.address])).status_code == 404


def test_a_link_lets_a_friend_read_and_study_and_change_nothing(reader: Client, mine: Course) -> None:
    course, edit = f"/courses/{mine.address}/", reverse("topics:edit_note", args=[mine.address])
    friend = Client()
    assert friend.get(course).status_code == 404
    send(reader, mine, "share", do="make")
    link = reverse("topics:shared", args=[Share.objects.get().token])
    assert "Harbour" in page_source(friend.get(link)) and not Reader.objects.exists()
    assert friend.post(link)["Location"] == course
    assert friend.get(course).status_code == 200 and "Harbour" in page_source(friend.get("/courses/"))
    theirs = Learner.objects.exclude(courses=mine).get()
    deal(learner=theirs, today=TODAY, now=START)
    cards = Card.objects.filter(learner=theirs)
    assert cards and friend.get(f"/review/{cards[0].pk}/").status_code == 200
    assert friend.get(edit, {"file": PATH}).status_code == 404
    page = " ".join(page_source(reader.get(reverse("topics:notes", args=[mine.address]))).split())
    assert "1 person took it up. If you take it back" in page and "Take the link back from 1 person" in page
    send(reader, mine, "share", do="revoke")
    told = page_source(friend.get("/"))
    assert "Harbour is no longer shared with you" in " ".join(told.split())
    assert [friend.get(place).status_code for place in (course, link)] == [404, 404]
    assert why_not_asked(cards[0], TODAY) == "closed" and "Harbour" not in page_source(friend.get("/"))


@pytest.mark.parametrize("audience", [Audience.PRIVATE, Audience.COHORTS, Audience.PUBLIC])
def test_that_a_link_was_taken_back_is_told_once_to_who_reads_the_course_no_more(
    learner: Learner, mine: Course, audience: Audience
) -> None:
    friend = a_learner(a_user("friend@example.org"))
    for minute in (1, 2):
        then = START + timedelta(minutes=minute)
        take_share(learner=friend, share=share_course(learner=learner, course=mine, now=then), now=then)
        revoke_share(learner=learner, course=mine, now=then)
    rename_course(learner=learner, course=mine, title="Of later days", now=START)
    cohort = make_cohort(owner=a_user("teacher@example.org"), name="Class", code="sea", now=START)
    join_cohort(learner=friend, code="sea", now=START)
    mine.cohorts.add(cohort)
    Course.objects.filter(pk=mine.pk).update(audience=audience)
    told = [one.title for one in taken_back(friend, START)]
    assert told == (["Harbour"] if audience == Audience.PRIVATE else [])


def test_what_a_guest_took_up_comes_along_to_the_account(learner: Learner, mine: Course) -> None:
    share = share_course(learner=learner, course=mine, now=START)
    guest, account = a_learner(), a_learner(a_user())
    take_share(learner=guest, share=share, now=START)
    merge_learners(keep=account, guest=guest, now=START)
    assert course_for(account, mine.address) == mine


def test_what_is_saved_elsewhere_while_a_file_is_saved_is_not_lost(learner: Learner) -> None:
    given = Sources((Text("a.md", "# A\n\n- Ebb: out\n"), Text("b.md", "# B\n\n- Flood: in\n")))
    course = import_course(sources=given, slug="tides", owner=learner, now=START).imported.course
    assert course

    def meanwhile(step: str, done: int, total: int) -> None:
        if NoteFile.objects.get(course=course, path="b.md").revision == 1:
            text, now = "# B\n\n- Flood: it comes in\n", START + timedelta(minutes=1)
            save_note(learner=learner, course=course, path="b.md", text=text, revision=1, now=now)

    read_again(
        course=course,
        owner=learner,
        change=lambda stored: with_text(stored, "a.md", "# A\n\n- Ebb: it goes out\n"),
        now=START + timedelta(minutes=2),
        accord=Accord(far=meanwhile),
    )
    texts = dict(NoteFile.objects.filter(course=course).values_list("path", "text"))
    assert texts == {"a.md": "# A\n\n- Ebb: it goes out\n", "b.md": "# B\n\n- Flood: it comes in\n"}
