"""Tables of words by language: a new language stands in each of them, or is left out here on purpose."""

import re
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

from study.core import generators, notes
from study.core.generators import jottings, sections
from study.core.generators.languages import PHRASEBOOKS

FEWEST = 6
"""Languages of a table that is one of all; tables of fewer are about what only those have."""
LEFT_OUT = {
    # what points stands inside of other words
    "POINTS_AT": "ar ja ko zh",
    "_POINTS": "ar ja ko",
    # no articles, or such as are written with their noun
    "ARTICLES": "ar ja ko pl ru zh",
    "_DETERMINERS": "ar ja ko pl ru zh",
    "_DEFINITE": "ar ja ko pl ru zh",
    "_WITH_NOUN": "ar en es fr ja ko pl pt ru zh",
    # the phrasebook's own verbs say it, or words alone do not
    "_SAYS": "ar ja ko pl ru zh",
    "_FINITE": "ar en ja ko pl ru zh",
    "_QUALITIES": "ar en ja ko pl ru zh",
    "_SUPPOSES": "ar ja ko pl ru zh",
    # verbs of the past say nothing of who is told of
    "_PAST": "ja ko zh",
    # small words stand behind, or with, what they join
    "_DANGLING": "ar ja ko zh",
    # a comma stands before what is joined, or nothing is joined so
    "_ALSO": "ar ja ko pl ru zh",
    "_AND": "ar en ja ko pl ru zh",
    # who speaks is told by the verb; English has a rule of its own
    "_OF_ONESELF": "ar en ja ko pl ru",
    "_ANNOUNCES": "ar ja ko",
    "_DONE_BY_US": "ar ja ko pl ru",
    "_SPEAKS": "ja ko pl ru",
    "_SPEAKING": "ja ko pl ru",
    "_SPEAKERS": "ar ja ko pl ru zh",
    # the verb of an order ends its sentence: one pattern of its own
    "_TASKS": "ja ko",
    "_ORDERS": "ja ko",
    # prompts in these were not met yet
    "_PROMPTS": "ja ko pl ru",
}


def _tables(package: ModuleType) -> dict[str, str]:
    """The languages that each table by language of a package lacks."""
    modules = [import_module(one.name) for one in walk_packages(package.__path__, f"{package.__name__}.")]
    return {
        name: " ".join(sorted(PHRASEBOOKS.keys() - table.keys()))
        for module in modules
        for name, table in vars(module).items()
        if isinstance(table, dict) and len(PHRASEBOOKS.keys() & table.keys()) >= FEWEST
    }


def test_every_table_has_every_language_or_leaves_it_out_on_purpose() -> None:
    found = _tables(generators) | _tables(notes)
    assert {name: lacks for name, lacks in found.items() if lacks} == LEFT_OUT


@pytest.mark.parametrize(
    ("code", "points", "tells"),
    [
        ("pl", "Podczas tej fazy serce się kurczy", "Skurcz to faza, w której serce się kurczy"),
        ("pl", "Te naczynia prowadzą krew do serca", "Żyły prowadzą krew do serca, w tym żyła główna"),
        ("ru", "В этой фазе сердце сокращается", "Систола — это фаза, в которой сердце сокращается"),
        ("ru", "Эти сосуды несут кровь к сердцу", "Вены несут кровь к сердцу"),
    ],
)
def test_words_that_point_are_told_from_those_that_define(code: str, points: str, tells: str) -> None:
    for pattern in (rf"(?i)\b(?:{sections.POINTS_AT[code]})\b", jottings._POINTS[code].pattern):
        assert re.search(pattern, points) and not re.search(pattern, tells)
