"""Cards that people wrote in their notes become cards as they were written, in every syntax we know."""

import pytest

from study.core.notes import parse
from study.core.notes.model import Fact, OwnCard, Schedule
from study.core.notes.reader import DIALECTS


def facts(text: str, file: str = "notes.md") -> list[Fact]:
    return [fact for topic in parse(text, file).topics for fact in topic.facts]


def cards(text: str, file: str = "notes.md") -> list[OwnCard]:
    return [card for fact in facts(text, file) for card in fact.cards]


def sides(text: str, file: str = "notes.md") -> list[tuple[str, str]]:
    return [(card.front, card.back) for card in cards(text, file)]


def test_dialects_are_found_by_discovery() -> None:
    assert {"double-colon", "hashcards", "mochi", "notion", "page-outline", "remnote", "toggles"} <= set(DIALECTS)


@pytest.mark.parametrize(
    ("text", "file", "syntax", "expected"),
    [
        (
            "Keel:: bottom of a ship\n\nBow:: its front",
            "n.md",
            "a::b",
            [("Keel", "bottom of a ship"), ("Bow", "its front")],
        ),
        ("#flashcards\n\nKeel::bottom of a ship", "n.md", "a::b", [("Keel", "bottom of a ship")]),
        ("Port ::: left\n\nBow:: front", "n.md", "a:::b", [("Port", "left"), ("left", "Port")]),
        ("Who steers\n?\nThe helmsman", "n.md", "?", [("Who steers", "The helmsman")]),
        ("Port\n??\nleft", "n.md", "??", [("Port", "left"), ("left", "Port")]),
        (
            'Who steers?\n<br class="x">\n- the helmsman\n- or the mate\n\n- Bow\n  <br class="x" />\n  front',
            "n.md",
            "?",
            [("Who steers?", "- the helmsman\n- or the mate"), ("Bow", "front")],
        ),
        (
            "- Port:<wbr class='x'> left\n- Bow<wbr class='x'/>front\nStern:<wbr class='x'> back",
            "n.md",
            "break",
            [("Port:", "left"), ("Bow", "front"), ("Stern:", "back")],
        ),
        ('Who rows?\n<span class="x"></span>\nAll', "n.md", "?", [("Who rows?", "All")]),
        ('A<br class="Apple-interchange-newline">b, `<br class="x">` parts c', "n.md", "break", []),
        ("Q: Who steers?\nA: The helmsman", "n.md", "q/a", [("Who steers?", "The helmsman")]),
        ("**Frage:** Wer steuert?\n**Antwort:** Der Steuermann", "n.md", "q/a", [("Wer steuert?", "Der Steuermann")]),
        ("- Port >> left\n- Bow >> front", "n.md", ">>", [("Port", "left"), ("Bow", "front")]),
        ("- **Port ::= the left** side\n- Bow::= front", "n.md", "a::b", [("Port", "the left side"), ("Bow", "front")]),
        ("- left << Port\n- Bow >> front", "n.md", "<<", [("Port", "left")]),
        ("- Port <> left\n- Bow ;; front", "n.md", "<>", [("Port", "left"), ("left", "Port")]),
        ("- Port <> left\n- Bow ;; front", "n.md", ";;", [("Bow", "front")]),
        ("- Sails >>>\n    - jib\n    - main\n- Bow >> front", "n.md", ">>>", [("Sails", "- jib\n- main")]),
        (
            "- Who steers? #card\n\t- The helmsman\n\t- at the wheel",
            "n.md",
            "#card",
            [("Who steers?", "- The helmsman\n- at the wheel")],
        ),
        (
            "## The rudder\n#card \n- It turns\n\n- It is of steel\n^1671891551674\n\nMore\n\n## Bow",
            "n.md",
            "#card",
            [("The rudder", "- It turns\n\n- It is of steel")],
        ),
        (
            "Who steers,\nand when?\n#card\nThe helmsman\n\nMore",
            "n.md",
            "#card",
            [("Who steers,\nand when?", "The helmsman")],
        ),
        ("A line\n\n#card\n\nMore", "n.md", "#card", []),
        ("Who steers?\n---\nThe helmsman", "n.md", "---", [("Who steers?", "The helmsman")]),
        ("Port\n---\nleft\n\nBow\n---\nfront", "n.md", "---", [("Port", "left"), ("Bow", "front")]),
        ("- Who steers?\n    \n    The helmsman\n    ", "n.md", "toggle", [("Who steers?", "The helmsman")]),
        (
            "- Who steers?\n    \n    The helmsman\n- Wer lotst?\n    - der Lotse\n    - an Bord",
            "n.md",
            "toggle",
            [("Who steers?", "The helmsman"), ("Wer lotst?", "- der Lotse\n- an Bord")],
        ),
        (
            "- ¿Quién manda?\n    - el capitán\n    - en el mar",
            "Barcos 0123456789abcdef0123456789abcdef.md",
            "toggle",
            [("¿Quién manda?", "- el capitán\n- en el mar")],
        ),
        ("- Who steers?\n    - the helmsman\n    - at the wheel", "n.md", "toggle", []),
        ("- Who?\n\n    He\n- What is left?\n    - How is it cut?\n    - [ ] ask", "n.md", "toggle", [("Who?", "He")]),
        (
            "<details>\n<summary>Who steers?</summary>\n\nThe **helmsman**\n\n</details>",
            "n.md",
            "details",
            [("Who steers?", "The **helmsman**")],
        ),
        ("> [!question]- Who steers?\n> The helmsman\n", "n.md", "callout", [("Who steers?", "The helmsman")]),
        ("> [!faq] ¿Quién rema?\n> - todos\n> - juntos", "n.md", "callout", [("¿Quién rema?", "- todos\n- juntos")]),
        ("> [!note] Rowing\n> All row.\n\n> [!question] Who?\n", "n.md", "callout", []),
        (
            "START\nBasic\nWho steers?\nBack: The helmsman\n<!--ID: 17-->\nEND",
            "n.md",
            "start/end",
            [("Who steers?", "The helmsman")],
        ),
        (
            "```anki\nSTART\nBasic\nWho steers?\nBack: The helmsman\nEND\n\nSTART\nBasic\nBow\nBack: front\nEND\n```",
            "n.md",
            "start/end",
            [("Who steers?", "The helmsman"), ("Bow", "front")],
        ),
        (
            "START\nEinfach (beide Richtungen)\nKiel\nBack: keel\nEND",
            "n.md",
            "start/end",
            [("Kiel", "keel"), ("keel", "Kiel")],
        ),
        ("port\tleft\nbow\tfront; forward", "deck.txt", "tab", [("port", "left"), ("bow", "front; forward")]),
        ("port;left\nbow;front\n", "deck.txt", "semicolon", [("port", "left"), ("bow", "front")]),
        ("#separator:tab\n#html:true\n#tags column:3\na<br>b\tc &amp; d\ttag", "deck.txt", "tab", [("a\nb", "c & d")]),
    ],
)
def test_two_sides(text: str, file: str, syntax: str, expected: list[tuple[str, str]]) -> None:
    found = [card for card in cards(text, file) if card.syntax == syntax]
    assert [(card.front, card.back) for card in found] == expected
    assert not any(card.cloze for card in found)
    assert all(fact.role == "card" and not fact.unasked for fact in facts(text, file) if fact.cards)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{{c1::Rome}} lies on the {{c2::Tiber::river}}",
            [("{{...}} lies on the Tiber", "Rome", ""), ("Rome lies on the {{...}}", "Tiber", "river")],
        ),
        ("{{c1::Rome}} and {{c1::Ostia}} lie there", [("{{...}} and {{...}} lie there", "Rome, Ostia", "")]),
        ("- {{cloze Rome}} is old #card", [("{{...}} is old", "Rome", "")]),
        ("- {{c1 Rome }} is old", [("{{...}} is old", "Rome", "")]),
        ("It is {1:${\\pi}$} #card", [("It is {{...}}", "${\\pi}$", "")]),
        ("#flashcards\n\nRome lies on the ==Tiber==", [("Rome lies on the {{...}}", "Tiber", "")]),
        (
            "C: [Rome] lies on the [Tiber].\n\nC: the [bow]",
            [
                ("{{...}} lies on the Tiber.", "Rome", ""),
                ("Rome lies on the {{...}}.", "Tiber", ""),
                ("the {{...}}", "bow", ""),
            ],
        ),
        ("- Port >> left\n- Bow >> front\n- The {{stern}} is behind", [("The {{...}} is behind", "stern", "")]),
    ],
)
def test_gaps(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(card.front, card.back, card.hint) for card in cards(text) if card.cloze] == expected


@pytest.mark.parametrize(
    "text",
    [
        "- `12 :: 34` is a slice\n- a resource AWS::Lambda::Function\n- use std::vector",
        "```\na:: b\nc:: d\n```",
        "cat a >> b\n\nSELECT a <> b",
        "- `$x == 1` and `y == 2`\n- a == b == c",
        "The ==keel== and the ==bow== are parts\n\n==Port== is left",
        "- Rate {1:2} of a set\n- \\frac{1:2}{3}",
        "A: an answer to nobody",
        "```\nQ: Who steers?\nA: The helmsman\n```",
        "port\tleft\nbow\tfront",
        "- the helm turns the rudder << remember this\n- the keel is deep << ask the mate",
        "- agonists of the receptors (mu >> kappa, delta)\n- the half life is short (hours << days)",
        "- the sea is deep\n" * 200 + "- the tide >> the swell\n- the swell >> the wave",
        "```js\ncall(who?.name)\n```\n# Port\n---\nis left\n\n## Bow\n---\nis in front",
        "Title\n---\n\ntext of a section\n\nOther\n---\n\nmore",
        "<details>\n<summary>Solution</summary>\n\nThe helmsman\n\n</details>",
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert cards(text) == []


def test_an_address_in_a_table_and_a_frame_are_no_cards() -> None:
    table = "| Kind | Address | For |\n| --- | --- | --- |\n| Loopback | ::1 | oneself |\n| None | :: | nobody |\n"
    outline = "- {{iframe https}}\n- the {{sea}} is deep\n- a {{keel}} is long\n"
    fronts = [
        card.front for topic in parse(f"{table}\n{outline}", "a.md").topics for f in topic.facts for card in f.cards
    ]
    assert not any("|" in front or not front.replace("{{...}}", "").strip() for front in fronts)


def test_marks_are_never_shown() -> None:
    text = "Keel:: bottom\n\nPort ::: left\n\n{{c1::Rome}} is old\n\nQ: Who?\nA: She <!--SR:!2024-02-03,4,250-->"
    for fact in facts(text):
        assert not any(mark in fact.text for mark in ("::", "{{", "Q:", "SR:"))


def test_a_schedule_beside_a_card_is_its_own() -> None:
    text = "Keel:: bottom <!--SR:!2024-02-03,4,250-->\n\nPort ::: left\n<!--SR:!2024-02-04,3,230!2024-03-05,12.5,270-->"
    assert [card.schedule for card in cards(text)] == [
        Schedule("2024-02-03", 4.0, 250.0),
        Schedule("2024-02-04", 3.0, 230.0),
        Schedule("2024-03-05", 12.5, 270.0),
    ]
    assert [card.lines for card in cards(text)] == [(1, 1), (3, 4), (3, 4)]
    logseq = (
        "- Who? #card\n  card-last-interval:: 4\n  card-ease-factor:: 2.6"
        "\n  card-next-schedule:: 2024-05-06T00:00:00Z\n\t- She"
    )
    assert [(card.back, card.schedule) for card in cards(logseq)] == [("- She", Schedule("2024-05-06", 4.0, 260.0))]


def test_a_back_of_several_lines_keeps_its_markdown() -> None:
    (card,) = cards("How?\n?\n```py\na:: b\n\nc\n```\n- then **rest**")
    assert card.back == "```py\na:: b\n\nc\n```\n- then **rest**"
    assert card.lines == (1, 8)


def test_highlights_are_gaps_where_they_are_used_so_throughout() -> None:
    text = "> The mass is ==$m$==\n> \n> > The force is ==$F = ma$==\n> \n> The work is ==$W$=="
    assert sides(text) == [
        ("The mass is {{...}}", "$m$"),
        ("The force is {{...}}", "$F = ma$"),
        ("The work is {{...}}", "$W$"),
    ]


def test_sides_of_one_line_are_told_apart() -> None:
    assert [card.side for card in cards("Port ::: left\n\nBow:: front\n\n{{c2::a}} and {{c1::b}}")] == [
        "1",
        "back",
        "1",
        "2",
        "1",
    ]


def test_a_property_is_no_card() -> None:
    page = "title:: Ships\ntags:: sea, wind\n\n- Keel\n  id:: 12-34\n  weight:: 4 t\n- Bow:: front\n- Port:: left"
    found = facts(page, "pages/Ships.md")
    assert [fact.text for fact in found if fact.role == "note-property"] == [
        "title:: Ships",
        "tags:: sea, wind",
        "id:: 12-34",
        "weight:: 4 t",
    ]
    assert sides(page, "pages/Ships.md") == [("Bow", "front"), ("Port", "left")]


def test_a_single_double_colon_may_be_either_and_is_told() -> None:
    notes = parse("# Ships\n\nKeel:: bottom\n\nThe bow is in front.", "n.md")
    (fact, _) = notes.topics[0].facts
    assert fact.role == "card"
    assert [card.doubt for card in fact.cards] == ["perhaps a card, perhaps a property: the only “::” of the page"]
    assert [(problem.line, problem.severity) for problem in notes.problems] == [(3, "warning")]


def test_half_a_row_of_a_deck_is_told() -> None:
    rows = "\n".join(f"term {n}\tmeaning {n}" for n in range(12))
    notes = parse(f"{rows}\nalone", "deck.txt")
    assert len(cards(f"{rows}\nalone", "deck.txt")) == 12
    assert [(problem.line, problem.message) for problem in notes.problems] == [(13, "one side is missing: no card")]


def test_a_cloze_of_an_outline_keeps_the_schedule_below_it() -> None:
    text = (
        "- The {{c1 keel}} is below\n  card-last-interval:: 4\n  card-ease-factor:: 2.5\n"
        "  card-next-schedule:: 2026-12-01T00:00:00.000Z\n- next"
    )
    (card,) = cards(text)
    assert (card.front, card.back, card.lines) == ("The {{...}} is below", "keel", (1, 4))
    assert card.schedule == Schedule("2026-12-01", 4.0, 250.0)


@pytest.mark.parametrize("sign", ["::", ">>"])
def test_the_back_of_a_remnote_card_may_stand_below(sign: str) -> None:
    text = f"- Sails {sign}\n    - jib\n    - main\n- Bow >> front\n- Port >> left"
    assert ("Sails", "- jib\n- main") in sides(text)


def test_clozes_of_mochi_and_quoted_fields_of_several_lines() -> None:
    assert sides("Ships {{1::float}} on {{2::water}}") == [
        ("Ships {{...}} on water", "float"),
        ("Ships float on {{...}}", "water"),
    ]
    assert sides('#separator:tab\n"Who\nsteers?"\t"The ""helmsman"""\nbow\tfront', "deck.txt") == [
        ("Who\nsteers?", 'The "helmsman"'),
        ("bow", "front"),
    ]


def test_an_answer_that_is_missing_takes_no_other_question() -> None:
    text = "Q: Wer steuert?\nA:\n\nQ: Wer rudert?\nA: Alle"
    assert sides(text) == [("Wer rudert?", "Alle")]
    assert [(one.line, one.message) for one in parse(text, "n.md").problems] == [(1, "the answer is missing: no card")]
    gapped = "Q: ¿Quién rema?\nA: Todos\n\nC:\nEl [timón] gira\nel [barco]."
    assert sides(gapped)[1:] == [("El {{...}} gira el barco.", "timón"), ("El timón gira el {{...}}.", "barco")]
    assert sides("Ｑ：誰が漕ぐか。\nＡ：みんな") == [("誰が漕ぐか。", "みんな")]


def test_what_anki_exports_as_text_is_what_it_asks() -> None:
    head = "#separator:tab\n#guid column:1\n#notetype column:2\n"
    rows = "g1\tCloze\tDie {{c1::Ebbe}} folgt der {{c2::Flut}}\t\ng2\tBasic (and reversed card)\tKiel\tkeel\n"
    found = cards(f"{head}{rows}g3\tCloze\t{{{{c1::Bug}}}} vorn\tvom Schiff\n", "deck.txt")
    assert [(card.front, card.back, card.extra) for card in found] == [
        ("Die {{...}} folgt der Flut", "Ebbe", ""),
        ("Die Ebbe folgt der {{...}}", "Flut", ""),
        ("Kiel", "keel", ""),
        ("keel", "Kiel", ""),
        ("{{...}} vorn", "Bug", "vom Schiff"),
    ]
    whole = "#separator:tab\n#notetype:Basic (and reversed card)\n"
    assert sides(f"{whole}Kiel\tkeel\n", "deck.txt") == [("Kiel", "keel"), ("keel", "Kiel")]


def test_clozes_with_nothing_more_to_say_are_a_deck() -> None:
    rows = "Die {{c1::Ebbe}} geht\t\nDie {{c1::Flut}} kommt\tvom Mond\nDer {{c1::Kiel}} trägt\tunten\n"
    expected = [("Die {{...}} geht", "Ebbe"), ("Die {{...}} kommt", "Flut"), ("Der {{...}} trägt", "Kiel")]
    for head in ("", "#separator:tab\n"):
        assert sides(f"{head}{rows}", "deck.txt") == expected
    assert sides("Die {{c1::Ebbe}} geht\nDie {{c1::Flut}} kommt\n", "text.txt") == [
        ("Die {{...}} geht", "Ebbe"),
        ("Die {{...}} kommt", "Flut"),
    ]


@pytest.mark.parametrize(
    ("name", "third", "both"),
    [
        ("Basic (and reversed card)-2f1a", "", True),
        ("Einfach (beide Richtungen)", "", True),
        ("Básico (y tarjeta invertida)", "", True),
        ("Généralités (deux sens)", "", True),
        ("Bas (och omvänt kort)", "", True),
        ("Basic (optional reversed card)", "y", True),
        ("Basic (optional reversed card)", " ", False),
        ("Einfach (eine oder zwei Richtungen)", "j", True),
        ("Básico (cartão invertido opcional)", "", False),
        ("Einfach", "y", False),
        ("Words, reverse of a coin", "", False),
    ],
)
def test_a_type_of_note_that_goes_both_ways_is_known_in_its_language(name: str, third: str, both: bool) -> None:
    head = "#separator:tab\n#tags column:4\n"
    for text in (
        f"{head}#notetype:{name}\nKiel\tkeel\t{third}\tsea\n",
        f"{head}#notetype column:5\nKiel\tkeel\t{third}\tsea\t{name}\n",
    ):
        assert sides(text, "deck.txt") == [("Kiel", "keel"), ("keel", "Kiel")][: 1 + both]


def test_a_table_of_notion_is_rows_under_a_header() -> None:
    found = facts('Name,Meaning\nkeel,"bottom, of a ship"\nbow,front\n', "Words.csv")
    assert [(fact.role, fact.text) for fact in found] == [
        ("lead", "Name | Meaning"),
        ("row", "keel | bottom, of a ship"),
        ("row", "bow | front"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "#flashcards\n\nDer ==Kiel== trägt **Spanten** und den {{Bug}}.",
            [("Der {{...}} trägt **Spanten** und den Bug.", "Kiel", "1"), ("Der Kiel … {{...}}.", "Bug", "2")],
        ),
        (
            "El puerto de {{Perú}} es {{1::El Callao}}",
            [("El puerto de {{...}} es El Callao", "Perú", "gap1"), ("El puerto de Perú es {{...}}", "El Callao", "1")],
        ),
        (
            "#flashcards\n\n{{c1::Rome}} lies on the ==Tiber==",
            [("{{...}} lies on the Tiber", "Rome", "1"), ("Rome lies on the {{...}}", "Tiber", "gap2")],
        ),
        ("#flashcards\n\n=={{c1::Rome}}== is old", [("{{...}} is old", "Rome", "1")]),
        (
            "a {{c1::hull of {{c2::oak}} planks::what}} floats",
            [("a {{...}} floats", "hull of oak planks", "1"), ("a hull of {{...}} planks floats", "oak", "2")],
        ),
        (
            "{{c1::one {{c2::two {{c3::three}}}}}} end",
            [
                ("{{...}} end", "one two three", "1"),
                ("one {{...}} end", "two three", "2"),
                ("one two {{...}} end", "three", "3"),
            ],
        ),
    ],
)
def test_every_gap_of_a_statement_is_one(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(card.front.replace("trägt **Spanten** und den {{", "… {{"), card.back, card.side) for card in cards(text)]
    assert found == expected
    assert not any(sign in fact.text for fact in facts(text) for sign in ("==", "{{", "}}"))
