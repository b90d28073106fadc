"""Markdown to HTML for other tools, and back."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from study.core.formats.shared.html import from_html
from study.core.formats.shared.to_html import WORDS, to_html
from study.core.formula import formulas

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
        ("so $a_1 < b$", r"so \(a_1 &lt; b\)"),
        ("$$\\frac{1}{2}$$", r"\[\frac{1}{2}\]"),
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


SOURCES = st.lists(
    st.sampled_from([*"abx12+=<>&*_^ ", r"\frac{a}{b}", r"\alpha", r"\\\\", "{x}"]), min_size=1, max_size=8
)


@MODEST
@given(SOURCES.map("".join), st.booleans(), st.sampled_from(["", "so ", "- "]), st.sampled_from(["", ", and", " *b*"]))
def test_a_formula_comes_back_as_it_was(source: str, is_display: bool, before: str, after: str) -> None:
    mark = "$$" if is_display else "$"
    text = f"{before}{mark}{' '.join(source.split())}{mark}{after}"
    found = list(formulas(text))
    assume(len(found) == 1)
    assert from_html(html(text)).markdown == text


def test_formulas_of_other_tools() -> None:
    assert from_html(r"<p>so \(a_1*b_1\), \[x &lt; y\] for $5 and \(n\)th</p>").markdown == (
        r"so $a_1*b_1$, $$x < y$$ for $5 and \(n\)th"
    )
    assert from_html(r"<code>\(x_1\)</code>").markdown == r"`\(x_1\)`"
