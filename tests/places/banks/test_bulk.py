"""Changes of many questions: each whole or not at all, named where refused, in as many queries as for one."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from study.banks import operations
from study.banks.listing import PER_PAGE
from study.banks.models import Bank, EarlierText, HistoryEntry, Question, Role, Status, Version, Visibility
from study.banks.operations.bulk import IN_REVIEW, RETIRED
from study.banks.operations.moving import ALONE, IN_USE
from study.core.questions.question import Source
from study.core.questions.source.amendment import Amendment
from study.people.models import User
from tests.clock import START
from tests.factories import a_topic, as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, published, submitted, written

pytestmark = pytest.mark.django_db
PAGE = Source("Tide tables", "https://example.org/tables", date(2026, 1, 2))


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


def sent(bank: Bank, user: User, query: str = "", **data: Any) -> Any:
    return as_(user).post(f"{reverse('banks:many', args=[bank.pk])}?{query}", {"sure": "1", **data})


def text_of(question: Question) -> str:
    return Question.objects.select_related("draft").get(pk=question.pk).draft.text


def changed(bank: Bank, change: Any, by: User, *questions: Question) -> operations.Changed:
    picks = [question.pk for question in questions]
    return operations.change_all(bank=bank, questions=picks, change=change, by=by, now=START)


@pytest.mark.parametrize(
    "change", ["submit", "retire", Amendment(PAGE, topic="moon", points=2, add=("x",), remove=("y",))], ids=str
)
def test_as_many_queries_as_for_one(bank: Bank, ada: User, change: Any, django_assert_max_num_queries: Any) -> None:
    rows = [written(bank, ada) for _ in range(12)]
    with django_assert_max_num_queries(60) as few:
        assert changed(bank, change, ada, *rows[:2]).count == 2
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert changed(bank, change, ada, *rows[2:]).count == 10


def test_undoing_takes_as_many_queries_as_for_one(bank: Bank, ada: User, django_assert_max_num_queries: Any) -> None:
    rows = [written(bank, ada) for _ in range(12)]
    entries = [changed(bank, Amendment(PAGE), ada, *some).entry for some in (rows[:2], rows[2:])]
    undo = [{"bank": bank, "entry": entry.pk, "by": ada, "now": START} for entry in entries if entry]
    with django_assert_max_num_queries(60) as few:
        assert operations.undo_change(**undo[0]).count == 2
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert operations.undo_change(**undo[1]).count == 10


def test_the_refused_ones_are_named_and_the_others_are_done(bank: Bank, ada: User, grace: User) -> None:
    waiting, gone, draft = written(bank, ada), written(bank, ada), written(bank, ada)
    submitted(waiting, ada)
    operations.retire(question=gone, by=ada, now=START)
    done = changed(bank, Amendment(PAGE), ada, waiting, gone, draft)
    assert {(one.subject, one.message) for one in done.problems} == {
        (waiting.key, IN_REVIEW.message),
        (gone.key, RETIRED.message),
    }
    assert done.count == 1 and PAGE.url in text_of(draft) and PAGE.url not in text_of(waiting)
    line = HistoryEntry.objects.get(action="many changed")
    assert line.who == ada and list(line.after["questions"]) == [str(draft.pk)]
    page = page_source(as_(ada).get(reverse("banks:history", args=[bank.pk])))
    assert "source Tide tables, checked 2026-01-02" in page


def test_the_text_before_is_held_and_a_ready_question_is_asked_as_it_was(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    changed(bank, Amendment(points=3), ada, question)
    question.refresh_from_db()
    assert question.status == Status.READY and question.current.points == 1  # type: ignore[union-attr]
    assert "points=3" in text_of(question)
    assert EarlierText.objects.get(question=question).text == SPRING


def test_the_topic_of_a_draft_is_in_the_list_at_once(bank: Bank, ada: User) -> None:
    topic, question = a_topic(bank.course), written(bank, ada)
    assert sent(bank, ada, do="topic", topic=topic.key, pick=question.pk).status_code == 302
    question.refresh_from_db()
    assert question.topic == topic
    sent(bank, ada, do="topic", topic="", pick=question.pk)
    question.refresh_from_db()
    assert question.topic is None


def test_all_that_pass_the_filter_are_changed_whatever_page_they_are_on(bank: Bank, ada: User) -> None:
    rows = [written(bank, ada) for _ in range(PER_PAGE + 3)]
    operations.retire(question=rows[0], by=ada, now=START)
    sent(bank, ada, "status=draft", do="tag", tag="moon", all="1")
    tagged = Question.objects.filter(bank=bank, tags__contains=" moon ")
    assert tagged.count() == PER_PAGE + 2 and rows[0] not in tagged


def test_what_lacks_a_source_or_a_topic_is_found_and_only_that_is_changed(bank: Bank, ada: User) -> None:
    with_both, bare = written(bank, ada), written(bank, ada)
    topic = a_topic(bank.course)
    Question.objects.filter(pk=with_both.pk).update(topic=topic, checked_on=date(2020, 1, 1))
    Question.objects.filter(pk=bare.pk).update(topic=None, checked_on=None)
    for look, found in (("unsourced", {bare.pk}), ("untopical", {bare.pk}), ("source", {bare.pk, with_both.pk})):
        page = as_(ada).get(f"{reverse('banks:bank', args=[bank.pk])}?look={look}")
        assert {one.pk for one in page.context["listing"].page} == found, look
    sent(bank, ada, "look=untopical", do="topic", topic=topic.key, all="1")
    assert not Question.objects.filter(bank=bank, topic=None).exists()


def test_too_many_are_refused_as_a_whole_and_say_so(bank: Bank, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations.bulk, "MOST", 1)
    rows = [written(bank, ada), written(bank, ada)]
    done = changed(bank, "retire", ada, *rows)
    assert done.count == 0 and "2 questions are too many" in done.problems[0].message


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"do": "source", "title": "", "url": "https://e.org", "checked": "2026-01-02"}, "Enter the title"),
        ({"do": "source", "title": "A [1]", "url": "", "checked": "2026-01-02"}, "Leave brackets"),
        ({"do": "source", "title": "T", "url": "x y", "checked": "2026-01-02"}, "Enter a valid URL."),
        ({"do": "source", "title": "T", "url": "https://e.org", "checked": "2999-01-02"}, "still to come"),
        ({"do": "points", "points": "0"}, "greater than or equal to 0.01"),
        ({"do": "points", "points": ""}, "Enter a number from 0.01 to 100."),
        ({"do": "topic", "topic": "nowhere"}, "Choose what to do."),
        ({"do": "tag", "tag": "a,b"}, "Enter a tag"),
        ({"do": "nonsense"}, "Choose what to do."),
        ({"do": "move", "to": "0"}, "Choose another bank"),
    ],
)
def test_what_is_wrong_stands_beside_what_was_filled_in(
    bank: Bank, ada: User, given: dict[str, str], words: str
) -> None:
    question = written(bank, ada)
    page = sent(bank, ada, pick=question.pk, **given)
    assert page.status_code == 422 and words in page_source(page)
    assert f'value="{question.pk}" checked' in page_source(page)
    assert text_of(question) == SPRING


class TestMoving:
    @pytest.fixture
    def other(self, ada: User) -> Bank:
        return a_shared_bank(ada)

    def test_versions_and_history_go_along(self, bank: Bank, other: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        assert sent(bank, ada, do="move", to=other.pk, pick=question.pk).status_code == 302
        question.refresh_from_db()
        assert question.bank == other and question.current and question.status == Status.READY
        lines = HistoryEntry.objects.filter(question=question, action__startswith="moved")
        assert {(line.bank_id, line.action) for line in lines} == {(bank.pk, "moved away"), (other.pk, "moved here")}
        assert as_(ada).get(reverse("banks:history", args=[bank.pk])).status_code == 200

    def test_what_cannot_go_is_named_and_stays(self, bank: Bank, other: Bank, ada: User, grace: User) -> None:
        one, waiting, given, alone = (written(bank, ada) for _ in range(4))
        submitted(waiting, ada)
        operations.publish_alone(question=alone, by=ada, now=START)
        operations.set_visibility(bank=other, visibility=Visibility.PUBLIC, by=ada, now=START)
        written(other, ada, SPRING.replace("#spring-tide", f"#{one.key}"))
        given.study_sets.create(title="Tides", target=0.9)
        rows = [one, waiting, given, alone]
        done = operations.move(bank=bank, questions=[row.pk for row in rows], to=other, by=ada, now=START)
        assert done.count == 0
        assert {problem.subject: problem.message for problem in done.problems} == {
            one.key: f"The id {one.key} is taken in {other.title}.",
            waiting.key: operations.moving.IN_REVIEW.message,
            given.key: IN_USE.message,
            alone.key: ALONE.message,
        }

    def test_a_bank_in_which_one_may_not_write_is_no_target(self, bank: Bank, ada: User, grace: User) -> None:
        foreign, question = a_shared_bank(grace, viewer=ada), written(bank, ada)
        for do in ("move", "copy"):
            assert sent(bank, ada, do=do, to=foreign.pk, pick=question.pk).status_code == 422
        assert not Question.objects.filter(bank=foreign).exists()

    @pytest.mark.parametrize("do", ["move", "copy"])
    def test_as_many_queries_as_for_one(
        self, bank: Bank, other: Bank, ada: User, do: str, django_assert_max_num_queries: Any
    ) -> None:
        picks = [written(bank, ada).pk for _ in range(12)]
        act: Any = getattr(operations, do)
        with django_assert_max_num_queries(60) as few:
            assert act(bank=bank, questions=picks[:2], to=other, by=ada, now=START).count == 2
        with django_assert_max_num_queries(len(few.captured_queries)):
            assert act(bank=bank, questions=picks[2:], to=other, by=ada, now=START).count == 10

    def test_a_copy_is_a_draft_with_an_id_of_its_own(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        sent(bank, ada, do="copy", to=bank.pk, pick=question.pk)
        copy = Question.objects.exclude(pk=question.pk).get(bank=bank)
        assert copy.key != question.key and copy.status == Status.DRAFT and not copy.versions.exists()
        assert text_of(copy) == SPRING.replace("#spring-tide", f"#{copy.key}")
        line = HistoryEntry.objects.get(question=copy)
        assert line.action == "copied" and line.before == {"question": question.key}
        assert isinstance(operations.submit(question=copy, by=ada, now=START), Version)

    def test_nobody_approves_their_own_words_in_a_copy(self, bank: Bank, other: Bank, ada: User, grace: User) -> None:
        question = published(bank, grace, ada)
        operations.copy(bank=bank, questions=[question.pk], to=other, by=ada, now=START)
        copy = Question.objects.get(bank=other)
        version = submitted(copy, ada)
        said = operations.decide(question=copy, version=version.number, approve=True, by=grace, now=START)
        assert said and "You wrote part of this" in said.message


class TestAlone:
    """Many that are published without a second reader, as who brings a file of their own wants it."""

    def test_they_are_asked_and_marked(self, bank: Bank, ada: User) -> None:
        fresh, waiting, faulty = written(bank, ada), written(bank, ada), written(bank, ada, "## Half\n\nOnly a stem?\n")
        submitted(waiting, ada)
        page = sent(bank, ada, do="alone", pick=[one.pk for one in (fresh, waiting, faulty)], sure="").content.decode()
        assert "2 are asked from now on, marked as read by nobody else." in page and "can be undone" not in page
        sent(bank, ada, do="alone", pick=[one.pk for one in (fresh, waiting, faulty)])
        rows = {one.pk: one for one in Question.objects.select_related("current", "candidate")}
        for one in (fresh, waiting):
            now = rows[one.pk]
            assert (now.status, now.candidate) == (Status.READY, None) and now.current and now.current.alone
            line = HistoryEntry.objects.get(question=one, action="published alone")
            assert line.after == {"version": now.current.number}
        assert rows[faulty.pk].status == Status.DRAFT

    def test_search_alone_has_a_line_for_each(self, bank: Bank, ada: User, django_assert_max_num_queries: Any) -> None:
        rows = [written(bank, ada) for _ in range(12)]
        with django_assert_max_num_queries(60) as few:
            assert changed(bank, "alone", ada, *rows[:2]).count == 2
        with django_assert_max_num_queries(len(few.captured_queries) + 8):
            assert changed(bank, "alone", ada, *rows[2:]).count == 10

    def test_a_new_text_takes_the_place_of_what_is_asked(self, bank: Bank, ada: User, grace: User) -> None:
        ready = published(bank, ada, grace)
        operations.save(question=ready, text=text_of(ready) + "\n", revision=ready.draft.revision, by=ada, now=START)
        assert changed(bank, "alone", ada, ready).count == 1
        ready.refresh_from_db()
        assert ready.current and ready.current.number == 2 and ready.status == Status.READY
        again = changed(bank, "alone", ada, ready)
        assert again.count == 0 and "Nothing has changed" in again.problems[0].message

    @pytest.mark.parametrize("who", ["grace", "ada"])
    def test_only_an_owner_may_and_only_where_the_bank_is_not_public(
        self, bank: Bank, ada: User, grace: User, who: str
    ) -> None:
        by = ada if who == "ada" else grace
        if by == ada:
            Bank.objects.filter(pk=bank.pk).update(visibility=Visibility.PUBLIC)
        else:
            operations.set_role(bank=bank, email=grace.email, role=Role.EDITOR, by=ada, now=START)
        draft = written(bank, ada)
        listed = page_source(as_(by).get(reverse("banks:bank", args=[bank.pk])))
        assert "Send for review" in listed and "Publish without a second reader" not in listed
        assert sent(bank, by, do="alone", pick=[draft.pk]).status_code == 422
        draft.refresh_from_db()
        assert draft.status == Status.DRAFT
        if by == ada:
            refused = changed(Bank.objects.get(pk=bank.pk), "alone", ada, draft)
            assert refused.count == 0 and "public bank" in refused.problems[0].message
