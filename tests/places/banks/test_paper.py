"""A quiz on paper: who may print one, what is drawn, and what stands on which page."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.banks.models import FOR_EXAMS, Bank, Question
from study.core.questions.interaction import Variants
from study.core.questions.kinds import KINDS, made
from study.people.models import User
from tests.factories import a_question
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published

pytestmark = pytest.mark.django_db
REASON = "The moon and the sun pull in one line."
ASKED = {"do": "print", "questions": "2", "versions": "3", "seed": "7"}


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    there = a_shared_bank(ada, reviewer=grace, viewer=an_instructor("viewer"))
    for name, tag in (("spring", "moon"), ("neap", "moon"), ("ebb", "sun"), ("flood", "sun")):
        text = SPRING.replace("#spring-tide", f"#{name}-tide tags={tag}").replace("a spring tide", f"a {name} tide")
        published(there, ada, grace, text)
    return there


def shown(bank: Bank, user: User, **asked: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(reverse("banks:paper", args=[bank.pk]), asked)


def sheets(answer: Any) -> list[str]:
    """The sheets of the page, in their order."""
    return re.findall(r'<section class="paper".*?</section>', answer.content.decode(), re.DOTALL)


def test_a_viewer_prints_and_somebody_without_a_role_finds_nothing(bank: Bank) -> None:
    viewer = User.objects.get(email="viewer@example.org")
    assert shown(bank, viewer, **ASKED).status_code == 200
    assert b'href="/banks/%d/paper/"' % bank.pk in _bank_page(bank, viewer)
    assert shown(bank, an_instructor("nobody"), **ASKED).status_code == 404
    assert shown(bank, an_instructor("someone")).status_code == 404


def _bank_page(bank: Bank, user: User) -> bytes:
    client = Client()
    client.force_login(user)
    return client.get(reverse("banks:bank", args=[bank.pk])).content


def test_versions_come_first_and_their_keys_last(bank: Bank, ada: User) -> None:
    found = sheets(shown(bank, ada, **ASKED, title="Tides on Monday", reasons="1"))
    assert [re.findall(r'id="((?:version|key)-\w)"', one) for one in found] == [
        [f"{what}-{letter}"] for what in ("version", "key") for letter in "ABC"
    ]
    for asked, key in zip(found[:3], found[3:], strict=True):
        assert "Tides on Monday" in asked and "2 points" in asked and "Name" in asked and "Date" in asked
        assert REASON not in asked and REASON in key
        rises = re.findall(r"<strong>(\w)</strong><span>It rises higher", asked)
        assert re.findall(r'class="paper__answer">\s*(\w)\s*</div>', key) == rises and len(rises) == 2


def test_reasons_are_printed_where_they_are_asked_for(bank: Bank, ada: User) -> None:
    assert REASON not in shown(bank, ada, **ASKED).content.decode()


def test_the_number_of_the_draw_gives_the_same_paper_again(bank: Bank, ada: User) -> None:
    once, again = (sheets(shown(bank, ada, **ASKED)) for _ in range(2))
    assert once == again
    assert 'name="seed"' in shown(bank, ada).content.decode()
    assert "draw 7" in shown(bank, ada, **ASKED).content.decode()
    other = [sheets(shown(bank, ada, **{**ASKED, "seed": str(seed)})) for seed in range(5)]
    assert any(one != once for one in other)


def test_filters_of_the_list_choose(bank: Bank, ada: User) -> None:
    page = shown(bank, ada, **ASKED, tag="sun").content.decode()
    assert "ebb tide" in page and "flood tide" in page and "neap tide" not in page


def test_too_few_questions_say_by_how_many(bank: Bank, ada: User) -> None:
    answer = shown(bank, ada, **{**ASKED, "questions": "7"}, tag="sun", title="Tides")
    assert answer.status_code == 422 and not sheets(answer)
    text = answer.content.decode()
    assert "2 questions can be printed, 5 fewer than you ask for." in text
    assert 'value="7"' in text and 'value="Tides"' in text


@pytest.mark.parametrize(
    "wrong", [{"questions": "0"}, {"questions": "101"}, {"versions": "9"}, {"versions": ""}, {"seed": "x"}]
)
def test_what_is_out_of_bounds_is_refused_before_anything_is_drawn(
    bank: Bank, ada: User, wrong: dict[str, str]
) -> None:
    answer = shown(bank, ada, **{**ASKED, **wrong})
    assert answer.status_code == 422 and not sheets(answer)


def test_what_cannot_be_printed_is_left_out_by_name_with_its_number(bank: Bank, ada: User) -> None:
    kind, body = made(Variants(()))
    nothing = a_question(bank.course, kind=kind.name, body=body, key="nothing-drawn")
    Question.objects.filter(pk=nothing.pk).update(bank=bank)
    kept = Question.objects.get(bank=bank, key="ebb-tide")
    Question.objects.filter(pk=kept.pk).update(for_exams=True, tags=f" {FOR_EXAMS} ")
    page = shown(bank, ada, **{**ASKED, "questions": "3"}).content.decode()
    assert f"Left out: 1 {KINDS[kind.name].label}, 1 kept for mock exams." in page
    assert "ebb tide" not in page
    few = shown(bank, ada, **{**ASKED, "questions": "4"}).content.decode()
    assert "1 fewer than you ask for" in few and "1 kept for mock exams" in few


def test_drafts_are_not_printed(bank: Bank, ada: User) -> None:
    Question.objects.filter(bank=bank, key="ebb-tide").update(status="retired")
    assert shown(bank, ada, **{**ASKED, "questions": "4"}).status_code == 422


def test_the_number_of_queries_does_not_grow(bank: Bank, ada: User) -> None:
    counts = []
    for questions, versions in ("1", "1"), ("4", "8"):
        with CaptureQueriesContext(connection) as asked:
            assert shown(bank, ada, do="print", questions=questions, versions=versions, seed="7").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
