"""A piece of notes is whole: what it opens, it closes."""

import pytest

from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.whole import CLOSING, OPENING, fault, names

QUOTED = {
    "en": "the word “port” is old",
    "de": "das Wort „Hafen“ ist alt",
    "pl": "słowo „port” jest stare",
    "sv": "ordet ”hamn” är gammalt",
    "fr": "le mot « port » est ancien",
    "ja": "「港」は古い言葉である",
    "zh": "『港』是一个古老的词",
}


@pytest.mark.parametrize(
    "text", [*QUOTED.values(), 'the word "port" is old', "“port” and „Hafen“", 'a plank of 2" is thin']
)
def test_a_quotation_that_is_closed_is_no_fault(text: str) -> None:
    assert fault(text) == ""


@pytest.mark.parametrize("text", [text for code, text in QUOTED.items() if code != "fr"])
def test_a_quotation_that_is_not_closed_is_a_fault(text: str) -> None:
    for sign in OPENING + CLOSING:
        if sign in text:
            assert fault(text.replace(sign, "", 1)) == "a quotation is open"


def test_what_is_asked_in_japanese_ends_its_quotations() -> None:
    assert fault("「港とは") == "a quotation is open"


@pytest.mark.parametrize("code", PHRASEBOOKS)
def test_the_quotation_marks_of_every_language_are_known(code: str) -> None:
    opening, closing = (sign.strip() for sign in PHRASEBOOKS[code].quotes)
    assert opening in OPENING and closing in CLOSING
    assert not names(f"{opening}K2{closing}", PHRASEBOOKS[code])


@pytest.mark.parametrize(("text", "why"), [("Na+", ""), ("C++", ""), ("hydrogen +", "cut off"), ("+", "says nothing")])
def test_a_plus_that_belongs_to_a_name_cuts_nothing(text: str, why: str) -> None:
    assert fault(text) == why


def test_a_text_with_damaged_bytes_is_not_shown_by_itself() -> None:
    assert fault("the front of a sh\ufffdp") == "holds bytes that are not text"
