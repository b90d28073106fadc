"""What becomes of the questions of a course when its notes are read anew. Nothing is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from study.banks.generated import Generated
from study.banks.models import NOTES, Question, Ruling, Status
from study.banks.rows import Publication, content, restored, why_double, why_it_waits
from study.banks.rulings import with_rulings
from study.core.notes.identity import Changes, fact_of
from study.core.notes.model import Topic
from study.core.questions.kinds import right_of
from study.library.models import Course


@dataclass(frozen=True, slots=True)
class Comparison:
    """The keys of questions that are asked, before or after. Unchanged, reworded, moved and gone are together
    those of before, unchanged, reworded, moved and new those of after. `old` counts those of before, `now` those of
    after. With other wrong answers, which other lines give, a question is what it was."""

    unchanged: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def old(self) -> int:
        return len(self.unchanged) + len(self.reworded) + len(self.moved) + len(self.gone)

    @property
    def now(self) -> int:
        return self.old - len(self.gone) + len(self.new)


def compare(course: Course | None, given: Sequence[Publication]) -> Comparison:
    """Hold what notes give now against the questions that the course asks from them."""
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES, status=Status.READY)
    asked = {row.key: row for row in rows.select_related("current", "topic")}
    rulings: dict[int, list[Ruling]] = {}
    for ruling in Ruling.objects.filter(question__in=rows, accepted=True).select_related("version").order_by("pk"):
        rulings.setdefault(ruling.question_id, []).append(ruling)
    found: dict[str, list[str]] = {name: [] for name in ("unchanged", "reworded", "moved", "new")}
    for one in given:
        if one.status == Status.READY:
            row = asked.pop(one.question.key, None)
            found[_change(row, one, rulings.get(row.pk, ()) if row else ())].append(one.question.key)
    return Comparison(**{name: tuple(keys) for name, keys in found.items()}, gone=tuple(asked))


def worth_telling(course: Course | None, changes: Changes) -> Changes:
    """What has changed, without the doubts about lines and cells on which nothing rests that anybody could lose: no
    question but those that still wait to be decided on."""
    if not changes.unsure:
        return changes
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES).exclude(status=Status.DRAFT, held="")
    keys: dict[str, list[str]] = {}
    for key in rows.values_list("key", flat=True):
        keys.setdefault(fact_of(key), []).append(key)
    return replace(
        changes, unsure=tuple(one for one in changes.unsure if any(map(one.rests_on, keys.get(one.key, []))))
    )


class Ended(NamedTuple):
    """A question that is not asked any more though its line is still there, and why."""

    key: str
    prompt: str
    why: str


def ended(
    course: Course | None, gone: Iterable[str], made: Generated, topics: Sequence[Topic], most: int
) -> list[Ended]:
    """Of the questions that are `gone` the first `most` that were made of these topics or of facts in them."""
    there = {*(topic.key for topic in topics), *(fact.key for topic in topics for fact in topic.facts)}
    keys = list(islice((key for key in gone if fact_of(key) in there), most))
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES, key__in=keys)
    prompts = dict(rows.values_list("key", "current__prompt"))
    given = {one.question.key: one for one in made.questions}
    return [Ended(key, prompts.get(key, ""), _why(given.get(key)) or made.made.why_not(key)) for key in keys]


def _why(one: Publication | None) -> str:
    """Why what the notes still give is not asked; "" where they do not."""
    if one is None:
        return ""
    return why_double(one.double_of) if one.double_of else why_it_waits(one)


def _change(row: Question | None, one: Publication, rulings: Sequence[Ruling]) -> str:
    if row is None:
        return "new"
    asked = with_rulings(one.question, rulings)
    values = content(asked)
    changed = {name for name, value in values.items() if row.current is None or getattr(row.current, name) != value}
    if row.current is None or changed - {"body"}:
        return "reworded"
    row.current.question = row
    if changed and right_of(restored(row.current)) != right_of(asked):
        return "reworded"
    return "unchanged" if row.topic is not None and row.topic.key == one.question.topic else "moved"
