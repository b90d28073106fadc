"""What the owner of notes did with the questions of each sort, and so which of them are asked."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from study.banks.decisions import decisions_of
from study.banks.models import NOTES, Choice, Fit, Question, Status
from study.banks.rows import Publication, is_undecided
from study.core.generators.keep_rates import NONE, KeepRate, doubt_of, is_asked, is_looked_at
from study.core.text.plural import counted, plural
from study.library.models import Course

ANSWERED = Q(cards__reviews__gt=0)
"""The condition on questions: somebody has answered them."""
UNDECIDED = Q(status=Status.DRAFT, held="") & ~Q(fit=Fit.SURE)
"""The condition on questions made from notes that rows.is_undecided tells."""

type Rates = Mapping[str, KeepRate]


def of_notes(course: Course) -> QuerySet[Question]:
    """The questions made from the notes of a course."""
    return Question.objects.filter(bank__course=course, bank__slug=NOTES)


def keep_rates(course: Course, sort: str = "") -> dict[str, KeepRate]:
    """By sort, how many questions the owner of a course kept of those they saw: what they answered and did not throw
    away is kept, what they put in their own words counts neither way. Two reads; of one `sort` alone, where it is
    given."""
    decisions = decisions_of(course)
    rows = of_notes(course).filter(sort=sort) if sort else of_notes(course).exclude(sort="")
    answered = Q(cards__reviews__gt=0, cards__learner=course.owner_id, status=Status.READY)
    seen, kept = Counter[str](), Counter[str]()
    for key, of in rows.filter(answered | Q(key__in=decisions)).values_list("key", "sort").distinct():
        decision = decisions.get(key)
        if decision is None or decision.choice in (Choice.KEEP, Choice.NEVER):
            seen[of] += 1
            kept[of] += decision is None or decision.choice == Choice.KEEP
    return {of: KeepRate(kept[of], number) for of, number in seen.items()}


def to_decide(course: Course, rates: Rates) -> QuerySet[Question]:
    """The questions that wait for the owner of a course to decide, of sorts that are worth a look."""
    rows = of_notes(course).filter(UNDECIDED)
    sorts = rows.order_by().values_list("sort", flat=True).distinct()
    return rows.filter(sort__in=[sort for sort in sorts if is_looked_at(sort, rates.get(sort, NONE))])


def waiting_of(given: Iterable[Publication], rates: Rates) -> int:
    """How many of these that will be."""
    return sum(is_undecided(one) and is_looked_at(one.sort, rates.get(one.sort, NONE)) for one in given)


def fit_of(sort: str, rates: Rates, unseen: bool) -> Fit:
    """Whether a question of a sort is asked, and if not, why."""
    if is_asked(sort, rates.get(sort, NONE), unseen):
        return Fit.SURE
    return Fit.UNSURE if doubt_of(sort) else Fit.UNTRIED


def to_follow(course: Course, sort: str, rates: Rates, decided: Collection[str]) -> QuerySet[Question]:
    """The questions of a sort that are asked or wait and should not: those that wait are no more than undecided, those
    that are asked nobody has answered yet. Those of the keys `decided` are no part of it."""
    rows = of_notes(course).filter(sort=sort).exclude(key__in=decided).exclude(status=Status.RETIRED, double_of="")
    wrong = Q(pk=None)
    for unseen in (True, False):
        asked = fit_of(sort, rates, unseen) == Fit.SURE
        wrong |= Q(unseen=unseen) & (~Q(fit=Fit.SURE) if asked else Q(fit=Fit.SURE) & ~Q(cards__reviews__gt=0))
    return rows.filter(wrong)


def tell(request: HttpRequest, followed: int) -> None:
    """Say what became of the others of a sort (operations.following.follow_sort)."""
    if followed > 0:
        asked = counted(followed, "more question")
        messages.success(request, f"You keep this sort: {asked} of it {plural(followed, 'is', 'are')} asked now.")
    elif followed < 0:
        wait = f"{counted(-followed, 'question')} of it {plural(-followed, 'waits', 'wait')}"
        messages.info(request, f"You keep too little of this sort: {wait} among the unsure ones now.")
