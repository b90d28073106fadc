"""What people write to themselves: what they did, thought and felt. It says nothing of the subject."""

import re
from collections.abc import Sequence

from study.core.notes.kinds import has_predicate
from study.core.notes.model import Fact, Role
from study.core.notes.sections import Unasked
from study.core.text.names import any_of

LOG = Unasked("aside", "a line of a diary")
THOUGHT = Unasked("aside", "a thought of its writer")

_TOLD: tuple[Role, ...] = ("statement", "item", "step", "rule", "value", "cause")
_SPOKEN: tuple[Role, ...] = (*_TOLD, "definition")
# "I" may as well be a numeral, a current or a chapter: it speaks where a clause begins, before a verb.
_CLAUSE = (
    r"(?:^\W*|[.!?:;,(—–]\s*|- |\b(?:that|and|but|what|if|when|as|so|because|think|how|which|where|than|before"
    r"|after|while"
    r"|until|whether|or|like|why|things?|whatever|since|though|although|then|now|today|here|also|lol|yes|no|ok"
    r"|okay) )"
)
_VERBS = (
    r"am|was|have|had|do|did|don['’]?t|didn['’]?t|think|thought|guess|want|wanted|need|needed|like|liked|love"
    r"|loved|hate|feel"
    r"|felt|know|knew|see|saw|can|can['’]t|could|couldn['’]t|should|shouldn['’]t|will|won['’]t|would|might|mean"
    r"|remember"
    r"|wonder|hope|believe|find|found|use|used|try|tried|got|get|made|make|read|wrote|write|started|spent|went"
    r"|go|just"
    r"|really|also|still|never|always|actually|probably|learned|learnt|decided|wish|prefer|suspect|forgot"
    r"|understand|keep"
    r"|say|said|talk|talked|work|worked|agree|ought|must|were|take|took"
)
_SPEAKS = {
    "en": rf"{_CLAUSE}I(?:['’](?:m|ve|d|ll)| (?:{_VERBS}))\b|(?<![\w`])[Mm]y(?= \w)(?! (?:SQL|Number|City)\b)"
    r"|\b(?:myself|gonna|wanna|lol|idk|tbh|imh?o|haha\w*|dunno|kinda)\b|\b[Ll]et['’]s\b|\b[Rr]emind me\b",
    "de": r"\b(?:[Ii]ch (?:habe?|bin|denke|glaube|finde|muss|will|kann|war|würde|weiß|möchte|mag)"
    r"|[Mm]eine[rmns]? (?:Meinung|Idee)"
    r"|meiner Meinung)\b|\b(?:habe|bin|muss|will|kann|möchte|glaube|denke) ich\b",
    "fr": r"\b(?:[Jj]e (?:suis|pense|crois|veux|dois|peux|vais|ne)|[Jj]['’](?:ai|aime|avais|étais)|à mon avis"
    r"|moi[, ])",
    "es": r"\b(?:yo (?:creo|pienso|quiero|soy)|[Cc]reo que|[Mm]e (?:gusta|parece|siento)|en mi opinión)\b",
    "it": r"\b(?:io (?:penso|credo|voglio|sono)|[Ss]econdo me|[Mm]i (?:sembra|piace|sento)|[Pp]enso che"
    r"|[Cc]redo che)\b",
    "pt": r"\b(?:[Ee]u (?:acho|penso|quero|sou)|[Aa]cho que|na minha opinião)\b",
    "sv": r"\b[Jj]ag (?:är|har|tycker|tror|vill|måste|kan|ska|var|hade|vet|behöver)\b|\b(?:tycker|tror|ska|måste"
    r"|har) jag\b",
    "nb": r"\b(?:[Jj]eg|[Ee]g) (?:er|har|synes|tror|vil|må|kan|skal|var|hadde|vet|hatar|hater)\b"
    r"|\b(?:synes|tror|skal) jeg\b",
    "da": r"\b[Jj]eg (?:er|har|synes|tror|vil|må|kan|skal|var|havde|ved)\b|\b(?:synes|tror|skal) jeg\b",
    "nl": r"\b[Ii]k (?:ben|heb|denk|vind|wil|moet|kan|was)\b|\bvolgens mij\b",
    "zh": r"我(?:觉得|认为|想|的想法|今天|要|不知道)",
    "ar": r"(?:أعتقد|أظن|في رأيي|برأيي)",
}
_SPEAKING = {code: re.compile(pattern) for code, pattern in _SPEAKS.items()}
# Words without which the patterns need not be tried.
_SPEAKERS = {
    "en": any_of("i my myself gonna wanna lol idk tbh imo imho haha dunno kinda let lets remind"),
    "de": any_of("ich meine meiner"),
    "fr": any_of("je j moi avis"),
    "es": any_of("yo creo me opinión"),
    "it": any_of("io secondo mi penso credo"),
    "pt": any_of("eu acho opinião"),
    "sv": any_of("jag"),
    "nb": any_of("jeg eg"),
    "da": any_of("jeg"),
    "nl": any_of("ik mij"),
}
_DAYS = any_of(
    "today yesterday tonight tomorrow heute gestern morgen aujourd hier hoy ayer oggi ieri idag igår imorgon"
)
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{2,}[\"”“»]|`[^`]*`")
_FEWEST = 8  # lines from which a page is told to be one of thoughts
_SHARE = 4  # one line in so many makes it one


def told(role: Role, text: str, words: Sequence[str], language: str, is_day: bool) -> Unasked | None:
    """What a line without a term is where it tells what its writer did, thought or felt, and not what the subject
    is: it speaks of the writer; or, on the page of a day, of the day, or holds no verb that says something of a thing.
    A definition or the row of a table tells something anywhere."""
    if is_day and role in _TOLD and (not has_predicate(words) or not _DAYS.isdisjoint(words)):
        return LOG
    is_told = role in _SPOKEN and speaks(text, words, language)
    return (LOG if is_day else THOUGHT) if is_told else None


def speaks(text: str, words: Sequence[str], language: str) -> bool:
    """Whether the writer speaks of themself, in the writer's own voice and not in a quotation. `words` are those of
    the text."""
    if language in _SPEAKERS and not _may_speak(language, words):
        return False
    codes = (language,) if language else _SPEAKING  # a few words may be of any language
    tried = [code for code in codes if code in _SPEAKING and _may_speak(code, words)]
    if not tried:
        return False
    alone = _QUOTED.sub(" ", text)
    return any(_SPEAKING[code].search(alone) for code in tried)


def _may_speak(code: str, words: Sequence[str]) -> bool:
    return code not in _SPEAKERS or not _SPEAKERS[code].isdisjoint(words)


def is_of_thoughts(facts: Sequence[Fact]) -> bool:
    """Whether so many lines of a page are thoughts of its writer that the others are, too."""
    told = sum(fact.unasked in (THOUGHT.why, LOG.why) for fact in facts)
    return len(facts) >= _FEWEST and told * _SHARE >= len(facts)
