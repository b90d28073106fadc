"""What a learner asks of the plan to their exam."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from study.core.scheduling.plan import LEAST_MINUTES, MOST_MINUTES
from study.review.models import ExamPlan
from study.review.operations import Wishes

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PACES = (5, 10, 20, 40)
MINUTES = f"Between {LEAST_MINUTES} and {MOST_MINUTES}."


LOOK_AT_A_DATE = "date"
"""What a form says that asks for the date alone, as Today's does."""


class PlanForm(forms.Form):
    """Date, days off, minutes and pace. Empty without a date: no plan is to run. What a look at a date alone does not
    say is as it was saved."""

    exam = forms.DateField(
        label="Exam date",
        required=False,
        error_messages={"invalid": "A date, such as 2026-12-14."},
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
    )
    off = forms.TypedMultipleChoiceField(
        label="Days off", required=False, coerce=int, choices=list(enumerate(WEEKDAYS))
    )
    minutes = forms.IntegerField(
        label="Most minutes a day",
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
        error_messages={"min_value": MINUTES, "max_value": MINUTES, "invalid": MINUTES, "required": MINUTES},
        widget=forms.NumberInput(attrs={"class": "input"}),
    )
    pace = forms.TypedChoiceField(
        label="New cards a day",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "as many as the date needs"), *((number, str(number)) for number in PACES)],
        widget=forms.Select(attrs={"class": "input select"}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, asked: ExamPlan, exam: date | None, today: date, **kwargs: Any
    ) -> None:
        self.today, self.saved = today, Wishes(exam, asked.minutes, tuple(sorted(asked.weekdays_off)), asked.pace)
        kwargs["initial"] = {
            "exam": exam,
            "off": sorted(asked.weekdays_off),
            "minutes": asked.minutes,
            "pace": asked.pace,
        }
        if data is not None and data.get("look") == LOOK_AT_A_DATE:
            data = {**kwargs["initial"], "exam": data.get("exam", "")}
        super().__init__(data, **kwargs)
        if asked.pace and asked.pace not in PACES:
            self.fields["pace"].choices += [(asked.pace, str(asked.pace))]  # type: ignore[attr-defined]
        self.fields["exam"].widget.attrs["min"] = (today + timedelta(1)).isoformat()

    def clean_exam(self) -> date | None:
        day: date | None = self.cleaned_data["exam"]
        if day and day <= self.today:
            raise forms.ValidationError("From tomorrow on.")
        return day

    def clean_off(self) -> list[int]:
        off: list[int] = self.cleaned_data["off"]
        if len(off) == len(WEEKDAYS):
            raise forms.ValidationError("Leave at least one day to study.")
        return off

    @property
    def wishes(self) -> Wishes:
        """What was asked, of a valid form."""
        said = self.cleaned_data
        return Wishes(said["exam"], said["minutes"], tuple(sorted(said["off"])), said["pace"])

    @property
    def changes(self) -> list[str]:
        """What a valid form would change, in words: "15 instead of 20 minutes a day"."""
        new, old, found = self.wishes, self.saved, []
        if new.exam != old.exam:
            found.append(
                "another exam date" if new.exam and old.exam else "the exam date" if new.exam else "no exam date"
            )
        if new.minutes != old.minutes:
            found.append(f"{new.minutes} instead of {old.minutes} minutes a day")
        if tuple(new.days_off) != tuple(old.days_off):
            found.append("other days off")
        if new.pace != old.pace:
            found.append("another pace")
        return found
