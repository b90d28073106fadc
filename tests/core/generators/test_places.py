"""Places of notes that are asked unseen, and those that tell of a task, an example or a course."""

import pytest

from study.core.generators import SHAPES
from study.core.generators.judge import judged
from study.core.generators.statements import Corpus
from study.core.notes import parse, read_together
from tests.core.generators.notes_for_tests import doubts

LINE = "- Winch: a drum that hauls ropes\n"


@pytest.mark.parametrize(
    ("places", "doubt"),
    [
        (("Gear", "On deck"), ""),
        (("Examples", "On deck"), ""),
        (("Hauling: examples", "The night of the fog"), "a worked example"),
        (("Esempi di manovre", "La notte della nebbia"), "a worked example"),
        (("Gear", "Consider 3 ships A, B, C"), "a worked example"),
        (("Gear", "Supponiamo 3 navi A, B, C"), "a worked example"),
        (("Gear", "Consider the crew"), ""),
        (("Hauling", "Solution 1"), "a task or a plan"),
        (("Hauling", "Soluzione 2 (migliore)"), "a task or a plan"),
        (("Hauling", "Lösung 3"), "a task or a plan"),
        (("Hauling", "Walkthrough"), "a task or a plan"),
        (("Målbeskrivningar", "Part"), "a task or a plan"),
        (("Part", "Course literature"), "a task or a plan"),
        (("Omtentamen 2", "Part"), "a task or a plan"),
        (("Exam topics", "Hauling"), "a task or a plan"),
        (("Harbour law tutorial questions", "On deck"), "a task or a plan"),
        (("Scenario", "On deck"), "a task or a plan"),
        (("Szenario 2", "An Deck"), "a task or a plan"),
        (("Scenarios of a storm", "On deck"), ""),
        (("Suggested learning path", "On deck"), "a task or a plan"),
        (("Esercizio 2: il verricello", "In coperta"), "a task or a plan"),
        (("Simulazione del parziale", "In coperta"), "a task or a plan"),
        (("Aufgabe der Winde", "An Deck"), ""),
        (("Esempio pratico", "In coperta"), "an example"),
        (("Excalidraw Data", "Text Elements"), "words of a drawing"),
        (("Elements of a text", "Drawing a plan"), ""),
        (("Case Study 2", "On deck"), "an example"),
        (("Caso clinico: il mozzo", "In coperta"), "an example"),
        (("Case", "Cases of rope"), "an example"),
        (("Cases of rope", "On deck"), ""),
    ],
)
def test_what_stands_in_a_task_or_an_example_waits(places: tuple[str, str], doubt: str) -> None:
    text = f"# Boats\n\n## {places[0]}\n\n### {places[1]}\n\n{LINE}"
    assert [found for _, found in doubts(text, "meaning")] == [doubt]


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("the wind drops at night in the roads ⇒ the ship drifts ashore", ""),
        ("the wind drops at night in the roads → the ship drifts ashore", "an arrow may stand for anything"),
        ("The first step of mooring is slowing down ⇒ the crew stands by", "the cause tells what something is"),
        (
            "il primo passo della manovra è la frenata della nave ⇒ la nave entra in porto",
            "the cause tells what something is",
        ),
        ("4, 8, 16 men have pulled the rope on a calm day ⇒ the tug takes ten lines", "the cause is a row of numbers"),
        ("se il vento cala nella rada di notte ⇒ trovare un altro porto vicino", "what follows is an instruction"),
    ],
)
def test_what_follows_is_asked_of_what_happens(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Boats\n\n## Mooring\n\n- {line}\n", "cause")] == [doubt]


def test_what_is_made_up_for_an_example_waits() -> None:
    line = "- Winch: a drum that hauls ropes\n"
    for before, doubt in [
        ("## On deck\n\n", ""),
        ("## Esempio manovra\n\n", "an example"),
        ("## On deck\n\n**Solution**\n\n", "an example"),
        ("## On deck\n\n**Lösung 2**\n\n", "an example"),
        ("## On deck\n\n**Rule**\n\n", "a respect of its place"),
        ("## On deck\n\nImmaginiamo che la nave abbia questi attrezzi:\n\n", "an example"),
        ("## On deck\n\nNehmen wir an, das Schiff hat diese Geräte:\n\n", "an example"),
        ("## On deck\n\nSuppose that the ship has these tools:\n\n", "an example"),
    ]:
        found = [doubt for _, doubt in doubts(f"# Boats\n\n{before}{line}", "meaning")]
        assert found == [doubt], before


def test_a_line_with_a_title_behind_it_is_not_asked() -> None:
    rule = "* A winch must lock its drum so that only one man at a time is needed there\n"
    assert [found for _, found in doubts(f"# Boats\n\n## Winch\n\n{rule}", "rule")] == [""]
    more = f"{rule}Crew Session Store\n* The crew has a log\n"
    assert [found for _, found in doubts(f"# Boats\n\n## Winch\n\n{more}", "rule")] == [
        "a title seems to follow its line"
    ]
    term = "*Hawser* (rope): A thick line that moors a ship in harbour, for example\nat a quay, "
    for after, doubt in {
        "*Sheet* (rope): A line that trims a sail": "a title seems to follow its line",
        "a pier": "",
    }.items():
        assert [found for _, found in doubts(f"# Ship\n\n## Terms\n\n{term}{after}\n", "meaning")] == [doubt]


PLAN = "a task or a plan"


def test_what_somebody_is_to_be_able_to_do_is_no_knowledge() -> None:
    said = "A **ketch** is a sailing ship whose after mast is the shorter one."
    for heading, doubt in {
        "Be able to": PLAN,
        "You should be able to": PLAN,
        "Du ska kunna": PLAN,
        "Att kunna": PLAN,
        "Savoir faire": PLAN,
        "Good to know": "",
        "Da sapere": "",
    }.items():
        found = [why for _, why in doubts(f"# Boats\n\n## {heading}\n\n{said}\n", "meaning")]
        assert found == [doubt], heading


def test_what_is_planned_in_a_folder_of_projects_is_made_up_and_a_folder_of_topics_is_none() -> None:
    text = "# {}\n\nA **keel** is a beam that runs along the bottom of a hull.\n"
    folders = {"Projects": PLAN, "02 - Progetti": PLAN, "Projekte": PLAN, "Projections": "", "Boats": "", "Topics": ""}
    for folder, doubt in folders.items():
        files = [parse(text.format(name), f"{folder}/{name}.md") for name in ("Sloop", "Brig")]
        corpus = Corpus(read_together([*files, parse("# Kayak\n\n- Paddle: of ash\n", "Lakes/Kayak.md")]))
        one = next(one for topic in corpus.notes.topics for one in SHAPES["meaning"].make(topic, corpus))
        assert judged(one, corpus).doubts == ((doubt,) if doubt else ()), folder


def test_what_stands_under_a_task_is_of_an_exercise_but_for_what_letters_stand_for() -> None:
    lines = "- **Leading light**: a lamp that shows ships the way into a dock\n"
    lines += "- The AIS (Automatic Identification System) shows ships\n"
    for heading in ("1) Compare the lights of the two moles", "Application 2: lights of the north mole", "Lights"):
        found = dict(doubts(f"# Harbour\n\n## {heading}\n\n{lines}", "meaning"))
        assert found["What is *Leading light*?"] == ("" if heading == "Lights" else "a task or a plan"), heading
        letters = doubts(f"# Harbour\n\n## {heading}\n\n{lines}", "initials")
        assert [doubt for _, doubt in letters] == [""], heading


@pytest.mark.parametrize("title", ["C++", "C#", "भूगोल", "ภูมิศาสตร์", "Üb", "船"])
def test_a_short_heading_in_any_script_is_a_place(title: str) -> None:
    corpus = Corpus(parse(f"# {title}\n\n- Winch: a drum that hauls ropes\n", "Gear.md"))
    assert [corpus.context(entry)[-1] for entry in corpus.entries] == [title]


@pytest.mark.parametrize("file", ["02%20Deck%20gear.md", "03 - Deck gear.md", "4. Deck gear.md", "Deck_gear.md"])
def test_the_name_of_a_file_is_a_place_without_its_number_and_signs(file: str) -> None:
    corpus = Corpus(read_together([parse(LINE, file), parse("# Sails\n\n- Jib: a sail at the bow\n", "Sails.md")]))
    assert corpus.context(corpus.entries[0])[0].lower() == "deck gear"
