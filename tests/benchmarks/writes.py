"""The longest that others wait for SQLite's one writer: the longest write transaction of long work, by the clock of the
processor. What waits for the disk comes on top of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import process_time
from typing import Any

from django.core.management import call_command
from django.db import connection

from study.banks import exchange, operations
from study.banks.models import Bank, Question, Status, Version
from study.banks.operations import bulk
from study.banks.operations.indexing import index_course
from study.core.questions.source.amendment import Amendment
from study.library.models import Course
from study.people import errands
from study.people.errands import Progress
from study.people.models import Role, User
from study.review.operations import answer
from study.review.submission import Submission
from study.statistics import operations as statistics
from tests.benchmarks.banks import ASKED, QUESTIONS
from tests.benchmarks.big_learner import NOW, TODAY
from tests.benchmarks.figures import Figure
from tests.benchmarks.yardstick import scaled
from tests.factories import RIGHT, WRONG, a_card, a_learner, a_question

LONGEST = 200
"""Milliseconds at the yardstick."""
ANSWERS = 500
CHANGES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def watched() -> Iterator[list[tuple[float, str]]]:
    """The length of every write transaction, with its first change."""
    found: list[tuple[float, str]] = []
    begun: list[float] = []
    first: list[str] = []
    commit = connection._commit

    def execute(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("BEGIN"):
            begun[:], first[:] = [], []
        alone = not connection.in_atomic_block and sql.startswith(CHANGES)
        began = process_time()
        result = execute(sql, params, many, context)
        if sql.startswith("BEGIN"):
            begun.append(process_time())
        elif alone:
            found.append(((process_time() - began) * 1_000, sql[:60]))
        elif sql.startswith(CHANGES):
            first.append(sql[:60])
        return result

    def committed() -> Any:
        result = commit()
        if begun and first:
            found.append(((process_time() - begun[0]) * 1_000, first[0]))
        return result

    connection._commit = committed  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(execute):
            yield found
    finally:
        connection._commit = commit  # type: ignore[method-assign]


def run() -> list[Figure]:
    """Of each what it needs is made before it is watched."""
    many = f"{QUESTIONS:,}"
    works: dict[str, Callable[[], Callable[[], object]]] = {
        "load_content": lambda: lambda: call_command("load_content", verbosity=0),
        f"an import of {many} questions": lambda: _import("freezes"),
        f"an import of {many} changed questions": lambda: _import("sinks"),
        f"adding a tag to {bulk.MOST:,} questions": lambda: _change(Amendment(add=("spring",))),
        f"taking back a tag of {bulk.MOST:,} questions": _undo,
        f"sending {bulk.MOST:,} questions for review": lambda: _change("submit"),
        f"taking back that {bulk.MOST:,} questions were sent": _undo,
        f"retiring {bulk.MOST:,} questions that are asked": _retire,
        f"bringing {bulk.MOST:,} retired questions back": _undo,
        f"copying {bulk.MOST:,} questions into another bank": lambda: _carry(operations.copy, "Copies"),
        f"moving {bulk.MOST:,} questions into another bank": lambda: _carry(operations.move, "Elsewhere"),
        f"grading {2 * ANSWERS:,} answers again, and counting": _regrade,
    }
    return [watch(name, prepare()) for name, prepare in works.items()]


def watch(name: str, work: Callable[[], object]) -> Figure:
    """The longest write of this work."""
    with watched() as found:
        work()
    longest, statement = max(found, default=(0.0, ""))
    table = next((word for word in statement.split() if '"' in word), "")
    return Figure(f"longest write of {name}, {table}", longest, "ms", scaled(LONGEST))


def _import(word: str) -> Callable[[], object]:
    texts = (ASKED.format(number=n, outcome=n % 20, month=1 + n % 9) for n in range(QUESTIONS))
    data = "\n".join(texts).replace("freezes", word).encode()

    def work() -> None:
        bank, user = _bank()
        planned = exchange.plan(bank, data, "tides.md", "auto", NOW.date())
        upload = operations.keep_upload(bank=bank, plan=planned, name="tides.md", by=user, now=NOW)
        operations.take_in(upload=upload, now=NOW)

    return work


def _bank() -> tuple[Bank, User]:
    if known := Bank.objects.select_related("course").filter(slug="tides").first():
        return known, User.objects.get(email="writes@example.org")
    course = Course.objects.create(slug="writes", address="writes", title="Tides", updated_at=NOW)
    user = User.objects.create_user("writes@example.org", "correct horse", role=Role.INSTRUCTOR)
    return operations.create_bank(course=course, title="Tides", by=user, now=NOW), user


def _change(change: bulk.Change) -> Callable[[], object]:
    bank, user = _bank()
    some = list(bank.questions.order_by("position").values_list("pk", flat=True)[: bulk.MOST])
    return lambda: bulk.change_all(bank=bank, questions=some, change=change, by=user, now=NOW)


def _undo() -> Callable[[], object]:
    bank, user = _bank()
    entry = bank.history.filter(action=bulk.ACTION, after__of__isnull=True).order_by("-pk")[0].pk
    return lambda: bulk.undo_change(bank=bank, entry=entry, by=user, now=NOW)


def _retire() -> Callable[[], object]:
    """What was sent before is asked."""
    bank, _ = _bank()
    for version in Version.objects.filter(question__bank=bank):
        Question.objects.filter(pk=version.question_id).update(current=version, status=Status.READY)
    index_course(bank.course)
    return _change("retire")


def _carry(act: Callable[..., object], title: str) -> Callable[[], object]:
    """To a bank of another course, so that topics and search follow in both."""
    bank, user = _bank()
    some = list(bank.questions.order_by("position").values_list("pk", flat=True)[: bulk.MOST])
    slug = title.lower()
    course = Course.objects.create(slug=slug, address=slug, title=title, updated_at=NOW)
    to = operations.create_bank(course=course, title=title, by=user, now=NOW)
    return lambda: act(bank=bank, questions=some, to=to, by=user, now=NOW)


def _regrade() -> Callable[[], object]:
    bank, user = _bank()
    made = a_question(bank.course)
    for _ in range(ANSWERS):
        learner = a_learner()
        card = a_card(learner, made)
        for day, form in enumerate((WRONG, RIGHT)):
            now, today = NOW + timedelta(day), TODAY + timedelta(day)
            answer(learner=learner, card=card.pk, sent=Submission(1, day, form), now=now, today=today)
    wanted = {"faulty": 1, "fix": {"how": "everyone", "option": "falls"}, "reason": "Both."}
    about: dict[str, Any] = {"kind": statistics.REGRADE, "subject": made.pk, "title": "", "back": "/", "now": NOW}
    errand = errands.ask(owner=user, wanted=wanted, **about)
    return lambda: statistics.regrade_beside(errand, Progress(errand), lambda: NOW)
