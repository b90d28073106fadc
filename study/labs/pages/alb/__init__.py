"""The page of a load balancer and JSON: every value of the request, and every check on the way."""

from study.labs.pages.alb.numbers import numbers, tables
from study.labs.pages.alb.picture import draw, tile
from study.labs.pages.alb.posed import posed
from study.labs.pages.alb.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.alb.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="What does a function get of an HTTP request, and what does the client get of its answer?",
    topic="Load balancers",
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
)
