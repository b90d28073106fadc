"""Answering a question on the page where it stands, outside the daily review."""

from datetime import date
from uuid import UUID

from study.banks.models import Question
from study.core.questions.question import Form
from study.core.scheduling import learner_day
from study.people.models import Learner
from study.people.queries import zone
from study.people.requests import Request
from study.review import operations
from study.review.models import Card
from study.web import cleaning


def sent_form(request: Request) -> Form:
    """The answer as the browser sent it: every name with all its values."""
    return {name: [str(value) for value in values] for name, values in request.POST.lists()}


def whole(request: Request, name: str) -> int:
    """The whole number sent under `name`; −1, which no question has, for anything else."""
    return cleaning.whole(request.POST.get(name), -1)


def shown_seed(request: Request) -> int | None:
    """The seed of the question as it was shown, where the form says it."""
    seed = whole(request, "seed")
    return seed if seed >= 0 else None


def submission_id(request: Request) -> UUID | None:
    """The id of the form, made when it was shown; None for a form that carries none."""
    return cleaning.identity(request.POST.get("submission"))


def learner_today(request: Request) -> date:
    """The day it is for who asks, in the learner's zone or the one the browser offers."""
    return learner_day(request.now, zone(request.learner, request.COOKIES.get("tz", "")))


def answer_in_place(request: Request, learner: Learner, question: Question, day: date) -> operations.Result:
    """Write an answer to a question that was shown without the daily review."""
    card = Card.objects.filter(learner=learner, question=question).values_list("pk", flat=True).first()
    version, ordinal, form = whole(request, "version"), whole(request, "ordinal"), sent_form(request)
    if card is None:
        return operations.answer_question(
            learner=learner,
            question=question,
            version_number=version,
            ordinal=ordinal,
            form=form,
            now=request.now,
            today=day,
            shown=shown_seed(request),
            submission=submission_id(request),
        )
    return operations.answer(
        learner=learner,
        card=card,
        version_number=version,
        ordinal=ordinal,
        form=form,
        now=request.now,
        today=day,
        shown=shown_seed(request),
        submission=submission_id(request),
    )
