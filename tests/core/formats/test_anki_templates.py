"""Cards filled from their templates, as Anki does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.formats.anki.collection import CardType, CollectionCard, FieldedNote, Template
from study.core.formats.anki.own_cards import make, pictures
from study.core.formats.anki.templates import DEEPEST, LONGEST, Sides, fill

STANDARD = "{{FrontSide}}<hr id=answer>{{Back}}"


def filled(front: str, back: str = STANDARD, ord: int = 0, cloze: bool = False, **fields: str) -> Sides | str:
    sort = CardType(1, "Type", tuple(fields), (Template("Card 1", front, back),), cloze)
    note = FieldedNote(1, "g", 1, tuple(fields.values()), ("a", "b"))
    return fill(note, sort, CollectionCard(1, 1, ord, "Top::Low"))


def sides(front: str, back: str = STANDARD, ord: int = 0, cloze: bool = False, **fields: str) -> Sides:
    made = filled(front, back, ord, cloze, **fields)
    assert isinstance(made, Sides), made
    return made


@pytest.mark.parametrize(
    ("template", "front"),
    [
        ("{{ Word }}", "tide"),
        ("{{#Word}}a{{/Word}}{{#Empty}}b{{/Empty}}", "a"),
        ("{{^Word}}a{{/Word}}{{^Empty}}b{{/Empty}}", "b"),
        ("{{#Word}}{{#Empty}}a{{/Empty}}c{{/Word}}", "c"),
        ("{{#Empty}}{{#Word}}a{{/Word}}c{{/Empty}}d", "d"),
        ("{{#Blank}}a{{/Blank}}{{^Blank}}b{{/Blank}}", "b"),
        ("{{#Word}}never closed", "never closed"),
        ("{{/Word}}closed before", "closed before"),
        ("{{type:Word}}?", "?"),
        ("{{hint:Word}}?", "?"),
        ("{{text:Bold}}", "rise"),
        ("{{Deck}}/{{Subdeck}}/{{Tags}}/{{Type}}/{{Card}}", "Top::Low/Low/a b/Type/Card 1"),
        ("{{Unknown}}x", "x"),
        ("<!-- {{Word}} -->x", "x"),
        ("{{tts en_US:Word}}x", "x"),
    ],
)
def test_a_template_is_filled(template: str, front: str) -> None:
    made = sides(template, Word="tide", Empty="", Blank="<br>&nbsp;<div> </div>", Bold="<b>rise</b>", Back="b")
    assert made.front == front


@pytest.mark.parametrize(
    ("back", "answer"),
    [
        (STANDARD, "sea"),
        ("{{Front}}<hr id='answer' />{{Back}}", "sea"),
        ("<i>{{Front}}</i>\n<hr ID=answer>{{Back}}", "sea"),
        ("{{Extra}}<hr id=answer>{{Back}}", "moresea"),
        ("{{Back}}", "sea"),
        ("{{FrontSide}}{{Back}}", "sea"),
        ("{{Front}}{{Back}}", "sea"),
        ("{{hint:Extra}}{{type:Back}}", "moresea"),
    ],
)
def test_the_back_is_what_it_adds_to_the_front(back: str, answer: str) -> None:
    assert sides("{{Front}}", back, Front="tide", Back="sea", Extra="more").back == answer


def test_a_hint_on_the_front_waits_until_it_is_asked_for() -> None:
    made = sides("{{Front}} {{hint:Clue}}", Front="tide", Back="sea", Clue="blue")
    assert (made.front.strip(), made.hints) == ("tide", ("blue",))


def test_a_cloze_has_a_card_for_each_number() -> None:
    text = "The {{c1::moon::what}} pulls {{c2::the {{c1::sea}}}}."
    back = "{{cloze:Text}}<br>{{Extra}}"
    first = sides("{{cloze:Text}}", back, 0, True, Text=text, Extra="e")
    assert first.front == "The \ue0000\ue001 pulls the \ue0001\ue001."
    assert [(gap.words, gap.hint) for gap in first.gaps] == [("moon", "what"), ("sea", "")]
    assert first.back == "<br>e"
    second = sides("{{cloze:Text}}", back, 1, True, Text=text, Extra="e")
    assert (second.front, second.gaps[0].words) == ("The moon pulls \ue0000\ue001.", "the sea")
    assert filled("{{cloze:Text}}", back, 2, True, Text=text, Extra="e") == "its gap is no longer in the text"


@pytest.mark.parametrize(
    ("ord", "fields", "why"),
    [
        (1, {"Front": "a"}, "its note type has no such card"),
        (-1, {"Front": "a"}, "its note type has no such card"),
        (0, {"Front": "a" * (LONGEST + 1)}, "its note is longer"),
    ],
)
def test_what_cannot_be_filled_says_why(ord: int, fields: dict[str, str], why: str) -> None:
    made = filled("{{Front}}", STANDARD, ord, **fields)
    assert isinstance(made, str) and made.startswith(why)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("furigana", "港（みなと）に 船（ふね）がある"), ("kanji", "港に 船がある"), ("kana", "みなとに ふねがある")],
)
def test_a_word_is_shown_with_its_reading_or_without(kind: str, shown: str) -> None:
    said = "港[みなと]に  船[ふね]がある[sound:a.mp3]"
    assert sides(f"{{{{{kind}:T}}}}", STANDARD, T=said, Back="b").front == f"{shown}[sound:a.mp3]"


def test_what_repeats_without_end_is_cut() -> None:
    made = filled("{{Front}}" * 1_000, STANDARD, Front="a" * 50_000, Back="b")
    assert isinstance(made, str) and "longer than" in made
    deep = "{{c1::" * 5_000 + "x" + "}}" * 5_000
    assert isinstance(filled("{{cloze:T}}", "", 0, True, T=deep), Sides | str)
    nested = "{{#T}}" * (DEEPEST * 2) + "x" + "{{/T}}" * (DEEPEST * 2)
    assert sides(nested, STANDARD, T="t", Back="b").front == "x"


@given(st.text(alphabet="{}#^/c1:T hint"), st.text(alphabet="{}c12:x"), st.booleans(), st.integers(0, 2))
def test_no_template_breaks_it(template: str, field: str, cloze: bool, ord: int) -> None:
    assert isinstance(filled(template, template, ord, cloze, T=field), Sides | str)


def one(front: str, back: str, cloze: bool = False, ord: int = 0) -> object:
    templates = (Template("", "{{cloze:F}}" if cloze else "{{F}}", "{{cloze:F}}<br>{{B}}" if cloze else "{{B}}"),)
    note = FieldedNote(1, "g", 1, (front, back), ("deck::x", "a b"))
    made = make(note, CardType(1, "T", ("F", "B"), templates, cloze), CollectionCard(1, 1, ord, "D"))
    if isinstance(made, str):
        return made
    return made.card.front, made.card.back, made.card.hint, made.card.extra, made.line, made.left_out


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (one("<b>Tide</b>?", "sea<br>water"), ("**Tide**?", "sea<br>\nwater", "", "", "**Tide**? sea water", ())),
        (one("Tide", "sea[sound:a.mp3]"), ("Tide", "sea", "", "", "Tide: sea", ("a sound (a.mp3)",))),
        (one("<script>x</script>Tide", "sea"), ("Tide", "sea", "", "", "Tide: sea", ())),
        (one("<img src=a.png>", "sea"), "on its front stands only a picture, which is not there"),
        (one("Tide", "[sound:a.mp3]"), "on its back stands nothing but perhaps a sound"),
        (
            one("The {{c1::<i>moon</i>::what}}", "because", True),
            ("The {{...}}", "*moon*", "what", "because", "The *moon*", ()),
        ),
        (
            one("{{c2::a}} {{c1::x}} {{c1::y}}", "", True),
            ("a {{...}} {{...}}", "x, y", "", "", "a x y", ()),
        ),
        (one("{{c1::<img src=a.png>}} b", "", True), "its gap hides a sound, a picture that is not there, or nothing"),
        (one("<a href='{{c1::x}}'>b</a>", "", True), "its gap stands where no words can stand"),
    ],
)
def test_a_filled_card_becomes_a_card_of_ones_own(made: object, wanted: object) -> None:
    assert made == wanted


def test_pictures_are_known_by_name() -> None:
    note = FieldedNote(1, "g", 1, ("<img alt='x' src=\"a b.png\">", "<IMG src=c.png><img src='a b.png'><img>"))
    assert pictures(note) == ["a b.png", "c.png"]
