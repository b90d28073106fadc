"""The amounts that a line names in words, in several languages, or cut short."""

import pytest

from study.core.facts.amounts import amounts
from study.core.text.quantities import quantities
from study.core.text.quantity import same


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("it lives for five minutes", "5 min"),
        ("höchstens fünf Minuten", "5 min"),
        ("máximo cinco minutos", "5 min"),
        ("cinq minutes au plus", "5 min"),
        ("one hundred milliseconds", "100 ms"),
        ("hundert Millisekunden", "100 ms"),
        ("as long as an hour", "60 min"),
        ("half an hour", "30 min"),
        ("a quarter of an hour", "15 min"),
        ("una hora como máximo", "60 min"),
        ("about three gigabytes", "3 GB"),
        ("five hundred megabytes", "500 MB"),
        ("half a gig", "0.5 GB"),
        ("512M", "512 MB"),
        ("128 MB to 3 GB", "3 GB"),
        ("3.008 MB", "3008 MB"),
        ("メモリは最大3,008MBまで", "3008 MB"),
        ("256KBまで", "256 KB"),
    ],
)
def test_an_amount_is_read_however_it_is_written(text, amount):
    assert any(same(one, quantities(amount)[0]) for one in amounts(text))


@pytest.mark.parametrize("text", ["on second thought", "500 requests a minute", "one of the layers", "take two"])
def test_what_is_no_amount_is_none(text):
    assert [one for one in amounts(text) if one.dimension in ("time", "size")] == []


@pytest.mark.parametrize("text", ["máximo 5 minutos", "höchstens 5 Minuten", "最长 5 分钟"])
def test_a_time_is_read_in_a_line_that_was_taken_for_another_language(text):
    assert any(same(one, quantities("5 min")[0]) for one in amounts(text, "fr"))
