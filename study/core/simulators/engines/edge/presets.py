"""Useful starting states."""

from study.core.simulators.engines.edge.params import (
    HIT,
    ORIGIN_REQUEST,
    ORIGIN_RESPONSE,
    VIEWER_REQUEST,
    VIEWER_RESPONSE,
    Params,
)
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "all-four",
        "A miss meets all four",
        Params(),
        "A function waits at each event, and the cache has no copy. Which of them run?",
        terms=("four lambda@edge events", "misses the cache", "in the order"),
    ),
    Preset(
        "found-in-the-cache",
        "The same request, found in the cache",
        Params(cache=HIT, requests=1_000, hit_ratio=0.95),
        "Now a fresh copy is there. Who still runs, and how often in 1,000 requests?",
        terms=("cache", "hit", "every request"),
    ),
    Preset(
        "origin-error",
        "The origin answers 503",
        Params(origin_status=503, hit_ratio=0.0),
        "Somebody wants to add a header to error answers. At which event does a function see them?",
        terms=("error", "400 or higher", "skipped"),
    ),
    Preset(
        "login-wall",
        "Nobody gets in without a cookie",
        Params(functions=(VIEWER_REQUEST, VIEWER_RESPONSE), generated_at=VIEWER_REQUEST, body_bytes=2_000),
        "A function at viewer request answers with a page to sign in. Does the one at viewer response add its header?",
        terms=("answer itself", "generated", "authentication"),
    ),
    Preset(
        "too-large-a-page",
        "A page of 100 KB, made at the edge",
        Params(generated_at=VIEWER_REQUEST, body_bytes=100_000),
        "The same code worked with a page of 20 KB. What does the viewer get?",
        terms=("40 kb", "maximum size", "1 mb"),
    ),
    Preset(
        "rewrite-once",
        "A path rewritten for the origin",
        Params(functions=(ORIGIN_REQUEST, ORIGIN_RESPONSE), requests=1_000_000, hit_ratio=0.98),
        "A million requests, 98% from the cache. How often is the function at origin request paid for?",
        terms=("origin request", "forward", "origin events"),
    ),
    Preset(
        "plain-http",
        "Somebody types http://",
        Params(redirect=True, functions=(VIEWER_REQUEST, VIEWER_RESPONSE)),
        "CloudFront sends them to HTTPS. Does the function at viewer request run?",
        terms=("redirect", "https"),
    ),
    Preset(
        "as-in-lambda",
        "A function as it is in Lambda",
        Params(uses=("env", "layers"), version="alias", timeout_s=60),
        "It has environment variables, a layer, an alias and 60 s. What must change before CloudFront takes it?",
        terms=("does not support", "environment variables", "layers"),
    ),
)
