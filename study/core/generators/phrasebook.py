"""How a shape asks in one language. What no language has words for is asked without any: gaps, own cards."""

import re
from dataclasses import dataclass
from functools import cached_property

from study.core.text.alternatives import by_first_letters
from study.core.text.attention import ATTENTION


@dataclass(frozen=True, eq=False)  # there is one of each: what is kept by it is found without reading it
class Phrasebook:
    """The words of one language: a module under `phrases` with this value as PLUGIN.

    `kinds` are nouns of several that tell of what kind the points of a list are ("benefits", "types"), `things` those
    that do so as a heading alone ("protocols"), `holds` ends
    a lead that its list completes ("consists of"), `counts` are the words from two to seven, `negation` denies,
    `genus` follows the class a thing belongs to in its definition ("a mask *of* bits", "Mengen, *die* …").

    `common` are words that carry no meaning of their own, which also tell the language where the notes do
    not. The others of the first part are patterns, matched whatever the case: `copula` stands between a
    subject and what it is, `points_back` begins a sentence that leans on the one before, `refers` speaks of
    another place of the notes, `label` is a term that names a property of whatever the topic is ("Purpose"), `heads`
    are such with which people head what they remark in notes of any subject ("Challenges"), with one of `generic`
    before or behind them or without ("main challenges"), `perhaps` are labels among labels and terms of a subject
    elsewhere ("Population"), `empty` is a term that names nothing ("Note"), `adverbs` tell when, how far or how often
    something is so ("In practice"), `ordered` tells that a list is a sequence, `condition` begins a condition, `clause`
    a clause within a sentence, `relative` one behind a comma (where it is no article: "der"), `conjunction` stands
    between two things, `attributive` between a thing and what describes it, `remark` begins a sentence that is said
    beside the subject, or tells what its writer and reader do, `modal` parts a subject from what it must, should or
    cannot do, `verbs` are words of a sentence that no name holds, `orders` begin what a reader is told to do, `short`
    is a label or heading that says so of what follows it ("In short", "Definition"), `because` parts a sentence from
    its reason, which `why` asks for, `described` asks for the name of what is said, `purpose` is what something is done
    for, and names as `said` what of it is asked in `how`. `article` begins what there is one of, `joint` joins to it
    what it is of ("the goal *of* a trial"), and `equals` says what it is, or they are: `which` asks for that.
    `relations` are verbs that leave one thing to be told, each with its question; what they name stands in it;
    `callings` are those that give a name to what stands before them. `person` are nouns that only a person is,
    `native` tells where or when one of them lived, and `who` asks for one: who is alive, and who is not. `claims` begin
    what somebody, or a view, says of something ("argues that …"), which `claim` asks for.

    The second part is what is asked: `{term}`, `{subject}`, `{said}`, `{one}`, `{other}`, `{respect}` are put in as
    they are to be shown, `{n}` is a number from 2 to 7.
    """

    name: str
    common: frozenset[str]
    copula: str
    points_back: str
    refers: str
    label: str
    heads: str
    perhaps: str
    generic: str
    empty: str
    adverbs: str
    ordered: str
    condition: str
    modal: str
    quotes: tuple[str, str]
    meaning: str
    term: str
    value: str
    range: str
    minimum: str
    maximum: str
    default: str
    in_unit: str
    cause: str
    when: str
    property: str
    points: str
    complete: str
    section: str
    known: str
    about: str
    explain: str
    stands: str
    command: str
    rule: str
    goes_on: str
    order: str
    matching: str
    contrast: str
    differ: str
    named: str
    belongs: str
    applies: str
    clause: str = ""
    conjunction: str = ""
    attributive: str = ""
    relative: str = ""
    remark: str = ""
    pictured: str = "What does this picture show?"
    kinds: str = ""
    things: str = ""
    holds: str = ""
    counts: str = ""
    negation: str = ""
    genus: str = ""
    listed: str = ""
    does: str = ""
    many: str = ""
    mean: str = ""
    verbs: str = ""
    orders: str = ""
    tasks: str = ""
    typings: tuple[str, ...] = ()
    purpose: str = ""
    how: str = ""
    described: str = ""
    short: str = ""
    because: str = ""
    why: str = ""
    equals: tuple[str, str] = ("", "")
    article: str = ""
    joint: str = ""
    which: tuple[str, str] = ("", "")
    person: str = ""
    native: str = ""
    who: tuple[str, str] = ("", "")
    claims: str = ""
    claim: str = ""
    relations: tuple[tuple[str, str], ...] = ()
    callings: tuple[tuple[str, str], ...] = ()

    @cached_property
    def defines(self) -> re.Pattern[str]:
        return re.compile(rf"^(?P<subject>.{{2,60}}?)(?<=\S)(?P<copula>{self.copula})(?P<said>.+)$", re.IGNORECASE)

    @cached_property
    def identifies(self) -> re.Pattern[str]:
        """A sentence that says what the one thing is that it begins with."""
        subject = rf"(?P<subject>(?:{self.article or '(?!)'}) .{{2,120}}?)"
        return re.compile(rf"{subject} (?:{self.equals[0]}|(?P<many>{self.equals[1]})) (?P<said>.+)$", re.IGNORECASE)

    @cached_property
    def parts_of(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self.joint or '(?!)'})(?!\w)|['’]s (?=\w)", re.IGNORECASE)

    @cached_property
    def _heading(self) -> re.Pattern[str]:
        blank = "" if self.name in CLASS_LAST else " "
        joined = rf"{blank}(?:{self.conjunction or '(?!)'}){blank}"
        return re.compile(rf"{joined}| [&+] |(?:{self.attributive or '(?!)'})", re.IGNORECASE)

    def is_heading(self, term: str) -> bool:
        """Whether a term rather stands over what is said than names one thing: it names two ("elections and offices"),
        or describes one."""
        return self._heading.search(term) is not None

    def relation(self, sentence: str) -> tuple[dict[str, str], str] | None:
        """The parts of a sentence with the verb of one of the `relations`, and the question for it."""
        return self._relating.read(sentence)

    def calls(self, sentence: str) -> tuple[dict[str, str], str] | None:
        """What a sentence tells of, the name that one of the `callings` gives it, and the question for that."""
        return self._calling.read(sentence)

    @cached_property
    def _relating(self) -> "_Verbs":
        return _Verbs(self.relations, "" if self.name in UNPARTED else " ")

    @cached_property
    def _calling(self) -> "_Verbs":
        return _Verbs(self.callings, "" if self.name in UNPARTED else " ")

    @cached_property
    def predicate(self) -> re.Pattern[str]:
        """What parts a subject from what is said of it: no name holds it."""
        return re.compile(self.copula, re.IGNORECASE)

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self.verbs or '(?!)'})(?!\w)", re.IGNORECASE)

    @cached_property
    def _order(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.orders or '(?!)'})(?= (?!by\b|of\b|for\b))", re.IGNORECASE)

    def is_sentence(self, text: str) -> bool:
        """Whether a verb that says something of something stands in a text, and not as its first word."""
        return any(found.start() > 0 for found in self._verb.finditer(text))

    def verb_of(self, text: str) -> re.Match[str] | None:
        """The first verb that says something of what stands before it."""
        found = (one.search(text, 1) for one in (self.predicate, self._verb))
        return min((one for one in found if one), key=lambda one: one.start(), default=None)

    def does_something(self, text: str) -> bool:
        """Whether a text begins with what something does."""
        return self._verb.match(text) is not None

    @cached_property
    def _claims(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.claims or '(?!)'})", re.IGNORECASE)

    def is_claim(self, text: str) -> bool:
        """Whether a text is what somebody, or a view, says of something: "argues that all virtue is knowledge"."""
        return self._claims.match(text) is not None

    def instructs(self, text: str) -> bool:
        """Whether a text tells its reader to do something."""
        return self._order.match(text) is not None

    @cached_property
    def _task(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.tasks or '(?!)'}){self._end}", re.IGNORECASE)

    def is_task(self, text: str) -> bool:
        """Whether a text begins with what a command does, or ends with what it is for."""
        return self._task.match(text) is not None or self.purposes.fullmatch(text) is not None

    @cached_property
    def _typings(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(one.replace("{typed}", r"(?P<typed>`[^`]+`)"), re.IGNORECASE) for one in self.typings)

    def typed(self, sentence: str) -> re.Match[str] | None:
        """The command of a sentence (`typed`) that tells what something is done with, and what is done (`said`)."""
        if "`" not in sentence:
            return None
        return next((found for one in self._typings if (found := one.fullmatch(sentence))), None)

    @cached_property
    def names_kinds(self) -> re.Pattern[str]:
        """A heading or label that is the name of several things of one kind: "Types of memory"."""
        noun = rf"(?:{self.kinds or '(?!)'})"
        if self.name in UNPARTED:
            return re.compile(rf"(?P<before>).{{0,12}}{noun}")
        thing = rf"(?:[\w'’/-]+ ){{0,2}}(?:{self.things or '(?!)'})(?: \([^()]*\)| (?:{'|'.join(self.common)})\b.*)?"
        return re.compile(rf"(?P<before>(?:[\w'’/-]+ ){{0,4}}){noun}(?: .+)?|{thing}", re.IGNORECASE)

    def promises(self, lead: str, count: int) -> bool:
        """Whether a lead says that `count` points follow, that a row of points does, or of what kind they are."""
        words = self.counts.split()
        number = words[count - 2] if 2 <= count < len(words) + 2 else "(?!)"
        several = rf"^{count} \w|{self._begin}(?:{self.kinds or '(?!)'}|{number}){self._end}"
        ends = rf"{self._begin}(?:{self.holds or '(?!)'})\W*$"
        must = rf"{self.modal.rstrip()}\W*$"
        return any(re.search(one, lead, re.IGNORECASE) for one in (several, ends, must))

    @cached_property
    def denies(self) -> re.Pattern[str]:
        return re.compile(rf"{self._begin}(?:{self.negation or '(?!)'}){self._end}", re.IGNORECASE)

    @cached_property
    def classes(self) -> re.Pattern[str]:
        """A meaning without an article that begins with the class of a thing, and says which of it. Where the class
        stands last, it ends the first clause."""
        if self.name in CLASS_LAST:
            noun = rf"(?P<noun>[^，；。,;:：(（]*?(?:{self.genus or '(?!)'}))"
            return re.compile(rf"{noun}\s*(?:[；;(（]|[，,:：][^。]*$|[。.]?$)")
        return re.compile(
            rf"(?P<noun>(?:[\w'’/-]+ ){{0,2}}?[\w'’/-]+),? (?:{self.genus or '(?!)'}){self._end}", re.IGNORECASE
        )

    @cached_property
    def reasons(self) -> re.Pattern[str]:
        """A sentence with its reason behind it: what is `said`, and what for."""
        unparted = self.name in UNPARTED
        between, after = (r"[，,]?\s?", "") if unparted else (r",?\s", r"\s")
        because = self.because or "(?!)"
        return re.compile(rf"(?P<said>.+?){between}(?:{because}){after}(?P<reason>.+)$", re.IGNORECASE)

    @cached_property
    def in_short(self) -> re.Pattern[str]:
        """A label under which a line says in short what its page is about."""
        return re.compile(self.short or "(?!)", re.IGNORECASE)

    @cached_property
    def purposes(self) -> re.Pattern[str]:
        """A term that is what something is done for: "to list all pods"."""
        return re.compile(self.purpose or "(?!)", re.IGNORECASE)

    @cached_property
    def rules(self) -> re.Pattern[str]:
        return re.compile(rf"^(?P<subject>.{{2,60}}?)(?P<modal>{self.modal})(?P<said>.+)$", re.IGNORECASE)

    @cached_property
    def leans(self) -> re.Pattern[str]:
        return re.compile(rf"^\W*(?:{self.points_back}){self._end}", re.IGNORECASE)

    @cached_property
    def elsewhere(self) -> re.Pattern[str]:
        return re.compile(rf"{self._begin}(?:{self.refers}){self._end}", re.IGNORECASE)

    @cached_property
    def _headed(self) -> str:
        """Any label, with or without what makes no thing of it."""
        generic, heads = by_first_letters(self.generic), by_first_letters(f"{self.label}|{self.heads}")
        before, behind = (r"的?", "") if self.name in UNPARTED else (" ", rf"(?: {generic}){{0,2}}")
        return rf"(?:{generic}{before}){{0,2}}{heads}{behind}"

    @cached_property
    def labels(self) -> re.Pattern[str]:
        """A term that names a property of whatever its place is about, and nothing by itself."""
        return re.compile(self._headed, re.IGNORECASE)

    @cached_property
    def respects(self) -> re.Pattern[str]:
        """Of those the ones under which no things are told of, but how one thing is."""
        return re.compile(by_first_letters(self.label), re.IGNORECASE)

    @cached_property
    def labels_among_labels(self) -> re.Pattern[str]:
        """A term that is one only where others stand beside it."""
        return re.compile(by_first_letters(self.perhaps), re.IGNORECASE)

    @cached_property
    def says_nothing(self) -> re.Pattern[str]:
        """A term that names nothing, as one that only counts remarks does: "Challenge 1"."""
        adverbs = by_first_letters(self.adverbs)
        return re.compile(rf"{self.remarks_head.pattern}|{adverbs}|{self._headed} ?#?\d{{1,2}}", re.IGNORECASE)

    @cached_property
    def remarks_head(self) -> re.Pattern[str]:
        """Of those the ones under which nothing of the subject is told."""
        return re.compile(
            by_first_letters("|".join(filter(None, (self.empty, ATTENTION.get(self.name))))), re.IGNORECASE
        )

    @cached_property
    def sequence(self) -> re.Pattern[str]:
        return re.compile(rf"{self._begin}(?:{self.ordered})", re.IGNORECASE)

    @cached_property
    def conditional(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.condition}){self._end}", re.IGNORECASE)

    @cached_property
    def clauses(self) -> re.Pattern[str]:
        """What begins a clause within a subject, whose verb is not that of the sentence."""
        return re.compile(rf"{self._begin}(?:{self.clause or '(?!)'}){self._end}", re.IGNORECASE)

    @cached_property
    def relatives(self) -> re.Pattern[str]:
        """What a part of a sentence begins with that is a clause, or no thing."""
        return re.compile(rf"(?:{self.clause or '(?!)'}|{self.relative or '(?!)'}){self._end}", re.IGNORECASE)

    @cached_property
    def remarks(self) -> re.Pattern[str]:
        """How a sentence begins that tells nothing of the subject by itself."""
        return re.compile(rf"(?:n\. ?b\.|(?-i:NB)\b|nota bene\b|(?:{self.remark or '(?!)'}){self._end})", re.IGNORECASE)

    @cached_property
    def _begin(self) -> str:
        """What stands before a word; nothing does where words are not parted."""
        return "" if self.name in UNPARTED else r"(?<!\w)"

    @cached_property
    def _end(self) -> str:
        return "" if self.name in UNPARTED else r"(?!\w)"

    def quoted(self, text: str) -> str:
        """Put the notes' own words in the quotation marks of the language."""
        opening, closing = self.quotes
        inner = text.replace(opening, "‘").replace(closing, "’").replace('"', "’").strip()
        return f"{opening}{inner}{closing}"

    def measured(self, question: str, unit: str) -> str:
        """A question that says in which unit its answer is to be given, if in any."""
        bare = question.rstrip("?？؟\xa0 ")
        return f"{bare}{self.in_unit.format(unit=unit)}{question[len(bare) :]}" if unit else question

    def shown(self, text: str) -> str:
        """A term as it stands in a question: set off where Markdown can tell its ends, else quoted."""
        plain = re.fullmatch(r"\w(?:[\w .,'’/&+-]*\w)?", text) is not None and "_" not in text
        return f"*{text}*" if plain else text if text.startswith("`") and text.endswith("`") else self.quoted(text)


class _Verbs:
    """Sentences by their verb, each with its question."""

    def __init__(self, verbs: tuple[tuple[str, str], ...], blank: str) -> None:
        self._blank = blank
        plain = "|".join(re.sub(r"\?P<\w+>", "?:", verb) for verb, _ in verbs)
        # The verbs are written small, and looked for in small letters: for both at once it takes three times as long.
        self._any = re.compile(f"{blank}(?:{plain or '(?!)'})")
        self._each = tuple(
            (re.compile(rf"(?P<subject>\S.{{1,150}}?){blank}{verb}{blank}(?P<said>\S.*)$", re.IGNORECASE), wording)
            for verb, wording in verbs
        )

    def read(self, sentence: str) -> tuple[dict[str, str], str] | None:
        if not self._any.search(sentence.lower()):
            return None
        for pattern, wording in self._each:
            found = pattern.match(sentence)
            # A capital makes a name of what might be a verb: "The Ship Store opens at noon".
            if found and not sentence[found.end("subject") + len(self._blank)].isupper():
                return found.groupdict(), wording
        return None


UNPARTED = ("zh", "ja")
"""Languages whose words stand without blanks."""
CLASS_LAST = (*UNPARTED, "ko")
"""Languages in which the class of a thing stands behind what is said of it."""
TERSE = (*UNPARTED, "ko", "ar")
"""Languages whose words, counted, say little of how much is said: small ones are no words of their own."""
