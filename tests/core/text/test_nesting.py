"""Lists as they are on GitHub: what the library makes of the lines that it is given."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.markup import BLOCKS, Converter
from study.core.text.nesting import STEP, nested

CONVERTER = Converter(*BLOCKS)
LISTS = {
    "two spaces": ("- a\n  - b\n    - c\n- d", "ul(a ul(b ul(c)) d)"),
    "three": ("1. a\n   - b\n   - c\n2. d", "ol(a ul(b c) d)"),
    "four": ("- a\n    - b\n        - c", "ul(a ul(b ul(c)))"),
    "numbers inside": ("* a\n  1. x\n  2. y\n* b", "ul(a ol(x y) b)"),
    "behind a paragraph": ("Given:\n- a\n- b", "Given: ul(a b)"),
    "no list in the middle of a text": ("It was\n1986. A year", "It was 1986. A year"),
    "another kind of list": ("- a\n1. b", "ul(a) ol(b)"),
    "round brackets": ("1) a\n2) b", "ol(a b)"),
    "a paragraph of a point": ("1. a\n\n   more\n2. b", "ol(a more b)"),
    "a list below it": ("- a\n\n  more\n  - b\n- c", "ul(a more ul(b) c)"),
    "a paragraph further in": ("- a\n  - b\n\n    more\n- c", "ul(a ul(b more) c)"),
    "a paragraph behind the list": ("- a\n\nmore", "ul(a) more"),
    "code of a point": ("- a\n  ```\n  x\n    - y\n  ```\n- b", "ul(a pre(x - y) b)"),
    "code that is a point": ("- ```\n  x\n  ```\n- b", "ul(pre(x) b)"),
    "code apart": ("- a\n\n  ```\n  x\n  ```\n- b", "ul(a pre(x) b)"),
    "a quote of a point": ("- a\n  > q\n- b", "ul(a blockquote(q) b)"),
    "a line across": ("- a\n***\nb", "ul(a) b"),
    "code, not a list": ("Text\n\n    - x\n", "Text pre(- x)"),
}


def shape(html: str) -> str:
    """The lists of a text and its words: `ul(a ol(b))`."""
    html = re.sub(r"<(ul|ol|pre|blockquote)[^>]*>", r" \1(", html)
    html = re.sub(r"</(ul|ol|pre|blockquote)>", ") ", html)
    return re.sub(r" ?([()]) ?(?=([()])?)", r"\1", " ".join(re.sub(r"<[^>]*>", " ", html).split())).replace(")", ") ")


def same(text: str) -> str:
    return re.sub(r"\s*([()])\s*", r"\1", text).strip()


@pytest.mark.parametrize(("text", "wanted"), LISTS.values(), ids=LISTS)
def test_a_list_nests_as_on_github(text: str, wanted: str) -> None:
    assert same(shape(CONVERTER.convert(text) or "")) == same(wanted)


@given(st.text("-+*1.) \na>`", max_size=80))
def test_no_word_is_lost_and_what_is_four_in_stays(text: str) -> None:
    lines = text.split("\n")
    made = nested(lines)
    assert re.sub(r"[\s).]", "", "".join(made)) == re.sub(r"[\s).]", "", text)
    assert sum(map(len, made)) <= len(text) * STEP + STEP
    code = ["```", *lines, "```"]
    if "```" not in text:
        assert nested(code) == code
