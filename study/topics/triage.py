"""What waits for the owner of notes to decide: one question after the other, or those of one sort together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString

from study.banks.import_report import answer_in_words
from study.banks.models import NOTES, Choice, Decision, Fit, Question, Status
from study.banks.rows import restored
from study.banks.sorts import UNDECIDED, Rates, keep_rates, numbers_to_decide, of_notes, to_decide
from study.core.generators.keep_rates import NONE, doubt_of, is_looked_at, share_of, still_to_keep
from study.core.generators.sorts import name_of
from study.core.limits import DECIDE_AT_ONCE
from study.core.questions.kinds import KINDS
from study.library.access import own
from study.library.models import Course, NoteFile
from study.library.queries import lines_of
from study.people.models import Learner
from study.web import rendering

AROUND = 2
"""Lines shown before and after those of an unsure question."""


def waiting(course: Course) -> QuerySet[Question]:
    """The questions that their owner is asked to decide on, as the notes go."""
    return to_decide(course, keep_rates(course)).order_by("topic__position", "start", "position", "pk")


def undecided_of(learner: Learner) -> QuerySet[Course]:
    """The courses of somebody's own with questions that nobody has decided on, the last that changed first."""
    undecided = Question.objects.filter(UNDECIDED, bank__slug=NOTES, bank__course=OuterRef("pk"))
    return Course.objects.filter(own(learner)).filter(Exists(undecided)).order_by("-updated_at", "-pk")


@dataclass(frozen=True, slots=True)
class ToDecide:
    """How many questions of a course its owner is asked to decide on."""

    course: Course
    number: int


def to_decide_first(learner: Learner) -> ToDecide | None:
    """That of the course that changed last."""
    course = undecided_of(learner).defer("outline", "scope").first()
    number = numbers_to_decide([course]).get(course.pk, 0) if course else 0
    return ToDecide(course, number) if course and number else None


def waiting_by_topic(course: Course) -> dict[int, int]:
    """How many of these each topic has, by its number."""
    return dict(waiting(course).order_by().exclude(topic=None).values_list("topic").annotate(n=Count("pk")))


@dataclass(frozen=True, slots=True)
class Sort:
    """What waits of one sort, by its `key`, and how many others of it were kept and thrown away so far. Once `more` of
    it are kept, the rest is asked too; a `poor` one is decided on at its lines, and brought up nowhere else."""

    key: str
    waiting: int
    kept: int
    thrown: int
    more: int
    poor: bool

    @property
    def name(self) -> str:
        return name_of(self.key)

    @property
    def doubt(self) -> str:
        return doubt_of(self.key)

    @property
    def others(self) -> int:
        """How many are asked then that nobody decided on; what has no sort follows nothing."""
        return max(0, self.waiting - self.more) if self.key else 0


def _sort(key: str, waiting: int, rates: Rates) -> Sort:
    own = rates.get(key, NONE)
    return Sort(key, waiting, own.kept, own.seen - own.kept, still_to_keep(key, own), not is_looked_at(key, own))


def sorts(course: Course) -> list[Sort]:
    """The sorts of which something waits, the first to be decided on first."""
    rates = keep_rates(course)
    numbers = Counter(row.sort for row in in_turn(to_decide(course, rates).only("key", "sort"), rates))
    return [_sort(key, number, rates) for key, number in numbers.items()]


@dataclass(frozen=True, slots=True)
class Faces:
    """What a question asks, as HTML, and what is right, in words; of a choice the `wrong` answers, too."""

    stem: SafeString
    answer: str
    kind: str
    context: str = ""
    wrong: tuple[str, ...] = ()


def faces(question: Question) -> Faces:
    """Both sides of a question of one's own notes, for whom it is made of."""
    if question.current is None:
        return Faces(SafeString(""), "", "")
    question.current.question = question
    asked = restored(question.current)
    kind = KINDS[asked.kind]
    stem = rendering.stem(kind.stem(asked.body, asked.prompt))
    return Faces(stem, answer_in_words(asked), kind.label, asked.context, kind.parts(asked.body).wrong)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the notes beside an unsure question; `here` where the question is made from it."""

    number: int
    text: str
    here: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question to decide on, with the lines of the notes that it is made from."""

    question: Question
    lines: tuple[SourceLine, ...]

    @property
    def faces(self) -> Faces:
        return faces(self.question)

    @property
    def version(self) -> int:
        """The number of the one that is shown."""
        return self.question.current.number if self.question.current else 0


@dataclass(frozen=True, slots=True)
class Together:
    """The questions that wait of one sort, a page of them, in the order in which they are decided on."""

    sort: Sort
    page: Page[int]
    rows: tuple[Waiting, ...]


def together(course: Course, key: str, number: str | None) -> Together:
    """That page of a sort, or the nearest there is. The number of queries does not grow with it."""
    rates = keep_rates(course, key)
    left = in_turn(of_notes(course).filter(UNDECIDED, sort=key).only("key", "sort"), rates)
    page = Paginator([row.pk for row in left], DECIDE_AT_ONCE).get_page(number)
    return Together(_sort(key, len(left), rates), page, _waiting(course, list(page)))


@dataclass(frozen=True, slots=True)
class Triage:
    """The questions of a course to decide on, one at a time. `now` is the one to decide on, None where there is none,
    `sort` what waits of its sort; `later` how many were put off in this round."""

    now: Waiting | None
    sort: Sort | None
    total: int
    decided: int
    kept: int
    later: int

    @property
    def place(self) -> int:
        return min(self.decided + self.later + 1, self.total)


def triage(course: Course, later: Sequence[int]) -> Triage:
    """The next question to decide on that is not put off. Those decided on count as long as their line is in the
    notes."""
    rates = keep_rates(course)
    left = in_turn(to_decide(course, rates).only("key", "sort"), rates)
    put_off = [one for one in left if one.pk in later]
    first = next((one for one in left if one.pk not in later), None)
    unsure = of_notes(course).exclude(fit=Fit.SURE)
    kept = unsure.filter(status=Status.READY).count()
    never = Decision.objects.filter(course=course, undone_at=None, choice=Choice.NEVER).values("key")
    decided = kept + unsure.filter(status=Status.RETIRED, key__in=never).count()
    now = next(iter(_waiting(course, [first.pk] if first else [])), None)
    sort = _sort(first.sort, sum(one.sort == first.sort for one in left), rates) if first else None
    return Triage(now, sort, decided + len(left), decided, kept, len(put_off))


def in_turn(rows: Iterable[Question], rates: Rates) -> list[Question]:
    """The order in which questions are decided on: first what nothing is doubted of, and then the sort of which most
    come to be asked with every one that is kept, from all over the notes."""
    rows = list(rows)
    numbers = Counter(row.sort for row in rows)

    def place(sort: str) -> tuple[bool, float]:
        own = rates.get(sort, NONE)
        return doubt_of(sort) != "", -numbers[sort] * share_of(sort, own) / max(1, still_to_keep(sort, own))

    places = {sort: place(sort) for sort in numbers}
    return sorted(rows, key=lambda row: (*places[row.sort], row.sort, crc32(row.key.encode())))


def _waiting(course: Course, numbers: Sequence[int]) -> tuple[Waiting, ...]:
    """These questions in this order. A file is read once, however many are made from it."""
    rows = of_notes(course).filter(pk__in=numbers).select_related("current", "topic__file").defer("topic__file__text")
    found = {row.pk: row for row in rows}
    files = {row.topic.file_id for row in found.values() if row.topic}
    texts = dict(NoteFile.objects.filter(pk__in=files).values_list("pk", "text"))
    lines = {number: lines_of(text) for number, text in texts.items()}
    return tuple(
        Waiting(row, _around(row, lines.get(row.topic.file_id, ()) if row.topic else ()))
        for row in map(found.get, numbers)
        if row
    )


def _around(question: Question, lines: Sequence[str]) -> tuple[SourceLine, ...]:
    first, last = max(1, question.start - AROUND), min(len(lines), question.end + AROUND)
    return tuple(
        SourceLine(number, lines[number - 1], question.start <= number <= question.end)
        for number in range(first, last + 1)
    )
