"""What a line says of a file, of its page or of made-up people waits; so does what a column says of something else."""

import pytest

from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.whole import names
from tests.core.generators.notes_for_tests import asked, doubts, proposed

FILE, FIELD, DATA = "tells of a file", "a field of its page", "a table of data"


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("`logs/`", FILE),
        ("`logs/winch/`", FILE),
        ("`/etc/winches/`", ""),
        ("`winchd`", ""),
    ],
)
def test_what_lies_in_a_file_of_the_notes_is_not_asked(name: str, doubt: str) -> None:
    lines = f"- {name}: a list of ropes, with their length\n- `hulld`: a daemon that watches the hull\n"
    lines += "- `mastd`: a daemon that counts the masts\n"
    found = [why for one, why in doubts(f"# Harbour\n\n## Daemons\n\n{lines}", "meaning") if name.strip("`") in one]
    assert found == [doubt]


@pytest.mark.parametrize(
    ("line", "doubt"), [("Date: 2024-05-03", FIELD), ("Datum: 3. Mai 2024", FIELD), ("Depth: 3 fathoms of water", "")]
)
def test_what_stands_beside_the_day_of_a_page_is_about_the_page(line: str, doubt: str) -> None:
    text = f"# Winch\n\n{line}\nPurpose: renew the page about ropes and hulls\n"
    assert [why for _, why in doubts(text, "property")] == [doubt]


@pytest.mark.parametrize(
    ("heads", "sure"), [("`name` | `home_port` | `crew`", False), ("Ship | Home port | Crew", True)]
)
def test_a_table_with_the_columns_of_a_program_is_made_up(heads: str, sure: bool) -> None:
    rows = "| Elsa | Emden | nine men |\n| Berta | Kiel | two boys |\n| Marie | Husum | five women |\n"
    text = f"# Sailing\n\n## Joining\n\n| {heads} |\n| --- | --- | --- |\n{rows}"
    assert (DATA in {why for _, why in doubts(text, "property")}) is not sure


@pytest.mark.parametrize(
    ("head", "shape", "prompt"),
    [
        ("Description", "explained", "Explain *Teredo*."),
        ("Defence", "explained", "What is the defence of *Teredo*?"),
        ("Why it matters to us", "explained", ""),
        ("Description", "named", "What is described here: “eats the oak of a hull from inside in one year”?"),
        ("Defence", "named", ""),
        ("Helps against it?", "named", ""),
    ],
)
def test_a_cell_is_asked_for_by_a_column_that_tells_something_else(head: str, shape: str, prompt: str) -> None:
    rows = "| Gribble | scrapes the piers of a quay below the tide |\n"
    rows += "| Barnacle | slows a ship by a crust of small shells |\n"
    rows += "| Limnoria | softens an old pile from its surface |\n"
    row = "| Teredo | eats the oak of a hull from inside in one year |\n"
    text = f"# Harbour\n\n## Guests of wood\n\n| Guest | {head} |\n| --- | --- |\n{row}{rows}"
    found = [one.prompt for one in proposed(text, shape) if "Teredo" in f"{one.prompt}{one.parts.right}"]
    assert found == ([prompt] if prompt else [])


def test_a_question_keeps_the_space_before_its_mark_behind_a_unit() -> None:
    rows = "| Brise | la houle légère du matin | 12 km/h |\n| Grain | la mer creuse du soir | 60 km/h |\n"
    rows += "| Calme | le miroir de midi | 1 km/h |\n"
    text = f"# Le vent\n\n## Les vents de la côte\n\n| Vent | Mer | Vitesse |\n| --- | --- | --- |\n{rows}"
    found = [prompt for prompt, _ in asked(text, "property") if "Brise" in prompt and "km/h" in prompt]
    assert found == ["*Brise* : Vitesse (en km/h) ?"]


@pytest.mark.parametrize(
    ("code", "word", "is_name"),
    [
        ("fr", "Au-delà", False),
        ("fr", "Porte-voix", True),
        ("pt", "Diz-se", False),
        ("pt", "Guarda-chuva", True),
    ],
)
def test_a_verb_or_a_small_word_with_a_hyphen_is_no_name(code: str, word: str, is_name: bool) -> None:
    assert names(word, PHRASEBOOKS[code]) is is_name
