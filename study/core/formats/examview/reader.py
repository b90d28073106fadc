"""ExamView tests to questions."""

import re

from study.core.encodings import beginning, decode
from study.core.formats.examview.parts import ANSWER, FIELDS, Answer, Draft, Test, parted
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.format import Read
from study.core.formats.shared.plain import plain
from study.core.formats.shared.shapes import kind_of
from study.core.problem import Problem
from study.core.questions.answers.number import is_number
from study.core.questions.interaction import Accepted
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.notation import accepted_text, pair_text
from study.core.questions.source.reader import MOST_POINTS

BEGINNING = 100_000  # bytes: the answers may stand at the end
BLANK = re.compile(r"_{3,}")
LETTERS = re.compile(r"[A-Za-z](?:[ \t]*,[ \t]*[A-Za-z])*")
TAGGED = ("TOP", "KEY")
READ = {*TAGGED, "PTS"}
RECALLED = {"SHORT ANSWER", "ESSAY", "PROBLEM", "OTHER", "CASE"}


def recognises(data: bytes, name: str) -> bool:
    lines = beginning(data, BEGINNING).split("\n")
    found = [one for line in lines if (one := ANSWER.fullmatch(line))]
    return bool(found) and (any("PTS:" in one["text"] for one in found) or any(FIELDS.match(line) for line in lines))


def read(data: bytes, name: str) -> Read:
    text, problems = decode(data)
    collector = Collector(name)
    collector.note(*problems)
    test = parted(text.split("\n"))
    left: set[str] = set()
    for draft in test.drafts:
        draft.answer = draft.answer or test.answers.get(draft.number)
        left |= set(draft.answer.fields) - READ if draft.answer else set()
        if not draft.matched:
            _take(draft, collector)
    for number in range(1, len(test.sets) + 1):
        _match(test, number, collector)
    if left:
        collector.note(Problem(f"Left out of all questions: {', '.join(sorted(left))}.", severity="warning"))
    return collector.result()


def _take(draft: Draft, collector: Collector) -> None:
    """Take a question that stands alone."""
    prompt = plain("\n".join(draft.stem))
    answer = draft.answer
    points = _points(answer)
    if answer is None or points is None:
        words = (
            "No line ANS says what is right." if answer is None else f"PTS is no number above 0, {MOST_POINTS} at most."
        )
        collector.refuse(words, draft.line, made_title(prompt))
        return
    said = "\n".join(answer.below)
    items, back = _items(draft, answer, said)
    if isinstance(items, str):
        collector.refuse(items, draft.line, made_title(prompt))
        return
    explanation = "" if back or not answer.text else said
    if draft.sort == "MODIFIED TRUE/FALSE" and answer.text[1:].strip(" ,-"):
        explanation = "\n".join(filter(None, (answer.text[1:].strip(" ,-"), said)))
    block = Block("", "", prompt, draft.line, draft.line, {}, tuple(items), answer=plain(back))
    kind = kind_of(block)
    if isinstance(kind, Problem):
        collector.refuse(kind.message, draft.line, made_title(prompt))
    else:
        collector.take(kind, block, plain(explanation), _tags(answer), points=points)


def _items(draft: Draft, answer: Answer, said: str) -> tuple[list[Item] | str, str]:
    """The answers of a question, or why it has none; and the back of a card."""
    line, right = draft.line, answer.text or said
    if not right:
        return "Nothing stands behind ANS.", ""
    if draft.options:
        letters = {letter.strip().upper() for letter in right.split(",")} if LETTERS.fullmatch(right) else set[str]()
        known = {letter for letter, _ in draft.options}
        if not letters or letters - known:
            return f"The answer {right[:60]!r} is none of the options.", ""
        return [
            Item("x" if letter in letters else " ", plain(text), line) for letter, text in sorted(draft.options)
        ], ""
    if draft.sort in ("TRUE/FALSE", "MODIFIED TRUE/FALSE", "YES/NO"):
        if right[0].upper() not in "TFYN":
            return f"The answer {right[:60]!r} is neither true nor false.", ""
        holds = right[0].upper() in "TY"
        return [Item("x" if holds else " ", "True", line), Item(" " if holds else "x", "False", line)], ""
    if draft.sort in ("MULTIPLE CHOICE", "MULTIPLE RESPONSE"):
        return "No option stands below this question.", ""
    if draft.sort in RECALLED:
        return [], "\n".join(filter(None, (answer.text, said)))
    if len(BLANK.findall(" ".join(draft.stem))) > 1:
        return "The question has several blanks, and one line of answers: write it anew as a text with blanks.", ""
    accepted = [answer.text] if answer.text else answer.below
    return [Item("=", one if is_number(one) else accepted_text(Accepted(one)), line) for one in accepted], ""


def _match(test: Test, number: int, collector: Collector) -> None:
    """Take the items of one set, with what they are matched with, as one question."""
    drafts = [draft for draft in test.drafts if draft.matched == number]
    if not drafts:
        return
    options, title = dict(test.sets[number - 1]), made_title("Match " + drafts[0].stem[0])
    used: set[str] = set()
    bullets: list[Entry] = []
    for draft in drafts:
        letter = draft.answer.text.upper() if draft.answer else ""
        if letter not in options:
            words = (
                "No line ANS says what belongs to this item."
                if not letter
                else f"The answer {letter[:60]!r} is none of the options."
            )
            collector.refuse(words, draft.line, title)
            return
        used.add(letter)
        bullets.append(Entry(pair_text(plain(" ".join(draft.stem)), plain(options[letter])), draft.line))
    spare = (text for letter, text in options.items() if letter not in used)
    bullets += [Entry(pair_text("", plain(text)), drafts[0].line) for text in spare]
    points = sum(_points(draft.answer) or 0 for draft in drafts)
    block = Block(
        "",
        title,
        "Match each item with what belongs to it.",
        drafts[0].line,
        drafts[-1].line,
        {},
        bullets=tuple(bullets),
    )
    kind = kind_of(block)
    if isinstance(kind, Problem) or not 0 < points <= MOST_POINTS:
        words = (
            kind.message if isinstance(kind, Problem) else f"The points of a set are above 0, {MOST_POINTS} at most."
        )
        collector.refuse(words, drafts[0].line, title)
    else:
        collector.take(kind, block, "", _tags(drafts[0].answer), points=points)


def _tags(answer: Answer | None) -> list[str]:
    given = [answer.fields[name] for name in TAGGED if name in answer.fields] if answer else []
    return [tag.strip() for text in given for tag in text.split("|") if tag.strip()]


def _points(answer: Answer | None) -> float | None:
    """The points of a question, 1 where none are stated; None where what is stated is no number of points."""
    try:
        points = float((answer.fields.get("PTS") if answer else "") or "1")
    except ValueError:
        return None
    return points if 0 < points <= MOST_POINTS else None
