"""Template tags and filters of the whole product: `{% load keepwarm %}`."""

from datetime import date, datetime, tzinfo
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from study.core.notes import pages
from study.core.text import day as days
from study.core.text import plural
from study.web import icons, rendering

register = template.Library()
ANY_NUMBER = 1_234_567_890
PLACES = (
    "today:today",
    "topics:courses",
    "topics:bring_notes",
    "labs:gallery",
    "exams:exams",
    "classes:classes",
    "banks:banks",
)
"""Pages that the top of each page leads to, and that it marks there as where one is."""


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The icon of that name. It says nothing to a screen reader: put a word beside it."""
    return format_html('<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="{}"/></svg>', icons.PATHS[name])


@register.simple_tag(takes_context=True)
def header(context: Context) -> SafeString:
    """The top of every page, with the way to each place."""
    request, section = context.get("request"), context.get("section", "")
    match, user = getattr(request, "resolver_match", None), context.get("user")
    here = getattr(match, "view_name", "")
    place = here if here in PLACES else ""
    return _header(place, section, bool(user and user.is_authenticated), _fifth(request, user))


def _fifth(request: Any, user: Any) -> str:
    """The way that the top has for this person beside those that all have: teaching, their classes or mock exams."""
    if getattr(user, "is_instructor", False):
        return "teach"
    asks = getattr(request, "in_class", None)  # a request that was refused at the border has not got that far
    return "classes" if asks and asks() else "exams"


@lru_cache(maxsize=200)
def _header(here: str, section: str, signed_in: bool, fifth: str) -> SafeString:
    """It shows nothing else, and stands on every page: each form of it is made once."""
    shown = {"here": here, "section": section, "signed_in": signed_in, "fifth": fifth}
    return render_to_string("components/header.html", shown)


@register.simple_tag
@cache
def assets() -> SafeString:
    """The files that every page loads, by their addresses: those change with a release alone."""
    return render_to_string("components/assets.html")


@register.simple_tag
def numbered(view: str, number: int) -> str:
    """The address of a page that a number alone tells from others like it: a long list looks for it once."""
    before, after = _around(view)
    return f"{before}{number:d}{after}"


@cache
def _around(view: str) -> tuple[str, str]:
    before, _, after = reverse(view, args=[ANY_NUMBER]).partition(str(ANY_NUMBER))
    return before, after


@register.simple_tag
def replaces(target: str, view: str, *arguments: object) -> SafeString:
    """The attributes of a form that the view takes. Its answer takes the place of `target`; without scripts it is a
    page of its own."""
    return format_html(
        'action="{0}" method="post" hx-post="{0}" hx-target="{1}" hx-swap="outerHTML"',
        reverse(view, args=arguments),
        target,
    )


@register.simple_block_tag
def scroll(content: SafeString, label: str) -> SafeString:
    """What may be wider than the page, a table above all: it scrolls by itself, by key too. The label names it."""
    return format_html('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', label, content)


@register.simple_block_tag
def fold(content: SafeString, title: str, look: str = "", opened: bool = False) -> SafeString:
    """What is shown when its title is pressed. `look` is a class for it."""
    return format_html(
        "<details{}{}>{}{}</details>",
        format_html(' class="{}"', look) if look else "",
        SafeString(" open" if opened else ""),
        _summary(title),
        content,
    )


@register.simple_block_tag
def summary(content: SafeString) -> SafeString:
    """The title of a `<details>` whose title is more than a text; `fold` is for the others."""
    return _summary(content)


def _summary(title: str) -> SafeString:
    return format_html("<summary>{}{}</summary>", icon("fold"), title)


@register.simple_block_tag
def notice(content: SafeString, name: str, look: str = "", role: str = "") -> SafeString:
    """A message of one paragraph, beside the icon of that name. `look` is a class for it, `role` its ARIA role."""
    return format_html(
        '<p class="notice{}"{}>{}<span>{}</span></p>',
        f" {look}" if look else "",
        format_html(' role="{}"', role) if role else "",
        icon(name),
        SafeString(content.strip()),
    )


@register.simple_block_tag
def source(content: SafeString, name: str = "document") -> SafeString:
    """The line that says where something comes from, beside the icon of that name."""
    return format_html('<p class="source">{}<span>{}</span></p>', icon(name), SafeString(content.strip()))


@register.simple_block_tag
def crumbs(content: SafeString) -> SafeString:
    """Where a page stands: `<li>` with links, from the outermost inwards."""
    return format_html('<nav class="crumbs" aria-label="Where you are"><ol>{}</ol></nav>', content)


@register.filter
def markdown(text: str) -> SafeString:
    """Markdown as sanitised HTML blocks."""
    return mark_safe(rendering.block(text))  # noqa: S308 - sanitised there


@register.filter
def inline_markdown(text: str) -> SafeString:
    """One line of Markdown as sanitised HTML."""
    return mark_safe(rendering.inline(text))  # noqa: S308 - sanitised there


@register.filter
def answer_markdown(text: str) -> SafeString:
    """An answer as sanitised HTML: a line, or a block where it is code, a list or a table."""
    return mark_safe(rendering.answer(text))  # noqa: S308 - sanitised there


@register.filter
def verbatim_markdown(text: str) -> SafeString:
    """Code, a formula, or what else notes hold as it stands."""
    return mark_safe(rendering.verbatim(text))  # noqa: S308 - sanitised there


@register.filter
def markdown_words(text: str) -> SafeString:
    """One line of Markdown as words alone, for what holds no elements."""
    return mark_safe(rendering.words(text))  # noqa: S308 - sanitised there


@register.filter
def file_stem(path: str) -> str:
    """What a file of notes is called: its name without folder, ending and the id of an export."""
    return pages.stem(path)


@register.filter
def file_folder(path: str) -> str:
    """The folder of a file of notes, without the ids of an export; empty at the top."""
    return pages.without_ids("/".join(pages.folder_of(path)))


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
def typed(at: datetime, zone: tzinfo) -> str:
    """A moment on a clock in that zone, as a field of a browser takes it."""
    return f"{at.astimezone(zone):%Y-%m-%dT%H:%M}"


@register.simple_tag
def moment(at: datetime, zone: tzinfo) -> str:
    """A moment on a clock in that zone: 18 December 2026, 14:03."""
    here = at.astimezone(zone)
    return f"{days.day(here.date())}, {here:%H:%M}"


@register.simple_tag
def mail_goes_out() -> bool:
    """Whether mail reaches anybody. No page promises one otherwise."""
    return bool(settings.KEEPWARM_MAIL)


@register.filter
def figure(number: int) -> str:
    """A number that stands alone: "1,204"."""
    return f"{number:,}"


@register.simple_tag
def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 card`, `1,200 cards`."""
    return plural.counted(number, one, many)
