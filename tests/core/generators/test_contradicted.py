"""Two lines that cannot both be the answer: what was learnt of one stays asked, and the other waits for its writer."""

import pytest

from study.core.generators import Made, candidates
from study.core.generators.disputes import Settled
from study.core.notes.identity import carry_keys, fact_of
from study.core.notes.model import Notes
from study.core.notes.reader import parse

TERM = "# Tides\n\n- **Ebb**: the tide that runs out of the bay\n- **Neap**: a weak tide between two strong ones\n"
LIMIT = "# Locks of Nord\n\n- Maximum draught of a ship: 12 m\n- Keel: the beam along the bottom of a ship\n"
CASES = pytest.mark.parametrize(
    ("text", "other_line", "why"),
    [
        (TERM, "- **Ebb**: the tide that falls along the quay\n", "the notes give two answers"),
        (LIMIT, "- Maximum draught of a ship: 9 m\n", "the notes contradict themselves"),
    ],
)
ONE, OTHER = 3, 5
"""The lines that say different things of one."""


def together(text: str, other_line: str) -> Notes:
    """The notes with a line more, under the keys that their lines had before."""
    notes, _ = carry_keys(parse(text, "sea.md").topics, parse(text + other_line, "sea.md"))
    return notes


def of_line(made: Made, line: int) -> dict[str, tuple[str, str]]:
    """What is asked of a line by itself: how fit it is, and what is doubted of it."""
    alone = (one for one in made.candidates if one.lines == (line, line))
    return {one.key: (one.fit, (one.doubts or ("",))[-1]) for one in alone}


def asked(text: str) -> frozenset[str]:
    """What was asked of the line before the other one stood below it."""
    return frozenset(of_line(candidates(parse(text, "sea.md")), ONE))


def settled(answered: frozenset[str], chosen: frozenset[str] = frozenset()) -> Settled:
    return Settled(frozenset(map(fact_of, answered)), frozenset(map(fact_of, chosen)))


@CASES
def test_in_new_notes_neither_is_asked(text: str, other_line: str, why: str) -> None:
    made = candidates(together(text, other_line))
    assert asked(text) and not of_line(made, ONE) and not of_line(made, OTHER)


@CASES
def test_what_was_answered_goes_on_and_the_other_waits(text: str, other_line: str, why: str) -> None:
    before = asked(text)
    made = candidates(together(text, other_line), before, settled=settled(before))
    assert of_line(made, ONE) == dict.fromkeys(before, ("unsure", why)), "of what is unsure the answered stays asked"
    assert set(of_line(made, OTHER).values()) == {("unsure", why)}


@CASES
def test_it_stays_so_when_the_notes_are_read_again(text: str, other_line: str, why: str) -> None:
    before = asked(text)
    made = candidates(together(text, other_line), before, settled=settled(before))
    keys = frozenset(one.key for one in made.candidates)
    assert candidates(together(text, other_line), keys, settled=settled(before)).candidates == made.candidates


@CASES
def test_of_two_that_were_answered_neither_is_asked_unless_one_was_chosen(text: str, other_line: str, why: str) -> None:
    first = asked(text)
    other = frozenset(of_line(candidates(together(text, other_line), first, settled=settled(first)), OTHER))
    both = first | other
    assert other and not of_line(candidates(together(text, other_line), both, settled=settled(both)), ONE)
    made = candidates(together(text, other_line), both, settled=settled(both, other))
    assert both == {*of_line(made, ONE), *of_line(made, OTHER)}
