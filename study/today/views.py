"""Today: what is due, how the exam and the week look, every topic; for a new visitor one question at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from study.banks.queries import waiting_numbers
from study.classes import queries as classes
from study.core.problem import Problem
from study.core.text.day import on_day, with_weekday
from study.labs.embedding import Teaser, tile_of
from study.library import queries as library
from study.library.models import Course, Share
from study.library.queries import CourseMap
from study.people.models import Learner, Role, User
from study.people.requests import Request
from study.progress import charts, queries
from study.progress.queries import Load
from study.progress.ready import ready
from study.review import operations
from study.review.census import Tally
from study.review.exam_plan import new_by, running
from study.review.models import ExamPlan
from study.review.queries import questions, queue, standing
from study.review.queries.done import Done, done
from study.review.queries.offers import offers
from study.review.queries.standing import Cells
from study.today.queries import beside
from study.topics import outline
from study.topics.forms import FilesField
from study.web import outbox
from study.web.access import anyone
from study.web.cleaning import whole

FIRST_LAB = "concurrency"
"""The lab that a visitor is shown."""
UNSHARED_KEY = "unshared"
"""Of a session: the links taken back of which its browser was told."""
MORE = 5
"""New cards offered beyond the day's own, once it is done."""


@anyone
@never_cache
@require_safe
def today(request: Request) -> HttpResponse:
    """The day of a learner who studies something, or is asked something by a class; the first page for everybody
    else."""
    studied = queries.studied(request.learner)
    if request.learner and (studied or queries.is_asked(request.learner, request.now)):
        return _day(request, request.learner, studied)
    return _first_visit(request)


@anyone
@require_POST
def share(request: Request) -> HttpResponse:
    """Set how much of a backlog a day asks; an empty field is as much as clears it in a week."""
    if not request.learner:
        raise Http404
    sent = request.POST.get("number", "").strip()
    if problem := operations.share_backlog(learner=request.learner, number=whole(sent, 0) if sent else None):
        return _day(request, request.learner, queries.studied(request.learner), problem)
    return redirect("today:today")


def _day(
    request: Request, learner: Learner, studied: Sequence[tuple[Course, bool]], problem: Problem | None = None
) -> HttpResponse:
    day, chosen = request.today(), [course for course, paused in studied if not paused]
    operations.open_day(learner=learner, today=day, now=request.now)
    counts = operations.take_census(learner=learner, today=day)
    courses = chosen + library.courses_of(counts.courses - {course.pk for course, _ in studied})
    cards = counts.tallies(courses)
    maps = library.course_maps(courses, learner.exam.lower())
    offered = offers(learner, day, request.now, counts.waiting)
    asked = standing.tallies_of(learner, offered.queue.cards, day)
    so_far, to_exam = done(learner, day), running(learner, day)
    loads = queries.week(cards, day, offered.queue.due, offered.queue.new, new_by(to_exam, learner))
    later = next((load for load in loads[1:] if load.due), None)
    due = _due(asked, offered.queue, later or _much_later(cards, learner, courses, day))
    context = {
        "date": with_weekday(day, day),
        "due": due,
        "offers": offered,
        "week": charts.week(loads),
        "loads": loads,
        "new_a_day": max(load.new for load in loads),
        "exam": _exam(learner, maps, day),
        "tomorrow": day + timedelta(days=1),
        **_plan(to_exam, day),
        "habit": queries.habit(learner, day, to_exam.weekdays_off if to_exam else ()),
        "closed": counts.closed,
        "done": so_far,
        "lab": _lab(maps, so_far),
        "ahead": None if offered.sessions else queue.ahead(learner, day, MORE),
        "shelves": _shelves(maps, cards, asked),
        "chosen": chosen,
        "paused": [course for course, rests in studied if rests],
        "unseen": any(card.state == "new" for card in cards),
        **_beside(request, courses),
        "later_name": on_day(due.later.day, day) if due.later else "",
    }
    if offered.backlog and offered.backlog.clear_on:
        context["clear_on"] = with_weekday(offered.backlog.clear_on, day)
    if problem:
        context |= {"share_problem": problem, "share_given": request.POST.get("number", "")}
    return render(request, "today/today.html", context, status=422 if problem else 200)


@dataclass(frozen=True, slots=True)
class Due:
    """The heading of the day. `number` and `cells` have only the cards to review now; `later` is the next day with
    cards."""

    cells: Cells
    number: int
    topics: int
    new: int
    later: Load | None

    @property
    def strip(self) -> bool:
        return 0 < self.cells.total <= queue.WIDEST_STRIP


def _due(cards: Sequence[Tally], asked: queue.Queue, later: Load | None) -> Due:
    """What the session of the day will ask: the queue decides, since siblings and limits keep cards back."""
    due = [card for card in cards if card.state != "new"]
    return Due(
        cells=standing.count(due),
        number=asked.due,
        topics=len({card.topic for card in due}),
        new=asked.new,
        later=later,
    )


def _much_later(cards: Sequence[Tally], learner: Learner, courses: Sequence[Course], day: date) -> Load | None:
    """The next day on which cards come due where the coming week has none; few learners have all cards beyond it."""
    if not any(card.state != "new" and not card.due for card in cards):
        return None
    days = Counter[date]()
    for card in standing.tallies(learner, courses, day, until=date.max):
        if card.due_day:
            days[card.due_day] += card.number
    return Load(min(days), days[min(days)], 0) if days else None


@dataclass(frozen=True, slots=True)
class Exam:
    """The exam ahead. `days` is negative when its date is over; `on` is None while no date is set. The title is empty
    where no course is for one."""

    title: str
    on: date | None
    days: int


def _exam(learner: Learner, maps: Sequence[CourseMap], day: date) -> Exam:
    title = next((one.exam for one in maps if one.exam), "")
    return Exam(title, learner.exam_date, (learner.exam_date - day).days if learner.exam_date else 0)


def _beside(request: Request, courses: Sequence[Course] = ()) -> dict[str, object]:
    """What stands beside the day, and what waits for who teaches; an administrator is told which mails could not be
    sent."""
    found = beside(request.learner or None, request.user, request.now, request.today(), courses)
    stale = found.outdated.example.topic if found.outdated else None
    is_admin = isinstance(request.user, User) and request.user.role == Role.ADMIN
    return {
        **{one.name: getattr(found, one.name) for one in fields(found)},
        "unshared": _told_once(request, found.unshared),
        "outdated_url": stale and outline.topic_url(stale.course, stale.key, "notes"),
        "teaching": waiting_numbers(request.user),
        "to_assign": classes.to_assign(request.user, request.now),
        "zone": request.zone(),
        "unsent": outbox.given_up() if is_admin else [],
    }


def _told_once(request: Request, unshared: Sequence[Share]) -> list[Share]:
    """Of the links that were taken back those that this browser was not told of; from now on it was."""
    told = request.session.get(UNSHARED_KEY, []) if unshared else []
    if fresh := [share for share in unshared if share.pk not in told]:
        request.session[UNSHARED_KEY] = [share.pk for share in unshared]
    return fresh


def _plan(plan: ExamPlan | None, day: date) -> dict[str, object]:
    """The plan to the exam in a few words, as it was made this morning, and the readiness it leads to."""
    if plan is None or plan.exam is None:
        return {}
    return {
        "plan": plan,
        "plan_last_new": on_day(plan.last_new, day) if plan.last_new else "",
        "ready": ready(plan.readiness),
        "exam_day": with_weekday(plan.exam, day),
    }


def _lab(maps: Sequence[CourseMap], so_far: Done) -> Teaser | None:
    """The lab of the topic that was missed most often today, if one of them has any."""
    topics = {topic.pk: topic for one in maps for domain in one.domains for topic in domain.topics}
    missed = Counter(one.topic for one in so_far.missed if one.topic in topics)
    return next((tile for pk, _ in missed.most_common() if pk and (tile := tile_of(*topics[pk].simulators))), None)


@dataclass(frozen=True, slots=True)
class Line:
    """A topic with what it offers: to review its `due` cards of the day, and to learn up to so many `new` ones."""

    row: outline.Row
    due: int
    new: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A domain of an exam, or a part of somebody's notes."""

    title: str
    note: str
    cells: Cells
    due: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One course on the page, with the topics that have cards."""

    course: Course
    cards: int
    folds: list[Fold]


def _shelves(maps: Sequence[CourseMap], cards: Sequence[Tally], asked: Sequence[Tally] = ()) -> list[Shelf]:
    """The courses with the topics of their cards; `asked` are those of today's session."""
    cells, number = standing.by_topic(cards), Counter[int]()
    due, waiting = Counter[int | None](), Counter[int | None]()
    for card in cards:
        number[card.course] += card.number
    for card in asked:
        (waiting if card.state == "new" else due)[card.topic] += card.number

    def line(row: outline.Row) -> Line:
        return Line(row, due[row.topic], min(row.cells.new, max(MORE, waiting[row.topic])))

    def fold(group: outline.Group) -> Fold:
        lines = [line(row) for row in group.rows]
        whole_group = sum((row.cells for row in group.rows), Cells())
        return Fold(_called(group), group.note, whole_group, sum(one.due for one in lines), lines)

    return [
        Shelf(one.course, number[one.course.pk], [fold(group) for group in outline.groups(one, cells)]) for one in maps
    ]


def _called(group: outline.Group) -> str:
    """What a group is called: a row of pages without one above them by the first of them."""
    first, *others = group.rows
    return group.title or f"{first.title}{f' and {len(others)} more' if others else ''}"


def _first_visit(request: Request) -> HttpResponse:
    """One real question, and every course that is offered and asks some, with its topics. Looking writes nothing."""
    learner = request.learner or None
    question = questions.first_question(learner)
    if question is None:
        return render(request, "today/today.html", {"empty": True, **_beside(request)})
    day, asked = request.today(), questions.ask_question(question)
    offered = library.offered_courses(learner)
    cards = standing.tallies(learner, offered, day)
    context = {
        "first": True,
        **_beside(request),
        "course": question.bank.course,
        "asked": asked,
        "showing": asked.showing(reverse("review:answer_question", args=[question.pk]), request.now),
        "given": {},
        "shelves": [shelf for shelf in _shelves(library.course_maps(offered), cards) if shelf.cards],
        "lab": tile_of(FIRST_LAB),
        "files": FilesField().widget.render("files", None, {"id": "id_files", "required": True}),
        "tomorrow": day + timedelta(days=1),
    }
    return render(request, "today/today.html", context)
