"""Useful starting states."""

from study.core.simulators.engines.aliases.params import CANARY, LINEAR, NONE, Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "ten-percent",
        "One call in ten meets the new code",
        Params(),
        "Version 2 gets a weight of 0.1. How many of 100 calls run it?",
        terms=("weighted alias", "weight", "split", "share of requests"),
    ),
    Preset(
        "around-the-alias",
        "A client that names a version",
        Params(first_version="3", second_version="4", weight=0.5, calls=200, qualifier="3"),
        "The alias sends half of the calls to version 4. This client was told version 3 long ago. What does it run?",
        terms=("qualified arn", "version number", "immutable"),
    ),
    Preset(
        "no-qualifier",
        "A function called by its bare name",
        Params(first_version="7", second_version="8", weight=0.2, qualifier="none"),
        "Nobody wrote a qualifier. Which code runs?",
        terms=("unqualified", "$latest", "without a suffix"),
    ),
    Preset(
        "granted-on-the-alias",
        "A permission for the alias",
        Params(first_version="2", second_version="3", weight=0.25, qualifier="2", granted="alias"),
        "The bucket may invoke the alias. It is set up with the version behind it. Does it get through?",
        terms=("permission", "resource-based policy", "grant"),
    ),
    Preset(
        "latest-behind-weights",
        "A share for what is being written",
        Params(first_version="5", second_version="$LATEST", weight=0.05),
        "5% of the calls are to try the code of today. Does AWS take the alias?",
        terms=("conditions for the two versions", "both are published"),
    ),
    Preset(
        "canary-release",
        "A canary with an alarm in the third minute",
        Params(first_version="11", second_version="12", shift=CANARY, shift_percent=10, shift_minutes=5, alarm_at=3),
        "Errors rise after three minutes. Which share of the calls met the new code, and what now?",
        terms=("canary", "codedeploy", "rollback", "alarm"),
    ),
    Preset(
        "linear-release",
        "Ten percent more every minute",
        Params(first_version="11", second_version="12", shift=LINEAR, shift_percent=10, shift_minutes=1),
        "When have all calls moved?",
        terms=("linear", "gradual", "deployment", "release"),
    ),
    Preset(
        "published-twice",
        "Published twice, changed once, published again",
        Params(second_version=NONE, acts="publish, publish, edit, publish"),
        "Somebody published three times. Which number has the last version, and what does the alias run?",
        terms=("publish", "snapshot", "published version", "sequence"),
    ),
    Preset(
        "not-published-yet",
        "Changed, and never published",
        Params(acts="publish, edit"),
        "The new code is to get a tenth of the calls. Does AWS take the alias?",
        terms=("not published", "publishversion"),
    ),
    Preset(
        "provisioned-alias",
        "Eight calls at a time, five environments ready",
        Params("3", NONE, calls=40, provisioned=True, environments=5, at_once=8),
        "Five environments are provisioned on the alias. How many of 40 calls find one?",
        terms=("provisioned concurrency on an alias", "provisioned environments", "spillover"),
    ),
    Preset(
        "provisioned-and-weights",
        "More environments in the middle of a release",
        Params("3", "4", provisioned=True, environments=5, at_once=8, asked_for=10),
        "The alias has weights, and somebody wants ten environments in place of five. Does AWS take it?",
        terms=("provisioned concurrency settings", "routing configuration"),
    ),
)
