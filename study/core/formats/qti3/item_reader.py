"""One item to a question of ours, if we have a kind for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from study.core.formats.qti3.markup import Texts, everything, inside, words
from study.core.formats.qti3.processing import Processing, Response, number, processing, responses
from study.core.formats.qti3.said import FEEDBACK, Said, said
from study.core.formats.qti3.typed import blanks, entries
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.explanation import from_html_text
from study.core.formats.shared.gallery import Find
from study.core.formats.shared.judged import judged
from study.core.formats.shared.keys import option_key
from study.core.formats.shared.safe_xml import Element
from study.core.formats.shared.shapes import kind_of
from study.core.problem import Problem
from study.core.questions.answers.scores import percent
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.notation import WHOLE, arrowless, pair_text
from study.core.questions.source.reader import MOST_POINTS

MOST_ANSWERS = 500
"""Answers of one item; each is looked up among all the others."""
MOST_ELEMENTS = 20_000
"""Elements of one item."""
TEXT_ENTRY = "text-entry-interaction"
REFUSED = {
    "extended-text-interaction": "an essay, which a person must mark",
    "upload-interaction": "a file to be handed in, which a person must mark",
    "drawing-interaction": "a drawing, which a person must mark",
    "inline-choice-interaction": "drop-down lists in a text",
    "gap-match-interaction": "words to be put into a text",
    "associate-interaction": "pairs without two sides",
    "hottext-interaction": "words to be chosen in a text",
    "hotspot-interaction": "a place in a picture",
    "select-point-interaction": "a place in a picture",
    "position-object-interaction": "things to be put into a picture",
    "graphic-order-interaction": "an order of places in a picture",
    "graphic-associate-interaction": "pairs of places in a picture",
    "graphic-gap-match-interaction": "things to be put into a picture",
    "slider-interaction": "a slider",
    "media-interaction": "something to be played",
    "custom-interaction": "a program of its own",
    "portable-custom-interaction": "a program of its own",
    "end-attempt-interaction": "asked in several steps",
}
OWN_RULES = "It is scored by rules of its own, which are not read here."
UNSAID = "It does not say which answer is right, so a person must mark it."


@dataclass(frozen=True, slots=True)
class Parts:
    """An item taken apart."""

    item: Element
    texts: Texts
    declared: dict[str, Response]
    found: Processing
    said: Said

    def of(self, interaction: Element) -> Response | None:
        return self.declared.get(interaction.attributes.get("response-identifier", ""))


@dataclass(frozen=True, slots=True)
class Found:
    """An item in its file: its pictures, the tags that the manifest gives it, and the texts of other files, each with
    its own, that it stands below; None where one is not there."""

    item: Element
    where: str
    find: Find
    tags: tuple[str, ...] = ()
    above: tuple[tuple[str, Element], ...] | None = ()


def take(found: Found, collector: Collector, end: str = "") -> None:
    """Take the question of an item in, or refuse it with the reason; `end` names the file it stands in."""
    item = found.item
    texts = Texts(found.find, found.where)
    name = " ".join(item.attributes.get("title", "").split())
    body = item.first("item-body")
    asks = [one for one in everything(body) if one.tag.endswith("-interaction")] if body else []
    fault = _fault(item, asks) if found.above is not None else "It stands below a text that is not in the file."
    if fault or body is None:
        collector.refuse(f"{fault}{end}", item.line, name or _words(body))
        return
    declared = responses(item)
    scored = processing(item, declared)
    parts = Parts(item, texts, declared, scored, said(item, texts, declared, scored))
    above = "\n\n".join(_text(one, place, texts) for place, one in found.above or ())
    reader = _typed if asks[0].tag == TEXT_ENTRY else READERS[asks[0].tag]
    block = Block(_id(item), name, "", item.line, item.line, {})
    made = OWN_RULES if scored.is_opaque else reader(parts, body, asks, block)
    kind = made if isinstance(made, str) else kind_of(made)
    if isinstance(made, str) or isinstance(kind, Problem):
        message = made if isinstance(made, str) else UNSAID
        collector.refuse(f"{message}{end}", item.line, name or _words(body))
        return
    made = replace(made, prompt=f"{above}\n\n{made.prompt}" if above else made.prompt)
    single = asks[0].tag == "choice-interaction" and sum(one.mark.strip() == "x" for one in made.items) == 1
    made, is_lost = judged(made, parts.said.right, parts.said.wrong, single=single)
    explanation = from_html_text(parts.said.always)
    question = collector.take(kind, made, explanation, found.tags, points=_points(item))
    if question and (is_lost or parts.said.is_left_out(made)):
        words = "What is said only to some answers and cannot be a reason of theirs is left out."
        collector.warn(f"{words}{end}", item.line, name or made_title(made.prompt))
    if question and texts.left_out:
        gone = ", ".join(dict.fromkeys(texts.left_out))
        collector.warn(f"Left out: {gone}.{end}", item.line, name or made_title(made.prompt))


def _fault(item: Element, asks: list[Element]) -> str:
    """Why an item is none that can be read, "" where it may be."""
    if sum(1 for _ in everything(item)) > MOST_ELEMENTS:
        return f"It has more than {MOST_ELEMENTS:,} parts."
    if item.attributes.get("adaptive", "").lower() == "true":
        return "There is no kind here for a question that is asked in several steps."
    if item.first("template-declaration") or item.first("template-processing"):
        return "There is no kind here for a question that is computed from a template."
    if not asks:
        return "It asks nothing."
    for one in asks:
        if one.tag not in READERS and one.tag != TEXT_ENTRY:
            what = REFUSED.get(one.tag, f"of the type {one.tag!r}")
            return f"There is no kind here for a question that is {what}."
    if len(asks) > 1 and any(one.tag != TEXT_ENTRY for one in asks):
        return f"It asks {len(asks)} things at once; here each is a question of its own."
    answers = sum(1 for _ in inside(item, "simple-choice", "simple-associable-choice", "map-entry", "value"))
    return f"It has more than {MOST_ANSWERS} answers." if max(answers, len(asks)) > MOST_ANSWERS else ""


def _words(body: Element | None) -> str:
    return made_title(" ".join(words(body).split())) if body else ""


def _id(item: Element) -> str:
    return re.sub(r"[^a-z0-9]+", "-", item.attributes.get("identifier", "").lower()).strip("-")


def _points(item: Element) -> float:
    """The most that an item says it gives; 1 where it says nothing that ours can have."""
    scores = [one for one in item.all("outcome-declaration") if one.attributes.get("identifier") == "SCORE"]
    points = number(scores[0].attributes.get("normal-maximum", "1")) if scores else 1.0
    return points if 0 < points <= MOST_POINTS else 1.0


def _text(element: Element, where: str, texts: Texts) -> str:
    """A text of another file, whose pictures are beside that one."""
    return Texts(texts.find, where, texts.left_out).of(element)


def _prompt(parts: Parts, body: Element, ask: Element) -> str:
    """What stands in the body, with the interaction's own prompt in its place."""

    def instead(element: Element) -> str | None:
        if element is ask:
            own = ask.first("prompt")
            return f"<div>{parts.texts.html(own, parts.said.instead)}</div>" if own else ""
        return parts.said.instead(element)

    return parts.texts.of(body, instead)


def _faces(parts: Parts, choices: list[Element]) -> dict[str, tuple[str, int]]:
    """The texts of choices by their identifiers, with their lines; without what is said to who takes them."""
    return {
        one.attributes.get("identifier", ""): (parts.texts.of(one, parts.said.instead), one.line) for one in choices
    }


def _choice(parts: Parts, body: Element, asks: list[Element], block: Block) -> Block | str:
    response = parts.of(asks[0])
    if response is None or not parts.found.is_scored(response):
        return UNSAID
    faces = _faces(parts, list(inside(asks[0], "simple-choice")))
    several = response.cardinality != "single"
    marks = _marks(parts.found, response, several)
    if isinstance(marks, str):
        return marks
    items = tuple(
        Item(marks.get(ident, " "), text, line, _key(ident, text), parts.said.reason(response.ident, ident))
        for ident, (text, line) in faces.items()
    )
    whole = several and response.ident in parts.found.by_right and len(response.right) > 1
    own = {"score": WHOLE} if whole else {}
    return replace(block, prompt=_prompt(parts, body, asks[0]), items=items, attributes=own)


def _marks(found: Processing, response: Response, several: bool) -> dict[str, str] | str:
    """The marks of options. Several right ones that are worth the same are ticked; else each has its share."""
    worths = dict(found.earned.get(response.ident, {}))
    if response.ident in found.by_mapping:
        worths |= response.mapping
    if response.ident in found.by_right:
        if several and worths:
            return OWN_RULES
        worths |= dict.fromkeys(response.right, found.full)
    earning = [worth for worth in worths.values() if worth > 0]
    if not earning:
        return UNSAID
    if several and max(earning) - min(earning) < 1e-6:
        return _ticked(worths, len(earning), max(earning))
    most = sum(earning) if several else max(earning)
    shares = {ident: max(-1.0, round(worth / most, 9)) for ident, worth in worths.items() if worth}
    return {ident: "x" if share == 1 and not several else percent(share) for ident, share in shares.items()}


def _ticked(worths: dict[str, float], count: int, each: float) -> dict[str, str]:
    """Right options that are worth the same; a wrong one takes back a right one, or has its share."""
    marks = {}
    for ident, worth in worths.items():
        share = max(-1.0, round(worth / (count * each), 9))
        is_usual = not worth or abs(worth + each) < 1e-6 * each
        marks[ident] = "x" if worth > 0 else " " if is_usual else percent(share)
    return marks


def _key(ident: str, text: str) -> str:
    return option_key(re.sub(r"^_(?=\d)", "", ident), text)


def _order(parts: Parts, body: Element, asks: list[Element], block: Block) -> Block | str:
    response = parts.of(asks[0])
    if response is None or not response.right:
        return UNSAID
    if response.ident not in parts.found.by_right:
        return OWN_RULES
    faces = _faces(parts, list(inside(asks[0], "simple-choice")))
    if sorted(faces) != sorted(response.right):
        return "Its order leaves some of the steps out."
    entries = tuple(
        Entry(faces[ident][0], faces[ident][1], parts.said.reason(response.ident, ident), _key(ident, faces[ident][0]))
        for ident in response.right
    )
    own = {} if asks[0].attributes.get("data-partial") == "true" else {"score": WHOLE}
    return replace(block, prompt=_prompt(parts, body, asks[0]), numbered=entries, attributes=own)


def _match(parts: Parts, body: Element, asks: list[Element], block: Block) -> Block | str:
    response = parts.of(asks[0])
    sets = [_faces(parts, list(one.all("simple-associable-choice"))) for one in asks[0].all("simple-match-set")]
    if response is None or len(sets) != 2 or not parts.found.is_scored(response):
        return UNSAID
    worths = dict(parts.found.earned.get(response.ident, {}))
    if response.ident in parts.found.by_mapping:
        worths |= response.mapping
    if response.ident in parts.found.by_right:
        worths |= dict.fromkeys(response.right, 1.0)
    said = [tuple(value.split(" ")) for value, worth in worths.items() if worth > 0]
    pairs = [(one[0], one[1]) for one in said if len(one) == 2]
    for lefts, rights, turn in ((sets[0], sets[1], False), (sets[1], sets[0], True)):
        turned = {right if turn else left: left if turn else right for left, right in pairs}
        if set(turned) == set(lefts) and len(pairs) == len(turned) and set(turned.values()) <= set(rights):
            break
    else:
        return "Its lines do not each have one that belongs to it."
    entries = []
    for left, (text, line) in lefts.items():
        right = turned[left]
        reason = parts.said.reason(response.ident, f"{right} {left}" if turn else f"{left} {right}")
        entries.append(Entry(pair_text(_line(text), _line(rights[right][0])), line, reason, _key(left, text)))
    used = set(turned.values())
    entries += [Entry(pair_text("", _line(text)), line) for ident, (text, line) in rights.items() if ident not in used]
    return replace(block, prompt=_prompt(parts, body, asks[0]), bullets=tuple(entries))


def _line(text: str) -> str:
    """One line whose arrows, if any, part nothing."""
    return arrowless(" ".join(text.split()))


def _typed(parts: Parts, body: Element, asks: list[Element], block: Block) -> Block | str:
    """One answer below the text, or blanks in it."""
    places = [(one, parts.of(one)) for one in asks]
    if any(response is None or not parts.found.is_scored(response) for _, response in places):
        return UNSAID
    known = [(one, response) for one, response in places if response]
    if len(known) == 1 and _is_below(body, known[0][0]):
        made = entries(known[0][1], parts.found, parts.said, block)
        return made if isinstance(made, str) else replace(made, prompt=_prompt(parts, body, asks[0]))
    return blanks(known, parts.found, parts.texts, lambda instead: _filled(parts, body, instead), block)


def _filled(parts: Parts, body: Element, places: dict[int, str]) -> str:
    """The body with a mark in every place."""

    def instead(element: Element) -> str | None:
        return places.get(id(element), parts.said.instead(element))

    return parts.texts.of(body, instead)


def _is_below(body: Element, ask: Element) -> bool:
    """Whether a place stands below all that is asked, and not within it."""
    return ask.attributes.get("data-blank") != "true" and not _behind(body, ask)[1].strip()


def _behind(element: Element, ask: Element, found: bool = False) -> tuple[bool, str]:
    """Whether `ask` is in an element or was `found` before, and what is said behind it there to everybody."""
    said = ""
    for piece in element.pieces:
        if isinstance(piece, str):
            said += piece if found else ""
        elif piece is ask:
            found = True
        elif piece.tag not in FEEDBACK:
            inner, rest = _behind(piece, ask, found)
            said += rest
            found = found or inner
    return found, said


READERS: dict[str, Callable[[Parts, Element, list[Element], Block], Block | str]] = {
    "choice-interaction": _choice,
    "order-interaction": _order,
    "match-interaction": _match,
}
