"""Sounds and formulas as Anki writes them in its fields."""

import pytest

from study.core.formats.shared.anki_texts import from_field

FIELDS = {
    "[$]x^2&nbsp;<br>+1[/$] is": "$x^2 +1$ is",
    "[$$]a_1*b*c[/$$]": "$$a_1*b*c$$",
    "[latex]\\begin{math}x\\end{math}[/latex]": "$$x$$",
    "[latex]$a &lt; b$[/latex]": "$a < b$",
    "[latex]\\begin{align}a &amp;= b\\end{align}[/latex]": "$$\\begin{align}a &= b\\end{align}$$",
    "\\(x_1\\) and \\[y\\]": "$x_1$ and $$y$$",
    "[$]never closed": "[$]never closed",
}


@pytest.mark.parametrize("field", FIELDS)
def test_formulas_become_ours(field: str) -> None:
    assert from_field(field).markdown == FIELDS[field]


def test_sounds_are_named() -> None:
    found = from_field("moo[sound:moo.mp3][sound:moo.mp3][anki:play:q:0] <img src=a.png>")
    assert found.markdown == "moo [picture]"
    assert found.left_out == ("a sound (moo.mp3)", "a sound", "a picture (a.png)")
