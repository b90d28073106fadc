"""The inputs before the run: the messages that wait and come, and what may hold the runs."""

from study.core.simulators.engines.poller.params import Params
from study.core.text.duration import span
from study.core.text.number import number
from study.drawing.strip import strip
from study.labs.plugin import Picture, both

TITLE, FINDING = "The queue and what it feeds", "Inputs alone; how many run, and when, is not shown."


def posed(params: Params) -> tuple[Picture, ...]:
    """Boxes from the queue to the function."""
    reserved, most = params.reserved_concurrency, params.maximum_concurrency
    boxes = [
        ("Waiting", f"{number(params.backlog)} messages"),
        ("Coming", f"{number(params.arrivals_per_s)} per s"),
        ("Batch", f"up to {number(params.batch_size)}"),
        ("Pollers", f"{params.mode}" + ("" if most is None else f", at most {number(most)}")),
        (
            "Room",
            f"{number(reserved)} reserved" if reserved is not None else f"{number(params.account_limit)}, account",
        ),
        ("A run", span(params.duration_ms / 1000)),
    ]
    return (both(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes)),)
