"""Learners decide about the questions of their own notes: keep, never ask, reword. Every decision has undo. Whoever
looks after a course that is nobody's sets aside what its notes ask."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from study.banks.decisions import decision_on, decisions_of, next_own_key, own_words
from study.banks.generated import may_be_double
from study.banks.history import SET_ASIDE, note
from study.banks.models import NOTES, Choice, Decision, Question, Status, Version
from study.banks.operations.doubling import follow_written
from study.banks.operations.following import follow_sort
from study.banks.operations.indexing import index_question
from study.banks.rows import restored, standing, write_question
from study.core.problem import Problem
from study.core.questions.question import Question as CoreQuestion
from study.library.access import own
from study.library.models import Course, Fact
from study.people.models import Learner, User


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about a question. `reasked` is set where another answer is right from now on, so that who
    knew the old one should be asked soon. `followed` is how many others of its sort are asked from now on, or, below
    zero, wait."""

    question: Question
    decision: Decision
    reasked: bool = False
    followed: int = 0


@transaction.atomic
def keep_one(*, learner: Learner, question: int, now: datetime) -> Decided:
    """Ask an unsure question, or confirm one that is asked."""
    return _decide(_own(learner, question), Choice.KEEP, now)


@transaction.atomic
def never_ask(*, learner: Learner, question: int, now: datetime) -> Decided:
    """Never ask a question again; what else its line could be asked stays unasked, too."""
    return _decide(_own(learner, question), Choice.NEVER, now)


@transaction.atomic
def put_in_own_words(
    *, learner: Learner, question: int, text: str, today: date, now: datetime
) -> Decided | tuple[Problem, ...]:
    """Ask a question as the person wrote it, `text` being its Markdown. What is wrong with the text comes back,
    and nothing is changed."""
    row = _own(learner, question)
    asked, problems = own_words(text, row.key, today)
    if asked is None:
        return problems
    old = restored(row.current) if row.current else None
    choice = Choice.OWN if _is_own(row) else Choice.EDITED
    write_question(row, replace(asked, context=old.context if old else ""), now, text)
    done = _decide(row, choice, now, text)
    return replace(done, reasked=old is not None and (old.kind, old.body) != (asked.kind, asked.body))


@transaction.atomic
def write_own(
    *, learner: Learner, course: Course, fact: str, text: str, today: date, now: datetime
) -> Decided | tuple[Problem, ...]:
    """Add a question of one's own about a fact of one's notes; `text` is its Markdown."""
    about = Fact.objects.select_related("topic").get(
        own(learner, "topic__course__"), topic__course=course, key=fact, removed_at=None
    )
    bank = course.banks.select_for_update().get(slug=NOTES)
    taken = [*decisions_of(course), *Question.objects.filter(bank=bank).values_list("key", flat=True)]
    key = next_own_key(fact, taken)
    asked, problems = own_words(text, key, today)
    if asked is None:
        return problems
    last = Question.objects.filter(bank=bank).order_by("-position").first()
    row = Question.objects.create(
        bank=bank,
        key=key,
        topic=about.topic,
        position=last.position + 1 if last else 0,
        group=f"{course.pk}/{fact}",
        status=Status.READY,
        start=about.start,
        end=about.end,
    )
    write_question(row, asked, now, text)
    return _decide(row, Choice.OWN, now, text)


@transaction.atomic
def undo_decision(*, learner: Learner, decision: int, now: datetime) -> Question | None:
    """Take a decision back, once: what was decided before it counts again. None where it was taken back already.
    Another person's raises Decision.DoesNotExist."""
    mine = Decision.objects.select_for_update(of=("self",)).filter(own(learner, "course__"))
    taken = mine.get(pk=decision)
    row = Question.objects.select_for_update(of=("self",)).get(
        bank__course=taken.course_id, bank__slug=NOTES, key=taken.key
    )
    if taken.undone_at:
        return None
    taken.undone_at = now
    taken.save(update_fields=["undone_at"])
    if taken.text and (before := _text_before(row, decision_on(taken.course, row.key))):
        write_question(row, before[0], now, before[1])
    _settle(row)
    _follow(row, now)
    follow_written(course=taken.course, now=now)
    return row


@transaction.atomic
def set_aside(*, question: Question, by: User, now: datetime) -> None:
    """Ask nobody a question that was made from the notes of a course that is nobody's, until `ask_again`. Notes that
    are read again do not bring it back."""
    row = _of_all(question)
    if row.status == Status.RETIRED:
        return
    _decide(row, Choice.NEVER, now)
    note(row.bank, SET_ASIDE, by=by, now=now, question=row)


@transaction.atomic
def ask_again(*, question: Question, by: User, now: datetime) -> None:
    """Take it back that a question was set aside."""
    row = _of_all(question)
    decision = decision_on(row.bank.course, row.key)
    if decision is None or decision.choice != Choice.NEVER:
        return
    decision.undone_at = now
    decision.save(update_fields=["undone_at"])
    _settle(row)
    note(row.bank, "asked again", by=by, now=now, question=row)
    follow_written(course=row.bank.course, now=now)


def _of_all(question: Question) -> Question:
    """The question, locked; one of somebody's own notes raises Question.DoesNotExist."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("bank__course", "current")
    return rows.get(pk=question.pk, bank__slug=NOTES, bank__course__owner=None)


def _own(learner: Learner, question: int) -> Question:
    """A question of one's own notes; any other raises Question.DoesNotExist."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("bank__course", "current")
    return rows.get(own(learner, "bank__course__"), pk=question, bank__slug=NOTES)


def _is_own(row: Question) -> bool:
    last = decision_on(row.bank.course, row.key)
    return last is not None and last.choice == Choice.OWN


def _decide(row: Question, choice: Choice, now: datetime, text: str = "") -> Decided:
    """Write the decision down and let the row follow. To keep what is in one's own words keeps the words."""
    before = decision_on(row.bank.course, row.key)
    if choice == Choice.KEEP and before and before.text:
        choice, text = Choice(before.choice), before.text
    fact = before.fact if before else row.group.partition("/")[2]
    decision = Decision.objects.create(course=row.bank.course, key=row.key, fact=fact, choice=choice, text=text, at=now)
    _settle(row)
    return Decided(row, decision, followed=_follow(row, now))


def _follow(row: Question, now: datetime) -> int:
    """Let the others of its sort follow, where somebody decides about the notes as a whole."""
    course = row.bank.course
    return follow_sort(course=course, sort=row.sort, now=now) if row.sort and course.owner_id else 0


def _settle(row: Question) -> None:
    """Give the row the status that follows from what is decided about it now."""
    decision = decision_on(row.bank.course, row.key)
    was_own = not decision and Decision.objects.filter(course=row.bank.course, key=row.key, choice=Choice.OWN).exists()
    if not may_be_double(decision):
        row.double_of = ""
    status = Status.RETIRED if was_own else Status.READY
    row.status = standing(status, row.fit, row.held, decision.choice if decision else "", row.double_of)
    row.save(update_fields=["status", "double_of"])
    index_question(row)


def _text_before(row: Question, decision: Decision | None) -> tuple[CoreQuestion, str] | None:
    """What the row asked before the words that were taken back: those decided on earlier, else the notes' own."""
    text = decision.text if decision else ""
    version = Version.objects.filter(question=row, text=text).order_by("-number").select_related("question").first()
    return (restored(version), text) if version else None
