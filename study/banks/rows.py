"""Converts between the core's questions and their rows. Unchanged questions are left alone; a changed one
gets a version.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Max, OuterRef, Subquery

from study.banks.models import FOR_EXAMS, Bank, Choice, Fit, Question, Ruling, Status, Version
from study.banks.pictures import note_shown, shows_any
from study.banks.rulings import with_rulings
from study.core.generators.keep_rates import doubt_of
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Illustration, Source, decode, encode
from study.core.questions.question import Question as CoreQuestion
from study.library.arriving import Arriving
from study.library.models import Topic
from study.library.switching import Switch
from study.library.sync import BATCH, sync

LONGEST_TITLE = 300
LONGEST_HELD = 200
TOO_FEW = "too few of its sort are kept"
LONGEST_WRITER = 120


@dataclass(frozen=True, slots=True)
class Publication:
    """A question as notes, a file or a simulator give it to a bank: what it has in common with its siblings,
    and the recipe that made it. `held` says why it may not be asked yet, empty where it may. Where it was made from
    notes, its keep rate is counted by its `sort`; `fit` says whether that is asked, `unseen` whether it was at first.
    `choice` is what its owner decided, empty where nothing, `text` the Markdown where it is in their own words.
    `double_of` is the key of the written question that asks the same."""

    question: CoreQuestion
    group: str
    recipe: str = ""
    held: str = ""
    fit: str = Fit.SURE
    sort: str = ""
    unseen: bool = True
    choice: str = ""
    text: str = ""
    double_of: str = ""

    @property
    def status(self) -> str:
        return standing(self.question.status, self.fit, self.held, self.choice, self.double_of)


def standing(status: str, fit: str, held: str, choice: str, double_of: str) -> str:
    """The status of a question that has `status` of itself, after what was said of it and decided about it:
    what a person decided comes first; what a written question asks is asked by that alone, and unasked nobody gets
    what is untried, unsure or held back."""
    if choice:
        return Status.RETIRED if choice == Choice.NEVER else Status.READY
    if double_of:
        return Status.RETIRED
    return Status.DRAFT if held or fit != Fit.SURE else status


def why_double(key: str) -> str:
    """Why a question is not asked that the written one of this key asks too."""
    return f"the written question {key} asks this"


def why_it_waits(one: Publication | Question) -> str:
    """Why a question made from notes is not asked yet; "" where it is."""
    if one.held or one.fit == Fit.SURE:
        return one.held
    return doubt_of(one.sort) or TOO_FEW


def is_undecided(one: Publication | Question) -> bool:
    """Whether a question made from notes waits for their owner to decide, and not for its line to hold."""
    return one.status == Status.DRAFT and one.fit != Fit.SURE and not one.held


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did in the `bank` of that name. `kept` counts the questions that were there before and still
    are."""

    questions: tuple[Publication, ...] = ()
    added: int = 0
    edited: int = 0
    retired: int = 0
    kept: int = 0
    problems: tuple[Problem, ...] = ()
    bank: str = ""


def publish(
    bank: Bank,
    given: Sequence[Publication],
    now: datetime,
    spared: Collection[str] = (),
    arriving: Arriving | None = None,
) -> Published:
    """Make the bank's questions those that are `given`, matched by key, in their order. A question that
    is not among them is retired, unless its key is `spared`; no row is ever deleted, because the
    review log points to it. With what is `arriving` its switch writes."""
    switch = arriving.switch if arriving else None
    existing = {row.key: row for row in Question.objects.filter(bank=bank).select_related("current")}
    asked = {key for key, row in existing.items() if row.status != Status.RETIRED}
    wanted = {one.question.key: one for one in given}
    gone = existing.keys() - wanted.keys() - set(spared)
    no_more = {"status": Status.RETIRED, "double_of": ""}
    sync(Question.objects.all(), existing, dict.fromkeys(gone, no_more), switch=switch)
    topics = arriving.topics if arriving else topics_of(bank.course_id)
    columns = {key: _columns(one, place, topics) for place, (key, one) in enumerate(wanted.items())}
    texts = {one.question.key: one.text for one in given}
    with switch.together(bank, len(given)) if switch else nullcontext():
        rows = sync(Question.objects.all(), existing, columns, lambda key: Question(bank=bank, key=key), switch)
        edited = _write_versions(bank, [*_ruled(bank, rows, wanted)], texts, now, switch)
    added = len(rows.keys() - existing.keys())
    return Published(tuple(given), added, edited, len(asked & gone), len(asked - gone), bank=bank.slug)


def topics_of(course: int) -> dict[str, int]:
    """The topics of a course by key."""
    return dict(Topic.objects.filter(course=course).values_list("key", "pk"))


def _columns(one: Publication, position: int, topics: Mapping[str, int]) -> dict[str, Any]:
    """The columns of a question but for its versions."""
    return {
        "topic_id": topics.get(one.question.topic),
        "position": position,
        "group": one.group,
        "status": one.status,
        "fit": one.fit,
        "sort": one.sort,
        "unseen": one.unseen,
        "held": one.held[:LONGEST_HELD],
        "double_of": one.double_of,
        "for_exams": _is_for_exams(one.question),
        "start": one.question.lines[0],
        "end": one.question.lines[1],
        **listed(one.question),
    }


def _ruled(
    bank: Bank, rows: Mapping[str, Question], wanted: Mapping[str, Publication]
) -> Iterator[tuple[Question, CoreQuestion]]:
    """Each row with what it is to ask: what was given, with the answers that were accepted for it since."""
    accepted = Ruling.objects.filter(question__bank=bank, accepted=True).select_related("version").order_by("pk")
    rulings: dict[int, list[Ruling]] = {}
    for ruling in accepted:
        rulings.setdefault(ruling.question_id, []).append(ruling)
    for key, row in rows.items():
        yield row, with_rulings(wanted[key].question, rulings.get(row.pk, ()))


def _write_versions(
    bank: Bank,
    pairs: Sequence[tuple[Question, CoreQuestion]],
    texts: Mapping[str, str],
    now: datetime,
    switch: Switch | None,
) -> int:
    """Give every question whose content is new a version; returns how many had one before."""
    fresh: list[tuple[Question, dict[str, Any]]] = []
    for row, asked in pairs:
        values, current = content(asked), row.current
        if current is None or any(getattr(current, name) != value for name, value in values.items()):
            fresh.append((row, values))
    edited = [row.pk for row, _ in fresh if row.current is not None]
    last = dict(
        Version.objects.filter(question__in=edited).values_list("question").annotate(last=Max("number")).order_by()
    )
    versions = [
        Version(question=row, number=last.get(row.pk, 0) + 1, created_at=now, text=texts[row.key], **values)
        for row, values in fresh
    ]
    renewed = [row for row, _ in fresh]
    if switch is None:
        note_shown(Version.objects.bulk_create(versions, batch_size=BATCH))
        _ask_newest(renewed)
        return len(edited)
    unseen = [row for row in renewed if switch.is_unseen(row)]
    switch.create(versions)
    _ask_newest(unseen)
    switch.then(partial(note_shown, [one for one in versions if shows_any(one)]))
    switch.then(partial(_ask_newest, [row for row in renewed if not switch.is_unseen(row)]))
    return len(edited)


def _ask_newest(rows: Sequence[Question]) -> None:
    """Let these questions ask what their newest version says."""
    newest = Version.objects.filter(question=OuterRef("pk")).order_by("-number").values("pk")[:1]
    for start in range(0, len(rows), BATCH):
        numbers = [row.pk for row in rows[start : start + BATCH]]
        Question.objects.filter(pk__in=numbers).update(current=Subquery(newest))


def write_question(row: Question, asked: CoreQuestion, now: datetime, text: str) -> Version:
    """Give one question a version that asks this from now on; `text` is the Markdown it was written as."""
    last = Version.objects.filter(question=row).aggregate(last=Max("number"))["last"] or 0
    row.current = Version.objects.create(question=row, number=last + 1, created_at=now, text=text, **content(asked))
    note_shown([row.current])
    columns = {**listed(asked), "for_exams": _is_for_exams(asked)}
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=["current", *columns])
    return row.current


def _is_for_exams(question: CoreQuestion) -> bool:
    return FOR_EXAMS in question.tags


def content(question: CoreQuestion) -> dict[str, Any]:
    """The columns of a version that say what the question asks."""
    return {
        "kind": question.kind,
        "title": question.title[:LONGEST_TITLE],
        "prompt": question.prompt,
        "body": encode(question.body),
        "explanation": question.explanation,
        "sources": encode(question.sources),
        "tags": list(question.tags),
        "hints": list(question.hints),
        "points": question.points,
        "case": question.case[:120],
        "stimulus": question.stimulus,
        "context": question.context,
        "pictures": encode(question.pictures),
        "worded_by": question.worded_by[:LONGEST_WRITER],
    }


def restored(version: Version) -> CoreQuestion:
    """The question that `content` made these columns of, as far as they hold it."""
    return CoreQuestion(
        key=version.question.key,
        kind=version.kind,
        title=version.title,
        prompt=version.prompt,
        body=decode(KINDS[version.kind].body, version.body),
        explanation=version.explanation,
        sources=tuple(decode(Source, source) for source in version.sources),
        tags=tuple(version.tags),
        hints=tuple(version.hints),
        points=version.points,
        case=version.case,
        stimulus=version.stimulus,
        context=version.context,
        pictures=tuple(decode(Illustration, one) for one in version.pictures),
        worded_by=version.worded_by,
    )


def listed(question: CoreQuestion | None) -> dict[str, Any]:
    """The columns of a question that lists show. Tags stand between blanks, so that one can be looked for;
    `checked_on` is the day the source that was checked longest ago was checked."""
    if question is None:
        return {}
    return {
        "title": question.title[:LONGEST_TITLE],
        "kind": question.kind,
        "tags": f" {' '.join(question.tags)} "[:1000] if question.tags else "",
        "checked_on": min((source.checked for source in question.sources), default=None),
    }
