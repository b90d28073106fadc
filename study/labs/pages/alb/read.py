"""What the parts of the load balancer page need from a run."""

import json

from study.drawing.svg import State
from study.labs.plugin import Run

HOW: dict[str, State] = {"kept": "served", "lost": "failed", "listed": "retry", "added": "cold"}
"""The state in which each value is drawn."""

GATES = {
    "waf": "AWS WAF",
    "upgrade": "WebSocket",
    "target": "Target",
    "request-size": "Size of the body",
    "service": "Lambda service",
    "function": "Function",
    "response-size": "Size of the answer",
    "response-form": "Form of the answer",
}
"""The checks as headings."""


def rows(run: Run) -> list[tuple[str, str, str]]:
    """For every value how it fares, how it was sent, and how it stands in the event."""
    found = []
    event = run.trace.results["event"] or {}
    for one in run.trace.results["fields"]:
        name, value, how = one["name"], one["value"], one["how"]
        sent = "" if how == "added" else f"{name}={value}" if one["part"] == "query" else f"{name}: {value}"
        several = {"query": "multiValueQueryStringParameters", "headers": "multiValueHeaders"}[one["part"]]
        arrives = json.dumps(event.get(several, {}).get(name, value), ensure_ascii=False)
        found.append((how, sent, "" if how == "lost" else f"{json.dumps(name, ensure_ascii=False)}: {arrives}"))
    return found
