"""A lab's form, made from its simulator's declared parameters alone.

The form shows and sends texts. Only the core interprets them and reports problems.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, get_type_hints

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.utils.html import escape

from study.core.problem import Problem
from study.core.simulators.parameters import Parameter, declared
from study.core.text.number import number
from study.core.text.sentence import sentence
from study.labs.plugin import LabPage
from study.labs.state import LARGEST_SEED, MOST_ROWS, SECONDS, Reading, in_words, short
from study.web.forms import Dial, Seg

MOST_STEPS = 20_000
"""A slider with more steps would move by less than anybody means."""

REACH = 4
"""A slider over a huge range ends at this many times the stage's starting value."""

LONGEST_TIME = 1e9
"""A length of time that no input bounds is said in words up to here."""

SEED = Parameter(
    "Seed", minimum=0, maximum=LARGEST_SEED, advanced=True, help="Changes the random draws, if there are any."
)


@dataclass(frozen=True, slots=True)
class LabInput:
    """One field of the form. `row` is its place in the list `group`; `shown` whether the stage is
    about it; `start` the value that the stage starts with; `colour` the state whose colour it has."""

    name: str
    about: Parameter
    hint: Any
    text: str
    start: Any
    shown: bool
    group: str = ""
    row: int = 0
    colour: str = ""

    @property
    def reads(self) -> str | None:
        """A length of time as the rest of the page says it; empty where the field says the same, None for others."""
        if self.about.unit not in SECONDS or self.about.read:
            return None
        value = _value(self.text)
        if value is None or not (self.about.minimum or 0) <= value <= (self.about.maximum or LONGEST_TIME):
            return ""  # what is wrong is said at the field
        said = in_words(self.about, value)
        return "" if said == number(value, self.about.unit) else said


class Switch(forms.CheckboxInput):
    """A checkbox that also says when it is off: an address that leaves it out means its default."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        return str(data.get(name, "")).lower() in ("on", "true", "1", "yes")

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        off = forms.HiddenInput().render(name, "off", {"id": None}, renderer)
        return off + super().render(name, value, attrs, renderer)


class LabForm(forms.Form):
    """Fields of one reading of an address, with its problems at their fields. `live` keeps places for
    errors, which updates fill."""

    live = True

    def __init__(self, entries: Sequence[LabInput], problems: Iterable[Problem], compact: bool, suffix: str) -> None:
        super().__init__({entry.name: entry.text for entry in entries}, auto_id=f"id{suffix}_%s")
        for entry in entries:
            self.fields[entry.name] = self._field(entry, compact)
        self.full_clean()
        for problem in problems:
            if problem.subject in self.fields:
                self.add_error(problem.subject, problem.message)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = _layout(entries, self.errors, compact, suffix)

    def _field(self, entry: LabInput, compact: bool) -> forms.Field:
        if compact and not entry.shown:
            return forms.Field(required=False, widget=forms.HiddenInput())
        about = entry.about
        said = [about.help, "Simplified: our own choice." if about.simplified else ""]
        words = " ".join(sentence(words) for words in said if words)
        widget = _widget(entry)
        if entry.colour:
            widget.attrs["data-state"] = entry.colour
        auto_id = str(self.auto_id) % entry.name
        widget.attrs["aria-describedby"] = f"{auto_id}_helptext {auto_id}_error" if words else f"{auto_id}_error"
        return forms.Field(required=False, label=about.label, help_text=escape(words), widget=widget)


def lab_form(reading: Reading, page: LabPage, faults: Iterable[Problem] = (), *, suffix: str = "") -> LabForm:
    """The whole form of a lab: what the stage is about, and the rest folded."""
    return LabForm(entries(reading, page), (*reading.problems, *faults), compact=False, suffix=suffix)


def compact_form(reading: Reading, page: LabPage, faults: Iterable[Problem] = (), *, suffix: str = "") -> LabForm:
    """What the stage is about, the rest hidden: for a lab inside another page."""
    return LabForm(entries(reading, page), (*reading.problems, *faults), compact=True, suffix=suffix)


def entries(reading: Reading, page: LabPage) -> list[LabInput]:
    """Every field of the form, in the order of the parameters."""
    state = reading.state
    stage = state.stage or state.simulator.presets[0]
    about = declared(state.simulator.params)
    hints = get_type_hints(state.simulator.params)
    told = page.path[state.told - 1] if 0 < state.told <= len(page.path) else None
    names = _named(told.fields) if told else page.stages.get(stage.name) or _usual(about)
    begun = told.start if told else state.start
    found: list[LabInput] = []
    colours = page.colours
    for name, item in about.items():
        start = getattr(begun, name)
        rows = _rows(name, reading.given)
        if not rows:
            found.append(
                LabInput(
                    name, item, hints[name], reading.given[name], start, name in names, colour=colours.get(name, "")
                )
            )
        for row in range(rows):
            assert item.of
            origin = start[row] if row < len(start) else item.of()
            inside = get_type_hints(item.of)
            for each, part in declared(item.of).items():
                place = f"{name}-{row}-{each}"
                shown = f"{name}.{each}" in names
                text = reading.given[place]
                colour = colours.get(f"{name}.{each}", "")
                found.append(LabInput(place, part, inside[each], text, getattr(origin, each), shown, name, row, colour))
    return [*found, LabInput("seed", SEED, int, str(state.seed), 0, False)]


def read_out(found: Iterable[LabInput]) -> dict[str, str]:
    """By name, every field that holds a length of time, as the rest of the page says it."""
    return {entry.name: entry.reads for entry in found if entry.reads is not None}


def slider(entry: LabInput) -> tuple[str, str, str] | None:
    """Lowest, highest and step of the slider beside a number; None where one would be of no use.

    Over a huge range it reaches a few times as far as the stage's own value: the number beside it
    takes the rest.
    """
    about, whole = entry.about, entry.hint in (int, int | None)
    step = about.step or (1 if whole else None)
    value = entry.start if isinstance(entry.start, int | float) else _value(entry.text)
    if step is None or about.minimum is None or about.maximum is None or value is None:
        return None
    high = about.maximum
    if (high - about.minimum) / step > 400 and max(value, _value(entry.text) or 0) * 10 * REACH < high:
        high = min(high, _round_up(max(REACH * value, REACH * (_value(entry.text) or 0), 100 * step)))
    if (high - about.minimum) / step > MOST_STEPS:
        step = _round_up(high / 200)
    low = ceil(round(about.minimum / step, 9)) * step
    return short(round(low, 9)), short(high), short(step)


def _named(fields: Iterable[str]) -> tuple[str, ...]:
    """Fields of the form as stages name them: `functions-0-reserved` is `functions.reserved`."""
    return tuple(".".join(part for part in name.split("-") if not part.isdigit()) for name in fields)


def _usual(about: dict[str, Parameter]) -> tuple[str, ...]:
    """What is open where a page names nothing: all that is not advanced."""
    found: list[str] = []
    for name, item in about.items():
        inside = declared(item.of) if item.of else {}
        found += [] if item.advanced else [name, *(f"{name}.{each}" for each in inside if not inside[each].advanced)]
    return tuple(found)


def _rows(name: str, given: dict[str, str]) -> int:
    return max((int(each.split("-")[1]) + 1 for each in given if each.startswith(f"{name}-")), default=0)


LONG_TEXT = 60


def _widget(entry: LabInput) -> forms.Widget:
    about = entry.about
    if about.choices:
        chosen = [(choice, choice) for choice in about.choices]
        return forms.RadioSelect(choices=chosen) if _is_seg(about) else forms.Select(choices=chosen)
    if entry.hint is bool:
        return Switch()
    if not about.read:
        return forms.NumberInput(attrs=_limits(entry))
    if about.of or len(entry.text) > LONG_TEXT:
        return forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})
    return forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"})


def _is_seg(about: Parameter) -> bool:
    return len(about.choices) <= 3 and sum(map(len, about.choices)) <= 20


def _limits(entry: LabInput) -> dict[str, str]:
    """The attributes of a number. Its smallest value is left out where steps would count from an odd
    one (1, 11, 21); the server holds the range in any case."""
    about = entry.about
    step = about.step or (1 if entry.hint in (int, int | None) else 0)
    found = {"step": short(step) if step else "any"}
    if about.minimum is not None and (not step or (about.minimum / step).is_integer()):
        found["min"] = short(about.minimum)
    if about.maximum is not None:
        found["max"] = short(about.maximum)
    return found


class _Group(Div):  # type: ignore[misc]
    """The fields of one thing of a list, with its name and, where the list may change, a button."""

    template = "labs/_row.html"

    def __init__(self, title: str, *fields: Any, remove: str = "") -> None:
        super().__init__(*fields)
        self.title, self.remove = title, remove


class _Folded(Div):  # type: ignore[misc]
    """What the stage is not about, open where something in it is wrong."""

    template = "labs/_folded.html"

    def __init__(self, *fields: Any, opened: bool, add: str, suffix: str) -> None:
        super().__init__(*fields)
        self.opened, self.add, self.suffix = opened, add, suffix


def _layout(found: Sequence[LabInput], errors: Any, compact: bool, suffix: str) -> Layout:
    shown = [entry for entry in found if entry.shown]
    rest = [entry for entry in found if not entry.shown]
    if compact:
        return Layout(*_grouped(shown, found, buttons=False), *(entry.name for entry in rest))
    groups = {entry.group for entry in found if entry.group}
    add = next((name for name in groups if 1 + max(e.row for e in found if e.group == name) < MOST_ROWS), "")
    opened = any(entry.name in errors for entry in rest)
    folded = _Folded(*_grouped(rest, found, buttons=True), opened=opened, add=add, suffix=suffix)
    return Layout(*_grouped(shown, found, buttons=False), folded)


def _grouped(part: Sequence[LabInput], found: Sequence[LabInput], *, buttons: bool) -> list[Any]:
    """The fields of `part`, those of one thing of a list together under its name."""
    names = {(entry.group, entry.row): entry.text for entry in found if entry.name.endswith("-name")}
    several = {entry.group for entry in found if entry.row}
    placed: list[Any] = []
    at: tuple[str, int] | None = None
    for entry in part:
        if not entry.group:
            placed.append(_control(entry))
            continue
        if at != (entry.group, entry.row):
            at = entry.group, entry.row
            remove = f"{entry.group}-{entry.row}" if buttons and entry.group in several else ""
            placed.append(_Group(names.get(at) or _numbered(entry), remove=remove))
        placed[-1].fields.append(_control(entry))
    return placed


def _numbered(entry: LabInput) -> str:
    """What a thing without a name is called: `Layer 2`."""
    return f"{entry.group.removesuffix('s').replace('_', ' ').capitalize()} {entry.row + 1}"


def _control(entry: LabInput) -> Any:
    if entry.about.choices:
        return Seg(entry.name) if _is_seg(entry.about) else Field(entry.name)
    if entry.hint is bool or entry.about.read:
        return Field(entry.name)
    return Dial(entry.name, unit=entry.about.unit, slider=slider(entry) or False, reads=entry.reads)


def _value(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _round_up(value: float) -> float:
    """The next number that reads as round: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return next(round(power * digit, 9) for digit in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if power * digit >= value)
