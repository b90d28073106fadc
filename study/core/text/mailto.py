"""Links that begin a mail to several people in whatever program somebody writes mail with."""

from collections.abc import Iterable
from urllib.parse import quote

LONGEST = 1_800
"""Characters of a link: some programs take no more than 2,000."""


def letters(addresses: Iterable[str], subject: str) -> list[tuple[str, int]]:
    """Links that together write to all of these, none of whom sees another's address; each with how many it reaches."""
    end = f"&subject={quote(subject, safe='')}"
    found: list[tuple[list[str], int]] = []
    for one in dict.fromkeys(addresses):
        part = quote(one, safe="@")
        if not found or found[-1][1] + len(part) + 1 > LONGEST:
            found.append(([], len("mailto:?bcc=") + len(end)))
        parts, length = found.pop()
        found.append(([*parts, part], length + len(part) + 1))
    return [(f"mailto:?bcc={','.join(parts)}{end}", len(parts)) for parts, _ in found]
