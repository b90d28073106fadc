"""How a class does at the questions of its quizzes and mock exams, beside how all learners do, and by domain."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from study.banks.models import Question, Version
from study.core.assessment.classwork import ENOUGH, Given, Standing, by_question, firsts, standing
from study.core.questions.answers.regrade import options
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.core.text.number import between
from study.drawing.shares import bar
from study.exams.models import Slot
from study.exams.offers import domain_titles
from study.people.models import Cohort

SHOWN = 100
"""Questions that are listed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question or a domain: how the class does, and of a question how all learners do (`whole`, in percent) and the
    wrong idea, in words, that half of the misses have in common."""

    title: str
    standing: Standing
    whole: float | None = None
    attempts: int = 0
    idea: str = ""

    @property
    def percent(self) -> int | None:
        return None if self.standing.share is None else round(100 * self.standing.share)

    @property
    def likely(self) -> str:
        found = self.standing.likely
        return between(100 * found.low, 100 * found.high, "%", 0) if found else ""

    @property
    def bar(self) -> SafeString:
        """The share as a bar with its range; nothing where none is told."""
        share, found = self.standing.share, self.standing.likely
        if share is None or found is None:
            return SafeString("")
        said = f"{self.percent} % right at first, likely {self.likely}"
        return mark_safe(bar(share, found.low, found.high, said))  # noqa: S308 - escaped there


@dataclass(frozen=True, slots=True)
class Items:
    """The questions, the hardest first, and the domains of exams; `number` counts all questions."""

    questions: Sequence[Row]
    domains: Sequence[Row]
    number: int
    enough: int = ENOUGH


def items(cohort: Cohort) -> Items:
    """How those who are in a class did at its work: first answers of attempts that were handed in, in a number of
    reads that does not grow. What they study for themselves is not in it."""
    read = list(_answered(cohort).values_list("sitting__learner", "question", "right", "version", "chosen"))
    wrong = _wrong({row[3] for row in read})
    answers = [
        Given(learner, question, bool(right), tuple(key for key in chosen if key in wrong[version]))
        for learner, question, right, version, chosen in read
    ]
    found = by_question(answers)
    shown = found[:SHOWN]
    known = Question.objects.select_related("current", "statistics").in_bulk([question for question, _ in shown])
    texts: dict[int, dict[str, str]] = {}
    for _, question, _, version, _ in read:
        texts.setdefault(question, {}).update(wrong[version])
    return Items(
        [_row(known[question], one, texts[question].get(one.lure, "")) for question, one in shown],
        _domains(answers),
        len(found),
    )


def domains_of(cohort: Cohort, learners: Sequence[int]) -> tuple[list[str], dict[tuple[int, str], Row]]:
    """The domains of exams that these people have answered questions of in the work of their class, and how each of
    them did there at first, by learner and domain, in a number of reads that does not grow."""
    rows = _answered(cohort).filter(sitting__learner__in=learners)
    read = list(rows.values_list("sitting__learner", "question", "right"))
    kept = firsts(Given(learner, question, bool(right)) for learner, question, right in read)
    titles = domain_titles({one.question for one in kept})
    groups: defaultdict[tuple[int, str], list[Given]] = defaultdict(list)
    for one in kept:
        if one.question in titles:
            groups[one.learner, titles[one.question]].append(one)
    found = {(who, title): Row(title, standing(some)) for (who, title), some in groups.items()}
    return sorted({title for _, title in found}), found


def _answered(cohort: Cohort) -> QuerySet[Slot]:
    """The answers of those who are in a class to its work, in attempts that were handed in, by time."""
    return Slot.objects.filter(
        sitting__attempt__assignment__given__cohort=cohort,
        sitting__learner__memberships__cohort=cohort,
        sitting__learner__leaving_at=None,
        sitting__ended_at__isnull=False,
    ).order_by("sitting__started_at", "position")


def _wrong(versions: set[int]) -> dict[int, dict[str, str]]:
    """The wrong options of each version, text by key; none of one that draws variants."""
    found: dict[int, dict[str, str]] = {pk: {} for pk in versions}
    for pk, kind_name, body in Version.objects.filter(pk__in=versions).values_list("pk", "kind", "body"):
        kind = KINDS[kind_name]
        found[pk] = {one.key: one.text for one in options(kind, decode(kind.body, body)) if not one.right}
    return found


def _row(question: Question, one: Standing, idea: str) -> Row:
    title = question.title or (question.current.prompt if question.current else question.key)
    statistics = getattr(question, "statistics", None)
    if statistics is None:
        return Row(title, one, idea=idea)
    return Row(title, one, statistics.facility, statistics.attempts, idea)


def _domains(answers: Sequence[Given]) -> list[Row]:
    groups: defaultdict[str, list[Given]] = defaultdict(list)
    kept = firsts(answers)
    titles = domain_titles({one.question for one in kept})
    for one in kept:
        if one.question in titles:
            groups[titles[one.question]].append(one)
    return [Row(title, standing(rows)) for title, rows in sorted(groups.items())]
