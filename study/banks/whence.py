"""Where a question comes from that is not written in the browser: lines of notes, a file, or a simulator."""

from dataclasses import dataclass

from study.banks.decisions import decision_on
from study.banks.models import NOTES, Choice, Origin, Question
from study.core.notes.identity import fact_of
from study.library.models import Fact

MOST = 10
"""Facts that are named."""


@dataclass(frozen=True, slots=True)
class Whence:
    """What a question was made of: the `facts` of the notes on `lines`, by what `recipe`, lines of a file, or by what
    `engine`. `double` is the
    written question that is asked in its place, `aside` says that somebody set it aside for everybody; `is_decided`
    that this can be decided at all."""

    lines: str = ""
    facts: tuple[str, ...] = ()
    recipe: str = ""
    engine: str = ""
    double: Question | None = None
    aside: bool = False
    is_decided: bool = False


def whence(question: Question) -> Whence:
    """Where this question comes from. The number of reads does not grow with the notes."""
    bank, fact = question.bank, fact_of(question.key)
    if bank.origin == Origin.COMPUTED:
        return Whence(engine=fact)
    start, end = question.start, question.end
    named = "" if not start else f"line {start}" if start == end else f"lines {start} to {end}"
    if bank.slug != NOTES:
        return Whence(named)
    decision = decision_on(bank.course, question.key)
    facts = Fact.objects.filter(topic=question.topic_id, start__gte=start, end__lte=end, removed_at=None)
    double = Question.objects.filter(bank__course=bank.course, key=question.double_of) if question.double_of else None
    return Whence(
        lines=named,
        facts=tuple(facts.order_by("position").values_list("text", flat=True)[:MOST]),
        recipe=question.key.rpartition("/")[2],
        double=double.select_related("bank").first() if double is not None else None,
        aside=decision is not None and decision.choice == Choice.NEVER,
        is_decided=bank.course.owner_id is None,
    )
