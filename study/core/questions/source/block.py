"""A question's text split into its parts, before any kind has read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a task list: `- [mark] text {.key}` with its quoted reason below.

    `mark` is what stands between the brackets: "x", " ", "=", "-50%", "=0%". The text goes from
    `line` to `end`.
    """

    mark: str
    text: str
    line: int
    key: str = ""
    reason: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a plain list, numbered or not, with its quoted reason below."""

    text: str
    line: int
    reason: str = ""
    key: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """`## Title {#key name=value}` and what follows it.

    `prompt` is the Markdown between the heading and the first list (for a cloze, with its marks
    still in). `answer` is the text of a `> [!answer]` callout, which a recall card has. `params` is
    the line of a `yaml params` fence, 0 for none.
    """

    key: str
    title: str
    prompt: str
    line: int
    end: int
    attributes: dict[str, str]
    items: tuple[Item, ...] = ()
    numbered: tuple[Entry, ...] = ()
    bullets: tuple[Entry, ...] = ()
    answer: str = ""
    params: int = 0
