"""The page of the VPC: one packet from station to station, and where it stops."""

from study.labs.pages.vpc.numbers import changed, moment, numbers, tables
from study.labs.pages.vpc.picture import draw, tile
from study.labs.pages.vpc.posed import posed
from study.labs.pages.vpc.read import length
from study.labs.pages.vpc.tasks import COLOURS, PREDICTIONS, STAGES, TASKS
from study.labs.pages.vpc.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="A function opens a connection from inside a VPC: how far does its packet get?",
    topic="VPC",
    draw=draw,
    posed=posed,
    numbers=numbers,
    tile=tile,
    moment=moment,
    length=length,
    tables=tables,
    changes=changed,
    tasks=TASKS,
    predictions=PREDICTIONS,
    stages=STAGES,
    path=PATH,
    colours=COLOURS,
)
