"""Notes on several subjects, as people write them, and what is made of them."""

from study.core.generators import SHAPES, Candidate, candidates
from study.core.generators.judge import judged, weighed
from study.core.generators.statements import Corpus
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
- Ordering: first in, first out
- A name must end with `.fifo`
- Deduplication window ⇒ 5 minutes

# Git

- commit: a snapshot of the whole tree
- branch: a movable pointer to a commit
- tag: a fixed name for a revision
- stash: a shelf for unfinished work
- `git reset --hard` does not keep local changes

Steps of rebasing a branch:

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

- phases of mitosis: prophase → metaphase → anaphase → telophase
- the membrane is torn ⇒ the cell loses its contents
- Human cells have **46 chromosomes** in the nucleus

# Databases

- ACID: atomicity, consistency, isolation, durability
- Isolation levels: read uncommitted, read committed, repeatable read, serializable
- Primary keys cannot be **empty** in any row
"""


def made(text: str) -> tuple[Candidate, ...]:
    return candidates(parse(text, "notes.md")).candidates


def sure(text: str) -> tuple[Candidate, ...]:
    return tuple(one for one in made(text) if one.fit == "sure")


def proposed(text: str, shape: str) -> list[Candidate]:
    """What a shape proposes and the judge lets pass as sure, whatever is chosen of it."""
    notes = parse(text, "notes.md")
    corpus = Corpus(notes)
    found = (judged(one, corpus) for topic in notes.topics for one in SHAPES[shape].make(topic, corpus))
    return [one for one in found if one.fit == "sure"]


def faultless(text: str, shape: str) -> list[Candidate]:
    """What a shape proposes without a fault, whether it is sure or left to the writer."""
    notes = parse(text, "notes.md")
    corpus = Corpus(notes)
    found = (weighed(one, corpus) for topic in notes.topics for one in SHAPES[shape].make(topic, corpus))
    return [one for one in found if one.fit == "sure"]


def judged_by(text: str, shape: str) -> list[tuple[Candidate, str]]:
    """All that a shape proposes, whatever is chosen of it, with the last doubt about it, "" where it is sure."""
    notes = parse(text, "notes.md")
    corpus = Corpus(notes)
    found = [judged(one, corpus) for topic in notes.topics for one in SHAPES[shape].make(topic, corpus)]
    return [(one, one.doubts[-1] if one.doubts else "") for one in found]


def doubts(text: str, shape: str, slot: str = "") -> list[tuple[str, str]]:
    """Prompt and last doubt of all that a shape proposes; of one slot alone where that is given."""
    return [(one.prompt, doubt) for one, doubt in judged_by(text, shape) if slot in ("", one.slot)]


def asked(text: str, shape: str) -> list[tuple[str, Parts]]:
    """Prompts with right and wrong answers of all questions of a shape that have no fault, whoever decides on them."""
    return [(one.prompt, one.parts) for one in faultless(text, shape)]
