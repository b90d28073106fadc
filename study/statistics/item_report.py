"""A version's figures for pages and database: plain JSON, in per cent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from study.banks.models import Version
from study.core.assessment.distractors import NONE_CHOSEN, Drew, drawn
from study.core.assessment.flags import flags
from study.core.assessment.intervals import Interval
from study.core.assessment.items import guess_score as guessing
from study.core.assessment.items import item
from study.core.assessment.retention import Retention
from study.core.notes.inline import plain
from study.core.problem import Problem
from study.core.questions.answers import regrade
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.statistics.reliability import Together
from study.statistics.tally import Tallies

LONGEST = 60
"""Characters of an option's text in a sentence."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen: the text of each option by its key, in the author's order, whether it is right,
    and what it is worth where one option is chosen (empty where several are)."""

    texts: dict[str, str]
    right: frozenset[str]
    worth: dict[str, float]

    @property
    def names(self) -> dict[str, str]:
        """What a sentence calls each option. They are shuffled, so letters would mean nothing."""
        return {key: f"“{_short(plain(text))}”" for key, text in self.texts.items()}


def options_of(version: Version) -> Options:
    """The options of a version; none for a kind that has none, or other ones in each variant."""
    kind = KINDS[version.kind]
    body = decode(kind.body, version.body)
    texts = {option.key: option.text for option in regrade.options(kind, body)}
    single = {key: kind.read(body, {"answer": [key]}) for key in texts}
    if not texts or any(isinstance(answer, Problem) for answer in single.values()):
        return Options(texts, regrade.right(kind, body), {})
    worth = {key: kind.grade(body, answer) for key, answer in single.items() if not isinstance(answer, Problem)}
    return Options(texts, frozenset(key for key in worth if worth[key] >= 1), worth)


def notes_of(version: Version) -> list[str]:
    """The variants of a version that asks something else each time, each in a few words."""
    kind = KINDS[version.kind]
    return list(kind.variants(decode(kind.body, version.body)))


def place_of(version: Version) -> Callable[[int], int]:
    """Which of the variants a seed draws, as the kind itself draws them."""
    kind = KINDS[version.kind]
    body = decode(kind.body, version.body)
    places = {note: place for place, note in enumerate(kind.variants(body))}
    return lambda seed: places[kind.variants(kind.vary(body, seed))[0]]


def figures(version: Version, counted: Tallies, kept: Retention) -> dict[str, Any]:
    """All that is told about a version: the columns of a ItemStatistics, and `details`."""
    found, options = counted.item, options_of(version)
    rows = drawn(counted.ranked, list(options.texts)) if options.texts else ()
    guess = guessing(list(options.worth.values()))
    told = kept.told()
    marked = flags(found, rows, options.worth, guess, options.names)
    return {
        "attempts": found.attempts,
        "facility": percent(found.facility),
        "discrimination": found.discrimination,
        "efficiency": found.efficiency,
        "median_seconds": found.median_seconds,
        "retention": percent(told[0]) if told else None,
        "flags": [
            {"name": one.name, "text": one.message, "reason": one.reason, "severity": one.severity} for one in marked
        ],
        "details": {
            "facility": interval(found.facility_interval, 100),
            "discrimination": interval(found.discrimination_interval),
            "seconds": interval(found.seconds_interval),
            "retention": interval(told[1] if told else None, 100),
            "retention_reviews": kept.reviews,
            "deviation": percent(found.deviation),
            "guess": percent(guess),
            "ranked": counted.ranked.answers.total(),
            "options": [_row(row, options) for row in rows],
            "variants": _variants(notes_of(version), counted),
        },
    }


def bank_figures(found: Together) -> dict[str, Any]:
    """What a BankStatistics keeps."""
    whole, asked = found.whole, found.asked
    return {
        "learners": found.learners,
        "questions": found.questions,
        "attempts": found.attempts,
        "asked": asked,
        "takers": whole.attempts,
        "mean": whole.mean and 100 * whole.mean / asked,
        "deviation": whole.deviation and 100 * whole.deviation / asked,
        "alpha": whole.alpha,
        "error_ratio": whole.error_ratio,
        "standard_error": whole.standard_error and 100 * whole.standard_error / asked,
        "standard_error_questions": whole.standard_error,
    }


def percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def interval(found: Interval | None, factor: float = 1) -> list[float] | None:
    return None if found is None else [found.low * factor, found.high * factor]


def _row(row: Drew, options: Options) -> dict[str, Any]:
    """A row of the table of options. A missing text is that of an option which only older answers know."""
    return {
        "key": row.key,
        "text": options.texts.get(row.key, "" if row.key == NONE_CHOSEN else row.key),
        "none": row.key == NONE_CHOSEN,
        "right": row.key in options.right,
        "count": row.count,
        "share": 100 * row.share,
        "share_interval": interval(row.share_interval, 100),
        "rest": percent(row.mean_rest),
        "rest_interval": interval(row.mean_rest_interval, 100),
        "upper": 100 * row.upper,
        "lower": 100 * row.lower,
    }


def _variants(notes: Sequence[str], counted: Tallies) -> list[dict[str, Any]]:
    rows = []
    for place, tally in sorted(counted.variants.items()):
        found = item(tally)
        rows.append(
            {
                "note": notes[place] if place < len(notes) else "",
                "attempts": found.attempts,
                "facility": percent(found.facility),
                "interval": interval(found.facility_interval, 100),
            }
        )
    return rows


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def older(found: Mapping[int, dict[str, Any]], numbers: Mapping[int, int], current: int | None) -> list[dict[str, Any]]:
    """The figures of the versions that are no longer asked, newest first, each with its number."""
    rest = [{"version": numbers[version], **told} for version, told in found.items() if version != current]
    return sorted(rest, key=lambda told: -told["version"])
