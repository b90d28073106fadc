"""The page of the concurrency simulator: arrivals, what is in flight, environments."""

from study.labs.pages.concurrency.numbers import faults, moment, numbers, tables
from study.labs.pages.concurrency.picture import draw, tile
from study.labs.pages.concurrency.posed import posed
from study.labs.pages.concurrency.read import length, weight
from study.labs.pages.concurrency.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS, put, take
from study.labs.pages.concurrency.told import PATH
from study.labs.plugin import Arrivals, LabPage

PLUGIN = LabPage(
    question="How many requests can run at once, and what becomes of the next one?",
    topic="Concurrency and throttling",
    draw=draw,
    posed=posed,
    numbers=numbers,
    tile=tile,
    moment=moment,
    length=length,
    arrivals=Arrivals(put, take),
    weight=weight,
    tables=tables,
    tasks=TASKS,
    curves=CURVES,
    predictions=PREDICTIONS,
    stages=STAGES,
    path=PATH,
    colours=COLOURS,
    faults=faults,
)
