"""The plan to an exam: `manage.py plan --cards N --exam DATE`, or with `--learner EMAIL` for somebody's own cards."""

import json
from argparse import ArgumentTypeError
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.core.assessment.readiness import Domain, Readiness, Share
from study.core.scheduling.plan import LEAST_MINUTES, MOST_MINUTES, Aims, Plan, plan
from study.core.text.day import with_weekday
from study.core.text.number import between, number
from study.core.text.plural import counted
from study.review.exam_plan import CardAhead, aims, cards_of, learner_at, wanted
from study.review.exam_readiness import exam_domains, on_the_day
from study.web import clock

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_CARDS = 1_000_000


class Command(BaseCommand):
    help = "Plan the days until an exam. Exit status: 0 done, 1 it cannot be planned, 2 wrong usage."

    def add_arguments(self, parser: CommandParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--cards", type=int, metavar="N", help="this many new cards")
        who.add_argument("--learner", metavar="EMAIL", help="the cards and settings of this account")
        parser.add_argument("--exam", type=_day, metavar="DATE", help="the day of the exam; of a learner their own")
        parser.add_argument("--today", type=_day, metavar="DATE", help="plan from this day on")
        parser.add_argument("--new", type=int, metavar="N", help="new cards a day; else as many as the date needs")
        parser.add_argument("--minutes", type=int, metavar="N", help=f"most a day, {LEAST_MINUTES} to {MOST_MINUTES}")
        parser.add_argument("--days-off", type=_weekdays, metavar="sat,sun", help="weekdays without cards")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        today = options["today"] or clock.now().date()
        domains: list[Domain] = []
        if options["learner"]:
            learner = learner_at(options["learner"])
            if learner is None:
                raise CommandError(f"No account has the address {options['learner']}.", returncode=1)
            exam = _ahead(options["exam"] or learner.exam_date, today)
            cards, own = cards_of(learner), aims(learner, wanted(learner), exam, today)
            domains = exam_domains(learner)
        else:
            if not 0 <= options["cards"] <= MOST_CARDS:
                raise CommandError(f"--cards is between 0 and {MOST_CARDS:,}.", returncode=1)
            cards, own = [CardAhead(None)] * options["cards"], Aims(today, _ahead(options["exam"], today))
        made = plan([card.memory for card in cards], own.changed(**_asked(options)), seed=options["seed"])
        ready = on_the_day(made, cards, domains)
        self.stdout.write(json.dumps(_document(made, ready)) if options["json"] else _words(made, ready))


def _ahead(exam: date | None, today: date) -> date:
    if exam is None:
        raise CommandError("Give the day of the exam: --exam DATE.", returncode=1)
    if exam <= today:
        raise CommandError(f"The exam on {exam} is not after {today}.", returncode=1)
    return exam


def _asked(options: dict[str, Any]) -> dict[str, Any]:
    """The aims that were given."""
    given = {"minutes": options["minutes"], "new_per_day": options["new"], "days_off": options["days_off"]}
    asked = {name: value for name, value in given.items() if value is not None}
    if not LEAST_MINUTES <= asked.get("minutes", LEAST_MINUTES) <= MOST_MINUTES:
        raise CommandError(f"--minutes is between {LEAST_MINUTES} and {MOST_MINUTES}.", returncode=1)
    if len(asked.get("days_off", ())) == len(WEEKDAYS):
        raise CommandError("--days-off leaves no day to study.", returncode=1)
    if asked.get("new_per_day", 0) < 0:
        raise CommandError("--new is 0 or more.", returncode=1)
    return asked


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ArgumentTypeError(f"{given!r} is no date such as 2026-12-14") from None


def _weekdays(given: str) -> frozenset[int]:
    names = [name.strip().lower()[:3] for name in given.split(",") if name.strip()]
    if unknown := [name for name in names if name not in WEEKDAYS]:
        raise ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(WEEKDAYS)}")
    return frozenset(map(WEEKDAYS.index, names))


def _document(made: Plan, ready: Readiness | None) -> dict[str, Any]:
    return {
        "days": [
            {
                "date": day.day.isoformat(),
                "new": day.new,
                "reviews": day.reviews,
                "minutes": round(day.minutes(made.aims.seconds), 1),
                "final_pass": made.is_final_pass(day),
            }
            for day in made.days
        ],
        "new_per_day": made.new_per_day,
        "retention": made.policy.retention,
        "readiness": {name: round(share, 4) for name, share in asdict(ready.share).items()} if ready else None,
        "left_out": made.left_out,
    }


def _share(share: Share) -> str:
    return f"{number(100 * share.expected, '%', 0)}, likely {between(100 * share.low, 100 * share.high, '%', 0)}"


def _words(made: Plan, ready: Readiness | None) -> str:
    lines = [
        f"{counted(made.cards, 'card')} until {with_weekday(made.aims.exam, made.aims.today)}: up to"
        f" {made.new_per_day} new a day, target {number(100 * made.policy.retention, '%', 0)},"
        f" final pass {counted(made.policy.pass_days, 'day') if made.policy.pass_days else 'none'}",
        f"right on the day: {_share(ready.share) if ready else 'no cards'}",
        f"left out: {made.left_out or 'nothing'}",
        "",
        f"{'day':<14}{'new':>6}{'due':>6}{'once more':>11}{'minutes':>9}",
    ]
    for day in made.days:
        minutes = day.minutes(made.aims.seconds)
        due = day.reviews - day.once_more
        lines.append(f"{day.day:%a %d %b %Y}{day.new:>5}{due:>6}{day.once_more:>11}{minutes:>9.0f}")
    return "\n".join(lines)
