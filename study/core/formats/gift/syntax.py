"""One block of GIFT, read as Moodle reads it: kind of question, name, text and answers."""

import re
from dataclasses import dataclass, field

from study.core.formats.gift.blocks import Block, shown
from study.core.formats.gift.marks import WEIGHT, Piece, pieces
from study.core.formats.shared.collector import MOST_ANSWERS
from study.core.formats.shared.moodle.texts import Text

CATEGORY = "$CATEGORY:"
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
BLANK = "_____"
ORDER = re.compile(r">\s*(?P<count>\d+)(?P<rest>[^\n]*)")
NOTHING = Text("", "moodle")
MOST_WARNINGS = 5  # of one sort, for one question
TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a block, and on which line."""

    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `share` is its weight in percent, None where it has none. `right` is the text
    behind an arrow."""

    mark: str
    text: Text
    feedback: Text
    line: int
    share: float | None = None
    right: Text | None = None


@dataclass(slots=True)
class Parsed:
    """A block taken apart. `kind` is one of category, description, essay, numerical, multichoice,
    match, truefalse, shortanswer, ordering; `error` says why nothing can be made of it."""

    block: Block
    kind: str = ""
    name: str = ""
    stem: Text = NOTHING
    general: Text = NOTHING
    answers: list[Answer] = field(default_factory=list)
    truth: bool | None = None
    options: str = ""
    warnings: list[Fault] = field(default_factory=list)
    error: Fault | None = None


class _Unreadable(Exception):
    """Nothing can be made of the block."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.fault = Fault(message, line)


def parse(block: Block) -> Parsed:
    """Take `block` apart. Never raises."""
    parsed = Parsed(block)
    try:
        _Reader(block, parsed).read()
    except _Unreadable as unreadable:
        parsed.error = unreadable.fault
    return parsed


class _Reader:
    """Reads one block into `parsed`."""

    def __init__(self, block: Block, parsed: Parsed) -> None:
        self.block, self.parsed, self.text = block, parsed, block.text

    def read(self) -> None:
        start = len(self.text) - len(self.text.lstrip())
        if self.text.startswith(CATEGORY, start):
            self.parsed.kind, self.parsed.name = "category", shown(self.text[start + len(CATEGORY) :]).strip()
            return
        start = self._name(start)
        opening, closing = self._braces(start)
        if opening < 0:
            self.parsed.kind = "description"
            self.parsed.stem = self._text(self.text[start:], start, "moodle")
            return
        tail = self.text[closing + 1 :]
        gap = BLANK if tail.strip() else ""
        self.parsed.stem = self._text(f"{self.text[start:opening]}{gap}{tail}", start, "moodle")
        end = self.text.rfind("####", opening, closing)
        if end >= 0:
            self.parsed.general = self._text(self.text[end + 4 : closing], end + 4, self.parsed.stem.format)
        self._answers(opening + 1, end if end >= 0 else closing)

    def _name(self, start: int) -> int:
        """Read the name between double colons, if there is one; return where the text begins."""
        if not self.text.startswith("::", start):
            return start
        end = self.text.find("::", start + 2)
        if end < 0:
            return start + 2
        self.parsed.name = " ".join(shown(self.text[start + 2 : end]).split())
        return end + 2

    def _braces(self, start: int) -> tuple[int, int]:
        """Return the places of the braces around the answers, -1 for none."""
        opening, closing = self.text.find("{", start), self.text.find("}", start)
        if opening < 0 and closing < 0:
            return -1, -1
        if closing < 0:
            message = "The answers that begin here with { are not closed before the next blank line; write \\n for one."
            raise _Unreadable(message, self.block.line_at(opening))
        stray = closing if opening < 0 or closing < opening else -1
        if stray < 0:
            more = [place for place, char in enumerate(self.text) if char in "{}" and place > start]
            stray = next((place for place in more if place not in (opening, closing)), -1)
        if stray >= 0:
            message = (
                f"A {self.text[stray]} more than the two around the answers; write \\{self.text[stray]} in a text."
            )
            raise _Unreadable(message, self.block.line_at(stray))
        return opening, closing

    def _text(self, text: str, start: int, default: str) -> Text:
        """Return a text with its format, which it may name at its beginning."""
        line = self.block.line_at(start + len(text) - len(text.lstrip()))
        text = text.strip()
        found = FORMAT.match(text)
        return Text(shown(text[found.end() :] if found else text).strip(), found[1] if found else default, line)

    def _answers(self, start: int, end: int) -> None:
        parsed, given = self.parsed, self.text[start:end]
        bare = given.strip()
        before_feedback = bare.partition("#")[0].strip()
        if not bare:
            parsed.kind = "essay"
        elif ORDER.match(bare):
            self._order(start + len(given) - len(given.lstrip()), end)
        elif bare.startswith("#"):
            self._numerical(self.text.index("#", start) + 1, end)
        elif "~" in given:
            parsed.kind = "multichoice"
            self._split(start, end, "~=")
            self._check_options(start)
        elif "=" in given and "->" in given:
            parsed.kind = "match"
            self._split(start, end, "=")
            self._pairs()
        elif before_feedback in TRUTHS or before_feedback.upper() in ("TRUE", "FALSE"):
            self._truth(start, end, before_feedback)
        else:
            parsed.kind = "shortanswer"
            self._split(start, end, "=")

    def _split(self, start: int, end: int, signs: str) -> None:
        """Cut the answers between two places."""
        cuts, unmarked = pieces(self.text[start:end], signs)
        for place in unmarked[:MOST_WARNINGS]:
            around = shown(self.text[max(start, start + place - 12) : min(end, start + place + 13)])
            words = " ".join(around.split())
            message = f"The = in {words!r} has no backslash: Moodle begins an answer there. Read as text; write \\="
            self.parsed.warnings.append(Fault(message, self.block.line_at(start + place)))
        self.parsed.answers += [self._answer(piece, start + piece.start) for piece in cuts[: MOST_ANSWERS + 1]]

    def _answer(self, piece: Piece, start: int) -> Answer:
        text, default = piece.text, self.parsed.stem.format
        lead = len(text) - len(text.lstrip())
        weight = WEIGHT.match(text, lead)
        line = self.block.line_at(start + lead)
        share = None
        if weight:
            share = float(weight[1])
            if abs(share) > 100:
                raise _Unreadable(f"A share of {weight[1]} % is more than 100 %.", line)
            lead = weight.end()
        answer, _, feedback = text[lead:].partition("#")
        return Answer(
            piece.mark,
            self._text(answer, start + lead, default),
            self._text(feedback, start + lead + len(answer) + 1, default),
            line,
            share,
        )

    def _check_options(self, start: int) -> None:
        for answer in self.parsed.answers:
            if not answer.mark:
                self._warn("This stands before the first ~ or = and is read as an option, as Moodle does.", answer.line)
            if answer.mark == "=" and answer.share is not None:
                self._warn("In a choice Moodle reads no share behind =; write ~ before it.", answer.line)

    def _pairs(self) -> None:
        for place, answer in enumerate(self.parsed.answers):
            left, arrow, right = answer.text.text.partition("->")
            if not arrow:
                raise _Unreadable("This pair has no arrow; write =left -> right.", answer.line)
            self.parsed.answers[place] = Answer(
                answer.mark,
                Text(left.strip(), answer.text.format, answer.line),
                answer.feedback,
                answer.line,
                right=Text(right.strip(), "plain", answer.line),
            )

    def _truth(self, start: int, end: int, word: str) -> None:
        self.parsed.kind, self.parsed.truth = "truefalse", TRUTHS[word.upper()]
        if word not in TRUTHS:
            self._warn(
                f"Moodle reads {{{word}}} as a short answer; write {{{word.upper()}}}.", self.block.line_at(start)
            )
        place, texts = start, []
        for part in self.text[start:end].split("#", 2):
            texts.append(self._text(part, place, self.parsed.stem.format))
            place += len(part) + 1
        nothing = Text("", self.parsed.stem.format)
        wrong, right = [*texts[1:], nothing, nothing][:2]
        # The first feedback is for those who answered wrongly, whatever is right.
        said = {"TRUE": right, "FALSE": wrong} if self.parsed.truth else {"TRUE": wrong, "FALSE": right}
        self.parsed.answers = [Answer("", Text(name, "plain"), text, text.line) for name, text in said.items()]

    def _numerical(self, start: int, end: int) -> None:
        self.parsed.kind = "numerical"
        other = self.text.find("~", start, end)
        self._split(start, other if other >= 0 else end, "=")
        if other >= 0:
            feedback = self.text[other + 1 : end].partition("#")
            text = self._text(feedback[2], other + 2 + len(feedback[0]), self.parsed.stem.format)
            self.parsed.answers.append(Answer("~", Text("*", "plain"), text, self.block.line_at(other), 0.0))

    def _order(self, start: int, end: int) -> None:
        found = ORDER.match(self.text, start, end)
        assert found
        self.parsed.kind, self.parsed.options = "ordering", f"{found['count']} {found['rest'].strip()}"
        place = found.end() + 1
        for text in self.text[found.end() : end].split("\n")[1:]:
            if text.strip():
                item = self._text(text, place, self.parsed.stem.format)
                self.parsed.answers.append(Answer("", item, Text("", "plain"), item.line))
            place += len(text) + 1

    def _warn(self, message: str, line: int) -> None:
        self.parsed.warnings.append(Fault(message, line))
