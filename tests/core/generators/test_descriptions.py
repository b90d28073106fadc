"""A name is asked for by what tells that thing and no other: not by what its list only counts, remarks or repeats."""

import pytest

from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.whole import names
from tests.core.generators.notes_for_tests import doubts

ROPES = (
    "# Harbour\n\n## Ropes\n\n- **Painter**: holds a small boat at its bow to a ring\n"
    "- **Warp**: pulls the ship along a quay by hand\n"
)


def of(text: str, shape: str, part: str) -> str:
    return next(doubt for prompt, doubt in doubts(text, shape) if part in prompt)


@pytest.mark.parametrize(
    ("line", "part", "doubt"),
    [
        ("**Spring**: usually a line of great length and strength", "usually", "tells how often something is so"),
        ("**Bridle**: if great strain comes upon both sides of a barge", "strain", "tells when something is so"),
    ],
)
def test_a_name_is_asked_for_by_what_it_is(line: str, part: str, doubt: str) -> None:
    assert of(f"{ROPES}- {line}\n", "named", part) == doubt
    assert of(f"{ROPES}- **Bridle**: takes great strain on both sides of a barge\n", "named", "strain") == ""


def test_what_is_told_of_two_of_a_list_tells_neither() -> None:
    both = f"{ROPES}- **Spring**: pulls the ship along a quay by hand, keeps her in place\n"
    assert of(both, "named", "along a quay by hand”") == "the same is told of another one of its list"


def test_a_name_that_only_counts_is_none() -> None:
    text = "# Knots\n\n## Ways\n\n- Way 1: holds a small boat at its bow\n- Way 2: pulls the ship along a quay\n"
    text += "- Bridle: takes great strain on both sides\n"
    assert of(text, "named", "at its bow") == "a name that only counts"
    assert of(text, "explained", "Way 1") == "a name that only counts"
    text = text.replace("Way 1", "Way 1a").replace("Way 2", "Way 1b")
    assert of(text, "named", "at its bow") == "a name that only counts"


@pytest.mark.parametrize(
    ("language", "term"),
    [("en", "Case 4a"), ("fr", "Cas 4b"), ("es", "Caso 2"), ("de", "Fall 3"), ("pl", "Przypadek 1"), ("zh", "情况1")],
)
def test_a_case_that_is_told_by_its_number_is_no_name(language: str, term: str) -> None:
    assert not names(term, PHRASEBOOKS[language])
    assert names(term.rstrip("0123456789ab ") + " XY" if language != "zh" else "情况报告", PHRASEBOOKS[language])


def test_respects_in_a_list_make_respects_of_all() -> None:
    text = f"{ROPES}- **Purpose**: takes great strain off both cleats\n"
    assert of(text, "named", "at its bow") == "one of the respects of its place"


def test_a_single_line_tells_a_thing_by_its_class() -> None:
    assert of("# Quay\n\n**Cleat**: for making the boat fast by hand in storms\n", "named", "fast") == (
        "a remark of its place"
    )
    assert of("# Quay\n\n**Cleat**: a piece of iron that holds ropes on deck\n", "named", "iron") == ""


def test_a_root_with_other_vowels_gives_a_name_away() -> None:
    text = "# Markt\n\n## Arten\n\n- **Kaufvertrag**: Einigung über eine Sache und ihren Preis\n"
    text += "- **Städtebau**: Planung der stadteigenen Flächen am Fluss\n- **Miete**: Gebrauch auf bestimmte Zeit\n"
    assert of(text, "named", "stadteigenen") == "the meaning gives its term away"


def test_capitals_in_the_place_give_a_name_away() -> None:
    text = "# Parts\n\n## XGPS\n\n- **Deck GPS**: a receiver that tells where the ship stands at sea\n"
    assert of(text, "named", "receiver") == "its place gives its term away"


def test_a_chain_of_arrows_explains_nothing() -> None:
    text = "# Ship\n\n## Parts\n\n- **Upper deck**: rain and spray → scupper pipes → sea below\n"
    text += "- **Lower deck**: holds cargo and water\n- **Poop deck**: carries helm and officers\n"
    assert all(doubt for prompt, doubt in doubts(text, "explained") if "Upper" in prompt)


@pytest.mark.parametrize(
    "sentence",
    [
        "The amount of cargo a ship is willing to carry.",
        "The mooring of the ship is tricky.",
        "The center of the sail is typically bleached or grey canvas.",
    ],
)
def test_how_something_is_identifies_nothing(sentence: str) -> None:
    assert not doubts(f"# Ship\n\n## Notes\n\n{sentence}\n", "identity")


def test_a_section_that_begins_with_its_title_defines_it() -> None:
    assert not doubts("# Nave\n\n## Struttura\n\nLa struttura della nave è il punto centrale del corso.\n", "identity")


def test_lines_that_tell_what_to_do_are_no_sentences_about_their_heading() -> None:
    assert not doubts("# Ship\n\n## Mending Torn Sails\n\n- Ensure the needle fits the cloth.\n", "implied")
    assert not doubts("# Ship\n\n## Capstan\n\n- used to be turned by twelve sailors\n", "implied")


def test_what_points_back_is_called_nothing() -> None:
    text = "# Nave\n\n## Ponti\n\nLa parte del ponte riservata a questa manovra si chiama coperta.\n"
    assert not doubts(text, "called")
    assert doubts(text.replace("questa", "una"), "called")


def test_a_short_definition_is_of_the_thing_of_its_page() -> None:
    assert not doubts("# Sail shapes\n\n## Definition\n\nThe jib is a sail set ahead of a mast\n", "nutshell")
    assert not doubts("# Sail\n\n## Definition\n\nIn harbours you often need to know where wind blows\n", "nutshell")
    assert not doubts("# Sail\n\n## Definition\n\nOne of the most useful inventions of sailors\n", "nutshell")
    assert not doubts("# Vela\n\n## Definición\n\nEn los puertos, conviene atar bien la lona mojada\n", "nutshell")


def test_a_sentence_with_a_subject_of_its_own_describes_something_else() -> None:
    text = f"{ROPES}- **Bridle**: great strain is put upon both sides of barges\n"
    assert of(text, "named", "strain") == "its meaning is a sentence about something else"
    text = "# Hafen\n\n## Leinen\n\n- **Springleine**: großer Zug wird auf beide Seiten verteilt\n"
    text += "- **Trosse**: zieht das Schiff am Kai von Hand\n- **Fangleine**: hält das Boot am Ring\n"
    assert of(text, "named", "Zug") == "its meaning is a sentence about something else"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("**Spring**: great strain on both cleats of the quay", "tells neither what it is nor what it does"),
        ("**Gauge**: tide = height of the moon over the harbour", "a remark of its place"),
        ("**Rope 4**: holds the stern of a barge to a bollard", "a name that only counts"),
        ("**Nautical**: holds the stern of a barge to a bollard", "tells how something is, and names nothing"),
        ("**Spring**: holds the stern of a barge to a bollard", ""),
        ("**Spring**: a rope that keeps a barge from moving astern", ""),
    ],
)
def test_a_name_is_told_by_its_class_or_by_what_it_does(line: str, doubt: str) -> None:
    assert of(f"{ROPES}- {line}\n", "named", line.split(": ")[1]) == doubt


def test_verbs_are_told_by_the_article_behind_them() -> None:
    text = "# Port\n\n## Lignes\n\n- **Aussière** : tire le navire le long du quai\n"
    text += "- **Garde** : retient le bateau contre le courant\n- **Pointe** : {}\n"
    assert of(text.format("écarte la poupe du quai en pierre"), "named", "écarte") == ""
    assert of(text.format("pour la poupe du bateau contre le quai"), "named", "poupe") != ""


def test_what_one_of_several_is_known_by_says_what_it_does() -> None:
    text = "# Ship\n\n## Types of rope\n\n### Manila\n\n- {} in rain, dries before stowing\n\n### Nylon\n\n"
    text += "- Stretches by a third under load, absorbs shocks\n\n### Polyester\n\n- Keeps its length under strain\n"
    assert of(text.format("Swells and rots"), "belongs", "in rain") == ""
    assert of(text.format("Perfect for sailors"), "belongs", "in rain") == "tells neither what it is nor what it does"
