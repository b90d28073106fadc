"""Moodle's kinds of question, already parsed, into ours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from study.core.formats.shared.collector import Collector
from study.core.formats.shared.judged import ONE_OF_SEVERAL
from study.core.formats.shared.moodle import wildcards
from study.core.formats.shared.moodle.ranges import Range, left_of
from study.core.formats.shared.moodle.shares import GRADINGS, is_listed, nearest, shown
from study.core.formats.shared.moodle.texts import Text, markdown
from study.core.questions.answers.keys import key_fault
from study.core.questions.answers.scores import accepted_mark, percent
from study.core.questions.answers.text_match import fits, folded
from study.core.questions.interaction import Accepted, Numbers, OneOf, Order, Pairs, SomeOf, Truth, Words
from study.core.questions.kinds import made_of
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.notation import ANY, PATTERN, WHOLE, accepted_text, pair_text

BREAK = re.compile(r"\s*\n\s*")
FULL = 0.99  # a share from here on is settled as 100 %


@dataclass(frozen=True, slots=True)
class Head:
    """What all questions have. `key` is the id the file gives, if any."""

    name: str
    prompt: Text
    general: Text
    line: int
    end: int
    key: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    hints: tuple[Text, ...] = ()
    points: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An option, or an answer that is accepted. `share` is what it is worth, from -1 to 1; `wanted`
    is set where it is a number, `key` where the file gives the answer a key of ours."""

    text: Text
    share: float
    feedback: Text
    line: int
    wanted: Range | None = None
    key: str = ""


@dataclass(slots=True)
class Taking:
    """One question on its way in: its head, and what has to be said about it."""

    collector: Collector
    head: Head
    left_out: list[str] = field(default_factory=list)

    def say(self, message: str, line: int = 0) -> None:
        self.collector.warn(message, line or self.head.line, self.head.name)

    def refuse(self, message: str, line: int = 0) -> None:
        self.collector.refuse(message, line or self.head.line, self.head.name)

    def read(self, given: Text) -> str:
        """Return `given` as Markdown."""
        converted = markdown(given, self.collector.gallery)
        self.left_out += converted.left_out
        return converted.markdown

    def allows(self, answers: Sequence[object]) -> bool:
        """Whether a question may have this many answers; refuse it if not."""
        return self.collector.allows(len(answers), self.head.line, self.head.name)

    def settled(self, share: float, line: int) -> float:
        """Return `share` as Moodle's list has it."""
        if not is_listed(share):
            listed = nearest(share)
            self.say(f"Moodle knows no share of {shown(share)}; {shown(listed)} is taken.", line)
        return nearest(share)

    def take(
        self,
        sort: type[Any],
        items: Sequence[Item] = (),
        numbered: Sequence[Entry] = (),
        bullets: Sequence[Entry] = (),
        attributes: dict[str, str] | None = None,
        prompt: str | None = None,
    ) -> None:
        """Hand the question on as one with this interaction, in the parts that the kind made of it reads."""
        head = self.head
        asked = self.read(head.prompt) if prompt is None else prompt
        explanation = self.read(head.general)
        block = Block(
            head.key,
            head.name,
            asked,
            head.line,
            head.end,
            attributes or {},
            tuple(items),
            tuple(numbered),
            tuple(bullets),
        )
        hints = tuple(map(self.read, head.hints))
        taken = self.collector.take(
            made_of(sort).name, block, explanation, head.tags, head.category, hints, head.points
        )
        if taken and self.left_out:
            first, *rest = dict.fromkeys(self.left_out)
            more = f" and {len(rest) - 2} more" if len(rest) > 3 else ""
            self.say(f"Left out: {', '.join([first, *(rest[:2] if more else rest)])}{more}.")


def choice(taking: Taking, answers: Sequence[Answer], single: bool) -> None:
    """Take a multiple choice; `single` says whether one option only can be chosen."""
    if not taking.allows(answers):
        return
    shares = [taking.settled(answer.share, answer.line) for answer in answers]
    positive = [share for share in shares if share > 0]
    attributes = {}
    if not single and len(positive) == 1:
        taking.say(ONE_OF_SEVERAL)
    if single or len(positive) == 1:
        full = [answer for answer, share in zip(answers, shares, strict=True) if share == 1]
        if len(full) != 1:
            taking.refuse(_not_one(full), full[1].line if full else 0)
            return
        marks = ["x" if share == 1 else percent(share) if share else " " for share in shares]
    elif _is_even(shares):
        marks = ["x" if share > 0 else " " for share in shares]
        attributes = {"score": WHOLE} if -1 in shares else {}
    else:
        marks = [percent(share) if share else " " for share in shares]
        if positive:
            taking.say("The options have shares of their own; here each right option counts the same.")
    items = [
        Item(mark, text, answer.line, safe_key(answer.key, text), taking.read(answer.feedback))
        for mark, answer in zip(marks, answers, strict=True)
        for text in [taking.read(answer.text)]
    ]
    taking.take(OneOf if single or len(positive) == 1 else SomeOf, items, attributes=attributes)


def safe_key(key: str, text: str) -> str:
    """Return the key a file gives to a line, "" where it could not stand in a file of ours."""
    return "" if not key or key_fault(key, text) else key


def _not_one(full: Sequence[Answer]) -> str:
    if not full:
        return "No option is worth 100 %."
    lines = " and ".join(str(answer.line) for answer in full)
    return f"More than one option is worth 100 % (lines {lines}), and only one can be chosen."


def _is_even(shares: Sequence[float]) -> bool:
    """Whether the shares say no more than which options are right: each right one earns its part, and
    each wrong one costs nothing, as much, or everything."""
    right, wrong = {share for share in shares if share > 0}, {share for share in shares if share <= 0}
    if len(right) != 1 or len(wrong) > 1:
        return False
    [part], count = right, sum(share > 0 for share in shares)
    return part == nearest(1 / count) and wrong <= {0.0, -part, -1.0}


def true_or_false(taking: Taking, right: bool, said_true: Text, said_false: Text) -> None:
    """Take a statement that holds or does not, with what is said to either answer."""
    line = taking.head.line
    items = [
        Item("x" if right else " ", "True", said_true.line or line, reason=taking.read(said_true)),
        Item(" " if right else "x", "False", said_false.line or line, reason=taking.read(said_false)),
    ]
    taking.take(Truth, items)


def short(taking: Taking, answers: Sequence[Answer]) -> None:
    """Take accepted answers, which may have wildcards."""
    if not taking.allows(answers):
        return
    items: list[Item] = []
    seen: set[str] = set()
    plain = any(answer.share > FULL and not wildcards.has_wildcard(answer.text.text) for answer in answers)
    for answer in answers:
        text = BREAK.sub(" ", answer.text.text.strip())
        share = _accepted(taking, answer)
        reason = taking.read(answer.feedback)
        entry, fault = _entry(text)
        if fault:
            taking.refuse(fault, answer.line)
            return
        if _is_reached(items, seen, text):
            taking.say(f"An answer above accepts {text!r} already; this one is left out.", answer.line)
            continue
        shown = wildcards.model(text)
        if share == 1 and not plain and wildcards.has_wildcard(text) and shown:
            # Something has to be shown as the right answer; that it is accepted is nothing new.
            items.append(Item("=", shown, answer.line, reason=reason))
            seen.add(folded(shown))
            plain = True
        items.append(Item(accepted_mark(share), entry, answer.line, reason=reason))
        seen |= set() if wildcards.has_wildcard(text) else {folded(wildcards.literal(text))}
    if not plain:
        taking.refuse("No answer in words is worth 100 %.")
        return
    taking.take(Words, items)


def _entry(text: str) -> tuple[str, str]:
    """Return an answer as our text has it, and what is wrong with it or ""."""
    words = wildcards.literal(text)
    if not folded(words):
        return "", "An answer has no text."
    if text == ANY:
        return text, ""
    if wildcards.has_wildcard(text) or words == ANY:
        return accepted_text(Accepted(wildcards.pattern(text), regex=True)), ""
    return accepted_text(Accepted(words)), ""


def _is_reached(items: Sequence[Item], seen: set[str], text: str) -> bool:
    """Whether a line above accepts this answer; `seen` are the plain words of those lines, folded."""
    if wildcards.has_wildcard(text):
        return any(item.text == "*" for item in items)
    words = wildcards.literal(text)
    patterns = filter(None, (PATTERN.fullmatch(item.text) for item in items))
    return (
        folded(words) in seen
        or any(item.text == "*" for item in items)
        or any(fits(found[1], bool(found[2]), words) for found in patterns)
    )


def numeric(taking: Taking, answers: Sequence[Answer], unit: str = "") -> None:
    """Take accepted numbers in `unit`; an answer without a number accepts any."""
    if not taking.allows(answers):
        return
    items: list[Item] = []
    earlier: list[Range] = []
    for answer in answers:
        share, reason = _accepted(taking, answer), taking.read(answer.feedback)
        parts = left_of(answer.wanted, earlier) if answer.wanted else ()
        if not parts and (answer.wanted or any(item.text == "*" for item in items)):
            taking.say("Answers above accept these numbers already; this one is left out.", answer.line)
        elif not answer.wanted and share == 1:
            taking.refuse("This answer accepts every number.", answer.line)
            return
        texts = [f"{part.text} {unit}".strip() for part in parts] if answer.wanted else ["*"]
        items += [Item(accepted_mark(share), text, answer.line, reason=reason) for text in texts]
        earlier += [answer.wanted] if answer.wanted else []
    if not any(item.mark == "=" for item in items):
        taking.refuse("No number is worth 100 %.")
        return
    taking.take(Numbers, items)


def _accepted(taking: Taking, answer: Answer) -> float:
    share = taking.settled(answer.share, answer.line)
    if share < 0:
        taking.say("An answer cannot cost anything here; it is worth nothing.", answer.line)
    return max(0.0, share)


def matching(taking: Taking, pairs: Sequence[tuple[Text, Text, str]]) -> None:
    """Take what belongs together: left side, right side, key. A pair without a left side is a choice
    that belongs to nothing."""
    if not taking.allows(pairs):
        return
    bullets: list[Entry] = []
    sides = [(taking.read(left), taking.read(right), key, right.line) for left, right, key in pairs]
    taken = {folded(right) for left, right, _, _ in sides if left}
    for left, right, key, line in sides:
        if not left and folded(right) in taken:
            taking.say("This right side stands there already; the one without a left side is left out.", line)
            continue
        taken.add(folded(right))
        bullets.append(Entry(pair_text(left, right), line, key=safe_key(key, left) if left else ""))
    taking.take(Pairs, bullets=bullets)


def ordering(taking: Taking, steps: Sequence[tuple[Text, Text, str]], grading: str, shown: int = 0) -> None:
    """Take steps to be put in order, each with what is said to it and its key. `grading` is Moodle's name of the
    rule, `shown` how many of the steps Moodle shows, 0 for all."""
    if not taking.allows(steps):
        return
    if grading not in GRADINGS:
        rule = grading or "its own rule"
        taking.say(f"Moodle scores this order by {rule}; here the longest run in order counts.")
    if 0 < shown < len(steps):
        taking.say(f"Moodle shows {shown} of the {len(steps)} steps; here all are shown.")
    numbered = [
        Entry(words, text.line, taking.read(said), safe_key(key, words))
        for text, said, key in steps
        for words in [taking.read(text)]
    ]
    taking.take(Order, numbered=numbered, attributes={"score": WHOLE} if GRADINGS.get(grading) else {})
