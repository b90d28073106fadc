"""One item of Blackboard to a question of ours, if we have a kind for it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from study.core.formats.blackboard.conditions import (
    RIGHT,
    WRONG,
    Condition,
    conditions,
    number,
    own_names,
    right_values,
    shares,
)
from study.core.formats.blackboard.texts import Texts, blocks
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.gallery import Find
from study.core.formats.shared.gaps import with_blank
from study.core.formats.shared.judged import ONE_OF_SEVERAL, judged
from study.core.formats.shared.numbers import within
from study.core.formats.shared.safe_xml import Element, inside, words
from study.core.formats.shared.shapes import kind_of
from study.core.problem import Problem
from study.core.questions.answers.number import target
from study.core.questions.answers.scores import percent
from study.core.questions.answers.text_match import folded
from study.core.questions.interaction import Accepted, Blank, OneOf, Truth
from study.core.questions.kinds import made_of
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.notation import WHOLE, accepted_text, pair_text
from study.core.questions.source.reader import MOST_POINTS

MOST_ANSWERS = 500
"""Answers and conditions of one item; each is looked up among all the others."""
UNSAID = "It does not say which answer is right, so a person must mark it."
PLACE = "response"
REFUSED = {
    "Essay": "an essay, which a person must mark",
    "Short Response": "a short response, which a person must mark",
    "File Upload": "a file to be handed in, which a person must mark",
    "Calculated": "computed from a formula",
    "Jumbled Sentence": "a sentence with lists to choose from",
    "Hot Spot": "a place in a picture",
    "Opinion Scale": "an opinion, of which none is right",
    "Quiz Bowl": "Quiz Bowl, where an answer is given and its question asked for",
}
EITHER = {
    "yes_no": ("Yes", "No"),
    "agree_disagree": ("Agree", "Disagree"),
    "right_wrong": ("Right", "Wrong"),
    "true_false": ("True", "False"),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """An item taken apart: `reasons` are its feedback by ids, `notes` what is to be said of it."""

    item: Element
    texts: Texts
    found: tuple[Condition, ...]
    reasons: dict[str, str]
    notes: list[str] = field(default_factory=list)

    def labels(self) -> list[Element]:
        return list(inside(self.item, "response_label"))

    def block(self, name: str) -> Element | None:
        return next(iter(blocks(self.item, name)), None)

    def told(self, name: str) -> str:
        """A field of the item."""
        fields = self.item.first("itemmetadata")
        one = fields.first(name) if fields else None
        return words(one).strip() if one else ""


def take(item: Element, category: str, where: str, collector: Collector, find: Find) -> None:
    """Take the question of an item in, or refuse it with the reason. `where` names the file inside an archive, "" for
    none; `find` knows the pictures there."""
    texts = Texts(find)
    reasons = {one.attributes.get("ident", ""): texts.of(one) for one in item.all("itemfeedback")}
    parts = Parts(item, texts, conditions(item), reasons)
    title = " ".join(item.attributes.get("title", "").split())
    prompt = texts.of(parts.block("QUESTION_BLOCK"))
    sort, name, end = parts.told("bbmd_questiontype"), title or made_title(prompt), f" ({where})" if where else ""
    reader = READERS.get(sort)
    if max(len(parts.found), len(parts.labels())) > MOST_ANSWERS:
        collector.refuse(f"It has more than {MOST_ANSWERS} answers.{end}", item.line, name)
        return
    if reader is None:
        what = REFUSED.get(sort, f"of the type {sort[:60]!r}" if sort else "of a type that cannot be told")
        collector.refuse(f"There is no kind here for a question that is {what}.{end}", item.line, name)
        return
    made = reader(parts, Block("", title, prompt, item.line, item.line, {}))
    kind = made if isinstance(made, str) else kind_of(made)
    if isinstance(made, str) or isinstance(kind, Problem):
        words_ = made if isinstance(made, str) else "Its answers cannot be read."
        collector.refuse(f"{words_}{end}", item.line, name)
        return
    if sort == "Multiple Choice" and kind == made_of(Truth).name:
        kind = made_of(OneOf).name
    made, explanation = _said(parts, made, kind)
    if collector.take(kind, made, explanation, (), category, points=_points(parts)):
        if parts.told("qmd_instructornotes"):
            parts.notes.append("Notes for instructors are left out.")
        if texts.left_out:
            parts.notes.append(f"Left out: {', '.join(dict.fromkeys(texts.left_out))}.")
        for said in parts.notes:
            collector.warn(f"{said}{end}", item.line, name)


def _said(parts: Parts, block: Block, kind: str) -> tuple[Block, str]:
    """The block with what is said to a right and to a wrong answer, and the explanation, which is said to both."""
    right, wrong = (parts.reasons.get(name, "") for name in (RIGHT, WRONG))
    if right == wrong:
        return block, right
    block, is_lost = judged(block, right, wrong, single=kind in (made_of(OneOf).name, made_of(Truth).name))
    if is_lost:
        parts.notes.append("What is said to a right or a wrong answer as a whole is left out.")
    return block, ""


def _points(parts: Parts) -> float:
    """The points of an item; 1 where it says none that ours can have, as -1 in a pool."""
    points = number(parts.told("qmd_absolutescore_max"))
    return points if 0 < points <= MOST_POINTS else 1.0


def _choice(parts: Parts, block: Block) -> Block | str:
    """Options, one or several of them right."""
    idents = [label.attributes.get("ident", "") for label in parts.labels()]
    called = own_names(parts.found, idents)
    right = [called.get(ident, ident) for ident in right_values(parts.found, PLACE)]
    if not right:
        return UNSAID
    if set(right) - set(idents):
        return "What is right is none of its options."
    several = parts.told("bbmd_questiontype") == "Multiple Answer"
    earned = shares(parts.found) if not several and parts.told("bbmd_partialcredit") == "true" else {}
    marks = {called.get(ident, ident): percent(share) for ident, share in earned.items()} | dict.fromkeys(right, "x")
    reasons = {called.get(ident, ident): text for ident, text in parts.reasons.items() if text}
    items = tuple(
        Item(marks.get(ident, " "), parts.texts.of(label), label.line, reason=reasons.get(ident, ""))
        for label, ident in zip(parts.labels(), idents, strict=True)
    )
    if several and len(right) == 1:
        parts.notes.append(ONE_OF_SEVERAL)
    return replace(block, items=items)


def _either(parts: Parts, block: Block) -> Block | str:
    """True or false, or two words like them, which Blackboard keeps as `yes_no.true`."""
    right = right_values(parts.found, PLACE)
    if not right:
        return UNSAID
    items = []
    for label in parts.labels():
        ident = label.attributes.get("ident", "")
        pair, _, holds = ident.rpartition(".")
        shown = EITHER.get(pair or "true_false", ("", ""))[0 if holds == "true" else 1]
        items.append(Item("x" if ident in right else " ", shown or parts.texts.of(label), label.line))
    return replace(block, items=tuple(items))


def _fill(parts: Parts, block: Block) -> Block | str:
    """Words that are accepted."""
    accepted = _accepted(parts, PLACE)
    if isinstance(accepted, str):
        return accepted
    items = tuple(Item("=", accepted_text(Accepted(one)), block.line) for one in accepted)
    return replace(block, items=items) if items else UNSAID


def _accepted(parts: Parts, place: str) -> tuple[str, ...] | str:
    """The words that are right in a place, each once; or why they cannot be."""
    tests = [test for one in parts.found if one.right for test in one.tests if test.wanted and test.place == place]
    where = "" if place == PLACE else f"The blank [{place}]: "
    if any(test.sort == "matches" for test in tests):
        return f"{where}A pattern is accepted, and here words are."
    if any(test.sort == "contains" for test in tests):
        said = "Blackboard accepts any answer with these words in it; here only the words themselves count."
        parts.notes.append(where + said)
    if any(test.exact for test in tests):
        parts.notes.append(f"{where}Blackboard minds capital letters; here they make no difference.")
    given = (" ".join(test.value.split()) for test in tests)
    return tuple({folded(value): value for value in reversed(list(given)) if value}.values())[::-1]


def _blanks(parts: Parts, block: Block) -> Block | str:
    """A text with blanks, each a name in brackets."""
    prompt = block.prompt
    names = [place.attributes.get("ident", "") for place in inside(parts.item, "response_str")]
    for place, name in enumerate(names, 1):
        accepted = _accepted(parts, name)
        if isinstance(accepted, str):
            return accepted
        prompt = with_blank(prompt, name, Blank(place, accepted)) if accepted else ""
        if not prompt:
            return f"The blank [{name}] has no answer, or no place in the text."
    return replace(block, prompt=prompt) if names else "It has no blanks."


def _numeric(parts: Parts, block: Block) -> Block | str:
    """Numbers with the ranges around them."""
    items = []
    for one in parts.found:
        given = {test.sort: test.value for test in one.tests if test.wanted}
        if not one.right or not given:
            continue
        wanted = target(within(given.get("is", ""), given.get("low", ""), given.get("high", "")))
        if isinstance(wanted, str):
            return wanted
        items.append(Item("=", wanted.text, block.line))
    return replace(block, items=tuple(items)) if items else UNSAID


def _matching(parts: Parts, block: Block) -> Block | str:
    """Pairs: the place of what is right among the labels of a line is its place among the right sides."""
    sides = parts.block("RIGHT_MATCH_BLOCK")
    rights = [parts.texts.line(flow) for flow in sides.all("flow")] if sides else []
    wanted = {test.place: test.value for one in parts.found for test in one.tests if test.wanted and test.value}
    pairs = []
    used = set()
    for flow in (flow for held in blocks(parts.item, "RESPONSE_BLOCK") for flow in held.all("flow")):
        place = next(inside(flow, "response_lid"), None)
        idents = [one.attributes.get("ident", "") for one in inside(place, "response_label")] if place else []
        answer = wanted.get(place.attributes.get("ident", ""), "") if place else ""
        if answer not in idents or idents.index(answer) >= len(rights):
            return "A line has nothing that belongs to it."
        used.add(idents.index(answer))
        pairs.append(Entry(pair_text(parts.texts.line(flow), rights[idents.index(answer)]), flow.line))
    spare = [Entry(pair_text("", text), block.line) for at, text in enumerate(rights) if text and at not in used]
    return replace(block, bullets=(*pairs, *spare)) if pairs else "It has no pairs."


def _ordering(parts: Parts, block: Block) -> Block | str:
    """Steps in their order; all count or none, unless Blackboard gives partial credit."""
    labels = {label.attributes.get("ident", ""): label for label in parts.labels()}
    right = right_values(parts.found, PLACE)
    if not right:
        return UNSAID
    if sorted(right) != sorted(labels):
        return "Its order leaves some of the steps out."
    steps = tuple(Entry(parts.texts.of(labels[ident]), labels[ident].line) for ident in right)
    own = {} if parts.told("bbmd_partialcredit") == "true" else {"score": WHOLE}
    return replace(block, numbered=steps, attributes=own)


READERS: dict[str, Callable[[Parts, Block], Block | str]] = {
    "Multiple Choice": _choice,
    "Multiple Answer": _choice,
    "True/False": _either,
    "Either/Or": _either,
    "Fill in the Blank": _fill,
    "Fill in the Blank Plus": _blanks,
    "Numeric": _numeric,
    "Matching": _matching,
    "Ordering": _ordering,
}
