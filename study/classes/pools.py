"""What can be assigned to classes: the banks, and the questions of a rule or picked that everybody in them is asked."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When

from study.banks.models import Bank, Member, Origin, Question, Status
from study.banks.roles import asked_in, drawn_in
from study.classes.models import Assignment, DrawRule, What
from study.core.exams.assigned import Rule, above, fits, missing, outcomes, would_do
from study.core.exams.blueprint import Domain
from study.core.exams.draw import Candidate, available
from study.core.text.plural import counted, plural
from study.exams.models import Slot
from study.exams.offers import ASKED, Offer, forms, pool_of
from study.library.access import readable_in
from study.library.models import Course, Topic
from study.library.places import places_of
from study.people.models import Cohort, Learner

FEWEST_TIMES = 2
"""A pool smaller than so many times what is drawn gives learners much the same questions."""
UNCHOSEN = "is typed or recalled, which a quiz does not ask", "are typed or recalled, which a quiz does not ask"
MOST_TRIED = 8
"""Other banks that are tried as a way out of a pool that is too small."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rule as it is written: so many of a bank, with a tag and of an outcome where these are named."""

    bank: Bank
    tag: str
    number: int
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """A rule whose pool is too small, by how many, in words, with the ways out and how many of its bank wait for
    review; `tight` says that it is large enough and no more. `place` is that of the rule among all."""

    place: int
    wanted: Wanted
    missing: int
    says: str
    tight: bool = False
    ways: Sequence["Way"] = ()
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a pool that is too small: the rule as it could be instead, in words."""

    says: str
    instead: Wanted


@dataclass(frozen=True, slots=True)
class ClassExam:
    """A form of mock exam that a class can be given."""

    course: Course
    offer: Offer

    @property
    def address(self) -> str:
        return f"{self.course.pk}/{self.offer.address}"


def exams_for(cohorts: Sequence[Cohort]) -> list[ClassExam]:
    """The forms of mock exam that these classes can be given, of the courses that everybody in them reads."""
    reads = Q()
    for cohort in cohorts:
        reads &= readable_in(cohort)
    may = _drawn(cohorts)
    courses = Course.objects.filter(reads).order_by("-shipped", "pk")
    return [ClassExam(course, offer) for course in courses for offer in forms(course, may)]


@dataclass(frozen=True, slots=True)
class Needed:
    """How many questions of a domain an exam draws to be counted, and how many there are."""

    domain: Domain
    needed: int
    ready: int


def by_domain(offer: Offer) -> list[Needed]:
    """What a form of exam needs of each domain."""
    scored, there = offer.blueprint.places(), available(offer.pool)
    return [Needed(one, scored[one.id], there.get(one.id, 0)) for one in offer.blueprint.domains]


def exam_offer(assignment: Assignment, cohorts: Sequence[Cohort], learner: Learner) -> Offer | None:
    """The mock exam of a piece of work as these classes can draw it for somebody; None where its course is gone."""
    course, blueprint = assignment.course, assignment.exam
    if course is None or blueprint is None:
        return None
    pool = pool_of(course, _drawn(cohorts), learner)
    return Offer(assignment.form, replace(blueprint, title=assignment.title), pool)


def _lacking(cohorts: Sequence[Cohort], exams: Iterable[Assignment]) -> dict[int, int]:
    """How many questions each of these mock exams is short of now, in one read and one for each of their courses."""
    asked = {one: blueprint for one in exams if (blueprint := one.exam)}
    if not asked:
        return {}
    courses, may = Course.objects.filter(pk__in={one.course_id for one in asked}), _drawn(cohorts)
    there = {course.pk: pool_of(course, may, None) for course in courses}
    offers = {one.pk: Offer(one.form, of, there.get(one.course_id or 0, ())) for one, of in asked.items()}
    return {pk: sum(lack.missing for lack in offer.lacks) for pk, offer in offers.items()}


def _drawn(cohorts: Iterable[Cohort]) -> Q:
    may = Q()
    for cohort in cohorts:
        may &= drawn_in(cohort)
    return may


def askable(cohorts: Iterable[Cohort], what: str) -> QuerySet[Question]:
    """The questions that everybody in all these classes is asked, of the kinds that such work asks."""
    may = Q(current__kind__in=ASKED) if what == What.QUIZ else Q()
    for cohort in cohorts:
        may &= asked_in(cohort)
    return Question.objects.filter(may)


def banks_for(cohorts: Sequence[Cohort]) -> list[Bank]:
    """The banks of which everybody in these classes, and so who teaches them, is asked something: what
    ships with Keepwarm last, and is looked after by nobody."""
    asked = askable(cohorts, What.SET).values("bank")
    looked_after = Exists(Member.objects.filter(bank=OuterRef("pk")))
    ships = Case(When(looked_after | Q(course__shipped=False), then=0), default=1)
    found = Bank.objects.filter(pk__in=asked).select_related("course").annotate(ships=ships)
    return list(found.order_by("ships", "course__title", "title", "pk"))


def questions_for(cohorts: Sequence[Cohort], banks: Iterable[Bank], what: str) -> QuerySet[Question]:
    """The questions that can be picked, by bank."""
    rows = askable(cohorts, what).filter(bank__in=[bank.pk for bank in banks])
    return rows.select_related("bank", "current").order_by("bank__title", "position", "pk")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The questions of one bank that can be picked one by one, each with what it is called; `picked` says whether some
    of them are."""

    bank: Bank
    questions: list[tuple[Question, str]]
    picked: bool


def shelves(cohorts: Sequence[Cohort], banks: Sequence[Bank], picked: Collection[int], most: int) -> list[Shelf]:
    """The first `most` questions that can be picked, in the order of their banks, and those that are picked, wherever
    they stand: a page that leaves them out would take them back."""
    places = {bank.pk: place for place, bank in enumerate(banks)}
    rows = questions_for(cohorts, banks, What.SET)
    order = Case(*(When(bank=pk, then=place) for pk, place in places.items()), default=0)
    shown = list(rows.order_by(order, "position", "pk")[:most]) if banks else []
    beyond = set(picked).difference(one.pk for one in shown)
    shown += rows.filter(pk__in=beyond).order_by("position", "pk") if beyond else ()
    found = defaultdict[int, list[Question]](list)
    for one in shown:
        found[one.bank_id].append(one)
    return [
        Shelf(bank, [(one, called(one)) for one in its], any(one.pk in picked for one in its))
        for bank in banks
        if (its := found.get(bank.pk))
    ]


def called(question: Question) -> str:
    """What a question is called among others: what is made from notes by what it asks, as all of a topic have its
    title. Markdown of one line."""
    asks = question.current.prompt.strip().partition("\n")[0] if question.current else question.key
    return asks if question.bank.origin == Origin.GENERATED else question.title or asks


def of_topics(cohorts: Sequence[Cohort], banks: Iterable[Bank], topics: Iterable[int], what: str) -> list[Question]:
    """All questions of these topics that can be picked."""
    return list(questions_for(cohorts, banks, what).filter(topic__in=list(topics)))


def topics_for(cohorts: Sequence[Cohort], banks: Iterable[Bank], what: str) -> list[tuple[Topic, str, int]]:
    """The topics that have questions to be picked, each with what tells it from others of its name in its course, and
    how many."""
    rows = questions_for(cohorts, banks, what).exclude(topic=None).order_by()
    counts = dict(rows.values_list("topic").annotate(number=Count("pk")))
    found = Topic.objects.filter(pk__in=counts).select_related("course")
    topics = list(found.order_by("course__shipped", "course__title", "position"))
    apart = places_of(topic.course_id for topic in topics)
    return [(topic, apart.get(topic.pk, ""), counts[topic.pk]) for topic in topics]


def tags_for(banks: Iterable[Bank]) -> tuple[list[str], list[str]]:
    """The tags that questions of these banks have, and the outcomes among them with those above."""
    rows = Question.objects.filter(bank__in=[bank.pk for bank in banks], current__isnull=False).order_by()
    named = {tag for marks in rows.values_list("tags", flat=True).distinct() for tag in marks.split()}
    return sorted(tag for tag in named if "/" not in tag), outcomes(named)


def still_asked(cohorts: Sequence[Cohort], picked: Iterable[int]) -> set[int]:
    """Those of these questions that are asked still: one that was retired is left out of what it was picked for."""
    return set(askable(cohorts, What.SET).filter(pk__in=list(picked)).values_list("pk", flat=True))


def titles(questions: Sequence[int]) -> list[str]:
    """What these questions are called, in this order."""
    rows = Question.objects.filter(pk__in=questions).select_related("bank", "current")
    named = {one.pk: called(one) for one in rows}
    return [named[pk] for pk in questions]


def pool(
    cohorts: Sequence[Cohort], wanted: Wanted, seen: Counter[int] | None = None, what: str = What.QUIZ
) -> tuple[Candidate, ...]:
    """The questions a rule may draw, or would in another kind of work."""
    rows = askable(cohorts, what).filter(bank=wanted.bank)
    if wanted.tag or wanted.outcome:  # tags are JSON, and dear to read where nothing asks for them
        tagged = rows.values_list("pk", "group", "current__tags")
        found = [(pk, group) for pk, group, tags in tagged if fits(tags, wanted.tag, wanted.outcome)]
    else:
        found = list(rows.values_list("pk", "group"))
    return tuple(Candidate(pk, "", group, seen=seen[pk] if seen else 0) for pk, group in found)


def rules_of(
    assignment: Assignment, cohorts: Sequence[Cohort], learner: Learner | None = None
) -> tuple[list[int], list[Rule]]:
    """The questions picked that can be asked still, and the rules with their pools, for one learner with how often
    each came to them."""
    picked = list(assignment.picked.values_list("pk", flat=True))
    if picked:
        there = askable(cohorts, What.QUIZ).filter(pk__in=picked).order_by("bank__title", "position", "pk")
        picked = list(there.values_list("pk", flat=True))
    seen: Counter[int] = Counter()
    if learner:
        asked = Slot.objects.filter(sitting__learner=learner, sitting__assigned=True).order_by()
        seen.update(asked.values_list("question", flat=True))
    rows = assignment.rules.select_related("bank")
    wanted = [Wanted(row.bank, row.tag, row.number, row.outcome) for row in rows]
    return picked, [Rule(one.number, pool(cohorts, one, seen)) for one in wanted]


def short(cohorts: Sequence[Cohort], assignments: Iterable[Assignment]) -> dict[int, int]:
    """How many questions each piece of work is short of now, by assignment, in a number of reads that does not grow
    with the work; what has enough is left out."""
    works = list(assignments)
    found = _lacking(cohorts, works) | _of_rules(cohorts, works)
    return {work: number for work, number in found.items() if number}


def _of_rules(cohorts: Sequence[Cohort], assignments: Sequence[Assignment]) -> dict[int, int]:
    """How many questions the rules of each piece of work are short of now."""
    rules = defaultdict[int, list[DrawRule]](list)
    for row in DrawRule.objects.filter(assignment__in=assignments).order_by("position"):
        rules[row.assignment_id].append(row)
    if not rules:
        return {}
    banks = {row.bank_id for rows in rules.values() for row in rows}
    asked = askable(cohorts, What.QUIZ).filter(bank__in=banks)
    there = list(asked.values_list("pk", "bank", "group", "current__tags"))
    chosen = defaultdict[int, list[int]](list)
    for work, pk in Assignment.picked.through.objects.filter(assignment__in=rules).values_list(
        "assignment", "question"
    ):
        chosen[work].append(pk)
    found = {}
    for work, rows in rules.items():
        pools = [
            tuple(
                Candidate(pk, "", group)
                for pk, bank, group, tags in there
                if bank == row.bank_id and fits(tags, row.tag, row.outcome)
            )
            for row in rows
        ]
        found[work] = sum(missing(chosen[work], [Rule(row.number, of) for row, of in zip(rows, pools, strict=True)]))
    return found


def lacks(cohorts: Sequence[Cohort], picked: Iterable[int], wanted: Sequence[Wanted]) -> list[Lack]:
    """The rules whose pools are too small, or just large enough, in words, with the ways out."""
    picked = list(picked)
    rules = [Rule(one.number, pool(cohorts, one)) for one in wanted]
    short = missing(picked, rules)
    found = []
    for place, (one, rule, gap) in enumerate(zip(wanted, rules, short, strict=True)):
        if gap:
            ways = _ways(cohorts, picked, wanted, rules, place, gap)
            waiting = Question.objects.filter(bank=one.bank, status=Status.IN_REVIEW).count()
            unchosen = len(pool(cohorts, one, what=What.SET)) - len(rule.pool)
            says = _says(one, len(rule.pool), gap, unchosen)
            found.append(Lack(place, one, gap, says, ways=ways, waiting=waiting))
        elif len(rule.pool) < FEWEST_TIMES * one.number:
            found.append(Lack(place, one, 0, _says(one, len(rule.pool), 0), tight=True))
    return found


def _ways(
    cohorts: Sequence[Cohort],
    picked: Sequence[int],
    wanted: Sequence[Wanted],
    rules: Sequence[Rule],
    place: int,
    gap: int,
) -> list[Way]:
    """What would do instead of a rule: fewer questions, a wider tag or outcome, another bank."""
    one = wanted[place]

    def does(instead: Wanted) -> int:
        found = Rule(instead.number, pool(cohorts, instead))
        return len(found.pool) if would_do(picked, rules, place, found) else 0

    ways = []
    if gap < one.number and does(fewer := replace(one, number=one.number - gap)):
        ways.append(Way(f"Draw {fewer.number}", fewer))
    for wider, says in _wider(one):
        if size := does(wider):
            ways.append(Way(f"{says} ({size} in all)", wider))
            break
    for bank in _others(cohorts, one)[:MOST_TRIED]:
        other = replace(one, bank=bank)
        if size := does(other):
            ways.append(Way(f"From {bank.title} ({size} in all)", other))
            break
    return ways


def _wider(one: Wanted) -> Iterator[tuple[Wanted, str]]:
    """The rule with a wider outcome, without one, and without its tag."""
    for outcome in above(one.outcome):
        yield replace(one, outcome=outcome), f"Of the outcome {outcome}"
    if one.outcome:
        yield replace(one, outcome=""), "Of any outcome"
    if one.tag:
        yield replace(one, tag=""), "With any tag"
    if one.tag and one.outcome:
        yield replace(one, tag="", outcome=""), "With any tag, of any outcome"


def _others(cohorts: Sequence[Cohort], one: Wanted) -> list[Bank]:
    """The other banks with the most questions that a quiz may draw, those of the same course first."""
    rows = askable(cohorts, What.QUIZ).exclude(bank=one.bank).order_by().values_list("bank")
    sizes = dict(rows.annotate(number=Count("pk")))
    banks = [bank for bank in Bank.objects.filter(pk__in=sizes) if sizes[bank.pk] >= one.number]
    return sorted(banks, key=lambda bank: (bank.course_id != one.bank.course_id, -sizes[bank.pk], bank.pk))


def _says(wanted: Wanted, there: int, gap: int, unchosen: int = 0) -> str:
    tagged = f" with the tag “{wanted.tag}”" if wanted.tag else ""
    tagged += f" of the outcome {wanted.outcome}" if wanted.outcome else ""
    held = f"{counted(there, 'ready question')} of {wanted.bank.title}{tagged}"
    if not gap:
        return f"{held} for a draw of {wanted.number}: learners will have much the same ones."
    others = f" {unchosen} more {plural(unchosen, *UNCHOSEN)}." if unchosen else ""
    return f"{gap} too few: there {plural(there, 'is', 'are')} {held}.{others}"
