"""Lines that name what does not hold without saying it: told of then, denied, supposed, asked, or contrasted."""

import pytest

from tests.core.facts.test_lambda_in_other_words import check

NOT_SAID = [
    'Trap in the exam: "SnapStart is Java only" is false',
    "Myth: functions stop after 5 minutes at most",
    "A limit of 5 minutes per execution is outdated",
    "Max. 5 Minuten Laufzeit ist veraltet",
    "Un máximo de 5 minutos de ejecución es falso",
    "最大 5 分钟的执行时间是错误的",
    "Billed by the millisecond, not per 100 ms",
    "Billed by the millisecond instead of in 100 ms steps",
    "Abgerechnet wird je Millisekunde statt in 100-ms-Schritten, also nicht je 100 ms",
    "Se factura por milisegundo, no por cada uno, en vez de 100 ms",
    "按毫秒计费，而不是按 100 毫秒为单位",
    "Is the run time limited to five minutes? I have to ask.",
    "How long may it run (max 5 min?) and who pays?",
    "If the run time were limited to 5 minutes, the report would fail",
    "Wenn die Laufzeit auf höchstens 5 Minuten begrenzt wäre, ginge das nicht",
    "Back then the maximum run time was 5 minutes",
    "In 2016 the maximum execution time was 5 minutes",
    "At launch functions could run for at most 1 minute",
    "The old limit: run time of at most 5 minutes",
    "Damals lief eine Funktion höchstens 5 Minuten",
    "Antes el tiempo máximo de ejecución eran 5 minutos",
    "Avant, la durée maximale était de 5 minutes",
    "以前执行时间最长 5 分钟",
]
SAID = [
    "It does not run longer than five minutes",
    "Not more than 5 minutes of run time",
    "Did you know? The maximum run time is 5 minutes",
    "Max run time? 5 minutes at most",
    "The wrong way: hoping for more than the maximum run time of 5 minutes",
    "AWS raised the maximum execution time from 60 seconds to 5 minutes",
    "If a job takes longer: the max run time is 5 minutes",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_a_line_does_not_say_of_today_gets_no_badge_of_a_mistake(text):
    assert [(one.fact, one.says) for one in check(f"# Lambda\n\n- {text}") if one.verdict != "right"] == []


@pytest.mark.parametrize("text", SAID)
def test_what_a_line_says_is_found(text):
    assert [one.fact for one in check(f"# Lambda\n\n- {text}")] == ["invocation-900-s"]


def test_what_is_denied_is_not_called_right_either():
    assert check("# Lambda\n\n- A timeout of at most 15 minutes is wrong, they say") == ()
