"""What can be asked about any run of an alias, what people get wrong, and the rules of ours that are varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.aliases.params import (
    ALIASES,
    ANY,
    CANARY,
    CANARY_API,
    EDIT,
    FOLLOWS,
    LATEST,
    LINEAR,
    LINEAR_API,
    NONE,
    PROVISIONED,
    PUBLISH,
    ROUTING,
    USING,
    VERSIONS,
    Params,
    acts_of,
    is_weighted,
    kind_of,
    last_step,
)
from study.core.simulators.engines.aliases.ready import FIXED, TAKEN, UNASKED, change, how_many, owner, warm
from study.core.simulators.engines.aliases.rules import violations
from study.core.simulators.engines.aliases.run import MISSING, name_of, route
from study.core.simulators.simulator import Model, Point, Trace, Wrong
from study.core.text.plural import counted, listed

EITHER, DENIED = "one of the two, drawn for each call", "none: access is denied"

ACCEPTED = "yes"

RULES = {
    "one-additional-version": "no: it has more than one additional version",
    "alias-to-alias": "no: it points to another alias",
    "weighted-latest": "no: $LATEST is behind weights",
    "two-versions": "no: both versions are the same",
    "same-role": "no: the versions have different roles",
    "same-dlq": "no: the versions have different dead-letter queues",
    "provisioned-latest": "no: $LATEST has provisioned concurrency",
    "no-version": "no: it has no version of its own",
    "missing-version": "no: it points to a version that is not published",
}

_NOT = {
    "one-additional-version": "One additional version is allowed, and it has no more.",
    "alias-to-alias": "It points to versions.",
    "weighted-latest": "$LATEST is only refused where it is one of two versions.",
    "two-versions": "They are different.",
    "same-role": "Only the versions of a weighted alias must have the same role, and these are no obstacle.",
    "same-dlq": "Only the versions of a weighted alias must have the same queue, and these are no obstacle.",
    "provisioned-latest": "No provisioned concurrency is on $LATEST.",
    "no-version": "It has one.",
    "missing-version": "What it points to is published.",
}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Other draws: nothing that is asked may hang on them."""
    yield params, 1
    yield params, 2


MODELS: tuple[Model[Params], ...] = (
    Model(
        "takes the weight for that of the alias's own version",
        "The weight is that of the additional version; the alias's own gets the rest.",
        lambda params: replace(params, weight=round(1 - params.weight, 9)),
    ),
    Model(
        "thinks that the weight holds for every call",
        "Weights are the alias's: a call that names a version, or nothing, goes past them.",
        lambda params: replace(params, qualifier="live") if kind_of(params.qualifier) != "alias" else None,
    ),
    Model(
        "overlooks what the policy grants",
        "A grant covers the alias, the version or the bare function that it names, and nothing else.",
        lambda params: replace(params, granted=ANY),
    ),
    Model(
        "thinks that a split is even",
        "The weight says how the calls are split.",
        lambda params: replace(params, weight=0.5),
    ),
    Model(
        "thinks that provisioned concurrency grows with the calls",
        "There are as many environments as were provisioned; other calls spill over.",
        lambda params: replace(params, environments=params.at_once, asked_for=None) if owner(params) else None,
    ),
)


def is_accepted(params: Params) -> bool:
    """Whether AWS takes the alias."""
    return not list(violations(params))


def answers(params: Params) -> list[str]:
    """The versions that a call could be thought to run, each once."""
    found = [name_of(params.first_version)]
    found += [name_of(params.second_version), EITHER] if is_weighted(params) else []
    return list(dict.fromkeys([*found, LATEST, DENIED, *([MISSING] if params.acts else [])]))


def runs_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Whatever a call does not run."""
    to = route(params)
    reasons = {
        EITHER: "Only calls through the alias are split, and only by a weight between 0 and 1.",
        DENIED: "What the call names is what the policy grants, or the caller's own policy allows it.",
        LATEST: "Only calls that name it, or name nothing, run $LATEST.",
        MISSING: "What the call names is there.",
    }
    other = "The call does not run it, or not alone."
    return [
        Wrong(f"thinks of {text}", text, reasons.get(text, to.why if to.runs not in ("refused", "missing") else other))
        for text in answers(params)
        if text != to.version
    ]


def rule(params: Params) -> str | None:
    """Whether AWS takes the alias, or the one rule that it breaks; None where it breaks several, or where the
    additional version gets nothing, of which the guide says nothing."""
    found = [name for name, _ in violations(params)]
    if len(found) > 1 or (is_weighted(params) and params.weight == 0) or "two-versions" in found:
        return None
    return RULES[found[0]] if found else ACCEPTED


def rule_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Other rules, and that all is well."""
    right = rule(params)
    found = [
        Wrong(f"thinks “{text}”", text, _NOT[name])
        for name, text in RULES.items()
        if text != right and name not in ("no-version", "two-versions", "missing-version")
    ]
    if right != ACCEPTED:
        found.insert(0, Wrong("thinks that AWS takes it", ACCEPTED, "One of its rules is broken."))
    return found[:4]


def _told(params: Params) -> str:
    return "How many of the calls are expected to run the additional version?"


def expected_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """All of them, and none."""
    return [
        Wrong("thinks that a release moves every call", params.calls, "The alias shifts by its weight alone."),
        Wrong("thinks that the additional version waits", 0, "It gets its share from the first call on."),
    ]


def shift_asked(params: Params) -> bool:
    """A shift in steps that an alarm does not stop, or not at a moment of our own."""
    return is_accepted(params) and is_weighted(params) and params.shift in (CANARY, LINEAR) and params.alarm_at is None


def moved_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """One step too many, one step alone, and the other kind of shift."""
    minutes, steps = params.shift_minutes, -(-100 // params.shift_percent)
    return [
        Wrong("waits before the first step", steps * minutes, "The first share moves at the very start."),
        Wrong("thinks of a canary", minutes, "A linear shift goes on in equal steps."),
        Wrong("thinks of a linear shift", (steps - 1) * minutes, "A canary has two steps: its share, and the rest."),
        Wrong("counts minutes for percent", 100 * minutes, "Each step moves its whole share at once."),
        Wrong("thinks of one step", 0, "Only a shift all at once has one step."),
    ]


def _first_step(params: Params, trace: Trace) -> int | None:
    """The event of the last step."""
    at = 60.0 * last_step(params)
    found = [number for number, event in enumerate(trace.events, 1) if event.who == "release" and event.at == at]
    return found[0] if found else None


def count_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Each act taken for a version, or those that made none."""
    acts = acts_of(params)
    return [
        Wrong(
            "counts every publishing", acts.count(PUBLISH), "What has not changed since the last version makes none."
        ),
        Wrong("counts changes of the code", acts.count(EDIT), "A change is in $LATEST until it is published."),
        Wrong("counts states of the code", acts.count(EDIT) + 1, "Only states that were published are versions."),
        Wrong("counts every act", len(acts), "Editing changes $LATEST alone."),
        Wrong("thinks that numbers start at 0", len(trace.results["versions"]) - 1, "The first version is 1."),
    ]


def ready_told(params: Params) -> str:
    """The provisioned environments and how the calls come."""
    there = counted(how_many(params), "provisioned environment")
    return f"The alias has {there}; calls come {params.at_once} at a time, the next when these have ended. "


def ready_asked(params: Params) -> bool:
    """An alias that AWS takes, of one version, with provisioned environments, and calls that run."""
    return is_accepted(params) and owner(params) is not None and route(params).runs not in ("refused", "missing")


def warm_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """All, none, the environments once, and each of them for one group only."""
    there, calls = how_many(params), params.calls
    own = "Only calls through the alias reach its provisioned environments."
    through = "Where more calls come at the same time than there are environments, the others spill over."
    is_alias = kind_of(params.qualifier) == "alias"
    return [
        Wrong("lets every call find one", calls, through if is_alias else own),
        Wrong("overlooks who the environments are for", warm(params), own),
        Wrong("counts what spills over", calls - warm(params), "Those are the calls that find none free."),
        Wrong("uses each environment once", there, "An environment takes the next call when it is free again."),
        Wrong("lets every call start one", 0, "They are ready before the first call."),
    ]


def warm_why(params: Params, trace: Trace) -> str:
    """How many of the calls find an environment, step by step."""
    if kind_of(params.qualifier) != "alias":
        return "Only calls through the alias reach its provisioned environments, and these do not name it."
    groups, rest = divmod(params.calls, params.at_once)
    each = min(params.at_once, how_many(params))
    last = f" + {min(rest, how_many(params))}" if rest else ""
    return f"{groups} × {each}{last} = {trace.results['warm']}."


CHANGE_REFUSED = "no: the alias has weights"


def _taken(params: Params, version: str) -> str:
    return f"yes: {counted(params.asked_for or 0, 'environment')} for {name_of(version)}"


def changed(params: Params) -> str | None:
    """What becomes of a change, in words; None where nobody asks for one, or where the weight is nothing, of which the
    guide does not speak."""
    if change(params) == UNASKED or not is_accepted(params) or (is_weighted(params) and params.weight == 0):
        return None
    return _taken(params, params.first_version) if change(params) == TAKEN else CHANGE_REFUSED


def changed_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Taken where it is refused, refused where it is taken, and another version's."""
    own = params.first_version
    follows = "What is provisioned on an alias is of the version that it points to."
    found = [Wrong("overlooks the weights", _taken(params, own), FIXED)]
    if change(params) == TAKEN:
        found = [Wrong("takes the number for fixed", CHANGE_REFUSED, "It has one version, and no weights.")]
    versions = [params.second_version] if is_weighted(params) else []
    versions += [LATEST, str(int(own) + 1)]
    found += [
        Wrong(f"thinks of {name_of(one)}", _taken(params, one), FIXED if is_weighted(params) else follows)
        for one in dict.fromkeys(versions)
    ]
    return found


def acts_told(params: Params) -> str:
    """How the versions came about, where that is part of the state."""
    words = {EDIT: "changed", PUBLISH: "published"}
    acts = listed([words[act] for act in acts_of(params)], "and then")
    return f"The function was new, and was {acts}. " if acts else ""


def _number(params: Params, trace: Trace) -> int | None:
    return len(trace.results["versions"]) or None


def _last(params: Params, trace: Trace) -> int | None:
    """The event of the last act that published."""
    found = [number for number, event in enumerate(trace.events, 1) if event.what.startswith("makes version")]
    return found[-1] if found else None


def published_told(params: Params, trace: Trace) -> str:
    """How the number of versions comes about."""
    found = trace.results
    return (
        f"Published {counted(acts_of(params).count(PUBLISH), 'time')}, {found['unchanged']} of them without a change "
        f"since the last version: {counted(len(found['versions']), 'version')}."
    )


POINTS: tuple[Point[Params], ...] = (
    Point(
        "alias-runs",
        "Which version a call runs",
        lambda params: f"{acts_told(params)}Which version does a call run?" if is_accepted(params) else "",
        lambda params, trace: route(params).version,
        lambda params, trace: trace.says,
        (ALIASES, ROUTING, USING),
        wrong=runs_wrong,
        places=answers,
        event=lambda params, trace: 1,
    ),
    Point(
        "alias-expected",
        "How many calls a weight sends to a version",
        lambda params: _told(params) if is_accepted(params) and params.second_version != NONE else "",
        lambda params, trace: float(trace.results["expected"]["second"]),
        lambda params, trace: f"{route(params).why} Expected: {trace.results['expected']['second']:g}.",
        (ROUTING,),
        "calls",
        tolerance=0.001,
        wrong=expected_wrong,
    ),
    Point(
        "alias-accepted",
        "Whether AWS takes an alias",
        lambda params: f"{acts_told(params)}Does AWS accept the alias?",
        lambda params, trace: rule(params),
        lambda params, trace: (
            trace.results["violations"][0]["message"] if trace.results["violations"] else "Every rule is kept."
        ),
        (ROUTING, USING),
        wrong=rule_wrong,
    ),
    Point(
        "alias-published",
        "Which number the last version has",
        lambda params: (
            f"{acts_told(params)}Which number does the last published version have?"
            if PUBLISH in acts_of(params)
            else ""
        ),
        _number,
        published_told,
        (VERSIONS,),
        wrong=count_wrong,
        event=_last,
    ),
    Point(
        "alias-moved",
        "When a release has moved all calls",
        lambda params: (
            "How many minutes after its start has the release moved all calls?" if shift_asked(params) else ""
        ),
        lambda params, trace: trace.results["moved_at"],
        lambda params, trace: trace.says,
        (CANARY_API, LINEAR_API),
        "min",
        wrong=moved_wrong,
        event=_first_step,
    ),
    Point(
        "alias-warm",
        "How many calls find a provisioned environment",
        lambda params: (
            f"{ready_told(params)}How many of the calls find a provisioned environment?" if ready_asked(params) else ""
        ),
        lambda params, trace: trace.results["warm"],
        warm_why,
        (PROVISIONED,),
        "calls",
        wrong=warm_wrong,
    ),
    Point(
        "alias-changed",
        "Whether an alias's provisioned concurrency can be changed",
        lambda params: f"Does AWS take the change to {params.asked_for}?" if changed(params) else "",
        lambda params, trace: changed(params),
        lambda params, trace: FIXED if change(params) != TAKEN else "The alias has one version, and no weights.",
        (FOLLOWS,),
        wrong=changed_wrong,
    ),
)
