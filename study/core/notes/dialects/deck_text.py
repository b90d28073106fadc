"""Text that Quizlet and Anki export: one card a line in a `.txt` file, a tab or `;` between the sides, and
the lines with which Anki says what the columns are (`#separator:tab`, `#html:true`, `#tags column:3`). The deck of a
row is its topic, its guid the block id by which the card is known again."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from study.core.notes.cards import both_ways, one_way, shown
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.fields import from_field
from study.core.notes.gaps import clozes, gaps_in
from study.core.notes.model import OwnCard
from study.core.notes.pages import page_title
from study.core.text import deck, notetypes

_MOST_TAGS = 20  # of a card
_ASIDE = "a property of the file"
_COVERS = "covers parts of a picture"
_IN_A_PACKAGE = "no card. Export the deck as a package (.apkg), which brings the picture along"
_COLUMNS = "names the columns"


def _begin(page: Page) -> Reading | None:
    if not page.file.lower().endswith(".txt"):
        return None
    said = deck.stated(page.prose)
    rows = [text for _, text in deck.rows(page.lines)]
    wanted = [said.sign] if said.sign else ["\t", ";"]
    sign = next((each for each in wanted if deck.is_deck(rows, each, bool(said.sign))), "")
    if not sign:
        return None
    home = (page_title(page.file) or "Deck",) if "deck" in (*said.columns, *said.whole) else ()
    head = next((at for at, _ in deck.rows(page.lines)), 0) if deck.names_columns(deck.fields(rows[0], sign)) else -1
    first = said.of("deck", deck.fields(rows[1 if head >= 0 and len(rows) > 1 else 0], sign))
    return Reading(claim=_claim(_Rows(said, sign, home), deck.path_of(first) if first else home, head))


class _Rows:
    """The rows of a file. `home` is where those stand that name no deck, empty where none does."""

    def __init__(self, said: deck.Stated, sign: str, home: tuple[str, ...]) -> None:
        self.said, self.sign, self.home = said, sign, home
        self.syntax = {"\t": "tab", ";": "semicolon"}.get(sign, "separated")

    def read(self, row: str) -> Said:
        held = deck.fields(row, self.sign)
        gone: list[str] = []
        sides = [self._plain(side, gone) for side in self.said.sides(held)]
        found = self._cards(sides, self.said.of("notetype", held))
        if found is None:
            text = " ".join(row.replace(self.sign, " ").split())
            why = "one side of a card is missing"
            found = Said(text, "card", why, remark="one side is missing: no card")
        elif gone:
            found = found._replace(remark=f"left out: {', '.join(dict.fromkeys(gone))}")
        name, guid = self.said.of("deck", held), self.said.of("guid", held) if "guid" in self.said.columns else ""
        return found._replace(
            under=deck.path_of(name) if name else self.home,
            anchor=f"note-{deck.block_id(guid)}" if guid else "",
            tags=tuple(dict.fromkeys(self.said.of("tags", held).split()))[:_MOST_TAGS],
        )

    def _cards(self, sides: Sequence[str], sort: str) -> Said | None:
        """The cards of a row with these sides, None where one is missing."""
        if any(deck.OCCLUSION in side for side in sides):
            text = " ".join(side for side in sides if deck.OCCLUSION not in side) or _COVERS
            return Said(" ".join(text.split()), "card", _COVERS, remark=f"{_COVERS}: {_IN_A_PACKAGE}")
        gaps = gaps_in(sides[0], singles=False) if sides else []
        if gaps:
            plain, clozed = clozes(sides[0], gaps, "cloze")
            extra = "\n\n".join(filter(None, sides[1:]))
            return Said(shown(plain, extra) if extra else plain, cards=_with(clozed, extra))
        if not deck.has_sides(sides):
            return None
        front, back, *rest = sides
        extra = "\n\n".join(filter(None, rest[1:] if notetypes.is_on_wish(sort) else rest))
        is_reversed = notetypes.is_reversed(sort, sides)
        made = both_ways(front, back, self.syntax) if is_reversed else one_way(front, back, self.syntax)
        line = shown(" ".join(front.split()), " ".join(filter(None, (back, extra))))
        return Said(line, cards=_with(made, extra), term=front, meaning=back)

    def _plain(self, field: str, gone: list[str]) -> str:
        """A field as Markdown; what has to stay out of it is put into `gone`."""
        if not self.said.is_html:
            return field.strip()
        text, left_out = from_field(field)
        gone += left_out
        return text


def _with(made: Sequence[OwnCard], extra: str) -> tuple[OwnCard, ...]:
    return tuple(replace(card, extra=extra) for card in made)


def _claim(rows: _Rows, first: tuple[str, ...], head: int) -> Callable[[Sequence[str], int, int], tuple[Passage, ...]]:
    """Takes the rows of a file; its head stands in the topic of the `first` of them, and so does the row that names the
    columns, where there is one."""

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if deck.HEADER.match(bare := lines[at].strip()):
            said = Said(bare.removeprefix("#"), "note-property", _ASIDE, under=first)
            return (Passage(at, at + 1, said),)
        row, end = deck.row(lines, at)
        if at == head:
            said = Said(" ".join(row.replace(rows.sign, " ").split()), "note-property", _COLUMNS, under=first)
            return (Passage(at, end, said),)
        return (Passage(at, end, rows.read(row)),)

    return claim


PLUGIN = Dialect("deck-text", _begin)
