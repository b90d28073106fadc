"""The page of the client's retries: a call that fails, and the runs it starts."""

from study.labs.pages.sdk_retries.numbers import moment, numbers, tables
from study.labs.pages.sdk_retries.picture import draw, tile
from study.labs.pages.sdk_retries.posed import posed
from study.labs.pages.sdk_retries.read import length
from study.labs.pages.sdk_retries.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.sdk_retries.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="Who tries again when a synchronous call fails, and how often does the function run then?",
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
