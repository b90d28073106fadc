"""A topic's facts for reading: articles with their nested points, tables, code and callouts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from study.core.facts.facts import REFUTED
from study.core.facts.repetition import repeats
from study.library.badges import Badge
from study.library.models import Fact
from study.library.queries import KeyFact


@dataclass(slots=True)
class Nested:
    """A fact inside an article, `depth` 1 for the outermost; `whole` if it says something without its list, `stands`
    if its lines are shown as they stand."""

    start: int
    text: str
    depth: int
    whole: bool
    stands: bool


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

    @property
    def right(self) -> list[Badge]:
        """The claims that hold, of which nobody need be told more than when."""
        return [one for one in self.claims if one.verdict == "right" and not one.away and not one.disputed]

    @property
    def doubtful(self) -> list[Badge]:
        """The claims that do not hold, or not quite, and those whose badge the reader called wrong."""
        return [claim for claim in self.claims if claim not in self.right]

    @property
    def checked(self) -> date | None:
        """When the claims that hold were checked, the earliest of them."""
        return min((claim.checked for claim in self.right), default=None)


@dataclass(frozen=True, slots=True)
class Key:
    """A dated fact on the page, and what the notes say of it in other words: `told` is not shown a second time."""

    fact: KeyFact
    told: tuple[Article, ...] = ()


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


def parted(said: Iterable[Article], facts: Sequence[KeyFact]) -> tuple[tuple[Key, ...], list[Article]]:
    """The dated facts with what repeats them, and what the articles say beyond them, in their order."""
    told: dict[str, list[Article]] = {fact.key: [] for fact in facts}
    more: list[Article] = []
    for article in said:
        repeated = [(point, key) for point in _alone(article) if (key := _repeated(point.text, facts))]
        whole = "" if _tells_more(article) else _repeated(_text(article), facts)
        if repeated and len(repeated) == len(article.nested) and not article.doubtful:
            whole = whole or repeated[0][1]  # nothing is left but the words above a list
        if whole:
            told[whole].append(article)
            continue
        for point, key in repeated:
            told[key].append(Article(point.start, point.start, point.text))
            article.nested.remove(point)
        more.append(article)
    return tuple(Key(fact, tuple(told[fact.key])) for fact in facts), more


def _repeated(said: str, facts: Iterable[KeyFact]) -> str:
    """The key of the dated fact that says this already, or ""."""
    return next((one.key for one in facts if repeats(said, f"{one.headline} {one.text}")), "")


def _tells_more(article: Article) -> bool:
    return bool(article.callout or article.head or article.code or article.doubtful)


def _text(article: Article) -> str:
    return "\n".join((article.text, *(point.text for point in article.nested)))


def _alone(article: Article) -> list[Nested]:
    """The points that can go without a gap. The members and steps of a list stay together: one that lacked some would
    say something else. So do a point with others below it, and one whose claim does not hold."""
    below = [*(point.depth for point in article.nested[1:]), 0]
    doubtful = {claim.start for claim in article.doubtful}
    return [
        point
        for point, depth in zip(article.nested, below, strict=False)
        if point.whole and depth <= point.depth and point.start not in doubtful and not article.callout
    ]


def _nested(fact: Fact, depth: int) -> Nested:
    return Nested(fact.start, fact.text, depth, bool(fact.term) and not fact.ordered, _stands(fact))


def _stands(fact: Fact) -> bool:
    """Whether its lines are shown as they stand; the head of a table is verbatim too."""
    return fact.verbatim and not (" | " in fact.text and "\n" not in fact.text)


def _place(fact: Fact, found: list[Article], places: dict[str, tuple[Article, int]]) -> tuple[Article, int]:
    """Add a fact to the last article, or begin one; return the article and the fact's depth in it."""
    last = found[-1] if found else None
    if last and fact.parent in places and places[fact.parent][0] is last:
        depth = places[fact.parent][1] + 1
        last.nested.append(_nested(fact, depth))
        return last, depth
    if last and fact.lead and " | ".join(last.head) == fact.lead:
        last.rows.append(fact.text.split(" | "))
        return last, 0
    if last and fact.lead and fact.lead == last.text:
        last.nested.append(_nested(fact, 1))
        return last, 1
    if last and fact.callout and fact.callout == last.callout and fact.start <= last.end + 2:
        last.nested.append(_nested(fact, 1))
        return last, 1
    article = Article(fact.start, fact.end, callout=fact.callout)
    if _stands(fact):
        article.code = fact.text
    elif fact.verbatim:
        article.head = fact.text.split(" | ")
    else:
        article.text = fact.text
    found.append(article)
    return article, 0
