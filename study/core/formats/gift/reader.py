"""GIFT files to questions."""

import re
from dataclasses import replace

from study.core.encodings import beginning, decode
from study.core.formats.gift.blocks import Block, cut
from study.core.formats.gift.syntax import CATEGORY, Parsed, parse
from study.core.formats.gift.syntax import Answer as Given
from study.core.formats.shared.collector import LONGEST, Collector
from study.core.formats.shared.format import Read
from study.core.formats.shared.moodle import import_
from study.core.formats.shared.moodle.import_ import Answer, Head, Taking
from study.core.formats.shared.moodle.ranges import Range, around, between, number
from study.core.formats.shared.moodle.shares import GRADINGS
from study.core.formats.shared.moodle.texts import Text, category
from study.core.problem import Problem

SIGNS = re.compile(
    r"^\$CATEGORY:|^::[^\n]+?::|(?<!\\)\{\s*(?:[~=#>]|(?:T|TRUE|F|FALSE)\s*[#}])",
    re.MULTILINE,
)
BEGINNING = 20_000  # bytes
REFUSED = {
    "description": "This is a text without a question (a description); there is nothing to answer.",
    "essay": "Free text (an essay) cannot be marked here.",
}
SELECTIONS = {"ALL", "EXACT"}


def recognises(data: bytes, name: str) -> bool:
    """Whether this is probably GIFT: by its name, or by a name or answers as only GIFT has them."""
    text = beginning(data, BEGINNING)
    return name.lower().endswith(".gift") or (not text.lstrip().startswith(("<", "---")) and bool(SIGNS.search(text)))


def read(data: bytes, file: str) -> Read:
    """Read a GIFT file as Moodle does, and say where it does not say what its author meant."""
    collector = Collector(file)
    text, problems = decode(data)
    collector.note(*problems)
    path = ""
    for block in cut(text):
        if len(block.text) > LONGEST:
            collector.refuse(f"The question is longer than {LONGEST:,} characters.", block.line)
            continue
        parsed = parse(block)
        if parsed.kind == "category":
            path = category(parsed.name.partition("\n")[0])
            below = _below(block)
            if below:
                collector.warn(
                    "Leave a line blank below the category: Moodle takes all of this for its name.", block.line
                )
                _take(collector, parse(below), path)
        else:
            _take(collector, parsed, path)
    return collector.result()


def _below(block: Block) -> Block | None:
    """Return what stands below the first line of a block, if anything."""
    rest = block.text[block.text.index(CATEGORY) :].partition("\n")[2]
    return (
        replace(block, text=rest, line=block.line + block.text.count("\n") - rest.count("\n")) if rest.strip() else None
    )


def _take(collector: Collector, parsed: Parsed, path: str) -> None:
    block = parsed.block
    for fault in parsed.warnings:
        collector.warn(fault.message, fault.line, parsed.name)
    head = Head(
        parsed.name,
        parsed.stem,
        parsed.general,
        block.line,
        block.line + block.text.count("\n"),
        block.key,
        block.tags,
        path,
    )
    question = Taking(collector, head)
    if parsed.error or parsed.kind in REFUSED:
        collector.refuse(
            parsed.error.message if parsed.error else REFUSED[parsed.kind],
            parsed.error.line if parsed.error else block.line,
            parsed.name,
        )
    elif parsed.truth is not None:
        said = {answer.text.text: answer.feedback for answer in parsed.answers}
        import_.true_or_false(question, parsed.truth, said["TRUE"], said["FALSE"])
    elif parsed.kind == "match":
        pairs = zip(parsed.answers, _keys(parsed), strict=True)
        import_.matching(question, [(_arrows(pair.text), pair.right, key) for pair, key in pairs if pair.right])
    elif parsed.kind == "ordering":
        _order(question, parsed)
    elif parsed.kind == "numerical":
        _numeric(question, parsed)
    elif parsed.kind == "multichoice":
        single = any(given.mark == "=" for given in parsed.answers)
        options = [
            replace(_answer(given, float(given.mark == "=")), key=key)
            for given, key in zip(parsed.answers, _keys(parsed), strict=True)
        ]
        import_.choice(question, options, single)
    else:
        accepted = [_answer(given, 1.0) for given in parsed.answers]
        import_.short(question, [replace(answer, feedback=_arrows(answer.feedback)) for answer in accepted])


def _arrows(text: Text) -> Text:
    """An arrow that must not part a pair is written as an entity; Markdown shows the same."""
    return replace(text, text=text.text.replace("-&gt;", "->")) if text.format == "markdown" else text


def _keys(parsed: Parsed) -> list[str]:
    """Return the key of each answer, where the comments give one to each."""
    given = [key.strip() for key in parsed.block.answers]
    return given if len(given) == len(parsed.answers) else [""] * len(parsed.answers)


def _answer(given: Given, share: float) -> Answer:
    """Return an answer that is worth `share` unless it says otherwise."""
    return Answer(given.text, share if given.share is None else given.share / 100, given.feedback, given.line)


def _numeric(question: Taking, parsed: Parsed) -> None:
    answers = []
    for given in parsed.answers:
        wanted = _range(given.text.text)
        if isinstance(wanted, Problem):
            question.refuse(wanted.message, given.line)
            return
        answers.append(replace(_answer(given, 1.0), wanted=wanted))
    if not answers:
        question.refuse("There is no number behind {#.")
        return
    import_.numeric(question, answers)


def _range(text: str) -> Range | Problem | None:
    """Read 1822, 1822:2 or 1820..1824; None for any number (*)."""
    if text.strip() == "*":
        return None
    sign = ".." if ".." in text else ":"
    first, found, second = text.partition(sign)
    low, high = number(first), number(second) if found else number("0")
    if low is None or high is None:
        return Problem(f"{text.strip()!r} is no number, and Moodle would accept every answer; write 5, 5:0.1 or 4..6.")
    if high < (low if sign == ".." else 0):
        return Problem(f"The range {text.strip()!r} is empty.")
    return between(low, high) if sign == ".." else around(low, high)


def _order(question: Taking, parsed: Parsed) -> None:
    count, *words = parsed.options.split()
    grading = next(
        (word for word in words if word in GRADINGS or word.startswith(("RELATIVE", "REL", "ABS", "LONGEST"))), ""
    )
    shown = 0 if SELECTIONS.intersection(words) else int(count[:9])
    steps = zip(parsed.answers, _keys(parsed), strict=True)
    import_.ordering(question, [(step.text, step.feedback, key) for step, key in steps], grading, shown)
