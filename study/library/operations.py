"""What importing notes and loading the courses in content/ share."""

import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from study.core.computed.placement import fitting
from study.core.facts.facts import Claim as CoreClaim
from study.core.facts.facts import DatedFact as CoreDatedFact
from study.core.facts.facts import check_claims, facts_again, named_in, place_of
from study.core.notes import parse, read_together
from study.core.notes.companion import Companion
from study.core.notes.identity import Changes, carry_keys
from study.core.notes.inline import plain
from study.core.notes.model import Notes
from study.core.notes.twins import Apart
from study.core.problem import Problem, tally
from study.core.simulators import mentions
from study.core.text.plural import counted
from study.library import search
from study.library.access import there
from study.library.decks import stored_decks
from study.library.figures import DRAWING
from study.library.manifest import Manifest
from study.library.models import (
    LONGEST_SLUG,
    Asset,
    Claim,
    Course,
    DatedFact,
    Dispute,
    DisputeRuling,
    Fact,
    FactCheck,
    NoteFile,
    Topic,
)
from study.library.pictures import brought_again
from study.library.rows import stored_notes
from study.library.sources import Picture, Sources, Text, in_reading_order, page_name
from study.library.switching import Switch, remove
from study.library.sync import sync
from study.people.models import Learner

LONGEST_KEY = 500
"""How long a deleted course can be brought back at least."""


def revisions_of(course: Course) -> dict[str, int]:
    """What tells whether the text of a file of a course was changed, by path."""
    return dict(NoteFile.objects.filter(course=course).values_list("path", "revision"))


def stored_sources(course: Course) -> Sources:
    """The notes of a course as they stand here, pictures too, as if they were brought again."""
    notes = NoteFile.objects.filter(course=course, package="")
    files = in_reading_order(Text(path, text) for path, text in notes.values_list("path", "text"))
    return Sources(files, brought_again(course), (), course.slug, decks=stored_decks(course))


def recheck(*, course: Course, notes: Notes) -> None:
    """Hold the notes of a course, whose keys must be the stored ones, against the dated facts again."""
    found, away = claims_of(course, notes, course.slug)
    keep_claims(course=course, found=found, away=away)


def keep_claims(*, course: Course, found: Sequence[CoreClaim], away: Collection[str]) -> None:
    """Let these be the claims of a course, in place of those it has."""
    topics = dict(Topic.objects.filter(course=course).values_list("key", "pk"))
    with transaction.atomic():
        Claim.objects.filter(topic__course=course).delete()
        Claim.objects.bulk_create(_claims(found, away, topics))


def claims_of(course: Course, notes: Notes, slug: str) -> tuple[tuple[CoreClaim, ...], Collection[str]]:
    """What the notes of a course, which is called `slug`, say of the dated facts; and which of that was taken away
    after a dispute."""
    place = place_of(course.title, slug)
    return tuple(check_claims(notes, dated_facts(notes, place), place)), taken_away(course)


def taken_away(course: Course) -> Collection[str]:
    """What was taken away of the claims of a course after a dispute, by their identity."""
    return away_in(DisputeRuling.objects.filter(course=course))


def brought_rulings(course: Course | None, companion: Companion) -> list[DisputeRuling]:
    """What a companion, whose lines have the keys of these notes, says of badges about which nobody decided here."""
    if not companion.badges:
        return []
    facts = DatedFact.objects.filter(course__shipped=True, key__in={one.fact for one in companion.badges})
    known = {(of, key): pk for of, key, pk in facts.values_list("course__slug", "key", "pk")}
    ruled = set(DisputeRuling.objects.filter(course=course).values_list("line", "fact"))
    there = ((one, known.get((one.course, one.fact))) for one in companion.badges)
    return [
        DisputeRuling(line=one.line, fact_id=fact, away=one.away)
        for one, fact in there
        if fact and (one.line, fact) not in ruled
    ]


def store_rulings(
    course: Course, rulings: Sequence[DisputeRuling], owner: Learner | None, now: datetime, switch: Switch
) -> None:
    """Let rulings come with what arrives: its owner took badges away by calling them wrong."""
    if not rulings:
        return
    for one in rulings:
        one.course, one.at = switch.place, now
    switch.create(rulings)
    known = set(Dispute.objects.filter(course=course, learner=owner).values_list("line", "fact"))
    switch.create(
        [
            Dispute(course=switch.place, line=one.line, fact_id=one.fact_id, learner=owner, at=now)
            for one in rulings
            if owner and one.away and (one.line, one.fact_id) not in known
        ]
    )


def store_claims(
    course: Course,
    notes: Notes,
    slug: str,
    topics: Mapping[str, int],
    switch: Switch,
    rulings: Sequence[DisputeRuling] = (),
) -> tuple[CoreClaim, ...]:
    """The same for notes that arrive: their claims come with the switch, and so do these rulings."""
    found, taken = claims_of(course, notes, slug)
    away = {*taken, *away_in(rulings)}
    switch.delete(Claim.objects.filter(topic__course=course))
    switch.create(_claims(found, away, topics))
    return without(found, away)


def away_in(rulings: Iterable[DisputeRuling]) -> Collection[str]:
    """What these take away, by its identity."""
    return {f"{one.fact_id} {one.line}" for one in rulings if one.away}


def without(claims: Sequence[CoreClaim], away: Collection[str]) -> tuple[CoreClaim, ...]:
    """The claims that were not taken away."""
    return tuple(claim for claim in claims if claim.identity not in away)


def dated_facts(notes: Notes, place: Sequence[str]) -> tuple[CoreDatedFact, ...]:
    """The dated facts of the shipped courses of whose subject these notes speak, with their scopes and patterns, as the
    core's values."""
    shipped = Course.objects.filter(shipped=True).only("pk", "scope")
    scopes = {course.pk: course.scope for course in shipped if named_in(course.scope, notes, place)}
    if not scopes:
        return ()
    facts = DatedFact.objects.filter(course__in=scopes).select_related("topic").order_by("course", "position")
    return tuple(
        fact
        for course, rows in groupby(facts, lambda row: row.course_id)
        for fact in facts_again(scopes[course], [_table_of(row) for row in rows])
    )


def _table_of(fact: DatedFact) -> dict[str, Any]:
    """A fact as its file has it."""
    return {
        "id": str(fact.pk),
        "topic": fact.topic.key if fact.topic else "-",
        "headline": fact.headline,
        "text": fact.text,
        "source_title": fact.source_title,
        "source_url": fact.source_url,
        "as_of": fact.as_of,
        "checked": fact.checked,
        "claim": fact.patterns,
    }


def read_notes(sources: Sources, before: Callable[[int, str], object] = lambda number, path: None) -> Notes:
    """Read the texts together, with the decks as they are, and with the simulators that fit them. `before` is told
    the number and the path of each file before it is read. Raises ValueError for packages that are not made into decks
    yet."""
    if sources.packages:
        raise ValueError("packages are made into decks before notes are read")
    known = mentions()
    parts = []
    for number, text in enumerate(sources.texts):
        before(number, text.path)
        parts.append(parse(text.text, text.path, known))
    return fitting(read_together([*parts, *(Notes(deck.topics) for deck in sources.decks)]), sources.name)


def slug_of(sources: Sources) -> str:
    """What a course made of these is called, where nobody says otherwise."""
    return slugify(sources.name)[:LONGEST_SLUG].strip("-") or "notes"


def course_named(slug: str, owner: Learner | None) -> Course | None:
    """The imported course of this owner, or the public one, that is called so."""
    return Course.objects.filter(there(), slug=slug, owner=owner, shipped=False).first()


def refusals_of(course: Course | None, notes: Notes, sources: Sources) -> tuple[Problem, ...]:
    """Why these notes cannot become the course; empty where they can."""
    return (*unfit(notes), *_lost(course, sources))


def nothing_in(notes: Notes, sources: Sources) -> tuple[Problem, ...]:
    """That nothing stands in what was read, and what does instead; empty where something does."""
    if not sources.files or any(topic.facts for topic in notes.topics):
        return ()
    only = sources.files[0].path if len(sources.files) == 1 else ""
    return (Problem(f"no notes found in it: {_instead(notes, sources)}", file=only or sources.name),)


def _instead(notes: Notes, sources: Sources) -> str:
    """What stands in notes that say nothing."""
    if not any(text.text.strip() for text in sources.texts):
        return "no text at all"
    if any(topic.lines != topic.heading for topic in notes.topics):
        return "nothing that a question could be made of"
    headings = sum(bool(topic.level) for topic in notes.topics)
    return counted(headings, "heading") + " alone" if headings else "properties alone"


def carried(
    course: Course, notes: Notes, apart: Container[Apart] = frozenset(), earlier: Mapping[str, str] | None = None
) -> tuple[Notes, Changes]:
    """`notes` under the keys that the course has for them, and what has changed since; the facts of the keys in
    `earlier` count as if they said that."""
    before = stored_notes(course, earlier)
    notes, changes = carry_keys(before.topics, notes, before.live, apart)
    keys = {fact.key for topic in notes.topics for fact in topic.facts}
    # The core was shown removed facts too; what counts is what was there before and what is now.
    return notes, replace(changes, added=len(keys - before.live), removed=len(before.live - keys))


def _lost(course: Course | None, sources: Sources) -> tuple[Problem, ...]:
    """The files of the course that are not among the sources, where some of these could not be read."""
    if course is None or not tally(sources.problems).refuses:
        return ()
    known = set(course.files.values_list("path", flat=True)) - {file.path for file in sources.files}
    message = "this file is part of the course and could not be read, so nothing was changed"
    return tuple(Problem(message, file=path) for path in sorted(known))


def unfit(notes: Notes) -> tuple[Problem, ...]:
    """What the columns of the database cannot hold."""
    return tuple(
        Problem(f"the name of this {what} is longer than {LONGEST_KEY} characters", line, topic.file)
        for topic in notes.topics
        for what, name, line in (
            ("heading", topic.key, topic.lines[0]),
            *(("line", fact.key, fact.lines[0]) for fact in topic.facts),
        )
        if len(name) > LONGEST_KEY
    )


def store_assets(course: Course, pictures: Sequence[Picture], used: set[str], switch: Switch | None = None) -> None:
    """Show the pictures that the notes embed, and no others."""
    wanted = {
        one.path: {"picture_id": one.kept or None, "drawing": one.content.decode("utf-8", "replace")}
        for one in pictures
        if one.path in used and (one.kept or one.path.endswith(DRAWING))
    }
    remove(Asset.objects.filter(course=course).exclude(path__in=wanted), switch)
    stored = {asset.path: asset for asset in Asset.objects.filter(course=course)}
    place = switch.place if switch else course
    sync(Asset.objects.all(), stored, wanted, lambda path: Asset(course=place, path=path), switch)


def store_dated_facts(course: Course, manifest: Manifest, topics: Mapping[str, int], switch: Switch) -> None:
    """Make the course's dated facts those of its folder."""
    wanted = {
        fact.key: {
            "topic_id": topics.get(fact.topic),
            "position": position,
            "headline": fact.headline,
            "text": fact.text,
            "source_title": fact.source.title,
            "source_url": fact.source.url,
            "as_of": fact.as_of,
            "checked": fact.source.checked,
            "patterns": manifest.patterns[fact.key],
        }
        for position, fact in enumerate(manifest.facts)
    }
    for check in FactCheck.objects.filter(course=course, key__in=wanted):
        there = wanted[check.key]
        if check.said == DatedFact(**there).said:
            there["checked"] = max(there["checked"], check.day)
    existing = {fact.key: fact for fact in DatedFact.objects.filter(course=course)}
    switch.delete(DatedFact.objects.filter(course=course).exclude(key__in=wanted))
    sync(DatedFact.objects.all(), existing, wanted, lambda key: DatedFact(course=switch.place, key=key), switch)


def _claims(claims: Sequence[CoreClaim], away: Collection[str], topics: Mapping[str, int]) -> list[Claim]:
    return [
        Claim(
            topic_id=topics[claim.topic],
            fact_id=int(claim.fact),
            start=claim.lines[0],
            end=claim.lines[1],
            says=claim.says,
            verdict=claim.verdict,
            holds=claim.holds,
            note=claim.note,
            line=claim.line,
            scope=claim.scope,
            away=claim.identity in away,
        )
        for claim in claims
    ]


def index(course: Course) -> None:
    """Bring the search index in step with the course's topics and facts."""
    found = course.topics.select_related("file").defer("file__text")
    topics = [search.Row("topic", course.pk, topic.pk, topic.key, topic.name) for topic in found]
    titles = {topic.topic: topic.title for topic in topics}
    dated = [
        search.Row(
            "fact",
            course.pk,
            fact.topic_id or 0,
            fact.key,
            titles.get(fact.topic_id or 0, course.title),
            plain(f"{fact.headline} {fact.text}"),
        )
        for fact in course.dated_facts.all()
    ]
    said = Fact.objects.filter(topic__course=course, removed_at=None)
    facts = [
        search.Row("fact", course.pk, topic, key, titles[topic], plain(text))
        for topic, key, text in said.values_list("topic", "key", "text")
    ]
    search.again(course.pk, ("topic", "fact"), [*topics, *dated, *facts])


def title_of(notes: Notes, sources: Sources) -> str:
    """The title in the front matter of the only file, its only first-level heading, or its name."""
    if len(sources.texts) == 1:
        given = notes.properties.get(sources.texts[0].path, {}).get("title")
        tops = [topic.title for topic in notes.topics if topic.level == 1]
        title = str(given or "").strip() or (tops[0] if len(tops) == 1 else "")
        if title:
            return title
    name = " ".join(re.split(r"[-_\s]+", page_name(sources.name))).strip()
    return name[:1].upper() + name[1:] if name else "Notes"
