"""Names that must differ (the first free one of `name`, `name-2`, `name-3` and so on), and words to look up."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_SIGNS = bytes(code if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))
"""Every sign of ASCII as a space, letters and digits as they are."""


_MOMENT = re.compile(r"^\d{10,17}[-_ .]+(?=.*[^\W\d_])")


def without_moment(name: str) -> str:
    """The name of a page without the moment at which it was made, which programs put first ("1707740764-open-set"), and
    with its words parted; any other name as it is."""
    rest = _MOMENT.sub("", name)
    return name if rest == name else rest if " " in rest else rest.replace("-", " ")


class Names:
    """The names that are taken. Ten thousand equal ones take no longer than as many different ones. Where `longest` is
    given, a name is cut to that many characters, its number among them."""

    def __init__(self, taken: Iterable[str] = (), longest: int = 0) -> None:
        self._taken = set(taken)
        self._longest = longest
        self._numbers: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def take(self, name: str) -> str:
        """Return `name`, or its first numbered sibling that is free; it is taken then."""
        number = self._numbers.get(name, 0) + 1
        while (free := self._numbered(name, number)) in self._taken:
            number += 1
        self._numbers[name] = number
        self._taken.add(free)
        return free

    def _numbered(self, name: str, number: int) -> str:
        sign = f"-{number}" if number > 1 else ""
        return (name[: self._longest - len(sign)] if self._longest else name) + sign


def any_of(words: str, sign: str = " ") -> frozenset[str]:
    """The words of a list that is written as one text, to look others up in."""
    return frozenset(word.strip() for word in words.split(sign))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without any sign: of "can't" they are "can" and "t"."""
    small = text.lower()
    if small.isascii():  # three times as fast as the pattern
        return small.encode().translate(_SIGNS).decode().split()
    return _WORD.findall(small)
