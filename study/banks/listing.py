"""A bank's list: filters, sorting and pages, in a constant number of queries."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from study.banks.models import Bank, Question, Report, Status, Verdict
from study.core.text.plural import plural
from study.library.places import topic_labels

PER_PAGE = 50
OLD = timedelta(days=180)
"""A source checked longer ago is pointed out."""

SORTED_BY = [
    ("title", "title"),
    ("changed", "last change"),
    ("attempts", "attempts"),
    ("facility", "facility, hardest first"),
    ("discrimination", "discrimination, worst first"),
    ("checked", "source, oldest first"),
]
LOOKS = {
    "statistics": "statistics",
    "source": "no source, or an old one",
    "unsourced": "no source",
    "untopical": "no topic",
    "reported": "reported",
    "review": "waiting for review",
}
SORTS: dict[str, tuple[Any, ...]] = {
    "": ("position", "pk"),
    "title": ("title", "pk"),
    "changed": (F("changed_at").desc(nulls_last=True), "pk"),
    "attempts": (F("statistics__attempts").desc(nulls_last=True), "pk"),
    "facility": (F("statistics__facility").asc(nulls_last=True), "pk"),
    "discrimination": (F("statistics__discrimination").asc(nulls_last=True), "pk"),
    "checked": (F("checked_on").asc(nulls_last=True), "pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody looks for, as the address says it; what is unknown counts as nothing."""

    words: str = ""
    status: str = ""
    kind: str = ""
    tag: str = ""
    topic: str = ""
    look: str = ""
    sort: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> "Filters":
        """From the query of an address."""
        said = {name: str(given.get(name, "")).strip()[:200] for name in ("kind", "tag", "topic")}
        status, look, sort = (str(given.get(name, "")) for name in ("status", "look", "sort"))
        return cls(
            words=str(given.get("q", "")).strip()[:200],
            status=status if status in Status.values else "",
            look=look if look in LOOKS else "",
            sort=sort if sort in SORTS else "",
            **said,
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, and what stands around it: how many questions of each status there are, `counts`, and how
    many of those pass the filters."""

    filters: Filters
    page: Page[Any]
    counts: dict[str, int]
    passing: dict[str, int]
    tags: list[str]
    kinds: list[str]
    topics: list[tuple[str, str]]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def listing(bank: Bank, filters: Filters, page: str, today: date) -> Listing:
    """One page of the questions that pass the filters."""
    rows = Question.objects.filter(bank=bank)
    found = filtered(rows, filters, today).select_related("current", "candidate", "topic", "statistics")
    reported = Exists(Report.objects.filter(question=OuterRef("pk"), verdict=Verdict.OPEN))
    ordered = (
        found.order_by(*SORTS[filters.sort]).annotate(is_reported=reported).defer("current__body", "current__text")
    )
    counts = dict(rows.order_by().values_list("status").annotate(Count("pk")))
    columns = rows.order_by().values_list("kind", "tags", "topic__key").distinct()
    kinds, tags, here = set[str](), set[str](), set[str]()
    for kind, marks, topic in columns:
        kinds.add(kind)
        tags.update(marks.split())
        here.add(topic)
    passing = dict(found.order_by().values_list("status").annotate(Count("pk")))
    paginator = Paginator(ordered, PER_PAGE)
    paginator.count = sum(passing.values())  # they are counted once
    return Listing(
        filters=filters,
        page=paginator.get_page(page),
        counts={status: counts.get(status, 0) for status in Status.values},
        passing=passing,
        tags=sorted(tags),
        kinds=sorted(kinds - {""}),
        topics=sorted((one for one in topic_labels(bank.course_id) if one[0] in here), key=lambda one: one[1]),
    )


def split(found: Listing, elsewhere: Iterable[str]) -> str:
    """What the script needs to tell what is chosen by its status, as JSON: of each status its name, its words for one
    and for several, how many of those that are chosen `elsewhere` have it, and how many that pass the filters."""
    chosen = Counter(elsewhere)
    told = []
    for status in Status:
        word = status.label.lower()
        several = plural(2, word) if status == Status.DRAFT else word
        told.append((status.value, word, several, chosen[status.value], found.passing.get(status.value, 0)))
    return json.dumps(told)


def passing(bank: Bank, filters: Filters, today: date) -> list[int]:
    """The numbers of all questions of the bank that pass the filters, whatever page they are on."""
    return list(filtered(Question.objects.filter(bank=bank), filters, today).values_list("pk", flat=True))


def filtered(rows: QuerySet[Question], filters: Filters, today: date) -> QuerySet[Question]:
    """Those of the questions that pass the filters."""
    for word in filters.words.split():
        rows = rows.filter(
            Q(key__icontains=word)
            | Q(title__icontains=word)
            | Q(current__prompt__icontains=word)
            | Q(draft__text__icontains=word)
        )
    exact = {"status": filters.status, "kind": filters.kind, "topic__key": filters.topic}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.tag:
        rows = rows.filter(tags__contains=f" {filters.tag} ")
    if filters.look == "statistics":
        rows = rows.exclude(statistics=None).exclude(statistics__flags=[])
    elif filters.look == "source":
        rows = rows.filter(Q(checked_on=None) | Q(checked_on__lt=today - OLD))
    elif filters.look == "unsourced":
        rows = rows.filter(checked_on=None)
    elif filters.look == "untopical":
        rows = rows.filter(topic=None)
    elif filters.look == "reported":
        rows = rows.filter(Exists(Report.objects.filter(question=OuterRef("pk"), verdict=Verdict.OPEN)))
    elif filters.look == "review":
        rows = rows.exclude(candidate=None)
    return rows
