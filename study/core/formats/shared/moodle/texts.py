"""Moodle's texts, each in a format of its own, as Markdown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from study.core.formats.shared.gallery import Gallery, in_markdown
from study.core.formats.shared.html import Converted, from_html
from study.core.formats.shared.moodle.markdown import from_moodle
from study.core.formats.shared.plain import plain

# By the names of GIFT and by those of Moodle XML.
FORMATS = {
    **{name: name for name in ("html", "moodle", "plain", "markdown")},
    "moodle_auto_format": "moodle",
    "plain_text": "plain",
    "wiki_like": "markdown",
}
MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
# Line breaks beside a tag are no line breaks in Moodle's own format.
NEWLINE = re.compile(r"(?<!>)\n(?!\s*<)")
LONGEST = 200_000  # characters of one text
ROOTS = re.compile(r"\$\w+\$/?(?:top(?:/|$))?|top(?:/|$)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text, without control characters, with its format, one of the values of FORMATS. `line` is where it begins,
    `files` what stands beside it, in Base64."""

    text: str
    format: str
    line: int = 0
    files: Mapping[str, str] = field(default_factory=dict)


def markdown(given: Text, gallery: Gallery) -> Converted:
    """Return `given` in our Markdown, and what had to be left out of it. Its pictures come into the `gallery`."""
    find = gallery.encoded(given.files)
    text = given.text.strip()
    if len(text) > LONGEST:
        return Converted("", (f"a text of more than {LONGEST:,} characters",))
    if given.format == "markdown":
        return Converted(*in_markdown(from_moodle(text), find))
    if given.format == "html" or (given.format == "moodle" and MARKUP.search(text)):
        if "<" not in text and "&" not in text:
            return Converted(plain(" ".join(text.split())))
        return from_html(NEWLINE.sub("<br>", text) if given.format == "moodle" else text, find)
    if given.format == "moodle":  # where spaces mean nothing
        text = "\n".join(line.strip() for line in text.split("\n"))
    return Converted(plain(text))


def category(path: str) -> str:
    """Return a path of categories without the names Moodle gives to its beginning."""
    return "/".join(
        part.strip() for part in re.split(r"(?<!/)/(?!/)", ROOTS.sub("", path.strip(), count=1)) if part.strip()
    )
