"""The look at notes before they are taken over: what they become, what changes, what the person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from study.banks.writer import plugged_in
from study.core.generators.languages import SPOKEN
from study.core.notes.parting import LONGEST_SIGN, ROWS, SIDES, Parting, sign_of
from study.core.text.number import number
from study.core.text.plural import counted, listed
from study.library.looks import look_for, newer_than
from study.library.models import Look, LookState
from study.people.requests import Request
from study.review.queries.offers import new_of
from study.topics import brought, operations
from study.topics.queries import simulated
from study.topics.views.browser import SAVED, note_url
from study.web.access import anyone
from study.web.cleaning import whole
from study.web.rates import at_most

SHOWN = 40
"""Rows of one list on the page."""
OPEN = 4
"""Problems that are read without unfolding the rest: what is taken over stands below them on a phone."""
GOES_ON = (LookState.READING, LookState.TAKING)
STEPS = {
    "read": "Files read",
    "keep": "Facts kept",
    "ask": "Questions made, topic by topic",
    "write": "Questions written",
}
"""What is done while notes are taken over."""
NAMED = ("mend", "cards", "notes", "turn")
"""The buttons that stand beside one of several things; their value says which."""
SIGNS = {"\t": "a tab", ",": "a comma", " - ": "a dash between spaces", ";": "a semicolon"}
BETWEEN = {"\n": "a new line", ";": "a semicolon", "\n\n": "an empty line"}
"""What the signs that part cards are called."""


@anyone
@never_cache
@at_most(60, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: Request, look: int) -> HttpResponse:
    """The look as it stands; after a form was sent, what became of it."""
    try:
        row = look_for(request.learner, look) if request.learner else None
    except Look.DoesNotExist:
        row = None
    if row is None:
        raise Http404
    if request.method == "POST":
        done = _do(request, row)
        if isinstance(done, operations.Refused):
            return _page(request, look_for(request.learner, look), done.why, status=409)
        if isinstance(done, operations.Busy):
            return _page(request, look_for(request.learner, look), busy=done.look, status=409)
        return redirect("topics:look", look)
    if request.headers.get("HX-Request-Type") == "partial":
        if row.state not in GOES_ON:
            return HttpResponseClientRedirect(reverse("topics:look", args=[look]))
        return render(request, "topics/look_reading.html#reading", {"look": row, **_going(row, request.now)})
    return _page(request, row)


def _do(request: Request, row: Look) -> object:
    """Do what the button says, with what was decided in the form."""
    what = next((name for name in NAMED if name in request.POST), request.POST.get("do", ""))
    if what in (*NAMED, "take", "show", "whole", "part"):
        asked = [pair["key"] for pair in row.found.get("pairs", ())]
        said = {key: request.POST.get(f"pair:{key}") for key in asked}
        row = operations.decide(
            look=row,
            asked=[key for key in asked if said[key]],
            apart=[key for key in asked if said[key] == "apart"],
            whole={"whole": True, "part": False}.get(what),
            dates={"take": True, "fresh": False}.get(request.POST.get("dates", "")),
            writer="writer" in request.POST if plugged_in() else None,
        )
    match what:
        case "take":
            return operations.take_over(look=row, now=request.now)
        case "show" | "whole" | "part" | "again":
            return operations.again(look=row, now=request.now)
        case "turn":
            return operations.turn(look=row, course=whole(request.POST["turn"], 0), now=request.now)
        case "mend":
            named = request.POST["mend"]
            every = range(len(row.found.get("slips", ())))
            return operations.mend(look=row, chosen=every if named == "all" else {whole(named, -1)}, now=request.now)
        case "cards":
            text, parting = whole(request.POST["cards"], -1), _parting(request.POST)
            return operations.read_as_cards(look=row, text=text, parting=parting, now=request.now)
        case "notes":
            return operations.read_as_notes(look=row, text=whole(request.POST["notes"], -1), now=request.now)
        case "undo":
            return operations.undo_import(look=row, now=request.now)
        case "leave":
            return operations.leave(look=row)
        case "stop":
            return operations.stop_taking(look=row)
    return None


def _parting(sent: Any) -> Parting:
    """The signs chosen for a text; one that was typed goes before."""
    number = sent["cards"]

    def chosen(of: str, signs: dict[str, str]) -> str:
        return sign_of(sent.get(f"{of}:{number}:other", "")) or signs.get(sent.get(f"{of}:{number}", ""), "")

    return Parting(chosen("sides", SIDES), chosen("rows", ROWS))


def _called(sign: str, names: dict[str, str]) -> str:
    """A sign in words, or as it is where it has no name."""
    return names.get(sign) or f"“{sign.replace('\n', '\\n').replace('\t', '\\t')}”"


def _page(request: Request, row: Look, refused: str = "", busy: Look | None = None, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"look": row, "refused": refused, "busy": busy, "size": _size(row.size)}
    context["section"] = "notes"
    if row.state in GOES_ON:
        return render(request, "topics/look_reading.html", {**context, **_going(row, request.now)}, status=status)
    if row.state in (LookState.TAKEN, LookState.UNDONE):
        operations.put_away(look=row)
        if row.edited and row.course:
            messages.success(request, SAVED)
            return redirect(note_url(row.course, brought.paths(row)[0]))
        offered = new_of(row.owner, row.course, request.today()) if row.course else 0
        shown = {"found": row.found, "new": offered, "simulated": simulated(row.course) if row.course else 0}
        return render(request, "topics/look_taken.html", {**context, **shown}, status=status)
    if row.state == LookState.REPLACED:
        return render(request, "topics/look_replaced.html", {**context, "newer": newer_than(row)}, status=status)
    return render(request, "topics/look.html", {**context, **_seen(row)}, status=status)


def _seen(row: Look) -> dict[str, Any]:
    """What the page shows of what was found: the first rows of each list, with its days as days."""
    found = row.found
    if not found:
        return {}
    counts, apart = found["counts"], {one["key"] for one in row.apart}
    gone_on = counts["unchanged"] + counts["reworded"] + counts["moved"]
    return {
        "found": found,
        "kept": gone_on,
        "cards": gone_on + counts["new"],
        "from_lines": counts["new"] - found["own_new"],
        "reworded": [_dated(one) for one in found["reworded"][:SHOWN]],
        "more_reworded": max(0, len(found["reworded"]) - SHOWN),
        "gone": [_dated(one) for one in found["gone"][:SHOWN]],
        "ended": found.get("ended", [])[:SHOWN],
        "more_ended": max(0, len(found.get("ended", [])) - SHOWN),
        "more_gone": max(0, len(found["gone"]) - SHOWN),
        "pairs": [{**one, "apart": one["key"] in apart} for one in found["pairs"]],
        "claims": [{**one, "checked": date.fromisoformat(one["checked"])} for one in found["claims"][:SHOWN]],
        "problems": found["problems"][:OPEN],
        "folded": found["problems"][OPEN:SHOWN],
        "more_problems": max(0, found["remarks"] - SHOWN),
        "left_out": sum(number for _, number in found.get("left_out", ())),
        "spoken": SPOKEN,
        "foreign": listed(name for name, _ in found.get("foreign", ())),
        "foreign_facts": sum(number for _, number in found.get("foreign", ())),
        "slips": found.get("slips", [])[:SHOWN],
        "more_slips": len(found.get("slips", [])[SHOWN:]),
        "back": _back(**back) if (back := found.get("back")) else "",
        "parts": found.get("parts", {}),
        **(_switch(row.total, **parts) if (parts := found.get("parts")) else {}),
        "namesake": found.get("namesake", {}),
        "plain": [
            {**one, "by": _called(one["sides"], SIGNS), "between": _called(one["rows"], BETWEEN)}
            for one in found.get("plain", [])[:SHOWN]
        ],
        "signs": [(name, sign, SIGNS[sign]) for name, sign in SIDES.items()],
        "betweens": [(name, sign, BETWEEN[sign]) for name, sign in ROWS.items()],
        "longest_sign": LONGEST_SIGN,
        "writer": plugged_in(),
        "writer_agreed": row.writer_agreed
        if row.writer_agreed is not None
        else bool(row.course and row.course.writer_agreed_at),
    }


def _switch(total: int, renewed: int, added: int, others: int, named: Sequence[str] = ()) -> dict[str, str]:
    """In words: what goes where the whole course is renewed, what stays where it is not, and the button for that."""
    these = "this file" if total == 1 else f"these {total} files"
    does = f"{'Renew' if renewed else 'Add'} {these}"
    done = f"{counted(renewed or added, 'file')} {'is' if (renewed or added) == 1 else 'are'}"
    done += f" {'renewed' if renewed else 'added'}"
    if renewed and added:
        does, done = f"Renew {counted(renewed, 'file')}, add {added}", f"{done}, {added} added"
    one = others == 1
    which = f" ({', '.join(named)}{'' if len(named) == others else ', …'})" if named else ""
    return {
        "goes": f"{counted(others, 'file')} that {'is' if one else 'are'} not in it {'goes' if one else 'go'}{which}",
        "stays": f"{done}; the other {'file' if one else f'{others} files'} of the course {'stays' if one else 'stay'}",
        "some": f"{does}, leave the other {'file' if one else others}",
    }


def _back(decisions: int, own: int, notes: int, badges: int) -> str:
    """In words: what comes back of what was decided about the notes before they were downloaded."""
    each = (
        counted(decisions, "decision") if decisions else "",
        f"{counted(own, 'question')} in your own words" if own else "",
        f"{counted(notes, 'note')} on cards" if notes else "",
        f"what you decided about {counted(badges, 'badge')}" if badges else "",
    )
    return listed(filter(None, each))


def _dated(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "next": date.fromisoformat(one["next"]) if one["next"] else None}


@dataclass(frozen=True, slots=True)
class Far:
    """How far the work is. `left` says in words how long it still takes, empty while nobody can tell."""

    done: int
    total: int
    left: str

    @property
    def said(self) -> str:
        return number(self.done)


def _going(row: Look, now: datetime) -> dict[str, Any]:
    """How far the work is; of what is taken over its steps: in words, whether each is done, and which it is now."""
    at = len(STEPS) if row.taken_at else list(STEPS).index(row.step) if row.step else 0
    steps = [(text, place < at, place == at and row.step != "") for place, text in enumerate(STEPS.values())]
    return {"far": _far(row, now), "steps": steps}


def _far(row: Look, now: datetime) -> Far:
    if not row.done or row.started_at is None:
        return Far(row.done, row.total, "")
    seconds = ceil((now - row.started_at).total_seconds() / row.done * (row.total - row.done))
    told = counted(ceil(seconds / 60), "minute") if seconds > 90 else counted(max(5, 5 * ceil(seconds / 5)), "second")
    return Far(row.done, row.total, f"about {told} left")


def _size(characters: int) -> str:
    """How much text this is, in the words of a file manager."""
    return f"{characters / 1_000_000:.1f} MB" if characters >= 1_000_000 else f"{max(1, characters // 1000)} kB"
