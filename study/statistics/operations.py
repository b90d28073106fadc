"""Counting: computes the statistics of a bank's questions and stores them for its lists; and grading again, after
which they are counted anew. What is long is done beside the pages."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from study.banks.models import Bank, ItemStatistics, Question, Role, Version
from study.banks.roles import may, role_of
from study.core.assessment.retention import Retention
from study.core.limits import COUNT_AT_ONCE, REGRADE_AT_ONCE
from study.core.problem import Problem
from study.people import errands
from study.people.errands import Outcome, Progress
from study.people.models import Errand, ErrandState, User
from study.review.models import Review
from study.review.operations import NO_REASON, accept_in_parts, regrade_in_parts
from study.review.regrade_plan import Fix, plan
from study.statistics.answers import columns, drawn_by, retentions
from study.statistics.item_report import bank_figures, figures, notes_of, older, place_of
from study.statistics.models import BankStatistics
from study.statistics.reliability import together
from study.statistics.sittings import sat
from study.statistics.tally import Tallies, tallies
from study.web import tasks

COUNT = "count answers"
REGRADE, LOOK, ACCEPT = "regrade", "look at regrading", "accept"
"""The kinds of errands."""
PART = 100
"""Questions whose figures are written in one transaction."""
STALE = timedelta(hours=1)
"""Counts older than this are made anew when somebody looks at them."""

NOTHING = {"facility": None, "discrimination": None, "efficiency": None, "median_seconds": None, "retention": None}
KEPT = ["version", "attempts", *NOTHING, "flags", "details", "counted_at"]


def count_items(*, bank: Bank, now: datetime) -> int:
    """Count all answers to the bank's questions, in sittings too, and keep what they say: a ItemStatistics for each
    question that was answered, one BankStatistics. Returns how many first answers there are. Counting again changes
    nothing but the time. Nobody's write waits while it counts."""
    sittings = sat(bank)
    read = [column for column in columns(bank, sittings) if column.learners]
    versions = Version.objects.in_bulk([column.version for column in read])
    places = {pk: place_of(version) for pk, version in versions.items() if notes_of(version)}
    counted = tallies(read, drawn_by(bank, places, sittings))
    kept = retentions(bank)
    _keep(bank, versions.values(), counted, kept, now)
    found = together(read, {pk: version.question_id for pk, version in versions.items()})
    BankStatistics.objects.update_or_create(bank=bank, defaults={"figures": bank_figures(found), "counted_at": now})
    return found.attempts


def count_again(*, bank: Bank, now: datetime) -> None:
    """Count anew, where that takes long by a task."""
    if not is_long(bank):
        count_items(bank=bank, now=now)
    elif not is_counting(bank):
        tasks.put(name=COUNT, subject=bank.pk, now=now)


def count_if_stale(*, bank: Bank, now: datetime) -> BankStatistics | None:
    """What is known of the bank, counted anew if that was not done for an hour; None while it is counted first."""
    known = BankStatistics.objects.filter(bank=bank).first()
    if known is None or now - known.counted_at > STALE:
        count_again(bank=bank, now=now)
    return known if known and now - known.counted_at <= STALE else BankStatistics.objects.filter(bank=bank).first()


def is_long(bank: Bank) -> bool:
    """Whether counting the answers takes longer than a page should wait."""
    return Review.objects.filter(version__question__bank=bank)[COUNT_AT_ONCE : COUNT_AT_ONCE + 1].exists()


def is_counting(bank: Bank) -> bool:
    """Whether the answers are being counted."""
    return tasks.is_put(name=COUNT, subject=bank.pk)


def count_beside(bank: int, clock: Callable[[], datetime]) -> None:
    """The task of counting."""
    if found := Bank.objects.filter(pk=bank).first():
        count_items(bank=found, now=clock())


def ask_to_regrade(
    *, question: Question, faulty: int, fix: Fix, reason: str, by: User, back: str, now: datetime
) -> Errand | Problem:
    """Grade the answers to a faulty version again, and count anew: a few at once, many beside the pages."""
    if not reason.strip():
        return NO_REASON
    answers = Review.objects.filter(version__question=question, version__number=faulty)
    return errands.ask(
        owner=by,
        kind=REGRADE,
        subject=question.pk,
        title=f"Answers graded again: {question.title or question.key}",
        back=back,
        wanted={"faulty": faulty, "fix": asdict(fix), "reason": reason.strip()},
        is_long=answers[REGRADE_AT_ONCE : REGRADE_AT_ONCE + 1].exists(),
        now=now,
    )


def may_regrade(user: User, question: int) -> bool:
    """Whether somebody writes in the bank of that question."""
    found = Question.objects.select_related("bank__course").filter(pk=question).first()
    return found is not None and may(role_of(user, found.bank), Role.EDITOR)


def regrade_beside(errand: Errand, progress: Progress, clock: Callable[[], datetime]) -> Outcome | Problem:
    """The errand of grading again."""
    question = Question.objects.select_related("bank").get(pk=errand.subject)
    wanted = errand.wanted
    told = regrade_in_parts(
        question=question,
        faulty=wanted["faulty"],
        fix=Fix(**wanted["fix"]),
        reason=wanted["reason"],
        by=errand.owner,
        now=clock(),
        progress=progress,
    )
    if isinstance(told, Problem):
        return told
    count_items(bank=question.bank, now=clock())
    if not told["changed"]:
        return Outcome("Nothing changed: the answers were already graded this way.")
    answers, memories = told["before"]["answers"], told["after"]["memories"]
    said = f"Graded again: {told['changes']:,} of {answers:,}. Memories changed: {memories:,}."
    if told["elsewhere"]:
        said += f" In exams and quizzes: {told['changed'] - told['changes']:,} of {told['elsewhere']:,}."
    return Outcome(said)


def ask_to_look(*, question: Question, faulty: int, fix: Fix, by: User, back: str, now: datetime) -> Errand:
    """Work out beside the pages what grading the answers to a version again would change."""
    return errands.ask(
        owner=by,
        kind=LOOK,
        subject=question.pk,
        title=f"What grading again would change: {question.title or question.key}",
        back=back,
        wanted={"faulty": faulty, "fix": asdict(fix)},
        now=now,
    )


def look_beside(errand: Errand, progress: Progress, clock: Callable[[], datetime]) -> Outcome | Problem:
    """The errand of looking."""
    question = Question.objects.get(pk=errand.subject)
    found = plan(question, errand.wanted["faulty"], Fix(**errand.wanted["fix"]))
    if isinstance(found, Problem):
        return found
    shown = ("answers", "to_right", "to_wrong", "in_part", "memories", "changed", "people")
    told = {name: getattr(found, name) for name in shown}
    elsewhere = {name: getattr(found.elsewhere, name) for name in ("answers", "to_right", "to_wrong")}
    progress.keep("plan", told | {"faulty": {"number": found.faulty.number}, "elsewhere": elsewhere})
    return Outcome(f"{found.changed:,} answers would be graded otherwise. Nothing has changed yet.")


def looked(user: User, question: Question, faulty: int, fix: Fix) -> dict[str, Any] | None:
    """What was worked out last for somebody who asked for just this."""
    rows = Errand.objects.filter(owner=user, kind=LOOK, subject=question.pk, state=ErrandState.DONE).order_by("-pk")
    same = (row.wanted for row in rows if row.wanted["faulty"] == faulty and row.wanted["fix"] == asdict(fix))
    return next((wanted["plan"] for wanted in same), None)


def ask_to_accept(
    *, question: Question, place: str, given: str, reason: str, by: User, back: str, now: datetime
) -> Errand:
    """Accept what was typed and count anew: a few answers to the question at once, many beside the pages."""
    answers = Review.objects.filter(version__question=question)
    return errands.ask(
        owner=by,
        kind=ACCEPT,
        subject=question.pk,
        title=f"“{given}” accepted: {question.title or question.key}",
        back=back,
        wanted={"place": place, "given": given, "reason": reason},
        is_long=answers[REGRADE_AT_ONCE : REGRADE_AT_ONCE + 1].exists(),
        now=now,
    )


def may_accept(user: User, question: int) -> bool:
    """Whether somebody reviews the bank of that question, or the course is theirs."""
    found = Question.objects.select_related("bank__course__owner").filter(pk=question).first()
    if found is None:
        return False
    owner = found.bank.course.owner
    return (owner is not None and owner.user_id == user.pk) or may(role_of(user, found.bank), Role.REVIEWER)


def accept_beside(errand: Errand, progress: Progress, clock: Callable[[], datetime]) -> Outcome | Problem:
    """The errand of accepting."""
    question = Question.objects.select_related("bank").get(pk=errand.subject)
    place, given, reason = (errand.wanted[name] for name in ("place", "given", "reason"))
    done = accept_in_parts(
        question=question, place=place, given=given, by=errand.owner, now=clock(), reason=reason, progress=progress
    )
    if isinstance(done, Problem):
        return done
    count_items(bank=question.bank, now=clock())
    return Outcome(f"“{given}” counts from version {done.version.number} on. Answers that count now: {done.counted:,}.")


def _keep(
    bank: Bank,
    versions: Iterable[Version],
    counted: dict[int, Tallies],
    kept: dict[int, Retention],
    now: datetime,
) -> None:
    """Write the Standings. One whose question's version has no answers yet says so."""
    numbers: dict[int, int] = {}
    told: dict[int, dict[int, dict[str, Any]]] = {}
    for version in versions:
        numbers[version.pk] = version.number
        own = figures(version, counted[version.pk], kept.get(version.pk, Retention()))
        told.setdefault(version.question_id, {})[version.pk] = own
    rows = []
    questions = Question.objects.filter(bank=bank, current__isnull=False)
    for pk, current in questions.values_list("pk", "current"):
        by_version = told.get(pk, {})
        if not by_version:
            continue
        one = dict(by_version.get(current) or {"attempts": 0, **NOTHING, "flags": [], "details": {}})
        one["details"] = {**one["details"], "older": older(by_version, numbers, current)}
        rows.append(ItemStatistics(question_id=pk, version_id=current, counted_at=now, **one))
    there = ItemStatistics.objects.filter(question__bank=bank)
    gone = set(there.values_list("question", flat=True)) - {row.question_id for row in rows}
    for some in batched(gone, PART):
        there.filter(question__in=some).delete()
    for part in batched(rows, PART):  # a transaction each
        ItemStatistics.objects.bulk_create(part, update_conflicts=True, unique_fields=["question"], update_fields=KEPT)
