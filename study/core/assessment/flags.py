"""What an author should check, in words, with the figures behind it.

No flags below ENOUGH attempts: `item` and `drawn` give no figures then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from study.core.assessment.distractors import Drew
from study.core.assessment.intervals import SURE, difference_interval
from study.core.assessment.items import Item
from study.core.problem import Severity
from study.core.text.number import between, fixed, number
from study.core.text.plural import counted

VERY_LIKELY, LIKELY = 30.0, 50.0
"""Per cent of discrimination below which a question very likely, or likely, needs checking. Source:
question/bank/statistics/classes/helper.php of moodle/moodle, read in November 2026."""

EASY, HARD = 0.95, 0.05
"""Facility from which on, or up to which, a question tells learners hardly apart. Source: Moodle's
documentation, "Quiz statistics report": extremely easy, extremely difficult."""


@dataclass(frozen=True, slots=True)
class Flag:
    """`name` stays the same for the same finding; `message` is for the author, `reason` has the figures."""

    name: str
    message: str
    reason: str
    severity: Severity = "warning"


def flags(
    item: Item,
    options: Sequence[Drew] = (),
    worth: Mapping[str, float] | None = None,
    guess: float | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Flag, ...]:
    """Everything to look at, gravest first.

    `worth` says what each option is worth, 0 to 1, for a question with one option to choose: the one
    worth most is its key. `guess` is what blind guessing earns (`guess_score`). `names` says what a
    reader calls each option ("B"); without it they are called by their keys.
    """
    if item.facility is None:
        return ()
    found = [*_of_discrimination(item), *_of_facility(item, guess), *_of_options(options, worth or {}, names or {})]
    return tuple(sorted(found, key=lambda flag: flag.severity != "error"))


def _of_discrimination(item: Item) -> Iterator[Flag]:
    percent, interval = item.discrimination, item.discrimination_interval
    if percent is None or interval is None:
        return
    about = f"{_percent(percent)} ({between(interval.low, interval.high, '%', 0)})"
    reason = f"Discrimination {about} over {counted(item.attempts, 'attempt')}"
    if percent < 0:
        words = "Learners who do better elsewhere do worse here: very likely needs checking."
        severity: Severity = "error" if item.is_negative else "warning"
        yield Flag("negative", words, f"{reason}; it should not be below 0.", severity)
    elif percent < VERY_LIKELY:
        words = "This tells strong learners from weak ones badly: very likely needs checking."
        yield Flag("weak", words, f"{reason}; below {_percent(VERY_LIKELY)}.")
    elif percent < LIKELY:
        words = "This tells strong learners from weak ones only in part: likely needs checking."
        yield Flag("weakish", words, f"{reason}; below {_percent(LIKELY)}.")


def _of_facility(item: Item, guess: float | None) -> Iterator[Flag]:
    facility, interval = item.facility, item.facility_interval
    assert facility is not None and interval is not None
    reason = (
        f"Facility {_percent(100 * facility)} ({between(100 * interval.low, 100 * interval.high, '%', 0)}) "
        f"over {counted(item.attempts, 'attempt')}"
    )
    if facility >= EASY:
        yield Flag("easy", "Nearly everybody gets this right.", f"{reason}; from {_percent(100 * EASY)} on.")
    elif facility <= HARD:
        yield Flag("hard", "Nearly nobody gets this right.", f"{reason}; up to {_percent(100 * HARD)}.")
    elif guess is not None and facility <= guess:
        yield Flag(
            "guess",
            "This is answered no better than by guessing.",
            f"{reason}; guessing earns {_percent(100 * guess)}.",
        )


def _of_options(options: Sequence[Drew], worth: Mapping[str, float], names: Mapping[str, str]) -> Iterator[Flag]:
    best = max(worth.values(), default=0.0)
    rows = [row for row in options if row.key in worth]
    key = next((row for row in rows if worth[row.key] == best), None)
    if key is None or not best:
        return
    for row in rows:
        name = names.get(row.key, row.key)
        if not row.count:
            yield Flag("unused", f"Nobody chooses {name}.", "It takes time to read and tells nothing.")
        elif worth[row.key] < best:
            yield from _against_key(row, key, name)


def _against_key(row: Drew, key: Drew, name: str) -> Iterator[Flag]:
    """What speaks for the option `row`, called `name`, and against the key."""
    if row.upper > key.upper:
        shares = f"{_percent(100 * row.upper)} chose it, {_percent(100 * key.upper)} the key"
        yield Flag(
            "strongest", f"The strongest learners choose {name}.", f"Of the third with the best rest scores, {shares}."
        )
    if row.mean_rest is None or key.mean_rest is None:
        return
    means = (row.mean_rest, row.rest_variance, row.count), (key.mean_rest, key.rest_variance, key.count)
    surely, difference = difference_interval(*means, SURE), difference_interval(*means)
    if surely and difference and surely.low > 0:
        yield Flag(
            "key",
            f"Is the key wrong? Those who choose {name} do better elsewhere than those who choose the key.",
            f"Mean rest score {fixed(row.mean_rest, 2)} ({counted(row.count, 'answer')}) against "
            f"{fixed(key.mean_rest, 2)} ({counted(key.count, 'answer')}): "
            f"{fixed(difference.low, 2)} to {fixed(difference.high, 2)} marks more.",
            "error",
        )


def _percent(value: float) -> str:
    return number(value, "%", places=0)
