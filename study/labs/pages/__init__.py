"""Pages of the labs, one folder for each simulator: `PAGES` holds them by the simulator's name."""

import sys

from study.core.discovery import plugins
from study.labs.plugin import LabPage

PAGES: dict[str, LabPage] = plugins(sys.modules[__name__], LabPage)
