"""Which states the questions about streams may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.streams.params import Params
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace


def is_one_batch(params: Params) -> bool:
    """One batch that is full at once, in a shard by itself, with one bad record and retries that end."""
    records = params.records
    return (
        params.parallelization_factor == 1
        and params.shards == 1
        and len(records) == params.batch_size > 1
        and sum(record.poison for record in records) == 1
        and all((record.at, record.key) == (0, "") for record in records)
        and 0 <= params.max_retry_attempts <= 10
    )


def splits(params: Params, trace: Trace) -> bool:
    """A batch of a power of two that is split: where an odd one is split is not documented."""
    told = usual(params, "batch_size", "max_retry_attempts", "bisect", "records")
    size = params.batch_size
    return told and params.bisect and is_one_batch(params) and size & (size - 1) == 0


def loses(params: Params, trace: Trace) -> bool:
    """A batch that is given up, or what is left of it; both settings at once are not documented in full."""
    told = usual(params, "batch_size", "max_retry_attempts", "bisect", "report_failures", "records")
    return told and is_one_batch(params) and not (params.bisect and params.report_failures)


def is_wide(params: Params, trace: Trace) -> bool:
    """Several shards or parts, whatever comes."""
    return params.shards > 1 and params.parallelization_factor > 1


def tells(params: Params, trace: Trace) -> bool:
    """Something was given up because its retries were used up."""
    told = usual(params, "batch_size", "max_retry_attempts", "on_failure", "records")
    return told and is_one_batch(params)
