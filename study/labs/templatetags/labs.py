"""Template tags of the labs: `{% load labs %}`."""

import re

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from study.drawing import svg
from study.labs.forms import LabForm
from study.labs.view_model import safe

register = template.Library()

_ADDRESS = re.compile(r"(https://[^\s,]+)")

_MARKS: dict[str, SafeString] = {
    **{state: safe(svg.marks(state, [(8, 8)], 5.2)) for state in svg.STATES},
    "ghost": safe(svg.line(0, 8, 16, 8, "k-idle", 2, "4 3")),
}


@register.simple_tag
def mark(state: str) -> SafeString:
    """The mark of a state beside its word; nothing for no state."""
    shape = _MARKS.get(state)
    return format_html('<svg viewBox="0 0 16 16" aria-hidden="true">{}</svg>', shape) if shape else SafeString("")


@register.filter
def drawing(markup: str) -> SafeString:
    """A drawing of a lab's page, as it is."""
    return safe(markup)


@register.filter
def field_of(form: LabForm, name: str) -> BoundField:
    """The field of a lab's form with this name."""
    return form[name]


@register.filter
def colour_of(field: BoundField) -> str:
    """The state whose colour a field has in the picture; empty for none."""
    return str(field.field.widget.attrs.get("data-state", ""))


@register.filter
def sourced(source: str) -> SafeString:
    """A source; an address in it becomes a link."""
    before, address, after = _ADDRESS.split(source, maxsplit=1) if _ADDRESS.search(source) else (source, "", "")
    if not address:
        return format_html("{}", source)
    name = address.removeprefix("https://").removesuffix(".html")
    return format_html('{}<a href="{}" rel="noreferrer">{}</a>{}', before, address, name, after)
