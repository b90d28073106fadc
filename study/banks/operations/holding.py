"""Questions are held back while a line they are made from does not hold, and asked again when it does."""

from datetime import datetime

from study.banks.decisions import decisions_of
from study.banks.generated import why_held
from study.banks.history import note
from study.banks.models import NOTES, Choice, Question, Status
from study.banks.operations.indexing import index_question
from study.banks.rows import LONGEST_HELD, standing
from study.core.facts.facts import REFUTED
from study.core.notes.model import Lines
from study.library.models import Claim, Course


def hold(*, course: Course, file: int, lines: Lines, now: datetime) -> None:
    """Let the questions made from these lines of a file follow what does not hold of them now."""
    made = Question.objects.filter(bank__course=course, bank__slug=NOTES, topic__file=file)
    rows = list(made.filter(start__lte=lines[1], end__gte=lines[0]).select_related("bank__course", "topic"))
    refuted = list(
        Claim.objects.filter(topic__course=course, topic__file=file, away=False, verdict__in=REFUTED).order_by("pk")
    )
    decisions = decisions_of(course)
    for row in rows:
        claim = next((one for one in refuted if one.start <= row.end and one.end >= row.start), None)
        choice = decisions.get(row.key)
        if choice.choice == Choice.OWN if choice else row.status == Status.RETIRED and not row.double_of:
            continue  # it is not made from the line, or not any more
        was = row.status
        row.held = why_held(claim.start, claim.verdict, claim.holds)[:LONGEST_HELD] if claim else ""
        row.status = standing(Status.READY, row.fit, row.held, choice.choice if choice else "", row.double_of)
        row.save(update_fields=["held", "status"])
        index_question(row)
        if was == Status.READY and row.status == Status.DRAFT:
            note(row.bank, "held back", by=None, now=now, question=row, reason=row.held)
