"""The results of a connection that is followed, and the notes on the model behind it."""

from study.core.simulators.engines.vpc.params import INTERNET, PRIVATE, REGIONAL, VPC
from study.core.simulators.simulator import Note, Result

STATIONS = (
    "function",
    "lambda-vpc",
    "interface",
    "function-group",
    "network-acl-out",
    "route-table",
    "gateway-endpoint",
    "interface-endpoint",
    "nat-gateway",
    "internet-gateway",
    "egress-only-gateway",
    "target-group",
    "network-acl-in",
    "internet",
    "s3",
    "dynamodb",
    "aws-api",
    "rds",
)

NOTES = (
    Note("documented", "A function without VPC settings reaches the internet, and nothing private in your VPC.", VPC),
    Note("documented", "A function with VPC settings reaches only what the VPC reaches.", VPC),
    Note("documented", "A public subnet gives it neither internet access nor a public address.", INTERNET),
    Note("documented", "A NAT gateway that itself reaches an internet gateway is the way out.", INTERNET),
    Note("documented", "A regional NAT gateway needs no public subnet.", REGIONAL),
    Note("documented", "A private NAT gateway gives no internet.", PRIVATE),
    Note("documented", "IPv6: dual-stack subnets and an egress-only internet gateway.", INTERNET),
    Note("documented", "A missing path shows as a timeout of the function.", INTERNET),
    Note("derived", "An endpoint leads to its service without the internet."),
    Note("derived", "Security groups keep state: the answer needs no rule. Network ACLs do not."),
    Note("simplified", "Where two things are missing, security group and ACL are looked at before the routes."),
    Note("simplified", "An internet gateway carries no IPv6 of a function."),
    Note("simplified", "The interface endpoint is in another subnet, with private names; endpoints carry IPv6 too."),
    Note("simplified", "Of several subnets the worst counts: this is that one. The database is dual-stack."),
    Note("simplified", "Left out: peering, limits on interfaces, permissions of the role, name resolution."),
)

RESULTS = (
    Result("reachable", "whether the packet and its answer get through", "boolean"),
    Result("path", "the stations it comes to, without groups and ACLs", "array", items="string"),
    Result("stops_at", "the station, group or ACL that stops it", "string", optional=True, choices=STATIONS),
    Result("why", "the rule in words, of where it stops or of how it arrives", "string"),
    Result("symptom", "what the function shows", "string", choices=("none", "timeout"), source=INTERNET),
    Result("waits_s", "how long the function waits in vain", "integer", unit="s", minimum=0),
    Result(
        "steps",
        "every station, group and ACL on the way",
        "array",
        fields=(
            Result("station", "which", "string", choices=STATIONS),
            Result("passes", "whether the packet goes on", "boolean"),
            Result("why", "the rule in words", "string"),
        ),
    ),
)
