"""Putting files into form: ids and keys are written in, and nothing else changes."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.questions.kinds import KINDS
from study.core.questions.source.format import format_bank
from study.core.questions.source.reader import Bank, parse_bank
from tests.core.questions.source.files import FILE, WHOLE, cuts, mutated, scraps

ROUGH = """\
---
bank: rough
---
## Who tries again?

Who?

- [x] The caller  \t
  > It knows.
- [ ] Lambda
  itself
  > No.
- [ ] Somebody {.else}
  > No.

## Who tries again? {status=draft}

In order:

1. first call

   ```text
   x
   ```
   > why
2) not a step
3. next call

## Who uses `${Name}`

- S3 -> hands over
- -> nothing
- Kinesis -> is polled {.stream}

## Five {#five}

- [=] 5

## Holds {#holds}

It holds.

- [x] True
- [ ] False
"""
FORMED = """\
---
bank: rough
---
## Who tries again? {#who-tries-again}

Who?

- [x] The caller {.the-caller}  \t
  > It knows.
- [ ] Lambda
  itself {.lambda-itself}
  > No.
- [ ] Somebody {.else}
  > No.

## Who tries again? {#who-tries-again-2 status=draft}

In order:

1. first call

   ```text
   x
   ```
   {.first-call-text-x}
   > why
2) not a step {.not-a-step}
3. next call {.next-call}

## Who uses `${Name}` {#who-uses-name}

- S3 -> hands over {.s3}
- -> nothing
- Kinesis -> is polled {.stream}

## Five {#five}

- [=] 5

## Holds {#holds}

It holds.

- [x] True
- [ ] False
"""


def unplaced(bank: Bank) -> Bank:
    return replace(bank, questions=tuple(replace(q, lines=(0, 0)) for q in bank.questions), problems=())


def test_missing_ids_and_keys_are_written_in() -> None:
    found = format_bank(ROUGH)
    assert found.text == FORMED
    assert (found.ids, found.keys) == (3, 6)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(end: str, mark: str) -> None:
    assert format_bank(mark + ROUGH.replace("\n", end)).text == mark + FORMED.replace("\n", end)


def test_a_last_line_without_an_end_keeps_none() -> None:
    assert format_bank("## T {#q}\n\nWhat?\n\n- [x] a\n- [ ] b").text.endswith("- [x] a {.a}\n- [ ] b {.b}")
    fenced = "## T {#q}\r\n\r\nWhat?\r\n\r\n- [x] a\r\n- [ ] b\r\n  ```\r\n  c\r\n  ```"
    assert format_bank(fenced).text.endswith("\r\n  ```\r\n  {.b-c}")


@pytest.mark.parametrize(
    ("heading", "formed"),
    [
        ("## T", "## T {#t}"),
        ("## T {}", "## T {#t}"),
        ('## T { tags="a,b" }', '## T {#t tags="a,b"}'),
        ("## T {#Bad}", "## T {#Bad}"),
        ("##", "##"),
        ('## JSON {"a": 1}', '## JSON {"a": 1} {#json}'),
        ("## Überraschung", "## Überraschung {#uberraschung}"),
    ],
)
def test_an_id_goes_into_the_braces_of_the_heading(heading: str, formed: str) -> None:
    assert format_bank(f"{heading}\n\nWhat?\n").text == f"{formed}\n\nWhat?\n"


def test_an_id_that_stands_further_down_or_on_a_case_is_not_given_again() -> None:
    text = "## A\n\n## B\n\n# Case {#a}\n\n## A\n\n## B {#b}\n"
    assert re.findall(r"#([a-z0-9-]+)", format_bank(text).text) == ["a-2", "b-2", "a", "a-3", "b"]


def test_a_key_that_another_line_has_is_not_given_again() -> None:
    text = "## T {#q}\n\nWhat?\n\n- [x] b {.a}\n- [ ] a\n"
    keys = re.findall(r"\{\.([^}]+)\}", format_bank(text).text)
    assert keys[0] == "a"
    assert keys[1].startswith("a-")
    assert not [problem for problem in parse_bank(text).problems if problem.severity == "error"]


def test_a_text_that_is_in_form_stays_as_it_is() -> None:
    assert format_bank(FORMED).text == FORMED
    assert format_bank("").text == ""
    assert format_bank("x" * 2_000_001).text == "x" * 2_000_001


@settings(max_examples=120)
@given(st.text() | st.lists(scraps, max_size=40).map("\n".join) | st.lists(cuts).map(mutated))
@example(FILE)
@example(WHOLE)
@example("## A bit {or two}\n- a -> b\n- c -> d")
@example("".join(text for kind in KINDS.values() for text in kind.examples))
def test_whatever_the_text_only_ids_and_keys_are_added(text: str) -> None:
    formed = format_bank(text)
    assert format_bank(formed.text) == replace(formed, ids=0, keys=0)
    before, after = parse_bank(text), parse_bank(formed.text)
    kept = {question.key for question in before.questions}
    found = tuple(question for question in unplaced(after).questions if question.key in kept)
    assert found == unplaced(before).questions
    # Without what was added it is the text there was.
    left = iter(re.findall(r"\S", formed.text))
    assert all(char in left for char in re.findall(r"\S", text))
