"""The lines of an ExamView test: questions, options, and what stands behind ANS."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

NAMES = "PTS|DIF|REF|OBJ|NAT|STA|LOC|TOP|KEY|MSC|NOT|BLM|LO|RAT|CAS"
HEADING = re.compile(
    r"(?P<name>MULTIPLE CHOICE|MULTIPLE RESPONSE|TRUE/FALSE|MODIFIED TRUE/FALSE|YES/NO|COMPLETION|MATCHING"
    r"|SHORT ANSWER|NUMERIC RESPONSE|PROBLEM|ESSAY|CASE|OTHER|BIMODAL)[ \t]*(?:\(.*\))?",
    re.IGNORECASE,
)
SECTION = re.compile(r"answer section|answer key", re.IGNORECASE)
QUESTION = re.compile(r"[ \t]*(?:_{1,10}[ \t]*)?(?P<number>\d{1,5})[.)][ \t]+(?P<text>\S.*)")
ANSWER = re.compile(r"[ \t]*(?:(?P<number>\d{1,5})[.)][ \t]*)?ANS:[ \t]*(?P<text>.*)")
FIELD = re.compile(rf"(?:^|(?<=\s))(?P<name>{NAMES}):[ \t]*")
FIELDS = re.compile(rf"[ \t]*(?:{NAMES}):")
OPTION = re.compile(r"(?:^|\t)(?P<letter>[a-zA-Z])[.)][ \t](?=\S)")
APART = re.compile(r"[ \t]{2,}")
"""What parts columns, as one tab: runs of spaces cost no more than their length so."""


@dataclass(slots=True)
class Answer:
    """What stands behind ANS: the first line, the lines below it, and the fields."""

    text: str = ""
    below: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def add(self, line: str) -> None:
        """Take a line below the one with ANS."""
        before, fields = fields_of(line)
        self.fields |= fields
        if before.strip() and not self.fields:
            self.below.append(before.strip())


@dataclass(slots=True)
class Draft:
    """A question, or an item of a set to be matched."""

    line: int
    sort: str
    number: str
    stem: list[str]
    options: list[tuple[str, str]] = field(default_factory=list)
    answer: Answer | None = None
    matched: int = 0
    """Which set of options it is matched with; 0 for none."""


@dataclass(slots=True)
class Test:
    """What a file holds. `sets` are the options of what is to be matched."""

    drafts: list[Draft] = field(default_factory=list)
    sets: list[list[tuple[str, str]]] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)


def fields_of(line: str) -> tuple[str, dict[str, str]]:
    """What stands before the fields of a line, and these."""
    found = list(FIELD.finditer(line))
    ends = [one.start() for one in found[1:]] + [len(line)] * bool(found)
    fields = {one["name"]: line[one.end() : end].strip() for one, end in zip(found, ends, strict=True)}
    return (line[: found[0].start()] if found else line), fields


def parted(lines: Iterable[str]) -> Test:
    """The parts of a text."""
    test = Test()
    sort, in_key = "", False
    answer: Answer | None = None
    for number, line in enumerate(lines, 1):
        if SECTION.fullmatch(line.strip()):
            in_key, answer = True, None
        elif heading := HEADING.fullmatch(line.strip()):
            sort, answer = heading["name"].upper(), None
        elif found := ANSWER.fullmatch(line):
            text, fields = fields_of(found["text"])
            answer = Answer(text.strip(), fields=fields)
            if found["number"]:
                test.answers[found["number"]] = answer
            elif test.drafts:
                test.drafts[-1].answer = answer
        elif in_key:
            if answer and line.strip():
                answer.add(line)
        elif found := QUESTION.fullmatch(line):
            matched = len(test.sets) if sort == "MATCHING" else 0
            test.drafts.append(Draft(number, sort, found["number"], [found["text"].rstrip()], matched=matched))
            answer = None
        elif answer and line.strip():
            answer.add(line)
        elif line.strip() or not answer:
            _add(test, sort, line)
    return test


def _add(test: Test, sort: str, line: str) -> None:
    """Take a line that belongs to what stands above it."""
    options = _options(line)
    if sort == "MATCHING" and options:
        if not test.sets or any(draft.matched == len(test.sets) for draft in test.drafts):
            test.sets.append([])
        test.sets[-1] += options
    elif not test.drafts or sort == "MATCHING":
        return
    elif options:
        test.drafts[-1].options += options
    elif test.drafts[-1].options and line.strip():
        letter, text = test.drafts[-1].options.pop()
        test.drafts[-1].options.append((letter, f"{text} {line.strip()}"))
    elif not test.drafts[-1].options:
        test.drafts[-1].stem.append(line.strip())


def _options(line: str) -> list[tuple[str, str]]:
    """The options of a line: one, or several side by side."""
    line = APART.sub("\t", line.strip())
    found = list(OPTION.finditer(line))
    if not found or line[: found[0].start()].strip():
        return []
    ends = [one.start() for one in found[1:]] + [len(line)]
    return [(one["letter"].upper(), line[one.end() : end].strip()) for one, end in zip(found, ends, strict=True)]
