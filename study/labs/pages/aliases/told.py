"""The lab of aliases told: publishing, pointing, a weight, a way around it, and a release."""

from dataclasses import replace

from study.core.simulators.engines.aliases.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Publishing",
        "A version is a copy of $LATEST, made by publishing",
        "It was published twice, then changed, then published again: {=Published versions} versions, for nothing had "
        "changed in between. The alias points to version 1, which keeps code {=Code of all calls}.",
        "Publish the next version",
        _STARTS["published-twice"],
        lambda run: len(run.trace.results["versions"]) == 3,
        ("acts",),
    ),
    Told(
        "Pointing",
        "An alias points to what is published",
        "The code has changed, and version 2 is to get a weight of {weight}. It was never published: AWS refuses the "
        "alias.",
        "Have AWS take the alias, with version 2",
        _STARTS["not-published-yet"],
        lambda run: not run.trace.results["violations"] and run.params.second_version == "2",
        ("acts", "second_version"),
    ),
    Told(
        "A weight",
        "An alias draws a version for each call",
        "With a weight of {weight}, {=Expected on the additional version} of {calls} calls are expected on the "
        "additional version. {=Came to it} came. Few calls scatter widely.",
        "Expect 50 calls on the additional version",
        _STARTS["ten-percent"],
        lambda run: run.trace.results["expected"]["second"] == 50,
    ),
    Told(
        "A way around",
        "Who names a version goes past the alias",
        "The alias has a weight of {weight}, but the calls name a version: {=Came to the alias's own} of {calls} run "
        "the old one. Let them name the alias, by any name.",
        "Bring calls to the new version",
        _STARTS["around-the-alias"],
        lambda run: run.trace.results["counts"]["second"] > 0,
        ("qualifier",),
    ),
    Told(
        "A release",
        "CodeDeploy moves the weight in steps",
        "{shift_percent}% of the calls move at the start, and everything {shift_minutes} minutes later; done after "
        "{=All moved after}. In a linear shift each step is alike.",
        "Have all calls moved within two minutes",
        replace(_STARTS["canary-release"], alarm_at=None),
        lambda run: run.trace.results["moved_at"] is not None and run.trace.results["moved_at"] <= 2,
        ("shift",),
    ),
    Told(
        "Ready environments",
        "What is provisioned on an alias is of the version it points to",
        "{environments} environments of {=Provisioned for} are ready, and calls come {at_once} at a time: "
        "{=Found one ready} of {calls} found one, {=Spilled over} spilled over. Calls that name a version find none.",
        "Have every call find one",
        _STARTS["provisioned-alias"],
        lambda run: run.trace.results["warm"] == run.params.calls,
        ("environments", "at_once"),
    ),
    Told(
        "Weights hold it fast",
        "While an alias has weights, what is provisioned cannot be changed",
        "The additional version has a weight of {weight}, and {asked_for} environments are wanted in place of "
        "{environments}. AWS refuses the change until the alias has one version again.",
        "Have AWS take the change",
        _STARTS["provisioned-and-weights"],
        lambda run: run.trace.results["provisioned_change"] == "taken",
        ("second_version",),
    ),
)
