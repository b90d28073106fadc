"""Every word must be there, the last may be unfinished, and nobody finds what is not theirs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from study.library.search import KINDS, Piece, Row, again, forget, index, renew, search, singular, snippet, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf() -> None:
    index(
        [
            Row("question", 1, 11, "q1", "Tides", "How high is a spring tide?"),
            Row("topic", 1, 11, "tides", "Spring Tides & Retries"),
            Row("fact", 1, 11, "f1", "Tides", "The café retries after 1,769 MB; $LATEST is never published."),
            Row("fact", 2, 21, "f2", "Other", "A spring in the hills."),
        ]
    )


def refs(text: str, courses: tuple[int, ...] = (1, 2), **options: object) -> list[str]:
    return [hit.ref for hit in search(text, courses, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("spring", ["tides", "f2", "q1"]),
        ("SPRING TIDE", ["tides", "q1"]),
        ("spri", ["tides", "f2", "q1"]),
        ("spri tide", []),  # only the last word may be unfinished
        ("retry", ["tides", "f1"]),
        ("retries", ["tides", "f1"]),
        ("retri", ["tides", "f1"]),
        ("cafe", ["f1"]),
        ("1,769 mb", ["f1"]),
        ("$latest", ["f1"]),
        ("other", []),  # a fact is not found by its topic's title
        ("", []),
        ('" OR * NEAR( _fact2', []),
    ],
)
def test_what_a_search_finds_and_in_which_order(shelf: None, text: str, found: list[str]) -> None:
    assert refs(text) == found


def test_courses_kinds_and_limits_hold(shelf: None) -> None:
    assert refs("spring", (2,)) == ["f2"]
    assert refs("spring", ()) == []
    assert refs("spring", kind="question") == ["q1"]
    assert refs("spring", limit=2) == ["tides", "f2"]


def test_a_course_is_indexed_again_in_pieces_in_its_order_and_nothing_else_is_touched(
    shelf: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows(*named: str) -> list[Row]:
        return [Row("question", 1, 11, ref, "Tides", f"spring of {ref}", scope=int(ref == "q3")) for ref in named]

    monkeypatch.setattr("study.library.search.PIECE", 2)
    for wanted in (["q2", "q1", "q4", "q5", "q6"], ["q6", "q3", "q1"], ["a", "q3", "a", "q6", "q1"], [], ["q1"]):
        with CaptureQueriesContext(connection) as asked:
            again(1, ["question"], rows(*wanted))
        found = [ref for ref in refs("spring", scopes=[(1, 1)]) if ref not in ("tides", "f2")]
        assert found == wanted
        assert refs("spring")[:2] == ["tides", "f2"]
        added = sum("INSERT INTO library_search" in one["sql"] for one in asked)
        assert added <= len(wanted) + len(wanted) // 2 + 3


def test_who_indexes_a_course_at_the_same_moment_as_another_doubles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another comes between two pieces, each time."""
    monkeypatch.setattr("study.library.search.PIECE", 2)
    named = [f"q{n}" for n in range(7)]
    begun: list[str] = []

    def between(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "rowid > " in sql and len(begun) < 2:
            begun.append(sql)
            if len(begun) == 2:
                again(1, ["question"], [Row("question", 1, 11, ref, "Tides", "spring, theirs") for ref in named[::-1]])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(between):
        again(1, ["question"], [Row("question", 1, 11, ref, "Tides", "spring, ours") for ref in named])
    assert len(begun) == 2
    assert refs("spring") == named and refs("theirs") == []


def test_one_thing_is_renewed_in_its_place_and_nothing_else_is_touched() -> None:
    rows = [Row("question", 1, 11, f"q{n}", "Tides", f"spring {n}") for n in range(3)]
    index([*rows, Row("fact", 1, 11, "q1", "Tides", "spring fact"), Row("question", 2, 21, "q1", "Other", "spring")])
    renew("question", 1, ["q1"], [Row("question", 1, 11, "q1", "Tides", "spring renewed")])
    assert refs("spring", (1,), kind="question") == ["q0", "q1", "q2"]
    assert (refs("renewed"), refs("1")) == (["q1"], [])
    assert (refs("fact"), refs("spring", (2,))) == (["q1"], ["q1"])
    renew("question", 1, ["q0"], [])
    assert refs("spring", (1,), kind="question") == ["q1", "q2"]
    renew("question", 1, ["q0", "q2"], [Row("question", 1, 11, "q0", "Tides", "spring again", scope=5), rows[2]])
    assert refs("spring", (1,), kind="question") == ["q1", "q2"]
    assert refs("spring", (1,), kind="question", scopes=[(1, 5)]) == ["q1", "q2", "q0"]
    renew("question", 1, ["q0"], [])
    assert refs("again", (1,), scopes=[(1, 5)]) == []


def test_what_is_forgotten_is_not_found(shelf: None) -> None:
    forget(1, ["fact"])
    assert refs("cafe") == []
    assert refs("spring") == ["tides", "f2", "q1"]
    forget(1)
    assert refs("spring") == ["f2"]


@pytest.fixture
def circles() -> None:
    """Questions of two courses, some kept to a circle."""
    index(
        [
            Row("question", 1, 11, "all", "Tides", "A spring tide"),
            Row("question", 1, 11, "mine", "Tides", "A spring tide", scope=5),
            Row("question", 1, 11, "theirs", "Tides", "A spring tide", scope=6),
            Row("question", 2, 21, "far", "Other", "A spring tide", scope=5),
        ]
    )


def test_what_is_kept_to_a_circle_is_found_by_it_alone_and_only_where_the_course_may_be_read(circles: None) -> None:
    assert refs("spring", (1,)) == ["all"]
    assert refs("spring", (1,), scopes=[(1, 5)]) == ["all", "mine"]
    assert refs("spring", (1,), scopes=[(1, 5), (2, 5)]) == ["all", "mine"]
    assert refs("spring", (1, 2), scopes=[(1, 5), (2, 5)]) == ["all", "mine", "far"]


def test_what_is_kept_to_a_circle_is_forgotten_too(circles: None) -> None:
    every = [(course, scope) for course in (1, 2) for scope in (5, 6)]
    forget(1, ["fact"])
    assert refs("spring", scopes=every) == ["all", "mine", "theirs", "far"]
    forget(1, ["question"])
    assert refs("spring", scopes=every) == ["far"]


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_no_more_come_than_were_asked_for_whatever_their_kinds(shelf: None, limit: int) -> None:
    index([Row("fact", 1, 11, f"more{number}", "Tides", "Another spring") for number in range(3)])
    index([Row("question", 1, 11, "q2", "Tides", "Which spring?")])
    assert len(refs("spring", limit=limit)) == limit


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_is_a_wrong_query(shelf: None, text: str) -> None:
    search(text, [1, 2])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_is_found_again_by_its_own_words(text: str) -> None:
    forget(7)
    index([Row("fact", 7, 1, "it", "Title", text)])
    found = [hit.ref for hit in search(text, [7])]
    assert found == (["it"] if words(text) else [])


def test_a_search_is_one_query_for_each_kind(shelf: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(len(KINDS)):
        refs("spring")
    with django_assert_num_queries(0):
        refs("...")


def test_the_snippet_marks_what_matched() -> None:
    assert snippet("A Spring tide.", ["spring", "ti"]) == (
        Piece("A "),
        Piece("Spring", True),
        Piece(" "),
        Piece("tide", True),
        Piece("."),
    )


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=3))
def test_a_snippet_is_a_part_of_the_text(text: str, sought: list[str]) -> None:
    pieces = snippet(text, sought)
    shown = "".join(piece.text for piece in pieces)
    assert shown.removeprefix("… ").removesuffix(" …") in text or shown == text
    assert len(shown) <= 700


@pytest.mark.parametrize(
    ("word", "one"),
    [("queues", "queue"), ("retries", "retry"), ("class", "class"), ("status", "status"), ("as", "as"), ("aws", "aws")],
)
def test_singulars(word: str, one: str) -> None:
    assert singular(word) == one


def test_the_index_lives_in_the_transaction(shelf: None) -> None:
    """Both databases roll it back with everything else."""
    assert connection.in_atomic_block
