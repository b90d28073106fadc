"""Bringing one's own notes: upload or paste, what was made of them, and what could not be read."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Question, Status
from study.banks.operations import load_content
from study.library.models import Course, Look
from study.people.models import Learner
from study.review.models import Card, Study
from study.topics.triage import waiting
from tests.clock import START
from tests.factories import a_course, a_learner, a_study
from tests.page_source import page_source
from tests.places.courses import NOTES, write_course
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db


def text(answer: Any) -> str:
    return str(page_source(answer))


def test_a_file_becomes_a_course_that_is_studied(client: Client) -> None:
    html = text(bring(client, [upload("home.md", NOTES)]))
    assert not Course.objects.exists()
    assert "For example" in html
    assert "<strong>home.md, line 9</strong> there is no picture quay.png among the files" in html
    html = text(press(client, "take"))
    course, learner = Course.objects.get(), Learner.objects.get()
    assert (course.owner, course.title) == (learner, "Tides at home")
    assert Study.objects.get().course == course
    ready = Question.objects.filter(bank__course=course, status=Status.READY).count()
    assert ready > 0
    assert f"1 topic, {ready} questions." in html
    assert "from these notes" in html


def test_notes_of_which_nothing_is_sure_say_what_waits_and_lead_to_it(client: Client) -> None:
    """As most short notes are: the first thing somebody sees of them is no row of zeros."""
    notes = "Photosynthesis: plants make sugar from light, water and CO2\nMitosis: a cell divides into two cells\n"
    html = text(bring(client, [upload("two.md", notes)]))
    look = Look.objects.get()
    assert (look.found["sure"], look.found["unsure"]) == (0, 2)
    assert "decide on 2 questions with one press each" in html
    assert "Unsure, for example" in html and "Answer: Plants make sugar" in html
    html = text(press(client, "take"))
    assert "no question sure enough to be asked unseen. 2 questions wait for you" in html and "0 questions" not in html
    main = re.findall(r'class="btn btn--main"\s+href="([^"]*)"', html)
    assert main == [reverse("topics:unsure", args=[Course.objects.get().address])]


def test_each_of_ones_courses_says_what_its_notes_come_to(client: Client) -> None:
    bring(client, [upload("home.md", NOTES)])
    press(client, "take")
    ready = Question.objects.filter(bank__slug="notes", status=Status.READY).count()
    assert ready and f"1 file, {ready} questions asked." in text(client.get("/notes/"))
    bring(client, [upload("knots.md", "# Knots\n\n- Bowline: makes a loop that holds\n")])
    press(client, "take")
    html = text(client.get("/notes/"))
    assert "1 file, 0 questions asked." in html and f"1 file, {ready} questions asked." in html
    numbers = {one.course.title: one.waiting for one in client.get("/notes/").context["owned"]}
    assert numbers == {one.title: waiting(one).count() for one in Course.objects.all()}
    assert numbers["Knots"] == 1
    knots = reverse("topics:unsure", args=[Course.objects.get(title="Knots").address])
    assert f'<a href="{knots}">1 unsure question</a> waits for you to decide' in html


def test_who_studies_something_else_is_told_that_both_are_asked(client: Client) -> None:
    """As whoever answered the question of a first visit does, perhaps without knowing."""
    told = "the new cards of a day come from each in turn"
    assert told not in text(take(client, [upload("home.md", NOTES)]))
    a_study(Learner.objects.get(), a_course(title="Stars", shipped=True))
    assert f"You study Stars too: {told}" in text(client.get(f"/notes/look/{Look.objects.get().pk}/"))


def test_today_says_so_where_nothing_of_the_only_course_is_asked_yet(client: Client) -> None:
    take(client, [upload("knots.md", "# Knots\n\n- Bowline: makes a loop that holds\n")])
    html = text(client.get("/"))
    assert re.search(r'Nothing of <a href="/courses/[\w-]+/">Knots</a> is asked yet', html)
    assert "One bar is one topic" not in html


def learn(client: Client, card: int | None = None) -> set[int]:
    """Answer until the session ends: the cards that came."""
    came: set[int] = set()
    while asked := client.get("/review/").context.get("asked"):
        row = Card.objects.get(pk=asked.card)
        assert len(came) < 50
        came.add(row.pk)
        sent = {"version": 1, "ordinal": row.reviews, "skip": "1"}
        assert client.post(f"/review/{row.pk}/", sent).status_code == 303
    return came


def test_the_button_asks_as_many_cards_of_these_notes_as_it_says(client: Client) -> None:
    """However many of them, and of other notes, the day has dealt already; two presses are one."""
    said = []
    for title in ("Tides", "Knots", "Tides"):
        if not said or title != "Tides":
            lines = "".join(f"{title} {n}:: the rope of that number, {n}\n\n" for n in range(10))
            take(client, text=f"# {title}\n\n{lines}", title=title)
            Learner.objects.update(new_per_day=6)
            client.get("/")
        look = Look.objects.filter(course__title=title).latest("pk")
        html = " ".join(text(client.get(f"/notes/look/{look.pk}/")).split())
        wish = re.search(r'value="(new (\d+) of \d+)">Learn (\d+) new cards from these notes', html)
        assert wish and wish[2] == wish[3], html
        for _ in range(2):
            client.post("/review/more/", {"only": wish[1]})
        assert f"Review, 1 of {wish[2]} ·" in text(client.get("/review/")), title
        came = Card.objects.filter(pk__in=learn(client))
        assert len(came) == int(wish[2]), title
        assert {card.question.bank.course.title for card in came} == {title}
        said.append(len(came))
    assert said == [6, 6, 4]
    assert "from these notes" not in text(client.get(f"/notes/look/{look.pk}/"))


def test_nothing_is_offered_of_notes_that_rest(client: Client) -> None:
    assert "Learn" in text(take(client, [upload("home.md", NOTES)]))
    client.post(f"/courses/{Course.objects.get().address}/pause/")
    assert "from these notes" not in text(client.get(f"/notes/look/{Look.objects.get().pk}/"))


def test_pasted_text_is_named_by_its_heading(client: Client) -> None:
    take(client, text="# Kelp\n\n- Kelp ⇒ seaweed\n")
    take(client, text="# Crabs\n\n- Crab ⇒ walks sideways\n")
    assert sorted(Course.objects.values_list("title", flat=True)) == ["Crabs", "Kelp"]


def test_a_given_title_counts(client: Client) -> None:
    take(client, [upload("home.md", NOTES)], title="My harbour")
    assert Course.objects.get().title == "My harbour"


def test_a_zip_is_one_course(client: Client) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("sea/a.md", "# Ebb\n\n- Ebb ⇒ out\n")
        archive.writestr("sea/b.md", "# Flood\n\n- Flood ⇒ in\n")
    html = text(take(client, [upload("sea.zip", packed.getvalue())]))
    assert Course.objects.get().slug == "sea"
    assert "2 topics" in html


def test_the_same_file_again_renews_the_course_and_keeps_progress(client: Client) -> None:
    take(client, [upload("home.md", NOTES)])
    client.post("/review/more/", {"number": 10})
    cards = set(Card.objects.values_list("question__key", flat=True))
    html = text(bring(client, [upload("home.md", NOTES.replace("3 knots", "about 3 knots") + "- Bore ⇒ a wave\n")]))
    assert "1 line reworded" in html
    press(client, "take")
    assert Course.objects.count() == 1
    assert set(Card.objects.values_list("question__key", flat=True)) == cards


def test_a_course_can_be_chosen_to_be_renewed(client: Client) -> None:
    take(client, [upload("home.md", NOTES)])
    course = Course.objects.get()
    ready = Question.objects.filter(bank__course=course, status=Status.READY).count()
    html = text(bring(client, [upload("new-name.md", NOTES)], course=course.pk))
    assert f"<strong>{ready} of {ready} cards keep their progress</strong>" in html
    press(client, "take")
    assert Course.objects.get().title == "Tides at home"


def test_a_course_of_somebody_else_cannot_be_chosen(client: Client) -> None:
    take(client, [upload("home.md", NOTES)])
    other = a_course(owner=a_learner())
    answer = bring(client, [upload("mine.md", NOTES)], course=other.pk)
    assert answer.status_code == 422
    assert Course.objects.count() == 2


def test_what_cannot_be_read_is_named_and_the_rest_is_taken(client: Client) -> None:
    files = [upload("good.md", NOTES), upload("photo.md", b"\x00\x01\x02\xff"), upload("old.txt", b"caf\xe9 au lait")]
    html = text(bring(client, files))
    assert "<strong>photo.md</strong> is not text" in html
    assert "<strong>old.txt, line 1</strong> is not UTF-8; it was read as Western European (windows-1252)" in html
    press(client, "take")
    assert list(Course.objects.get().files.values_list("path", flat=True)) == ["good.md", "old.txt"]


def test_renewing_needs_all_files(client: Client) -> None:
    take(client, [upload("home.md", NOTES)])
    course = Course.objects.get()
    bring(client, [upload("new.md", "# Land\n\n- Hill ⇒ higher\n"), upload("home.md", b"\x00")], course=course.pk)
    answer = press(client, "whole")
    assert "It cannot be taken over" in text(answer)
    assert "Take over" not in text(answer)
    press(client, "take")
    assert not Course.objects.get().files.filter(path="new.md").exists()
    assert Question.objects.filter(bank__course=course, status=Status.READY).exists()


def test_nothing_readable_makes_nothing_and_keeps_what_was_typed(client: Client) -> None:
    answer = bring(client, [upload("photo.png.exe", b"\x00")], title="My harbour")
    assert answer.status_code == 422
    assert "photo.png.exe" in text(answer)
    assert "My harbour" in text(answer)
    assert not Learner.objects.exists()


def test_an_empty_form_asks_for_something(client: Client) -> None:
    answer = bring(client, text="   ")
    assert answer.status_code == 422
    assert "Choose a file, or paste some text below." in text(answer)
    assert not Learner.objects.exists()


def test_a_line_that_no_longer_holds_is_told(client: Client, tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace('verdict = "imprecise"', 'verdict = "out-of-date"'))
    load_content(folder=folder, now=START)
    html = text(bring(client, [upload("home.md", NOTES)]))
    assert "1 line out of date" in html
    assert "<ins>every 12 h 25 min</ins>" in html
    assert "checked November 2026" in html
    press(client, "take")
    today = text(client.get("/"))
    assert "1 line is out of date" in today


def test_notes_without_a_question_say_why(client: Client) -> None:
    html = text(bring(client, text="Just a thought\n"))
    assert "No question could be made" in html
    html = text(press(client, "take"))
    assert "from these notes" not in html
