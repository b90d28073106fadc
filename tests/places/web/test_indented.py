"""Pages carry no indentation of their templates, and what somebody wrote as they wrote it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from django.test import Client

from study.web.indented import unindented

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))


def test_lines_begin_at_the_left_and_stay_lines() -> None:
    assert unindented("<p>\n  a\n\n\t <b>c</b>\n</p>\n") == "<p>\na\n\n<b>c</b>\n</p>\n"


@pytest.mark.parametrize("tag", ["pre", "textarea"])
def test_what_shows_its_spaces_keeps_them(tag: str) -> None:
    text = f'\n  <{tag}\n  class="x">\n  a\n    b</{tag}>\n  c'
    assert unindented(text) == f'\n<{tag}\n  class="x">\n  a\n    b</{tag}>\nc'


def test_what_a_page_is_given_is_not_changed() -> None:
    template = engines["django"].from_string(unindented('<p>\n  {{ text }}\n</p><input value="{{ text }}">'))
    assert template.render({"text": "a\n    b"}) == '<p>\na\n    b\n</p><input value="a\n    b">'


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_is_loaded_so(path: Path) -> None:
    name = str(path.relative_to(Path(settings.BASE_DIR) / "templates"))
    template = get_template(name).template
    assert template.source == unindented(path.read_text(encoding="utf-8"))


@pytest.mark.django_db
def test_a_page_has_no_indented_line(client: Client) -> None:
    lines = client.get("/").content.decode().split("\n")
    assert lines and not [line for line in lines if line.startswith(" ")]
