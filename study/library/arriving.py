"""How a course becomes what its files say, with all that is made of them.

All is worked out outside of transactions. What is new is made below a course that nobody sees, as one that its owner
deleted; then one short transaction switches, which is refused where somebody changed the course meanwhile. What is cut
off before the switch has changed nothing, and `prune` removes what it left.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError, IntegrityError

from study.core.facts.facts import Claim
from study.core.notes.companion import NOTHING, Companion
from study.core.notes.identity import Changes
from study.core.notes.model import Notes
from study.core.problem import Problem
from study.library.models import Course, FactCheck
from study.library.ownership import remove_course
from study.library.switching import Switch, short

TRIES = 5
"""Times that it begins anew, where somebody changed the course meanwhile."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """What a course is to become: `course` as it stands, or the unseen one that will be it; its notes, what they claim,
    and its topics by key. What the `switch` makes new hangs on the place of that. `companion` is what was decided about
    them somewhere else, under their keys."""

    course: Course
    notes: Notes
    topics: Mapping[str, int]
    switch: Switch
    claims: Sequence[Claim] = ()
    companion: Companion = NOTHING


@dataclass(frozen=True, slots=True)
class Questions:
    """What belongs to a course besides its notes: `bring` makes it part of the switch, `standing` tells whether
    somebody changed it since, `worth_telling` leaves out doubts that are about none of it, `index` has it found, and
    `follow` does what else can only be done after the switch."""

    bring: Callable[[Arriving], Sequence[Problem]] = lambda arriving: ()
    standing: Callable[[Course], object] = lambda course: None
    worth_telling: Callable[[Course, Changes], Changes] = lambda course, changes: changes
    index: Callable[[Course], None] = lambda course: None
    follow: Callable[[Course, Notes], None] = lambda course, notes: None


@dataclass(frozen=True, slots=True)
class Arrival:
    """One arrival: `known` is the course that is renewed, None where it will be a new one, which then `becomes` seen by
    these columns. `standing` tells what may not change meanwhile, `taken` whether another was first to have the name.
    Within the switch `before` may raise to refuse it. A `dry_run` ends before the switch and changes nothing."""

    known: Course | None
    title: str
    now: datetime
    becomes: Mapping[str, Any]
    standing: Callable[[], object]
    taken: Callable[[], bool]
    before: Callable[[], object] = lambda: None
    dry_run: bool = False


def arrive[T](
    one: Arrival, make: Callable[[Course, Switch], T], after: Callable[[Course, T], object] = lambda course, made: None
) -> tuple[Course, T] | None:
    """Make what is new where nobody sees it, and switch; None where somebody changed the course meanwhile. `after`
    writes what belongs to the switch."""
    standing = one.standing()
    unseen = f"arriving-{secrets.token_hex(8)}"
    place = Course.objects.create(slug=unseen, address=unseen, title=one.title, updated_at=one.now, deleted_at=one.now)
    try:
        switch = Switch(place)
        made = make(one.known or place, switch)
        if one.dry_run:
            remove_course(course=place)
            return one.known or place, made
        switched = _switch(one, place, switch, standing, lambda course: after(course, made))
    except BaseException:
        with suppress(DatabaseError):
            remove_course(course=place)
        raise
    if not switched:
        remove_course(course=place)
        return None
    if one.known:
        place.delete()
    return Course.objects.get(pk=(one.known or place).pk), made


def standing_of(course: Course | None) -> object:
    """What tells whether anybody has changed a course, or what its lines are held against."""
    shipped = tuple(Course.objects.filter(shipped=True).order_by("pk").values_list("pk", "fingerprint"))
    check = FactCheck.objects.order_by("-pk").values_list("pk", flat=True).first()
    row = course and Course.objects.filter(pk=course.pk, deleted_at=course.deleted_at).values().first()
    return shipped, check, row


def _switch(one: Arrival, place: Course, switch: Switch, standing: object, after: Callable[[Course], object]) -> bool:
    """Let what was made be there, unless the course is another one by now."""
    try:
        with short():
            one.before()
            if one.known:
                Course.objects.select_for_update().filter(pk=one.known.pk).first()
            if one.standing() != standing:
                return False
            if one.known:
                _move(place, one.known)
            switch.do()
            if not one.known:
                Course.objects.filter(pk=place.pk).update(**one.becomes, deleted_at=None)
            after(one.known or place)
    except IntegrityError:
        if one.known or not one.taken():
            raise
        return False  # another was first
    return True


def _move(place: Course, course: Course) -> None:
    """Let all that hangs on the one hang on the other."""
    for relation in Course._meta.related_objects:
        if relation.one_to_many:
            relation.related_model._base_manager.filter(**{relation.field.name: place}).update(
                **{relation.field.name: course}
            )
