"""The page of the plan to an exam: what the saved plan comes to, and what a change would."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from study.core.exams.days import mock_days
from study.core.scheduling.plan import Fits, PlannedDay, fitting
from study.core.text.day import day as day_name
from study.core.text.day import with_weekday
from study.core.text.duration import span
from study.exams.queries import courses_with_exams
from study.library.models import Topic
from study.people.models import Learner
from study.progress.ready import Ready, ready
from study.review.exam_plan import course_of_an_exam, decided, has_begun, running
from study.review.exam_readiness import Outlook, outlook
from study.review.models import ExamPlan
from study.review.new_cards import chosen_courses
from study.review.operations import Wishes


@dataclass(frozen=True, slots=True)
class Row:
    """A day of the table; `note` says what is special about it."""

    day: str
    due: int
    new: int
    once_more: int
    minutes: str
    note: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan in words and numbers. `days` are those to study on; `rows` the table of all days; `missing` the topics
    with cards that are left out, and how many; `ways` says in a sentence what would make it fit."""

    exam: date
    on: str
    days_left: int
    cards: int
    new_per_day: int
    last_new: str
    longest: str
    longest_on: str
    in_all: str
    left_out: int
    ready: Ready | None
    missing: Sequence[tuple[str, int]]
    ways: str
    pass_from: str
    pass_days: int
    mocks: Sequence[str]
    days: Sequence[PlannedDay]
    rows: Sequence[Row]
    sampled: bool

    @property
    def learnt(self) -> str:
        return f"{self.cards - self.left_out} of {self.cards}"


def shown(learner: Learner, wishes: Wishes, today: date) -> Shown | None:
    """What the plan with these wishes comes to from today on; None without an exam ahead."""
    if not wishes.exam or wishes.exam <= today:
        return None
    asked = ExamPlan(learner=learner, minutes=wishes.minutes, pace=wishes.pace)
    asked.days_off = "".join(map(str, wishes.days_off))
    held = running(learner, today)
    same = held and (held.minutes, held.pace, held.weekdays_off) == (asked.minutes, asked.pace, asked.weekdays_off)
    goes_on = held and held.exam == wishes.exam and (same or has_begun(held, today))
    way = decided(held, learner, today, asked) if held and goes_on else None
    return _shown(outlook(learner, asked, wishes.exam, today, way), wishes.exam, _offered(learner), today)


def _offered(learner: Learner) -> bool:
    """Whether there is a mock exam of what somebody studies, or would from their plan on."""
    found = {course.pk for course in courses_with_exams(learner if learner.pk else None)}
    studied = chosen_courses(learner) if found and learner.pk else []
    beginning = course_of_an_exam() if found and not studied else None
    return bool(found.intersection([*studied, beginning.pk] if beginning else studied))


def _shown(found: Outlook, exam: date, offered: bool, today: date) -> Shown:
    """`offered` says whether there is a mock exam to sit."""
    made = found.plan
    seconds = made.aims.seconds
    longest = max(made.days, key=lambda day: day.minutes(seconds), default=None)
    last_new = max((day.day for day in made.days if day.new), default=None)
    mocks = mock_days((day.day for day in made.days), exam) if offered else ()
    begin = made.policy.since or (made.days[-made.policy.pass_days].day if made.policy.pass_days else None)
    return Shown(
        exam=exam,
        on=with_weekday(exam, today),
        days_left=(exam - today).days,
        cards=made.cards,
        new_per_day=made.new_per_day,
        last_new=day_name(last_new, today) if last_new else "none left",
        longest=_time(longest, seconds) if longest else "none",
        longest_on=day_name(longest.day, today) if longest else "",
        in_all=span(60 * round(sum(day.minutes(seconds) for day in made.days))),
        left_out=made.left_out,
        ready=ready(found.readiness),
        missing=_missing(found) if made.left_out else (),
        ways=_ways(fitting([card.memory for card in found.cards], made), today) if made.left_out else "",
        pass_from=day_name(begin, today) if begin else "",
        pass_days=made.policy.pass_days,
        mocks=[day_name(day, today) for day in mocks],
        days=made.days,
        rows=[_row(day, seconds, begin, last_new, mocks, today) for day in made.days],
        sampled=len(made.numbers) < made.cards,
    )


def _row(
    day: PlannedDay, seconds: float, begin: date | None, last_new: date | None, mocks: Collection[date], today: date
) -> Row:
    notes = [(today, "today"), (begin, "final pass begins"), (last_new, "last new card")]
    notes += [(on, "mock exam") for on in mocks]
    note = ", ".join(text for on, text in notes if on == day.day)
    due = day.reviews - day.once_more
    return Row(with_weekday(day.day, today), due, day.new, day.once_more, _time(day, seconds), note)


def _time(day: PlannedDay, seconds: float) -> str:
    minutes = round(day.minutes(seconds))
    return f"{minutes} min" if minutes else "under 1 min"


def _missing(found: Outlook) -> list[tuple[str, int]]:
    """The topics of the cards that are left out, most of them first."""
    made = found.plan
    left = (
        found.cards[number].topic for number, recall in zip(made.numbers, made.walk.recall, strict=True) if not recall
    )
    counts = Counter(topic for topic in left if topic is not None)
    titles = {topic.pk: topic.name for topic in Topic.objects.filter(pk__in=counts)}
    return [(titles[topic], max(1, round(count * made.scale))) for topic, count in counts.most_common()]


def _ways(fits: Fits, today: date) -> str:
    """The smallest changes that make everything fit."""
    ways = [f"with {fits.minutes} minutes a day"] if fits.minutes else []
    ways += [f"with an exam on {day_name(fits.exam, today)}"] if fits.exam else []
    return f"All would fit {' or '.join(ways)}." if ways else "Only fewer topics would fit."
