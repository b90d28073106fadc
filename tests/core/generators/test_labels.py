"""A label of its place is no term: by what stands beside it, by its number, and by what is said of it."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse
from tests.core.generators.notes_for_tests import doubts, judged_by

HARBOUR = "# Harbour\n\n## The old mole\n\n"


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        ("- Swell gauge: a float on a rod in the inner basin\n- Tide pole: a staff with marks of feet\n", ""),
        ("- Swell gauge: a float on a rod in the inner basin\n- Purpose: a safe berth in a storm\n", "a label"),
        ("- **Swell gauge**: a float on a rod in the inner basin\n- Purpose: a safe berth in a storm\n", ""),
        ("- Swell gauge: a float on a rod in the inner basin\n- Built of stone\n", "a label"),
        ("- **Swell gauge**: a float on a rod in the inner basin\n- Built of stone\n", ""),
        ("- Two heads: a lantern at the north and a lantern at the south\n", "a count, and no thing"),
        ("- Two-way valve: a valve that lets water in and out\n", ""),
    ],
)
def test_a_term_stands_among_terms_or_is_set_off(lines: str, doubt: str) -> None:
    found = doubts(f"{HARBOUR}{lines}", "meaning")[0][1]
    assert found == ("a label of its place" if doubt == "a label" else doubt)


def test_labels_that_come_again_under_other_headings_are_those_of_a_scheme() -> None:
    places = "".join(
        f"## Dock {name}\n\n- Berth: a quay of {name} stones\n- Method: a count of ships at {name}\n\n"
        for name in ("Anna", "Berta", "Clara")
    )
    text = f"# Docks\n\n{places}## Dock Dora\n\n- Berth: a quay of slate\n- Sample: a list of ships that wait at sea\n"
    assert dict(doubts(text, "meaning"))["What is *Sample*?"] == "a label of its place"


@pytest.mark.parametrize(
    ("meaning", "doubt"),
    [
        ("hundreds of tons of coal and grain in a day", "its meaning is an amount of something"),
        ("one additional lantern in the row of lights", "its meaning is an amount of something"),
        ("means that ships have to wait outside the mole", "says what follows from it"),
        ("*An Account of the Sea Walls of the North*", "the answer is a title"),
        ("a crane that lifts coal out of a hold", ""),
    ],
)
def test_what_is_said_of_a_term_tells_what_it_is(meaning: str, doubt: str) -> None:
    lines = f"- Coal hoist: {meaning}\n- Grain hoist: a belt that carries grain out of a hold\n"
    assert doubts(f"{HARBOUR}{lines}", "meaning")[0][1] == doubt


def test_a_sentence_that_defines_points_at_nothing_before_it() -> None:
    text = "# Muelle\n\n## Grúas\n\n- **Grúa de pórtico** es una manera de resolver esta carga.\n"
    assert [doubt for _, doubt in judged_by(text, "meaning")] == ["leans on what stood before it"]


def test_what_is_told_by_its_class_is_a_term_whatever_is_told_beside_it() -> None:
    others = "- Klagen der Reeder: Reeder klagten laut\n- Neue Kais: Schiffe lagen im Sturm\n"
    text = f"# Hafen\n\n## Alter Hafen\n\n- Mole im Westen: ein Damm aus Stein, der die Wellen bricht\n{others}"
    assert doubts(text, "meaning")[0][1] == ""


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Carta náutica: ver los fondos de la bahía", "the answer is no definition"),
        ("Carta portuaria: lo mismo que la carta de la costa", "leans on what stood before it"),
        (
            "Traslado de la aduana: traslado de los guardas viejos y sus familias a otra dársena",
            "its term says what it is",
        ),
        ("Carta náutica: un mapa de los fondos de la bahía", ""),
    ],
)
def test_a_meaning_is_neither_an_order_nor_its_term_again(line: str, doubt: str) -> None:
    text = f"# Puerto\n\n## Dársena vieja\n\n- {line}\n- Boya: un flotador que marca el canal\n"
    assert doubts(text, "meaning")[0][1] == doubt


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Streik: die Arbeiter der Werft legten die Arbeit nieder", "the answer is no definition"),
        ("Sperre: die Wache sperrte die Einfahrt zur Nacht", "the answer is no definition"),
        ("Teuerung: neue Zölle auf das Holz erhöhen die Preise", "the answer is no definition"),
        ("Sperre: eine Kette mit Balken in der Einfahrt", ""),
    ],
)
def test_german_tells_a_sentence_by_the_verb_behind_its_noun(line: str, doubt: str) -> None:
    assert doubts(f"# Hafen\n\n## Alter Hafen\n\n- {line}\n", "meaning")[0][1] == doubt


def test_what_was_asked_stays_whatever_becomes_of_the_lines_beside_it() -> None:
    line = "- Swell gauge: a float on a rod in the inner basin\n"
    before = parse(f"{HARBOUR}{line}- Tide pole: a staff with marks of feet\n")
    key = next(one.key for one in candidates(before).candidates if one.prompt == "What is *Swell gauge*?")
    after = parse(f"{HARBOUR}{line}- Built of stone\n")
    fit = {one.key: one.fit for one in candidates(after, frozenset({key})).candidates}
    assert fit[key] == "sure" and candidates(after).candidates[0].fit == "unsure"
