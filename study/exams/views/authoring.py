"""Exams that instructors make of a bank's questions: write one, publish it, rate its questions."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks.models import Bank, Role
from study.banks.requests import bank_at, user_of
from study.banks.roles import may
from study.core.exams.made import PARTS, Outline, read
from study.core.problem import Problem
from study.core.text.plural import counted
from study.exams import authoring, made_page
from study.exams.authoring import LEAST_RATING, MOST_RATING, Stale
from study.exams.late import late_of_made
from study.exams.made import SAID
from study.exams.models import Exam
from study.exams.taking import rule_on
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole
from study.web.rates import at_most

FIELDS = ("title", "scored", "pilots", "minutes", "passing")
PARTS_OF = tuple(f"{name}{row}" for row in range(1, PARTS + 1) for name in ("part", "weight", "tags"))


@instructor
@never_cache
@require_safe
def made(request: Request, bank: int) -> HttpResponse:
    """The exams of a bank."""
    found, role = bank_at(request, bank)
    context = {
        "bank": found,
        "rows": made_page.exams_of(found),
        "writes": may(role, Role.EDITOR),
        "rates": may(role, Role.REVIEWER),
        "section": "banks",
    }
    return render(request, "exams/made.html", context)


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, bank: int) -> HttpResponse:
    """Write an exam; nobody sees it before it is published."""
    found, _ = bank_at(request, bank, Role.EDITOR)
    return _written(request, found, None) if request.method == "POST" else _form(request, found, None)


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, bank: int, exam: int) -> HttpResponse:
    """Change an exam. Sittings that were begun stay as they are."""
    found, held = _exam(request, bank, exam, Role.EDITOR)
    return _written(request, found, held) if request.method == "POST" else _form(request, found, held)


def _exam(request: Request, bank: int, exam: int, needed: Role) -> tuple[Bank, Exam]:
    found, _ = bank_at(request, bank, needed)
    held = made_page.exam_of_bank(found, exam)
    if held is None:
        raise Http404
    return found, held


def _written(request: Request, bank: Bank, held: Exam | None) -> HttpResponse:
    outline = read(request.POST.dict(), request.POST.getlist("kinds"), list(SAID))
    if not isinstance(outline, Outline):
        return _form(request, bank, held, outline)
    done = authoring.write(
        bank=bank,
        exam=held.pk if held else None,
        outline=outline,
        revision=whole(request.POST.get("revision"), 0),
        by=user_of(request),
        now=request.now,
    )
    if isinstance(done, Stale):
        return _form(request, bank, done.exam, stale=True)
    if isinstance(done, tuple):
        return _form(request, bank, held, done)
    messages.success(request, f"{outline.title} is saved. {made_page.under_way(done)}".strip())
    return redirect("exams:made", bank.pk)


def _form(
    request: Request, bank: Bank, held: Exam | None, problems: tuple[Problem, ...] = (), stale: bool = False
) -> HttpResponse:
    """The form, with what was sent where something is wrong with it."""
    fields = made_page.typed(held.plan if held else None, list(SAID))
    if problems or stale:
        fields = {name: request.POST.get(name, "") for name in (*FIELDS, *PARTS_OF)}
        fields["kinds"] = request.POST.getlist("kinds")
    context = {
        "bank": bank,
        "exam": held,
        "deletable": held is not None and authoring.deletable(held),
        "under_way": made_page.under_way(held) if held else "",
        "fields": fields,
        "parts": made_page.part_rows(fields),
        "kinds": SAID.items(),
        "problems": problems,
        "stale": stale,
        "section": "banks",
    }
    return render(request, "exams/make.html", context, status=422 if problems or stale else 200)


@instructor
@require_POST
def publish(request: Request, bank: int, exam: int) -> HttpResponse:
    """Let learners sit an exam, or no longer."""
    found, held = _exam(request, bank, exam, Role.EDITOR)
    on = request.POST.get("on") == "1"
    problems = authoring.publish(bank=found, exam=held.pk, on=on, by=user_of(request), now=request.now)
    if problems:
        messages.warning(request, f"Not published. {' '.join(problem.message for problem in problems)}")
    return redirect("exams:made", bank)


@instructor
@require_POST
def delete(request: Request, bank: int, exam: int) -> HttpResponse:
    """Delete an exam that nobody sat."""
    found, held = _exam(request, bank, exam, Role.EDITOR)
    problem = authoring.delete(bank=found, exam=held.pk, by=user_of(request), now=request.now)
    if problem:
        messages.warning(request, f"Nothing was deleted. {problem.message}")
    else:
        messages.success(request, f"{held} is deleted.")
    return redirect("exams:made", bank)


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: Request, bank: int, exam: int) -> HttpResponse:
    """Rate the questions of an exam, each for itself."""
    found, held = _exam(request, bank, exam, Role.REVIEWER)
    page, rows = made_page.to_rate(held, user_of(request), request.POST.get("page") or request.GET.get("page") or "1")
    sent = {whole(name[1:], 0): text for name, text in request.POST.items() if name.startswith("q")}
    said = {pk: _percent(str(text).strip()) for pk, text in sent.items()}
    wrong = {pk for pk, value in said.items() if value == 0}
    if request.method == "POST" and not wrong:
        kept = {pk: value or None for pk, value in said.items()}
        changed = authoring.rate(exam=held, said=kept, by=user_of(request), now=request.now)
        messages.success(request, f"{counted(changed, 'rating')} changed.")
        onward = page.next_page_number() if page.has_next() else page.number
        return redirect(f"{request.path}?page={onward}")
    context = {
        "bank": found,
        "exam": held,
        "whole": made_page.row_of(held, held.plan),
        "page": page,
        "rows": [(row, sent.get(row.question.pk, row.own)) for row in rows],
        "wrong": wrong,
        "least": LEAST_RATING,
        "most": MOST_RATING,
        "section": "banks",
    }
    return render(request, "exams/rate.html", context, status=422 if wrong else 200)


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def late(request: Request, bank: int, exam: int) -> HttpResponse:
    """Answers that arrived after the end, of people who sat the exam for themselves and are not named; a post decides
    about one."""
    found, held = _exam(request, bank, exam, Role.EDITOR)
    answers, refused = late_of_made(held.form), {}
    if request.method == "POST":
        choice, take = whole(request.POST.get("choice"), 0), request.POST.get("do") == "take"
        if choice not in {one.pk for one in answers}:
            raise Http404
        reason = request.POST.get("reason", "")
        problem = rule_on(choice=choice, taken=take, by=user_of(request), reason=reason, now=request.now)
        if problem is None:
            messages.success(request, "It is scored now." if take else "It is not scored any more.")
            return redirect("exams:late", bank, exam)
        refused = {"problem": problem, "choice": choice, "given": reason}
    context = {
        "bank": found,
        "exam": held,
        "answers": [(one, "") for one in answers],
        "zone": request.zone(),
        "section": "banks",
        **refused,
    }
    return render(request, "exams/late.html", context, status=422 if refused else 200)


def _percent(text: str) -> int | None:
    """A rating as typed: None for a blank, 0 for what is none."""
    if not text:
        return None
    number = whole(text, 0)
    return number if LEAST_RATING <= number <= MOST_RATING else 0
