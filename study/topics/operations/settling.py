"""What is decided about notes for which all of them are read again: little is done at once, much beside the pages, with
a look that shows how far it is and can be stopped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import IntegrityError
from django.db.models import Sum
from django.db.models.functions import Length

from study.core.limits import LOOK_AT_ONCE
from study.core.problem import Problem
from study.library.importing import Accord, Imported
from study.library.models import Course, Look, LookState, NoteFile
from study.library.switching import short
from study.people.models import Learner
from study.topics.operations.looking import Busy, Stopped, at_work, begin, go_on, open_look
from study.topics.operations.noting import Elsewhere, Mended, choose_text, undo_what_holds, use_what_holds
from study.topics.operations.renewing import tell
from study.topics.operations.taking import SETTLE, Refused, heard
from study.topics.operations.undoing import undo_import

CUT_OFF = "It did not come to its end, and nothing has changed. Try it again."
CHANGED = "The note has changed since you opened it. This is how it stands now."
NOT_DECIDED = "The texts have changed since. Nothing was decided."


@dataclass(frozen=True, slots=True)
class Holds:
    """What holds now is put into a line of a file that was seen in that revision. Where it cannot be put there, it is
    changed by hand, at the address `by_hand`."""

    path: str
    line: int
    revision: int
    by_hand: str = ""


@dataclass(frozen=True, slots=True)
class UndoHolds:
    """Lines into which was put what holds, from `line` on, say again what they said before."""

    path: str
    line: int
    before: Sequence[str]
    now: Sequence[str]


@dataclass(frozen=True, slots=True)
class TakeTheirs:
    """The text of the file on disk stands, as both texts were seen."""

    path: str
    seen: str


@dataclass(frozen=True, slots=True)
class TellApart:
    """A line that was kept as the same fact is another one."""

    line: str


@dataclass(frozen=True, slots=True)
class Undo:
    """The import of a look is undone, with what was seen to go."""

    look: int
    seen: str


type Wanted = Holds | UndoHolds | TakeTheirs | TellApart | Undo
KINDS: dict[str, Callable[..., Wanted]] = {one.__name__: one for one in (Holds, UndoHolds, TakeTheirs, TellApart, Undo)}


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it, in words; `back` is where to go on, if that is elsewhere, and `undo` what takes it back, as
    UndoHolds has it, where anything does."""

    said: str
    level: Literal["success", "warning", "error"] = "success"
    back: str = ""
    undo: Mapping[str, Any] | None = None


def settle(*, learner: Learner, course: Course, wanted: Wanted, back: str, now: datetime) -> Settled | Look | Busy:
    """Do it at once where the notes of the course are few, else beside the pages; `back` is where to go on then. Where
    notes for the course are being read, that is Busy, and nothing is done. Raises NoteFile.DoesNotExist."""
    size = NoteFile.objects.filter(course=course).aggregate(n=Sum(Length("text")))["n"] or 0
    if size <= LOOK_AT_ONCE:
        return _do(wanted, learner, course, now, Accord())
    look = Look(
        owner=learner,
        course=course,
        slug=course.slug,
        title=course.title,
        name=course.slug,
        size=size,
        edited=True,
        whole=False,
        made_at=now,
        state=LookState.TAKING,
        settles={"do": type(wanted).__name__, "with": asdict(wanted), "back": back},
    )
    try:
        with short():
            open_look(look)
            begin(look, SETTLE, now)
    except IntegrityError:
        return Busy(at_work(learner, look.slug))
    done = go_on(look, SETTLE, now, settle_now, give_up_settling)
    assert isinstance(done, Look)
    return done


def settle_now(*, look: int, clock: Callable[[], datetime]) -> Look:
    """Do what waits in a look. Twice is once: from the switch on `taken_at` says that it was done."""
    row = Look.objects.select_related("owner", "course").get(pk=look)
    going = Look.objects.filter(pk=look, state=LookState.TAKING)
    if row.state != LookState.TAKING or row.course is None:
        return row
    now = clock()
    if row.taken_at:
        return _over(row, Settled("Done."))

    def before() -> None:
        if not going.select_for_update().filter(taken_at=None).exists():
            raise Stopped

    def after(imported: Imported) -> None:
        going.update(taken_at=now)

    kept: dict[str, Any] = row.settles
    try:
        done = _do(KINDS[kept["do"]](**kept["with"]), row.owner, row.course, now, Accord(before, after, far=heard(row)))
    except Stopped:
        return Look.objects.get(pk=look)
    except NoteFile.DoesNotExist:
        done = Settled("The note is gone. Nothing has changed.", "warning")
    return _over(row, done)


def give_up_settling(*, look: int) -> None:
    """Say that it did not come to its end; where it did, that it is done."""
    row = Look.objects.get(pk=look)
    _over(row, Settled("Done.") if row.taken_at else Settled(CUT_OFF, "error"))


def _over(look: Look, done: Settled) -> Look:
    going = Look.objects.filter(pk=look.pk, state=LookState.TAKING)
    going.update(state=LookState.TAKEN, found=asdict(done), seen=False)
    return Look.objects.get(pk=look.pk)


def _do(wanted: Wanted, learner: Learner, course: Course, now: datetime, accord: Accord) -> Settled:
    match wanted:
        case Holds(path, line, revision, by_hand):
            mended = use_what_holds(
                learner=learner, course=course, path=path, line=line, revision=revision, now=now, accord=accord
            )
            return _mended(mended, path, line, by_hand)
        case UndoHolds(path, line, before, is_now):
            again = undo_what_holds(
                learner=learner,
                course=course,
                path=path,
                done=Mended(line, tuple(before), tuple(is_now)),
                now=now,
                accord=accord,
            )
            if again is True:
                return Settled(f"Line {line} says “{_words(before)}” again.")
            return _not("changed", again) if again else Settled(CHANGED, "warning")
        case TakeTheirs(path, seen):
            chosen = choose_text(
                learner=learner, course=course, path=path, theirs=True, seen=seen, now=now, accord=accord
            )
            if chosen is True:
                return Settled("The text of the file stands.")
            return _not("decided", chosen) if chosen else Settled(NOT_DECIDED, "warning")
        case TellApart(line):
            problem = tell(course=course, line=line, same=False, now=now, accord=accord)
            if problem:
                return _not("decided", (problem,))
            return Settled("The old cards are set aside; the line gets cards of its own.")
        case Undo(number, seen):
            undone = undo_import(look=Look.objects.get(pk=number), seen=seen, now=now, accord=accord)
            return Settled(undone.why, "error") if isinstance(undone, Refused) else Settled("The import was undone.")


def _mended(done: Mended | bool | Elsewhere | tuple[Problem, ...], path: str, line: int, by_hand: str) -> Settled:
    match done:
        case Mended(_, before, now):
            said = f"Line {line} says “{_words(now)}” now. It said “{_words(before)}”."
            return Settled(said, undo=asdict(UndoHolds(path, line, before, now)))
        case Elsewhere():
            return Settled(CHANGED, "warning")
        case tuple():
            return _not("changed", done)
        case _:
            return Settled(f"Line {line} does not say it in these words. Change it by hand.", "warning", by_hand)


def _words(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _not(what: str, problems: tuple[Problem, ...]) -> Settled:
    return Settled(f"Not {what}: {problems[0].message}", "error")
