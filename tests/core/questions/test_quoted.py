"""What notes say is not told a third time after question and answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.question import Parts
from study.core.questions.quoted import quoted, untold

BRANCH = "branch: a movable pointer to a commit"
TEXTS = st.lists(st.text("ab:-“” ", min_size=1).filter(lambda text: "- " not in text), unique=True, max_size=4)


@pytest.mark.parametrize(
    ("text", "prompt", "right", "around"),
    [
        (BRANCH, "What is *branch*?", ("A movable pointer to a commit.",), ""),
        (BRANCH, "What is a movable pointer to a commit?", ("branch",), ""),
        ("**Ebbe**: das Wasser geht", "Was ist *Ebbe*?", ("Das Wasser geht",), ""),
        ("Tides: ebb, flow", "Name the *tides*.", ("ebb", "flow"), ""),
        ("Springs follow the new moon", "Springs follow ____", ("the new moon",), "Springs follow  ____ "),
        ("ebb: goes out", "Match them.", ("ebb → goes out", "flow → comes in"), ""),
    ],
)
def test_a_pair_that_was_told_is_not_quoted(text: str, prompt: str, right: tuple[str, ...], around: str) -> None:
    parts = Parts(right, around=around)
    assert untold(quoted([text]), prompt, parts) == ""
    assert untold(quoted([text, f"{text}, twice a day"]), prompt, parts) == quoted([f"{text}, twice a day"])


@pytest.mark.parametrize(
    ("text", "prompt", "right"),
    [
        (f"{BRANCH}, which moves on", "What is *branch*?", "a movable pointer to a commit"),
        (BRANCH, "What moves?", "a movable pointer to a commit"),
        ("branch: no movable pointer", "What is *branch*?", "movable pointer"),
        ("The moon pulls, the sun too", "The sun pulls too.", "True"),
    ],
)
def test_what_adds_anything_stays(text: str, prompt: str, right: str) -> None:
    assert untold(quoted([text]), prompt, Parts((right,))) == quoted([text])


def test_the_words_of_a_writer_stay() -> None:
    for words in ("a movable pointer", "From the notes: a movable pointer", "From the notes:\n\na movable pointer"):
        assert untold(words, "A movable pointer, from the notes", Parts(("a movable pointer",))) == words


@given(TEXTS, TEXTS)
def test_of_several_those_are_left_that_were_not_told(told: list[str], more: list[str]) -> None:
    left = [f"{text} and more" for text in more]
    parts = Parts(tuple(told))
    assert untold(quoted([*told, *left]), "", parts) == quoted(left)
