"""A request through a load balancer: the event it becomes, the checks on the way, and what the client gets.

Ties: a body and a response of exactly 1 MB still pass. Where several checks would end it, the first one does.
"""

import json
from dataclasses import dataclass
from math import ceil
from typing import Any

from study.core.simulators.engines.alb.params import (
    ERROR,
    LATE,
    NONE,
    RETURNS,
    THROTTLED,
    TIMEOUT,
    Pairs,
    Params,
)
from study.core.simulators.engines.alb.results import NOTES
from study.core.simulators.simulator import Event, Trace
from study.core.text.number import number
from study.core.text.plural import counted

MOST = 1_024 * 1_024
"""Bytes of a request's body and of a response's JSON (ELB/lambda-functions, read 2026-11-23)."""

AS_TEXT = ("application/json", "application/javascript", "application/xml")

ADDED: Pairs = (
    ("x-amzn-trace-id", "Root=1-67891233-abcdef012345678912345678"),
    ("x-forwarded-for", "203.0.113.7"),
    ("x-forwarded-port", "443"),
    ("x-forwarded-proto", "https"),
)
HOP_BY_HOP = frozenset(
    (
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)

GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/orders/73e2d6bc24d8a067"

BEFORE = ("waf", "upgrade", "target", "request-size")
"""The checks before the function is invoked."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A check: its name, the status with which it ends the request (0 where it passes), and what it found."""

    name: str
    status: int
    why: str


def last_of(pairs: Pairs, name: str) -> str:
    """The last value of a header, or none."""
    return next((value for one, value in reversed(pairs) if one.lower() == name), NONE)


def encoding(params: Params) -> str:
    """How the body arrives: `text`, `base64` or `empty`."""
    if _header(params, "content-encoding", params.content_encoding) != NONE:
        return "base64"
    if not params.body_bytes:
        return "empty"
    kind = _header(params, "content-type", params.content_type).partition(";")[0].strip().lower()
    return "text" if kind.startswith("text/") or kind in AS_TEXT else "base64"


def _header(params: Params, name: str, given: str) -> str:
    """A header that has a field of its own: that, or the one among the headers."""
    return given if given != NONE else last_of(params.headers, name)


def sent_headers(params: Params) -> Pairs:
    """The headers as they come to the load balancer, names in lower case."""
    own = {"content-type": params.content_type, "content-encoding": params.content_encoding}
    given = {name: value for name, value in own.items() if value != NONE}
    listed = tuple((name.lower(), value) for name, value in params.headers if name.lower() not in given)
    added = tuple(name for name, _ in ADDED)
    return tuple(one for one in (*listed, *given.items()) if one[0] not in added)


def malformed(params: Params) -> str:
    """What is wrong with the response, or nothing."""
    found = json.loads(params.response)
    status = found.get("statusCode")
    if params.text_status and isinstance(status, str) and status.isascii() and status.isdigit():
        status = int(status)
    if not isinstance(status, int) or isinstance(status, bool) or not 100 <= status <= 599:
        return "it has no statusCode that is a whole number from 100 to 599"
    if not isinstance(found.get("isBase64Encoded"), bool):
        return "it has no isBase64Encoded that is true or false"
    name = "multiValueHeaders" if params.multi_value else "headers"
    if not isinstance(found.get(name), dict):
        return f"it has no {name}, which are required with multi-value headers {'on' if params.multi_value else 'off'}"
    if not all(_is_value(value, params.multi_value) for value in found[name].values()):
        return f"not every one of its {name} is {'a list of texts' if params.multi_value else 'a text'}"
    return "" if isinstance(found.get("body", ""), str) else "its body is no text"


def _is_value(value: Any, multi: bool) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value) if multi else isinstance(value, str)


def size(params: Params) -> int:
    """Bytes of the response's JSON."""
    return len(params.response.encode()) if params.response_bytes is None else params.response_bytes


def gates(params: Params) -> list[Gate]:
    """Every check in order, each by itself."""
    upgrade = last_of(params.headers, "upgrade").lower() == "websocket"
    wrong, ran = malformed(params), params.outcome == RETURNS
    large = ran and size(params) > MOST
    failed = {ERROR: "The function failed.", TIMEOUT: "The function timed out.", THROTTLED: "It was throttled."}
    why = failed.get(params.outcome, "The function returned.")
    late = params.outcome == LATE
    return [
        Gate("waf", 403 if params.waf else 0, "AWS WAF blocks it." if params.waf else "Nothing blocks it."),
        Gate("upgrade", 400 if upgrade else 0, "WebSockets are not supported." if upgrade else "Plain HTTP."),
        Gate("target", 0 if params.target else 503, "One is there." if params.target else "No target is registered."),
        Gate(
            "request-size",
            413 if params.body_bytes > MOST else 0,
            f"{number(params.body_bytes)} bytes, and {number(MOST)} are allowed.",
        ),
        Gate("service", 504 if late else 0, "Lambda did not answer in time." if late else "Lambda answers."),
        Gate("function", 502 if params.outcome in failed else 0, why),
        Gate("response-size", 502 if large else 0, f"{number(size(params))} bytes, and {number(MOST)} are allowed."),
        Gate(
            "response-form", 502 if ran and wrong else 0, f"Malformed: {wrong}." if wrong else "All fields are there."
        ),
    ]


def statuses(params: Params) -> list[int]:
    """Every status that some check would give, each once: a question about several has no documented answer."""
    return list(dict.fromkeys(gate.status for gate in gates(params) if gate.status))


def run(params: Params, seed: int = 0) -> Trace:
    """Send one request. Nothing is left to chance: `seed` is not used."""
    checks = gates(params)
    stop = next((gate for gate in checks if gate.status), None)
    fields = _fields(params)
    invoked = stop is None or stop.name not in BEFORE
    status = stop.status if stop else int(json.loads(params.response)["statusCode"])
    why = stop.why if stop else "The response is well formed, so the client gets its status."
    results = {
        "event": event(params, fields) if invoked else None,
        "status": status,
        "why": why,
        "ended_at": stop.name if stop else "answered",
        "gates": _told(checks, stop),
        "fields": fields,
        "lost": sum(one["how"] == "lost" for one in fields),
        "body_as": encoding(params),
        "client_headers": [] if stop else client_headers(params),
        "response_size": size(params),
    }
    return Trace(results, (*_values(params, fields), *_checks(results)), NOTES, _says(params, results, stop))


def _fields(params: Params) -> list[dict[str, str]]:
    """What becomes of each value, in its order."""
    found: list[dict[str, str]] = []
    for part, pairs in (("query", params.query), ("headers", sent_headers(params))):
        last = {name: place for place, (name, _) in enumerate(pairs)}
        for place, (name, value) in enumerate(pairs):
            how = "listed" if params.multi_value else "kept" if last[name] == place else "lost"
            found.append({"part": part, "name": name, "value": value, "how": how})
    return found + [{"part": "headers", "name": name, "value": value, "how": "added"} for name, value in ADDED]


def event(params: Params, fields: list[dict[str, str]]) -> dict[str, Any]:
    """The JSON that the function gets."""
    names = {
        "query": "multiValueQueryStringParameters" if params.multi_value else "queryStringParameters",
        "headers": "multiValueHeaders" if params.multi_value else "headers",
    }
    found: dict[str, Any] = {
        "requestContext": {"elb": {"targetGroupArn": GROUP}},
        "httpMethod": params.method,
        "path": params.path,
    }
    for part, name in names.items():
        values: dict[str, Any] = {}
        for one in fields:
            if one["part"] != part or one["how"] == "lost":
                continue
            if params.multi_value:
                values.setdefault(one["name"], []).append(one["value"])
            else:
                values[one["name"]] = one["value"]
        found[name] = values
    how = encoding(params)
    letters = 4 * ceil(params.body_bytes / 3)
    text = {"empty": "", "text": f"<{params.body_bytes} bytes of text>", "base64": f"<{letters} letters of base64>"}
    return found | {"body": text[how], "isBase64Encoded": how == "base64"}


def client_headers(params: Params) -> list[dict[str, str]]:
    """What of the response's headers reaches the client, of a well-formed one."""
    found = json.loads(params.response)["multiValueHeaders" if params.multi_value else "headers"]
    several = [(name, value) for name, given in found.items() for value in (given if params.multi_value else [given])]
    dropped = HOP_BY_HOP | {"content-length"}
    return [{"name": name, "value": value} for name, value in several if name.lower() not in dropped]


def _told(checks: list[Gate], stop: Gate | None) -> list[dict[str, str]]:
    ended, found = False, []
    for gate in checks:
        result = "not-reached" if ended else "stop" if gate is stop else "pass"
        found.append({"gate": gate.name, "result": result, "why": "" if ended else gate.why})
        ended = ended or gate is stop
    return found


def _values(params: Params, fields: list[dict[str, str]]) -> list[Event]:
    whys = {
        "kept": ("served", "Its name has no later value."),
        "lost": ("failed", "Multi-value headers are off, and a later value of this name takes its place."),
        "listed": ("retry", "Multi-value headers are on: every value is in an array."),
        "added": ("cold", "The load balancer adds it."),
    }
    return [
        Event(0.0, f"{one['value'][:60]}: {one['how']}", f"{one['part']} {one['name']}", *whys[one["how"]])
        for one in fields
    ]


def _checks(found: dict[str, Any]) -> list[Event]:
    """The checks that were reached, and what the client gets."""
    events = []
    for gate in found["gates"]:
        if gate["result"] != "not-reached":
            state = "failed" if gate["result"] == "stop" else "served"
            what = f"ends with {found['status']}" if state == "failed" else "passes"
            events.append(Event(0.0, what, gate["gate"], state, gate["why"]))
    state = "failed" if found["status"] >= 400 else "served"
    return [*events, Event(0.0, f"the client gets {found['status']}", "client", state, found["why"])]


def _says(params: Params, found: dict[str, Any], stop: Gate | None) -> str:
    said = f"The client gets {found['status']}. {found['why']}"
    if found["event"] is None:
        return f"{said} The function is not invoked."
    lost = counted(found["lost"], "value")
    arrays = " All values arrive in arrays." if params.multi_value else ""
    return said + (f" Of the request {lost} never reached the function." if found["lost"] else arrays)
