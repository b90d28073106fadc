"""Which simulators suit a topic: a table of the terms that call for each."""

import re

SIMULATORS: dict[str, re.Pattern[str]] = {
    "retries": re.compile(r"\b(?:retry|retries|retried|retrying|attempts?)\b"),
    "concurrency": re.compile(r"concurren|throttl|cold[ -]starts?\b|provisioned"),
    "memory": re.compile(r"\bmemory\b|\bram\b|\bv?cpus?\b|\btime[ -]?outs?\b|\bcosts?\b"),
}
# A plain look for these comes first: it is far cheaper than the patterns on long notes.
_HINTS = {
    "retries": ("retr", "attempt"),
    "concurrency": ("concurren", "throttl", "cold ", "cold-", "provisioned"),
    "memory": ("memory", "ram", "cpu", "timeout", "time out", "time-out", "cost"),
}


def simulators_for(words: str, named: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The simulators for a topic with these words in its title and facts, and those its author `named`."""
    words = words.lower()
    return tuple(name for name in SIMULATORS if name in named or _calls_for(name, words))


def _calls_for(name: str, words: str) -> bool:
    for hint in _HINTS[name]:
        if hint in words:
            return SIMULATORS[name].search(words) is not None
    return False
