"""What is told back begins and ends with its own thought."""

import pytest

from study.core.generators.endings import whole, without_beginning
from study.core.generators.languages import PHRASEBOOKS
from tests.core.generators.notes_for_tests import judged_by


@pytest.mark.parametrize(
    ("code", "written", "told"),
    [
        ("en", "Note that a jetty is a wall that ships lie at", "a jetty is a wall that ships lie at"),
        ("en", "It is important to note that ebb comes twice a day", "ebb comes twice a day"),
        ("it", "Osserva che la marea è il moto del mare", "la marea è il moto del mare"),
        ("fr", "Notons qu’une jetée est un mur", "une jetée est un mur"),
        ("es", "Cabe destacar que la marea sube dos veces", "la marea sube dos veces"),
        ("pt", "Note-se que a maré sobe duas vezes", "a maré sobe duas vezes"),
        ("sv", "Observera att ebb kommer två gånger", "ebb kommer två gånger"),
        ("pl", "Należy pamiętać, że odpływ trwa sześć godzin", "odpływ trwa sześć godzin"),
        ("ru", "Следует отметить, что отлив длится шесть часов", "отлив длится шесть часов"),
        ("zh", "需要注意的是，潮汐一天有两次", "潮汐一天有两次"),
        ("zh", "完整约束 若船F进入港口，则必须登记", "若船F进入港口，则必须登记"),
        ("zh", "**完整约束** 若船F进入港口，则必须登记", "若船F进入港口，则必须登记"),
        ("zh", "HTTP 协议是一种船只之间的约定", "HTTP 协议是一种船只之间的约定"),
        ("en", "Notes of the pilot that say when ebb comes", "Notes of the pilot that say when ebb comes"),
    ],
)
def test_what_stands_before_a_sentence_is_cut(code: str, written: str, told: str) -> None:
    assert without_beginning(written, code != "zh") == told


@pytest.mark.parametrize(
    ("code", "written", "told"),
    [
        ("en", "a wall that ships lie at, for example", "a wall that ships lie at"),
        ("de", "eine Mauer, an der Schiffe liegen, z. B.", "eine Mauer, an der Schiffe liegen"),
        ("it", "un muro a cui le navi attraccano, ad esempio", "un muro a cui le navi attraccano"),
        ("zh", "船只停靠的一道墙，例如", "船只停靠的一道墙"),
        ("en", "A wall that ships lie at. Advantages", "A wall that ships lie at."),
        ("fr", "Un mur où les navires accostent. Exemples", "Un mur où les navires accostent."),
        ("en", "A wall that ships lie at. It is long", "A wall that ships lie at. It is long"),
        ("en", "a wall, for example", "a wall, for example"),
    ],
)
def test_what_begins_another_thought_is_cut(code: str, written: str, told: str) -> None:
    assert whole(written, PHRASEBOOKS[code]) == told


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("a wall of stone that keeps out waves such as", True),
        ("a wall of stone in a harbour where", True),
        ("a wall of stone that shows what a harbour looks like", False),
        ("a wall of stone that ships are tied to", False),
    ],
)
def test_an_answer_that_ends_before_its_thought_waits(said: str, waits: bool) -> None:
    text = f"# Sea\n\n## Words\n\n- **Jetty**: {said}\n- **Buoy**: a float that marks the channel\n"
    found = [doubt for one, doubt in judged_by(text, "meaning") if "Jetty" in one.prompt]
    assert [doubt == "ends before its thought does" for doubt in found] == [waits]


def test_a_half_clause_waits_where_lines_below_it_end_it() -> None:
    lines = "- **Ormeggio**: un posto di una nave che attende{below}\n- **Boa**: un segno di un canale\n"
    text = f"# Mare\n\n## Parole\n\n{lines}"
    for below, waits in (("\n  - il carico\n  - la marea", True), ("", False)):
        found = [doubt for one, doubt in judged_by(text.format(below=below), "meaning") if "Ormeggio" in one.prompt]
        assert [doubt == "ends before its thought does" for doubt in found] == [waits]


def test_a_sentence_with_what_points_at_it_defines_its_subject() -> None:
    text = "# Sea\n\n## Words\n\nRecall that a **jetty** is a wall of stone that ships lie at.\n"
    ((one, _),) = judged_by(text, "meaning")
    assert (one.prompt, one.parts.right) == (
        "What is a *jetty*?",
        ("A jetty is a wall of stone that ships lie at",),
    )
