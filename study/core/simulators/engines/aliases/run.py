"""Calls through an alias, one draw each, and a release that is shifted minute by minute.

Ties: an alarm in the minute of the last step comes too late. A draw equal to the weight is not below it.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from random import Random
from typing import Any

from study.core.simulators.engines.aliases.params import (
    ALIAS,
    ANY,
    AT_ONCE,
    CANARY,
    EDIT,
    FUNCTION,
    LATEST,
    NONE,
    VERSION,
    Params,
    is_weighted,
    kind_of,
    last_step,
)
from study.core.simulators.engines.aliases.publishing import Done, code_of, exists, published
from study.core.simulators.engines.aliases.ready import FIXED, change, finds, how_many, is_fixed, owner, warm
from study.core.simulators.engines.aliases.results import NOTES
from study.core.simulators.engines.aliases.rules import violations
from study.core.simulators.simulator import Event, Trace
from study.core.text.number import number
from study.core.text.plural import counted

PUBLISHING = "publishing"
MISSING = "none: there is no such version"

TOLD = 100
"""So many calls are told one by one."""

_CALLED = {"none": FUNCTION, "latest": "$LATEST", "version": VERSION, "alias": ALIAS}


@dataclass(frozen=True, slots=True)
class Route:
    """Where calls go: one of RUNS, the version they run in words, and the rule that says so."""

    runs: str
    version: str
    why: str


def name_of(version: str) -> str:
    """What a qualifier names, in words."""
    return {"none": "no version", "latest": LATEST, "version": f"version {version}", "alias": f"alias {version}"}[
        kind_of(version)
    ]


def route(params: Params) -> Route:
    """Which version a call runs, and why."""
    called = _CALLED[kind_of(params.qualifier)]
    if params.granted not in (ANY, called):
        names = {ALIAS: "the alias", VERSION: "a version", FUNCTION: "the function without a qualifier"}
        why = f"The policy grants {names[params.granted]}, and the call names something else."
        return Route("refused", "none: access is denied", why)
    first, second = params.first_version, params.second_version
    if called == ALIAS:
        return _through_alias(params)
    if called in (FUNCTION, LATEST):
        why = "A call without a qualifier runs $LATEST." if called == FUNCTION else "The call names $LATEST."
        return Route("first" if first == LATEST else "second" if second == LATEST else "latest", LATEST, why)
    if not exists(params, params.qualifier):
        return Route("missing", MISSING, f"The function has no version {params.qualifier}.")
    runs = "first" if params.qualifier == first else "second" if params.qualifier == second else "other"
    return Route(runs, name_of(params.qualifier), "A call that names a version runs it, whatever the alias says.")


def _through_alias(params: Params) -> Route:
    first, second = name_of(params.first_version), name_of(params.second_version)
    if not is_weighted(params):
        return Route("first", first, "The alias has one version, which runs every call.")
    if params.weight in (0, 1):
        all_of = "nothing" if params.weight == 0 else "everything"
        why = f"With a weight of {number(params.weight)} the additional version gets {all_of}."
        return Route(*(("first", first) if params.weight == 0 else ("second", second)), why)
    return Route("either", "one of the two, drawn for each call", "The alias draws a version for each call.")


def run(params: Params, seed: int = 0) -> Trace:
    """Route every call, then follow the release. `seed` draws the calls of a weighted alias."""
    to = route(params)
    rng = Random(seed)  # noqa: S311 - calls, not secrets
    draws = [rng.random() for _ in range(params.calls)] if to.runs == "either" else []
    second = sum(draw < params.weight for draw in draws) if draws else params.calls * (to.runs == "second")
    counts = {
        "first": params.calls - second if to.runs in ("first", "either") else 0,
        "second": second,
    }
    weight = Fraction(str(params.weight))
    expected = {"first": Fraction(counts["first"]), "second": Fraction(counts["second"])}
    if draws:
        expected = {"first": params.calls * (1 - weight), "second": params.calls * weight}
    shares, moved_at, rolled_back = shifted(params)
    made = published(params)
    results: dict[str, Any] = {
        "expected": {name: float(value) for name, value in expected.items()},
        "deviation": round(sqrt(params.calls * weight * (1 - weight)), 6) if draws else 0.0,
        "counts": counts,
        "elsewhere": params.calls if to.runs in ("latest", "other") else 0,
        "refused": params.calls if to.runs == "refused" else 0,
        "missing": params.calls if to.runs == "missing" else 0,
        "runs": to.runs,
        "code": _code(params, to),
        "versions": [{"version": place, "code": code} for place, code in enumerate(made.codes, start=1)],
        "latest_code": made.latest,
        "unchanged": sum(not one.new for one in made.acts),
        "share_at": [{"minute": minute, "share": percent / 100} for minute, percent in enumerate(shares)],
        "moved_at": moved_at,
        "rolled_back": rolled_back,
        "violations": [{"rule": rule, "message": message} for rule, message in violations(params)],
        "provisioned_version": owner(params),
        "provisioned_change": change(params),
        **_readiness(params, to),
    }
    events = (*_calls(params, to, draws), *(_act(one) for one in made.acts), *_steps(params, shares, rolled_back))
    return Trace(results, events, NOTES, _says(params, to, results))


def reaches(params: Params, to: Route) -> bool:
    """Whether calls come to the alias, and the alias has provisioned environments."""
    return params.provisioned and to.runs != "refused" and kind_of(params.qualifier) == "alias"


def _readiness(params: Params, to: Route) -> dict[str, int | None]:
    """How many calls find a provisioned environment, and how many go on without one."""
    if not reaches(params, to):
        return {"warm": 0, "spillover": 0}
    if is_weighted(params):
        return {"warm": None, "spillover": None}
    found = warm(params)
    return {"warm": found, "spillover": params.calls - found if owner(params) else 0}


def shifted(params: Params) -> tuple[list[int], int | None, bool]:
    """The percentage on the new version at each minute of the shift, when it is all of them, and whether an alarm
    brought them back."""
    if not is_weighted(params):
        return [0], None, False
    last = last_step(params)
    alarm = params.alarm_at if params.alarm_at is not None and params.alarm_at < last else None
    end = last if alarm is None else alarm
    shares = [_percent(params, minute) for minute in range(end)]
    return [*shares, 100 if alarm is None else 0], last if alarm is None else None, alarm is not None


def _percent(params: Params, minute: int) -> int:
    """The share of the new version at a minute of a shift, before its last step."""
    steps = 1 if params.shift == CANARY else minute // params.shift_minutes + 1
    return min(steps * params.shift_percent, 100)


def _calls(params: Params, to: Route, draws: list[float]) -> list[Event]:
    """What became of the first calls."""
    found = []
    first, second = name_of(params.first_version), name_of(params.second_version)
    for place in range(min(params.calls, TOLD)):
        who, what, state, why = f"call {place + 1}", f"runs {to.version}", "served", to.why
        if to.runs == "refused":
            what, state = "access denied", "failed"
        elif draws:
            below = draws[place] < params.weight
            what, state = f"runs {second if below else first}", "cold" if below else "served"
            side = "below" if below else "not below"
            why = f"Its draw, {draws[place]:.4f}, is {side} the weight of {number(params.weight, places=4)}."
        elif to.runs == "missing":
            what, state = "not found", "failed"
        elif to.runs in ("latest", "other"):
            state = "idle"
        elif to.runs == "second":
            state = "cold"
        elif reaches(params, to) and owner(params):
            state, why = _provided(params, place, to)
        found.append(Event(0.0, what, who, state, why))
    return found


def _provided(params: Params, place: int, to: Route) -> tuple[str, str]:
    """The mark of a call through an alias with provisioned environments, and why."""
    there, single = counted(how_many(params), "provisioned environment"), how_many(params) == 1
    if finds(params, place):
        return "served", f"{to.why} {'Its' if single else 'One of its'} {there} is free."
    return "retry", f"{to.why} Its {there} {'is' if single else 'are'} busy: the call spills over."


def _code(params: Params, to: Route) -> int | None:
    """The code that every call runs."""
    if to.runs == "latest":
        return code_of(params, LATEST)
    named = {"first": params.first_version, "second": params.second_version, "other": params.qualifier}
    return code_of(params, named[to.runs]) if to.runs in named else None


def _act(done: Done) -> Event:
    """What an act made."""
    if done.act == EDIT:
        why = "Code changes in $LATEST alone; published versions stay as they are."
        return Event(0.0, f"$LATEST has code {done.code}", PUBLISHING, "served", why)
    if done.new:
        why = f"A published version is a copy of $LATEST, here with code {done.code}, and has the next number."
        return Event(0.0, f"makes version {done.version}", PUBLISHING, "cold", why)
    why = f"$LATEST has not changed since version {done.version}: no new version is made."
    return Event(0.0, f"stays at version {done.version}", PUBLISHING, "idle", why)


def _steps(params: Params, shares: list[int], rolled_back: bool) -> list[Event]:
    """Each change of the share during a release."""
    if not is_weighted(params):
        return []
    found, before = [], 0
    for minute, percent in enumerate(shares):
        if rolled_back and minute == len(shares) - 1:
            why = "An alarm went off during the shift, so the alias points to the former version alone again."
            found.append(Event(minute * 60.0, "rolled back", "release", "failed", why))
        elif percent != before:
            found.append(Event(minute * 60.0, f"{percent}% on the new version", "release", "cold", _why(params)))
        before = percent
    return found


def _why(params: Params) -> str:
    step, minutes = f"{params.shift_percent}%", counted(params.shift_minutes, "minute")
    return {
        AT_ONCE: "All at once: every call moves in one step.",
        CANARY: f"Canary: {step} at once, and everything after {minutes}.",
    }.get(params.shift, f"Linear: {step} at the start of every {minutes}.")


def _says(params: Params, to: Route, found: dict[str, Any]) -> str:
    calls = counted(params.calls, "call")
    if to.runs == "missing":
        said = [f"None of {calls} runs. {to.why[:-1]}"]
    elif to.runs == "refused":
        said = [f"None of {calls} is allowed. {to.why[:-1]}"]
    elif to.runs == "either":
        counts, expected = found["counts"], found["expected"]
        said = [
            f"Of {calls} {number(counts['second'])} ran {name_of(params.second_version)} and "
            f"{number(counts['first'])} {name_of(params.first_version)}; {number(expected['second'])} were expected on "
            f"the additional version, give or take {number(found['deviation'])}"
        ]
    else:
        said = [f"All of {calls} run {to.version}. {to.why[:-1]}"]
    if params.second_version == NONE:
        said.append("There is no release to shift")
    elif found["rolled_back"]:
        said.append(f"The release is rolled back after {counted(params.alarm_at or 0, 'minute')}")
    else:
        said.append(f"The release is complete after {counted(found['moved_at'], 'minute')}")
    said += _ready_says(params, to, found)
    broken = found["violations"]
    refused = f"AWS refuses this alias. {broken[0]['message']} " if broken else ""
    return f"{refused}{'. '.join(said)}."


def _ready_says(params: Params, to: Route, found: dict[str, Any]) -> list[str]:
    """Sentences about provisioned environments, where there are any."""
    said = []
    if is_fixed(params):
        said.append(FIXED[:-1])
    if reaches(params, to) and owner(params):
        spilt = number(found["spillover"])
        said.append(f"{number(found['warm'])} found a provisioned environment, {spilt} spilled over")
    elif params.provisioned and owner(params) and to.runs not in ("refused", "missing"):
        said.append("The alias's provisioned environments are for calls through the alias alone")
    return said
