"""The page of versions and aliases: calls one by one, what was expected, and a release over minutes."""

from study.labs.pages.aliases.numbers import faults, moment, numbers, tables
from study.labs.pages.aliases.picture import draw, tile
from study.labs.pages.aliases.posed import posed
from study.labs.pages.aliases.read import length, weight
from study.labs.pages.aliases.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.aliases.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="Which version does a call run, and how does a release reach all of them?",
    topic="Versions and aliases",
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
