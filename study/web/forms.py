"""Layout objects for crispy forms, beside the plain field of templates/keepwarm/field.html."""

from typing import Any

from crispy_forms.layout import Field


class Dial(Field):  # type: ignore[misc]
    """A number with a slider and a unit. The form field needs a smallest and a largest value."""

    template = "keepwarm/dial.html"

    def __init__(self, name: str, *, unit: str = "") -> None:
        super().__init__(name)
        self.unit = unit

    def render(self, form: Any, context: Any, **kwargs: Any) -> str:
        return str(super().render(form, context, extra_context={"unit": self.unit}, **kwargs))


class Seg(Field):  # type: ignore[misc]
    """One of a few, side by side. The form field needs the widget RadioSelect."""

    template = "keepwarm/seg.html"
