"""What AWS refuses an alias for."""

from collections.abc import Iterator

from study.core.simulators.engines.aliases.params import LATEST, NONE, Params, is_weighted, kind_of
from study.core.simulators.engines.aliases.publishing import exists


def violations(params: Params) -> Iterator[tuple[str, str]]:
    """What AWS refuses, as rule and message."""
    first, second = params.first_version, params.second_version
    if params.third_version != NONE:
        yield "one-additional-version", "An alias has one additional version at most: two versions in all."
    if "alias" in (kind_of(first), kind_of(second)):
        yield "alias-to-alias", "An alias points to versions, never to another alias."
    if first == NONE:
        yield "no-version", "An alias needs a version of its own."
    for version in dict.fromkeys((first, second)):
        if not exists(params, version):
            yield "missing-version", f"The function has no version {version}: an alias points to one that is published."
            break
    if is_weighted(params):
        yield from _unweightable(params)
    if params.provisioned and first == LATEST:
        yield "provisioned-latest", "Provisioned concurrency needs a published version: $LATEST cannot have it."


def _unweightable(params: Params) -> Iterator[tuple[str, str]]:
    """What an alias with an additional version may not be."""
    first, second = params.first_version, params.second_version
    if LATEST in (first, second):
        yield "weighted-latest", "Both versions behind a weighted alias are published: $LATEST cannot be one."
    elif first == second:
        yield "two-versions", f"A weighted alias splits calls between two versions; both are {first}."
    if not params.same_role:
        yield "same-role", "Both versions behind a weighted alias have the same execution role."
    if not params.same_dlq:
        yield "same-dlq", "Both versions behind a weighted alias have the same dead-letter queue, or none."
