"""What does a statement do among the notes? Told from its form, in a fixed order."""

import re
from collections.abc import Sequence

from study.core.notes.inline import Split
from study.core.notes.kinds import PREDICATE, names_a_thing
from study.core.notes.model import FactKind, Role
from study.core.text.names import any_of

_EXAMPLE = re.compile(
    r"(?:e\.\s?g\.|for (?:example|instance)|examples?\b|ex\.|z\.\s?b\.|zum beispiel|beispiele?\b|par exemple"
    r"|exemples?\b|p\.\s?ej\."
    r"|por ejemplo|ejemplos?\b|(?:ad|per) esempio|esempi[o]?\b|por exemplo|exemplos?\b|t\.\s?ex\.|till exempel"
    r"|exempel\b|bijvoorbeeld"
    r"|voorbeeld\b|bijv\.|例如|比如|例[:：]|たとえば|예를 들어|예[:：]|например|مثال|לדוגמה)",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:must|should|shall|never|always|cannot|can't|may not|need to|needs to|has to|have to|is required|are"
    r" required|only if|do not"
    r"|don't|muss|müssen|darf|dürfen|soll(?:te)?n?|niemals|immer|doit|doivent|toujours|jamais|debe|deben"
    r"|siempre|nunca|deve|devono"
    r"|sempre|mai|devem|måste|ska|skall|aldrig|alltid|får inte|moet|moeten|mag niet|altijd|nooit|должен|должна"
    r"|нельзя|всегда|никогда"
    r"|يجب|חייב)\b|必须|必須|不能|不得|应该|禁止|なければ|해야|しては",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:[^\s.,:;]+\s){1,6}?(?:is|are|was|refers to|means|denotes|ist|sind|bezeichnet|est|sont|désigne|es|son"
    r"|significa|è|sono|é|são|är"
    r"|betyder|is een|zijn)\s+(?:an?|the|one of|ein|eine|der|die|das|une?|le|la|les|un|una|el|los|il|lo|uma?|o"
    r"|os|ett|en|den|det|een)\s"
    r"|[^，。：:\s]{1,12}(?:是(?:一|指)|とは|는 |은 )|[^\s]+(?:\s[^\s]+){0,3}\s(?:—|это)\s",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?<![^\W\d_])\d[\d.,  ]*(?:\s?[-–]\s?[-+−]?\d[\d.,]*)?\s?(?:%|‰|°\s?[CFK]?"
    r"|[µmkMGTn]?(?:[mgslVAWJNLHΩFT]|Hz|Pa|mol"
    r"|eV|Da|bar|ol)\b"
    r"|[KMGTP]i?[Bb]\b|[kMG]bps|€|\$|£|¥|cm|mm|km|kg|min\b|h\b|rpm|ppm|mmHg|mmol|bpm|kcal|cal|dB|bits?\b|bytes?\b"
    r"|×\s?10|x10|\^)"
    r"|[$€£¥]\s?\d|\d\s?/\s?(?:min|h|s|day|d|Tag|jour|día|giorno|dygn|mm³|µl|l|kg|m²)\b"
    r"|\d\s+(?:[^\W\d_]+\s)?(?i:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|percent|per cent"
    r"|degrees|meters?|metres?|grams?"
    r"|lit(?:er|re)s?|volts?|amperes?|watts?|joules?|newtons?|hertz|pascals?|moles?|characters?|messages?"
    r"|items?|people|dollars?|euros?"
    r"|sekunden?|minuten?|stunden?|tagen?|tage|wochen?|monaten?|monate|jahren?|jahre|prozent|grad|meter|gramm|liter"
    r"|secondes?|heures?|jours?|semaines?|mois|ans|années?|pour cent|degrés|mètres?|grammes?|litres?"
    r"|segundos?|minutos?|horas?|días?|semanas?|meses|años?|por ciento|grados|metros?|gramos?|litros?"
    r"|secondi|minuti|ore|giorni|settimane|mesi|anni|per cento|gradi|metri|grammi|litri"
    r"|sekunder|minuter|timmar|dagar|veckor|månader|år|procent|grader|dygn"
    r"|seconden|uren|dagen|weken|maanden|jaar|procent|graden)\b"
    r"|\d\s?(?:秒|分钟|分鐘|分|小时|小時|時間|天|日|周|週|月|年|个|個|次|度|米|克|升|人|倍|元|초|분|시간|일|년|секунд|минут|часов|дней|лет)",
)
_NUMBER = re.compile(r"[-+−±~≈<>≤≥]?\s?\d[\d.,:×x^/ –-]*\W*$")
_DETERMINER = re.compile(
    r"(?:an?|the|any|every|all|one|ein|eine|einer|der|die|das|une?|le|la|les|l['’]|un|una|uno|el|los|las|il|lo"
    r"|gli|uma?|o|os|as|en|ett"
    r"|den|det|de|het|een|when|how|what|where|wenn|quando|quand|cuando|när)\b",
    re.IGNORECASE,
)
_ARROW = re.compile(r"⇒|→|⟶|⟹|➔|➜|=>|->|==>|-->")
_DIGIT = re.compile("[0-9]")
# Words without which the patterns above need not be tried.
_EXAMPLES = any_of("e. e.g ex fo z. zu be pa p. po ej ad pe es t. ti bi vo 例如 比如 例： 例: た 예를 예: на مث לד") | {
    "たと",
    "e.",
    "ex",
}
_MODALS = any_of(
    "must should shall never always cannot can't may need needs has have is are only do don't muss müssen"
    " darf dürfen soll sollte sollten niemals immer doit doivent toujours jamais debe deben siempre nunca"
    " deve devono sempre mai devem ska skall"
)
_COPULAS = any_of("is are was refers means denotes ist sind bezeichnet est sont es son significa sono betyder zijn")
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


def role_of(
    text: str,
    words: Sequence[str],
    split: Split,
    kind: FactKind,
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
    step, an item, else a statement. `words` are those of the text in small letters.
    """
    if callout == "example" or (words[0][:2] in _EXAMPLES and _EXAMPLE.match(text)):
        return "example"
    if split.term:
        return _sided(text, words, split, kind, ordered)
    if _DIGIT.search(text) and _VALUE.search(text):
        return "step" if ordered and text.count(" ") >= _STEP else "value"
    if ordered or kind == "step":
        return "step" if kind == "step" and text.count(" ") >= _STEP - 1 else "item"
    if _rules(text, words):
        return "rule"
    if not (_COPULAS.isdisjoint(words) and text.isascii()) and _IS.match(text):
        return "definition"
    if kind == "list-item" or (enumerated and _length(text) <= _LONG):
        return "item"
    return "statement"


def _rules(text: str, words: Sequence[str]) -> bool:
    """Whether a text says what must, may not or always does happen."""
    return not (_MODALS.isdisjoint(words) and text.isascii()) and _RULE.search(text) is not None


def _sided(text: str, words: Sequence[str], split: Split, kind: FactKind, ordered: bool) -> Role:
    term, meaning = split.term, split.meaning
    is_name = kind == "definition" or (kind != "statement" and names_a_thing(term))
    if split.relation == "leads-to":
        if len(_ARROW.findall(text)) > 1:
            return "step"
        if _length(term) > _CLAUSE or not is_name:
            return "cause"
        if PREDICATE.search(meaning) and _length(meaning) > _LONG:
            return "definition"
    if _DIGIT.search(meaning):
        found = _NUMBER.match(meaning) or _VALUE.search(meaning)
        if found and found.start() <= max(12, len(meaning) // 3):
            return "value"
    if _rules(meaning, words):
        return "rule"
    if not is_name:
        return "step" if ordered else "statement"
    if _DETERMINER.match(meaning) or _length(meaning) >= _LONG:
        return "definition"
    if split.relation == "leads-to" and _length(meaning) <= _SHORT:
        return "pair"
    return "property"
