"""Stable names for options and steps, used by statistics and review logs."""

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import normalize
from zlib import crc32

KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
LONGEST_SLUG = 40
# A key stands in the page before the answer does, so it must not say which option is right.
TELLTALE = re.compile(
    r"(?:right|wrong|correct|incorrect|true|false|answers?|distractor|key|solution|good|bad|valid|invalid)\d*"
)


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by "-", at most 40 characters; a checksum of the
    text where nothing is left of it. The same text has the same slug for ever."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not words:
        return _checksum(text)
    if len(words) > LONGEST_SLUG:
        return f"{words[: LONGEST_SLUG - 9].rstrip('-')}-{_checksum(text)}"
    return words


def keys(texts: Sequence[str]) -> tuple[str, ...]:
    """Return one key for each of `texts`. Texts of the same slug are told apart by a checksum and
    not by a number, which would give away their order."""
    slugs = [slug(text) for text in texts]
    count = Counter(slugs)
    return tuple(
        name if count[name] == 1 else f"{name}-{_checksum(text)}" for name, text in zip(slugs, texts, strict=True)
    )


def names(texts: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    """Return one key for each of `texts`: the one `given` (if not empty), else one made of the text
    that nobody was given."""
    taken = set(given)
    return tuple(
        own or (f"{made}-{_checksum(text)}" if made in taken else made)
        for text, own, made in zip(texts, given, keys(texts), strict=True)
    )


def key_fault(key: str, text: str) -> str:
    """Return what is wrong with the key of the option `text`, or "" when nothing is.
    A key that only repeats the text ("true" for the option True) tells nothing new."""
    if not KEY.fullmatch(key):
        return f"The key {key!r} may hold only a-z, 0-9 and -, 64 characters at most."
    if not repeats(key, text) and any(map(TELLTALE.fullmatch, key.split("-"))):
        return f"The key {key!r} gives the answer away; name what the option says."
    return ""


def repeats(key: str, text: str) -> bool:
    """Whether `key` is made of `text` alone, as `keys` makes it."""
    return key in (slug(text), f"{slug(text)}-{_checksum(text)}")


def _checksum(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"
