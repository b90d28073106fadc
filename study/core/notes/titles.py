"""Lines that only name what stands below them: an item with others nested in it, a few words above a list,
the first line of a callout. They are part of what is said below, and nothing by themselves."""

import re

from study.core.notes.kinds import has_predicate
from study.core.notes.model import Fact, Role
from study.core.notes.unasked import ANSWERED, QUESTION, TITLE
from study.core.text.names import words_of

_LONGEST_TITLE = 6  # words
_LONGEST_LINE = 200  # characters of one with a number
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|\[?\bedit section\]?(?:\([^()]*\))?\s*$", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\s*\{(?::\s*)?(?:[#.][\w-]+|[\w-]+=[^\s{}]+)(?:\s+(?:[#.][\w-]+|[\w-]+=[^\s{}]+))*\s*\}$")
_FILED = re.compile(r"(?:\s+#(?:[^\W\d_][\w/-]*#?|\[\[[^\[\]]+\]\]))+\s*$")
_COUNTED = re.compile(
    r"(?P<mark>\*\*|__)\(?(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])(?:\.|\)\.?)\s*(?P<title>[^*]*[^\W\d_][^*]*?)"
    r"(?:\s*\([^()*]*\))?(?P=mark)(?:\s*\([^()]*\))?\.?"
)
_NAMING: tuple[Role, ...] = ("statement", "item", "step", "example")


def is_name(text: str) -> bool:
    """Whether a text only names something: a few words, no verb, no sign that ends a sentence."""
    bare = text.strip("*_ ")
    if bare.count(" ") >= _LONGEST_TITLE or bare.endswith((".", "!", "?", "。", ",", ";")):
        return False
    return not has_predicate(words_of(bare))


def is_counted_title(text: str) -> bool:
    """Whether a text is a number and a name, both bold, as headings are written without a sign for them, perhaps with
    where to read of it in brackets: "**3. Keel** (page 12)"."""
    found = _COUNTED.fullmatch(text) if text[:2] in ("**", "__") and len(text) <= _LONGEST_LINE else None
    return found is not None and is_name(found["title"].strip("= "))


def without_markup(title: str) -> str:
    """A title without the HTML around or in it, and without the link to edit it that a wiki adds."""
    if "<" not in title and "dit section" not in title:
        return title
    return " ".join(_MARKUP.sub(" ", title).split()) or title


def without_attributes(heading: str) -> str:
    """A heading without what converters write behind it for the page it becomes: `{#id .class}`."""
    return _ATTRIBUTES.sub("", heading) or heading if heading.endswith("}") else heading


def without_tags(heading: str) -> str:
    """A heading without the tags behind it, under which it is filed: "Rigging #ship/sail #flashcards"."""
    return _FILED.sub("", heading) or heading if "#" in heading else heading


def with_titles(facts: list[Fact]) -> list[Fact]:
    """The facts, those of them as titles that only name what is nested below them, what they introduce, or
    the callout they begin; and questions that have something nested below them as answered."""
    named = {fact.parent for fact in facts if fact.depth and fact.role != "note-property"}
    leads = {fact.lead for fact in facts if fact.lead and not fact.depth}
    return [
        fact._replace(role=TITLE.role, unasked=TITLE.why)
        if not (fact.unasked or fact.cards or fact.term)
        and (
            _is_above_others(facts, place)
            or (
                (fact.key in named or fact.text in leads or (fact.callout and _begins_callout(facts, place)))
                and fact.role in _NAMING
                and is_name(fact.text)
            )
        )
        else fact._replace(unasked=ANSWERED.why)
        if fact.key in named and fact.unasked == QUESTION.why
        else fact
        for place, fact in enumerate(facts)
    ]


def _is_above_others(facts: list[Fact], place: int) -> bool:
    """Whether a fact is a title that is counted, and what stands below it is no further one: those are a list."""
    fact = facts[place]
    if fact.depth or fact.text[:2] not in ("**", "__"):
        return False
    return is_counted_title(fact.text) and not all(is_counted_title(one.text) for one in facts[place + 1 : place + 2])


def _begins_callout(facts: list[Fact], place: int) -> bool:
    """Whether a fact is the first of its callout, and not all of it."""
    fact = facts[place]
    if fact.callout in ("", "aside"):
        return False
    others = facts[place + 1 : place + 2]
    if not others or others[0].callout != fact.callout:
        return False
    before = facts[place - 1] if place else None
    is_first = before is None or before.callout != fact.callout or before.lines[1] < fact.lines[0] - 1
    return is_first and others[0].lines[0] <= fact.lines[1] + 2
