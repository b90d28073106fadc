"""What a sign parts within a line, and what it does not."""

import pytest

from study.core.notes import parse
from tests.core.notes.test_statements import facts


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("- Ballast = weight that keeps a ship upright", "Ballast"),
        ("- **Vorstag** = hält den Mast nach vorn", "Vorstag"),
        ("- F = mass times its acceleration", ""),
        ("- Draught = 3 m", ""),
        ("- speed = distance / time", ""),
        ("- `a = b` and so on with words", ""),
        ("- Port = left side, starboard = right side", ""),
    ],
)
def test_an_equals_sign_before_words_says_what_something_is(text: str, term: str) -> None:
    (fact,) = facts(text)
    assert fact.term == term


@pytest.mark.parametrize(
    "prose",
    ["The tide table is for the quay\nso depth = height", "we find that x = 2\nand then y = 3"],
)
def test_a_sign_of_equality_in_prose_or_between_letters_ends_no_line(prose: str) -> None:
    [topic] = parse(prose, "a.md").topics
    assert [fact.text for fact in topic.facts] == [prose.replace("\n", " ")]
