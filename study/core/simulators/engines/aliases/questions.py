"""Questions about versions and aliases."""

from dataclasses import replace
from random import Random

from study.core.simulators.engines.aliases.askable import (
    is_called,
    is_changed,
    is_held,
    is_judged,
    is_published,
    is_ready,
    is_shifted,
    splits,
)
from study.core.simulators.engines.aliases.params import (
    ALIAS,
    ALIASES,
    ANY,
    CANARY,
    CANARY_API,
    EDIT,
    FOLLOWS,
    FUNCTION,
    LATEST,
    LINEAR,
    LINEAR_API,
    NONE,
    PROVISIONED,
    PUBLISH,
    ROUTING,
    USING,
    VERSION,
    VERSIONS,
    Params,
    acts_of,
    is_weighted,
)
from study.core.simulators.engines.aliases.points import (
    changed,
    changed_wrong,
    count_wrong,
    moved_wrong,
    published_told,
    ready_told,
    rule,
    rule_wrong,
    runs_wrong,
    warm_why,
    warm_wrong,
)
from study.core.simulators.engines.aliases.publishing import published
from study.core.simulators.engines.aliases.ready import FIXED, TAKEN, change
from study.core.simulators.engines.aliases.run import name_of, route
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.simulators.stated import stated
from study.core.text.plural import listed


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


def _draw_published(rng: Random) -> Params:
    acts = [PUBLISH, *(rng.choice((EDIT, PUBLISH, PUBLISH)) for _ in range(rng.randrange(3, 7)))]
    return Params(second_version=NONE, acts=", ".join(acts))


def _told_acts(params: Params) -> str:
    words = {EDIT: "changes the code", PUBLISH: "publishes a version"}
    return listed([words[act] for act in acts_of(params)], "and then")


def _ask_published(params: Params, trace: Trace) -> Asked | None:
    answer = len(trace.results["versions"])
    prompt = (
        f"A function is new and has no version. Somebody {_told_acts(params)}. Which number does the last version have?"
    )
    return asked(prompt, answer, "", count_wrong(params, trace), published_told(params, trace), (VERSIONS,))


def _ask_held(params: Params, trace: Trace) -> Asked | None:
    """Which state of the code the alias runs, counted from 1."""
    answer, version = trace.results["code"], params.first_version
    acts = acts_of(params)
    latest = trace.results["latest_code"]
    wrong = [
        Wrong("thinks that a version follows the code", latest, "A version keeps the code that it was published with."),
        Wrong("takes the number of the version for that of the code", int(version), "They are counted apart."),
        Wrong("counts every publishing", acts.count(PUBLISH), "Publishing does not change the code."),
        Wrong("takes the code of the next version", answer + 1, "That is what came after."),
        Wrong("counts every act", len(acts), "Only changes make new code."),
    ]
    prompt = (
        f"A function is new; call its code 1, and number each change on. Somebody {_told_acts(params)}. An alias "
        f"points to version {version} alone. Which code do calls through the alias run?"
    )
    working = f"Version {version} was made of code {answer}, and never changes."
    return asked(prompt, answer, "", wrong, working, (VERSIONS, ALIASES))


def _draw_held(rng: Random) -> Params:
    params = _draw_published(rng)
    made = published(params).codes
    return replace(params, first_version=str(rng.randrange(1, len(made) + 1)))


def _draw_ready(rng: Random) -> Params:
    first, _ = _pair(rng)
    together = rng.choice((3, 4, 6, 8, 10, 12))
    return Params(
        first,
        NONE,
        calls=together * rng.randrange(2, 8) + rng.choice((0, 0, 1, 2)),
        qualifier=rng.choice(("live", "live", "live", first)),
        provisioned=True,
        environments=max(together - rng.randrange(1, 7), 1),
        at_once=together,
    )


def _ask_ready(params: Params, trace: Trace) -> Asked | None:
    named = name_of(params.qualifier) if params.qualifier == params.first_version else "the alias"
    prompt = (
        f"An alias points to {name_of(params.first_version)} alone. {ready_told(params)}In all there are "
        f"{params.calls}, which name {named}. How many of them find a provisioned environment of the alias?"
    )
    answer = trace.results["warm"]
    return asked(prompt, answer, "calls", warm_wrong(params, trace), warm_why(params, trace), (PROVISIONED,))


def _draw_changed(rng: Random) -> Params:
    first, second = _pair(rng)
    second = rng.choice((second, NONE))
    there = rng.randrange(2, 20)
    weight = rng.choice((0.05, 0.1, 0.5)) if second != NONE else Params().weight
    return Params(first, second, weight=weight, provisioned=True, environments=there, asked_for=there + 5)


def _ask_changed(params: Params, trace: Trace) -> Asked | None:
    beside = f", with a weight of {params.weight:g} for {name_of(params.second_version)}" if is_weighted(params) else ""
    prompt = (
        f"An alias points to {name_of(params.first_version)}{beside or ' alone'}. {params.environments} environments "
        f"are provisioned on it, and somebody asks for {params.asked_for}. Does AWS take that, and for which version?"
    )
    why = (
        "The alias has one version, to which its environments belong, and no weights."
        if change(params) == TAKEN
        else FIXED
    )
    return asked(prompt, changed(params) or "", "", changed_wrong(params, trace), why, (FOLLOWS,))


MAKERS = (
    Maker("split", "How a weight splits calls", _draw_split, where(splits, _ask_split)),
    Maker("called", "Which version a call runs", _draw_called, where(is_called, _ask_called)),
    Maker("judged", "Which aliases AWS accepts", _draw_judged, where(is_judged, _ask_judged)),
    Maker("shifted", "How a release is shifted", _draw_shift, where(is_shifted, _ask_shift)),
    Maker("published", "What publishing makes", _draw_published, where(is_published, _ask_published)),
    Maker("warm", "Which calls find a provisioned environment", _draw_ready, where(is_ready, _ask_ready)),
    Maker("changed", "When provisioned concurrency can be changed", _draw_changed, where(is_changed, _ask_changed)),
    Maker("held", "What a version holds", _draw_held, where(is_held, _ask_held)),
)
