"""A thousand questions written in every format, and read back, by the clock of the processor; and a file of Moodle with
ten thousand questions and their pictures, in a process of its own, so that its memory is its own too."""

import json
import resource
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
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
PICTURED = 10_000
MEMORY = 400
"""Megabytes."""
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
    return [*figures, *_pictured()]


def _pictured() -> list[Figure]:
    command = [sys.executable, "-m", "tests.benchmarks.formats"]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)
    name = f"Moodle XML of {PICTURED:,} questions with pictures, {found['size']:.0f} MB"
    return [
        Figure(f"{name}: read and compared", found["seconds"], "s"),
        Figure(f"{name}: memory for that", found["memory"], "MB", MEMORY),
    ]


def pictured(questions: int, size: int) -> bytes:
    """Moodle XML with a picture of so many bytes in each question."""
    noise = Random(1).randbytes(size)
    made = ["<quiz>"]
    for place in range(questions):
        picture = b64encode(place.to_bytes(6) + noise).decode()
        options = "".join(
            f'<answer fraction="{0 if number else 100}" format="html"><text>Water {number} of {place}</text>'
            f"<feedback><text>Because of {number}.</text></feedback></answer>"
            for number in range(4)
        )
        made.append(
            f'<question type="multichoice"><name><text>Tide {place}</text></name><questiontext format="html"><text>'
            f'<![CDATA[<p>Which water is {place}?</p><p><img src="@@PLUGINFILE@@/t{place}.png" alt="A tide"></p>]]>'
            f'</text><file name="t{place}.png" encoding="base64">{picture}</file></questiontext>{options}</question>\n'
        )
    return "".join([*made, "</quiz>"]).encode()


def measured() -> dict[str, float]:
    """What it costs to read such a file and hold it against a bank."""
    import django

    django.setup()
    from study.banks import exchange

    data = pictured(PICTURED, 2_800)
    began = process_time()
    plan = exchange.plan(None, data, "tides.xml", "auto", NOW.date())
    seconds = process_time() - began
    assert len(plan.items) == len(plan.pictures) == PICTURED, plan.problems[:3]
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return {"size": len(data) / 1_000_000, "seconds": seconds, "memory": kilobytes / 1000}


if __name__ == "__main__":
    print(json.dumps(measured()))
