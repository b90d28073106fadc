"""The forms of mock exam that a course offers somebody, and which questions each may draw.

Only choice questions that a person wrote are drawn: the exams we stand for ask nothing else, and what a recipe made
is for daily practice. Where a course covers a part of its exam alone, its author says so (`scope` in course.toml):
the exam in full is then not offered, since its result would speak of things that were not asked.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from study.banks.models import Origin, Question
from study.banks.roles import drawn_for
from study.core.exams.blueprint import Blueprint, Domain, Lack, Scale, lacking
from study.core.exams.draw import Candidate, available
from study.core.scheduling import retrievability
from study.exams.made import ASKED as ASKED
from study.exams.made import drawn, published, seen_by
from study.library.models import Course, topic_name
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.models import Card

SIZES = (30, 20, 10)
"""Questions of the shorter forms; the first has every domain by its weight even where questions are few."""
OF_A_DOMAIN, OF_A_TOPIC, OF_THE_WEAKEST = 10, 10, 20
FEWEST = 5
"""An exam of fewer questions is none."""
WHOLE, WEAKEST = "whole", "weakest"


@dataclass(frozen=True, slots=True)
class Offer:
    """A form of exam with the questions it may draw. `lacks` says of which domains there are too few, `why` any
    other reason not to sit it. `about` is the topic or domain it is limited to."""

    address: str
    blueprint: Blueprint
    pool: tuple[Candidate, ...]
    about: str = ""
    why: str = ""

    @property
    def lacks(self) -> tuple[Lack, ...]:
        return lacking(self.blueprint, available(self.pool))

    @property
    def stands(self) -> bool:
        """Whether it can be sat."""
        return not self.why and not self.lacks


@dataclass(frozen=True, slots=True)
class Offers:
    """What a course offers: its exam in full and by size, its domains, its topics, the learner's weakest, and the
    exams that instructors `made`. `kept` questions are asked in no other place before a sitting has shown them."""

    course: Course
    exam: str
    scope: str
    whole: tuple[Offer, ...]
    domains: tuple[Offer, ...]
    topics: tuple[Offer, ...]
    weakest: Offer | None
    kept: int
    made: tuple[Offer, ...] = ()

    def every(self) -> Iterable[Offer]:
        yield from (*self.whole, *self.domains, *self.topics, *self.made)
        if self.weakest:
            yield self.weakest

    def at(self, address: str) -> Offer | None:
        return next((offer for offer in self.every() if offer.address == address), None)


def offers(course: Course, learner: Learner | None, today: date) -> Offers | None:
    """What a course offers this learner or visitor `today`; None where it says of no exam how it is made,
    and nobody made one."""
    exam, seen = exam_of(course), seen_by(learner, course)
    made = tuple(
        Offer(one.form, one.plan.blueprint, drawn(one, learner, seen), one.plan.title)
        for one in published(learner, course)
    )
    if exam is None:
        return Offers(course, "", "", (), (), (), None, 0, made) if made else None
    rows = _rows(course, drawn_for(learner), exam["id"], seen)
    whole = blueprint_of(exam)
    pool = tuple(row.candidate for row in rows)
    scope = str(exam.get("scope", ""))
    reason = f"This course covers {scope} alone, so the whole exam cannot be drawn from it." if scope else ""
    title = str(exam["title"])
    sized = [Offer(WHOLE, whole, pool, why=reason)]
    sized += [Offer(str(size), _smaller(whole, size, f"{title}, {size} questions"), pool) for size in SIZES]
    return Offers(
        course,
        title,
        scope,
        tuple(sized),
        tuple(_of_domain(whole, domain, pool) for domain in whole.domains),
        tuple(_of_topics(whole, rows)),
        _of_weakest(whole, rows, learner, today) if learner else None,
        sum(one.kept and not one.seen for one in pool),
        made,
    )


def forms(course: Course, may: Q) -> tuple[Offer, ...]:
    """The forms of its exam that a course has for whoever is asked the questions that `may` be drawn: in full, by
    size, of one domain."""
    exam = exam_of(course)
    if exam is None:
        return ()
    whole, pool = blueprint_of(exam), pool_of(course, may, None)
    title = str(exam["title"])
    sized = [Offer(str(size), _smaller(whole, size, f"{title}, {size} questions"), pool) for size in SIZES]
    full = [] if exam.get("scope") else [Offer(WHOLE, whole, pool)]
    return (*full, *sized, *(_of_domain(whole, domain, pool) for domain in whole.domains))


def pool_of(course: Course, may: Q, learner: Learner | None) -> tuple[Candidate, ...]:
    """The questions that an exam of this course may draw of those that `may` be drawn, with how often this learner had
    each."""
    exam = exam_of(course)
    return tuple(row.candidate for row in _rows(course, may, exam["id"], seen_by(learner, course))) if exam else ()


def exam_of(course: Course) -> dict[str, Any] | None:
    """The exam a course prepares for, as its course.toml says it, where that tells how long it is and what of."""
    exams: list[dict[str, Any]] = course.outline.get("exam", [])
    told = [one for one in exams if one.get("domain") and one.get("scored") and one.get("minutes")]
    return next((one for one in told if one.get("default")), told[0] if told else None)


def blueprint_of(exam: dict[str, Any]) -> Blueprint:
    """The exam as course.toml has it."""
    lowest, highest = exam.get("score_range", (100, 1000))
    usual = Scale()
    return Blueprint(
        str(exam["title"]),
        tuple(Domain(str(one["id"]), str(one["title"]), int(one["weight"])) for one in exam["domain"]),
        scored=int(exam["scored"]),
        pilots=int(exam.get("unscored", 0)),
        minutes=int(exam["minutes"]),
        scale=Scale(lowest, exam.get("passing_score", usual.passing), highest, exam.get("cut", usual.cut)),
    )


def _smaller(whole: Blueprint, number: int, title: str, domains: tuple[Domain, ...] | None = None) -> Blueprint:
    """As many minutes a question as the exam in full has; no pilots."""
    minutes = round((whole.minutes or 0) * number / whole.questions)
    return replace(whole, title=title, domains=domains or whole.domains, scored=number, pilots=0, minutes=minutes)


def _of_domain(whole: Blueprint, domain: Domain, pool: Sequence[Candidate]) -> Offer:
    small = _smaller(whole, OF_A_DOMAIN, f"{domain.title}, {OF_A_DOMAIN} questions", (domain,))
    return Offer(f"domain/{domain.id}", small, tuple(one for one in pool if one.domain == domain.id), domain.title)


def _of_topics(whole: Blueprint, rows: Sequence["_Row"]) -> Iterable[Offer]:
    """A topic has as many questions as there are, from FEWEST on."""
    for (number, title), _ in Counter((row.topic, row.title) for row in rows if row.topic).items():
        pool = tuple(replace(row.candidate, domain="") for row in rows if row.topic == number)
        size = min(OF_A_TOPIC, available(pool).get("", 0))
        if size >= FEWEST:
            only = (Domain("", title, 1),)
            yield Offer(f"topic/{number}", _smaller(whole, size, f"{title}, {size} questions", only), pool, title)


def _of_weakest(whole: Blueprint, rows: Sequence["_Row"], learner: Learner, today: date) -> Offer:
    """The questions that the learner would most likely miss now, of those they have answered before."""
    cards = Card.objects.filter(learner=learner, question__in=[row.candidate.question for row in rows])
    known = {card.question_id: card for card in cards.exclude(last_day=None)}
    recall = {pk: retrievability(card.memory, today, preset(learner)) for pk, card in known.items() if card.memory}
    met = sorted(
        (row for row in rows if row.candidate.question in recall), key=lambda row: recall[row.candidate.question]
    )
    pool = tuple(replace(row.candidate, domain="", seen=0) for row in met[:OF_THE_WEAKEST])
    size = available(pool).get("", 0)
    title = f"Your weakest, {size} questions"
    small = _smaller(whole, max(size, FEWEST), title, (Domain("", "Your weakest", 1),))
    why = "" if size >= FEWEST else f"Answer {FEWEST} of the written questions in your reviews first."
    return Offer(WEAKEST, small, pool, "Your weakest", why)


@dataclass(frozen=True, slots=True)
class _Row:
    candidate: Candidate
    topic: int | None
    title: str


def _rows(course: Course, may: Q, exam: str, seen: Counter[int]) -> list[_Row]:
    """The questions an exam may draw, in one read, with how often this learner had each in a sitting."""
    questions = Question.objects.filter(may, bank__course=course, bank__origin=Origin.WRITTEN)
    rows = questions.filter(current__kind__in=ASKED).order_by("bank", "position", "pk")
    told: dict[str, Any] = {one["key"]: one for one in course.outline.get("topic", [])}
    found = []
    for pk, group, kept, tags, topic, key, title in rows.values_list(
        "pk", "group", "for_exams", "current__tags", "topic", "topic__key", topic_name()
    ):
        domain = _domain(tags, told.get(key, {}), exam)
        candidate = Candidate(pk, domain, group, kept, seen[pk])
        found.append(_Row(candidate, topic, title or ""))
    return found


def domain_titles(questions: Iterable[int]) -> dict[int, str]:
    """Which domain of the exam of their course each of these questions is of, by title; those of none are left out."""
    rows = list(
        Question.objects.filter(pk__in=list(questions)).values_list("pk", "bank__course", "current__tags", "topic__key")
    )
    found = {}
    for number, course in Course.objects.in_bulk({row[1] for row in rows}).items():
        exam = exam_of(course)
        if exam is None:
            continue
        named = {str(one["id"]): str(one["title"]) for one in exam["domain"]}
        told: dict[str, Any] = {one["key"]: one for one in course.outline.get("topic", [])}
        for pk, of, tags, key in rows:
            if of == number and (title := named.get(_domain(tags or (), told.get(key, {}), exam["id"]))):
                found[pk] = title
    return found


def _domain(tags: Iterable[str], topic: dict[str, Any], exam: str) -> str:
    """The domain that a question's tags name, else that of its topic."""
    return domain_of(tags, exam) or str(topic.get("domains", {}).get(exam, ""))


def domain_of(tags: Iterable[str], exam: str) -> str:
    """The domain that a question's tags name: `dva-c03/2.1.7` is of domain 2 of that exam. The first one counts."""
    start = f"{exam}/"
    return next((tag.removeprefix(start).partition(".")[0] for tag in tags if tag.startswith(start)), "")
