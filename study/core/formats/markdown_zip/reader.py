"""Question files and the pictures beside them, as somebody has them in a folder."""

from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import quote

from study.core.encodings import decode
from study.core.formats.shared.format import Members, Read, Record
from study.core.problem import Problem
from study.core.questions.pictures import needed_by, with_targets, with_texts
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_bank


def recognises(data: bytes, name: str) -> bool:
    return name.lower().endswith((".md", ".markdown"))


def read_members(members: Members, file: str) -> Read:
    """Read every question file. Each question with an error counts as refused."""
    reader = _Reader(members)
    for path in sorted(members):
        if recognises(b"", path):
            reader.take(path)
    used = tuple((path, members[path]) for path in sorted(reader.used))
    return Read(tuple(reader.records), tuple(reader.problems), reader.refused, used)


class _Reader:
    def __init__(self, members: Members) -> None:
        self.members = members
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.refused = 0
        self.used: set[str] = set()
        self.taken: dict[str, str] = {}

    def take(self, path: str) -> None:
        text, found = decode(self.members[path])
        bank = parse_bank(text, path)
        self.problems += [*(replace(problem, file=path) for problem in found), *bank.problems]
        self.refused += bank.refused
        for question in bank.questions:
            if (other := self.taken.setdefault(question.key, path)) != path:
                words = f"The id {question.key!r} is taken by a question in {other}."
                self.problems.append(Problem(words, question.lines[0], path, subject=question.key))
                self.refused += 1
            else:
                self.records.append(Record(self._pictured(question, path)))

    def _pictured(self, question: Question, path: str) -> Question:
        """The question with the paths of its pictures in the archive."""
        paths = {name: self._path(name, path) for name in needed_by(question)}
        targets = {name: quote(there) for name, there in paths.items() if there and there != name}
        self.used.update(filter(None, paths.values()))
        return with_texts(question, lambda text: with_targets(text, targets)) if targets else question

    def _path(self, name: str, path: str) -> str:
        """Where a picture is: beside the file that names it, else where its path begins in the archive."""
        return next((one for one in (normpath(join(dirname(path), name)), name) if one in self.members), "")
