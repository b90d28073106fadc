"""What only Anki writes into its HTML: sounds and formulas in brackets of their own."""

import re
from dataclasses import dataclass

from study.core.formats.shared.gallery import Find
from study.core.formats.shared.html import from_html

_SOUND = re.compile(r"\[sound:(?P<file>[^\]\n]{0,200})\]|\[anki:play:[^\]\n]{0,200}\]")
_FORMULA = re.compile(
    r"\[\$\$\](?P<display>(?:(?!\[/?\$).)*+)\[/\$\$\]|\[\$\](?P<inline>(?:(?!\[/?\$).)*+)\[/\$\]"
    r"|\[latex\](?P<latex>(?:(?!\[/?latex).)*+)\[/latex\]",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>|&nbsp;|\xa0")
_SIGNS = re.compile(r"\A(?P<signs>\$\$?)(?P<source>.*)(?P=signs)\Z|\A\\[(\[](?P<other>.*)\\[)\]]\Z", re.DOTALL)
_DISPLAYED = re.compile(r"\A\\begin\{(?:displaymath|math|equation\*?)\}(?P<source>.*)\\end\{[a-z*]+\}\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """A field in our Markdown, and what had to stay out of it: "a sound (moo.mp3)"."""

    markdown: str
    left_out: tuple[str, ...] = ()


def from_field(html: str, find: Find | None = None) -> Said:
    """The Markdown of a field or a side, with the pictures that `find` knows. A sound is a file of the package: it is
    named, and left out."""
    sounds = [f"a sound ({found['file'][:60]})" if found["file"] else "a sound" for found in _SOUND.finditer(html)]
    converted = from_html(_FORMULA.sub(_formula, _SOUND.sub("", html)), find)
    return Said(converted.markdown, tuple(dict.fromkeys((*sounds, *converted.left_out))))


def _formula(found: re.Match[str]) -> str:
    r"""A formula in brackets as `\(x\)` or `\[x\]`, without the HTML that Anki's editor puts into it."""
    is_display = found["display"] is not None
    source = next(text for text in found.groups() if text is not None)
    source = " ".join(_TAG.sub(" ", source).split())
    if found["latex"] is not None:
        signs = _SIGNS.match(source)
        is_display = not signs or source.startswith(("$$", r"\["))
        source = (signs["source"] or signs["other"] or "").strip() if signs else source
        inner = _DISPLAYED.match(source)
        source = inner["source"].strip() if inner else source
    return rf"\[{source}\]" if is_display else rf"\({source}\)"
