"""Lambda@Edge by other means: for each event one condition, with no request that travels."""

from typing import Any

EVENTS = ("viewer-request", "origin-request", "origin-response", "viewer-response")
SIZES = {"viewer-request": 40_960, "origin-request": 1_048_576}


def ran(inputs: dict[str, Any], hit: bool) -> tuple[dict[str, bool], int]:
    """Which functions run for one request, and what the viewer gets."""
    there = {event: event in inputs["functions"] and not inputs["redirect"] for event in EVENTS}
    own, made, failed = not inputs["error_page"], inputs["generated_at"], inputs["origin_status"] > 399
    large = inputs["body_bytes"] > SIZES.get(made, inputs["body_bytes"])
    by_viewer = made == "viewer-request" and there["viewer-request"] and own
    forwarded = not hit and not by_viewer
    by_origin = made == "origin-request" and there["origin-request"] and forwarded
    fine = not failed or (hit and inputs["cached_errors_run"])
    found = {
        "viewer-request": there["viewer-request"] and own,
        "origin-request": there["origin-request"] and forwarded,
        "origin-response": there["origin-response"] and forwarded and not by_origin,
        "viewer-response": there["viewer-response"] and own and not by_viewer and (not large if by_origin else fine),
    }
    by_function = 502 if large else 200
    status = 301 if inputs["redirect"] else by_function if by_viewer or by_origin else inputs["origin_status"]
    return found, status


def edge(inputs: dict[str, Any]) -> dict[str, Any]:
    """The request, and all requests at the hit ratio."""
    now, status = ran(inputs, inputs["cache"] == "hit")
    hit, miss = ran(inputs, True)[0], ran(inputs, False)[0]
    count, ratio = inputs["requests"], inputs["hit_ratio"]
    return {
        "runs": now,
        "expected": {event: count * ratio * hit[event] + count * (1 - ratio) * miss[event] for event in EVENTS},
        "status": status,
    }
