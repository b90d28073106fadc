"""Numbers in sentences: what a person reads as an amount, and what only looks like one."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("up to 10GB", "10", "GB"),
        ("1,769 MB is one vCPU of memory", "1769", "MB"),
        ("15 mins", "15", "min"),
        ("50 % of them", "50", "%"),
        ("50 per cent", "50", "%"),
        ("a 5-minute wait", "5", "min"),
        ("$0.20 per million requests", "0.20", "USD"),
        ("$5 million", "5000000", "USD"),
        ("€5", "5", "EUR"),
        ("5 £", "5", "GBP"),
        ("46 chromosomes", "46", "chromosomes"),
        ("-21 °C", "-21", "°C"),
        ("−21 °C", "-21", "°C"),
        ("it is −$5", "-5", "USD"),
        ("at –21 °C", "-21", "°C"),
        ("+30 mV", "30", "mV"),
        ("100 mg/dL", "100", "mg/dL"),
        ("120 mmHg", "120", "mmHg"),
        ("4.5 mmol/l", "4.5", "mmol/L"),
        ("60/min", "60", "/min"),
        ("9.81 m/s²", "9.81", "m/s²"),
        ("50 km per hour", "50", "km/h"),
        ("98.6 °F", "98.6", "°F"),
        ("8 bits/s", "8", "bit/s"),
        ("20 kcal", "20", "kcal"),
        ("5 mW", "5", "mW"),
        ("5 MW", "5", "MW"),
        ("2x faster", "2", "×"),
        ("p < .05", "0.05", ""),
        ("３００ ms", "300", "ms"),
        ("`900`", "900", ""),
        ("$-273\\,°C$", "-273", "°C"),
    ],
)
def test_an_amount_is_read_with_its_sign_and_unit(text: str, value: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "exponent"),
    [
        ("10^-7", "1e-7", -7),
        ("10⁻⁷", "1e-7", -7),
        ("$10^{-7}$", "1e-7", -7),
        ("2³²", "4294967296", 32),
        ("2**10", "1024", 10),
        ("1e-9", "1e-9", -9),
        ("3 × 10^8", "3e8", 8),
        ("−1.6·10⁻¹⁹", "-1.6e-19", -19),
    ],
)
def test_a_power_is_part_of_its_number(text: str, value: str, exponent: int) -> None:
    (found,) = quantities(text)
    assert (found.value, found.exponent) == (Decimal(value), exponent)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("de", "1.024 MB", "1024", "MB"),
        ("de", "0,25 l", "0.25", "L"),
        ("de", "2,5 Mrd. €", "2500000000", "EUR"),
        ("de", "15 Minuten", "15", "min"),
        ("de", "46 Chromosomen", "46", "chromosomen"),
        ("fr", "10 000 km", "10000", "km"),
        ("fr", "3,5 Mo", "3.5", "MB"),
        ("fr", "20 ans", "20", "years"),
        ("es", "1,5 años", "1.5", "years"),
        ("it", "3 ore", "3", "h"),
        ("pt", "5 dias", "5", "days"),
        ("sv", "7 dygn", "7", "days"),
        ("nl", "5 jaar", "5", "years"),
        ("zh", "5分钟内完成", "5", "min"),
        ("zh", "十五分钟", "15", "min"),
        ("zh", "5万元", "50000", "CNY"),
        ("zh", "3个月", "3", "months"),
        ("ar", "٥ دقائق", "5", "min"),
        ("ar", "٣٫٥ كيلومتر", "3.5", "km"),
        ("en", "1,024 ms", "1024", "ms"),
        ("", "0,25 l", "0.25", "L"),
    ],
)
def test_digits_and_units_are_read_by_the_language(language: str, text: str, value: str, unit: str) -> None:
    (found,) = quantities(text, language)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("ribs 7–12", 7, 12, ""),
        ("7-12", 7, 12, ""),
        ("3 - 5 days", 3, 5, "days"),
        ("135–145 mmol/L", 135, 145, "mmol/L"),
        ("128 MB to 10 GB", 128, 10240, "MB"),
        ("64MB - 8GB", 64, 8192, "MB"),
        ("-40 to 85 °C", -40, 85, "°C"),
        ("−10–−5 °C", -10, -5, "°C"),
        ("-2 to +2 mmol/L", -2, 2, "mmol/L"),
        ("between 5 and 10 s", 5, 10, "s"),
        ("3 bis 5 Tage", 3, 5, "days"),
        ("de 5 à 10 ans", 5, 10, "years"),
        ("entre 5 y 10 días", 5, 10, "days"),
        ("5至10毫克", 5, 10, "mg"),
        ("5~10毫克", 5, 10, "mg"),
        ("بين 5 و 10 أيام", 5, 10, "days"),
        ("5 ± 1 mg", 4, 6, "mg"),
        ("100 Ω ± 5 %", 95, 105, "Ω"),
    ],
)
def test_a_range_is_one_quantity_without_a_role(text: str, low: int, high: int, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.unit, found.role) == (low, high, unit, "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("en", f"{word} 5 min") for word in ("about", "~", "≈", "approximately", "ca.", "circa", "roughly")),
        *(("de", f"{word} 5 Minuten") for word in ("etwa", "ungefähr", "rund", "ca.")),
        *(("fr", f"{word} 5 minutes") for word in ("environ", "env.")),
        ("sv", "ungefär 5 minuter"),
        ("zh", "约5分钟"),
        ("zh", "5分钟左右"),
        ("ar", "حوالي ٥ دقائق"),
    ],
)
def test_an_approximation_is_part_of_what_was_written(language: str, text: str) -> None:
    (found,) = quantities(text, language)
    assert found.approximate
    assert (found.value, found.unit, found.text) == (5, "min", text)


@pytest.mark.parametrize(
    "text",
    [
        *("S3", "v2", "Python 3.12", "10:30", "2024-05-01", "since 2019", "HTTP 404", "chapter 4", "1.2.3", "B12"),
        *("RFC 7231", "Th7", "3D", "5G", "5th", "1er", "44 BC", "1914–1918", "in 1789", "the 1990s", "3 pm", "14 Uhr"),
        *("3 May 2021", "14. Juli", "14 juillet 1789", "2024年5月3日", "第7章", "§ 823", "§§ 5–7", "p. 12", "1. First"),
        *("2) then", "192.168.0.1", "120/80 mmHg", "1:3", "1920x1080", "port 443", "ports 80 and 443", "COVID-19"),
        *("$E = 5$", "`timeout=5 s`", "see $x^2 + 3$", "run `sleep 5` twice", "https://example.org/5", "01.02.2024"),
    ],
)
def test_what_only_looks_like_an_amount_is_none(text: str) -> None:
    assert quantities(text) == ()


def test_an_ordinal_with_a_point_is_told_by_the_language() -> None:
    assert quantities("am 5. Tag", "de") == ()
    assert quantities("It takes 5. Then it stops.", "en") != ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("64 MB to 8GB in 2MB increments", ["", "step"]),
        ("default 5s, max 60s", ["default", "maximum"]),
        ("4 days by default, up to 14 days", ["default", "maximum"]),
        ("at least 3 replicas", ["minimum"]),
        ("höchstens 15 Minuten", ["maximum"]),
        ("au moins 3 jours", ["minimum"]),
        ("最多5个月", ["maximum"]),
        ("≤ 5 mg", ["maximum"]),
        ("15 min", [""]),
    ],
)
def test_neighbours_give_a_number_its_role(text: str, roles: list[str]) -> None:
    assert [amount.role for amount in quantities(text)] == roles


LANGUAGES = st.sampled_from(["", "en", "de", "fr", "es", "it", "pt", "sv", "nl", "zh", "ar", "ja"])
TEXTS = st.text(max_size=80) | st.text(alphabet="0123456789-–−+.,' eE^×x±~$€%²³⁻⁷万十约µ°CsmM/tob`", max_size=40)


@given(TEXTS, LANGUAGES)
def test_any_text_can_be_searched(text: str, language: str) -> None:
    found = quantities(text, language)
    assert all(amount.text == text[amount.start : amount.end] for amount in found)
    assert all(text.startswith(amount.numeral, amount.at) for amount in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(amount.low <= amount.high for amount in found if amount.low is not None and amount.high is not None)


@given(
    st.integers(1, 10**6), st.sampled_from("-−"), st.sampled_from(["", " mV", " °C", " %", " mmol/L", "GB"]), LANGUAGES
)
def test_a_sign_is_never_lost(value: int, minus: str, unit: str, language: str) -> None:
    (found,) = quantities(f"{minus}{value}{unit}", language)
    assert found.value == -value
    assert found.text == found.text.strip() == f"{minus}{value}{unit}"
