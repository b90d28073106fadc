"""The results of a call that is judged, and the notes on the model behind it."""

from study.core.simulators.engines.permissions.params import (
    ACROSS,
    ALIASES,
    API,
    LOGIC,
    PASSED,
    PERMISSIONS,
    POLLED,
    RESOURCE,
    RESOURCES,
    ROLE,
    SHARED,
)
from study.core.simulators.simulator import Note, Result

GATES = ("deny", "rcp", "scp", "resource", "identity", "boundary", "session", "pass_role", "trust")

NOTES = (
    Note("documented", "A deny in any policy that counts wins over every allow.", LOGIC),
    Note("documented", "A service control policy grants nothing; where there is one, it must allow.", LOGIC),
    Note("documented", "A resource control policy that allows all is always attached: it can only deny.", LOGIC),
    Note("documented", "In one account the identity policy or the resource policy is enough.", LOGIC),
    Note("documented", "A boundary and a session policy limit grants by the identity policy and to a role.", LOGIC),
    Note("documented", "A grant that names a user is not limited by what a boundary does not say.", LOGIC),
    Note("documented", "Across accounts the identity policy and the resource policy must both allow.", ACROSS),
    Note("documented", "A service that pushes needs the resource policy, and the source it names.", PERMISSIONS),
    Note("documented", "Pollers read with the execution role; the resource policy has no part in it.", POLLED),
    Note("documented", "A grant on an alias or version works only through its ARN.", ALIASES),
    Note("documented", "No resource policy can be put on $LATEST.", API),
    Note("documented", "Statements of AddPermission allow; a full policy can also deny.", RESOURCE),
    Note("documented", "A policy is about what it names: function, function:* and function:PROD differ.", RESOURCES),
    Note("documented", "Whoever makes a function passes it a role, and needs iam:PassRole on that role.", PASSED),
    Note("documented", "Lambda takes a role over only where its trust policy names lambda.amazonaws.com.", ROLE),
    Note("documented", "Other accounts can be granted most actions on a function that exists.", SHARED),
    Note("documented", "What the function itself does, such as writing logs, its execution role must allow.", ROLE),
    Note("simplified", "Passing the role is asked after the action, and its trust policy last."),
    Note("simplified", "What is said of iam:PassRole is what all policies of the caller come to."),
    Note("simplified", "Log groups have no policies of their own here."),
    Note("simplified", "The resource policy names the caller's own ARN, and a deny in it has no condition."),
    Note("simplified", "A user has no federated session: its session policy limits the identity policy alone."),
    Note("simplified", "Boundary, session and control policies of a poller are those of the execution role."),
)

RESULTS = (
    Result("decision", "whether the call may happen", "string", choices=("allow", "deny"), source=LOGIC),
    Result(
        "decided_by",
        "the gate that turned the call away, or the first one whose grant was enough; across accounts the second grant",
        "string",
        choices=GATES,
    ),
    Result(
        "gates",
        "every gate in the order of evaluation",
        "array",
        fields=(
            Result("gate", "which gate", "string", choices=GATES),
            Result(
                "result",
                "lets it on, has no say, turns it away; not there, does not count for this caller, not reached",
                "string",
                choices=("allow", "none", "deny", "absent", "ignored", "unreached"),
            ),
            Result("why", "the rule in words", "string"),
        ),
        source=LOGIC,
    ),
    Result(
        "granted_by", "the policies that granted the call, in order; empty where it is denied", "array", items="string"
    ),
    Result("denied_by", "the policies that count and deny it explicitly", "array", items="string"),
    Result("asked", "how many gates were asked until the decision", minimum=1),
    Result("action", "what is done, as IAM calls it", "string", source=RESOURCES),
    Result("acts_on", "what it is done to, in words", "string"),
)
