"""One count and one sentence for problems, wherever they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem, Tally, refusals, tally

problems = st.lists(st.builds(Problem, st.just("x"), severity=st.sampled_from(["warning", "error"])), max_size=5)


@pytest.mark.parametrize(
    ("errors", "warnings", "sentence"),
    [
        (0, 0, "No problems"),
        (1, 0, "1 error"),
        (2, 1, "2 errors, 1 warning"),
        (0, 3, "No errors, 3 warnings"),
        (1_000, 0, "1,000 errors"),
    ],
)
def test_the_sentence(errors: int, warnings: int, sentence: str) -> None:
    assert Tally(errors, warnings).sentence == sentence


@given(problems)
def test_what_refuses_is_what_is_counted(found: list[Problem]) -> None:
    counts = tally(found)
    assert counts.errors == len(refusals(found))
    assert counts.errors + counts.warnings == len(found)
    assert counts.refuses == bool(refusals(found))
