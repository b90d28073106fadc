"""What an instructor types about a piece of work, read into wishes, with what is to be mended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from study.banks.models import Bank, Question
from study.classes.models import (
    LONGEST_REASON,
    LONGEST_TITLE,
    MOST_ATTEMPTS,
    MOST_DRAWN,
    MOST_MINUTES,
    Assignment,
    Given,
    Tells,
    What,
)
from study.classes.operations import Wishes
from study.classes.pools import UNCHOSEN, ClassExam, Wanted, called
from study.core.exams.assigned import Counts, Late, in_order, pick_name, renumbered, rule_name
from study.core.problem import Problem
from study.core.text.plural import counted, plural
from study.exams.forms import TimeForm
from study.web.cleaning import whole

RULES = 5
"""Rules of one piece of work."""
RULE = ("bank", "tag", "outcome", "number")
"""The fields of a rule."""
PLACE = "place-"
"""What the field begins with that holds the number of a slot."""
TYPED = "%Y-%m-%dT%H:%M"
LEAST_TARGET, MOST_TARGET = 70, 97

LATE = {
    Late.NOTHING: "nothing is taken",
    Late.DAYS: "taken for 2 days, marked late",
    Late.ALWAYS: "taken until the class ends, marked late",
}
COUNTS = {Counts.BEST: "the best", Counts.LAST: "the last", Counts.FIRST: "the first"}


class AllowForm(TimeForm):
    """What is granted in a class beyond the usual time, and why."""

    reason = forms.CharField(
        label="Reason, the learners read it",
        max_length=LONGEST_REASON,
        error_messages={"required": "Say why. The learner and the other instructors read it."},
        widget=forms.TextInput(attrs={"class": "input"}),
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields. `rules` are the fields of each (RULE); `picked` the questions that are ticked and
    `topics` those of which all are added; `order` are the names of what is asked, a rule by the number of its row."""

    fields: Mapping[str, str]
    rules: Sequence[Mapping[str, str]]
    picked: frozenset[int]
    topics: frozenset[int] = frozenset()
    order: tuple[str, ...] = ()


def typed(post: QueryDict) -> Typed:
    """What was sent."""
    names = ("title", "what", "opens", "due", "late", "attempts", "counts", "minutes", "tells", "target", "exam")
    rules = [{part: post.get(f"{part}{number}", "") for part in RULE} for number in range(RULES)]
    picked = frozenset(whole(one, 0) for one in post.getlist("pick")[:1000])
    topics = frozenset(whole(one, 0) for one in post.getlist("topic")[:1000])
    placed = [name for name in post if name.startswith(PLACE)][:1000]
    numbers = [whole(post.get(name), at) for at, name in enumerate(placed, 1)]
    order = tuple(renumbered([name.removeprefix(PLACE) for name in placed], numbers))
    return Typed({name: post.get(name, "").strip() for name in names}, rules, picked - {0}, topics - {0}, order)


def instead(sent: Typed, way: str) -> Typed:
    """What was sent, with a rule as a way out has it (`way_name`)."""
    asked = QueryDict(way)
    changed = {part: asked.get(part, "") for part in RULE}
    row = whole(asked.get("row"), -1)
    return replace(sent, rules=[changed if row == place else rule for place, rule in enumerate(sent.rules)])


def way_name(row: int, way: Wanted) -> str:
    """What the button of a way out sends: the row of the rule, and the rule as it is to be."""
    fields = {"row": row, "bank": way.bank.pk, "tag": way.tag, "outcome": way.outcome, "number": way.number}
    return urlencode(fields)


def rows_of(sent: Typed) -> list[int]:
    """The rows of the rules that say how many, in their order."""
    return [place for place, row in enumerate(sent.rules) if row.get("number")]


def stored(assignment: Assignment | None, given: Given | None, zone: tzinfo) -> Typed:
    """What is stored, as it stands in the fields; for a new piece of work the usual."""
    one = assignment or Assignment(what=What.SET)
    fields = {
        "title": one.title,
        "what": one.what,
        "opens": given.opens_at.astimezone(zone).strftime(TYPED) if given else "",
        "due": given.due_at.astimezone(zone).strftime(TYPED) if given else "",
        "late": one.late,
        "attempts": str(one.attempts),
        "counts": one.counts,
        "minutes": str(one.minutes or "") if one.what == What.QUIZ else "",
        "tells": one.tells,
        "target": str(round(one.target * 100)),
        "exam": f"{one.course_id}/{one.form}" if one.course_id else "",
    }
    rows = list(one.rules.all()) if one.pk else []
    rules = [
        {"bank": str(row.bank_id), "tag": row.tag, "outcome": row.outcome, "number": str(row.number)} for row in rows
    ]
    picked = frozenset(one.picked.values_list("pk", flat=True)) if one.pk else frozenset()
    return Typed(fields, [*rules, *[{}] * (RULES - len(rules))], picked, order=tuple(one.order))


def read(
    sent: Typed,
    *,
    banks: Sequence[Bank],
    questions: Callable[[What], Sequence[Question]],
    exams: Sequence[ClassExam],
    zone: tzinfo,
) -> tuple[Wishes | None, list[Problem]]:
    """The wishes that were typed, or what is to be mended, each with its field as the subject."""
    problems: list[Problem] = []

    def mend(field: str, message: str) -> None:
        problems.append(Problem(message, subject=field))

    fields = sent.fields
    if not 1 <= len(fields["title"]) <= LONGEST_TITLE:
        mend("title", f"Give it a name of 1 to {LONGEST_TITLE} characters.")
    what = What(fields["what"]) if fields["what"] in What.values else What.SET
    opens, due = _instant(fields["opens"], zone), _instant(fields["due"], zone)
    if opens is None:
        mend("opens", "Enter the date and time at which it opens.")
    if due is None:
        mend("due", "Enter the date and time at which it is due.")
    if opens and due and due <= opens:
        mend("due", f"After the opening, {fields['opens'].replace('T', ', ')}.")
    attempts = whole(fields["attempts"], 0)
    if what != What.SET and not 1 <= attempts <= MOST_ATTEMPTS:
        mend("attempts", f"From 1 to {MOST_ATTEMPTS}.")
    minutes = whole(fields["minutes"], 0) if fields["minutes"] else None
    if what == What.QUIZ and minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        mend("minutes", f"From 1 to {MOST_MINUTES} minutes, or empty for no limit.")
    target = whole(fields["target"], 0)
    if what == What.SET and not LEAST_TARGET <= target <= MOST_TARGET:
        mend("target", f"From {LEAST_TARGET} to {MOST_TARGET} %.")
    late = Late(fields["late"]) if fields["late"] in LATE else Late.NOTHING
    tells = Tells(fields["tells"]) if fields["tells"] in Tells.values else Tells.CLOSED
    if what != What.SET and late is Late.ALWAYS and tells == Tells.CLOSED:
        mend("tells", "It is never closed for everybody, so this would never be told.")
    rules = _rules(sent.rules, banks, mend) if what == What.QUIZ else ()
    exam = next((one for one in exams if one.address == fields["exam"]), None) if what == What.EXAM else None
    if what == What.EXAM and exam is None:
        mend("exam", "Choose an exam.")
    asked = () if what == What.EXAM else questions(what)
    picked = tuple(one for one in asked if one.pk in sent.picked or one.topic_id in sent.topics)
    if what == What.QUIZ and (beyond := sent.picked.difference(one.pk for one in asked)):
        _mend_unchosen([one for one in questions(What.SET) if one.pk in beyond], mend)
    if not picked and not rules and what != What.EXAM:
        mend("pick", "Choose topics or questions." if what == What.SET else "Pick questions or write a rule.")
    if problems or opens is None or due is None:
        return None, problems
    counts = Counts(fields["counts"]) if fields["counts"] in COUNTS else Counts.BEST
    minutes = exam.offer.blueprint.minutes if exam else minutes if what == What.QUIZ else None
    made: dict[str, Any] = {"title": fields["title"], "what": what, "opens": opens, "due": due, "late": late}
    made |= {"attempts": attempts or 1, "counts": counts, "minutes": minutes, "exam": exam}
    made |= {"tells": tells, "target": target / 100 if what == What.SET else 0.9, "picked": picked, "rules": rules}
    kept = rows_of(sent) if rules else []
    named = {rule_name(row + 1): rule_name(number) for number, row in enumerate(kept, 1)}
    names = [*(pick_name(one.pk) for one in picked), *named]
    made["order"] = tuple(named.get(name, name) for name in in_order(names, sent.order)) if sent.order else ()
    return Wishes(**made), []


def _mend_unchosen(picked: Sequence[Question], mend: Callable[[str, str], None]) -> None:
    """Tell of picked questions that a quiz does not ask."""
    if picked:
        many, names = counted(len(picked), "picked question"), "; ".join(called(one) for one in picked)
        mend("pick", f"{many} {plural(len(picked), *UNCHOSEN)}: {names}")


def _rules(
    rows: Sequence[Mapping[str, str]], banks: Sequence[Bank], mend: Callable[[str, str], None]
) -> tuple[Wanted, ...]:
    """The rules that say how many; a row without a number is none."""
    known = {str(bank.pk): bank for bank in banks}
    found = []
    for number, row in enumerate(rows):
        if not row.get("number"):
            continue
        wanted, bank = whole(row["number"], 0), known.get(row["bank"])
        if not 1 <= wanted <= MOST_DRAWN:
            mend(f"number{number}", f"From 1 to {MOST_DRAWN} questions.")
        elif bank is None:
            mend(f"bank{number}", "Choose a bank.")
        else:
            found.append(Wanted(bank, row["tag"].strip()[:80], wanted, row["outcome"].strip()[:80]))
    return tuple(found)


def _instant(text: str, zone: tzinfo) -> datetime | None:
    """A date and time as they are typed, on the instructor's clock."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone) if text else None
    except ValueError:
        return None
