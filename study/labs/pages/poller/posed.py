"""The inputs before the run: the messages that wait and come, and what may hold the runs."""

from study.core.simulators.engines.poller.params import Params, ceiling
from study.core.simulators.engines.poller.points import HOLDS
from study.core.text.duration import span
from study.core.text.number import number
from study.drawing.strip import strip
from study.labs.pages.poller.read import limits
from study.labs.plugin import Picture

TITLE, FINDING = "The queue and what it feeds", "Inputs alone; how many run, and when, is not shown."
HOLDING = "What may hold the runs"


def posed(params: Params) -> tuple[Picture, ...]:
    """Boxes from the queue to the function, and one for all that may hold the runs at once, to choose from."""
    boxes = [
        ("Waiting", f"{number(params.backlog)} messages"),
        ("Coming", f"{number(params.arrivals_per_s)} per s"),
        ("Batch", f"up to {number(params.batch_size)}"),
        ("Pollers", params.mode),
        ("A run", span(params.duration_ms / 1000)),
    ]
    holding = [("Pollers", f"at most {number(ceiling(params))}")]
    answers = [HOLDS["scaling"]]
    for one in limits(params):
        holding.append((one.words.capitalize(), number(one.value)))
        answers.append(HOLDS[one.name])
    return (
        Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes)),
        Picture(
            HOLDING,
            FINDING,
            lambda width: strip(width, HOLDING, FINDING, [*holding, ("Nothing", "no more messages")],
                                [*answers, HOLDS["none"]]),
        ),
    )  # fmt: skip
