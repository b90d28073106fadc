"""Useful starting states."""

from study.core.simulators.engines.permissions.params import (
    ABSENT,
    ALLOW,
    DENY,
    OTHER_ROLE,
    POLLER,
    SAME_ROLE,
    SAME_USER,
    SERVICE,
    SILENT,
    Params,
)
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "boundary-forgets",
        "A boundary that forgets Lambda",
        Params(caller=SAME_ROLE, scp=ALLOW, boundary=SILENT),
        "The role may invoke the function, says its policy. Why does it get 403?",
        terms=("boundary", "ceiling"),
    ),
    Preset(
        "plain",
        "A role of the same account",
        Params(caller=SAME_ROLE),
        "The function's resource policy says nothing of the role. Does that matter?",
        terms=("iam policy", "identity policy", "same account"),
    ),
    Preset(
        "other-account",
        "A role of another account",
        Params(caller=OTHER_ROLE, resource=ALLOW, identity=SILENT),
        "The function lets the other account in. What is still missing?",
        terms=("cross-account", "another account", "both sides"),
    ),
    Preset(
        "bucket",
        "An event of a bucket",
        Params(caller=SERVICE, identity=SILENT, resource=ALLOW, source_matches=False),
        "The grant names another bucket. Does the event reach the function?",
        terms=("resource-based policy", "resource policy", "sourcearn", "s3", "sns", "principal"),
    ),
    Preset(
        "queue",
        "A queue that is polled",
        Params(caller=POLLER, identity=SILENT, resource=ALLOW),
        "The resource policy names SQS. Are messages read?",
        terms=("execution role", "poll", "sqs", "kinesis", "event source mapping"),
    ),
    Preset(
        "one-deny",
        "One deny among allows",
        Params(caller=SAME_USER, identity=ALLOW, resource=ALLOW, scp=DENY, boundary=ALLOW),
        "Everybody allows the call but one. Who wins?",
        terms=("explicit deny", "deny"),
    ),
    Preset(
        "alias",
        "A grant on an alias",
        Params(caller=SERVICE, identity=SILENT, resource=ALLOW, qualifier_granted="PROD", qualifier_called=""),
        "The grant is on PROD. What if somebody calls the function without it?",
        terms=("alias", "qualifier", "qualified arn"),
    ),
    Preset(
        "named-user",
        "A user, named by the function",
        Params(caller=SAME_USER, identity=SILENT, resource=ALLOW, boundary=SILENT, scp=ABSENT),
        "The boundary says nothing of Lambda. Does it stop the user too?",
        terms=("principal", "arn of the user", "names the user"),
    ),
)
