"""One rule for HTML in text: a few tags are read, the rest is shown as written and said to be."""

import pytest

from study.core.formats.shared.to_html import to_html
from study.core.questions.source.reader import parse_bank
from study.core.tags import UNREAD, unread
from study.web import rendering

SHOWN = {
    "H<sub>2</sub>O and x<sup>2</sup>": "H<sub>2</sub>O and x<sup>2</sup>",
    "<b>a <i>b</i></b> <kbd>Q</kbd>": "<b>a <i>b</i></b> <kbd>Q</kbd>",
    "a<br>b": "a<br>\nb",
    "<b>open": "&lt;b&gt;open",
    "<b>a <i>b</b> c</i>": "&lt;b&gt;a <i>b&lt;/b&gt; c</i>",
    "`<b>a</b>`": "<code>&lt;b&gt;a&lt;/b&gt;</code>",
    r"\<b>a</b>": "&lt;b&gt;a&lt;/b&gt;",
    '<b onclick="x()">a</b>': '&lt;b onclick="x()"&gt;a&lt;/b&gt;',
    "<script>x</script>": "&lt;script&gt;x&lt;/script&gt;",
    "List<b> and <name>": "List&lt;b&gt; and &lt;name&gt;",
    "a <!-- not shown --> b": "a  b",
    r"a \<!-- shown --> b": "a &lt;!-- shown --&gt; b",
    "`<!-- shown -->`": "<code>&lt;!-- shown --&gt;</code>",
}


@pytest.mark.parametrize(("text", "html"), SHOWN.items())
def test_tags_are_read_or_shown_as_written_in_every_text(text: str, html: str) -> None:
    assert rendering.inline(text).replace("&gt;", ">") == html.replace("&gt;", ">")
    assert rendering.block(text).replace("&gt;", ">") == f"<p>{html}</p>".replace("&gt;", ">")
    assert to_html()(text).replace("&gt;", ">") == html.replace("&gt;", ">")


def test_a_tag_does_not_close_in_another_paragraph() -> None:
    assert [one.line for one in unread("<b>a\n\nb</b>\n")] == [1]
    assert rendering.block("<b>a\n\nb</b>") == "<p>&lt;b&gt;a</p>\n<p>b&lt;/b&gt;</p>"


def test_what_is_shown_as_written_is_said_with_its_line() -> None:
    text = (
        "## T {#t}\n\nWhat <b>is</b> <sub>x</sub>, `<p>` and <T>?<br/>\n<details><summary>x</summary>y</details>\n"
        "```html\n<div>\n```\n\n- [x] a\n  > r\n- [ ] <img src=x>\n  > w\n"
    )
    found = [(one.line, one.message) for one in parse_bank(text).problems if "of HTML" in one.message]
    assert found == [(line, UNREAD.format(name)) for line, name in ((4, "details"), (4, "summary"), (11, "img"))]
    assert parse_bank(text).questions
