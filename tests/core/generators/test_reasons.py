"""What is said is whole and of itself before its reason, and what follows from something is no part of it."""

import pytest

from tests.core.generators.notes_for_tests import doubts

LEANS = "leans on what stood before it"
CUT = "what is said is cut off"
LAWSUIT = "tells of one lawsuit"
LITTLE = "the reason says too little"
BOOK = "speaks of the book or the notes"
CASE = "tells of a case that is not shown"
UNNAMED = "does not say of what"
REMARK = "a remark on what follows it"
MEANING = "asks why a word means what it does"
SEVERAL_SAID = "several things are explained"
SEVERAL = "its place tells of several"
AIM = "the cause tells what something is done for"

SAID = {
    "Harbour masters close the lock at night because the mooring ropes of barges are cut by thieves.": "",
    "The pilot boards outside the bar because the sand banks are moved by every winter storm.": "",
    "Insurers refuse wooden hulls in this trade because the planks of the keel are eaten by worms.": LEANS,
    "Doing so lightens the ship because ballast of stone is heavy in the hold.": LEANS,
    "The second rule also binds foreign ships because every berth is protected by harbour law.": LEANS,
    "Foreign ships are therefore welcome because the dredging is paid from harbour dues.": LEANS,
    "Ropes rot in the same way because hemp fibres are swollen by the rain.": LEANS,
    "Tar keeps the colour the same as paint because pigments are dissolved in warm oil.": "",
    "Sailors feared the reef, which was most likely because empty water was shown on all charts.": CUT,
    "A lantern on the quay indirectly proves that because a lantern was never carried by smugglers.": CUT,
    "Mercer alleged that the owner was careless because the anchor chain had rusted through.": LAWSUIT,
    "The court of appeals held that salvage was due because the crew had left the burning wreck.": LAWSUIT,
    "The draught of a hull - which is fixed, because “keels are built in” - is cut on the stem by the yard.": CUT,
    "Always keep the sails small because canvas is torn by gusts on the open sea.": "what is said is no statement",
    "Hemp ropes are preferred on deck because it is so simple.": LITTLE,
    "As noted earlier, pilots are sworn because merchants were drowned by careless steering.": BOOK,
    "The first barge floats high, the second barge sinks because ballast is heavier than timber.": CASE,
    "The first of two barges floats high because ballast is heavier than timber.": "",
    "Brukar vara stängd på natten, är tom eftersom varma strömmar smälter isen utanför kusten.": "",
    "Är stängd hela natten eftersom varma strömmar smälter isen utanför kusten.": UNNAMED,
    "È sempre chiusa di notte perché il vento spinge le onde contro il molo.": UNNAMED,
    "La chiatta resta nel porto perché il vento spinge le onde contro il molo.": "",
    "La chiglia è quindi piatta perché il fiume ha poca acqua in estate.": LEANS,
    "Il pilota sale a bordo prima della barra perché la nave possa entrare nel porto.": "a purpose, and no reason",
    "Der Hafen bleibt im Winter offen, weil warme Strömungen das Eis vor der Küste schmelzen.": "",
    "Diese Regel gilt für alle Schiffe, weil warme Strömungen das Eis vor der Küste schmelzen.": LEANS,
    "Attention : le port reste ouvert en hiver parce que des courants chauds fondent la glace du chenal.": REMARK,
    "Resultiert oft in Eis vor dem Hafen, weil warme Strömungen an der Küste im Winter fehlen.": UNNAMED,
    "Le port reste ouvert en hiver parce que des courants chauds fondent la glace du chenal.": "",
    "Cette digue résiste aux vagues parce que des blocs de granit cassent leur force.": LEANS,
    "El puerto queda abierto en invierno porque corrientes cálidas derriten el hielo del canal.": "",
    "El mismo muelle también sirve porque corrientes cálidas derriten el hielo del canal.": LEANS,
    "Hamnen är öppen hela vintern eftersom varma strömmar smälter isen utanför kusten.": "",
    "Antes se hacía a mano porque corrientes cálidas derriten el hielo del canal.": UNNAMED,
    "Trata-se de uma obra cara pois correntes quentes derretem o gelo do canal.": UNNAMED,
    "Involved in the traffic of the bay because the sand banks are moved by every storm.": UNNAMED,
    "X is a safe harbour because the sand banks are moved by every winter storm.": UNNAMED,
    "Since fees are low, pilots leave because the ropes of barges are cut by thieves.": "what is said is no statement",
    "The berth is deep; the quay is new because the ropes of barges are cut.": SEVERAL_SAID,
    "Suele estar cerrado de noche porque corrientes cálidas derriten el hielo del canal.": UNNAMED,
    "O rebocador consegue fazer isto pois correntes quentes derretem o gelo do canal.": LEANS,
    "The inner wall of the dock takes over that duty because the timber of a keel is dragged along the stone.": LEANS,
    "Con rada si intende un tratto di mare riparato poiché la costa ferma il vento e le onde.": MEANING,
    "Die Mole bleibt trocken, weil stattdessen eine Mauer aus Granit die Wellen bricht.": LEANS,
    "Closed basins: The sand banks of a bay stay put because the mooring ropes of barges are cut.": SEVERAL_SAID,
    "Därför är hamnen öppen eftersom varma strömmar smälter isen utanför kusten.": LEANS,
}


def test_what_has_a_reason_is_whole_before_it() -> None:
    for sentence, doubt in SAID.items():
        found = [why for _, why in doubts(f"# Ships\n\n## Harbours\n\n{sentence}\n", "why")]
        assert found == [doubt] or (doubt and found == []), (sentence, found)


def test_the_sentences_are_proposed_so_that_it_is_the_judge_who_leaves_them() -> None:
    for sentence, doubt in SAID.items():
        if doubt in (CUT, LAWSUIT, LITTLE):
            assert doubts(f"# Ships\n\n## Harbours\n\n{sentence}\n", "why"), sentence


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("The hull is torn by a rock at night ⇒ the forward hold fills with water", ""),
        ("The hull is torn by a rock at night → the forward hold fills with water", "an arrow may stand for anything"),
        ("Planks are dried from green timber to dry boards → boards that take paint", "the effect stands in the cause"),
        ("To keep the crew busy, decks are scrubbed at dawn ⇒ sailors start at the bow and walk aft", AIM),
        ("Um das Deck zu schonen, wird der Anker langsam gehoben ⇒ die Kette läuft über eine Rolle aus Holz", AIM),
    ],
)  # fmt: skip
def test_an_effect_is_another_thing_than_its_cause(line: str, doubt: str) -> None:
    assert [why for _, why in doubts(f"# Ships\n\n## Hulls\n\n- {line}\n", "cause")] == [doubt]


def test_one_of_several_ways_is_not_asked_for_its_reason() -> None:
    line = "A berth is lost because the mooring ropes of barges are cut by thieves"
    for title, expected in {
        "A berth can be lost in three ways": SEVERAL,
        "Due modi di perdere un posto": SEVERAL,
        "Losing a berth": "",
    }.items():
        found = [why for _, why in doubts(f"# Harbours\n\n## {title}\n\n- {line}\n", "why")]
        assert found == [expected], (title, found)
