"""The page of permissions: one call on its way through the policies, and the gate that decides."""

from study.labs.pages.permissions.numbers import changed, numbers, tables
from study.labs.pages.permissions.picture import draw, tile
from study.labs.pages.permissions.posed import posed
from study.labs.pages.permissions.tasks import COLOURS, PREDICTIONS, STAGES, TASKS
from study.labs.pages.permissions.told import PATH
from study.labs.plugin import LabPage

PLUGIN = LabPage(
    question="A caller, an action, a resource, and up to six policies: which of them decides?",
    topic="Permissions",
    draw=draw,
    posed=posed,
    numbers=numbers,
    tile=tile,
    tables=tables,
    changes=changed,
    tasks=TASKS,
    predictions=PREDICTIONS,
    stages=STAGES,
    path=PATH,
    colours=COLOURS,
)
