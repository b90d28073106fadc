"""The page of the memory simulator: what a size costs and how long a call takes there."""

from study.labs.pages.memory.numbers import numbers, tables
from study.labs.pages.memory.picture import draw, tile
from study.labs.pages.memory.posed import posed
from study.labs.pages.memory.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.memory.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="How much memory should this function have?",
    topic="Performance",
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
