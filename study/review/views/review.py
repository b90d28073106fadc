"""The daily review: one question, its answer, the next. Plain forms and links; htmx swaps #question."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks.models import Question
from study.core.problem import Problem
from study.core.questions.question import Form
from study.people.models import Learner
from study.people.requests import Request, current_or_new_learner
from study.review import operations, timing
from study.review.access import why_not_asked
from study.review.models import Card, Review
from study.review.next_review import day_label
from study.review.queries import questions, standing
from study.review.queries.queue import NEW, Queue, ahead, day_queue
from study.review.queries.session import Session, session
from study.review.views.submission import learner_today, sent_form, shown_seed, submission_id, whole
from study.web import cleaning, unsent
from study.web.access import anyone

FOCUS = "focus"  # of the session: what the learner asked for, and the day this holds
MOST_AT_ONCE = 50  # new cards one press of "Learn more" can ask for


@anyone
@never_cache
@require_safe
def review(request: Request) -> HttpResponse:
    """The next question of the day; for a visitor the first one; else what comes when."""
    if not request.learner:
        question = questions.first_question()
        return _show_question(request, question) if question else _page(request, "over", {"ahead": None})
    learner, today = request.learner, learner_today(request)
    operations.open_day(learner=learner, today=today, now=request.now)
    queue = _queue(request, learner)
    card = questions.card_of(learner, queue.next) if queue.next else None
    if card is None:
        return _over(request, learner, queue, today)
    return _show_card(request, card, queue, set_aside=_suspended(request, learner))


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Request, card: int) -> HttpResponse:
    """One card: its question, and where its answer goes."""
    if request.method == "POST" and not request.learner and not request.user.is_authenticated:
        return unsent.signed_out(request)
    learner = _learner(request)
    if request.method != "POST":
        return _show_one(request, learner, card)
    try:
        result = operations.answer(learner=learner, card=card, **_sent(request))
    except Card.DoesNotExist:
        raise Http404 from None
    return _respond(request, learner, card, result)


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: Request, question: int) -> HttpResponse:
    """A question that was shown without a card. Answering or turning it over makes the card, and of a visitor
    a guest."""
    asked = questions.open_questions(request.learner or None).select_related("current", "topic__course")
    found = asked.filter(pk=question).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _show_question(request, found)
    if request.learner and (card := questions.card_about(request.learner, found)):
        return answer(request, card)
    sent = _sent(request)
    if problem := operations.unreadable(question=found, form=sent["form"], shown=sent["shown"]):
        return _show_question(request, found, problem=problem, given=sent["form"])
    learner = current_or_new_learner(request)
    result = operations.answer_question(learner=learner, question=found, **sent)
    if isinstance(result, operations.Answered):
        return _see_other(reverse("review:answered", args=[result.review.pk]))
    return _respond(request, learner, result.card.pk, result)


@anyone
@never_cache
@require_safe
def answered(request: Request, number: int) -> HttpResponse:
    """The verdict on an answer, with reasons, sources and when the card comes again."""
    learner, today = _learner(request), learner_today(request)
    queue = _queue(request, learner)
    stands = any(done.number == number for done in queue.round.answers)
    outcome = questions.outcome_of(learner, number, today, stands)
    if outcome is None:
        raise Http404
    context = {"outcome": outcome, "session": session(queue, answered=outcome.review)}
    return _page(request, "answered", context)


@anyone
@require_POST
def guessed(request: Request, number: int) -> HttpResponse:
    """ "I guessed": the right answer counts as not known."""
    try:
        row = operations.guessed(learner=_learner(request), review_id=number, now=request.now)
    except Review.DoesNotExist:
        raise Http404 from None
    return _see_other(reverse("review:answered", args=[row.pk]))


@anyone
@require_POST
def undo(request: Request) -> HttpResponse:
    """Take back what was done last, an answer or a setting aside, and ask that question again."""
    number = max(whole(request, "action"), 0)
    undone = operations.undo(learner=_learner(request), now=request.now, number=number)
    return _see_other(reverse("review:answer", args=[undone.card_id]) if undone else reverse("review:review"))


@anyone
@require_POST
def suspend(request: Request, card: int) -> HttpResponse:
    """Ask a card no more, or (with `back`) ask it again."""
    learner = _learner(request)
    try:
        if request.POST.get("back"):
            operations.unsuspend(learner=learner, card=card, now=request.now)
            return _see_other(reverse("review:answer", args=[card]))
        operations.suspend(learner=learner, card=card, now=request.now)
    except Card.DoesNotExist:
        raise Http404 from None
    return _see_other(f"{reverse('review:review')}?suspended={card}")


@anyone
@require_POST
def more(request: Request) -> HttpResponse:
    """Ask new cards first: those dealt already, or more beyond the day's own, of a course or a topic
    if one is named."""
    learner = _learner(request)
    if request.POST.get("dealt"):
        request.session[FOCUS] = [NEW, learner_today(request).isoformat()]
        return _see_other(reverse("review:review"))
    number = whole(request, "number")
    course, topic = questions.scope(learner, request.POST.get("course", ""), whole(request, "topic"))
    operations.deal(
        learner=learner,
        today=learner_today(request),
        now=request.now,
        course=course,
        topic=topic,
        extra=min(number, MOST_AT_ONCE) if number > 0 else learner.new_per_day or 10,
    )
    request.session[FOCUS] = [str(course.pk) if course else NEW, learner_today(request).isoformat()]
    return _see_other(reverse("review:review"))


def _queue(request: Request, learner: Learner) -> Queue:
    """The day's queue; what the learner asked for today comes first."""
    today = learner_today(request)
    focus, day = request.session.get(FOCUS) or ("", "")
    return day_queue(learner, today, request.now, focus if day == today.isoformat() else "")


def _respond(request: Request, learner: Learner, card: int, result: operations.Result) -> HttpResponse:
    """Go on from an answer: to its verdict, or back to the question with the reason why not."""
    if isinstance(result, operations.Answered):
        return _see_other(reverse("review:answered", args=[result.review.pk]))
    if isinstance(result, operations.Withdrawn):
        return _page(request, "withdrawn", {"session": None, "why": result.why})
    if isinstance(result, operations.TurnedOver):
        return _show_one(request, learner, card)
    given = _sent(request)["form"]
    if isinstance(result, operations.Refused):
        return _show_one(request, learner, card, problem=result.problem, given=given)
    note = "This question was changed since you saw it. Your answer was not counted: here is how it stands now."
    return _show_one(request, learner, card, given=given, note=note)


def _show_one(request: Request, learner: Learner, pk: int, **more: Any) -> HttpResponse:
    card = questions.card_of(learner, pk)
    if card is None:
        raise Http404
    if why := why_not_asked(card):
        return _page(request, "withdrawn", {"session": None, "why": why})
    return _show_card(request, card, _queue(request, learner), **more)


def _show_card(request: Request, card: Card, queue: Queue, **more: Any) -> HttpResponse:
    today = learner_today(request)
    asked = questions.ask_card(card, today)
    context = {
        "asked": asked,
        "revealed": questions.revealed(card, asked, today, request.now),
        "action": reverse("review:answer", args=[card.pk]),
        "session": session(queue),
    }
    return _page(request, "question", {**context, **more})


def _opened(request: Request) -> tuple[str, str, int]:
    """What a question's form says of when it was shown, and what that must be for."""
    return request.POST.get("opened", ""), request.path, whole(request, "ordinal")


def _show_question(
    request: Request, question: Question, problem: Problem | None = None, given: Form | None = None
) -> HttpResponse:
    """A question without a card; one that has its card by now is shown as that."""
    if request.learner and (card := questions.card_about(request.learner, question)):
        return _show_one(request, request.learner, card)
    asked = questions.ask_question(question)
    action = reverse("review:answer_question", args=[question.pk])
    context = {"asked": asked, "action": action, "session": Session.first(), "problem": problem, "given": given}
    return _page(request, "question", context)


def _over(request: Request, learner: Learner, queue: Queue, today: date) -> HttpResponse:
    """The end page of a round: say what comes when, and offer new cards."""
    operations.end_round(learner=learner, now=request.now)
    seen = ahead(learner, today, learner.new_per_day or 10)
    when = day_label(seen.day, today) if seen.day else ""
    context = {
        "ahead": seen,
        "when": when,
        "session": session(queue),
        "set_aside": _suspended(request, learner),
        "closed": standing.closed(learner),
    }
    return _page(request, "over", context)


def _page(request: Request, state: str, context: dict[str, Any]) -> HttpResponse:
    """The page, or for htmx its part that changes."""
    context = {"given": None, "problem": None, **context, "state": state}
    context["given"] = context["given"] or {}
    if "asked" in context:
        asked = context["asked"] = questions.rearranged(context["asked"], context["given"])
        # The same question again, turned over or with a problem, is open since it was first shown.
        since = timing.shown_at(*_opened(request)) if request.method == "POST" else None
        same = since and whole(request, "ordinal") == asked.ordinal and whole(request, "version") == asked.version
        context["opened"] = timing.stamp(context["action"], asked.ordinal, since if same and since else request.now)
    partial = request.htmx and request.htmx.request_type == "partial"
    context["partial"] = partial
    response = render(request, f"review/review.html{'#swap' if partial else ''}", context)
    if request.method == "POST":
        response["HX-Push-Url"] = "false"  # not an address one could come back to
    return response


def _see_other(url: str) -> HttpResponse:
    """303: the answer to a POST is a page with an address of its own."""
    return HttpResponse(status=303, headers={"Location": url})


def _suspended(request: Request, learner: Learner) -> int | None:
    """The card that was just set aside, to offer it back."""
    card = cleaning.whole(request.GET.get("suspended"), 0)
    cards = Card.objects.filter(learner=learner, pk=card, suspended_at__isnull=False)
    return cards.values_list("pk", flat=True).first()


def _learner(request: Request) -> Learner:
    if not request.learner:
        raise Http404
    return request.learner


def _sent(request: Request) -> dict[str, Any]:
    """What an answer's form says, as the operations take it."""
    return {
        "version_number": whole(request, "version"),
        "ordinal": whole(request, "ordinal"),
        "shown": shown_seed(request),
        "submission": submission_id(request),
        "form": sent_form(request),
        "seconds": timing.seconds_open(*_opened(request), request.now),
        "now": request.now,
        "today": learner_today(request),
    }
