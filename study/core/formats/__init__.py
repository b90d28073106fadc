"""Formats of questions, one folder each: bytes to questions and back. `FORMATS` holds them by the name each
gives itself; `shared` holds what several need. No format is given a file above the size limit.
"""

import sys
from collections.abc import Callable
from dataclasses import replace

from study.core.discovery import plugins
from study.core.formats.shared.format import Format, Read
from study.core.limits import FILE, MEGABYTE
from study.core.problem import Problem


def _bounded(read: Callable[[bytes, str], Read]) -> Callable[[bytes, str], Read]:
    def bounded(data: bytes, name: str) -> Read:
        if len(data) > FILE:
            return Read((), (Problem(f"The file is larger than {FILE // MEGABYTE} MB.", file=name),))
        return read(data, name)

    return bounded


FORMATS: dict[str, Format] = {
    name: replace(one, read=_bounded(one.read)) if one.read else one
    for name, one in plugins(sys.modules[__name__], Format, beside="shared").items()
}
