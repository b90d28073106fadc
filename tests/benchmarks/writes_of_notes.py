"""The longest that others wait for SQLite's one writer while somebody brings, changes or removes many notes, as
`writes` measures it: by the clock of the processor, at the yardstick."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from study.banks.operations import import_course, make_again
from study.library.models import Course, Doubt, Fact, Look, NoteFile
from study.library.ownership import remove_course
from study.library.sources import Sources, Text, in_reading_order
from study.people.models import Learner
from study.review.operations import merge_learners
from study.topics import operations
from study.topics.operations.looking import read
from study.topics.operations.taking import take_over_now
from tests.benchmarks.big_learner import NOW
from tests.benchmarks.figures import Figure
from tests.benchmarks.imports import page
from tests.benchmarks.writes import watch

A_PAGE = 4
"""Statements of one page."""


def run(statements: int) -> list[Figure]:
    """Of each what it needs is made before it is watched."""
    learner, guest = (Learner.objects.create(created_at=NOW) for _ in range(2))
    pages = [page(number) for number in range(statements // A_PAGE)]
    longer = [f"{pages[0]}\n- A line more: 77 KB\n", *pages[1:]]
    others = [one.replace("holds", "keeps") for one in pages]
    said = f"{statements:,} statements"
    works: dict[str, Callable[[], object]] = {
        f"taking over {said}": lambda: _take(learner, pages, 0),
        f"taking over a line more of {said}": lambda: _take(learner, longer, 1),
        f"taking over {said} in other words": lambda: _take(learner, others, 2),
        f"saving a file of {said}": lambda: _save(learner),
        f"looking at what that would do, of {said}": lambda: _foresee(learner),
        f"a dry run of a line more of {said}": lambda: _import(guest, [*longer, page(len(pages))], dry_run=True),
        f"telling a line of {said} from what it was": lambda: _tell(learner),
        f"holding {said} against the facts": lambda: make_again(course=_course(learner).pk, now=NOW),
        f"importing {said} by command": lambda: _import(guest, pages),
        f"merging a guest with {said}": lambda: merge_learners(keep=learner, guest=guest, now=NOW),
        f"removing {said}": lambda: remove_course(course=_course(learner)),
    }
    return [watch(name, work) for name, work in works.items()]


def _sources(pages: list[str]) -> Sources:
    texts = (Text(f"folder {number % 50}/note {number}.md", text) for number, text in enumerate(pages))
    return Sources(in_reading_order(texts), name="vault")


def _import(owner: Learner, pages: list[str], *, dry_run: bool = False) -> None:
    import_course(sources=_sources(pages), owner=owner, now=NOW, dry_run=dry_run)


def _tell(learner: Learner) -> None:
    course = _course(learner)
    line = Fact.objects.filter(topic__course=course, removed_at=None).order_by("pk")[0].key
    Doubt.objects.create(course=course, line=line, old="What stood there before: 5 KB", at=NOW)
    operations.tell(course=course, line=line, same=False, now=NOW)


def _course(learner: Learner) -> Course:
    return Course.objects.get(owner=learner, slug="vault")


def _take(learner: Learner, pages: list[str], days: int) -> None:
    def clock() -> Any:
        return NOW + timedelta(days=days)

    look = operations.look_at(learner=learner, sources=_sources(pages), now=clock())
    assert isinstance(look, Look)
    read(look=look.pk, clock=clock)
    operations.take_over(look=look, now=clock())
    take_over_now(look=look.pk, clock=clock)


def _file(learner: Learner) -> dict[str, Any]:
    file = NoteFile.objects.filter(course__owner=learner).order_by("path")[0]
    return {"learner": learner, "course": file.course, "path": file.path, "text": f"{file.text}\n- One more: 7 KB\n"}


def _save(learner: Learner) -> None:
    file = _file(learner)
    operations.save_note(**file, revision=file["course"].files.get(path=file["path"]).revision, now=NOW)


def _foresee(learner: Learner) -> None:
    given = _file(learner)
    operations.foresee(**given | {"text": f"{given['text']}- And another: 8 KB\n"}, now=NOW)
