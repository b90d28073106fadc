"""The page of a function that is watched: which requests have a trace, and what the metrics count."""

from study.labs.pages.xray.numbers import moment, numbers, tables
from study.labs.pages.xray.picture import draw, tile
from study.labs.pages.xray.posed import posed
from study.labs.pages.xray.read import length, weight
from study.labs.pages.xray.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.xray.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="Which requests does X-Ray get to see, and what do the metrics count?",
    topic="Monitoring",
    draw=draw,
    posed=posed,
    numbers=numbers,
    tile=tile,
    moment=moment,
    length=length,
    weight=weight,
    tables=tables,
    tasks=TASKS,
    curves=CURVES,
    predictions=PREDICTIONS,
    stages=STAGES,
    path=PATH,
    colours=COLOURS,
)
