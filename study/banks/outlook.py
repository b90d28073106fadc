"""What a change of many questions would do, in sentences: so many get it, so many stay as they are, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from study.banks.operations import Foreseen
from study.core.text.plural import plural

NAMED = 12
"""Keys that a sentence names."""
WORDS = {
    "submit": (
        ("goes to its reviewers.", "go to their reviewers."),
        ("has a new version that goes to its reviewers; it", "have new versions that go to their reviewers; each"),
    ),
    "alone": (
        (
            "is asked from now on, marked as read by nobody else.",
            "are asked from now on, marked as read by nobody else.",
        ),
        (
            "is asked in its new text from now on, marked as read by nobody else.",
            "are asked in their new text from now on, marked as read by nobody else.",
        ),
    ),
    "retire": (
        ("that is not asked is retired.", "that are not asked are retired."),
        ("is not asked any more. Its answers stay.", "are not asked any more. Their answers stay."),
    ),
    "restore": (("comes back as it was.", "come back as they were."),) * 2,
    "move": (
        ("goes, with its versions, comments and statistics.", "go, with their versions, comments and statistics."),
    )
    * 2,
    "copy": (
        ("is copied: a draft with an id of its own, without statistics.", "are copied: drafts with ids of their own."),
    )
    * 2,
}
AMENDED = (
    ("that is not asked yet gets it.", "that are not asked yet get it."),
    ("gets it as a new draft; it", "get it as new drafts; each"),
)
GOES_ON = ("submit", "source", "topic", "points", "tag", "untag")
"""What leaves questions asked as they were until somebody approves it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of some: how many, why, and their first keys."""

    words: str
    keys: Sequence[str]
    why: str = ""

    @property
    def named(self) -> str:
        return ", ".join(self.keys[:NAMED]) + (" …" if len(self.keys) > NAMED else "")


def outlook(foreseen: Foreseen, do: str) -> list[Line]:
    """The sentences about what `do` would do."""
    fresh, asked = WORDS.get(do, AMENDED)
    goes_on = "is asked as it was until that is approved." if do in GOES_ON else ""
    found = [
        _line(foreseen.fresh, *fresh),
        _line(foreseen.asked, *asked, goes_on),
        _line(foreseen.same, "is so already.", "are so already."),
    ]
    found += [_line(keys, "stays as it is:", "stay as they are:", why) for why, keys in foreseen.refused if keys]
    found += [Line("", (), why) for why, keys in foreseen.refused if not keys]
    return [line for line in found if line.keys or (line.why and not line.words)]


def _line(keys: Sequence[str], one: str, many: str, why: str = "") -> Line:
    return Line(f"{len(keys)} {plural(len(keys), one, many)}", keys, why)
