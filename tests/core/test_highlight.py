"""Code is coloured by class: nothing is lost, nothing runs, and only so much of a text."""

import ast

import pytest

from study.core.highlight import CLASSES, LANGUAGES, highlighted
from study.core.limits import HIGHLIGHTED
from study.web import rendering
from tests.hostile import MARKS, repeated
from tests.source_code import nodes

HOSTILE = "".join(MARKS)


def bare(html: str) -> str:
    for _, name in CLASSES:
        html = html.replace(f'<span class="{name}">', "")
    return html.replace("</span>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES.values())))
def test_every_character_of_the_code_is_shown(language: str) -> None:
    for text in (HOSTILE, "a\r\n\tb\n\n", "", "\n\n  x", repeated("a \n", 500)):
        assert bare(highlighted(text, language)) == text.replace("\r\n", "\n")


def test_words_strings_comments_and_numbers_have_classes() -> None:
    html = rendering.block('```python\ndef f():  # why\n    return "<b>", 1\n```')
    assert html == (
        '<pre><code><span class="code-word">def</span> f():  <span class="code-note"># why</span>\n'
        '    <span class="code-word">return</span> <span class="code-text">"&lt;b&gt;"</span>, '
        '<span class="code-number">1</span></code></pre>'
    )


def test_an_unknown_language_and_long_code_stay_plain() -> None:
    assert rendering.block("```what\ndef\n```") == rendering.block("```\ndef\n```") == "<pre><code>def</code></pre>"
    line = "return 1\n"
    fits = f"```python\n{line * (HIGHLIGHTED // len(line) - 1)}```\n"
    assert "<span" in rendering.block(fits)
    assert rendering.block(fits * 2).count("<span") == rendering.block(fits).count("<span")
    assert "<span" not in rendering.block(f"```python\n{line * HIGHLIGHTED}```")


def test_one_module_knows_the_library() -> None:
    using = {
        path
        for path, found in nodes().items()
        for node in found
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pygments")
    }
    assert using == {"core/highlight.py"}
