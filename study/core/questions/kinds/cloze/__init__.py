"""A text with blanks: `{{c1::900|15 min::hint}}`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blank:
    """Blank number `number` with every answer it accepts; the first is the one shown afterwards."""

    number: int
    accepted: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Cloze:
    """`texts[0]`, blank 0, `texts[1]`, blank 1, … `texts[-1]`: one text more than blanks.
    The texts are Markdown; a blank line in them parts two paragraphs."""

    texts: tuple[str, ...]
    blanks: tuple[Blank, ...]
