r"""Formulas go to Moodle in the form that it shows, signs that are text here as text, and both come back."""

from dataclasses import replace

import pytest

from study.core.formats import FORMATS
from study.core.formats.shared.format import Record
from study.core.formats.shared.moodle.markdown import for_moodle, from_moodle
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_bank

WRITTEN = {
    "$x_1 * y$": r"\\(x\_1 \* y\\)",
    r"is $\frac{a}{b}$?": r"is \\(\\frac{a}{b}\\)?",
    r"$$\sum_{i=1}^n [i]$$": r"\\[\\sum\_{i=1}^n \[i\]\\]",
    "$a < b & c$": r"\\(a &lt; b &amp; c\\)",
    "`$x$` and $5": "`$x$` and $5",
    "```\n$x$\n```": "```\n$x$\n```",
    r"$a \\ b$": r"\\(a \\\\ b\\)",
}
AS_TEXT = {
    "<a>": "&#60;a>",
    "Map<String, Integer> and </div>": "Map&#60;String, Integer> and &#60;/div>",
    r"\<b>a\</b>": "&#x3c;b>a&#x3c;/b>",
    r"a \<!-- b -->": "a &#x3c;!-- b -->",
    "<!-- open": "&#60;!-- open",
    "<b>a": "&#60;b>a",
    r"$a<b$ is \\<b>": r"\\(a&lt;b\\) is \\&#60;b>",
}
AS_IT_IS = [
    "<b>a</b><br>H<sub>2</sub>O",
    "`<a>` and a < b, <3",
    "```\n<a>\n```",
    "<https://a.example/b>",
    "[a](<b c>)",
    "a <!-- for authors --> b",
    "&lt;a>",
    "&#60;b>a&#60;/b>",
]


@pytest.mark.parametrize("text", AS_TEXT)
def test_what_is_html_there_alone_is_written_as_text(text: str) -> None:
    assert for_moodle(text) == AS_TEXT[text]
    assert from_moodle(AS_TEXT[text]) == text


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_means_the_same_in_both_stays(text: str) -> None:
    assert for_moodle(text) == text
    assert from_moodle(text) == text


@pytest.mark.parametrize("text", WRITTEN)
def test_a_formula_is_written_as_moodle_shows_it(text: str) -> None:
    assert for_moodle(text) == WRITTEN[text]
    assert from_moodle(WRITTEN[text]) == text


def test_other_signs_mean_the_same() -> None:
    assert from_moodle(for_moodle(r"\(x\) and \[y\]")) == "$x$ and $$y$$"


BANK = r"""---
bank: formulas
---

## Choice {#choice}

What is $x_1 * y_1$ for $$\frac{a}{b}$$?

```python
if x < 1:
    return "$x$"
```

- [x] ```python
  print("$a_1$ and $b$")
  ```
  > Because $\sqrt{2} < 2$.
- [ ] $a_1 \neq b$

> [!hint]-
> Think of $x_0$.

> [!explain]- Why
> As $x_1 = 2$:
>
> ```
> a
>   b
> ```

## Gaps {#gaps}

The root of $x_1^2$ is {{c1::4}} and {{c2::small|little}}.

## Pairs {#pairs}

Match.

- $x_1$ -> one
- `y` -> two

## Steps {#steps score=all-or-nothing}

Order.

1. ```
   a
     b
   ```
2. then
3. $x_2$
"""


def test_code_and_formulas_come_back_from_every_format() -> None:
    bank = parse_bank(BANK)
    assert len(bank.questions) == 4, bank.problems
    compared = 0
    for made in FORMATS.values():
        for question in bank.questions:
            records = [Record(question)]
            if made.write and made.read:
                written = made.write(records, "Formulas")
                found = made.read(written.data, "f")
            elif made.write_members and made.read_members:
                packed = made.write_members(records, "Formulas")
                written, found = packed, made.read_members(packed.members, "f")
            else:
                continue
            if any(problem.severity == "error" for problem in written.problems):
                continue
            compared += 1
            told = {"hints": (), "explanation": "", "title": ""} if written.problems else {}
            again = [replace(plain(record.question), **told) for record in found.records]
            assert again == [replace(plain(question), **told)], (made.name, written, found)
    assert compared >= 18


def plain(question: Question) -> Question:
    return replace(question, lines=(0, 0), status="draft")
