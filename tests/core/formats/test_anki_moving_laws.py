"""Laws of moving in: what holds for every collection."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.formats.anki.collection import CardType, Collection, CollectionCard, FieldedNote, Template
from study.core.formats.anki.moving import Deck, move_in, without
from study.core.notes.identity import carry_keys
from study.core.notes.model import Fact, Notes, Topic
from study.core.questions.question import decode, encode

BASIC = CardType(1, "Basic", ("Front", "Back"), (Template("1", "{{Front}}", "{{Back}}"),))
type Note = tuple[str, str, str]
WORDS = st.text(st.sampled_from("abc #*-|&\n[{é中"), max_size=12)
DECKS = st.sampled_from(["Sea", "Sea::Shore", "sea", "Sky", "Sky::Moon::Dark", "", "a/b"])
NOTES = st.dictionaries(st.text(max_size=6), st.tuples(WORDS, WORDS, DECKS), min_size=1, max_size=8)


def moved(notes: dict[str, Note]) -> tuple[Deck, ...]:
    rows = list(enumerate(notes.items(), 1))
    fielded = tuple(FieldedNote(n, guid, 1, (f"{front} front", f"{back} back")) for n, (guid, (front, back, _)) in rows)
    cards = tuple(CollectionCard(n, n, 0, deck) for n, (_, (_, _, deck)) in rows)
    return move_in(Collection((BASIC,), fielded, cards), "x.apkg").decks


def topics(decks: tuple[Deck, ...]) -> tuple[Topic, ...]:
    return tuple(topic for deck in decks for topic in deck.topics)


def facts(found: tuple[Topic, ...]) -> list[Fact]:
    return [fact for topic in found for fact in topic.facts]


def named(found: tuple[Topic, ...]) -> dict[str, str]:
    """The key of each fact by its block id."""
    return {fact.key.rpartition("#")[2]: fact.key for fact in facts(found)}


@given(NOTES)
def test_every_card_is_a_line_of_its_file(notes: dict[str, Note]) -> None:
    decks = moved(notes)
    assert len(facts(topics(decks))) == len(notes)
    for deck in decks:
        lines = deck.text.split("\n")
        for topic in deck.topics:
            assert topic.file == deck.path
            assert all(lines[fact.lines[0] - 1] == f"- {fact.text}" for fact in topic.facts)


@given(NOTES)
def test_a_deck_that_was_kept_is_the_same(notes: dict[str, Note]) -> None:
    for deck in moved(notes):
        assert decode(Deck, encode(replace(deck, pasts={}))) == replace(deck, pasts={})


@settings(max_examples=60)
@given(NOTES, st.data())
def test_a_note_keeps_its_key_whatever_becomes_of_it(notes: dict[str, Note], data: st.DataObject) -> None:
    """Notes are reworded, moved, swapped, taken out and put back, and each is known by its guid alone."""
    first = topics(moved(notes))
    keys = named(first)
    for _ in range(2):
        left = data.draw(st.lists(st.sampled_from(sorted(notes)), min_size=1, unique=True))
        after = Notes(topics(moved({guid: data.draw(st.tuples(WORDS, WORDS, DECKS)) for guid in left})))
        carried, changes = carry_keys(first, after)
        assert named(carried.topics) == {block: keys[block] for block in named(after.topics)}
        assert changes.unsure == () and changes.added == 0


@given(NOTES, NOTES)
def test_no_note_is_in_two_decks(old: dict[str, Note], new: dict[str, Note]) -> None:
    newer = moved(new)
    left = tuple(without(deck, newer) for deck in moved(old))
    assert len(named(topics(left)).keys() | named(topics(newer)).keys()) == len(old.keys() | new.keys())
    assert not named(topics(left)).keys() & named(topics(newer)).keys()
    assert [deck.text.count("\n") for deck in left] == [deck.text.count("\n") for deck in moved(old)]
