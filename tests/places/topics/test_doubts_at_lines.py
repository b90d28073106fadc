"""A doubt at its line: in the browser of notes, in the editor and in a look, with a way to decide it there."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.core.limits import LOOK_AT_ONCE
from study.library.models import Course, Doubt, Fact, Look, NoteFile
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.topics.operations import renew
from tests.clock import START
from tests.factories import a_learner
from tests.page_source import page_source
from tests.places.topics.bringing import bring, take, upload

pytestmark = pytest.mark.django_db
OLD = """# Muscles

- Ulna ⇒ a bone beside the radius in the forearm
- Biceps ⇒ a muscle that bends the elbow
"""
NEW = OLD.replace("the radius in the forearm", "a nerve in the elbow")
BOTH = NEW.replace("bends the elbow", "stretches a knee")


def brought(owner: Learner, *texts: str, name: str = "muscles.md") -> Course:
    for text in texts:
        sources = Sources((Text(name, text), Text("veins.md", "# Veins\n\n- Vena cava: a wide vein\n")), name="muscles")
        course = renew(sources=sources, owner=owner, now=START).imported.course
    assert course
    return course


def notes(client: Client, course: Course, **query: Any) -> str:
    answer = client.get(reverse("topics:notes", args=[course.address]), {"file": "muscles.md", **query})
    return str(page_source(answer))


def row_of(page: str, line: int) -> str:
    """What the page shows at a line, up to the next one."""
    return re.split(r'<li class="note__', page.partition(f'id="l{line}"')[2])[0]


def test_a_line_shows_that_only_its_owner_can_tell_and_what_it_said(reader: Client, learner: Learner) -> None:
    page = notes(reader, brought(learner, OLD, NEW))
    at_line = row_of(page, 3)
    assert "only you can tell" in at_line and "beside the radius in the forearm" in at_line
    assert "The same" in at_line and "Not the same" in at_line
    assert "only you can tell" not in row_of(page, 4)
    assert "only you can tell,</span" in page.partition("veins.md")[0], "the tree says which file it is in"


def test_it_is_decided_there_and_leads_back_to_the_line(reader: Client, learner: Learner) -> None:
    course = brought(learner, OLD, NEW)
    given = {"line": Doubt.objects.get().line, "file": "muscles.md", "at": 3, "show": "doubt"}
    answer = reader.post(reverse("topics:tell", args=[course.address]), {**given, "do": "same"})
    assert answer["Location"] == f"/notes/{course.address}/?file=muscles.md&line=3&show=doubt#l3"
    assert not Doubt.objects.exists()
    assert "only you can tell" not in notes(reader, course)


def test_told_apart_at_its_line_it_gets_questions_of_its_own(reader: Client, learner: Learner) -> None:
    course = brought(learner, OLD, NEW)
    line = Doubt.objects.get().line
    given = {"line": line, "file": "muscles.md", "at": 3, "do": "apart"}
    answer = reader.post(reverse("topics:tell", args=[course.address]), given)
    assert answer["Location"].endswith("#l3") and not Doubt.objects.exists()
    assert Fact.objects.get(topic__course=course, start=3, removed_at=None, text__startswith="Ulna").key != line


def test_a_filter_finds_them_and_is_there_only_for_them(reader: Client, learner: Learner) -> None:
    course = brought(learner, OLD, NEW)
    page = notes(reader, course, show="doubt")
    assert 'id="l3"' in page and 'id="l4"' not in page and "Only you can tell 1" in page
    assert "All 3" in page, "a line counts once among all"
    Doubt.objects.all().delete()
    assert "show=doubt" not in notes(reader, course)


def test_the_list_of_all_leads_to_each_line(reader: Client, learner: Learner) -> None:
    course = brought(learner, OLD, NEW)
    assert f"/notes/{course.address}/?file=muscles.md&line=3#l3" in page_source(reader.get("/notes/"))


def test_the_number_of_queries_does_not_grow_with_doubts(reader: Client, learner: Learner) -> None:
    numbers = []
    for text in (NEW, BOTH):
        course = brought(learner, OLD, text)
        notes(reader, course)
        with CaptureQueriesContext(connection) as asked:
            notes(reader, course)
        numbers.append(len(asked))
    assert Doubt.objects.count() == 2 and numbers[0] == numbers[1]


def test_nobody_else_sees_or_decides_it(client: Client, reader: Client) -> None:
    course = brought(a_learner(), OLD, NEW)
    assert reader.get(reverse("topics:notes", args=[course.address])).status_code == 404
    given = {"line": Doubt.objects.get().line, "file": "muscles.md", "at": 3, "do": "same"}
    assert reader.post(reverse("topics:tell", args=[course.address]), given).status_code == 404
    assert Doubt.objects.exists()


def editor(client: Client, course: Course, **form: Any) -> Any:
    address = reverse("topics:edit_note", args=[course.address])
    if not form:
        return client.get(address, {"file": "muscles.md"})
    return client.post(address, {"file": "muscles.md", "revision": 2, **form})


def foreseen(client: Client, course: Course, text: str) -> str:
    answer = client.post(reverse("topics:foresee", args=[course.address]), {"file": "muscles.md", "text": text})
    return str(page_source(answer))


def test_the_editor_marks_the_line_and_says_what_it_said(reader: Client, learner: Learner) -> None:
    page = page_source(editor(reader, brought(learner, OLD, NEW)))
    assert '<span class="is-warn">3</span>' in page and '<span class="is-warn">4</span>' not in page
    assert 'data-line="3"' in page and "beside the radius in the forearm" in page


def test_the_mark_goes_along_while_somebody_writes(reader: Client, learner: Learner) -> None:
    course = brought(learner, OLD, NEW)
    assert 'data-line="5"' in foreseen(reader, course, NEW.replace("\n\n", "\n\nTwo of them.\n\n", 1))
    assert "data-line" not in foreseen(reader, course, OLD), "it says again what it said"
    assert Doubt.objects.exists(), "nothing changes before it is saved"


@pytest.mark.parametrize("do", ["same", "apart"])
def test_it_is_decided_in_the_editor_and_no_word_is_lost(reader: Client, learner: Learner, do: str) -> None:
    course = brought(learner, OLD, NEW)
    line, typed = Doubt.objects.get().line, f"{NEW}- Patella ⇒ a bone in the knee\n"
    page = page_source(editor(reader, course, text=typed, **{do: line}))
    assert "Patella" in page and "data-line" not in page
    assert not Doubt.objects.exists()
    assert NoteFile.objects.get(course=course, path="muscles.md").text == NEW, "what is typed is not saved by it"
    kept = Fact.objects.filter(topic__course=course, key=line, removed_at=None).exists()
    assert kept == (do == "same")
    assert editor(reader, course, text=typed, do="save").status_code == 302


def test_in_long_notes_the_editor_leads_to_the_line(reader: Client, learner: Learner) -> None:
    long = "# X\n\n```text\n" + "x\n" * (LOOK_AT_ONCE // 2 + 100) + "```\n"
    course = brought(learner, OLD + long, NEW + long)
    page = page_source(editor(reader, course))
    assert '<span class="is-warn">3</span>' in page
    assert 'name="apart"' not in page and "?file=muscles.md&line=3#l3" in page
    page = page_source(editor(reader, course, text=f"{NEW}{long}- Patella: a bone\n", apart=Doubt.objects.get().line))
    assert "too long to decide" in page and "Patella" in page and Doubt.objects.exists()
    assert NoteFile.objects.get(course=course, path="muscles.md").text == NEW + long, "nothing is saved by it"


def test_a_look_shows_it_at_the_line_and_leads_to_the_choice(client: Client) -> None:
    take(client, [upload("muscles.md", OLD)])
    page = page_source(bring(client, [upload("muscles.md", NEW)]))
    rows = page.partition("1 line reworded")[2].partition("</details>")[0]
    assert "only you can tell" in rows and 'href="#pair-1"' in rows
    assert 'id="pair-1"' in page
    address = f"/notes/look/{Look.objects.latest('pk').pk}/"
    listed = page_source(client.get(f"{address}reworded/"))
    assert f"{address}pairs/?page=1#pair-1" in listed
