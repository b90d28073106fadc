"""Sentences with a gap that are asked unseen, and those that more than one word would fill."""

import pytest

from tests.core.generators.notes_for_tests import doubts, proposed


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


OTHER_DOES, COUNT = "another thing may do the same", "a count among others"
GIVEN = "the sentence gives it away"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("A pilot boat is 40% dearer than a tug in every port", ""),
        ("A pilot boat is dearer than a tug (40% more) in every port", "a number in an aside"),
        ("The boats of the port are 40% lighter in spring!", "a remark"),
        ("The shortest stay of a barge in the port is 2 hours, by the rules of the harbour", ""),
        ("Pilots near the old mole rescued the 40 kg anchor of a barge", "tells of what happened once"),
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


OTHER = "another word would fit the gap"


def doubts_of(sentence: str, place: str = "Hulls") -> list[str]:
    return [found for _, found in doubts(f"# Boats\n\n## {place}\n\n{sentence}\n", "gap")]


def test_what_is_left_out_is_one_thing_and_not_any_agent() -> None:
    any_such, alternatives = "any such thing would fit the gap", "two words are left out"
    said = {
        "**Mizzens** can carry the smaller sail behind the rudder post of heavy hulls.": OTHER_DOES,
        "**Mizzens** are the masts that carry the smaller sail behind the rudder post of heavy hulls.": "",
        "Mizzens can carry the smaller sail behind the rudder post of heavy hulls.": any_such,
        "Applications must renew the paper of the harbour each spring before sailing north.": any_such,
        "Deleted entries could restore the lost ledger of a harbour if copies were stored inland.": any_such,
        "Default is the narrow channel that leads ships past the northern lighthouse.": any_such,
        "**ogni nave** definisce la propria rotta tra le isole del golfo con il vento": OTHER,
        "**Stern/Bug-Anker** halten jeden Kahn gegen die Strömung des Flusses am Kai fest.": alternatives,
    }
    for sentence, doubt in said.items():
        assert doubts_of(sentence) in ([doubt], []), (sentence, doubts_of(sentence))
    assert [doubts_of(one) for one in list(said)[1:3]] == [[""], [any_such]]


def test_the_place_does_not_give_away_what_is_left_out() -> None:
    line = "**{}** are the signals of every ship that crosses the strait to the coast guard."
    assert doubts_of(line.format("Radiotelephones"), "Portable telephone sets") == ["its place gives it away"]
    assert doubts_of(line.format("Radiotelephones"), "Hulls") == [""]
    assert doubts_of(line.format("EPs"), "Electric pulses") == ["its place gives it away"]
    assert doubts_of(line.format("EPs"), "Hulls") == [""]


def test_a_number_is_not_told_by_its_own_sentence() -> None:
    said = {
        "A warning of the harbour consists of 3 blasts of ten seconds.": COUNT,
        "A tug, a barge and a pilot boat are the 3 vessels of the harbour guild.": GIVEN,
        "The fog signal of the pier lasts for 12 s in every weather.": "",
        "A warning has 3 blasts: the first is long, the second short and the third long again.": GIVEN,
        "Ein Signal hat 3 Töne: der erste ist lang, der zweite kurz und der dritte wieder lang.": GIVEN,
        "The signal of a buoy is sent with 8 bits per byte over the air.": "everybody knows that",
        "The signal of a buoy is sent with 6 bits per word over the air.": "",
        "A spring line runs taut between 2 bollards of a quay in a tideway.": "everybody knows that",
        "A spring line runs taut between 4 bollards of a quay in a tideway.": COUNT,
    }
    for sentence, doubt in said.items():
        assert doubts_of(sentence) == [doubt], (sentence, doubts_of(sentence))


def test_a_number_of_a_name_of_a_book_or_of_a_formula_is_left_in() -> None:
    assert doubts_of("Every hull of the yard is drawn in 3NF by the loft before it is laid down.") == []
    assert doubts_of("Every hull of the yard is painted with 3 kg of tar before it is laid down.") == [""]
    assert doubts_of("A hull of oak (plate 22 of the atlas) is laid down on blocks in the yard.") == []
    assert doubts_of("Since 3 masts are needed, the keel of a full-rigged ship is long.") != [""]


def test_an_abbreviation_is_not_left_out_beside_its_own_words() -> None:
    lines = {
        "- **AIS** automatiskt identifieringssystem sänder namn och kurs till alla fartyg": GIVEN,
        "- **AIS** tells the name and the course of a ship to all others": OTHER_DOES,
        "- **DSC** is sent by radio, and digital selective calling reaches all ships": GIVEN,
        "- **EPIRB** is thrown overboard and sends its position to a satellite": OTHER_DOES,
    }
    for line, expected in lines.items():
        found = [why for _, why in doubts(f"# Bridge\n\n## Radio\n\n{line}\n", "gap")]
        assert found and set(found) == {expected}, (line, found)


def test_a_motto_is_no_knowledge_of_its_page() -> None:
    motto = "_Parliament can impose on an owner of ships the duty to keep a lantern lit._"
    for below, expected in {
        "_– The Lantern, 4 Sea Rep. 212_": "words of somebody else",
        "Lamps burn oil.": OTHER_DOES,
    }.items():
        found = [why for _, why in doubts(f"# Lanterns\n\n## Duties\n\n{motto}\n\n{below}\n", "gap", "subject")]
        assert found == [expected], (below, found)


def test_a_piece_that_begins_with_a_preposition_is_no_sentence_though_its_prompt_begins_with_a_capital() -> None:
    text = "# Reti\n\n## Pesca\n\n- con la rete che parte dal primo molo si pescano `acciughe` di ogni misura\n"
    assert {why for _, why in doubts(text, "missing")} == {"no sentence"}


def test_a_small_word_that_is_stressed_is_no_gap() -> None:
    for word, gap in (("sempre", False), ("ormeggio lungo", True)):
        lines = f"## Navi\n\nIl capitano della nave lascia il **{word}** per il molo.\n"
        text = f"# Porto\n\n## Ormeggio lungo\n\n- x\n\n{lines}"
        found = [one.prompt for one in proposed(text, "gap")]
        assert bool(found) is gap, word


def test_what_points_back_or_hides_no_name_is_not_left_out() -> None:
    for line, asked in (
        ("This winch of the old yard is used at night by the [[harbour pilots]].", False),
        ("The winch of the old yard is used at night by the [[harbour pilots]].", True),
    ):
        found = proposed(f"# Gear\n\n## Yard\n\n- {line}\n", "missing")
        assert bool(found) is asked, line


def test_what_is_left_out_is_no_respect_nor_any_of_many() -> None:
    for line, asked in (
        ("At low water, the **safe anchorage** of a pilot boat lies behind the mole of the lighthouse.", False),
        ("Pilots of the port use many **harbour lights** of green colour to mark the mole.", False),
        ("Pilots of the port mark the end of the mole with the **harbour light** of green colour.", True),
    ):
        text = f"# Port\n\n## Harbour light\n\n- x\n\n## Safe anchorage\n\n- y\n\n## Moles\n\n{line}\n"
        found = [one for shape in ("gap", "missing") for one in proposed(text, shape)]
        assert bool(found) is asked, (line, found)


def test_a_command_is_no_sentence() -> None:
    for line, asked in (
        ('echo "Waiting for the winch to be ready" and then use the **windlass tool** of the yard', False),
        ("kubectl wait for all of the winches with --timeout=5m of the windlass tool of the yard", False),
        ("Winches of the yard are made ready with what is called a **windlass tool** of the guild", True),
    ):
        found = [one for shape in ("gap", "missing") for one in proposed(f"# Gear\n\n## Yard\n\n- {line}\n", shape)]
        assert bool(found) is asked, (line, found)


def test_a_line_that_points_at_a_case_is_not_asked() -> None:
    for line, asked in (
        ("Neste porto, a regra dos pilotos antigos exige uma luz verde no fim do [[molhe]]", False),
        ("No porto velho, a regra dos pilotos antigos exige uma luz verde no fim do [[molhe]]", True),
    ):
        assert bool(proposed(f"# Navios\n\n## Luzes\n\n- {line}\n", "missing")) is asked, line


def asked_of(line: str, place: str = "Voyages") -> list[str]:
    """The gaps that are surely asked of a line."""
    return [one for one, doubt in doubts(f"# Boats\n\n## {place}\n\n- {line}\n", "gap") if not doubt]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("A harbour of the coast is shallow where the keel of a barge has < 30 cm of water", "30"),
        ("A drifting buoy > 40 m from its mooring is towed home by the pilots of the harbour", "40"),
        ("If a drifting buoy of the harbour is > 40 m from its mooring, pilots tow it home", ""),
        ("A watchman of the harbour wakes the pilots (example: fog of > 40 m) before every tide", ""),
        ("El buque que entra de noche al puerto se amarra con cabos de 14 m de cáñamo al muelle", "14"),
        ("Se amarra de noche un buque del puerto con cabos de 14 m de cáñamo al muelle viejo", "14"),
        ("Si un buque llega de noche al puerto, se amarra con 14 cabos de cáñamo al muelle", ""),
        ("Se una nave arriva di notte al porto, la ormeggiano con 14 cavi di canapa al molo", ""),
    ],
)
def test_a_bound_is_asked_and_a_supposed_number_is_not(line: str, asked: str) -> None:
    found = [one.parts.right[0] for one in proposed(f"# Boats\n\n## Voyages\n\n- {line}\n", "gap")]
    assert bool(asked_of(line)) is bool(asked), (line, found)
    assert not asked or found == [asked]


def test_a_number_that_is_a_share_a_fraction_or_stands_for_many_is_left_in() -> None:
    for line in (
        "The risk that a pilot loses an anchor is 0.5 per 1000 boat-voyages along the coast",
        "A cook of the harbour bakes the ship biscuit from 3⁄4 barrels of coarse wheat flour",
        "A crane of the harbour lifts 100s of barrels from every barge that comes with the tide",
        "El barco del puerto lleva en total 1,33/1,5 toneles de vino tinto por cada marinero",
    ):
        assert not asked_of(line), line
    assert asked_of("A pilot of the harbour moves about 12 kg of chain in a winter along the coast")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Sailors of the fleet dread the sandbank. In fog pilots need **12 hours** to tow it off the harbour bar.", 0),
        ("Sailors of the fleet dread the sandbank. In fog pilots need **12 hours** to tow a barge off the bar.", 1),
        ("If fog comes, pilots wait with it for 12 hours off the harbour bar of the old town.", 1),
        ("El muelle viejo es de piedra. Se usa en puertos con 12 grúas de vapor para carbón inglés.", 0),
        ("El muelle viejo es de piedra. Los puertos con carbón inglés tienen grúas de 12 kg de peso.", 1),
    ],
)
def test_a_later_sentence_names_what_it_tells_of(line: str, asked: int) -> None:
    assert len(asked_of(line)) == asked


def test_the_beginning_of_a_name_is_not_left_out_beside_its_abbreviation() -> None:
    rest = "rope (SHR) - sujeta cada barcaza del convoy contra la corriente fuerte del río hasta el puerto"
    assert doubts_of(f"**Short-haul** {rest}.") == [GIVEN]
    assert doubts_of(f"**Long-haul** {rest}.") == [OTHER_DOES]


def test_two_things_that_begin_a_sentence_are_not_left_out_as_one() -> None:
    rest = "can carry the smaller sail behind the rudder post of heavy hulls."
    assert doubts_of(f"**Mizzen yard and brail** {rest}") == ["two words are left out"]
