"""The parameters of one TCP segment: the round trips measured before it, and how often it is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from study.core.problem import Problem
from study.core.simulators.parameters import parameter
from study.core.text.plural import ranges

READ = ", read 2026-11-26"
COMPUTED, KARN, GRANULARITY, TIMER = (
    f"RFC 6298: Computing TCP's Retransmission Timer, https://www.rfc-editor.org/rfc/rfc6298.html#section-{place}{READ}"
    for place in range(2, 6)
)
GIVING_UP = f"RFC 9293: Transmission Control Protocol, https://www.rfc-editor.org/rfc/rfc9293.html#section-3.8.3{READ}"

MOST = 50
"""Round trips of one run."""

LONGEST = 60_000
"""Milliseconds of a round trip."""


def _numbers(label: str, highest: int, example: str) -> Any:
    """A reader of whole numbers from 1: a list, or texts parted by blanks or commas."""

    def read(value: Any) -> tuple[tuple[int, ...] | None, str]:
        wanted = f"{label}: at most {MOST} whole numbers, 1 to {highest:,}, such as `{example}`."
        words = value.replace(",", " ").split() if isinstance(value, str) else value
        if not isinstance(words, list | tuple) or len(words) > MOST:
            return None, wanted
        texts = [str(word) for word in words]
        if not all(text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= highest for text in texts):
            return None, wanted
        return tuple(map(int, texts)), ""

    return read


read_round_trips = _numbers("Round trips measured", LONGEST, "100 120 300")
_read_ambiguous = _numbers("Measured on segments that were sent twice", MOST, "2 3")


def read_ambiguous(value: Any) -> tuple[tuple[int, ...] | None, str]:
    """Read the numbers of round trips, each once and in order."""
    found, message = _read_ambiguous(value)
    return (None if found is None else tuple(sorted(set(found)))), message


def _write(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _said_times(numbers: tuple[int, ...]) -> str:
    return f"{', '.join(map(str, numbers))} ms in this order" if numbers else "none"


def _said_places(numbers: tuple[int, ...]) -> str:
    return f"number {ranges(numbers)}" if numbers else "none"


@dataclass(frozen=True, slots=True)
class Params:
    """One segment of data, and what its sender has measured before."""

    rtts: tuple[int, ...] = parameter(
        (100, 120, 100),
        "Round trips measured",
        unit="ms",
        read=read_round_trips,
        write=_write,
        words=_said_times,
        items="integer",
        help="in order, one segment at a time; none before anything has been acknowledged",
        source=COMPUTED,
    )
    ambiguous: tuple[int, ...] = parameter(
        (),
        "Measured on segments that were sent twice",
        read=read_ambiguous,
        write=_write,
        words=_said_places,
        items="integer",
        help="the numbers of those round trips, from 1; the timer of each had run out once",
        source=KARN,
    )
    lost: int = parameter(2, "Sends of the segment that are lost", minimum=0, maximum=20, step=1, help="the first ones")
    round_trip: int = parameter(
        100,
        "Round trip of what gets through",
        unit="ms",
        minimum=1,
        maximum=LONGEST,
        step=100,
        help="from sending it to its acknowledgment",
    )
    minimum_rto: int = parameter(
        1_000,
        "Minimum RTO",
        unit="ms",
        minimum=1,
        maximum=10_000,
        step=100,
        help="the RFC says 1 s; many systems take 200 ms",
        source=COMPUTED,
    )
    maximum_rto: int = parameter(
        60,
        "Maximum RTO",
        unit="s",
        minimum=60,
        maximum=600,
        step=10,
        help="a limit is optional, and 60 s or more",
        source=COMPUTED,
    )
    give_up_after: int = parameter(
        100,
        "Gives up after",
        unit="s",
        minimum=1,
        maximum=3_600,
        step=10,
        help="since the segment was first sent; R2, 100 s or more for data",
        source=GIVING_UP,
    )
    clock_granularity: int = parameter(
        1,
        "Clock granularity",
        unit="ms",
        minimum=1,
        maximum=1_000,
        step=10,
        advanced=True,
        help="RTTVAR × 4 counts as this much at least",
        source=GRANULARITY,
    )
    initial_rto: int = parameter(
        1_000,
        "RTO before any round trip is measured",
        unit="ms",
        minimum=1_000,
        maximum=10_000,
        step=500,
        advanced=True,
        help="1 s; it was 3 s until 2011",
        source=COMPUTED,
    )


def check(params: Params) -> tuple[Problem, ...]:
    """Only what cannot be run."""
    last = max(params.ambiguous, default=0)
    if last > len(params.rtts):
        message = (
            f"Measured on segments that were sent twice: there is no round trip {last}; {len(params.rtts)} are given."
        )
        return (Problem(message, subject="ambiguous"),)
    return ()
