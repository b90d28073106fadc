"""Texts of other tools as Markdown: plain text shows as it was, HTML keeps its words and loses its scripts."""

import re
from html import unescape

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from study.core.formats.moodle_xml.reader import read
from study.core.formats.shared.explanation import joined, parted
from study.core.formats.shared.gallery import Gallery
from study.core.formats.shared.html import Converted, from_html
from study.core.formats.shared.keys import Keys, is_key
from study.core.formats.shared.moodle.texts import Text, category, markdown
from study.core.formats.shared.plain import plain, unmarked
from study.core.formula import bare_formulas
from study.web.rendering import block, inline
from tests.core.formats.questions import ALPHABET, lines, sources


def seen(html: str) -> str:
    """What a reader sees of a rendered text."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html)).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


SIGNS = st.lists(st.sampled_from([*ALPHABET, "_____"]), max_size=40).map("".join)


@given(SIGNS)
@example("# a\n- b\n1. c\n> d\n---\n===\n| a |\n|---|\n```\n    e\n[x]: y\n~~~")
@example("a _____. b _____c _d_ *e* _____")
@example("_____\n_____")
@example("$\\$")
@example("\\$ and \\\\$ 5")
@example("\\< and a\\<b \\\\<")
@example("*a* _b_ `c` [d](e) ![f](g) [[h]] ~~i~~ <b>j</b> &amp; \\* http://k_l_/m_")
def test_plain_text_shows_its_very_characters(text: str) -> None:
    assume(not any(bare_formulas(text)))  # a formula shows what it means
    html = block(plain(text))
    assert squeezed(seen(html)) == squeezed(text)
    assert not re.search(r"<(?!/?p>|br>)", html)
    assert squeezed(seen(inline(plain(text)))) == squeezed(text)


@given(SIGNS)
def test_plain_text_comes_back_from_its_markdown(text: str) -> None:
    found = unmarked(plain(text))
    assert found is not None
    assert squeezed(found) == squeezed(text)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<ul><li>", "</li></ul>", "x*y", "# z", "1. a", "<i>", "</i>"])
    )
)
def test_html_keeps_its_words(parts: list[str]) -> None:
    """Stars of an emphasis that Markdown cannot say, as in the middle of another, may be seen."""
    words = squeezed("".join(part for part in parts if not part.startswith("<")))
    assert squeezed(seen(block(from_html("".join(parts)).markdown))).replace("*", "") == words.replace("*", "")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a<strong> b </strong>c</p><p>d<br/>e</p>", "a **b** c\n\nd<br>\ne"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>d", "- a\n    1. b\n- c\n\nd"),
        ("<pre>a_b\n  &lt;c&gt;</pre>", "```\na_b\n  <c>\n```"),
        ("<code>a`b*</code>", "`` a`b* ``"),
        ("<h2>Title</h2>text", "**Title**\n\ntext"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td></tr></table>", "| a | b |\n| --- | --- |\n| 1\\|2 |  |"),
        ('<a href="https://a.org/(b)?c=d&amp;e">f [g]</a>', "[f \\[g\\]](https://a.org/%28b%29?c=d&e)"),
        ("CO<sub>2</sub> 10<sup>-3</sup> x<sup>ab</sup>", "CO₂ 10⁻³ x^ab"),
        ("<blockquote>a</blockquote><div>b</div>", "a\n\nb"),
        ("a &lt;b&gt; &amp;amp; &#42;c&#42; d&nbsp;e", "a &lt;b> &amp;amp; \\*c\\* d e"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert from_html(html).markdown == markdown


@pytest.mark.parametrize(
    "html",
    [
        "a<script>alert(1)</script>b",
        "a<script>alert(1)",
        "a<svg><script>alert(1)</script></svg>b",
        '<a href="javascript:alert(1)">a</a>',
        '<a href=" jAvA\nscript:alert(1)">a</a>',
        '<img src=x onerror="alert(1)">',
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<style>@import 'alert(1)'</style>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<textarea><script>alert(1)</script></textarea>",
    ],
)
def test_no_script_survives(html: str) -> None:
    found = from_html(f"<p>before</p>{html}").markdown
    assert "alert" not in found
    assert "before" in found


def test_what_is_left_out_is_named() -> None:
    found = from_html(
        '<img src="@@PLUGINFILE@@/a.png" alt="A *map*"><video src="b.mp4"></video><math><mi>x</mi></math>'
    )
    assert found.markdown == "[picture: A \\*map\\*][film: b.mp4]<math><mi>x</mi></math>"
    assert found.left_out == ("a picture (a.png)", "a film (b.mp4)")


PLAYED = {
    "<audio src='a.mp3'>no player</audio>x": ("[sound: a.mp3]x", ("a sound (a.mp3)",)),
    "<video controls title='Talk'><source src='https://a.example/v.mp4'>no film</video>": (
        "[film: Talk](https://a.example/v.mp4)",
        (),
    ),
    "<iframe src='//www.youtube.com/embed/abc' title='Tides [1]'></iframe>": (
        "[frame: Tides \\[1\\]](https://www.youtube.com/embed/abc)",
        (),
    ),
    "<object data='@@PLUGINFILE@@/old%20x.swf'></object>y": ("[object: old x.swf]y", ("an object (old x.swf)",)),
    "<embed src='a.swf'>y": ("[object: a.swf]y", ("an object (a.swf)",)),
    "<video><source src='@@PLUGINFILE@@/v.mp4'></video>": ("[film: v.mp4]", ("a film (v.mp4)",)),
    "<audio></audio>": ("[sound]", ("a sound",)),
}


@pytest.mark.parametrize("html", PLAYED)
def test_what_is_played_is_a_link_or_is_named_and_never_dropped(html: str) -> None:
    assert from_html(html) == Converted(*PLAYED[html])


CODE = {
    "<pre>def f():\n\tif x:\n\t\treturn</pre>": "```\ndef f():\n    if x:\n        return\n```",
    "<pre><code class='hljs language-python'>a\n  b</code></pre>": "```python\na\n  b\n```",
    "<pre class='brush: js;'>a</pre>": "```js\na\n```",
    "<pre class='wide'>a</pre>": "```\na\n```",
    "<p>What?</p><p>def f():<br>&nbsp;&nbsp;if x &lt; y_1:<br>&nbsp; &nbsp; return *a</p>": (
        "What?\n\n```\ndef f():\n  if x < y_1:\n    return *a\n```"
    ),
    "a:<br>&nbsp;&nbsp;<b>b</b>": "a:<br>\n&nbsp;&nbsp;**b**",
    "<div>a:</div><div>&nbsp;&nbsp;b</div>": "a:\n\n&nbsp;&nbsp;b",
    "&nbsp;&nbsp;one line": "one line",
    "a &nbsp;b<br>&nbsp;": "a b",
    "<code>x<br>&nbsp;&nbsp;y</code>": "```\nx\n  y\n```",
    "<ul><li><pre>a\n  b</pre></li></ul>": "- ```\n    a\n      b\n    ```",
}


@pytest.mark.parametrize("html", CODE)
def test_code_keeps_its_indentation_and_its_language(html: str) -> None:
    assert from_html(html).markdown == CODE[html]


MATHML = {
    "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x_1 &lt; 2</annotation></semantics></math>": (
        "$x_1 < 2$"
    ),
    '<math display="block"><mi>x</mi><annotation encoding="TeX">x*y</annotation></math>': "$$x*y$$",
    "<math><mi>x</mi><annotation encoding='application/x-tex'>\\frac{</annotation></math>": "<math><mi>x</mi></math>",
    "a <math xmlns='x'>\n<mi onclick='y'>x</mi></math> b": "a <math> <mi>x</mi></math> b",
    "a <math><script>x</script></math> b": "a <math></math> b",
    "a <math>b": "a b",
}


@pytest.mark.parametrize("html", MATHML)
def test_a_formula_in_mathml_is_read(html: str) -> None:
    assert from_html(html).markdown == MATHML[html]


@settings(max_examples=50)
@given(st.text())
def test_any_text_is_some_html(text: str) -> None:
    assert isinstance(from_html(text).markdown, str)


@settings(max_examples=50)
@given(lines, sources)
def test_sources_are_parted_from_an_explanation(text: str, listed: list[object]) -> None:
    text = " ".join(text.split())
    assert parted(joined(text, listed)) == (text, tuple(listed))  # type: ignore[arg-type]


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "a", "A b", "x" * 120]), st.sampled_from(["", "Name"]), st.text(max_size=3))
    )
)
def test_ids_are_ids_unique_and_the_same_each_time(given_to: list[tuple[str, str, str]]) -> None:
    first, second = Keys(), Keys()
    made = [first.make(*one) for one in given_to]
    assert made == [second.make(*one) for one in given_to]
    assert len(set(made)) == len(made)
    assert all(map(is_key, made))


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("$course$/top/A/B", "A/B"),
        ("$system$/A", "A"),
        ("$course$", ""),
        ("top/A", "A"),
        ("topics/A", "topics/A"),
        ("A//B/ C ", "A//B/C"),
    ],
)
def test_categories_lose_the_names_of_moodle(path: str, names: str) -> None:
    assert category(path) == names


def test_plain_text_keeps_its_indentation() -> None:
    assert plain("def f():\n    return 1\n\tx\n one") == (
        "def f():<br>\n&nbsp;&nbsp;&nbsp;&nbsp;return 1<br>\n&nbsp;&nbsp;&nbsp;&nbsp;x<br>\none"
    )
    assert plain("  a  b") == "a b"
    assert markdown(Text("a\n    b", "moodle"), Gallery()).markdown == "a<br>\nb"


def test_answers_whose_pictures_are_not_there_say_so() -> None:
    options = "".join(
        f'<answer fraction="{part}" format="html"><text><![CDATA[<img src="{part}.png">]]></text></answer>'
        for part in (0, 100)
    )
    asked = f'<question type="multichoice"><questiontext><text>Which?</text></questiontext>{options}</question>'
    found = read(f"<quiz>{asked}</quiz>".encode(), "quiz.xml")
    assert not found.records
    assert [one.message for one in found.problems if one.severity == "error"] == [
        "Its answers are pictures, which are not in this file; bring them along, as in the whole package."
    ]
