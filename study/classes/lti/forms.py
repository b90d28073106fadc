"""What an administrator enters about a platform, read, with what is to be mended."""

from collections.abc import Mapping

from django.http import QueryDict

from study.classes.models import LONGEST_TITLE
from study.core.lti.addresses import is_safe, origin
from study.core.problem import Problem

LABELS = {
    "name": "Name, as your people know it",
    "issuer": "Issuer (platform id)",
    "client": "Client id",
    "deployments": "Deployment ids, one a line",
    "auth_url": "Authentication request address",
    "token_url": "Access token address",
    "keys_url": "Public keyset address",
    "services": "Site of grades and names, if it is another",
    "audience": "Audience of access tokens, if it is not their address",
}
LONGEST = {"name": LONGEST_TITLE, "issuer": 255, "client": 255}
NEEDED = ("name", "issuer", "client", "auth_url", "token_url", "keys_url")
ADDRESSES = ("auth_url", "token_url", "keys_url", "services")
MOST_DEPLOYMENTS = 50


def typed(post: QueryDict) -> dict[str, str]:
    """What was sent."""
    return {name: post.get(name, "").strip() for name in LABELS}


def deployments_in(text: str) -> list[str]:
    """The ids on the lines of a text, each once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def problems(sent: Mapping[str, str], *, taken: bool) -> list[Problem]:
    """What is to be mended, each with its field as the subject. `taken` says that this issuer and client id are
    another platform's."""
    found = [Problem("Enter this.", subject=name) for name in NEEDED if not sent[name]]
    for name, value in sent.items():
        longest = LONGEST.get(name, 500)
        if name != "deployments" and len(value) > longest:
            found.append(Problem(f"At most {longest} characters.", subject=name))
        elif name in ADDRESSES and value and not (origin(value) and is_safe(value)):
            found.append(Problem("An address that begins with https://.", subject=name))
    names = deployments_in(sent["deployments"])
    if not names:
        found.append(Problem("Enter at least one: nobody comes in by another.", subject="deployments"))
    elif len(names) > MOST_DEPLOYMENTS or max(map(len, names)) > LONGEST["client"]:
        said = f"At most {MOST_DEPLOYMENTS}, each of at most {LONGEST['client']} characters."
        found.append(Problem(said, subject="deployments"))
    if taken:
        found.append(Problem("Another platform has this issuer and client id.", subject="client"))
    return found
