"""The parameters of one call: who does what to what, what each policy says of it, and what was granted by name."""

import re
from dataclasses import dataclass
from typing import Any

from study.core.simulators.parameters import parameter

READ = ", read 2026-11-23"
IAM = "AWS IAM User Guide, https://docs.aws.amazon.com/IAM/latest/UserGuide/"
LOGIC = f"{IAM}reference_policies_evaluation-logic_policy-eval-denyallow.html{READ}"
ACROSS = f"{IAM}reference_policies_evaluation-logic-cross-account.html{READ}"
GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
PERMISSIONS = f"{GUIDE}lambda-permissions.html{READ}"
RESOURCE = f"{GUIDE}access-control-resource-based.html{READ}"
ALIASES = f"{GUIDE}using-aliases.html{READ}"
POLLED = f"{GUIDE}services-sqs-configure.html{READ}"
RESOURCES = f"{GUIDE}lambda-api-permissions-ref.html, read 2026-11-27"
SHARED = f"{GUIDE}permissions-function-cross-account.html, read 2026-11-27"
ROLE = f"{GUIDE}lambda-intro-execution-role.html, read 2026-11-26"
PASSED = f"{IAM}id_roles_use_passrole.html, read 2026-11-26"
API = "Lambda API of 20 May 2026 (botocore 1.43.11): AddPermission"

SAME_USER, SAME_ROLE, OTHER_USER, OTHER_ROLE = "same-user", "same-role", "other-user", "other-role"
SERVICE, POLLER = "service", "poller"
CALLERS = (SAME_USER, SAME_ROLE, OTHER_USER, OTHER_ROLE, SERVICE, POLLER)

OTHERS = (OTHER_USER, OTHER_ROLE)

INVOKE, GET, UPDATE, CREATE = "invoke", "get-function", "update-code", "create"
READ_QUEUE, WRITE_LOGS = "read-queue", "write-logs"
DONE = (INVOKE, GET, UPDATE, CREATE, READ_QUEUE, WRITE_LOGS)
ALL, BARE, QUALIFIED, OTHER = "all", "bare", "qualified", "other"

ALLOW, DENY, SILENT, ABSENT = "allow", "deny", "none", "absent"
SAYS = (ALLOW, DENY, SILENT)
LATEST = "$LATEST"

_QUALIFIER = re.compile(r"[A-Za-z0-9_-]{1,128}")


def _reader(label: str, latest: bool) -> Any:
    """Reads a version or an alias; `latest` where $LATEST may be named too."""

    def read(value: Any) -> tuple[str | None, str]:
        text = "" if value is None else str(value).strip()
        if not text or _QUALIFIER.fullmatch(text) or (latest and text == LATEST):
            return text, ""
        end = "or $LATEST" if latest else "never $LATEST, which no policy can name"
        return None, f"{label}: a version, an alias, empty for none, {end}."

    return read


@dataclass(frozen=True, slots=True)
class Params:
    """A call of an action. A policy that is `none` is there and says nothing of the call."""

    caller: str = parameter(
        SAME_ROLE,
        "Caller",
        choices=CALLERS,
        help="same or other: of the function's account or another; service: it pushes, as S3 does; "
        "poller: Lambda reads a queue or stream with the execution role",
        source=PERMISSIONS,
    )
    identity: str = parameter(
        ALLOW, "Identity policy", choices=SAYS, help="of the caller; for a poller of the execution role", source=LOGIC
    )
    resource: str = parameter(
        SILENT,
        "Resource policy",
        choices=SAYS,
        help="of the function or queue; it names the caller itself",
        source=RESOURCE,
    )
    boundary: str = parameter(
        ABSENT, "Permissions boundary", choices=(ABSENT, *SAYS), help="of the caller", source=LOGIC
    )
    session: str = parameter(
        ABSENT, "Session policy", choices=(ABSENT, *SAYS), help="of the caller's session", source=LOGIC, advanced=True
    )
    scp: str = parameter(
        ABSENT, "Service control policy", choices=(ABSENT, *SAYS), help="over the caller's account", source=LOGIC
    )
    rcp: str = parameter(
        ABSENT,
        "Resource control policy",
        choices=(ABSENT, ALLOW, DENY),
        help="over the function's account; it is never silent, because one that allows all is always attached",
        source=LOGIC,
        advanced=True,
    )
    source_matches: bool = parameter(
        True,
        "Source matches the grant",
        help="SourceArn or SourceAccount in the grant to a service",
        source=API,
        advanced=True,
    )
    qualifier_granted: str = parameter(
        "",
        "Grant is on",
        help="the version or alias that the resource policy names; empty: the function without one",
        read=_reader("Grant is on", latest=False),
        source=ALIASES,
    )
    qualifier_called: str = parameter(
        "",
        "Called is",
        help="the version or alias that is called; empty: the function without one",
        read=_reader("Called is", latest=True),
        source=ALIASES,
    )
    action: str = parameter(
        INVOKE,
        "Action",
        choices=DONE,
        help="what the caller does; read-queue and write-logs are what an execution role is for",
        source=RESOURCES,
    )
    identity_names: str = parameter(
        ALL,
        "Identity policy names",
        choices=(ALL, BARE, QUALIFIED, OTHER),
        help="all: what is called, with every version and alias; bare: the function without one; "
        "qualified: function:*, any version or alias; other: something else",
        source=RESOURCES,
    )
    pass_role: str = parameter(
        ALLOW,
        "May pass the role",
        choices=(*SAYS, OTHER),
        help="iam:PassRole of the caller on the execution role of a new function; other: on another role",
        source=PASSED,
    )
    trust: str = parameter(
        ALLOW,
        "Trust policy of the role",
        choices=(ALLOW, SILENT),
        help="whether the role of a new function lets lambda.amazonaws.com take it over",
        source=ROLE,
    )
    session_limits_user: bool = parameter(
        False,
        "A session policy limits a grant to the user",
        advanced=True,
        simplified=True,
        help="a user has a session policy only as a federated one, which this leaves out",
    )
