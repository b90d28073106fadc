"""The page of async retries: how often an event is tried, and where it ends up."""

from study.labs.pages.retries.numbers import moment, numbers, tables
from study.labs.pages.retries.picture import draw, tile
from study.labs.pages.retries.posed import posed
from study.labs.pages.retries.read import length
from study.labs.pages.retries.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.retries.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="How often is an asynchronous event tried, and where is it when nothing helps?",
    topic="Invocation",
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
)
