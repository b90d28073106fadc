"""Loading a shipped course with its questions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import transaction

from study.banks.files import pictures_beside
from study.banks.generated import written_in, written_of
from study.banks.operations.indexing import index_course
from study.banks.operations.loading import (
    bring_bank,
    bring_generated,
    bring_simulated,
    state_of,
)
from study.banks.operations.rechecking import MAKE, recheck_since, refuted
from study.core.encodings import decode
from study.core.notes.model import Notes
from study.core.problem import Problem
from study.core.questions.question import Question as CoreQuestion
from study.library.access import there
from study.library.arriving import Arriving, Questions
from study.library.loading import Loaded, load_course
from study.library.models import Course
from study.library.sync import analyze
from study.web import tasks


def load_content(*, folder: Path, now: datetime) -> Loaded:
    """Load a shipped course with its questions: those made from its notes and those in questions/. All other notes
    are held against its facts, which may be other ones now. No transaction of it is long."""
    others = Course.objects.filter(there(), shipped=False)
    before = refuted(others)
    # Without a fingerprint a load of it was begun and did not end: it may have ended between two of the others.
    again = Course.objects.filter(slug=folder.name, shipped=True, fingerprint="").exists()

    def follow(course: Course, notes: Notes) -> None:
        for other in others:
            if recheck_since(other, before.get(other.pk), now, again):
                tasks.put(name=MAKE, subject=other.pk, now=now)

    loaded = load_course(
        folder=folder,
        now=now,
        questions=Questions(partial(_bring, folder, now), state_of, index=index_course, follow=follow),
    )
    if loaded.course and loaded.changed:
        transaction.on_commit(analyze)
    return loaded


def _bring(folder: Path, now: datetime, arriving: Arriving) -> Sequence[Problem]:
    course = arriving.course
    problems: list[Problem] = []
    written: list[CoreQuestion] = []
    banks: list[str] = []
    for path in sorted((folder / "questions").glob("*.md")):
        text, found = decode(path.read_bytes())
        problems += [replace(problem, file=path.name) for problem in found]
        pictures = pictures_beside(path.parent, text)
        published = bring_bank(course, text, path.name, now, arriving, pictures)
        problems += published.problems
        written += written_in(published.questions)
        banks.append(published.bank)
    written += written_of(course, without=banks)
    bring_generated(course, arriving.notes, (), now, arriving, written)
    bring_simulated(course, arriving.notes, now, arriving)
    return problems
