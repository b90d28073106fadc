"""Questions about Lambda@Edge."""

from random import Random

from study.core.simulators.engines.edge.askable import is_answered, is_certain, is_judged, is_shared
from study.core.simulators.engines.edge.params import (
    EVENTS,
    EVENTS_PAGE,
    HIT,
    MISS,
    NONE,
    ORIGIN_REQUEST,
    QUOTAS,
    RESTRICTIONS,
    UNSUPPORTED,
    VIEWER_REQUEST,
    Params,
    violations,
)
from study.core.simulators.engines.edge.points import (
    asked_event,
    expected_wrong,
    rule,
    rule_wrong,
    runs_wrong,
    status,
    status_wrong,
)
from study.core.simulators.engines.edge.run import ran_words
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.simulators.stated import stated


def _draw_runs(rng: Random) -> Params:
    return Params(
        functions=EVENTS if rng.random() < 0.7 else tuple(one for one in EVENTS if rng.random() < 0.8),
        cache=rng.choice((HIT, MISS, MISS)),
        origin_status=rng.choice((200, 200, 404, 503)),
        redirect=rng.random() < 0.1,
        error_page=rng.random() < 0.15,
    )


def _ask_runs(params: Params, trace: Trace) -> Asked | None:
    answer = ran_words({name for name, ran in trace.results["runs"].items() if ran})
    prompt = (
        f"A request comes to CloudFront with Lambda@Edge. {stated(params)} Where do functions run for this request?"
    )
    return asked(prompt, answer, "", runs_wrong(params, trace), trace.says, (EVENTS_PAGE,))


def _draw_shared(rng: Random) -> Params:
    return Params(
        functions=rng.choice((EVENTS, (ORIGIN_REQUEST,), EVENTS[:2], EVENTS[1:3])),
        requests=rng.choice((1_000, 20_000, 500_000, 1_000_000)),
        hit_ratio=rng.choice((0.6, 0.7, 0.8, 0.9, 0.95, 0.98)),
    )


def _ask_shared(params: Params, trace: Trace) -> Asked | None:
    event = asked_event(params)
    answer = float(trace.results["expected_runs"][event])
    hits = params.requests * params.hit_ratio
    wrong = (
        Wrong("takes hits for misses", round(hits, 6), "What is hit never reaches the origin events."),
        *expected_wrong(params, trace),
    )
    prompt = (
        f"CloudFront with Lambda@Edge. {stated(params)} In all of the {params.requests:,} requests, how often does the "
        f"function at {event.replace('-', ' ')} run?"
    )
    working = f"{params.requests:,} × (1 − {params.hit_ratio:g}) reach the origin; {trace.says}"
    return asked(prompt, answer, "runs", wrong, working, (EVENTS_PAGE,), tolerance=0.001)


def _draw_status(rng: Random) -> Params:
    at = rng.choice((NONE, VIEWER_REQUEST, ORIGIN_REQUEST))
    return Params(
        cache=rng.choice((HIT, MISS, MISS)),
        origin_status=rng.choice((200, 204, 404, 503)),
        generated_at=at,
        body_bytes=rng.choice((2_000, 30_000, 60_000, 600_000, 2_000_000)),
        redirect=rng.random() < 0.1,
    )


def _ask_status(params: Params, trace: Trace) -> Asked | None:
    prompt = f"A request comes to CloudFront with Lambda@Edge. {stated(params)} If functions change no status, "
    prompt += "which one does the viewer get for this request?"
    answer = status(params, trace)
    if answer is None:
        return None
    return asked(prompt, answer, "", status_wrong(params, trace), trace.says, (EVENTS_PAGE, QUOTAS))


def _draw_judged(rng: Random) -> Params:
    broken = rng.randrange(7)
    return Params(
        timeout_s=rng.choice((31, 45, 60, 900)) if broken == 0 else rng.choice((5, 15, 30)),
        package_mb=rng.choice((51, 80, 250)) if broken == 1 else rng.choice((1, 20, 50)),
        version=rng.choice(("alias", "$LATEST")) if broken == 2 else "numbered",
        region="another" if broken == 3 else "us-east-1",
        uses=(rng.choice(tuple(UNSUPPORTED)),) if broken == 4 else (),
        sets_status=broken == 5,
    )


def _ask_judged(params: Params, trace: Trace) -> Asked | None:
    answer = rule(params)
    if answer is None:
        return None
    working = next((message for _, message in violations(params)), "Every rule is kept.")
    prompt = f"A Lambda@Edge function. {stated(params)} Is all of this within the rules of Lambda@Edge?"
    return asked(prompt, answer, "", rule_wrong(params, trace), working, (RESTRICTIONS, QUOTAS))


MAKERS = (
    Maker("runs", "Which functions a request meets", _draw_runs, where(is_certain, _ask_runs)),
    Maker("shared", "How often a function at the edge runs", _draw_shared, where(is_shared, _ask_shared)),
    Maker("status", "What the viewer gets", _draw_status, where(is_answered, _ask_status)),
    Maker("judged", "What Lambda@Edge refuses", _draw_judged, where(is_judged, _ask_judged)),
)
