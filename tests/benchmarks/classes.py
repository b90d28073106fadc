"""A large class in the middle of its term: whole pages of its instructor and of a learner by the clock of the
processor, the tables to be taken along, and quizzes that are drawn. Budgets are meant at the yardstick."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random

from django.conf import settings
from django.db import connection, transaction

from study.banks.models import Bank, Question, Version
from study.banks.operations import create_bank
from study.classes.models import Arrangement, Assignment, Attempt, DrawRule, Given, What
from study.classes.operations import begin
from study.classes.pools import rules_of
from study.core.exams.assigned import draw_by_rules
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import encode
from study.core.questions.source.reader import parse_question
from study.exams.models import Sitting, Slot
from study.library.models import Course
from study.people.models import Cohort, CohortMember, Learner, Role, User
from study.people.operations import make_cohort
from study.review.models import Card
from study.review.operations.study_sets import write_set
from study.today.management.commands.serve import collect_static
from tests.benchmarks.big_learner import NOW, TODAY
from tests.benchmarks.browser import Browser
from tests.benchmarks.figures import Figure, median, spent
from tests.benchmarks.yardstick import scaled, yardstick

WORKS, SETS, ASKED, QUESTIONS = 20, 4, 10, 200
TIMES = 12
PAGES = {  # the page, and its budget in milliseconds at the yardstick
    "gradebook": ("gradebook/", 100),
    "gradebook, a cell open": ("gradebook/?cell={member}-{work}", 100),
    "class page": ("", 80),
    "one learner of it": ("learners/{member}/", 80),
    "hardest questions": ("questions/", 1_000),
    "results as CSV": ("results.csv", 1_000),
}


def run(people: int) -> list[Figure]:
    settings.KEEPWARM_CLOCK = f"{__name__}.now"
    logging.getLogger("keepwarm.request").setLevel(logging.ERROR)
    collect_static()
    teacher = User.objects.create_user("ada@example.org", "big", role=Role.INSTRUCTOR)
    bank = _bank(teacher)
    cohort = make_cohort(owner=teacher, name="Big", code="big", now=NOW)
    with transaction.atomic():
        learners = _people(cohort, people)
        works = _works(cohort, bank, learners)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    size = f"{people} learners, {WORKS} pieces of work"
    figures = [Figure("the yardstick: plain Python", yardstick(), "ms"), *_pages(teacher, cohort, works, size)]
    return [*figures, *_draws(cohort, bank, learners)]


def now():  # type: ignore[no-untyped-def]
    return NOW


def _pages(teacher: User, cohort: Cohort, works: list[Assignment], size: str) -> list[Figure]:
    browser, figures = Browser.of(teacher), []
    place = {"member": cohort.members.order_by("pk")[0].pk, "work": works[-1].pk}
    for name, (path, budget) in PAGES.items():
        address = f"/classes/{cohort.pk}/{path}".format(**place)
        assert browser.open(address).status == 200, address
        times = spent(partial(browser.open, address) for _ in range(TIMES))
        figures.append(Figure(f"{name}, {size}", median(times), "ms", scaled(budget)))
        with connection.execute_wrapper(counter := Counter()):
            browser.open(address)
        figures.append(Figure(f"{name}: statements", counter.number, ""))
    return figures


class Counter:
    """Counts the statements that go through it."""

    number = 0

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        self.number += 1
        return execute(sql, params, many, context)


def _draws(cohort: Cohort, bank: Bank, learners: list[Learner]) -> list[Figure]:
    """A quiz of ten of the bank for each of the class: the draw alone, and beginning it."""
    quiz = _assigned(cohort, "Drawn", What.QUIZ)
    DrawRule.objects.create(assignment=quiz, position=1, bank=bank, number=ASKED)

    def drawn(learner: Learner) -> None:
        picked, rules = rules_of(quiz, [cohort], learner)
        assert len(draw_by_rules(picked, rules, Random(learner.pk))) == ASKED

    def begun(learner: Learner) -> None:
        assert not isinstance(begin(learner=learner, assignment=quiz, draws=learner.pk, now=NOW), Problem)

    tasks: list[tuple[str, Callable[[Learner], None], float | None]] = [("draw", drawn, 2), ("begin", begun, None)]
    figures = []
    for name, task, budget in tasks:
        times = spent(partial(task, one) for one in learners)
        allowed = budget and scaled(budget) * len(learners) / 500
        figures.append(
            Figure(f"{name} {len(learners)} quizzes of {ASKED} of {QUESTIONS}", sum(times) / 1000, "s", allowed)
        )
    return figures


def _bank(teacher: User) -> Bank:
    course = Course.objects.create(slug="tides", address="tides", title="Tides", audience="public", updated_at=NOW)
    bank = create_bank(course=course, title="Tides", by=teacher, now=NOW)
    Bank.objects.filter(pk=bank.pk).update(visibility="public")
    parsed, _ = parse_question(KINDS["single"].examples[0])
    assert parsed
    body = encode(parsed.body)
    rows = Question.objects.bulk_create(
        Question(bank=bank, key=f"q{n}", position=n, group=f"g{n}", status="ready", title=f"Question {n}")
        for n in range(QUESTIONS)
    )
    versions = Version.objects.bulk_create(
        Version(question=row, number=1, kind="single", prompt="?", body=body, created_at=NOW) for row in rows
    )
    for row, version in zip(rows, versions, strict=True):
        row.current = version
    Question.objects.bulk_update(rows, ["current"])
    bank.refresh_from_db()
    return bank


def _people(cohort: Cohort, number: int) -> list[Learner]:
    users = User.objects.bulk_create(User(email=f"p{n:04}@example.org") for n in range(number))
    learners = Learner.objects.bulk_create(Learner(user=user, created_at=NOW) for user in users)
    CohortMember.objects.bulk_create(
        CohortMember(cohort=cohort, learner=one, joined_at=NOW, name=f"Person {n:04}") for n, one in enumerate(learners)
    )
    return learners


def _assigned(cohort: Cohort, title: str, what: What) -> Assignment:
    opens = NOW - timedelta(days=7)
    made = Assignment.objects.create(title=title, what=what, attempts=2, made_at=opens, assigned_at=opens)
    Given.objects.create(assignment=made, cohort=cohort, opens_at=opens, due_at=NOW + timedelta(days=1))
    return made


def _works(cohort: Cohort, bank: Bank, learners: list[Learner]) -> list[Assignment]:
    """Four study sets of forty questions, of which everybody has cards, and quizzes that everybody has handed in once;
    one in twenty has more time, and one in fifty another due time."""
    questions, random, works = list(bank.questions.select_related("current").order_by("pk")), Random(7), []
    for number in range(WORKS):
        is_set = number < SETS
        work = _assigned(cohort, f"Work {number}", What.SET if is_set else What.QUIZ)
        works.append(work)
        picked = questions[number * 40 : number * 40 + 40] if is_set else random.sample(questions, ASKED)
        work.picked.set(picked)
        if is_set:
            _kept(work, picked, learners, random)
        else:
            _handed_in(work, picked, bank.course, learners, random)
        Arrangement.objects.bulk_create(
            Arrangement(assignment=work, learner=one, at=NOW, reason="Was ill.", percent=25) for one in learners[::20]
        )
        later = {"at": NOW, "reason": "Was ill.", "due_at": NOW + timedelta(days=3)}
        Arrangement.objects.bulk_create(Arrangement(assignment=work, learner=one, **later) for one in learners[::50])
    return works


def _kept(work: Assignment, picked: list[Question], learners: list[Learner], random: Random) -> None:
    given = work.given.get()
    dates = [(given.cohort, given.opens_at, given.due_at)]
    work.study_set = write_set(study_set=None, title=work.title, target=0.9, questions=picked, given=dates)
    work.save()
    memory = {"difficulty": 5.0, "reviews": 2, "last_day": TODAY - timedelta(days=3), "due_day": TODAY}
    Card.objects.bulk_create(
        (
            Card(
                learner=learner,
                question=one,
                group=one.group,
                dealt_on=TODAY,
                stability=random.uniform(1, 90),
                **memory,
            )
            for learner in learners
            for one in picked
        ),
        batch_size=2_000,
    )


def _handed_in(
    work: Assignment, picked: list[Question], course: Course, learners: list[Learner], random: Random
) -> None:
    began = NOW - timedelta(days=2)
    about = {
        "course": course,
        "title": work.title,
        "form": "assigned",
        "blueprint": {"minutes": None},
        "assigned": True,
    }
    about |= {"started_at": began, "seen_at": began, "ended_at": began + timedelta(hours=1), "count": ASKED}
    rows = [Sitting(learner=one, right=random.randint(0, ASKED), **about) for one in learners]
    sittings = Sitting.objects.bulk_create(rows)
    Attempt.objects.bulk_create(
        Attempt(assignment=work, learner=one.learner, number=1, sitting=one) for one in sittings
    )
    keys = [option["key"] for option in picked[0].current.body["options"]]  # type: ignore[union-attr]
    Slot.objects.bulk_create(
        (
            Slot(
                sitting=sitting,
                position=position,
                question=one,
                version=one.current,
                seed=1,
                chosen=[random.choice(keys)],
                chosen_at=began,
                right=position <= (sitting.right or 0),
            )
            for sitting in sittings
            for position, one in enumerate(picked, 1)
        ),
        batch_size=2_000,
    )
