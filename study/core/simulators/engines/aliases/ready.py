"""The provisioned environments of an alias: whose they are, which calls find one, and whether they may be changed."""

from study.core.simulators.engines.aliases.params import Params, is_weighted, kind_of

FIXED = "The number of provisioned environments cannot be changed while the alias has weights."

UNASKED, TAKEN, REFUSED = "none", "taken", "refused"


def owner(params: Params) -> str | None:
    """The version that they belong to; None where there are none, or where AWS divides them between two."""
    if not params.provisioned or is_weighted(params) or kind_of(params.first_version) != "version":
        return None
    return params.first_version


def change(params: Params) -> str:
    """Whether AWS takes another number of them."""
    if not params.provisioned or params.asked_for is None:
        return UNASKED
    return TAKEN if owner(params) else REFUSED


def is_fixed(params: Params) -> bool:
    """Whether it is the weights that a change is refused for."""
    return change(params) == REFUSED and is_weighted(params)


def how_many(params: Params) -> int:
    """So many environments are ready when the calls come."""
    if owner(params) is None:
        return 0
    return params.environments if params.asked_for is None else params.asked_for


def finds(params: Params, place: int) -> bool:
    """Whether a call through the alias, counted from 0, finds one free: each takes one until its group has ended."""
    return place % params.at_once < how_many(params)


def warm(params: Params) -> int:
    """So many of the calls through the alias find one."""
    groups, rest = divmod(params.calls, params.at_once)
    return groups * min(params.at_once, how_many(params)) + min(rest, how_many(params))
