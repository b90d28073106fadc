"""The form templates: label, control, help and error in this order, tied together for a screen reader."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from crispy_forms.utils import render_crispy_form
from django import forms

from study.web.forms import Dial, Seg


class Example(forms.Form):
    name = forms.CharField(help_text="Shown to learners.")
    size = forms.IntegerField(min_value=1, max_value=10, help_text="In boxes.")
    kind = forms.ChoiceField(choices=[("a", "First"), ("b", "Second")], widget=forms.RadioSelect)
    text = forms.CharField(widget=forms.Textarea)
    mail = forms.BooleanField(required=False, label="Write to me")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    helper = FormHelper()
    helper.layout = Layout("name", Dial("size", unit="boxes"), Seg("kind"), "text", "mail", "secret")


def render(data: dict[str, str] | None = None) -> str:
    return re.sub(r"\s+", " ", render_crispy_form(Example(data)))


def test_label_control_help_and_error_come_in_this_order() -> None:
    html = render({"name": "", "size": "3", "kind": "a"})
    order = ['<label for="id_name">', '<input type="text" name="name"', 'id="id_name_helptext"', 'id="id_name_error"']
    assert [html.index(part) for part in order] == sorted(html.index(part) for part in order)
    assert 'class="field is-invalid" id="div_id_name"' in html


def test_help_and_error_are_tied_to_the_control() -> None:
    html = render({"name": ""})
    assert 'aria-describedby="id_name_helptext id_name_error"' in html and 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext"' in render() and "aria-invalid" not in render()


def test_controls_have_their_class() -> None:
    html = render()
    assert re.search(r'<input type="text" name="name"[^>]* class="input"', html)
    assert re.search(r'<textarea name="text"[^>]* class="input textarea"', html)


def test_a_dials_number_is_the_field_and_its_slider_has_no_name() -> None:
    html = render({"size": "12"})
    assert '<div class="dial is-invalid">' in html and "<span>boxes</span>" in html
    slider = re.search(r'<input class="input" type="range"[^>]*>', html)
    assert slider and "name=" not in slider[0]
    assert 'data-for="id_size"' in slider[0] and 'min="1" max="10" step="1"' in slider[0] and 'value="12"' in slider[0]


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    html = render()
    assert '<legend class="label">Kind</legend>' in html
    assert len(re.findall(r'<input type="radio" name="kind"', html)) == 2


def test_checkbox_and_hidden_field() -> None:
    html = render()
    assert re.search(r'<label class="check" for="id_mail"><input type="checkbox"[^>]*>Write to me</label>', html)
    assert html.count('name="secret"') == 1 and "Secret" not in html


def test_a_post_form_without_a_request_still_names_its_method() -> None:
    assert 'method="post"' in render()
