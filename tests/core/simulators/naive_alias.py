"""An alias worked out by other means: a table of who is called, and a clock of minutes."""

from math import sqrt
from typing import Any

READY = ("provisioned_version", "provisioned_change", "warm", "spillover")
"""What is told of provisioned environments."""


def alias(inputs: dict[str, Any]) -> dict[str, Any]:
    """What runs, how many calls are expected where, what AWS refuses, and the shares of a release by minute."""
    runs = _runs(inputs)
    calls, weight = inputs["calls"], inputs["weight"]
    second = {"either": calls * weight, "second": calls}.get(runs, 0)
    first = {"either": calls - second, "first": calls}.get(runs, 0)
    shares = _shares(inputs)
    return {
        "runs": runs,
        "first": first,
        "second": second,
        "deviation": sqrt(calls * weight * (1 - weight)) if runs == "either" else 0,
        "rules": _rules(inputs),
        "versions": len(held(inputs)) if inputs["acts"] else 0,
        "shares": shares,
        **_ready(inputs, runs),
        "back": len(shares) > 0 and inputs["second_version"] != "none" and shares[-1] == 0,
    }


def _ready(inputs: dict[str, Any], runs: str) -> dict[str, Any]:
    """Each call takes an environment from a shelf, and puts it back when its group is over."""
    weighted, asked = inputs["second_version"] != "none", inputs["asked_for"]
    first = inputs["first_version"]
    on_alias = inputs["provisioned"] and not weighted and first.isdigit()
    change = "none"
    if inputs["provisioned"] and asked is not None:
        change = "taken" if on_alias else "refused"
    through = inputs["provisioned"] and runs != "refused" and _called(inputs["qualifier"]) == "alias"
    found: dict[str, Any] = {
        "provisioned_version": first if on_alias else None,
        "provisioned_change": change,
        "warm": 0,
        "spillover": 0,
    }
    found["changed"] = f"yes: {asked} environment{'s' if asked != 1 else ''} for version {first}"
    if change == "refused":
        found["changed"] = "no: the alias has weights"
    if through and weighted:
        found |= {"warm": None, "spillover": None}
    elif through and on_alias:
        shelf = whole = asked or inputs["environments"]
        for place in range(inputs["calls"]):
            if place and place % inputs["at_once"] == 0:
                shelf = whole
            found["warm" if shelf else "spillover"] += 1
            shelf = max(shelf - 1, 0)
    return found


def _called(qualifier: str) -> str:
    if qualifier in ("none", "$LATEST"):
        return {"none": "function"}.get(qualifier, "latest")
    return "version" if qualifier.isdigit() else "alias"


def _runs(inputs: dict[str, Any]) -> str:
    called = _called(inputs["qualifier"])
    if inputs["granted"] not in ("any", called):
        return "refused"
    first, second, weight = inputs["first_version"], inputs["second_version"], inputs["weight"]
    if called == "alias":
        return "first" if second == "none" or not weight else "second" if weight == 1 else "either"
    wanted = "$LATEST" if called in ("function", "latest") else inputs["qualifier"]
    if called == "version" and wanted not in _numbered(inputs):
        return "missing"
    places = {second: "second", first: "first"}
    return places.get(wanted, "latest" if wanted == "$LATEST" else "other")


def _rules(inputs: dict[str, Any]) -> set[str]:
    first, second = inputs["first_version"], inputs["second_version"]
    weighted = second != "none"
    named = [one for one in (first, second) if one not in ("none", "$LATEST") and not one.isdigit()]
    return {
        name
        for name, broken in {
            "one-additional-version": inputs["third_version"] != "none",
            "alias-to-alias": bool(named),
            "no-version": first == "none",
            "weighted-latest": weighted and "$LATEST" in (first, second),
            "two-versions": weighted and first == second != "$LATEST",
            "same-role": weighted and not inputs["same_role"],
            "same-dlq": weighted and not inputs["same_dlq"],
            "missing-version": any(one.isdigit() and one not in _numbered(inputs) for one in (first, second)),
            "provisioned-latest": inputs["provisioned"] and first == "$LATEST",
        }.items()
        if broken
    }


class Anything:
    """What has every number."""

    def __contains__(self, number: object) -> bool:
        return True


def _numbered(inputs: dict[str, Any]) -> Any:
    """The numbers of the versions that there are: every one where nothing is said of publishing."""
    return {str(place) for place in held(inputs)} if inputs["acts"] else Anything()


def held(inputs: dict[str, Any]) -> dict[int, int]:
    """The code of each version by its number. Publishing makes one where something was changed since the last."""
    acts = ["edit", *inputs["acts"].replace(" ", "").split(",")]
    trail = "".join({"edit": "e", "publish": "p"}.get(act, "") for act in acts)
    pieces = [piece for piece in trail.split("p")[:-1] if piece]
    return {place: sum(len(piece) for piece in pieces[:place]) for place in range(1, len(pieces) + 1)}


def _shares(inputs: dict[str, Any]) -> list[float]:
    """Minute by minute, until nothing is left to do."""
    if inputs["second_version"] == "none":
        return [0.0]
    found: list[float] = []
    percent, minute = 0, 0
    while True:
        if minute % inputs["shift_minutes"] == 0:
            canary = inputs["shift_percent"] if minute == 0 else 100
            step = {"all-at-once": 100, "canary": canary, "linear": percent + inputs["shift_percent"]}
            percent = min(step[inputs["shift"]], 100)
        if percent == 100:
            return [*found, 1.0]
        if minute == inputs["alarm_at"]:
            return [*found, 0.0]
        found.append(percent / 100)
        minute += 1
