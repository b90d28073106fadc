"""Markdown costs no more than it is worth, whatever marks it is made of. Steps are counted, never time."""

import ast
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.formats.shared.to_html import to_html
from study.core.limits import MARKDOWN, MARKDOWN_WORK, MARKDOWN_WORK_A_CHARACTER
from study.core.markup import BLOCKS, Converter, as_written
from study.web import rendering
from tests.hostile import MARKS, repeated
from tests.source_code import nodes

CONVERTER = Converter(*BLOCKS)
LINK_DEFINITION = re.compile(r"(?m)^ {0,3}\[[^\]]+\]:\s*\S+")
# One step is counted before it is known how far it goes: to the end of the text, at most.
OVER = MARKDOWN


def most(text: str) -> int:
    return MARKDOWN_WORK + MARKDOWN_WORK_A_CHARACTER * len(text) + OVER


@pytest.mark.parametrize("unit", MARKS)
def test_the_steps_of_a_text_have_a_bound(unit: str) -> None:
    for length in (300, 12_000):
        text = repeated(unit, length)
        html = CONVERTER.convert(text)
        assert CONVERTER.work <= most(text) or html is None


@settings(max_examples=150)
@example(["[a]:\n", "&"], 1)
@given(st.lists(st.sampled_from([*MARKS, "a", " ", "\n", "\n\n"]), max_size=6), st.integers(1, 400))
def test_no_mixture_raises_or_goes_beyond_it(units: list[str], times: int) -> None:
    text = "".join(units) * times
    html = CONVERTER.convert(text)
    assert html is None or CONVERTER.work <= most(text)
    shown = LINK_DEFINITION.sub("", text)  # where a link leads is shown nowhere by itself
    assert rendering.block(text) or not shown.strip() or "&" not in shown


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "> ", "1. - ", "a*b**c "])
def test_what_is_too_dear_is_shown_as_it_was_written_and_said_to_be(unit: str) -> None:
    text = repeated(unit, 60_000)
    assert CONVERTER.convert(text) is None
    for html in (rendering.block(text), rendering.inline(text)):
        if rendering.AS_WRITTEN in html:
            assert html.count("[") == text.count("[")
    assert rendering.AS_WRITTEN in rendering.block(text)
    assert to_html()(text) == as_written(text)


def test_a_text_without_end_is_not_laid_out() -> None:
    assert CONVERTER.convert("word " * (MARKDOWN // 5 + 1)) is None
    assert rendering.AS_WRITTEN in rendering.block("word " * (MARKDOWN // 5 + 1))


def test_markup_in_a_text_that_is_shown_as_written_stays_text() -> None:
    html = rendering.block("<script>alert(1)</script>" + "[" * 50_000)
    assert "<script" not in html and "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"- item {n} with **bold**, `code` and [a link](https://a.example/{n})" for n in range(800)),
        "| a | b |\n|---|---|\n" + "\n".join(f"| **{n}** | `x[{n}]` and _more_ |" for n in range(800)),
        "\n\n".join(f"## Title {n}\n\nA paragraph *with* some [marks][{n}] in it." for n in range(500)),
        "```python\n" + "values[index] = other[index] ** 2\n" * 1500 + "```",
        " ".join(f"*word* {n} of [a](b) long `paragraph`" for n in range(250)),
        "> quoted\n> > twice\n\n" * 400,
    ],
    ids=["list", "table", "sections", "code", "paragraph", "quotes"],
)
def test_what_people_write_is_laid_out(text: str) -> None:
    assert CONVERTER.convert(text) is not None


def test_one_module_makes_converters() -> None:
    making = {
        path
        for path, found in nodes().items()
        for node in found
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markdown"
    }
    assert making == {"core/markup.py"}
