"""Questions to question files."""

from collections.abc import Sequence

from study.core.formats.shared.format import Record, Written
from study.core.questions.answers.keys import slug
from study.core.questions.source.reader import Bank
from study.core.questions.source.writer import write_bank


def write(records: Sequence[Record], title: str) -> Written:
    """Write a question file with everything our questions hold."""
    bank = Bank(slug=slug(title), title=title, questions=tuple(record.question for record in records))
    return Written(write_bank(bank).encode())
