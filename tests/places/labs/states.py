"""Parameters and states of every simulator, as hypothesis makes them."""

from dataclasses import replace
from typing import Any, get_type_hints

from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.parameters import Parameter, declared
from study.core.simulators.simulator import Simulator
from study.labs.state import LARGEST_SEED, State

LARGEST = 60.0
"""Numbers stay small enough for runs of milliseconds."""


# What is pulled in the pictures of each lab, limits, sizes and waits: by its field the number of a preset that has
# the handle, and what else is given there.
HANDLES: dict[str, dict[str, tuple[int, dict[str, Any]]]] = {
    "alb": {"body_bytes": (3, {}), "response_bytes": (5, {})},
    "aliases": {
        "weight": (0, {}),
        "calls": (0, {}),
        "shift_percent": (5, {}),
        "alarm_at": (5, {}),
        "shift_minutes": (6, {"shift_minutes": 5}),
        "at_once": (9, {}),
        "environments": (9, {}),
        "asked_for": (10, {}),
    },
    "concurrency": {
        "functions-0-reserved": (0, {}),
        "functions-0-provisioned": (0, {}),
        "functions-0-duration_ms": (0, {}),
        "functions-0-init_ms": (0, {}),
        "account_limit": (1, {}),
        "idle_ttl": (0, {"idle_ttl": 1.0}),
    },
    "edge": {
        "hit_ratio": (0, {}),
        "requests": (0, {}),
        "body_bytes": (4, {}),
        "timeout_s": (7, {}),
        "package_mb": (0, {"package_mb": 60}),
    },
    "environment": {
        "init_ms": (0, {}),
        "duration_ms": (0, {}),
        "idle_ttl": (0, {}),
        "connection_idle": (3, {}),
        "restore_ms": (4, {}),
    },
    "memory": {"memory_mb": (0, {}), "needed_mb": (0, {}), "timeout_seconds": (0, {})},
    "package": {
        "zip_bytes": (0, {}),
        "unzipped_bytes": (0, {}),
        "memory_mb": (0, {}),
        "timeout_s": (7, {}),
        "tmp_mb": (0, {}),
        "image_bytes": (5, {}),
        "provisioned_concurrency": (6, {}),
        "subnets": (0, {"subnets": 12}),
        "security_groups": (0, {"security_groups": 4}),
    },
    "poller": {
        "account_limit": (0, {}),
        "backlog": (0, {}),
        "visibility_timeout": (0, {}),
        "duration_ms": (0, {}),
        "batch_window": (0, {"batch_window": 20}),
        "reserved_concurrency": (1, {}),
        "maximum_concurrency": (2, {"maximum_concurrency": 20}),
        "message_groups": (3, {}),
        "maximum_pollers": (4, {}),
    },
    "queue_retries": {
        "visibility_timeout": (0, {}),
        "max_receive_count": (0, {}),
        "retention": (0, {}),
        "dlq_retention": (0, {}),
        "function_timeout": (1, {}),
        "batch_window": (1, {}),
        "poll_delay": (0, {"poll_delay": 20}),
    },
    "retries": {
        "max_event_age": (3, {}),
        "max_retry_attempts": (0, {}),
        "function_timeout": (4, {}),
        "queue_delay": (0, {"queue_delay": 20}),
    },
    "tcp_retransmission": {
        "give_up_after": (0, {}),
        "lost": (0, {}),
        "initial_rto": (0, {"initial_rto": 3_000}),
        "round_trip": (0, {}),
        "minimum_rto": (1, {}),
    },
    "sdk_retries": {
        "read_timeout": (0, {}),
        "duration": (0, {}),
        "max_attempts": (0, {}),
        "retry_after_ms": (2, {"retry_after_ms": 200}),
    },
    "streams": {
        "duration_ms": (0, {}),
        "batch_size": (0, {}),
        "batch_window": (0, {}),
        "parallelization_factor": (4, {}),
        "max_retry_attempts": (1, {}),
        "max_record_age": (5, {}),
        "retention": (0, {"retention": 604_800}),
    },
    "vpc": {"timeout_s": (0, {"timeout_s": 60})},
    "xray": {
        "errors": (4, {}),
        "seconds": (0, {}),
        "requests_per_s": (0, {}),
        "throttled": (4, {}),
        "max_retry_attempts": (5, {}),
    },
}


def held(engine: str, field: str) -> Any:
    """Parameters with which the lab has a handle for this field."""
    place, given = HANDLES[engine][field]
    return replace(ENGINES[engine].presets[place].params, **given)


def params(simulator: Simulator[Any]) -> st.SearchStrategy[Any]:
    """Parameters that the simulator accepts."""
    return _params(simulator, simulator.params).filter(lambda found: not simulator.check(found))


def measured(simulator: Simulator[Any]) -> bool:
    """Whether any input is a number: without one nothing can be pulled, only chosen."""
    hints = get_type_hints(simulator.params)
    things = any(about.of for about in declared(simulator.params).values())
    return things or any(hints[name] in (int, float, int | None, float | None) for name in declared(simulator.params))


@st.composite
def states(draw: st.DrawFn) -> State:
    """A state of any lab."""
    simulator = ENGINES[draw(st.sampled_from(sorted(ENGINES)))]
    some = st.none() | params(simulator)
    return State(
        simulator,
        draw(params(simulator)),
        draw(st.none() | st.sampled_from(simulator.presets)),
        seed=draw(st.integers(0, LARGEST_SEED)),
        pinned=draw(some),
        at=draw(st.none() | st.floats(0, 1e6)),
        event=draw(st.none() | st.integers(1, 5000)),
        curve=draw(st.sampled_from(["", *declared(simulator.params)])),
        predict=draw(st.integers(0, 3)),
        guess=draw(st.none() | st.floats(allow_nan=False, allow_infinity=False)),
        done=draw(st.frozensets(st.integers(1, 12))),
    )


def _params(simulator: Simulator[Any], of: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(of)
    return st.builds(
        of, **{name: _value(simulator, of, name, hints[name], about) for name, about in declared(of).items()}
    )


def _value(simulator: Simulator[Any], of: type[Any], name: str, hint: Any, about: Parameter) -> st.SearchStrategy[Any]:
    usual = getattr(of(), name)
    if about.of and usual:
        things = st.lists(
            _params(simulator, about.of), min_size=1, max_size=3, unique_by=lambda thing: getattr(thing, "name", thing)
        )
        return things.map(tuple)
    if name == "name":
        return st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
    if about.choices:
        return st.sampled_from(about.choices)
    if about.read:
        seen = [getattr(preset.params, name, usual) for preset in simulator.presets]
        return st.sampled_from([usual, *seen])
    if hint is bool:
        return st.booleans()
    low, high = about.minimum or 0, min(about.maximum or LARGEST, max(LARGEST, about.minimum or 0))
    whole = hint in (int, int | None)
    number: st.SearchStrategy[Any] = st.integers(round(low), round(high)) if whole else st.floats(low, high)
    return (st.none() | number) if about.optional else number
