"""Why a question made from notes is not asked any more, in words for whoever has learnt it."""

from collections.abc import Collection, Iterator

from study.banks.history import SET_ASIDE
from study.banks.models import Choice, Decision, HistoryEntry, Question, Status
from study.banks.rows import why_it_waits
from study.people.models import Learner


def why_withdrawn(rows: Collection[Question], learner: Learner) -> dict[int, str]:
    """Why each of these is not asked, by its number; those that are, and those of which nothing is known, are missing.
    At most two reads. No reason names another question or what holds instead: either may tell an answer."""
    out = [row for row in rows if row.status in (Status.RETIRED, Status.DRAFT)]
    return {row.pk: why for row, why in _reasons(out, learner) if why}


def _reasons(rows: Collection[Question], learner: Learner) -> Iterator[tuple[Question, str]]:
    if not rows:
        return
    courses = {row.bank.course_id for row in rows}
    decided = Decision.objects.filter(course__in=courses, key__in=[row.key for row in rows], undone_at=None)
    never = set(decided.filter(choice=Choice.NEVER).values_list("course", "key"))
    noted = HistoryEntry.objects.filter(question__in=[row.pk for row in rows], action=SET_ASIDE).order_by("pk")
    said = dict(noted.values_list("question", "reason"))
    for row in rows:
        if (row.bank.course_id, row.key) in never:
            yours = row.bank.course.owner_id == learner.pk
            yield row, "you chose never to ask it" if yours else "it was set aside for everybody"
        elif row.double_of:
            yield row, "a written question asks the same"
        else:
            why = why_it_waits(row) if row.status == Status.DRAFT else row.held
            yield row, (why or said.get(row.pk, "")).partition(": ")[0]
