"""Notes on several subjects, as people write them, and what is made of them."""

from study.core.generators import Candidate, candidates
from study.core.notes import parse
from study.core.questions.question import Parts

MIXED = """# Queues

## Standard queues

- Throughput: nearly unlimited
- Delivery: at least once
- Ordering: best effort
- Consumers must delete a message after processing

## FIFO queues

- Throughput: 300 messages per second
- Delivery: exactly once
- A name must end with .fifo
- Deduplication window ⇒ 5 minutes

# Git

- commit: a snapshot of the whole tree
- branch: a movable pointer to a commit
- tag: a fixed name for a commit
- `git reset --hard` does not keep local changes

Rebasing a branch:

1. Find the common ancestor
2. Save the commits after it
3. Move to the new base
4. Apply the saved commits one by one

```
git rebase main
```

# Biology

| Organelle | Job | Membranes |
| --- | --- | --- |
| Mitochondrion | makes ATP | 2 |
| Ribosome | builds proteins | 0 |
| Lysosome | digests waste | 1 |

- Mitosis ⇒ two identical cells
- Meiosis ⇒ four different cells
- prophase → metaphase → anaphase → telophase
- Human cells have 46 chromosomes

# Databases

- ACID: atomicity, consistency, isolation, durability
- Isolation levels: read uncommitted, read committed, repeatable read, serializable
- Primary keys cannot be NULL
"""


def made(text: str) -> tuple[Candidate, ...]:
    return candidates(parse(text, "notes.md")).candidates


def asked(text: str, recipe: str, slot: str = "", kind: str = "") -> list[tuple[str, Parts]]:
    """Prompts with right and wrong answers of all questions of a recipe."""
    return [
        (one.prompt, one.parts)
        for one in made(text)
        if one.recipe == recipe and (not slot or one.slot == slot) and (not kind or one.kind == kind)
    ]
