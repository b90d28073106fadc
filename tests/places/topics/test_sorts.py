"""What waits of one sort on a page: chosen, kept and thrown away in one press, and taken back as one."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.banks import operations
from study.banks.models import Choice, Decision, Fit, Question, Status
from study.core.generators.keep_rates import DOUBT
from study.core.limits import DECIDE_AT_ONCE
from study.library.models import Course
from study.people.models import Learner
from tests.clock import START
from tests.factories import a_learner, a_question
from tests.page_source import page_source
from tests.places.banks.test_sorts import COLUMN, ENOUGH, MADE, of_sort, taken_in

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def mine(learner: Learner) -> Course:
    return taken_in(learner)


def wait(course: Course, sort: str, number: int) -> list[Question]:
    """So many questions more that wait, of that sort."""
    known = of_sort(course)[0]
    rows = [a_question(course, known.topic, sort=sort, fit=Fit.UNTRIED, unseen=False) for _ in range(number)]
    Question.objects.filter(pk__in=[row.pk for row in rows]).update(
        bank=known.bank, status=Status.DRAFT, start=4, end=4
    )
    return rows


def at(course: Course, view: str = "sort") -> str:
    return reverse(f"topics:{view}", args=[course.address])


def look(client: Client, course: Course, sort: str = COLUMN, **query: Any) -> Any:
    return client.get(at(course), {"sort": sort, **query})


def shown(page: Any) -> list[int]:
    return [row.question.pk for row in page.context["found"].rows]


def send(client: Client, course: Course, sort: str = COLUMN, **form: Any) -> Any:
    return client.post(at(course), {"sort": sort, "page": 1, "trail": "", **form}, follow=True)


def picked(rows: list[Question]) -> list[str]:
    return [f"{row.pk}:1" for row in rows]


def text(page: Any) -> str:
    return " ".join(page_source(page).split())


def test_each_sort_says_what_waits_and_what_was_decided(reader: Client, learner: Learner, mine: Course) -> None:
    wait(mine, f"gap{DOUBT}two may do", 3)
    wait(mine, "continuation", 2)
    rows = of_sort(mine)
    operations.keep_one(learner=learner, question=rows[0].pk, now=START)
    operations.never_ask(learner=learner, question=rows[1].pk, now=START)
    page = text(reader.get(at(mine, "sorts")))
    assert page.index("What a table says of a row in one column") < page.index("A sentence with a gap")
    assert f"{MADE - 2} wait." in page and "So far 1 kept, 1 never asked." in page
    assert "3 wait." in page and "Unsure: two may do." in page
    assert "How a statement goes on" not in page, "of those nobody is asked"
    for row in rows:
        assert row.current and row.current.prompt not in page
    assert "By sort" in text(reader.get(at(mine, "unsure"))) or at(mine, "sorts") in text(
        reader.get(at(mine, "unsure"))
    )


def test_a_page_shows_what_the_triage_would_in_its_order(reader: Client, mine: Course) -> None:
    page = look(reader, mine)
    assert len(shown(page)) == MADE
    now = reader.get(at(mine, "unsure")).context["triage"].now.question
    assert shown(look(reader, mine, now.sort))[0] == now.pk
    html = text(page)
    assert f"{MADE} wait." in html and f"Keep {ENOUGH} more, and the other {MADE - ENOUGH} are asked too." in html
    assert html.count('type="checkbox" name="pick"') == MADE and "| fish quay | red | 12 nautical miles |" in html
    many = wait(mine, "why", DECIDE_AT_ONCE + 3)
    first, second, beyond = (shown(look(reader, mine, "why", page=number)) for number in (1, 2, 9))
    assert (len(first), len(second)) == (DECIDE_AT_ONCE, 3) and second == beyond
    assert {*first, *second} == {row.pk for row in many}
    assert (
        "All decided" not in text(look(reader, mine, "no such <sort>")) and shown(look(reader, mine, "no such")) == []
    )


def test_many_are_kept_at_once_the_rest_follows_and_one_undo_takes_it_back(reader: Client, mine: Course) -> None:
    rows = of_sort(mine)
    page = send(reader, mine, do="keep", pick=picked(rows[:ENOUGH]))
    others = MADE - ENOUGH
    assert f"{ENOUGH} kept. You keep this sort: {others} more questions of it are asked now." in text(page)
    assert {row.status for row in of_sort(mine)} == {Status.READY} and shown(page) == []
    page = send(reader, mine, do="undo", trail=page.context["trail"])
    assert f"Taken back: {ENOUGH} questions wait again." in text(page)
    assert {row.status for row in of_sort(mine)} == {Status.DRAFT} and page.context["trail"] == ""
    again = send(reader, mine, do="undo", trail=str(Decision.objects.all()[0].pk))
    assert "It was taken back already." in text(again) and again.context["trail"] == ""


def test_a_form_that_comes_twice_counts_once_and_says_the_same(reader: Client, mine: Course) -> None:
    rows = of_sort(mine)
    pages = [send(reader, mine, do="never", pick=picked(rows[:3])) for _ in range(2)]
    assert all("3 never asked." in text(page) and "left" not in text(page).split("<main")[1] for page in pages)
    assert Decision.objects.count() == 3 and pages[0].context["trail"] == pages[1].context["trail"]


def test_one_alone_leaves_what_is_chosen(reader: Client, mine: Course) -> None:
    rows = of_sort(mine)
    page = send(reader, mine, never=f"{rows[0].pk}:1", pick=picked(rows[1:3]))
    assert Decision.objects.get().key == rows[0].key and "1 never asked." in text(page)
    assert text(page).count(" checked>") == 2 and {*page.context["chosen"]} == {row.pk for row in rows[1:3]}
    page = send(reader, mine, do="undo", trail=page.context["trail"], pick=picked(rows[1:3]))
    assert text(page).count(" checked>") == 2


def test_all_on_the_page_are_those_that_were_shown(reader: Client, mine: Course) -> None:
    many = wait(mine, "why", DECIDE_AT_ONCE + 3)
    page = look(reader, mine, "why")
    was, form = shown(page), page.context["shown"]
    operations.keep_one(learner=Learner.objects.get(), question=was[0], now=START)
    page = send(reader, mine, "why", do="never", all="1", shown=form)
    assert f"{DECIDE_AT_ONCE - 1} never asked." in text(page) and "1 left as it was: kept meanwhile." in text(page)
    keys = set(Decision.objects.filter(choice=Choice.NEVER).values_list("key", flat=True))
    assert keys == {row.key for row in many if row.pk in was[1:]}


def test_what_is_hardly_kept_any_more_is_told_and_still_there(reader: Client, mine: Course) -> None:
    wait(mine, "why", DECIDE_AT_ONCE + 8)
    page = look(reader, mine, "why")
    page = send(reader, mine, "why", do="never", all="1", shown=page.context["shown"])
    assert "Hardly any of this sort is kept" in text(page) and len(shown(page)) == 8
    assert "Why something is so" not in text(reader.get(at(mine, "sorts")))
    assert len(shown(send(reader, mine, "why", do="undo", trail=page.context["trail"]))) == DECIDE_AT_ONCE


def test_more_than_a_page_or_nothing_is_no_press(reader: Client, mine: Course) -> None:
    rows = wait(mine, "why", DECIDE_AT_ONCE + 3)
    for form in ({"pick": picked(rows)}, {"all": "1", "shown": ",".join(picked(rows))}):
        page = send(reader, mine, "why", do="keep", **form)
        assert f"left as they were: no more than {DECIDE_AT_ONCE} go at once." in text(page)
    for form in ({}, {"all": "1", "shown": ""}, {"pick": ["x"]}):
        answer = reader.post(at(mine), {"sort": "why", "do": "keep", **form})
        assert answer.status_code in (302, 404)
    assert "Choose questions first." in text(send(reader, mine, do="keep"))
    assert not Decision.objects.exists()


def test_a_part_takes_the_place_of_the_form_and_tells_beside_it(reader: Client, mine: Course) -> None:
    rows = of_sort(mine)
    form = {"sort": COLUMN, "page": 1, "trail": "", "do": "keep", "pick": picked(rows[:2])}
    answer = reader.post(at(mine), form, headers=PART)
    html = text(answer)
    assert html.startswith('<form id="sort"') and "<h1" not in html and "Undo" in html
    assert '<p id="told" hx-swap-oob="innerHTML">2 kept.</p>' in html
    assert "trail=" in answer["HX-Replace-Url"]
    whole = reader.get(answer["HX-Replace-Url"], headers={"HX-Request": "true", "HX-Request-Type": "full"})
    assert "<h1" in text(whole) and "2 kept." not in text(whole)


def test_what_the_triage_shows_is_stale_too_after_another_tab(reader: Client, learner: Learner, mine: Course) -> None:
    row = reader.get(at(mine, "unsure")).context["triage"].now.question
    operations.never_ask(learner=learner, question=row.pk, now=START)
    form = {"do": "keep", "question": row.pk, "version": 1, "trail": ""}
    page = reader.post(at(mine, "unsure"), form, follow=True)
    assert "1 left as it was: set to never ask meanwhile." in text(page)
    assert Question.objects.get(pk=row.pk).status == Status.RETIRED
    other = page.context["triage"].now.question
    page = reader.post(at(mine, "unsure"), {**form, "question": other.pk, "version": 2}, follow=True)
    assert "1 left as it was: worded otherwise by now." in text(page) and Decision.objects.count() == 1


def test_another_persons_sorts_do_not_exist(client: Client, reader: Client, mine: Course) -> None:
    theirs = taken_in(a_learner())
    [row] = of_sort(theirs)[:1]
    for view in ("sorts", "sort"):
        assert reader.get(at(theirs, view)).status_code == 404
    for form in ({"do": "keep", "pick": picked([row])}, {"keep": f"{row.pk}:1"}, {"do": "undo", "trail": "1"}):
        assert reader.post(at(theirs), form).status_code == 404
    assert reader.post(at(mine), {"do": "keep", "pick": picked([row])}).status_code == 404
    decision = operations.keep_one(learner=theirs.owner, question=row.pk, now=START).decision  # type: ignore[arg-type]
    assert reader.post(at(mine), {"do": "undo", "trail": decision.pk}).status_code == 404
    assert Decision.objects.get().undone_at is None


def test_a_page_asks_as_often_however_much_waits(reader: Client, mine: Course) -> None:
    def queries(*places: str) -> list[int]:
        numbers = []
        for place in places:
            with CaptureQueriesContext(connection) as found:
                reader.get(place)
            numbers.append(len(found))
        return numbers

    pages = (at(mine, "sorts"), f"{at(mine)}?sort=why", at(mine, "unsure"))
    wait(mine, "why", 2)
    few = queries(*pages)
    wait(mine, "why", DECIDE_AT_ONCE)
    for number in range(9):
        wait(mine, f"gap{DOUBT}{number} may do", 2)
    assert queries(*pages) == few
