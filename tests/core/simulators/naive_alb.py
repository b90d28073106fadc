"""A load balancer by other means: dictionaries that are filled from the left, and one chain of conditions."""

from typing import Any

HOURS = {"waf": 403, "upgrade": 400, "target": 503, "body": 413, "late": 504, "failed": 502, "large": 502, "form": 502}
MADE = ("x-amzn-trace-id", "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto")


def balanced(inputs: dict[str, Any]) -> dict[str, Any]:
    """What the client gets, every check that would end the request, what arrives of query and headers, and how the
    body does."""
    ends = _ends(inputs)
    headers: list[tuple[str, str]] = []
    own = {"content-type": inputs["content_type"], "content-encoding": inputs["content_encoding"]}
    for name, value in inputs["headers"]:
        if own.get(name.lower(), "none") == "none" and name.lower() not in MADE:
            headers.append((name.lower(), value))
    headers += [(name, value) for name, value in own.items() if value != "none"]
    return {
        "ends": ends,
        "status": HOURS[ends[0]] if ends else int(inputs["response"]["statusCode"]),
        "invoked": not {"waf", "upgrade", "target", "body"} & set(ends),
        "query": _arrive(inputs["query"], inputs["multi_value"]),
        "headers": _arrive(headers, inputs["multi_value"]),
        "lost": 0 if inputs["multi_value"] else sum(len(one) - len(dict(one)) for one in (inputs["query"], headers)),
        "body": _body(inputs["body_bytes"], dict(headers)),
    }


def _arrive(pairs: list[Any], several: bool) -> dict[str, Any]:
    if not several:
        return {name: value for name, value in pairs}  # noqa: C416 - the last one wins, which is the point
    return {name: [value for key, value in pairs if key == name] for name in dict(pairs)}


def _body(size: int, headers: dict[str, str]) -> str:
    if "content-encoding" in headers:
        return "base64"
    kind = headers.get("content-type", "").lower().split(";")[0].strip()
    plain = kind.split("/")[0] == "text" or kind in {f"application/{one}" for one in ("json", "javascript", "xml")}
    return "empty" if size == 0 else "text" if plain else "base64"


def _ends(inputs: dict[str, Any]) -> list[str]:
    upgrades = [value.lower() for name, value in inputs["headers"] if name.lower() == "upgrade"]
    returns = inputs["outcome"] == "returns"
    length = inputs["response_bytes"]
    found = {
        "waf": inputs["waf"],
        "upgrade": upgrades[-1:] == ["websocket"],
        "target": not inputs["target"],
        "body": inputs["body_bytes"] >= 1_048_577,
        "late": inputs["outcome"] == "unreachable",
        "failed": inputs["outcome"] in ("error", "timeout", "throttled"),
        "large": returns and length is not None and length >= 1_048_577,
        "form": returns and not _well_formed(inputs["response"], inputs["multi_value"], inputs["text_status"]),
    }
    return [name for name, ends in found.items() if ends]


def _well_formed(response: dict[str, Any], several: bool, quoted: bool) -> bool:
    try:
        status = response["statusCode"]
        number = int(status) if quoted and type(status) is str else status
        headers = response["multiValueHeaders" if several else "headers"].values()
        texts = [one for each in headers for one in (each if several and type(each) is list else [each])]
        lists = all((type(each) is list) == several for each in headers)
        return (
            type(number) is int
            and number in range(100, 600)
            and type(response["isBase64Encoded"]) is bool
            and lists
            and all(type(one) is str for one in [*texts, response.get("body", "")])
        )
    except (KeyError, AttributeError, ValueError):
        return False
