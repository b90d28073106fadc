"""Which fact of a reading of the notes is which of the reading before."""

import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from study.core.notes.likeness import Content, content, verdict
from study.core.notes.model import CellKeys, Fact, GoneCell, Topic
from study.core.notes.row_cells import cells_of
from study.core.notes.rows_again import Pair, Tables, is_table_row, kept_share, subject_at
from study.core.text.compare import simple

_MOST_COMPARED = 25  # facts left over that one fact is held against
_RAREST = 6  # words of a text that others are looked for by
_FEWEST_WORDS = 3  # content words of a text that says enough to be known in another topic

FOREIGN = "^anki-"
"""How the block ids begin by which another program knows its notes: such a fact is known by that alone."""

type Place = tuple[int, int]  # a fact: index of its topic, index in the topic
type Apart = tuple[str, str]
"""Two facts that somebody said are two: the key of the old one, the normalised text of the new one. Of a cell of a
table row the key is that of the row with "/c" and that of the cell."""


@dataclass(frozen=True, slots=True)
class Matches:
    """For the place of a fact in the new reading, that of the same fact in the old one; of the `unsure` ones, which
    cells of a row may be others, as they were, none where all of the fact may; and the cell keys of each row."""

    places: dict[Place, Place] = field(default_factory=dict)
    unsure: dict[Place, tuple[GoneCell, ...]] = field(default_factory=dict)
    cell_keys: dict[Place, CellKeys] = field(default_factory=dict)


def cell_of(row: str, key: int) -> str:
    """What names a cell of a row where it is said to be apart from another."""
    return f"{row}/c{key}"


def normalised(text: str) -> str:
    """The text as it is compared: one form of each letter, small, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def pair[T](
    old: Iterable[T],
    new: Iterable[T],
    matches: dict[T, T],
    of_old: Callable[[T], Hashable],
    of_new: Callable[[T], Hashable],
) -> None:
    """Match what is unmatched and has an equal name, in order; a name that is None matches nothing."""
    used = set(matches.values())
    waiting: defaultdict[Hashable, deque[T]] = defaultdict(deque)
    for item in old:
        if item not in used and (name := of_old(item)) is not None:
            waiting[name].append(item)
    for item in new:
        if item not in matches and (name := of_new(item)) is not None and waiting.get(name):
            matches[item] = waiting[name].popleft()


def places(topics: Sequence[Topic]) -> list[Place]:
    return [(t, f) for t, topic in enumerate(topics) for f in range(len(topic.facts))]


def anchor(fact: Fact) -> str | None:
    """The block id the author gave the fact."""
    name = fact.key.rpartition("#")[2]
    return name if name.startswith("^") else None


def is_foreign(fact: Fact) -> bool:
    """Whether another program gave the fact its id, so that no words make it the same as another."""
    return (anchor(fact) or "").startswith(FOREIGN)


def match_facts(
    before: Sequence[Topic],
    after: Sequence[Topic],
    twins: Mapping[int, int],
    live: Container[str],
    apart: Container[Apart],
) -> Matches:
    """Which facts of `after` are which of `before`."""
    matches: dict[Place, Place] = {}
    old, new = _Side(before), _Side(after)
    used_in = _Used(old, new)

    def in_topic(place: Place, *name: Hashable) -> Hashable:
        return (twins[place[0]], *name) if place[0] in twins else None

    def anchored(side: _Side, place: Place) -> str | None:
        return anchor(side.fact(place))

    def movable(place: Place) -> Hashable:
        text = new.texts[place]
        return text if old.is_alone(text) and new.is_alone(text) else None

    def anchored_alone(side: _Side, place: Place) -> str | None:
        name = anchored(side, place)
        return name if name and old.anchors[name] <= 1 and new.anchors[name] <= 1 else None

    names: list[tuple[Callable[[Place], Hashable], Callable[[Place], Hashable]]] = [
        (
            lambda place: (place[0], name) if (name := anchored(old, place)) else None,
            lambda place: in_topic(place, name) if (name := anchored(new, place)) else None,
        ),
        (lambda place: anchored_alone(old, place), lambda place: anchored_alone(new, place)),
    ]
    said: list[tuple[Callable[[Place], Hashable], Callable[[Place], Hashable]]] = [
        (
            lambda place: (place[0], old.lead(place), old.texts[place]),
            lambda place: in_topic(place, new.lead(place), new.texts[place]),
        ),
        (
            lambda place: (place[0], old.texts[place]) if old.fact(place).key in live else None,
            lambda place: in_topic(place, new.texts[place]) if new.lead(place) not in old.leads else None,
        ),
        (lambda place: old.texts[place], movable),
    ]
    for of_old, of_new in names:
        pair(old.texts, new.texts, matches, of_old, of_new)
    for of_old, of_new in said:
        pair(old.own, new.own, matches, of_old, of_new)
    used = set(matches.values())
    left = [place for place in old.own if place not in used and old.fact(place).key in live]
    open_now = [place for place in new.own if place not in matches]
    unsure: dict[Place, tuple[GoneCell, ...]] = {}
    for rank, now, then, is_row in sorted(_likely(old, new, left, open_now, twins, used_in)):
        if now in matches or then in used or (not is_row and (old.fact(then).key, new.texts[now]) in apart):
            continue
        matches[now] = then
        used.add(then)
        if rank[0]:
            unsure[now] = ()
    return _with_cells(Matches(matches, unsure), old, new, apart, used_in)


def _apart_as(row: str, cell: int | None, text: str) -> Apart:
    return row if cell is None else cell_of(row, cell), normalised(text)


def _with_cells(found: Matches, old: "_Side", new: "_Side", apart: Container[Apart], used_in: "_Used") -> Matches:
    """The same with the cell keys of the rows of tables, and the rows of which single cells are unsure."""
    tables = Tables(apart, _apart_as)
    rows: list[tuple[Place, Place, Pair]] = []
    for now, then in found.places.items():
        pair = Pair(old.fact(then), new.fact(now))
        if not apart and pair.old.text == pair.new.text and pair.old.lead == pair.new.lead:
            found.cell_keys[now] = pair.old.cell_keys
        elif is_table_row(*pair):
            rows.append((now, then, pair))
            tables.take((old.table(then), new.table(now)), pair)
        elif pair.old.cell_keys.keys:
            found.cell_keys[now] = pair.old.cell_keys
    for now, then, pair in rows:
        elsewhere = partial(used_in.elsewhere, old.content(then), new.content(now))
        again = tables.read_again((old.table(then), new.table(now)), pair, old.subject_at(then), elsewhere)
        found.cell_keys[now] = again.keys
        if again.doubtful:
            found.unsure.setdefault(now, again.doubtful)
    return found


def _likely(
    old: "_Side",
    new: "_Side",
    left: Sequence[Place],
    open_now: Sequence[Place],
    twins: Mapping[int, int],
    used_in: "_Used",
) -> Iterator[tuple[tuple[bool, bool, float], Place, Place, bool]]:
    """Pairs of texts that say the same, or may: (unsure, moved, less the share of words kept) to sort by, and whether
    they are known by the cells of a row. Only facts that share some of a text's rarest words, or the subject of a row,
    are held against it, so that a long file costs no more a line."""
    if not left or not open_now:
        return
    holding: defaultdict[str, list[Place]] = defaultdict(list)
    named: defaultdict[tuple[int, str], list[Place]] = defaultdict(list)
    for place in left:
        for word in _signs(old.content(place)):
            holding[word].append(place)
        if name := old.subject(place):
            named[place[0], name].append(place)
    for now in open_now:
        wanted = new.content(now)
        rarest = sorted((word for word in _signs(wanted) if word in holding), key=lambda word: len(holding[word]))
        common = Counter(place for word in rarest[:_RAREST] for place in holding[word][:_MOST_COMPARED])
        home, name = twins.get(now[0], -1), new.subject(now)
        rows = {then: kept for then in named[home, name][:_MOST_COMPARED] if (kept := used_in.kept(now, then))}
        likely = [then for then, _ in common.most_common(_MOST_COMPARED)] if not rows else ()
        rows |= {then: kept for then in likely if home == then[0] and (kept := used_in.kept(now, then))}
        for then, kept in rows.items():
            yield (False, new.lead(now) != old.lead(then), -kept), now, then, True
        for then in likely:
            if then in rows or old.texts[then] == new.texts[now]:
                continue  # the same words would have been matched above, did they belong together
            away = home != then[0]
            there = old.content(then)
            answer, share = verdict(there, wanted, partial(used_in.elsewhere, there, wanted))
            moved = away or (new.lead(now) != old.lead(then) and new.lead(now) in old.leads)
            if answer == "replaced" or (moved and not old.stands_alone(then)):
                continue
            yield (answer == "unsure", moved, -share), now, then, False


def _signs(one: Content) -> frozenset[str]:
    return one.words | one.numbers


class _Used:
    """What is told of two facts by all that stands in both readings."""

    def __init__(self, old: "_Side", new: "_Side") -> None:
        self.old, self.new = old, new

    def kept(self, now: Place, then: Place) -> float:
        """The share of its other cells that a row kept with its subject; 0 where these are not two states of one."""
        pair = Pair(self.old.fact(then), self.new.fact(now))
        if self.old.texts[then] == self.new.texts[now] or not is_table_row(*pair):
            return 0
        elsewhere = partial(self.elsewhere, self.old.content(then), self.new.content(now))
        return kept_share(pair, (self.old.subject_at(then), self.new.subject_at(now)), elsewhere)

    @cached_property
    def known(self) -> Counter[str]:
        """In how many facts each word stands."""
        known: Counter[str] = Counter()
        for text, times in (
            self.old.said + self.new.said
        ).items():  # each text is read once, also where both sides have it
            known.update(dict.fromkeys(content(text).words, times))
        return known

    def elsewhere(self, one: Content, other: Content, word: str) -> int:
        """In how many other facts than these two a word stands."""
        return self.known.get(word, 0) - (word in one.words) - (word in other.words)


class _Side:
    """The facts of one reading of the notes by place, with what is compared of each."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.topics = topics
        self.texts = {place: normalised(self.fact(place).text) for place in places(topics)}
        self.own = [place for place in self.texts if not is_foreign(self.fact(place))]
        self.said = Counter(self.fact(place).text for place in self.texts)
        self.count = Counter(self.texts.values())
        self.anchors = Counter(anchor(self.fact(place)) for place in self.texts)
        self.terms = Counter(normalised(self.fact(place).term) for place in self.texts if self.fact(place).term)
        self.parents = {fact.key: normalised(fact.text) for topic in topics for fact in topic.facts}

    def fact(self, place: Place) -> Fact:
        return self.topics[place[0]].facts[place[1]]

    def content(self, place: Place) -> Content:
        fact = self.fact(place)
        return content(fact.text, fact.term)

    def table(self, place: Place) -> tuple[int, str]:
        """What tells the table apart in which a row stands."""
        return place[0], self.fact(place).lead

    @cached_property
    def _subjects_at(self) -> dict[tuple[int, str], int]:
        """The column that names the rows of each table."""
        tables: defaultdict[tuple[int, str], list[Fact]] = defaultdict(list)
        for place in self.texts:
            if "|" in self.fact(place).lead:
                tables[self.table(place)].append(self.fact(place))
        return {table: subject_at(rows) for table, rows in tables.items()}

    def subject_at(self, place: Place) -> int:
        return self._subjects_at.get(self.table(place), 0)

    def subject(self, place: Place) -> str:
        """What names a table row; empty for anything else."""
        cells, at = cells_of(self.fact(place)), self.subject_at(place)
        return simple(cells[at].text) if at < len(cells) else ""

    def lead(self, place: Place) -> str:
        """What the fact stands under within its topic."""
        fact = self.fact(place)
        return self.parents.get(fact.parent, "") or normalised(fact.lead)

    @cached_property
    def leads(self) -> frozenset[str]:
        return frozenset(self.lead(place) for place in self.texts)

    def is_alone(self, text: str) -> bool:
        """Whether no other fact says this: what many topics say belongs to its topic, and cannot move."""
        return self.count[text] <= 1

    def stands_alone(self, place: Place) -> bool:
        """Whether a fact keeps its meaning in another topic: it names its own subject, as no other fact does."""
        term = normalised(self.fact(place).term)
        return self.terms[term] <= 1 and len(self.content(place).words) >= _FEWEST_WORDS
