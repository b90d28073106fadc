"""What people head a remark with, in notes of any subject, is asked as no term; what is a term elsewhere is one of its
subject."""

import pytest

from study.core.generators import candidates
from study.core.generators.languages import PHRASEBOOKS
from study.core.notes import parse
from study.core.text.alternatives import by_first_letters
from tests.core.generators.notes_for_tests import proposed

LANTERN = "a lamp in a tower that burns through the night and shows ships the way"


def terms(text: str) -> list[str]:
    """What is asked for as a term."""
    return [one.prompt for shape in ("meaning", "explained", "term", "named") for one in proposed(text, shape)]


@pytest.mark.parametrize(
    "label",
    [
        "Challenge",
        "Main challenges",
        "Relevance",
        "Historical context",
        "Key points",
        "Challenge 1",
        "Long term",
        "In practice",
        "Stricto sensu",
        "Necessary",
        "Important note",
        "Before",
    ],
)
def test_a_label_of_any_notes_is_no_term(label: str) -> None:
    lines = f"- **{label}:** {LANTERN}\n- **Leading light:** {LANTERN} into a dock\n"
    assert not any(label in prompt for prompt in terms(f"# Harbour\n\n## Lights\n\n{lines}"))


@pytest.mark.parametrize(
    ("code", "labels", "things"),
    [
        (
            "en",
            "Challenges|Major drawbacks|Objections|Outcome|Mode of action",
            "Lighthouse|Main sail|Special relativity",
        ),
        ("de", "Herausforderungen|Wichtigste Ergebnisse|Relevanz|Einwände|Besonderheiten", "Leuchtturm|Großsegel"),
        ("fr", "Spécificités françaises|Enjeux|Principaux résultats|Intérêt historique|Critiques", "Phare|Grand mât"),
        ("es", "Aspecto central|Desafíos|Principales resultados|Importancia|Contexto histórico", "Faro|Vela mayor"),
        ("it", "Aspetto centrale|Sfide|Rilevanza|Principali critiche|Effetti collaterali", "Faro|Vela maestra"),
        ("pt", "Aspecto Central|Metodologia|Relevância|Desenvolvimento Intelectual|Impactos", "Farol|Vela grande"),
        ("nl", "Uitdagingen|Belangrijkste resultaten|Relevantie|Kritiek", "Vuurtoren|Grootzeil"),
        ("sv", "Utmaningar|Viktigaste resultat|Relevans|Invändningar", "Fyrtorn|Storsegel"),
        ("nb", "Utfordringer|Viktigste resultater|Relevans|Innvendinger", "Fyrtårn|Storseil"),
        ("da", "Udfordringer|Vigtigste resultater|Relevans|Indvendinger", "Fyrtårn|Storsejl"),
        ("pl", "Wyzwania|Główne wyniki|Znaczenie|Zarzuty", "Latarnia morska|Grot"),
        ("ru", "Актуальность|Основные результаты|Возражения|Особенности", "Маяк|Парус"),
        ("zh", "主要特点|意义|局限性|历史背景|重要的影响", "灯塔|主帆"),
        ("ja", "主な特徴|課題|歴史的背景|限界", "灯台|主帆"),
        ("ko", "주요 특징|한계|역사적 배경|의의", "등대|주돛"),
        ("ar", "التحديات الرئيسية|الأهداف|السياق التاريخي|الانتقادات", "المنارة|الشراع"),
    ],
)
def test_labels_are_known_in_every_language(code: str, labels: str, things: str) -> None:
    phrasebook = PHRASEBOOKS[code]
    assert [one for one in labels.split("|") if not phrasebook.labels.fullmatch(one)] == []
    assert [one for one in things.split("|") if phrasebook.labels.fullmatch(one)] == []


@pytest.mark.parametrize("code", sorted(PHRASEBOOKS))
def test_no_word_is_both_a_label_and_only_perhaps_one(code: str) -> None:
    phrasebook = PHRASEBOOKS[code]
    words = [one for one in phrasebook.perhaps.split("|") if one.isalpha()]
    assert len(words) > 80
    assert [one for one in words if phrasebook.labels.fullmatch(one)] == []


def test_a_word_that_may_be_a_term_is_a_label_among_labels() -> None:
    among = f"- **Purpose:** {LANTERN}\n- **Argument:** {LANTERN} too\n- **Fresnel lens:** a lens of glass rings\n"
    assert not any("Argument" in prompt for prompt in terms(f"# Harbour\n\n## Lighthouse\n\n{among}"))
    alone = f"- **Argument:** {LANTERN} too\n- **Fresnel lens:** a lens of glass rings\n"
    assert any("Argument" in prompt for prompt in terms(f"# Harbour\n\n## Lighthouse\n\n{alone}"))


def test_a_word_that_may_be_a_term_is_a_label_where_it_comes_again() -> None:
    def place(name: str, said: str) -> str:
        return f"## {name}\n\n- **Argument:** {said}\n- **Keeper of {name}:** a man who trims the lamp of {name}\n\n"

    text = f"# Harbour\n\n{place('Mole', LANTERN)}{place('Quay', 'a chain of buoys that marks the edge of a bank')}"
    assert not any("Argument" in prompt for prompt in terms(text))


def test_a_word_that_may_be_a_term_is_one_where_terms_are_explained() -> None:
    lines = f"- **Purpose:** {LANTERN}\n- **Argument:** a phrase that a verb needs to be whole\n"
    assert any("Argument" in prompt for prompt in terms(f"# Grammar\n\n## Vocabulary\n\n{lines}"))


def test_things_are_told_of_under_a_label_of_the_wider_kind() -> None:
    lines = f"- **Leading light:** {LANTERN}\n- **Sector light:** a lamp that shows its colour by where one stands\n"
    asked = terms(f"# Harbour\n\n## Approaches\n\n{lines}")
    assert any("Leading light" in prompt for prompt in asked) and any("Sector light" in prompt for prompt in asked)


def test_words_are_tried_by_their_first_letters() -> None:
    assert by_first_letters("ab|ac?|b|[cd]e|(?:x|y)z|c*") == "(?:a(?:b|c?)|b|[cd]e|(?:x|y)z|c*)"


@pytest.mark.parametrize("sign", ["↳", "└──", "├─", "➤", "✅", "👉", "⚠️", "→", "▸", "🔹"])
def test_what_draws_a_tree_or_points_is_no_part_of_a_name(sign: str) -> None:
    lines = "".join(
        f"- {sign} **{name}:** {said}\n"
        for name, said in (
            ("Leading light", f"{LANTERN} into a dock"),
            ("Sector light", "a lamp that shows its colour by where one stands"),
            ("Fog horn", "a horn that sounds in fog"),
        )
    )
    asked = terms(f"# Harbour\n\n## Lights\n\n{lines}")
    assert any("*Leading light*" in prompt for prompt in asked) and not any(sign in prompt for prompt in asked)


def test_a_sign_that_denies_stays() -> None:
    lines = f"- ❌ **Leading light:** {LANTERN} into a dock\n- **Sector light:** {LANTERN} by its colour\n"
    assert not any("*Leading light*" in prompt for prompt in terms(f"# Harbour\n\n## Lights\n\n{lines}"))


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("- **第六步**：把两条缆绳连接成一条的方法", "- **缆绳**：把船系在岸上的绳子"),
        ("- **关键章节**：讨论了潮汐的形成和月球的作用", "- **潮汐**：海水周期性涨落的现象"),
        ("- **潮差**：如海湾里的水位变化，一天两次。", "- **潮汐**：海水周期性涨落的现象"),
        ("- **Шестая проблема**: обеспечение связи между двумя кораблями", "- **Киль**: балка вдоль дна корабля"),
        (
            "- **FALTA ACÁ**: la descripción de todo el puerto viejo",
            "- **Quilla**: viga que recorre el fondo del barco",
        ),
    ],
)
def test_steps_sources_examples_and_what_is_left_to_do_are_no_terms(line: str, beside: str) -> None:
    found = candidates(parse(f"# 1\n\n{line}\n{beside}\n", "n.md")).candidates
    told = [one for one in found if one.shape in ("meaning", "explained") and one.fit == "sure"]
    assert [one.lines for one in told] in ([(4, 4)], [])
