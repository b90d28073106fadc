"""Where a claim is from: a page at its address, or a book or lecture that has none."""

from dataclasses import replace
from datetime import date

import pytest

from study.core.formats import FORMATS
from study.core.formats.shared.format import Record
from study.core.questions.check import publishable
from study.core.questions.question import Question, Source
from study.core.questions.source.parts import read_source, write_source
from study.core.questions.source.reader import parse_question

DAY = date(2026, 11, 20)
BOOK = Source("Tides and currents, 3rd ed., p. 92", "", DAY)
TEXT = """## Spring tide {#spring-tide}

When is a spring tide?

- [x] At new moon {.new}
  > The sun and the moon pull together.
- [ ] At half moon {.half}
  > They pull across each other then.

Source: Tides and currents, 3rd ed., p. 92 (checked 2026-11-20)
"""


def asked() -> Question:
    found, problems = parse_question(TEXT)
    assert found and not problems
    return found


@pytest.mark.parametrize("title", [BOOK.title, "Lecture 3", "Müller (2019), S. 4", "教科書, 12"])
def test_a_book_is_read_as_it_is_written(title: str) -> None:
    source = replace(BOOK, title=title)
    assert read_source(write_source(source)) == source
    assert publishable(asked()) == () and asked().sources == (BOOK,)


@pytest.mark.parametrize(
    "line",
    [
        "Source: https://example.org (checked 2026-11-20)",
        "Source: (checked 2026-11-20)",
        "Source: Tides, p. 92",
        "Source: [Tides] (checked 2026-11-20)",
        "Source: Tides (checked yesterday)",
    ],
)
def test_what_lacks_its_day_or_is_half_a_link_is_told(line: str) -> None:
    assert isinstance(read_source(line), str)


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.write])
def test_it_comes_back_from_what_holds_sources(name: str) -> None:
    form = FORMATS[name]
    linked = replace(asked(), sources=(Source("Tables", "https://example.org/t", DAY),))

    def again(question: Question) -> tuple[Source, ...]:
        assert form.write and form.read
        written = form.write([Record(question)], "Tides")
        return tuple(
            source for one in form.read(written.data, f"a{form.suffix}").records for source in one.question.sources
        )

    kept = again(linked) == linked.sources
    assert again(asked()) == ((BOOK,) if kept else ())
