"""Whether a card may be asked and, if not, why; and whether its answer was shown before it was given."""

from datetime import date, datetime
from typing import Literal

from django.db.models import OuterRef, QuerySet

from study.banks.models import Question
from study.banks.roles import asked_of, is_own_note, open_to
from study.core.questions.kinds import KINDS
from study.people.models import Learner
from study.review.models import Card, Override, Reason, Turned
from study.web.prepared import Read

type WhyNot = Literal["aside", "double", "withdrawn", "closed", "read"]
"""Set aside by its learner; asked by a written question; retired; of a bank or a course that is not open to them any
more; its text was opened today, key and all."""


def why_not_asked(card: Card, day: date) -> WhyNot | None:
    """Why the card's question is not asked of its learner that day; None where it is."""
    asked = _asked.first(card.learner, card.question_id) is not None
    return why_not(card, asked=asked, read=is_read(card, day))


def why_not(card: Card, *, asked: bool, read: bool) -> WhyNot | None:
    """The same, where it is known whether the card's question is `asked_of` its learner, and whether its text was
    `read`."""
    if card.suspended_at is not None:
        return "aside"
    if asked:
        return "read" if read else None
    if is_closed(card):
        return "closed"
    return "double" if card.question.double_of else "withdrawn"


@Read
def _asked(learner: Learner, question: int) -> QuerySet[Question, tuple[int]]:
    return Question.objects.filter(asked_of(learner), pk=question).values_list("pk")


def is_closed(card: Card) -> bool:
    """Whether the card's bank or course is not open to its learner any more: they get no text of it that they
    have not seen."""
    return not Question.objects.filter(open_to(card.learner), pk=card.question_id).exists()


def is_turned(card: Card, day: date, ordinal: int) -> bool:
    """Whether the card, as it is asked before the review of that number, was turned over on that day."""
    version = card.question.current_id
    return Turned.objects.filter(card=card, ordinal=ordinal, version=version, day=day).exists()


def is_held_with_back(card: Card) -> bool:
    """Whether a browser may keep the card's back beside its front, to be answered without a connection: a card that
    its learner grades anyway, or one of their own notes, which they wrote. The key of any other stays here."""
    version = card.question.current
    self_graded = version is not None and KINDS[version.kind].self_graded
    return self_graded or is_own_note(card.question, card.learner)


def opened(card: int | OuterRef, day: date, at: datetime | None = None) -> QuerySet[Override]:
    """That the card's text was opened, key and all, before it was answered: until the next day, no answer is recalled.
    One that was given earlier, before `at`, is. Whoever takes the opening back says that they did not read it, and is
    believed: these are their own notes, and nobody else's numbers."""
    read = Override.objects.filter(card=card, why=Reason.READ, day__gt=day, lifted_at=None)
    return read.filter(at__lte=at) if at else read


def is_read(card: Card, day: date) -> bool:
    """Whether the card's text was opened that day, before it was answered."""
    return opened(card.pk, day).exists()


def is_text_open(card: Card, day: date) -> bool:
    """Whether the learner may see the text of a question of theirs, key and all, before they answer it: its card was
    turned over, or its text was opened, which puts it off: who mends a question has neither recalled nor forgotten it,
    so no grade would be true, and an answer given right after is read, not recalled."""
    return is_turned(card, day, card.reviews) or is_read(card, day)
