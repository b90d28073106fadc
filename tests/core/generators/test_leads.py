"""Lists whose lead stops before its end, or is a noun of several things, and pairs out of a list."""

import pytest

from study.core.questions.interaction import Pairs
from tests.core.generators.notes_for_tests import doubts, faultless, proposed

OPEN_LEADS = (
    "# Docks\n\n## Rules\n\nA ship may leave the dock if:\n\n- the tide is high\n- the pilot is aboard\n",
    "# Häfen\n\n## Regeln\n\nEin Schiff darf das Dock verlassen, wenn:\n\n- die Flut steigt\n- der Lotse an Bord ist\n",
    "# Porti\n\n## Regole\n\nUna nave in porto è detta libera se:\n\n- ha pagato il molo\n- ha un pilota\n",
    "# Puertos\n\n## Reglas\n\nUn barco del puerto está libre si:\n\n- ha pagado el muelle\n- ha pedido un piloto\n",
    "# Hamnar\n\n## Regler\n\nEtt fartyg i hamnen består av:\n\n- ett skrov\n- en mast\n",
)


@pytest.mark.parametrize("text", OPEN_LEADS)
def test_a_lead_that_stops_before_its_end_is_completed(text: str) -> None:
    ((prompt, doubt),) = doubts(text, "points")
    assert ("…" in prompt, doubt) == (True, "")


def test_a_lead_that_says_also_is_an_open_one() -> None:
    ((_, doubt),) = doubts(OPEN_LEADS[0].replace("may leave", "may also leave"), "points")
    assert doubt == "an open list"


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("# Crane\n\nWLC ports:\n\n- console\n- service\n- backup\n", "Name the 3 WLC ports."),
        ("# Harbour\n\n## KPIs\n\n- berths\n- delay\n- noise\n", "Name the 3 KPIs."),
        ("# Epitel\n\nLokaler:\n\n- näshåla\n- strupe\n- bronker\n", "Nämn 3 lokaler."),
        (
            "# Kran\n\nEine Last und ein Kran.\n\n## Kräne\n\nVersionen:\n\n- Urkran\n- Tretkran\n",
            "Nennen Sie die 2 Versionen.",
        ),
    ],
)
def test_things_of_a_kind_are_named_by_their_noun(text: str, prompt: str) -> None:
    assert (prompt, "") in doubts(text, "points")


def test_what_is_said_of_things_is_no_list_of_them() -> None:
    text = "# Harbour\n\n## Ports\n\n- must be dredged every year\n- are closed in a storm\n- can take ten ships\n"
    ((_, doubt),) = doubts(text, "points")
    assert doubt == "its points are no names"


def test_longer_points_of_a_respect_are_named_where_its_word_says_what_they_are() -> None:
    point = "skydd av skrovet och dess plankor mot stenar och is som ligger vid kajen"
    text = f"# Delar av ett skepp\n\n## Köl\n\n### Funktion\n\n- balans av skrovet i hög sjö\n- {point}\n"
    named = "*Köl*: Funktion? (2)"
    assert (named, "its points tell more than a name") in doubts(text, "points")
    assert (named, "") in doubts(text.replace(point, "skydd av skrovet"), "points")
    assert (named, "") not in doubts(text.replace("som ligger", f"som {point} ligger"), "points")


ROPES = """# Harbour

## Ropes

- Hawser: a thick line for the towline of ships
- Painter: a short line at the bow
- Halyard: a line that lifts a sail
- Sheet cable: the sheet is pulled by it
- Sheet: a line that trims the wind
- Fender: a cushion between ship and quay
- to be bought
"""


def test_of_a_list_with_other_lines_the_pairs_are_matched() -> None:
    ((one),) = faultless(ROPES, "matching")
    assert isinstance(one.asked, Pairs)
    assert [pair.left for pair in one.asked.pairs] == ["Hawser", "Painter", "Halyard", "Sheet", "Fender"]
    assert one.slot == ""
    assert len(one.facts) == 5
    assert [doubt for _, doubt in doubts(ROPES, "matching")] == ["its pairs may be seen without knowing"]


TIMBER = """# Wood

## Timber

- Oak: makes the keel and the frames of a barge
- Teak: lasts on decks in the tropics
- Pine: gives tall straight masts
- Ash: bends into oars without breaking
- Elm: lies under water for centuries
- Cork: floats the nets of fishermen
- Balsa: carries rafts over an ocean
- Cedar: keeps worms out of chests
- Larch: resists ice in northern ports
- Beech: wears slowly as a pulley block
"""


def test_a_long_list_is_matched_in_parts() -> None:
    found = faultless(TIMBER, "matching")
    assert [one.slot for one in found] == ["", "2"]
    assert [len(one.facts) for one in found] == [5, 5]


@pytest.mark.parametrize("changed", ["Hawser 1", "Hawser (old)", "(Hawser)", "Towliner"])
def test_a_pair_that_gives_itself_away_is_left_out(changed: str) -> None:
    ((one),) = faultless(ROPES.replace("Hawser", changed), "matching")
    assert len(one.facts) == 4


@pytest.mark.parametrize("changed", ["Sideline", "Liner", "Shipment"])
def test_a_pair_whose_side_is_seen_within_a_word_of_the_other_is_left_out(changed: str) -> None:
    """The others are asked as the whole list would be."""
    pairs = "\n".join(line for line in ROPES.split("\n") if not line.startswith(("- to be", "- Sheet cable")))
    ((one),) = faultless(pairs.replace("Hawser", changed), "matching")
    assert len(one.facts) == 4
    assert one.rank == 3


def test_a_list_whose_pairs_all_give_themselves_away_is_not_matched() -> None:
    jobs = ("Caulking: caulkers drive oakum", "Rigging: riggers set up shrouds", "Sparring: a spar is shaped")
    text = "# Yard\n\n## Jobs\n\n" + "".join(f"- {job}\n" for job in jobs)
    assert not proposed(text, "matching")


def test_a_date_among_other_answers_is_seen_and_not_matched() -> None:
    life = ("Launched: 2 May 1840 at Hull", "Builder: William Symonds", "Cargo: wool, tallow, timber")
    text = "# Ships\n\n## Brig\n\n" + "".join(f"- {line}\n" for line in life)
    assert not proposed(text, "matching")


def test_addresses_that_name_their_service_are_not_matched() -> None:
    text = "# Port\n\n## Desks\n\n" + "".join(
        f"- {name} desk: `//harbour.{name.lower()}.example.net`\n" for name in ("Cargo", "Pilot", "Customs", "Health")
    )
    assert not proposed(text, "matching")
