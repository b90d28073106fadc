"""How warm a card is: one rule, as an expression of the database.

The chance of recall falls with the days since the last answer, measured by the stability. So each chance is reached
after so many days for each day of stability, a number that is the same for all cards; the database compares with it,
and counts cards by the hundred thousand without their leaving it.
"""

from datetime import date
from typing import Any, Literal, NamedTuple

from django.db.models import Case, CharField, F, FloatField, Func, Q, Value, When
from django.db.models.lookups import GreaterThan

from study.core.scheduling import DEFAULT_PRESET
from study.people.models import Learner
from study.review.due import due

type State = Literal["warm", "cooling", "cold", "new"]

COLD_BELOW = 0.05
"""A card is cold when recall has fallen this far below the retention the learner wants."""
OF_VISITORS = 0.9
"""The retention that is shown to who has not said any."""


class Limits(NamedTuple):
    """Days since the last answer, for each day of stability, after which a card is cooling, and cold."""

    cooling: float
    cold: float


def limits(learner: Learner | None) -> Limits:
    """Those of the retention that the learner wants."""
    wanted, formulas = learner.desired_retention if learner else OF_VISITORS, DEFAULT_PRESET.formulas
    return Limits(formulas.lasts(wanted), formulas.lasts(wanted - COLD_BELOW))


def known(card: str = "") -> Q:
    """The condition on cards (or, with a path such as "mine__", on what leads to one): it was answered. Any other
    is new."""
    return Q(**{f"{card}{name}__isnull": False for name in ("stability", "last_day", "due_day")})


def state(today: date, cooling: float, cold: float, card: str = "") -> Case:
    """The `State` of a card on the learner day `today`, by the limits of its learner. One that is due is no longer
    warm, whatever is remembered of it."""

    def beyond(limit: float) -> GreaterThan:
        return GreaterThan(_Days(today, F(f"{card}last_day")), F(f"{card}stability") * limit)

    return Case(
        When(~known(card), then=Value("new")),
        When(beyond(cold), then=Value("cold")),
        When(due(today, card) | Q(beyond(cooling)), then=Value("cooling")),
        default=Value("warm"),
        output_field=CharField(),
    )


class _Days(Func):
    """The days from the second date to the first."""

    arity = 2
    output_field = FloatField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(julianday(%(expressions)s))", arg_joiner=") - julianday(")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" - ")
