"""Whether a line says what holds now. Only such a line can be wrong, or out of date."""

import re

from study.core.notes.model import Fact, Role

_POINTERS: frozenset[Role] = frozenset({"contents", "links", "source"})
"""Lines that only name what is said elsewhere."""

_YEAR = r"(?:[\w:.]+ ){0,3}20\d\d\b"
_THEN = re.compile(
    rf"\b(?:before|until|prior to|antes de|hasta|até|avant|jusqu['’]en|vor|bis|prima del?|fino al?) {_YEAR}"
    rf"|\b(?:in|im|en|em|nel|around|seit|back in) {_YEAR}.{{0,60}}?\b(?:was|were|had|could|war|waren|konnte\w*"
    r"|durfte\w*|era|eran|eram|podía\w*|podia\w*|était|étaient|pouvai\w+)\b"
    r"|\b(?:previously|in the past|used to (?:be|have|take|last)|no longer(?! than)|pre-20\d\d|back then|in those days"
    r"|at (?:the time|launch)|formerly|originally|the (?:old|former) (?:limit|cap|maximum|quota|value|price)"
    r"|(?:was|were) (?:raised|increased|extended) (?:from|to)"
    r"|anteriormente|en el pasado|no passado|auparavant|autrefois|par le passé|à l['’]origine|à l['’]époque"
    r"|früher|ehemals|damals|seinerzeit|ursprünglich|in passato"
    r"|(?:antes|avant),? (?:era[nm]?|el|la|o|a|se|solo|só|il|on|c['’]était|la|le|les)\b)\b"
    r"|以前|かつて|従来は|当時|昔は|20\d\d[年/.-]?\d{0,2}月? ?(?:以前|より前)"
    r"|이전에는|과거에는|예전에는|당시|曾经|曾經|过去|過去|原来是|原先|当年",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\W*(?:20\d\d ?[-./年] ?\d{1,2}\b|20\d\d年|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?20\d\d\b)",
    re.IGNORECASE,
)
"""An entry of a history begins with its date."""
_DENIED = re.compile(
    r"(?:\b(?:is|was|are|isn['’]t|=|:|→|->)\W{0,2}| - |\()(?:now |simply |just |all |long |plain )?"
    r"(?:false|untrue|not true|wrong|incorrect|a myth|a misconception|outdated|out of date|obsolete|a lie|nonsense)\b"
    r"(?!:)|^\W*(?:common |exam )?(?:myth|misconception|mistake|error|trap|falsch|irrtum|mythos|mito|mythe|faux|falso"
    r"|错误|误区)\W{0,2}[:：]"
    r"|\b(?:it is|it['’]s|that is|that['’]s) (?:false|wrong|not true|untrue|a myth)\b"
    r"|\b(?:ist|sind) (?:falsch|veraltet|überholt|ein irrtum)\b"
    r"|\b(?:es|é|está) (?:falso|mentira|desactualizado|un mito)\b|\b(?:c['’]est|est) (?:faux|un mythe|périmé)\b"
    r"|(?:是|為|为)(?:错误|錯誤|错|误解)的?|已过时|已過時|不正确|間違い|古い情報",
    re.IGNORECASE,
)
"""A line that quotes what does not hold, to say so."""
_SUPPOSED = re.compile(
    r"\b(?:if|suppose|imagine)\b[^.;]{0,60}\b(?:were|was|had|allowed|gave|let|could only)\b"
    r"[^.;]{0,80}\b(?:would|could|might)\b"
    r"|\b(?:wenn|falls)\b[^.;]{0,60}\b(?:wäre\w*|hätte\w*|dürfte\w*|könnte\w*|würde\w*)\b"
    r"|\bsi\b[^.;]{0,60}\b(?:fuera\w*|hubiera|pudiera\w*|tuviera|était|étaient|pouvait|avait)\b"
    r"|\bse\b[^.;]{0,60}\b(?:fosse\w*|pudesse\w*|tivesse)\b|如果.{0,30}(?:就会|将会)",
    re.IGNORECASE,
)
_CONTRASTED = re.compile(
    r"(?:\b(?:not|instead of|rather than|unlike|replac(?:es|ed|ing)|nicht(?: mehr)?|statt|anstatt|anstelle von"
    r"|en (?:lugar|vez) de|em vez de|au lieu d[e’']|y no|e não|et non|ya no(?: es| son)?)"
    r"|(?:而不是|不再是|而非)[按以每为為]?|ではなく|이 아니라)"
    r"(?:\W?\b(?:per|by|in|at|the|an?|only|just|every|each|the|old|former|usual|previous|any|of|der|die|das|von|los|las|el"
    r"|la|les?|os?|as|par|por|pro|je|de|des|um))*\W*$",
    re.IGNORECASE,
)
"""What stands before a value that is named as that which does not hold: "15 minutes, not 5"."""
_COMPARED = re.compile(
    r"(?:more|longer|larger|bigger|greater|higher|over|above|mehr|länger|größer|über|más|mayor|mais|maior|plus)\b",
    re.IGNORECASE,
)
"""What is not more than a value is at most that."""
_BEFORE = 60
"""Characters in which what is set aside is named before a value."""
_ASKED = re.compile(r"[^.!?？。！;；()]*[?？]")


def claims_something(line: Fact) -> bool:
    """Whether a line can be held against facts at all: questions, tables of contents and links say nothing."""
    return not line.verbatim and line.role not in _POINTERS and not re.search(r"[?？؟]\W*$", line.text)


def tells_of_then(text: str) -> bool:
    """Whether a line tells how something was, on purpose: it may say what no longer holds."""
    return _DATED.match(text) is not None or _THEN.search(text) is not None


def is_denied(text: str) -> bool:
    """Whether a line says of what it tells that it does not hold, or supposes it only."""
    return _DENIED.search(text) is not None or _SUPPOSED.search(text) is not None


def is_set_aside(text: str, start: int, end: int) -> bool:
    """Whether what stands at a place of a line is asked there, or named as that which does not hold."""
    if _ASKED.match(text, end):
        return True
    return not _COMPARED.match(text, start) and _CONTRASTED.search(text[max(0, start - _BEFORE) : start]) is not None
