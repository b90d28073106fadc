"""How something is done, what a glossary's headings mean, and what is offered of a line nothing else asks."""

import pytest

from study.core.generators.offers import offered
from study.core.generators.statements import Corpus
from study.core.notes import parse
from tests.core.generators.notes_for_tests import doubts


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("To moor a boat: `dock add [NAME]`", "How do you moor a boat?"),
        ("To take in a sail: loosen the halyard and pull the cloth down", "How do you take in a sail?"),
        ("Per ormeggiare una barca: si getta una cima al molo", "Come si fa per ormeggiare una barca?"),
        ("Pour amarrer un bateau : on lance un bout sur le quai", "Comment faire pour amarrer un bateau ?"),
        ("Para amarrar un barco: se lanza un cabo al muelle", "¿Qué se hace para amarrar un barco?"),
        ("Um ein Boot festzumachen: die Leine über den Poller werfen", "Was tut man, um ein Boot festzumachen?"),
        ("För att förtöja en båt: kasta en tross över pollaren", "Hur gör man för att förtöja en båt?"),
    ],
)
def test_what_a_purpose_takes_is_asked_as_how_and_left_to_the_writer(line: str, prompt: str) -> None:
    ((found, doubt),) = doubts(f"# Boats\n\n## Harbour\n\n{line}\n", "how")
    assert found == prompt and doubt


@pytest.mark.parametrize("line", ["To the point: a lee shore is near", "The tonnage: the volume of a hull"])
def test_what_is_no_purpose_is_not_asked_as_how(line: str) -> None:
    assert not doubts(f"# Boats\n\n## Harbour\n\n{line}\n", "how")


@pytest.mark.parametrize(
    ("above", "title", "text", "expected"),
    [
        ("Glossary", "keel", "a beam that runs along the bottom of a hull[^1]", [("What is *keel*?", "")]),
        ("Glossar", "Kiel", "ein Balken, der den Rumpf trägt", [("Was versteht man unter *Kiel*?", "")]),
        ("Terms", "aloft", "when somebody is up in the rigging", [("What is *aloft*?", "the answer is no definition")]),
        ("Ships", "keel", "a beam that runs along the bottom of a hull", []),
    ],
)
def test_a_heading_of_a_glossary_is_a_term(above: str, title: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert doubts(f"# {above}\n\n## {title}\n\n{text}\n", "meaning", "heading") == expected


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("It carries people and goods over a sound in every kind of weather.", "“Ferry carries …"),
        ("Also, a ferry may close the harbour for a day or two at a time.", "“A ferry may"),
        ("The ferry provides ropes, buoys and lanterns to every guest who asks, etc.", "“The ferry provides"),
    ],
)
def test_a_line_that_joins_another_is_offered_by_itself(line: str, prompt: str) -> None:
    (one,) = offered(Corpus(parse(f"# Boats\n\n## Ferry\n\n{line}\n", "notes.md")), set()).candidates
    assert prompt in one.prompt and "etc" not in one.parts.right[0]
