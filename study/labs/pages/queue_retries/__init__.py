"""The page of queue retries: deliveries, visibility timeouts, and the retention clock."""

from study.labs.pages.queue_retries.numbers import faults, moment, numbers, tables
from study.labs.pages.queue_retries.picture import draw, tile
from study.labs.pages.queue_retries.posed import posed
from study.labs.pages.queue_retries.read import length
from study.labs.pages.queue_retries.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.queue_retries.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="How often does a queue deliver a message that fails, and where is it in the end?",
    topic="Event sources: queues",
    draw=draw,
    posed=posed,
    numbers=numbers,
    tile=tile,
    moment=moment,
    length=length,
    tables=tables,
    tasks=TASKS,
    curves=CURVES,
    predictions=PREDICTIONS,
    stages=STAGES,
    path=PATH,
    colours=COLOURS,
    faults=faults,
)
