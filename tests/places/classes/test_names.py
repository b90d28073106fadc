"""A list of names: whatever is brought, each address once, and a word about what was not understood."""

from hypothesis import given
from hypothesis import strategies as st

from study.classes.names import MOST, Named, read_names


def test_addresses_and_names_in_any_order_and_any_dialect() -> None:
    text = 'name;email\nLea Lind;lea@example.org\n\ntom@example.org\n"Okafor, Mira",mira@example.org\n'
    found, problems = read_names(text)
    assert found == (
        Named("lea@example.org", "Lea Lind"),
        Named("tom@example.org"),
        Named("mira@example.org", "Okafor, Mira"),
    )
    assert problems == ()


def test_a_line_without_an_address_is_named_and_the_others_are_read() -> None:
    found, problems = read_names("Lea, lea@example.org\nTom\nLEA@example.org, Lea again\n")
    assert found == (Named("lea@example.org", "Lea"),)
    assert [problem.line for problem in problems] == [2]


def test_ten_thousand_names_are_refused_as_a_whole_and_the_answer_says_how_many_are_too_many() -> None:
    found, problems = read_names("\n".join(f"p{number}@example.org" for number in range(10_000)))
    assert found == () and len(problems) == 1
    assert "10,000 lines" in problems[0].message and f"{MOST:,}" in problems[0].message


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    found, problems = read_names(text)
    assert len({one.email for one in found}) == len(found) <= len(text.splitlines())
    assert all(0 < problem.line <= len(text.splitlines()) for problem in problems)
