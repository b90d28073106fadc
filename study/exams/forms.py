"""The time somebody takes for their own mock exams."""

from datetime import timedelta
from typing import Any

from django import forms

from study.core.exams.timing import Allowance
from study.exams.models import GRANTED, LONGEST_EXTRA, Granted

NAMES = {1.0: "as usual", 1.25: "a quarter more", 1.5: "half as much again", 2.0: "twice as much"}


class TimeForm(forms.Form):
    """What a person is granted beyond the usual time."""

    factor = forms.TypedChoiceField(
        label="Time",
        coerce=float,
        choices=list(NAMES.items()),
        widget=forms.Select(attrs={"class": "input select"}),
    )
    extra = forms.IntegerField(
        label="Minutes on top",
        min_value=0,
        max_value=LONGEST_EXTRA,
        required=False,
        error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), f"Between 0 and {LONGEST_EXTRA}."),
        widget=forms.NumberInput(attrs={"class": "input"}),
    )
    unlimited = forms.BooleanField(label="No time limit", required=False)
    pauses = forms.BooleanField(label="Pauses, in which the time stands still", required=False)

    def __init__(self, *args: Any, granted: Granted, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(granted, name) for name in GRANTED}
        super().__init__(*args, **kwargs)

    @property
    def allowance(self) -> Allowance:
        """What was asked, of a valid form."""
        said = self.cleaned_data
        extra = timedelta(minutes=said["extra"] or 0)
        return Allowance(said["factor"], extra, said["unlimited"], said["pauses"])
