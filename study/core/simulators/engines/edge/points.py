"""What can be asked about any request through CloudFront, what people get wrong, and our own rule to vary."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.edge.params import (
    EVENTS,
    EVENTS_PAGE,
    HIT,
    NONE,
    ORIGIN_REQUEST,
    ORIGIN_RESPONSE,
    QUOTAS,
    RESTRICTIONS,
    UNSUPPORTED,
    VIEWER_REQUEST,
    VIEWER_RESPONSE,
    Params,
    is_too_large,
    violations,
)
from study.core.simulators.engines.edge.run import BAD_GATEWAY, ERROR, MADE, REDIRECT, ran_words
from study.core.simulators.simulator import Model, Point, Trace, Wrong
from study.core.text.number import number

WAYS: tuple[tuple[set[str], str], ...] = (
    (set(EVENTS), "All four run for a request that goes to the origin and comes back without an error."),
    ({VIEWER_REQUEST, VIEWER_RESPONSE}, "Only what comes from the cache meets the viewer events alone."),
    ({VIEWER_REQUEST, ORIGIN_REQUEST, ORIGIN_RESPONSE}, "Viewer response is left out after an error of the origin."),
    ({VIEWER_REQUEST, ORIGIN_REQUEST, VIEWER_RESPONSE}, "That is so if a function at origin request answers."),
    ({VIEWER_REQUEST}, "That is so if a function at viewer request answers."),
    ({ORIGIN_REQUEST, ORIGIN_RESPONSE}, "Viewer events are left out where CloudFront fetches an error page."),
    ({VIEWER_REQUEST, ORIGIN_REQUEST}, "What the origin answers meets origin response."),
    ({ORIGIN_REQUEST}, "What the origin answers meets origin response."),
    (set(), "A request meets every function on its way."),
)
"""The events that a request can meet, each with what would make it so."""

ACCEPTED = "yes"

RULES = {
    "generated-size": "no: the answer that a function makes is too large",
    "timeout": "no: its timeout is too long",
    "package": "no: its package is too large",
    "version": "no: the trigger does not name a numbered version",
    "region": "no: it is in the wrong Region",
    "viewer-response-status": "no: viewer response sets the status",
} | {f"no-{name}": f"no: it uses {words}" for name, words in UNSUPPORTED.items()}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Viewer response after an error from the cache, the other way."""
    yield replace(params, cached_errors_run=not params.cached_errors_run), 0


MODELS: tuple[Model[Params], ...] = (
    Model(
        "thinks that the cache changes nothing",
        "Origin events come about only where CloudFront goes to the origin.",
        lambda params: replace(params, hit_ratio=0.0),
    ),
    Model(
        "takes the hit ratio for the share that is forwarded",
        "What is hit is not forwarded: the rest is.",
        lambda params: replace(params, hit_ratio=round(1 - params.hit_ratio, 9)),
    ),
    Model(
        "thinks that errors change nothing",
        "After an error of the origin viewer response does not run.",
        lambda params: replace(params, origin_status=200),
    ),
    Model(
        "overlooks that a function answers",
        "What a function answers goes no further towards the origin.",
        lambda params: replace(params, generated_at=NONE),
    ),
)


def answers(params: Params) -> list[str]:
    """Every group of functions that a request might meet, each once."""
    return list(dict.fromkeys(ran_words(way & set(params.functions)) for way, _ in WAYS))


def _ran(trace: Trace) -> str:
    return ran_words({name for name, ran in trace.results["runs"].items() if ran})


def runs_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Every other group."""
    right = _ran(trace)
    found: list[Wrong] = []
    for way, reason in WAYS:
        text = ran_words(way & set(params.functions))
        if text != right and text not in [one.value for one in found]:
            found.append(Wrong(f"thinks of {text}", text, reason))
    return found


def is_followed(params: Params) -> bool:
    """A request whose every station is documented: an answer that is too large leaves one open."""
    return not is_too_large(params) and bool(params.functions)


def asked_event(params: Params) -> str:
    """The event that is asked about: one at the origin, if a function is there."""
    return next((one for one in (ORIGIN_REQUEST, ORIGIN_RESPONSE, VIEWER_RESPONSE) if one in params.functions), "")


def expected_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """For every request, and never."""
    return [
        Wrong("thinks that it runs for every request", params.requests, "Not every request comes by this event."),
        Wrong("thinks that it never runs", 0, "Some requests come by this event."),
        Wrong("counts the event twice", 2 * params.requests, "Each function runs once for a request at most."),
    ]


def status(params: Params, trace: Trace) -> str | None:
    """What the viewer gets, as far as it does not rest on what we have a function, CloudFront or an old error say."""
    found = trace.results["status"]
    by = trace.results["answered_by"]
    ours = (by == "function" and found == MADE) or by == "cloudfront" or (by == "cache" and found >= ERROR)
    return None if ours or params.error_page else str(found)


def status_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Other answers of those who could answer."""
    reasons = {
        str(params.origin_status): "The origin, or its copy in the cache, does not make this answer.",
        str(REDIRECT): "Only a redirect to HTTPS is 301.",
        str(BAD_GATEWAY): "Only an answer that is too large, or broken, becomes 502.",
        str(MADE): "Nobody on the way answers with 200.",
        "504": "Nobody on the way is too late.",
        "413": "A body that is too large for a function is cut for it, and not refused.",
    }
    right = str(trace.results["status"])
    return [Wrong(f"thinks of {text}", text, reason) for text, reason in reasons.items() if text != right]


def rule(params: Params) -> str | None:
    """Whether CloudFront takes it, or the one rule that it breaks; None where it breaks several, or where an answer
    would be too large that is not made for this request."""
    found = [name for name, _ in violations(params)]
    unmade = params.redirect or params.error_page or params.cache == HIT
    if len(found) > 1 or ("generated-size" in found and unmade):
        return None
    return RULES[found[0]] if found else ACCEPTED


def rule_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """That all is well, and other rules."""
    right = rule(params)
    found = [Wrong("thinks that all is well", ACCEPTED, "One of the rules is broken.")] if right != ACCEPTED else []
    for name in ("timeout", "package", "version", "region", "viewer-response-status", "generated-size"):
        if RULES[name] != right:
            found.append(Wrong(f"thinks “{RULES[name]}”", RULES[name], "That is within the rules."))
    return found[:4]


def _expected_words(params: Params) -> str:
    event, count = asked_event(params), number(params.requests)
    if not event or is_too_large(params):
        return ""
    return f"In all of the {count} requests, how often does the function at {event.replace('-', ' ')} run?"


def _last(params: Params, trace: Trace) -> int | None:
    """The event about the last function that runs."""
    ran = [number for number, one in enumerate(trace.events, 1) if one.who in EVENTS and one.state == "served"]
    return ran[-1] if ran else None


POINTS: tuple[Point[Params], ...] = (
    Point(
        "edge-runs",
        "Which functions a request meets",
        lambda params: "Where do functions run for this request?" if is_followed(params) else "",
        lambda params, trace: _ran(trace),
        lambda params, trace: trace.says,
        (EVENTS_PAGE,),
        wrong=runs_wrong,
        places=answers,
        event=_last,
    ),
    Point(
        "edge-expected",
        "How often a function runs at a hit ratio",
        _expected_words,
        lambda params, trace: float(trace.results["expected_runs"][asked_event(params)]),
        lambda params, trace: (
            f"{number(params.requests)} requests at a hit ratio of {number(params.hit_ratio, places=4)}: "
            f"{number(trace.results['expected_runs'][asked_event(params)])}."
        ),
        (EVENTS_PAGE,),
        "runs",
        tolerance=0.001,
        wrong=expected_wrong,
    ),
    Point(
        "edge-status",
        "What the viewer gets",
        lambda params: "If functions change no status, which one does the viewer get for this request?",
        status,
        lambda params, trace: trace.says,
        (EVENTS_PAGE, QUOTAS),
        wrong=status_wrong,
    ),
    Point(
        "edge-accepted",
        "What CloudFront refuses",
        lambda params: "Is all of this within the rules of Lambda@Edge?",
        lambda params, trace: rule(params),
        lambda params, trace: next((message for _, message in violations(params)), "Every rule is kept."),
        (RESTRICTIONS, QUOTAS),
        wrong=rule_wrong,
    ),
)
