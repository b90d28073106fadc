"""Dated facts and the days on which their sources were checked."""

from datetime import timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from django.test import Client

from study.banks.operations import load_content
from study.library.checking import check_again, checked
from study.library.models import Course, DatedFact, Dispute, FactCheck
from study.people.models import Role, User
from tests.clock import START
from tests.factories import TODAY, a_course, a_learner, a_user
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
OLD, FRESH = TODAY - timedelta(days=181), TODAY - timedelta(days=180)


def write(folder: Path, *, spring: object = OLD, words: str = "Spring tides come twice a month") -> None:
    course = folder / "tides"
    (course / "notes").mkdir(parents=True, exist_ok=True)
    (course / "notes" / "tides.md").write_text("# Tides\n\n- The moon pulls the water\n")
    (course / "course.toml").write_text(
        'slug = "tides"\ntitle = "Tides"\norder = ["notes/tides.md"]\nrecheck_days = 180\n[[topic]]\nkey = "tides"\n'
    )
    one = """
        [[fact]]
        id = "{}"
        topic = "tides"
        headline = "{}"
        source_title = "Tides, a primer"
        source_url = "https://example.org/tides"
        checked = {}
        as_of = "2026"
        """
    facts = dedent(one.format("spring", words, spring)) + dedent(one.format("neap", "Neap tides are low", FRESH))
    (course / "facts.toml").write_text('[scope]\nsubject = ["tides"]\n' + facts)
    assert not load_content(folder=course, now=START).problems


@pytest.fixture
def admin() -> User:
    return a_user(role=Role.ADMIN)


def by_key(key: str) -> DatedFact:
    return DatedFact.objects.get(key=key)


def test_what_was_checked_too_long_ago_is_stale(tmp_path: Path) -> None:
    write(tmp_path)
    (found,) = checked(Course.objects.all(), TODAY)
    assert [fact.key for fact in found.stale] == ["spring"] and [fact.key for fact in found.fresh] == ["neap"]
    assert found.next == TODAY + timedelta(days=1)


def test_one_press_says_that_a_source_was_checked_today(tmp_path: Path, admin: User, client: Client) -> None:
    write(tmp_path)
    client.force_login(admin)
    page = client.get("/banks/facts/").content.decode()
    assert page.index("1 fact") < page.index("Spring tides come") < page.index("Neap tides are low")
    for _ in range(2):  # a second press says nothing new
        client.post("/banks/facts/", {"fact": by_key("spring").pk})
    assert [(check.key, check.by) for check in FactCheck.objects.all()] == [("spring", admin)]
    assert "All were checked within 180 days" in client.get("/banks/facts/").content.decode()
    assert "/banks/facts/" in client.get("/banks/").content.decode()


def test_a_check_outlives_the_next_start_until_the_words_change(tmp_path: Path, admin: User) -> None:
    write(tmp_path)
    check_again(fact=by_key("spring"), by=admin.pk, now=START, today=TODAY)
    write(tmp_path, spring=FRESH)
    assert by_key("spring").checked == TODAY
    write(tmp_path, words="Spring tides come at new and full moon")
    assert by_key("spring").checked == OLD


def test_what_learners_call_wrong_stands_where_facts_are_checked(tmp_path: Path, admin: User, client: Client) -> None:
    """Once it is checked again it leaves the list; what was said of the course's own notes is not of it."""
    write(tmp_path)
    notes, said = a_course(owner=a_learner()), {"fact": by_key("neap"), "at": START}
    for learner in (a_learner(), a_learner()):
        Dispute.objects.create(learner=learner, course=notes, line="a line", **said)
    Dispute.objects.create(learner=learner, course=notes, line="another line", **said)
    Dispute.objects.create(learner=learner, course=Course.objects.get(slug="tides"), line="a line", **said)
    client.force_login(admin)
    listed = page_source(client.get("/banks/facts/")).partition("Did not fit a line")[2].partition("</section>")[0]
    assert "Neap tides are low" in listed and "2 learners" in listed and "a line" not in listed
    DatedFact.objects.filter(key="neap").update(checked=TODAY + timedelta(days=1))
    assert "Did not fit a line" not in page_source(client.get("/banks/facts/"))
