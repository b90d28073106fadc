"""What was decided about notes somewhere else, as their companion tells it: written down, and brought back."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from study.banks.decisions import decisions_of, next_own_key, own_words
from study.banks.models import NOTES, Choice, Decision, Fit, Question, Ruling, Status, Wording
from study.banks.rows import Publication
from study.banks.rulings import basis_in, basis_of, form_of
from study.banks.sorts import ANSWERED
from study.core.notes.companion import Accepted, Badge, Companion, Remembered, Worded, abridged, bounded, homes
from study.core.notes.identity import fact_of
from study.core.notes.model import Topic
from study.core.problem import Problem
from study.library.models import Course, DisputeRuling


@dataclass(frozen=True, slots=True)
class Back:
    """What comes back: the decisions, by key, of which none is a row yet; which questions were there
    that are not here, and whether they were `asked`; the writer's words for them, none a row yet either; and what does
    not come back."""

    decisions: dict[str, Decision] = field(default_factory=dict)
    asked: dict[str, bool] = field(default_factory=dict)
    worded: dict[str, Wording] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def unasked(self, made: Collection[str]) -> Iterator[Problem]:
        """That nothing asks any more what somebody kept, where that is not among the questions `made`."""
        for key, one in self.decisions.items():
            if one.choice == Choice.KEEP and key not in made:
                yield _left("you kept a question that these notes do not give any more", key)


def brought_back(course: Course | None, companion: Companion, now: datetime) -> Back:
    """What comes back of a companion whose lines have the keys of the notes. What was decided here stays, and what was
    taken back here stays so; a question that somebody wrote comes beside those that they wrote here."""
    if not companion.questions:
        return Back()
    here = Decision.objects.filter(course=course) if course else Decision.objects.none()
    known = set(here.values_list("key", flat=True))
    written = set(here.filter(choice=Choice.OWN).values_list("fact", "text"))
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES)
    asked_here = set(rows.values_list("key", flat=True))
    taken = known | asked_here
    decisions: dict[str, Decision] = {}
    problems: list[Problem] = []
    for one in companion.questions:
        key = one.key
        if one.choice == "own":
            if (one.line, one.text) in written:
                continue
            key = next_own_key(one.line, taken) if key in taken else key
        if not one.choice or key in known:
            continue
        own, faults = own_words(one.text, key, now.date()) if one.text else (None, ())
        if one.text and own is None:
            problems.append(_left(f"your own words cannot be asked: {faults[0].message}", one.key))
            continue
        taken.add(key)
        decisions[key] = Decision(key=key, fact=one.line, choice=one.choice, text=one.text, at=now)
    asked = {one.key: one.asked for one in companion.questions if one.key not in asked_here}
    return Back(decisions, asked, _worded(course, companion, here, rows, now), tuple(problems))


def _worded(
    course: Course | None, companion: Companion, here: QuerySet[Decision], rows: QuerySet[Question], now: datetime
) -> dict[str, Wording]:
    """The writer's words that come back, by key: of questions for which none stand here, which nobody decided about or
    answered."""
    given = {one.key: one.worded for one in companion.questions if one.worded and not one.choice}
    if not given:
        return {}
    known = {
        *Wording.objects.filter(course=course).values_list("key", flat=True),
        *here.values_list("key", flat=True),
        *rows.filter(ANSWERED).values_list("key", flat=True),
    }
    return {
        key: Wording(key=key, prompt=one.prompt, by=one.by, basis=one.basis, brought=True, at=now)
        for key, one in given.items()
        if key not in known
    }


@dataclass(frozen=True, slots=True)
class Marks:
    """What the owner of notes wrote beside an answer, whether they put a flag on its card, or set it aside."""

    note: str = ""
    flag: bool = False
    aside: bool = False


def companion_of(
    course: Course, topics: Sequence[Topic], live: Container[str], marks: Mapping[str, Marks]
) -> Companion:
    """What is decided about the notes of a course, to be taken along, and `marks` on its cards by the keys of the
    questions. The `topics` have what was removed from them too: what is in the notes is `live`."""
    decisions = decisions_of(course)
    lines = homes(topics)
    gone = frozenset(fact.key for topic in topics for fact in topic.facts if fact.key not in live)
    worded, accepted = _wordings_of(course), _accepted_in(course)
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES).order_by("position", "pk")
    columns = rows.values_list("key", "group", "fit")
    found = {key: (group.partition("/")[2], fit == Fit.SURE) for key, group, fit in columns}
    found |= {key: (one.fact, found.get(key, ("", False))[1]) for key, one in decisions.items()}
    made = [
        Remembered(
            key,
            line,
            asked,
            *_decided(decisions.get(key)),
            mark.note,
            mark.flag,
            mark.aside,
            worded.get(key) if key not in decisions else None,
            accepted.get(key, ()),
        )
        for key, (line, asked) in found.items()
        for mark in (marks.get(key, Marks()),)
    ]
    known = [one for one in made if one.line in lines and fact_of(one.key) in lines]
    left = sum(one.is_decided for one in made) - sum(one.is_decided for one in known)
    questions = tuple(one for one in known if one.is_decided or not {one.line, fact_of(one.key)} & gone)
    rulings = DisputeRuling.objects.filter(course=course, fact__course__shipped=True, line__in=lines)
    badges = tuple(
        Badge(line, of, key, away)
        for line, of, key, away in rulings.order_by("pk").values_list("line", "fact__course__slug", "fact__key", "away")
    )
    told = {line for one in questions for line in (one.line, fact_of(one.key))} | {one.line for one in badges}
    return bounded(Companion(abridged(topics, told, gone), questions, badges, gone & told, left))


def _wordings_of(course: Course) -> dict[str, Worded]:
    rows = Wording.objects.filter(course=course).exclude(prompt="")
    return {
        key: Worded(prompt, by, basis) for key, prompt, by, basis in rows.values_list("key", "prompt", "by", "basis")
    }


def _accepted_in(course: Course) -> dict[str, tuple[Accepted, ...]]:
    """The typed answers that were accepted, by the keys of the questions, where these still ask the same."""
    rulings = Ruling.objects.filter(question__bank__course=course, question__bank__slug=NOTES, accepted=True)
    found: dict[str, tuple[Accepted, ...]] = {}
    for one in rulings.exclude(question__current=None).select_related("version", "question__current").order_by("pk"):
        assert one.question.current
        if (basis := basis_of(one.version)) == basis_of(one.question.current):
            key = one.question.key
            found[key] = (*found.get(key, ()), Accepted(one.given, one.place, basis))
    return found


def accepted_back(course: Course | None, asked: Iterable[Publication], companion: Companion) -> int:
    """How many of the typed answers that were accepted would count where these questions are asked: those to a question
    that asks the same, about which nothing was decided here."""
    given = {one.key: one.accepted for one in companion.questions if one.accepted}
    if not given:
        return 0
    rows = Ruling.objects.filter(question__bank__course=course, question__bank__slug=NOTES)
    ruled = set(rows.values_list("question__key", "place", "form")) if course else set()
    bases = {one.question.key: basis_in(one.question) for one in asked if _is_typed(one, given)}
    return sum(
        bases.get(key) == one.basis and (key, one.place, form_of(one.given)) not in ruled
        for key, answers in given.items()
        for one in answers
    )


def _is_typed(one: Publication, given: Container[str]) -> bool:
    return one.question.key in given and one.status != Status.RETIRED


def _decided(decision: Decision | None) -> tuple[Any, str]:
    return (Choice(decision.choice).value, decision.text) if decision else ("", "")


def _left(said: str, key: str) -> Problem:
    return Problem(f"{said}: {key}", severity="warning", subject=key)
