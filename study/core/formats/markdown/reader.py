"""Question files to questions."""

from dataclasses import replace

from study.core.encodings import beginning, decode
from study.core.formats.shared.format import Read, Record
from study.core.questions.source.reader import parse_bank

BEGINNING = 100  # bytes


def recognises(data: bytes, name: str) -> bool:
    return name.lower().endswith((".md", ".markdown")) or beginning(data, BEGINNING).startswith("---\n")


def read(data: bytes, name: str) -> Read:
    """Read a question file. Each question with an error counts as refused."""
    text, found = decode(data)
    bank = parse_bank(text, name)
    records = tuple(Record(question) for question in bank.questions)
    problems = (*(replace(problem, file=name) for problem in found), *bank.problems)
    return Read(records, problems, bank.refused)
