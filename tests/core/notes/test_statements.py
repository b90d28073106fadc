"""What a line does among the notes: its role, its language, and why it is not asked."""

import pytest

from study.core.notes import parse
from study.core.notes.model import Fact
from study.core.text.compare import clean


def facts(text: str, file: str = "notes.md") -> list[Fact]:
    return [fact for topic in parse(text, file).topics for fact in topic.facts]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("- keel: the long beam at the bottom of a ship", "definition"),
        ("- A keel is a beam at the bottom", "definition"),
        ("- Der Kiel ist ein Balken am Boden", "definition"),
        ("- 龙骨是一种结构", "definition"),
        ("- colour: red", "property"),
        ("- Draught: 3 m", "value"),
        ("- Draught: -3 m", "value"),
        ("- 水深：3 米", "value"),
        ("- Die Fahrt dauert 30 Minuten", "value"),
        ("- La traversée dure 30 minutes", "value"),
        ("- The k8s cluster runs here", "statement"),
        ("- the wind blows from the east ⇒ the ship drifts", "cause"),
        ("- port ⇒ left", "pair"),
        ("- plan → build → sail", "step"),
        ("- You must reef the sails", "rule"),
        ("- Man darf nie allein segeln", "rule"),
        ("1. Turn the key to the left", "step"),
        ("e.g. a sloop", "example"),
        ("z. B. eine Jolle", "example"),
        ("Parts:\n\n- keel", "lead"),
        ("- ships float", "statement"),
    ],
)
def test_the_role_follows_from_the_form(text: str, role: str) -> None:
    assert facts(text)[0].role == role


def test_rows_and_their_header() -> None:
    header, row = facts("| a | b |\n|---|---|\n| c | d |")
    assert (header.role, header.unasked, row.role) == ("lead", "names the columns", "row")
    assert [fact.role for fact in facts("- list\n| a | b |\n|---|---|\n| c | d |")][1:] == ["lead", "row"]
    assert [(fact.text, fact.role) for fact in facts("| a | b |\n| c | d |")] == [("a | b", "row"), ("c | d", "row")]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("- [ ] buy rope", "to-do"),
        ("- [x] buy rope", "to-do"),
        ("TODO ask somebody", "to-do"),
        ("back to [[Index]]", "links"),
        ("← [[Home]] | [[Next page]]", "links"),
        ("Siehe auch: [[Segel]], [[Mast]]", "links"),
        ("- [Keel](#keel)", "contents"),
        ("[TOC]", "contents"),
        ("Source: The Ashley Book of Knots", "source"),
        ("_Source: The Ashley Book of Knots_", "source"),
        ("The page's content is adapted from the Ashley Book of Knots", "remark"),
        ("Quelle: Lehrbuch der Seefahrt", "source"),
        ("https://example.org/knots", "source"),
        ("These notes are not proofread", "remark"),
        ("WIP", "remark"),
        ("Mitschrift, noch nicht korrekturgelesen", "remark"),
        ("btw, the harbour master was late", "aside"),
        ("(haha, I forgot my boots)", "aside"),
        ("Yeah, you know, sails.", "aside"),
        ("Why do ships float?", "lead"),
        ("*Typ:* Flervalsfråga", "note-property"),
        ("**Course**: Seamanship 1", "note-property"),
        ("_People v. Hart_, 176 Cal. App. 3d 662 (2009)", "source"),
        ('{% include "knots" %}', "verbatim"),
    ],
)
def test_what_is_owned_and_never_asked(line: str, role: str) -> None:
    (fact, other) = facts(f"# Ships\n\n{line}\n\nShips float on water.")
    assert (fact.role, bool(fact.unasked)) == (role, True)
    assert other.unasked == ""


@pytest.mark.parametrize(
    "line",
    [
        "Capital: [[Paris]]",
        "The source of the river lies in the Alps",
        "Draft of a ship: how deep it lies",
        "References hold the address of a variable",
        "See the keel as a spine",
        "A note on paper is a contract",
        "NOW is a constant",
    ],
)
def test_what_may_be_asked(line: str) -> None:
    (fact,) = facts(f"# Ships\n\n- {line}")
    assert fact.unasked == ""


def test_headings_say_what_stands_under_them() -> None:
    text = (
        "## Contents\n\n- Keel\n\n## References\n\n- Smith, Knots (2010)"
        "\n- A reference is an alias of a variable\n\n## To-do\n\n- rope"
    )
    assert [fact.role for fact in facts(text)][:2] == ["contents", "source"]
    assert [bool(fact.unasked) for fact in facts(text)] == [True, True, False, True]


def test_a_name_above_links_is_not_asked_and_a_link_in_a_cell_stays_whole() -> None:
    found = facts("# Ships\n\nRelated\n- [[Sail]]\n- [[Mast]]\n\n| a | b |\n|---|---|\n| [[x|y]] | c |")
    assert [(fact.text, fact.role) for fact in found] == [
        ("Related", "links"),
        ("a | b", "lead"),
        ("[[x|y]] | c", "row"),
    ]


def test_options_of_a_question_are_not_told_as_true() -> None:
    _, one, two = facts("Choose one:\n\n- the keel is on top\n- the keel is below")
    assert {one.unasked, two.unasked} == {"an option that may be wrong"}


def test_lines_that_only_name_what_is_below_are_titles() -> None:
    found = facts("Sails\n- jib\n- main\n\n- Masts\n    - fore\n\n> [!info] Rigging\n> Ropes hold the mast upright.")
    assert [fact.text for fact in found if fact.unasked == "a title"] == ["Sails", "Masts", "Rigging"]
    assert [fact.lead for fact in found][:3] == ["", "Sails", "Sails"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ship lies in the harbour and waits for the tide", "en"),
        ("Das Schiff liegt im Hafen und wartet auf die Flut", "de"),
        ("Le navire est dans le port et attend la marée", "fr"),
        ("El barco está en el puerto y espera la marea", "es"),
        ("La nave è nel porto e aspetta la marea", "it"),
        ("O navio está no porto e não espera pela maré", "pt"),
        ("Skeppet ligger i hamnen och väntar på tidvattnet", "sv"),
        ("Het schip ligt in de haven en wacht op het tij", "nl"),
        ("船停在港口等待潮水", "zh"),
        ("船は港で潮を待っている", "ja"),
        ("배가 항구에서 기다린다", "ko"),
        ("السفينة في الميناء", "ar"),
        ("האונייה בנמל", "he"),
        ("Корабль стоит в порту", "ru"),
        ("Notomys", ""),
    ],
)
def test_the_language_is_told_by_small_words_and_letters(text: str, language: str) -> None:
    assert facts(f"- {text}")[0].language == language


def test_short_lines_are_in_the_language_of_their_file() -> None:
    german = (
        "# Schiffe\n\n- Kiel\n- Das Schiff liegt im Hafen und wartet auf die Flut"
        "\n- The ship is in the harbour of the town"
    )
    assert [fact.language for fact in facts(german)] == ["de", "de", "en"]


def test_forgotten_spaces_and_other_marks_read_as_they_are_meant() -> None:
    notes = parse("##Sails\n-- jib\n-- main\n– mast\n#tag")
    assert [topic.title for topic in notes.topics] == ["Sails"]
    assert [fact.text for fact in notes.topics[0].facts] == ["jib", "main", "mast"]
    assert [fact.text for fact in facts("1、first\n2、second\n（3）third")] == ["first", "second", "third"]


def test_a_line_right_after_an_item_says_its_own() -> None:
    assert [fact.text for fact in facts("- The bow is in front.\nThe stern is behind.")] == [
        "The bow is in front.",
        "The stern is behind.",
    ]
    assert [fact.text for fact in facts("- the bow is in\nfront")] == ["the bow is in front"]
    assert [fact.text for fact in facts("1. Cast off.\nThe mate says when.\n2. Sail.")] == [
        "Cast off.",
        "The mate says when.",
        "Sail.",
    ]


def test_a_line_right_after_an_item_with_a_long_link_says_its_own() -> None:
    text = (
        "- [[Harbour/Parts/Quay walls/Head]] The end of a quay\nFender Timber between ship and quay\nBollard A post\n"
    )
    assert [fact.text for fact in facts(text)][1:] == ["Fender Timber between ship and quay", "Bollard A post"]


def test_a_dash_within_brackets_parts_no_term() -> None:
    for text in ("The quay (plates 12 - 14; 20)", "Ebb (see: tides) and flood"):
        assert [fact.term for fact in facts(text)] == [""]
    assert [fact.term for fact in facts("Ebb (low tide): the sea goes out")] == ["Ebb (low tide)"]


def test_a_section_s_own_items_are_not_led_by_the_list_above() -> None:
    found = facts("Sails are:\n- jib\n- main\n\n- Ships float")
    assert [fact.lead for fact in found] == ["", "Sails are:", "Sails are:", ""]


def test_wide_and_right_to_left_signs() -> None:
    lead, item = facts("部分：\n\n- 龙骨：船底的梁")
    assert (lead.role, item.lead, item.term, item.meaning) == ("lead", "部分：", "龙骨", "船底的梁")
    (arabic,) = facts("- \u200fالصاري: عمود السفينة\u200f")
    assert (arabic.term, arabic.meaning) == ("الصاري", "عمود السفينة")


def test_numbers_stay_as_they_are_written() -> None:
    for text in (
        "-273 °C",
        "-40 to 85 °C",
        "Th7–L5",
        "3×10^8 m/s",
        "$E_k = \\frac{1}{2} m v^2$",
        "~5 %",
        "2^10 = 1024",
    ):
        (fact,) = facts(f"- Value: {text}")
        assert (fact.text, fact.meaning) == (f"Value: {text}", text)


def test_a_page_of_notion() -> None:
    page = "# Krill\n\nCreated: March 3, 2025\nTags: sea\n\n<aside>\n💡 Krill eat algae.\n\n</aside>\n\nFood: algae"
    found = facts(page, "Krill 0123456789abcdef0123456789abcdef.md")
    assert [(fact.text, fact.role, fact.callout) for fact in found] == [
        ("Created: March 3, 2025", "note-property", ""),
        ("Tags: sea", "note-property", ""),
        ("Krill eat algae.", "statement", "aside"),
        ("Food: algae", "property", ""),
    ]
    assert facts("# Krill\n\nFood: algae\nSize: small", "n.md")[0].role == "property"


def test_a_database_of_notion_is_a_table() -> None:
    header, row = facts('Name,Food\nKrill,"algae, ""fresh"""\n', "Animals 0123456789abcdef0123456789abcdef.csv")
    assert (header.text, header.unasked) == ("Name | Food", "names the columns")
    assert (row.text, row.role, row.lead) == ('Krill | algae, "fresh"', "row", "Name | Food")


def test_outlines_speak_to_their_program() -> None:
    page = (
        "- TODO rope\n- {{query (todo now)}}"
        "\n- ((64a1b2c3-0000-4000-8000-000000000001))\n- Krill eat algae\n  :LOGBOOK:\n "
        " CLOCK: [x]\n  :END:\n- {{[[TODO]]}} sail"
    )
    assert [fact.role for fact in facts(page)] == ["to-do", "links", "links", "statement", "note-property", "to-do"]


def test_headings_of_an_old_outline_are_items() -> None:
    page = (
        "## Whales\n### Blue whales are the largest animals that ever lived on earth"
        "\n### They eat\n#### krill that they sift out of the water with baleen"
    )
    notes = parse(page, "pages/Whales.md")
    assert [topic.title for topic in notes.topics] == ["Whales"]
    assert [fact.depth for fact in notes.topics[0].facts] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("All practice sessions done : )", False),
        ("The harbour was closed today", False),
        ("long walk at the harbour", False),
        ("keel: the long beam at the bottom", True),
        ("A keel is a beam at the bottom", True),
        ("Ships need water below the keel", True),
    ],
)
def test_the_page_of_a_day_holds_notes_and_lines_of_a_diary(line: str, is_asked: bool) -> None:
    (there,) = facts(f"- {line}", "journals/2026_03_05.md")
    (elsewhere,) = facts(f"- {line}", "Ships.md")
    assert (not there.unasked, not elsewhere.unasked) == (is_asked, True)


def test_a_word_that_english_has_as_well_tells_no_other_language() -> None:
    assert facts("- 300 messages per second")[0].language == ""
    assert facts("- 300 messages per second\n\nThe queue is full and it waits for the reader")[0].language == "en"


def test_lines_that_were_broken_by_hand_say_their_own() -> None:
    text = "Keels hold a ship upright.\nStems cut the water\nflare: sides that lean out\nand keep the deck dry\n"
    assert [fact.text for fact in facts(text)] == [
        "Keels hold a ship upright.",
        "Stems cut the water",
        "flare: sides that lean out and keep the deck dry",
    ]


def test_lines_that_were_full_are_one_statement() -> None:
    lines = (
        "The keel is the long beam along the bottom of a ship which",
        "Carries the frames and keeps it upright in wind",
    )
    assert len(facts("\n".join((lines[0], f"{lines[1]} of any", "Force")))) == 1
    wide = f"The keel is {'long and heavy and ' * 6}of oak"
    assert [fact.text for fact in facts(f"{wide}\nKinds of keel")] == [wide, "Kinds of keel"]
    assert len(facts(f"{wide}\nand of iron")) == 1


@pytest.mark.parametrize(
    "text",
    [
        '<aside>\n<img src="/icons/fish.svg" alt="/icons/fish.svg" width="40px" /> Krill eat algae.\n\n</aside>',
        '<aside>\n<img src="https://notes.example/icons/a.svg" width="40px" />\n\nKrill eat algae.\n</aside>',
        '<aside><img src="/icons/a.svg"> Krill eat algae.</aside>',
    ],
)
def test_the_icon_of_a_box_is_no_part_of_it_and_no_picture(text: str) -> None:
    notes = parse(f"# Krill\n\n{text}\n")
    (topic,) = notes.topics
    assert [(fact.text, fact.callout, fact.unasked) for fact in topic.facts] == [("Krill eat algae.", "aside", "")]
    assert not topic.figures
    assert not notes.problems


def test_a_box_with_nothing_but_an_icon_says_nothing() -> None:
    notes = parse('# Krill\n\n<aside>\n<img src="/icons/a.svg">\n</aside>\n')
    assert not notes.topics[0].facts
    assert not notes.topics[0].figures
    assert {problem.line for problem in notes.problems} == {3, 4, 5}


@pytest.mark.parametrize("asks", ["What do krill eat?", "Was fressen sie?", "它们吃什么？"])
def test_a_question_with_lines_nested_below_it_is_not_without_its_answer(asks: str) -> None:
    answered, *_ = facts(f"- {asks}\n    - algae of the open sea\n    - small animals")
    (alone,) = facts(f"- {asks}")
    assert (answered.role, answered.unasked) == ("lead", "a question that the lines below it answer")
    assert (alone.role, alone.unasked) == ("lead", "a question without its answer")


@pytest.mark.parametrize("sign", ["\\", "<br>"])
def test_a_line_of_an_item_that_its_writer_broke_says_something_of_its_own(sign: str) -> None:
    first = "The harbour master decides which ship may enter and when it has to leave"
    text = f"# Harbour\n\n- {first} {sign}\n  \\-> For example: ferries come first\n"
    (topic,) = parse(text, "harbour.md").topics
    assert len(topic.facts) == 2 and clean(topic.facts[0].text) == first


@pytest.mark.parametrize(
    "lines",
    [
        ("la mer - the sea", "le quai = quay", "haler – to haul (je hale)", "la vague : wave"),
        ("le quai = quay", "la mer = sea", "la vague = wave"),
    ],
)
def test_a_list_of_words_is_a_pair_a_line_whatever_stands_between(lines: tuple[str, ...]) -> None:
    """As they are typed in class: in small letters and without bullets or blank lines."""
    [topic] = parse("\n".join(lines), "words.md").topics
    assert [fact.text for fact in topic.facts] == list(lines)


@pytest.mark.parametrize("mark", ["**", "__", "==", "`"])
@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_marked_terms_begin_lines_of_their_own_however_long_they_are(mark: str, dash: str) -> None:
    """Of two long lines the first, where it is the longer, looks as if an editor had broken it; so does one that it
    did break, below."""
    lines = [
        f"{mark}Left quay{mark} {dash} gravel ground, for ferries and the coaster",
        f"{mark}Right quay{mark} {dash} clay and limestone, for our yachts only",
        f"{mark}Basin{mark} {dash} mud that the tide leaves dry for hours, so",
        "flat boats alone lie in it",
    ]
    for several in (lines, lines[:2]):
        [topic] = parse("\n".join(several), "harbour.md").topics
        assert [fact.lines for fact in topic.facts] == (
            [(1, 1), (2, 2), (3, 4)] if several is lines else [(1, 1), (2, 2)]
        )


def test_a_marked_word_where_an_editor_broke_a_sentence_begins_none() -> None:
    text = "Ships of more than forty metres are told to wait at the\n**Right quay** – the deeper one of the two we have"
    [topic] = parse(text, "harbour.md").topics
    assert [fact.lines for fact in topic.facts] == [(1, 2)]
