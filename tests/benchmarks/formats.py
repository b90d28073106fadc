"""A thousand questions written in every format, and read back, by the clock of the processor."""

from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

from study.banks.files import write_file
from study.core.formats import FORMATS
from study.core.formats.shared.format import Record
from study.core.questions.kinds import KINDS
from study.core.questions.source.reader import parse_question
from tests.benchmarks.figures import Figure

QUESTIONS = 1_000
MOST = 5
"""Seconds, each way."""
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def run() -> list[Figure]:
    parsed, _ = parse_question(KINDS["single"].examples[0])
    assert parsed
    records = [Record(replace(parsed, key=f"q{n}", prompt=f"{parsed.prompt} ({n})")) for n in range(QUESTIONS)]
    figures = []
    for name, form in FORMATS.items():
        if not form.write:
            continue
        began = process_time()
        data = write_file(form, records, "Tides", NOW).data
        figures.append(Figure(f"{form.title}: {QUESTIONS:,} questions written", process_time() - began, "s", MOST))
        if form.read:
            began = process_time()
            form.read(data, name)
            figures.append(Figure(f"{form.title}: the same read", process_time() - began, "s", MOST))
    return figures
