"""Loading questions: those made from notes, those written by hand, and whole courses with both."""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Count, Max
from django.utils.text import slugify

from study.banks.comparison import worth_telling
from study.banks.generated import Generated, generated, group_in
from study.banks.history import SET_ASIDE, lines_of
from study.banks.models import (
    NOTES,
    Bank,
    Decision,
    HistoryEntry,
    Origin,
    Question,
    Ruling,
    Status,
    Version,
    Wording,
)
from study.banks.operations.doubling import follow_written
from study.banks.operations.indexing import index_course
from study.banks.pictures import Beside, bring_pictures
from study.banks.rows import Publication, Published, publish, restored, topics_of, why_double, why_it_waits
from study.core.computed.authored import freeze
from study.core.computed.placement import Place, placed, places
from study.core.facts.facts import Claim as CoreClaim
from study.core.notes.model import Notes
from study.core.notes.twins import Apart
from study.core.problem import Problem, refusals
from study.core.questions.pictures import alone, faults_of_file, names, showing
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.source.reader import parse_bank
from study.core.simulators import ENGINES
from study.library import fingerprints
from study.library.arriving import TRIES, Arrival, Arriving, Questions, arrive, standing_of
from study.library.importing import (
    Accord,
    Far,
    Imported,
    hear,
    import_notes,
    index_again,
    leave_unchanged,
    mark_done,
    unheard,
)
from study.library.models import Course, DisputeRuling
from study.library.operations import course_named, slug_of, store_claims
from study.library.sources import Sources, page_name
from study.library.switching import Switch
from study.library.sync import MANY, analyze
from study.people.models import Learner

SIMULATED = "simulated"  # the bank of the questions that simulators answer
HALF = 32
"""Characters of a digest that has two parts."""
RESERVED = {
    NOTES: "the questions made from the notes",
    SIMULATED: "the questions that simulators answer",
}

BUSY = Problem("The course was changed each time meanwhile. Try it again.")


@dataclass(frozen=True, slots=True)
class CourseImport:
    """An import of notes with the questions made from them."""

    imported: Imported
    published: Published


def publish_generated(
    *,
    course: Course,
    notes: Notes,
    claims: Sequence[CoreClaim] | None = (),
    now: datetime,
    then: Callable[[], object] = lambda: None,
) -> Published | Problem:
    """Make the questions of the bank "notes" those that the recipes make of `notes`, whose keys must
    be the stored ones. A question keeps its row, and with it all progress, as long as its key is made.

    A question from lines that `claims` find wrong or out of date is held back as a draft: nobody
    should learn by heart what does not hold. With None the notes are held against the facts, and that is stored with
    it. The simulators that the topics show bring questions of their own, in the bank "simulated"; what is returned
    tells of those from the notes alone. `then` is done with it. Where somebody changes the course each time meanwhile,
    nothing is."""

    def make(known: Course, switch: Switch) -> Published:
        topics = topics_of(known.pk)
        given = store_claims(known, notes, known.slug, topics, switch) if claims is None else claims
        arriving = Arriving(known, notes, topics, switch, given)
        published = bring_generated(known, notes, given, now, arriving, owned=known.owner_id is not None)
        bring_simulated(known, notes, now, arriving)
        return published

    one = Arrival(
        known=course,
        title=course.title,
        now=now,
        becomes={},
        standing=lambda: (standing_of(course), state_of(course)),
        taken=lambda: False,
    )
    for _ in range(TRIES):
        if arrived := arrive(one, make, lambda known, made: then()):
            index_course(course)
            return arrived[1]
    return BUSY


@transaction.atomic
def load_bank(*, course: Course, text: str, file: str, now: datetime) -> Published:
    """Load a question file. A question with an error stays as it was before, and is reported."""
    published = bring_bank(course, text, file, now)
    follow_written(course=course, now=now)
    index_course(course)
    return published


def import_course(
    *,
    sources: Sources,
    slug: str = "",
    title: str = "",
    owner: Learner | None,
    now: datetime,
    dry_run: bool = False,
    read: Notes | None = None,
    apart: Container[Apart] = frozenset(),
    told: bool = False,
    only_changed: bool = False,
    accord: Accord | None = None,
) -> CourseImport:
    """Import notes and make their questions, both or neither. A dry run reports and changes nothing. `read`, `apart`,
    `told` and `accord` are those of `import_notes`. With `only_changed` a course that is what it would become is left
    as it is, and nothing is worked out to be reported. No transaction of it is long."""
    course = course_named(slug or slug_of(sources), owner) if only_changed else None
    if course and is_unchanged(course, sources, title) and not dry_run:
        left = leave_unchanged(course=course, sources=sources, now=now, accord=accord)
        return CourseImport(left, Published())
    published = Published()

    far = accord.far if accord else unheard

    def bring(arriving: Arriving) -> Sequence[Problem]:
        nonlocal published
        given = arriving.course, arriving.notes, arriving.claims, now, arriving
        published = bring_generated(*given, owned=owner is not None, far=far)
        bring_simulated(arriving.course, arriving.notes, now, arriving)
        return published.problems

    imported = import_notes(
        sources=sources,
        slug=slug,
        title=title,
        owner=owner,
        now=now,
        dry_run=dry_run,
        read=read,
        apart=apart,
        told=told,
        questions=Questions(bring, state_of, worth_telling, index_course),
        accord=accord,
    )
    if imported.course is None:
        return CourseImport(imported, Published())
    if dry_run:
        return CourseImport(imported, published)
    mark_done(imported=imported, sources=sources, decided=decided_about(imported.course))
    if published.added >= MANY:
        transaction.on_commit(analyze)
    return CourseImport(imported, published)


def index_now(*, course: int) -> None:
    """Have search find what a course says, where whoever renewed it was cut off."""
    index_again(course=course, questions=Questions(standing=state_of, index=index_course))


def is_unchanged(course: Course, sources: Sources, title: str = "") -> bool:
    """Whether the course and its questions are what importing these would make them. Nothing is read for it, so a
    vault that has not changed costs next to nothing."""
    return fingerprints.is_known(course, sources, title, decided_about(course))


def state_of(course: Course) -> object:
    """What tells whether anybody has written or decided something about the questions of a course."""
    questions = Question.objects.filter(bank__course=course).aggregate(Max("pk"))
    versions = Version.objects.filter(question__bank__course=course).aggregate(Max("pk"))
    rulings = Ruling.objects.filter(question__bank__course=course).aggregate(Max("pk"))
    return questions, versions, rulings, decided_about(course)


def decided_about(course: Course) -> tuple[object, ...]:
    """What tells whether anybody has decided something about a course's lines and questions since."""
    decisions = Decision.objects.filter(course=course).aggregate(Max("pk"), Count("undone_at"))
    disputes = DisputeRuling.objects.filter(course=course).aggregate(Max("pk"), Count("pk"), Max("at"))
    history = HistoryEntry.objects.filter(bank__course=course).aggregate(Max("pk"))
    wordings = Wording.objects.filter(course=course).aggregate(Max("at"))
    return tuple(str(value) for found in (decisions, disputes, history, wordings) for value in found.values())


def bring_generated(
    course: Course,
    notes: Notes,
    claims: Iterable[CoreClaim],
    now: datetime,
    arriving: Arriving,
    written: Sequence[CoreQuestion] | None = None,
    owned: bool = False,
    far: Far = unheard,
) -> Published:
    """Make the bank "notes" what it is to be with the switch of what is `arriving`. `written` are the written
    questions that are asked, where those arrive too; `far` hears how far the work is. Where the notes are `owned`,
    somebody decides about them."""
    bank = _bank(course, NOTES, arriving, {"title": course.title, "origin": Origin.GENERATED})
    there = {row.key: row for row in Question.objects.filter(bank=bank).only("key", "status", "bank")}
    made = generated(
        course,
        notes,
        claims,
        now,
        written,
        lambda topic: far("ask", topic, len(notes.topics)),
        owned,
        arriving.companion,
    )
    for decision in made.back.decisions.values():
        decision.course = arriving.switch.place
    for wording in made.back.worded.values():
        wording.course = arriving.switch.place
    arriving.switch.create(list(made.back.decisions.values()))
    arriving.switch.create(list(made.back.worded.values()))
    hear(arriving.switch, far, "write", Version, len(made.questions))
    published = publish(bank, made.questions, now, arriving=arriving)
    for action, why in _no_longer_asked(there, made):
        rows = [row for row in there.values() if row.key in why]
        lines = lines_of(rows, action, by=None, now=now, reasons=[why[row.key] for row in rows])
        arriving.switch.create(lines)
    return replace(published, problems=(*published.problems, *made.problems))


def _no_longer_asked(there: Mapping[str, Question], made: Generated) -> Iterator[tuple[str, dict[str, str]]]:
    """Of the questions that are there what the bank's history says, and why, by their keys: they are not asked any
    more, a written one is asked for them, or they wait for somebody to decide."""
    asked = {key for key, row in there.items() if row.status != Status.RETIRED}
    ready = {key for key, row in there.items() if row.status == Status.READY}
    yield SET_ASIDE, {key: made.made.why_not(key) for key in asked - {one.question.key for one in made.questions}}
    given = [one for one in made.questions if one.question.key in asked]
    yield SET_ASIDE, {one.question.key: why_double(one.double_of) for one in given if one.double_of and not one.choice}
    drafts = [one for one in given if one.question.key in ready and one.status == Status.DRAFT]
    yield "held back", {one.question.key: why_it_waits(one) for one in drafts}


def bring_simulated(course: Course, notes: Notes, now: datetime, arriving: Arriving | None = None) -> None:
    """Make the questions of the bank "simulated" those of the simulators that the topics show. Their variants are
    drawn only where something has changed that they follow from, and no shipped course has them."""
    found = list(places(notes))
    bank = Bank.objects.filter(course=course, slug=SIMULATED).first()
    if not found and bank is None:
        return
    given = {"title": "From the simulators", "origin": Origin.COMPUTED}
    bank = bank or _bank(course, SIMULATED, arriving, given)
    digest = _digest(arriving.topics if arriving else topics_of(course.pk), found)
    if digest == bank.digest:
        return
    every = placed(found, _drawn(found))
    made = [Publication(one, group_in(course, f"{SIMULATED}/{group}"), "simulator") for one, group in every]
    publish(bank, made, now, arriving=arriving)
    _set(bank, {"digest": digest}, arriving)


def _bank(course: Course, slug: str, arriving: Arriving | None, given: Mapping[str, str]) -> Bank:
    """The course's bank that is called so, made with what is `given` where there is none."""
    known = Bank.objects.filter(course=course, slug=slug).first()
    if known or arriving is None:
        return known or Bank.objects.create(course=course, slug=slug, **given)
    bank = Bank(course=arriving.switch.place, slug=slug, **given)
    arriving.switch.create([bank])
    return bank


def _set(bank: Bank, given: Mapping[str, str], arriving: Arriving | None) -> None:
    if all(getattr(bank, name) == value for name, value in given.items()):
        return
    for name, value in given.items():
        setattr(bank, name, value)
    if arriving:
        arriving.switch.update([bank], list(given))
    else:
        bank.save(update_fields=list(given))


def _drawn(found: Iterable[Place]) -> dict[str, CoreQuestion]:
    """Of the questions that have these places those of shipped courses that this code has drawn, by key. Where an
    answer was accepted, that was for them alone."""
    rows = Question.objects.filter(
        bank__course__shipped=True, bank__slug=SIMULATED, bank__digest__startswith=_of_engines(), status=Status.READY
    )
    asked = rows.filter(key__in=[place.question for place in found]).exclude(current=None)
    drawn = asked.exclude(rulings__accepted=True).select_related("current").order_by("pk")
    return {row.key: _as_drawn(row) for row in drawn}


def _as_drawn(row: Question) -> CoreQuestion:
    assert row.current
    row.current.question = row
    return replace(restored(row.current), status=row.status)


def _digest(topics: Mapping[str, int], found: Iterable[Place]) -> str:
    """A digest of what the rows of the bank "simulated" follow from: the engines, and the places of the questions with
    the topics that have their keys now."""
    standing = [(*place, topics.get(place.topic)) for place in found]
    return _of_engines() + sha256(json.dumps(standing).encode()).hexdigest()[:HALF]


def _of_engines() -> str:
    """The first half of that: a digest of the engines, by their versions and their code, of which the variants
    follow."""
    versions = {name: engine.version for name, engine in ENGINES.items()}
    return sha256(json.dumps([fingerprints.code().hex(), versions]).encode()).hexdigest()[:HALF]


def bring_bank(
    course: Course,
    text: str,
    file: str,
    now: datetime,
    arriving: Arriving | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Published:
    """Make a bank what its file says; with what is `arriving` its switch writes. `pictures` are the files beside it, by
    the names that its texts have for them; without them it is read alone, and words stand in their place."""
    parsed = parse_bank(text, file, now.date())
    slug = parsed.slug or slugify(page_name(file))[:80] or "written"
    if slug in RESERVED:
        wrong = Problem(f"the bank's name {slug!r} is taken by {RESERVED[slug]}", 1, file)
        return Published(problems=(*parsed.problems, wrong))
    titled = {"title": (parsed.title or slug)[:200], "origin": Origin.WRITTEN}
    bank = _bank(course, slug, arriving, titled)
    _set(bank, titled, arriving)
    frozen = [freeze(one) for one in parsed.questions]
    unfit = [replace(problem, file=file) for _, problems in frozen for problem in problems]
    beside, lone = _beside(bank, text, parsed.questions, pictures, now, arriving)
    unshown = [replace(problem, file=file) for problem in lone]
    problems = (*parsed.problems, *unfit, *unshown)
    faulty = {problem.subject for problem in refusals(problems)}
    sound = [showing(one, beside.targets) for one, found in frozen if one.key not in faulty]
    given = [Publication(one, group_in(course, f"{slug}/{one.key}")) for one in sound]
    topics = arriving.topics if arriving else topics_of(course.pk)
    lost = tuple(
        Problem(f"there is no topic {one.topic!r} in the course", one.lines[0], file, "warning", one.key)
        for one in parsed.questions
        if one.topic and one.topic not in topics
    )
    return replace(publish(bank, given, now, faulty, arriving), problems=(*problems, *lost))


def _beside(
    bank: Bank,
    text: str,
    questions: Sequence[CoreQuestion],
    files: Mapping[str, bytes] | None,
    now: datetime,
    arriving: Arriving | None,
) -> tuple[Beside, list[Problem]]:
    """The pictures of a question file, brought beside its bank, and what keeps others from being shown."""
    if files is None:
        return Beside(), list(alone(text))
    beside = bring_pictures(bank, names(text), files, now, arriving.switch if arriving else None)
    return beside, list(faults_of_file(text, questions, beside.targets, beside.refused))
