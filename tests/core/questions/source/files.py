"""A file with all that question files can hold, pieces of files to be shuffled, and what is said of a text."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from study.core.questions.kinds import KINDS
from study.core.questions.source.reader import Bank, parse_bank, parse_question

FILE = """\
---
bank: retries
title: Retries
defaults: {tags: [lambda], status: ready, licence: CC-BY-4.0}
---

# Retries

## Who tries again {#who-tries topic=errors/sync tags=dva-c02/1.2,errors points=2.5}

A synchronous call fails:

- the caller waits
- it gets the error

Who tries again?

```text
## not a heading {#no}
- [x] not an option
```

- [x] The caller {.caller}
  > It alone knows
  > whether that is safe.
- [ ] Lambda
  > Only for asynchronous
  > events.

> [!hint]
> Who is still
> waiting?

> [!hint]- It is not Lambda.

> [!explain]- Why
> A failed synchronous call comes back.
>
> Nobody else holds the event.

Source: [Errors (sync)](https://example.org/a_(b)?x=1&y=2) (checked 2026-11-20)
Source: [Blog](http://example.org) (checked 2026-10-01)

## Back {#back}

What is a *warm* start?

> [!answer]
> A call that finds an environment ready:
>
> - no init

Topic: starts
Skill: dva-c02/1.2
Source: [Guide](https://example.org/guide) (checked 2026-11-20)

# Order service {#order-service}

A function writes an order to a table and sends mail:

- [ ] no option
- the table throttles

```text
## no question {#none}
```

## Throttled {#throttled status=draft}

The table throttles. What does the function see?

- [x] An exception of the SDK
  > After its own retries.
- [ ] A time-out of its own {.time-out}
  > Only when the retries take that long.

## Mail twice {#mail-twice status=draft}

An event may arrive twice.

- [x] True
  > Delivery is at least once.
- [ ] False
  > Only first-in-first-out queues remove doubles.

# The rest

## Alone {#alone status=draft}

Match.

- S3 -> hands over
- Kinesis -> is polled
- -> calls back
"""


def messages(text: str, today: date | None = None) -> list[str]:
    """Return the problems as `line severity message`."""
    return [f"{fault.line} {fault.severity} {fault.message}" for fault in parse_bank(text, today=today).problems]


def problems_of(body: str, heading: str = "## T {#q}") -> list[str]:
    """Return the problems of one question, lines counted from its heading."""
    _, problems = parse_question(f"{heading}\n\n{body}")
    return [f"{fault.line} {fault.severity} {fault.message}" for fault in problems]


def unplaced(bank: Bank) -> Bank:
    return replace(bank, questions=tuple(replace(q, lines=(0, 0)) for q in bank.questions), problems=())


LINES = sorted({line for kind in KINDS.values() for text in kind.examples for line in text.split("\n")})
scraps = st.sampled_from(
    [
        *LINES,
        *FILE.split("\n"),
        "```",
        "```yaml params",
        "x: {choice: [1, 2]}",
        "answer: x",
        "- [=] {{x}}",
        "- a -> b",
        "# Case {#case}",
        "# No case",
        "> [!hint] h",
        "> [!hint]",
        "Skill: s",
        "- [=] /x/",
        "- [=] \\/x/",
        "---",
        ">",
        "  >",
        "- [",
        "10) x",
        "## ",
        "\t- [x] a",
    ]
)
WHOLE = FILE + "".join(text for kind in KINDS.values() for text in kind.examples)
cuts = st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), st.text(alphabet="#`>-[]{}=|:.\n\t ~x1*", max_size=4))


def mutated(changes: list[tuple[int, int, str]]) -> str:
    text = WHOLE
    for start, size, new in changes:
        text = text[:start] + new + text[start + size :]
    return text
