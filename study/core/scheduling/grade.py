"""How well a card was recalled."""

from enum import IntEnum


class Grade(IntEnum):
    """How well the card was recalled; HARD is a recall too."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def recalled(self) -> bool:
        return self > Grade.AGAIN
