"""The writer's own sentence with a gap: a number, what the writer set off, or a name the rest does not tell."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.gaps import GAP, NAMES, POINTS, SUBJECT
from study.core.generators.grammar import form, is_quality
from study.core.generators.left_out import BY_FORM, OPENS, TOLD, VERB
from study.core.generators.phrasebook import TERSE
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import is_title_telling
from study.core.generators.whole import PREDICATE, fault, is_infinitive, leans, length, names
from study.core.notes.model import Topic
from study.core.text import unit
from study.core.text.compare import clean, simple, stem, within, words
from study.core.text.compare import names as names_in
from study.core.text.conversions import is_same, without_repeats
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity

SHORTEST, LONGEST, LONGEST_OF_NUMBER, SHORTEST_OF_NUMBER = 6, 40, 32, 3
"""Words a sentence must and may have; the last two where a number is left out."""
MOST_OF_FRAGMENT = 2
"""Groups of digits in a line without a verb."""
LONGEST_CALLED = 14
"""Words of a sentence that names what stands before it."""
LONGEST_NAME = 4
LONGEST_TERM = 7
"""Words of a name before a colon or an arrow."""
ALL = 100
"""Per cent that are everything, and no figure."""
OF_PAIR = 3
"""Words beside the number of a pair, from which on it is more than the value of a term."""
MOST_NUMBERS = 6
"""Groups of digits in a sentence that is no row of figures."""
OFTEN = 3
"""Statements of a topic that may hold what is left out: what is everywhere is no question."""
MOST = 2
"""Sentences of one statement that are asked."""
ALMOST = 0.8
_SET_OFF = re.compile(r"(\*\*|==)(?=\S)(?P<said>[^*_=]{2,60}?)(?<=\S)\1")
_GLUED_TITLE = re.compile(r"(\*\*|__)[^*_]* [^*_]*[^*_.:,;!?]\1 [A-ZÀ-Þ][a-zà-þ]+ [a-zà-þ]")
"""A title set off, with the sentence after it."""
_SAME = re.compile(r"(?i)(?:same|stess[oaie]|gleiche\w*|selbe\w*|mêmes?|mism[oa]s?|mesm[oa]s?|samma|zelfde)\b")
_NO_SENTENCE = re.compile(r"\S = \S|§|\d [A-Z]\.[A-Z]\.")
"""An equation, or the place of a law."""


type _Blank = tuple[str, tuple[str, ...], str, int]


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each sentence that has a place worth a gap."""
    for entry in corpus.by_topic[topic.key]:
        if entry.cells or (entry.fact.relation == "leads-to" and length(entry.term) <= LONGEST_TERM):
            continue
        asked = 0
        said = sentences(entry.fact.text)
        sided = entry.fact.relation == "means" and length(entry.term) <= LONGEST_TERM
        for place, raw in enumerate(map(without_note, said)):
            blank = _of_pair(entry, raw) if sided else _blank(corpus, entry, raw, len(said) <= 2)
            if blank is None and place and not sided:
                blank = _called(corpus, entry, without_note(said[place - 1]), raw)
            found = blank if asked < MOST else None
            if found is None:
                continue
            before, answers, after, rank = found
            slot = ("" if before else SUBJECT) + (str(place + 1) if place else "")
            body = bodies.blank(before, answers, after)
            asked += 1
            yield Proposal("gap", (entry,), f"{before}{GAP}{after}", body, rank, slot).of(corpus)


def _of_pair(entry: Entry, raw: str) -> _Blank | None:
    """A number of what stands behind a name and a colon: the name says what it is the number of."""
    sentence = clean(raw)
    if not SHORTEST <= length(sentence) <= LONGEST or fault(sentence) or leans(sentence, entry.phrasebook):
        return None
    if TOLD.search(sentence) or "?" in sentence or not sentence[0].isalpha():
        return None
    if len([word for word in words(entry.meaning) if word.isalpha()]) < OF_PAIR:
        return None
    return _number(sentence, entry.language)


def _blank(corpus: Corpus, entry: Entry, raw: str, alone: bool) -> _Blank | None:
    sentence = clean(raw)
    if not SHORTEST_OF_NUMBER <= length(sentence) <= LONGEST or fault(sentence) or leans(sentence, entry.phrasebook):
        return None
    if _NO_SENTENCE.search(sentence) or _goes_on(entry, sentence):
        return None
    if "?" in sentence or not (sentence[0].isalnum() or sentence[0] in "`“«„‘'\""):
        return None
    if length(sentence) < SHORTEST or not _is_sentence(entry, sentence):
        return _number(sentence, entry.language) if alone and _is_of_its_place(corpus, entry, sentence) else None
    if POINTS.search(" ".join(sentence.split()[:6])) or _GLUED_TITLE.match(raw) or _lacks_subject(entry, sentence):
        return None
    found = _set_off(corpus, entry, raw, sentence)
    if found is None and alone and not TOLD.search(sentence):
        found = _number(sentence, entry.language) or _name(corpus, entry, sentence)
    return found or (_subject(corpus, entry, raw, sentence) if alone else None)


_HEDGES = re.compile(r"(?i)\b(?:maybe|perhaps|vielleicht|peut-être|forse|quizás?|talvez|kanske|misschien)\b")


def _is_of_its_place(corpus: Corpus, entry: Entry, sentence: str) -> bool:
    """Whether a line without a verb of its own tells a number of what its place names: "Up to 100 items" under the name
    of an operation."""
    labels = corpus.labels(entry)
    place = labels[-1] if labels else plain_title(entry.topic.title)
    named = is_title_telling(corpus, place, entry.phrasebook) and names(place, entry.phrasebook)
    return named and not TOLD.search(sentence) and len(re.findall(r"\d+", sentence)) <= MOST_OF_FRAGMENT


def _called(corpus: Corpus, entry: Entry, before: str, raw: str) -> _Blank | None:
    """The name that a sentence gives to what the one before it tells: "… This is called **waiver**"."""
    told, sentence, words = clean(before), clean(raw), entry.phrasebook
    if words is None or not words.leans.search(sentence) or words.elsewhere.search(sentence) or fault(sentence):
        return None
    if not SHORTEST <= length(told) <= LONGEST or fault(told) or leans(told, words) or POINTS.search(told):
        return None
    if "?" in told or length(sentence) > LONGEST_CALLED or not _is_sentence(entry, told) or TOLD.search(told):
        return None
    found = _set_off(corpus, entry, raw, sentence)
    if found is None or not NAMES.search(found[0]) or not _hidden(corpus, entry, found[1][0], told, 0):
        return None
    return f"{told.rstrip('.')}. {found[0]}", found[1], found[2], 3


def _goes_on(entry: Entry, sentence: str) -> bool:
    """Whether a sentence ends with a small word, as one does that a list below it completes."""
    common = entry.phrasebook.common if entry.phrasebook is not None else frozenset[str]()
    return entry.language != "en" and sentence.split()[-1].lower() in common


def _lacks_subject(entry: Entry, sentence: str) -> bool:
    """Whether a sentence begins with its verb: what it speaks of stands somewhere else."""
    words = entry.phrasebook
    begins = words is not None and form(sentence, words) in ("verb", "order")
    return begins or (entry.language == "en" and PREDICATE.match(sentence) is not None)


def _is_sentence(entry: Entry, sentence: str) -> bool:
    """Whether it says something of something. English alone is asked for its verb here."""
    return entry.language != "en" or VERB.search(sentence) is not None


def _set_off(corpus: Corpus, entry: Entry, raw: str, sentence: str) -> _Blank | None:
    """What the writer set off, where it is one short thing that stands there once, and not first."""
    for match in reversed(list(_SET_OFF.finditer(raw))):
        said = clean(match["said"])
        at = sentence.find(said)
        if (
            not said
            or at <= 0
            or sentence[:at].count("$") % 2
            or not words(said)
            or length(said) > LONGEST_NAME
            or _SAME.match(said)
            or re.search(r"[.,:;()]", said)
            or re.match(r" [(–-]", sentence[at + len(said) :])
        ):
            continue
        before = sentence[:at].split()[-1].lower() if " " in sentence else ""
        known = corpus.titled[simple(said)] > 0 or simple(said) in corpus.by_term or NAMES.search(sentence[:at])
        if entry.language not in (*TERSE, "") and before not in OPENS and not (known or BY_FORM.search(said)):
            continue
        if entry.language == "en" and not _is_noun(before, said, sentence[at + len(said) :], entry):
            continue
        if is_infinitive(said, entry.language):
            continue
        if _hidden(corpus, entry, said, sentence, at) and not _in_list(sentence, at, len(said)):
            return sentence[:at], _answers(said), sentence[at + len(said) :], 3
    return None


_FOLLOWS = re.compile(
    rf"{VERB.pattern}|until|after|before|during|through|over|under|across|between|among|without|within|onto|because|since"
    r"|though|unless|whose|than|per|via|only|again|once|each|every|all|no|about|against|along|around|behind|below|above"
)
"""What may follow a name: a verb, or a small word."""


def _is_noun(before: str, said: str, after: str, entry: Entry) -> bool:
    """Whether English words are a name by what they end with and what follows: no quality, and none of the word
    after them, which many could have."""
    following = re.match(r" ([a-z-]+)", after)
    plain = entry.phrasebook is not None and following is not None and following[1] not in entry.phrasebook.common
    modifies = plain and following is not None and not _FOLLOWS.fullmatch(following[1])
    gerund = before not in ("a", "an", "the") and re.match(r"[a-z]+ing ", said)
    return not modifies and not gerund and not is_quality(said.split()[-1])


def _number(sentence: str, language: str) -> _Blank | None:
    """The first number of a sentence that counts or measures something, where few stand in it and no other is the
    same."""
    many = len(re.findall(r"\d+", sentence)) > MOST_NUMBERS
    if "$" in sentence or _HEDGES.search(sentence) or many or length(sentence) > LONGEST_OF_NUMBER:
        return None
    sentence = without_repeats(sentence, language)
    amounts = quantities(sentence, language)
    for amount in amounts:
        found = _blanked(sentence, amount, language)
        beside = f"{sentence[: amount.at]} {sentence[amount.at + len(amount.numeral) :]}"
        again = set(re.findall(r"\d+", amount.numeral)) & set(re.findall(r"\d+", beside))
        if found and not again and not any(is_same(amount, one) for one in amounts if one is not amount):
            return found
    return None


def _blanked(sentence: str, amount: Quantity, language: str) -> _Blank | None:
    typed, end = amount.numeral.lstrip("US$€£¥₹ "), amount.at + len(amount.numeral)
    if not amount.unit or not amount.at or amount.exponent is not None or amount.value in (0, 1):
        return None
    if amount.unit == "%" and amount.value == ALL:
        return None
    after, before = sentence[end : end + 1], sentence[: end - len(typed)]
    if not re.fullmatch(r"[−-]?\d[\d.,]*(?:[–-]\d[\d.,]*)?", typed) or sentence[:end].count('"') % 2:
        return None
    cut = before[-1:].isalnum() or re.search(r"\d[.,]$", before)
    if sentence[end - len(typed) : end] != typed or cut or before[-1:] in ("/", "-", ".", "#", "⁄"):
        return None
    if after in ("+", "/", "x", "×", "-") or (after.isalpha() and not amount.measured) or _TENS.match(sentence[end:]):
        return None
    if (
        _IN_BOOK.search(before)
        or (not amount.measured and _SHARE.search(before))
        or _is_part_of_name(sentence, end, amount)
    ):
        return None
    if _is_example(sentence, amount.at) or re.fullmatch(r"(?:1[5-9]|20)\d\d", typed):  # a year
        return None
    bound = before.rstrip().endswith(_BOUNDS)
    supposes = language in _SUPPOSES and _SUPPOSES[language].match(sentence) and (bound or not amount.measured)
    rank = 4 if supposes else 3
    return before, (typed, typed.replace(",", ""), typed.replace("–", "-")), sentence[end:], rank


_BOUNDS = ("<", ">", "≤", "≥")
_SUPPOSES = {
    language: re.compile(rf"(?i)(?:{said})\b")
    for language, said in (
        ("en", "if|when|unless|since|given that"),
        ("de", "wenn|falls|weil|da"),
        ("fr", "si|quand|comme|puisque"),
        ("it", "se|quando|visto che|dato che|poiché|siccome"),
        ("es", "si|cuando|como|ya que"),
        ("pt", "se|quando|como|já que"),
        ("sv", "om|när|eftersom"),
        *((code, "hvis|når|fordi|ettersom|eftersom") for code in ("nb", "da")),
        ("nl", "als|wanneer|omdat"),
    )
}
_IN_BOOK = re.compile(
    r"(?i)\b(?:fig\w*|plates?|abb\w*|bild|table|tab|page|seite|sidan?|s|p|pp|chapter|kap\w*|chap\w*|cap\w*|§)\.? ?$"
)
"""What stands before a place in a book."""
_SHARE = re.compile(r"(?i)\d\S*(?: \S+){0,3} (?:per|pro|par|por|je|på|in|of|out of|su|sur|von|sobre) $")
"""What stands before the number of things that another one is a share of: "0.5 per 1000 voyages"."""
_TENS = re.compile(r"s (?:of|or|to)\b|s [-–] ")
"""What follows a number that stands for many: "100s of"."""


def _is_part_of_name(sentence: str, end: int, amount: Quantity) -> bool:
    """Whether letters right behind a number make a name of both, and are no unit as that is written: "3NF"."""
    glued = re.match(r"[A-Za-z]{2,}", sentence[end:])
    return glued is not None and glued[0].isupper() and not amount.unit.isupper() and amount.unit.upper() == glued[0]


def _is_example(sentence: str, at: int) -> bool:
    """Whether a number stands in an aside among others that it could change places with: "(never, 30 days, etc.)"."""
    opened = sentence.rfind("(", 0, at)
    inside = sentence[opened:].partition(")")[0] if opened >= 0 and ")" not in sentence[opened:at] else ""
    return re.search(r"(?i)\betc\b|\be\.?g\b|\bex\b|\bexample\b|\blike\b|…|\.\.", inside) is not None


def _name(corpus: Corpus, entry: Entry, sentence: str) -> _Blank | None:
    """The last name of a sentence that stands in it once, and not in the place that is named."""
    phrasebook = entry.phrasebook
    if phrasebook is None or entry.language != "en":
        return None
    for name in reversed(names_in(sentence)):
        bare = name.strip("`")
        at = sentence.find(name)
        if at <= 0 or not _tells(bare, corpus) or unit.spelled(bare) or _glued(sentence, at, len(name)):
            continue
        following = re.match(r" ([a-z-]+)", sentence[at + len(name) :])
        if following and following[1] not in phrasebook.common:  # "an HTTP application": others would do
            continue
        if _hidden(corpus, entry, bare, sentence, at) and not _in_list(sentence, at, len(name)):
            ends = sentence[at + len(name) :].strip(" .") == "" and _ENDS_WITH.search(sentence[:at])
            return sentence[:at], _answers(bare), sentence[at + len(name) :], 3 if ends else 4
    return None


_CODED = re.compile(
    r"(?:(?P<mark>\*\*|==|__)(?P<set>[^*=_`.,:;()]{3,40})(?P=mark)|(?P<code>`[^`]{2,40}`)"
    r"|(?P<name>[A-Z]{2,}[\w-]*|[\w.]+[-/_]\w[\w-]*|[A-Z][a-z]+[A-Z]\w*|\w*\d\w*))(?= [^\W\d])"
)
"""What a sentence may begin with that is a name in any language: set off, code, capitals, joined words."""
LONGEST_CODED = 80
"""Characters of a sentence in which such a name has to end."""
_SAYS = (
    r"(?:(?:also|only|never|always|normally) )?(?:(?:is|are|has|have|can(?:not)?|does|doesn['’]t|do|don['’]t|must)\b"
    r"|[a-z]{3,}[^s\W]s (?!(?:is|are|was|were|has|have|can|do|must|may|of|in|for|with|on|at|from|that|which|and|or)\b))"
)
"""What an English sentence says of its subject begins so; a noun of several is followed by other words."""
_OF_SUBJECT = re.compile(
    r"(?P<name>(?!(?i:users?|people|we|you|each|every|some|most|many|all|one|an?|the|no|any|if|when|there|it)\b)"
    rf"[^\W\d][\w'’-]{{3,}}) {_SAYS}"
)
_MUCH, _MUCH_OF_CODE = 6, 4
"""Words with a meaning of their own by which the subject of a sentence is known, be it any word, or a name by its
form."""


def _subject(corpus: Corpus, entry: Entry, raw: str, sentence: str) -> _Blank | None:
    """What a sentence begins with and tells of, where it tells enough to know it by."""
    coded = _CODED.match(raw[:LONGEST_CODED])
    if coded and entry.language == "en" and not re.match(f" {_SAYS}", raw[coded.end() :]):
        coded = None
    said = clean(coded["set"] or coded["code"] or coded["name"]) if coded else ""
    if not said and entry.language == "en" and (found := _OF_SUBJECT.match(sentence)):
        said = found["name"]
    after = sentence[len(said) :]
    bare = said.strip("`")
    if (
        not said
        or not sentence.startswith(said)
        or re.match(r"[\w'’-]|,| (?:and|or|vs|und|oder|et|ou|y|e|och|eller|en)\b", after)
    ):
        return None
    if not names(bare, entry.phrasebook) and not (coded and coded["code"]):
        return None
    if not words(bare) - corpus.common or re.fullmatch(r"[A-Z]?[a-z]+ing", bare):  # what somebody does
        return None
    told = len({stem(word) for word in words(after)} - corpus.common)
    if told < (_MUCH_OF_CODE if coded else _MUCH) or not _hidden(corpus, entry, bare, after, 0):
        return None
    return "", _answers(bare), after, 3


_ENDS_WITH = re.compile(r"\w (?:at|to|into|using|via|through|by|with|without|from) (?:the |an? )?$")
"""What ends a sentence with the one thing by which, or to which, something is done."""


def _hidden(corpus: Corpus, entry: Entry, name: str, sentence: str, at: int) -> bool:
    """Whether neither the rest of the sentence nor its place tells what is left out."""
    rest = f"{sentence[:at]} {sentence[at + len(name) :]} {' '.join(corpus.context(entry))}"
    around = {stem(word) for word in simple(rest).split()}
    if within(name, rest) or any(stem(word) in around for word in simple(name).split() if len(word) > 2):
        return False
    return sum(within(name, other.text) for other in corpus.by_topic[entry.topic.key][:200]) <= OFTEN


def _tells(name: str, corpus: Corpus) -> bool:
    """Whether a name is worth asking for: not the subject of all the notes, nor a slip for it."""
    if not words(name) - corpus.common or get_close_matches(name.lower(), corpus.common, cutoff=ALMOST):
        return False
    return len(name.split()) <= LONGEST_NAME and (name.isupper() or " " in name or not name.isalpha())


def _glued(sentence: str, at: int, size: int) -> bool:
    """Whether the name is part of something longer: "HOST:PORT", "128 MB", "IP/TCP"."""
    before, after = sentence[max(at - 1, 0) : at], sentence[at + size : at + size + 1]
    joined = re.match(r"[:.]\w", sentence[at + size :]) is not None
    numbered = re.search(r"\d $", sentence[:at]) is not None
    name_around = re.search(r"(?:^| )[A-Z]\w* $", sentence[:at]) or re.match(r" [A-Z(]", sentence[at + size :])
    ends = before in ("", " ", "(", "‘") and (after == "" or after in " ,.;:)’")
    return numbered or joined or name_around is not None or not ends


def _in_list(sentence: str, at: int, size: int) -> bool:
    """Whether it is one of several that could change places: "S3, SNS or SQS", "Lambda/ECS", or an aside."""
    before, after = sentence[:at].rstrip(), sentence[at + size :].lstrip()
    if before.count("(") > before.count(")"):
        return True
    return bool(
        re.search(
            r"(?:,|/|\b(?:or|and|und|oder|et|ou|y|o|e|och|eller|en|of|like|such as"
            r"|(?:or|and) (?:the|an?)|e\.g\.?|example)|&)$",
            before,
        )
        or re.match(r"(?:,\s*(?:[A-Z`]|and\b|or\b)|/|(?:or|and|und|oder|et|ou|y|o|e|och|eller)\b|&)", after)
    )


def _answers(name: str) -> tuple[str, ...]:
    folded = stem(name) if name.isalpha() and name[-1:] == "s" else name
    return tuple(dict.fromkeys((name, folded)))


PLUGIN = Shape("gap", make)
