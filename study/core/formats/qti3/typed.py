"""Answers to be typed: words, a number, or blanks in a text."""

from collections.abc import Callable
from dataclasses import replace

from study.core.formats.qti3.markup import MARK, MARKED, Texts
from study.core.formats.qti3.processing import Processing, Response
from study.core.formats.qti3.said import Said
from study.core.formats.shared.safe_xml import Element
from study.core.questions.answers.number import target
from study.core.questions.answers.scores import accepted_mark
from study.core.questions.answers.text_match import folded
from study.core.questions.interaction import Blank
from study.core.questions.source.block import Block, Item
from study.core.questions.source.notation import ANY, PATTERN, blank_text

NUMBERS = ("float", "integer")
MOST_BLANKS = 99


def worths(response: Response, found: Processing) -> dict[str, float]:
    """What answers are worth as shares of the most, in their order; those worth nothing too."""
    earned: dict[str, float] = {}
    if response.ident in found.by_right:
        earned |= dict.fromkeys(response.right, found.full)
    for value, score in found.earned.get(response.ident, {}).items():
        earned.setdefault(value, score)
    if response.ident in found.by_mapping:
        earned |= response.mapping
    most = max(earned.values(), default=0.0)
    return {value: max(0.0, round(score / most, 9)) for value, score in earned.items()} if most > 0 else {}


def entries(response: Response, found: Processing, said: Said, block: Block) -> Block | str:
    """The words or numbers that one place accepts."""
    items: dict[str, Item] = {}
    for value, share in worths(response, found).items():
        if response.base in NUMBERS:
            wanted = target(value)
            if isinstance(wanted, str):
                return wanted
        elif PATTERN.fullmatch(value) or value == ANY:
            return f"The answer {value} would mean a pattern here."
        if value:
            reason = said.reason(response.ident, value)
            items.setdefault(folded(value), Item(accepted_mark(share), value, block.line, reason=reason))
    whole = [item for item in items.values() if item.mark == "="]
    return replace(block, items=tuple(items.values())) if whole else "It does not say which answer is right."


def blanks(
    places: list[tuple[Element, Response]],
    found: Processing,
    texts: Texts,
    filled: Callable[[dict[int, str]], str],
    block: Block,
) -> Block | str:
    """A text with blanks; each accepts what is worth most there."""
    if len(places) > MOST_BLANKS:
        return f"It has more than {MOST_BLANKS} blanks."
    made: list[str] = []
    for number, (_, response) in enumerate(places, 1):
        earned = worths(response, found)
        accepted = {folded(value): value for value, share in reversed(earned.items()) if share == 1 and value}
        if not accepted:
            return f"The blank {number} has no answer."
        if any(0 < share < 1 for share in earned.values()):
            texts.left_out.append(f"answers worth a part in the blank {number}")
        made.append(blank_text(Blank(number, tuple(reversed(accepted.values())))))
    marks = {id(element): f"{MARK}{number}{MARK}" for number, (element, _) in enumerate(places)}
    prompt = MARKED.sub(lambda one: made[int(one[1])], filled(marks))
    return replace(block, prompt=prompt)
