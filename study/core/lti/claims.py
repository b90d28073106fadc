"""What a launch says, read from its signed claims, or why it is refused. The signature is checked before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from study.core.problem import Problem

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
NAMES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
TEACHES = "http://purl.imsglobal.org/vocab/lis/v2/membership"
LEEWAY = timedelta(seconds=60)
"""By how much the clocks of the platform and of this server may differ."""
LONGEST_AGE = timedelta(minutes=10)
LONGEST_ID = 255
LONGEST_ADDRESS = 2000
LONGEST_NAME = 120

type Kind = Literal["link", "choice"]
_KINDS: Mapping[str, Kind] = {"LtiResourceLinkRequest": "link", "LtiDeepLinkingRequest": "choice"}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a launch has to agree with: the platform as it was entered, and the nonce that this browser was sent
    with."""

    issuer: str
    client: str
    nonce: str
    deployments: Collection[str]


@dataclass(frozen=True, slots=True)
class Launch:
    """A launch of somebody: of a link (`placement` is its id there), or to choose what a link shall lead to. `work` is
    the number that a link made here carries. `grades` is where its results go, `names` where the course's people are
    read, both empty where the platform offers none. A choice goes back to `back` with `data`."""

    kind: Kind
    subject: str
    name: str
    email: str
    deployment: str
    course: str
    title: str
    placement: str
    work: str
    teaches: bool
    grades: str
    names: str
    back: str
    data: str


def read(claims: Mapping[str, object], expected: Expected, now: datetime) -> Launch | Problem:
    """The launch that these claims make, or the first thing that keeps it from being one."""
    said = _of_us(claims, expected) or _of_now(claims, now)
    if said:
        return Problem(said)
    kind = _KINDS.get(_text(claims, f"{CLAIM}message_type"))
    if kind is None or claims.get(f"{CLAIM}version") != "1.3.0":
        return Problem("This kind of launch is not known here: links, and the choice of one, are.")
    subject, course = _text(claims, "sub", LONGEST_ID), _part(claims, f"{CLAIM}context")
    if not subject:
        return Problem("The platform does not say who you are. Its settings for this tool must not hide it.")
    if not _text(course, "id", LONGEST_ID):
        return Problem("The launch comes from no course. Open the link in a course.")
    link, deep = _part(claims, f"{CLAIM}resource_link"), _part(claims, DEEP)
    if kind == "link" and not _text(link, "id", LONGEST_ID):
        return Problem("The launch names no link.")
    back = _text(deep, "deep_link_return_url", LONGEST_ADDRESS)
    if kind == "choice" and (not back or "ltiResourceLink" not in _list(deep, "accept_types")):
        return Problem("The platform takes no link here. Add the tool as an external tool or activity.")
    grades = _part(claims, GRADES)
    return Launch(
        kind=kind,
        subject=subject,
        name=_name(claims),
        email=_text(claims, "email", 254),
        deployment=_text(claims, f"{CLAIM}deployment_id", LONGEST_ID),
        course=_text(course, "id", LONGEST_ID),
        title=_shown(course, "title") or _shown(course, "label"),
        placement=_text(link, "id", LONGEST_ID),
        work=_text(_part(claims, f"{CLAIM}custom"), "work", 20),
        teaches=teaches(_list(claims, f"{CLAIM}roles")),
        grades=_text(grades, "lineitem", LONGEST_ADDRESS) if SCORE in _list(grades, "scope") else "",
        names=_text(_part(claims, NAMES), "context_memberships_url", LONGEST_ADDRESS),
        back=back,
        data=_text(deep, "data", 10_000),
    )


def teaches(roles: Collection[str]) -> bool:
    """Whether one of these roles is that of somebody who teaches this course, or helps to. A role in the whole
    institution says nothing of the course."""
    return any(role == "Instructor" or (role.startswith(TEACHES) and "Instructor" in role) for role in roles)


def _of_us(claims: Mapping[str, object], expected: Expected) -> str:
    """Why it is not meant for us, or not the launch that this browser began."""
    audience = claims.get("aud")
    audiences = [audience] if isinstance(audience, str) else _list(claims, "aud")
    if claims.get("iss") != expected.issuer:
        return "The launch comes from another platform than it began at."
    if expected.client not in audiences or claims.get("azp", expected.client) != expected.client:
        return "The launch is meant for another tool: the client id is not the one that was entered here."
    if len(audiences) > 1 and "azp" not in claims:
        return "The launch is meant for several tools and does not say for which."
    if not expected.nonce or claims.get("nonce") != expected.nonce:
        return "The launch was not made for this browser, or is sent a second time."
    if (deployment := _text(claims, f"{CLAIM}deployment_id", LONGEST_ID)) not in expected.deployments:
        return f"The deployment “{deployment[:80]}” was not entered here."
    return ""


def _of_now(claims: Mapping[str, object], now: datetime) -> str:
    """Why it is not of this moment."""
    ends, made = claims.get("exp"), claims.get("iat")
    if not isinstance(ends, int | float) or not isinstance(made, int | float):
        return "The launch does not say when it was made and when it ends."
    at, leeway = now.timestamp(), LEEWAY.total_seconds()
    # Asked so that what is no number is refused.
    if not (ends + leeway > at and made + LONGEST_AGE.total_seconds() > at):
        return "The launch has expired. Open the link again."
    if not made - leeway <= at:
        return "The launch was made in the future: the clock of the platform or of this server is wrong."
    return ""


def _part(claims: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = claims.get(name)
    return found if isinstance(found, Mapping) else {}


def _list(claims: Mapping[str, object], name: str) -> list[str]:
    found = claims.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _text(claims: Mapping[str, object], name: str, longest: int = LONGEST_ADDRESS) -> str:
    """A text as it stands there; one that is too long is none, since half an id or address is another."""
    found = claims.get(name)
    return found if isinstance(found, str) and len(found) <= longest and "\0" not in found else ""


def _shown(claims: Mapping[str, object], name: str) -> str:
    """A text for people: cut, on one line."""
    found = claims.get(name)
    return " ".join(found.replace("\0", "").split())[:LONGEST_NAME] if isinstance(found, str) else ""


def _name(claims: Mapping[str, object]) -> str:
    parts = (_shown(claims, "given_name"), _shown(claims, "family_name"))
    return _shown(claims, "name") or " ".join(filter(None, parts))[:LONGEST_NAME]
