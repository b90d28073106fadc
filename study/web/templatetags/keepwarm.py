"""Template tags and filters of the whole product: `{% load keepwarm %}`."""

from datetime import date
from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from study.core.text import day as days
from study.core.text import plural
from study.web import icons, rendering

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon of that name. It says nothing to a screen reader: put a word beside it."""
    return format_html('<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="{}"/></svg>', icons.PATHS[name])


@register.simple_tag
def submission_id() -> str:
    """The id of a form that is sent once, made when it is shown: sent twice, it is one submission."""
    return str(uuid4())


@register.simple_block_tag
def scroll(content: SafeString, label: str) -> SafeString:
    """What may be wider than the page, a table above all: it scrolls by itself, by key too. The label names it."""
    return format_html('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', label, content)


@register.simple_block_tag
def fold(content: SafeString, title: str, look: str = "", opened: bool = False) -> SafeString:
    """What is shown when its title is pressed. `look` is a class for it."""
    return format_html(
        "<details{}{}><summary>{}{}</summary>{}</details>",
        format_html(' class="{}"', look) if look else "",
        SafeString(" open" if opened else ""),
        icon("fold"),
        title,
        content,
    )


@register.filter
def markdown(text: str) -> SafeString:
    """Markdown as sanitised HTML blocks."""
    return mark_safe(rendering.block(text))  # noqa: S308 - sanitised there


@register.filter
def inline_markdown(text: str) -> SafeString:
    """One line of Markdown as sanitised HTML."""
    return mark_safe(rendering.inline(text))  # noqa: S308 - sanitised there


@register.filter
def day(value: date) -> str:
    """A date as the product writes it: 18 December 2026."""
    return days.day(value)


@register.filter
def weekday(value: date) -> str:
    """A date with its day of the week: Friday 18 December 2026."""
    return days.with_weekday(value)


@register.filter
def month(value: date) -> str:
    """The month of a check: June 2026."""
    return days.month(value)


@register.simple_tag
def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 card`, `1,200 cards`."""
    return plural.counted(number, one, many)
