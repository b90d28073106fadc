"""Reads of banks: questions, reports, members and history."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery

from study.banks import disputes
from study.banks.disputes import MOST
from study.banks.history import GRADED_AGAIN, KEY, UNDO
from study.banks.models import (
    GIVEN_BACK,
    PUBLISHED,
    RECONSIDERED,
    Bank,
    Comment,
    Draft,
    EarlierText,
    HistoryEntry,
    Member,
    Question,
    Report,
    Role,
    Ruling,
    Status,
    Upload,
    Verdict,
    Version,
)
from study.banks.roles import acting, banks_of, given_back_to, judged_by, waits_for
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.library.access import there
from study.library.models import Course
from study.people.models import Cohort, User

PER_PAGE = 100
"""Lines of a bank's history on a page."""
IN_USE = ("current", "candidate", "draft", "topic")
"""What the pages of a question read besides it."""


def courses_for(user: User) -> list[Course]:
    """The courses that somebody can make a bank for, by title: those of everybody and their own."""
    return list(Course.objects.filter(there(), Q(owner=None) | Q(owner__user=user)).order_by("title"))


def banks_with_counts(user: User) -> QuerySet[Bank]:
    """The banks that somebody may look into, each with `questions_count` and `ready_count`."""
    ready = Count("questions", filter=Q(questions__status=Status.READY))
    rows = banks_of(user).select_related("course").annotate(questions_count=Count("questions"), ready_count=ready)
    return rows.order_by("-authored", "course__title", "title")


def banks_to_fill(user: User) -> list[Bank]:
    """The banks into which somebody may put questions, by course and title."""
    return list(acting(user, Role.EDITOR).select_related("course").order_by("course__title", "title"))


def usual_kind(bank: Bank) -> str:
    """The kind that most questions of a bank have, empty where it has none."""
    kinds = Question.objects.filter(bank=bank).exclude(kind="").order_by().values_list("kind")
    most = kinds.annotate(number=Count("pk")).order_by("-number", "kind").first()
    return most[0] if most else ""


def bank_of(number: int) -> Bank | None:
    """The bank of that number with its course."""
    return Bank.objects.filter(pk=number).select_related("course").first()


def among(bank: Bank, numbers: Collection[int]) -> dict[int, str]:
    """Those of the numbers that are of questions of the bank, with their status."""
    return dict(Question.objects.filter(bank=bank, pk__in=numbers).values_list("pk", "status")) if numbers else {}


def question_of(bank: Bank, key: str, *related: str) -> Question | None:
    """The question of a bank with that key, its versions in use and its draft."""
    question = Question.objects.filter(bank=bank, key=key).select_related(*IN_USE, *related).first()
    if question:
        question.bank = bank
    return question


def again(question: Question) -> Question:
    """The question as it stands now, after a write."""
    return Question.objects.select_related(*IN_USE, "bank__course").get(pk=question.pk)


def waiting(user: User) -> list[int]:
    """The numbers of the questions that somebody is to decide about, the one first that has waited longest."""
    return list(waits_for(user).values_list("pk", flat=True))


def waiting_questions(user: User, numbers: Sequence[int]) -> list[Question]:
    """Those of the questions that wait for this user, in that order, with all that is shown of them."""
    rows = waits_for(user).filter(pk__in=numbers).select_related(*IN_USE, "bank__course", "statistics")
    return list(rows.select_related("candidate__author").prefetch_related("candidate__writers"))


def question_to_decide(user: User, number: int) -> Question | None:
    """The question of that number, where this user reviews; whether anything of it waits is another matter."""
    rows = Question.objects.filter(bank__in=acting(user, Role.REVIEWER), pk=number)
    return rows.select_related(*IN_USE, "bank__course").first()


def decided_lately(user: User, now: datetime) -> list[HistoryEntry]:
    """What this user decided last, in one act, where that can still be taken back: its lines of the history."""
    recent = _decisions(user).filter(at__gt=now - UNDO)
    last = recent.order_by("-pk").first()
    return act_of(user, last.pk) if last and last.action != RECONSIDERED else []


def decided_since(user: User, since: datetime) -> list[Question]:
    """The questions that this user decided about from then on, the first first; what was taken back, or waits for them
    again, is none of them."""
    later = HistoryEntry.objects.filter(action=RECONSIDERED, version=OuterRef("version"), pk__gt=OuterRef("pk"))
    lines = HistoryEntry.objects.filter(who=user, at__gte=since, action__in=(PUBLISHED, GIVEN_BACK))
    last = lines.exclude(Exists(later)).filter(question=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    rows = Question.objects.alias(decided=Subquery(last)).filter(decided__isnull=False)
    rows = rows.exclude(pk__in=waits_for(user).values("pk"))
    return list(rows.filter(bank__in=acting(user, Role.REVIEWER)).order_by("decided").only("bank", "key"))


def last_writing(user: User) -> tuple[datetime, User | None] | None:
    """When a draft was last saved by somebody else in the banks in which this user reviews, and by whom."""
    drafts = Draft.objects.filter(question__bank__in=acting(user, Role.REVIEWER)).exclude(author=user)
    last = drafts.exclude(author=None).select_related("author").order_by("-saved_at").first()
    return (last.saved_at, last.author) if last else None


def act_of(user: User, number: int) -> list[HistoryEntry]:
    """The lines of all that this user decided in one act, of which that number is one."""
    rows = _decisions(user).exclude(action=RECONSIDERED)
    one = rows.filter(pk=number).first()
    same = rows.filter(at=one.at, action=one.action) if one else rows.none()
    return list(same.select_related("question", "version").order_by("pk"))


def to_grade_again(user: User, lines: Sequence[HistoryEntry]) -> list[Question]:
    """The questions whose key an act of this user changed, where somebody was asked them and this user may grade
    answers again."""
    if not lines:
        return []
    keys = HistoryEntry.objects.filter(who=user, at=lines[0].at, action=KEY).values("question")
    asked = Question.objects.filter(pk__in=keys, bank__in=acting(user, Role.EDITOR), cards__isnull=False)
    return list(asked.order_by("pk").distinct())


def _decisions(user: User) -> QuerySet[HistoryEntry]:
    return HistoryEntry.objects.filter(who=user, action__in=(PUBLISHED, GIVEN_BACK, RECONSIDERED))


def is_to_grade_again(question: Question) -> bool:
    """Whether somebody was dealt this question, and its key has changed without answers being graded again since."""
    lines = HistoryEntry.objects.filter(question=question, action__in=(KEY, GRADED_AGAIN, RECONSIDERED))
    last = lines.exclude(action=RECONSIDERED, before=GIVEN_BACK).order_by("-pk").first()
    dealt = Question.objects.filter(pk=question.pk, cards__isnull=False)
    return last is not None and last.action == KEY and dealt.exists()


def given_back(user: User) -> list[Question]:
    """The questions that were given back to this author and not sent again, with what was said of them last."""
    rows = given_back_to(user).select_related("bank")[:MOST]
    said = Comment.objects.filter(question=OuterRef("pk")).order_by("-at", "-pk").values("text")[:1]
    return list(rows.annotate(said=Subquery(said)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many questions somebody is to decide about, how many were given back to them, how many reports of learners
    are open in banks of which they judge them, most of them in `reported`, and how many badges of notes are called
    wrong in courses that they look after, most of them told with the bank `disputed`."""

    for_review: int = 0
    given_back: int = 0
    reports: int = 0
    reported: int = 0
    badges: int = 0
    disputed: int = 0


def waiting_numbers(user: User | AnonymousUser) -> Waiting:
    """What an instructor is told each day; nothing for everybody else."""
    if not isinstance(user, User) or not user.is_instructor:
        return Waiting()
    rows = Report.objects.filter(verdict=Verdict.OPEN, question__bank__in=judged_by(user)).order_by()
    groups = rows.values_list("question__bank").annotate(number=Count("pk")).order_by("-number", "question__bank")
    reports = list(groups)
    most = reports[0][0] if reports else 0
    asked, back = waits_for(user).count(), given_back_to(user).count()
    return Waiting(asked, back, sum(number for _, number in reports), most, *disputes.waiting_for(user))


def earlier_texts(question: Question) -> list[EarlierText]:
    """The texts that the draft had before, the latest first."""
    return list(EarlierText.objects.filter(question=question).select_related("author"))


def versions_of(question: Question) -> list[Version]:
    """All versions of a question with who wrote them, the newest first."""
    return list(question.versions.prefetch_related("writers").order_by("-number"))


def version_of(question: Question, number: int) -> Version | None:
    """The version of that number."""
    return question.versions.filter(number=number).first()


def writers_of(version: Version) -> list[User]:
    """Who changed the text of a version since the last approval."""
    return list(version.writers.all())


def upload_of(bank: Bank, user: User, number: int) -> Upload | None:
    """A file that this user brought for the bank and has not taken in yet."""
    return Upload.objects.filter(pk=number, bank=bank, user=user).first()


def members_of(bank: Bank) -> QuerySet[Member]:
    """Who has a role in a bank, by address."""
    return Member.objects.filter(bank=bank).select_related("user").order_by("user__email")


def cohorts_asked(bank: Bank) -> list[Cohort]:
    """The cohorts that a bank is asked of where its visibility says so, by name, with their owners."""
    return list(bank.cohorts.select_related("owner").order_by("name"))


def bank_history(bank: Bank, page: str) -> tuple[Page[HistoryEntry], dict[int, User]]:
    """A page of what happened in a bank, latest first, and the people it names, by number."""
    lines = HistoryEntry.objects.filter(bank=bank).select_related("who", "question", "version")
    found = Paginator(lines, PER_PAGE).get_page(page)
    said = [value for line in found for value in (line.before, line.after) if isinstance(value, dict)]
    return found, User.objects.in_bulk([value["member"] for value in said if "member" in value])


def written_report(bank: Bank, number: int) -> Report | None:
    """The report of that number about a question of the bank, where it is one in words."""
    return Report.objects.filter(pk=number, question__bank=bank, form="").first()


def question_history(question: Question) -> dict[str, Any]:
    """What was said about a question: its comments, its open reports, its last lines of history."""
    lines = HistoryEntry.objects.filter(question=question).select_related("who", "version")
    return {
        "comments": list(question.comments.select_related("author", "version")),
        "reports": list(question.reports.filter(verdict=Verdict.OPEN).select_related("version")),
        "history": list(lines[:20]),
        "uses": uses_of(question),
    }


def uses_of(question: Question) -> list[tuple[int, str]]:
    """In how many assignments, study sets and mock exams a question is; what is in none is left out. Their names
    stay with those who made them."""
    found = Question.objects.filter(pk=question.pk).aggregate(
        *(Count(name, distinct=True) for name in ("assignments", "study_sets", "slots__sitting"))
    )
    named = zip(found.values(), ("assignment", "study set", "mock exam"), strict=True)
    return [(number, name) for number, name in named if number]


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer that `count` learners typed in the `place` of a question and call right; `report` is one of
    their reports, and `answer` what is accepted now."""

    report: int
    question: Question
    place: str
    given: str
    count: int
    last: datetime
    answer: str


def reports_of(bank: Bank) -> dict[str, Any]:
    """What learners report about a bank: answers they call right, the same ones together; open reports and
    judged ones; and what was decided about answers. The number of queries does not grow."""
    rows = Report.objects.filter(question__bank=bank)
    written = rows.filter(form="").select_related("question", "version", "judge", "fixed_in")
    rulings = Ruling.objects.filter(question__bank=bank).select_related("question", "by")
    return {
        "typed": _typed(rows.filter(verdict=Verdict.OPEN).exclude(form="")),
        "open": [row for row in written if row.verdict == Verdict.OPEN],
        "judged": [row for row in written if row.verdict != Verdict.OPEN][:MOST],
        "rulings": list(rulings[:MOST]),
        "badges": disputes.badges(bank.course),
        "badge_rulings": list(disputes.rulings(bank.course)),
        "facts": disputes.facts(bank.course),
    }


def _typed(rows: QuerySet[Report]) -> list[Typed]:
    groups = (
        rows.order_by()
        .values("question", "place", "form")
        .annotate(report=Min("pk"), count=Count("pk"), last=Max("at"))
        .order_by("-count", "report")[:MOST]
    )
    found = {group["report"]: group for group in groups}
    reports = Report.objects.filter(pk__in=list(found)).select_related("question__current")
    by_number = {report.pk: report for report in reports}
    return [
        Typed(
            report=number,
            question=by_number[number].question,
            place=by_number[number].place,
            given=by_number[number].given,
            count=group["count"],
            last=group["last"],
            answer=_answer(by_number[number].question.current),
        )
        for number, group in found.items()
    ]


def _answer(version: Version | None) -> str:
    if version is None:
        return ""
    kind = KINDS[version.kind]
    return kind.explain(decode(kind.body, version.body), None, 0).answer
