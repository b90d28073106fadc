"""What the parts of the VPC page need from a run."""

from study.core.simulators.engines.vpc.params import ALL4, ALL6, Params, route
from study.core.simulators.engines.vpc.run import NAMES
from study.labs.plugin import Run

SHORT = {
    "lambda-vpc": "Lambda VPC",
    "function-group": "Own group",
    "network-acl-out": "ACL out",
    "route-table": "Routes",
    "nat-gateway": "NAT",
    "internet-gateway": "IGW",
    "egress-only-gateway": "Egress-only",
    "target-group": "Their group",
    "network-acl-in": "ACL back",
}
"""Where a packet can stop, in a word or two."""

TARGETS = {
    "internet": "Internet",
    "s3": "Amazon S3",
    "dynamodb": "DynamoDB",
    "aws-api": "AWS service",
    "rds": "Database",
}

NATS = {
    "none": "none",
    "zonal-public": "public",
    "zonal-private-subnet": "no way out",
    "private": "private",
    "regional": "regional",
}


def length(run: Run) -> float:
    """Seconds until the function gives up; 0 where it need not wait."""
    return float(run.trace.results["waits_s"])


def station(name: str) -> str:
    """A station by its name, as a heading."""
    return NAMES[name][0].upper() + NAMES[name][1:]


def ended(run: Run) -> str:
    """What came of the connection, in few words."""
    found = run.trace.results
    return "got there" if found["reachable"] else f"stopped at {NAMES[found['stops_at']].removeprefix('the ')}"


def routed(params: Params) -> str:
    """Where the default route of this connection leads, as a route table has it."""
    to = route(params)
    return f"{ALL6 if params.ipv6 else ALL4} → {to}" if to else "local route alone"
