"""A run as a document: plain JSON that is the same on every machine, byte for byte, and CSV of its events."""

import csv
import json
from collections.abc import Mapping
from typing import Any

from study.core.problem import Problem
from study.core.simulators.parameters import plain, read
from study.core.simulators.simulator import Note, Simulator, Trace

type Document = dict[str, Any]


def simulate(
    simulator: Simulator[Any], given: Mapping[str, Any], seed: int = 0
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read the parameters, check them, run, and describe the run; no document when anything is wrong.

    `given` holds texts or JSON values by name; what is missing gets its default.
    """
    params, problems = read(simulator.params, given)
    problems = problems or simulator.check(params)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return document(simulator, params, seed, simulator.run(params, seed)), problems


def document(simulator: Simulator[Any], params: Any, seed: int, trace: Trace) -> Document:
    """Describe one run as the command line promises it."""
    return {
        "engine": simulator.name,
        "version": simulator.version,
        "seed": seed,
        "inputs": plain(params),
        "results": trace.results,
        "events": [
            {"at": event.at, "what": event.what, "who": event.who, "state": event.state, "why": event.why}
            for event in trace.events
        ],
        "notes": [_note(note) for note in trace.notes],
        "says": trace.says,
    }


def to_json(found: Document) -> str:
    """The document as text. Order of names is that of declaration, never that of a hash."""
    return json.dumps(found, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def to_csv(trace: Trace) -> str:
    """The events of a run as CSV with a header line."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("at", "what", "who", "state", "why"))
    writer.writerows((event.at, event.what, event.who, event.state, event.why) for event in trace.events)
    return "".join(lines)


class _Lines(list[str]):
    """What csv writes to: the core opens no files, not even in memory."""

    def write(self, line: str) -> None:
        self.append(line)


def _note(note: Note) -> str:
    return f"{note.rule}: {note.text}" + (f" ({note.source})" if note.source else "")
