"""A server makes when it begins what reading notes needs once."""

import gc
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COUNTED = """
import re, django
django.setup()
compiled = []
plain = re._compiler.compile
re._compiler.compile = lambda *given: (compiled.append(given[0]), plain(*given))[1]
from study.core.generators import candidates
from study.core.notes import parse, read_together
from study.core.simulators import mentions
if {warmed}:
    from study.library.warming import warm
    warm()
compiled.clear()
lines = "# Disks\\n\\n- Block: 4 KB at most\\n- The cache keeps what was read\\n- Queue: first in"
lines += "\\n\\n## Kinds of disk\\n\\n- Hard disk (HD): turns about 90 times\\n- A `flash` disk has no moving parts"
candidates(read_together([parse(lines, "a.md", mentions())]))
print(len(compiled))
"""


def compiled(*, warmed: bool) -> int:
    """How many patterns a few lines need that the process has not compiled by then."""
    command = [sys.executable, "-c", COUNTED.format(warmed=warmed)]
    return int(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout)


def test_the_first_lines_that_are_read_find_their_patterns_ready() -> None:
    cold, warm = compiled(warmed=False), compiled(warmed=True)
    assert 8 * warm < cold, (warm, cold)


def test_what_a_process_has_loaded_is_not_looked_through_for_garbage() -> None:
    assert gc.get_freeze_count() > len(gc.get_objects(generation=0))
