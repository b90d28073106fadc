"""The page of TCP's retransmission timer: one segment, its sends, and the round trips that set the wait."""

from study.labs.pages.tcp_retransmission.numbers import moment, numbers, tables
from study.labs.pages.tcp_retransmission.picture import draw, tile
from study.labs.pages.tcp_retransmission.posed import posed
from study.labs.pages.tcp_retransmission.read import length
from study.labs.pages.tcp_retransmission.tasks import COLOURS, CURVES, PREDICTIONS, STAGES, TASKS
from study.labs.pages.tcp_retransmission.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="How long does TCP wait before it sends a segment again, and when does it stop?",
    topic="TCP",
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
