"""How far a packet of a function gets, worked out as a list of everything that is missing on its way."""

from typing import Any

GATEWAYS = {"igw": "internet-gateway", "nat": "nat-gateway", "eigw": "egress-only-gateway"}


def packet(inputs: dict[str, Any]) -> dict[str, Any]:
    """What stops it first, None where nothing does, and by which way it goes."""
    target, six = inputs["target"], inputs["ipv6"]
    if not inputs["attached"]:
        return {"stops": "lambda-vpc" if six or target == "rds" else None, "way": "managed"}
    endpoint = target in inputs["endpoints"]
    inside = target == "rds"
    grouped = inside or (target == "aws-api" and endpoint)
    routes = {one["destination"]: one["target"] for one in inputs["subnet_routes"]}
    leads = "local" if inside or endpoint else routes.get("::/0" if six else "0.0.0.0/0")
    works = {
        "local": True,
        "igw": six and inputs["ipv6_by_igw"],
        "nat": not six and inputs["nat"] in ("zonal-public", "regional"),
        "eigw": six,
        None: False,
    }
    listed = not (endpoint and target == "aws-api" and not inputs["endpoint_apart"])
    missing = {
        "function-group": not inputs["egress_allows"],
        "network-acl-out": listed and not inputs["acl_allows_out"],
        GATEWAYS.get(leads or "", "route-table"): not works[leads],
        "target-group": grouped and not inputs["ingress_allows"],
        "network-acl-in": listed and not inputs["acl_allows_in"],
    }
    order = list(missing)
    if inputs["looked_at_first"] == "routes":
        order = [order[2], order[0], order[1], order[4], order[3]]
    way = "local" if inside else "endpoint" if endpoint else "egress-only" if six else "nat"
    return {"stops": next((name for name in order if missing[name]), None), "way": way}
