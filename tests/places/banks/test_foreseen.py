"""What a change of many says before it is done, and what is chosen while one goes from page to page."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from study.banks import operations
from study.banks.listing import PER_PAGE
from study.banks.models import Bank, HistoryEntry, Question, Status
from study.banks.operations.bulk import IN_REVIEW, RETIRED
from study.banks.operations.moving import IN_USE
from study.banks.outlook import Line, outlook
from study.core.questions.question import Source
from study.core.questions.source.amendment import Amendment
from study.people.models import User
from tests.clock import START
from tests.factories import as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, published, submitted, written

pytestmark = pytest.mark.django_db
PAGE = Source("Tide tables", "https://example.org/tables", date(2026, 1, 2))
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


def many(bank: Bank) -> str:
    return reverse("banks:many", args=[bank.pk])


def chosen_in(page: Any) -> set[int]:
    """The questions that a page of the list holds as chosen: ticked, or kept of other pages."""
    source = page_source(page)
    ticked = re.findall(r'name="pick" value="(\d+)" checked', source)
    kept = re.findall(r'name="kept" value="([\d,]*)"', source)
    return {int(one) for one in (*ticked, *",".join(kept).split(",")) if one}


def test_each_change_does_what_it_said_before(bank: Bank, ada: User, grace: User) -> None:
    """Whatever is said to be changed is changed, and nothing else: for each change that there is."""
    other = a_shared_bank(ada)
    changes: list[Any] = ["submit", "retire", "restore", Amendment(PAGE), Amendment(topic=""), Amendment(add=("x",))]
    for change in (*changes, "move", "copy"):
        draft, asked, waiting, gone = (
            written(bank, ada),
            published(bank, ada, grace),
            written(bank, ada),
            written(bank, ada),
        )
        cited = written(
            bank, ada, SPRING.split("Source:")[0] + f"Source: [{PAGE.title}]({PAGE.url}) (checked 2026-01-02)\n"
        )
        used = written(bank, ada)
        used.study_sets.create(title="Tides", target=0.9)
        submitted(waiting, ada)
        operations.retire(question=gone, by=ada, now=START)
        picks = [row.pk for row in (draft, asked, waiting, gone, cited, used)]
        history = HistoryEntry.objects.count()
        if change in ("move", "copy"):
            said = operations.foresee_move(bank=bank, questions=picks, to=other, act=change, now=START)
            assert HistoryEntry.objects.count() == history, "saying it changes nothing"
            act = operations.move if change == "move" else operations.copy
            done: Any = act(bank=bank, questions=picks, to=other, by=ada, now=START)
        else:
            said = operations.foresee_change(bank=bank, questions=picks, change=change, now=START)
            assert HistoryEntry.objects.count() == history, "saying it changes nothing"
            done = operations.change_all(bank=bank, questions=picks, change=change, by=ada, now=START)
        assert said.count == done.count and said.count + len(said.same) + len(said.problems) == len(picks), change
        assert {(one.subject, one.message) for one in said.problems} == {
            (one.subject, one.message) for one in done.problems
        }, change


def test_it_is_said_who_gets_it_who_gets_a_new_draft_and_who_stays_and_why(bank: Bank, ada: User, grace: User) -> None:
    draft, asked, waiting, gone = (
        written(bank, ada),
        published(bank, ada, grace),
        written(bank, ada),
        written(bank, ada),
    )
    submitted(waiting, ada)
    operations.retire(question=gone, by=ada, now=START)
    client = as_(ada)
    sent = {"do": "source", "title": PAGE.title, "url": PAGE.url, "checked": "2026-01-02"}
    page = client.post(many(bank), {**sent, "pick": [draft.pk, asked.pk, waiting.pk, gone.pk]})
    source = page_source(page)
    assert page.status_code == 200 and "Nothing has changed yet." in source
    assert [(line.words, line.keys, line.why) for line in page.context["lines"]] == [
        ("1 that is not asked yet gets it.", [draft.key], ""),
        ("1 gets it as a new draft; it", [asked.key], "is asked as it was until that is approved."),
        ("1 stays as it is:", [waiting.key], IN_REVIEW.message),
        ("1 stays as it is:", [gone.key], RETIRED.message),
    ]
    assert "Do it for 2" in source and "source Tide tables, checked 2026-01-02" in source
    assert not Question.objects.filter(draft__text__contains=PAGE.url).exists()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', source))
    back = client.post(many(bank), {**hidden, "sure": "0"})
    assert chosen_in(back) == {draft.pk, asked.pk, waiting.pk, gone.pk} and PAGE.url in page_source(back)
    assert client.post(many(bank), {**hidden, "sure": "1"}).status_code == 302
    assert Question.objects.filter(draft__text__contains=PAGE.url).count() == 2


def test_where_nothing_would_change_there_is_nothing_to_press(bank: Bank, ada: User) -> None:
    one = written(bank, ada)
    page = page_source(as_(ada).post(many(bank), {"do": "restore", "pick": one.pk}))
    assert "None of them would change." in page and "Do it for" not in page and "It is not retired." in page


def test_what_questions_lack_after_it_is_counted(bank: Bank, ada: User) -> None:
    bare = [written(bank, ada, SPRING.split("Source:")[0]) for _ in range(3)]
    numbers = [row.pk for row in bare]
    said = operations.foresee_change(bank=bank, questions=numbers, change=Amendment(add=("x",)), now=START)
    assert (said.unsourced, said.untopical) == (3, 3)
    said = operations.foresee_change(bank=bank, questions=numbers, change=Amendment(PAGE), now=START)
    assert (said.unsourced, said.untopical) == (0, 3)


def test_saying_it_takes_as_many_queries_for_many(bank: Bank, ada: User, django_assert_max_num_queries: Any) -> None:
    rows = [written(bank, ada).pk for _ in range(12)]
    for do in ("submit", "retire", "copy", "move"):
        more = {"to": a_shared_bank(ada).pk} if do in ("copy", "move") else {}
        with django_assert_max_num_queries(30) as few:
            as_(ada).post(many(bank), {"do": do, "pick": rows[:2], **more})
        with django_assert_max_num_queries(len(few.captured_queries)):
            as_(ada).post(many(bank), {"do": do, "pick": rows[2:], **more})


def test_what_is_in_work_for_a_class_is_said_to_stay(bank: Bank, ada: User) -> None:
    used, other = written(bank, ada), a_shared_bank(ada)
    used.study_sets.create(title="Tides", target=0.9)
    said = operations.foresee_move(bank=bank, questions=[used.pk], to=other, act="move", now=START)
    assert outlook(said, "move") == [Line("1 stays as it is:", [used.key], IN_USE.message)]


class TestChoosing:
    @pytest.fixture
    def rows(self, bank: Bank, ada: User) -> list[Question]:
        return [written(bank, ada) for _ in range(PER_PAGE + 3)]

    @pytest.fixture
    def client(self, ada: User) -> Client:
        return as_(ada)

    def test_a_choice_is_kept_from_page_to_page_without_scripts(
        self, bank: Bank, rows: list[Question], client: Client
    ) -> None:
        first, last = rows[0].pk, rows[-1].pk
        sent = client.post(f"{many(bank)}?status=draft", {"pick": [first, rows[1].pk], "page": "2"})
        assert sent["Location"] == f"{reverse('banks:bank', args=[bank.pk])}?status=draft&page=2"
        second = client.get(sent["Location"])
        assert chosen_in(second) == {first, rows[1].pk} and "2 chosen that are not shown here" in page_source(second)
        kept = f"{first},{rows[1].pk}"
        sent = client.post(f"{many(bank)}?page=2", {"pick": last, "kept": kept, "page": "1"})
        page = client.get(sent["Location"])
        assert chosen_in(page) == {first, rows[1].pk, last}
        unticked = client.post(many(bank), {"pick": first, "kept": last, "page": "2"})
        assert chosen_in(client.get(unticked["Location"])) == {first, last}, "unticked here, kept there"
        done = client.post(many(bank), {"pick": last, "kept": first, "do": "retire", "sure": "1"})
        assert set(Question.objects.filter(status=Status.RETIRED)) == {rows[0], rows[-1]}
        assert not chosen_in(client.get(done["Location"])), "done, and chosen no more"

    def test_what_is_chosen_is_told_by_its_status(
        self, bank: Bank, rows: list[Question], client: Client, ada: User
    ) -> None:
        operations.retire(question=rows[0], by=ada, now=START)

        def told(address: str) -> tuple[list[object], bool]:
            page = client.get(address)
            parts = [tuple(one) for one in json.loads(page.context["split"])]
            assert page.context["listing"].page.paginator.count == sum(one[-1] for one in parts)
            return [one for one in parts if one[-1] or one[-2]], "by-choice" in page_source(page)

        address = reverse("banks:bank", args=[bank.pk])
        drafts = len(rows) - 1
        here = [("draft", "draft", "drafts", 0, drafts), ("retired", "retired", "retired", 0, 1)]
        assert told(address) == (here, True)
        client.post(many(bank), {"pick": [rows[0].pk, rows[1].pk, rows[-1].pk], "page": "1"})
        found = [("draft", "draft", "drafts", 1, drafts), ("retired", "retired", "retired", 0, 1)]
        assert told(address) == (found, False), "the last one is on another page, so the form stands there at once"
        assert told(f"{address}?status=retired")[0] == [
            ("draft", "draft", "drafts", 2, 0),
            ("retired", "retired", "retired", 0, 1),
        ]

    def test_all_of_a_filter_and_none(self, bank: Bank, rows: list[Question], client: Client) -> None:
        sent = client.post(f"{many(bank)}?status=draft", {"all": "1", "page": "2"})
        assert chosen_in(client.get(sent["Location"])) == {row.pk for row in rows}
        sent = client.post(f"{many(bank)}?page=2", {"pick": rows[-1].pk, "kept": rows[0].pk, "do": "none"})
        assert sent["Location"].endswith("?page=2") and not chosen_in(client.get(sent["Location"]))

    def test_other_filters_keep_it(self, bank: Bank, rows: list[Question], client: Client) -> None:
        given = {"pick": rows[0].pk, "kept": rows[-1].pk, "status": "retired", "q": "", "topic": "", "tag": ""}
        page = client.post(f"{many(bank)}?filter=1", given, headers=PART)
        assert chosen_in(page) == {rows[0].pk, rows[-1].pk} and "<html" not in page_source(page)
        address = page["HX-Replace-Url"]
        assert address == f"{reverse('banks:bank', args=[bank.pk])}?status=retired"
        assert chosen_in(client.get(address)) == {rows[0].pk, rows[-1].pk}

    def test_that_of_another_bank_is_none_of_it(
        self, bank: Bank, rows: list[Question], client: Client, ada: User
    ) -> None:
        other = a_shared_bank(ada)
        foreign = written(other, ada)
        sent = client.post(many(bank), {"pick": [rows[0].pk, foreign.pk, "x", 10**30], "page": "2"})
        assert chosen_in(client.get(sent["Location"])) == {rows[0].pk}
        assert not chosen_in(client.get(reverse("banks:bank", args=[other.pk])))

    def test_more_than_can_be_changed_at_once_are_not_kept(
        self, bank: Bank, rows: list[Question], client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(operations.bulk, "MOST", 5)
        page = client.post(many(bank), {"all": "1", "page": "2"}, follow=True)
        assert not chosen_in(page) and f"{len(rows)} questions are too many" in page_source(page)
        page = client.post(many(bank), {"all": "1", "do": "retire"})
        assert "are too many" in page_source(page) and "Do it for" not in page_source(page)


def test_what_a_question_lacks_stands_in_the_list(bank: Bank, ada: User) -> None:
    written(bank, ada, SPRING.split("Source:")[0])
    gone = written(bank, ada, SPRING.split("Source:")[0])
    operations.retire(question=gone, by=ada, now=START)
    assert page_source(as_(ada).get(reverse("banks:bank", args=[bank.pk]))).count("no source, no topic") == 1
