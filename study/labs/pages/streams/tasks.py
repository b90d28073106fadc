"""What to try with a stream: tasks, guesses, curves, what can be put by hand, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.streams.params import LATEST, RECORDS, Params, Record, check, effort
from study.labs.pages.streams.read import stood
from study.labs.plugin import Arrivals, Curve, Prediction, Run, by_change


def _lost(run: Run) -> int:
    return len(run.trace.results["discarded"])


def _bad(run: Run) -> int:
    return sum(record.poison for record in run.params.records)


TASKS = (
    by_change(
        "Lose the bad record and no other",
        lambda run: _lost(run) == _bad(run) > 0,
    ),
    by_change(
        "Have the lane move on within two minutes, though retries have no end",
        lambda run: run.params.max_retry_attempts < 0 and 0 < stood(run)[1] - stood(run)[0] <= 120,
    ),
    by_change(
        "Have only one call fail", lambda run: run.trace.results["failing_calls"] == 1 and len(run.params.records) > 1
    ),
    by_change(
        "Have a state count fifty records or more",
        lambda run: any(row["counted"] >= 50 for row in run.trace.results["windows"]),
    ),
    by_change("Run ten calls at once", lambda run: run.trace.results["max_concurrency"] >= 10),
    by_change(
        "Keep the records that are given up in a bucket",
        lambda run: run.trace.results["destination_gets"] == "metadata-and-records",
    ),
)

PREDICTIONS = (
    Prediction(
        "How many calls fail?",
        "calls",
        lambda run: float(run.trace.results["failing_calls"]),
        lambda params: float(effort(params)),
        log=False,
    ),
    Prediction(
        "How many records are given up?",
        "records",
        lambda run: float(_lost(run)),
        lambda params: float(len(params.records)),
    ),
)

CURVES = (
    Curve(
        "retries",
        "Failing calls, by retries",
        "retries",
        "calls",
        lambda run: sorted({0.0, 1.0, 2.0, 3.0, 5.0, 8.0, float(max(run.params.max_retry_attempts, 0))}),
        lambda run: float(max(run.params.max_retry_attempts, 0)),
        lambda params, value: replace(params, max_retry_attempts=int(value)),
        lambda trace: float(trace.results["failing_calls"]),
    ),
    Curve(
        "batch",
        "Records given up, by batch size",
        "records in a batch",
        "records given up",
        lambda run: sorted({1.0, 2.0, 4.0, 8.0, 16.0, 32.0, float(run.params.batch_size)}),
        lambda run: float(run.params.batch_size),
        lambda params, value: replace(params, batch_size=int(value)),
        lambda trace: float(len(trace.results["discarded"])),
    ),
)


def _put(run: Run, at: float) -> Params | None:
    """One more bad record, in the first shard."""
    params: Params = run.params
    if len(params.records) >= RECORDS or at > LATEST:
        return None
    found = replace(params, records=(*params.records, Record(1, "", round(at, 3), True)))
    return None if check(found) else found


def _take(run: Run, event: int) -> Params | None:
    """Without the bad record of this call, or its last one."""
    rows = run.trace.events.rows if hasattr(run.trace.events, "rows") else ()
    places = rows[event - 1].records if event <= len(rows) else []
    bad = [place for place in places if run.params.records[place - 1].poison]
    gone = next(iter([*bad, *reversed(places)]), 0)
    kept = tuple(record for place, record in enumerate(run.params.records, start=1) if place != gone)
    return replace(run.params, records=kept) if gone else None


ARRIVALS = Arrivals(_put, _take)

STAGES = {
    "blocked": ("max_retry_attempts", "max_record_age", "bisect", "retention", "duration_ms"),
    "two-retries": ("max_retry_attempts", "batch_size", "bisect", "duration_ms"),
    "split": ("max_retry_attempts", "batch_size", "bisect", "on_failure", "duration_ms"),
    "reported": ("report_failures", "max_retry_attempts", "bisect", "batch_size", "duration_ms"),
    "parallel": ("parallelization_factor", "shards", "duration_ms", "batch_size"),
    "too-old": ("max_record_age", "max_retry_attempts", "on_failure", "duration_ms"),
    "windows": ("tumbling_window", "batch_window", "batch_size", "duration_ms"),
    "small-batches": ("batch_window", "batch_size", "duration_ms"),
}

COLOURS = {
    "duration_ms": "served",
    "max_retry_attempts": "retry",
    "max_record_age": "retry",
    "bisect": "failed",
}
"""The colours that inputs have in the picture."""
