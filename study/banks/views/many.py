"""What is done to many questions of a bank: chosen over its pages, said before it is done, and taken back."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from study.banks import operations, queries
from study.banks.forms import PointsForm, SourceForm
from study.banks.listing import Filters, passing
from study.banks.models import Bank, Role
from study.banks.operations import Change
from study.banks.outlook import outlook
from study.banks.requests import bank_at, user_of
from study.banks.roles import may_alone
from study.banks.views.listing import CHOSEN, Wish, show_list
from study.core.questions.source.amendment import Amendment
from study.core.questions.source.front import LABEL
from study.core.text.plural import counted
from study.library.places import topic_labels
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole

FIELDS = ("title", "url", "checked", "replaces", "topic", "points", "tag", "to")
"""What a form says besides the action and the questions."""
FILTERS = ("q", "status", "kind", "topic", "tag", "look", "sort")
MOVES = ("move", "copy")


@instructor
@never_cache
@require_POST
def many(request: Request, bank: int) -> HttpResponse:
    """Change, move or copy the chosen questions once it was said what that does, take the last such change back, or
    keep the choice on the way to another page."""
    found, role = bank_at(request, bank, Role.EDITOR)
    wanted = request.POST.get("do", "")
    if wanted == "undo":
        entry, by = whole(request.POST.get("entry"), 0), user_of(request)
        undone = operations.undo_change(bank=found, entry=entry, by=by, now=request.now)
        _tell(request, undone, "Taken back")
        return redirect("banks:bank", bank)
    wish = Wish(wanted, _chosen(request), request.POST.get("all") == "1", given=request.POST)
    if "filter" in request.GET:
        return _filter(request, found, role, wish)
    chosen = wish.chosen
    if wish.everything:
        chosen = passing(found, Filters.read(request.GET), request.now.date())
    if wanted == "none" or "page" in request.POST:
        _keep(request, found, () if wanted == "none" else chosen)
        return redirect(_back(request, bank, request.POST.get("page", "")))
    if not chosen:
        return show_list(request, found, role, replace(wish, problem="Choose questions first."), 422)
    return _act(request, found, role, wish, list(chosen))


def _chosen(request: Request) -> Sequence[int]:
    """What a form names: the questions ticked on its page, and those it keeps of other pages."""
    named = [*request.POST.getlist("pick"), *request.POST.get("kept", "").split(",")]
    return list(dict.fromkeys(number for one in named if (number := whole(one, 0))))


def _filter(request: Request, found: Bank, role: Role, wish: Wish) -> HttpResponse:
    """The list under other filters, with what is chosen: the part that scripts put in its place."""
    address = QueryDict(mutable=True)
    address.update({name: said for name in FILTERS if (said := request.POST.get(name, ""))})
    _keep(request, found, wish.chosen)
    response = show_list(request, found, role, Wish(chosen=wish.chosen), address=address)
    response["HX-Replace-Url"] = f"{reverse('banks:bank', args=[found.pk])}?{address.urlencode()}"
    return response


def _keep(request: Request, bank: Bank, chosen: Collection[int]) -> None:
    """Let what is chosen be so on the next page too, as far as so many can be changed at once."""
    chosen = list(chosen)
    if too_many := operations.too_many_of(chosen):
        messages.error(request, too_many.message)
        chosen = []
    request.session[CHOSEN] = [bank.pk, chosen]


def _act(request: Request, found: Bank, role: Role, wish: Wish, chosen: list[int]) -> HttpResponse:
    """Say what would happen, or do it once that was seen."""
    asked = _target(request, found, wish) if wish.do in MOVES else _change(found, role, wish, request.now.date())
    if isinstance(asked, Wish):
        return show_list(request, found, role, asked, 422)
    sure = request.POST.get("sure", "")
    if sure == "0":
        shown = SourceForm(wish.given, today=request.now.date()) if wish.do == "source" else None
        points = PointsForm(wish.given) if wish.do == "points" else wish.points
        return show_list(request, found, role, replace(wish, source=shown, points=points))
    if sure != "1":
        return _say(request, found, wish, chosen, asked)
    by, now = user_of(request), request.now
    if isinstance(asked, Bank):
        act = operations.move if wish.do == "move" else operations.copy
        moved = act(bank=found, questions=chosen, to=asked, by=by, now=now)
        _tell(request, moved, f"{'Moved' if wish.do == 'move' else 'Copied'} to {asked.title}")
    else:
        done = operations.change_all(bank=found, questions=chosen, change=asked, by=by, now=now)
        _tell(request, done, "Changed")
        if done.entry:
            request.session["banks_undo"] = [found.pk, done.entry.pk]
    request.session.pop(CHOSEN, None)
    return redirect(_back(request, found.pk))


def _say(request: Request, found: Bank, wish: Wish, chosen: list[int], asked: Change | Bank) -> HttpResponse:
    """What it would do to how many, and what stays as it is, and why."""
    if isinstance(asked, Bank):
        foreseen = operations.foresee_move(
            bank=found, questions=chosen, to=asked, act="move" if wish.do == "move" else "copy", now=request.now
        )
    else:
        foreseen = operations.foresee_change(bank=found, questions=chosen, change=asked, now=request.now)
    context = {
        "bank": found,
        "do": wish.do,
        "words": asked.words if isinstance(asked, Amendment) else "",
        "to": asked if isinstance(asked, Bank) else None,
        "foreseen": foreseen,
        "lines": outlook(foreseen, wish.do),
        "chosen": chosen,
        "given": [(name, wish.given[name]) for name in FIELDS if name in wish.given],
        "here": request.GET.urlencode(),
        "section": "banks",
    }
    return render(request, "banks/foreseen.html", context)


def _target(request: Request, found: Bank, wish: Wish) -> Bank | Wish:
    """The bank that questions are to go to, or the form with what is wrong in it."""
    targets = {one.pk: one for one in queries.banks_to_fill(user_of(request))}
    given = wish.given
    to = targets.get(whole(given.get("to"), 0))
    if to is None or (wish.do == "move" and to == found):
        return replace(wish, problem="Choose another bank to move them to.")
    return to


def _change(bank: Bank, role: Role, wish: Wish, today: date) -> Change | Wish:
    """The change that a form asks for, or the form with what is wrong in it."""
    given = wish.given
    if wish.do in ("submit", "retire", "restore") or (wish.do == "alone" and may_alone(role, bank)):
        return wish.do  # type: ignore[return-value]
    if wish.do == "source":
        source = SourceForm(given, today=today, needed=True)
        cited = source.given() if source.is_valid() else None
        return Amendment(cited, replaces="replaces" in given) if cited else replace(wish, source=source)
    if wish.do == "points":
        points = PointsForm(given)
        worth = points.cleaned_data["points"] if points.is_valid() else None
        return Amendment(points=worth) if worth else replace(wish, points=points)
    if wish.do == "topic" and given.get("topic", "") in ("", *dict(topic_labels(bank.course_id))):
        return Amendment(topic=given.get("topic", ""))
    tag = "".join(given.get("tag", "").split())[:80]
    if wish.do in ("tag", "untag") and LABEL.fullmatch(tag) and "," not in tag:
        return Amendment(add=(tag,)) if wish.do == "tag" else Amendment(remove=(tag,))
    return replace(wish, problem="Enter a tag without spaces or commas." if "tag" in wish.do else "Choose what to do.")


def _back(request: Request, bank: int, page: str = "") -> str:
    """The list as it was filtered, at another page of it where one is named."""
    address = request.GET.copy()
    if page:
        address["page"] = page
    return f"{reverse('banks:bank', args=[bank])}?{address.urlencode()}"


def _tell(request: Request, done: operations.Changed | operations.Moved, word: str) -> None:
    if done.count:
        messages.success(request, f"{word}: {counted(done.count, 'question')}.")
    together: dict[str, list[str]] = {}
    for problem in done.problems:
        together.setdefault(problem.message, []).append(problem.subject)
    for words, keys in together.items():
        named = ", ".join(filter(None, keys))
        messages.error(request, f"{words} Left as they were: {named}." if named else words)
