"""Questions go to another bank, or are copied: into another bank, or beside themselves. The number of queries grows
with the pieces, not the questions: others may write between two of them, and each is whole.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import OperationalError, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from study.banks.decisions import words_alone
from study.banks.exchange import Item
from study.banks.history import note, note_all
from study.banks.models import Bank, Draft, EarlierText, Question, Version, Visibility
from study.banks.operations.bulk import CUT_OFF, each_with, locked, too_many_of
from study.banks.operations.doubling import follow_written, mark_written
from study.banks.operations.drafting import draft_of
from study.banks.operations.exchanging import create_drafts
from study.banks.operations.indexing import index_questions
from study.banks.operations.publishing import topics_of
from study.banks.operations.writing import start
from study.banks.pictures import FULL, BankPictures, Room, clashing, copy_pictures, pictured
from study.core.problem import Problem
from study.core.questions.pictures import with_targets
from study.core.questions.source.amendment import rekeyed
from study.core.questions.source.reader import parse_question
from study.core.text.names import Names
from study.library.sync import BATCH
from study.people.models import User

IN_REVIEW = Problem("It is in review in this bank. Move it afterwards.")
IN_USE = Problem("Work that is given to a class uses it, so it stays here. Copy it instead.")
PIECE = 50
"""Questions that are written in one transaction: their texts are read in it."""
NO_ROOM = Problem(f"A picture of it {FULL}.")
ALONE = Problem("It was published without a second reader, and that bank is public.")


@dataclass(frozen=True, slots=True)
class Moved:
    """How many questions went or were copied. `problems` say which stayed, and why."""

    count: int
    problems: tuple[Problem, ...] = ()


def move(*, bank: Bank, questions: Collection[int], to: Bank, by: User, now: datetime) -> Moved:
    """Let questions be those of another bank, with their versions, comments and statistics."""
    moved = _in_pieces(bank, questions, lambda piece: _move(bank, piece, to, by, now))
    if moved.count:
        with transaction.atomic():
            for course in {bank.course_id: bank.course, to.course_id: to.course}.values():
                follow_written(course=course, now=now)
    return moved


def copy(*, bank: Bank, questions: Collection[int], to: Bank, by: User, now: datetime) -> Moved:
    """Make drafts with the newest text of questions and ids of their own. Whoever wrote any of that text is a writer of
    the copy too: nobody approves their own words elsewhere."""
    return _in_pieces(bank, questions, lambda piece: _copy(bank, piece, to, by, now))


def _in_pieces(bank: Bank, questions: Collection[int], carry: Callable[[Collection[int]], Moved]) -> Moved:
    """Carry one piece of the bank's questions after the other. Once something was written, no fault of the database
    hides that: it ends the work, and what is left is named."""
    if too_many := too_many_of(questions):
        return Moved(0, (too_many,))
    mine = Question.objects.filter(bank=bank).order_by("position", "pk")
    numbers = list(mine.filter(pk__in=list(questions)).values_list("pk", flat=True))
    count, problems = 0, list[Problem]()
    for first in range(0, len(numbers), PIECE):
        try:
            done = carry(numbers[first : first + PIECE])
        except OperationalError:
            if not count:
                raise
            problems += each_with(mine.filter(pk__in=numbers[first:]), CUT_OFF)
            break
        count += done.count
        problems += done.problems
    return Moved(count, tuple(problems))


@transaction.atomic
def _move(bank: Bank, questions: Collection[int], to: Bank, by: User, now: datetime) -> Moved:
    to = Bank.objects.select_for_update(of=("self",)).select_related("course").get(pk=to.pk)
    going, problems = apart(bank, locked(bank, questions), to)
    _take_over(going, bank, to, by, now)
    return Moved(len(going), tuple(problems))


def apart(bank: Bank, questions: QuerySet[Question], to: Bank) -> tuple[list[Question], list[Problem]]:
    """Those of the questions that can go to another bank, and what keeps the others from it."""
    taken = set(Question.objects.filter(bank=to).values_list("key", flat=True))
    problems: list[Problem] = []
    going: list[Question] = []
    rows = list(questions.annotate(given=Exists(_given())))
    texts = [text for row in rows for text in _texts_of(row)]
    clash, room = clashing(texts, bank, to), Room(bank, to, texts)
    for row in rows:
        fault = IN_REVIEW if row.candidate_id else IN_USE if row.given else None
        if row.key in taken:
            fault = Problem(f"The id {row.key} is taken in {to.title}.")
        elif row.current and row.current.alone and to.visibility == Visibility.PUBLIC:
            fault = fault or ALONE
        elif other := sorted(clash & pictured(*_texts_of(row))):
            fault = fault or Problem(f"The picture {other[0]} is another one in {to.title}. Copy the question instead.")
        if fault is None and not room.takes(_texts_of(row)):
            fault = NO_ROOM
        if fault:
            problems.append(replace(fault, subject=row.key))
        else:
            going.append(row)
    return going, problems


def copied(bank: Bank, questions: Iterable[Question], to: Bank, now: datetime) -> tuple[list[Question], list[Problem]]:
    """Those of the questions that can be copied into a bank, and what keeps the others from it."""
    texts = [(row, draft_of(row, now).text) for row in questions]
    room = Room(bank, to, [text for _, text in texts])
    going, problems = list[Question](), list[Problem]()
    for row, text in texts:
        made = rekeyed(text, row.key)
        fault = made if isinstance(made, Problem) else None if room.takes([text]) else NO_ROOM
        if fault:
            problems.append(replace(fault, subject=row.key))
        else:
            going.append(row)
    return going, problems


@transaction.atomic
def _copy(bank: Bank, questions: Collection[int], to: Bank, by: User, now: datetime) -> Moved:
    to = Bank.objects.select_for_update(of=("self",)).select_related("course").get(pk=to.pk)
    rows, problems = copied(bank, locked(bank, questions), to, now)
    names = Names(set(Question.objects.filter(bank=to).values_list("key", flat=True)))
    pairs: list[tuple[Question, Item]] = []
    texts = {row.pk: draft_of(row, now).text for row in rows}
    renamed = copy_pictures(texts.values(), bank, to, now)
    for row in rows:
        key = names.take(row.key)
        text = rekeyed(with_targets(texts[row.pk], renamed), key)
        if isinstance(text, Problem):
            problems.append(replace(text, subject=row.key))
        else:
            checked = row.checked_on.isoformat() if row.checked_on else ""
            pairs.append((row, Item(key, "new", row.title, row.kind, text, row.tags, checked)))
    made = create_drafts(to, [item for _, item in pairs], by, now)
    _add_topics(made, to)
    _add_writers([row for row, _ in pairs], made)
    whence = {"bank": bank.title} if to.pk != bank.pk else {}
    note_all(made, "copied", by=by, now=now, befores=[whence | {"question": row.key} for row, _ in pairs])
    return Moved(len(made), tuple(problems))


@transaction.atomic
def write_after(*, question: Question, to: Bank, by: User, now: datetime) -> Question | Problem:
    """Make a draft of what a question asks that is not written in the browser: where to begin one's own of it. In its
    course it stands on its topic, so that once it is asked, what was made from notes makes room for it. A problem where
    its pictures have no room there."""
    assert question.current
    to = Bank.objects.select_for_update(of=("self",)).select_related("course").get(pk=to.pk)
    question.current.question = question
    here = question.topic.key if question.topic and to.course_id == question.bank.course_id else ""
    text = words_alone(question.current, here, BankPictures(question.bank).by_name)
    if not Room(question.bank, to, [text]).takes([text]):
        return NO_ROOM
    text = with_targets(text, copy_pictures([text], question.bank, to, now))
    made = start(bank=to, text=text, by=by, now=now)
    note(to, "copied", by=by, now=now, question=made, before={"bank": question.bank.title, "question": question.key})
    return made


def _given() -> QuerySet[Question]:
    """Where work for a class has the question: moved, it could vanish from before their eyes."""
    used = Q(assignments__isnull=False) | Q(study_sets__isnull=False)
    return Question.objects.filter(used, pk=OuterRef("pk"))


def _texts_of(row: Question) -> list[str]:
    """The texts of a question that one may go on from."""
    draft: Draft | None = getattr(row, "draft", None)
    return [one.text for one in (draft, row.current, row.candidate) if one]


def _take_over(rows: Sequence[Question], bank: Bank, to: Bank, by: User, now: datetime) -> None:
    if not rows:
        return
    last = Question.objects.filter(bank=to).aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    earlier = EarlierText.objects.filter(question__in=rows, text__contains="](").values_list("text", flat=True)
    copy_pictures([*earlier, *(text for row in rows for text in _texts_of(row))], bank, to, now)
    # The line stands in the history of both: where they went from, and where they are.
    note_all(rows, "moved away", by=by, now=now, after={"to": to.title})
    for place, row in enumerate(rows):
        row.bank, row.position, row.changed_at = to, first + place, now
        row.group = f"{to.course_id}/{to.slug}/{row.key}"
    Question.objects.bulk_update(rows, ["bank", "position", "group", "changed_at"], batch_size=BATCH)
    note_all(rows, "moved here", by=by, now=now, befores=[{"from": bank.title}] * len(rows))
    if to.course_id != bank.course_id:
        _add_topics(rows, to)
    for course in {bank.course_id: bank.course, to.course_id: to.course}.values():
        index_questions(course, [row.key for row in rows])
        mark_written(course=course, now=now)


def _add_topics(rows: Sequence[Question], bank: Bank) -> None:
    """Put each question on the topic of the bank's course that its text names, if there is one."""
    topics = topics_of(bank)
    for row in rows:
        draft: Draft | None = getattr(row, "draft", None)
        text = row.current.text if row.current else draft.text if draft else ""
        read, _ = parse_question(text)
        row.topic = topics.get(read.topic) if read else None
    Question.objects.bulk_update(rows, ["topic"], batch_size=BATCH)


def _add_writers(rows: Sequence[Question], copies: Sequence[Question]) -> None:
    copy_of = {row.pk: made.draft.pk for row, made in zip(rows, copies, strict=True)}
    found: set[tuple[int, int]] = set()
    for wrote, owner in ((Version.writers.through, "version__question"), (Draft.writers.through, "draft__question")):
        pairs = wrote.objects.filter(**{f"{owner}__in": list(copy_of)}).values_list(owner, "user")
        found |= {(copy_of[question], user) for question, user in pairs}
    through = Draft.writers.through
    lines = [through(draft_id=draft, user_id=user) for draft, user in sorted(found)]
    through.objects.bulk_create(lines, batch_size=BATCH, ignore_conflicts=True)
