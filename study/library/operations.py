"""Writing courses that people import, one transaction each; and what loading those in content/ shares with it."""

import re
import secrets
from base64 import b32encode
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from study.core.computed.placement import fitting
from study.core.facts.facts import Claim as CoreClaim
from study.core.facts.facts import DatedFact as CoreDatedFact
from study.core.facts.facts import check_claims, place_of, read_facts
from study.core.notes import parse, read_together
from study.core.notes.identity import Changes, Unsure, carry_keys
from study.core.notes.inline import plain
from study.core.notes.model import Notes
from study.core.notes.twins import Apart, normalised
from study.core.problem import Problem, tally
from study.core.simulators import mentions
from study.core.text.names import Names
from study.library import fingerprints, search
from study.library.access import there
from study.library.decks import stored_decks
from study.library.figures import DRAWING, find, with_kept
from study.library.manifest import Manifest
from study.library.models import (
    LONGEST_SLUG,
    LONGEST_TITLE,
    Asset,
    Claim,
    Course,
    DatedFact,
    DisputeRuling,
    Doubt,
    Fact,
    FactCheck,
    NoteFile,
    Topic,
)
from study.library.pictures import brought_again
from study.library.rows import store_notes, stored_notes
from study.library.sources import Picture, Sources, Text, in_reading_order, page_name
from study.library.switching import Switch, remove
from study.library.sync import sync
from study.people.models import Learner

LONGEST_KEY = 500
"""How long a deleted course can be brought back at least."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. Without a course it did nothing: its problems say why. `figures` has the
    path of the picture for the (file, target) of each embed, "" where it was not found. `changed` is false when
    the course was what it would become: then nothing was read or written, and `notes` are empty."""

    course: Course | None
    slug: str
    notes: Notes
    figures: Mapping[tuple[str, str], str]
    changes: Changes
    claims: tuple[CoreClaim, ...]
    problems: tuple[Problem, ...]
    changed: bool = True


@transaction.atomic
def import_notes(
    *,
    sources: Sources,
    slug: str = "",
    title: str = "",
    owner: Learner | None,
    now: datetime,
    dry_run: bool = False,
    read: Notes | None = None,
    apart: Container[Apart] = frozenset(),
    told: bool = False,
) -> Imported:
    """Import notes as a course of `owner`, or a public one; again under the same slug to renew it.

    A source that cannot be read is reported and the rest is imported, unless that would take away
    what the course has from it: then nothing is changed. A dry run reports what would have happened.
    `read` are the notes of these sources where they have been read before, `apart` the pairs that
    somebody said are two facts. Pairs that only a person can tell wait for one (Doubt), unless somebody has `told`
    them just now.
    """
    notes = read or read_notes(sources)
    slug = slug or slug_of(sources)
    sources = with_kept(sources, notes, now)
    figures, missing = find(notes, sources)
    course = course_named(slug, owner)
    refused = refusals_of(course, notes, sources)
    problems = (*sources.problems, *refused, *notes.problems, *missing)
    if refused or not sources.files:
        return Imported(None, slug, notes, figures, Changes(), (), problems)
    course = course or Course(slug=slug, address=_address(slug, owner), owner=owner, shipped=False)
    course.title, course.updated_at = (title or course.title or title_of(notes, sources))[:LONGEST_TITLE], now
    course.fingerprint = ""  # until its questions are made, too
    course.save()
    notes, changes = _store(course, notes, sources, figures, now, apart)
    _store_doubts(course, notes, () if told else changes.unsure, now)
    claims = recheck(course=course, notes=notes)
    index(course)
    if dry_run:
        transaction.set_rollback(True)
    return Imported(course, slug, notes, figures, changes, claims, problems)


@transaction.atomic
def leave_unchanged(*, course: Course, sources: Sources, now: datetime) -> Imported:
    """Say that notes were imported which would change nothing (`fingerprints.is_known`)."""
    course.updated_at = now
    course.save(update_fields=["updated_at"])
    return Imported(course, course.slug, Notes(()), {}, Changes(), (), sources.problems, changed=False)


@transaction.atomic
def mark_done(*, imported: Imported, sources: Sources, decided: object) -> None:
    """Note that the course is now all that these notes make of it. Where something could not be read, it is tried
    again each time."""
    if imported.course and not tally(imported.problems).refuses:
        imported.course.fingerprint = fingerprints.of_notes(sources, imported.course.title, decided)
        imported.course.save(update_fields=["fingerprint"])


def stored_sources(course: Course, changed: Mapping[str, str] | None = None) -> Sources:
    """The notes of a course as they stand here, pictures too, as if they were brought again; the texts of the paths
    in `changed` are those."""
    notes = NoteFile.objects.filter(course=course, package="")
    texts = {**dict(notes.values_list("path", "text")), **(changed or {})}
    files = in_reading_order(Text(path, text) for path, text in texts.items())
    return Sources(files, brought_again(course), (), course.slug, decks=stored_decks(course))


def recheck(*, course: Course, notes: Notes) -> tuple[CoreClaim, ...]:
    """Hold the notes of a course, whose keys must be the stored ones, against the dated facts again. Returns the
    claims without those that were taken away after a dispute."""
    rulings = DisputeRuling.objects.filter(course=course, away=True)
    away = {f"{fact} {line}" for line, fact in rulings.values_list("line", "fact")}
    found = check_claims(notes, dated_facts(), place_of(course.title, course.slug))
    with transaction.atomic():
        _store_claims(course, found, away)
    return tuple(claim for claim in found if claim.identity not in away)


def dated_facts() -> tuple[CoreDatedFact, ...]:
    """The dated facts of all shipped courses with their scopes and patterns, as the core's values."""
    tables: dict[Course, list[dict[str, Any]]] = {}
    facts = DatedFact.objects.filter(course__shipped=True).select_related("topic", "course")
    for fact in facts.order_by("course", "position"):
        tables.setdefault(fact.course, []).append(
            {
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
        )
    return tuple(
        fact for course, given in tables.items() for fact in read_facts({"scope": course.scope, "fact": given})[0]
    )


def read_notes(sources: Sources, before: Callable[[int, str], None] = lambda number, path: None) -> Notes:
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
    return fitting(read_together([*parts, *(Notes(deck.topics) for deck in sources.decks)]))


def slug_of(sources: Sources) -> str:
    """What a course made of these is called, where nobody says otherwise."""
    return slugify(sources.name)[:LONGEST_SLUG].strip("-") or "notes"


def course_named(slug: str, owner: Learner | None) -> Course | None:
    """The imported course of this owner, or the public one, that is called so."""
    return Course.objects.filter(there(), slug=slug, owner=owner, shipped=False).first()


def refusals_of(course: Course | None, notes: Notes, sources: Sources) -> tuple[Problem, ...]:
    """Why these notes cannot become the course; empty where they can."""
    return (*unfit(notes), *_lost(course, sources))


def carried(course: Course, notes: Notes, apart: Container[Apart] = frozenset()) -> tuple[Notes, Changes]:
    """`notes` under the keys that the course has for them, and what has changed since."""
    before = stored_notes(course)
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


def _store(
    course: Course,
    notes: Notes,
    sources: Sources,
    figures: Mapping[tuple[str, str], str],
    now: datetime,
    apart: Container[Apart] = frozenset(),
) -> tuple[Notes, Changes]:
    notes, changes = carried(course, notes, apart)
    store_notes(course, notes, sources.files, figures, now)
    store_assets(course, sources.assets, {path for path in figures.values() if path})
    return notes, changes


def _store_doubts(course: Course, notes: Notes, unsure: Sequence[Unsure], now: datetime) -> None:
    """Let the pairs wait that only a person can tell. A line that waits already does so with its first words, and no
    more once it says them again or is gone."""
    Doubt.objects.bulk_create(
        (Doubt(course=course, line=one.key, old=one.old, at=now) for one in unsure), ignore_conflicts=True
    )
    texts = {fact.key: normalised(fact.text) for topic in notes.topics for fact in topic.facts}
    waiting = Doubt.objects.filter(course=course)
    over = [one.pk for one in waiting if texts.get(one.line, normalised(one.old)) == normalised(one.old)]
    waiting.filter(pk__in=over).delete()


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


def _store_claims(course: Course, claims: Sequence[CoreClaim], away: Collection[str]) -> None:
    topics = dict(Topic.objects.filter(course=course).values_list("key", "pk"))
    Claim.objects.filter(topic__course=course).delete()
    Claim.objects.bulk_create(
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
    )


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
    facts = [
        search.Row("fact", course.pk, fact.topic_id, fact.key, titles[fact.topic_id], plain(fact.text))
        for fact in Fact.objects.filter(topic__course=course, removed_at=None)
    ]
    search.again(course.pk, ("topic", "fact"), [*topics, *dated, *facts])


def _address(slug: str, owner: Learner | None) -> str:
    """An address that no course has: guessable only where the course is public."""
    if owner:
        return f"{slug}-{b32encode(secrets.token_bytes(4)).decode().lower()[:6]}"
    taken = set(Course.objects.filter(address__startswith=slug).values_list("address", flat=True))
    return slug if slug not in taken else Names(taken).take(f"{slug}-notes")


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
