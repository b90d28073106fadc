"""Putting a candidate together: its lines and its explanation follow from the facts it rests on."""

from collections.abc import Sequence

from study.core.generators.candidate import Candidate
from study.core.generators.entry import Entry
from study.core.questions.interaction import Interaction
from study.core.questions.kinds import made


def propose(
    recipe: str,
    support: Sequence[Entry],
    prompt: str,
    asked: Interaction,
    *,
    slot: str = "",
    rank: int = 5,
    key: str = "",
) -> Candidate:
    """Return a candidate that asks for `asked` and rests on the facts `support`, the first of which names it
    (or `key`)."""
    main = support[0]
    kind, body = made(asked)
    here = [entry for entry in support if entry.topic.key == main.topic.key]
    return Candidate(
        recipe=recipe,
        fact=key or main.key,
        topic=main.topic.key,
        kind=kind.name,
        prompt=prompt,
        body=body,
        lines=(min(entry.fact.lines[0] for entry in here), max(entry.fact.lines[1] for entry in here)),
        facts=tuple(dict.fromkeys(entry.key for entry in support)),
        slot=slot,
        explanation=quote(support),
        rank=rank,
    )


def quote(support: Sequence[Entry]) -> str:
    """Return the sentences a question rests on, as Markdown: one line, or a list of several."""
    far = len({entry.topic.key for entry in support}) > 1
    texts = list(
        dict.fromkeys(f"{entry.topic.title}: {entry.fact.text}" if far else entry.fact.text for entry in support)
    )
    if len(texts) == 1:
        return f"From the notes: “{texts[0]}”"
    return "From the notes:\n\n" + "\n".join(f"- {text}" for text in texts)
