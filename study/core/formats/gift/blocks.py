"""Cuts a GIFT file into blocks separated by blank lines, each one question or category. Escapes are removed
here, so that readers of a block see only control characters that have a meaning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT = "//"
LONGEST_COMMENT = 20_000  # characters of the comments of one block
KEY = re.compile(r"\[id:((?:\\\]|[^\]\n]){1,200})\]")
ANSWER = re.compile(r"\[key:([^\]\n]{1,64})\]")
TAG = re.compile(r"\[tag:((?:\\\]|[^\]\n]){1,200})\]")
# Code points that are never characters stand for escaped ones while a block is read.
ESCAPED = {":": "\ufdd0", "#": "\ufdd1", "=": "\ufdd2", "{": "\ufdd3", "}": "\ufdd4", "~": "\ufdd5", "n": "\ufdd6"}
SHOWN = str.maketrans({stand_in: char for char, stand_in in ESCAPED.items()} | {"\ufdd6": "\n"})
STRAY = str.maketrans(dict.fromkeys(ESCAPED.values(), "\ufffd"))
ESCAPE = re.compile(r"\\([\\:#={}~n])")


@dataclass(frozen=True, slots=True)
class Block:
    """`text` has its escapes hidden, its comments blank, and one line for each of the file's, from
    `line` on. `key` and `tags` are those of its comments, and `answers` the keys of its answers, which
    only we write: Moodle skips them."""

    text: str
    line: int
    key: str = ""
    tags: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    def line_at(self, place: int) -> int:
        """Return the line of the file on which the character at `place` stands."""
        return self.line + self.text.count("\n", 0, place)


def shown(text: str) -> str:
    """Return `text` with the characters that were escaped."""
    return text if text.isascii() else text.translate(SHOWN)


def hidden(text: str) -> str:
    """Return `text` with its escaped characters replaced by their stand-ins."""
    bare = text if text.isascii() else text.translate(STRAY)
    return ESCAPE.sub(lambda found: "\\" if found[1] == "\\" else ESCAPED[found[1]], bare)


def escaped(text: str) -> str:
    """Write `text` so that no character of it means anything, on one line."""
    return re.sub(r"[\\:#={}~]", r"\\\g<0>", text).replace("\n", "\\n")


def cut(text: str) -> Iterator[Block]:
    """Return the blocks of a file that hold more than comments."""
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield from _block(lines, number - len(lines))
            lines = []


def _block(lines: list[str], line: int) -> Iterator[Block]:
    comments = "\n".join(text for text in lines if text.lstrip().startswith(COMMENT))[:LONGEST_COMMENT]
    kept = ["" if text.lstrip().startswith(COMMENT) else text for text in lines]
    first = next((place for place, text in enumerate(kept) if text.strip()), None)
    if first is None:
        return
    keys = KEY.findall(comments)
    tags = tuple(tag.replace("\\]", "]") for tag in TAG.findall(comments))
    key = keys[0].replace("\\]", "]").strip() if keys else ""
    yield Block(hidden("\n".join(kept[first:])).rstrip(), line + first, key, tags, tuple(ANSWER.findall(comments)))
