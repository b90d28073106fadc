"""Changes of many questions are written in pieces: each whole, worked out before it is written, and taken back by one
undoing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection

from study.banks import operations
from study.banks.models import Bank, BankPicture, HistoryEntry, Question, Status
from study.banks.operations import bulk, moving
from study.banks.operations.indexing import index_course
from study.core.questions.source.amendment import Amendment
from study.library import search
from study.library.arriving import TRIES
from study.people.models import User
from tests.clock import START
from tests.pictures import a_picture
from tests.places.banks.authoring import SPRING, a_shared_bank, published, submitted, written

pytestmark = pytest.mark.django_db
TAG = Amendment(add=("spring",))


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


@contextmanager
def before_each_piece(act: Callable[[], object], times: int) -> Iterator[list[int]]:
    """Do something between what is worked out and what is written, so many times. How often it was done."""
    done: list[int] = []
    busy: list[int] = []

    def execute(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SAVEPOINT", "BEGIN")) and not busy and len(done) < times:
            busy.append(1)
            done.append(1)
            act()
            busy.clear()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield done


def changed(bank: Bank, change: Any, by: User) -> operations.Changed:
    numbers = list(bank.questions.values_list("pk", flat=True))
    return operations.change_all(bank=bank, questions=numbers, change=change, by=by, now=START)


def texts(bank: Bank) -> list[str]:
    rows = Question.objects.filter(bank=bank).order_by("position").select_related("draft")
    return [row.draft.text for row in rows]


def standings(bank: Bank) -> list[Any]:
    rows = Question.objects.filter(bank=bank).order_by("position").select_related("draft")
    return [(row.status, row.candidate_id, row.draft.text, row.tags, row.topic_id) for row in rows]


def test_one_undoing_takes_back_every_piece_and_only_those(
    bank: Bank, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PIECE", 2)
    rows = [written(bank, ada) for _ in range(5)]
    operations.retire(question=rows[2], by=ada, now=START)
    before = standings(bank)
    for change, refused in ((TAG, bulk.RETIRED.message), ("submit", "retired"), ("retire", "It is retired already.")):
        earlier = set(HistoryEntry.objects.values_list("pk", flat=True))
        done = changed(bank, change, ada)
        assert done.count == 4 and done.entry, change
        assert [one.subject for one in done.problems] == [rows[2].key] and refused in done.problems[0].message, change
        lines = HistoryEntry.objects.filter(action=bulk.ACTION).exclude(pk__in=earlier).order_by("pk")
        assert [len(line.after["questions"]) for line in lines] == [2, 1, 1], change
        assert [line.after.get("of") for line in lines] == [None, done.entry.pk, done.entry.pk], change
        back = operations.undo_change(bank=bank, entry=done.entry.pk, by=ada, now=START)
        assert back.count == 4 and not back.problems, change
        assert standings(bank) == before, change


def test_what_was_touched_after_a_change_stays_when_that_is_undone(
    bank: Bank, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PIECE", 2)
    rows = [written(bank, ada) for _ in range(3)]
    entry = changed(bank, TAG, ada).entry
    assert entry
    mine = texts(bank)[2] + "\nMine\n"
    operations.save(question=rows[2], text=mine, revision=2, by=ada, now=START)
    back = operations.undo_change(bank=bank, entry=entry.pk, by=ada, now=START)
    assert back.count == 2 and [(one.subject, one.message) for one in back.problems] == [
        (rows[2].key, bulk.TOUCHED.message)
    ]
    assert texts(bank)[2] == mine and "spring}" not in texts(bank)[0]


def test_a_text_that_was_saved_in_between_is_changed_and_not_written_over(bank: Bank, ada: User, grace: User) -> None:
    rows = [written(bank, ada) for _ in range(2)]

    def save() -> None:
        draft = Question.objects.get(pk=rows[0].pk).draft
        text = draft.text.replace("rises higher", "rises most")
        operations.save(question=rows[0], text=text, revision=draft.revision, by=grace, now=START)

    with before_each_piece(save, 1) as done:
        assert changed(bank, TAG, ada).count == 2
    assert done == [1]
    assert "rises most" in texts(bank)[0] and all("tags=spring" in text for text in texts(bank))


def test_who_saves_each_time_is_left_alone_and_named(bank: Bank, ada: User, grace: User) -> None:
    rows = [written(bank, ada) for _ in range(2)]

    def save() -> None:
        draft = Question.objects.get(pk=rows[0].pk).draft
        operations.save(question=rows[0], text=draft.text + "x", revision=draft.revision, by=grace, now=START)

    with before_each_piece(save, 99) as done:
        found = changed(bank, TAG, ada)
    assert len(done) == TRIES and found.count == 1
    assert [(one.subject, one.message) for one in found.problems] == [(rows[0].key, bulk.BUSY.message)]
    assert texts(bank)[0].endswith("x" * TRIES) and "tags=spring" not in texts(bank)[0]


def test_what_stands_otherwise_by_then_is_judged_anew(bank: Bank, ada: User, grace: User) -> None:
    """Sent, retired or asked in between: each refused by what it is now."""
    cases: list[tuple[Any, Callable[[Question], object], str]] = [
        (TAG, lambda row: submitted(row, grace), bulk.IN_REVIEW.message),
        (TAG, lambda row: operations.retire(question=row, by=grace, now=START), bulk.RETIRED.message),
        ("submit", lambda row: submitted(row, grace), "Nothing has changed since version 1."),
        ("retire", lambda row: operations.retire(question=row, by=grace, now=START), "It is retired already."),
    ]
    for change, act, words in cases:
        bank.questions.update(status=Status.RETIRED)
        row = written(bank, ada)
        with before_each_piece(lambda row=row, act=act: act(row), 1) as done:  # type: ignore[misc]
            found = operations.change_all(bank=bank, questions=[row.pk], change=change, by=ada, now=START)
        assert done == [1] and found.count == 0, (change, words)
        assert [one.message for one in found.problems] == [words]


def test_what_shows_a_picture_that_went_in_between_is_not_sent(bank: Bank, ada: User) -> None:
    operations.add_picture(bank=bank.pk, name="tide.png", content=a_picture("red"), now=START)
    written(bank, ada, SPRING.replace("What does", "![The tide](tide.png)\n\nWhat does"))
    with before_each_piece(BankPicture.objects.all().delete, 1) as done:
        found = changed(bank, "submit", ada)
    assert done == [1]
    assert found.count == 0 and "tide.png" in found.problems[0].message


def test_a_fault_in_the_middle_leaves_whole_pieces_and_names_the_rest(
    bank: Bank, ada: User, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PIECE", 2)
    rows = [published(bank, ada, grace) for _ in range(5)]
    fails_at = 0

    def execute(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal fails_at
        if sql.startswith("INSERT") and '"banks_historyentry"' in sql:
            fails_at -= 1
            if fails_at == 0:
                raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(execute):
        fails_at = 1
        with pytest.raises(OperationalError):
            changed(bank, "retire", ada)
        assert not bank.questions.filter(status=Status.RETIRED).exists(), "the first failed: nothing was done"
        fails_at = 2
        done = changed(bank, "retire", ada)
    assert done.count == 2 and done.entry
    assert [(one.subject, one.message) for one in done.problems] == [
        (row.key, bulk.CUT_OFF.message) for row in rows[2:]
    ]
    assert [row.key for row in bank.questions.filter(status=Status.RETIRED).order_by("position")] == [
        row.key for row in rows[:2]
    ]
    assert operations.undo_change(bank=bank, entry=done.entry.pk, by=ada, now=START).count == 2
    assert not bank.questions.exclude(status=Status.READY).exists()


def test_what_is_moved_or_copied_goes_in_whole_pieces(
    bank: Bank, ada: User, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Search and positions follow over the pieces; a fault in the middle leaves whole ones and names the rest."""
    monkeypatch.setattr(moving, "PIECE", 2)
    rows = [published(bank, ada, grace) for _ in range(5)]
    index_course(bank.course)
    keys, numbers = [row.key for row in rows], [row.pk for row in rows]
    fails_at = 0

    def execute(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal fails_at
        if sql.startswith("INSERT") and '"banks_historyentry"' in sql:
            fails_at -= 1
            if fails_at == 0:
                raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    def found_in(to: Bank) -> list[str]:
        circle = [(to.course_id, to.pk)]
        found = search.search("spring tide", [to.course_id], "question", limit=50, scopes=circle)
        return sorted(hit.ref for hit in found)

    assert found_in(bank) == sorted(keys)
    # A piece that is moved writes two lines of the history, one that is copied one.
    for act, second in ((operations.copy, 2), (operations.move, 3)):
        to = a_shared_bank(ada)
        with connection.execute_wrapper(execute):
            fails_at = 1
            with pytest.raises(OperationalError):
                act(bank=bank, questions=numbers, to=to, by=ada, now=START)
            assert not to.questions.exists(), (act, "the first failed: nothing was done")
            fails_at = second
            cut = act(bank=bank, questions=numbers, to=to, by=ada, now=START)
        assert cut.count == 2 == to.questions.count(), act
        assert [(one.subject, one.message) for one in cut.problems] == [
            (key, bulk.CUT_OFF.message) for key in keys[2:]
        ], act
        done = act(bank=bank, questions=numbers[2:], to=to, by=ada, now=START)
        assert done.count == 3 and not done.problems, act
        assert list(to.questions.order_by("position").values_list("position", flat=True)) == [0, 1, 2, 3, 4], act
    assert not set(keys) & set(found_in(bank)) and found_in(to) == sorted(keys), "search follows in both courses"
    many = operations.move(bank=to, questions=range(bulk.MOST + 1), to=bank, by=ada, now=START)
    assert many.count == 0 and "too many" in many.problems[0].message
