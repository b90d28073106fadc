"""What stands before the verb of a sentence names a thing only where it does not run on into the sentence."""

import pytest

from study.core.generators.subject_ends import runs_on
from tests.core.generators.notes_for_tests import proposed


@pytest.mark.parametrize(
    ("code", "broken", "whole"),
    [
        (
            "en",
            "The mole itself|A pilot often|The keeper says that the lamp|Steam only",
            "Nuclear family|Oil lamp|Ally",
        ),
        ("de", "Die Mole selbst|Ein Lotse immer|Der Wärter sagt, dass das Licht", "Nautische Arbeitsweise|Alte Mole"),
        ("fr", "Le môle aussi|Le gardien soutient que la lampe|La voile toujours", "Élément|Le grand jugement"),
        ("es", "El muelle también|El práctico siempre|El farero dice que la luz", "La mente|Muelle viejo"),
        ("it", "Il molo anche|Il pilota solitamente|Il guardiano dice che la luce", "La mente|Molo vecchio"),
        ("pt", "O molhe também|O piloto normalmente|O faroleiro diz que a luz", "A semente|Molhe velho"),
        ("nl", "De pier ook|Een loods altijd", "Oude pier"),
        ("sv", "Piren också|En lots alltid", "Gamla piren"),
        ("nb", "Moloen også|En los alltid", "Gamle molo"),
        ("da", "Molen også|En lods altid", "Gamle mole"),
        ("pl", "Molo także|Pilot zawsze", "Stare molo"),
        ("ru", "Мол также|Лоцман всегда", "Старый мол"),
        (
            "zh",
            "灯塔要么|意义就|领港员往往|防波堤其实|船只都|港口，码头",
            "自由|社会|存在|假说|原则|成就|首都|目的|饱和|殖民地",
        ),
        ("ja", "灯台は通常|港では", "防波堤"),
        ("ko", "등대는 항상|항구는 또한", "오래된 등대"),
        ("ar", "المنارة أيضا|الميناء دائما", "المنارة القديمة"),
    ],
)
def test_a_name_is_told_from_the_beginning_of_a_sentence(code: str, broken: str, whole: str) -> None:
    assert [one for one in broken.split("|") if not runs_on(one, code)] == []
    assert [one for one in whole.split("|") if runs_on(one, code)] == []


def test_only_a_name_is_asked_for_by_its_sentence() -> None:
    text = "# 港口\n\n## 灯塔\n\n**灯塔{}**是一种建在港口入口处、夜里用灯光为船只指示航道的高塔。\n"
    assert [one.prompt for one in proposed(text.format(""), "meaning")] == ["什么是*灯塔*？"]
    assert proposed(text.format("要么"), "meaning") == []
    assert proposed(text.format("往往"), "meaning") == []
