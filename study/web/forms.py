"""Layout objects for crispy forms, beside the plain field of templates/keepwarm/field.html."""

from typing import Any

from crispy_forms.layout import Field


class Dial(Field):  # type: ignore[misc]
    """A number with a slider and a unit. The form field needs a smallest and a largest value, or
    `slider` gives lowest, highest and step of the slider alone; False means a number without one."""

    template = "keepwarm/dial.html"

    def __init__(self, name: str, *, unit: str = "", slider: tuple[str, str, str] | bool = True) -> None:
        super().__init__(name)
        self.about = {"unit": unit, "slider": slider, "range": slider if isinstance(slider, tuple) else None}

    def render(self, form: Any, context: Any, **kwargs: Any) -> str:
        return str(super().render(form, context, extra_context=self.about, **kwargs))


class Seg(Field):  # type: ignore[misc]
    """One of a few, side by side. The form field needs the widget RadioSelect."""

    template = "keepwarm/seg.html"


class Suggest(Field):  # type: ignore[misc]
    """A text for which the form has some suggestions (`suggested`, by the field's name); any other can be typed."""

    template = "keepwarm/suggest.html"

    def render(self, form: Any, context: Any, **kwargs: Any) -> str:
        (name,) = self.fields
        form.fields[name].widget.attrs["list"] = f"{name}_suggested"
        about = {"list": f"{name}_suggested", "suggested": form.suggested[name]}
        return str(super().render(form, context, extra_context=about, **kwargs))
