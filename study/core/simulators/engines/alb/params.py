"""The parameters of a request to a load balancer, and of what the function behind it answers."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from study.core.problem import Problem
from study.core.simulators.parameters import parameter

ELB = "Elastic Load Balancing User Guide, https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
READ = ", read 2026-11-23"
FUNCTIONS = f"{ELB}lambda-functions.html{READ}"
TROUBLE = f"{ELB}load-balancer-troubleshooting.html{READ}"

NONE = "none"
RETURNS, ERROR, TIMEOUT, THROTTLED, LATE = "returns", "error", "timeout", "throttled", "unreachable"

MOST_PAIRS, LONGEST_TEXT = 40, 20_000

type Pairs = tuple[tuple[str, str], ...]

FINE = '{"statusCode": 200, "headers": {"Content-Type": "text/plain"}, "isBase64Encoded": false, "body": "ok"}'

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`~-]+")
_MEDIA = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:;.*)?")


def _pairs(label: str, split: Callable[[str], list[list[str]]], fits: Callable[[str, str], bool], wanted: str) -> Any:
    """A reader of pairs of texts: in a text of their own, or as a JSON list of lists of two."""

    def read(value: Any) -> tuple[Pairs | None, str]:
        given = [] if value in (None, "", NONE) else split(value) if isinstance(value, str) else value
        found = list(given) if isinstance(given, list | tuple) else [""]
        two = all(isinstance(one, list | tuple) and len(one) == 2 for one in found)
        pairs = tuple((str(one[0]).strip(), str(one[1]).strip()) for one in found) if two else ()
        good = two and len(pairs) <= MOST_PAIRS and all(fits(*one) and "".join(one).isprintable() for one in pairs)
        return (pairs, "") if good else (None, f"{label}: {wanted}, {MOST_PAIRS} at most.")

    return read


def _query(text: str) -> list[list[str]]:
    return [list(part.partition("=")[::2]) for part in text.removeprefix("?").split("&") if part]


def _is_key(name: str, value: str) -> bool:
    """Whether this can stand in an address as key and value."""
    return bool(name) and "=" not in name and not set("&#| ") & {*name, *value}


def _headers(text: str) -> list[list[str]]:
    lines = [line for line in re.split(r"[\n|]", text) if line.strip()]
    return [list(line.partition(":")[::2]) if ":" in line else [line] for line in lines]


def _texted(label: str, form: re.Pattern[str], wanted: str) -> Any:
    """A reader of one text of this form, or none."""

    def read(value: Any) -> tuple[str | None, str]:
        text = str(NONE if value is None else value).strip() or NONE
        good = form.fullmatch(text) and len(text) <= 200 and text.isprintable()
        return (text, "") if good else (None, f"{label}: {wanted}.")

    return read


def _answer(value: Any) -> tuple[str | None, str]:
    """The answer of a function as JSON text, from text or value."""
    wanted = f"Response: a JSON object of up to {LONGEST_TEXT:,} characters."
    try:
        found = json.loads(value, parse_constant=_refused) if isinstance(value, str) else value
        text = json.dumps(found, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (ValueError, TypeError, RecursionError):
        return None, wanted
    return (text, "") if isinstance(found, dict) and len(text) <= LONGEST_TEXT else (None, wanted)


def _refused(name: str) -> None:
    raise ValueError(name)


@dataclass(frozen=True, slots=True)
class Params:
    """An HTTP request, the target group it comes to, and what the function returns."""

    method: str = parameter("GET", "Method", choices=("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
    path: str = parameter(
        "/orders",
        "Path",
        read=_texted("Path", re.compile(r"/[^\s?#]*"), "beginning with /, without ?, # and blanks"),
        write=str,
    )
    query: tuple[tuple[str, str], ...] = parameter(
        (("id", "1"),),
        "Query",
        help="as in an address: id=1&id=2",
        read=_pairs("Query", _query, _is_key,
                    "pairs such as id=1&id=2"),
        write=lambda pairs: "&".join(f"{name}={value}" for name, value in pairs),
        items="pairs",
    )  # fmt: skip
    headers: tuple[tuple[str, str], ...] = parameter(
        (("Host", "shop.example"),),
        "Headers",
        help="such as Host: shop.example | Cookie: a=1",
        read=_pairs("Headers", _headers, lambda name, value: bool(_TOKEN.fullmatch(name)) and "|" not in value,
                    "such as Host: shop.example | Cookie: a=1"),
        write=lambda pairs: " | ".join(f"{name}: {value}" for name, value in pairs),
        items="pairs",
    )  # fmt: skip
    body_bytes: int = parameter(
        0, "Body of the request", unit="bytes", minimum=0, maximum=10_000_000, step=1_024, source=FUNCTIONS
    )
    content_type: str = parameter(
        NONE,
        "Content-Type",
        help="such as application/json, or none",
        read=_texted("Content-Type", re.compile(rf"none|{_MEDIA.pattern}"), "such as application/json, or none"),
        write=str,
        source=FUNCTIONS,
    )
    content_encoding: str = parameter(
        NONE,
        "Content-Encoding",
        help="such as gzip, or none",
        read=_texted("Content-Encoding", _TOKEN, "such as gzip, or none"),
        write=str,
        source=FUNCTIONS,
    )
    multi_value: bool = parameter(False, "Multi-value headers", help="of the target group", source=FUNCTIONS)
    outcome: str = parameter(
        RETURNS,
        "The function",
        choices=(RETURNS, ERROR, TIMEOUT, THROTTLED, LATE),
        help="unreachable: the Lambda service does not answer in time",
        source=TROUBLE,
    )
    response: str = parameter(
        FINE, "Response", read=_answer, write=str, json=True, help="what the function returns", source=FUNCTIONS
    )
    response_bytes: int | None = parameter(
        None,
        "Size of the response",
        unit="bytes",
        minimum=0,
        maximum=10_000_000,
        step=1_024,
        optional=True,
        help="of its JSON; none: as it is written",
        source=FUNCTIONS,
    )
    target: bool = parameter(True, "The function is registered", advanced=True, source=TROUBLE)
    waf: bool = parameter(False, "AWS WAF blocks the request", advanced=True, source=TROUBLE)
    text_status: bool = parameter(
        False,
        "A status code in quotes is taken",
        advanced=True,
        simplified=True,
        help="“200” in place of 200; not documented",
    )


def check(params: Params) -> tuple[Problem, ...]:
    """Whatever can be read can be sent."""
    return ()
