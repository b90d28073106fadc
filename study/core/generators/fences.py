"""What the fences of notes say of commands: one command, and in words what it does. The words stand in a comment above
or beside it, in the line that leads to its fence, or in the heading of a fence that stands alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from study.core.generators.entry import Entry, is_lead, read_entry
from study.core.generators.languages import told
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.whole import length
from study.core.notes.model import Notes, Topic
from study.core.text.compare import clean, simple

MOST_LINES = 60
"""Lines of a fence that is a list of commands: a longer one is a file, or what a command printed."""
LONGEST_LEAD = 10
"""Words of a line that leads to a fence without a colon."""
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*(?P<language>[\w+-]*)[^\n]*\n")
_END = re.compile(r"\n?[ \t]*(?:`{3,}|~{3,})?\s*\Z")
_SHELLS = frozenset(
    {"sh", "bash", "zsh", "fish", "shell", "console", "terminal", "shell-session", "powershell", "ps1", "cmd", "bat"}
)
_UNKNOWN = frozenset({"", "text", "txt", "plaintext", "cisco", "ios", "code"})
"""What a fence is called whose language has to be told by what stands in it."""
_PROMPT = re.compile(r"(?:\$|[\w.-]{1,20}[ ]?(?:\([\w-]+\))?[#>](?!>)|PS [A-Z]:\S*>|[\w.-]+@[\w.:~/-]+[$#]) ?(?=[a-z])")
"""What a machine prints before what is typed."""
_COMMENT = re.compile(r"[ \t]*(?:#+|//+|::|[Rr][Ee][Mm]\b)[ \t]*(?P<said>\S.*?)[ \t]*")
_BESIDE = re.compile(r"(?P<typed>\S.*?)\s{1,}(?:#+|//+)\s?(?P<said>[^\W\d_].*?)\s*")
_SCRIPT = re.compile(
    r"(?m)^[ \t]*(?:#!|(?:if|then|fi|for|while|do|done|case|esac|function|else|elif)\b|[\w.]+ ?\+?=|[{}])"
)
"""Lines of a program, and not of what is typed one by one."""
_TOOL = re.compile(
    r"(?:sudo )?(?:apt|apt-get|awk|aws|az|brew|cargo|cat|cd|chmod|chown|cp|curl|df|dig|dnf|docker|dpkg|du|echo|find"
    r"|gcloud|git|go|grep|gzip|head|helm|ifconfig|ip|iptables|journalctl|kill|kubectl|ln|ls|lsblk|make|mkdir|mount|mv"
    r"|mysql|nc|netstat|nmap|npm|npx|pacman|ping|pip|pip3|podman|ps|psql|pwd|python|python3|redis-cli|rm|rsync"
    r"|scp|sed|service|sftp|ssh|ss|systemctl|tail|tar|tcpdump|terraform|top|touch|traceroute|umount|uname|unzip"
    r"|useradd|usermod|vagrant|wget|whoami|yarn|yum|zip)(?!\S)"
)
"""Programs by which what is typed is known in a fence that does not say what it holds."""

_RUN = re.compile(
    r"(?i)\b(?:run|use|using|execute|type|enter|issue|commands?|befehle?|kommandot?|comandos?|comando|commandes?|commando"
    r"|opdracht|verwende\w*|benutz\w*|nutz\w*|us[ae]\w*|ejecut\w*|utili\w+|exécut\w*|tape[rz]?|lance[rz]?|esegu\w+"
    r"|execut\w*|kör|använd\w*|skriv|gebruik|typ)\b"
)
"""What tells somebody to type something, before it says what for."""


class Typed(NamedTuple):
    """A command of a fence, with what it does as the notes say it."""

    command: str
    said: str


def read_fences(notes: Notes, entries: Sequence[Entry]) -> Iterator[Entry]:
    """The fences of the topics that are asked, each in the language of the lines around it."""
    before: dict[str, int] = {}
    by_topic: dict[str, Counter[str]] = {}
    by_file: dict[str, Counter[str]] = {}
    for entry in entries:
        before[entry.key] = entry.order
        by_topic.setdefault(entry.topic.key, Counter())[entry.language] += 1
        by_file.setdefault(entry.topic.file, Counter())[entry.language] += 1
    order = 0
    for topic in notes.topics:
        for fact in topic.facts:
            order = before.get(fact.key, order)
            if fact.verbatim and _FENCE.match(fact.text):
                near = by_topic.get(topic.key) or by_file.get(topic.file)
                language = near.most_common(1)[0][0] if near else told(_said(fact.text), few=True)
                yield read_entry(fact, topic, order, language)


def _said(text: str) -> list[str]:
    return [found["said"] for line in text.splitlines() if (found := _COMMENT.fullmatch(line))]


def typed(fence: Entry, phrasebook: Phrasebook) -> Iterator[Typed]:
    """The commands of a fence of which the notes say what they do."""
    found = _FENCE.match(fence.fact.text)
    language = found["language"].lower() if found else ""
    if found is None or language not in _SHELLS | _UNKNOWN:
        return
    body = _END.split(fence.fact.text[found.end() :], maxsplit=1)[0]
    if body.count("\n") >= MOST_LINES or _SCRIPT.search(body):
        return
    lines = [line.strip() for line in body.split("\n")]
    if not any(_is_typed(line, language) for line in lines):
        return
    for block in _blocks(lines):
        yield from _of_block(block, language)
    alone = _command(lines[0], language) if len([line for line in lines if line]) == 1 else ""
    if alone and (said := _introduced(fence.topic, fence.key)):
        yield Typed(alone, _purpose(said, phrasebook))


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """A comment with the lines below it, up to a blank line or the next comment."""
    block: list[str] = []
    for line in (*lines, ""):
        if block and (not line or (_COMMENT.fullmatch(line) and not _COMMENT.fullmatch(block[-1]))):
            yield block
            block = []
        if line:
            block.append(line)


def _of_block(block: Sequence[str], language: str) -> Iterator[Typed]:
    above = _COMMENT.fullmatch(block[0])
    if above and len(block) == 2 and not _COMMENT.fullmatch(block[1]):
        beside = _BESIDE.fullmatch(block[1])
        command = _command(beside["typed"] if beside else block[1], language)
        if command and not beside:
            yield Typed(command, clean(above["said"]))
            return
    for line in block:
        if (found := _BESIDE.fullmatch(line)) and (command := _command(found["typed"], language)):
            yield Typed(command, clean(found["said"]))


def _is_typed(line: str, language: str) -> bool:
    """Whether a line is typed at a prompt, as far as its own signs or those of its fence tell."""
    if language in _SHELLS or _PROMPT.match(line):
        return True
    return _TOOL.match(line) is not None or line.startswith("sudo ")


def _command(line: str, language: str) -> str:
    """What is typed in a line, without the prompt; empty where it is none."""
    if _COMMENT.fullmatch(line) or not _is_typed(line, language):
        return ""
    prompt = _PROMPT.match(line)
    return line[prompt.end() if prompt else 0 :].strip()


def _introduced(topic: Topic, key: str) -> str:
    """The line that leads to a fence, or the heading of one that stands right under it."""
    at = next(place for place, fact in enumerate(topic.facts) if fact.key == key)
    if at == 0:
        return clean(topic.title) if len(topic.facts) == 1 else ""
    before, fence = topic.facts[at - 1], topic.facts[at]
    right_above = before.kind not in ("step", "list-item") or fence.parent == before.key
    bare = right_above and before.text[-1:].isalnum() and length(before.text) <= LONGEST_LEAD
    leads = is_lead(before) or bare
    return clean(before.text).rstrip(" :：") if leads and not before.verbatim else ""


def _purpose(said: str, phrasebook: Phrasebook) -> str:
    """What a lead says that a command is for: "Run the following to list all pods"."""
    found = re.search(rf"(?:{phrasebook.purpose or '(?!)'})$", said, re.IGNORECASE)
    return found["said"] if found and (not found.start() or _RUN.search(said[: found.start()])) else said


def told_once(found: Sequence[Typed]) -> list[Typed]:
    """Those of which nothing else is said to do the same."""
    commands: dict[str, set[str]] = {}
    for one in found:
        commands.setdefault(simple(one.said), set()).add(one.command)
    return [one for one in dict.fromkeys(found) if len(commands[simple(one.said)]) == 1]
