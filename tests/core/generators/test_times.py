"""What stands behind a time is what happened then, and what stands behind a name in quotation marks is a quotation."""

import pytest

from study.core.generators.times import names_era, names_time
from tests.core.generators.notes_for_tests import doubts

TIMES = (
    "Before 1879 | Fin 1897 | 1960s | Années 1920 | Début XIXème | XXème siècle | 17-18 juin 1940 | 9-10 juillet"
    " | Automne 1947-automne 1948 | 1st half of the 19th century | Ende des 19. Jahrhunderts | 60er Jahre | siglo XIX"
    " | finales del siglo XIX | XX secolo | from 1945 to 1989 | XIX век | с 1917 по 1922 | po 1945 roku | 19世纪末"
    " | 1950年代 | 1911年10月 | 1800-talet"
    " | efter 1945 | em 1822 | im Jahr 1871 | 5th century BC | mid-1980s | até 1964"
    " | 60-е годы | 16e eeuw | anni '60 | 3 mars"
)
THINGS = (
    "Mai 68 | Louis XIV | Type 2 | Phase I | Vitamin D | Article 144 | RFC 7231 | Third Republic | XIV | May | IPv4"
    " | Prophase II | Before the war | WWI | 802.11 | Factor V | 1984 election | October Revolution | Catch-22"
    " | Vatican II | World War II | Bill of Rights 1689 | 主力 | 第一次世界大战 | 日本 | Summer | The end | End"
)


def test_times_are_told_from_things() -> None:
    assert [one for one in TIMES.split(" | ") if not names_time(one)] == []
    assert [one for one in THINGS.split(" | ") if names_time(one)] == []


def test_ages_are_known_in_every_language() -> None:
    eras = "Antiquity|Middle Ages|Époque moderne|Mittelalter|Edad Media|Età moderna|Idade Média|Middeleeuwen|Medeltiden"
    assert all(
        map(names_era, f"{eras}|Middelalderen|Średniowiecze|Новое время|中世纪|近代|중세|العصور الوسطى".split("|"))
    )
    assert not any(map(names_era, ("Antiquity of coins", "Middle ear", "Moderne Kunst", "中世纪城市")))


def found(lines: str) -> set[str]:
    text = f"# Harbour\n\n## Trade\n\n{lines}"
    return {doubt for shape in ("meaning", "explained", "named") for _, doubt in doubts(text, shape)}


@pytest.mark.parametrize("term", ["Summer 1879", "The 1960s", "17-18 June 1940", "Early 19th century"])
def test_what_happened_at_a_time_is_no_meaning(term: str) -> None:
    beside = "- **Grain hoist**: a belt that carries grain out of a hold\n"
    lines = f"- **{term}**: a long strike of dockers that closed the whole harbour\n{beside}"
    assert "a time, and what happened then" in found(lines)
    assert "a time, and what happened then" not in found(lines.replace(term, "Great Strike"))


def test_an_age_is_a_stage_beside_another_one_alone() -> None:
    lines = (
        "- **Antiquity**: the trade that slaves carried on for their masters\n- **{}**: a trade of free men in guilds\n"
    )
    assert "a time, and what happened then" in found(lines.format("Middle Ages"))
    assert "a time, and what happened then" in found(lines.format("After 1789"))
    assert "a time, and what happened then" not in found(lines.format("Free port"))


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ("“A harbour is a promise that the land makes to ships.”", True),
        ('"A harbour is a promise that the land makes to ships" (p. 12)', True),
        ("“A harbour is a promise that the land makes to ships” – letter of 1802", True),
        ("a harbour master who called harbours “a promise that the land makes”", False),
        ("a “promise” that the land makes to ships, and a debt", False),
    ],
)
def test_what_somebody_said_is_no_meaning_of_their_name(said: str, doubt: bool) -> None:
    beside = "- **Grain hoist**: a belt that carries grain out of a hold\n- **Coal hoist**: a crane that lifts coal\n"
    assert ("a quotation" in found(f"- **Old Pilot**: {said}\n{beside}")) is doubt
