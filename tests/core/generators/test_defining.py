"""Sentences that say what something is, wherever they stand in a paragraph."""

import pytest

from study.core.generators.sentences import without_note
from tests.core.generators.notes_for_tests import proposed


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("The pilot comes late. A hawser is a thick rope that tows a ship.", "What is a *hawser*?"),
        ("The pilot comes late. The **hawser** is a thick rope that tows a ship.", "What is *hawser*?"),
        ("Ships wait. A **berth** is defined as any place where a ship may lie.", "What is a *berth*?"),
        ("Il pilota arriva tardi. Una gomena è una corda che traina la nave.", "Che cosa si intende per *gomena*?"),
        (
            "Der Lotse kommt spät. Eine Trosse ist ein Seil, mit dem man ein Schiff zieht.",
            "Was versteht man unter *Trosse*?",
        ),
        ("Lotsen kommer sent. En tross är en lina som drar ett fartyg.", "Vad menas med *tross*?"),
    ],
)
def test_any_sentence_of_a_paragraph_may_define_a_term(text: str, prompt: str) -> None:
    assert [one.prompt for one in proposed(f"# Harbour\n\n## Lines\n\n{text}\n", "meaning")] == [prompt]


@pytest.mark.parametrize(
    "text",
    [
        "The pilot comes late. The hawser is a thick rope that tows a ship.",  # one hawser, and no class of them
        "The pilot comes late. A hawser is thick and long and tows a ship.",
        "The pilot comes late. This hawser is a thick rope that tows a ship.",
        "The pilot comes late. A hawser was a thick rope that towed a ship.",
        "Hawser a hawser is a thick rope that tows a ship.",  # its title stands before it
        "The pilot comes late. A **hawser** is a lot like a mooring rope, but longer.",
        "Der Lotse kommt spät. Eine **Trosse** ist ähnlich wie ein Festmacher, nur länger.",
        "The pilot comes late. A hawser is a risk for all who stand near it.",
        "The pilot comes late. A **hawser** is a type of mooring rope, but not all mooring ropes are hawsers.",
        "The pilot comes late. A hawser is a form of rope, so it has the same wear as others.",
    ],
)
def test_what_tells_of_one_thing_or_of_how_it_is_defines_nothing(text: str) -> None:
    assert proposed(f"# Harbour\n\n## Lines\n\n{text}\n", "meaning") == []


def test_what_a_page_has_as_a_heading_is_defined_without_an_article_too() -> None:
    text = "# Harbour\n\n## Lines\n\nShips wait. {} is a charge that grows each day.\n\n## Demurrage\n\nSee the law.\n"
    assert [one.prompt for one in proposed(text.format("Demurrage"), "meaning")] == ["What is *Demurrage*?"]
    assert proposed(text.format("Wharfage"), "meaning") != []  # told by its class and what sets it apart there
    assert proposed(text.replace("a charge that", "what").format("Wharfage"), "meaning") == []


def test_an_adverb_before_the_verb_is_no_part_of_a_term() -> None:
    for subject, asked in [
        ("**Demurrage**", True),
        ("**Demurrage** generally", False),
        ("**Demurrage** often", False),
    ]:
        text = f"# Harbour\n\n## Lines\n\nShips wait. {subject} means the charge that a ship pays for each day.\n"
        assert bool(proposed(text, "meaning")) is asked, subject


def test_what_is_called_a_word_is_not_defined() -> None:
    page = "# Harbour\n\n## Demurrage\n\n{}\n"
    for sentence, asked in [
        ("Demurrage is a technical term and is defined by the rules of the harbour.", False),
        ("Demurrage is a French word that means the charge for each day.", True),
        ("La stallia è un termine tecnico che si trova nei contratti di noleggio.", False),
        ("Die Liegezeit ist ein Fachbegriff, der in vielen Verträgen steht.", False),
        ("Die Liegezeit ist ein Zeitraum, in dem ein Schiff beladen wird.", True),
        ("La surestarie est un terme juridique que connaissent les armateurs.", False),
    ]:
        title = sentence.split(" ")[0 if sentence[:2] == "De" else 1]
        found = proposed(page.replace("Demurrage", title, 1).format(sentence), "meaning")
        assert bool(found) is asked, sentence


def test_a_paragraph_is_asked_for_two_terms_at_most_and_each_has_an_id_of_its_own() -> None:
    text = "A hawser is a rope that tows. A painter is a rope at the bow. A halyard is a rope that lifts a sail."
    found = proposed(f"# Harbour\n\n## Lines\n\n{text}\n", "meaning")
    assert [one.slot for one in found] == ["sentence", "sentence2"]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("Theft is a crime in the state.Cal. Penal Code § 484, 2011", "Theft is a crime in the state."),
        ("Theft is a *crime*.Tex", "Theft is a *crime*.Tex"),
        ("It is graded lower in many states.Pa", "It is graded lower in many states."),
        ("It is graded _lower_ in many _states._N.Y. Law § 5", "It is graded _lower_ in many _states._"),
        ("He pays the _whole sum_ at once._State v. X_, 4", "He pays the _whole sum_ at once."),
        ("We can use the Code.ZipFile property", "We can use the Code.ZipFile property"),
        ("Call `the state.Get(1)` once", "Call `the state.Get(1)` once"),
        ("One ends here. Another begins", "One ends here. Another begins"),
    ],
)
def test_a_footnote_that_is_glued_to_a_sentence_is_no_part_of_it(written: str, whole: str) -> None:
    assert without_note(written) == whole


@pytest.mark.parametrize(
    "term", ["March 2023", "Mars 2023", "14. Juli 1789", "Attempt at a definition", "Origem do termo", "Etymologie"]
)
def test_dates_and_what_tells_of_the_word_alone_are_no_terms(term: str) -> None:
    notes = f"# Harbour\n\n- **{term}**: a thick rope with which ships are towed into the harbour at night\n"
    assert not any(term in one.prompt for one in proposed(notes, "meaning") + proposed(notes, "explained"))
    assert any("Hawser" in one.prompt for one in proposed(notes.replace(term, "Hawser"), "meaning"))
