"""What was asked goes on under its id where its line says the same in another form, or in another place."""

import re
from collections.abc import Callable

import pytest

from study.core.generators import Made, candidates
from study.core.notes import carry_keys, parse
from study.core.notes.model import Notes
from tests.core.notes.forms import FORMS

EN = """# Dyeing

- Mordant: a salt that binds the dye to the fibre
- Madder: a plant whose roots give a lasting red
- Indigo: a blue dye that forms in the air
- Fulling: the beating of wet cloth until it thickens
- Skein: a length of yarn that is wound in a loop
- Retting: the soaking of flax until the fibres part
- Tenter: a frame on which cloth is stretched to dry
"""
DE = """# Färben

- Beize: ein Salz, das den Farbstoff an die Faser bindet
- Krapp: eine Pflanze, deren Wurzeln ein haltbares Rot geben
- Indigo: ein blauer Farbstoff, der an der Luft entsteht
- Küpe: das Bad, in dem der Farbstoff gelöst ist
- Strang: ein Stück Garn, das zu einer Schleife gewickelt ist
- Walke: ein Gerät, das nasses Tuch verdichtet
"""
FR = """# Teinture

- Mordant: un sel qui fixe la couleur sur la fibre
- Garance: une plante dont la racine donne un rouge durable
- Indigo: un colorant bleu qui se forme dans l'air
- Cuve: le bain dans lequel le colorant est dissous
- Écheveau: une longueur de fil enroulée en boucle
- Foulon: un appareil qui épaissit le drap mouillé
"""
NOTES = {"en": EN, "de": DE, "fr": FR}
IS = {"en": " is ", "de": " ist ", "fr": " est "}
_COLON = re.compile(r"(?m)^(- \w+): ")


def with_verb(code: str) -> str:
    return _COLON.sub(rf"\1{IS[code]}", NOTES[code])


def asked(made: Made) -> frozenset[str]:
    return frozenset(one.key for one in made.candidates if one.fit == "sure")


def after(old: Notes, new: str) -> tuple[frozenset[str], Made]:
    """What was asked of the old notes, and what is made of the new ones for somebody who was asked that."""
    before = asked(candidates(old))
    kept, changes = carry_keys(old.topics, parse(new))
    assert not changes.removed
    return before, candidates(kept, before)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_another_form_of_the_same_takes_no_question_away(form: Callable[[str], str]) -> None:
    before, made = after(parse(EN), form(EN))
    assert len(before) > 6 and form(EN) != EN
    assert before <= asked(made)


@pytest.mark.parametrize("code", ["de", "fr"])
def test_a_colon_that_becomes_a_verb_takes_no_question_away(code: str) -> None:
    before, made = after(parse(NOTES[code]), with_verb(code))
    assert len(before) > 6
    assert before <= asked(made)


@pytest.mark.parametrize("code", NOTES)
def test_a_verb_that_becomes_a_colon_takes_no_question_away(code: str) -> None:
    old = parse(with_verb(code))
    before, made = after(old, NOTES[code])
    assert before
    assert before <= asked(made)
    assert not {one.key for one in made.candidates} & {f"{key.rpartition('/')[0]}/meaning" for key in before}


def test_a_sentence_of_which_nothing_was_asked_stays_one() -> None:
    made = candidates(parse(with_verb("en")), frozenset({"dyeing#1/gap", "dyeing#2/meaning-sentence"}))
    assert "term" not in {one.shape for one in made.candidates}


EARLIER = ("definition", "recall", "table-c1")


@pytest.mark.parametrize("name", EARLIER)
def test_what_asked_by_its_term_under_an_earlier_name_goes_on_as_well(name: str) -> None:
    """Between a colon and a verb, under the name that its shape had then."""
    old = parse(EN)
    keys = [fact.key for topic in old.topics for fact in topic.facts]
    before = frozenset(f"{key}/{name}" for key in keys)
    kept, _ = carry_keys(old.topics, parse(with_verb("en")))
    assert before <= asked(candidates(kept, before))


def test_a_sentence_under_its_title_goes_on_from_what_a_meaning_was_called() -> None:
    text = "# Dyeing\n\n## Retting\n\nRetting is a way of soaking that parts the fibres of flax.\n"
    for name in ("meaning", *EARLIER):
        assert f"dyeing/retting#1/{name}" in asked(candidates(parse(text), frozenset({f"dyeing/retting#1/{name}"})))


OVER = [
    ("en", "Introduction"),
    ("en", "Basics"),
    ("en", "A short overview"),
    ("en", "Key terms"),
    ("de", "Grundlagen"),
    ("de", "Einführung"),
    ("de", "Überblick"),
    ("fr", "Notions de base"),
    ("fr", "Généralités"),
]


@pytest.mark.parametrize(("code", "heading"), OVER)
def test_a_heading_that_names_no_thing_takes_no_question_away(code: str, heading: str) -> None:
    headed = NOTES[code].replace("\n\n", f"\n\n## {heading}\n\n", 1)
    before, made = after(parse(NOTES[code]), headed)
    assert before <= asked(made)
    assert len(asked(candidates(parse(headed)))) >= len(before)


def test_what_was_asked_goes_on_even_under_a_heading_of_which_nothing_is() -> None:
    headed = EN.replace("\n\n", "\n\n## Examples\n\n", 1)
    before, made = after(parse(EN), headed)
    assert before <= {one.key for one in made.candidates}
    assert not asked(candidates(parse(headed)))


@pytest.mark.parametrize(("code", "article"), [("de", "eine?|das"), ("fr", "une?|le")])
def test_an_article_that_is_dropped_takes_no_question_away(code: str, article: str) -> None:
    bare = re.sub(rf": (?:{article}) ", ": ", NOTES[code])
    before, made = after(parse(NOTES[code]), bare)
    assert before <= {one.key for one in made.candidates}
