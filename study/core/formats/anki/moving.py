"""Moving in: a learner's Anki collection as files of notes. Decks become topics, notes become facts, and each card
an own card of that fact, filled from its template, with what Anki knows of it.

A note is known again by its guid, a card by its side, however the note was reworded or moved.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from urllib.parse import unquote

from study.core.formats.anki.collection import Collection, CollectionCard, FieldedNote, LoggedReview
from study.core.formats.anki.own_cards import Made, make, pictures
from study.core.formats.anki.past import Past, past_of
from study.core.formats.shared.anki_texts import from_field
from study.core.formats.shared.collector import made_title
from study.core.notes.model import Fact, Figure, OwnCard, Topic
from study.core.notes.tree import slug
from study.core.notes.twins import FOREIGN, is_foreign
from study.core.notes.twins import anchor as anchor_of
from study.core.problem import Problem
from study.core.questions.covers import covered
from study.core.text.deck import LONGEST_NAME, block_id, path_of
from study.core.text.names import Names
from study.core.text.plural import counted

MOST_FILLED = 50_000_000
"""Characters of the fields of all cards together: a long note with many cards costs its length for each."""
COVERED = "The picture with its covered part"

type Place = tuple[int, str]
"""Where a card is in its file: the line of its fact, and its side."""
type Path = tuple[str, ...]
ENDING = ".anki"
"""How the files of decks end. No file of notes that anybody brings ends like this."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck from the package `package`, with those below it, as a file of notes. Its topics are there already: its
    `text` shows them line by line and is never read. `pasts` says by the place of each card what Anki knows of it;
    `began` and `west` are those of the collection."""

    path: str
    text: str
    package: str
    topics: tuple[Topic, ...] = ()
    pasts: Mapping[Place, Past] = field(default_factory=dict)
    began: int = 0
    west: int | None = None


@dataclass(frozen=True, slots=True)
class MovedIn:
    """The decks of a collection, and what could not be taken over, with the reason."""

    decks: tuple[Deck, ...]
    problems: tuple[Problem, ...]


def move_in(collection: Collection, file: str, files: frozenset[str] = frozenset()) -> MovedIn:
    """Make files of notes of the collection in the package `file`; `files` are the pictures that are there."""
    return _Mover(collection, file, files).moved()


def file_of(deck: str) -> str:
    """The path of the file for a deck and those below it."""
    return f"{_file_name(path_of(deck)[0])}{ENDING}"


def without(deck: Deck, newer: Iterable[Deck]) -> Deck:
    """The deck without the notes that are in `newer` ones too. Their lines stay empty, so that the others keep
    theirs."""
    there = {anchor_of(fact) for one in newer for topic in one.topics for fact in topic.facts if is_foreign(fact)}
    gone = {fact.lines[0] for topic in deck.topics for fact in topic.facts if anchor_of(fact) in there}
    if not gone:
        return deck
    lines = deck.text.split("\n")
    text = "\n".join("" if number in gone else line for number, line in enumerate(lines, 1))
    topics = tuple(
        replace(
            topic,
            facts=tuple(fact for fact in topic.facts if fact.lines[0] not in gone),
            figures=tuple(one for one in topic.figures if one.line not in gone),
        )
        for topic in deck.topics
    )
    return replace(deck, text=text, topics=topics)


def anchor(guid: str) -> str:
    """The block id of a note: its guid in letters, digits, `-` and `_`, no two alike."""
    return FOREIGN + block_id(guid)


@dataclass(slots=True)
class _Page:
    """The file of a deck and of those below it, as it is written, and the topics in it."""

    path: str
    lines: list[str] = field(default_factory=list)
    topics: dict[Path, Topic] = field(default_factory=dict)

    def write(self, line: str) -> int:
        """Add a line and return its number."""
        self.lines.append(line)
        return len(self.lines)


class _Mover:
    """One collection on its way."""

    def __init__(self, collection: Collection, file: str, files: frozenset[str]) -> None:
        self.collection = collection
        self.file = file
        self.files = files
        self.types = {one.ident: one for one in collection.types}
        self.log: defaultdict[int, list[LoggedReview]] = defaultdict(list)
        for row in collection.reviews:
            self.log[row.card].append(row)
        self.refused: defaultdict[str, list[str]] = defaultdict(list)
        self.left_out: Counter[str] = Counter()
        self.keys, self.guids = Names(), Names()
        self.room = MOST_FILLED
        self.pasts: defaultdict[str, dict[Place, Past]] = defaultdict(dict)

    def moved(self) -> MovedIn:
        pages: dict[str, _Page] = {}
        for path, held in self._decks().items():
            name = f"{_file_name(path[0])}{ENDING}"
            page = pages.setdefault(name.casefold(), _Page(name))
            self._write_deck(page, path, held)
        decks = tuple(self._deck(page) for page in pages.values() if any(one.facts for one in page.topics.values()))
        problems = list(self._problems())
        if not decks:
            problems.append(Problem("There are no cards in this package that can be asked.", file=self.file))
        return MovedIn(decks, tuple(problems))

    def _deck(self, page: _Page) -> Deck:
        text = "\n".join(page.lines) + "\n"
        began, west = self.collection.began, self.collection.west
        return Deck(page.path, text, self.file, tuple(page.topics.values()), self.pasts[page.path], began, west)

    def _decks(self) -> dict[Path, list[tuple[FieldedNote, list[CollectionCard]]]]:
        """The notes with their cards, by the deck of their first card; decks in the order of their names."""
        cards: defaultdict[int, list[CollectionCard]] = defaultdict(list)
        for card in self.collection.cards:
            cards[card.note].append(card)
        decks: defaultdict[Path, list[tuple[FieldedNote, list[CollectionCard]]]] = defaultdict(list)
        for note in self.collection.notes:
            own = sorted(cards.pop(note.ident, ()), key=lambda card: card.ord)
            if own:
                decks[path_of(own[0].deck)].append((note, own))
            else:
                self.left_out["a note without a card"] += 1
        self.refused["its note is not in the package"] += [""] * sum(map(len, cards.values()))
        return dict(sorted(decks.items(), key=lambda one: [part.casefold() for part in one[0]]))

    def _write_deck(self, page: _Page, path: Path, held: list[tuple[FieldedNote, list[CollectionCard]]]) -> None:
        for depth in range(1, len(path) + 1):
            if path[:depth] not in page.topics:
                page.topics[path[:depth]] = self._topic(page, path[:depth])
        facts, figures, tags = list[Fact](), list[Figure](), Counter[str]()
        topic = page.topics[path]
        for note, cards in held:
            fact, shown = self._fact(page, topic.key, note, cards)
            facts += [fact] if fact else []
            figures += [Figure(one, len(page.lines), COVERED if covered(one) else "") for one in shown]
            tags.update(note.tags)
        page.topics[path] = replace(
            topic,
            facts=(*topic.facts, *facts),
            figures=(*topic.figures, *figures),
            tags=tuple(tag for tag, _ in tags.most_common(LONGEST_NAME)),
            lines=(topic.lines[0], len(page.lines)),
        )

    def _topic(self, page: _Page, path: Path) -> Topic:
        parent = page.topics[path[:-1]].key if path[:-1] else ""
        key = self.keys.take(f"{parent}/{slug(path[-1])}" if parent else slug(path[-1]))
        line = page.write(f"{'#' * min(len(path), 6)} {path[-1]}")
        return Topic(key, path[-1], len(path), parent, page.path, (line, line), (line, line))

    def _fact(
        self, page: _Page, topic: str, note: FieldedNote, cards: list[CollectionCard]
    ) -> tuple[Fact | None, list[str]]:
        """The note as a fact on a line of its own, None where none of its cards can be asked; and its pictures."""
        made: list[tuple[OwnCard, CollectionCard]] = []
        shown = [unquote(unescape(name)) for name in pictures(note)]
        text = ""
        for card in cards:
            one = self._card(note, card)
            if isinstance(one, str):
                self.refused[one].append(_name(note, shown))
                continue
            own, line, covers = one.card, one.line, one.covers
            if any(own.side == other.side for other, _ in made):
                self.refused["another card of its note has the same number"].append("")
                continue
            text = text or line
            made.append((own, card))
            shown += [covers] if covers else []
        if not made:
            return None, shown
        line_number = page.write(f"- {text}")
        here = (line_number, line_number)
        for own, card in made:
            past = past_of(card, self.log.get(card.ident, ()))
            if past != Past():
                self.pasts[page.path][line_number, own.side] = past
        own_cards = tuple(replace(own, lines=here) for own, _ in made)
        key = f"{topic}#{self.guids.take(anchor(note.guid))}"
        return Fact(key, "statement", text, here, role="card", cards=own_cards), shown

    def _card(self, note: FieldedNote, card: CollectionCard) -> Made | str:
        sort = self.types.get(note.sort)
        if sort is None:
            return "its note type is not in the package"
        self.room -= sum(map(len, note.fields))
        if self.room < 0:
            return f"its package has more than {MOST_FILLED:,} characters in all cards"
        made = make(note, sort, card, self.files)
        if isinstance(made, str):
            return made
        self.left_out.update(made.left_out)
        return made

    def _problems(self) -> Iterator[Problem]:
        words = list[str]()
        for reason, names in self.refused.items():
            if names:
                example = next((f" (“{name}”)" for name in names if name), "")
                words.append(f"{counted(len(names), 'card')} left out: {reason}{example}")
        words += [f"left out: {what}, {counted(count, 'time')}" for what, count in sorted(self.left_out.items())]
        pasts = [past for held in self.pasts.values() for past in held.values()]
        for count, why in (
            (sum(past.crammed for past in pasts), "crammed in a filtered deck that did not move the schedule"),
            (sum(past.by_hand for past in pasts), "set by hand and no answer"),
            (sum(past.forgotten for past in pasts), "before the card was learnt anew"),
        ):
            if count:
                words.append(f"{counted(count, 'review')} left out: {why}")
        yield from (Problem(one, file=self.file, severity="warning") for one in words)


def _name(note: FieldedNote, shown: Sequence[str]) -> str:
    """What a note is called where it is told of: its first words, else the first picture it shows."""
    said = from_field(note.fields[0][:400]).markdown.replace("[picture]", "") if note.fields else ""
    return made_title(said) or next(iter(shown), "")


def _file_name(deck: str) -> str:
    return "".join("-" if one in '/\\:*?"<>|#^[]' or ord(one) < 32 else one for one in deck).strip(". ") or "Deck"
