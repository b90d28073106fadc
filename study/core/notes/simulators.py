"""Which simulators suit a topic: a table of the terms that call for each."""

import re

SIMULATORS: dict[str, re.Pattern[str]] = {
    "retries": re.compile(
        r"\b(?:retry|retries|retried|retrying|attempts?)\b|\bdead[ -]letter|\bdlqs?\b|\bon[ -]failure destination"
    ),
    "sdk_retries": re.compile(
        r"\bread[ -]time[ -]?outs?\b|\bclient(?:[ -]side)? retr|\bretr\w+ (?:by|in|of) the (?:client|sdk)"
        r"|\bsdks?\b[^\n]{0,80}\bretr|\bretr[^\n]{0,80}\bsdks?\b"
    ),
    "queue_retries": re.compile(
        r"\bvisibility[ -]time[ -]?outs?\b|\bmaxreceivecount\b|\bredrive"
        r"|\bsqs\b[^\n]{0,80}\b(?:retr|poll|batch|event source|trigger)"
    ),
    "concurrency": re.compile(r"concurren|throttl|cold[ -]starts?\b|provisioned"),
    "memory": re.compile(r"\bmemory\b|\bram\b|\bv?cpus?\b|\btime[ -]?outs?\b|\bcosts?\b"),
}
# A plain look for these comes first: it is far cheaper than the patterns on long notes.
_HINTS = {
    "retries": ("retr", "attempt", "dead", "dlq", "on-failure", "on failure"),
    "sdk_retries": ("sdk", "client", "read time", "read-time"),
    "queue_retries": ("sqs", "visibility", "maxreceive", "redrive"),
    "concurrency": ("concurren", "throttl", "cold ", "cold-", "provisioned"),
    "memory": ("memory", "ram", "cpu", "timeout", "time out", "time-out", "cost"),
}


def simulators_for(words: str, named: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The simulators for a topic with these words in its title and facts, and those its author `named`.

    A named one may carry the preset to start with: `concurrency/kill-switch`.
    """
    words = words.lower()
    chosen = {name.partition("/")[0]: name for name in named}
    return tuple(chosen.get(name, name) for name in SIMULATORS if name in chosen or _calls_for(name, words))


def simulator_named(name: object) -> bool:
    """Whether an author can name this: a simulator, with or without a preset."""
    return isinstance(name, str) and name.partition("/")[0] in SIMULATORS


def _calls_for(name: str, words: str) -> bool:
    for hint in _HINTS[name]:
        if hint in words:
            return SIMULATORS[name].search(words) is not None
    return False
