"""Forty-five learner days to an exam, walked through the product: what the pages of each day say is what comes."""

import re
from datetime import date, datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from study.core.assessment.readiness import Share
from study.core.scheduling import learner_day, retrievability
from study.core.scheduling.fuzz import draw
from study.core.scheduling.plan.choice import BUSIEST
from study.core.text.day import day as day_name
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card, ExamPlan, Review
from study.review.operations import answer, recheck
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_topic, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
DAYS, CARDS, MINUTES, SECONDS, OFF = 45, 120, 15, 15, 5  # Saturdays are free
DAY = timedelta(days=1)
LIKELY = 0.8  # what a range on a page stands for


def test_the_days_of_a_plan_are_as_its_page_says(reader: Client, learner: Learner, course: Course) -> None:
    for number in range(3):
        questions(course, CARDS // 3, a_topic(course, f"Topic {number}", number))
    exam = TODAY + DAYS * DAY
    wanted = {"exam": exam.isoformat(), "minutes": str(MINUTES), "off": [str(OFF)]}
    assert reader.post("/plan/", wanted).status_code == 302
    all_learnt = ""
    answers, before_pass, told = list[int](), list[int](), list[Share]()
    for number in range(DAYS):
        today = TODAY + number * DAY
        now = datetime.combine(today, START.timetz())
        clock.move(now - clock.now())
        plan = reader.get("/plan/").context["plan"]
        assert plan.days_left == DAYS - number and plan.left_out == 0
        first = plan.rows[0] if plan.days and plan.days[0].day == today else None
        shown = reader.get("/").context["due"]
        if today.weekday() == OFF:
            assert first is None and shown.new == 0
        else:
            assert first and (first.new, first.due + first.once_more) == (shown.new, shown.number), (number, first)
        new, due, now = came(learner, now)
        begun = ExamPlan.objects.get().pass_from
        answers.append(new + due)
        if first and not (begun and begun <= today):
            before_pass.append(new + due)
        if readiness := ExamPlan.objects.get().readiness:
            told.append(readiness.share)
        if first:
            assert (new, due) == (first.new, first.due + first.once_more), number
            assert new <= plan.new_per_day
            assert (new + due) * SECONDS <= MINUTES * 60
        clock.move(now - clock.now())
        page = page_source(reader.get("/plan/"))
        if "cards are learnt." in page and not all_learnt:
            all_learnt = day_name(today, today)
            assert exam - today >= 7 * DAY
            assert plan.last_new == all_learnt
    assert max(answers) <= BUSIEST * fmean(before_pass), answers
    assert all_learnt
    cards = Card.objects.filter(learner=learner, last_day__isnull=False)
    assert cards.count() == CARDS
    known = fmean(retrievability(card.memory, exam) for card in cards if card.memory)
    held = [one.low <= known <= one.high for one in told]
    assert len(held) >= DAYS - 1 and fmean(held) >= LIKELY, (known, told)
    clock.move(datetime.combine(exam, START.timetz()) - clock.now())
    page = " ".join(page_source(reader.get("/plan/")).split())
    assert "The exam is over" in page or re.search(r"exam is today", page)
    reader.get("/")
    learner.refresh_from_db()
    assert learner.planned_retention is None and ExamPlan.objects.get().made_on is None
    assert not recheck().different


def test_another_time_zone_during_a_plan_moves_the_days_and_loses_nothing(
    reader: Client, learner: Learner, course: Course
) -> None:
    """From Tokyo to Los Angeles the day comes twice, and back one is left out: each asks what its page says."""
    questions(course, 60)
    exam = TODAY + 30 * DAY
    assert reader.post("/plan/", {"exam": exam.isoformat(), "minutes": "30"}).status_code == 302
    clock.move(timedelta(hours=11))  # Tuesday morning in Tokyo, Monday noon in Los Angeles
    seen = 0
    for zone in ("Asia/Tokyo", "America/Los_Angeles", "America/Los_Angeles", "Asia/Tokyo", "Asia/Tokyo"):
        settings = {"new_per_day": 10, "reviews_per_day": 200, "retention": 90, "theme": "system"}
        assert reader.post("/settings/", {**settings, "time_zone": zone}).status_code == 302
        now = clock.now()
        today = learner_day(now, ZoneInfo(zone))
        shown, plan = reader.get("/").context["due"], reader.get("/plan/").context["plan"]
        assert plan.days_left == (exam - today).days and plan.left_out == 0, zone
        first = next(one for one in plan.days if one.day == today)
        assert (first.new, first.reviews) == (shown.new, shown.number), zone
        new, due, _ = came(learner, now, today)
        assert (new, due) == (shown.new, shown.number), zone
        seen += new
        clock.move(timedelta(hours=12) if zone == "Asia/Tokyo" else DAY)
    assert Card.objects.filter(learner=learner, last_day__isnull=False).count() == seen > 0
    assert not recheck().different


def came(learner: Learner, now: datetime, today: date | None = None) -> tuple[int, int, datetime]:
    """Answer all that the day asks, one in seven wrong at first: how many new cards and how many due ones came, and
    when it was done."""
    today = today or now.date()
    learner.refresh_from_db()
    there = set(Review.objects.filter(learner=learner).values_list("card", flat=True))
    fresh: set[int] = set()
    due: set[int] = set()
    while (pk := day_queue(learner, today, now).next) is not None:
        card = Card.objects.get(pk=pk)
        seen = pk in fresh or pk in due
        (due if pk in there else fresh).add(pk)
        wrong = not seen and draw(pk, today.toordinal()) % 7 == 0
        answer(
            learner=learner,
            card=pk,
            sent=Submission(1, card.reviews, WRONG if wrong else RIGHT),
            now=now,
            today=today,
        )
        now += timedelta(seconds=SECONDS)
        assert len(fresh) + len(due) < 400
    return len(fresh), len(due), now
