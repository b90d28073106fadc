"""The page of the concurrency simulator: arrivals, what is in flight, environments."""

from study.core.simulators.engines.concurrency.params import end
from study.labs.pages.concurrency.numbers import faults, moment, numbers, tables
from study.labs.pages.concurrency.picture import draw, tile
from study.labs.pages.concurrency.tasks import CURVES, PREDICTIONS, TASKS
from study.labs.plugin import LabPage, Run


def length(run: Run) -> float:
    """Seconds from the start to the end of the run."""
    return end(run.params)


PLUGIN = LabPage(
    question="How many requests can run at once, and what becomes of the next one?",
    topic="Concurrency and throttling",
    draw=draw,
    numbers=numbers,
    tile=tile,
    moment=moment,
    length=length,
    tables=tables,
    tasks=TASKS,
    curves=CURVES,
    predictions=PREDICTIONS,
    stages={
        "burst": ("functions.reserved", "functions.provisioned", "functions.duration_ms", "functions.init_ms"),
        "steady-api": ("functions.rps", "functions.duration_ms", "functions.init_ms"),
        "upload-burst": ("account_limit", "functions.duration_ms", "functions.reserved"),
        "black-friday": ("account_limit", "functions.rps", "functions.duration_ms", "functions.reserved"),
        "noisy-neighbour": ("functions.rps", "functions.reserved", "account_limit"),
        "kill-switch": ("functions.reserved", "functions.rps"),
        "provisioned-launch": ("functions.provisioned", "functions.rps", "functions.init_ms"),
        "slow-start": ("functions.init_ms", "functions.rps", "functions.duration_ms", "functions.reserved"),
    },
    faults=faults,
)
