"""The page of the pollers of a queue: runs at once, what holds them, and the messages that are left."""

from study.labs.pages.poller.numbers import faults, moment, numbers, tables
from study.labs.pages.poller.picture import draw, tile
from study.labs.pages.poller.posed import posed
from study.labs.pages.poller.read import length, weight
from study.labs.pages.poller.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.poller.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="How many runs do the pollers of a queue start, and what becomes of messages without room?",
    topic="Event sources: queues",
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
    faults=faults,
)
