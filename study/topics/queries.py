"""Reads of the notes browser: a file with what became of its lines, the questions of a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Length

from study.banks import files
from study.banks.companions import Marks, companion_of
from study.banks.decisions import decisions_of
from study.banks.exchange import core_question
from study.banks.history import FAILED, REWORDED
from study.banks.models import NOTES, HistoryEntry, Origin, Question, Status
from study.banks.sorts import numbers_to_decide
from study.banks.withdrawn import why_withdrawn
from study.core.limits import LOOK_AT_ONCE
from study.core.notes.companion import COMPANION
from study.core.notes.companion_file import write_companion
from study.core.notes.pages import folder_of, without_ids
from study.core.notes.places import shared_depth
from study.core.questions.source.reader import Bank
from study.core.questions.source.writer import write_bank
from study.core.text.names import Names
from study.core.text.plural import counted
from study.library.access import own
from study.library.badges import seen_badges
from study.library.edits import NOTHING_HERE, Here, changed_here
from study.library.models import Claim, Course, Fact, Followed, NoteFile, Topic
from study.library.operations import stored_sources
from study.library.pictures import figures, shown_pictures
from study.library.queries import lines_of, own_courses
from study.library.rows import core_fact, stored_notes
from study.library.sources import Text, in_reading_order
from study.people.models import Learner
from study.review.due import due
from study.review.models import Card, Review
from study.review.new_cards import asked_cards, chosen_courses
from study.review.queries import standing
from study.review.queries.offers import new_of
from study.topics.article import is_stale
from study.topics.doubts import doubted_in, doubts_at, two_texts_in
from study.topics.lines import Placed, Row, rows
from study.topics.paging import is_deck
from study.topics.triage import waiting
from study.uploads.pictures import content_of


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a file, as the tree shows it."""

    title: str
    line: int
    level: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file in the tree: how many questions its lines are asked, how many wait for its owner to decide, and whether
    any line is out of date, or one that only its owner can tell."""

    path: str
    asked: int
    waits: int
    stale: bool
    doubted: bool
    current: bool
    headings: tuple[Heading, ...] = ()

    @property
    def name(self) -> str:
        return without_ids(PurePosixPath(self.path).name)


@dataclass(frozen=True, slots=True)
class Folder:
    """Files of one folder, with what they come to; those at the top stand in one without a name."""

    name: str
    files: tuple[Leaf, ...]

    @property
    def open(self) -> bool:
        return any(leaf.current for leaf in self.files)

    @property
    def asked(self) -> int:
        return sum(leaf.asked for leaf in self.files)

    @property
    def waits(self) -> int:
        return sum(leaf.waits for leaf in self.files)

    @property
    def stale(self) -> bool:
        return any(leaf.stale for leaf in self.files)

    @property
    def doubted(self) -> bool:
        return any(leaf.doubted for leaf in self.files)


@dataclass(frozen=True, slots=True)
class Browsed:
    """A course's notes with one of their files open. `file` is None where there is none. `asked`, `simulated`, `due`,
    `new` and `waiting` count the questions of the course: asked of its lines, those that simulators answer, those due
    today, those that can be learnt at once, unsure ones to decide on. `followed`: they were taken from disk; `doubted`
    lines and `parted` notes with two texts wait for their owner too; `here` is what was changed here."""

    course: Course
    folders: tuple[Folder, ...]
    files: int
    asked: int
    simulated: int
    due: int
    waiting: int
    file: NoteFile | None = None
    rows: tuple[Row, ...] = ()
    deck: bool = False
    new: int = 0
    followed: bool = False
    doubted: int = 0
    parted: int = 0
    here: Here = NOTHING_HERE

    @property
    def sentence(self) -> str:
        """The counts in words."""
        beside = f"{self.simulated} more from the simulators of its topics" if self.simulated else ""
        return _told(self.files, self.asked, self.due, beside)


def _told(files: int, asked: int, due: int, beside: str = "") -> str:
    parts = (counted(files, "file"), f"{counted(asked, 'question')} asked", beside, f"{due} due" if due else "")
    return ", ".join(filter(None, parts)) + "."


@dataclass(frozen=True, slots=True)
class Owned:
    """A course of somebody's own, with what its notes come to: `files`, questions `asked` of their lines, cards of the
    course that are `due` today, questions `waiting` for its owner to decide."""

    course: Course
    files: int
    asked: int
    due: int
    waiting: int

    @property
    def sentence(self) -> str:
        """The counts in words."""
        return _told(self.files, self.asked, self.due)


def owned(learner: Learner | None, today: date) -> list[Owned]:
    """The learner's own courses by title. The number of queries does not grow with them."""
    courses = list(own_courses(learner).defer("outline", "scope"))
    if learner is None or not courses:
        return []
    count = Count("pk")
    files = dict(NoteFile.objects.filter(course__in=courses).values_list("course").annotate(n=count))
    ready = Question.objects.filter(bank__course__in=courses, bank__slug=NOTES, status=Status.READY)
    asked = dict(ready.order_by().values_list("bank__course").annotate(n=count))
    cards = asked_cards(learner).filter(due(today), question__bank__course__in=courses)
    falls = dict(cards.order_by().values_list("question__bank__course").annotate(n=count))
    waits = numbers_to_decide(courses)
    return [Owned(one, *(of.get(one.pk, 0) for of in (files, asked, falls, waits))) for one in courses]


def studied_besides(learner: Learner, course: Course) -> list[str]:
    """The titles of the other courses that somebody studies, of which new cards come in turn."""
    others = Course.objects.filter(pk__in=chosen_courses(learner)).exclude(pk=course.pk)
    return list(others.order_by("title", "pk").values_list("title", flat=True))


def browsed(learner: Learner, course: Course, path: str, today: date) -> Browsed:
    """The notes of a course at one file. Where there is none of that path, at the first of which something is asked or
    could be, since indexes and templates come before others; else at the first. The number of queries does not grow
    with them."""
    numbers = dict(NoteFile.objects.filter(course=course).values_list("path", "pk"))
    paths = [name.path for name in in_reading_order(Text(one, "") for one in numbers)]
    topics = list(Topic.objects.filter(course=course).select_related("file").defer("file__text"))
    notes = Question.objects.filter(bank__course=course, bank__slug=NOTES)
    asked, waits = _by_file(notes.filter(status=Status.READY)), _by_file(waiting(course))
    if path not in paths:
        path = next((one for one in paths if numbers[one] in asked.keys() | waits.keys()), *paths[:1] or [""])
    file = NoteFile.objects.filter(course=course, path=path).first()
    claims = Claim.objects.filter(topic__course=course).select_related("fact")
    doubted = doubted_in(course)
    file_of = {topic.pk: topic.file.path for topic in topics}
    badges = [(file_of[claim.topic_id], badge) for claim, badge in seen_badges(course.pk, claims, learner)]
    states = standing.by_question(learner, course, today)
    here = [topic for topic in topics if topic.file.path == path]
    found: list[Row] = []
    facts: list[Fact] = []
    if file:
        questions = list(notes.filter(topic__in=here).select_related("current", "bank__course"))
        why = why_withdrawn([one for one in questions if one.status == Status.RETIRED], learner)
        decisions = decisions_of(course)
        placed = [Placed(one, states.get(one.pk), decisions.get(one.key), why.get(one.pk, "")) for one in questions]
        facts = list(Fact.objects.filter(topic__in=here, removed_at=None).order_by("start", "position"))
        claimed = [badge for at, badge in badges if at == path]
        doubts = doubts_at(course, path, map(core_fact, facts)) if path in doubted else ()
        found = rows(lines_of(file.text), here, facts, placed, claimed, figures(*here), doubts)
    stale = {at for at, badge in badges if is_stale(badge)}
    leaves = [
        Leaf(
            one,
            asked.get(numbers[one], 0),
            waits.get(numbers[one], 0),
            one in stale,
            one in doubted,
            one == path,
            _headings(here) if one == path else (),
        )
        for one in paths
    ]
    return Browsed(
        course=course,
        folders=tuple(_folders(leaves)),
        files=len(paths),
        asked=sum(asked.values()),
        simulated=simulated(course),
        due=sum(one.due for one in states.values()),
        waiting=sum(waits.values()),
        new=new_of(learner, course, today),
        file=file,
        rows=tuple(found),
        deck=is_deck(facts),
        followed=(is_followed := Followed.objects.filter(course=course).exists()),
        doubted=doubted.total(),
        parted=two_texts_in(course) if is_followed else 0,
        here=changed_here(course),
    )


def _by_file(questions: QuerySet[Question]) -> dict[int, int]:
    """How many of the questions stand in each file, by its number."""
    return dict(questions.order_by().values_list("topic__file").annotate(n=Count("pk")))


def _headings(topics: Sequence[Topic]) -> tuple[Heading, ...]:
    return tuple(Heading(topic.title, topic.heading[0], topic.level) for topic in topics if topic.heading[0])


def _folders(leaves: Sequence[Leaf]) -> list[Folder]:
    """The files by folder, each called by what tells it from the others: a folder that holds all of them is left out,
    such as the one a zip was made of."""
    folders: dict[str, list[Leaf]] = {}
    above = [folder_of(leaf.path) for leaf in leaves]
    shared = shared_depth(above)
    for leaf, parts in zip(leaves, above, strict=True):
        folders.setdefault("/".join(parts[shared:]), []).append(leaf)
    return [Folder(without_ids(name), tuple(files)) for name, files in folders.items()]


def simulated(course: Course) -> int:
    """How many questions come with the simulators that the course's topics show, and are asked beside its lines."""
    return Question.objects.filter(bank__course=course, bank__origin=Origin.COMPUTED, status=Status.READY).count()


def held(learner: Learner) -> list[Question]:
    """The questions of one's own notes that would be asked if their lines held, until one decides."""
    return list(held_of(learner).select_related("bank__course", "topic__file").defer("topic__file__text"))


def held_of(learner: Learner) -> QuerySet[Question]:
    """The same, alone."""
    mine = Question.objects.filter(own(learner, "bank__course__"), bank__slug=NOTES, status=Status.DRAFT)
    return mine.exclude(held="").exclude(topic=None)


def own_question(learner: Learner, course: Course, number: int) -> Question | None:
    """A question of one's own notes, with what it asks."""
    found = Question.objects.filter(own(learner, "bank__course__"), bank__course=course, bank__slug=NOTES, pk=number)
    return found.select_related("current", "bank", "topic__file").first()


def last_rewording(course: Course) -> HistoryEntry | None:
    """What became of the questions of a course when a writer was asked last."""
    entries = HistoryEntry.objects.filter(bank__course=course, bank__slug=NOTES, action__in=(REWORDED, FAILED))
    return entries.order_by("-pk").first()


@dataclass(frozen=True, slots=True)
class Losses:
    """What goes with a course: its files, its learner's cards, and the answers to them."""

    files: int
    cards: int
    answers: int


def losses(course: Course) -> Losses:
    """What deleting a course takes away, of everybody who studies it."""
    return Losses(
        files=NoteFile.objects.filter(course=course).count(),
        cards=Card.objects.filter(question__bank__course=course).count(),
        answers=Review.objects.filter(Q(card__question__bank__course=course), voided_at=None).count(),
    )


def file_of(course: Course, path: str) -> NoteFile | None:
    """The file of a course at that path."""
    return NoteFile.objects.filter(course=course, path=path).first()


def is_long(course: Course, path: str, text: str) -> bool:
    """Whether reading the notes of a course, with this text of the file at that path, takes longer than anybody who is
    typing should wait for."""
    others = NoteFile.objects.filter(course=course).exclude(path=path)
    return (others.aggregate(n=Sum(Length("text")))["n"] or 0) + len(text) > LOOK_AT_ONCE


CARDS = "cards.md"
"""The name of the cards among the notes that are taken away; the notes' own file of that name goes before."""


def packed(course: Course) -> bytes:
    """A zip of the notes as they stand here, their pictures, the cards that are asked, as Markdown, and what their
    owner decided and wrote about them, which comes back with the notes."""
    sources = stored_sources(course)
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES, status=Status.READY, current__isnull=False)
    cards = [core_question(row, row.current) for row in rows.select_related("current", "topic") if row.current]
    names = Names([text.path for text in sources.texts])
    members = {text.path: text.text.encode() for text in sources.texts}
    pictures = ((path, content_of(picture)) for path, picture in shown_pictures(course))
    members |= {path: content for path, content in pictures if content is not None}
    if cards:
        members[names.take(CARDS)] = write_bank(Bank(NOTES, course.title, questions=tuple(cards))).encode()
    stored = stored_notes(course)
    companion = companion_of(course, stored.topics, stored.live, _marks(course))
    members[COMPANION] = write_companion(companion).encode()
    return files.packed(members)


def _marks(course: Course) -> dict[str, Marks]:
    """What the owner of a course wrote on its cards, flagged and set aside, by the keys of the questions."""
    cards = Card.objects.filter(learner=course.owner_id, question__bank__course=course, question__bank__slug=NOTES)
    marked = cards.filter(Q(note__isnull=False) | Q(flagged_at__isnull=False) | Q(suspended_at__isnull=False))
    columns = marked.values_list("question__key", "note__text", "flagged_at", "suspended_at")
    return {key: Marks(note or "", flag is not None, aside is not None) for key, note, flag, aside in columns}
