"""Question files to questions."""

from study.core.formats.shared.format import Read, Record
from study.core.questions.source.reader import parse_bank


def recognises(data: bytes, name: str) -> bool:
    return name.lower().endswith((".md", ".markdown")) or data.lstrip(b"\xef\xbb\xbf").startswith(b"---\n")


def read(data: bytes, name: str) -> Read:
    """Read a question file. Each question with an error counts as refused."""
    bank = parse_bank(data.decode("utf-8", errors="replace"), name)
    faulty = {problem.question for problem in bank.problems if problem.severity == "error"}
    records = tuple(Record(question) for question in bank.questions)
    return Read(records, bank.problems, len(faulty - {question.key for question in bank.questions}))
