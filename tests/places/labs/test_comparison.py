"""Numbers of two runs side by side, as people read them."""

import pytest

from study.labs.comparison import change, compared
from study.labs.plugin import Number


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (Number("runs", "3", 3), Number("runs", "1", 1), "−2"),
        (Number("runs", "3", 3), Number("runs", "3", 3), "same"),
        (Number("cpu", "1.00 vCPU", 1.0), Number("cpu", "0.29 vCPU", 0.28943), "−0.71"),
        (Number("cost", "US$ 22.13", 22.131), Number("cost", "US$ 11.03", 11.029), "−11.10"),
        (Number("used", "1,727,539 GB-s", 1_727_539.06), Number("used", "1,062,000 GB-s", 1_062_000), "−665,539"),
        (Number("over", "1 min 4 s", 64), Number("over", "3 min 6 s", 186), "+2 min 2 s"),
        (Number("over", "5 min", 300), Number("over", "1 d", 86_400), "+23 h 55 min"),
        (Number("over", "250 ms", 0.25), Number("over", "2.5 s", 2.5), "+2.25 s"),
        (Number("by", "nothing"), Number("by", "the account"), "changed"),
    ],
)
def test_what_changed_is_said_in_the_unit_of_the_two(old: Number, new: Number, said: str) -> None:
    assert change(old, new) == said


def test_a_guess_is_compared_with_what_came() -> None:
    assert compared(4, 3) == "1 less than guessed."
    assert compared(3, 4.5) == "1.5 more than guessed."
    assert compared(3, 3.0001) == "Exactly right."
