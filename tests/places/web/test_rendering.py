"""Markdown becomes safe HTML: nothing that runs, nothing that loads, and the text stays what was written."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from study.core.formula import MATHML_ATTRIBUTES, formulas
from study.web import rendering

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><style>*{background:url(//x)}</style><script>1</script></svg>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](data:text/html;base64,PHN2Zz4=)",
    "[x](vbscript:x)",
    "![x](javascript:alert(1))",
    "![x](https://elsewhere.example/track.gif)",
    "<javascript:alert(1)>",
    '[x](https://a.example" onmouseover="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    '<a href="javascript:alert(1)" onclick=x style="position:fixed">x</a>',
    "<iframe src=//x></iframe>",
    "<!-- --><form action=//x><input name=password></form>",
    "| a |\n|-|\n| <script>1</script> |",
    "```html\n<script>1</script>\n```",
    "`<script>`",
    "**<b onmouseover=x>**",
    "<p\nstyle=color:red>",
]
ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "th": set(), "td": set(), **MATHML_ATTRIBUTES}


class Audit(HTMLParser):
    """Reads HTML as a browser would and remembers what must not be there, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.offences: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in rendering.BLOCK_TAGS | rendering.INLINE_TAGS:
            self.offences.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.offences.append(f"{tag} {name}")
            if name == "href" and not re.match(r"\s*(https?:|[^:]*$|[^:]*[/?#])", value or "", re.IGNORECASE):
                self.offences.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data


def audit(html: str) -> Audit:
    reader = Audit()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_harmless(text: str) -> None:
    assert audit(rendering.block(text)).offences == []
    assert audit(rendering.inline(text)).offences == []


PIECES = st.sampled_from([*NASTY, "[", "](", ")", "<", ">", "`", "*", "_", "|", "\n", "&", '"', "$x", "::", "{}", "é"])


@settings(max_examples=80)
@given(st.lists(PIECES | st.text(max_size=8), max_size=6))
def test_any_mixture_is_harmless(pieces: list[str]) -> None:
    text = "".join(pieces)
    for html in (rendering.block(text), rendering.inline(text)):
        assert audit(html).offences == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`$LATEST` and `a::b`", "<code>$LATEST</code> and <code>a::b</code>"),
        ("{{ x }} {% y %} $a $b", "{{ x }} {% y %} $a $b"),
        (r"\$a\$", "$a$"),
        ("~100 ms to ~1 s", "~100 ms to ~1 s"),
        ("~~1,792~~ 1,769 MB", "<del>1,792</del> 1,769 MB"),
        ("**A** and _b_ in snake_case_name", "<strong>A</strong> and <em>b</em> in snake_case_name"),
        ("**==A== b** and 集合==標識==", "<strong><mark>A</mark> b</strong> and 集合<mark>標識</mark>"),
        ("==korn==lager, un==klar==", "<mark>korn</mark>lager, un<mark>klar</mark>"),
        ("a == b, a==b and c==d, `==e==`", "a == b, a==b and c==d, <code>==e==</code>"),
        ("2 * 3 * 4 < 5 & 6", "2 * 3 * 4 &lt; 5 &amp; 6"),
        ("1. first", "1. first"),
        ("- minus", "- minus"),
        ("# hash", "# hash"),
        ("    four spaces", "four spaces"),
        ("> quoted", "&gt; quoted"),
        ("<T> is a type", "&lt;T&gt; is a type"),
        ("[[Lambda@Edge]] and [[page#part|these words]]", "Lambda@Edge and these words"),
        ("`[[code]]`", "<code>[[code]]</code>"),
        ("![a picture](x.png) here", "a picture here"),
        ("[AWS](https://a.example/?a=1&b=2)", '<a href="https://a.example/?a=1&amp;b=2" rel="noopener">AWS</a>'),
    ],
)
def test_a_line_stays_the_line_that_was_written(text: str, html: str) -> None:
    assert rendering.inline(text) == html


@given(st.text(alphabet="abc XYZ0123.,:;()?!%$€=/–", max_size=60))
def test_plain_words_come_out_as_they_went_in(text: str) -> None:
    assume(not list(formulas(text)) and "==" not in text)
    assert audit(rendering.inline(text)).text == " ".join(text.split())


def test_blocks_have_paragraphs_lists_tables_and_code() -> None:
    html = rendering.block(
        "One\n\n4. four\n5. five\n\n| a | b |\n|-|-|\n| x<br>y | `z` |\n\n```python\nif a < b: {}\n```"
    )
    assert '<ol start="4">' in html and "<td>x<br>" in html and "<td><code>z</code></td>" in html
    assert "if</span> a &lt; b: {}</code></pre>" in html


@given(st.from_regex(rendering.PLAIN, fullmatch=True))
def test_a_line_without_marks_is_what_the_converter_makes_of_it(text: str) -> None:
    line = " ".join(text.split())
    assert rendering.inline(text) == rendering._clean(rendering._converters.inline.convert(line) or "", set()) == line
