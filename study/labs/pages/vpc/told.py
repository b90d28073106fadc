"""The lab of the VPC told: no public address, the way out, what is inside, and endpoints."""

from study.core.simulators.engines.vpc.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "No public address",
        "A public subnet does not put a function on the internet",
        "The default route leads to the internet gateway, and the packet stops at {=It stops at}: a function's "
        "interface never has a public address. The function waits {timeout_s} s, and ends with a timeout.",
        "Reach the internet, and stay attached",
        _STARTS["public-subnet"],
        lambda run: run.trace.results["reachable"] and run.params.attached and run.params.target == "internet",
        ("subnet_routes-0-target", "nat", "attached"),
    ),
    Told(
        "The way out",
        "The NAT gateway needs a way out itself",
        "Now the route leads to a NAT gateway, and the packet stops at {=It stops at}. It stands in the function's own "
        "private subnet. All the function shows for it is a timeout after {timeout_s} s.",
        "Let the NAT gateway pass the packet on",
        _STARTS["lost-nat"],
        lambda run: run.trace.results["reachable"] and "nat-gateway" in run.trace.results["path"],
        ("nat", "subnet_routes-0-target"),
    ),
    Told(
        "Inside",
        "The database takes no internet, but a rule",
        "The local route leads to the database, and the packet stops at {=It stops at}. That looks the same from the "
        "function: a timeout after {timeout_s} s.",
        "Reach the database",
        _STARTS["database"],
        lambda run: run.trace.results["reachable"] and run.params.target == "rds",
        ("ingress_allows", "egress_allows", "attached"),
    ),
    Told(
        "Endpoints",
        "An endpoint leads to its service alone",
        "The VPC has an endpoint for S3, and the function calls another service: the packet stops at {=It stops at}, "
        "and the function at {timeout_s} s. Each service takes an endpoint of its own, or a way out.",
        "Reach the service without a way to the internet",
        _STARTS["secrets"],
        lambda run: run.trace.results["reachable"] and "interface-endpoint" in run.trace.results["path"],
        ("endpoints", "target"),
    ),
)
