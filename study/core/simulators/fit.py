"""Fits the duration model to measurements, such as those of a power-tuning run, and shows its error."""

import json
import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from struct import error as BadStruct
from struct import unpack
from typing import Any

from study.core.problem import Problem
from study.core.simulators.duration import FULL_VCPU_MB, MILLION, Work
from study.core.simulators.parameters import parameter
from study.core.text.duration import span
from study.core.text.number import between, number, significant
from study.core.text.plural import counted

MEMORY = (128, 10_240)
SHORTEST_MS = 0.001
"""A microsecond: engines count in whole ones, so what is shorter takes no time there."""

LONGEST_MS = 86_400_000
_HUGE = 1e15
MAX_THREADS = 6
"""More threads than the whole vCPUs announced for 10,240 MB cannot show in a measurement."""

TOLERANCE_PERCENT = 15.0
"""Published tables stray up to about 12 % from time in proportion to 1/memory: more than this is no fit."""

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LINE = re.compile(
    rf"^\D*?(?P<memory>{_NUMBER})\s*(?:MB|MiB)?[\s:;,=|→]+(?P<time>{_NUMBER})\s*"
    r"(?P<unit>ms|milliseconds?|s|sec|seconds?)?\s*(?:[,;|\t].*)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"[;,]\s+(?=(?:{_NUMBER})\s*(?:MB|MiB)?[:=\s]+\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measurement:
    """The mean duration of a warm call at one memory size."""

    memory_mb: int = parameter(128, "Memory", unit="MB", minimum=MEMORY[0], maximum=MEMORY[1], step=1)
    duration_ms: float = parameter(1000.0, "Measured duration", unit="ms", minimum=SHORTEST_MS, maximum=LONGEST_MS)


@dataclass(frozen=True, slots=True)
class Misfit:
    """The model beside one measurement. `percent` is how much longer the model says it takes."""

    memory_mb: int
    measured_ms: float
    modelled_ms: float
    percent: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The parameters of the duration model that fit best, and how well."""

    cpu_seconds: float
    wait_seconds: float
    parallel_fraction: float
    threads: int
    misfits: tuple[Misfit, ...]

    @property
    def work(self) -> Work:
        """What one call has to do by this fit."""
        return Work(
            cpu=round(self.cpu_seconds * MILLION),
            wait=round(self.wait_seconds * MILLION),
            parallel=round(self.parallel_fraction * MILLION),
            threads=self.threads,
        )

    @property
    def worst_percent(self) -> float:
        """The largest misfit without its sign."""
        return max(abs(misfit.percent) for misfit in self.misfits)

    @property
    def close(self) -> bool:
        """Whether every measurement is within TOLERANCE_PERCENT."""
        return self.worst_percent <= TOLERANCE_PERCENT

    @property
    def says(self) -> str:
        """The fit in one sentence."""
        found = (
            f"Fitted are {span(significant(self.cpu_seconds))} of CPU, "
            f"{span(significant(self.wait_seconds))} of waiting, "
            f"{number(100 * self.parallel_fraction, '%', 0)} of the CPU work over {counted(self.threads, 'thread')}"
        )
        ending = "" if self.close else "; the model does not describe this function"
        return f"{found}: off by at most {number(self.worst_percent, '%', 1)}{ending}."


def fit(found: Sequence[Measurement]) -> tuple[Fit | None, tuple[Problem, ...]]:
    """Find the work that explains the measurements with the least relative error squared.

    The model is linear in the waiting time, the serial and the parallel CPU time, none of them
    negative: with three unknowns every choice of which are zero is tried. Fewer threads win a tie.
    """
    if len({item.memory_mb for item in found}) < 2:
        return None, (Problem("Measurements of at least 2 memory sizes are needed."),)
    if any(item.duration_ms < SHORTEST_MS for item in found):
        return None, (Problem(f"A measured duration must be at least {SHORTEST_MS} ms."),)
    best: tuple[float, int, tuple[float, float, float]] | None = None
    for threads in range(1, MAX_THREADS + 1):
        error, times = _least_squares(found, threads)
        if best is None or error < best[0] - 1e-12:
            best = (error, threads, times)
    assert best is not None
    return _described(found, best[1], best[2]), ()


def _least_squares(found: Sequence[Measurement], threads: int) -> tuple[float, tuple[float, float, float]]:
    rows = [_row(item, threads) for item in found]
    best = (float("inf"), (0.0, 0.0, 0.0))
    for size in (1, 2, 3):
        for columns in combinations(range(3), size):
            matrix = [[sum(row[i] * row[j] for row in rows) for j in columns] for i in columns]
            solution = _solve(matrix, [sum(row[i] for row in rows) for i in columns])
            if solution is None or min(solution) < 0:
                continue
            times = [0.0, 0.0, 0.0]
            for column, value in zip(columns, solution, strict=True):
                times[column] = value
            error = sum((sum(a * x for a, x in zip(row, times, strict=True)) - 1) ** 2 for row in rows)
            if error < best[0] - 1e-12:
                best = (error, (times[0], times[1], times[2]))
    return best


def _row(item: Measurement, threads: int) -> tuple[float, float, float]:
    """What a millisecond of waiting, of serial and of parallel CPU time adds, relative to the measured time."""
    serial = FULL_VCPU_MB / min(item.memory_mb, FULL_VCPU_MB)
    spread = FULL_VCPU_MB / min(item.memory_mb, FULL_VCPU_MB * threads)
    return 1 / item.duration_ms, serial / item.duration_ms, spread / item.duration_ms


def _solve(matrix: list[list[float]], right: list[float]) -> list[float] | None:
    """Gauss with pivots for at most three unknowns; None where they cannot be told apart."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for step in range(size):
        pivot = max(range(step, size), key=lambda index: abs(rows[index][step]))
        if abs(rows[pivot][step]) <= 1e-9 * abs(matrix[step][step]):
            return None
        rows[step], rows[pivot] = rows[pivot], rows[step]
        for index in range(size):
            if index != step:
                factor = rows[index][step] / rows[step][step]
                rows[index] = [a - factor * b for a, b in zip(rows[index], rows[step], strict=True)]
    return [rows[index][size] / rows[index][index] for index in range(size)]


def _described(found: Sequence[Measurement], threads: int, times: tuple[float, float, float]) -> Fit:
    wait, serial, spread = times
    cpu = serial + spread
    work = Work(
        cpu=round(cpu * 1000),
        wait=round(wait * 1000),
        parallel=round(MILLION * spread / cpu) if cpu else 0,
        threads=threads if spread else 1,
    )
    misfits = []
    for item in sorted(found, key=lambda one: one.memory_mb):
        modelled = work.microseconds(item.memory_mb) / 1000
        percent = 100 * (modelled / item.duration_ms - 1)
        misfits.append(Misfit(item.memory_mb, item.duration_ms, modelled, percent))
    return Fit(work.cpu / MILLION, work.wait / MILLION, work.parallel / MILLION, work.threads, tuple(misfits))


def measurements(text: str) -> tuple[tuple[Measurement, ...], tuple[Problem, ...]]:
    """Read pasted measurements: lines such as `512 MB: 8489 ms` (milliseconds unless they say s), the
    JSON of a power-tuning run, or the address of its picture. Sizes come back in ascending order."""
    stripped = text.strip()
    if stripped[:1] in ("{", "["):
        pairs, problems = _from_json(stripped)
    elif "#" in stripped and stripped.count(";") == 2 and "\n" not in stripped:
        pairs, problems = _from_address(stripped)
    else:
        pairs, problems = _from_lines(text)
    if not pairs and not problems:
        problems = [Problem("No measurements: give lines such as 512 MB: 8489 ms.")]
    known: dict[int, Measurement] = {}
    for line, memory, milliseconds in pairs:
        problem = _wrong(memory, milliseconds, known)
        if problem:
            problems.append(Problem(problem, line=line))
        else:
            known[int(memory)] = Measurement(int(memory), float(milliseconds))
    return tuple(known[size] for size in sorted(known)), tuple(problems)


type Pairs = tuple[list[tuple[int, float, float]], list[Problem]]


def _wrong(memory: float, milliseconds: float, known: dict[int, Measurement]) -> str:
    if not MEMORY[0] <= memory <= MEMORY[1] or memory != int(memory):
        return f"Memory: a whole number, {between(*MEMORY, 'MB')}, not {number(memory, places=None)}."
    if not SHORTEST_MS <= milliseconds <= LONGEST_MS:
        given = number(milliseconds, places=None)
        return f"Duration at {number(memory, 'MB')}: {between(SHORTEST_MS, LONGEST_MS, 'ms')}, not {given}."
    return f"Memory {number(memory, 'MB')} is given twice." if int(memory) in known else ""


def _from_lines(text: str) -> Pairs:
    pairs, problems = [], []
    pieces = [(place, piece) for place, line in enumerate(text.splitlines(), 1) for piece in _NEXT.split(line)]
    for place, piece in pieces:
        if not re.search(r"\d", piece):
            continue
        match = _LINE.match(piece)
        if match is None:
            problems.append(Problem(f"Not a memory size and a duration: {piece.strip()[:60]}", line=place))
            continue
        memory, time = (float(match[name].replace(",", "")) for name in ("memory", "time"))
        seconds = (match["unit"] or "ms").lower().startswith("s")
        pairs.append((place, memory, round(1000 * time, 6) if seconds else time))
    return pairs, problems


def _from_json(text: str) -> Pairs:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [], [Problem(f"Not JSON: {error}", line=getattr(error, "lineno", 0))]
    rows = data.get("stats") or data.get("measurements") if isinstance(data, dict) else data
    pairs, problems = [], []
    for place, row in enumerate(rows if isinstance(rows, list) else [], 1):
        pair = _pair(row)
        if pair is None:
            problems.append(Problem(f"Entry {place} has no memory size (value) and duration (averageDuration)."))
        else:
            pairs.append((0, *pair))
    return pairs, problems


def _pair(row: Any) -> tuple[float, float] | None:
    if isinstance(row, dict):
        row = (_first(row, "value", "power", "memory_mb"), _first(row, "averageDuration", "duration", "duration_ms"))
    if not isinstance(row, list | tuple) or len(row) != 2:
        return None
    if any(isinstance(item, bool) or not isinstance(item, int | float) or not abs(item) < _HUGE for item in row):
        return None
    return row[0], row[1]


def _first(row: dict[str, Any], *names: str) -> Any:
    return next((row[name] for name in names if name in row), None)


def _from_address(text: str) -> Pairs:
    """The picture's address ends in sizes (16-bit whole numbers), times in ms and costs (32-bit floats),
    little-endian, in base64. Source: aws-lambda-power-tuning, lambda/utils.js, read in November 2026."""
    try:
        sizes, times, _ = (b64decode(part, validate=True) for part in text.rpartition("#")[2].split(";"))
        memory = unpack(f"<{len(sizes) // 2}h", sizes)
        durations = unpack(f"<{len(times) // 4}f", times)
        return [(1, *pair) for pair in zip(memory, durations, strict=True)], []
    except (BadBase64, BadStruct, ValueError):
        return [], [Problem("The address does not hold the sizes and times of a power-tuning picture.", line=1)]
