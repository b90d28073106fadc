"""A request to a load balancer in numbers, sentences and tables."""

import json

from study.core.text.number import number
from study.labs.pages.alb.read import GATES, rows
from study.labs.plugin import Number, Run, Table


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    passed = sum(gate["result"] == "pass" for gate in found["gates"])
    return (
        Number("The client gets", str(found["status"]), found["status"], "failed" if found["status"] >= 400 else ""),
        Number("Decided by", GATES.get(found["ended_at"], "the function's answer")),
        Number("Checks passed", number(passed), passed, note=f"of {len(found['gates'])}"),
        Number("Values lost", number(found["lost"]), found["lost"], "failed" if found["lost"] else ""),
        Number("The body arrives", found["body_as"] if found["event"] else "not at all"),
        Number("Size of the answer", f"{number(found['response_size'])} bytes", found["response_size"]),
    )


def tables(run: Run) -> tuple[Table, ...]:
    """The event, every value, every check, and what reaches the client."""
    found = run.trace.results
    event = tuple((name, json.dumps(value, ensure_ascii=False)) for name, value in (found["event"] or {}).items())
    values = tuple((sent or "not sent", how, arrives or "nothing") for how, sent, arrives in rows(run))
    checks = tuple((GATES[gate["gate"]], gate["result"].replace("-", " "), gate["why"]) for gate in found["gates"])
    headers = tuple((one["name"], one["value"]) for one in found["client_headers"])
    made = [
        Table("Value by value", ("Sent", "Is", "In the event"), values),
        Table("Check by check", ("Check", "Result", "Because"), checks),
    ]
    if event:
        made.insert(0, Table("The event", ("Field", "JSON"), event))
    if headers:
        made.append(Table("Headers for the client", ("Name", "Value"), headers))
    return tuple(made)
