"""The page of a question that is not written in the browser: what it asks, whence, and what one can do about it."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from study.banks import operations, queries
from study.banks.models import Bank, HistoryEntry, Question, Report, Role, Status, Version, Visibility
from study.banks.operations import import_course
from study.banks.readiness import readiness
from study.people.models import Role as AccountRole
from tests.clock import START
from tests.factories import a_learner, a_user
from tests.page_source import page_source
from tests.places.banks.authoring import a_shared_bank, an_instructor
from tests.places.banks.test_made_of_notes import imported
from tests.places.banks.test_simulated import TEXT
from tests.places.courses import notes, write_course

pytestmark = pytest.mark.django_db
EDITOR = ("There is no question here yet", 'id="text"', "No changes yet", "former member")


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(an_instructor("ada"))
    return client


def page(client: Client, name: str, question: Question, **query: str) -> str:
    answer = client.get(reverse(f"banks:{name}", args=[question.bank_id, question.key]), query)
    assert answer.status_code == 200
    return page_source(answer)


def made() -> Question:
    return Question.objects.get(bank=imported(), key__endswith="/value")


def send(client: Client, name: str, question: Question, **data: object) -> int:
    return client.post(reverse(f"banks:{name}", args=[question.bank_id, question.key]), data).status_code


def test_every_question_of_every_kind_of_bank_is_shown_as_it_is_asked(ada: Client, tmp_path: Path) -> None:
    import_course(sources=notes(TEXT), slug="concurrency", owner=None, now=START)
    operations.load_content(folder=write_course(tmp_path), now=START)
    rows = Question.objects.filter(bank__authored=False).exclude(current=None).select_related("bank", "current")
    assert {row.bank.origin for row in rows} == {"generated", "written", "simulated"}
    for row in rows:
        assert row.current
        found, versions = page(ada, "edit", row), page(ada, "versions", row)
        for words in EDITOR:
            assert words not in found + versions, (row.key, words)
        assert "As a learner" in found and "Where it comes from" in found, row.key
        answered, asked = (page(ada, "edit", row, view=view) for view in ("answered", "question"))
        assert answered != asked, row.key
        for word in re.findall(r"\b[a-z]{5,}\b", row.current.prompt)[:3]:
            assert word in found, (row.key, word)


def test_it_says_from_which_lines_it_was_made_and_by_what_recipe(ada: Client) -> None:
    row = made()
    found = page(ada, "edit", row)
    assert "made from notes" in found and f"line {row.start}" in found and "<code>value</code>" in found
    assert "Longest blast: 6 s" in found


def test_ones_own_of_it_begins_with_its_text_and_takes_its_place(ada: Client) -> None:
    row, owner = made(), an_instructor("grace")
    bank = operations.create_bank(course=row.bank.course, title="Signals", by=owner, now=START)
    assert send(ada, "write_after", row, to=bank.pk) == 404  # Ada writes nothing there
    ada.force_login(owner)
    assert send(ada, "write_after", row, to=bank.pk) == 302
    own = Question.objects.get(bank=bank)
    assert HistoryEntry.objects.get(question=own, action="copied").before["question"] == row.key
    source = "\n\nSource: [Harbours](https://example.org/harbours) (checked 2026-11-20)\n"
    draft = own.draft
    ready = readiness(draft.text + source, own.key, START.date(), {})
    assert ready.question and ready.question.body == readiness(draft.text, own.key, START.date(), {}).question.body  # type: ignore[union-attr]
    assert "Harbour › Signals" in draft.text and row.current and row.current.prompt in draft.text
    saved = operations.save(question=own, text=draft.text + source, revision=draft.revision, by=owner, now=START)
    assert isinstance(saved, operations.Saved)
    reader = an_instructor("joan")
    assert operations.set_role(bank=bank, email=reader.email, role=Role.REVIEWER, by=owner, now=START) is None
    assert operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=owner, now=START) is None
    sent = operations.submit(question=own, by=owner, now=START)
    assert isinstance(sent, Version), ready.problems
    operations.decide(question=own, version=sent.number, approve=True, by=reader, now=START)
    operations.set_doubles_aside(course=bank.course_id, now=START)  # as the task does that follows
    for one in (own, row):
        one.refresh_from_db()
    assert (own.status, own.topic) == (Status.READY, row.topic)
    assert (row.status, row.double_of) == (Status.RETIRED, own.key)
    assert "asks the same, and is asked alone" in page(ada, "edit", row)


def test_whoever_looks_after_the_course_sets_it_aside_and_back(ada: Client) -> None:
    row, grace = made(), an_instructor("grace")
    assert "Set it aside" not in page(ada, "edit", row)
    assert send(ada, "set_aside", row) == 404
    bank = operations.create_bank(course=row.bank.course, title="Signals", by=grace, now=START)
    user = an_instructor("joan")
    assert operations.set_role(bank=bank, email=user.email, role=Role.REVIEWER, by=grace, now=START) is None
    ada.force_login(user)
    assert send(ada, "set_aside", row) == 302
    row.refresh_from_db()
    assert row.status == Status.RETIRED
    assert "nobody is asked this question" in page(ada, "edit", row)
    imported()  # the notes are read again
    row.refresh_from_db()
    assert row.status == Status.RETIRED
    assert send(ada, "set_aside", row, do="again") == 302
    row.refresh_from_db()
    assert row.status == Status.READY
    lines = HistoryEntry.objects.filter(question=row, who=user).order_by("pk")
    assert [line.action for line in lines] == ["set aside", "asked again"]


def test_it_is_reported_on_its_page(ada: Client) -> None:
    row = made()
    assert send(ada, "report", row, complaint="other", text=" ") == 422
    assert not Report.objects.exists()
    assert send(ada, "report", row, complaint="outdated", text="Ten seconds now.") == 302
    assert "Ten seconds now." in page(ada, "edit", row)
    assert "Ten seconds now." in page_source(ada.get(reverse("banks:reports", args=[row.bank_id])))


def test_what_is_written_in_the_browser_has_none_of_these(ada: Client) -> None:
    grace = an_instructor("grace")
    bank: Bank = a_shared_bank(grace)
    own = operations.start(bank=bank, text="## Ebb {#ebb}\n", by=grace, now=START)
    ada.force_login(grace)
    for name in ("write_after", "set_aside", "report"):
        assert send(ada, name, own, to=bank.pk, complaint="outdated") == 404, name


def test_whoever_looks_after_the_course_decides_about_its_reports(ada: Client) -> None:
    row = made()
    learner = a_learner()
    assert row.current
    told = operations.report(version=row.current, learner=learner, complaint="key", text="Seven.", now=START)
    assert isinstance(told, Report)
    address = reverse("banks:judge", args=[row.bank_id, told.pk])
    verdict = {"verdict": "right", "answer": "Mended in the notes.", "fixed_in": ""}
    assert "Save verdict" not in page_source(ada.get(reverse("banks:reports", args=[row.bank_id])))
    assert ada.post(address, verdict).status_code == 404
    admin = a_user("admin@example.org", role=AccountRole.ADMIN)
    ada.force_login(admin)
    assert (queries.waiting_numbers(admin).reports, queries.waiting_numbers(admin).reported) == (1, row.bank_id)
    assert "Save verdict" in page_source(ada.get(reverse("banks:reports", args=[row.bank_id])))
    assert ada.post(address, verdict).status_code == 302
    told.refresh_from_db()
    assert (told.verdict, told.answer, told.judge) == ("right", "Mended in the notes.", admin)
    assert queries.waiting_numbers(admin).reports == 0
