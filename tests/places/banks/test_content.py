"""Loading what ships: nobody sees half of it, whatever becomes of whoever loads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from study.banks.models import Bank, Question, Status, Version
from study.banks.operations import import_course, load_content
from study.library.models import Asset, Claim, Course, DatedFact, Fact, NoteFile, Topic
from study.library.ownership import remove_deleted
from study.library.queries import find, shipped_courses
from study.review.queries.questions import open_questions
from tests.clock import START
from tests.factories import a_card, a_learner
from tests.kept import Kept
from tests.places.courses import NOTES, notes, write_course

WRITES = ("INSERT", "UPDATE", "DELETE")
MODELS = (Course, NoteFile, Asset, Topic, Fact, DatedFact, Claim, Bank, Question, Version)


@contextmanager
def killed_at(place: int) -> Iterator[list[str]]:
    """The database takes so many writes, and then nothing any more, as from a process that is killed."""
    seen: list[str] = []

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES):
            seen.append(sql)
            if len(seen) > place:
                raise OperationalError("killed")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute), suppress(OperationalError):
        yield seen


def shown() -> dict[str, Any]:
    """What of the shipped course anybody sees."""
    there = {"course__shipped": True}
    asked = open_questions(None).filter(bank__course__shipped=True)
    return {
        "courses": [(one.slug, one.address, one.title, one.summary) for one in shipped_courses()],
        "files": sorted(NoteFile.objects.filter(**there).values_list("path", "text")),
        "topics": sorted(Topic.objects.filter(**there).values_list("key", "title", "parent__key", "position")),
        "facts": sorted(
            Fact.objects.filter(topic__course__shipped=True, removed_at=None).values_list("key", "text", "topic__key")
        ),
        "dated": sorted(DatedFact.objects.filter(**there).values_list("key", "headline", "topic__key")),
        "banks": sorted(Bank.objects.filter(**there).values_list("slug", "title")),
        "asked": sorted(asked.values_list("key", "current__prompt", "topic__key", "position")),
    }


def follows() -> tuple[Any, ...]:
    """What comes of it after the switch."""
    claims = sorted(Claim.objects.values_list("topic__course__slug", "line", "verdict"))
    hits = [sorted(one.hit.ref for one in find(None, word)) for word in ("tide", "moon", "sluice", "lock", "pulls")]
    held = sorted(Question.objects.filter(status=Status.DRAFT).values_list("key", "held"))
    return claims, hits, held


def changed(folder: Path) -> None:
    """A later version: other words, a line and a topic more, one less, other questions, another verdict."""
    basics, harbours = folder / "notes" / "1-basics.md", folder / "notes" / "2-harbours.md"
    basics.write_text(basics.read_text().replace("12 m", "13 m").replace("- Neap tide ⇒ the lowest", "- Ebb ⇒ a low"))
    harbours.write_text(harbours.read_text() + "- Quay ⇒ a wall for ships\n\n## Locks\n\n- Lock ⇒ a basin of gates\n")
    asked = folder / "questions" / "by-hand.md"
    asked.write_text(asked.read_text().replace("What pulls the sea?", "What pulls the sea up?"))
    more = asked.read_text().replace("by-hand", "more").replace("the-pull", "again").replace("Written", "More")
    (folder / "questions" / "more.md").write_text(more)
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace('"imprecise"', '"wrong"').replace("lunar day", "day of the moon"))


def rows() -> list[int]:
    return [model._base_manager.count() for model in MODELS]


def stops(writes: list[str]) -> list[int]:
    """The first and the last write of each kind and table."""
    named = [" ".join(sql.split()[:3]) for sql in writes]
    ends = {name: place for place, name in enumerate(named)}
    return sorted({named.index(name) for name in named} | set(ends.values()))


@pytest.mark.django_db(transaction=True)
def test_a_load_that_is_killed_leaves_nothing_that_anybody_sees(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    late = START + timedelta(hours=1)
    import_course(sources=notes(), owner=None, now=START)
    before = Kept(tmp_path)
    empty = shown()
    others = rows()
    with killed_at(10_000) as writes:
        load_content(folder=folder, now=START)
    whole, after = shown(), follows()
    assert whole != empty
    for stop in stops(writes):
        before.put_back()
        with killed_at(stop):
            load_content(folder=folder, now=START)
        assert shown() in (empty, whole), f"killed at {stop}: {writes[stop][:80]}"
        if shown() == empty:
            remove_deleted(now=late)
            assert rows() == others, f"killed at {stop}, something is left: {writes[stop][:80]}"
        load_content(folder=folder, now=START)
        remove_deleted(now=late)
        assert (shown(), follows()) == (whole, after), f"killed at {stop}: {writes[stop][:80]}"


@pytest.mark.django_db(transaction=True)
def test_a_killed_upgrade_leaves_what_was_there(tmp_path: Path) -> None:
    before, later = write_course(tmp_path / "before"), write_course(tmp_path / "later")
    changed(later)
    late = START + timedelta(hours=1)
    # A course that somebody learns, and notes that its facts are held against.
    load_content(folder=before, now=START)
    import_course(sources=notes(NOTES), owner=None, now=START)
    learnt = a_card(a_learner(), Question.objects.get(key="the-pull")).question_id
    begun = Kept(tmp_path)
    old = shown()
    with killed_at(10_000) as writes:
        load_content(folder=later, now=START)
    new, after = shown(), follows()
    assert new != old and "wrong" in str(after), "the notes are held against the facts as they are now"
    assert Question.objects.get(pk=learnt).current.prompt == "What pulls the sea up?"  # type: ignore[union-attr]
    counted = rows()
    switched = 0
    for stop in stops(writes):
        begun.put_back()
        with killed_at(stop):
            load_content(folder=later, now=START)
        assert shown() in (old, new), f"killed at {stop}: {writes[stop][:80]}"
        switched += shown() == new
        load_content(folder=later, now=START)
        remove_deleted(now=late)
        assert (shown(), follows(), rows()) == (new, after, counted), f"killed at {stop}: {writes[stop][:80]}"
        assert Question.objects.get(key="the-pull").pk == learnt
    assert switched


@pytest.mark.django_db
def test_who_changed_a_course_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    load_content(folder=folder, now=START)
    row = Question.objects.get(key="the-pull")
    changed(folder)
    done = []

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "library_topic"') and not done:
            done.append(
                Version.objects.create(question=row, number=2, created_at=START, kind="single", prompt="Mine?", body={})
            )
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        assert load_content(folder=folder, now=START).changed
    assert list(row.versions.values_list("number", "prompt").order_by("number"))[1:] == [
        (2, "Mine?"),
        (3, "What pulls the sea up?"),
    ]
    assert Course.objects.count() == 1
