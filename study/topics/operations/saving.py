"""Saving a file of notes that take long to read: beside the pages, as what was brought is taken over.

What questions a course gets follows from all of its notes (names, siblings, what others say), so saving one file reads
them all. A look that nobody has to look at keeps the text until it stands: stopped, or overtaken by what somebody else
changed, it shows what saving would do.
"""

from datetime import datetime

from django.db import IntegrityError
from django.db.models import Sum
from django.db.models.functions import Length

from study.library.models import Course, Look, LookState, NoteFile
from study.library.queries import lines_of
from study.library.sources import Sources, Text
from study.library.switching import short
from study.people.models import Learner
from study.topics import brought
from study.topics.operations.looking import READ, Busy, at_work, begin, give_up_reading, go_on, open_look, read
from study.topics.operations.noting import Elsewhere, Stands, editable
from study.topics.operations.taking import TAKE, give_up_taking, take_over_now


def save_beside(
    *, learner: Learner, course: Course, path: str, text: str, revision: int, take: bool, now: datetime
) -> Look | Busy | Stands | Elsewhere:
    """Have a file saved as `save_note` does, or without `take` looked at what that would do: where the notes are few at
    once. Where notes for the course are being read, that is Busy, and the caller keeps the text. Raises
    NoteFile.DoesNotExist."""
    file, text = editable(learner, course, path), "\n".join(lines_of(text))
    if lines_of(file.text) == lines_of(text):
        return Stands(file)
    if file.revision != revision:
        return Elsewhere(file, text)
    files = NoteFile.objects.filter(course=course).exclude(pk=file.pk)
    look = Look(
        owner=learner,
        course=file.course,
        slug=file.course.slug,
        title=file.course.title,
        name=file.course.slug,
        size=len(text) + (files.aggregate(n=Sum(Length("text")))["n"] or 0),
        edited=True,
        whole=False,
        dates=False,
        made_at=now,
        state=LookState.TAKING if take else LookState.READING,
        against=file.course.updated_at,
        total=files.count() + 1,
    )
    try:
        with short():
            open_look(look)
            brought.keep(look, Sources((Text(path, text),)))
            begin(look, TAKE if take else READ, now)
    except IntegrityError:
        return Busy(at_work(learner, look.slug))
    if take:
        go_on(look, TAKE, now, take_over_now, give_up_taking)
    else:
        go_on(look, READ, now, read, give_up_reading)
    return Look.objects.get(pk=look.pk)
