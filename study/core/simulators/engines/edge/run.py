"""A request through CloudFront: station by station, with the rule that lets each function run or not.

Ties: a response of exactly the largest size is still sent; status 400 is an error, 399 is none.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from study.core.simulators.engines.edge.params import (
    EVENTS,
    HIT,
    LARGEST,
    NONE,
    ORIGIN_REQUEST,
    ORIGIN_RESPONSE,
    VIEWER_REQUEST,
    VIEWER_RESPONSE,
    Params,
    is_too_large,
    violations,
)
from study.core.simulators.engines.edge.results import NOTES
from study.core.simulators.simulator import Event, Trace
from study.core.text.plural import listed

ERROR = 400
"""From this status of the origin on, viewer response does not run (CF/lambda-cloudfront-trigger-events)."""

REDIRECT, BAD_GATEWAY, MADE = 301, 502, 200

_NOT_VIEWER = {
    "redirect": "CloudFront answers by itself: it redirects HTTP to HTTPS.",
    "error-page": "The request is CloudFront's own, for a custom error page.",
}


@dataclass(slots=True)
class Passage:
    """One request on its way: where functions ran, what the viewer gets, who made that, and what happened."""

    params: Params
    ran: set[str] = field(default_factory=set)
    status: int = MADE
    answered_by: str = "origin"
    events: list[Event] = field(default_factory=list)

    def note(self, who: str, what: str, state: str, why: str) -> None:
        self.events.append(Event(0.0, what, who, state, why))

    def reach(self, event: str, why: str) -> None:
        """The request or its answer comes by an event: a function there runs."""
        if event in self.params.functions:
            self.ran.add(event)
            self.note(event, "the function runs", "served", why)
        else:
            self.note(event, "no function", "idle", "None is at this event.")

    def skip(self, event: str, why: str) -> None:
        """The event does not come about."""
        self.note(event, "does not run", "throttled", why)

    def make(self, event: str) -> None:
        """A function makes the answer."""
        self.answered_by = "function"
        self.status = BAD_GATEWAY if is_too_large(self.params) else MADE
        if self.status == BAD_GATEWAY:
            why = f"It has {self.params.body_bytes:,} bytes, and {LARGEST[event]:,} are allowed at {event}."
            self.note("CloudFront", "answers 502", "failed", why)


def pass_through(params: Params, hit: bool) -> Passage:
    """Follow one request that finds a fresh copy in the cache, or none."""
    way = Passage(params)
    if params.redirect:
        way.status, way.answered_by = REDIRECT, "cloudfront"
        for event in EVENTS:
            way.skip(event, _NOT_VIEWER["redirect"])
        return way
    if params.error_page:
        way.skip(VIEWER_REQUEST, _NOT_VIEWER["error-page"])
    else:
        way.reach(VIEWER_REQUEST, "It runs for every request, before the cache is looked into.")
        if params.generated_at == VIEWER_REQUEST:
            way.make(VIEWER_REQUEST)
            for event in EVENTS[1:]:
                way.skip(event, "A function at viewer request has made the answer.")
            return way
    _to_origin(way, hit)
    _back(way, hit)
    return way


def _to_origin(way: Passage, hit: bool) -> None:
    """Through the cache to the origin, as far as the request gets."""
    params = way.params
    if hit:
        way.status, way.answered_by = params.origin_status, "cache"
        way.note("cache", "hit", "served", "A fresh copy is there, so the origin is not asked.")
        for event in (ORIGIN_REQUEST, ORIGIN_RESPONSE):
            way.skip(event, "The cache had a fresh copy, so nothing is forwarded to the origin.")
        return
    way.note("cache", "miss", "cold", "No fresh copy is there, so the request is forwarded to the origin.")
    way.reach(ORIGIN_REQUEST, "CloudFront forwards the request to the origin.")
    if params.generated_at == ORIGIN_REQUEST:
        way.make(ORIGIN_REQUEST)
        way.skip(ORIGIN_RESPONSE, "A function at origin request has made the answer, so the origin was not asked.")
        return
    way.status, way.answered_by = params.origin_status, "origin"
    failed = params.origin_status >= ERROR
    way.note("origin", f"answers {params.origin_status}", "failed" if failed else "served", "It was asked.")
    way.reach(ORIGIN_RESPONSE, "It runs after every answer of the origin, errors too, before the answer is cached.")


def _back(way: Passage, hit: bool) -> None:
    """Whether viewer response comes about."""
    params = way.params
    if params.error_page:
        way.skip(VIEWER_RESPONSE, _NOT_VIEWER["error-page"])
    elif way.answered_by == "function" and way.status == BAD_GATEWAY:
        way.skip(VIEWER_RESPONSE, "CloudFront answers 502 in place of the function.")
    elif way.answered_by != "function" and params.origin_status >= ERROR and not (hit and params.cached_errors_run):
        way.skip(VIEWER_RESPONSE, "The origin's status is 400 or higher.")
    else:
        way.reach(VIEWER_RESPONSE, "It runs before the answer goes to the viewer, from the cache or not.")


def expected(params: Params) -> dict[str, Fraction]:
    """How often the function at each event runs in all requests."""
    ratio = Fraction(str(params.hit_ratio))
    hit, miss = pass_through(params, True).ran, pass_through(params, False).ran
    return {name: params.requests * (ratio * (name in hit) + (1 - ratio) * (name in miss)) for name in EVENTS}


def run(params: Params, seed: int = 0) -> Trace:
    """Follow the request, and reckon all of them. Nothing is left to chance: `seed` is not used."""
    way = pass_through(params, params.cache == HIT)
    shown = params.body_bytes if params.generated_at == NONE else 0
    results = {
        "runs": {name: name in way.ran for name in EVENTS},
        "expected_runs": {name: float(value) for name, value in expected(params).items()},
        "status": way.status,
        "body_seen": {name: min(shown, most) if name in way.ran else 0 for name, most in LARGEST.items()},
        "answered_by": way.answered_by,
        "violations": [{"rule": rule, "message": message} for rule, message in violations(params)],
    }
    return Trace(results, tuple(way.events), NOTES, _says(way))


def ran_words(ran: set[str]) -> str:
    """Events in their order, in words: `viewer request and viewer response`, or `none`."""
    return listed(name.replace("-", " ") for name in EVENTS if name in ran) or NONE


def _says(way: Passage) -> str:
    who = {
        "origin": "the origin",
        "cache": "the cache",
        "function": "a function",
        "cloudfront": "CloudFront itself",
    }[way.answered_by]
    what = f"functions run at {ran_words(way.ran)}" if way.ran else "no function runs"
    broken = next((message for _, message in violations(way.params)), "")
    refused = f"{broken} " if broken else ""
    return f"{refused}For this request {what}; the viewer gets {way.status} from {who}."
