"""No format names a kind: under other names all kinds are written and read as before, and a kind that no format
has met is written as what it asks for, or refused by name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from study.core.discovery import plugins
from study.core.formats import FORMATS
from study.core.formats.shared.format import Format, Packed, Read, Record, Written
from study.core.problem import Problem
from study.core.questions.interaction import Variants
from study.core.questions.kinds import KINDS, interaction
from study.core.questions.question import Kind, Question
from tests.core.formats.records import bare, examples
from tests.dropped import kinds

WRITTEN = {name: one for name, one in FORMATS.items() if one.write or one.write_members}
OWN = ("apkg", "csv", "markdown", "markdown-zip")
"""Formats that keep a question of any kind as it is, because they hold its own text or its parts."""

QUESTIONS = [question for question in examples() if KINDS[question.kind].made_of]
NAMELESS = [question for question in QUESTIONS if not isinstance(interaction(question), Variants)]
"""Without those whose variants say of which kind they are."""

NAMING: Kind[Any] = plugins(kinds, Kind)["naming"]


def write(format: Format, question: Question) -> tuple[bytes | Mapping[str, bytes], tuple[Problem, ...], Read]:
    """The file, what is said of it, and what it reads back as."""
    done: Written | Packed
    if format.write:
        done = format.write([Record(question)], "A bank")
        assert format.read
        return done.data, done.problems, format.read(done.data, "")
    assert format.write_members and format.read_members
    done = format.write_members([Record(question)], "A bank")
    return done.members, done.problems, format.read_members(done.members, "")


@pytest.fixture
def renamed() -> Iterator[dict[str, str]]:
    """Every kind under another name; the old name of each new one. Put back in their order, which texts show."""
    before = dict(KINDS)
    KINDS.clear()
    KINDS.update({f"{name}-anew": replace(kind, name=f"{name}-anew") for name, kind in before.items()})
    yield {f"{name}-anew": name for name in before}
    KINDS.clear()
    KINDS.update(before)


class TestRenamed:
    @pytest.mark.parametrize("name", WRITTEN)
    def test_every_kind_is_written_and_read_as_before(self, name: str, request: pytest.FixtureRequest) -> None:
        before = [write(FORMATS[name], question) for question in NAMELESS]
        old = request.getfixturevalue("renamed")
        for question, (data, problems, read) in zip(NAMELESS, before, strict=True):
            anew = replace(question, kind=f"{question.kind}-anew")
            data2, problems2, read2 = write(FORMATS[name], anew)
            assert repr(data2).replace("-anew", "") == repr(data)
            assert repr(problems2).replace("-anew", "") == repr(problems)
            assert [replace(one, kind=old[one.kind]) for one in bare(read2.records)] == bare(read.records)


class TestDropped:
    """A kind of its own that asks for what a kind of ours does."""

    @pytest.fixture
    def twin(self, monkeypatch: pytest.MonkeyPatch, asked: Question) -> Question:
        """A question of a kind nobody knows that asks for the same as `asked`."""
        wanted = interaction(asked)
        kind = replace(NAMING, interaction=lambda body, prompt: wanted)
        monkeypatch.setitem(KINDS, kind.name, kind)
        body = kind.body(("Spring", "Neap"))
        return replace(asked, kind=kind.name, body=body)

    @pytest.mark.parametrize("asked", QUESTIONS, ids=lambda question: question.key)
    @pytest.mark.parametrize("name", [name for name in WRITTEN if name not in OWN])
    def test_it_is_written_as_what_it_asks_for(self, name: str, asked: Question, twin: Question) -> None:
        data, _, read = write(FORMATS[name], asked)
        data2, problems2, read2 = write(FORMATS[name], twin)
        assert data2 == data
        assert bare(read2.records) == bare(read.records)
        if read.records:
            words = (KINDS[twin.kind].label.lower(), "its kind")
            told = [one.subject for one in problems2 if any(word in one.message for word in words)]
            assert told == [twin.key]
        else:
            assert any(one.severity == "error" and one.subject == twin.key for one in problems2)

    @pytest.mark.parametrize("asked", QUESTIONS, ids=lambda question: question.key)
    @pytest.mark.parametrize("name", OWN)
    def test_a_file_of_ours_keeps_it(self, name: str, asked: Question, twin: Question) -> None:
        _, problems, read = write(FORMATS[name], twin)
        assert not problems
        assert [(one.kind, one.body) for one in bare(read.records)] == [(twin.kind, twin.body)]

    @pytest.mark.parametrize("name", [name for name in WRITTEN if name not in OWN])
    def test_one_that_nothing_holds_is_refused_by_name(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        kind = replace(NAMING, interaction=lambda body, prompt: None)
        monkeypatch.setitem(KINDS, kind.name, kind)
        question = replace(examples()[0], kind=kind.name, body=kind.body(("Spring", "Neap")))
        _, problems, read = write(FORMATS[name], question)
        assert not read.records
        assert [(one.severity, one.subject) for one in problems] == [("error", question.key)]
        assert kind.name in problems[0].message
