"""What does a statement do among the notes? Told from its form, in a fixed order."""

import re
from collections.abc import Sequence

from study.core.notes.kinds import has_predicate, names_a_thing
from study.core.notes.model import FactKind, Role
from study.core.notes.split import Split
from study.core.text.amounts import amount_at
from study.core.text.names import any_of, words_of

_EXAMPLE = re.compile(
    r"(?:e\.\s?g\.|for (?:example|instance)|examples?\b(?!\.\w)|ex\.|z\.\s?b\.|zum beispiel|beispiele?\b|par exemple"
    r"|exemples?\b|p\.\s?ej\."
    r"|por ejemplo|ejemplos?\b|(?:ad|per) esempio|esempi[o]?\b|por exemplo|exemplos?\b|t\.\s?ex\.|till exempel"
    r"|exempel\b|bijvoorbeeld"
    r"|voorbeeld\b|bijv\.|例如|比如|例[:：]|たとえば|예를 들어|예[:：]|например|مثال|לדוגמה)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:examples?|e\.\s?g\.|for instance|z\.\s?b\.|beispiele?|exemples?|ejemplos?|esempi[o]?|exemplos?"
    r"|exempel|t\.\s?ex\."
    r"|voorbeeld(?:en)?)\b|例如|例子|比如|مثال|مثلا",
    re.IGNORECASE,
)
_MODALS = any_of(
    "must should shall never always cannot muss müssen darf dürfen soll sollen sollte sollten niemals immer doit"
    " doivent toujours jamais debe deben siempre nunca deve devono sempre mai devem måste ska skall aldrig"
    " alltid moet"
    " moeten altijd nooit должен должна нельзя всегда никогда يجب חייב"
)
_MODAL_HEADS = any_of("may can need needs has have is are only do don får mag")
_MODAL_PHRASES = re.compile(
    r"\b(?:may not|can['’]t|needs? to|has to|have to|is required|are required|only if|do not|don['’]t"
    r"|får inte|mag niet)\b",
    re.IGNORECASE,
)
_FAR_MODALS = re.compile(r"必须|必須|不能|不得|应该|禁止|なければ|해야|しては")
_IS = re.compile(
    r"(?:[^\s.,:;]+\s){1,6}?(?:is|are|was|refers to|means|denotes|ist|sind|bezeichnet|est|sont|désigne|es|son"
    r"|significa|è|sono|é|são|är"
    r"|betyder|is een|zijn)\s+(?:an?|the|one of|ein|eine|der|die|das|une?|le|la|les|un|una|el|los|il|lo|uma?|o"
    r"|os|ett|en|den|det|een)\s"
    r"|[^，。：:\s]{1,12}(?:是(?:一|指)|とは|는 |은 )|[^\s]+(?:\s[^\s]+){0,3}\s(?:—|это)\s",
    re.IGNORECASE,
)
_POWER = re.compile(r"\d\s?(?:[×x]\s?10|\^)")
_NUMBER = re.compile(r"[-+−±~≈<>≤≥]?\s?\d[\d.,:×x^/ –-]*\W*$")
_DETERMINER = re.compile(
    r"(?:an?|the|any|every|all|one|ein|eine|einer|der|die|das|une?|le|la|les|l['’]|un|una|uno|el|los|las|il|lo"
    r"|gli|uma?|o|os|as|en|ett"
    r"|den|det|de|het|een|when|how|what|where|wenn|quando|quand|cuando|när)\b",
    re.IGNORECASE,
)
_ARROW = re.compile(r"⇒|→|⟶|⟹|➔|➜|=>|->|==>|-->")
# Words without which the patterns above need not be tried.
_EXAMPLES = any_of(
    "e eg ex for example examples z zum beispiel beispiele par exemple exemples p por ejemplo ejemplos ad per esempio"
    " esempi exemplo exemplos t till exempel bijvoorbeeld voorbeeld bijv"
)
COPULAS = any_of("is are was refers means denotes ist sind bezeichnet est sont es son significa sono betyder zijn")
_SOON = 12  # characters of a meaning before its amount
_LONG = 5  # words of a meaning that reads as a definition
_SHORT = 4  # words of a side that reads as a name
_CLAUSE = 3  # words of a left side that reads as a clause
_STEP = 3  # words of a numbered item that says what to do
# An ideograph says what a few letters say elsewhere.
_DENSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def _length(text: str) -> int:
    """How many words a text has; two ideographs count as one."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_DENSE.findall(text)) // 2


def announces_example(text: str) -> bool:
    """Whether a line says that what follows it is an example: "Take the following knot, for example:"."""
    return _ANNOUNCES.search(text) is not None


def role_of(
    text: str,
    words: Sequence[str],
    split: Split,
    kind: FactKind,
    amount: int,
    *,
    ordered: bool,
    enumerated: bool,
    callout: str = "",
) -> Role:
    """The role of a statement that may be asked.

    An example says that it is one. Of two sides: an arrow leads from cause to effect where the left is a
    clause, through steps where there are more arrows; else it parts a term from its meaning as a colon does.
    A meaning that is a number is a value; one of a few words under a term is a property; a longer one, or one
    that begins as definitions do, a definition. Without sides: a rule, a value, a sentence that defines, a
    step, an item, else a statement. `words` are those of the text, at least
    one, `amount` is where its first amount begins, -1 for none.
    """
    if callout == "example" or ((words[0] in _EXAMPLES or not text.isascii()) and _EXAMPLE.match(text)):
        return "example"
    if split.term:
        return _sided(text, split, kind, amount, ordered)
    if amount >= 0 or ("^" in text and _POWER.search(text)):
        return "step" if ordered and text.count(" ") >= _STEP else "value"
    if ordered or kind == "step":
        return "step" if kind == "step" and text.count(" ") >= _STEP - 1 else "item"
    if _rules(text, words):
        return "rule"
    if not (COPULAS.isdisjoint(words) and text.isascii()) and _IS.match(text):
        return "definition"
    if kind == "list-item" or (enumerated and _length(text) <= _LONG):
        return "item"
    return "statement"


def _is_soon(amount: int, text: str, meaning: str) -> bool:
    """Whether a meaning begins with an amount, or nearly so. `amount` is where the text has its first one."""
    within = amount - text.rfind(meaning)
    return 0 <= (within if within >= 0 else amount_at(meaning)) <= max(_SOON, len(meaning) // 3)


def _rules(text: str, words: Sequence[str]) -> bool:
    """Whether a text says what must, may not or always does happen."""
    if not _MODALS.isdisjoint(words):
        return True
    if not _MODAL_HEADS.isdisjoint(words) and _MODAL_PHRASES.search(text):
        return True
    return not text.isascii() and _FAR_MODALS.search(text) is not None


def _sided(text: str, split: Split, kind: FactKind, amount: int, ordered: bool) -> Role:
    term, meaning = split.term, split.meaning
    is_name = kind == "definition" or (kind != "statement" and names_a_thing(term))
    if split.relation == "leads-to":
        if len(_ARROW.findall(text)) > 1:
            return "step"
        if _length(term) > _CLAUSE or not is_name:
            return "cause"
        if has_predicate(words_of(meaning)) and _length(meaning) > _LONG:
            return "definition"
    if _NUMBER.match(meaning) or (amount >= 0 and _is_soon(amount, text, meaning)):
        return "value"
    if _rules(meaning, words_of(meaning)):
        return "rule"
    if not is_name:
        return "step" if ordered else "statement"
    if _DETERMINER.match(meaning) or _length(meaning) >= _LONG:
        return "definition"
    if split.relation == "leads-to" and _length(meaning) <= _SHORT:
        return "pair"
    return "property"
