"""What is asked for: the key of a number stands as the notes write it, in their language, and is graded so."""

from math import isclose

import pytest

from study.core.generators import bodies
from study.core.questions.answers.number import readings, target
from study.core.questions.interaction import Numbers
from study.core.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "language", "shown", "unit"),
    [
        ("1,085 g/cm³", "de", "1,0850 g/cm³", "g/cm³"),
        ("1.085 g/cm³", "en", "1.085 g/cm³", "g/cm³"),
        ("2.013,25 hPa", "de", "2013,25 hPa", "hPa"),
        ("2.500 días", "es", "2500 días", "días"),
        ("1 Tag", "de", "1 Tag", "Tage"),
        ("17 ans", "fr", "17 ans", "ans"),
        ("3 min.", "", "3 min.", "min"),
        ("$0.20", "en", "$0.20", "USD"),
    ],
)
def test_a_number_to_type_stands_as_the_notes_write_it_and_is_read_so(
    text: str, language: str, shown: str, unit: str
) -> None:
    (asked,) = quantities(text, language)
    body = bodies.amount(asked, language)
    assert isinstance(body, Numbers) and body.rules[0].target is not None
    wanted = body.rules[0].target
    assert (wanted.text, asked.named.rstrip(".")) == (shown, unit)
    assert target(wanted.text) == wanted
    assert any(isclose(wanted.low, one.value) for one in readings(text))
