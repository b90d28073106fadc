"""What can be asked about any request to a load balancer, what people get wrong, and our own rule to vary."""

import json
from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.alb.params import FUNCTIONS, TROUBLE, Params
from study.core.simulators.engines.alb.run import BEFORE, encoding, statuses
from study.core.simulators.simulator import Model, Point, Trace, Wrong

STATUSES = {
    "400": "Only a WebSocket upgrade is answered with 400.",
    "403": "Only AWS WAF blocks with 403.",
    "413": "Only a request whose body is larger than 1 MB is answered with 413.",
    "502": "The function was invoked, and returned what it should.",
    "503": "Only a target group without a target is answered with 503.",
    "504": "Only where the Lambda service itself does not answer in time is it 504.",
}

ARRIVES = {
    "text": "as text",
    "base64": "as base64",
    "empty": "empty, as there is none",
    "none": "not at all: the function is not invoked",
}

_NOT_SO = {
    "text": "Only text/*, JSON, JavaScript and XML without Content-Encoding arrive as text.",
    "base64": "Text without Content-Encoding is not encoded.",
    "empty": "The request has a body.",
    "none": "No check ends the request before the function.",
}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """A status code in quotes, the other way."""
    yield replace(params, text_status=not params.text_status), 0


MODELS: tuple[Model[Params], ...] = (
    Model(
        "thinks that every value arrives",
        "Without multi-value headers the last value of a name takes the place of the others.",
        lambda params: replace(params, multi_value=True),
    ),
    Model(
        "thinks that the last value always wins",
        "With multi-value headers every value arrives.",
        lambda params: replace(params, multi_value=False),
    ),
)


def own_status(params: Params) -> str:
    """The status that the function returns, if any."""
    found = json.loads(params.response).get("statusCode")
    return str(found) if isinstance(found, int) and 100 <= found <= 599 and not isinstance(found, bool) else "200"


def answers(params: Params) -> list[str]:
    """Every status that the client might get."""
    return list(dict.fromkeys([own_status(params), *STATUSES]))


def status(params: Params, trace: Trace) -> str | None:
    """What the client gets; None where several checks would say different things."""
    return None if len(statuses(params)) > 1 else str(trace.results["status"])


def status_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Other statuses."""
    right = str(trace.results["status"])
    found = [Wrong(f"thinks of {text}", text, reason) for text, reason in STATUSES.items() if text != right]
    if own_status(params) != right and own_status(params) not in STATUSES:
        reason = f"That is what the function says, but {trace.results['why'][0].lower()}{trace.results['why'][1:]}"
        found.insert(0, Wrong("thinks that what the function returns is passed on", own_status(params), reason))
    return found


def repeated(params: Params) -> str:
    """The first query key that stands there more than once with values that differ, or nothing."""
    for name, _ in params.query:
        if len({value for key, value in params.query if key == name}) > 1:
            return name
    return ""


def value(params: Params, trace: Trace) -> str | None:
    """What the function finds for that key; None where it is not invoked."""
    event = trace.results["event"]
    if event is None:
        return None
    found = event.get("queryStringParameters", event.get("multiValueQueryStringParameters"))[repeated(params)]
    return _written(found)


def value_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """The first, all, and all in one text."""
    values = [one for key, one in params.query if key == repeated(params)]
    on = params.multi_value
    off_why, on_why = "Of a repeated key the last value wins.", "All values arrive, in an array."
    return [
        Wrong("thinks that the first one wins", _written(values[0]), on_why if on else off_why),
        Wrong("thinks that the last one wins", _written(values[-1]), on_why),
        Wrong("thinks that an array arrives", _written(values), "Only with multi-value headers on."),
        Wrong("thinks that they are joined", _written(",".join(values)), "Values are never joined."),
        Wrong("thinks that the key is left out", "nothing: the key is missing", "A repeated key is no error."),
    ]


def _written(found: object) -> str:
    return json.dumps(found, ensure_ascii=False)


def arrives(params: Params, trace: Trace) -> str | None:
    """How the body arrives; None for an empty one, of which the guide says little."""
    if not params.body_bytes or len(statuses(params)) > 1:
        return None
    return ARRIVES["none" if trace.results["ended_at"] in BEFORE else encoding(params)]


def arrives_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """The other ways."""
    right = arrives(params, trace)
    return [Wrong(f"thinks “{text}”", text, _NOT_SO[name]) for name, text in ARRIVES.items() if text != right]


def _lost_wrong(params: Params, trace: Trace) -> list[Wrong]:
    given = len(params.query) + len(params.headers)
    return [
        Wrong("thinks that repeated names are left out", given, "One value of each name arrives in any case."),
        Wrong("thinks that nothing is lost", 0, "Of a repeated name the last value takes the place of the others."),
    ]


def _decided(params: Params, trace: Trace) -> int:
    """The last event: what the client gets."""
    return len(trace.events)


POINTS: tuple[Point[Params], ...] = (
    Point(
        "alb-status",
        "What the client of a load balancer gets",
        lambda params: "Which status does the client get?",
        status,
        lambda params, trace: trace.says,
        (TROUBLE, FUNCTIONS),
        wrong=status_wrong,
        places=answers,
        event=_decided,
    ),
    Point(
        "alb-value",
        "Which value of a repeated key arrives",
        lambda params: (
            f"What does the function find for the query key “{repeated(params)}”?" if repeated(params) else ""
        ),
        value,
        lambda params, trace: trace.says,
        (FUNCTIONS,),
        wrong=value_wrong,
    ),
    Point(
        "alb-body",
        "How a body arrives",
        lambda params: "How does the body arrive at the function?" if params.body_bytes else "",
        arrives,
        lambda params, trace: trace.says,
        (FUNCTIONS, TROUBLE),
        wrong=arrives_wrong,
    ),
    Point(
        "alb-lost",
        "How many values never arrive",
        lambda params: "How many values of query and headers never reach the function?" if not statuses(params) else "",
        lambda params, trace: int(trace.results["lost"]),
        lambda params, trace: trace.says,
        (FUNCTIONS,),
        "values",
        wrong=_lost_wrong,
    ),
)
