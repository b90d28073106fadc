"""The page of Lambda@Edge: a request on its way through CloudFront, and how often each function runs."""

from study.labs.pages.edge.numbers import faults, numbers, tables
from study.labs.pages.edge.picture import draw, tile
from study.labs.pages.edge.posed import posed
from study.labs.pages.edge.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.edge.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="Which functions does a request meet at the edge, and how often does each of them run?",
    topic="Lambda@Edge",
    draw=draw,
    posed=posed,
    numbers=numbers,
    tile=tile,
    tables=tables,
    tasks=TASKS,
    curves=CURVES,
    predictions=PREDICTIONS,
    stages=STAGES,
    path=PATH,
    colours=COLOURS,
    faults=faults,
)
