"""The page of streams: lanes with their calls, the bad record, and how far behind the function is."""

from study.labs.pages.streams.numbers import faults, moment, numbers, tables
from study.labs.pages.streams.picture import draw, tile
from study.labs.pages.streams.posed import posed
from study.labs.pages.streams.read import length, weight
from study.labs.pages.streams.tasks import ARRIVALS, COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.streams.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="One record that the function cannot take holds up all behind it. Who gives up, and how soon?",
    topic="Event sources: streams",
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
    faults=faults,
)
