"""The daily review: one question, its answer, the next. Plain forms and links; htmx swaps #question."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks.models import Question
from study.banks.requests import tell
from study.core.problem import Problem
from study.core.text.day import on_day
from study.people.models import Learner
from study.people.requests import Request, current_or_new_learner
from study.review import operations
from study.review.access import WhyNot, why_not_asked
from study.review.models import Card, Review
from study.review.new_cards import MOST_AT_ONCE, missing
from study.review.queries import lists, questions
from study.review.queries.done import done
from study.review.queries.offers import offers
from study.review.queries.queue import NEW, Queue, ahead, answered_last, never_last, put_off_last
from study.review.queries.session import Session, session
from study.review.submission import Submission, submission
from study.review.views.focus import Focus, close, focus, keep_focus, wish
from study.web import unsent
from study.web.access import anyone
from study.web.cleaning import whole


@anyone
@never_cache
@require_safe
def review(request: Request) -> HttpResponse:
    """The next question of the day; for a visitor the first one; else what comes when."""
    if not request.learner:
        question = questions.first_question()
        return _show_question(request, question) if question else _page(request, "over", {"ahead": None})
    learner, today = request.learner, request.today()
    operations.open_day(learner=learner, today=today, now=request.now)
    queue = _queue(request, learner)
    card = questions.card_of(learner, queue.next) if queue.next else None
    if card is None:
        return _over(request, learner, queue, today)
    return _show_card(request, card, queue, **_gone(request, learner))


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
    sent = submission(request)
    try:
        result = operations.answer(learner=learner, card=card, sent=sent, now=request.now, today=request.today())
    except Card.DoesNotExist:
        raise Http404 from None
    return _respond(request, learner, card, sent, result)


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: Request, question: int) -> HttpResponse:
    """A question that was shown without a card. Answering or turning it over makes the card, and of a visitor
    a guest."""
    found = questions.open_question(request.learner or None, question)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _show_question(request, found)
    if request.learner and (card := questions.card_about(request.learner, found)):
        return answer(request, card)
    sent = submission(request)
    if problem := operations.unreadable(question=found, sent=sent):
        return _show_question(request, found, sent, problem)
    learner, today = current_or_new_learner(request), request.today()
    result = operations.answer_question(learner=learner, question=found, sent=sent, now=request.now, today=today)
    card = result.review.card_id if isinstance(result, operations.Answered) else result.card.pk
    return _respond(request, learner, card, sent, result)


@anyone
@never_cache
@require_safe
def answered(request: Request, number: int) -> HttpResponse:
    """The verdict on an answer, with reasons, sources and when the card comes again."""
    learner, today = _learner(request), request.today()
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
    """Take back what was done last, whatever it was, and show that question again: its answer, where only what was
    done after it was taken back."""
    number, learner = whole(request.POST.get("action"), 0), _learner(request)
    undone = operations.undo(learner=learner, now=request.now, number=number)
    if undone is None:
        return _see_other(reverse("review:review"))
    close(request, over=False)
    if undone.decision_id and (stands := answered_last(learner, undone.card_id)):
        return _see_other(reverse("review:answered", args=[stands]))
    return _see_other(reverse("review:answer", args=[undone.card_id]))


@anyone
@require_POST
def suspend(request: Request, card: int) -> HttpResponse:
    """Ask a card no more, or (with `back`) ask it again."""
    learner = _learner(request)
    try:
        if request.POST.get("back"):
            operations.bring_back(learner=learner, cards=[card], now=request.now)
            return _see_other(reverse("review:answer", args=[card]))
        operations.suspend(learner=learner, card=card, now=request.now)
    except Card.DoesNotExist:
        raise Http404 from None
    return _see_other(f"{reverse('review:review')}?suspended={card}")


@anyone
@require_POST
def not_today(request: Request, card: int) -> HttpResponse:
    """Ask a card no sooner than tomorrow."""
    tomorrow = request.today() + timedelta(days=1)
    try:
        operations.bury(learner=_learner(request), card=card, until=tomorrow, now=request.now)
    except Card.DoesNotExist:
        raise Http404 from None
    return _see_other(f"{reverse('review:review')}?off={card}")


@anyone
@require_POST
def never(request: Request, card: int) -> HttpResponse:
    """Never ask a question of one's own notes again. Any other question is not one's own to end: it is set aside."""
    learner = _learner(request)
    try:
        tell(request, operations.never(learner=learner, card=card, now=request.now))
    except Card.DoesNotExist:
        raise Http404 from None
    except Question.DoesNotExist:
        operations.suspend(learner=learner, card=card, now=request.now)
    return _see_other(f"{reverse('review:review')}?suspended={card}")


@anyone
@require_POST
def more(request: Request) -> HttpResponse:
    """Begin a session: of the cards that are due, or the new ones dealt already, or both; of new ones of a topic or a
    course; or of more new ones beyond the day's own."""
    learner = _learner(request)
    if wanted := wish(request.POST.get("only", "")):
        if wanted.on == NEW and wanted.most and (wanted.topic or wanted.course):
            _deal_more(request, learner, wanted, wanted.most)
        return _begin(request, learner, wanted)
    number = whole(request.POST.get("number"), 0)
    extra = min(number, MOST_AT_ONCE) or learner.new_per_day or 10
    operations.deal(learner=learner, today=request.today(), now=request.now, extra=extra)
    return _begin(request, learner, Focus(NEW))


def _deal_more(request: Request, learner: Learner, wanted: Focus, number: int) -> None:
    """See that so many new cards of a topic or a course can be asked now, as far as there are so many."""
    course, topic = questions.scope(learner, wanted.course, wanted.topic)
    today = request.today()
    if course and (extra := missing(learner, today, number, wanted.topic, wanted.course)):
        operations.deal(learner=learner, today=today, now=request.now, course=course, topic=topic, extra=extra)


@anyone
@require_POST
def fewer(request: Request) -> HttpResponse:
    """Take back the new cards that were dealt today beyond the day's number, as far as nothing was done with them."""
    operations.undeal(learner=_learner(request), today=request.today())
    return _see_other(reverse("today:today"))


def _begin(request: Request, learner: Learner, wanted: Focus) -> HttpResponse:
    """Begin a session of what was asked for. One that was left before its end page is over."""
    operations.end_round(learner=learner, now=request.now)
    keep_focus(request, wanted)
    return _see_other(reverse("review:review"))


def _queue(request: Request, learner: Learner) -> Queue:
    """The day's queue; what the learner asked for today holds until they ask for something else."""
    return focus(request).queue(learner, request.today(), request.now)


def _respond(
    request: Request, learner: Learner, card: int, sent: Submission, result: operations.Result
) -> HttpResponse:
    """Go on from an answer: to its verdict, or back to the question with the reason why not."""
    if isinstance(result, operations.Answered):
        return _see_other(reverse("review:answered", args=[result.review.pk]))
    if isinstance(result, operations.Withdrawn):
        return _page(request, "withdrawn", _why(request, result.card, result.why))
    if isinstance(result, operations.TurnedOver):
        return _show_one(request, learner, card, sent)
    if isinstance(result, operations.Refused):
        return _show_one(request, learner, card, sent, problem=result.problem, given=sent.form)
    return _show_one(request, learner, card, sent, given=sent.form, note=result.message)


def _show_one(request: Request, learner: Learner, pk: int, sent: Submission | None = None, **more: Any) -> HttpResponse:
    card = questions.card_of(learner, pk)
    if card is None:
        raise Http404
    if why := why_not_asked(card, request.today()):
        return _page(request, "withdrawn", _why(request, card, why))
    return _show_card(request, card, _queue(request, learner), sent, **more)


def _why(request: Request, card: Card, why: WhyNot) -> dict[str, Any]:
    """What the page says of a question that is not asked; why it was withdrawn, where that is known. That its text was
    opened can be undone there."""
    going_on = session(_queue(request, card.learner)) if why == "read" else None
    return {"session": going_on, "why": why, "reason": lists.why_gone(card) if why == "withdrawn" else ""}


def _show_card(request: Request, card: Card, queue: Queue, sent: Submission | None = None, **more: Any) -> HttpResponse:
    """The card's question; with what was `sent` where that is why it is shown again."""
    today = request.today()
    asked = questions.ask_card(card, today)
    context = {
        "asked": asked,
        "revealed": questions.revealed(card, asked, today, request.now),
        "action": reverse("review:answer", args=[card.pk]),
        "session": session(queue),
    }
    return _ask(request, sent, {**context, **more})


def _show_question(
    request: Request, question: Question, sent: Submission | None = None, problem: Problem | None = None
) -> HttpResponse:
    """A question without a card; one that has its card by now is shown as that."""
    if request.learner and (card := questions.card_about(request.learner, question)):
        return _show_one(request, request.learner, card)
    context = {
        "asked": questions.ask_question(question),
        "action": reverse("review:answer_question", args=[question.pk]),
        "session": Session.first(),
        "problem": problem,
        "given": sent and sent.form,
    }
    return _ask(request, sent, context)


def _ask(request: Request, sent: Submission | None, context: dict[str, Any]) -> HttpResponse:
    """A question's page. The same question again, turned over or with a problem, is open since it was first shown."""
    asked = questions.rearranged(context["asked"], context.get("given") or {})
    is_same = sent and (sent.version, sent.ordinal) == (asked.version, asked.ordinal)
    since = sent.opened if sent and is_same and sent.opened else request.now
    showing = asked.showing(context["action"], since)
    return _page(request, "question", {**context, "asked": asked, "showing": showing})


def _over(request: Request, learner: Learner, queue: Queue, today: date) -> HttpResponse:
    """The end page of a round: say what comes when, and offer new cards."""
    operations.end_round(learner=learner, now=request.now)
    close(request, over=True)
    counts = operations.take_census(learner=learner, today=today)
    offered = offers(learner, today, request.now, counts.waiting)
    seen = ahead(learner, today, learner.new_per_day or 10, offered.queue.due)
    when = on_day(seen.day, today) if seen.day else ""
    context = {
        "ahead": seen,
        "when": when,
        "session": session(queue),
        "offers": offered,
        "done": done(learner, today),
        **_gone(request, learner),
        "closed": counts.closed,
    }
    return _page(request, "over", context)


def _page(request: Request, state: str, context: dict[str, Any]) -> HttpResponse:
    """The page, or for htmx its part that changes."""
    context = {"given": None, "problem": None, **context, "state": state}
    context["given"] = context["given"] or {}
    partial = request.htmx and request.htmx.request_type == "partial"
    context["partial"] = partial
    response = render(request, f"review/review.html{'#swap' if partial else ''}", context)
    if request.method == "POST":
        response["HX-Push-Url"] = "false"  # not an address one could come back to
    return response


def _see_other(url: str) -> HttpResponse:
    """303: the answer to a POST is a page with an address of its own."""
    return HttpResponse(status=303, headers={"Location": url})


def _gone(request: Request, learner: Learner) -> dict[str, Any]:
    """The card that was just set aside, put off or is never asked again, to offer it back."""
    card, off = whole(request.GET.get("suspended"), 0), whole(request.GET.get("off"), 0)
    return {
        "set_aside": questions.set_aside(learner, card) if card else None,
        "never": bool(card) and never_last(learner, card),
        "put_off": bool(off) and put_off_last(learner, off),
    }


def _learner(request: Request) -> Learner:
    if not request.learner:
        raise Http404
    return request.learner
