"""Useful starting states."""

from study.core.simulators.engines.vpc.params import (
    ALL4,
    ALL6,
    API,
    EIGW,
    IGW,
    IN_PRIVATE,
    NAT,
    NO_NAT,
    RDS,
    S3,
    Params,
    Route,
)
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "public-subnet",
        "In a public subnet",
        Params(subnet_routes=(Route(ALL4, IGW),)),
        "The subnet has a route to the internet gateway. Is the function on the internet?",
        terms=("public subnet", "internet gateway", "public ip"),
    ),
    Preset(
        "nat",
        "Through a NAT gateway",
        Params(),
        "A private subnet, a NAT gateway in a public one. How far does the packet get?",
        terms=("nat gateway", "private subnet", "internet access"),
    ),
    Preset(
        "lost-nat",
        "A NAT gateway in the wrong subnet",
        Params(nat=IN_PRIVATE),
        "The NAT gateway stands in the function's own private subnet. What does the function see?",
        terms=("timeout", "nat"),
    ),
    Preset(
        "not-attached",
        "Without VPC settings, to the database",
        Params(attached=False, target=RDS),
        "The function was never attached to the VPC. Does it find the database?",
        terms=("without vpc", "vpc settings", "rds", "private resources"),
    ),
    Preset(
        "database",
        "To the database",
        Params(target=RDS, subnet_routes=(), nat=NO_NAT, ingress_allows=False),
        "No route leads out, and the database is inside. What is missing?",
        terms=("security group", "database", "inbound"),
    ),
    Preset(
        "s3-endpoint",
        "To S3 without internet",
        Params(target=S3, subnet_routes=(), nat=NO_NAT, endpoints=(S3,)),
        "There is no way to the internet. Does the function reach its bucket?",
        terms=("vpc endpoint", "gateway endpoint", "s3", "dynamodb"),
    ),
    Preset(
        "secrets",
        "To another service of AWS",
        Params(target=API, subnet_routes=(), nat=NO_NAT, endpoints=(S3,)),
        "The endpoint is for S3, and the function calls Secrets Manager. What happens?",
        terms=("interface endpoint", "secrets manager", "privatelink"),
    ),
    Preset(
        "ipv6",
        "Over IPv6",
        Params(ipv6=True, subnet_routes=(Route(ALL4, NAT), Route(ALL6, EIGW))),
        "The target is called by its IPv6 address. Which way does it go?",
        terms=("ipv6", "dual-stack", "egress-only"),
    ),
)
