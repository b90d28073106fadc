"""Our own Markdown: lossless."""

from collections.abc import Sequence

from study.core.formats.format import Format, Read, Record, Written
from study.core.questions.answers.keys import slug
from study.core.questions.source.reader import Bank, parse_bank
from study.core.questions.source.writer import write_bank


def recognises(data: bytes, name: str) -> bool:
    return name.lower().endswith((".md", ".markdown")) or data.lstrip(b"\xef\xbb\xbf").startswith(b"---\n")


def read(data: bytes, name: str) -> Read:
    """Read a question file. Each question with an error counts as refused."""
    bank = parse_bank(data.decode("utf-8", errors="replace"), name)
    faulty = {problem.subject for problem in bank.problems if problem.severity == "error"}
    records = tuple(Record(question) for question in bank.questions)
    return Read(records, bank.problems, len(faulty - {question.key for question in bank.questions}))


def write(records: Sequence[Record], title: str) -> Written:
    """Write a question file with everything our questions hold."""
    bank = Bank(slug=slug(title), title=title, questions=tuple(record.question for record in records))
    return Written(write_bank(bank).encode())


PLUGIN = Format(
    name="markdown",
    title="Keepwarm Markdown",
    suffix=".md",
    media_type="text/markdown; charset=utf-8",
    recognises=recognises,
    read=read,
    write=write,
)
