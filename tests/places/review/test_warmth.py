"""How warm a card is: the database says what the formula says, of one card and of many."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from study.core.scheduling import DEFAULT_PRESET
from study.people.models import Learner
from study.review.census import Tally
from study.review.due import is_due
from study.review.models import Card
from study.review.queries import standing
from study.review.queries.standing import Cells
from study.review.warmth import COLD_BELOW, State
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_study, a_topic

DAY, WEEK = timedelta(days=1), TODAY + timedelta(days=7)
LEAP = date(2024, 2, 29)
"""Stability, last day, day on which it is due, and whether it stands in a step."""
Made = tuple[float, date, date, bool]

made = st.tuples(
    st.floats(0.001, 2000),
    st.integers(-1, 3000).map(lambda ago: TODAY - ago * DAY),
    st.integers(-40, 40).map(lambda ahead: TODAY + ahead * DAY),
    st.booleans(),
)
EDGES: list[Made] = [
    (0.001, TODAY + DAY, TODAY + 2 * DAY, False),  # answered on what is tomorrow here
    (0.001, TODAY, TODAY + DAY, False),
    (0.001, TODAY, TODAY + DAY, True),
    (0.001, TODAY - DAY, TODAY + DAY, False),
    *((10.0, TODAY - ago * DAY, TODAY + DAY, False) for ago in (9, 10, 11, 17, 18, 19, 20, 21)),
    *((1000.0, TODAY - 5 * DAY, TODAY + ahead * DAY, False) for ahead in (-1, 0, 1, 6, 7, 8)),
    (1000.0, LEAP, TODAY + 300 * DAY, False),
]


def by_formula(stability: float, last: date, due: date, in_step: bool, wanted: float) -> State:
    recall = DEFAULT_PRESET.formulas.recall(stability, max(0, (TODAY - last).days))
    if recall < wanted - COLD_BELOW - 1e-12:  # exactly as much as is wanted is enough, but for rounding
        return "cold"
    late = is_due(due, START if in_step else None, TODAY)
    return "cooling" if late or recall < wanted - 1e-12 else "warm"


def dealt(learner: Learner, cards: list[Made], course_name: str = "one") -> list[Card]:
    course = a_course(title=course_name)
    a_study(learner, course)
    topics = [a_topic(course, "First"), a_topic(course, "Second"), None]
    return [
        a_card(
            learner,
            a_question(course, topic=topics[place % 3]),
            reviews=1,
            difficulty=5.0,
            stability=stability,
            last_day=last,
            due_day=due,
            due_at=START if in_step else None,
        )
        for place, (stability, last, due, in_step) in enumerate(cards)
    ]


class Agreement(TestCase):
    @settings(max_examples=40)
    @given(st.lists(made, max_size=8), st.sampled_from((0.7, 0.8, 0.9, 0.95, 0.97)), st.integers(0, 2))
    @example(EDGES, 0.7, 1)
    @example(EDGES, 0.9, 1)
    @example(EDGES, 0.97, 0)
    def test_the_database_and_the_formula_agree(self, cards: list[Made], wanted: float, new: int) -> None:
        learner = a_learner(desired_retention=wanted)
        rows = dealt(learner, cards)
        course = rows[0].question.bank.course if rows else a_course()
        for _ in range(new):
            a_question(course)
        said: dict[int | None, State] = {
            row.pk: by_formula(*card, wanted) for row, card in zip(rows, cards, strict=True)
        }
        found = standing.standings(learner, [course], TODAY)
        for one in found:
            assert one.state == said.get(one.card, "new"), (one, wanted)
        assert len(found) == len(cards) + new
        assert list(standing.by_question(learner, course, TODAY).values()) == found
        some = {row.pk for row in rows[::2]}
        assert standing.standings(learner, [course], TODAY, some) == [one for one in found if one.card in some]
        # Counted by the database they are as many.
        alike = Counter(
            Tally(
                *one[:2],
                one.state,
                one.due_day if one.due_day and one.due_day < WEEK and not one.due else None,
                one.due,
                0,
            )
            for one in found
        )
        counted = standing.tallies(learner, [course], TODAY, until=WEEK)
        assert sorted(map(str, counted)) == sorted(str(one._replace(number=alike[one])) for one in alike)
        assert standing.count(counted) == standing.count(found)
        for topic, cells in standing.by_topic(counted).items():
            assert cells == standing.count(standing.tallies(learner, [course], TODAY, topic)), topic
            assert cells == standing.count(one for one in found if one.topic == topic)
        slots = [course, *(a_course(title=f"Other {number}") for number in range(4))]
        assert standing.count(standing.tallies(learner, slots, TODAY)) == standing.count(found)
        nobody = standing.count(standing.tallies(None, [course], TODAY))
        assert nobody == Cells(new=len(found))
