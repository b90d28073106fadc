"""The look at notes before they are taken over: what it shows, what is decided, and that nothing changes before."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.comparison import Comparison
from study.banks.models import Question, Status
from study.core.notes import Changes, parse
from study.core.notes.identity import fact_of
from study.core.notes.model import OwnCard, Schedule
from study.library.models import OPEN, Course, Fact, Look, LookState, NoteFile
from study.people.models import Learner
from study.review.models import Card, Override
from study.review.operations import Brought, PastSchedule, bring_history
from study.topics.found import Reading, document
from study.topics.operations import forget_looks, take_over_now
from study.web import tasks
from tests import clock
from tests.clock import START
from tests.factories import TODAY
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
OLD = """# Left ventricle

- Left ventricle ⇒ the chamber that pumps blood into the aorta
- Mitral valve ⇒ the valve that lets blood into the left ventricle
- Apex ⇒ the lowest point of the heart
"""
REWORDED = OLD.replace("pumps blood into the aorta", "pumps blood into the great aorta")


def text(answer: Any) -> str:
    return str(page_source(answer))


def look() -> Look:
    return Look.objects.latest("pk")


def state() -> list[Any]:
    """All that an import could change."""
    questions = Question.objects.order_by("pk").values_list("key", "status", "current", "topic__key", "current__prompt")
    facts = Fact.objects.order_by("pk").values_list("key", "text", "start", "removed_at")
    cards = Card.objects.order_by("pk").values_list("pk", "due_day", "question")
    files = NoteFile.objects.order_by("path").values_list("path", "text")
    return [list(rows) for rows in (questions, facts, cards, files, Course.objects.values_list("title"))]


def ready() -> int:
    return Question.objects.filter(status=Status.READY).count()


def a_card_due(key: str, days: int) -> Card:
    question = Question.objects.filter(key__startswith=key, status=Status.READY).first()
    assert question
    past = PastSchedule("elsewhere:1", due=TODAY + timedelta(days=days), interval=days, ease=250)
    brought = bring_history(learner=Learner.objects.get(), question=question, past=past, now=START, today=TODAY)
    assert isinstance(brought, Brought)
    return Card.objects.get(pk=brought.card.pk)


@pytest.mark.parametrize("do", ["", "show", "leave", "whole", "part", "again"])
def test_nothing_changes_before_it_is_taken_over(client: Client, do: str) -> None:
    take(client, [upload("heart.md", OLD)])
    before = state()
    bring(client, [upload("heart.md", REWORDED + "- Bundle of His ⇒ a bundle that leads to the ventricles\n")])
    press(client, do)
    assert state() == before
    press(client, "take")
    assert state() != before


def test_the_sums_are_those_of_the_cards(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    had = ready()
    later = (
        REWORDED.replace("- Apex ⇒ the lowest point of the heart\n", "")
        + "\n# Veins\n\n- Cava ⇒ a vein that brings blood\n"
    )
    html = text(bring(client, [upload("heart.md", later)]))
    counts = look().found["counts"]
    assert counts["unchanged"] + counts["reworded"] + counts["moved"] + counts["gone"] == had
    assert counts["reworded"] and counts["gone"] and counts["new"]
    assert "<del>the lowest" not in html
    assert "Apex ⇒ the lowest point of the heart" in html
    press(client, "take")
    assert ready() == counts["unchanged"] + counts["reworded"] + counts["moved"] + counts["new"]


def test_cards_that_stood_in_the_notes_are_counted_by_how_they_are_written() -> None:
    dated = Schedule(due="2026-12-01", interval=3.0, ease=250.0)
    cards = (
        OwnCard("Widow maker", "LAD", "a::b", (3, 3)),
        OwnCard("LAD", "Widow maker", "a::b", (3, 3), side="back", schedule=dated),
        OwnCard("Bundle of {{...}}", "His", "cloze", (4, 4), cloze=True),
    )
    notes = parse(OLD, "heart.md")
    topic = notes.topics[0]
    topic = replace(topic, facts=(topic.facts[0]._replace(cards=cards), *topic.facts[1:]))
    reading = Reading(replace(notes, topics=(topic,)), 1, (), 0, 0, Changes(), Comparison(), (), (), {}, (), (), ())
    found = document(reading, "Heart", ())
    assert (found["own"], found["dated"]) == (3, 1)
    assert [(one["syntax"], one["cards"], one["dated"]) for one in found["syntaxes"]] == [
        ("a::b", 2, 1),
        ("cloze", 1, 0),
    ]
    assert [one["example"] for one in found["syntaxes"]] == ["Widow maker", "Bundle of ____"]  # and no mark of ours


UNSURE_OLD = "# Muscles\n\n- Ulna ⇒ a bone beside the radius in the forearm\n- Biceps ⇒ a muscle that bends the elbow\n"
UNSURE_NEW = "# Muscles\n\n- Ulna ⇒ a bone beside a nerve in the elbow\n- Biceps ⇒ a muscle that bends the elbow\n"


def unsure(client: Client) -> tuple[str, Card]:
    """Notes are brought of which one line may be another fact; its card is due in 30 days."""
    take(client, [upload("muscles.md", UNSURE_OLD)])
    key = Fact.objects.get(text__startswith="Ulna").key
    card = a_card_due(f"{key}/", 30)
    bring(client, [upload("muscles.md", UNSURE_NEW)])
    assert [pair["key"] for pair in look().found["pairs"]] == [key]
    return key, card


def test_an_unsure_line_is_kept_and_asked_tomorrow(client: Client) -> None:
    key, card = unsure(client)
    press(client, "take")
    card.refresh_from_db()
    assert Fact.objects.get(key=key, removed_at=None).text == "Ulna ⇒ a bone beside a nerve in the elbow"
    assert card.due_day == TODAY + timedelta(days=1)


def test_what_is_not_the_same_gets_cards_of_its_own(client: Client) -> None:
    key, card = unsure(client)
    html = text(press(client, "show", **{f"pair:{key}": "apart"}))
    assert look().found["counts"]["gone"] > 0
    assert 'value="apart" checked' in " ".join(html.split())
    press(client, "take", **{f"pair:{key}": "apart"})
    card.refresh_from_db()
    assert Fact.objects.get(key=key).removed_at is not None
    assert card.question.status == Status.RETIRED
    assert not Override.objects.exists()


def test_it_can_be_decided_back(client: Client) -> None:
    key, _ = unsure(client)
    press(client, "show", **{f"pair:{key}": "apart"})
    press(client, "show", **{f"pair:{key}": "same"})
    assert look().apart == []
    assert look().found["counts"]["gone"] == 0


def test_an_import_is_undone_until_the_first_answer(client: Client) -> None:
    _, card = unsure(client)
    before = state()
    press(client, "take")
    assert state() != before
    html = text(press(client, "undo"))
    assert "The import was undone" in html
    questions = Question.objects.filter(status=Status.READY).values_list("key", "current__prompt")
    assert sorted(questions) == sorted(
        (key, prompt) for key, status, _, _, prompt in before[0] if status == Status.READY
    )
    card.refresh_from_db()
    assert card.due_day == TODAY + timedelta(days=30)
    assert NoteFile.objects.get().text == UNSURE_OLD


def test_undoing_a_first_import_takes_the_course_away(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    press(client, "undo")
    assert not Course.objects.exists()
    assert look().state == LookState.UNDONE


def test_after_an_answer_it_stays(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    client.post("/review/more/", {"number": 10})
    card = Card.objects.first()
    assert card
    client.post(f"/review/{card.pk}/", {"version": 1, "ordinal": 0, "skip": "1"})
    answer = press(client, "undo")
    assert answer.status_code == 409
    assert "have been answered since" in text(answer)
    assert Course.objects.exists()


def test_an_import_that_was_followed_by_another_stays(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    first = look().pk
    clock.move(timedelta(minutes=1))
    take(client, [upload("heart.md", REWORDED)])
    assert client.post(f"/notes/look/{first}/", {"do": "undo"}).status_code == 409


def test_a_course_that_changed_meanwhile_is_compared_anew(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    bring(client, [upload("heart.md", REWORDED)])
    Course.objects.update(updated_at=START + timedelta(minutes=1))
    before = state()
    answer = press(client, "take")
    assert answer.status_code == 409
    assert "changed since" in text(answer)
    assert state() == before
    press(client, "take")
    assert state() != before


def test_twice_is_once(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    before = state()
    assert press(client, "take").status_code == 200
    take_over_now(look=look().pk, clock=lambda: START)
    assert state() == before


def vault(**files: str) -> Any:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.md", content)
    return upload("heart.zip", packed.getvalue())


def test_single_files_renew_these_alone(client: Client) -> None:
    take(client, [vault(a=OLD, b=UNSURE_OLD)])
    course = Course.objects.get()
    html = text(
        bring(
            client, [upload("b.md", UNSURE_OLD + "- Triceps ⇒ a muscle that stretches the elbow\n")], course=course.pk
        )
    )
    assert "the other file of the course stays" in html
    assert look().found["gone"] == []
    press(client, "take")
    assert sorted(NoteFile.objects.values_list("path", flat=True)) == ["a.md", "b.md"]
    assert "Triceps" in NoteFile.objects.get(path="b.md").text


def test_or_are_all_files_when_somebody_says_so(client: Client) -> None:
    take(client, [vault(a=OLD, b=UNSURE_OLD)])
    bring(client, [upload("b.md", UNSURE_OLD)], course=Course.objects.get().pk)
    press(client, "whole")
    assert look().found["gone"]
    press(client, "part")
    assert look().found["gone"] == []
    press(client, "whole")
    press(client, "take")
    assert list(NoteFile.objects.values_list("path", flat=True)) == ["b.md"]


def test_a_newer_look_takes_the_place_of_an_older(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    bring(client, [upload("heart.md", REWORDED)])
    bring(client, [upload("heart.md", REWORDED)])
    assert Look.objects.filter(state__in=OPEN).count() == 1
    assert "Left ventricle" in text(client.get("/notes/"))


def test_it_is_kept_for_a_week(client: Client) -> None:
    bring(client, [upload("heart.md", OLD)])
    press(client, "leave")
    assert "Left ventricle" in text(client.get("/notes/"))
    assert forget_looks(now=START + timedelta(days=7)) == 0
    assert forget_looks(now=START + timedelta(days=7, seconds=1)) == 1
    assert not Look.objects.exists()


LONG = "".join(f"# Topic {number}\n\n- Word{number} ⇒ meaning of {number} and {'x' * 400}\n\n" for number in range(600))


def work() -> None:
    while tasks.run_next(worker="w", clock=lambda: START):
        pass


def test_much_is_read_beside_the_page_and_taken_over_there(client: Client) -> None:
    take(client, [upload("small.md", OLD)])
    html = text(bring(client, [upload("long.md", LONG)]))
    assert "Reading your notes" in html
    assert 'http-equiv="refresh"' in html
    part = client.get(f"/notes/look/{look().pk}/", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert part.content.strip().startswith(b"<section")
    assert "is being read" in text(client.get("/"))
    work()
    assert "see what" in text(client.get("/"))
    assert "Before it is taken over" in text(client.get(f"/notes/look/{look().pk}/"))
    moved = client.get(f"/notes/look/{look().pk}/", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert moved["HX-Redirect"] == f"/notes/look/{look().pk}/"
    html = text(press(client, "take"))
    assert "Taking over your notes" in html
    assert "Waiting to begin" in html and "Go on studying" in html
    assert "is being taken over" in text(client.get("/"))
    assert Course.objects.count() == 1
    work()
    assert Course.objects.count() == 2
    assert look().state == LookState.TAKEN


def test_a_reading_is_stopped_and_taken_up_again(client: Client) -> None:
    bring(client, [upload("long.md", LONG)])
    html = text(press(client, "leave"))
    assert "Reading stopped" in html
    work()
    assert look().state == LookState.LEFT
    press(client, "again")
    work()
    assert look().state == LookState.READY


def test_one_is_read_at_a_time(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    renewing = {"course": Course.objects.get().pk}
    bring(client, [upload("long.md", LONG)], **renewing)
    answer = bring(client, [upload("long.md", LONG)], **renewing)
    assert answer.status_code == 422 and "being read right now" in text(answer)
    assert Look.objects.count() == 2


def test_a_reading_that_fails_says_where(client: Client) -> None:
    bring(client, [upload("long.md", LONG)])
    Look.objects.update(at="long.md", done=0, total=1)
    tasks.WORKS["read notes"].give_up(look().pk, lambda: START)
    html = text(client.get(f"/notes/look/{look().pk}/"))
    assert "Not read to the end" in html
    assert "long.md" in html
    assert "Read again" in html
    assert "could not be read" in text(client.get("/notes/")) or "long" in text(client.get("/notes/"))


def test_lines_without_words_are_counted_and_warn_of_nothing(client: Client) -> None:
    html = text(bring(client, [upload("heart.md", f"{OLD}\n---\n\n| | |\n|-|-|\n| | |\n")]))
    assert "warning" not in look().found["sentence"] and not look().found["problems"]
    assert f"{look().found['empty']} lines hold no words" in " ".join(html.split()) and look().found["empty"] > 1


def test_the_facts_of_questions_are_known_by_their_keys(client: Client) -> None:
    take(client, [upload("heart.md", OLD)])
    facts = set(Fact.objects.values_list("key", flat=True))
    assert {fact_of(key) for key in Question.objects.values_list("key", flat=True)} <= facts


def test_what_has_no_question_is_counted_by_its_reason_and_samples_have_their_place(client: Client) -> None:
    notes = (
        "# Heart\n\n## Valves\n\n- Mitral valve ⇒ the valve between the left atrium and the left ventricle\n"
        "- Aortic valve ⇒ the valve that leads out of the left ventricle\n- TODO ask about the apex\n"
        "- TODO draw it\n- Nothing much here\n\n```\ncode\n```\n"
        + "".join(f"![a](https://elsewhere.example/{n}.png)\n\n" for n in range(6))
    )
    html = text(bring(client, [upload("heart.md", notes)]))
    found = look().found
    left = dict(found["left_out"])
    assert left["a to-do"] == 2 and left["code, a formula or HTML"] == 1, left
    with_question = {key.rpartition("/")[0] for key in Question.objects.values_list("key", flat=True)}
    assert not with_question  # nothing is written yet
    assert f"{sum(left.values())} of {found['facts']} facts without a question" in html
    assert "Heart › Valves" in html
    assert found["remarks"] == 6 and html.count("is on another site and is not loaded") == 6
    assert "The others" in html
    press(client, "take")
    asked = Fact.objects.filter(key__in={fact_of(one) for one in Question.objects.values_list("key", flat=True)})
    assert asked.count() + sum(left.values()) == found["facts"]
    lines = client.get(reverse("topics:notes", args=[look().course.address])).content.decode()  # type: ignore[union-attr]
    assert lines.count("is on another site, and is not loaded") == 6
    assert "no question found" in lines and f"{ready()} questions asked." in " ".join(lines.split())


def test_unsure_questions_are_told_from_lines_that_do_not_hold(client: Client) -> None:
    notes = """# Coronary arteries

- LAD: supplies the anterior wall of the left ventricle
- Mitral valve ⇒ the valve that lets blood flow into the left ventricle
- SA node: sets the pace of the heart
- The right coronary artery supplies the AV node in 80 % of people
- TODO ask somebody about the Thebesian valve
"""
    html, found = text(bring(client, [upload("heart.md", notes)])), look().found
    assert (found["unsure"] > 0, found["held"]) == (True, 0)
    assert "does not hold today" not in html


@pytest.mark.parametrize("notes", ["", "# Heart\n\n## Valves\n", "---\ntags: heart\n---\n"])
def test_where_nothing_stands_there_is_nothing_to_take_over(client: Client, notes: str) -> None:
    for name, course in (("void.md", False), ("heart.md", True)):
        if course:
            take(client, [upload("heart.md", OLD)])
            before = state()
        html = text(bring(client, [upload(name, notes)], course=Course.objects.get().pk if course else ""))
        assert "No notes found in it" in html and "A new course" not in html
        assert "Take over" not in html.partition("<main")[2]
        press(client, "take")
    assert state() == before
