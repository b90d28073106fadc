"""Which states the questions about streams may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.streams.params import Params, Record
from study.core.simulators.engines.streams.points import is_windowed
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


def is_even(params: Params, trace: Trace) -> bool:
    """Every shard gets a record at the same even moments from 0 s on, which fill whole tumbling windows."""
    first = [record.at for record in params.records if record.shard == 1]
    if len(first) < 2 or not is_windowed(params):
        return False
    step = first[1]
    alike = tuple(Record(shard, "", step * turn) for shard in range(1, params.shards + 1) for turn in range(len(first)))
    whole = step > 0 and params.tumbling_window % step == 0 and step * len(first) % params.tumbling_window == 0
    return whole and params.records == alike and usual(params, "shards", "tumbling_window", "records")
