"""A line that is negated, or turned round by a small word, is never taken for the same in silence, in any language."""

import pytest

from study.core.notes import carry_keys, parse
from study.core.notes.negations import negated

TURNED = [
    "La vanne s'ouvre la nuit ici|La vanne ne s'ouvre pas la nuit ici",
    "La vanne s'ouvre la nuit ici|La vanne n'est jamais ouverte la nuit ici",
    "Un marin dort ici à bord|Aucun marin ne dort ici à bord",
    "La valvola si apre di notte qui|La valvola non si apre mai di notte qui",
    "Un marinaio dorme qui a bordo|Nessun marinaio dorme qui a bordo",
    "La válvula se abre de noche aquí|La válvula no se abre nunca de noche aquí",
    "A válvula abre à noite aqui|A válvula não abre nunca à noite aqui",
    "Einer der Matrosen schläft hier an Bord|Keiner der Matrosen schläft hier an Bord",
    "En sjöman sover här ombord|Ingen sjöman sover här ombord",
    "Ventilen åbner om natten her|Ventilen åbner ikke om natten her",
    "Pumpen kører med olie i tanken|Pumpen kører uden olie i tanken",
    "Ventilen åpner om natten her|Ventilen åpner aldri om natten her",
    "Pumpen går med olje i tanken|Pumpen går uten olje i tanken",
    "De deur sluit voor het getij van de avond|De deur sluit na het getij van de avond",
    "Zawór otwiera się w nocy|Zawór nigdy nie otwiera się w nocy",
    "Brama zamyka się przed wieczornym przypływem|Brama zamyka się po wieczornym przypływie",
    "Клапан открывается ночью здесь|Клапан никогда не открывается ночью здесь",
    "Ворота закрываются перед приливом вечером|Ворота закрываются после прилива вечером",
    "문이 밤에 열린다 여기서|문이 밤에 안 열린다 여기서",
    "تعمل المضخة مع الزيت في الخزان|تعمل المضخة بدون الزيت في الخزان",
]


@pytest.mark.parametrize("lines", TURNED)
@pytest.mark.parametrize("back", [False, True])
def test_a_line_that_is_turned_round_is_another_or_asked_about(lines: str, back: bool) -> None:
    old, new = lines.split("|")[:: -1 if back else 1]
    before, after = (parse(f"# Harbour\n\n- {line}\n", "n.md") for line in (old, new))
    carried, changes = carry_keys(before.topics, after)
    kept = carried.topics[0].facts[0].key == before.topics[0].facts[0].key
    assert not kept or changes.unsure


@pytest.mark.parametrize(
    ("words", "text", "times"),
    [
        (["ne", "jamais"], "ne s'ouvre jamais", 1),
        (["jamais"], "jamais ouverte", 1),
        (["n'est", "pas"], "n'est pas", 1),
        (["nicht", "ohne"], "nicht ohne", 2),
        ([], "未开放", 1),
        ([], "open", 0),
    ],
)
def test_what_a_language_says_twice_negates_once(words: list[str], text: str, times: int) -> None:
    assert negated(words, text) == times
