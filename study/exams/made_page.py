"""What the pages of made exams show to those who make and rate them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from study.banks.models import Bank, Question
from study.core.exams.blueprint import Lack, Scale
from study.core.exams.made import PARTS, Outline, cut_of
from study.core.text.plural import counted, plural
from study.exams.made import READY, candidates, lacks, ratings_of
from study.exams.models import Exam, Rating, Sitting
from study.people.models import User

TO_RATE = 25
"""Questions on one page."""


@dataclass(frozen=True, slots=True)
class Row:
    """An exam of a bank: how many questions it could have, what it lacks, and of how many are rated. `cut` is the
    share that passes, by the ratings if all are rated; `under_way` says what becomes of sittings that were begun."""

    exam: Exam
    outline: Outline
    pool: int
    lacks: Sequence[Lack]
    rated: int
    cut: float
    under_way: str

    @property
    def all_rated(self) -> bool:
        return 0 < self.pool == self.rated


def exams_of(bank: Bank) -> list[Row]:
    """The exams made of a bank."""
    return [row_of(exam, exam.plan) for exam in Exam.objects.filter(bank=bank)]


def row_of(exam: Exam, outline: Outline) -> Row:
    """An exam with this outline, by the bank's questions as they are."""
    pool = candidates(exam, outline, READY, {})
    questions = [one.question for one in pool]
    ratings = ratings_of(questions)
    cut = cut_of(ratings, questions)
    passing = Scale().cut if cut is None else cut
    return Row(exam, outline, len(pool), lacks(outline, pool), len(ratings), passing, under_way(exam))


def under_way(exam: Exam) -> str:
    """What a change of an exam means for those who sit it, in a class or for themselves; nothing where nobody does."""
    number = Sitting.objects.filter(form=exam.form, ended_at=None).count()
    keeps = plural(number, "keeps what it was", "keep what they were")
    return f"{counted(number, 'sitting')} under way {keeps} begun with." if number else ""


def exam_of_bank(bank: Bank, number: int) -> Exam | None:
    """The bank's exam of that number."""
    return Exam.objects.filter(bank=bank, pk=number).select_related("bank").first()


@dataclass(frozen=True, slots=True)
class ToRate:
    """A question with what its rater said of it so far, and how many have said something."""

    question: Question
    prompt: str
    own: str
    raters: int


def to_rate(exam: Exam, user: User, page: str) -> "tuple[Page[int], list[ToRate]]":
    """The questions of an exam to be rated, a page of them. What others say is not told: raters judge alone."""
    numbers = [one.question for one in candidates(exam, exam.plan, READY, {})]
    shown = Paginator(numbers, TO_RATE).get_page(page)
    found = Question.objects.select_related("current").in_bulk(list(shown))
    own = dict(Rating.objects.filter(question__in=list(found), by=user).values_list("question", "percent"))
    raters = Counter(Rating.objects.filter(question__in=list(found)).values_list("question", flat=True))
    rows = []
    for pk in shown:
        current = found[pk].current
        assert current
        rows.append(ToRate(found[pk], current.prompt, str(own.get(pk, "")), raters[pk]))
    return shown, rows


def typed(outline: Outline | None, kinds: Sequence[str]) -> dict[str, Any]:
    """An outline as it stands in the fields of a form; for a new exam what is usual."""
    if outline is None:
        return {"scored": "30", "pilots": "0", "minutes": "60", "passing": "720", "kinds": list(kinds)}
    found: dict[str, Any] = {
        "title": outline.title,
        "scored": str(outline.scored),
        "pilots": str(outline.pilots),
        "minutes": str(outline.minutes or ""),
        "passing": str(outline.passing),
        "kinds": list(outline.kinds),
    }
    for part in outline.parts:
        row = part.domain.id
        found |= {f"part{row}": part.domain.title, f"weight{row}": str(part.domain.weight)}
        found[f"tags{row}"] = " ".join(part.tags)
    return found


def part_rows(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of domains of a form with these fields."""
    names = ("part", "weight", "tags")
    return [{"row": row, **{name: fields.get(f"{name}{row}", "") for name in names}} for row in range(1, PARTS + 1)]
