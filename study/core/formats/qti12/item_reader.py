"""One QTI item to a question of ours, if we have a kind for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from study.core.formats.qti12.scores import Condition, best, conditions, number, worths
from study.core.formats.qti12.texts import Texts, bare, fields
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.explanation import from_html_text
from study.core.formats.shared.gallery import Find
from study.core.formats.shared.gaps import with_blank
from study.core.formats.shared.judged import ONE_OF_SEVERAL, judged
from study.core.formats.shared.keys import option_key
from study.core.formats.shared.numbers import within
from study.core.formats.shared.safe_xml import Element, inside
from study.core.formats.shared.shapes import kind_of
from study.core.problem import Problem
from study.core.questions.answers.number import Target, target
from study.core.questions.answers.scores import accepted_mark, percent
from study.core.questions.answers.text_match import folded
from study.core.questions.interaction import Blank, OneOf, Truth
from study.core.questions.kinds import made_of
from study.core.questions.question import Question
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.notation import ANY, PATTERN, WHOLE, arrowless, pair_text
from study.core.questions.source.reader import MOST_POINTS

MOST_ANSWERS = 500
"""Answers and conditions of one item; each is looked up among all the others."""
UNSAID = "It does not say which answer is right, so a person must mark it."
NAMELESS = {"question", ""}
REFUSED = {
    "essay_question": "an essay, which a person must mark",
    "file_upload_question": "a file to be handed in, which a person must mark",
    "text_only_question": "a text that asks nothing",
    "calculated_question": "computed from a formula",
    "multiple_dropdowns_question": "drop-down lists in a text",
    "hot_spot_question": "a place in a picture",
}
# Common Cartridge names them otherwise.
PROFILES = {
    "cc.multiple_choice.v0p1": "multiple_choice_question",
    "cc.true_false.v0p1": "true_false_question",
    "cc.multiple_response.v0p1": "multiple_answers_question",
    "cc.fib.v0p1": "short_answer_question",
    "cc.essay.v0p1": "essay_question",
}
LISTED = {"dropdown", "wordbank"}
WIDER = {
    "TextContainsAnswer": "Canvas accepts any answer with these words in it; here only the words themselves count.",
    "TextCloseEnough": "Canvas accepts slips of the pen up to its own measure; here ours counts.",
}
"""What is said of the rules of New Quizzes that accept more than the words."""
RIGHT, WRONG = "correct_fb", "general_incorrect_fb"
GENERAL = ("general_fb", RIGHT, WRONG)
"""Feedback that belongs to no single answer: to every answer, to a right one, to a wrong one."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An item taken apart. `reasons` are its feedback texts by their ids, `notes` what is to be said of the item."""

    item: Element
    texts: Texts
    prompt: str
    places: tuple[Element, ...]
    found: tuple[Condition, ...]
    reasons: dict[str, str]
    notes: list[str] = field(default_factory=list)

    def reason(self, answer: str, place: str = "") -> str:
        """What is shown to who gave this answer: by the answer's own id, or where a condition asks
        for it alone. `place` tells where it was given, in a question with several places."""
        shown = [name for one in self.found if one.wanted(place) == [answer] for name in one.shows]
        own = [name for name in (*([] if place else [f"{answer}_fb"]), *shown) if name not in GENERAL]
        return next((self.reasons[name] for name in own if self.reasons.get(name)), "")


def take(item: Element, category: str, where: str, collector: Collector, find: Find) -> Question | None:
    """Take the question of an item in and return it, or refuse it with the reason. `where` names the file inside
    an archive, "" for none; `find` knows the pictures there."""
    told = fields(item)
    sort = _sort(item, told)
    parts = _parts(item, find)
    title = " ".join(item.attributes.get("title", "").split())
    title = "" if title.lower() in NAMELESS else title
    name = title or made_title(parts.prompt)
    end = f" ({where})" if where else ""
    if max(len(parts.found), sum(1 for _ in inside(item, "response_label"))) > MOST_ANSWERS:
        collector.refuse(f"It has more than {MOST_ANSWERS} answers.{end}", item.line, name)
        return None
    reader = READERS.get(sort)
    if reader is None:
        what = REFUSED.get(sort, f"of the type {sort!r}" if sort else "of a type that cannot be told")
        collector.refuse(f"There is no kind here for a question that is {what}.{end}", item.line, name)
        return None
    made = reader(parts, Block(_id(item), title, parts.prompt, item.line, item.line, {}))
    kind = made if isinstance(made, str) else kind_of(made)
    if told.get("question_type") == "multiple_choice_question" and kind == made_of(Truth).name:
        kind = made_of(OneOf).name
    if isinstance(made, str) or isinstance(kind, Problem):
        message = made if isinstance(made, str) else "Its answers cannot be read."
        collector.refuse(f"{message}{end}", item.line, name)
        return None
    one = kind in (made_of(OneOf).name, made_of(Truth).name)
    made, is_lost = judged(made, parts.reasons.get(RIGHT, ""), parts.reasons.get(WRONG, ""), single=one)
    tags = re.split(r"[,;]", told.get("qmd_keywords", ""))
    explanation = from_html_text(parts.reasons.get("general_fb", ""))
    question = collector.take(kind, made, explanation, tags, category, points=_points(told))
    if question and is_lost:
        collector.warn(f"What is said to a right or a wrong answer as a whole is left out.{end}", item.line, name)
    for said in parts.notes if question else ():
        collector.warn(f"{said}{end}", item.line, name)
    if question and parts.texts.left_out:
        collector.warn(f"Left out: {', '.join(dict.fromkeys(parts.texts.left_out))}.{end}", item.line, name)
    return question


def _points(told: dict[str, str]) -> float:
    """The points of an item; 1 where it says none that ours can have, as 0 for practice."""
    points = number(told.get("points_possible", "1"))
    return points if 0 < points <= MOST_POINTS else 1.0


def _id(item: Element) -> str:
    """The id of the item, its letters and marks made such as ours may have."""
    return re.sub(r"[^a-z0-9]+", "-", item.attributes.get("ident", "").lower()).strip("-")


def _parts(item: Element, find: Find) -> Parts:
    texts = Texts(find)
    presentation = item.first("presentation")
    places: list[Element] = []
    if presentation:
        for tag in ("response_lid", "response_str", "response_num"):
            places += inside(presentation, tag)
    reasons = {one.attributes.get("ident", ""): texts.of(one) for one in item.all("itemfeedback")}
    return Parts(item, texts, texts.of(presentation), tuple(places), conditions(item), reasons)


def _sort(item: Element, told: dict[str, str]) -> str:
    """Canvas's name for the type of an item: as it says, else as its places for answers tell."""
    said = told.get("question_type", "").lower() or PROFILES.get(told.get("cc_profile", "").lower(), "")
    if said:
        return said
    responses = [(tag, place) for tag in ("response_lid", "response_str") for place in inside(item, tag)]
    if len(responses) == 1 and responses[0][1].attributes.get("rcardinality", "").lower() == "ordered":
        return "ordering_question"
    if len(responses) != 1 or any(inside(item, "render_extension")):
        return ""
    tag, place = responses[0]
    if tag == "response_str":
        return "short_answer_question"
    several = place.attributes.get("rcardinality", "Single").lower()
    return {"single": "multiple_choice_question", "multiple": "multiple_answers_question"}.get(several, "")


def _labels(place: Element) -> list[tuple[str, Element]]:
    return [(label.attributes.get("ident", ""), label) for label in inside(place, "response_label")]


def _choice(parts: Parts, block: Block) -> Block | str:
    """One right option; others may be worth a share."""
    if len(parts.places) != 1:
        return "It has several places for answers."
    earned = worths(parts.found)
    marks = {ident: "x" if share == 1 else percent(share) for ident, share in earned.items()}
    return replace(block, items=_options(parts, marks))


def _answers(parts: Parts, block: Block) -> Block | str:
    """Several right options: those that the best condition asks for, or all that earn something."""
    if len(parts.places) != 1:
        return "It has several places for answers."
    whole = best(parts.found)
    right = whole.wanted() if whole and len(whole.wanted()) > 1 else list(worths(parts.found))
    parts.notes.extend([ONE_OF_SEVERAL] if len(right) == 1 else [])
    return replace(block, items=_options(parts, dict.fromkeys(right, "x")))


def _options(parts: Parts, marks: dict[str, str]) -> tuple[Item, ...]:
    labels = _labels(parts.places[0])
    options = [(ident, parts.texts.of(label)) for ident, label in labels]
    return tuple(
        Item(marks.get(ident, " "), text, label.line, option_key(ident, text), parts.reason(ident))
        for (ident, text), (_, label) in zip(options, labels, strict=True)
    )


def _short(parts: Parts, block: Block) -> Block | str:
    """Words that are accepted, each once: Canvas lists them in every case they may have."""
    accepted: dict[str, Item] = {}
    for value, share in worths(parts.found).items():
        text = " ".join(value.split())
        if PATTERN.fullmatch(text) or text == ANY:
            return f"The answer {text} would mean a pattern here."
        if text:
            item = Item(accepted_mark(share), text, block.line, reason=parts.reason(value))
            accepted.setdefault(folded(value), item)
    return replace(block, items=tuple(accepted.values())) if accepted else UNSAID


def _numeric(parts: Parts, block: Block) -> Block | str:
    """Numbers and ranges that are accepted."""
    earning = [condition for condition in parts.found if condition.score > 0 and condition.tests]
    most = max((condition.score for condition in earning), default=1.0)
    items: list[Item] = []
    taken: list[Target] = []
    for condition in earning:
        value = next(iter(condition.wanted()), "")
        low, high = (next((t.value for t in condition.tests if t.sort == sort), "") for sort in ("low", "high"))
        wanted = target(within(value, low, high))
        if isinstance(wanted, str):
            return wanted
        # A number that an answer above accepts already adds nothing.
        if not any(one.low <= wanted.low and wanted.high <= one.high for one in taken):
            reason = parts.reason(value) if value else ""
            items.append(Item(accepted_mark(condition.score / most), wanted.text, block.line, reason=reason))
            taken.append(wanted)
    return replace(block, items=tuple(items)) if items else UNSAID


def _blanks(parts: Parts, block: Block) -> Block | str:
    """A text with blanks. Each place lists what it accepts; where it lists choices, the right ones."""
    prompt = block.prompt
    for place_number, place in enumerate(parts.places, 1):
        name = place.attributes.get("ident", "").removeprefix("response_")
        rules = {label.attributes.get("scoring_algorithm", "") for _, label in _labels(place)}
        if "TextRegex" in rules:
            return f"The blank [{name}] accepts a pattern, and blanks here accept words."
        parts.notes.extend(f"The blank [{name}]: {WIDER[rule]}" for rule in sorted(rules & set(WIDER)))
        if any(label.attributes.get("answer_type", "") in LISTED for _, label in _labels(place)):
            parts.notes.append(f"The blank [{name}]: Canvas lists words to choose from; here they are typed.")
        right = _right(parts, place.attributes.get("ident", ""))
        answers: dict[str, str] = {}
        for ident, label in _labels(place):
            if ident in right or label.attributes.get("answer_type", "openEntry") == "openEntry":
                text = bare(label)
                answers.setdefault(folded(text), text)
        asked = with_blank(prompt, name, Blank(place_number, tuple(answers.values()))) if answers else ""
        if not asked:
            return f"The blank [{name}] has no answer, or no place in the text."
        prompt = asked
    return replace(block, prompt=prompt) if parts.places else "It has no blanks."


def _right(parts: Parts, place: str) -> list[str]:
    """The answers that earn something in a place."""
    return [value for one in parts.found if one.score > 0 for value in one.wanted(place)]


def _matching(parts: Parts, block: Block) -> Block | str:
    """Pairs, and right sides that belong to nothing."""
    texts: dict[str, str] = {}
    pairs = []
    used = set()
    for place in parts.places:
        ident = place.attributes.get("ident", "")
        for label, element in _labels(place):
            texts.setdefault(label, _line(parts.texts.of(element)))
        right = next(iter(_right(parts, ident)), "")
        left = _line("\n\n".join(parts.texts.of(material) for material in place.all("material")))
        if right not in texts:
            return "A line has nothing that belongs to it."
        used.add(right)
        name = ident.removeprefix("response_")
        reason = parts.reason(right, ident)
        pairs.append(Entry(pair_text(left, texts[right]), place.line, reason, option_key(name, left)))
    rest = [Entry(pair_text("", text), block.line) for label, text in texts.items() if text and label not in used]
    return replace(block, bullets=(*pairs, *rest)) if pairs else "It has no pairs."


def _ordering(parts: Parts, block: Block) -> Block | str:
    """Steps in the order that earns most; the whole order counts."""
    if len(parts.places) != 1:
        return "It has several places for answers."
    labels = dict(_labels(parts.places[0]))
    whole = best(parts.found)
    right = whole.wanted() if whole else []
    if not right:
        return UNSAID
    if sorted(right) != sorted(labels):
        return "Its order leaves some of the steps out."
    shown = (
        parts.texts.of(one) for held in inside(parts.places[0], "render_extension") for one in held.all("material")
    )
    if around := "; ".join(filter(None, shown)):
        parts.notes.append(f"What stands above and below its steps is left out: {around[:120]}.")
    steps = ((ident, parts.texts.of(labels[ident]), labels[ident].line) for ident in right)
    entries = tuple(Entry(text, line, parts.reason(ident), option_key(ident, text)) for ident, text, line in steps)
    return replace(block, numbered=entries, attributes={"score": WHOLE})


def _categories(parts: Parts, block: Block) -> Block | str:
    """Things to be sorted, as pairs of each with its category, where each has one."""
    texts = {label: _line(parts.texts.of(element)) for place in parts.places for label, element in _labels(place)}
    entries = []
    held: list[str] = []
    for place in parts.places:
        name = _line("\n\n".join(parts.texts.of(material) for material in place.all("material")))
        right = list(dict.fromkeys(_right(parts, place.attributes.get("ident", ""))))
        held += right
        entries += [Entry(pair_text(texts.get(one, ""), name), place.line, key=option_key(one, name)) for one in right]
        entries += [] if right else [Entry(pair_text("", name), place.line)]
    if not held:
        return UNSAID
    if sorted(held) != sorted(texts):
        return "Its things to be sorted do not each have one category, as pairs here do."
    return replace(block, bullets=tuple(entries))


def _line(text: str) -> str:
    """One line whose arrows, if any, part nothing."""
    return arrowless(" ".join(text.split()))


READERS: dict[str, Callable[[Parts, Block], Block | str]] = {
    "multiple_choice_question": _choice,
    "true_false_question": _choice,
    "multiple_answers_question": _answers,
    "short_answer_question": _short,
    "numerical_question": _numeric,
    "fill_in_multiple_blanks_question": _blanks,
    "matching_question": _matching,
    "ordering_question": _ordering,
    "categorization_question": _categories,
}
