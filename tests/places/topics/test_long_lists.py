"""Long lists and long comparisons: their beginning with a word and the number of all, and pages with the others."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.banks.operations import import_course
from study.core.limits import COMPARED_BESIDE, COMPARED_ROWS, LISTED_BESIDE, LISTED_ROWS
from study.library.models import Course, Doubt, Followed, Look, NoteFile
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.topics.operations import save_note
from tests.clock import START
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
MANY = 230


def word(number: int) -> str:
    """Another word for each number."""
    ends, middles = ["ka", "lo", "mi", "su", "re", "po", "ti", "va", "no", "gu"], ["bar", "den", "fol", "gim", "hus"]
    return ends[number % 10] + middles[number // 10 % 5] + ends[number // 50 % 10] + "s"


def lines(number: int, says: str = "keeps {} away from", start: int = 0) -> str:
    """Lines that have little in common."""
    each = (
        f"- **{word(at).title()}{word(at + 7)}**: a wall that {says.format(word(at + 91))} the {word(at + 203)}\n"
        for at in range(start, start + number)
    )
    return "# Walls\n\n" + "".join(each)


def a_course(learner: Learner, text: str) -> Course:
    sources = Sources((Text("walls.md", text),))
    course = import_course(sources=sources, slug="walls", title="Walls", owner=learner, now=START).imported.course
    assert course
    return course


def listed(reader: Client, name: str, page: int = 1) -> Any:
    return reader.get(reverse("topics:look_list", args=[Look.objects.latest("pk").pk, name]), {"page": page})


def test_all_lines_that_change_are_counted_and_shown_by_pages(reader: Client, learner: Learner) -> None:
    course = a_course(learner, lines(MANY))
    gone = upload("walls.md", "# Walls\n\nNothing here is as it was before.\n")
    page = page_source(bring(reader, [gone], course=course.pk))
    assert f"{MANY} lines gone" in page and f"See all {MANY}" in page
    assert page.count("<del>") <= LISTED_BESIDE + 5
    shown = [page_source(listed(reader, "gone", number)) for number in (1, 2, 3)]
    assert [one.count("<del>") for one in shown] == [LISTED_ROWS, LISTED_ROWS, MANY - 2 * LISTED_ROWS]
    assert f"1 to {LISTED_ROWS} of {MANY}" in shown[0] and word(229 + 203) in shown[2]
    with CaptureQueriesContext(connection) as few:
        listed(reader, "gone", 3)
    with CaptureQueriesContext(connection) as many:
        listed(reader, "gone", 1)
    assert len(few) == len(many)


def test_a_line_and_what_it_becomes_are_one_blank_apart(reader: Client, learner: Learner) -> None:
    """They are shown with their blanks, as code is."""
    course = a_course(learner, lines(3))
    bring(reader, [upload("walls.md", lines(3).replace(": a wall that", ": a wall which"))], course=course.pk)
    between = re.findall(r"</del>(.*?)<ins", listed(reader, "reworded").content.decode(), re.DOTALL)
    assert [unescape(one) for one in between] == [" "] * 3


def test_pairs_on_later_pages_are_decided_and_nothing_else_is(reader: Client, learner: Learner) -> None:
    a_course(learner, lines(MANY))
    bring(reader, [upload("walls.md", lines(MANY, "lets {} into"))])
    look = Look.objects.latest("pk")
    number = look.found["listed"]["pairs"]
    assert number > 200, "each only a person can tell"
    assert f"{number} lines only you can tell" in page_source(reader.get(f"/notes/look/{look.pk}/"))
    first = look.found["pairs"][0]["key"]
    press(reader, "pairs", **{f"pair:{first}": "apart"})
    last = listed(reader, "pairs", 3).context["rows"][-1]["key"]
    back = reader.post(f"/notes/look/{look.pk}/", {"do": "pairs", "page": "3", f"pair:{last}": "apart"})
    assert back.url == f"/notes/look/{look.pk}/pairs/?page=3"
    look.refresh_from_db()
    assert {one["key"] for one in look.apart} == {first, last}
    assert page_source(listed(reader, "pairs", 3)).count('value="apart" checked') == 1
    press(reader, "show")
    press(reader, "take")
    assert Look.objects.latest("pk").state == "taken"


def test_lines_that_wait_come_as_those_before_them_are_told(reader: Client, learner: Learner) -> None:
    course, text = a_course(learner, lines(LISTED_BESIDE + 2)), lines(LISTED_BESIDE + 2, "lets {} into")
    save_note(learner=learner, course=course, path="walls.md", text=text, revision=1, now=START)
    waiting = list(Doubt.objects.all())
    assert len(waiting) == LISTED_BESIDE + 2, "each only a person can tell"
    page = page_source(reader.get("/notes/"))
    assert f"{len(waiting)} lines only you can tell" in page and page.count('name="line"') == LISTED_BESIDE
    assert f"These are the first {LISTED_BESIDE}. The next ones come as you decide." in page
    for one in waiting[:2]:
        reader.post(reverse("topics:tell", args=[one.course.address]), {"line": one.line, "do": "same"})
    page = page_source(reader.get("/notes/"))
    assert page.count('name="line"') == LISTED_BESIDE and "The next ones come" not in page


def test_a_list_is_seen_by_its_owner_alone(client: Client, reader: Client, learner: Learner) -> None:
    a_course(learner, lines(3))
    bring(reader, [upload("walls.md", lines(2))])
    look = Look.objects.latest("pk")
    assert Client().get(reverse("topics:look_list", args=[look.pk, "gone"])).status_code == 404
    assert listed(reader, "nothing").status_code == 404
    assert listed(reader, "gone").status_code == 200


def test_two_long_texts_are_compared_by_pages(reader: Client, learner: Learner) -> None:
    course = a_course(learner, lines(1500))
    theirs = lines(1500, "lets {} into")
    Followed.objects.create(course=course, path="walls.md", text="", waits=theirs, at=START)
    page = page_source(reader.get("/notes/"))
    assert "See all 3,002" in page and page.count('class="is-') < COMPARED_BESIDE + 20
    address = reverse("topics:texts", args=[course.address])
    first = reader.get(address, {"file": "walls.md"})
    assert first.context["page"].paginator.num_pages == 8
    last = page_source(reader.get(address, {"file": "walls.md", "page": 8}))
    assert 0 < last.count('<tr class="is-') <= COMPARED_ROWS and last
    assert reader.get(address, {"file": "other.md"}).status_code == 404
    assert Client().get(address, {"file": "walls.md"}).status_code == 404
    Followed.objects.update(waits="x\n" * 30_000)
    assert "compare them" in page_source(reader.get("/notes/"))
    assert "x" in page_source(reader.get(address, {"file": "walls.md", "page": 60}))


def test_what_was_changed_in_two_tabs_is_compared_by_pages_and_saved_by_nobody(
    reader: Client, learner: Learner
) -> None:
    course = a_course(learner, lines(300))
    theirs = lines(300, "lets {} into")
    save_note(learner=learner, course=course, path="walls.md", text=theirs, revision=1, now=START)
    form = {"file": "walls.md", "text": lines(300, "shuts {} out of"), "revision": 1}
    address = reverse("topics:edit_note", args=[course.address])
    page = page_source(reader.post(address, {**form, "do": "save"}))
    assert f"1 to {COMPARED_ROWS} of" in page
    page = page_source(reader.post(address, {**form, "revision": 2, "compared": 2}))
    assert f"{COMPARED_ROWS + 1} to" in page and word(299 + 91) in page
    assert NoteFile.objects.get(course=course).text == theirs
