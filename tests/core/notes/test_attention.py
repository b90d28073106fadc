"""A title that only calls for attention asks nothing; what stands under it is of the topic."""

import pytest

from study.core.notes import parse
from study.core.notes.model import Fact
from study.core.text.attention import ATTENTION, calls_for_attention
from tests.core.generators.notes_for_tests import proposed

CALLS = [
    ("en", "Note!"),
    ("en", "Important"),
    ("de", "Achtung"),
    ("de", "Wichtiger Hinweis:"),
    ("fr", "À retenir"),
    ("fr", "Remarque"),
    ("it", "Attenzione!"),
    ("es", "¡Ojo!"),
    ("pt", "Atenção"),
    ("nl", "Let op!"),
    ("sv", "OBS!"),
    ("nb", "Husk!"),
    ("da", "Bemærk"),
    ("pl", "Uwaga!"),
    ("ru", "Внимание!"),
    ("zh", "注意！"),
    ("ja", "⚠️ 注意"),
    ("ko", "참고"),
    ("ar", "تنبيه"),
]


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "ship.md").topics for fact in topic.facts]


@pytest.mark.parametrize("title", [title for _, title in CALLS])
def test_a_toggle_that_calls_for_attention_is_no_card(title: str) -> None:
    found = facts(f"<details open>\n<summary>{title}</summary>\nThe keel lies deeper than the rudder.\n</details>\n")
    assert [fact.cards for fact in found] == [()] * len(found)
    assert "The keel lies deeper than the rudder." in " ".join(fact.text for fact in found if not fact.unasked)


@pytest.mark.parametrize("title", ["Port", "Attention span", "Who takes note?", "Warning lights", "Merkmale"])
def test_a_toggle_with_a_name_is_a_card(title: str) -> None:
    found = facts(f"<details>\n<summary>{title}</summary>\n\nleft\n\n</details>")
    assert [card.front for fact in found for card in fact.cards] == [title]


def test_each_language_calls_for_attention() -> None:
    assert {code for code, _ in CALLS} == set(ATTENTION)
    assert [title for _, title in CALLS if not calls_for_attention(title)] == []


@pytest.mark.parametrize(
    "line",
    [
        "**Let op!** een lamp in een toren die schepen 's nachts de weg naar de haven wijst",
        "**Good to know:** a lamp in a tower that burns through the night and shows ships the way",
        "**Gut zu wissen:** eine Lampe in einem Turm, die nachts den Schiffen den Weg in den Hafen zeigt",
        "**À retenir :** une lampe dans une tour qui brûle toute la nuit et montre le chemin aux navires",
        "**¡Ojo!:** una lámpara en una torre que arde toda la noche y muestra el camino a los barcos",
        "**Zapamiętaj:** lampa w wieży, która pali się przez całą noc i pokazuje statkom drogę do portu",
    ],
)
def test_a_bold_lead_that_calls_for_attention_is_no_term(line: str) -> None:
    shapes = ("meaning", "explained", "term", "named")
    assert [one.prompt for shape in shapes for one in proposed(f"# 1\n\n- {line}\n- {line}, bis\n", shape)] == []
