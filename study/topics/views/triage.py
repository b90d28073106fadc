"""What waits to be decided on: one question after the other, the sorts there are, and those of one sort together."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from study.banks import operations as banks
from study.banks.models import Choice, Decision, Question
from study.banks.requests import followed_in_words
from study.core.limits import DECIDE_AT_ONCE
from study.core.text.plural import plural
from study.library.models import Course
from study.people.models import Learner
from study.people.requests import Request
from study.topics import triage
from study.topics.views.browser import NO_TRAIL, note_url, own_course_at, triage_url
from study.web.access import anyone
from study.web.cleaning import whole

CHOICES = {"keep": Choice.KEEP, "never": Choice.NEVER}
SAID = {"keep": "kept", "never": "never asked"}
LONGEST_TRAIL = 200


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def unsure(request: Request, address: str) -> HttpResponse:
    """The unsure questions, one at a time. `trail` holds what was done, so that it can be taken back, the last first:
    numbers of the first decisions of presses, and with a minus of questions put off."""
    learner, course = own_course_at(request, address)
    sent = request.POST if request.method == "POST" else request.GET
    trail = _trail(sent)
    if request.method != "POST":
        page = triage.triage(course, [-step for step in trail if step < 0])
        context = {"course": course, "triage": page, "trail": _written(trail), "section": "notes"}
        if page.now and (topic := (row := page.now.question).topic):
            context["edit_url"] = note_url(
                course, topic.file.path, row.start, "asks", edit=row.pk, trail=_written(trail) or NO_TRAIL
            )
        return render(request, "topics/unsure.html", context)
    do, question = sent.get("do", ""), whole(sent.get("question"), 0)
    if do == "later":
        trail = [*trail, -question] if question else trail
    elif do == "undo":
        trail, _ = _back(request, learner, trail)
    else:
        versions = {question: whole(sent.get("version"), 0)}
        trail, done = _pressed(request, learner, course, trail, do, versions)
        if told := " ".join(_what_followed(done)):
            messages.info(request, told)
    return redirect(triage_url(course, _written(trail)))


@anyone
@require_safe
def sorts(request: Request, address: str) -> HttpResponse:
    """The sorts of which questions wait."""
    _, course = own_course_at(request, address)
    return render(request, "topics/sorts.html", {"course": course, "sorts": triage.sorts(course), "section": "notes"})


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def sort(request: Request, address: str) -> HttpResponse:
    """The waiting questions of the sort in the address, a page of them. A post decides on those that are chosen, or on
    one alone, or takes the last press back; what else was chosen stays so."""
    learner, course = own_course_at(request, address)
    if request.method != "POST":
        chosen = [whole(pick, 0) for pick in request.GET.getlist("pick")[:DECIDE_AT_ONCE]]
        return _sort(request, course, request.GET, _trail(request.GET), chosen)
    sent, trail = request.POST, _trail(request.POST)
    alone = next((do for do in CHOICES if do in sent), "")
    do = alone or sent.get("do", "")
    shown, picks = sent.get("shown", "").split(",", DECIDE_AT_ONCE), sent.getlist("pick")
    wanted = [sent[alone]] if alone else shown if "all" in sent else picks
    if do == "undo":
        trail, number = _back(request, learner, trail)
        again = f"Taken back: {plural(number, 'it waits', f'{number} questions wait')} again."
        told = again if number else "It was taken back already."
    elif any(wanted):
        versions = dict(map(_numbers, wanted[: DECIDE_AT_ONCE + 1]))
        trail, done = _pressed(request, learner, course, trail, do, versions)
        told = " ".join([*([f"{done.number} {SAID[do]}."] if done.number else ()), *_what_followed(done)])
    else:
        told = "Choose questions first."
    kept = picks[:DECIDE_AT_ONCE] if alone or do == "undo" else ()
    chosen = [_numbers(pick)[0] for pick in kept]
    if request.htmx:
        return _sort(request, course, sent, trail, chosen, told)
    messages.info(request, told)
    at = f"#row{shown.index(sent[alone]) + 1}" if alone and sent[alone] in shown else ""
    return redirect(f"{_address(course, sent, trail, chosen)}{at}")


def _sort(
    request: Request, course: Course, sent: QueryDict, trail: Sequence[int], chosen: Sequence[int], told: str = ""
) -> HttpResponse:
    found = triage.together(course, sent.get("sort", ""), sent.get("page"))
    part = bool(request.htmx) and request.method == "POST"
    context = {
        "course": course,
        "found": found,
        "shown": ",".join(f"{row.question.pk}:{row.version}" for row in found.rows),
        "trail": _written(trail),
        "pages": f"?{urlencode({'sort': found.sort.key, 'trail': _written(trail)})}&",
        "chosen": chosen,
        "told": told,
        "part": part,
        "section": "notes",
    }
    response = render(request, f"topics/sort.html{'#sort' if part else ''}", context)
    if part:
        response["HX-Replace-Url"] = _address(course, sent, trail, chosen)
    return response


def _address(course: Course, sent: QueryDict, trail: Sequence[int], chosen: Sequence[int]) -> str:
    """Where a page of a sort stands, after what was done on it and with what is chosen."""
    state = {"sort": sent.get("sort", ""), "page": whole(sent.get("page"), 1), "trail": _written(trail), "pick": chosen}
    return f"{reverse('topics:sort', args=[course.address])}?{urlencode(state, doseq=True)}"


def _pressed(
    request: Request, learner: Learner, course: Course, trail: list[int], do: str, versions: Mapping[int, int]
) -> tuple[list[int], banks.Press]:
    """The trail after one more press, and what came of it."""
    if do not in CHOICES:
        return trail, banks.Press()
    try:
        done = banks.decide_all(learner=learner, course=course, versions=versions, choice=CHOICES[do], now=request.now)
    except Question.DoesNotExist:
        raise Http404 from None
    return [*trail, done.first.pk] if done.first and done.first.pk not in trail[-1:] else trail, done


def _back(request: Request, learner: Learner, trail: list[int]) -> tuple[list[int], int]:
    """The trail before the last act, and how many decisions were taken back."""
    if not trail or trail[-1] < 0:
        return trail[:-1], 0
    try:
        return trail[:-1], banks.undo_press(learner=learner, first=trail[-1], now=request.now)
    except Decision.DoesNotExist:
        raise Http404 from None


def _what_followed(done: banks.Press) -> list[str]:
    """What else came of a press, in sentences: what became of the others of the sort, and what was left as it is."""
    left = [f"{number} left as {plural(number, 'it was', 'they were')}: {why}." for why, number in done.left.items()]
    return [*filter(None, [followed_in_words(done.followed)]), *left]


def _numbers(pick: str) -> tuple[int, int]:
    """A question and its version, as a form names them."""
    question, _, version = pick.partition(":")
    return whole(question, 0), whole(version, 0)


def _trail(sent: QueryDict) -> list[int]:
    steps = sent.get("trail", "").split(".")[-LONGEST_TRAIL:]
    found = [(whole(step.removeprefix("-"), 0), step.startswith("-")) for step in steps]
    return [-number if back else number for number, back in found if number]


def _written(trail: Sequence[int]) -> str:
    return ".".join(map(str, trail))
