"""Cards that Anki and Quizlet export as text: what the columns say of them, and what their fields hold."""

import pytest

from study.core.generators import candidates, questions
from study.core.notes import carry_keys, parse
from study.core.notes.model import Fact, Notes, OwnCard, Topic

HEAD = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
ROWS = (
    "g1\tBasic\tShips::Hull\tkeel\tlowest timber\tnavy week1\n"
    "g2\tBasic\tShips::Rig\tmast\tcarries the sails\t\n"
    "g3\tBasic\tShips::Hull\tbow\tfront of a ship\tnavy\n"
)


def read(text: str, file: str = "All Decks.txt") -> Notes:
    return parse(text, file)


def cards(text: str, file: str = "deck.txt") -> list[OwnCard]:
    return [card for topic in read(text, file).topics for fact in topic.facts for card in fact.cards]


def asked(topic: Topic) -> list[Fact]:
    return [fact for fact in topic.facts if fact.cards]


def test_the_decks_of_the_rows_are_topics() -> None:
    notes = read(HEAD + ROWS)
    assert [(one.title, one.level, one.parent) for one in notes.topics] == [
        ("Ships", 1, ""),
        ("Hull", 2, "ships"),
        ("Rig", 2, "ships"),
    ]
    assert [[fact.term for fact in asked(one)] for one in notes.topics] == [[], ["keel", "bow"], ["mast"]]
    owned = [line for one in notes.topics for fact in one.facts for line in range(fact.lines[0], fact.lines[1] + 1)]
    assert sorted(owned) == list(range(1, 10))
    places = {one.prompt: one.context for one in questions(candidates(notes).candidates, notes)}
    assert places["bow"] == "Ships › Hull"


def test_a_deck_that_is_that_of_all_is_their_topic() -> None:
    [deck] = read("#separator:tab\n#deck:Rig\nmast\tcarries sails\n").topics
    assert (deck.title, len(asked(deck))) == ("Rig", 1)


def test_a_row_without_a_deck_is_of_its_file() -> None:
    notes = read("#separator:tab\n#deck column:3\nmast\tcarries sails\tRig\nbow\tfront of a ship\n", "Ships.txt")
    assert [(one.title, [fact.term for fact in asked(one)]) for one in notes.topics] == [
        ("Rig", ["mast"]),
        ("Ships", ["bow"]),
    ]


def test_tags_of_the_rows_are_those_of_their_topic_and_the_head_has_none() -> None:
    assert [one.tags for one in read(HEAD + ROWS).topics] == [(), ("navy", "week1"), ()]
    [plain] = read("#separator:tab\n#html:true\nmast\tcarries sails\n").topics
    assert plain.tags == ()


def test_a_card_is_known_again_by_its_guid_however_it_is_reworded_or_moved() -> None:
    before = read(HEAD + ROWS)
    reworded = ROWS.replace("mast\tcarries the sails", "Wie heißt das?\tMast").replace("Ships::Rig", "Boats")
    after, changes = carry_keys(before.topics, read(HEAD + reworded))
    keys = {fact.text: fact.key for topic in before.topics for fact in topic.facts if fact.cards}
    [moved] = [fact for topic in after.topics if topic.title == "Boats" for fact in topic.facts]
    assert moved.key == keys["mast: carries the sails"]
    assert (changes.added, changes.removed, changes.unsure) == (0, 0, ())


def test_cards_that_were_read_without_their_guid_stay_what_they_were() -> None:
    rows = [(name, f"what a {name} is") for name in ("keel", "mast", "bow")]
    before = read("#separator:tab\n" + "".join(f"{front}\t{back}\n" for front, back in rows))
    newer = "".join(f"g-{front}\tBasic\tShips\t{front}\t{back}\t\n" for front, back in rows)
    after, _ = carry_keys(before.topics, read(HEAD + newer))
    assert [fact.key for one in after.topics for fact in asked(one)] == [
        fact.key for one in before.topics for fact in asked(one)
    ]


def test_fields_of_html_keep_their_lists_and_what_is_set_off() -> None:
    text = "#separator:tab\n#html:true\nsails\t<ul><li>jib</li><li>main</li></ul>\nkeel\tthe <b>lowest</b> timber\n"
    assert [card.back for card in cards(text)] == ["- jib\n- main", "the **lowest** timber"]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a<br>b<div>c</div><p>d</p>", "a\nb\nc\nd"),
        ("<b> lowest </b><i>timber</i>", "**lowest** *timber*"),
        ("H<sub>2</sub>O &lt; <span style='color:red'>ice</span>&nbsp;x", "H<sub>2</sub>O < ice x"),
        ("[$]x^2[/$] and [$$]y[/$$]", r"\(x^2\) and \[y\]"),
    ],
)
def test_what_html_says_is_said_in_markdown(html: str, shown: str) -> None:
    assert [card.back for card in cards(f"#separator:tab\n#html:true\nfront\t{html}\n")] == [shown]


def test_what_stays_out_of_a_field_is_told() -> None:
    notes = read("#separator:tab\n#html:true\nbell\tship's bell [sound:bell.mp3]\n")
    assert [card.back for topic in notes.topics for fact in topic.facts for card in fact.cards] == ["ship's bell"]
    assert [(one.line, one.message) for one in notes.problems] == [(3, "left out: a sound (bell.mp3)")]


def test_a_picture_beside_the_file_is_shown_with_its_card() -> None:
    notes = read('#separator:tab\n#html:true\nWhich part? <img src="a keel.png">\tkeel\n')
    [topic] = notes.topics
    assert [(one.target, one.line) for one in topic.figures] == [("a keel.png", 3)]
    [made] = candidates(notes).candidates
    assert made.shows == ("a keel.png",)


def test_fields_behind_the_back_are_shown_after_the_answer() -> None:
    found = cards("#separator:tab\nkeel\tlowest timber\tof oak\nbow\tfront\t\n")
    assert [(card.front, card.back, card.extra) for card in found] == [
        ("keel", "lowest timber", "of oak"),
        ("bow", "front", ""),
    ]


@pytest.mark.parametrize("name", ["Basic (optional reversed card)", "Простая (с обратной по выбору)"])
def test_a_field_that_only_asks_for_the_reverse_is_no_part_of_the_card(name: str) -> None:
    found = cards(f"#separator:tab\n#notetype:{name}\nkeel\tlowest timber\ty\n")
    assert [(card.front, card.extra) for card in found] == [("keel", ""), ("lowest timber", "")]


@pytest.mark.parametrize(
    ("head", "names"),
    [("", "Front\tBack"), ("", "Term\tDefinition"), ("#separator:tab\n", "Frage\tAntwort"), ("", "单词\t释义")],
)
def test_a_first_row_that_names_the_columns_is_no_card(head: str, names: str) -> None:
    text = f"{head}{names}\nkeel\tlowest timber\nword\ta sign of speech\n"
    assert [card.front for card in cards(text)] == ["keel", "word"]
    assert [fact.unasked for topic in read(text).topics for fact in topic.facts][-3] == "names the columns"


def test_a_card_about_such_a_name_is_one() -> None:
    assert [card.front for card in cards("front\tthe side that asks\nback\tthe side that tells\n")] == ["front", "back"]


def test_a_field_of_open_brackets_is_read_at_once() -> None:
    text = "[sound:" * 100_000
    assert cards(f"#separator:tab\n#html:true\nfront\t{text}\n")[0].back == text


def test_a_gap_in_a_formula_is_a_card() -> None:
    made = cards(
        "#separator:tab\n#html:true\nSpeed is \\(v = {{c1::\\frac{s}{t}}}\\)\t\nTime: {{c1::t}}\t\n", "deck.txt"
    )
    assert [(card.front, card.back) for card in made] == [
        ("Speed is \\(v = {{...}}\\)", "\\frac{s}{t}"),
        ("Time: {{...}}", "t"),
    ]
    assert not cards("In code `{{c1::a}}` is a gap.")


def test_boxes_on_a_picture_are_no_card_in_text_and_told() -> None:
    row = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.3}}\t<img src=leaf.png>\tA leaf\n"
    notes = parse(f"#separator:tab\n#html:true\n#notetype:Image Occlusion\n{row}petiole\tstalk of a leaf\n", "d.txt")
    told = [(fact.unasked, len(fact.cards)) for topic in notes.topics for fact in topic.facts if fact.role == "card"]
    assert told == [("covers parts of a picture", 0), ("", 1)]
    assert [one.message for one in notes.problems] == [
        "covers parts of a picture: no card. Export the deck as a package (.apkg), which brings the picture along"
    ]
