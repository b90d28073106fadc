"""Lines under one of several things of a kind are asked with the names of the others."""

import re

import pytest

from study.core.generators import SHAPES, Candidate
from study.core.generators.judge import judged, weighed
from study.core.generators.statements import Corpus
from study.core.notes import parse, read_together
from tests.core.generators.notes_for_tests import faultless, proposed, sure

ROPES = """# Ship

## Types of rope

### Manila

- Swells in rain and must be dried before stowing
- Resists sunlight for many seasons

### Nylon

- Stretches by a third under load, absorbs shocks at anchor

### Polyester

- Keeps its length under steady strain, good for halyards
"""
WINE = """# Wein

## Arten von Fässern

- Barrique
  - fasst 225 Liter, gibt Vanille und Rauch ab
- Halbstück
  - lagert Riesling im Rheingau über den Winter
- Fuder
  - steht an der Mosel im kühlen Keller aus Schiefer
"""
LAKES = {
    "Como": "Ha tre rami lunghi come una ipsilon rovesciata tra ripidi monti boscosi",
    "Garda": "Bagna tre regioni del nord tra ulivi e limoni",
    "Iseo": "Contiene Monte Isola, montagna abitata dai pescatori",
    "Orta": "Custodisce su una isola un monastero benedettino di clausura",
    "Varese": "Ospita regate internazionali di canottaggio ogni estate",
}


def pages(texts: dict[str, str]) -> list[Candidate]:
    """What has no fault of one page for each name, in one folder beside another."""
    files = [parse(f"- {text}\n", f"laghi/{name}.md") for name, text in texts.items()]
    notes = read_together([*files, parse("- Scorre verso il mare Adriatico per seicento chilometri\n", "fiumi/Po.md")])
    corpus = Corpus(notes)
    found = (weighed(one, corpus) for topic in notes.topics for one in SHAPES["belongs"].make(topic, corpus))
    return [one for one in found if one.fit == "sure"]


def found(text: str) -> dict[str, tuple[str, set[str]]]:
    """Right and wrong options by the line that is asked."""
    return {
        re.split("[“„«]", one.prompt, maxsplit=1)[1].rstrip("”“»?"): (one.parts.right[0], set(one.parts.wrong))
        for one in faultless(text, "belongs")
    }


def test_lines_of_headings_bullets_and_pages_of_one_kind_ask_for_their_thing() -> None:
    asked = found(ROPES)
    assert asked["Swells in rain and must be dried before stowing"] == ("Manila", {"Nylon", "Polyester"})
    assert asked["Keeps its length under steady strain, good for halyards"] == ("Polyester", {"Manila", "Nylon"})
    assert found(WINE)["fasst 225 Liter, gibt Vanille und Rauch ab"] == ("Barrique", {"Halbstück", "Fuder"})
    orta = next(one for one in pages(LAKES) if "monastero" in one.prompt)
    assert orta.prompt == "A che cosa si riferisce: «Custodisce su una isola un monastero benedettino di clausura»?"
    assert orta.parts.right == ("Orta",) and set(orta.parts.wrong) <= set(LAKES) - {"Orta"}
    assert "Orta" not in orta.context


def test_each_wrong_option_is_shown_to_be_one_by_a_line_of_its_own() -> None:
    one = next(one for one in proposed(ROPES, "belongs") if "Swells" in one.prompt)
    reasons = {reason.option: reason.text for reason in one.reasons}
    assert "Stretches by a third" in reasons["Nylon"] and "halyards" in reasons["Polyester"]


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("a line of another says the same", ROPES.replace("Stretches by a third", "Swells in rain, dried, stowing")),
        ("a line gives a name away within a word", ROPES.replace("Manila", "ILA").replace("Swells", "Guilar swells")),
        ("a line begins with a word that names nothing", ROPES.replace("Swells in rain", "Important: swells in rain")),
        ("a line is a number of a list", ROPES.replace("Swells in rain", "II. swells in rain")),
        ("a line names another thing", ROPES.replace("Swells in rain", "Weaker in rain beside nylon")),
        ("a line names its own thing", ROPES.replace("Swells in rain", "Manila swells in rain")),
        ("a line compares", ROPES.replace("Swells in rain", "Swells more than hemp in rain")),
        ("a line speaks to its reader", ROPES.replace("Swells in rain", "You see it swell in rain")),
        ("the headings are parts of a talk", ROPES.replace("Types of rope", "Ropes")),
        ("two are left", ROPES.split("### Polyester")[0]),
        ("parts of a course", ROPES.replace("Manila", "Week 1").replace("Nylon", "Week 2").replace("Poly", "Week 3 ")),
    ],
)
def test_what_holds_for_others_or_of_no_kind_is_not_asked(case: str, text: str) -> None:
    assert not any("in rain" in one.prompt for one in proposed(text, "belongs")), case


def test_a_short_line_is_asked_for_by_three_words_of_its_own() -> None:
    text = ROPES.replace("Swells in rain and must be dried before stowing", "Swells in rain")
    assert "Swells in rain" not in found(text)
    assert "Shrinks in tropical rain" in found(text.replace("Swells in rain", "Shrinks in tropical rain"))


def test_names_with_one_noun_are_of_a_kind_and_respects_are_not() -> None:
    kinds = ROPES.replace("Types of rope", "In port").replace("Manila", "Manila line")
    kinds = kinds.replace("Nylon", "Nylon line").replace("Polyester", "Polyester line")
    assert "Swells in rain and must be dried before stowing" in found(kinds)
    assert not found(kinds.replace(" line", " cost"))


def test_few_pages_or_pages_of_a_course_are_no_collection() -> None:
    assert pages(LAKES)
    assert not pages(dict(list(LAKES.items())[:4]))
    assert not pages({f"Lezione {number}": text for number, text in enumerate(LAKES.values())})


def test_a_line_that_is_asked_otherwise_is_not_asked_so_and_few_of_one_thing_are() -> None:
    many = ROPES.replace("### Nylon", "".join(f"- Costs {word} in spring\n" for word in MANY) + "\n### Nylon")
    assert sum(one.parts.right == ("Manila",) for one in proposed(many, "belongs")) == 3
    line = "- **Heaving line**: a thin cord with a weight thrown to the quay\n"
    named = sure(ROPES.replace("### Nylon", f"{line}\n### Nylon"))
    assert [one.shape for one in named if "thrown to the quay" in f"{one.prompt} {one.explanation}"] != ["belongs"]


MANY = (
    "silver pennies weekly indoors",
    "copper tokens monthly abroad",
    "gold guineas yearly ashore",
    "paper notes daily uptown",
)


MUSEUM = """# Museum

## Types of boats

### River barge

- Carries gravel and coal between locks with a flat iron bottom

### Sea barge

- Crosses open straits behind a tug in calm summer weather

### Town barge

- Serves as a floating theatre along the old quays

### Ketch

- Sets a small mizzen sail in front of its rudder post

### Sloop

- Holds one mast with a single headsail before it
"""


def wrong(text: str) -> dict[str, set[str]]:
    """The wrong options by the right one."""
    return {
        right: {option.text for option in one.asked.options if not option.right}
        for one in proposed(text, "belongs")
        for right in one.parts.right
    }


def test_wrong_options_are_of_the_make_of_the_right_one() -> None:
    options = wrong(MUSEUM)
    assert options["River barge"] == {"Sea barge", "Town barge"}
    assert len(options["Ketch"] & {"River barge", "Sea barge", "Town barge"}) == 1, options["Ketch"]


def test_the_type_of_a_thing_is_no_line_of_one() -> None:
    text = MUSEUM.replace("- Carries", "#### Type\n\n- Carries")
    assert "River barge" in wrong(MUSEUM)
    assert "River barge" not in wrong(text)


@pytest.mark.parametrize(
    "name", ["General structure", "Allgemeiner Aufbau", "Allmän uppbyggnad", "Organización general", "Sails and oars"]
)
def test_a_part_of_the_notes_is_no_thing_among_things(name: str) -> None:
    text = MUSEUM.replace("### Ketch", f"### {name}")
    assert name not in {option for options in wrong(text).values() for option in options} | wrong(text).keys()


def test_the_contents_of_notes_are_no_kind() -> None:
    assert wrong(MUSEUM.replace("## Types of boats", "## Contents of types")) != {}
    for title in ("Contents", "Innehåll", "Inhaltsverzeichnis", "Table des matières", "Índice"):
        assert not wrong(MUSEUM.replace("## Types of boats", f"## {title}")), title


def test_a_place_is_no_option_under_its_own_name() -> None:
    text = MUSEUM.replace("## Types of boats", "## Town barge types").replace("### Town barge", "### Town barge types")
    assert "Town barge types" not in {option for options in wrong(text).values() for option in options}


def test_a_thing_whose_lines_name_the_right_one_is_no_wrong_option() -> None:
    boats = {
        "Cutter": "Carries gravel and coal between locks with a flat iron bottom",
        "Lugger": "Crosses open straits behind a tug in calm summer weather",
        "Sloop": "Holds one mast with a single headsail before it",
    }
    text = "# Museum\n\n## Types of boats\n\n" + "".join(f"### {name}\n\n- {said}\n\n" for name, said in boats.items())
    assert wrong(text)["Cutter"] == {"Lugger", "Sloop"}
    assert "Cutter" not in wrong(text + "- Tows a cutter through the surf of winter storms\n")


def test_a_line_of_three_pieces_is_not_quoted_with_its_respect() -> None:
    text = ROPES.replace("### Nylon", "#### Function\n\n- {}\n\n### Nylon")
    assert any("Function: ties barrels" in prompt for prompt in found(text.format("ties barrels of herring at market")))
    aside = "ties barrels of herring (nine = a load)"
    assert any("Function: ties barrels" in prompt for prompt in found(text.format(aside)))
    for said in ("ties barrels of herring (by sailors) – daily", "ties barrels = grass of Bengal fields"):
        assert not any("ties barrels" in prompt for prompt in found(text.format(said))), said


def test_an_act_is_no_option_among_things() -> None:
    text = ROPES + "\n### {}\n\n- Comes from the husk of a nut of the south\n"
    for name, there in (("Twisting", False), ("Coir", True)):
        assert any(name in wrong for _, wrong in found(text.format(name)).values()) is there, name


def test_two_respects_of_one_thing_and_the_parts_of_a_title_are_no_things() -> None:
    for title in ("{} of a line", "Lines - {}", "Lines, {}"):
        text = ROPES
        for name in ("Manila", "Nylon", "Polyester"):
            text = text.replace(f"### {name}", f"### {title.format(name)}")
        assert found(text) == {}, title
    barrels = WINE
    for name in ("Barrique", "Halbstück", "Fuder"):
        barrels = barrels.replace(f"- {name}", f"- {name} des Kellers")
    assert found(barrels) == {}


def test_pages_of_two_subjects_are_no_options_of_each_other() -> None:
    subjects = ("Fisica", "Storia", "Fauna", "Diritto", "Turismo")
    told = {f"{name} ({subject})": text for (name, text), subject in zip(LAKES.items(), subjects, strict=True)}
    assert pages({f"{name} (Nord)": text for name, text in LAKES.items()})
    assert pages(told) == []


def test_a_question_over_a_line_is_not_quoted_with_it() -> None:
    asked = "#### Wie?\n\n- Swells in rain and must be dried before stowing\n"
    text = ROPES.replace("- Swells in rain and must be dried before stowing\n", "").replace(
        "### Nylon", asked + "\n### Nylon"
    )
    assert not any("Wie" in line for line in found(text))


def test_pages_of_a_folder_are_offered_and_not_asked() -> None:
    files = [parse(f"- {text}\n", f"laghi/{name}.md") for name, text in LAKES.items()]
    notes = read_together([*files, parse("- Scorre verso il mare Adriatico per chilometri\n", "fiumi/Po.md")])
    corpus = Corpus(notes)
    made = [judged(one, corpus) for topic in notes.topics for one in SHAPES["belongs"].make(topic, corpus)]
    assert made and all(one.doubts == ("its options are pages of any sort",) for one in made)


@pytest.mark.parametrize(
    "line", ["Kernmantel - resists sunlight for many seasons", "!!! note Resists sunlight for seasons"]
)
def test_a_row_with_a_dash_or_a_box_is_no_line_of_a_thing(line: str) -> None:
    assert line not in found(ROPES.replace("Resists sunlight for many seasons", line))


def test_the_chapter_of_a_book_and_sentences_name_no_kind() -> None:
    assert found(ROPES.replace("Types of rope", "Chapter 2")) == {}
    barrels = WINE.replace("- Barrique", "- Fass reißt").replace("- Halbstück", "- Wein verdirbt schnell")
    assert found(barrels.replace("- Fuder", "- Keller wird kalt")) == {}
