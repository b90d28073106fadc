"""The parameters of an alias: what it points to, how it is called, and how a release is shifted."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from study.core.problem import Problem
from study.core.simulators.parameters import parameter

GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
READ = ", read 2026-11-23"
ROUTING = f"{GUIDE}configuring-alias-routing.html{READ}"
ALIASES = f"{GUIDE}configuration-aliases.html{READ}"
USING = f"{GUIDE}using-aliases.html{READ}"
VERSIONS = f"{GUIDE}configuration-versions.html{READ}"
PROVISIONED = f"{GUIDE}provisioned-concurrency.html{READ}"
FOLLOWS = (
    "AWS Lambda Developer Guide of 14 November 2022, https://github.com/awsdocs/aws-lambda-developer-guide/blob/main/"
    "doc_source/provisioned-concurrency.md, read 2026-11-23"
)
API = "Lambda API of 20 May 2026 (botocore 1.43.11): "
CANARY_API = (
    "CodeDeploy API, https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TimeBasedCanary.html, "
    "read 2026-11-26"
)
LINEAR_API = CANARY_API.replace("Canary", "Linear")

LATEST, NONE = "$LATEST", "none"
AT_ONCE, CANARY, LINEAR = "all-at-once", "canary", "linear"
ANY, ALIAS, VERSION, FUNCTION = "any", "alias", "version", "function"

EDIT, PUBLISH = "edit", "publish"
MOST_ACTS = 30

LONGEST_SHIFT = 2_880
"""Minutes of a shift that is followed: two days."""

MOST_AT_ONCE = 1_000
"""Provisioned environments, and calls at the same time."""

_NUMBER, _NAME = re.compile(r"[1-9][0-9]{0,8}"), re.compile(r"(?![0-9]+$)[A-Za-z0-9_-]{1,128}")

type Kind = Literal["none", "latest", "version", "alias"]


def kind_of(text: str) -> Kind:
    """What a qualifier names: nothing, `$LATEST`, a published version, or an alias."""
    if text == NONE:
        return "none"
    if text == LATEST:
        return "latest"
    return "version" if _NUMBER.fullmatch(text) else "alias"


def _named(default: str, label: str, **about: Any) -> Any:
    """A parameter that takes what a qualifier may be."""

    def read(value: Any) -> tuple[str | None, str]:
        text = NONE if value is None else str(value).strip() or NONE
        text = LATEST if text.upper() in ("$LATEST", "LATEST") else text
        known = text == LATEST or _NUMBER.fullmatch(text) or _NAME.fullmatch(text)
        wanted = "a version number, $LATEST, none, or a name of 1 to 128 letters, digits, - and _, not digits alone"
        return (text, "") if known else (None, f"{label}: {wanted}.")

    return parameter(default, label, read=read, write=str, **about)


def _acts(value: Any) -> tuple[str | None, str]:
    """Reads a list of acts, or their names with commas between them."""
    given = [] if value is None else value if isinstance(value, list | tuple) else str(value).split(",")
    acts = [str(one).strip().lower() for one in given if str(one).strip()]
    if len(acts) > MOST_ACTS or any(one not in (EDIT, PUBLISH) for one in acts):
        return None, f"Edited and published: {EDIT} and {PUBLISH} with commas between them, {MOST_ACTS} at most."
    return ", ".join(acts), ""


@dataclass(frozen=True, slots=True)
class Params:
    """An alias with its versions, the calls that come, and a release that CodeDeploy shifts."""

    first_version: str = _named("1", "Version of the alias", source=API + "VersionWithLatestPublished")
    second_version: str = _named(
        "2", "Additional version", help="none for an alias without weights", source=API + "AliasRoutingConfiguration"
    )
    third_version: str = _named("none", "Another additional version", advanced=True, source=ROUTING)
    weight: float = parameter(
        0.1,
        "Weight of the additional version",
        minimum=0,
        maximum=1,
        step=0.01,
        help="0 to 1; the alias's own version gets the rest",
        source=API + "Weight",
    )
    calls: int = parameter(100, "Calls", minimum=1, maximum=100_000, step=10)
    qualifier: str = _named(
        "live", "The calls name", help="the alias by any name, a version number, $LATEST, or none", source=ALIASES
    )
    granted: str = parameter(
        ANY,
        "The resource policy grants",
        choices=(ANY, ALIAS, VERSION, FUNCTION),
        help="a grant covers only what it names; any where the callers' own policies allow the call",
        source=USING,
    )
    same_role: bool = parameter(True, "Both versions have the same role", source=ROUTING)
    same_dlq: bool = parameter(True, "Both versions have the same dead-letter queue, or none", source=ROUTING)
    provisioned: bool = parameter(False, "Provisioned concurrency on the alias", advanced=True, source=PROVISIONED)
    environments: int = parameter(
        5,
        "Provisioned environments",
        minimum=1,
        maximum=MOST_AT_ONCE,
        step=1,
        help="with provisioned concurrency on the alias; all are ready before the first call",
        advanced=True,
        source=API + "PutProvisionedConcurrencyConfigRequest",
    )
    at_once: int = parameter(
        1,
        "Calls at the same time",
        minimum=1,
        maximum=MOST_AT_ONCE,
        step=1,
        help="the next so many come when these have ended",
        advanced=True,
        simplified=True,
    )
    asked_for: int | None = parameter(
        None,
        "Provisioned environments are changed to",
        minimum=1,
        maximum=MOST_AT_ONCE,
        step=1,
        optional=True,
        help="before the calls; empty: nobody changes them",
        advanced=True,
        source=FOLLOWS,
    )
    shift: str = parameter(AT_ONCE, "A release shifts calls", choices=(AT_ONCE, CANARY, LINEAR), source=CANARY_API)
    shift_percent: int = parameter(
        10,
        "Shifted in a step",
        unit="%",
        minimum=1,
        maximum=100,
        step=1,
        help="canary: in the first",
        source=LINEAR_API,
    )
    shift_minutes: int = parameter(
        5, "Time between steps", unit="min", minimum=1, maximum=LONGEST_SHIFT, step=1, source=LINEAR_API
    )
    alarm_at: int | None = parameter(
        None,
        "An alarm goes off at",
        unit="min",
        minimum=0,
        maximum=LONGEST_SHIFT,
        step=1,
        optional=True,
        help="during a shift it brings all calls back",
        source="AWS CodeDeploy User Guide, https://docs.aws.amazon.com/codedeploy/latest/userguide/"
        "deployments-rollback-and-redeploy.html, read 2026-11-26",
    )
    acts: str = parameter(
        "",
        "Edited and published",
        read=_acts,
        write=str,
        help="edit and publish in their order, of a new function; empty: every version that is named exists",
        source=VERSIONS,
    )


def check(params: Params) -> tuple[Problem, ...]:
    """Only what cannot be followed: what AWS would refuse is a result."""
    if last_step(params) > LONGEST_SHIFT:
        message = f"Time between steps: the whole shift may take {LONGEST_SHIFT:,} min, not {last_step(params):,} min."
        return (Problem(message, subject="shift_minutes"),)
    return ()


def last_step(params: Params) -> int:
    """The minute at which a shift that nothing stops has moved all calls."""
    if params.shift == LINEAR:
        return (-(-100 // params.shift_percent) - 1) * params.shift_minutes
    return params.shift_minutes if params.shift == CANARY and params.shift_percent < 100 else 0


def acts_of(params: Params) -> list[str]:
    """The acts one by one."""
    return params.acts.split(", ") if params.acts else []


def is_weighted(params: Params) -> bool:
    """Whether the alias names an additional version."""
    return params.second_version != NONE
