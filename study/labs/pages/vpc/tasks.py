"""What to try with a VPC: tasks, guesses, and the subject of each stage."""

from study.core.simulators.engines.vpc.params import NAT, RDS, S3, WEB, route
from study.labs.plugin import Curve, Prediction, Run, by_change


def _reached(run: Run, target: str) -> bool:
    return bool(run.trace.results["reachable"] and run.params.target == target)


TASKS = (
    by_change(
        "Reach the internet from a subnet of your VPC",
        lambda run: _reached(run, WEB) and run.params.attached,
    ),
    by_change(
        "Reach S3 from a subnet without a default route",
        lambda run: _reached(run, S3) and run.params.attached and not run.params.subnet_routes,
    ),
    by_change(
        "Reach the database",
        lambda run: _reached(run, RDS),
    ),
    by_change(
        "Let a packet stop at a NAT gateway",
        lambda run: run.trace.results["stops_at"] == "nat-gateway",
    ),
    by_change(
        "Have the request get through and the answer stop",
        lambda run: run.trace.results["stops_at"] == "network-acl-in",
    ),
    by_change(
        "Reach the internet over IPv6",
        lambda run: _reached(run, WEB) and run.params.ipv6,
    ),
    by_change(
        "Have an endpoint for a service stand in the way of a NAT gateway that works",
        lambda run: (
            run.params.target in run.params.endpoints
            and route(run.params) == NAT
            and run.trace.results["stops_at"] == "target-group"
        ),
    ),
)

CURVES: tuple[Curve, ...] = ()
"""Nothing here is measured along a line."""

PREDICTIONS = (
    Prediction(
        "How many stations does the packet come to, the function included? Groups and ACLs are none.",
        "stations",
        lambda run: float(len(run.trace.results["path"])),
        lambda params: 8.0,
    ),
)

_WAY = ("target", "subnet_routes.target", "subnet_routes.destination", "nat")

STAGES = {
    "public-subnet": ("attached", *_WAY, "timeout_s"),
    "nat": ("attached", *_WAY),
    "lost-nat": (*_WAY, "timeout_s"),
    "not-attached": ("attached", "target", "ingress_allows", "timeout_s"),
    "database": ("attached", "target", "egress_allows", "ingress_allows", "timeout_s"),
    "s3-endpoint": ("target", "subnet_routes", "nat", "endpoints"),
    "secrets": ("target", "subnet_routes", "nat", "endpoints", "ingress_allows", "timeout_s"),
    "ipv6": ("target", "ipv6", "subnet_routes.target", "subnet_routes.destination", "nat"),
}

COLOURS = {"timeout_s": "failed"}
"""The colours that inputs have in the picture."""
