"""Why an account decided as it did: recorded with each decision, and put into words here alone."""

from typing import NamedTuple

CONCURRENCY = "ConcurrentInvocationLimitExceeded"
RESERVED = "ReservedFunctionConcurrentInvocationLimitExceeded"
RATE = "FunctionInvocationRateLimitExceeded"
RESERVED_RATE = "ReservedFunctionInvocationRateLimitExceeded"
SCALING = "ConcurrencyScalingRateExceeded"
"""What a refused caller is told. The first four are Lambda's own words (API ThrottleReason); the last is
ours, because AWS names none for the scaling rate."""

UNRESERVED_IN_USE, NOTHING_UNRESERVED = "unreserved-in-use", "nothing-unreserved"
RESERVED_IN_USE, ALL_PROVISIONED, STOPPED = "reserved-in-use", "all-provisioned", "stopped"
ACCOUNT_RATE, FUNCTION_RATE, SCALING_RATE = "account-rate", "reserved-rate", "scaling-rate"
"""The rules that turn a request away."""

REASONS = {
    UNRESERVED_IN_USE: CONCURRENCY,
    NOTHING_UNRESERVED: CONCURRENCY,
    RESERVED_IN_USE: RESERVED,
    ALL_PROVISIONED: RESERVED,
    STOPPED: RESERVED,
    ACCOUNT_RATE: RATE,
    FUNCTION_RATE: RESERVED_RATE,
    SCALING_RATE: SCALING,
}
"""What the caller is told under each rule. The first two are about the unreserved concurrency of an account, the
next three about a function's reserved concurrency."""

IDLE, NONE_IDLE, PROVISIONED_FREE = "environment-idle", "none-idle", "provisioned-free"
"""The rules by which a request is served."""

BUSY, QUOTA, NOT_READY, NOT_THE_ALIAS = "busy", "quota", "not-ready", "not-the-alias"
"""Why provisioned concurrency did not take a request."""

FINISHED, EXPIRED = "finished", "expired"


class Cause(NamedTuple):
    """The rule that decided, and why provisioned concurrency had not taken the request before; `passed` is empty
    where there is none, or where the request came no further than a quota of requests."""

    rule: str
    passed: str = ""


PASSED = {
    BUSY: "every provisioned environment was busy",
    QUOTA: "the 10 requests per second for each unit of its provisioned concurrency were used up",
    NOT_READY: "its provisioned environments were not ready",
    NOT_THE_ALIAS: "the call went to $LATEST, and the provisioned environments belong to the alias",
}

RULES = {
    IDLE: "an environment was idle",
    NONE_IDLE: "no environment was idle",
    PROVISIONED_FREE: "a provisioned environment was free",
    UNRESERVED_IN_USE: "the unreserved concurrency of the account was in use",
    NOTHING_UNRESERVED: "no concurrency of the account is left unreserved",
    RESERVED_IN_USE: "all of its reserved concurrency was in use",
    ALL_PROVISIONED: "all of its reserved concurrency is set aside for provisioned environments",
    STOPPED: "its reserved concurrency is 0",
    ACCOUNT_RATE: "the account's requests per second, 10 for each unit of concurrency, were used up",
    FUNCTION_RATE: "its requests per second, 10 for each unit of reserved concurrency, were used up",
    SCALING_RATE: "a function gets at most 1,000 new environments in 10 s",
    FINISHED: "the request ran for its duration",
    EXPIRED: "it was idle for longer than the keep-alive",
}

_BESIDE = {
    IDLE: "an environment on demand was idle",
    NONE_IDLE: "none on demand was idle",
    RESERVED_IN_USE: "the rest of its reserved concurrency was in use",
}
"""The same beside what provisioned concurrency did not take."""


def words(cause: Cause) -> str:
    """A cause as a clause: what provisioned concurrency did not do, and the rule that decided then."""
    if not cause.passed:
        return RULES[cause.rule]
    return f"{PASSED[cause.passed]}, and {_BESIDE.get(cause.rule) or RULES[cause.rule]}"
