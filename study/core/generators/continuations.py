"""How does it go on? A statement that nothing else asks, by its beginning: a term, the verb of a short subject, a
condition. It is parted where what is asked for follows from what is given, and nowhere else."""

import re
from collections.abc import Iterator

from study.core.generators import bodies, persons
from study.core.generators.candidate import Candidate, Given
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, verb_of
from study.core.generators.headings import is_known_respect, is_thing
from study.core.generators.kindred import is_general
from study.core.generators.left_out import BY_FORM
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import by_name
from study.core.generators.respects import prompt as respect_of
from study.core.generators.sections import POINTS_AT
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import is_many, lowered, subject
from study.core.generators.tails import answer_of
from study.core.generators.whole import fault, in_words, is_infinitive, leans, length, names, without_article
from study.core.generators.worth import leans_back
from study.core.notes.kinds import joins
from study.core.text.compare import clean, of_one_stem, opened, simple, stem, within
from study.core.text.compare import words as meanings

SHORTEST, LONGEST = 5, 60
"""Words of a sentence that is parted."""
FEWEST_GIVEN, MOST_GIVEN, MOST_SUBJECT = 2, 16, 9
FEWEST_ASKED, MOST_ASKED, FEWEST_NEWS = 4, 40, 2
"""Words that are given, and of them those of the subject; words that are asked for, and of them those that are told
nowhere else in the question."""
FEWEST_OF_TERM = 3
"""Words that are told of a term."""
OFTEN = 3
"""Lines that say the same of a term: they are of a form that was filled in, and tell nothing."""
LAST = 9
"""Its rank: after all that asks for something."""
_HELD = re.compile(r"`[^`]*`|(?<!\$)(\$\$?)[^$]+\1|\([^()]*\)|\[[^\[\]]*\]|“[^”]*”|\"[^\"]*\"|„[^“]*“|«[^»]*»")
"""What is parted nowhere: code, formulas, what stands in brackets or quotation marks."""
_FOR_A_VERB = re.compile(r"[→⇒=>;；]| / ")
"""Signs that stand for a verb."""
_COMMA = re.compile(r", |，|: |：")
"""What ends a condition, or what is said before the subject."""
_NOT = re.compile(r" (?:not|only|also|always|never|inte|nicht|niet|non|pas|no|não)(?= )")
_SET_OFF = re.compile(r"(?:\*\*|==|__)(.+?)(?:\*\*|==|__)|\[\[([^\]|]+)|(?<!!)\[([^\[\]]+)\]\(")
_NO_BEGINNING = re.compile(r"(?i)\(|(?:up|out|off|down|away|back|over|and|or|und|oder|et|ou|och|eller)\b")
"""What goes with the verb before it, or with a condition that is not told whole."""
_MARKS = " ,;:–，；："
_IT = re.compile(r"It (?=[a-z]+s? )")
_ETC = re.compile(r",? etc\.?$")
_AS_SAID = re.compile(
    r"(?i)(?:as (?:stated|mentioned|discussed|said|noted|explained)|comme (?:dit|vu|mentionné)|wie (?:gesagt|erwähnt)"
    r"|come (?:detto|visto)|como (?:se ha )?(?:dicho|visto|mencionado|dito)|som (?:sagt|nämnt)|zoals (?:gezegd|vermeld)"
    r")[^,]{0,20}, "
)
"""How a sentence begins that says something again."""


def continuation(corpus: Corpus, entry: Entry, words: Phrasebook) -> Candidate | str:
    """The question of how a statement goes on, or why there is none."""
    if entry.term and entry.meaning:
        named = _of_term(corpus, entry, words) or _of_pair(corpus, entry, words)
        if named is not None:
            return named
    why = "no sentence"
    for text in _tellings(corpus, entry):
        found = _parted(corpus, entry, text, words)
        if isinstance(found, tuple):
            given, rest = found
            prompt = words.goes_on.format(said=words.quoted(f"{given} …"))
            return Proposal("continuation", (entry,), prompt, bodies.back(opened(rest)), LAST, open=True).of(corpus)
        why = found
    return why


def _was_asked(corpus: Corpus, entry: Entry) -> bool:
    return f"{entry.key}/continuation" in corpus.before


def _of_term(corpus: Corpus, entry: Entry, words: Phrasebook) -> Candidate | None:
    """What a line tells of the term that it begins with."""
    term, said = entry.term, _ETC.sub("", entry.meaning)
    if entry.fact.relation == "leads-to" or is_general(term) or not names(term, words) or term[-1].isdigit():
        return None
    if (
        words.says_nothing.fullmatch(term)
        or joins(term)
        or fault(in_words(said))
        or leans(said, words)
        or not FEWEST_OF_TERM <= length(said) <= MOST_ASKED
    ):
        return None
    same = [one for one in corpus.by_term.get(simple(term), ()) if simple(one.meaning) == simple(entry.meaning)]
    if not _was_asked(corpus, entry) and (_news(corpus, entry, term, said) < FEWEST_NEWS or len(same) >= OFTEN):
        return None
    prompt, given = _asked_of_term(corpus, entry, words)
    body = bodies.back(opened(said))
    asked = Proposal("continuation", (entry,), prompt, body, LAST, given=given, open=True)
    return asked.of(corpus) if prompt else None


def _asked_of_term(corpus: Corpus, entry: Entry, words: Phrasebook) -> tuple[str, Given]:
    """The question for a term, and whether it gives the term alone: what several things have is asked of the thing
    above it."""
    term = entry.term
    is_respect = words.labels.fullmatch(term) is not None or is_known_respect(term, words)
    is_of_several = len({simple(one.meaning) for one in corpus.by_term.get(simple(term), ())}) > 1
    if not (is_respect or is_of_several):
        who = persons.question(corpus, words, term, entry.meaning)
        return who or words.explain.format(term=words.shown(term)), "term"
    about = subject(corpus, entry)
    if not is_thing(about, words) or is_general(about) or within(term, about):
        return ("", "") if is_respect else (words.explain.format(term=words.shown(term)), "")
    return respect_of(words, term, about, entry.meaning) if is_respect else by_name(words, term, about), ""


def _of_pair(corpus: Corpus, entry: Entry, words: Phrasebook) -> Candidate | None:
    """What the notes say behind the colon, or the arrow, of what is more than a name."""
    given, said = entry.term, _ETC.sub("", entry.meaning)
    if any(fault(in_words(one)) for one in (given, said)) or "?" in given or words.remarks.match(given):
        return None
    if leans(given, words) or words.instructs(given):
        return None
    if not FEWEST_OF_TERM <= length(given) <= MOST_GIVEN or length(said) > MOST_ASKED or joins(given):
        return None
    is_new = _was_asked(corpus, entry) or _news(corpus, entry, given, said)
    if length(given) + length(said) < SHORTEST or not is_new:
        return None
    sign = " → …" if entry.fact.relation == "leads-to" else ": …"
    prompt = words.goes_on.format(said=words.quoted(given + sign))
    return Proposal("continuation", (entry,), prompt, bodies.back(opened(said)), LAST, open=True).of(corpus)


def _tellings(corpus: Corpus, entry: Entry) -> Iterator[str]:
    """What a statement says, sentence by sentence."""
    first, *others = (_ETC.sub("", _unjoined(clean(without_note(one)))) for one in sentences(entry.fact.text))
    yield _of_its_title(corpus, entry, first)
    yield from others


def _unjoined(text: str) -> str:
    """A sentence without what joins it to one before it: "Also, a storm may …", "As stated above, …"."""
    bare = _AS_SAID.sub("", text)
    first, _, rest = bare.partition(" ")
    return opened(rest if rest and joins(first) else bare)


def _of_its_title(corpus: Corpus, entry: Entry, text: str) -> str:
    """A sentence about "it" right under a heading, or one that leaves its subject out, is about what that names. Told
    in English alone."""
    over = corpus.by_key.get(entry.fact.parent)
    thing = over.text.rstrip(" :*_") if over is not None else "" if entry.lead else plain_title(entry.topic.title)
    words = entry.phrasebook
    if words is None or words.name != "en" or not is_thing(thing, words) or is_many(thing):
        return text
    if form(text, words) == "verb":
        return f"{thing} {lowered(text)}"
    return _IT.sub(lambda _: f"{thing} ", text, count=1)  # as it is, whatever signs it has


def _parted(corpus: Corpus, entry: Entry, text: str, words: Phrasebook) -> tuple[str, str] | str:
    """What of a sentence is given and what is asked for, or why it cannot be parted. Of what was asked before, only
    whether it can be, and stands alone."""
    kept = _was_asked(corpus, entry)
    if "?" in text or not SHORTEST <= length(text) <= LONGEST or fault(in_words(text.rstrip(" ."))):
        return "no sentence"
    if leans(text, words) or leans_back(text) or words.remarks.match(text):
        return "leans on what stood before it"
    if not kept and (words.instructs(text) or is_infinitive(text.split(" ")[0], words.name)):
        return "tells what to do"
    behind = text.partition(" ")[2] if words.conditional.match(text) else ""
    if behind and (leans(behind, words) or words.remarks.match(behind)):
        return "leans on what stood before it"
    held = [one.span() for one in _HELD.finditer(text)]
    points_at = re.compile(rf"(?i)\b(?:{POINTS_AT.get(words.name, '(?!)')})\b")
    ends, at = _cut(text, words)
    given, rest = text[:at].strip(_MARKS), text[at:].strip()
    if not at or any(start < at < end for start, end in held) or _NO_BEGINNING.match(rest):
        return "nothing of it follows from the rest"
    rest = answer_of(rest, words)
    is_long_enough = FEWEST_GIVEN <= length(given) <= MOST_GIVEN and FEWEST_ASKED <= length(rest) <= MOST_ASKED
    if not (rest and (kept or is_long_enough)):
        return "nothing of it follows from the rest"
    about = text if words.conditional.match(text) else text[:ends]
    if points_at.search(given) or not (kept or _is_spoken_of(corpus, entry, about)):
        return "tells of nothing that the notes name"
    cut = fault(in_words(given)) or fault(in_words(rest)) or rest.rpartition(" ")[2].lower() in words.common
    if cut or not (kept or _news(corpus, entry, given, rest) >= FEWEST_NEWS):
        return "nothing of it follows from the rest"
    return given, rest


def _cut(text: str, words: Phrasebook) -> tuple[int, int]:
    """Where the condition that a sentence begins with ends, else its subject; and where the sentence is parted: behind
    that, or behind the verb. 0 where it cannot be parted."""
    if words.conditional.match(text):
        comma = _COMMA.search(text)
        return comma.span() if comma and length(text[: comma.start()]) >= FEWEST_ASKED else (0, 0)
    verb = verb_of(text) if words.name == "en" else words.verb_of(text)
    if verb is None or (words.name == "en" and form(text, words) in ("verb", "order", "quality")):
        return 0, 0
    *aside, told_of = _COMMA.split(text[: verb.start()])
    if (
        leans(told_of, words)
        or len(aside) > 1
        or words.clauses.search(told_of)
        or _FOR_A_VERB.search(told_of)
        or not meanings(told_of)
        or length(told_of) > MOST_SUBJECT
    ):
        return 0, 0
    denied = _NOT.match(text, verb.end() - text[: verb.end()].endswith(" "))
    return verb.start(), denied.end() + 1 if denied else verb.end()


def _is_spoken_of(corpus: Corpus, entry: Entry, subject: str) -> bool:
    """Whether a sentence is about something that the notes speak of: its place names it, or another place, or it is a
    name by its form, or its writer set it off."""
    places = (*corpus.titles(entry.topic), *corpus.labels(entry))
    above = {one for place in places for one in meanings(place)}
    if any(of_one_stem(one, other) for one in meanings(subject) for other in above):
        return True
    bare = simple(without_article(subject, entry.phrasebook)) if entry.phrasebook else ""
    if bare in corpus.by_term or corpus.titled[bare] or BY_FORM.search(subject):
        return True
    return any(within(clean(one), subject) for found in _SET_OFF.findall(entry.fact.text) for one in found if one)


def _news(corpus: Corpus, entry: Entry, given: str, said: str) -> int:
    """How many words of what is asked for stand neither in what is given nor in its place."""
    known = {stem(one) for one in meanings(f"{given} {' '.join(corpus.context(entry))}")}
    return sum(stem(one) not in known for one in meanings(said))
