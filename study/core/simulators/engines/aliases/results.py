"""The results of a run of an alias, and the notes on the model behind it."""

from study.core.simulators.engines.aliases.params import (
    ALIASES,
    API,
    CANARY_API,
    FOLLOWS,
    LINEAR_API,
    PROVISIONED,
    ROUTING,
    USING,
    VERSIONS,
)
from study.core.simulators.engines.aliases.ready import REFUSED, TAKEN, UNASKED
from study.core.simulators.simulator import Note, Result

RUNS = ("first", "second", "either", "latest", "other", "refused", "missing")

CHANGES = (UNASKED, TAKEN, REFUSED)

NOTES = (
    Note("documented", "A weighted alias draws a version for each call, without memory.", ROUTING),
    Note("documented", "Two versions at most, both published, with the same role and dead-letter queue.", ROUTING),
    Note("documented", "An alias points to a version, never to another alias; without weights also to $LATEST.", USING),
    Note("documented", "A call without a qualifier runs $LATEST.", ALIASES),
    Note("documented", "A grant on an alias holds for calls through that alias alone.", USING),
    Note("documented", "A published version is a copy of $LATEST that never changes; numbers only go up.", VERSIONS),
    Note("documented", "Publishing what has not changed since the last version makes no new one.", VERSIONS),
    Note("derived", "Of N calls N × w are expected on the additional version, give or take √(N × w × (1 − w))."),
    Note("documented", "Canary: a first share at once, everything after one interval.", CANARY_API),
    Note("documented", "Linear: an equal share at the start of each interval.", LINEAR_API),
    Note("documented", "Provisioned concurrency is for published versions and aliases of them.", PROVISIONED),
    Note("documented", "An alias's provisioned environments follow it: they are of the version it points to.", FOLLOWS),
    Note("documented", "While an alias has weights, its provisioned concurrency cannot be changed.", FOLLOWS),
    Note(
        "documented",
        "While an alias has weights, AWS divides what is provisioned between the versions; how is not said, so no call "
        "is counted as warm then.",
        API + "PutProvisionedConcurrencyConfigResponse",
    ),
    Note("documented", "An environment runs one call at a time; a call that finds none spills over.", PROVISIONED),
    Note("simplified", "Calls come in groups, each when the one before has ended, and all environments are ready."),
    Note("simplified", "The draws come from the seed; nobody knows those of AWS."),
    Note("simplified", "An alarm takes effect in its minute, and one at the last step or later changes nothing."),
    Note(
        "simplified",
        "An alias that AWS refuses is drawn as if it existed; without acts, all versions that are named exist.",
    ),
)

_TWO = (
    Result("first", "on the alias's own version", "number", minimum=0),
    Result("second", "on the additional version", "number", minimum=0),
)

RESULTS = (
    Result("expected", "calls expected on each version", "object", fields=_TWO, source=ROUTING),
    Result("deviation", "standard deviation of the calls on the additional version", "number", minimum=0),
    Result(
        "counts",
        "calls that ran on each version, by the draws of the seed",
        "object",
        fields=(
            Result("first", "on the alias's own version", minimum=0),
            Result("second", "on the additional version", minimum=0),
        ),
    ),
    Result("elsewhere", "calls that ran another version, such as $LATEST", minimum=0),
    Result("refused", "calls that no policy allows", minimum=0, source=USING),
    Result("missing", "calls that name a version that is not published", minimum=0),
    Result("runs", "which version a call runs", "string", choices=RUNS),
    Result("code", "which state of the code every call runs, or null", optional=True, minimum=1),
    Result(
        "versions",
        "the versions that the acts published",
        "array",
        fields=(
            Result("version", "its number", minimum=1),
            Result("code", "which state of the code it holds", minimum=1),
        ),
        source=VERSIONS,
    ),
    Result("latest_code", "which state of the code $LATEST holds", minimum=1),
    Result("unchanged", "times that publishing made no new version", minimum=0, source=VERSIONS),
    Result(
        "share_at",
        "the share of calls on the new version, minute by minute of the shift",
        "array",
        fields=(
            Result("minute", "minutes since the start", minimum=0),
            Result("share", "from 0 to 1", "number", minimum=0, maximum=1),
        ),
    ),
    Result("moved_at", "when all calls are on the new version, or null", unit="min", optional=True, minimum=0),
    Result("rolled_back", "whether an alarm brought all calls back", "boolean"),
    Result(
        "violations",
        "rules that AWS refuses the alias for",
        "array",
        fields=(Result("rule", "which rule", "string"), Result("message", "what is wrong", "string")),
    ),
    Result(
        "provisioned_version",
        "the version of the alias's provisioned environments, or null",
        "string",
        optional=True,
        source=FOLLOWS,
    ),
    Result("provisioned_change", "what becomes of a change of their number", "string", choices=CHANGES, source=FOLLOWS),
    Result("warm", "calls that find one of them free, or null where AWS divides them", optional=True, minimum=0),
    Result("spillover", "calls through the alias that find none free, or null", optional=True, minimum=0),
)
