"""Question files as a format: what is left out of one is counted."""

import pytest

from study.core.formats.markdown.reader import read
from study.core.formats.markdown_zip.reader import read_members

FILE = """---
bank: tides
---

## Ebb {#ebb}

Which way does the water go?

- [x] Out
- [ ] In

## Neap

When is it?

- [=] 7 d

## Flood

Which way does the water go?

- [=] in

## Ebb again {#ebb}

Which way does the water go?

- [=] out
"""


@pytest.mark.parametrize("zipped", [False, True])
def test_every_question_that_is_left_out_is_counted(zipped: bool) -> None:
    """Also those that nothing tells apart: without an id, or with one that is taken."""
    found = read_members({"tides.md": FILE.encode()}, "tides.zip") if zipped else read(FILE.encode(), "tides.md")
    assert [record.question.key for record in found.records] == ["ebb"]
    assert found.refused == 3
