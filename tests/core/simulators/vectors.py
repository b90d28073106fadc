"""Reference vectors: cases kept as data, with page and date, and whether an engine agrees with them.

A case names the results it is about and no others. Where it lists events, these happen in this order,
others may come between them; `listed` is how many there are. `says` is the sentence of the run. Results
of null mean that the inputs are refused.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

type Case = Mapping[str, Any]


def cases(engine: str) -> list[Case]:
    found: list[Case] = json.loads((DATA / f"{engine}.json").read_text(encoding="utf-8"))["cases"]
    return found


def differences(case: Case, found: Mapping[str, Any] | None) -> list[str]:
    """What a document says otherwise than the case, in words; None is the document of refused inputs."""
    if found is None or case["results"] is None:
        return [] if found is None and case["results"] is None else ["refused" if found is None else "not refused"]
    wrong = list(_differ(case["results"], found["results"], "results"))
    happened = iter([[event["at"], event["what"], event["who"], event["state"]] for event in found["events"]])
    for event in case.get("events", ()):
        if not any(each[: len(event)] == event for each in happened):
            wrong.append(f"no event {event} in its place")
    wrong += _differ(case.get("listed", len(found["events"])), len(found["events"]), "events listed")
    wrong += _differ(case.get("says", found["says"]), found["says"], "says")
    return wrong


def _differ(wanted: Any, found: Any, where: str) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(found, dict) and "Exceeded" not in "".join(wanted):
        for name, value in wanted.items():
            yield from _differ(value, found.get(name, "missing"), f"{where}.{name}")
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for number, (one, other) in enumerate(zip(wanted, found, strict=True)):
            yield from _differ(one, other, f"{where}[{number}]")
    elif wanted != found:
        yield f"{where}: {found}, not {wanted}"
