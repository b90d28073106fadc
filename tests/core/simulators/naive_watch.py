"""A function that is watched, told request by request: each is followed through all of its runs."""

from collections import Counter
from typing import Any


def watched(inputs: dict[str, Any]) -> dict[str, Any]:
    """How many requests are chosen for a trace on average, how many of these are sent, and what the metrics count."""
    moments = _moments(inputs["requests_per_s"], inputs["seconds"])
    hundredths, seen = 0, set()
    for second in moments:
        if inputs["upstream"] == "sampled":
            hundredths += 100
        elif inputs["upstream"] == "none" and inputs["mode"] == "active":
            hundredths += 5 if second in seen else 100
        seen.add(second)
    counts: Counter[str] = Counter()
    for number in range(len(moments)):
        fate = "bad" if number < inputs["errors"] else "late" if number < inputs["errors"] + inputs["throttled"] else ""
        _follow(fate, inputs, counts)
    return {
        "expected": hundredths / 100,
        "sent": hundredths / 100 if inputs["mode"] == "active" else 0.0,
        "metrics": counts,
        "requests": len(moments),
    }


def _moments(rate: float, seconds: int) -> list[int]:
    """The second of each request: request n has come when n are due."""
    thousandths = round(rate * 1000)
    found: list[int] = []
    for second in range(seconds):
        while (len(found) + 1) * 1000 <= (second + 1) * thousandths:
            found.append(second)
    return found


def _follow(fate: str, inputs: dict[str, Any], counts: Counter[str]) -> None:
    event = inputs["invocation"] == "async"
    counts["AsyncEventsReceived"] += event
    if fate == "late":
        counts["Throttles"] += 1
        counts["Invocations"] += event
        return
    left = inputs["max_retry_attempts"] if event else 0
    counts["Invocations"] += 1
    while fate == "bad":
        counts["Errors"] += 1
        if not left:
            counts["AsyncEventsDropped"] += event
            counts["DeadLetterErrors"] += event and inputs["dead_letter_queue"] == "denied"
            return
        left -= 1
        counts["Invocations"] += 1
