"""What grading the answers to a faulty version again would change, before anything is written."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from study.banks.models import Question, Version
from study.core.problem import Problem
from study.core.questions.answers.disputes import disputable, gave
from study.core.questions.answers.regrade import by_key, key_fault, options, withdrawal_fault, without
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode, recalled
from study.core.scheduling import Grade
from study.people.models import User
from study.review.attempts import attempts, was_guessed
from study.review.card_memory import grade_of
from study.review.models import Regraded, Review

KEY, READ, ACCEPTED = "key", "read", "accepted"
TYPED = (READ, ACCEPTED)
"""Ways that concern what was typed: in exams everything is chosen."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What to grade by. `how` is "key": the key of the version of that number; "read": the own key, as typed
    answers are read today; "accepted": the version of that number accepts `given` in `place`, which concerns
    those alone who typed it; else an option is withdrawn."""

    how: str
    number: int = 0
    option: str = ""
    place: str = ""
    given: str = ""


type Score = Callable[[Any], float]
"""What an answer gets: of a review, or of anything else that has an `answer` and a `seed`."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Of answers that are not in the log: how many there are to a version, how many turn right or wrong, and whose
    those are."""

    answers: int = 0
    to_right: int = 0
    to_wrong: int = 0
    learners: frozenset[int] = frozenset()


class Elsewhere(Protocol):
    """Where answers are that are not in the log: a place above registers itself in ELSEWHERE."""

    def count(self, *, version: Version, score: Score) -> Counted:
        """What grading them again would change."""

    def grade(
        self,
        *,
        version: Version,
        score: Score,
        fix: Fix,
        by_key: Version | None,
        reason: str,
        by: User | None,
        now: datetime,
    ) -> None:
        """Grade them again."""


ELSEWHERE: dict[str, Elsewhere] = {}


@dataclass(frozen=True, slots=True)
class Change:
    """One answer whose score changes. `moves` says whether its card's memory does too. `stands` is false for an
    attempt that was undone: statistics take the new score, and its learner is told nothing."""

    review: int
    learner: int
    card: int
    old: float
    new: float
    grade: Grade
    moves: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What grading again would do to the `answers` there are in the log, and to those `elsewhere`."""

    faulty: Version
    fix: Fix
    by: Version | None
    answers: int
    right: int
    changes: tuple[Change, ...]
    score: Score = field(compare=False)
    elsewhere: Counted = Counted()

    @property
    def changed(self) -> int:
        """How many answers count otherwise afterwards."""
        return len(self.changes) + self.elsewhere.to_right + self.elsewhere.to_wrong

    @property
    def people(self) -> int:
        """How many learners have an answer that counts otherwise afterwards."""
        return len({change.learner for change in self.changes} | self.elsewhere.learners)

    @property
    def to_right(self) -> int:
        return sum(recalled(change.new) > recalled(change.old) for change in self.changes)

    @property
    def to_wrong(self) -> int:
        return sum(recalled(change.old) > recalled(change.new) for change in self.changes)

    @property
    def in_part(self) -> int:
        """Answers whose score changes without becoming right or wrong."""
        return len(self.changes) - self.to_right - self.to_wrong

    @property
    def cards(self) -> tuple[int, ...]:
        """The cards whose memory changes."""
        return tuple(dict.fromkeys(change.card for change in self.changes if change.moves))

    @property
    def memories(self) -> int:
        return len(self.cards)


def regraded(rows: QuerySet[Review]) -> QuerySet[Review]:
    """Answers with what counts of them now: `counted_score` and `counted_grade`."""
    return rows.annotate(counted_score=_latest("new", "pk", "score"), counted_grade=_latest("grade", "pk", "grade"))


def counted_grade(answer: str) -> Coalesce:
    """The grade that counts now of the answer at that path, such as "review"."""
    return _latest("grade", answer, f"{answer}__grade")


def _latest(name: str, answer: str, given: str) -> Coalesce:
    latest = Regraded.objects.filter(review=OuterRef(answer)).order_by("-pk")
    return Coalesce(Subquery(latest.values(name)[:1]), F(given))


def plan(question: Question, faulty: int, fix: Fix, only: Collection[int] | None = None) -> Plan | Problem:
    """What grading the answers to the version of the number `faulty` again would change; of those in the log alone if
    they are given as `only`."""
    versions = {version.number: version for version in question.versions.all()}
    version = versions.get(faulty)
    if version is None:
        return Problem("Choose the faulty version.")
    score = _rule(versions, version, fix)
    if isinstance(score, Problem):
        return score
    counted = _counted(version) if only is None else _counted(version).filter(pk__in=only)
    rows = list(regraded(counted).order_by("pk"))
    right = sum(recalled(row.counted_score) for row in rows)  # type: ignore[attr-defined]
    found = ((row, score(row)) for row in rows)
    other = versions.get(fix.number) if fix.how in (KEY, ACCEPTED) else None
    places = () if fix.how in TYPED or only is not None else ELSEWHERE.values()
    counts = [one.count(version=version, score=score) for one in places]
    elsewhere = Counted(
        sum(one.answers for one in counts),
        sum(one.to_right for one in counts),
        sum(one.to_wrong for one in counts),
        frozenset().union(*(one.learners for one in counts)),
    )
    return Plan(version, fix, other, len(rows), right, tuple(_changes(found)), score, elsewhere)


def rule(version: Version, fix: Fix) -> Score | Problem:
    """What gives an answer to a version its score by a fix, also one that comes after the fix."""
    return _rule({one.number: one for one in version.question.versions.all()}, version, fix)


def _rule(versions: Mapping[int, Version], version: Version, fix: Fix) -> Score | Problem:
    """What gives an answer to `version` its new score."""
    kind, body = KINDS[version.kind], decode(KINDS[version.kind].body, version.body)
    if fix.how == READ:
        return lambda row: _read_again(row, by_key(kind, body, row.answer, row.seed))
    if fix.how not in (KEY, ACCEPTED):
        fault = withdrawal_fault(kind, body, fix.option, fix.how)
        return fault or (lambda row: without(kind, body, row.answer, fix.option, fix.how))  # type: ignore[arg-type]
    other = versions.get(fix.number)
    if other is None or other == version:
        return Problem("Choose another version: the one that fixes the fault.")
    other_kind = KINDS[other.kind]
    mended = decode(other_kind.body, other.body)
    if fault := key_fault(kind, body, other_kind, mended):
        return fault
    if fix.how == KEY:
        return lambda row: by_key(kind, mended, row.answer, row.seed)
    return lambda row: (
        by_key(kind, mended, row.answer, row.seed)
        if gave(kind, body, row.answer, fix.place, fix.given)
        else row.counted_score
    )


def _read_again(row: Review, new: float) -> float:
    """Reading more spellings makes no answer worse, and does not undo what somebody decided since."""
    old: float = row.counted_score  # type: ignore[attr-defined]
    return max(old, new) if old == row.score else old


def _counted(version: Version) -> QuerySet[Review]:
    """The answers to a version that count and that a key graded: those that stand, and attempts that were undone,
    which count in statistics alone."""
    rows = Review.objects.filter(version=version, judged=False)
    undone = attempts(rows.filter(voided_at__isnull=False)).filter(~was_guessed())
    return rows.filter(Q(voided_at=None) | Q(pk__in=undone.values("pk")))


def _changes(rows: Iterable[tuple[Review, float]]) -> Iterable[Change]:
    for row, new in rows:
        old, before = row.counted_score, Grade(row.counted_grade)  # type: ignore[attr-defined]
        if new == old:
            continue
        turned = recalled(new) != recalled(old) and not row.guessed  # a guess was not known, right or not
        grade = grade_of(new) if turned else before
        stands = row.voided_at is None
        moves = stands and row.scheduled and grade != before
        yield Change(row.pk, row.learner_id, row.card_id, old, new, grade, moves, stands)


def typed_wrong(row: Review, again: Regraded | None) -> Mapping[str, str]:
    """What an answer has typed that does not count, by its place, after `again`, its latest grading."""
    if recalled(again.new if again else row.score):
        return {}
    version = (again and again.version) or row.version
    kind = KINDS[version.kind]
    return disputable(kind, kind.vary(decode(kind.body, version.body), row.seed), row.answer)


def choices(question: Question) -> dict[str, str]:
    """The options of any version that answers were given to, text by key, for a form."""
    found: dict[str, str] = {}
    answered = Q(pk__in=Review.objects.filter(voided_at=None).values("version")) | Q(
        pk__in=question.slots.values("version")
    )
    asked = question.versions.filter(answered)
    for version in asked.order_by("-number"):
        kind = KINDS[version.kind]
        body = decode(kind.body, version.body)
        found |= {one.key: one.text for one in options(kind, body) if one.key not in found}
    return found
