"""Code and formulas of notes on the page of their topic: laid out, coloured, indented, within their list."""

import pytest
from django.test import Client
from django.urls import reverse

from study.library.models import Topic
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
NOTES = """# Tides

- Made by a script:
  ```python
  def tide(moon):
      return "spring" if moon else "neap"
  ```
- Read from a table

$$
h = \\frac{a}{b}
$$

<video src="tide.mp4"></video>

$$
\\frac{a}{
$$
"""


def test_code_and_formulas_of_notes_are_laid_out_and_an_unreadable_formula_is_named(reader: Client) -> None:
    look = bring(reader, [upload("tides.md", NOTES)]).content.decode()
    assert "The formula \\frac{a}{ cannot be read and is shown as written." in look
    press(reader, "take")
    topic = Topic.objects.get(title="Tides")
    page = reader.get(reverse("topics:topic", args=[topic.course.address, topic.key])).content.decode()
    code = page.index('<pre class="code" tabindex="0"><code')
    assert page.rindex("<li", 0, code) > page.rindex("<ul", 0, code)
    told = page[code : page.index("</pre>", code)]
    assert "```" not in told and '<span class="code-word">def</span> tide(moon):\n    ' in told
    assert '<math alttext="h = \\frac{a}{b}" display="block"' in page and "$$\nh" not in page
    assert "$$ \\frac{a}{ $$" in " ".join(page.split()) and "&lt;video" in page
