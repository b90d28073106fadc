"""Style sheets say each thing once, name only what there is, and hold nothing that is not used."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from django.conf import settings

from study.web.joined import parts
from tests.assets.sheets import CSS, Declaration, declarations, sheets

ROOT = Path(settings.BASE_DIR)
LIST = CSS / "keepwarm.css"
BORNE_BY_HTMX = {"htmx-request"}
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
CLASS_ATTRIBUTE = re.compile(r'\bclass="([^"]*)"')
NAME = re.compile(r"[a-zA-Z][\w-]*")
JOINED = re.compile(r"\b([a-z]+-)\{")  # is-{% if … %}, t-{state}: the rest of the name stands elsewhere
USED = re.compile(r"var\((--[\w-]+)")
# Shorthands set what begins with their name, but for these.
SHORTHANDS = {"background", "border", "flex", "font", "grid", "inset", "list-style", "margin", "outline", "overflow"}
SHORTHANDS |= {"padding", "text-decoration", "transition"}
OF_THEIR_OWN = {"border-radius", "border-collapse", "outline-offset", "flex-direction", "flex-wrap"}


def sources(*patterns: str) -> Iterator[str]:
    for pattern in patterns:
        yield from (path.read_text() for path in ROOT.glob(pattern))


def classes_of_styles() -> set[str]:
    """Every class that a selector names."""
    return {name for one in declarations() for name in re.findall(r"\.([a-zA-Z][\w-]*)", one.selector)}


def names_in_use() -> tuple[set[str], set[str]]:
    """Words that may be classes, and the beginnings of those that are put together."""
    words: set[str] = set()
    beginnings: set[str] = set()
    for text in sources("templates/**/*.html", "study/**/*.html"):
        beginnings.update(JOINED.findall(text))
        words.update(
            word for tag in TAG.findall(text) for quoted in QUOTED.findall(tag) for word in NAME.findall(quoted)
        )
        plain = TAG.sub(" ", text)
        words.update(word for value in CLASS_ATTRIBUTE.findall(plain) for word in NAME.findall(value))
        words.update(
            word
            for value in re.findall(r"block page_class %\}(.*?)\{%", text, re.DOTALL)
            for word in NAME.findall(value)
        )
    for text in sources("study/**/*.py", "static/js/*.js"):
        beginnings.update(JOINED.findall(text))
        words.update(word for quoted in QUOTED.findall(text) for word in NAME.findall(quoted))
    return words, beginnings


def test_every_sheet_is_part_of_the_one_that_is_sent() -> None:
    named = parts(LIST)
    assert sorted(named) == [sheet for sheet in sheets() if sheet != LIST]
    assert len(named) == len(set(named))


def test_every_class_is_borne_somewhere() -> None:
    words, beginnings = names_in_use()
    joined = {beginning + word for beginning in beginnings for word in words}
    assert classes_of_styles() - words - joined - BORNE_BY_HTMX == set()


def test_every_custom_property_is_set_and_used() -> None:
    there = declarations()
    named = {one.name for one in there if one.name.startswith("--")}
    used = {name for one in there for name in USED.findall(one.value)}
    used |= {name for text in sources("study/**/*.py") for name in USED.findall(text)}
    assert used - named == set(), "used and never set"
    assert named - used == set(), "set and never used"


def test_colours_stand_in_the_tokens_alone() -> None:
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl|light-dark", re.IGNORECASE)
    assert [
        f"{one.place} {one.name}: {one.value}"
        for one in declarations()
        if not one.place.startswith("tokens.css") and colour.search(one.value)
    ] == []


def test_a_theme_changes_colours_alone() -> None:
    """So whatever else is true of a screen is true in both, and looked for in one (tests/browser/screen.py)."""
    assert {(one.name, one.value) for one in declarations() if "data-theme" in one.selector} == {
        ("color-scheme", "light"),
        ("color-scheme", "dark"),
    }
    asked = re.compile(r"prefers-color-scheme|dataset\.theme")
    assert not any(map(asked.search, sources("static/css/*.css", "static/js/*.js", "templates/**/*.html")))


def test_what_browsers_slant_stands_upright_and_heavier() -> None:
    """The font has no italics: a browser would slant its letters by itself, and two emphases would stand side by
    side."""
    said = {(one.selector, one.name): one.value for one in declarations() if not one.under}
    for tag in ("em", "i", "cite", "dfn", "var", "address"):
        assert said.get((tag, "font-style")) == "normal", tag
    for tag in ("em", "i", "strong", "b"):
        assert said.get((tag, "font-weight")) == "640", tag


def test_no_rule_sets_what_another_of_the_same_selector_sets() -> None:
    """Under one condition a selector says a thing in one place: a later rule takes back nothing of an earlier one."""
    there: dict[tuple[str, str], list[Declaration]] = {}
    for one in declarations():
        there.setdefault((one.under, one.selector), []).append(one)
    assert [
        f"{one.selector} {{ {one.name} }}: {one.place} and {two.place}"
        for alike in there.values()
        for one, two in combinations(alike, 2)
        if one.name == two.name or (one.place != two.place and (sets(one, two) or sets(two, one)))
    ] == []


def sets(one: Declaration, other: Declaration) -> bool:
    """Whether the first, a shorthand, sets the other too."""
    begins = one.name in SHORTHANDS and other.name.startswith(f"{one.name}-")
    return begins and other.name not in OF_THEIR_OWN


def test_nothing_is_forced_but_what_is_hidden() -> None:
    forced = [one for one in declarations() if one.important]
    assert [
        f"{one.place} {one.name}: {one.value}" for one in forced if (one.name, one.value) != ("display", "none")
    ] == []


def test_no_line_is_too_long_to_be_read() -> None:
    assert [
        f"{path.name}:{number}"
        for path in [*sheets(), *(ROOT / "static/js").glob("*.js")]
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > 120
    ] == []
