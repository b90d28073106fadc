"""The form for bringing notes."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile

from study.core import limits
from study.core.questions.answers.options import same_text
from study.core.questions.interaction import Back, OneOf
from study.core.questions.kinds import made_of
from study.core.questions.source.form import Line, Sheet, holds
from study.core.questions.source.writer import TEXT_KEY
from study.library.models import Course
from study.library.queries import own_courses
from study.people.models import Learner

ACCEPTED = ".md,.markdown,.txt,.zip,.apkg,.colpkg"


class FilesInput(forms.FileInput):
    """A file control that takes several files."""

    allow_multiple_selected = True


ENDINGS = ".md,.markdown,.txt,.csv,.zip,.apkg,.colpkg"


class FilesField(forms.FileField):
    """Any number of uploaded files, empty ones too: what is in them is judged when they are read."""

    widget = FilesInput(attrs={"class": "input", "accept": ENDINGS, "data-most": str(limits.ARCHIVE)})

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        return [file for file in data or [] if file]


LONGEST_NAME = 120


class NameForm(forms.Form):
    """The name of a course of one's own."""

    name = forms.CharField(
        label="Name of the course",
        max_length=LONGEST_NAME,
        error_messages=dict.fromkeys(("required", "max_length"), f"a name has 1 to {LONGEST_NAME} characters."),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class OwnQuestionForm(forms.Form):
    """A question of one's own about a line: a card to recall, or with wrong answers one to choose from."""

    question = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=4_000)
    answer = forms.CharField(max_length=4_000)
    wrong = forms.CharField(
        label="Wrong answers",
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line, if it is to be chosen. Without any you recall the answer.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="own-%s")
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        known = {same_text(data.get("answer", ""))}
        for wrong in _lines(data.get("wrong", "")):
            if same_text(wrong) in known:
                right = same_text(wrong) == same_text(data.get("answer", ""))
                why = "is the right answer, too" if right else "stands there twice"
                self.add_error("wrong", f"“{wrong}” {why}. Write another, or leave it out.")
            known.add(same_text(wrong))
        if not self.errors and not holds(self.sheet()):
            self.add_error(None, "Some of this would be read as marks of the text (#, >, -). Word it otherwise.")
        return data

    def sheet(self) -> Sheet:
        """What was filled in, as the sheet of a question."""
        data = self.cleaned_data
        wrong = _lines(data.get("wrong", ""))
        kind = made_of(OneOf if wrong else Back)
        assert kind.fields
        lines = (Line(data["answer"], "x"), *(Line(text) for text in wrong)) if wrong else ()
        return Sheet(
            TEXT_KEY, "Question", kind.name, kind.fields, data["question"], lines, "" if wrong else data["answer"]
        )


NEW = "new"
WHERE = (("", "The course that they are from, or a new one"), (NEW, "A new course"))
"""Where notes go if no course is chosen."""


class NotesForm(forms.Form):
    """Files or text, for a new course or one of the learner's own."""

    # Django takes declared fields off the class, so Form.files (the uploads) stays what it is.
    files = FilesField(  # type: ignore[assignment]
        label="Markdown files, a zip of a folder, or an Anki package",
        required=False,
        help_text=(
            "An Obsidian vault or a Notion export works as a zip, pictures included. An Anki package (.apkg, .colpkg) "
            "brings its reviews. "
            f"At most {limits.ARCHIVE // limits.MEGABYTE} MB, and {limits.FILE // limits.MEGABYTE} MB for each note."
        ),
    )
    text = forms.CharField(
        label="Or paste the text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text="Notes, or cards as Quizlet exports them: one a line, with a tab between the two sides.",
    )
    title = forms.CharField(
        required=False, max_length=200, help_text="Optional. If empty, the first heading or the file name is used."
    )
    course = forms.ChoiceField(
        label="Add to",
        required=False,
        help_text="What you know of each line of a course is kept, even if the line was reworded.",
    )

    def __init__(self, *args: Any, learner: Learner | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = {str(one.pk): one for one in own_courses(learner)}
        if self.own:
            named = [(pk, one.title) for pk, one in self.own.items()]
            self.fields["course"].choices = [*WHERE, *named]  # type: ignore[attr-defined]
        else:
            del self.fields["course"]
        self.helper = FormHelper()
        self.helper.form_tag = False

    @property
    def chosen(self) -> Course | None:
        """The course to which it is to be added."""
        return self.own.get(self.cleaned_data.get("course", ""))

    @property
    def is_new(self) -> bool:
        """Whether it is to be a new course, whatever there is."""
        return self.cleaned_data.get("course") == NEW

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("files") and not data.get("text", "").strip():
            self.add_error("files", "Choose a file, or paste some text below.")
        return data
