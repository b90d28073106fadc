"""The look at notes before they are taken over: what they become, what changes, what the person decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from study.banks.writer import plugged_in
from study.core.generators.languages import SPOKEN
from study.core.limits import LISTED_BESIDE, LISTED_ROWS
from study.core.notes.pages import stem
from study.core.notes.parting import LONGEST_SIGN, ROWS, SIDES, Parting, sign_of
from study.core.text.number import number
from study.core.text.plural import counted, listed
from study.library.looks import look_for, newer_than
from study.library.models import Look, LookState
from study.people.requests import Request
from study.review.queries.offers import due_of, new_of
from study.topics import brought, operations
from study.topics.found import is_behind
from study.topics.queries import simulated, studied_besides
from study.topics.traces import done_since, is_first
from study.topics.views.browser import SAVED, note_url, say, with_undo
from study.web.access import anyone
from study.web.cleaning import whole
from study.web.rates import at_most

FILES_NAMED = 5
"""Files that are named in a sentence."""
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
PAIR, STANDS = "pair:", "stands:"
"""How the fields begin of a pair that only a person can tell, and of what was changed on both sides; a key follows."""
HEADED = {
    "reworded": "Lines reworded",
    "gone": "Lines gone",
    "ended": "Questions not asked any more, though the line is there",
    "pairs": "Lines only you can tell",
    "clashes": "Changed here and in what you brought",
    "problems": "Remarks on your notes",
}
"""What the pages of long lists are called."""
ANSWERED = ("pairs", "clashes")
"""Those whose pages have a form, and the buttons that keep what was said on one."""
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
        if (listed := request.POST.get("do")) in ANSWERED:
            page = urlencode({"page": whole(request.POST.get("page"), 1)})
            return redirect(f"{reverse('topics:look_list', args=[look, listed])}?{page}")
        return redirect("topics:look", done.pk if isinstance(done, Look) else look)
    if request.headers.get("HX-Request-Type") == "partial":
        if row.state not in GOES_ON:
            return HttpResponseClientRedirect(reverse("topics:look", args=[look]))
        return render(request, "topics/look_reading.html#reading", {"look": row, **_going(row, request.now)})
    return _page(request, row)


@anyone
@never_cache
@require_safe
def look_list(request: Request, look: int, listed: str) -> HttpResponse:
    """All of a list of which the look shows the beginning, by pages."""
    try:
        row = look_for(request.learner, look) if request.learner else None
    except Look.DoesNotExist:
        row = None
    if row is None or listed not in HEADED:
        raise Http404
    if row.state not in (LookState.READY, LookState.LEFT):
        return redirect("topics:look", look)
    page = Paginator(brought.rows_of(row, listed), LISTED_ROWS).get_page(request.GET.get("page"))
    context = {"look": row, "name": listed, "heading": HEADED[listed], "page": page}
    context["rows"] = _rows(row, listed, page, page.start_index(), beside=False)
    context["all"] = row.found.get("listed", {}).get(listed, len(row.found.get(listed, ())))
    return render(request, "topics/look_list.html", context | {"section": "notes"})


def _rows(row: Look, name: str, rows: Iterable[Any], first: int = 1, beside: bool = True) -> list[Any]:
    """Rows of a list as the page shows them, the `first` of them by its place in all; `beside` the other lists or on
    their own."""
    if name == "reworded":
        pairs = {one["key"]: place for place, one in enumerate(brought.rows_of(row, "pairs"), 1)}
        return [{**_dated(one), "told": _told_at(row, pairs.get(one.get("key"), 0), beside)} for one in rows]
    if name == "gone":
        return [_dated(one) for one in rows]
    if name == "pairs":
        apart = {one["key"] for one in row.apart}
        return [{**one, "apart": one["key"] in apart, "place": place} for place, one in enumerate(rows, first)]
    if name == "clashes":
        return [{**one, "stands": row.chosen.get(one["key"], "both")} for one in rows]
    return list(rows)


def _told_at(row: Look, place: int, beside: bool) -> str:
    """The address where somebody says whether a reworded line is the same: of the pair at that place, 0 where it is
    none."""
    if not place or (beside and place <= LISTED_BESIDE):
        return f"#pair-{place}" if place else ""
    page = urlencode({"page": ceil(place / LISTED_ROWS)})
    return f"{reverse('topics:look_list', args=[row.pk, 'pairs'])}?{page}#pair-{place}"


def _do(request: Request, row: Look) -> object:
    """Do what the button says, with what was decided in the form."""
    what = next((name for name in NAMED if name in request.POST), request.POST.get("do", ""))
    if what in (*NAMED, *ANSWERED, "take", "show", "whole", "part", "unmend"):
        said, stand = _fields(request.POST, PAIR), _fields(request.POST, STANDS)
        row = operations.decide(
            look=row,
            asked=list(said),
            apart=[key for key, value in said.items() if value == "apart"],
            whole={"whole": True, "part": False}.get(what),
            dates={"take": True, "fresh": False}.get(request.POST.get("dates", "")),
            writer="writer" in request.POST if plugged_in() and what not in ANSWERED else None,
            chosen=stand,
        )
    match what:
        case "take":
            return operations.take_over(look=row, now=request.now)
        case "show" | "whole" | "part" | "again":
            return operations.again(look=row, now=request.now)
        case "turn":
            return operations.turn(look=row, course=whole(request.POST["turn"], 0), now=request.now)
        case "mend":
            named, every = request.POST["mend"], range(len(row.found.get("slips", ())))
            chosen = {*every} if named == "all" else {whole(named, -1)} & {*every}
            if chosen:
                messages.success(request, f"{counted(len(chosen), 'slip')} mended.")
            return operations.mend(look=row, chosen=chosen, now=request.now)
        case "unmend":
            return operations.undo_mend(look=row, now=request.now)
        case "cards":
            text, parting = whole(request.POST["cards"], -1), _parting(request.POST)
            return operations.read_as_cards(look=row, text=text, parting=parting, now=request.now)
        case "notes":
            return operations.read_as_notes(look=row, text=whole(request.POST["notes"], -1), now=request.now)
        case "undo":
            return _undo(request, row)
        case "leave":
            return operations.leave(look=row)
        case "stop":
            return operations.stop_taking(look=row)
    return None


def _fields(sent: Mapping[str, str], beginning: str) -> dict[str, str]:
    """What fields of this beginning say, by what follows it."""
    return {name.removeprefix(beginning): sent[name] for name in sent if name.startswith(beginning)}


def _undo(request: Request, row: Look) -> object:
    """Undo the import; where much is read again for it, beside the pages."""
    seen = request.POST.get("goes", "")
    if row.course is None or is_first(row):
        return operations.undo_import(look=row, seen=seen, now=request.now)
    back = reverse("topics:look", args=[row.pk])
    wanted = operations.Undo(row.pk, seen)
    done = operations.settle(learner=row.owner, course=row.course, wanted=wanted, back=back, now=request.now)
    return operations.Refused(done.said) if isinstance(done, operations.Settled) and done.level == "error" else done


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
    context["more_files"] = 0 if row.archive else max(0, len(brought.paths(row)) - 1)
    if row.state in GOES_ON:
        return render(request, "topics/look_reading.html", {**context, **_going(row, request.now)}, status=status)
    if row.state in (LookState.TAKEN, LookState.UNDONE):
        operations.put_away(look=row)
        if row.settles:
            return _settled(request, row)
        if row.edited and row.course:
            messages.success(request, SAVED)
            return redirect(note_url(row.course, brought.paths(row)[0]))
        context["found"] = row.found
        if row.course:
            context["new"] = new_of(row.owner, row.course, request.today())
            context["due"] = due_of(row.owner, row.course, request.today())
            context["simulated"] = simulated(row.course)
            context["besides"] = listed(studied_besides(row.owner, row.course))
            kept = row.found.get("edits", {})
            context["kept_edits"] = _files([*kept.get("kept", ()), *kept.get("gone", ())])
        if row.state == LookState.TAKEN:
            context |= {"goes": done_since(row), "first": is_first(row)}
        return render(request, "topics/look_taken.html", context, status=status)
    if row.state == LookState.REPLACED:
        return render(request, "topics/look_replaced.html", {**context, "newer": newer_than(row)}, status=status)
    return render(request, "topics/look.html", {**context, **_seen(row)}, status=status)


def _settled(request: Request, row: Look) -> HttpResponse:
    """Back to where something was decided, with what came of it."""
    found = row.found or asdict(operations.Settled("Stopped. Nothing has changed.", "warning"))
    done = operations.Settled(**found)
    say(request, done)
    return redirect(with_undo(found["back"] or row.settles["back"], done))


def _seen(row: Look) -> dict[str, Any]:
    """What the page shows of what was found: the first rows of each list, with its days as days."""
    found = row.found
    if not found:
        return {}
    counts = found["counts"]
    numbers = {name: len(found.get(name, ())) for name in HEADED} | found.get("listed", {})
    lists = {name: _rows(row, name, found.get(name, [])[:LISTED_BESIDE]) for name in HEADED}
    gone_on = counts["unchanged"] + counts["reworded"] + counts["moved"]
    return {
        "found": found,
        "kept": gone_on,
        "cards": gone_on + counts["new"],
        "from_lines": counts["new"] - found["own_new"],
        "lists": lists,
        "listed": numbers,
        "behind": is_behind(row),
        "more": {name: numbers[name] > len(rows) for name, rows in lists.items()},
        "claims": [{**one, "checked": date.fromisoformat(one["checked"])} for one in found["claims"]],
        "problems": lists["problems"][:OPEN],
        "folded": lists["problems"][OPEN:],
        "left_out": sum(number for _, number in found.get("left_out", ())),
        "spoken": SPOKEN,
        "foreign": listed(name for name, _ in found.get("foreign", ())),
        "foreign_facts": sum(number for _, number in found.get("foreign", ())),
        "slips": [{**one, "blank": one["new"] == f"\n{one['old']}"} for one in found.get("slips", [])[:LISTED_BESIDE]],
        "mended": [one | {"line": one["lines"][0]} for one in (brought.mends(row) or [[]])[-1][:LISTED_BESIDE]],
        "more_slips": len(found.get("slips", [])[LISTED_BESIDE:]),
        "back": _back(**back) if (back := found.get("back")) else "",
        **{f"{name}_edits": _files(found.get("edits", {}).get(name, ())) for name in ("lost", "kept")},
        "parts": found.get("parts", {}),
        **(_switch(row.total, **parts) if (parts := found.get("parts")) else {}),
        "namesake": found.get("namesake", {}),
        "plain": [
            {**one, "by": _called(one["sides"], SIGNS), "between": _called(one["rows"], BETWEEN)}
            for one in found.get("plain", [])[:LISTED_BESIDE]
        ],
        "signs": [(name, sign, SIGNS[sign]) for name, sign in SIDES.items()],
        "betweens": [(name, sign, BETWEEN[sign]) for name, sign in ROWS.items()],
        "longest_sign": LONGEST_SIGN,
        "writer": plugged_in(),
        "writer_agreed": row.writer_agreed
        if row.writer_agreed is not None
        else bool(row.course and row.course.writer_agreed_at),
    }


def _files(paths: Sequence[str]) -> str:
    """The names of the first files, and how many more there are."""
    more = [f"{len(paths) - FILES_NAMED} more"] if len(paths) > FILES_NAMED else []
    return listed([*(stem(path) for path in paths[:FILES_NAMED]), *more])


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


def _back(
    decisions: int,
    own: int,
    notes: int,
    badges: int,
    flags: int = 0,
    aside: int = 0,
    worded: int = 0,
    accepted: int = 0,
) -> str:
    """In words: what comes back of what was decided about the notes before they were downloaded."""
    each = (
        counted(decisions, "decision") if decisions else "",
        f"{counted(own, 'question')} in your own words" if own else "",
        f"{counted(notes, 'note')} on cards" if notes else "",
        counted(flags, "flag") if flags else "",
        f"{counted(aside, 'card')} set aside" if aside else "",
        f"what you decided about {counted(badges, 'badge')}" if badges else "",
        f"{counted(worded, 'question')} in the words of a writer" if worded else "",
        f"{counted(accepted, 'answer')} that you had accepted" if accepted else "",
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
    at = len(STEPS) if row.taken_at else list(STEPS).index(row.step) if row.step in STEPS else 0
    steps = [(text, place < at, place == at and row.step != "") for place, text in enumerate(STEPS.values())]
    return {"far": _far(row, now), "steps": steps}


def _far(row: Look, now: datetime) -> Far:
    if row.ends_at is None or row.ends_at <= now:
        return Far(row.done, row.total, "")
    seconds = (row.ends_at - now).total_seconds()
    told = counted(ceil(seconds / 60), "minute") if seconds > 90 else counted(max(5, 5 * ceil(seconds / 5)), "second")
    return Far(row.done, row.total, f"about {told} left")


def _size(characters: int) -> str:
    """How much text this is, in the words of a file manager."""
    return f"{characters / 1_000_000:.1f} MB" if characters >= 1_000_000 else f"{max(1, characters // 1000)} kB"
