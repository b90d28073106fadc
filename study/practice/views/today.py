"""Today: what is due, how the exam and the week look, every topic; for a new visitor one question at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.banks.models import Question, Status
from study.core.scheduling import learner_day
from study.library.models import Course, Topic
from study.people.models import Learner
from study.people.queries import zone
from study.people.requests import Request
from study.practice import charts, operations, quiz, shelf
from study.practice.outline import Outline, outline
from study.practice.queries import progress, queue
from study.practice.queries.progress import Cells, Load, Standing
from study.practice.views.in_place import answer_in_place, current_or_new_learner, sent_form, unreadable
from study.web.access import anyone

WIDEST_STRIP = 24


def learner_today(request: Request) -> date:
    """The day it is for who asks, in the learner's zone or the one the browser offers."""
    return learner_day(request.now, zone(request.learner, request.COOKIES.get("tz", "")))


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def today(request: Request) -> HttpResponse:
    """The day of a learner who studies something; the first page, whose question may be answered, for everybody else."""
    courses = progress.studied_courses(request.learner)
    if request.learner and courses:
        if request.method == "POST":  # the first question, sent from another tab
            return redirect("practice:today")
        return _day(request, request.learner, courses)
    return _first_visit(request)


def _day(request: Request, learner: Learner, courses: Sequence[Course]) -> HttpResponse:
    day = learner_today(request)
    cards = progress.standings(learner, courses, day)
    maps = {course.pk: outline(course, learner.exam) for course in courses}
    topics = list(Topic.objects.filter(course__in=courses).order_by("position").defer("figures", "links", "tags"))
    plan = queue.day_queue(learner, day, request.now)
    due = _due(learner, cards, topics, plan, day)
    outdated = progress.outdated(courses)
    loads = progress.week(cards, day, due.new, learner.new_per_day)
    context = {
        "date": charts.long_date(day),
        "due": due,
        "week": charts.week(loads),
        "loads": loads,
        "new_a_day": max(load.new for load in loads),
        "exam": _exam(learner, maps.values(), day),
        "ready": _ready(topics, maps, cards),
        "habit": progress.habit(learner, day),
        "outdated": outdated,
        "outdated_url": outdated and shelf.topic_url(outdated.example.topic.course, outdated.example.topic, "notes"),
        "shelves": _shelves(courses, topics, maps, cards, day),
        "unseen": any(card.due_day is None for card in cards),
        "later_name": charts.day_name(due.later.day, day) if due.later else "",
    }
    return render(request, "practice/today.html", context)


@dataclass(frozen=True, slots=True)
class Due:
    """The heading of the day. `cells` has only the cards to review now; `later` is the next day with cards."""

    cells: Cells
    minutes: int
    topics: int
    new: int
    later: Load | None
    done: int

    @property
    def strip(self) -> bool:
        return 0 < self.cells.total <= WIDEST_STRIP


def _due(learner: Learner, cards: Sequence[Standing], topics: Sequence[Topic], plan: queue.Queue, day: date) -> Due:
    """What the session of the day will ask: the queue decides, since siblings and limits keep cards back."""
    asked_now = set(plan.cards)
    due = [card for card in cards if card.card in asked_now and card.due_day is not None]
    new_waiting = len(asked_now) - len(due)
    cells = progress.count(due, day)
    seconds = progress.seconds_per_card(learner) * cells.total
    new = max(new_waiting, progress.new_left(learner, cards, day))
    return Due(
        cells=cells,
        minutes=ceil(seconds / 60),
        topics=len({card.topic for card in due}),
        new=new,
        later=_later(cards, day),
        done=len(plan.done),
    )


def _later(cards: Sequence[Standing], day: date) -> Load | None:
    days = [card.due_day for card in cards if card.due_day and card.due_day > day]
    return Load(min(days), days.count(min(days)), 0) if days else None


@dataclass(frozen=True, slots=True)
class Exam:
    """The exam ahead. `days` is negative when its date is over; `on` is None while no date is set."""

    title: str
    on: date | None
    weekday: str
    days: int


def _exam(learner: Learner, maps: Iterable[Outline], day: date) -> Exam | None:
    title = next((one.title for one in maps if one.domains), "")
    if learner.exam_date:
        return Exam(title, learner.exam_date, f"{learner.exam_date:%A}", (learner.exam_date - day).days)
    return Exam(title, None, "", 0) if title else None


@dataclass(frozen=True, slots=True)
class Ready:
    """The estimate for one course's exam: the share of its cards one would answer today, in percent."""

    percent: int
    chart: SafeString


def _ready(topics: Sequence[Topic], maps: Mapping[int, Outline], cards: Sequence[Standing]) -> Ready | None:
    """The readiness for the first course with an exam; None without one, or while nothing was answered."""
    number = next((number for number, one in maps.items() if one.domains), None)
    if number is None or all(card.due_day is None for card in cards if card.course == number):
        return None
    domain_of = {topic.pk: maps[number].topic(topic.key).domain for topic in topics if topic.course_id == number}
    estimates, overall = progress.readiness(cards, domain_of)
    domains = [charts.Domain(d.title, d.weight / 100, estimates.get(d.key)) for d in maps[number].domains]
    return None if overall is None else Ready(round(overall * 100), charts.readiness(domains))


@dataclass(frozen=True, slots=True)
class Shelf:
    """One course on the page, with the topics that have cards."""

    course: Course
    cards: int
    groups: list[shelf.Group]


def _shelves(
    courses: Sequence[Course],
    topics: Sequence[Topic],
    maps: Mapping[int, Outline],
    cards: Sequence[Standing],
    day: date,
) -> list[Shelf]:
    cells = progress.by_topic(cards, day)
    shelves = []
    for course in courses:
        own = [topic for topic in topics if topic.course_id == course.pk and topic.pk in cells]
        number = sum(card.course == course.pk for card in cards)
        shelves.append(Shelf(course, number, shelf.groups(course, own, cells, maps[course.pk])))
    return shelves


def _first_visit(request: Request) -> HttpResponse:
    """One real question of the shipped course, and its topics. Only an answer writes anything."""
    ready = Question.objects.filter(bank__course=OuterRef("pk"), status=Status.READY)
    course = Course.objects.filter(Exists(ready), owner=None).order_by("-shipped", "pk").first()
    if course is None:
        return render(request, "practice/today.html", {"empty": True})
    question, form, problem = quiz.first_question(course), None, None
    if question and request.method == "POST":
        form = sent_form(request)
        problem = unreadable(question, form)
        if problem is None:
            return _first_answer(request, course, question)
    day = learner_today(request)
    cards = progress.standings(request.learner or None, [course], day)
    topics = list(Topic.objects.filter(course=course).order_by("position").defer("figures", "links", "tags"))
    context = {
        "first": True,
        "course": course,
        "asked": question and quiz.ask(question, form, problem),
        "shelves": _shelves([course], topics, {course.pk: outline(course)}, cards, day),
    }
    return render(request, "practice/today.html", context, status=422 if problem else 200)


def _first_answer(request: Request, course: Course, question: Question) -> HttpResponse:
    """The first answer makes the guest, who studies the course from now on."""
    learner = current_or_new_learner(request)
    operations.study(learner=learner, course=course, now=request.now)
    result = answer_in_place(request, learner, question, learner_today(request))
    if isinstance(result, operations.Answered):
        return redirect("practice:answered", result.review.pk)
    return redirect("practice:today")
