"""The two sides of an Anki card: its template, filled with the fields of the note.

Sections (`{{#Field}}`, `{{^Field}}`) show or hide what is in them, filters change a field (`{{cloze:Text}}`,
`{{hint:Clue}}`, `{{type:Word}}`, `{{text:Word}}`, `{{kana:Word}}`). What is to be answered is left out of the front;
sounds and scripts are left out of both.
"""

import re
from dataclasses import dataclass

from study.core.formats.anki.collection import CardType, CollectionCard, FieldedNote, Template

DEEPEST = 20
"""Sections inside each other, and gaps inside each other."""
LONGEST = 100_000
"""Characters of one side, and of the fields of a note. A template may repeat a field as often as it likes."""
GAP_START, GAP_END = "\ue000", "\ue001"
"""What stands around the number of a gap in a filled front, until HTML has become Markdown."""
_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOTHING = re.compile(r"(?:\s|&nbsp;|</?(?:br|div|p|span)\b[^<>]*>)*", re.IGNORECASE)
_MARKS = re.compile(r"<[^<>]*>")
_READING = re.compile(r" ?([^ >\[\]]+?)\[(?!sound:)([^\[\]]+)\]")
_READINGS = {"furigana": r"\1（\2）", "kanji": r"\1", "kana": r"\2"}
"""How a word is shown that has its reading behind it: `漢字[かんじ]`."""
_ANSWER = re.compile(r"<hr\b[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
_CLOZE = re.compile(r"\{\{c(\d{1,4})::")
_BRACES = re.compile(r"\{\{c\d{1,4}::|\}\}")


@dataclass(frozen=True, slots=True)
class Gap:
    """What a gap hides, as HTML, and the hint that stands in it."""

    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """A filled card in HTML. A cloze has its gaps as marks in `front`, in their order in `gaps`; `back` is then
    what stands on the back besides the text. `hints` are the clues that the front offers on request."""

    front: str
    back: str
    gaps: tuple[Gap, ...] = ()
    hints: tuple[str, ...] = ()


def fill(note: FieldedNote, sort: CardType, card: CollectionCard) -> Sides | str:
    """The sides of a card of the note; why there are none where that cannot be."""
    at = 0 if sort.cloze else card.ord
    if not 0 <= at < len(sort.templates):
        return "its note type has no such card"
    if sum(map(len, note.fields)) > LONGEST:
        return f"its note is longer than {LONGEST:,} characters"
    filling = _Filling(note, sort, card, sort.templates[at])
    front = filling.side(sort.templates[at].front, asked=True)
    back = filling.side(sort.templates[at].back, asked=False)
    if len(front) > LONGEST or len(back) > LONGEST:
        return f"one side is longer than {LONGEST:,} characters"
    if sort.cloze and not filling.gaps:
        return "its gap is no longer in the text"
    return Sides(front, _answer(front, back), tuple(filling.gaps), tuple(filling.hints))


def is_empty(field: str) -> bool:
    """Whether Anki takes a field for empty: nothing in it but spaces and line ends."""
    return _NOTHING.fullmatch(field) is not None


class _Filling:
    """One card being filled."""

    def __init__(self, note: FieldedNote, sort: CardType, card: CollectionCard, template: Template) -> None:
        self.fields = dict(zip(sort.fields, note.fields, strict=False))
        self.special = {
            "Tags": " ".join(note.tags),
            "Type": sort.name,
            "Deck": card.deck,
            "Subdeck": card.deck.rpartition("::")[2],
            "Card": template.name,
            "CardFlag": "",
            "FrontSide": "",
        }
        self.number = card.ord + 1 if sort.cloze else 0
        self.gaps: list[Gap] = []
        self.hints: list[str] = []

    def side(self, template: str, asked: bool) -> str:
        """Fill one side; `asked` is the front. Sections that are not closed end with the template."""
        out: list[str] = []
        shown: list[tuple[str, bool]] = []
        size = at = 0
        template = _COMMENT.sub("", template)
        for tag in _TAG.finditer(template):
            visible = all(on for _, on in shown)
            name = tag[1].strip()
            parts = [template[at : tag.start()]] if visible else []
            at = tag.end()
            if name[:1] in ("#", "^"):
                if len(shown) < DEEPEST:
                    shown.append((name[1:].strip(), (name[0] == "#") == self._is_there(name[1:].strip())))
            elif name[:1] == "/":
                if any(one == name[1:].strip() for one, _ in shown):
                    while shown.pop()[0] != name[1:].strip():
                        pass
            elif visible:
                parts.append(self._field(name, asked))
            out += parts
            size += sum(map(len, parts))
            if size > LONGEST:
                break
        if all(on for _, on in shown):
            out.append(template[at:])
        return "".join(out)

    def _is_there(self, name: str) -> bool:
        if re.fullmatch(r"c\d{1,4}", name):
            return name == f"c{self.number}"
        return not is_empty(self._value(name))

    def _value(self, name: str) -> str:
        return self.fields.get(name, self.special.get(name, ""))

    def _field(self, text: str, asked: bool) -> str:
        *filters, name = (part.strip() for part in text.split(":"))
        value = self._value(name)
        for one in reversed(filters):
            if one in ("cloze", "cloze-only"):
                value = self._cloze(value, asked)
            elif one == "hint" and asked:
                self.hints += [value] if not is_empty(value) else []
                value = ""
            elif one == "type" and asked and "cloze" not in filters:
                value = ""  # the place where the answer is typed
            elif one in _READINGS:
                value = _READING.sub(_READINGS[one], value)
            elif one == "text":
                value = _MARKS.sub("", value)
            elif one.split(" ")[0] == "tts":
                value = ""
        return value

    def _cloze(self, value: str, asked: bool) -> str:
        """The text with its gaps: on the front the active ones as marks and the others open, on the back nothing,
        since the front says it."""
        return self._opened(value, self.number) if asked else ""

    def _opened(self, text: str, number: int, depth: int = 0) -> str:
        """The text without the marks of gaps; those of `number` are put down in `gaps`, and a mark of ours stands
        in their place."""
        out, at = [], 0
        while found := _CLOZE.search(text, at):
            end = _end(text, found.end())
            if end < 0 or depth >= DEEPEST:
                break
            words, hint = _parted(text[found.end() : end - 2])
            out.append(text[at : found.start()])
            if int(found[1]) == number:
                out.append(f"{GAP_START}{len(self.gaps)}{GAP_END}")
                self.gaps.append(Gap(self._opened(words, 0, depth + 1), hint))
            else:
                out.append(self._opened(words, number, depth + 1))
            at = end
        return "".join([*out, text[at:]])


def _end(text: str, start: int) -> int:
    """The index behind the braces that close a gap which opened before `start`; -1 where nothing does."""
    depth = 1
    for found in _BRACES.finditer(text, start):
        depth += 1 if found[0][0] == "{" else -1
        if not depth:
            return found.end()
        if depth > DEEPEST:
            break
    return -1


def _parted(inside: str) -> tuple[str, str]:
    """The words of a gap and its hint: what follows the last `::` that no other gap inside holds."""
    bare, sign, hint = inside.rpartition("::")
    if not sign or "}}" in hint or re.search(r"\{\{c\d{1,4}\Z", bare):
        return inside, ""
    return bare, hint


def _answer(front: str, back: str) -> str:
    """What a back adds to the front. Above Anki's line stands the front once more, as `{{FrontSide}}`, which was
    filled with nothing, or spelled out."""
    parts = _ANSWER.split(back, maxsplit=1)
    if len(parts) == 2:
        above, below = parts
        said = is_empty(_MARKS.sub("", above)) or _words(above) == _words(front)
        return below if said else above + below
    rest = back.removeprefix(front) if front else back
    return back if is_empty(rest) else rest


def _words(html: str) -> str:
    return " ".join(_MARKS.sub(" ", html).split())
