"""Aiken: questions with one right answer, as plain as a text file can hold them.

    How many times is it tried
    in all?
    A) Once
    B) Three times
    ANSWER: B

The question may take several lines. Options are single lines, `A)` or `A.` and a space before each.
There are no reasons, ids or names: they are lost, and what was lost is told when writing.
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
