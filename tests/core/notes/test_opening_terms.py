"""A glossary whose terms stand in `__underlined bold__` before their meanings."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse


def told(text: str) -> list[tuple[str, str]]:
    return [(fact.term, fact.meaning) for topic in parse(text, "ships.md").topics for fact in topic.facts]


def test_a_term_set_off_at_the_beginning_is_told_by_what_follows() -> None:
    text = (
        "__Quille__ poutre la plus basse de la coque.\n\n__Proue__ (ou avant) partie qui fend l'eau\n"
        "__Poupe__ partie arrière\n\n* __Mât__ pièce de bois\n  qui porte les voiles.\n"
    )
    assert told(text) == [
        ("Quille", "poutre la plus basse de la coque."),
        ("Proue (ou avant)", "partie qui fend l'eau"),
        ("Poupe", "partie arrière"),
        ("Mât", "pièce de bois qui porte les voiles."),
    ]
    made = candidates(parse(text, "ships.md")).candidates
    assert {"Qu’est-ce que *Mât* ?", "Explique *Quille*."} <= {one.prompt for one in made}


@pytest.mark.parametrize(
    "text",
    [
        "__The keel__ is of oak.\n\n__The mast__ can bend.",
        "__La quille__ est en bois.\n\n__Le mât__ est haut.",
        "__Quille__ poutre la plus basse.\n\nLe reste est du texte.",
        "__Keel:__ lowest beam\n\nA __mast__ in words",
        "**Keel** of oak\n\n**Mast** of pine",
        "__init__ method\n\n`__name__` of it",
    ],
)
def test_emphasis_in_a_sentence_is_no_term(text: str) -> None:
    assert [term for term, _ in told(text) if term and term != "Keel"] == []
