"""Formats of questions, one folder each: bytes to questions and back. `FORMATS` holds them by the name each
gives itself; `shared` holds what several need. No format is given a file above the size limit.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate

from study.core.discovery import plugins
from study.core.formats.shared.format import Format, Read
from study.core.limits import MEGABYTE
from study.core.problem import Problem


def _bounded[**More](
    read: Callable[Concatenate[bytes, str, More], Read], most: int
) -> Callable[Concatenate[bytes, str, More], Read]:
    def bounded(data: bytes, name: str, /, *more: More.args, **named: More.kwargs) -> Read:
        if len(data) > most:
            return Read((), (Problem(f"The file is larger than {most // MEGABYTE} MB.", file=name),))
        return read(data, name, *more, **named)

    return bounded


def _with_limit(one: Format) -> Format:
    return replace(
        one,
        read=one.read and _bounded(one.read, one.most),
        read_telling=one.read_telling and _bounded(one.read_telling, one.most),
    )


FORMATS: dict[str, Format] = {
    name: _with_limit(one) for name, one in plugins(sys.modules[__name__], Format, beside="shared").items()
}
