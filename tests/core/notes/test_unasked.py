"""What is read and never asked because it tells nothing of the subject: examples, exercises, instructions, thoughts."""

import pytest

from study.core.notes import parse
from study.core.notes.model import Fact


def facts(text: str, file: str = "Ships.md") -> list[Fact]:
    return [fact for topic in parse(text, file).topics for fact in topic.facts]


def why(text: str, file: str = "Ships.md") -> list[str]:
    return [fact.unasked for fact in facts(text, file)]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Example of a Reef Knot", "an example"),
        ("Example 2: The Vasa", "an example"),
        ("Concrete example", "an example"),
        ("Beispiel", "an example"),
        ("Exemple de nœud", "an example"),
        ("Ejemplo: un barco", "an example"),
        ("Esempio 3", "an example"),
        ("Exempel på knopar", "an example"),
        ("例题", "an example"),
        ("مثال", "an example"),
        ("Exercises", "an exercise"),
        ("2.4 Review questions", "an exercise"),
        ('Exercises <a href="#x" id="x"></a>', "an exercise"),
        ("Übungen", "an exercise"),
        ("Ejercicios", "an exercise"),
        ("Esercizi 2", "an exercise"),
        ("Övningar", "an exercise"),
        ("习题", "an exercise"),
        ("تمارين", "an exercise"),
        ("Learning Objectives", "about the course, not its subject"),
        ("Lernziele", "about the course, not its subject"),
        ("Lärandemål", "about the course, not its subject"),
        ("Course overview", "about the course, not its subject"),
        ("How to install the tools", "an instruction to somebody"),
        ("Attributions and Licensing", "about authors, licence or history"),
        ("Gate 2 defect register", "a record of work on notes"),
        ("Frozen inventory: parts of a ship", "a record of work on notes"),
        ("Ropes and knots — chapter tracker", "a record of work on notes"),
        ("Dev logs", "a record of work on notes"),
        ("Verification log", "a record of work on notes"),
        ("Änderungsprotokoll", "a record of work on notes"),
        ("Journal des corrections", "a record of work on notes"),
        ("Registro de cambios", "a record of work on notes"),
        ("Registro delle correzioni", "a record of work on notes"),
        ("Ändringslogg", "a record of work on notes"),
        ("修订记录", "a record of work on notes"),
    ],
)
def test_headings_tell_what_is_no_part_of_the_subject(title: str, reason: str) -> None:
    under = "The Vasa sank because her ballast was too light.\n\n### More\n\n- She lay low."
    text = f"## {title}\n\n{under}\n\n## Keel\n\nIt is long."
    assert why(text) == [reason, reason, ""]


@pytest.mark.parametrize(
    "title",
    [
        "Examples of rigs",
        "Instructions",
        "Templates",
        "Copyright",
        "Aufgaben",
        "Activity",
        "Exemplary ships",
        "Compiti",
        "Prompt",
        "Audit log",
        "Inventory",
        "Tracker",
        "Gate",
        "Logbook of a ship",
        "Risk register",
    ],
)
def test_headings_that_may_be_the_subject(title: str) -> None:
    assert why(f"## {title}\n\nThe Vasa sank because her ballast was too light.") == [""]


@pytest.mark.parametrize(
    "title",
    [
        "Metadaten",
        "Metadata",
        "Métadonnées",
        "Metadatos",
        "Metadati",
        "Metadados",
        "Metagegevens",
        "Метаданные",
        "元数据",
    ],
)
def test_what_stands_under_the_data_of_a_note_is_about_the_note(title: str) -> None:
    text = f"# Ropes\n\n## {title}\n\nHypothese: [[Ropes hold ships]]\n\nStatus: half read\n\n## Knots\n\nA knot holds."
    assert why(text) == ["data about the note"] * 2 + [""]


def test_who_writes_of_such_data_is_asked_about_them() -> None:
    text = "## Metadata\n\nMetadata is data that describes other data, such as who wrote a file."
    assert why(text) == [""]


@pytest.mark.parametrize(
    "title",
    [
        "About this note",
        "Note properties",
        "Über diese Notiz",
        "À propos de cette note",
        "Sobre esta nota",
        "关于本笔记",
    ],
)
def test_what_tells_of_the_note_is_never_asked(title: str) -> None:
    assert why(f"## {title}\n\nIt is kept in the cabin and grows with every voyage.") == [
        "about the note, not its subject"
    ]


def test_under_several_examples_a_term_and_a_row_tell_something() -> None:
    text = "## Examples\n\nTom ties a knot.\n\n- sloop: a boat with one mast\n\n| a | b |\n|---|---|\n| c | d |"
    assert [(fact.role, fact.unasked) for fact in facts(text)] == [
        ("example", "one of several examples"),
        ("definition", ""),
        ("lead", "names the columns"),
        ("row", ""),
    ]


def test_pages_and_folders_tell_it_of_all_that_is_in_them() -> None:
    line = "Summarise the arguments of the shipowner."
    assert why(line, "prompts/case.md") == ["an instruction to a program"]
    assert why(line, "Exercises.md") == ["an exercise"]
    assert why("The Vasa lies in Stockholm.", "Exercises/Vasa.md") == [""]
    assert why("The Vasa lies in Stockholm.", "Templates/Vasa.md") == [""]
    assert why("The Vasa lies in Stockholm.", "Domande orale.md") == [""]
    assert why(line, "cases/example-1-the-vasa/opinion.md") == ["an example"]
    assert why(line, "cases/Attributions.md") == ["about authors, licence or history"]
    assert why(line, "pages/Books to read.md") == ["on a page of plans or thoughts"]
    assert why(line, "ships/Ch3_TRACKER.md") == ["a record of work on notes"]
    assert why(line, "ships/Harbour - Lab 3.md") == ["a lab exercise"]
    assert why("The Vasa lies in Stockholm.", "labs/Vasa.md") == [""]
    assert why(line, "work log/March.md") == ["a record of work on notes"]
    assert why("The Vasa lies in Stockholm.", "cases/Links.md") == [""]
    assert why("A template is a pattern of wood.", "building/Templates.md") == [""]
    assert why("Keel:: bottom\n\nBow:: front", "prompts/Cards.md") == ["", ""]


def test_a_quote_below_the_announcement_of_an_example_is_one() -> None:
    quote = "> **Hull:** of oak\n>\n> **Mast:** of pine"
    for lead in ("Take the Vasa, for example:", "Ein Beispiel:", "Ecco un esempio:", "Till exempel:"):
        assert why(f"{lead}\n\n{quote}\n\nA hull is the body of a ship.")[1:] == ["an example"] * 2 + [""]
    assert why(f"The parts of a ship:\n\n{quote}")[1:] == ["", ""]


def test_a_line_above_a_list_is_its_heading() -> None:
    text = "**Learning Objectives**\n\n1. Know the parts of a ship.\n\nThe keel is long.\n\n- It is of oak."
    assert why(text) == ["a title", "about the course, not its subject", "", ""]
    assert why("Domande orale:\n- dimostrazione del teorema")[1:] == ["a question of an exam"]
    assert why("To do:\n- buy rope\n\nParts:\n- keel")[1:] == ["a to-do", "introduces what follows", ""]


def test_footnotes_that_cite_and_the_text_of_a_court_are_sources() -> None:
    text = "Ships float.[^1][^2]\n\n[^1]: See Smith, 36 F.3d 123 (1994).\n\n[^2]: Wood is lighter than water."
    assert why(text)[1:] == ["a footnote that names a source", ""]
    opinion = "The master of the ship had a duty to the cargo, and he left the ship before the storm came. " * 4
    text = f"# Smith v. Jones\n\nBrown, Circuit Judge.\n\n{opinion}\n\n{opinion}"
    assert set(why(text)) == {"the text of a court"}
    assert why("A judge:\n\nThe ship was lost.")[1:] == [""]


def test_what_styles_a_text_is_no_part_of_it() -> None:
    text = '<mark style="color:red;">The keel</mark> is <u>long</u>.\n\n{% hint style="info" %} The mast is high.'
    assert [fact.text for fact in facts(text)] == ["The keel is long.", "The mast is high."]


def test_an_item_is_the_heading_of_what_is_nested_under_it() -> None:
    text = "- Contents\n  - Chapter 1 · The keel 12\n    - The mast 14\n- The keel\n  - is a beam at the bottom"
    assert why(text) == ["a title", "a table of contents", "a table of contents", "a title", ""]


@pytest.mark.parametrize(
    "line",
    [
        "Explain how the tides arise.",
        "Describe the difference between a sloop and a cutter",
        "a) Name three kinds of knots",
        "Answer the following questions.",
        "The function of the keel (2p)",
        "Förklara begreppen babord och styrbord. (2p)",
        "Beskriv kölens funktion",
        "Erläutern Sie den Zweck des Kiels",
        "Nenne drei Knoten",
        "Expliquez le rôle de la quille",
        "Explique el papel de la quilla",
        "Explica brevemente la quilla",
        "Descrivi la chiglia",
        "Si dimostri che la nave galleggia",
        "Skriv in ditt svar här",
        "Your answer:",
        "简述龙骨的作用",
        "اشرح دور العارضة",
    ],
)
def test_tasks_are_exercises(line: str) -> None:
    assert why(f"# Ships\n\n{line}") == ["an exercise"]
    assert why(f"# Ships\n\n- {line}") == ["an exercise"]


@pytest.mark.parametrize(
    "line",
    [
        "Explain plans show how a query is run",
        "Describe: shows the details of a resource",
        "State is kept in the log",
        "List items are nested by their indentation",
        "Compare-and-swap is atomic",
        "Name servers answer queries",
        "Beskriv är ett verb",
        "Describe el movimiento de las mareas",
        "A sloop has one mast (2 sails)",
    ],
)
def test_what_only_begins_like_a_task(line: str) -> None:
    assert why(f"# Ships\n\n{line}") == [""]


@pytest.mark.parametrize(
    "line",
    [
        "I think the keel is too short",
        "the keel is too short but I can't change it",
        "my favourite knot is the bowline",
        "Ich glaube, der Kiel ist zu kurz",
        "Je pense que la quille est trop courte",
        "Creo que la quilla del barco es demasiado corta",
        "Secondo me la chiglia è corta",
        "Jag tycker att kölen är för kort",
        "我觉得龙骨太短了",
        "أعتقد أن العارضة قصيرة جدا",
    ],
)
def test_thoughts_of_the_writer(line: str) -> None:
    assert why(f"# Ships\n\n- {line}") == ["a thought of its writer"]


@pytest.mark.parametrize(
    "line",
    [
        "Class I have a steel hull",
        "Um das Schiff fest zu machen, wirft man eine Leine",
        "Um navio tem um casco",
        "example.com/app → the server of the shop",
        "The I/O of a ship is its cargo",
        "MySQL stores the log",
        "ich bin: I am",
        'Nelson said: "I have a right to be blind sometimes"',
        "i marinai sono a bordo della nave",
        "im Hafen liegt ein Schiff mit einem Mast",
    ],
)
def test_what_does_not_speak_of_the_writer(line: str) -> None:
    assert why(f"# Ships\n\n- {line}") == [""]


def test_a_page_of_thoughts_is_one_in_all_its_lines_but_for_cards() -> None:
    thoughts = "\n\n".join(f"I think ship {n} is too short." for n in range(3))
    lines = "\n\n".join(f"The mast of ship {n} is long." for n in range(5))
    card = "Who steers? #card\nThe helmsman"
    assert set(why(f"{thoughts}\n\n{lines}")) == {"a thought of its writer"}
    assert why(f"{lines}\n\n{lines}\n\n{thoughts}")[:10] == [""] * 10
    assert why(f"{thoughts}\n\n{lines}\n\n{card}")[-1] == ""


@pytest.mark.parametrize(
    "line",
    [
        "You are an expert tutor for sailing.",
        "**Input**: I will provide you with a logbook.",
        "Your task is to summarise the log.",
        "Du bist ein erfahrener Assistent.",
        "Eres un asistente experto.",
        "Il tuo compito è riassumere.",
        "你是一个航海助手。",
    ],
)
def test_a_page_that_speaks_to_a_program_is_an_instruction(line: str) -> None:
    text = f"# Log\n\n{line}\n\n- **Keel**: the length of the keel"
    assert why(text) == ["an instruction to a program"] * 2


def test_a_quoted_prompt_makes_no_page_of_instructions() -> None:
    assert why("A prompt may begin with “You are an expert tutor”.\n\nIt is short.") == ["", ""]


def test_words_that_join_are_no_terms() -> None:
    for line in ("ovvero: la nave galleggia", "d.h.: das Schiff schwimmt", "dvs - skeppet flyter", "i.e.: it floats"):
        (fact,) = facts(f"# Ships\n\n- {line}")
        assert (fact.term, fact.meaning) == ("", "")


def test_what_is_folded_away_is_a_card_where_it_is_asked_for() -> None:
    long = "The ship is described in many words that say how she was built. " * 4
    (card,) = facts(f"<details>\n<summary>Who steers?</summary>\n\n{long}\n\n</details>")
    (short,) = facts("<details>\n<summary>Port</summary>\n\nleft\n\n</details>")
    assert [one.back.strip() for one in (*card.cards, *short.cards)] == [long.strip(), "left"]
    lead, text, _ = facts(f"<details>\n<summary>About the next part</summary>\n\n{long}\n\n</details>")
    assert (lead.role, lead.cards, text.cards) == ("lead", (), ())
    (notice,) = facts("<details>\n<summary>Attributions and Licensing</summary>\n\nCC BY\n\n</details>")
    assert (notice.cards, notice.unasked) == ((), "about authors, licence or history")


def test_on_the_page_of_a_day_two_colons_are_a_property() -> None:
    text = "- Mood:: good\n- Weather:: fine"
    assert [fact.role for fact in facts(text, "journals/2026_03_05.md")] == ["note-property"] * 2
    assert [fact.role for fact in facts(text, "pages/Weather.md")] == ["card"] * 2


def test_titles_are_words_and_keep_their_key() -> None:
    (topic,) = parse('## Burden of Proof <a href="#b-1" id="b-1"></a>\n\nThe state must prove it.', "law.md").topics[1:]
    assert topic.title == "Burden of Proof"
    assert "a-href" in topic.key


def test_spaces_of_an_export_are_spaces() -> None:
    (fact,) = facts("The keel is long.&#x20;")
    assert fact.text == "The keel is long."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not proofread", "a remark about the notes"),
        ("noch nicht korrekturgelesen", "a remark about the notes"),
        ("non relu", "a remark about the notes"),
        ("ej korrekturläst", "a remark about the notes"),
        ("(check this)", "a remark about the notes"),
        ("待补充", "a remark about the notes"),
        ("TODO ask the mate", "a to-do"),
        ("#todo ask the mate", "a to-do"),
        ("back to [[Index]]", "a link and no more"),
        ("zurück zu [[Index]]", "a link and no more"),
        ("Quelle: Handbuch der Seefahrt", "names a source"),
    ],
)
@pytest.mark.parametrize(
    "before", ["- Keel: the spine of a hull", "1. Keel: the spine of a hull", "The keel is a spine."]
)
def test_a_remark_below_a_line_takes_nothing_but_itself(before: str, line: str, reason: str) -> None:
    assert why(f"{before}\n{line}") == ["", reason]
    assert why(f"{before}\n{line}\nback to [[Ships]]") == ["", reason, "a link and no more"]
    assert why(f"{line}\nThe keel is the spine of a hull.")[1:] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "The new lock, of which the gates are still not whole, is\nto be completed in another year.",
        "The chart shows all the harbours of the north; whoever looks for one goes\nback to [[Index]] and on.",
        "Of the flags that a ship has to fly in a harbour the first one,\nsource: of much dispute, is her own.",
        "A draft of the\nslides 3 metres down the ramp of the yard",
    ],
)
def test_a_line_that_goes_on_is_no_remark(text: str) -> None:
    assert len(facts(text)) == 1


@pytest.mark.parametrize("line", ["{: .note }", "\\pagebreak", "\\newpage", "\\tableofcontents"])
def test_a_mark_for_the_page_is_not_asked(line: str) -> None:
    [topic] = parse(f"{line}\n\nThe ebb goes out.", "notes.md").topics
    assert [bool(fact.unasked) for fact in topic.facts] == [True, False]
