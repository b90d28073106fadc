"""The page of packages: what is measured beside its limit, the files in /opt, and every refusal."""

from study.core.simulators.engines.package.pasted import pasted
from study.labs.pages.package.numbers import faults, numbers, tables
from study.labs.pages.package.picture import draw, tile
from study.labs.pages.package.posed import posed
from study.labs.pages.package.tasks import COLOURS, PREDICTIONS, STAGES, TASKS
from study.labs.pages.package.told import PATH
from study.labs.plugin import LabPage, Pasted

PLUGIN = LabPage(
    question="A package, its layers and its settings: what of it does AWS refuse?",
    topic="Packaging",
    draw=draw,
    posed=posed,
    numbers=numbers,
    tile=tile,
    tables=tables,
    tasks=TASKS,
    predictions=PREDICTIONS,
    stages=STAGES,
    path=PATH,
    colours=COLOURS,
    faults=faults,
    pasted=Pasted(
        "A configuration as JSON",
        "As aws lambda get-function-configuration prints it: it tells no unzipped sizes, and of a layer its archive. "
        "Leave secrets out, for inputs are part of the address.",
        pasted,
    ),
)
