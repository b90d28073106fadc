"""Decisions on a call worked out from a few statements, each about all of the policies at once."""

from fnmatch import fnmatchcase
from typing import Any

PATTERNS = {"all": "*", "bare": "function:f", "qualified": "function:f:*", "other": "elsewhere"}
CAPS = ("scp", "boundary", "session")


def decided(inputs: dict[str, Any]) -> dict[str, Any]:
    """Whether the call is allowed, and what stands in its way first."""
    caller = inputs["caller"]
    own = {name: inputs[name] for name in ("identity", *CAPS)}
    theirs = {name: inputs[name] for name in ("resource", "rcp")}
    if caller == "service":
        own = {}
    if caller == "poller" or inputs["action"] in ("create", "write-logs"):
        theirs.pop("resource")
    if own and not fnmatchcase(_arn(inputs), PATTERNS[inputs["identity_names"]]):
        own["identity"] = "none"
    let_in = (
        theirs.get("resource") == "allow"
        and inputs["qualifier_granted"] == inputs["qualifier_called"]
        and (caller != "service" or inputs["source_matches"])
    )
    granted = own.get("identity") == "allow"
    silent = {name for name in CAPS if own.get(name) == "none"}
    direct = let_in and (caller == "service" or (caller == "same-user" and not _limited(inputs)))
    obstacles = [
        ("deny", "deny" in {*own.values(), *theirs.values()}),
        ("scp", "scp" in silent),
        ("resource", not let_in and caller in ("service", "other-user", "other-role")),
        ("identity", not direct and not granted and (not let_in or caller.startswith("other"))),
        ("boundary", not direct and "boundary" in silent),
        ("session", not direct and "session" in silent),
        ("pass_role", inputs["action"] == "create" and inputs["pass_role"] != "allow"),
        ("trust", inputs["action"] == "create" and inputs["trust"] != "allow"),
    ]
    first = next((name for name, stands in obstacles if stands), None)
    if first:
        return {"decision": "deny", "by": first}
    by = "resource" if let_in and not caller.startswith("other") else "identity"
    return {"decision": "allow", "by": by}


def _arn(inputs: dict[str, Any]) -> str:
    """What is acted on, as a policy would have to name it."""
    if inputs["caller"] == "poller" or inputs["action"] == "read-queue":
        return "queue:q"
    if inputs["action"] == "write-logs":
        return "log-group:g"
    return ":".join(["function", "f", *filter(None, [inputs["qualifier_called"]])])


def _limited(inputs: dict[str, Any]) -> bool:
    return bool(inputs["session_limits_user"] and inputs["session"] != "absent")
