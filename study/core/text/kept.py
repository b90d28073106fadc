"""What a picture that is kept is called in a text that shows it: `picture:<digest>/<width>x<height>`."""

import re
from dataclasses import dataclass

_TARGET = re.compile(r"picture:([0-9a-f]{64})/([1-9]\d{0,4})x([1-9]\d{0,4})")


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept picture: its digest and its size."""

    digest: str
    width: int
    height: int

    @property
    def target(self) -> str:
        """What stands for it in the brackets of a picture."""
        return f"picture:{self.digest}/{self.width}x{self.height}"


def kept(target: str) -> Kept | None:
    """The picture that a target stands for; None for any other target."""
    found = _TARGET.fullmatch(target)
    return Kept(found[1], int(found[2]), int(found[3])) if found else None


def digests(text: str) -> frozenset[str]:
    """The digests of the kept pictures that a text shows, however it is encoded."""
    return frozenset(found[1] for found in _TARGET.finditer(text)) if "picture:" in text else frozenset()
