"""A launch: begun by the platform, come back with a signed message, opened in a tab of its own."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.classes import queries as classes
from study.classes.lti import entering, keys, queries, tokens
from study.classes.lti.queries import Came
from study.classes.lti.requests import account, can_keep, drop_state, framed, has_state, is_framed, keep_state
from study.classes.models import Platform
from study.classes.standing import size_of
from study.core.problem import Problem
from study.people.queries import classes_taught
from study.people.requests import Request, current_or_new_learner
from study.web.access import anyone
from study.web.cleaning import whole
from study.web.rates import at_most

ASKED = ("iss", "client_id", "login_hint", "lti_message_hint", "lti_deployment_id", "target_link_uri")
LONGEST = 3000
GONE = "This choice is over. Begin it again in your course."
STATUS = {"unknown": 404, "used": 410, "expired": 410}


@anyone
@at_most(60)
@require_safe
def jwks(request: Request) -> HttpResponse:
    """The public keys of this server, for platforms."""
    response = JsonResponse(keys.shown())
    response["Cache-Control"] = "public, max-age=3600"
    return response


@csrf_exempt  # platforms send people here; nothing of theirs is changed
@anyone
@at_most(60)
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: Request) -> HttpResponse:
    """A platform begins a launch: lead the browser back to it, with a state that this browser keeps."""
    sent = request.POST if request.method == "POST" else request.GET
    asked = {name: sent.get(name, "") for name in ASKED}
    if any(len(value) > LONGEST for value in asked.values()):
        return _refused(request, None, "This launch is longer than launches are.")
    platform = queries.platform_of(asked["iss"], asked["client_id"])
    if platform is None:
        said = "No administrator has entered this platform here, or not with this client id."
        return _refused(request, None, said)
    if not asked["login_hint"]:
        return _refused(request, platform, "The platform does not say whom it sends.")
    if not can_keep(request):
        return _refused(request, platform, "Launches need https: no browser keeps what they need without it.")
    if request.method == "HEAD":
        return HttpResponse()
    state, nonce = entering.begin(platform=platform, asked=asked, now=request.now)
    ask = {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": platform.client,
        "redirect_uri": request.build_absolute_uri(reverse("classes:lti_launch")),
        "state": state,
        "nonce": nonce,
        "login_hint": asked["login_hint"],
    }
    ask |= {"lti_message_hint": asked["lti_message_hint"]} if asked["lti_message_hint"] else {}
    mark = "&" if "?" in platform.auth_url else "?"
    response = HttpResponseRedirect(f"{platform.auth_url}{mark}{urlencode(ask)}")
    keep_state(response, state)
    return response


@csrf_exempt  # the platform's page sends this form; the state in the browser's cookie says that it began here
@anyone
@at_most(60)
@require_POST
def launch(request: Request) -> HttpResponse:
    """A launch comes back. In a tab it goes on at once; inside a page of the platform, and where the browser kept no
    cookie there, in a new tab."""
    state = request.POST.get("state", "")[:200]
    row = entering.begun(state=state, now=request.now)
    if isinstance(row, Problem):
        return _refused(request, None, row.message)
    if not has_state(request, state):
        again = f"{reverse('classes:lti_login')}?{urlencode(row.asked)}"
        return _page(request, row.platform, {"again": again}, status=400)
    if error := request.POST.get("error", ""):
        told = request.POST.get("error_description", "") or error
        return _refused(request, row.platform, f"The platform does not let you in: {told[:200]}")
    ticket = entering.come(row=row, token=request.POST.get("id_token", ""), now=request.now)
    if isinstance(ticket, Problem):
        return _refused(request, row.platform, ticket.message)
    there = f"{reverse('classes:lti_open')}?{urlencode({'ticket': ticket, 'state': state})}"
    if not is_framed(request):
        return HttpResponseRedirect(there, status=303)
    found = queries.came(ticket, request.now)
    response = _page(request, row.platform, {"there": there, "ticket": ticket, "found": found})
    drop_state(response, state)
    return response


@anyone
@never_cache
@at_most(60)
@require_http_methods(["GET", "HEAD", "POST"])
def opened(request: Request) -> HttpResponse:
    """A launch that came back, in a tab of its own, where the browser's own cookies are. Where it began in this very
    tab and nothing is to be asked, it goes on at once."""
    ticket, state = request.GET.get("ticket", ""), request.GET.get("state", "")[:200]
    found = queries.came(ticket, request.now)
    if found.state != "open" or not found.row or not found.launch:
        return render(request, "classes/lti/open.html", {"outcome": found.state}, status=STATUS[found.state])
    outcome = queries.way(found.row, found.launch, request.learner or None, account(request))
    do = request.POST.get("do", "")
    if do == "connect" and outcome == "connect":
        return _connect(request, found)
    if do == "choose" and outcome == "choose":
        return _choose(request, found, ticket)
    if outcome == "teach" and found.row.course:
        return redirect("classes:class", found.row.course.cohort_id)
    at_once = outcome == "enter" and has_state(request, state) and request.method == "GET"
    if outcome in ("enter", "link", "bring") and (do == "enter" or at_once):
        return _enter(request, found, outcome)
    return _asked(request, found, outcome, ticket)


def _asked(request: Request, found: Came, outcome: str, ticket: str, status: int = 200) -> HttpResponse:
    """The page that says how it goes on, and asks what has to be asked."""
    assert found.row and found.row.course
    cohort = found.row.course.cohort
    context: dict[str, Any] = {
        "outcome": outcome,
        "row": found.row,
        "launch": found.launch,
        "cohort": cohort,
        "back": request.get_full_path(),
        "taught": [one for one in classes_taught(request.user) if not one.closed_at] if outcome == "connect" else [],
        "works": classes.works(cohort, assigned=True) if outcome == "choose" and cohort else [],
        "ticket": ticket,
    }
    return render(request, "classes/lti/open.html", context, status=status)


def _enter(request: Request, found: Came, outcome: str) -> HttpResponse:
    """Come in: as whoever this person is here, with the progress that this browser has."""
    known = found.row.person.learner if found.row and found.row.person else None
    at_home = account(request) is None and known is not None  # then this browser becomes theirs
    learner = known if at_home and known else current_or_new_learner(request)
    entered = entering.enter(found=found, learner=learner, now=request.now)
    if isinstance(entered, Problem):
        messages.error(request, entered.message)
        return redirect("today:today")
    if at_home and request.learner != learner:
        get_adapter(request).hand_over(request, learner)
    if outcome == "bring":
        messages.success(request, "Your progress came along.")
    if entered.gone:
        messages.warning(request, "What this link leads to is not assigned to this class, or not any more.")
    return redirect(f"{reverse('classes:mine', args=[entered.cohort.pk])}{'#due' if entered.work else ''}")


def _connect(request: Request, found: Came) -> HttpResponse:
    """Connect the course with a class one teaches."""
    number = whole(request.POST.get("cohort"), 0)
    cohort = next((one for one in classes_taught(request.user) if one.pk == number and not one.closed_at), None)
    if cohort is None or not found.row or not found.row.course:
        raise Http404
    entering.connect(course=found.row.course, cohort=cohort, found=found, now=request.now)
    messages.success(request, f"Who opens a link there is in {cohort} from now on.")
    return redirect(request.get_full_path())


def _choose(request: Request, found: Came, ticket: str) -> HttpResponse:
    """Choose what the link shall lead to."""
    assert found.row and found.row.course and found.row.course.cohort
    work = classes.work(found.row.course.cohort, whole(request.POST.get("work"), 0))
    if work is None or not work.assignment.assigned_at:
        raise Http404
    entering.choose(row=found.row, work=work.assignment)
    return redirect(f"{reverse('classes:lti_give')}?{urlencode({'ticket': ticket})}")


@anyone
@never_cache
@at_most(60)
@require_safe
def give(request: Request) -> HttpResponse:
    """Give the platform the link that was chosen: a form that is sent there, from inside its page or from the tab."""
    ticket = request.GET.get("ticket", "")
    found = queries.came(ticket, request.now)
    row, said = found.row, found.launch
    if found.state != "open" or not row or not said or said.kind != "choice":
        return _page(request, row.platform if row else None, {"problem": GONE}, status=410)
    context: dict[str, Any] = {"platform": row.platform, "chosen": row.chosen, "ticket": ticket, "back": said.back}
    if row.chosen:
        context["message"] = tokens.chosen_link(
            platform=row.platform,
            deployment=said.deployment,
            data=said.data,
            back=said.back,
            title=row.chosen.title,
            address=request.build_absolute_uri(reverse("classes:lti_launch")),
            work=row.chosen.pk,
            most=size_of(row.chosen),
            now=request.now,
        )
    return framed(render(request, "classes/lti/give.html", context), row.platform)


def _refused(request: Request, platform: Platform | None, said: str) -> HttpResponse:
    """A refusal with words, which the platform's page can show."""
    return _page(request, platform, {"problem": said}, status=400)


def _page(request: Request, platform: Platform | None, context: dict[str, Any], status: int = 200) -> HttpResponse:
    page = render(request, "classes/lti/framed.html", {"platform": platform, **context}, status=status)
    return framed(page, platform)
