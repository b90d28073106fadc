"""What a dated fact says already is told from what only sounds like it."""

import pytest

from study.core.facts.repetition import repeats

LIMIT = "**An account starts with 1,000 concurrent executions per Region.** All functions of the Region share them."
ORDER = "**A response event runs for every request, before the cache.** It cannot change the status code."


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Default concurrent executions: 1,000 per Region", LIMIT),
        ("*Concurrent executions* of an account: `1000` per Region", LIMIT),
        ("Response event cannot change the status code", ORDER),
    ],
)
def test_the_same_in_other_words(line: str, fact: str) -> None:
    assert repeats(line, fact)


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Concurrent executions of an account per Region: 500", LIMIT),
        ("Concurrent executions of an account are not shared by all functions of the Region", LIMIT),
        ("Reserved concurrency ⇒ a part of the account's limit that is kept for one function", LIMIT),
        ("Concurrent executions of an account: 1,000 per Region, at most 10 times as many requests", LIMIT),
        ("Response event can never change the status code", ORDER),
        ("", LIMIT),
        ("of the", LIMIT),
    ],
)
def test_a_line_that_says_more_or_something_else(line: str, fact: str) -> None:
    assert not repeats(line, fact)


def test_a_line_repeats_itself_and_nothing_repeats_an_empty_text() -> None:
    assert repeats(LIMIT, LIMIT)
    assert not repeats(LIMIT, "")
