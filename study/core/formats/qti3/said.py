"""What an item says to its answers: to which, and under which condition."""

from dataclasses import dataclass, field

from study.core.formats.qti3.markup import Texts
from study.core.formats.qti3.processing import ALWAYS, Processing, Response
from study.core.formats.shared.safe_xml import Element
from study.core.questions.source.block import Block

FEEDBACK = ("feedback-inline", "feedback-block")
CANDIDATE = "candidate"


@dataclass(slots=True)
class Said:
    """`reasons` are by response and answer; `lost` counts texts under conditions that are not read."""

    texts: Texts
    reasons: dict[tuple[str, str], str] = field(default_factory=dict)
    always: str = ""
    right: str = ""
    wrong: str = ""
    lost: int = 0

    def reason(self, response: str, answer: str) -> str:
        return self.reasons.get((response, answer), "")

    def is_left_out(self, block: Block) -> bool:
        """Whether something that is said to some answers stands nowhere in the block."""
        kept = {one.reason for one in block.items} | {one.reason for one in (*block.numbered, *block.bullets)}
        return self.lost > 0 or any(text not in kept for text in self.reasons.values())

    def instead(self, element: Element) -> str | None:
        """Nothing in the place of what is shown after an answer, or to those who mark it."""
        if element.tag in FEEDBACK or element.tag in ("template-inline", "template-block", "catalog-info"):
            return ""
        if element.tag == "rubric-block" and CANDIDATE not in element.attributes.get("view", CANDIDATE).split():
            self.texts.left_out.append("words for those who mark")
            return ""
        return None


def said(item: Element, texts: Texts, declared: dict[str, Response], found: Processing) -> Said:
    """Everything an item says to answers."""
    made = Said(texts)
    body = item.first("item-body")
    if body:
        _inside(body, None, made, declared, found)
    for one in item.all("modal-feedback"):
        _put(one, made, declared, found)
    return made


def _inside(
    element: Element, ask: Element | None, made: Said, declared: dict[str, Response], found: Processing
) -> None:
    for child in element.children:
        if child.tag in FEEDBACK:
            response = ask.attributes.get("response-identifier", "") if ask else ""
            # In a choice stands what is said to who takes it.
            own = element.attributes.get("identifier", "") if element.tag.endswith("-choice") else ""
            if own and own == child.attributes.get("identifier", "") and response:
                _add(made, (response, own), made.texts.of(child))
            else:
                _put(child, made, declared, found)
        else:
            _inside(child, child if child.tag.endswith("-interaction") else ask, made, declared, found)


def _put(element: Element, made: Said, declared: dict[str, Response], found: Processing) -> None:
    text = made.texts.of(element)
    told = element.attributes
    outcome, ident = told.get("outcome-identifier", ""), told.get("identifier", "")
    if not text:
        return
    tests = found.shown.get((outcome, ident), [])
    if told.get("show-hide", "show").lower() == "hide":
        # What is hidden by a word that nothing says is shown to all.
        if tests or outcome in found.own:
            made.lost += 1
        else:
            made.always = _joined(made.always, text)
        return
    if of := found.own.get(outcome):
        _add(made, (of, ident), text)
        return
    if not tests or any(test.sort in ("other", "null") for test in tests):
        made.lost += 1
    for test in tests:
        if (test,) == ALWAYS:
            made.always = _joined(made.always, text)
        elif test.sort == "right" and set(test.of.split()) <= set(declared):
            made.right = _joined(made.right, text)
        elif test.sort == "wrong" and set(test.of.split()) <= set(declared):
            made.wrong = _joined(made.wrong, text)
        elif test.sort == "is":
            _add(made, (test.of, test.value), text)


def _add(made: Said, place: tuple[str, str], text: str) -> None:
    made.reasons[place] = _joined(made.reasons.get(place, ""), text)


def _joined(before: str, text: str) -> str:
    return f"{before}\n\n{text}" if before else text
