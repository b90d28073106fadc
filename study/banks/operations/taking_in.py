"""Taking a file into a bank.

What is new is made in a bank that nobody sees, in pieces, and comes into the bank of the file in one short transaction;
until then nothing has changed, and stopping is no loss. Then the drafts of changed questions follow, in pieces, each of
which says how far it is: what a killed worker left is gone on with. No transaction waits for a text to be read.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from study.banks.exchange import Item, problem_document
from study.banks.history import note
from study.banks.models import Bank, Draft, Origin, Question, Role, Upload, UploadPicture, Visibility
from study.banks.operations.drafting import draft_of, write_drafts
from study.banks.operations.exchanging import PIECE, TAKE, behind, create_drafts, unstage
from study.banks.pictures import cover_pictures, place_pictures
from study.banks.roles import may, role_of
from study.banks.rows import listed
from study.core.limits import IMPORT_AT_ONCE, PICTURES_AT_ONCE
from study.core.problem import Problem
from study.core.questions.pictures import with_targets
from study.core.questions.question import Source
from study.core.questions.source.amendment import Amendment, amended
from study.core.questions.source.heading import read_heading, write_heading
from study.core.questions.source.reader import parse_question
from study.core.text.names import Names
from study.core.text.plural import counted, plural
from study.people import errands
from study.people.errands import Progress, Stopped, Unwatched
from study.people.models import Errand, ErrandState, User

REDRAFTED = 20
"""Drafts rewritten in one transaction: each is read, and the text it had is held."""


def ask_to_take_in(
    *, upload: Upload, by: User, back: str, now: datetime, keep_both: bool = False, source: Source | None = None
) -> Errand:
    """Take a file in: a small one at once, a larger one beside the pages. `keep_both` makes changed questions new ones
    instead of new drafts of the old; `source` is added to all."""
    going = Errand.objects.filter(owner=by, kind=TAKE, subject=upload.pk, state=ErrandState.WORKING).first()
    cited = asdict(source) | {"checked": source.checked.isoformat()} if source else None
    return going or errands.ask(
        owner=by,
        kind=TAKE,
        subject=upload.pk,
        title=f"Import of {upload.name} into {upload.bank.title}",
        back=back,
        wanted={"keep_both": keep_both, "source": cited},
        is_long=len(upload.items) - upload.done > IMPORT_AT_ONCE or upload.pictures.count() > PICTURES_AT_ONCE,
        now=now,
    )


def may_take_in(user: User, upload: int) -> bool:
    """Whether somebody may still take in that file, which is theirs."""
    found = Upload.objects.select_related("bank__course").filter(pk=upload, user=user).first()
    return found is not None and may(role_of(user, found.bank), Role.EDITOR)


def take_in_beside(errand: Errand, progress: Progress, clock: Callable[[], datetime]) -> errands.Outcome | Problem:
    """The errand of taking a file in."""
    upload = Upload.objects.select_related("bank").filter(pk=errand.subject).first()
    if upload is None:
        return Problem("The file is not there any more. Bring it again.")
    cited = errand.wanted["source"]
    source = Source(**cited | {"checked": date.fromisoformat(cited["checked"])}) if cited else None
    upload = take_in(upload=upload, now=clock(), keep_both=errand.wanted["keep_both"], source=source, progress=progress)
    refused = f" {upload.refused:,} refused." if upload.refused else ""
    drafts = plural(upload.done, "a draft", "drafts")
    return errands.Outcome(f"{counted(upload.done, 'question')} imported as {drafts}.{refused}")


def take_in(
    *,
    upload: Upload,
    now: datetime,
    keep_both: bool = False,
    source: Source | None = None,
    progress: Progress | None = None,
) -> Upload:
    """Take a file in, or go on with one of which that was begun: then what was said at the beginning stands."""
    progress = progress or Unwatched()
    if not upload.started:
        _stage(upload, keep_both, source, now, progress)
    items = [Item(**item) for item in upload.items]
    new = sum(item.state == "new" for item in items)
    if upload.done < new:
        _switch(upload, new)
    while upload.done < len(items):
        progress.at(upload.done, len(items))
        _redraft(upload, items[upload.done : upload.done + REDRAFTED], now)
    _note(upload, now)
    return upload


def _stage(upload: Upload, keep_both: bool, source: Source | None, now: datetime, progress: Progress) -> None:
    """Make the new questions where nobody sees them. Changes nothing where somebody stops it."""
    unstage(upload.pk)
    bank = upload.bank
    items = _ordered(bank, [Item(**item) for item in upload.items], keep_both)
    items, problems = _cited(items, source, upload.name)
    items, refused = _with_pictures(upload, items, now, progress)
    problems += refused
    new = [item for item in items if item.state == "new"]
    staged = Bank.objects.create(
        course_id=bank.course_id,
        slug=f"arriving:{upload.pk}",  # no title makes such a one
        title=bank.title,
        origin=Origin.WRITTEN,
        visibility=Visibility.PRIVATE,
        arriving=upload,
    )
    try:
        for start in range(0, len(new), PIECE):
            progress.at(start, len(items))
            with transaction.atomic():
                create_drafts(bank, new[start : start + PIECE], upload.user, now, staged)
        progress.seal()
    except Stopped:
        unstage(upload.pk)
        raise
    upload.items = [asdict(item) for item in items]
    upload.problems = [*upload.problems, *map(problem_document, problems)]
    upload.started, upload.keep_both = True, keep_both
    upload.save(update_fields=["items", "problems", "started", "keep_both"])


def _ordered(bank: Bank, items: Sequence[Item], keep_both: bool) -> list[Item]:
    """The new ones first, as they are new by now, under keys that are free."""
    taken = set(Question.objects.filter(bank=bank).values_list("key", flat=True))
    fresh = [replace(item, state="new") for item in items if item.key not in taken]
    known = [replace(item, state="changed") for item in items if item.key in taken]
    if keep_both:
        fresh += _renamed([replace(item, state="new") for item in known], taken | {item.key for item in fresh})
        known = []
    return fresh + known


def _with_pictures(
    upload: Upload, items: list[Item], now: datetime, progress: Progress
) -> tuple[list[Item], list[Problem]]:
    """Keep the file's pictures beside the bank, one after the other; the items with the names they have there, which
    are others where a name was given to another picture meanwhile."""
    named: dict[str, str] = {}
    problems: list[Problem] = []
    numbers = list(upload.pictures.order_by("pk").values_list("pk", flat=True))
    for place, number in enumerate(numbers):
        progress.at(place, len(numbers))
        row = UploadPicture.objects.get(pk=number)
        placed = place_pictures(upload.bank_id, [(row.name, bytes(row.content))], now)
        named |= {old: new for old, new in placed.named.items() if old != new}
        for problem in placed.problems:
            words = f"The picture {row.name} {problem.message}."
            problems.append(replace(problem, file=upload.name, message=words))
    if named:
        items = [replace(item, text=with_targets(item.text, named)) for item in items]
    for item in items:
        if "#" in item.text:
            cover_pictures(upload.bank_id, [item.text], now)
    return items, problems


@transaction.atomic
def _switch(upload: Upload, new: int) -> None:
    """Let what was made be there. Who took one of its keys in the meantime keeps it."""
    bank = Bank.objects.select_for_update(of=("self",)).get(pk=upload.bank_id)
    staged = Question.objects.filter(bank__arriving=upload)
    keys = Question.objects.filter(bank=bank).values("key")
    if clash := list(staged.filter(key__in=keys).select_related("draft")):
        _rekey(bank, clash, set(staged.values_list("key", flat=True)))
    Question.objects.filter(bank__arriving=upload).update(bank=bank, position=F("position") + behind(bank))
    Bank.objects.filter(arriving=upload).delete()
    upload.done = new
    Upload.objects.filter(pk=upload.pk).update(done=new)


def _rekey(bank: Bank, rows: Sequence[Question], staged: set[str]) -> None:
    names = Names(staged | set(Question.objects.filter(bank=bank).values_list("key", flat=True)))
    for row in rows:
        key = names.take(row.key)
        row.draft.text, row.key, row.group = _under(key, row.draft.text), key, f"{bank.course_id}/{bank.slug}/{key}"
    Draft.objects.bulk_update([row.draft for row in rows], ["text"], batch_size=PIECE)
    Question.objects.bulk_update(rows, ["key", "group"], batch_size=PIECE)


@transaction.atomic
def _redraft(upload: Upload, items: Sequence[Item], now: datetime) -> None:
    """The file's text becomes the draft; what is asked stays until somebody has reviewed it. One whose question is
    gone by now is new."""
    bank = Bank.objects.select_for_update(of=("self",)).get(pk=upload.bank_id)
    there = Question.objects.select_for_update(of=("self",)).filter(bank=bank, key__in=[item.key for item in items])
    rows = {row.key: row for row in there.select_related("draft", "candidate", "current")}
    pairs = [(draft_of(rows[item.key], now), item.text) for item in items if item.key in rows]
    write_drafts(pairs, by=upload.user, now=now, other=True)
    create_drafts(bank, [item for item in items if item.key not in rows], upload.user, now)
    upload.done += len(items)
    Upload.objects.filter(pk=upload.pk).update(done=upload.done)


def _note(upload: Upload, now: datetime) -> None:
    """A line in the history of the bank, once."""
    counts = {"name": upload.name, "format": upload.format, "questions": upload.done, "refused": upload.refused}
    with transaction.atomic():
        if Upload.objects.filter(pk=upload.pk, noted=False).update(noted=True):
            note(upload.bank, "imported", by=upload.user, now=now, after=counts)
            upload.pictures.all().delete()


def _renamed(items: list[Item], taken: set[str]) -> list[Item]:
    """The items under keys that are free."""
    names = Names(taken)
    found: list[Item] = []
    for item in items:
        key = names.take(item.key)
        found.append(replace(item, key=key, text=_under(key, item.text)))
    return found


def _under(key: str, text: str) -> str:
    """The text of a question under another key."""
    line, newline, rest = text.partition("\n")
    heading = read_heading(line)
    return write_heading(heading.title, key, heading.attributes) + newline + rest


def _cited(items: list[Item], source: Source | None, name: str) -> tuple[list[Item], list[Problem]]:
    """The questions with the source added; which of them cannot take it is among the file's problems."""
    if source is None:
        return items, []
    found: list[Item] = []
    problems: list[Problem] = []
    for item in items:
        text = amended(item.text, Amendment(source))
        if isinstance(text, Problem):
            words = f"The source was not added. {text.message}"
            problems.append(Problem(words, severity="warning", file=name, subject=item.key))
            found.append(item)
        else:
            day = listed(parse_question(text)[0]).get("checked_on")
            found.append(replace(item, text=text, checked=day.isoformat() if day else item.checked))
    return found, problems
