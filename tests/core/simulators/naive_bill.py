"""A call and a month of a function, worked out with fractions of a dollar, as one would on paper."""

from fractions import Fraction
from math import ceil
from typing import Any

DURATION = {"x86_64": Fraction("0.0000166667"), "arm64": Fraction("0.0000133334")}
STANDING = {"x86_64": Fraction("0.0000041667"), "arm64": Fraction("0.0000033334")}
"""US$ for a GB-second: at work, and provisioned (AWS Lambda pricing, US East, November 2026)."""


def bill(inputs: dict[str, Any]) -> dict[str, Any]:
    """What can be said of these inputs without the model of several threads; the rest is None."""
    memory, took = inputs["memory_mb"], _took(inputs)
    end = None if took is None else "fine"
    if inputs["needed_mb"] > memory:
        end = "memory"
    elif took is not None and took > 1000 * inputs["timeout_seconds"]:
        end = "late"
    free = 1_000_000 if inputs["free_tier"] else 0
    hours = Fraction(inputs["provisioned_hours"])
    seconds = 300 * ceil(hours * 3600 / 300)
    stands = inputs["provisioned_concurrency"] * Fraction(memory, 1024) * seconds * STANDING[inputs["architecture"]]
    plain = not inputs["provisioned_concurrency"]
    return {
        "end": end,
        "billed": None if took is None or end != "fine" else ceil(took + Fraction(str(inputs["init_seconds"])) * 1000),
        "requests": float(Fraction(max(inputs["requests_per_month"] - free, 0), 5_000_000)) if plain else None,
        "stands": float(stands),
        "vcpu": round(memory / 1769, 2),
        "cheapest": _cheapest(inputs),
    }


def _took(inputs: dict[str, Any]) -> Fraction | None:
    """Milliseconds of a warm call without a timeout."""
    measured = {one["memory_mb"]: one["duration_ms"] for one in inputs["measured"]}
    if measured:
        given = measured.get(inputs["memory_mb"])
        return None if given is None else Fraction(str(given))
    if inputs["duration_ms"] is not None:
        return Fraction(str(inputs["duration_ms"]))
    if inputs["threads"] > 1 and inputs["parallel_fraction"]:
        return None
    share = min(Fraction(inputs["memory_mb"], 1769), Fraction(1))
    return 1000 * (Fraction(str(inputs["cpu_seconds"])) / share + Fraction(str(inputs["wait_seconds"])))


def _cheapest(inputs: dict[str, Any]) -> int | None:
    """The measured size that costs least, where all of them finish."""
    limit, rows = 1000 * inputs["timeout_seconds"], inputs["measured"]
    fits = [one for one in rows if one["duration_ms"] <= limit and one["memory_mb"] >= inputs["needed_mb"]]
    if not fits or (inputs["cold_share"] and inputs["init_seconds"]) or inputs["ephemeral_mb"] > 512:
        return None
    return int(
        min(fits, key=lambda one: (one["memory_mb"] * ceil(one["duration_ms"]), one["duration_ms"]))["memory_mb"]
    )
