"""Questions to a question file, with their pictures beside it."""

from collections.abc import Sequence

from study.core.formats.shared.format import Packed, Record
from study.core.questions.answers.keys import slug
from study.core.questions.pictures import needed_by
from study.core.questions.source.reader import Bank
from study.core.questions.source.writer import write_bank


def write_members(records: Sequence[Record], title: str) -> Packed:
    """Write a question file with everything our questions hold."""
    name = slug(title) or "bank"
    bank = Bank(slug=slug(title), title=title, questions=tuple(record.question for record in records))
    members = {f"{name}.md": write_bank(bank).encode()}
    for record in records:
        members |= {one: record.pictures[one] for one in needed_by(record.question) if one in record.pictures}
    return Packed(members)
