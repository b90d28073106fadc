"""What the owner of notes did with the questions of each sort, and so which of them are asked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from study.banks.models import NOTES, Choice, Decision, Fit, Question, Status
from study.banks.rows import Publication, is_undecided
from study.core.generators.keep_rates import NONE, KeepRate, doubt_of, is_asked, is_looked_at
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
    away is kept, in their own words too. Two reads; of one `sort` alone, where it is given."""
    return _rates_of([course], sort).get(course.pk, {})


def _rates_of(courses: Sequence[Course], sort: str = "") -> dict[int, dict[str, KeepRate]]:
    """The same of several courses, by their numbers, in as many reads."""
    choices: dict[int, dict[str, str]] = {course.pk: {} for course in courses}
    decided = Decision.objects.filter(course__in=courses, undone_at=None).order_by("pk")
    for of, key, choice in decided.values_list("course", "key", "choice"):
        choices[of][key] = choice
    rows = Question.objects.filter(bank__course__in=courses, bank__slug=NOTES)
    rows = rows.filter(sort=sort) if sort else rows.exclude(sort="")
    mine = Q(cards__learner=OuterRef("bank__course__owner"), status=Status.READY, pk=OuterRef("pk"))
    rows = rows.annotate(answered=Exists(Question.objects.filter(ANSWERED & mine)))
    rows = rows.filter(Q(answered=True) | Q(key__in={key for of in choices.values() for key in of}))
    seen, kept = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for of, key, name, answered in rows.values_list("bank__course", "key", "sort", "answered"):
        if answered or key in choices[of]:  # another course may have a question of that key
            seen[of, name] += 1
            kept[of, name] += choices[of].get(key) != Choice.NEVER
    found: dict[int, dict[str, KeepRate]] = {}
    for (of, name), number in seen.items():
        found.setdefault(of, {})[name] = KeepRate(kept[of, name], number)
    return found


def to_decide(course: Course, rates: Rates) -> QuerySet[Question]:
    """The questions that wait for the owner of a course to decide, of sorts that are worth a look."""
    rows = of_notes(course).filter(UNDECIDED)
    sorts = rows.order_by().values_list("sort", flat=True).distinct()
    return rows.filter(sort__in=[sort for sort in sorts if is_looked_at(sort, rates.get(sort, NONE))])


def numbers_to_decide(courses: Sequence[Course]) -> dict[int, int]:
    """How many those are, by the number of the course, where any wait. Three reads for however many courses."""
    rates, found = _rates_of(courses), Counter[int]()
    rows = Question.objects.filter(UNDECIDED, bank__course__in=courses, bank__slug=NOTES).order_by()
    for course, sort, number in rows.values_list("bank__course", "sort").annotate(n=Count("pk")):
        if is_looked_at(sort, rates.get(course, {}).get(sort, NONE)):
            found[course] += number
    return dict(found)


def waiting_of(given: Iterable[Publication], rates: Rates) -> int:
    """How many of these that will be."""
    return sum(is_undecided(one) and is_looked_at(one.sort, rates.get(one.sort, NONE)) for one in given)


def fit_of(sort: str, rates: Rates, unseen: bool) -> Fit:
    """Whether a question of a sort is asked, and if not, why."""
    if is_asked(sort, rates.get(sort, NONE), unseen):
        return Fit.SURE
    return Fit.UNSURE if doubt_of(sort) else Fit.UNTRIED


def to_follow(course: Course, sort: str, rates: Rates) -> QuerySet[Question]:
    """The questions of a sort that are asked or wait and should not, but for those decided on, and those answered of
    what is asked."""
    decided = Decision.objects.filter(course=course, undone_at=None).values("key")
    rows = of_notes(course).filter(sort=sort).exclude(key__in=decided).exclude(status=Status.RETIRED, double_of="")
    wrong = Q(pk=None)
    for unseen in (True, False):
        asked = fit_of(sort, rates, unseen) == Fit.SURE
        wrong |= Q(unseen=unseen) & (~Q(fit=Fit.SURE) if asked else Q(fit=Fit.SURE) & ~ANSWERED)
    return rows.filter(wrong)
