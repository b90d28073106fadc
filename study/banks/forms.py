"""A question as a form, for those who do not want to write the marks. The form never asks for validity
either: what is wrong is said in the editor, beside the preview."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms

from study.core.questions.question import Source
from study.core.questions.source.form import Line, Sheet, with_fields

MORE = 2
"""Empty lines below the answers there are."""
SOURCES = 2
MARKS = {
    "options": (("x", "right"), (" ", "wrong")),
    "accepted": (("=", "right"), ("=50%", "worth half"), ("=0%", "wrong")),
}
TEXTS = {
    "options": "Option",
    "accepted": "Answer",
    "steps": "Step",
    "pairs": "Goes with",
}
PARTS = ("mark", "left", "text", "reason", "key")


class QuestionForm(forms.Form):
    """The fields of a sheet; `changed()` is the sheet as it was filled in."""

    title = forms.CharField(max_length=200, help_text="For authors; learners do not see it.")
    prompt = forms.CharField(label="Question", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    explanation = forms.CharField(label="General explanation", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    hints = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="An empty line between two."
    )
    topic = forms.CharField(required=False, max_length=200, help_text="Its key, as it stands in the address.")
    tags = forms.CharField(
        label="Tags and outcomes", required=False, max_length=500, help_text="Such as dva-c02/1.2; blanks between them."
    )

    def __init__(self, sheet: Sheet, data: Any = None) -> None:
        super().__init__(data, initial=_initial(sheet))
        self.sheet = sheet
        self.rows = _row_count(sheet, data)
        if sheet.family == "answer":
            area = forms.Textarea(attrs={"rows": 3})
            self.fields["answer"] = forms.CharField(label="Answer", widget=area, required=False)
        for row in range(self.rows):
            self.fields |= dict(_row_fields(sheet, row))
        for place in range(SOURCES):
            self.fields |= _source_fields(place)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = self._layout()

    def changed(self) -> Sheet:
        """The sheet with what was filled in. For a valid form."""
        given = self.cleaned_data
        hints = [hint.strip() for hint in given["hints"].replace("\r\n", "\n").split("\n\n")]
        return with_fields(
            replace(self.sheet, answer=_clean(given.get("answer", ""))),
            title=" ".join(given["title"].split()),
            prompt=_clean(given["prompt"]),
            lines=tuple(self._lines()),
            explanation=_clean(given["explanation"]),
            hints=tuple(hint for hint in hints if hint),
            topic="".join(given["topic"].split()),
            sources=tuple(self._sources()),
            tags=given["tags"].replace(",", " ").split(),
        )

    def _lines(self) -> Iterator[Line]:
        for row in range(self.rows):
            parts = {part: _clean(self.cleaned_data.get(f"{part}-{row}", "") or "") for part in PARTS}
            parts["mark"] = self.cleaned_data.get(f"mark-{row}", "")
            if parts["text"] or parts["left"]:
                yield Line(**parts)

    def _sources(self) -> Iterator[Source]:
        given = self.cleaned_data
        for place in range(SOURCES):
            if given[f"source-url-{place}"]:
                title = given[f"source-title-{place}"] or given[f"source-url-{place}"]
                yield Source(title, given[f"source-url-{place}"], given[f"source-checked-{place}"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for place in range(SOURCES):
            if given.get(f"source-url-{place}") and not given.get(f"source-checked-{place}"):
                self.add_error(f"source-checked-{place}", "Say when you looked it up.")
        return given

    def _layout(self) -> Layout:
        rows = [Div(*(f"{part}-{row}" for part in PARTS if f"{part}-{row}" in self.fields), css_class="answer-row")
                for row in range(self.rows)]  # fmt: skip
        answers = ["answer"] if self.sheet.family == "answer" else rows
        sources = [
            Div(f"source-title-{place}", f"source-url-{place}", f"source-checked-{place}", css_class="answer-row")
            for place in range(SOURCES)
        ]
        gaps = HTML("<p class='meta'>Write a gap as &#123;&#123;c1::word&#125;&#125;; | between accepted words.</p>")
        return Layout(
            "title",
            "prompt",
            Fieldset("Answers", *answers) if self.sheet.family != "prompt" else gaps,
            "explanation",
            "hints",
            Fieldset("Sources", *sources),
            "topic",
            "tags",
        )


def _initial(sheet: Sheet) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": sheet.title,
        "prompt": sheet.prompt,
        "answer": sheet.answer,
        "explanation": sheet.explanation,
        "hints": "\n\n".join(sheet.hints),
        "topic": sheet.topic,
        "tags": " ".join(sheet.tags),
    }
    for row, line in enumerate(sheet.lines):
        found |= {f"{part}-{row}": getattr(line, part) for part in PARTS}
        found[f"mark-{row}"] = line.mark.lower() or " "
    for place, source in enumerate(sheet.sources[:SOURCES]):
        found |= {f"source-title-{place}": source.title, f"source-url-{place}": source.url}
        found[f"source-checked-{place}"] = source.checked
    return found


def _row_count(sheet: Sheet, data: Any) -> int:
    if sheet.family in ("answer", "prompt"):
        return 0
    if data is None:
        return len(sheet.lines) + (0 if sheet.kind == "truefalse" else MORE)
    return min(len([name for name in data if name.startswith("text-")]), 100)


def _row_fields(sheet: Sheet, row: int) -> Iterator[tuple[str, forms.Field]]:
    if sheet.family in MARKS:
        marks = MARKS[sheet.family]
        own = sheet.lines[row].mark.lower() or " " if row < len(sheet.lines) else marks[-1][0]
        choices = (*marks, *([(own, f"[{own}]")] if own not in dict(marks) else []))
        initial = own if row < len(sheet.lines) else marks[-1][0]
        yield f"mark-{row}", forms.ChoiceField(label="Is", choices=choices, initial=initial, required=False)
    if sheet.family == "pairs":
        yield f"left-{row}", forms.CharField(label="Item", required=False, help_text="Empty: a distractor.")
    yield f"text-{row}", forms.CharField(label=f"{TEXTS[sheet.family]} {row + 1}", required=False)
    yield f"reason-{row}", forms.CharField(label="Reason", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    yield f"key-{row}", forms.CharField(required=False, widget=forms.HiddenInput)


def _source_fields(place: int) -> dict[str, forms.Field]:
    day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return {
        f"source-title-{place}": forms.CharField(label="Title of the page", required=False, max_length=300),
        f"source-url-{place}": forms.URLField(label="Address", required=False, max_length=1000, assume_scheme="https"),
        f"source-checked-{place}": forms.DateField(label="Checked on", required=False, widget=day),
    }


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
