"""How ready a learner would be on the day of their exam, if they do what is left of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from study.core.assessment.readiness import MODEL_ERROR, Domain, OnTheDay, Readiness, chance, readiness
from study.core.scheduling.plan import Plan, Policy, plan
from study.library.models import Course
from study.library.queries import course_maps
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.exam_plan import CardAhead, aims, cards_of, course_of_an_exam, held
from study.review.forecasts import own_calibration
from study.review.models import ExamPlan
from study.review.new_cards import chosen_courses

LEAST_ERROR = 0.01
"""No model is better than that, however well the last forecasts did."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A plan for the `cards`, and the readiness it leads to; None without a card that the exam asks about."""

    cards: Sequence[CardAhead]
    plan: Plan
    readiness: Readiness | None


def outlook(learner: Learner, asked: ExamPlan, exam: date, today: date, decided: Policy | None = None) -> Outlook:
    """The best plan for the learner's cards as they stand, in the way they asked for. The way they go already is left
    only for a better one; what is `decided` is kept."""
    cards = cards_of(learner)
    past = own_calibration(learner) if learner.pk else None
    wanted = aims(learner, asked, exam, today, past.misses if past else 1.0)
    memories = [card.memory for card in cards]
    way = held(learner, asked, exam, today) if learner.pk and not decided else None
    made = plan(memories, wanted, preset(learner), seed=learner.pk or 0, held=way, decided=decided)
    error = past.error if past else None
    error = MODEL_ERROR if error is None else max(error, LEAST_ERROR)
    return Outlook(cards, made, on_the_day(made, cards, exam_domains(learner), error))


def on_the_day(
    made: Plan, cards: Sequence[CardAhead], domains: Sequence[Domain] = (), error: float = MODEL_ERROR
) -> Readiness | None:
    """The readiness that a plan for these cards leads to."""
    walked = zip((cards[number] for number in made.numbers), made.walk.recall, strict=True)
    chances = (OnTheDay(card.topic, chance(recall, card.is_choice)) for card, recall in walked)
    return readiness(chances, domains, error, made.scale)


def exam_domains(learner: Learner) -> list[Domain]:
    """The domains, with weights, of the first course the learner studies that has an exam; none without one."""
    chosen = chosen_courses(learner) if learner.pk else []
    found = Course.objects.in_bulk(chosen)
    first = None if chosen else course_of_an_exam()
    courses = [first] if first else [found[pk] for pk in chosen if pk in found]
    of_exam = next((one for one in course_maps(courses, learner.exam.lower()) if one.exam), None)
    if of_exam is None:
        return []
    return [
        Domain(one.title, one.weight, frozenset(topic.pk for topic in one.topics))
        for one in of_exam.domains
        if one.weight
    ]
