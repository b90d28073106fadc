"""Lists that can be asked for: those whose lead tells what is to be named, and whose points are of one form."""

import re
from collections.abc import Sequence
from functools import lru_cache

from study.core.generators.grammar import begins_as_thing, form
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.whole import leans, length
from study.core.text.compare import stem, within
from study.core.text.remembered import REMEMBERED


@lru_cache(maxsize=REMEMBERED)
def names_kind(text: str, phrasebook: Phrasebook) -> bool:
    """Whether a title or label says by a noun of several what its points are: "Benefits", "Types of memory"."""
    found = phrasebook.names_kinds.fullmatch(text.strip(" :：*_"))
    return found is not None and not set((found["before"] or "").lower().split()) & phrasebook.common


LONGEST_OF_THING = 12
"""Words of a point that is one of several things of a kind."""


MERITS = re.compile(
    r"(?i)(?:\w+ )?(?:pros?|cons?|contro|merits|strengths|weaknesses|(?:dis)?advantages|benefits|drawbacks"
    r"|(?:down|up)sides|limitations|(?:s?vantaggi|benefici|pregi|difetti)|(?:vor|nach)teile|avantages|inconvénients|(?:des)?ventajas"
    r"|beneficios|inconvenientes|(?:des)?vantagens|fördelar|nackdelar|(?:voor|na)delen|优点|缺点)"
)
"""What is good or bad about a thing: told in whatever form."""


def are_no_things(text: str, points: Sequence[str], phrasebook: Phrasebook) -> bool:
    """Whether a title is a noun of several things, as "Muscles" is and "Types of muscles" is not, and its points are
    not their names: what is said of them could stand there as well."""
    bare = text.strip(" :：*_")
    if not phrasebook.things or re.search(rf"(?i)(?<!\w)(?:{phrasebook.kinds or '(?!)'})(?!\w)", bare):
        return False
    heads = [re.split(r": | [–—] ", point)[0] for point in points]
    named = sum(side(head, phrasebook) == "name" and length(head) <= LONGEST_OF_THING for head in heads)
    return named * 2 <= len(heads)


_ACT = re.compile(r"(?i)[a-z]{3,}ing (?:the|an?|its|your|[a-z]+ed) \w")
"""A title that tells what somebody does, whatever its last noun is: "meeting stated needs"."""
_MOST = re.compile(r"(?i)(?:most|least) \w+|[a-z]{3,}est")


def tells_how(said: str, points: Sequence[str]) -> bool:
    """Whether an English title tells of an act, or the points which of all has the most of something: neither names
    things of a kind."""
    return _ACT.match(said) is not None or all(map(_MOST.fullmatch, points))


_EFFECT = re.compile(
    r"(?i)(?:(?:the )?(?:effects?|impacts?|influence) of (?:the )?(?P<en>.+?) (?:on|upon) .+"
    r"|(?:einfluss|einflüsse|wirkung(?:en)?|auswirkung(?:en)?) (?:von |de[rs] )(?P<de>.+?) auf .+"
    r"|(?:effets?|influence|impact) (?:d[eu]s? |d['’]|de la )(?P<fr>.+?) sur .+"
    r"|(?:efectos?|influencia|impacto) de(?:l| los| las| la)? (?P<es>.+?) (?:en|sobre) .+"
    r"|(?:effett[oi]|influenza|impatto) d(?:i|el|ella|ei|egli|elle) (?P<it>.+?) s(?:u|ul|ulla|ui|ugli|ulle) .+"
    r"|(?P<zh>.+?)对.+的(?:影响|作用|效应))"
)
"""A title that asks what one thing does to another."""


def are_kinds_of_cause(said: str, points: Sequence[str]) -> bool:
    """Whether a title asks for effects of a thing, and the points are names of kinds of the thing."""
    found = _EFFECT.fullmatch(said.strip(" :：*_"))
    if found is None:
        return False
    cause = next(filter(None, found.groups())).split()[-1].casefold()
    heads = [text.strip(" .。").casefold().split()[-1:] for text in points]
    return sum(bool(head) and stem(head[0]).endswith(stem(cause)) for head in heads) * 2 > len(points)


_AND = r"(?:and|or|und|oder|et|ou|y|o|e|och|eller|en)\b"
"""What joins a second noun to the first."""


def begins_with_kind(text: str, phrasebook: Phrasebook) -> bool:
    """Whether such a noun is its first word, with what it is of behind it, so that a number may stand before it."""
    nouns = "|".join(filter(None, (phrasebook.kinds, phrasebook.things))) or "(?!)"
    return re.match(rf"(?i)(?:{nouns})(?: (?!{_AND})[^\W\d_]|$)", text) is not None


def promises_list(text: str, count: int, phrasebook: Phrasebook) -> bool:
    """Whether a lead says that a list follows: by how many, by a noun of several, or by "consists of"."""
    bare = text.strip(" :：*_")
    return phrasebook.promises(bare, count)


FEWEST_OPEN = 3
"""Words of a lead that its list completes."""


def ends_open(text: str, phrasebook: Phrasebook) -> bool:
    """Whether a lead is a sentence that stops before its end, at a small word: "a schedule is legal if"."""
    bare = text.strip(" :：*_…").lower().split()
    return len(bare) >= FEWEST_OPEN and bare[-1] in phrasebook.common and bare[-1] not in ("this", "these", "it", "not")


_WAITS = re.compile(r"(?i)\b(?:may|might|can|could|should|must|will|would) (?:[a-z]+ly )?[a-z]+$")


def stops_at_verb(text: str) -> bool:
    """Whether an English line ends at a verb whose object is to follow: "could mean"."""
    return _WAITS.search(text.rstrip(" *_")) is not None


_SIDES = {
    "thing": "name",
    "noun": "name",
    "code": "name",
    "quality": "name",
    "number": "name",
    "said": "name",
    "verb": "deed",
    "order": "deed",
    "clause": "clause",
    "phrase": "phrase",
    "question": "question",
}


def side(text: str, phrasebook: Phrasebook) -> str:
    """What a point is, as far as its form tells: a name, a deed, a clause, a phrase, a question."""
    return _SIDES[form(text, phrasebook)]


def are_parallel(points: Sequence[str], phrasebook: Phrasebook) -> bool:
    """Whether points are of one form: all names, all deeds or all sentences, and none that leans. What is told by one
    word may be either: "release", "change"."""
    heads = [point.split(": ")[0] for point in points]
    sides = {side(head, phrasebook) for head in heads}
    short = all(length(head) <= LONGEST_OF_THING and not begins_as_thing(head) for head in heads)
    bare = sides == {"name", "deed"} and short
    labelled = all(": " in point for point in points)
    return (len(sides) == 1 or bare or labelled) and not any(leans(point, phrasebook) for point in points)


_OPEN_LEAD = re.compile(
    r"(?i)\b(?:also|auch|aussi|también|anche|também|även|ook)\b"
    r"|\b(?:whatever|such as|for example|for instance|e\.?g|among others|commonly|common(?! law)|usual(?:ly)?"
    r"|typical(?:ly)?"
    r"|uses include|often|sometimes|some|several|various|(?:may|might|could|can) (?:also )?include|include for example"
    r"|zum beispiel|z\. ?b|etwa|häufige?|meist(?:ens)?|üblicherweise|einige|unter anderem|par exemple|notamment"
    r"|souvent|généralement|plusieurs|quelques|comme par exemple|por ejemplo|a menudo|normalmente|generalmente"
    r"|algun[oa]s|vari[oa]s"
    r"|ad esempio|per esempio|di solito|spesso|alcun[ie]|por exemplo|geralmente|alguns|algumas|till exempel|t\. ?ex"
    r"|bland annat|ofta|vanligtvis|vanliga|några|bijvoorbeeld|vaak|meestal|enkele)\b"
)
"""A lead that leaves its list open: its points are some of many."""
_USES = re.compile(
    r"(?i)(?:[\w-]+ )?(?:use ?cases?|uses?|usages?|applications?|anwendung(?:en|sfälle|sbeispiele|sfall)?"
    r"|einsatzgebiete?|cas d['’]\w+"
    r"|utilisations?|applications?|casos de uso|usos|aplicaciones|casi d['’]uso|usi|applicazioni|aplicações"
    r"|användning(?:ar|sområden)?|toepassingen)\b(?: (?:of|for|in|von|für|de|des|di|per|para|av|för|van|voor)\b.*)?"
)
"""What a thing may be used for has no end."""
_ANYTHING = re.compile(
    r"(?i)(?:any(?:thing|one|where)?|whatever|everything else|others?(?: \w+)?|(?:and |many )+more|etc|and so on"
    r"|alles|beliebige\w*"
    r"|andere\w*|weitere\w*|sonstige\w*|usw|autres?|tou(?:t|te|s|tes)|cualquier\w*|otr[oa]s?|altr[ioe]|qualsiasi"
    r"|qualunque|ecc"
    r"|outr[oa]s?|qualquer|andra|övriga?|osv|alla möjliga|overige)\b(?! (?:half|end|side|hälfte|seite|moitié|mitad"
    r"|metà)\b)"
)
"""A point that stands for all that is not named."""


_AND_MORE = re.compile(
    r"(?i)(?:\betc|\bm\.? ?fl|\bosv|\bm\.? ?m|\bu\.? ?a|\busw|\becc|\band others|\band more|\bet al"
    r"|\be altri|\by otros|\bet autres"
    r"|\bund andere|\boch andra|\.\.\.|…)\W*$"
)
"""How a list says at its end that there are others."""


def is_open(said: str, points: Sequence[str]) -> bool:
    """Whether a list may hold others than its points: its lead tells of some, of examples or of what a thing may be
    used for, or its last point is "any other"."""
    bare = said.strip(" :：*_?")
    more = bool(points) and (_ANYTHING.match(points[-1]) or _AND_MORE.search(points[-1])) is not None
    return _OPEN_LEAD.search(bare) is not None or names_uses(bare) or more


def names_uses(said: str) -> bool:
    """Whether a label asks what a thing may be used for."""
    return _USES.fullmatch(said.strip(" :：*_?")) is not None


def introduces(point: str, said: str, phrasebook: Phrasebook) -> bool:
    """Whether a point says again what is to be named, or is a label with its own points behind it."""
    head = re.split(r"\s?[\[(:]", point)[0].strip()
    labelled = head != point and phrasebook.labels.fullmatch(head) is not None
    return labelled or (length(said) > 1 and length(point) > length(said) and within(said, point))


_BEFORE_COUNT = (
    r"(?:^|(?<!\w)(?:has|have|are|of|in|the|these|with|into|from|by|for|hat|haben|sind|gibt|in|die|diese|mit|a|ont|sont|les|ces|en"
    r"|tiene|tienen|son|hay|los|las|ha|hanno|sono|le|i|gli|queste|questi|tem|têm|são|há|os|as|har|är|finns|de|dessa|heeft"
    r"|zijn|het) )"
)
"""What stands before a number that counts, and not before one that is part of a name: "layer 7"."""


def counts_otherwise(said: str, count: int, phrasebook: Phrasebook) -> bool:
    """Whether a lead says another number of points than there are."""
    counted = re.sub(r"\([^()]*\)", "", said)
    numbers = [int(found) for found in re.findall(rf"(?i){_BEFORE_COUNT}(\d{{1,2}}) (?=[^\W\d_])", counted)]
    spoken = phrasebook.counts.split()
    numbers += [spoken.index(word) + 2 for word in said.lower().split() if word in spoken]
    return bool(numbers) and count not in numbers


_OTHERS = re.compile(
    r"(?i)(?:other|further|more|additional|weitere|andere|sonstige|autres|otr[oa]s|altr[ie]|ulteriori|outr[oa]s|andra"
    r"|övriga|fler|overige) [^\W\d]"
)
"""What begins a list that goes on from another one."""


def goes_on(said: str) -> bool:
    """Whether a lead, with its last sentence, or a label goes on from another list: "other methods"."""
    return _OTHERS.match(said.split(". ")[-1]) is not None
