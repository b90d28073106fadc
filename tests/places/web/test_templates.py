"""Templates can be reviewed: no line is too long to be read (`make format` breaks most of them, by djangofmt), and
what a tag or a part writes is written there alone."""

import re
from pathlib import Path

from django.conf import settings

LONGEST = 160
# The beginning of a block, and what writes it.
WRITTEN_ONCE = {
    "<summary": "{% fold %} or {% summary %}",
    '<p class="source"': "{% source %}",
    'class="crumbs"': "{% crumbs %}",
    '<div class="scroll"': "{% scroll %}",
    "{% url 'review:undo' %}": "review/_undo.html",
    '<article class="comment"': "banks/_comments.html",
    'name="submission"': "review/_showing.html",
}
TEMPLATES = sorted(
    path for folder in ("templates", "study") for path in Path(settings.BASE_DIR, folder).rglob("*.html")
)


def test_no_line_of_a_template_is_too_long() -> None:
    assert TEMPLATES
    long = [
        f"{path.relative_to(settings.BASE_DIR)}:{number} has {len(line)} characters"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert not long, "\n".join(long)


def test_what_has_a_tag_or_a_part_is_not_written_by_hand() -> None:
    assert [
        f"{path.relative_to(settings.BASE_DIR)}: {block} is written by {writer}"
        for path in TEMPLATES
        for block, writer in WRITTEN_ONCE.items()
        if block in path.read_text() and not str(path).endswith(writer)
    ] == []


def test_a_form_is_not_included_without_its_token() -> None:
    """`only` takes the token away unless it is handed on, and what the form sends is refused."""
    isolated = re.compile(r'\{% include "([^"]+)"(?![^%]*\bcsrf_token=csrf_token\b)[^%]*\bonly %\}')
    assert [
        f"{path.relative_to(settings.BASE_DIR)}: {part}"
        for path in TEMPLATES
        for part in isolated.findall(path.read_text())
        if "{% csrf_token %}" in Path(settings.BASE_DIR, "templates", part).read_text()
    ] == []


def test_a_page_that_is_worked_by_keys_hears_them_while_it_loads() -> None:
    """But for the first page, which is all there in five requests, and the one that is empty until its script came."""
    keys = re.compile(r'_keys\.html"|id="help"')
    without = [
        str(path.relative_to(settings.BASE_DIR / "templates"))
        for path in TEMPLATES
        if '{% extends "base.html" %}' in (text := path.read_text()) and keys.search(text) and "js/early.js" not in text
    ]
    assert without == ["review/offline.html", "today/today.html"]
