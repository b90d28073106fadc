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


def edited(
    text: str, kinds: Mapping[str, Edit], random: Random, free: frozenset[int] = frozenset()
) -> tuple[str, dict[int, tuple[str, str, str]], dict[int, int]]:
    """The text with every third bullet edited in one way; (kind, old, new) by the number of the line; and the number
    of each line there. With `free` lines those alone are edited, and stand behind any other of them."""
    lines = text.splitlines()
    bullets = [at for at, line in enumerate(lines) if BULLET.match(line) and (not free or at + 1 in free)]
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
    order = list(range(1, len(lines) + 1))
    for line in done if free else ():
        order.remove(line)
        stay = [at for at, one in enumerate(order) if one - 1 in bullets and one not in done]
        order.insert(random.choice(stay) + 1, line)
    return "\n".join(lines[one - 1] for one in order), done, {one: at for at, one in enumerate(order, 1)}


def by_line(notes: Notes) -> dict[int, str]:
    return {fact.lines[0]: fact.key for topic in notes.topics for fact in topic.facts}


def by_themselves(notes: Notes) -> frozenset[int]:
    """The lines that say the same wherever they stand: under no lead, nested under nothing, and nothing under them, in
    words enough. "Memory: 128 MB" under another heading is of another thing."""
    facts = [fact for topic in notes.topics for fact in topic.facts]
    above = {fact.parent for fact in facts}
    alone = [one for one in facts if not (one.lead or one.parent or one.key in above)]
    return frozenset(one.lines[0] for one in alone if len(content_words(one.text)) > 2)


def rates(
    kinds: Mapping[str, Edit], wanted: int, moved: bool = False
) -> tuple[Counter[str], Counter[str], list[tuple[str, str, str]]]:
    """How many edits of each kind were made, how many of these kept their key in silence, and the others. Lines may
    be `moved` at once."""
    made: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    lost: list[tuple[str, str, str]] = []
    random = Random(7)
    read = [(text, parse(text, "a.md")) for text in TEXTS]
    while made.total() < wanted:
        text, before = random.choice(read)
        changed, done, places = edited(text, kinds, random, by_themselves(before) if moved else frozenset())
        after, changes = carry_keys(before.topics, parse(changed, "a.md"))
        unsure = {asked.lines[0] for asked in changes.unsure}
        old_keys, new_keys = by_line(before), by_line(after)
        for line, (kind, old, new) in done.items():
            share = len(content_words(old) & content_words(new)) / max(1, len(content_words(old)))
            if places[line] in unsure or (kinds is REWORDED and kind == "synonym" and share < KEPT):
                continue
            made[kind] += 1
            kept[kind] += (same := old_keys[line] == new_keys.get(places[line]))
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


def test_what_is_moved_at_once_is_judged_by_the_same_rules() -> None:
    made, kept, lost = rates(REWORDED, 1_000, moved=True)
    assert kept.total() / made.total() >= 0.995, lost
    made, kept, lost = rates(REPLACED, 1_000, moved=True)
    assert kept.total() == 0, lost


def test_no_two_kinds_give_the_same_text() -> None:
    bullets = [found[2] for text in TEXTS for line in text.splitlines() if (found := BULLET.match(line))]
    random, kinds = Random(7), REWORDED | REPLACED
    for at, text in enumerate(bullets):
        by_text: dict[str, str] = {}
        for name, edit in kinds.items():
            others = (bullets[(at + step) % len(bullets)] for step in (1, 17, 101))
            for new in {edit(text, random, other) for other in others} - {None, text}:
                assert by_text.setdefault(str(new), name) == name, (name, by_text[str(new)], text, new)
