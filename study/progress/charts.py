"""The drawings of today's page, as SVG. Colours are classes and sizes are geometry, as a strict policy needs.

A drawing's title and description state the finding, each mark has its own number, and text is text. Widths
are in SVG units, which are pixels at full size; nothing is under 12 px on a screen.
"""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from study.core.scheduling.plan import PlannedDay
from study.core.text.plural import counted
from study.progress.queries import Load

WEEK_WIDTH, WEEK_HEIGHT, BASE = 304, 140, 114
TALLEST = 82
WIDE, NARROW = 700, 344


def week(loads: Sequence[Load]) -> SafeString:
    """Seven stacked bars: cards due below, new cards above, their sum in figures."""
    most = max((load.due + load.new for load in loads), default=0) or 1
    step = WEEK_WIDTH / len(loads)
    bars = format_html_join("", "{}", ((_bar(load, i, step, most),) for i, load in enumerate(loads)))
    said = ". ".join(f"{_day_name(load, i)}: {load.due} due and {load.new} new" for i, load in enumerate(loads))
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="wk-t wk-d"><title id="wk-t">{}</title>'
        '<desc id="wk-d">{}.</desc>{}<line class="axis" x1="0" y1="114.5" x2="{}" y2="114.5"/></svg>',
        *(WEEK_WIDTH, WEEK_HEIGHT, _week_finding(loads), said, bars, WEEK_WIDTH),
    )


def _week_finding(loads: Sequence[Load]) -> str:
    fullest = max(range(len(loads)), key=lambda i: loads[i].due)
    due = sum(load.due for load in loads)
    if not due:
        return "No card comes due in the coming week"
    if due == 1:
        return f"1 card comes due in the coming week, on {loads[fullest].day:%A}"
    return f"{counted(due, 'card')} come due in the coming week, most of them on {loads[fullest].day:%A}"


def _day_name(load: Load, index: int) -> str:
    return f"{load.day:%a}" if index else "Today"


def _bar(load: Load, index: int, step: float, most: int) -> SafeString:
    """One day. The two parts are set 2 units apart, so that they part without colour too."""
    left, width = index * step + 5, step - 10
    middle, strength = left + width / 2, "" if index else "strong"
    due, new = TALLEST * load.due / most, TALLEST * load.new / most
    top = BASE - due
    parts = []
    if load.due:
        parts.append(_rect("f-served", left, top, width, due, f"{load.day:%a}: {load.due} due"))
    if load.new:
        top -= new + (2 if load.due else 0)
        parts.append(_hatched(left, top, width, new, f"{load.day:%a}: {load.new} new"))
    total = load.due + load.new
    if total:
        parts.append(_text(middle, top - 6, f"{total}", strength, "middle"))
    parts.append(_text(middle, 132, _day_name(load, index), strength, "middle"))
    return format_html_join("", "{}", ((part,) for part in parts))


def plan_days(days: Sequence[PlannedDay]) -> SafeString:
    """One stacked bar for each day to study: due below, new in the middle, what a final pass adds on top; wide with
    numbers, and for a phone without."""
    most = max((day.answers for day in days), default=0) or 1
    busiest = max(days, key=lambda day: day.answers, default=None)
    finding = "No days left"
    if busiest:
        finding = f"At most {counted(busiest.answers, 'card')} a day, on {busiest.day:%-d %B}"
    figures = (
        _figure(look, f"pl{look[0]}", width, 194, finding, "The table below has the numbers", bars)
        for look, width, bars in (
            ("wide", WIDE, _plan_bars(days, WIDE, most, 8)),
            ("narrow", NARROW, _plan_bars(days, NARROW, most, 4)),
        )
    )
    return format_html_join("", "{}", ((figure,) for figure in figures))


def _plan_bars(days: Sequence[PlannedDay], width: int, most: int, names: int) -> list[SafeString]:
    """The bars and, below them, about so many names of days."""
    step = width / max(1, len(days))
    parts = [_plan_bar(day, i, step, most) for i, day in enumerate(days)]
    parts.append(format_html('<line class="axis" x1="0" y1="168.5" x2="{}" y2="168.5"/>', width))
    for i in range(0, len(days), max(1, round(len(days) / names))):
        parts.append(_text(min(i * step, width - 40), 186, f"{days[i].day:%-d %b}"))
    return parts


def _plan_bar(day: PlannedDay, index: int, step: float, most: int) -> SafeString:
    left, width, top = index * step + step * 0.1, step * 0.8, 168.0
    parts = []
    for style, count, word in (
        ("f-served", day.reviews - day.once_more, "due"),
        ("", day.new, "new"),
        ("f-again", day.once_more, "once more"),
    ):
        if count:
            tall = max(1.0, 140 * count / most)
            top -= tall
            box = (left, top, width, tall, f"{day.day:%-d %B}: {count} {word}")
            parts.append(_rect(style, *box) if style else _hatched(*box))
    if width >= 14 and day.answers:
        parts.append(_text(left + width / 2, top - 6, f"{day.answers}", "", "middle"))
    return format_html_join("", "{}", ((part,) for part in parts))


def _figure(
    width_name: str, name: str, width: int, height: int, finding: str, said: str, parts: Iterable[SafeString]
) -> SafeString:
    return format_html(
        '<svg class="chart__{}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d"><title id="{}-t">{}</title>'
        '<desc id="{}-d">{}.</desc>{}</svg>',
        *(width_name, width, height, name, name, name, finding, name, said),
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def _rect(style: str, x: float, y: float, width: float, height: float, title: str, radius: int = 0) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}>{}</rect>',
        *(style, n(x), n(y), n(width), n(height)),
        format_html(' rx="{}"', radius) if radius else "",
        format_html("<title>{}</title>", title) if title else "",
    )


def _hatched(x: float, y: float, width: float, height: float, title: str) -> SafeString:
    return format_html(
        '<rect fill="url(#p-idle)" class="k-idle" stroke-width="1" x="{}" y="{}" width="{}" height="{}">'
        "<title>{}</title></rect>",
        *(n(x + 0.5), n(y + 0.5), n(width - 1), n(max(height - 1, 1)), title),
    )


def _text(x: float, y: float, words: str, style: str = "", anchor: str = "") -> SafeString:
    return format_html(
        '<text x="{}" y="{}"{}{}>{}</text>',
        *(n(x), n(y)),
        format_html(' text-anchor="{}"', anchor) if anchor else "",
        format_html(' class="{}"', style) if style else "",
        words,
    )


def n(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
