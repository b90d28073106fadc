"""The words that show what a text is about."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """`pattern` is looked for in a text in lower case, and only where one of the `hints` stands in it:
    a plain look is far cheaper than a pattern on long notes."""

    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether the text, in lower case, speaks of it."""
        for hint in self.hints:  # a plain loop: this is asked of every topic
            if hint in text:
                return self.pattern.search(text) is not None
        return False
