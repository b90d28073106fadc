"""Markdown to HTML for other tools, and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.formats.shared.html import from_html
from study.core.formats.shared.to_html import WORDS, to_html

MODEST = settings(max_examples=60)

html = to_html()


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("a few words, and (perhaps) more?", "a few words, and (perhaps) more?"),
        ("*em* **strong** `a < b`", "<em>em</em> <strong>strong</strong> <code>a &lt; b</code>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("a<br>b <script>alert(1)</script>", "a<br>\nb &lt;script&gt;alert(1)&lt;/script&gt;"),
        ("![a lake](lake.png)", "a lake"),
        ("[x](javascript:alert(1))", "<a>x</a>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ],
)
def test_what_it_becomes(markdown: str, wanted: str) -> None:
    assert html(markdown) == wanted


@MODEST
@given(st.text(st.sampled_from("ab 1,;?()/%'-_.*#"), max_size=20))
def test_words_that_are_passed_by_are_what_markdown_makes_of_them(text: str) -> None:
    if WORDS.fullmatch(text) and "  " not in text:
        assert html(f"{text}\n\nend") == f"<p>{text}</p>\n<p>end</p>"


@MODEST
@given(st.text(st.sampled_from("ab <>&*`_[]()#-+.1\n\"'"), max_size=30))
def test_any_text_becomes_html_that_reads_back_to_the_same_html(text: str) -> None:
    once = html(from_html(html(text)).markdown)
    assert html(from_html(once).markdown) == once
