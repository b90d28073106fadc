"""The heading of a question, `## Title {#stable-id name=value}`, and of a case, `# Title {#stable-id}`."""

import re
from dataclasses import dataclass, field

from study.core.questions.source.notation import BLANK

TOKEN = re.compile(r'[^\s"=]+="[^"]*"|\S+')
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_KEY = 100  # characters
MEANT = re.compile(
    r".*\s(?:#[a-z][\w-]*|[\[(]\s*#[\w-]+\s*[\])]|[｛【][^｛【｝】]{0,200}[｝】]|\{\s*[.:@]?[a-z0-9-]+\s*\}|\{\s*id\s*[=:][^{}]*\})\s*"
)
"""A heading whose last word was meant as its id."""
QUOTES = tuple("“”„‟«»")
NO_ID = "The question has no id; write it behind the title: {#stable-id}."


@dataclass(frozen=True, slots=True)
class Heading:
    """`id` is what was written as one; `key` is the same, but empty where it cannot be one. `faults`
    are sentences for the author."""

    title: str
    id: str = ""
    key: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def is_heading(line: str) -> bool:
    """Whether a line begins a question: a heading of the second level."""
    return line.startswith(("## ", "##\t")) or line.rstrip() == "##"


def read_heading(line: str) -> Heading:
    """Read a line that begins with # or ##."""
    rest = line.removeprefix("#").removeprefix("#").strip()
    start = rest.rfind("{") if rest.endswith("}") else -1
    title, inside = (rest[:start].strip(), rest[start + 1 : -1]) if start >= 0 else (rest, "")
    key, attributes = "", {}
    faults = [] if title else ["The heading has no title."]
    if BLANK.search(title):
        faults.append("The title is shown before the answer; a blank stands in the text below it.")
    if re.search(r"\{\s*#", title):
        return Heading(title, faults=(*faults, "The id stands at the end of the heading: ## Title {#stable-id}"))
    if re.match(r"\s*#\s", inside):
        faults.append("The id stands right behind its sign and has no spaces: {#stable-id}")
        return Heading(title, faults=tuple(faults))
    for token in TOKEN.findall(inside):
        name, equals, value = token.partition("=")
        if token.startswith("#") and not key:
            key = token[1:]
        elif not (equals and name) or name in attributes:
            faults.append(f"Cannot read {token!r} in the heading; write {{#id name=value}}, each name once.")
        else:
            attributes[name] = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
    if any(value.startswith(QUOTES) for name, value in attributes.items() if name != "tags"):
        faults.append('Quote what holds a space with straight signs: name="two words"')
    given = key
    if not key and MEANT.fullmatch(line):
        faults = [*faults, "The id is written in braces and begins with a number sign: {#stable-id}"]
    elif not key:
        faults.append(NO_ID)
    elif not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        faults.append(f"The id {key!r} may hold only a-z, 0-9 and single -, {LONGEST_KEY} characters at most.")
        key = ""
    return Heading(title, given, key, attributes, tuple(faults))


def has_meant_id(line: str) -> bool:
    """Whether a heading has no id, and a word that was meant as one."""
    return bool(MEANT.fullmatch(line) or re.search(r"\{\s*#", line))


def write_heading(title: str, key: str, attributes: dict[str, str], level: int = 2) -> str:
    """Write the line that `read_heading` reads so."""
    named = (
        f'{name}="{value}"' if not value or re.search(r"\s", value) else f"{name}={value}"
        for name, value in attributes.items()
    )
    return f"{'#' * level} {title} {{{' '.join([f'#{key}', *named])}}}"
