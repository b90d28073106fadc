"""Sentences with a gap that are asked unseen, and those that more than one word would fill."""

import pytest

from tests.core.generators.notes_for_tests import doubts


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("The beam along the bottom of a hull is called the **keel**.", ""),
        ("The beam along the bottom of a hull is called the heavy timber of the **keel**.", ""),
        ("A **ketch** is a sailing ship whose after mast is the shorter one.", ""),
        ("Every port of the kingdom has a **pilot**, who is to know the channels.", ""),
        ("A captain signs the **bill of lading**, which lists the goods on board.", ""),
        ("The harbour court does not have the **power** to hear a claim of wages.", "another word would fit the gap"),
        (
            "Whoever owns a ship must file an **answer** within thirty days of a claim.",
            "another word would fit the gap",
        ),
        (
            "Quale nave entra nel porto viene scritta in un **nuovo registro**, un libro della dogana.",
            "another word would fit the gap",
        ),
        ("When a ship sends a **Mayday**, it is heard by every station.", "another event would fit the gap"),
        ("La trave lungo il fondo dello scafo di una nave è detta **chiglia**.", ""),
        ("Una **goletta** è un veliero a due alberi con le vele di taglio.", ""),
        ("Ad ogni nave del porto corrisponde un **numero** del registro.", "another word would fit the gap"),
        (
            "Die Ladung jedes Schiffes im Hafen prüft ein **Beamter** des Zolls am Abend.",
            "another word would fit the gap",
        ),
        ("Den Balken am Boden des Rumpfes eines Schiffes nennt man den **Kiel**.", ""),
    ],
)
def test_a_common_word_is_left_out_where_the_sentence_tells_it(sentence: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Boats\n\n## Hulls\n\n{sentence}\n", "gap")] == [doubt]


def test_several_words_are_left_out_where_they_are_a_term_of_the_notes() -> None:
    text = (
        "# Boats\n\n## Masts\n\nA sloop of the coast is steadied by the **spring stay** when it runs before the wind.\n"
    )
    assert [found for _, found in doubts(text, "gap")] == ["another word would fit the gap"]
    term = f"{text}\n## Rig\n\n- spring stay: a rope of wire that runs between two tops\n"
    assert [found for _, found in doubts(term, "gap")] == [""]


GIVEN = "the sentence gives it away"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("A pilot boat is dearer than a tug (40% more) in every port", ""),
        ("Fast ships with cheap crews (each voyage requires 40 men)", "no sentence"),
        ("con la rete che parte dal primo molo si pescano **40 chili** di acciughe", "no sentence"),
        ("A port has therefore 140 berths for ships of every size", "follows from what stood before it"),
        ("Ci sono quindi 140 ormeggi per le navi di ogni misura", "follows from what stood before it"),
        ("Entrambi i moli della rada sono lunghi **40 metri** e sono di pietra", "follows from what stood before it"),
        ("Un altro onere del porto è il **lastaggio**, che si paga a peso", "follows from what stood before it"),
        ("Chi carica il grano nella stiva usa una **paratia**, ovvero un muro di legno", ""),
        ("Ogni porto ha una **condivisione dei moli**, che nasce se due navi condividono un posto", GIVEN),
        ("With the exception of fog, Chapter 5 told of delays that come from **Neptune**", "a jotting"),
        ("I moli della rada sono protetti dai 4 venti visti precedentemente", "a jotting"),
    ],
)
def test_a_gap_stands_in_a_sentence_that_hangs_on_no_other(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Boats\n\n## Ports\n\n- {line}\n", "gap")] == [doubt]


CLAIMS = "# Harbour\n\n## Why\n\n- Every crane can lift up to 300 kg of cargo at once\n\n## Limits\n\n- Cargo: {most}\n"


@pytest.mark.parametrize(
    ("most", "doubt"), [("100 kg - 900 kg", "another line gives another amount"), ("100 kg - 300 kg", "")]
)
def test_two_highest_amounts_of_one_quantity_wait_for_the_writer(most: str, doubt: str) -> None:
    text = CLAIMS.format(most=most)
    assert [found for _, found in doubts(text, "gap")] == [doubt]
    assert [found for _, found in doubts(text, "value")] == [doubt]
    assert not [found for _, found in doubts(text.replace("of cargo", "of coal"), "value") if found]


@pytest.mark.parametrize(
    ("sentence", "prompt"),
    [
        (
            "A ship that leaves the port at night shows **AIS** to every radar.",
            "A ship that leaves the port at night shows",
        ),
        ("Whoever enters the port of the island calls `hailPort` before the bar.", ""),
        ("A ship that leaves the port at night shows **slowly** to every radar.", ""),
    ],
)
def test_what_is_a_name_by_its_form_may_stand_behind_a_verb(sentence: str, prompt: str) -> None:
    found = [one for one, doubt in doubts(f"# Boats\n\n## Lights\n\n{sentence}\n", "gap") if not doubt]
    assert [one.partition(" ____")[0] for one in found] == ([prompt] if prompt else [])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A ship is lifted out of the water to be scraped. This is called **careening**.", True),
        ("Ein Schiff wird aus dem Wasser gehoben und am Rumpf geputzt. Dies nennt man **Kielholen**.", True),
        ("Ett fartyg lyfts upp ur vattnet och skrapas rent på skrovet. Detta kallas **kölhalning**.", True),
        ("Una nave viene sollevata dall'acqua e raschiata. Questo si chiama **carenaggio**.", True),
        ("A ship is lifted out of the water to be scraped. This is a **nuisance** for all.", False),
        ("It is lifted out of the water and scraped by men. This is called **careening**.", False),
        ("A ship is lifted out for careening by all hands. This is called **careening**.", False),
        ("Ett fartyg lyfts upp ur vattnet och skrapas rent. Detta kallas **kölhalning eller skrapning**.", False),
    ],
)
def test_what_is_called_so_is_told_by_the_sentence_before(text: str, asked: bool) -> None:
    found = [one for one, doubt in doubts(f"# Boats\n\n## Yard\n\n{text}\n", "gap", "2") if not doubt]
    assert [one.count("____") for one in found] == ([1] if asked else [])
    assert not asked or found[0].startswith(text.partition(".")[0])
