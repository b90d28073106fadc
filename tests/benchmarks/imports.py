"""A vault looked at, imported, imported again unchanged and with a line more in one file, and one decision about it:
n files and 2n, each in a process of its own, so that its memory is its own too. By the clock of the processor.

    python -m tests.benchmarks.imports FOLDER

measures a folder that the caller gives, into the data of KEEPWARM_DATA.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from tests.benchmarks.figures import Figure

MOST = 2.5
"""Times that twice the files may cost."""
SHIPPED = Path(__file__).resolve().parents[2] / "content" / "aws-lambda" / "notes"
WORDS = tuple(
    "queue stream shard timeout memory retry layer alias version region event bucket table index cache role".split()  # noqa: SIM905
)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BUDGETS = {"look": 15, "import": None, "again": 3, "line": None, "decision": 0.1, "memory": 500}
SAID = {
    "look": ("looked at", "s"),
    "import": ("imported", "s"),
    "again": ("imported again, unchanged", "s"),
    "line": ("imported with a line more in one", "s"),
    "decision": ("one decision", "s"),
    "memory": ("memory for all of that", "MB"),
}


def run(files: int) -> list[Figure]:
    half, whole, shipped = _in_process(str(files)), _in_process(str(2 * files)), _in_process("shipped")
    figures = [
        Figure(f"{2 * files:,} files: {name}", whole[key], unit, BUDGETS[key]) for key, (name, unit) in SAID.items()
    ]
    for key in ("look", "import"):
        times = whole[key] / half[key]
        figures.append(Figure(f"{2 * files:,} files: {SAID[key][0]}, against half of them", times, "times", MOST))
    size = sum(len(path.read_text()) for path in SHIPPED.glob("*.md")) / 1000
    figures.append(Figure(f"the shipped notes, {size:.0f} kB: imported", shipped["import"], "s", 3))
    return figures


def _in_process(what: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.imports", what]
    with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder:
        done = subprocess.run(
            command, env=os.environ | {"KEEPWARM_DATA": folder}, stdout=subprocess.PIPE, check=True, text=True
        )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def page(number: int) -> str:
    """A page as vaults have thousands of: a sentence, a few facts, a link. No two say the same."""
    one, two, three, four = (WORDS[(number * step + step) % len(WORDS)] for step in (1, 3, 7, 5))
    return (
        f"# The {one} {number}\n\nA {two} of kind {number} keeps what the {three} {number} has not fetched.\n\n"
        f"- {one} size of {number}: {number % 900 + 1} KB\n"
        f"- when the {two} {number} ends => the {three} starts again\n"
        f"- the {four} {number} is a {one} that holds {two} and {three}\n"
        f"- **{four} line {number}**: the part of a {two} that holds what its {three} asked for last\n\n"
        f"See [[The {WORDS[(number + 1) % len(WORDS)]} {number + 1}]]\n"
    )


def measured(what: str) -> dict[str, float]:
    """What it costs to bring these notes: seconds by step, and megabytes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "study.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from study.banks import operations as banks
    from study.banks.models import Question
    from study.library.sources import Sources, Text, in_reading_order, read
    from study.people.models import Learner
    from study.topics.operations import look_at
    from study.topics.operations.looking import read as read_look

    call_command("migrate", verbosity=0)
    learner = Learner.objects.create(created_at=NOW)
    sources = read(SHIPPED if what == "shipped" else Path(what))
    if what.isdigit():
        pages = (Text(f"folder {n % 50}/note {n}.md", page(n)) for n in range(int(what)))
        sources = Sources(in_reading_order(pages), name="vault")
    first, *others = sources.texts
    longer = replace(sources, texts=(first._replace(text=f"{first.text}\n- A line more: 77 KB\n"), *others))

    def look() -> None:
        made = look_at(learner=learner, sources=sources, now=NOW)
        read_look(look=made.pk, clock=lambda: NOW)  # type: ignore[union-attr]

    def bring(days: int, brought: Sources = sources) -> None:
        now = NOW + timedelta(days=days)
        banks.import_course(sources=brought, owner=learner, now=now, only_changed=True)

    costs = {"look": _cost(look), "import": _cost(lambda: bring(0)), "again": _cost(lambda: bring(1))}
    costs["line"] = _cost(lambda: bring(2, longer))
    question = Question.objects.filter(status="ready").order_by("pk")[0].pk
    costs["decision"] = _cost(lambda: banks.never_ask(learner=learner, question=question, now=NOW))
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return {**costs, "memory": kilobytes / 1000}


def _cost(call: Callable[[], object]) -> float:
    began = process_time()
    call()
    return process_time() - began


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1])))
