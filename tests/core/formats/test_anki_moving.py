"""A collection as notes: decks, notes, cards, and what each card has behind it."""

from dataclasses import replace

from study.core.formats.anki.collection import (
    CardType,
    Collection,
    CollectionCard,
    FieldedNote,
    LoggedReview,
    Template,
)
from study.core.formats.anki.moving import MOST_FILLED, Deck, MovedIn, anchor, file_of, move_in, without
from study.core.notes.identity import carry_keys
from study.core.notes.model import Notes, Topic
from study.core.questions.question import decode, encode
from study.core.text.pictures import targets

BASIC = CardType(
    1,
    "Both",
    ("Front", "Back"),
    (Template("1", "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"), Template("2", "{{Back}}", "{{Front}}")),
)
AT = 1_735_704_000_000


def collection(*notes: tuple[str, str, str, str], log: tuple[LoggedReview, ...] = ()) -> Collection:
    """Notes of (guid, front, back, deck), each with two cards."""
    return Collection(
        (BASIC,),
        tuple(
            FieldedNote(place, guid, 1, (front, back), ("t",)) for place, (guid, front, back, _) in enumerate(notes, 1)
        ),
        tuple(
            CollectionCard(place * 10 + ord, place, ord, deck)
            for place, (*_, deck) in enumerate(notes, 1)
            for ord in (0, 1)
        ),
        log,
        began=AT // 1000,
    )


def topics_of(moved: MovedIn) -> tuple[Topic, ...]:
    return tuple(topic for deck in moved.decks for topic in deck.topics)


def messages(moved: MovedIn) -> list[str]:
    return [one.message for one in moved.problems]


def test_decks_are_topics_and_notes_are_facts() -> None:
    moved = move_in(
        collection(
            ("a", "Tide", "sea", "Sea::Shore"),
            ("b", "Moon", "rock<img src='m%20n.png'>", "Sky"),
            ("c", "Ebb", "low", "Sea"),
        ),
        "x.apkg",
    )
    assert [(topic.key, topic.title, topic.level, topic.parent, topic.file) for topic in topics_of(moved)] == [
        ("sea", "Sea", 1, "", "Sea.anki"),
        ("sea/shore", "Shore", 2, "sea", "Sea.anki"),
        ("sky", "Sky", 1, "", "Sky.anki"),
    ]
    assert {deck.path: deck.text for deck in moved.decks} == {
        "Sea.anki": "# Sea\n- Ebb: low\n## Shore\n- Tide: sea\n",
        "Sky.anki": "# Sky\n- Moon: rock[picture]\n",
    }
    shore, sky = topics_of(moved)[1:]
    fact = shore.facts[0]
    assert (fact.key, fact.text, fact.lines, fact.role) == ("sea/shore#^anki-a", "Tide: sea", (4, 4), "card")
    assert [(card.front, card.back, card.side, card.tags) for card in fact.cards] == [
        ("Tide", "sea", "1", ("t",)),
        ("sea", "Tide", "2", ("t",)),
    ]
    assert [(one.target, one.line) for one in sky.figures] == [("m n.png", 2)]
    assert messages(moved) == []


def test_a_card_has_its_past_under_its_place() -> None:
    log = (LoggedReview(AT, 11, 3, 0, 0, 1500), LoggedReview(AT + 1, 10, 4, 3, 0, 1))
    moved = move_in(collection(("a", "Tide", "sea", "Sea"), log=log), "x.apkg")
    assert [one.ident for one in moved.decks[0].pasts[2, "2"].reviews] == [AT]
    assert moved.decks[0].pasts[2, "1"].crammed == 1
    assert messages(moved) == ["1 review left out: crammed in a filtered deck that did not move the schedule"]


def test_a_note_keeps_its_key_when_it_is_reworded_and_moved() -> None:
    before = move_in(collection(("a", "Tide", "sea", "Sea"), ("b", "Moon", "rock", "Sky")), "x.apkg")
    after = move_in(collection(("b", "Luna", "a stone", "Sea"), ("a", "Spring tide", "much", "Sky")), "x.apkg")
    carried, changes = carry_keys(topics_of(before), Notes(topics_of(after)))
    keys = {fact.text: fact.key for topic in carried.topics for fact in topic.facts}
    assert keys == {"Luna: a stone": "sky#^anki-b", "Spring tide: much": "sea#^anki-a"}
    assert (changes.added, changes.removed) == (0, 0)


def test_words_do_not_make_a_note_another() -> None:
    """A note is known by its guid alone: one that says the same is not the one that went."""
    before = move_in(collection(("a", "Tide", "sea", "Sea"), ("b", "Moon", "rock", "Sea")), "x.apkg")
    after = move_in(collection(("c", "Tide", "sea", "Sea"), ("b", "Moon", "a rock of its own", "Sea")), "x.apkg")
    carried, changes = carry_keys(topics_of(before), Notes(topics_of(after)))
    assert [fact.key for fact in carried.topics[0].facts] == ["sea#^anki-c", "sea#^anki-b"]
    assert (changes.added, changes.edited, changes.removed, changes.unsure) == (1, 1, 1, ())


def test_a_note_that_comes_elsewhere_leaves_its_old_deck() -> None:
    old = move_in(collection(("a", "Tide", "sea", "Sea"), ("b", "Moon", "<img src=b.png>rock", "Sea")), "x.apkg")
    new = move_in(collection(("b", "Moon", "rock", "Sky")), "x.apkg")
    left = without(old.decks[0], new.decks)
    assert left.text == "# Sea\n- Tide: sea\n\n"
    assert [fact.text for fact in left.topics[0].facts] == ["Tide: sea"]
    assert left.topics[0].figures == ()
    assert without(old.decks[0], ()) == old.decks[0]


def test_a_deck_is_the_same_after_it_was_kept() -> None:
    deck = replace(move_in(collection(("a", "Tide", "sea", "Sea::Shore")), "x.apkg").decks[0], pasts={})
    assert decode(Deck, encode(deck)) == deck


def test_the_file_of_a_deck_is_known_before_it_is_made() -> None:
    for name in ("Sea::Shore", " A/b:c", "", "...", "x" * 200):
        assert file_of(name) == move_in(collection(("a", "Tide", "sea", name)), "x.apkg").decks[0].path


def test_what_cannot_be_asked_is_told_with_its_reason() -> None:
    made = collection(("a", "Tide", "<img src=a.png>", "Sea"), ("b", "Moon", "rock", "Sky"))
    odd = replace(
        made,
        notes=(*made.notes, FieldedNote(8, "n", 99, ("Odd",)), FieldedNote(9, "o", 1, ("Alone", ""))),
        cards=(
            *made.cards,
            CollectionCard(1, 8, 0, "Sky"),
            CollectionCard(2, 77, 0, "Sky"),
            CollectionCard(3, 2, 5, "Sky"),
        ),
    )
    assert messages(move_in(odd, "x.apkg")) == [
        "1 card left out: its note is not in the package",
        "1 card left out: on its back stands only a picture, which is not there (“Tide”)",
        "1 card left out: on its front stands only a picture, which is not there (“Tide”)",
        "1 card left out: its note type has no such card (“Moon”)",
        "1 card left out: its note type is not in the package (“Odd”)",
        "left out: a note without a card, 1 time",
    ]
    assert [topic.figures for topic in topics_of(move_in(odd, "x.apkg")) if topic.key == "sea"] != [()]


def test_a_picture_that_is_there_is_a_side_by_itself() -> None:
    made = collection(
        ("a", "<img src='m%20n(1).png'>", "Moon", "Sky"), ("b", "Ebb <img alt=gauge src=gauge.png>", "low", "Sky")
    )
    (topic,) = topics_of(move_in(made, "x.apkg", frozenset(["m n(1).png", "gauge.png"])))
    moon, ebb = topic.facts
    assert [(targets(card.front), targets(card.back)) for card in (*moon.cards, *ebb.cards)] == [
        (("m n(1).png",), ()),
        ((), ("m n(1).png",)),
        (("gauge.png",), ()),
        ((), ("gauge.png",)),
    ]
    assert (moon.text, ebb.text) == ("Moon", "Ebb: low")
    assert [(one.target, one.line) for one in topic.figures] == [("m n(1).png", 2), ("gauge.png", 3)]


def test_a_package_without_cards_is_refused() -> None:
    assert messages(move_in(Collection(), "x.apkg")) == ["There are no cards in this package that can be asked."]


def test_guids_make_names_that_differ() -> None:
    guids = ["a", "A", "a_", "a_5f-", "#/^", "ü", "", "x" * 500, "x" * 501, "_61-"]
    assert len({anchor(one) for one in guids}) == len(guids)
    assert all(len(anchor(one)) < 600 and not set("#/") & set(anchor(one)) for one in guids)
    twice = move_in(collection(("a", "Tide", "sea", "Sea"), ("a", "Moon", "rock", "Sea")), "x.apkg")
    assert len({fact.key for fact in topics_of(twice)[0].facts}) == 2


def test_one_note_with_cards_without_end_stops_somewhere() -> None:
    made = collection(("a", "x" * 90_000, "y", "Sea"))
    many = replace(made, cards=tuple(CollectionCard(n, 1, 99, "Sea") for n in range(MOST_FILLED // 90_000 + 5)))
    assert any("in all cards" in one for one in messages(move_in(many, "x.apkg")))
