"""A topic's facts for reading: articles with their nested points, tables, code and callouts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from study.core.facts.facts import REFUTED
from study.library.models import Fact
from study.library.queries import Badge


@dataclass(slots=True)
class Nested:
    """A fact inside an article, `depth` 1 for the outermost."""

    text: str
    depth: int


@dataclass(slots=True)
class Article:
    """One fact with what hangs on it, and what its lines claim; `facts` has the keys of all of them. Exactly one of
    these is filled beyond `text`: `nested` for a list, `rows` (with `head`) for a table, `code` for what is shown as
    it is."""

    start: int
    end: int
    text: str = ""
    callout: str = ""
    nested: list[Nested] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    code: str = ""
    claims: list[Badge] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)

    @property
    def lines(self) -> str:
        """Where it stands: `line 31` or `lines 31 to 35`."""
        return lines(self.start, self.end)


def lines(start: int, end: int) -> str:
    """Line numbers in words."""
    return f"line {start}" if start == end else f"lines {start} to {end}"


def is_stale(badge: Badge) -> bool:
    """Whether the notes say what does not hold, or no longer."""
    return badge.verdict in REFUTED and not badge.away


def articles(facts: Sequence[Fact], claims: Iterable[Badge]) -> list[Article]:
    """Put facts, in reading order, together into what one reads as one piece."""
    found: list[Article] = []
    places: dict[str, tuple[Article, int]] = {}  # of every fact that others may be nested under
    for fact in facts:
        article, depth = _place(fact, found, places)
        article.end = max(article.end, fact.end)
        article.facts.append(fact.key)
        places[fact.key] = article, depth
    for claim in claims:
        for article in found:
            if article.start <= claim.start <= article.end:
                article.claims.append(claim)
                break
    return found


def _place(fact: Fact, found: list[Article], places: dict[str, tuple[Article, int]]) -> tuple[Article, int]:
    """Add a fact to the last article, or begin one; return the article and the fact's depth in it."""
    last = found[-1] if found else None
    if last and fact.parent in places and places[fact.parent][0] is last:
        depth = places[fact.parent][1] + 1
        last.nested.append(Nested(fact.text, depth))
        return last, depth
    if last and fact.lead and " | ".join(last.head) == fact.lead:
        last.rows.append(fact.text.split(" | "))
        return last, 0
    if last and fact.lead and fact.lead == last.text:
        last.nested.append(Nested(fact.text, 1))
        return last, 1
    if last and fact.callout and fact.callout == last.callout and fact.start <= last.end + 2:
        last.nested.append(Nested(fact.text, 1))
        return last, 1
    article = Article(fact.start, fact.end, callout=fact.callout)
    if not fact.verbatim:
        article.text = fact.text
    elif " | " in fact.text and "\n" not in fact.text:
        article.head = fact.text.split(" | ")
    else:
        article.code = fact.text
    found.append(article)
    return article, 0
