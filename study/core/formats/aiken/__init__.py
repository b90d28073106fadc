"""Aiken: questions with one right answer, the simplest text format there is.

    How many times is it tried
    in all?
    A) Once
    B) Three times
    ANSWER: B

The question may take several lines. Options are single lines that begin with `A)` or `A.` and a space. There
are no reasons, ids or names; when writing, what is lost is reported.
"""

from study.core.formats.aiken.reader import read, recognises
from study.core.formats.aiken.writer import write
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="aiken",
    title="Aiken",
    suffix=".txt",
    media_type="text/plain",
    recognises=recognises,
    read=read,
    write=write,
)
