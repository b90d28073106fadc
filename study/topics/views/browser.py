"""The notes browser: a file of one's own notes with what became of every line, and deciding about its questions."""

import re
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from study.banks import operations as banks
from study.banks.decisions import words_of
from study.banks.forms import WordsForm
from study.banks.models import Decision, Question
from study.banks.requests import tell
from study.banks.writer import plugged_in
from study.core.problem import Problem
from study.core.questions.source.form import Sheet, sheet_of, text_of
from study.library.models import Audience, Course, Fact, Look, NoteFile
from study.library.ownership import opened_to, share_of
from study.library.queries import lines_of, own_course
from study.people.models import Learner
from study.people.queries import classes_taught
from study.people.requests import Request
from study.review import operations as practice
from study.topics import operations, queries
from study.topics.forms import LONGEST_NAME, OwnQuestionForm
from study.topics.lines import SHOWN, Row, counts, shown
from study.topics.paging import page_of
from study.topics.triage import faces
from study.web.access import anyone
from study.web.cleaning import whole

SAVED = "Saved. What you know of its lines stays."
GONE = Problem(
    "The line is not in the notes any more. Your words are still here: add them to the line shown, or copy them."
)


NO_TRAIL = "0"
"""What stands for the trail of a triage in which nothing was done yet: who edits from there goes back there."""
UNDO, LONGEST_UNDO = "use what holds", 2000
"""The salt of what takes a mended line back, and its characters at most: it stands in an address."""
TRAIL = re.compile(r"-?\d{1,18}(\.-?\d{1,18})*")


def own_course_at(request: Request, address: str) -> tuple[Learner, Course]:
    """Who asks, and their own course at this address; 404 for any other."""
    try:
        course = own_course(request.learner or None, address)
    except Course.DoesNotExist:
        raise Http404 from None
    assert request.learner
    return request.learner, course


def note_url(course: Course, path: str = "", line: int = 0, at: str = "", **more: object) -> str:
    """The address of a file in the browser, at one of its lines."""
    state = {"file": path, "line": line, **more}
    query = urlencode({name: value for name, value in state.items() if value})
    return reverse("topics:notes", args=[course.address]) + (f"?{query}" if query else "") + (f"#{at}" if at else "")


def triage_url(course: Course, trail: str) -> str:
    """The address of the triage, after what the trail holds."""
    query = f"?trail={trail}" if trail and trail != NO_TRAIL else ""
    return f"{reverse('topics:unsure', args=[course.address])}{query}#now"


@anyone
@require_safe
def notes(request: Request, address: str) -> HttpResponse:
    """A file of the notes with what became of its lines; `line` opens one, `edit` a question of it, `show` filters."""
    learner, course = own_course_at(request, address)
    edited = whole(request.GET.get("edit"), 0)
    return _page(request, learner, course, _place(request.GET), form=_words_of(learner, course, edited))


@anyone
@require_POST
def decide(request: Request, address: str) -> HttpResponse:
    """Keep a question, never ask it, or take such a decision back; then the line again."""
    learner, course = own_course_at(request, address)
    path, line, show = _place(request.POST)
    number = whole(request.POST.get("question"), 0)
    try:
        match request.POST.get("do"):
            case "keep":
                done = banks.keep_one(learner=learner, question=number, now=request.now)
                tell(request, done.followed)
            case "never":
                done = banks.never_ask(learner=learner, question=number, now=request.now)
                tell(request, done.followed)
            case "undo":
                banks.undo_decision(learner=learner, decision=whole(request.POST.get("decision"), 0), now=request.now)
    except (Question.DoesNotExist, Decision.DoesNotExist):
        raise Http404 from None
    return redirect(note_url(course, path, line, "asks", show=show))


@anyone
@require_POST
def settle(request: Request, address: str) -> HttpResponse:
    """Decide about a line that does not hold: use what holds now, take that back, or ask it as it is written."""
    learner, course = own_course_at(request, address)
    path, line, _ = _place(request.POST)
    revision, back = whole(request.POST.get("revision"), 0), note_url(course, path, line, f"l{line}")
    given: dict[str, Any] = {"learner": learner, "course": course, "now": request.now}
    try:
        if request.POST.get("do") == "undo":
            if (undo := _opened(request.POST.get("undo", ""))) is None:
                raise Http404
            return answered(request, operations.settle(**given, wanted=operations.UndoHolds(**undo), back=back), back)
        if request.POST.get("do") == "keep":
            kept = operations.keep_mine(**given, path=path, line=line, revision=revision)
            if isinstance(kept, operations.Elsewhere):
                messages.warning(request, operations.CHANGED)
            return redirect(back)
        by_hand = f"{reverse('topics:edit_note', args=[course.address])}?{urlencode({'file': path})}"
        done = operations.settle(**given, wanted=operations.Holds(path, line, revision, by_hand), back=back)
    except NoteFile.DoesNotExist:
        raise Http404 from None
    return answered(request, done, back)


def answered(request: Request, done: operations.Settled | operations.Busy | Look, back: str) -> HttpResponse:
    """Back with what came of it; where it goes on beside the pages, to how far it is."""
    if isinstance(done, Look):
        return redirect("topics:look", done.pk)
    if isinstance(done, operations.Busy):
        messages.warning(request, "These notes are being read right now. Try it again when that is done.")
        return redirect(back)
    say(request, done)
    return redirect(with_undo(done.back or back, done))


def with_undo(address: str, done: operations.Settled) -> str:
    """The address where to go on, with what takes it back, where anything does that is short enough for one."""
    token = signing.dumps(done.undo, salt=UNDO, compress=True) if done.undo else ""
    if not token or len(token) > LONGEST_UNDO:
        return address
    path, sign, at = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urlencode({'undo': token})}{sign}{at}"


def _opened(token: str) -> dict[str, Any] | None:
    """What is in it; None for what is none of ours."""
    try:
        found: dict[str, Any] = signing.loads(token, salt=UNDO)
    except signing.BadSignature:
        return None
    return found


def _undoable(request: Request, found: queries.Browsed) -> tuple[Row | None, str]:
    """The row that what holds was put into a moment ago, as long as it says that, and what takes it back."""
    token = request.GET.get("undo", "")
    undo = _opened(token) if token and found.file else None
    if undo is None or found.file is None or undo["path"] != found.file.path:
        return None, ""
    first = undo["line"] - 1
    if lines_of(found.file.text)[first : first + len(undo["now"])] != undo["now"]:
        return None, ""
    return next((row for row in found.rows if any(undo["line"] == at for at, _ in row.lines)), None), token


def say(request: Request, done: operations.Settled) -> None:
    """Say what came of it on the next page."""
    level = {"success": messages.SUCCESS, "warning": messages.WARNING, "error": messages.ERROR}[done.level]
    messages.add_message(request, level, done.said)


@anyone
@require_POST
def reword(request: Request, address: str) -> HttpResponse:
    """Ask a question in one's own words; with what is wrong with them, the form again."""
    learner, course = own_course_at(request, address)
    place = path, line, show = _place(request.POST)
    question = queries.own_question(learner, course, whole(request.POST.get("question"), 0))
    if question is None:
        raise Http404
    form, text = _filled(question, request.POST)
    problems: tuple[Problem, ...] = ()
    if text is not None:
        done = practice.reword(
            learner=learner,
            question=question.pk,
            version=whole(request.POST.get("version"), 0),
            text=text,
            today=request.today(),
            now=request.now,
        )
        if isinstance(done, practice.Reworded):
            tell(request, done.followed)
            if done.asked_on:
                messages.success(request, "Saved. The answer changed, so a card of it is due tomorrow.")
            if trail := _trail(request.POST):
                return redirect(triage_url(course, f"{trail}.{done.decision}" if done.decision else trail))
            return redirect(note_url(course, path, line, "asks", show=show))
        problems = done
    words = {"question": question, "form": form, "text": request.POST.get("whole", ""), "problems": problems}
    return _page(request, learner, course, place, form=words, status=422)


@anyone
@require_POST
def write(request: Request, address: str) -> HttpResponse:
    """Add a question of one's own about a line; with what is wrong with it, the form again."""
    learner, course = own_course_at(request, address)
    place = path, _, show = _place(request.POST)
    form = OwnQuestionForm(request.POST)
    if form.is_valid():
        try:
            done = banks.write_own(
                learner=learner,
                course=course,
                fact=request.POST.get("fact", ""),
                text=text_of(form.sheet()),
                today=request.today(),
                now=request.now,
            )
        except Fact.DoesNotExist:
            done = (GONE,)
        if isinstance(done, banks.Decided):
            return redirect(note_url(course, path, done.question.start, "asks", show=show))
        for problem in done:
            form.add_error(None, problem.message)
    return _page(request, learner, course, place, own=form, status=422)


def _place(sent: Any) -> tuple[str, int, str]:
    """The file, the line and the filter that a page is asked for."""
    show = sent.get("show", "")
    return sent.get("file", ""), whole(sent.get("line"), 0), show if show in SHOWN else ""


def _trail(sent: Any) -> str:
    """The trail of the triage that somebody edits from; "" where they do not come from there."""
    trail = sent.get("trail", "")
    return trail if TRAIL.fullmatch(trail) else ""


def _words_of(learner: Learner, course: Course, number: int) -> dict[str, Any] | None:
    """The question that is being edited, as fields, or as text where fields cannot hold it."""
    question = queries.own_question(learner, course, number) if number else None
    if question is None:
        return None
    text = words_of(question)
    sheet = sheet_of(text)
    return {"question": question, "form": WordsForm(sheet) if isinstance(sheet, Sheet) else None, "text": text}


def _filled(question: Question, sent: Any) -> tuple[WordsForm | None, str | None]:
    """The form as it was sent, and the text that follows; no text where the form is not valid."""
    sheet = sheet_of(words_of(question))
    if not isinstance(sheet, Sheet):
        return None, sent.get("whole", "").replace("\r\n", "\n")
    form = WordsForm(sheet, sent)
    return form, text_of(form.changed()) if form.is_valid() else None


def _audience(request: Request, course: Course) -> dict[str, Any]:
    """Who reads the course besides its owner, and who may: for instructors, since they alone can change it."""
    if not (request.user.is_authenticated and request.user.is_instructor):
        return {}
    mine, opened = list(classes_taught(request.user)), opened_to(course)
    others = [one for one in opened if one not in mine]
    return {"audiences": Audience.choices, "classes": mine, "opened": opened, "others": others}


def _page(
    request: Request,
    learner: Learner,
    course: Course,
    place: tuple[str, int, str],
    *,
    form: dict[str, Any] | None = None,
    own: OwnQuestionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    path, line, show = place
    trail = _trail(request.POST if request.method == "POST" else request.GET)
    found = queries.browsed(learner, course, path, request.today())
    numbers = counts(found.rows)
    undo_row, undo = _undoable(request, found)
    opened = next((row for row in found.rows if line and any(line == number for number, _ in row.lines)), None)
    if own is not None and not (opened and opened.facts):  # what was written is shown, wherever its line went
        opened = next((row for row in found.rows if row.facts), opened)
    page = page_of(shown(found.rows, show, opened), request.GET.get("page"), lambda row: row is opened, deck=found.deck)
    file_url = note_url(course, found.file.path if found.file else "")
    shown_url = f"{file_url}&show={show}" if show else file_url
    context = {
        "found": found,
        "file_url": file_url,
        "shown_url": shown_url,
        "here": f"{shown_url}&page={page.number}" if page.has_other_pages() else shown_url,
        "course": course,
        "rows": page.object_list,
        "page": page,
        "filters": [(name, SHOWN[name][0], numbers[name]) for name in SHOWN if name != "doubt" or numbers[name]],
        "show": show,
        "empty": SHOWN[show][1],
        "opened": opened,
        "undo_row": undo_row,
        "undo": undo,
        "asks": [(one, faces(one.question)) for one in opened.questions] if opened else [],
        "words": form,
        "trail": trail,
        "triage_url": triage_url(course, trail),
        "own": own or OwnQuestionForm(),
        "writes": own is not None,
        "most": LONGEST_NAME,
        "losses": queries.losses(course),
        "writer": plugged_in(),
        "worded": queries.last_rewording(course),
        "share": (link := share_of(course)),
        "share_url": request.build_absolute_uri(reverse("topics:shared", args=[link.token])) if link else "",
        "readers": _audience(request, course),
        "section": "notes",
    }
    return render(request, "topics/notes.html", context, status=status)
