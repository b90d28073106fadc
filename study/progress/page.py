"""The page of progress: what was done, how much of it is recalled, and what is to come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString, mark_safe

from study.core.assessment.intervals import share_interval
from study.core.scheduling.streak import Streak, streak
from study.core.text.duration import roughly, span
from study.core.text.number import between, number
from study.core.text.plural import counted
from study.drawing import calendar, days, shares
from study.drawing.shares import Ranged
from study.library.models import Course, Topic
from study.people.models import Learner
from study.progress import past
from study.progress.ahead import Ahead, ahead
from study.progress.past import DayDone, Recalled
from study.progress.ready import Ready, ready
from study.review.card_memory import first_seed, preset
from study.review.exam_plan import running
from study.review.forecasts import own_calibration
from study.review.queries.questions import stem_of
from study.statistics.calibrated import Calibrated, calibrated

WINDOWS = {"4w": (28, "4 weeks"), "12w": (84, "12 weeks"), "1y": (364, "a year")}
"""The times that can be shown: their days and names."""

LEAST_WEEKS = 4
ENOUGH = 30
"""Answers from which on a share is told; below it the count alone."""

WEEK = timedelta(7)
MOST_BARS = 28

type Pictures = Sequence[SafeString]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """What was recalled of what was due in a week or of a topic. `share`, `likely` and `bar` are empty below ENOUGH
    answers."""

    name: str
    topic: Topic | None
    count: str
    share: str
    likely: str
    bar: SafeString


@dataclass(frozen=True, slots=True)
class Hard:
    """A question that was missed often: what it asks, its topic and its course, and how often it was missed."""

    stem: SafeString
    topic: Topic | None
    course: Course | None
    lapses: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in the time shown, as sums."""

    answers: int
    right: int
    learnt: int
    days: int
    time: str
    share: str
    a_day: str


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the page shows. `recall` is the share of what was due, and empty below ENOUGH answers."""

    window: str
    length: str
    recall: str
    likely: str
    target: str
    done: Done
    bars: Pictures
    minutes: Pictures
    rows: Sequence[tuple[str, int, int, str]]
    streak: Streak
    calendar: Pictures
    weeks: Pictures
    week_rows: Sequence[ShareRow]
    topic_rows: Sequence[ShareRow]
    few_topics: Sequence[ShareRow]
    calibration: Calibrated | None
    ahead: Ahead
    coming: Pictures
    hard: Sequence[Hard]
    ready: Ready | None
    exam: date | None


def progress(learner: Learner, today: date, window: str) -> Progress:
    """The page for one of WINDOWS, in a number of reads that does not depend on how much there is."""
    length, name = WINDOWS[window]
    since = today - timedelta(length - 1)
    first = min(since, _monday(today) - (LEAST_WEEKS - 1) * WEEK)
    log = past.past(learner, first)
    done, recalled = [one for one in log.days if one.day >= since], log.recalled
    began = _monday(today) - (calendar.weeks() - 1) * WEEK
    studied = past.studied(learner, began, first) | {one.day: one.answers for one in log.days if one.day >= began}
    found, plan = own_calibration(learner), running(learner, today)
    target = preset(learner).desired_retention
    of_window = [one for one in recalled if one.day >= since]
    whole = _share_row("", None, of_window, target)
    weeks, topics = _by_week(recalled, today), _topics(of_window, target)
    run = streak(studied, today, plan.weekdays_off if plan else ())
    coming = ahead(learner, today, found.misses if found else 1.0)
    return Progress(
        window=window,
        length=name,
        recall=whole.share,
        likely=whole.likely,
        target=number(100 * target, "%", 0),
        done=_done(done),
        bars=_drawn(_bars(done, since, today)),
        minutes=_drawn(_minutes(done, since, today)),
        rows=[(_short(one.day), one.right, one.answers - one.right, roughly(one.seconds)) for one in reversed(done)],
        streak=run,
        calendar=_drawn(_calendar(studied, today)),
        weeks=_drawn(_weeks(weeks, target)),
        week_rows=[_share_row(_short(monday), None, rows, target) for monday, rows in reversed(weeks)],
        topic_rows=[row for row in topics if row.share],
        few_topics=[row for row in topics if not row.share],
        calibration=calibrated(found),
        ahead=coming,
        coming=_drawn(_coming(coming, today)),
        hard=_hard(learner),
        ready=ready(plan.readiness) if plan else None,
        exam=plan.exam if plan else None,
    )


def _done(done: Sequence[DayDone]) -> Done:
    answers, right = sum(one.answers for one in done), sum(one.right for one in done)
    seconds, count = sum(one.seconds for one in done), len(done) or 1
    share = number(100 * right / answers, "%", 0) if answers else ""
    a_day = (
        f"{counted(round(answers / count), 'answer')} and {roughly(seconds / count).removeprefix('about ')}"
        if answers
        else ""
    )
    learnt = sum(one.learnt for one in done)
    return Done(answers, right, learnt, len(done), span(60 * round(seconds / 60)), share, a_day)


def _bars(done: Sequence[DayDone], since: date, today: date) -> tuple[str, str]:
    parts = {
        name: (
            days.Part(sum(one.right for one in rows), "served", f"{sum(one.right for one in rows)} right"),
            days.Part(wrong := sum(one.answers - one.right for one in rows), "failed", f"{wrong} wrong"),
        )
        for name, rows in _slots(done, since, today)
    }
    answers, right = sum(one.answers for one in done), sum(one.right for one in done)
    finding = f"{answers} answers on {len(done)} days, {right} of them right."
    heading = "Answers a day" if (today - since).days < MOST_BARS else "Answers a week"
    return days.draw(heading, finding, heading, [days.Day(*one) for one in parts.items()])


def _minutes(done: Sequence[DayDone], since: date, today: date) -> tuple[str, str]:
    heading = "Minutes a day" if (today - since).days < MOST_BARS else "Minutes a week"
    bars = []
    for name, rows in _slots(done, since, today):
        minutes = round(sum(one.seconds for one in rows) / 60)
        bars.append(days.Day(name, (days.Part(minutes, "served", f"{minutes} min"),)))
    finding = f"{span(60 * round(sum(one.seconds for one in done) / 60))} in all."
    return days.draw(heading, finding, heading, bars)


def _slots(done: Sequence[DayDone], since: date, today: date) -> list[tuple[str, list[DayDone]]]:
    """The days of a time, or its weeks where there are many days, with what was done in each."""
    length = (today - since).days + 1
    step = 1 if length <= MOST_BARS else 7
    slots: list[tuple[str, list[DayDone]]] = [(_short(since + timedelta(at)), []) for at in range(0, length, step)]
    for one in done:
        slots[(one.day - since).days // step][1].append(one)
    return slots


def _calendar(studied: dict[date, int], today: date) -> tuple[str, str]:
    finding = f"Answers on {len(studied)} days of the last {calendar.weeks()} weeks."
    return calendar.draw("Days with answers", finding, studied, today, "answer")


def _by_week(rows: Iterable[Recalled], today: date) -> list[tuple[date, list[Recalled]]]:
    """The weeks with answers to due cards, the earliest first."""
    found: dict[date, list[Recalled]] = defaultdict(list)
    for one in rows:
        found[_monday(one.day)].append(one)
    return sorted(found.items())


def _weeks(weeks: Sequence[tuple[date, Sequence[Recalled]]], target: float) -> tuple[str, str]:
    dots = [dot for monday, rows in weeks if (dot := _ranged(_short(monday), rows)).count >= ENOUGH]
    finding = "; ".join(dot.said for dot in dots) + "." if dots else "No week has enough answers yet."
    return shares.over_time("True retention by week", finding, "Recalled of what was due", dots, target)


def _topics(rows: Iterable[Recalled], target: float) -> list[ShareRow]:
    """The topics, that with the lowest share first; those with too few answers have none and come last."""
    found: dict[int, list[Recalled]] = defaultdict(list)
    for one in rows:
        if one.topic is not None:
            found[one.topic].append(one)
    known = past.topics(list(found))
    told = [(pk, _ranged(known[pk].name, group)) for pk, group in found.items() if pk in known]
    told.sort(key=lambda one: (one[1].count < ENOUGH, one[1].share, one[1].name))
    return [_share_row(dot.name, known[pk], found[pk], target) for pk, dot in told]


def _share_row(name: str, topic: Topic | None, rows: Sequence[Recalled], target: float) -> ShareRow:
    dot = _ranged(name, rows)
    count = f"{sum(one.recalled for one in rows)} of {dot.count}"
    if dot.count < ENOUGH or dot.low is None or dot.high is None:
        return ShareRow(name, topic, count, "", "", SafeString(""))
    drawn = shares.bar(dot.share, dot.low, dot.high, dot.said, target)
    share, likely = number(100 * dot.share, "%", 0), between(100 * dot.low, 100 * dot.high, "%", 0)
    return ShareRow(name, topic, count, share, likely, _safe(drawn))


def _ranged(name: str, rows: Sequence[Recalled]) -> Ranged:
    due, known = sum(one.due for one in rows), sum(one.recalled for one in rows)
    share = known / due if due else 0.0
    range_ = share_interval(share, due)
    likely = between(100 * range_.low, 100 * range_.high, "%", 0)
    said = f"{name}: {known} of {due}, {number(100 * share, '%', 0)}, likely {likely}"
    return Ranged(name, share, range_.low, range_.high, due, said)


def _coming(found: Ahead, today: date) -> tuple[str, str]:
    bars = [
        days.Day(
            "Today" if one.day == today else _short(one.day),
            (days.Part(one.reviews, "served", f"{one.reviews} due"), days.Part(one.new, "idle", f"{one.new} new")),
        )
        for one in found.days
    ]
    due = sum(one.reviews for one in found.days)
    return days.draw("Cards to come", f"{due} cards come due in {len(bars)} days.", "Cards a day", bars)


def _hard(learner: Learner) -> list[Hard]:
    found = []
    for card in past.hardest(learner):
        topic = card.question.topic
        assert card.question.current is not None  # or it would not be asked
        stem = stem_of(card.question.current, first_seed(learner, card.question))
        found.append(Hard(stem, topic, topic.course if topic else None, card.lapses, card.reviews))
    return found


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _drawn(pictures: Iterable[str]) -> Pictures:
    return [_safe(one) for one in pictures]


def _safe(drawn: str) -> SafeString:
    """A drawing of ours: every text in it was escaped when it was drawn."""
    return mark_safe(drawn)  # noqa: S308
