"""Answers that are more than a line are shown as what they are, before and after the answer and on paper."""

import pytest
from django.template import Context, Template

from study.core.questions.kinds import KINDS
from study.core.questions.source.reader import parse_question
from study.web import rendering

CODE = "```python\n  if x:\n      return 1\n  ```"
SHOWN = '<pre><code><span class="code-word">if</span> x:\n    <span class="code-word">return</span>'
ASKED = {
    "single": f"- [x] {CODE}\n- [ ] no\n",
    "multiple": f"- [x] {CODE}\n- [x] yes\n- [ ] no\n",
    "ordering": "1. ```python\n   if x:\n       return 1\n   ```\n2. then\n3. last\n",
}


@pytest.mark.parametrize("kind", ASKED)
def test_an_answer_may_be_code(kind: str) -> None:
    question, problems = parse_question(f"## T {{#t}}\n\nWhich?\n\n{ASKED[kind]}")
    assert question and question.kind == kind, problems
    presented = KINDS[kind].present(question.body, 1)
    asked = Template(f'{{% include "kinds/{kind}/question.html" %}}').render(
        Context({"presented": presented, "stem": "Which?", "prefix": "p", "stem_id": "s", "given": {}})
    )
    assert SHOWN in asked


def test_one_line_and_one_paragraph_stay_words() -> None:
    for text in ("1. x", "- x", "# x", "a", "> x"):
        assert rendering.answer(text) == rendering.inline(text)
    assert rendering.answer("a\nb") == "a\nb"
    assert rendering.answer("a<br>\nb").split() == ["a<br>", "b"]
    assert rendering.answer("a:\n- b\n- c") == "<p>a:</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>"
    assert rendering.answer("- a\n- b") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
