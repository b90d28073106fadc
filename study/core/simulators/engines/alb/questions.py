"""Questions about a load balancer with a function behind it."""

from random import Random

from study.core.simulators.engines.alb.askable import has_body, is_decided, is_repeated
from study.core.simulators.engines.alb.params import (
    ERROR,
    FINE,
    FUNCTIONS,
    LATE,
    NONE,
    RETURNS,
    THROTTLED,
    TIMEOUT,
    TROUBLE,
    Params,
)
from study.core.simulators.engines.alb.points import (
    arrives,
    arrives_wrong,
    repeated,
    status,
    status_wrong,
    value,
    value_wrong,
)
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace
from study.core.simulators.stated import stated

_MULTI = '{"statusCode": 200, "multiValueHeaders": {}, "isBase64Encoded": false, "body": "ok"}'
_FORMS = (
    FINE,
    _MULTI,
    '{"statusCode": 201, "headers": {}, "isBase64Encoded": false}',
    '{"headers": {}, "isBase64Encoded": false, "body": "ok"}',
    '{"statusCode": 200, "isBase64Encoded": false, "body": "ok"}',
    '{"statusCode": 200, "headers": {}, "body": "ok"}',
    '{"statusCode": 404, "headers": {}, "isBase64Encoded": false}',
)


def _draw_status(rng: Random) -> Params:
    kind = rng.randrange(9)
    return Params(
        headers=(("Host", "shop.example"), ("Upgrade", "websocket")) if kind == 0 else (("Host", "shop.example"),),
        method="POST",
        body_bytes=rng.choice((1_500_000, 4_000_000)) if kind == 1 else rng.choice((0, 20_000, 900_000)),
        content_type="application/json",
        multi_value=rng.random() < 0.4,
        outcome=rng.choice((ERROR, TIMEOUT, THROTTLED, LATE)) if kind in (2, 3) else RETURNS,
        response=rng.choice(_FORMS),
        response_bytes=rng.choice((1_500_000, 5_000_000)) if kind == 4 else None,
        target=kind != 5,
        waf=kind == 6,
    )


def _ask_status(params: Params, trace: Trace) -> Asked | None:
    answer = status(params, trace)
    if answer is None:
        return None
    prompt = f"An Application Load Balancer with a Lambda target. {stated(params)} Which status does the client get?"
    return asked(prompt, answer, "", status_wrong(params, trace), trace.says, (TROUBLE, FUNCTIONS))


def _draw_value(rng: Random) -> Params:
    key = rng.choice(("id", "tag", "colour", "size", "sort"))
    values = rng.sample(("1", "2", "7", "red", "blue", "new", "a%20b", "old"), rng.choice((2, 2, 3)))
    multi = rng.random() < 0.5
    others = (("page", str(rng.randrange(1, 9))),) if rng.random() < 0.5 else ()
    return Params(
        query=(*((key, one) for one in values), *others),
        multi_value=multi,
        response=_MULTI if multi else FINE,
    )


def _ask_value(params: Params, trace: Trace) -> Asked | None:
    answer = value(params, trace)
    if answer is None:
        return None
    prompt = (
        f"An Application Load Balancer with a Lambda target. {stated(params)} What does the function find for the "
        f"query key “{repeated(params)}”?"
    )
    return asked(prompt, answer, "", value_wrong(params, trace), trace.says, (FUNCTIONS,))


def _draw_body(rng: Random) -> Params:
    return Params(
        method="POST",
        query=(),
        body_bytes=rng.choice((300, 20_000, 700_000, 1_200_000)),
        content_type=rng.choice(
            ("application/json", "text/csv", "application/xml", "image/png", "application/pdf", "multipart/form-data")
        ),
        content_encoding=rng.choice((NONE, NONE, "gzip", "br")),
    )


def _ask_body(params: Params, trace: Trace) -> Asked | None:
    answer = arrives(params, trace)
    if answer is None:
        return None
    prompt = (
        f"An Application Load Balancer with a Lambda target. {stated(params)} How does the body arrive at the function?"
    )
    return asked(prompt, answer, "", arrives_wrong(params, trace), trace.says, (FUNCTIONS, TROUBLE))


MAKERS = (
    Maker("status", "What the client of a load balancer gets", _draw_status, where(is_decided, _ask_status)),
    Maker("value", "Which value of a repeated key arrives", _draw_value, where(is_repeated, _ask_value)),
    Maker("body", "How a body arrives", _draw_body, where(has_body, _ask_body)),
)
