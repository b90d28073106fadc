"""What is asked of a noun: with an article where the notes show that there are several, and never by a word that only
describes one."""

import pytest

from tests.core.generators.notes_for_tests import doubts, judged_by


def _asked(lines: str, shape: str = "meaning") -> set[str]:
    return {prompt for prompt, _ in doubts(f"# Harbour\n\n## Words\n\n{lines}", shape)}


BESIDE = "- buoy: a float that marks the channel\n- tug: a boat that pulls ships\n"


@pytest.mark.parametrize(
    ("term", "said", "use", "prompt"),
    [
        ("jetty", "a wall that ships lie at", "Boats are tied to a jetty.", "What is a *jetty*?"),
        ("Jetty", "a wall that ships lie at", "The bay has three jetties.", "What is a *Jetty*?"),
        ("anchor", "a hook that holds a ship", "Many anchors drag in sand.", "What is an *anchor*?"),
        ("hour angle", "an arc that a star has moved", "Read an hour angle.", "What is an *hour angle*?"),
        ("unit load", "a stack that is moved at once", "Several unit loads fit.", "What is a *unit load*?"),
        ("VTS", "a service that guides ships", "Call a VTS, then wait.", "What is a *VTS*?"),
        ("anchor", "a hook that holds a ship", "Drop a anchor in sand.", "What is an *anchor*?"),
        ("euro pallet", "a tray of one size", "Lift a euro pallet.", "What is a *euro pallet*?"),
        ("one-way lane", "a lane of one course", "Take a one-way lane.", "What is a *one-way lane*?"),
        ("a berth", "a place that a ship lies at", "Ships come and go.", "What is a *berth*?"),
        ("jetty", "a wall that ships lie at", "Ships come and go.", "What is *jetty*?"),
        ("energy", "the work that a ship can do", "A wave has an energy of two units.", "What is *energy*?"),
        ("water", "the stuff that ships float on", "A water pipe leaks.", "What is *water*?"),
        ("Hanse", "the league that sailed here", "Ships come and go.", "What is *Hanse*?"),
        ("Baltic Exchange", "the market that ships are hired at", "Two exchanges close.", "What is *Baltic Exchange*?"),
    ],
)
def test_a_noun_has_its_article_where_the_notes_show_several(term: str, said: str, use: str, prompt: str) -> None:
    assert prompt in _asked(f"- {term}: {said}\n{BESIDE}- {use}\n")


def test_other_languages_put_no_article() -> None:
    text = "# Hafen\n\n## Wörter\n\n- Mole: ein Wall, der die Wellen bricht\n- Boje: ein Fass, das den Weg zeigt\n"
    assert "Was versteht man unter *Mole*?" in {prompt for prompt, _ in doubts(text, "meaning")}


ARTERIES = (
    "# Kidney\n\nThe {use} is bent over the pyramid.\n\n## {title}\n\n"
    "- {term}: {said}\n- Renal artery: a branch of the aorta\n"
)


@pytest.mark.parametrize(
    ("title", "use", "term", "prompt"),
    [
        ("Renal arteries", "arcuate artery", "Arcuate", "What is the *Arcuate* artery?"),
        ("Renal arteries", "arcuate arteries", "Arcuate", "What is an *Arcuate* artery?"),
        ("Types of arteries", "arcuate artery", "Arcuate", "What is the *Arcuate* artery?"),
        ("Cell nuclei", "arcuate nuclei", "Arcuate", "What are *Arcuate* nuclei?"),
    ],
)
def test_what_describes_a_thing_is_asked_with_its_noun(title: str, use: str, term: str, prompt: str) -> None:
    text = ARTERIES.format(use=use, title=title, term=term, said="a vessel that runs along the border of the cortex")
    assert prompt in {asked for asked, _ in doubts(text, "meaning")}


@pytest.mark.parametrize(
    ("title", "use", "term", "waits"),
    [
        ("Overview", "arcuate artery", "Arcuate", True),
        ("Overview", "somatic motor fibre", "Somatic motor", True),
        ("Overview", "artery", "Arcuate", False),
        ("Overview", "fluid dynamics", "Supercritical fluid", False),
        ("Overview", "reagent is a fluid and reagent grade", "Reagent", False),
    ],
)
def test_what_only_describes_something_waits(title: str, use: str, term: str, waits: bool) -> None:
    text = ARTERIES.format(use=use, title=title, term=term, said="a vessel that runs along the border of the cortex")
    found = [doubt for one, doubt in judged_by(text, "meaning") if term in one.prompt]
    assert [doubt == "its term says nothing alone" for doubt in found] == [waits]


@pytest.mark.parametrize(
    ("term", "said", "use", "waits"),
    [
        ("Fibrosa", "una giuntura di ossa senza cavità", "Le suture tengono il cranio.", True),
        ("Dinamica", "una scienza del moto dei corpi", "Le suture tengono il cranio.", False),
        ("Mucosa", "un tessuto che riveste le cavità del corpo", "La mucosa produce muco.", False),
    ],
)
def test_an_adjective_of_another_language_waits_too(term: str, said: str, use: str, waits: bool) -> None:
    lines = f"- **{term}**: {said}\n- **Sinovia**: un liquido che nutre la cartilagine\n- {use}\n"
    text = f"# Corpo\n\n## Articolazioni\n\n{lines}"
    found = [doubt for one, doubt in judged_by(text, "meaning") if term in one.prompt]
    assert [doubt == "its term says nothing alone" for doubt in found] == [waits]
