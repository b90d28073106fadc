"""Learners decide about the questions of their own notes: keep, never ask, reword. Every decision has undo. Whoever
looks after a course that is nobody's sets aside what its notes ask."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from study.banks.decisions import decision_on, decisions_of, next_own_key, own_words
from study.banks.generated import may_be_double
from study.banks.history import SET_ASIDE, note
from study.banks.models import NOTES, Choice, Decision, Question, Status, Version
from study.banks.operations.doubling import follow_written
from study.banks.operations.following import follow_sort
from study.banks.operations.indexing import index_questions
from study.banks.rows import restored, standing, write_question
from study.core.limits import DECIDE_AT_ONCE
from study.core.problem import Problem
from study.core.questions.kinds import right_of
from study.core.questions.question import Question as CoreQuestion
from study.library.access import own
from study.library.models import Course, Fact
from study.people.models import Learner, User

MEANWHILE = {Choice.KEEP: "kept meanwhile", Choice.NEVER: "set to never ask meanwhile"}
"""Why a question is left as it is that was decided on since it was shown."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about a question. `reasked` is set where another answer is right from now on, so that who
    knew the old one should be asked soon. `followed` is how many others of its sort are asked from now on, or, below
    zero, wait."""

    question: Question
    decision: Decision
    reasked: bool = False
    followed: int = 0


@dataclass(frozen=True, slots=True)
class Press:
    """What came of one press over waiting questions: how many were decided on by it, the first of these decisions, and
    how many others of their sorts are asked from now on, or, below zero, wait. `left` counts those that were left as
    they are, by why."""

    number: int = 0
    first: Decision | None = None
    followed: int = 0
    left: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def keep_one(*, learner: Learner, question: int, now: datetime) -> Decided:
    """Ask an unsure question, or confirm one that is asked."""
    return _decide(_own(learner, question), Choice.KEEP, now)


@transaction.atomic
def never_ask(*, learner: Learner, question: int, now: datetime) -> Decided:
    """Never ask a question again; what else its line could be asked stays unasked, too."""
    return _decide(_own(learner, question), Choice.NEVER, now)


def decide_all(
    *, learner: Learner, course: Course, versions: Mapping[int, int], choice: Choice, now: datetime
) -> Press:
    """Keep questions of one's own notes that wait, or never ask them, in one press: `versions` are their numbers, as
    they were shown, by those of the questions. What was decided otherwise or has changed since is left; the same press
    again is what it was. Any question that is not of these notes raises Question.DoesNotExist."""
    if len(versions) > DECIDE_AT_ONCE:
        return Press(left={f"no more than {DECIDE_AT_ONCE} go at once": len(versions)})
    return _press(learner, course, versions, choice, now)


@transaction.atomic
def _press(learner: Learner, course: Course, versions: Mapping[int, int], choice: Choice, now: datetime) -> Press:
    rows = list(_mine(learner).filter(bank__course=course, pk__in=list(versions)).order_by("pk"))
    if len(rows) < len(versions):
        raise Question.DoesNotExist
    decisions = decisions_of(course, [row.key for row in rows])
    why = {row.pk: _why_left(row, versions[row.pk], decisions.get(row.key)) for row in rows}
    fresh = [row for row in rows if not why[row.pk]]
    if fresh:
        first = _decide_all(fresh, choice, now)
        return Press(len(fresh), first, first.followed, Counter(filter(None, why.values())))
    pressed = _pressed([decisions[row.key] for row in rows if row.key in decisions], choice)
    left = [row for row in rows if row.key not in pressed]
    begun = next(iter(pressed.values()), None)
    return Press(len(pressed), begun, begun.followed if begun else 0, Counter(why[row.pk] for row in left))


def _pressed(decisions: Sequence[Decision], choice: Choice) -> dict[str, Decision]:
    """Those of the decisions that are all of one press, by key, the first of it first; none where they are not: then
    they were decided on elsewhere."""
    same = sorted((one for one in decisions if one.choice == choice), key=lambda one: one.pk)
    if not same or any(one.of_id != same[0].pk for one in same[1:]):
        return {}
    if same[0].of_id or same[0].together.filter(undone_at=None).count() != len(same) - 1:
        return {}
    return {one.key: one for one in same}


def _why_left(row: Question, shown: int, decision: Decision | None) -> str:
    """Why nothing is decided about a question that was shown as waiting, in that version; "" where it can be."""
    if decision:
        return MEANWHILE.get(Choice(decision.choice), "put in your own words meanwhile")
    if row.status == Status.RETIRED:
        return "asked by a written question now" if row.double_of else "not asked by the notes any more"
    if row.held:
        return row.held
    return "" if row.current and row.current.number == shown else "worded otherwise by now"


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
    return replace(done, reasked=old is not None and right_of(old) != right_of(asked))


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
def undo_decision(*, learner: Learner, decision: int, now: datetime) -> int:
    """Take a decision back, once: what was decided before it counts again. 0 where it was taken back already.
    Another person's raises Decision.DoesNotExist."""
    return _take_back(learner, Q(pk=decision), now)


@transaction.atomic
def undo_press(*, learner: Learner, first: int, now: datetime) -> int:
    """The same of all decisions of the press that `first` is the first of: how many were taken back."""
    return _take_back(learner, Q(pk=first) | Q(of=first), now)


def _take_back(learner: Learner, which: Q, now: datetime) -> int:
    mine = Decision.objects.select_for_update(of=("self",)).filter(own(learner, "course__")).order_by("pk")
    found = list(mine.filter(which).select_related("course"))
    if not found:
        raise Decision.DoesNotExist
    taken = {one.key: one for one in found if not one.undone_at}
    if not taken:
        return 0
    Decision.objects.filter(pk__in=[one.pk for one in taken.values()]).update(undone_at=now)
    course = found[0].course
    rows = list(_mine(learner).filter(bank__course=course, key__in=list(taken)).order_by("pk"))
    for row in rows:
        if taken[row.key].text and (before := _text_before(row, decision_on(course, row.key))):
            write_question(row, before[0], now, before[1])
    if rows:
        _settle(rows)
        _follow(rows, now)
    follow_written(course=course, now=now)
    return len(taken)


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
    _settle([row])
    note(row.bank, "asked again", by=by, now=now, question=row)
    follow_written(course=row.bank.course, now=now)


def _of_all(question: Question) -> Question:
    """The question, locked; one of somebody's own notes raises Question.DoesNotExist."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("bank__course", "current")
    return rows.get(pk=question.pk, bank__slug=NOTES, bank__course__owner=None)


def _mine(learner: Learner) -> QuerySet[Question]:
    """The questions of one's own notes, to be locked."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("bank__course", "current")
    return rows.filter(own(learner, "bank__course__"), bank__slug=NOTES)


def _own(learner: Learner, question: int) -> Question:
    """A question of one's own notes; any other raises Question.DoesNotExist."""
    return _mine(learner).get(pk=question)


def _is_own(row: Question) -> bool:
    last = decision_on(row.bank.course, row.key)
    return last is not None and last.choice == Choice.OWN


def _decide(row: Question, choice: Choice, now: datetime, text: str = "") -> Decided:
    decision = _decide_all([row], choice, now, text)
    return Decided(row, decision, followed=decision.followed)


def _decide_all(rows: Sequence[Question], choice: Choice, now: datetime, text: str = "") -> Decision:
    """Write down what is decided about questions of one course and let the rows follow; the first decision comes back.
    The number of queries does not grow with them but for what is found by search."""
    course = rows[0].bank.course
    before = decisions_of(course, [row.key for row in rows])
    first, *others = [_decision(row, before.get(row.key), choice, text, now) for row in rows]
    first.save()
    for one in others:
        one.of = first
    Decision.objects.bulk_create(others)
    _settle(rows)
    if followed := _follow(rows, now):
        first.followed = followed
        first.save(update_fields=["followed"])
    return first


def _decision(row: Question, before: Decision | None, choice: Choice, text: str, now: datetime) -> Decision:
    """What is decided about a question after that. To keep what is in one's own words keeps the words."""
    if choice == Choice.KEEP and before and before.text:
        choice, text = Choice(before.choice), before.text
    fact = before.fact if before else row.group.partition("/")[2]
    return Decision(course=row.bank.course, key=row.key, fact=fact, choice=choice, text=text, at=now)


def _follow(rows: Sequence[Question], now: datetime) -> int:
    """Let the others of their sorts follow, where somebody decides about the notes as a whole."""
    course = rows[0].bank.course
    sorts = sorted({row.sort for row in rows if row.sort}) if course.owner_id else ()
    return sum(follow_sort(course=course, sort=sort, now=now) for sort in sorts)


def _settle(rows: Sequence[Question]) -> None:
    """Give the rows of one course the status that follows from what is decided about them now."""
    course, keys = rows[0].bank.course, [row.key for row in rows]
    decisions = decisions_of(course, keys)
    written = Decision.objects.filter(course=course, key__in=keys, choice=Choice.OWN)
    of_their_own = set(written.values_list("key", flat=True))
    for row in rows:
        decision = decisions.get(row.key)
        if not may_be_double(decision):
            row.double_of = ""
        status = Status.RETIRED if not decision and row.key in of_their_own else Status.READY
        row.status = standing(status, row.fit, row.held, decision.choice if decision else "", row.double_of)
    Question.objects.bulk_update(rows, ["status", "double_of"])
    index_questions(course, keys)


def _text_before(row: Question, decision: Decision | None) -> tuple[CoreQuestion, str] | None:
    """What the row asked before the words that were taken back: those decided on earlier, else the notes' own."""
    text = decision.text if decision else ""
    version = Version.objects.filter(question=row, text=text).order_by("-number").select_related("question").first()
    return (restored(version), text) if version else None
