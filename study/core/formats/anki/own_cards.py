"""A filled card of Anki as a card of one's own: HTML becomes Markdown, and a gap the sign that stands for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import quote, unquote

from study.core.formats.anki.collection import CardType, CollectionCard, FieldedNote
from study.core.formats.anki.occlusions import asked, gaps_of, is_occlusion
from study.core.formats.anki.templates import GAP_END, GAP_START, Sides, fill
from study.core.formats.shared.anki_texts import from_field
from study.core.formats.shared.collector import label
from study.core.notes.model import GAP, OwnCard
from study.core.problem import Problem
from study.core.questions.covers import cover, covered
from study.core.questions.occlusion import ASKED
from study.core.text.pictures import targets, without

SYNTAX = "anki"
MOST_TAGS = 20
_WORDLESS = re.compile(r"\[picture\]|<br>|[\s*_]")
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*(?:\"([^\"<>]+)\"|'([^'<>]+)'|([^\s<>\"']+))", re.IGNORECASE)
_MARK = re.compile(f"{GAP_START}(\\d+){GAP_END}")


@dataclass(frozen=True, slots=True)
class Made:
    """A card of one's own, what it says as one line, what of it had to stay out ("a sound"), and the picture with
    covered parts that it asks about."""

    card: OwnCard
    line: str
    left_out: tuple[str, ...]
    covers: str = ""


def make(note: FieldedNote, sort: CardType, card: CollectionCard, files: frozenset[str] = frozenset()) -> Made | str:
    """The card of the note; why there is none where it cannot be asked. Its lines are for the caller to say. `files`
    are the pictures that are there: a side may be nothing else."""
    if sort.cloze and is_occlusion(note.fields):
        return _occlusion(note, card)
    sides = fill(note, sort, card)
    if isinstance(sides, str):
        return sides
    left_out: list[str] = []

    def find(address: str) -> str:
        return quote(name, safe="") if (name := unquote(address)) in files else ""

    def words(html: str) -> str:
        found = from_field(html, find)
        left_out.extend(one for one in found.left_out if not one.startswith("a picture"))
        return found.markdown

    made = _cloze(sides, words) if sides.gaps else _basic(sides, words)
    if isinstance(made, str):
        return made
    own, line = made
    own = replace(own, side=str(card.ord + 1), tags=_tags(note))
    return Made(own, " ".join(line.replace("<br>", " ").split()), tuple(dict.fromkeys(left_out)))


def _occlusion(note: FieldedNote, card: CollectionCard) -> Made | str:
    """The card that asks for the shapes of its number, on the picture of the note."""
    gaps = gaps_of(note.fields)
    boxes = asked(gaps).get(card.ord + 1)
    shown = [unquote(unescape(name)) for name in pictures(note)]
    if not boxes or not shown:
        return f"it is an image occlusion, and {'has no picture' if boxes else 'its shape cannot be read'}"
    covers = cover(shown[0], boxes)
    if isinstance(fault := covered(covers), Problem):
        return f"it is an image occlusion that cannot be covered: {fault.message}"
    texts = [from_field(field).markdown.replace("[picture]", "").strip() for field in note.fields if field != gaps]
    said = [text for text in texts if text] or [shown[0].rpartition(".")[0]]
    front = f"![]({quote(covers, safe='')})\n\n{said[0]}\n\n{ASKED}"
    own = OwnCard(front, "\n\n".join(said), SYNTAX, (0, 0), side=str(card.ord + 1), tags=_tags(note))
    return Made(own, " ".join(" ".join(said).replace("<br>", " ").split()), (), covers)


def _tags(note: FieldedNote) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(label, note.tags))))[:MOST_TAGS]


def _basic(sides: Sides, words: Callable[[str], str]) -> tuple[OwnCard, str] | str:
    front, back = words(sides.front), words(sides.back)
    for side, text in (("front", front), ("back", back)):
        if not _WORDLESS.sub("", text):
            return f"on its {side} stands {_what_stands(text)}"
    hint = "; ".join(filter(None, (without(words(one)) for one in sides.hints)))
    said, told = without(front), without(back)
    stop = "" if not said or said.endswith(("?", ".", "!", ":", "？", "。", "：", "؟")) else ":"
    line = f"{said}{stop} {told}" if said or told else ", ".join(targets(front))
    return OwnCard(front, back, SYNTAX, (0, 0), hint=hint), line


def _cloze(sides: Sides, words: Callable[[str], str]) -> tuple[OwnCard, str] | str:
    front = words(sides.front)
    hidden = [" ".join(words(gap.words).replace("<br>", " ").split()) for gap in sides.gaps]
    if not all(_WORDLESS.sub("", text) for text in hidden):
        return "its gap hides a sound, a picture that is not there, or nothing"
    if len(_MARK.findall(front)) != len(hidden):
        return "its gap stands where no words can stand"
    hint = next((text for gap in sides.gaps if (text := without(words(gap.hint)))), "")
    card = OwnCard(
        _MARK.sub(GAP, front),
        ", ".join(dict.fromkeys(hidden)),
        SYNTAX,
        (0, 0),
        cloze=True,
        hint=hint,
        extra=without(words(sides.back)),
    )
    return card, without(_MARK.sub(lambda found: hidden[int(found[1])], front))


def _what_stands(text: str) -> str:
    return "only a picture, which is not there" if "[picture]" in text else "nothing but perhaps a sound"


def pictures(note: FieldedNote) -> Sequence[str]:
    """The names of the picture files that the note shows, each once."""
    found = (match for field in note.fields for match in _PICTURE.finditer(field))
    return list(dict.fromkeys(next(filter(None, match.groups()), "") for match in found))
