"""The fields that Anki writes as HTML into text, as Markdown of notes: line ends, lists, what is set off, pictures and
formulas; of all else the words."""

import re
from html import unescape
from urllib.parse import quote, unquote

_SOUND = re.compile(r"\[sound:([^\]\n]{0,200})\]|\[anki:play:[^\]\n]{0,200}\]")
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s<>\"']+))[^<>]*>", re.IGNORECASE)
_STRONG = re.compile(r"<(b|strong)\b[^<>]*>(\s*)([^<>]*?)(\s*)</\1\s*>", re.IGNORECASE)
_SLANTED = re.compile(r"<(i|em)\b[^<>]*>(\s*)([^<>]*?)(\s*)</\1\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_LINE = re.compile(r"<br\b[^<>]*>|</?(?:div|p|tr|ul|ol|table|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?!su[bp]>)[a-zA-Z][^<>]*>")
_FORMULAS = {"[$]": r"\(", "[/$]": r"\)", "[$$]": r"\[", "[/$$]": r"\]"}


def from_field(html: str) -> tuple[str, list[str]]:
    """The Markdown of a field, and what has to stay out of it: "a sound (bell.mp3)"."""
    gone: list[str] = []

    def sound(found: re.Match[str]) -> str:
        gone.append(f"a sound ({found[1][:60]})" if found[1] else "a sound")
        return ""

    def picture(found: re.Match[str]) -> str:
        address = unescape(next(filter(None, found.groups()), ""))
        if address and "://" not in address and not address.startswith("data:"):
            return f"![]({quote(unquote(address), safe='')})"
        gone.append("a picture")
        return ""

    text = _PICTURE.sub(picture, _SOUND.sub(sound, html))
    for sign, ours in _FORMULAS.items():
        text = text.replace(sign, ours)
    text = _STRONG.sub(lambda found: _set_off(found, "**"), text)
    text = _SLANTED.sub(lambda found: _set_off(found, "*"), text)
    text = unescape(_TAG.sub("", _LINE.sub("\n", _ITEM.sub("\n- ", text)))).replace("\xa0", " ")
    return "\n".join(filter(None, (line.strip() for line in text.split("\n")))), gone


def _set_off(found: re.Match[str], sign: str) -> str:
    return f"{found[2]}{sign}{found[3]}{sign}{found[4]}" if found[3] else found[2] + found[4]
