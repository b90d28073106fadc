"""May a part of a sentence, a name or a command be asked unseen? That no tale around it has to be known, and that the
question does not tell it."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.clauses import clauses
from study.core.generators.grammar import form, is_quality
from study.core.generators.lists import MERITS
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.sentences import sentences
from study.core.generators.statements import plain_title
from study.core.generators.whole import CLOSING, OPENING, is_infinitive, length, without_article
from study.core.text.compare import clean, of_one_stem, simple, words

_NEW = re.compile(r"(?i)\b(?:an?|eine?[nm]?|une?|un[ao]?|uma?|ett?|een) (?P<noun>[^\W\d]{3,})")
_KNOWN = re.compile(r"(?i)\b(?:the|der|die|das|den|dem|il|lo|la|le|les|el|o|a|het|de) (?P<noun>[^\W\d]{3,})")
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,})\b")
_FIRST = re.compile(r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,}),? (?:is|was|has|had|an?|the|finds?|who)\b")
"""A name in a sentence, and one that begins it."""
_HELD = re.compile(
    r"(?i)\b(?:means?|asserts?|claims?|argues?|says?|holds?|alleges?|contends?|bedeutet|behauptet|significa"
    r"|afferma|signifie|affirme|afirma|betyder|hävdar|betekent"
    r"|beweert)(?: that\b|,? dass\b| che\b| que\b| att\b| dat\b)"
)
"""A sentence in a sentence: the reason behind it is that of the inner one."""


def reason_is_of_the_whole(case: Case) -> str:
    """Why something is so is asked of what stands for itself: not of somebody in an example, nor of what only is said
    to be so."""
    main = case.main
    if case.candidate.shape != "why" or main is None or main.phrasebook is None:
        return ""
    said = re.sub(rf"^[^{OPENING}]*[{OPENING}]|[{CLOSING}][^{CLOSING}]*$", "", case.asked)
    if _HELD.search(said):
        return "the reason is that of a part"
    if " - " in said or " – " in said:
        return "several things are explained"
    if said[:1].islower() and form(said, main.phrasebook) == "verb":
        return "does not say of what"
    before = _before(case, said)
    if not before:
        return ""
    told = {found["noun"].casefold() for found in _NEW.finditer(before)}
    names = {found["name"] for found in _FIRST.finditer(before)} & {found["name"] for found in _NAME.finditer(said)}
    points = any(found["noun"].casefold() in told for found in _KNOWN.finditer(said))
    return "hangs on the tale before it" if names or points else ""


def _before(case: Case, said: str) -> str:
    """The sentences of a statement before the one that says this."""
    assert case.main is not None
    text = clean(case.main.fact.text)
    at = text.find(said[1:].rstrip(" ."))
    return text[: max(at - 1, 0)]


_OTHERWISE = re.compile(
    r"(?i)\W*(?:otherwise|in all other|ansonsten|andernfalls|altrimenti|sinon|de lo contrario|caso contrário|annars"
    r"|anders)\b"
)
_NOT = re.compile(r"(?i)\b(?:not|nicht|non|no|pas|não|inte|niet)\b")
_TELLING = 5
"""Letters of a word that carries a meaning of its own."""


def relation_is_told_whole(case: Case) -> str:
    """What a sentence says of a thing is all of it: not only what it is not, nor one of two cases; and the name of the
    thing does not tell it."""
    main = case.main
    if case.candidate.shape != "relation" or main is None:
        return ""
    answer = simple(" ".join(case.parts.right))
    said = sentences(main.fact.text)
    at = next((place for place, one in enumerate(said) if answer[:40] and answer[:40] in simple(one)), -1)
    if at >= 0:
        if at + 1 < len(said) and _OTHERWISE.match(said[at + 1]):
            return "the other case is left out"
        if ";" in said[at] and _NOT.search(" ".join(case.parts.right)):
            return "only what it is not"
    asked = [word for word in simple(case.asked).split() if len(word) >= _TELLING]
    if any(one == other for place, one in enumerate(asked) for other in asked[place + 1 :]):
        return "the name of the thing tells it"
    return ""


LONGEST_SUBJECT = 4
"""Words of a thing that a sentence can be asked of."""
_LETTERS = re.compile(r"[A-Z]{2}")
"""A name that is known wherever it stands: an abbreviation."""


def relation_is_of_a_known_thing(case: Case) -> str:
    """What a sentence says is asked of the thing of its place, and where it is said first."""
    main = case.main
    if case.candidate.shape != "relation" or main is None or main.phrasebook is None:
        return ""
    if case.candidate.slot:
        return "said behind something else"
    found = next((told for clause in clauses(main) if (told := main.phrasebook.relation(clause.text))), None)
    subject = without_article(found[0]["subject"], main.phrasebook) if found else ""
    if not subject or length(subject) > LONGEST_SUBJECT or "__" in subject:
        return "does not say of what"
    places = (*case.corpus.titles(main.topic), *case.corpus.labels(main))
    titled = words(" ".join(places))
    if main.language in UNPARTED:
        own = any(subject in place for place in places)
    else:
        own = any(of_one_stem(one, title) for one in words(subject) for title in titled)
    return "" if own or _LETTERS.search(subject) else "of another thing than its place is about"


_PARTS = re.compile(r"[A-Z][a-z]{3,}|[a-z]{4,}|[A-Z]{4,}")
_STEM = 4
"""Letters that a part of a joined name and a word of its stem have in common."""
_JOINED = re.compile(r"`|[a-z][A-Z]|_")
_SETTING = re.compile(r"`|[\w.]+=\S")
"""What begins as code, or as a setting."""


def name_is_not_read_off(case: Case) -> str:
    """A joined name holds no word of what is said of it, and what is said is told in words."""
    if case.candidate.shape not in ("named", "explained") or case.main is None:
        return ""
    if _SETTING.match(case.main.meaning.strip()):
        return "what is said of it is code"
    if case.candidate.shape == "explained":
        return ""
    joined = [text for text in case.parts.right if _JOINED.search(text)]
    asked = [word for word in words(case.main.meaning) if len(word) >= _STEM]
    parts = [part.casefold() for text in joined for part in _PARTS.findall(text)]
    given = any(part[:_STEM] == word[:_STEM] for part in parts for word in asked)
    return "a word of the question gives the name away" if given else ""


_TOOL = re.compile(r"`?(?:sudo )?\S+ ?")
_PLACEHOLDER = re.compile(r"\[[^\]]*\]|<[^>]*>|(?<!\w)--?\S+")

_OPTIONS = re.compile(
    r"(?i)\b(?:options?|parameters?|flags?|arguments?|optionen|parameter|argumente|opciones|parámetros|argumentos|paramètres"
    r"|opzioni|parametri|argomenti|opções|parâmetros|flaggor|växlar|opties)\b|选项|参数|خيارات"
)
"""A place that lists parts of commands."""
_OWN = re.compile(r"\d+\.\d+\.\d+\.\d+|(?:[\w]+-)*(?=[a-f0-9]{8,})(?=[a-f]*\d)[a-f0-9]+(?:-\w+)*")
"""An address, or a number that a machine gave to something."""


def command_is_told_by_its_task(case: Case) -> str:
    """A command is asked for by what is done with it, and not in its own words, whatever slip of the pen is in them."""
    main = case.main
    if case.candidate.shape != "command" or main is None or main.phrasebook is None:
        return ""
    command = case.parts.right[0].strip("`")
    said = " ".join(re.findall(rf"[{OPENING}](.+)[{CLOSING}]", case.asked)) or case.asked
    if not _is_task(said, main.language, main.phrasebook):
        return "says not what is done"
    places = [*case.candidate.context, *case.corpus.titles(main.topic)[-1:]]
    if any(map(_OPTIONS.search, places)) and re.fullmatch(r"[\w-]+(?:[ =]<[^>]+>)+", command):
        return "an option, and no command"
    if any(map(_OWN.search, re.split(r"[\s=:/]", command))):
        return "a value of the writer's own"
    rest = words(_PLACEHOLDER.sub(" ", _TOOL.sub("", command, count=1)))
    asked = words(said)
    if rest and all(any(of_one_stem(one, word) or sorted(one) == sorted(word) for word in asked) for one in rest):
        return "the question says the command"
    twin = next(iter(case.corpus.by_meaning.get(simple(main.meaning), ())), main)
    first = next(iter(case.corpus.by_term.get(simple(main.term), ())), main)
    again = main.term and main.key not in (twin.key, first.key) and simple(first.meaning) == simple(main.meaning)
    return "another line asks for the same command" if again else ""


def _is_task(said: str, language: str, phrasebook: Phrasebook) -> bool:
    """Whether words tell what somebody, or a command, does. English verbs look as nouns do: only what begins with a
    quality is none."""
    first, last = said.split(" ")[0], said.split(" ")[-1]
    if form(said, phrasebook) in ("verb", "order") or phrasebook.instructs(said) or phrasebook.is_task(said):
        return True
    if language == "en":
        return not is_quality(first)
    return is_infinitive(first, language) or is_infinitive(last, language)


_STATE = re.compile(
    r"(?i)(?:must|should|shall|cannot|can)(?: not)? (?:always |only |also )?(?:have|be|contain|hold|exist)\b"
)
"""What begins a rule that says how something is."""


def rule_says_what_is_done(case: Case) -> str:
    """Who is asked what a thing must do is told something that it does, and not what it has."""
    if case.candidate.shape != "rule" or not re.match(r"What (?:must|should|can) ", case.asked):
        return ""
    return "the rule says how something is" if any(map(_STATE.match, case.parts.right)) else ""


_TO_READER = re.compile(r"(?i)\b(?:you|your|yours|yourself)\b")
_AGAINST = re.compile(r"(?i) (?:do|does|did) (?!not\b)[a-z]+\b")
"""A verb that is stressed against what a sentence before it says: "if somebody does resort to force"."""
LITTLE = 2
"""Words of an answer that are too few where another of its words stands in the question."""


def condition_is_told_whole(case: Case) -> str:
    """What applies under a condition is asked where the notes say all of it in a sentence about something. In other
    languages than English the grammar of a sentence is not known well enough to tell."""
    main = case.main
    if case.candidate.shape != "condition" or main is None or main.phrasebook is None:
        return ""
    if main.language != "en":
        return "something else may follow, too"
    asked, answer = case.asked.rstrip(" ?"), case.parts.right[0]
    if _TO_READER.search(f"{asked} {answer}"):
        return "tells its reader what to do"
    if _AGAINST.search(asked):
        return "leans on what stood before it"
    text, told = clean(main.fact.text), answer.rstrip(" .")[1:]
    at = text.find(told)
    rest = text[at + len(told) :]
    if at < 0 or (rest and rest[0] not in ".。"):
        return "a part of what follows is left out"
    if answer[0].islower() or form(answer, main.phrasebook) in ("verb", "order"):
        return "does not say of what"
    known = words(asked)
    said = words(answer) - main.phrasebook.common
    news = [one for one in said if not any(one == other or of_one_stem(one, other) for other in known)]
    return "the question tells it" if len(news) <= LITTLE and len(news) < len(said) else ""


def is_said_of_a_thing(case: Case) -> str:
    """What begins with its verb is said of the thing that it stands under, and not of its merit."""
    main = case.main
    if case.candidate.shape != "implied" or main is None:
        return ""
    over = [plain_title(main.topic.title), *case.corpus.labels(main)]
    return "its subject is a merit" if any(map(MERITS.fullmatch, over)) else ""


CHECKS: tuple[Check, ...] = (
    condition_is_told_whole,
    reason_is_of_the_whole,
    is_said_of_a_thing,
    relation_is_told_whole,
    name_is_not_read_off,
    command_is_told_by_its_task,
    rule_says_what_is_done,
    relation_is_of_a_known_thing,
)
