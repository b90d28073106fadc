"""Questions to a question file, with their pictures beside it."""

from collections.abc import Sequence

from study.core.formats.shared.format import Packed, Record
from study.core.problem import Problem
from study.core.questions.answers.keys import slug
from study.core.questions.pictures import named_by
from study.core.questions.source.reader import Bank
from study.core.questions.source.writer import write_bank


def write_members(records: Sequence[Record], title: str) -> Packed:
    """Write a question file with everything our questions hold."""
    name = slug(title) or "bank"
    bank = Bank(slug=slug(title), title=title, questions=tuple(record.question for record in records))
    members = {f"{name}.md": write_bank(bank).encode()}
    problems: list[Problem] = []
    for record in records:
        for shown in sorted(named_by(record.question)):
            if shown in record.pictures:
                members[shown] = record.pictures[shown]
            else:
                words = f"There is no picture {shown!r} to be written."
                problems.append(Problem(words, severity="warning", subject=record.question.key))
    return Packed(members, tuple(problems))
