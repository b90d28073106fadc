"""Questions about versions and aliases."""

from random import Random

from study.core.simulators.engines.aliases.askable import is_called, is_judged, is_shifted, splits
from study.core.simulators.engines.aliases.params import (
    ALIAS,
    ALIASES,
    ANY,
    CANARY,
    CANARY_API,
    FUNCTION,
    LATEST,
    LINEAR,
    LINEAR_API,
    NONE,
    ROUTING,
    USING,
    VERSION,
    Params,
)
from study.core.simulators.engines.aliases.points import moved_wrong, rule, rule_wrong, runs_wrong
from study.core.simulators.engines.aliases.run import name_of, route
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.simulators.stated import stated


def _pair(rng: Random) -> tuple[str, str]:
    first = rng.randrange(1, 40)
    return str(first), str(first + rng.randrange(1, 4))


def _draw_split(rng: Random) -> Params:
    first, second = _pair(rng)
    weight = rng.choice((0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4))
    return Params(first, second, weight=weight, calls=rng.choice((200, 500, 1_000, 4_000)))


def _ask_split(params: Params, trace: Trace) -> Asked | None:
    answer, calls = float(trace.results["expected"]["second"]), params.calls
    wrong = (
        Wrong("the wrong way round", calls - answer, "The weight is that of the additional version."),
        Wrong("half of them", calls / 2, "The weight says how the calls are split; they are not shared evenly."),
        Wrong("all of them", calls, "Without its weight's share every call stays with the alias's own version."),
        Wrong("takes 0.1 for 0.1%", answer / 100, "A weight of 1 is all calls."),
    )
    prompt = (
        f"An alias points to {name_of(params.first_version)} and has {name_of(params.second_version)} as its "
        f"additional version, with a weight of {params.weight:g}. {calls:,} calls go to the alias. How many of "
        f"them are expected to run {name_of(params.second_version)}?"
    )
    return asked(prompt, answer, "calls", wrong, f"{calls:,} × {params.weight:g} = {answer:,.0f}", (ROUTING,))


def _draw_called(rng: Random) -> Params:
    first, second = _pair(rng)
    qualifier = rng.choice(("live", "prod", first, second, LATEST, NONE))
    kind = {LATEST: ANY, NONE: FUNCTION}.get(qualifier, VERSION if qualifier.isdigit() else ALIAS)
    granted = rng.choice((ANY, ANY, ANY, kind, ALIAS))
    return Params(first, second, weight=rng.choice((0.05, 0.1, 0.5)), qualifier=qualifier, granted=granted)


def _ask_called(params: Params, trace: Trace) -> Asked | None:
    to = route(params)
    prompt = f"A Lambda function with an alias. {stated(params)} Which version does a call run?"
    return asked(prompt, to.version, "", runs_wrong(params, trace), to.why, (ALIASES, ROUTING, USING))


def _draw_judged(rng: Random) -> Params:
    first, second = _pair(rng)
    broken = rng.randrange(7)
    return Params(
        LATEST if broken == 1 else "stable" if broken == 2 else first,
        LATEST if broken == 3 else NONE if broken == 4 else second,
        third_version=str(int(second) + 1) if broken == 5 else NONE,
        weight=rng.choice((0.05, 0.1, 0.5)),
        same_role=broken != 6 or rng.random() < 0.5,
        same_dlq=broken != 0,
    )


def _ask_judged(params: Params, trace: Trace) -> Asked | None:
    broken = trace.results["violations"]
    working = broken[0]["message"] if broken else "Every rule is kept."
    prompt = f"Somebody sets up an alias. {stated(params)} Does AWS accept it?"
    answer = rule(params)
    if answer is None:
        return None
    return asked(prompt, answer, "", rule_wrong(params, trace), working, (ROUTING, USING))


def _draw_shift(rng: Random) -> Params:
    first, second = _pair(rng)
    return Params(
        first,
        second,
        shift=rng.choice((CANARY, LINEAR)),
        shift_percent=rng.choice((5, 10, 20, 25, 40)),
        shift_minutes=rng.choice((1, 2, 3, 5, 10, 15, 30)),
    )


def _ask_shift(params: Params, trace: Trace) -> Asked | None:
    answer = trace.results["moved_at"]
    prompt = (
        f"CodeDeploy moves an alias from {name_of(params.first_version)} to {name_of(params.second_version)}: "
        f"{params.shift}, {params.shift_percent}% and {params.shift_minutes} min. No alarm goes off. How many minutes "
        "after the start do all calls run the new version?"
    )
    return asked(prompt, answer, "min", moved_wrong(params, trace), trace.says, (CANARY_API, LINEAR_API))


MAKERS = (
    Maker("split", "How a weight splits calls", _draw_split, where(splits, _ask_split)),
    Maker("called", "Which version a call runs", _draw_called, where(is_called, _ask_called)),
    Maker("judged", "Which aliases AWS accepts", _draw_judged, where(is_judged, _ask_judged)),
    Maker("shifted", "How a release is shifted", _draw_shift, where(is_shifted, _ask_shift)),
)
