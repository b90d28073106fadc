"""A card: remember, turn it over, say yourself how well it went."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recall:
    """`answer` is the Markdown on the back of the card."""

    answer: str
