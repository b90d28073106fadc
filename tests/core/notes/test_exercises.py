"""What sets a task: a line of an exercise, and a heading that tells somebody to do something."""

import pytest

from study.core.notes.exercises import sets_task
from tests.core.notes.test_unasked import why


@pytest.mark.parametrize(
    ("orders", "titles"),
    [
        ("1) Compare the two tides|Discuss|Calculate the draught|b) Prove that a mast is straight", "Compare command"),
        (
            "Question 2: Explain why ships float",
            "State machine|Solved riddles|Draw bridges|Show business|Finding depth",
        ),
        ("Berechne den Tiefgang|Erläutern Sie die Gezeiten|2. Beschreibe die Mole", "Beweise der Gezeiten|Zeigertafel"),
        ("1) Précisez la nature du port|Calculez le tirant d’eau|Montrez que le mât est droit", "Chez le pilote|Assez"),
        ("Calcule el calado|Demuestre que el mástil es recto", "Calado|Demostraciones"),
        ("Calcola il pescaggio|Si dimostri che l'albero è dritto", "Calcolo del pescaggio|Trovatori"),
        ("Calcule o calado|Explique como flutua um navio", "Cálculo do calado|Provedores"),
        ("Bereken de diepgang|Leg uit waarom schepen drijven", "Berekening|Geefster"),
        ("Beräkna djupgåendet|Förklara varför fartyg flyter", "Beräkning|Lösa laster"),
        ("Beregn dypgangen|Forklar hvorfor skip flyter", "Beregning|Finnmark"),
        ("Begrund hvorfor skibe flyder|Udled dybgangen", "Begrundelse|Findested"),
        ("Oblicz zanurzenie|2. Wykaż, że maszt jest prosty", "Obliczenia|Opisy"),
        ("Вычислите осадку|Докажите, что мачта прямая", "Вычисления|Осадка"),
        ("求下列船只的吃水|试证明潮汐的周期|简述防波堤的作用|求该船的吃水深度", "求生|求和公式|计算机|证明"),
        ("船の喫水を求めよ|潮の満ち引きを説明しなさい。", "喫水|説明"),
        ("배의 흘수를 구하시오|조석을 설명하시오.", "흘수|설명"),
        ("احسب غاطس السفينة|اشرح المد والجزر", "الغاطس|الشرح"),
    ],
)
def test_a_heading_that_tells_somebody_to_do_something_sets_a_task(orders: str, titles: str) -> None:
    assert [one for one in orders.split("|") if not sets_task(one)] == []
    assert [one for one in titles.split("|") if sets_task(one)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Oblicz zanurzenie statku z ładunkiem",
        "Докажите, что мачта прямая",
        "船の喫水を求めよ。",
        "배의 흘수를 구하시오.",
        "试证明潮汐的周期",
    ],
)
def test_a_line_of_an_exercise_is_one_in_these_languages_too(line: str) -> None:
    assert why(f"# 港\n\n{line}") == ["an exercise"]


@pytest.mark.parametrize("title", ["Ćwiczenie 2", "Задача 3", "演習問題", "연습 문제", "Øvelser", "Oppgave 4"])
def test_headings_of_exercises_are_known_in_these_languages_too(title: str) -> None:
    assert why(f"## {title}\n\nThe Vasa sank because her ballast was too light.") == ["an exercise"]
