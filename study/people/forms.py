"""A learner's settings form."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from study.core.text.plural import listed
from study.people import queries
from study.people.models import Learner
from study.web.forms import Dial, Seg, Suggest

BOUNDS = {
    "min_value": "At least %(limit_value)s.",
    "max_value": "At most %(limit_value)s.",
    "invalid": "Enter a whole number.",
}
HOURS = [("", "Never"), *((hour, f"{hour:02}:00") for hour in range(24))]
MOST_NAMED = 6
THEMES = (("system", "Same as the system"), ("light", "Light"), ("dark", "Dark"))


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg] # not subscriptable when run
    """A learner's settings. Retention is shown in per cent and kept as a share; the theme belongs to
    the browser, so the view keeps it in a cookie. `mailed` says that mail reaches them."""

    time_zone = forms.CharField(
        max_length=64,
        help_text="A large city in your time zone, such as Oslo. Your day begins at 04:00 there, with new cards and "
        "reviews.",
    )
    new_per_day = forms.IntegerField(
        label="New cards a day",
        min_value=0,
        max_value=200,
        error_messages=BOUNDS,
        help_text="Each new card brings several reviews in its first month.",
    )
    reviews_per_day = forms.IntegerField(
        label="Most reviews a day",
        min_value=1,
        max_value=2000,
        error_messages=BOUNDS,
        help_text="The rest come the next day.",
    )
    retention = forms.IntegerField(
        label="Target recall",
        min_value=70,
        max_value=97,
        error_messages=BOUNDS,
        help_text="A card comes back when your chance of recalling it falls to this. Higher means more reviews. "
        "With an exam ahead, its plan chooses this and the new cards.",
    )
    reminder_hour = forms.TypedChoiceField(
        label="Reminder mail",
        choices=HOURS,
        coerce=int,
        empty_value=None,
        required=False,
        help_text="At this hour in your time zone, on days with something due, or waiting for an instructor. Each mail "
        "has a link that ends them.",
    )
    theme = forms.ChoiceField(
        label="Colours", choices=THEMES, widget=forms.RadioSelect, help_text="Kept in this browser."
    )

    class Meta:
        model = Learner
        fields = ("time_zone", "new_per_day", "reviews_per_day", "adapts", "exam", "exam_date", "reminder_hour")
        widgets = {"exam_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        labels = {"adapts": "Fit the days to my own memory", "exam": "Exam", "exam_date": "Exam date"}
        help_texts = {
            "adapts": "Measured on your answers, once there are 500. Off, your cards come back as for most people.",
            "exam": "Optional. Its code or name, for example DVA-C03.",
            "exam_date": "Optional. Each day is then planned towards it.",
        }

    def __init__(
        self, *args: Any, today: date, theme: str, mailed: bool = False, zone: str = "", **kwargs: Any
    ) -> None:
        """`zone` is the one the browser is in; `mailed` says that mail reaches them."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.suggested = {"time_zone": queries.zones_called(zone)}
        if not mailed:  # no mail would come
            del self.fields["reminder_hour"]
        for field in self.fields.values():
            field.show_hidden_initial = True
        self.initial.update(retention=round(self.instance.desired_retention * 100), theme=theme or "system")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset(
                "Each day",
                Suggest("time_zone"),
                Dial("new_per_day"),
                Dial("reviews_per_day"),
                Dial("retention", unit="%"),
                "adapts",
            ),
            Fieldset("What you study for", "exam", "exam_date"),
            *([Fieldset("Reminder", "reminder_hour")] if mailed else []),
            Fieldset("Look", Seg("theme")),
        )

    def clean_time_zone(self) -> str:
        """The one zone that is meant; of several, they are offered."""
        said = self.cleaned_data["time_zone"]
        found = queries.zones_called(said)
        if len(found) == 1:
            return found[0]
        self.suggested["time_zone"] = found
        if not found:
            raise forms.ValidationError("No time zone has this name. Try a larger city in it.")
        raise forms.ValidationError(f"Several time zones have this name: {listed(found[:MOST_NAMED], 'or')}.")

    def clean_exam_date(self) -> date | None:
        """A date that was passed is kept; a new one lies ahead."""
        day: date | None = self.cleaned_data["exam_date"]
        if day and day < self.today and day != self.initial.get("exam_date"):
            raise forms.ValidationError("Choose today or a later date.")
        return day

    @property
    def shown(self) -> SafeString:
        """What the fields showed, hidden beside them: so a page that stood open takes nothing back that was
        changed elsewhere meanwhile."""
        return format_html_join("", "{}", ((self[name].as_hidden(only_initial=True),) for name in self.fields))

    @property
    def touched(self) -> list[str]:
        """The columns of the learner that somebody changed, measured by what was shown."""
        columns = {"retention": "desired_retention"}
        return [columns.get(name, name) for name in self.changed_data if name != "theme"]

    def save(self, commit: bool = True) -> Learner:
        self.instance.desired_retention = self.cleaned_data["retention"] / 100
        learner: Learner = super().save(commit)
        return learner
