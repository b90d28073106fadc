"""What an Anki collection holds, as plain values: note types with their card templates, notes with fields in
HTML, cards with their schedule, and the log of reviews. Its database is opened outside the core."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """The two sides of a card as Anki's templates."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class CardType:
    """A note type. A note of it has a card for each template; where it is a `cloze` type there is one template,
    and a card for each number of a gap."""

    ident: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    cloze: bool = False


@dataclass(frozen=True, slots=True)
class FieldedNote:
    """A note: `guid` is what Anki knows it by when it comes again, `sort` the number of its type, `fields` HTML
    in the order of the type's fields."""

    ident: int
    guid: str
    sort: int
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectionCard:
    """A card, with Anki's own numbers: `stage` 0 new, 1 learning, 2 review, 3 relearning; `queue` -1 suspended,
    -2 and -3 buried. `due` counts days since the collection began where the card is in review, and is a time in
    seconds where it is in a step. `interval` is in days, `factor` the ease in thousandths. `deck` parts its names
    by `::`; of a card in a filtered deck it is the deck it came from, and `due` the day it has there. `flag` is 0 for
    none, 1 to 7 for its colour."""

    ident: int
    note: int
    ord: int
    deck: str
    stage: int = 0
    queue: int = 0
    due: int = 0
    interval: int = 0
    factor: int = 0
    flag: int = 0


@dataclass(frozen=True, slots=True)
class LoggedReview:
    """A row of the log: `ident` is its time in milliseconds, `button` 1 to 4 or 0 where nobody answered, `kind`
    0 learning, 1 review, 2 relearning, 3 a filtered deck, 4 and 5 set by hand. `factor` is the ease afterwards."""

    ident: int
    card: int
    button: int
    kind: int
    factor: int = 0
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """`began` is when the collection began, in seconds, at the hour its days begin; `west` how many minutes its
    clock is west of Greenwich, None where it does not say."""

    types: tuple[CardType, ...] = ()
    notes: tuple[FieldedNote, ...] = ()
    cards: tuple[CollectionCard, ...] = ()
    reviews: tuple[LoggedReview, ...] = ()
    began: int = 0
    west: int | None = None
