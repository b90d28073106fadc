"""The parameters of a request through CloudFront, and of the functions that wait for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from study.core.problem import Problem
from study.core.simulators.outcomes import write
from study.core.simulators.parameters import parameter

GUIDE = "Amazon CloudFront Developer Guide, https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
READ = ", read 2026-11-23"
EVENTS_PAGE = f"{GUIDE}lambda-cloudfront-trigger-events.html{READ}"
RESTRICTIONS = f"{GUIDE}lambda-at-edge-function-restrictions.html{READ}"
QUOTAS = f"{GUIDE}cloudfront-limits.html{READ}"
CHOICE = f"{GUIDE}lambda-how-to-choose-event.html{READ}"
UPDATING = f"{GUIDE}lambda-generating-http-responses.html, read 2026-11-27"

VIEWER_REQUEST, ORIGIN_REQUEST = "viewer-request", "origin-request"
ORIGIN_RESPONSE, VIEWER_RESPONSE = "origin-response", "viewer-response"
EVENTS = (VIEWER_REQUEST, ORIGIN_REQUEST, ORIGIN_RESPONSE, VIEWER_RESPONSE)
"""The four events in the order of a request that misses the cache (CF/lambda-cloudfront-trigger-events)."""

NONE, HIT, MISS = "none", "hit", "miss"
NUMBERED, LATEST = "numbered", "$LATEST"
HOME = "us-east-1"

LARGEST = {VIEWER_REQUEST: 40 * 1_024, ORIGIN_REQUEST: 1_024 * 1_024}
"""Bytes of a body that a function at this event is shown, and of a response that it makes (CF/cloudfront-limits)."""

LONGEST_RUN, LARGEST_PACKAGE = 30, 50
"""Seconds and MB of a function at any of the events (CF/cloudfront-limits, read 2026-11-23)."""

UNSUPPORTED = {
    "vpc": "access to a VPC",
    "env": "environment variables",
    "layers": "layers",
    "dlq": "dead-letter queues",
    "xray": "X-Ray",
    "image": "container images",
    "arm64": "arm64",
    "provisioned": "provisioned concurrency",
    "kms": "a customer managed key for environment variables",
    "tmp": "more than 512 MB of /tmp",
}
"""What Lambda@Edge does not support (CF/lambda-at-edge-function-restrictions, read 2026-11-23)."""


def _several(default: tuple[str, ...], label: str, known: tuple[str, ...], **about: Any) -> Any:
    """A parameter that takes some of the known words, in their order."""

    def read(value: Any) -> tuple[tuple[str, ...] | None, str]:
        given = value.replace(",", " ").split() if isinstance(value, str) else value or ()
        words = [str(one).strip().lower() for one in given] if isinstance(given, list | tuple) else [""]
        words = [] if words == [NONE] else words
        if not set(words) <= set(known):
            return None, f"{label}: none, or some of {', '.join(known)}."
        return tuple(one for one in known if one in words), ""

    return parameter(default, label, read=read, write=lambda value: write(value) or NONE, items="string", **about)


@dataclass(frozen=True, slots=True)
class Params:
    """A request, what CloudFront does with it by itself, and the functions of a cache behavior."""

    functions: tuple[str, ...] = _several(
        EVENTS, "Functions at", EVENTS, help="one at each event at most", source=EVENTS_PAGE
    )
    cache: str = parameter(MISS, "Cache", choices=(HIT, MISS), help="hit: a fresh copy is in it", source=EVENTS_PAGE)
    origin_status: int = parameter(200, "Status of the origin", minimum=200, maximum=599, step=1, source=EVENTS_PAGE)
    generated_at: str = parameter(
        NONE,
        "A function answers by itself at",
        choices=(NONE, VIEWER_REQUEST, ORIGIN_REQUEST),
        help="with status 200, if it runs",
        source=EVENTS_PAGE,
    )
    error_page: bool = parameter(
        False, "CloudFront fetches a custom error page", help="the request is its own", source=EVENTS_PAGE
    )
    redirect: bool = parameter(False, "CloudFront redirects HTTP to HTTPS", source=EVENTS_PAGE)
    body_bytes: int = parameter(
        1_000,
        "Body",
        unit="bytes",
        minimum=0,
        maximum=8_000_000,
        step=100,
        help="of the answer that a function makes, else of the request",
        source=QUOTAS,
    )
    requests: int = parameter(100, "Requests in all", minimum=1, maximum=1_000_000_000, step=10)
    hit_ratio: float = parameter(
        0.9, "Cache hit ratio", minimum=0, maximum=1, step=0.01, help="0 to 1; of all requests, not of this one"
    )
    timeout_s: int = parameter(5, "Timeout", unit="s", minimum=1, maximum=900, step=1, advanced=True, source=QUOTAS)
    package_mb: int = parameter(
        1, "Package", unit="MB", minimum=1, maximum=10_240, step=1, advanced=True, source=QUOTAS
    )
    version: str = parameter(
        NUMBERED, "The trigger names", choices=(NUMBERED, "alias", LATEST), advanced=True, source=RESTRICTIONS
    )
    region: str = parameter(
        HOME, "Region of the function", choices=(HOME, "another"), advanced=True, source=RESTRICTIONS
    )
    uses: tuple[str, ...] = _several((), "The function uses", tuple(UNSUPPORTED), advanced=True, source=RESTRICTIONS)
    sets_status: bool = parameter(
        False, "The function at viewer response sets the status", advanced=True, source=RESTRICTIONS
    )
    cached_errors_run: bool = parameter(
        False,
        "Viewer response runs for errors from the cache",
        advanced=True,
        simplified=True,
        help="documented is only that it does not run if the origin answers with 400 or higher",
    )


def check(params: Params) -> tuple[Problem, ...]:
    """A function that is not there cannot answer."""
    if params.generated_at != NONE and params.generated_at not in params.functions:
        message = f"A function answers by itself at: none, because no function is at {params.generated_at}."
        return (Problem(message, subject="generated_at"),)
    return ()


def is_too_large(params: Params) -> bool:
    """Whether a function that answers by itself makes a larger response than its event allows."""
    return params.generated_at != NONE and params.body_bytes > LARGEST[params.generated_at]


def violations(params: Params) -> Iterator[tuple[str, str]]:
    """What CloudFront refuses, as rule and message."""
    if is_too_large(params):
        most = "40 KB" if params.generated_at == VIEWER_REQUEST else "1 MB"
        yield (
            "generated-size",
            f"A response made at {params.generated_at} has at most {most}, not {params.body_bytes:,} bytes.",
        )
    if params.timeout_s > LONGEST_RUN:
        yield "timeout", f"A function may run for {LONGEST_RUN} s at most, not {params.timeout_s} s."
    if params.package_mb > LARGEST_PACKAGE:
        yield "package", f"A package has at most {LARGEST_PACKAGE} MB, not {params.package_mb:,} MB."
    if params.version != NUMBERED:
        yield "version", f"A trigger names a numbered version, not {_words(params.version)}."
    if params.region != HOME:
        yield "region", f"The function is created in {HOME}; CloudFront replicates it from there."
    for one in params.uses:
        yield f"no-{one}", f"Lambda@Edge does not support {UNSUPPORTED[one]}."
    if params.sets_status and VIEWER_RESPONSE in params.functions:
        yield "viewer-response-status", "A function at viewer response cannot set the status code."


def _words(version: str) -> str:
    return "an alias" if version == "alias" else version
