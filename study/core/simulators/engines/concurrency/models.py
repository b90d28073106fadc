"""The wrong models of a concurrency run, and the rules of ours that are varied."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from study.core.simulators.engines.concurrency.params import (
    ALIAS,
    LATEST_VERSION,
    FunctionParams,
    Params,
)
from study.core.simulators.simulator import Model

NEVER = 900_000.0
TIE = 0.001
"""Milliseconds that decide otherwise who is first where a request ends at the moment another comes."""


def _each(params: Params, change: Callable[[FunctionParams], FunctionParams]) -> Params:
    return replace(params, functions=tuple(change(one) for one in params.functions))


def _longer(one: FunctionParams) -> FunctionParams:
    if one.durations_ms:
        return replace(one, durations_ms=tuple(min(each + TIE, NEVER) for each in one.durations_ms))
    return replace(one, duration_ms=min(one.duration_ms + TIE, NEVER))


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """The order within an instant, the idle environment used first, cold starts 20 % shorter and longer, the
    keep-alive halved and doubled, random arrivals drawn anew, and provisioning that takes half a minute more."""
    yield _each(params, _longer), 0
    if len(params.functions) > 1:
        yield replace(params, functions=params.functions[::-1]), 0
    yield replace(params, reuse="newest" if params.reuse == "oldest" else "oldest"), 0
    for share in (0.8, 1.2):
        if any(one.init_ms for one in params.functions):
            yield _each(params, lambda one, share=share: replace(one, init_ms=one.init_ms * share)), 0  # type: ignore[misc]
    for share in (0.5, 2.0):
        yield replace(params, idle_ttl=params.idle_ttl * share), 0
    if any(one.pattern == "random" and not one.listed for one in params.functions):
        yield params, 1
    if any(one.provisioned_at is not None for one in params.functions):
        later = _each(
            params,
            lambda one: one if one.provisioned_at is None else replace(one, provisioned_at=one.provisioned_at + 30),
        )
        yield later, 0


def alone(params: Params) -> FunctionParams | None:
    return params.functions[0] if len(params.functions) == 1 else None


def _changed(change: Callable[[FunctionParams], FunctionParams]) -> Callable[[Params], Params]:
    return lambda params: _each(params, change)


def _one_less(params: Params) -> Params | None:
    single = alone(params)
    if single is None:
        return None
    if single.reserved is None:
        return replace(params, account_limit=params.account_limit - 1) if params.account_limit > 1 else None
    return _each(params, lambda one: replace(one, reserved=max((one.reserved or 0) - 1, 0)))


def _unlimited(params: Params) -> Params:
    return replace(_each(params, lambda one: replace(one, reserved=None, provisioned=0)), account_limit=50_000)


MODELS: tuple[Model[Params], ...] = (
    Model(
        "ignores the limit",
        "Without room a synchronous request gets 429 at once; it does not wait, and nothing else makes room.",
        _unlimited,
    ),
    Model(
        "ignores Init",
        "An environment is busy during Init: it is free again only after Init and the request.",
        _changed(lambda one: replace(one, init_ms=0.0)),
    ),
    Model(
        "never frees an environment",
        "A request that is done frees its environment for the next one.",
        _changed(lambda one: replace(one, duration_ms=NEVER, durations_ms=())),
    ),
    Model("off by one", "The limit itself may be reached: exactly so many run at once.", _one_less),
    Model(
        "overlooks provisioned concurrency",
        "Its environments are ready before the first request, and take requests first.",
        _changed(lambda one: replace(one, provisioned=0)),
    ),
    Model(
        "takes $LATEST for the alias",
        "Only calls to the alias reach its provisioned environments.",
        _changed(lambda one: replace(one, qualifier=ALIAS if one.qualifier == LATEST_VERSION else LATEST_VERSION)),
    ),
    Model(
        "overlooks reserved concurrency",
        "Reserved concurrency is also a ceiling: the function gets no more, however much the account has.",
        _changed(lambda one: replace(one, reserved=None)),
    ),
    Model(
        "adds provisioned to reserved concurrency",
        "Provisioned concurrency counts inside the reserved concurrency.",
        _changed(lambda one: replace(one, reserved=None if one.reserved is None else one.reserved + one.provisioned)),
    ),
    Model(
        "keeps no environment",
        "An environment that has served stays idle for a while and serves again without Init.",
        lambda params: replace(params, idle_ttl=0.0),
    ),
)
