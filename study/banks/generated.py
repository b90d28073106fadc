"""The questions that the shapes make of a course's notes, after what its owner decided. Nothing is written."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Q, QuerySet

from study.banks.companions import Back, brought_back
from study.banks.decisions import decided, decisions_of, never_asked
from study.banks.models import FOR_EXAMS, NOTES, Choice, Decision, Fit, Origin, Question, Status, Visibility, Wording
from study.banks.rows import Publication, restored
from study.banks.sorts import ANSWERED, fit_of, keep_rates, of_notes
from study.core.facts.facts import Claim
from study.core.generators import Candidate, Made, candidates, questions
from study.core.generators.contradicted import CONTRADICT, TWO_ANSWERS
from study.core.generators.disputes import Settled
from study.core.generators.keep_rates import DOUBT, asked_unseen, sort_of
from study.core.generators.rewording import Wording as Proposed
from study.core.generators.rewording import basis, reworded
from study.core.generators.shapes.card import is_own_card
from study.core.limits import FACTS
from study.core.notes.companion import NOTHING, Companion
from study.core.notes.identity import fact_of
from study.core.notes.model import Lines, Notes
from study.core.notes.row_cells import share_a_cell
from study.core.notes.unasked import is_asked_with_others
from study.core.problem import Problem
from study.core.questions.doubles import doubles
from study.core.questions.question import Question as CoreQuestion
from study.library.models import Course


@dataclass(frozen=True, slots=True)
class Generated:
    """The questions, as the shapes `made` them and after what was decided, and what is wrong. `back` is what comes back
    of what was decided somewhere else."""

    questions: tuple[Publication, ...]
    made: Made
    problems: tuple[Problem, ...] = ()
    back: Back = field(default_factory=Back)


def generated(
    course: Course | None,
    notes: Notes,
    claims: Iterable[Claim],
    now: datetime,
    written: Sequence[CoreQuestion] | None = None,
    told: Callable[[int], object] = lambda number: None,
    owned: bool = True,
    companion: Companion = NOTHING,
) -> Generated:
    """What the bank "notes" of the course gets from `notes`, whose keys are those of the course. Without a course
    nobody has decided anything yet. `written` are the written questions that are asked, where those are to change;
    `told` hears the number of each topic before it is asked about. Of notes that are not `owned` nobody decides.
    `companion` is what was decided about them somewhere else, under their keys: what was decided here comes before."""
    file_of = {topic.key: topic.file for topic in notes.topics}
    refuted = _by_line(claim for claim in claims if claim.verdict in ("wrong", "out-of-date"))
    back = brought_back(course, companion, now)
    there = there_of(course) | back.asked.keys()
    standing = (decisions_of(course) if course else {}) | back.decisions
    answered = answered_of(course) | {key for key, was_asked in back.asked.items() if was_asked}
    made = _in_their_words(course, candidates(notes, there, told, settled_of(course, answered, standing)), back)
    sorted_out = _sorted_out(course, made.candidates, owned, back, answered)
    given = [
        Publication(
            written,
            group_in(course, one.fact),
            one.shape,
            _held(one.lines, file_of[one.topic], refuted),
            *sorted_out(one),
        )
        for one, written in zip(made.candidates, questions(made.candidates, notes), strict=True)
    ]
    groups = {fact.key: group_in(course, fact.key) for topic in notes.topics for fact in topic.facts}
    unwanted = never_asked(standing)
    kept = [
        one
        for one, made_of in zip(given, made.candidates, strict=True)
        if one.question.key in there
        or not any(share_a_cell(_name(one.question.key), _name(key)) for key in unwanted.get(made_of.fact, ()))
    ]
    if written is None:
        written = written_of(course) if course else ()
    asked = tuple(_beside(written, list(decided(kept, notes, standing, groups, now.date())), standing))
    problems = (*back.problems, *back.unasked({one.question.key for one in asked}))
    if made.left_out:
        words = f"questions are made from the first {FACTS:,} facts; the remaining {made.left_out:,} are left out"
        problems = (Problem(words, severity="warning"), *problems)
    return Generated(asked, made, problems, back)


def _name(question: str) -> str:
    return question.rpartition("/")[2]


def _sorted_out(
    course: Course | None, made: Sequence[Candidate], owned: bool, back: Back, answered: Collection[str]
) -> Callable[[Candidate], tuple[str, str, bool]]:
    """What says of a candidate whether its sort is asked, its sort, and whether that was asked unseen. Where nobody
    decides, what is without a fault is asked; otherwise that goes by keep rates, and what was there before, here or
    where it comes `back` from, stays asked unseen, or does not. What somebody has `answered`, or was asked there, is
    asked whatever is doubted of it now: only a fault ends it."""
    given = {one.key for one in made if one.own and one.fit == "sure"}
    sorts = {one.key: sort_of(one) for one in made if one.key not in given}
    unseen = asked_unseen(sorts)
    rates = keep_rates(course) if course else {}
    rows = of_notes(course) if course else Question.objects.none()
    before = back.asked | dict(rows.exclude(fit=Fit.UNSURE).values_list("key", "unseen"))

    def sorted_out(one: Candidate) -> tuple[str, str, bool]:
        if one.key in given:
            return Fit.SURE, "", True
        sort, sound = sorts[one.key], one.fit == "sure"
        first = sound and (not owned or before.get(one.key, one.key in unseen))
        if one.key in answered:
            return Fit.SURE, sort, first
        return fit_of(sort, rates, first) if owned else one.fit, sort, first

    return sorted_out


def _beside(
    written: Sequence[CoreQuestion], given: Sequence[Publication], decisions: Mapping[str, Decision]
) -> Iterator[Publication]:
    """The same, with which of the written questions asks what one does."""
    free = [one.question for one in given if may_be_double(decisions.get(one.question.key), one.question.key)]
    found = doubles(free, written)
    for one in given:
        yield replace(one, double_of=found.get(one.question.key, ""))


def may_be_double(decision: Decision | None, key: str = "") -> bool:
    """Whether it counts that a written question asks what the one of this key does: not of what somebody wrote, as a
    card or instead of the question, nor of what is never asked."""
    return (decision is None or decision.choice == Choice.KEEP) and not is_own_card(key)


def written_of(course: Course, without: Collection[str] = ()) -> list[CoreQuestion]:
    """The written questions that everybody who reads the course is asked, of all banks but those of the names
    `without`."""
    found = _written(course).exclude(bank__slug__in=without).select_related("current", "topic")
    return [_restored(row) for row in found]


def _written(course: Course) -> QuerySet[Question]:
    rows = Question.objects.filter(bank__course=course, bank__origin=Origin.WRITTEN, bank__visibility=Visibility.PUBLIC)
    asked = rows.filter(status=Status.READY, for_exams=False).exclude(topic=None).exclude(current=None)
    return asked.order_by("bank", "position", "pk")


def written_in(given: Iterable[Publication]) -> list[CoreQuestion]:
    """The same, of banks that are only now becoming this."""
    asked = (one.question for one in given if one.status == Status.READY)
    return [one for one in asked if FOR_EXAMS not in one.tags]


def asked_in(course: Course) -> object:
    """What tells whether other written questions of a course are asked, or otherwise."""
    return list(_written(course).values_list("pk", "current", "topic"))


def doubles_of(course: Course) -> list[tuple[Question, str]]:
    """The questions made from the notes of a course of which it follows anew whether a written one asks the same, each
    with the key of that."""
    written = written_of(course)
    made = Question.objects.filter(bank__course=course, bank__slug=NOTES)
    if not written and not made.exclude(double_of="").exists():
        return []
    decisions = decisions_of(course)
    there = made.exclude(status=Status.RETIRED, double_of="").exclude(current=None).select_related("current", "topic")
    free = [row for row in there if may_be_double(decisions.get(row.key), row.key)]
    found = doubles([_restored(row) for row in free], written)
    return [(row, found.get(row.key, "")) for row in free]


def _restored(row: Question) -> CoreQuestion:
    assert row.current
    row.current.question = row
    return replace(restored(row.current), topic=row.topic.key if row.topic else "")


def there_of(course: Course | None) -> frozenset[str]:
    """The keys of the questions that were made from the notes of a course so far."""
    return frozenset(Question.objects.filter(bank__course=course, bank__slug=NOTES).values_list("key", flat=True))


def answered_of(course: Course | None) -> frozenset[str]:
    """The keys of those of them that somebody has answered."""
    rows = of_notes(course).filter(ANSWERED) if course else Question.objects.none()
    return frozenset(rows.values_list("key", flat=True))


def settled_of(course: Course | None, answered: Collection[str], standing: Mapping[str, Decision]) -> Settled:
    """What goes on being asked where another line says otherwise: what was `answered`, and what the owner chose to be
    asked when they were told of the other."""
    told = Q(sort__endswith=DOUBT + TWO_ANSWERS) | Q(sort__endswith=DOUBT + CONTRADICT)
    rows = of_notes(course).filter(told) if course else Question.objects.none()
    kept = {key for key, one in standing.items() if one.choice == Choice.KEEP}
    chosen = kept.intersection(rows.values_list("key", flat=True)) if kept else set[str]()
    return Settled(frozenset(map(fact_of, answered)), frozenset(map(fact_of, chosen)))


def _in_their_words(course: Course | None, made: Made, back: Back) -> Made:
    """The same, where a writer has put a question in other words and it still rests on the same lines, in those; here,
    or where the notes come `back` from. They pass the gate each time: other lines may stand beside them now."""
    rows = Wording.objects.filter(course=course).exclude(prompt="") if course else Wording.objects.none()
    words = {**back.worded, **{row.key: row for row in rows}}

    def worded(one: Candidate) -> Candidate:
        row = words.get(one.key)
        if row is None or row.basis != basis(one, made.corpus):
            return one
        found = reworded(one, Proposed(row.prompt, row.by), made.corpus)
        return found if isinstance(found, Candidate) else one

    return replace(made, candidates=tuple(map(worded, made.candidates))) if words else made


def group_in(course: Course | None, name: str) -> str:
    """Siblings are siblings within a course: two courses may well have a fact of the same key."""
    return f"{course.pk if course else 0}/{name}"


def by_fact(notes: Notes, given: Iterable[Publication]) -> dict[str, list[Publication]]:
    """What asks for each fact of notes, by its key: the questions that were made from it, and those that ask for it
    with the others in their lines."""
    found: dict[str, list[Publication]] = {}
    at: dict[tuple[str, int], list[Publication]] = {}
    files = {topic.key: topic.file for topic in notes.topics}
    for one in given:
        found.setdefault(fact_of(one.question.key), []).append(one)
        for line in range(one.question.lines[0], one.question.lines[1] + 1):
            at.setdefault((files.get(one.question.topic, ""), line), []).append(one)
    for topic in notes.topics:
        for fact in topic.facts:
            beside = (
                at.get((topic.file, fact.lines[0]), ()) if is_asked_with_others(fact.unasked, fact.verbatim) else ()
            )
            if new := [one for one in beside if fact_of(one.question.key) != fact.key]:
                found.setdefault(fact.key, []).extend(new)
    return found


def _by_line(claims: Iterable[Claim]) -> dict[tuple[str, int], tuple[int, Claim]]:
    """The first claim of each line of each file, with its number."""
    found: dict[tuple[str, int], tuple[int, Claim]] = {}
    for number, claim in enumerate(claims):
        for line in range(claim.lines[0], claim.lines[1] + 1):
            found.setdefault((claim.file, line), (number, claim))
    return found


def _held(lines: Lines, file: str, refuted: Mapping[tuple[str, int], tuple[int, Claim]]) -> str:
    """Why a question made from these lines may not be asked; empty where it may."""
    here = [refuted[file, line] for line in range(lines[0], lines[1] + 1) if (file, line) in refuted]
    if not here:
        return ""
    _, claim = min(here, key=lambda one: one[0])
    return why_held(claim.lines[0], claim.verdict, claim.holds)


def why_held(line: int, verdict: str, holds: str) -> str:
    """Why a question may not be asked that is made from a line with this verdict; `holds` is what holds instead."""
    said = "does not hold" if verdict == "wrong" else "is out of date"
    return f"line {line} {said}" + (f": {holds}" if holds else "")
