"""A small shipped course in a folder, and notes that people might bring."""

from pathlib import Path

from study.library.sources import Sources, Text

COURSE = """
slug = "tides"
title = "Tides"
summary = "Why the sea rises twice a day."
order = ["notes/1-basics.md", "notes/2-harbours.md"]

[[exam]]
id = "coast"
title = "Coast exam"
default = true
from = 2026-12-01

[[exam.domain]]
id = "1"
title = "The sea"
weight = 60

[[exam.domain]]
id = "2"
title = "The land"
weight = 40

[[topic]]
key = "spring-tides"
title = "Spring tides, the high ones"
lede = "When the moon and the sun pull together."
domains = { coast = "1" }
skills = ["coast/1.1", "other/9.9"]

[[topic]]
key = "harbours"
lede = "Where ships wait."
domains = { coast = "2" }
"""
FACTS = """
[scope]
subject = ["tide", "tides"]
others = ["wind"]

[[fact]]
id = "tide-interval"
topic = "spring-tides"
headline = "**High water comes every 12 h 25 min.**"
text = "Two tides take a lunar day."
source_title = "Tide tables"
source_url = "https://example.org/tides"
checked = 2026-11-23
as_of = "2026-06"

[[fact.claim]]
subject = ["tide"]
says = 'every 12 hours'
verdict = "imprecise"
holds = "every 12 h 25 min"
"""
BASICS = """# Spring tides

- Spring tide ⇒ the highest tide of the month
- Neap tide ⇒ the lowest tide of the month
- Range of a spring tide: 12 m
- Distance of the moon: 384400 km

> [!changed]
> The range was 11 m until 2020.

![[figures/moon.svg|The moon pulls.]]
See [[Harbours]].

## Slack water

- Slack water ⇒ the time without any current
"""
HARBOURS = """# Harbours

- Depth of the harbour: 8 m
- Sluice ⇒ a gate that keeps the water in
"""
QUESTIONS = """---
bank: by-hand
title: Written by hand
---

## The pull {#the-pull topic=spring-tides status=ready}

What pulls the sea?

- [x] The moon {.moon}
  > It is near.
- [ ] The wind {.wind}
  > It makes waves.

Source: [Tide tables](https://example.org/tides) (checked 2026-11-20)

## Broken {#broken}

Nothing here says what is right.

- one
- two
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>The moon</title></svg>'
NOTES = """# Tides at home

- The tide comes every 12 hours
- Ebb ⇒ the water that runs out
- Flood ⇒ the water that comes in
- Speed of the current: 3 knots
- Height of the quay: 6 m

![[quay.png]]
"""


def write_course(folder: Path) -> Path:
    """Write the course into folder/tides and return that."""
    root = folder / "tides"
    for path, text in {
        "course.toml": COURSE,
        "facts.toml": FACTS,
        "notes/1-basics.md": BASICS,
        "notes/2-harbours.md": HARBOURS,
        "questions/by-hand.md": QUESTIONS,
        "figures/moon.svg": SVG,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def notes(text: str = NOTES, path: str = "home.md") -> Sources:
    """One file of notes as a source."""
    return Sources((Text(path, text),), name=path.removesuffix(".md"))
