"""Having a writer put questions of notes in other words, and asking them so."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from study.banks.decisions import decisions_of
from study.banks.generated import answered_of, settled_of, there_of
from study.banks.history import FAILED, REWORDED, note
from study.banks.models import NOTES, Bank, Wording
from study.banks.operations.rechecking import make_again
from study.banks.writer import Late, Writer, answer_of
from study.core.generators import Candidate, candidates
from study.core.generators.rewording import basis, may_be_reworded, proposals, request, reworded
from study.core.generators.statements import Corpus
from study.core.limits import WRITER_A_DAY, WRITER_BATCH, WRITER_CALLS, WRITER_MINUTES
from study.core.problem import Problem
from study.library.access import own
from study.library.models import Course
from study.library.rows import notes_of
from study.people.models import Learner

LONGEST = 200


@transaction.atomic
def agree_to_writer(*, learner: Learner, course: Course, agreed: bool, now: datetime) -> None:
    """Say whether lines of one's own course may be sent to the writer. Raises Course.DoesNotExist for any other."""
    mine = Course.objects.select_for_update().get(own(learner), pk=course.pk)
    mine.writer_agreed_at = (mine.writer_agreed_at or now) if agreed else None
    mine.save(update_fields=["writer_agreed_at"])


def reword(*, course: int, writer: Writer, spared: Collection[str], clock: Callable[[], datetime]) -> int:
    """Ask the writer for other words for the questions of a course whose owner agreed, and ask those that pass the
    gate so; how many. Each is asked for once as long as it rests on the same lines. Those of the keys `spared`, and
    those that somebody decided about, keep their words. A writer that is too slow for as many is asked for half of
    them. Bounded in calls, in questions a day and in time."""
    began = clock()
    row = _agreed(course)
    if row is None:
        return 0
    standing = decisions_of(row)
    made = candidates(notes_of(row), there_of(row), settled=settled_of(row, answered_of(row), standing))
    decided = standing.keys() | set(spared)
    wanted = [one for one in made.candidates if may_be_reworded(one) and one.key not in decided]
    wanted = _unasked(row, wanted, made.corpus)[: min(WRITER_CALLS * WRITER_BATCH, _left(began))]
    passed, why, at, size = 0, "", 0, WRITER_BATCH
    for _ in range(WRITER_CALLS):
        some = wanted[at : at + size]
        if not some:
            break
        now = clock()
        if now - began > timedelta(minutes=WRITER_MINUTES):
            why = f"it took longer than {WRITER_MINUTES} minutes"
            break
        if _agreed(course) is None:
            break
        answer = answer_of(writer, request(some, made.corpus), len(some))
        if isinstance(answer, Late) and size > 1:
            size //= 2
            continue
        if isinstance(answer, Problem):
            why = answer.message
            if isinstance(answer, Late):  # the next time begins with another one
                _keep(row, some[0], None, why, writer, made.corpus, now)
            break
        passed += _kept(row, some, answer, writer, made.corpus, now)
        at += size
    _told(row, passed, len(wanted), why, writer, clock())
    return passed


def _agreed(course: int) -> Course | None:
    return Course.objects.filter(pk=course, writer_agreed_at__isnull=False, deleted_at=None).first()


def _left(now: datetime) -> int:
    """How many questions may be asked for until the day is over, of all courses."""
    asked = Wording.objects.filter(at__gt=now - timedelta(days=1), brought=False)
    return max(0, WRITER_A_DAY - asked.count())


def _unasked(course: Course, wanted: Sequence[Candidate], corpus: Corpus) -> list[Candidate]:
    """Those about which the writer has not answered yet, or that rest on other lines since."""
    known = dict(Wording.objects.filter(course=course).values_list("key", "basis"))
    return [one for one in wanted if known.get(one.key) != basis(one, corpus)]


@transaction.atomic
def _kept(
    course: Course, asked: Sequence[Candidate], answer: str, writer: Writer, corpus: Corpus, now: datetime
) -> int:
    """Keep what came back about each of these, wording or refusal, so that it is not asked for again; how many
    passed the gate."""
    read = proposals(answer, len(asked), writer.model)
    passed = 0
    for number, one in enumerate(asked, 1):
        proposal = None if isinstance(read, Problem) else read.get(number)
        found = reworded(one, proposal, corpus) if proposal else None
        why = read.message if isinstance(read, Problem) else "the writer says nothing about it"
        why = found.message if isinstance(found, Problem) else why if found is None else ""
        passed += _keep(course, one, found if isinstance(found, Candidate) else None, why, writer, corpus, now)
    return passed


def _keep(
    course: Course, one: Candidate, found: Candidate | None, why: str, writer: Writer, corpus: Corpus, now: datetime
) -> bool:
    """Keep what became of one question; whether it has a wording now."""
    prompt = found.prompt if found and found.worded_by else ""
    values = {"basis": basis(one, corpus), "prompt": prompt, "refused": why[:LONGEST], "by": writer.model[:120]}
    Wording.objects.update_or_create(course=course, key=one.key, defaults={**values, "at": now, "brought": False})
    return bool(prompt)


def _told(course: Course, passed: int, asked: int, why: str, writer: Writer, now: datetime) -> None:
    """Ask the questions in their new words, and say in the bank's history what became of it."""
    bank = Bank.objects.filter(course=course, slug=NOTES).first()
    if bank is None or not (asked or why):
        return
    if passed:
        make_again(course=course.pk, now=now)
    counts = f"{passed} of {asked} by {writer.model} at {writer.host}"
    note(bank, FAILED if why else REWORDED, by=None, now=now, reason=f"{counts}: {why}" if why else counts)
