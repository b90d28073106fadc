"""An instructor takes an answer that came after the grace, so that it counts, or takes that back.

What is decided is another row each time. The points of the sitting follow, and so does whatever follows from them.
Memories stay as the exam left them, as where answers are graded again.
"""

from datetime import datetime

from django.db import transaction

from study.core.exams.late import is_last, standing
from study.core.exams.timing import Arrival
from study.core.problem import Problem
from study.core.questions.question import recalled
from study.exams.late import made_in
from study.exams.models import LONGEST_REASON, Chosen, GradedAgain, LateRuling, Sitting, Slot
from study.exams.signals import sitting_ended
from study.people.models import User
from study.review.regrade_plan import Fix, rule


@transaction.atomic
def rule_on(*, choice: int, taken: bool, by: User, reason: str, now: datetime) -> Problem | None:
    """Let a late choice count, or let it count no more. Raises Chosen.DoesNotExist for one that did not come late to
    a sitting that has ended."""
    late = Chosen.objects.filter(arrival=Arrival.LATE.value, slot__sitting__ended_at__isnull=False)
    held = Sitting.objects.select_for_update().get(pk=late.values_list("slot__sitting", flat=True).get(pk=choice))
    found = late.select_related("slot__version").get(pk=choice)
    slot, made = found.slot, made_in([found.slot_id])[found.slot_id]
    before = _taken(slot)
    if not reason.strip():
        return Problem("Say why. The learner and the other instructors read it.", subject="reason")
    if taken == (choice in before):
        return Problem("It counts already." if taken else "It does not count as it is.", subject="reason")
    if taken and not is_last(next(one for one in made if one.number == choice), made):
        return Problem("They chose something else after it, and that stands.", subject="reason")
    LateRuling.objects.create(choice=found, taken=taken, by=by, at=now, reason=reason.strip()[:LONGEST_REASON])
    after = standing(made, before | {choice} if taken else before - {choice})
    slot.chosen = Chosen.objects.get(pk=after.number).keys if after else []
    slot.chosen_at = after.at if after else None
    slot.right = _is_right(slot)
    slot.save(update_fields=["chosen", "chosen_at", "right"])
    held.right = held.slots.filter(pilot=False, right=True).count()
    held.save(update_fields=["right"])
    sitting_ended.send(sender=Sitting, sitting=held, now=now)
    return None


def _taken(slot: Slot) -> set[int]:
    """The late choices of a question that count by now."""
    rows = LateRuling.objects.filter(choice__slot=slot).order_by("at", "pk")
    last = dict(rows.values_list("choice", "taken"))
    return {pk for pk, taken in last.items() if taken}


def _is_right(slot: Slot) -> bool:
    """By the key the answers to this version are graded by today: its own, or that of the last grading again."""
    again = GradedAgain.objects.filter(slot__version=slot.version_id).select_related("version").order_by("at", "pk")
    if last := again.last():
        score = rule(slot.version, Fix(last.how, last.version.number if last.version else 0, last.option))
        if not isinstance(score, Problem):
            return recalled(score(slot))
    return slot.is_right
