"""Image occlusion: parts of a picture are covered, and each is a question of its own.

The term is that of Anki's add-on. There it is a sort of note; here any kind can ask about a covered picture
(`covers`), so the parts become questions of the kinds there are: words to type, or a card to turn over. They are
graded, exported and counted like any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.answers.keys import slug
from study.core.questions.covers import Box, cover, covered
from study.core.questions.interaction import Accepted, Back, Words
from study.core.questions.kinds import made
from study.core.questions.pictures import LONGEST_ALT, markdown
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question

MOST_PARTS = 30
"""Parts of one picture."""
LONGEST_LABEL = 100
"""Characters of what a part is called."""
ASKED = "What is behind the box with the question mark?"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture and what it is called, in one line of Markdown."""

    label: str
    box: Box


def texts(
    base: str, alt: str, parts: Sequence[Part], *, typed: bool, together: bool
) -> tuple[list[str], tuple[Problem, ...]]:
    """The text of a question for each part of the picture named `base`, which shows `alt`; or what keeps them from
    being made. `typed`: the name is to be typed, else the card is turned over. `together`: the other parts are covered
    too."""
    problems = [*_faults(alt, parts)]
    made_texts: list[str] = []
    for part in parts:
        others = [one.box for one in parts if one is not part] if together else []
        name = cover(base, [part.box, *others])
        if isinstance(fault := covered(name), Problem):
            problems.append(fault)
            continue
        text = write_question(_question(base, name, alt, part, typed=typed))
        if parse_question(text)[0] is None:
            problems.append(Problem(f"The name {part.label!r} would be read as syntax. Write it in other words."))
        made_texts.append(text)
    return ([], tuple(dict.fromkeys(problems))) if problems else (made_texts, ())


def front(alt: str, name: str) -> str:
    """What is asked of a picture that is covered as its `name` says, and shows `alt`."""
    return f"{markdown(f'{alt[: LONGEST_ALT - 30]}; a part is covered', name)}\n\n{ASKED}"


def _faults(alt: str, parts: Sequence[Part]) -> list[Problem]:
    found = [] if alt.strip() else [Problem("Say what the picture shows, for those who cannot see it.")]
    if not parts:
        found.append(Problem("Cover a part: draw a box on the picture, or write its place into the fields."))
    if len(parts) > MOST_PARTS:
        found.append(Problem(f"A picture can have {MOST_PARTS} covered parts; these are {len(parts)}."))
    found += [Problem(f"Name part {place}.") for place, part in enumerate(parts, 1) if not part.label.strip()]
    return found


def _question(base: str, name: str, alt: str, part: Part, *, typed: bool) -> Question:
    label = " ".join(part.label.split())[:LONGEST_LABEL]
    whole = markdown(alt, base)
    kind, body = made(Words((Accepted(label),)) if typed else Back(f"**{label}**\n\n{whole}"))
    return Question(
        key=slug(label) or "part",
        kind=kind.name,
        title=f"{alt[:80]}: {label}",
        prompt=front(alt, name),
        body=body,
        explanation=whole if typed else "",
    )
