"""What taking notes over did beside the notes themselves, kept with the look: undoing it does that back, and nothing
that somebody did since."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from study.banks.models import Decision
from study.core.notes.identity import fact_of
from study.core.notes.model import Notes
from study.core.scheduling import OverrideKind
from study.core.text.plural import counted, listed
from study.library.edits import State
from study.library.models import Course, Dispute, Doubt, Fact, Look, LookFile
from study.people.models import Learner
from study.review.models import Card, CardNote, Override, Study
from study.topics.brought import TRACES

_COURSE, _CARDS = "course.json", "cards.json"


@dataclass(frozen=True, slots=True)
class CourseTraces:
    """The keys of lines that are `new`, the `doubts` that waited and do not any more (line, what it said, since when,
    and which cells of it), whether the course was `studied` and how, whether its owner `agreed` to the writer with it,
    which notes had been edited here (`edits`), and when notes had been brought before (`read_at`), "" where nobody
    knows."""

    new: Sequence[str] = ()
    doubts: Sequence[Sequence[Any]] = ()
    studied: Mapping[str, str | None] | None = None
    agreed: bool = False
    edits: State = ()
    read_at: str = ""


@dataclass(frozen=True, slots=True)
class CardTrace:
    """A card as it was: whether it was dealt, the note on it and since when, both empty without one, and since when its
    flag."""

    dealt: bool = False
    note: str = ""
    noted_at: str = ""
    flagged_at: str = ""


def lines_of(course: Course) -> frozenset[str]:
    """The keys of the lines of a course that are in its notes."""
    return frozenset(Fact.objects.filter(topic__course=course, removed_at=None).values_list("key", flat=True))


def new_in(notes: Notes, before: frozenset[str]) -> list[str]:
    """The keys of the lines that notes have besides those of `before`."""
    return [fact.key for topic in notes.topics for fact in topic.facts if fact.key not in before]


def doubts_in(course: Course) -> dict[str, Doubt]:
    """The lines of a course that wait for a person."""
    return {one.line: one for one in Doubt.objects.filter(course=course)}


def study_of(learner: Learner, course: Course) -> dict[str, str | None] | None:
    """How a learner studies a course, None where they do not."""
    row = Study.objects.filter(learner=learner, course=course).first()
    return {"paused_at": _said(row.paused_at), "left_at": _said(row.left_at)} if row else None


def keep_course(look: Look, traces: CourseTraces) -> None:
    """Keep what became of the course with its look."""
    _keep(look, _COURSE, asdict(traces))


def course_traces(look: Look) -> CourseTraces:
    """What was kept of that."""
    return CourseTraces(**_kept(look, _COURSE))


def keep_cards(look: Look, traces: Mapping[int, CardTrace]) -> None:
    """Keep the cards as they were, by the numbers of their questions; only once: what is gone on with found them
    so."""
    if traces and not look.files.filter(earlier=True, path=_CARDS, media_type=TRACES).exists():
        _keep(look, _CARDS, {str(question): asdict(one) for question, one in traces.items()})


def card_traces(look: Look) -> dict[int, CardTrace]:
    """What was kept of the cards."""
    return {int(question): CardTrace(**one) for question, one in _kept(look, _CARDS).items()}


def cards_as_they_are(learner: Learner, questions: Sequence[int]) -> dict[int, CardTrace]:
    """The learner's cards of these questions, by their numbers."""
    cards = Card.objects.filter(learner=learner, question__in=questions).select_related("note")
    found = dict.fromkeys(questions, CardTrace())
    for card in cards:
        note = getattr(card, "note", None)
        text, at = (note.text, note.at.isoformat()) if note else ("", "")
        found[card.question_id] = CardTrace(True, text, at, _said(card.flagged_at) or "")
    return found


def _said(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _keep(look: Look, path: str, document: Mapping[str, Any]) -> None:
    content = json.dumps(document).encode()
    LookFile.objects.create(look=look, earlier=True, path=path, media_type=TRACES, content=content)


def _kept(look: Look, path: str) -> dict[str, Any]:
    file = look.files.filter(earlier=True, path=path, media_type=TRACES).first()
    return json.loads(bytes(file.content)) if file else {}


@dataclass(frozen=True, slots=True)
class Since:
    """What its owner did since notes were taken over that goes where that is undone: with a course that was new all of
    it, else what is about lines that were new."""

    decisions: int = 0
    badges: int = 0
    notes: int = 0
    flags: int = 0
    aside: int = 0

    @property
    def total(self) -> int:
        return self.decisions + self.badges + self.notes + self.flags + self.aside

    @property
    def token(self) -> str:
        """What names it in a form."""
        return "-".join(map(str, asdict(self).values())) if self.total else ""

    @property
    def said(self) -> str:
        """The same in words, empty where there is nothing."""
        badges = f"what you said of {counted(self.badges, 'badge')}" if self.badges else ""
        notes = f"{counted(self.notes, 'note')} on {'a card' if self.notes == 1 else 'cards'}" if self.notes else ""
        aside = f"{counted(self.aside, 'card')} set aside" if self.aside else ""
        decisions = counted(self.decisions, "decision") if self.decisions else ""
        flags = counted(self.flags, "flag") if self.flags else ""
        return listed(filter(None, (decisions, badges, notes, flags, aside)))


def done_since(look: Look) -> Since:
    """What goes with undoing this look, of what its owner did since it was taken over."""
    course, taken = look.course, look.taken_at
    if course is None or taken is None:
        return Since()
    new = None if is_first(look) else frozenset(course_traces(look).new)

    def goes(line: str) -> bool:
        return new is None or line in new

    decisions = Decision.objects.filter(course=course, undone_at=None, at__gt=taken)
    disputes = Dispute.objects.filter(course=course, learner=look.owner, at__gt=taken)
    cards = Card.objects.filter(learner=look.owner, question__bank__course=course)
    notes = CardNote.objects.filter(card__in=cards, at__gt=taken)
    said = Override.objects.filter(card__in=cards, kind=OverrideKind.ASIDE, lifted_at=None, at__gt=taken)
    flagged = cards.filter(flagged_at__gt=taken)
    return Since(
        decisions=sum(map(goes, decisions.values_list("fact", flat=True))),
        badges=sum(map(goes, disputes.values_list("line", flat=True))),
        notes=sum(goes(fact_of(key)) for key in notes.values_list("card__question__key", flat=True)),
        flags=sum(goes(fact_of(key)) for key in flagged.values_list("question__key", flat=True)),
        aside=sum(goes(fact_of(key)) for key in said.values_list("card__question__key", flat=True)),
    )


def is_first(look: Look) -> bool:
    """Whether the course was new with this look: nothing of it was there before."""
    return not look.found.get("earlier")
