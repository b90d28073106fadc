"""What a new question begins with shows its kind, and is nobody's question."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.kinds import KINDS
from study.core.questions.source.reader import parse_question
from study.core.questions.source.starter import is_untouched, leftovers, starter

TODAY = "2026-11-20"
OWN = """## Spring tide {#spring-tide}

What does the water do at a spring tide?

- [x] It rises higher {.higher}
  > The moon and the sun pull in one line.
- [ ] It stays {.stays}

Source: [Tides, a primer](https://example.org/tides) (checked 2026-11-20)
"""


each_kind = pytest.mark.parametrize("kind", [*KINDS, "no such kind"])


@each_kind
def test_a_text_nobody_has_touched_is_told_once(kind: str) -> None:
    for text in (starter(kind, "Mine", TODAY), starter(kind, "Theirs", "2027-01-02").replace("\n\n", "\n\n\n")):
        assert is_untouched(text)
        (problem,) = leftovers(text)
        assert problem.severity == "error" and text.split("\n")[problem.line - 1].strip()


@each_kind
def test_each_line_that_is_left_is_told(kind: str) -> None:
    text = starter(kind, "Mine", TODAY) + "\n> [!explain]- Why\n> Of my own.\n"
    assert not is_untouched(text)
    problems = leftovers(text)
    assert len(problems) > 1 and all(problem.line and problem.severity == "error" for problem in problems)
    assert any("Title of the page" in problem.message for problem in problems)


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_to_begin_with_shows_its_kind(kind: str) -> None:
    text = starter(kind, "Mine", TODAY).replace("https://…", "https://example.org/")
    asked, _ = parse_question(text.replace("## Mine", "## Mine {#mine}"), date(2026, 11, 20))
    assert asked is not None and asked.kind == kind


def test_ones_own_text_has_none() -> None:
    assert leftovers(OWN) == () and not is_untouched(OWN)


def test_one_line_left_is_found_whatever_its_marks_became() -> None:
    text = OWN.replace("- [ ] It stays {.stays}", "* [50%] A wrong answer {.wrong}")
    assert [(problem.line, "A wrong answer" in problem.message) for problem in leftovers(text)] == [(7, True)]


def test_parameters_may_stay_as_they_were() -> None:
    text = starter("computed", "Mine", TODAY) + "\n> [!explain]- Why\n> Of my own.\n"
    fenced = range(3, text[: text.index("```\n\n")].count("\n") + 2)
    assert not {problem.line for problem in leftovers(text)} & set(fenced)


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    assert all(1 <= problem.line <= len(text) + 1 for problem in leftovers(text))
