"""A question as a form, for authors who prefer not to write Markdown. The form does not check validity;
the editor reports problems beside the preview.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils.html import escape

from study.core.formats.shared.columns import Columns, Table, letter, names
from study.core.formats.shared.format import Tabular
from study.core.questions.question import Source
from study.core.questions.source.form import Line, Sheet, holds, with_fields
from study.core.questions.source.parts import read_source, write_source
from study.core.questions.source.reader import MOST_POINTS

LONGEST_NAME = 80
"""Characters of the name of a column that its field shows."""
MOST_ROWS = 1_000_000
MORE = 2
"""Empty lines below the answers there are."""
PRINTED = "Or a book or lecture with its page, without an address."
NO_SOURCE = Source("", "", date.min)
LEAST_POINTS = 0.01
MISSING = {
    "title": "Enter the title of the page, or the book and its page.",
    "checked": "Enter the day you checked it.",
}
PARTS = ("mark", "left", "text", "reason", "key")


class QuestionForm(forms.Form):
    """The fields of a sheet; `changed()` is the sheet with what was filled in. A field that was left as it
    was shown, or was not sent at all, leaves the sheet as it is. Of a sheet that is `begun`, the example of its kind,
    the fields are empty; one answer that is filled in takes the place of all its answers."""

    title = forms.CharField(max_length=200, help_text="For authors; learners do not see it.")
    prompt = forms.CharField(label="Question", widget=forms.Textarea(attrs={"rows": 4}), required=False, strip=False)
    explanation = forms.CharField(
        label="General explanation", widget=forms.Textarea(attrs={"rows": 3}), required=False, strip=False
    )
    topic = forms.CharField(required=False, max_length=200, help_text="The topic's key, as in its address.")
    tags = forms.CharField(
        label="Tags and outcomes", required=False, max_length=500, help_text="Such as dva-c02/1.2, with spaces between."
    )

    def __init__(self, sheet: Sheet, data: Any = None, *, begun: bool = False) -> None:
        super().__init__(data, initial=_initial(sheet))
        self.sheet, self.begun = sheet, begun
        self.rows = 0 if sheet.fields.place in ("answer", "prompt") else len(sheet.lines)
        self.rows += MORE if self.rows and not sheet.fields.fixed else 0
        self.hints, self.sources = len(sheet.hints) + 1, len(sheet.sources) + 1
        if sheet.fields.place == "answer":
            self.fields["answer"] = _text("Answer", rows=3)
        for row in range(self.rows):
            self.fields |= dict(_row_fields(sheet, row))
        for place in range(self.hints):
            self.fields[f"hint-{place}"] = _text(f"Hint {place + 1}", rows=2)
        for place in range(self.sources):
            self.fields |= _source_fields(place)
        if begun:
            self.initial.update({name: "" for name, one in self.fields.items() if name != "title" and _is_written(one)})
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = self._layout()

    def changed(self) -> Sheet:
        """The sheet with what was filled in. For a form whose fields are valid."""
        changed: dict[str, object] = {
            name: _clean(self.cleaned_data[name])
            for name in ("prompt", "explanation", "answer")
            if self._is_touched(name)
        }
        if self._is_touched("title"):
            changed["title"] = " ".join(self.cleaned_data["title"].split())
        if self._is_touched("topic"):
            changed["topic"] = "".join(self.cleaned_data["topic"].split())
        if self._is_touched("tags"):
            changed["tags"] = self.cleaned_data["tags"].replace(",", " ").split()
        lines, hints, sources = tuple(self._lines()), tuple(self._hints()), tuple(self._sources())
        return with_fields(self.sheet, lines=lines, hints=hints, sources=sources, **changed)

    def _is_touched(self, name: str) -> bool:
        """Whether somebody filled in something else than was shown. What was not sent is not touched."""
        if name not in self.fields or name not in self.data:
            return False
        return _clean(self.data[name]) != _clean(str(self.initial.get(name) or ""))

    def _filled(self, shown: Any, names: dict[str, str]) -> dict[str, Any]:
        """The parts of something, by name: those of `shown` where their field was not touched."""
        return {
            part: self.cleaned_data[name] if self._is_touched(name) else getattr(shown, part)
            for part, name in names.items()
        }

    def _lines(self) -> Iterator[Line]:
        written = any(self._is_touched(f"{part}-{row}") for part in ("left", "text") for row in range(self.rows))
        lines = self.sheet.lines
        if self.begun and written:
            lines = tuple(Line("", line.mark) for line in lines)
        for row in range(self.rows):
            shown = lines[row] if row < len(lines) else Line("")
            parts = self._filled(shown, {part: f"{part}-{row}" for part in PARTS})
            line = Line(**{part: value if part == "mark" else _clean(value) for part, value in parts.items()})
            if line.text or line.left:
                yield replace(line, mark=line.mark.strip())

    def _hints(self) -> Iterator[str]:
        for place in range(self.hints):
            shown = self.sheet.hints[place] if place < len(self.sheet.hints) else ""
            name = f"hint-{place}"
            if hint := _clean(self.cleaned_data[name]) if self._is_touched(name) else shown:
                yield hint

    def _sources(self) -> Iterator[Source]:
        for place in range(self.sources):
            shown = self.sheet.sources[place] if place < len(self.sheet.sources) else NO_SOURCE
            parts = self._filled(shown, {part: f"source-{part}-{place}" for part in ("title", "url", "checked")})
            if parts["url"] or parts["title"]:
                yield Source(**{**parts, "title": parts["title"] or parts["url"]})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for place in range(self.sources):
            day = f"source-checked-{place}"
            named = given.get(f"source-url-{place}") or given.get(f"source-title-{place}")
            if named and not given.get(day) and day not in self.errors:
                self.add_error(day, "Enter the day you checked it.")
        if not self.errors and (changed := self.changed()) != self.sheet and not holds(changed):
            words = "Some of this would be read as syntax (#, >, -, Source:) and change other fields."
            self.add_error(None, f"{words} Reword it, or edit the question as text.")
        return given

    def _layout(self) -> Layout:
        rows = [Div(*(f"{part}-{row}" for part in PARTS if f"{part}-{row}" in self.fields), css_class="answer-row")
                for row in range(self.rows)]  # fmt: skip
        answers = ["answer"] if self.sheet.fields.place == "answer" else rows
        sources = [
            Div(f"source-title-{place}", f"source-url-{place}", f"source-checked-{place}", css_class="answer-row")
            for place in range(self.sources)
        ]
        hints = [f"hint-{place}" for place in range(self.hints)]
        # Crispy reads this as a template: the braces of a mark are no tag of it.
        told = escape(self.sheet.fields.help).replace("{", "&#123;").replace("}", "&#125;")
        marks = HTML(f"<p class='meta'>{told}</p>")
        return Layout(
            "title",
            "prompt",
            Fieldset("Answers", *answers) if self.sheet.fields.place != "prompt" else marks,
            "explanation",
            Fieldset("Hints", *hints),
            Fieldset("Sources", *sources),
            "topic",
            "tags",
        )


class WordsForm(QuestionForm):
    """The question, its answers and the explanation alone: what somebody changes of a question of their own notes. All
    else of the sheet stays as it is, but the reason of an answer in other words: it speaks of those it had."""

    def __init__(self, sheet: Sheet, data: Any = None) -> None:
        super().__init__(sheet, data)
        shown = ("prompt", "answer", "mark-", "left-", "text-", "key-", "explanation")
        self.fields = {name: one for name, one in self.fields.items() if name.startswith(shown)}
        rows = [
            Div(*(name for part in PARTS if (name := f"{part}-{row}") in self.fields), css_class="answer-row")
            for row in range(self.rows)
        ]
        answers = ["answer"] if "answer" in self.fields else rows
        self.helper.layout = Layout("prompt", *answers, "explanation")
        self.fields["prompt"].widget.attrs["autofocus"] = True

    def _lines(self) -> Iterator[Line]:
        shown = {(line.mark.strip().lower(), line.left, line.text) for line in self.sheet.lines}
        for line in super()._lines():
            yield line if (line.mark.lower(), line.left, line.text) in shown else replace(line, reason="")


class SourceForm(forms.Form):
    """One source for many questions: the page, its address where it has one, and the day it was checked. `given()` is
    the source of a valid form; None where neither page nor address is filled in, unless it is `needed`."""

    title = forms.CharField(label="Title of the page", max_length=300, required=False, help_text=PRINTED)
    url = forms.URLField(label="Address", max_length=1000, required=False, assume_scheme="https")
    checked = forms.DateField(
        label="Checked on", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None, *, today: date, needed: bool = False) -> None:
        super().__init__(data, initial={"checked": today}, auto_id="source-%s")
        self.today, self.needed = today, needed
        self.helper = _bare_helper()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.needed or given.get("title") or given.get("url"):
            for name, words in MISSING.items():
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        if (day := given.get("checked")) and day > self.today:
            self.add_error("checked", "That day is still to come.")
        source = self.given()
        if source and read_source(write_source(source)) != source:
            self.add_error("title", "Leave brackets and addresses out of the title, and spaces out of the address.")
        return given

    def given(self) -> Source | None:
        given = self.cleaned_data
        return Source(given["title"], given["url"], given["checked"]) if not self.errors and given["title"] else None


class PointsForm(forms.Form):
    """What each of many questions is worth."""

    points = forms.FloatField(
        label="Points for each",
        min_value=LEAST_POINTS,
        max_value=MOST_POINTS,
        error_messages={"required": f"Enter a number from {LEAST_POINTS} to {MOST_POINTS}."},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="bulk-%s")
        self.helper = _bare_helper()


class ColumnsForm(forms.Form):
    """What the columns of a table are: a field for each, beside the row that names them and how right answers are
    written. `given()` is what was chosen, in a valid form."""

    head = forms.IntegerField(
        label="Row that names the columns", min_value=0, max_value=MOST_ROWS, help_text="0 if none does."
    )

    def __init__(self, form: Tabular, table: Table, columns: Columns, data: Any = None) -> None:
        super().__init__(data, auto_id="columns-%s")
        if len(table.sheets) > 1:
            sheets = [(name, name) for name in table.sheets]
            self.fields["sheet"] = forms.ChoiceField(label="Sheet", choices=sheets, initial=table.sheet)
        self.fields["head"].initial = columns.head
        if form.answers:
            answers = [("", "as it fits"), *form.answers.items()]
            self.fields["answers"] = forms.ChoiceField(
                label="Right answers are written", choices=answers, initial=columns.answers, required=False
            )
        self.names = [f"role-{place}" for place in range(len(columns.roles))]
        for place, (field, name) in enumerate(zip(self.names, names(table, columns.head), strict=True)):
            self.fields[field] = forms.ChoiceField(
                label=f"{letter(place)}: {name[:LONGEST_NAME]}" if name else letter(place),
                choices=list(form.roles.items()),
                initial=columns.roles[place],
                required=False,
            )
        self.columns, self.sheet = columns, table.sheet
        self.helper = _bare_helper()

    def given(self) -> Columns:
        """The columns that were chosen."""
        chosen = self.cleaned_data
        roles = tuple(chosen[field] for field in self.names)
        return Columns(roles, chosen["head"], chosen.get("answers", ""), chosen.get("sheet", self.sheet))

    @property
    def is_of_another(self) -> bool:
        """Whether another sheet, or another row with the names, was chosen than the roles were shown for."""
        given = self.given()
        return (given.sheet, given.head) != (self.sheet, self.columns.head)


def _bare_helper() -> FormHelper:
    """For fields in the form of a page."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    return helper


def _initial(sheet: Sheet) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": sheet.title,
        "prompt": sheet.prompt,
        "answer": sheet.answer,
        "explanation": sheet.explanation,
        "topic": sheet.topic,
        "tags": " ".join(sheet.tags),
    }
    for row, line in enumerate(sheet.lines):
        found |= {f"{part}-{row}": getattr(line, part) for part in PARTS}
        found[f"mark-{row}"] = line.mark.lower() or " "
    found |= {f"hint-{place}": hint for place, hint in enumerate(sheet.hints)}
    for place, source in enumerate(sheet.sources):
        found |= {f"source-title-{place}": source.title, f"source-url-{place}": source.url}
        found[f"source-checked-{place}"] = source.checked
    return found


def _row_fields(sheet: Sheet, row: int) -> Iterator[tuple[str, forms.Field]]:
    if marks := sheet.fields.marks:
        own = sheet.lines[row].mark.lower() or " " if row < len(sheet.lines) else marks[-1][0]
        choices = (*marks, *([(own, f"[{own}]")] if own not in dict(marks) else []))
        initial = own if row < len(sheet.lines) else marks[-1][0]
        yield f"mark-{row}", forms.ChoiceField(label="Is", choices=choices, initial=initial, required=False)
    line = sheet.lines[row] if row < len(sheet.lines) else Line("")
    if sheet.fields.pairs:
        yield f"left-{row}", _text("Item", rows=_rows(line.left), help_text="Leave empty for a distractor.")
    yield f"text-{row}", _text(f"{sheet.fields.label} {row + 1}", rows=_rows(line.text))
    yield f"reason-{row}", _text("Reason", rows=2)
    yield f"key-{row}", forms.CharField(required=False, widget=forms.HiddenInput)


def _is_written(field: forms.Field) -> bool:
    """Whether words are filled in, rather than something chosen."""
    return isinstance(field, forms.CharField) and not field.widget.is_hidden


def _rows(text: str) -> int:
    """Lines of the field for a text: a field of one line would drop the ends of lines."""
    return text.count("\n") + 1


def _text(label: str, rows: int, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    return forms.CharField(label=label, widget=widget, required=False, strip=False, help_text=help_text)


def _source_fields(place: int) -> dict[str, forms.Field]:
    day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return {
        f"source-title-{place}": forms.CharField(
            label="Title of the page", required=False, max_length=300, help_text=PRINTED
        ),
        f"source-url-{place}": forms.URLField(label="Address", required=False, max_length=1000, assume_scheme="https"),
        f"source-checked-{place}": forms.DateField(label="Checked on", required=False, widget=day),
    }


def _clean(text: str) -> str:
    """What was filled in, as the text has it: no matter how a browser ends its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
