"""All that a topic's page shows, read in a number of queries that does not grow with the notes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils.safestring import SafeString, mark_safe

from study.library.models import Asset, Claim, Course, DatedFact, Fact, NoteFile, Topic
from study.people.models import Learner
from study.practice import reading, shelf
from study.practice.outline import Entry, Outline, outline
from study.practice.queries import progress
from study.practice.queries.progress import Cells
from study.practice.reading import Article

LINE_END = re.compile(r"\r\n?|\n")  # as the notes are read
WORDS_A_MINUTE = 200
OPEN_LINES = 24
"""Up to so many lines of the notes are shown at once; more open on demand."""


@dataclass(frozen=True, slots=True)
class Where:
    """Lines of the notes that speak of a fact, with the address that shows them."""

    lines: str
    url: str
    stale: bool
    conditional: bool
    claim: Claim


@dataclass(frozen=True, slots=True)
class Key:
    """A dated fact with what the notes claim about it."""

    fact: DatedFact
    places: tuple[Where, ...]

    @property
    def stale(self) -> Where | None:
        return next((place for place in self.places if place.stale), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the notes: drawn in place when it ships with the product, else by its address.
    Without either it was not among the files."""

    target: str
    line: int
    caption: str
    drawing: SafeString | None
    asset: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes, and the claim that is told below it."""

    number: int
    text: str
    claims: tuple[Claim, ...]

    @property
    def stale(self) -> bool:
        return any(reading.is_stale(claim) for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """A topic's page."""

    topic: Topic
    entry: Entry
    title: str
    crumbs: tuple[Link, ...]
    cells: Cells
    minutes: int
    keys: tuple[Key, ...]
    articles: tuple[Article, ...]
    figures: tuple[Figure, ...]
    file: str
    lines: tuple[Line, ...]
    related: tuple[Link, ...]
    before: Link | None
    after: Link | None
    own: bool

    @property
    def skills(self) -> str:
        """The exam's skills in words: `exam skills 4.3.1 and 1.2.2`."""
        *most, last = self.entry.skills
        return f"exam skills {', '.join(most)} and {last}" if most else f"exam skill {last}"

    @property
    def open_lines(self) -> bool:
        return len(self.lines) <= OPEN_LINES


def topic_page(course: Course, topic: Topic, learner: Learner | None, day: date) -> Page:
    """The page of a topic of the course."""
    topics = list(Topic.objects.filter(course=course).only("key", "title", "parent_id", "course_id"))
    place = next(i for i, one in enumerate(topics) if one.pk == topic.pk)
    entries = outline(course, learner.exam if learner else "")
    facts = list(Fact.objects.filter(topic=topic, removed_at=None))
    claims = list(Claim.objects.filter(topic=topic).select_related("fact"))
    keys = _keys(course, topic, entries)
    return Page(
        topic=topic,
        entry=entries.topic(topic.key),
        title=shelf.title_of(topic, entries),
        crumbs=_crumbs(course, topic, topics, entries),
        cells=progress.count(progress.standings(learner, [course], day, topic), day),
        minutes=_minutes(keys, facts),
        keys=keys,
        articles=tuple(reading.articles(facts, claims)),
        figures=_figures(course, topic),
        file=topic.file.path,
        lines=_lines(topic.file, topic, claims),
        related=_related(course, topic, topics, entries),
        before=_link(course, topics[place - 1], entries) if place else None,
        after=_link(course, topics[place + 1], entries) if place + 1 < len(topics) else None,
        own=learner is not None and course.owner_id == learner.pk,
    )


def _link(course: Course, topic: Topic, entries: Outline) -> Link:
    return Link(shelf.title_of(topic, entries), shelf.topic_url(course, topic))


def _crumbs(course: Course, topic: Topic, topics: Sequence[Topic], entries: Outline) -> tuple[Link, ...]:
    """The headings around the topic, outermost first; under a domain of the exam where it has one."""
    by_number = {one.pk: one for one in topics}
    above: list[Topic] = []
    parent = topic.parent_id
    while parent in by_number:
        above.insert(0, by_number[parent])
        parent = by_number[parent].parent_id
    return tuple(_link(course, one, entries) for one in above)


def _keys(course: Course, topic: Topic, entries: Outline) -> tuple[Key, ...]:
    facts = list(DatedFact.objects.filter(topic=topic))
    claims: dict[int, list[Where]] = {}
    found = Claim.objects.filter(topic__course=course, fact__topic=topic).select_related("topic")
    for claim in found:
        url = "" if claim.topic_id == topic.pk else shelf.topic_url(course, claim.topic)
        where = Where(
            lines=reading.lines(claim.start, claim.end),
            url=f"{url}#l{claim.start}",
            stale=reading.is_stale(claim),
            conditional=claim.verdict == "imprecise",
            claim=claim,
        )
        claims.setdefault(claim.fact_id, []).append(where)
    return tuple(Key(fact, tuple(claims.get(fact.pk, ()))) for fact in facts)


def _minutes(keys: Iterable[Key], facts: Iterable[Fact]) -> int:
    texts = [f"{key.fact.headline} {key.fact.text}" for key in keys] + [fact.text for fact in facts]
    return max(1, ceil(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE))


def _figures(course: Course, topic: Topic) -> tuple[Figure, ...]:
    """Shipped drawings are ours and stand in the page itself; a picture somebody brought never does."""
    paths = {one["asset"] for one in topic.figures if one.get("asset")}
    inline = course.shipped
    rows = Asset.objects.filter(course=course, path__in=paths) if paths else Asset.objects.none()
    assets = {row.path: row for row in (rows if inline else rows.defer("content"))}
    return tuple(_figure(one, assets.get(one.get("asset", "")), inline) for one in topic.figures)


def _figure(one: dict[str, str | int], asset: Asset | None, inline: bool) -> Figure:
    drawing = None
    if asset and inline and asset.media_type == "image/svg+xml":
        text = bytes(asset.content).decode("utf-8")
        drawing = mark_safe(text[text.index("<svg") :])  # noqa: S308 - shipped with the product
    target = str(one["target"]).rpartition("/")[2]
    return Figure(target, int(one["line"]), str(one.get("caption", "")), drawing, asset.path if asset else "")


def _lines(file: NoteFile, topic: Topic, claims: Iterable[Claim]) -> tuple[Line, ...]:
    """The lines of the topic as they were given; a claim is told below the last line it is about."""
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.end, []).append(claim)
    text = LINE_END.split(file.text)[topic.start - 1 : topic.end]
    return tuple(Line(n, line, tuple(told.get(n, ()))) for n, line in enumerate(text, topic.start) if line.strip())


def _related(course: Course, topic: Topic, topics: Sequence[Topic], entries: Outline) -> tuple[Link, ...]:
    by_key = {one.key: one for one in topics}
    wanted = dict.fromkeys(one["topic"] for one in topic.links if one.get("topic") in by_key)
    return tuple(_link(course, by_key[key], entries) for key in wanted if key != topic.key)
