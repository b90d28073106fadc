"""Limits of what is put in, stated here once more: the limit itself is taken, one past it is refused and said."""

from collections.abc import Mapping

from study.core.simulators import ENGINES
from study.core.simulators.engines.streams.params import CALLS, effort
from study.core.simulators.engines.streams.params import Params as Stream
from study.core.simulators.engines.streams.params import check as check_stream
from study.core.simulators.parameters import declared, read

BOUNDS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "alb": {"body_bytes": (0, 10_000_000), "response_bytes": (0, 10_000_000)},
    "aliases": {
        "weight": (0, 1),
        "calls": (1, 100_000),
        "shift_percent": (1, 100),
        "shift_minutes": (1, 2_880),
        "alarm_at": (0, 2_880),
        **dict.fromkeys(("environments", "at_once", "asked_for"), (1, 1_000)),
    },
    "edge": {
        "origin_status": (200, 599),
        "body_bytes": (0, 8_000_000),
        "requests": (1, 1_000_000_000),
        "hit_ratio": (0, 1),
        "timeout_s": (1, 900),
        "package_mb": (1, 10_240),
    },
    "environment": {
        "duration_ms": (1, 900_000),
        "init_ms": (0, 10_000),
        "idle_ttl": (0, 86_400),
        "restore_ms": (0, 10_000),
        "connection_idle": (0, 86_400),
    },
    "package": {
        **dict.fromkeys(("zip_bytes", "unzipped_bytes", "image_bytes"), (0, 10**12)),
        **dict.fromkeys(("memory_mb", "timeout_s", "tmp_mb", "provisioned_concurrency"), (0, 10**6)),
        "subnets": (0, 1_000),
        "security_groups": (0, 1_000),
    },
    "permissions": {},
    "streams": {
        "shards": (1, 100),
        "batch_size": (1, 10_000),
        "batch_window": (0, 300),
        "tumbling_window": (0, 900),
        "parallelization_factor": (1, 10),
        "max_retry_attempts": (-1, 10_000),
        "max_record_age": (-1, 604_800),
        "duration_ms": (1, 900_000),
        "retention": (86_400, 31_536_000),
        "polls_per_s": (1, 4),
        "poll_offset_ms": (0, 999),
        "first_wait": (0.5, 60),
        "window_wait": (0, 120),
        "spread": (0, 99),
    },
    "vpc": {"timeout_s": (1, 900)},
    "xray": {
        "requests_per_s": (0, 1_000),
        "seconds": (1, 3_600),
        "errors": (0, 10_000),
        "throttled": (0, 10_000),
        "max_retry_attempts": (0, 2),
    },
}
"""Of every number that goes in the least and the most. A limit of AWS that is checked and not refused, such as 250 MB,
is no bound of the input: its cases are in the data of the engine."""


def test_a_bound_is_taken_and_one_past_it_is_refused() -> None:
    for engine, bounds in BOUNDS.items():
        params = ENGINES[engine].params
        about = declared(params)
        numbers = {name for name, one in about.items() if one.minimum is not None or one.maximum is not None}
        assert numbers == set(bounds), engine
        for name, (least, most) in bounds.items():
            past = 1 if isinstance(least, int) and isinstance(most, int) else 0.01
            for value, refused in ((least, False), (most, False), (least - past, True), (most + past, True)):
                _, problems = read(params, {name: value})
                assert [one.subject for one in problems] == [name] * refused, f"{engine}.{name} = {value}"


def test_the_records_of_a_stream_are_taken_to_the_last_one_and_the_last_second() -> None:
    for text, taken in (
        ("1@0x1000", True),
        ("1@0x1001", False),
        ("1@0x500 1@1x500", True),
        ("1@0x500 1@1x501", False),
        ("1@3600", True),
        ("1@3600.000001", False),
        ("1@0/3.6x1000", True),
        ("1@4/3.6x1000", False),
        ("100@0", True),
        ("101@0", False),
        ("0@0", False),
        ("1@0x0", False),
        (f"1:{'k' * 20}@0", True),
        (f"1:{'k' * 21}@0", False),
    ):
        _, problems = read(Stream, {"records": text, "shards": 100})
        assert [one.subject for one in problems] == ["records"] * (not taken), text


def test_a_run_of_a_stream_is_made_to_the_last_call_and_no_further() -> None:
    """Bad records in batches of their own, each with so many retries, and one more that just fits or just does not."""
    for more, refused in ((False, False), (True, True)):
        params, _ = read(
            Stream, {"records": "1@0x2! 1@0x2", "max_retry_attempts": 9_997 + more, "retention": 31_536_000}
        )
        assert params and effort(params) == CALLS + 2 * more
        assert [one.subject for one in check_stream(params)] == ["max_retry_attempts"] * refused
