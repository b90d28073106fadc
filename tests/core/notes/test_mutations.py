"""Edits of every kind: what stays one fact keeps its key, what became another gets a new one. The benchmark
`edits` makes many more of them."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

from study.core.notes import carry_keys, parse
from study.core.notes.model import Notes
from tests.core.notes.mutations import REPLACED, REWORDED, Edit

COURSE = Path(__file__).resolve().parents[3] / "content" / "aws-lambda" / "notes"
TEXTS = [path.read_text() for path in sorted(COURSE.glob("*.md"))]
BULLET = re.compile(r"^([-*] )(.{12,})$")
KEPT = 0.7
RARE = {"can not", "not shortened"}
"""Kinds that few lines of the course lend themselves to."""


def content_words(text: str) -> set[str]:
    """What is counted where a rate speaks of content words: by another rule than the one that is tested."""
    return {word.lower() for word in re.findall(r"\w{4,}", text)}


def edited(text: str, kinds: Mapping[str, Edit], random: Random) -> tuple[str, dict[int, tuple[str, str, str]]]:
    """The text with every third bullet edited in one way, and (kind, old, new) by the number of the line."""
    lines = text.splitlines()
    bullets = [at for at, line in enumerate(lines) if BULLET.match(line)]
    done: dict[int, tuple[str, str, str]] = {}
    all_texts = {lines[at][2:] for at in bullets}
    for at in bullets[random.randrange(3) :: 3]:
        name = random.choice(sorted(kinds))
        other = lines[random.choice([b for b in bullets if b != at])][2:]
        old = lines[at][2:]
        new = kinds[name](old, random, other)
        if new is None or new == old or new in all_texts:
            continue
        done[at + 1] = (name, old, new)
        lines[at] = lines[at][:2] + new
    return "\n".join(lines), done


def by_line(notes: Notes) -> dict[int, str]:
    return {fact.lines[0]: fact.key for topic in notes.topics for fact in topic.facts}


def rates(kinds: Mapping[str, Edit], wanted: int) -> tuple[Counter[str], Counter[str], list[tuple[str, str, str]]]:
    """How many edits of each kind were made, how many of these kept their key in silence, and the others."""
    made: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    lost: list[tuple[str, str, str]] = []
    random = Random(7)
    read = [(text, parse(text, "a.md")) for text in TEXTS]
    while made.total() < wanted:
        text, before = random.choice(read)
        changed, done = edited(text, kinds, random)
        after, changes = carry_keys(before.topics, parse(changed, "a.md"))
        unsure = {asked.lines[0] for asked in changes.unsure}
        old_keys, new_keys = by_line(before), by_line(after)
        for line, (kind, old, new) in done.items():
            share = len(content_words(old) & content_words(new)) / max(1, len(content_words(old)))
            if line in unsure or (kinds is REWORDED and kind == "synonym" and share < KEPT):
                continue
            made[kind] += 1
            kept[kind] += (same := old_keys[line] == new_keys.get(line))
            if same == (kinds is REPLACED):
                lost.append((kind, old, new))
    return made, kept, lost


def test_a_reworded_fact_keeps_its_key() -> None:
    made, kept, lost = rates(REWORDED, 2_000)
    assert set(made) >= set(REWORDED) - RARE
    assert kept.total() / made.total() >= 0.995, lost


def test_a_replaced_fact_never_takes_over_a_key() -> None:
    made, kept, lost = rates(REPLACED, 2_500)
    assert set(made) == set(REPLACED)
    assert kept.total() == 0, lost
