"""The page of execution environments: started, used, frozen, and what each request finds in them."""

from study.labs.pages.environment.numbers import moment, numbers, tables
from study.labs.pages.environment.picture import draw, tile
from study.labs.pages.environment.posed import posed
from study.labs.pages.environment.read import length, weight
from study.labs.pages.environment.tasks import ARRIVALS, COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.environment.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="Which requests start cold, and what does one find that an earlier one has left?",
    topic="Performance",
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
    arrivals=ARRIVALS,
    colours=COLOURS,
)
