"""Requests to platforms: to the sites that an administrator entered and to no other, each with a time-out, following
nowhere, and reading no more than an answer of this kind has."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import requests
from pylti1p3.exception import LtiException, LtiServiceException
from pylti1p3.registration import Registration
from pylti1p3.service_connector import ServiceConnector

from study.classes.lti import keys
from study.classes.models import Platform
from study.core import limits
from study.core.lti.addresses import is_safe, leads_to
from study.core.text.plural import counted

PATIENCE = (5, 15)
"""Seconds to connect, and between two parts of an answer."""
AGAIN = timedelta(minutes=5)
"""Until a list of names that could not be read is asked for again."""
LONGEST_ANSWER = 2 * limits.MEGABYTE
FAILURES = (requests.RequestException, LtiException, ValueError, KeyError, TypeError, AttributeError)
"""What asking a platform can end in: no answer, a refusal, or an answer that is not what it should be."""


class NotEntered(requests.RequestException):
    """The address is on no site that was entered for this platform."""


class TooMuch(requests.RequestException):
    """The platform gives more than is taken."""


FOR_GOOD = (NotEntered, TooMuch)
"""What asking again does not mend."""


class Bounded(requests.Session):
    """Asks the sites of one platform. Neither the environment nor a file of passwords has a say in it."""

    def __init__(self, platform: Platform) -> None:
        super().__init__()
        self.entered, self.trust_env = platform.entered, False
        self.headers["User-Agent"] = "Keepwarm"

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """Ask; a redirection is an error, since it may lead anywhere."""
        if not leads_to(str(url), self.entered) or not is_safe(str(url)):
            raise NotEntered(f"{str(url)[:200]} is on no site that was entered for this platform.")
        wanted = kwargs | {"timeout": PATIENCE, "allow_redirects": False, "stream": True}
        response = super().request(method, url, *args, **wanted)
        try:
            body = response.raw.read(LONGEST_ANSWER + 1, decode_content=True)
        except Exception as error:
            raise requests.ConnectionError("The answer broke off.") from error
        finally:
            response.close()
        if len(body) > LONGEST_ANSWER:
            raise TooMuch(f"The answer has more than {counted(LONGEST_ANSWER, 'byte')}.")
        response._content = body
        if 300 <= response.status_code < 400:
            raise requests.TooManyRedirects(f"The platform answers {response.status_code}: it leads elsewhere.")
        return response


class Connector(ServiceConnector):
    """The services of one platform, with access tokens that are kept as long as this is."""

    def __init__(self, registration: Registration, session: requests.Session) -> None:
        super().__init__(registration, session)
        self._tokens: dict[str, str] = {}

    def _get_cached_access_token(self, scope_key: str) -> str | None:
        return self._tokens.get(scope_key)

    def _cache_access_token(self, scope_key: str, access_token: str, expires_in: float) -> None:
        self._tokens[scope_key] = access_token


def registration_of(platform: Platform, now: datetime) -> Registration:
    """A platform with the key that signs, as the library has it."""
    key, made = keys.signing(now=now), Registration()
    made.set_issuer(platform.issuer).set_client_id(platform.client).set_auth_token_url(platform.token_url)
    made.set_tool_private_key(keys.opened(key)).set_tool_public_key(key.public)
    if platform.audience:
        made.set_auth_audience(platform.audience)
    return made


def connector(platform: Platform, now: datetime) -> Connector:
    """The services of a platform."""
    return Connector(registration_of(platform, now), Bounded(platform))


def key_set(platform: Platform) -> dict[str, Any]:
    """The keys that a platform signs with. Raises one of FAILURES."""
    response = Bounded(platform).get(platform.keys_url, headers={"Accept": "application/json"})
    response.raise_for_status()
    found = response.json()
    if not isinstance(found, dict) or not isinstance(found.get("keys"), list):
        raise ValueError("no keys")
    return found


def status_of(error: Exception) -> int:
    """The status that a platform answered with; 0 for no answer."""
    response = error.response if isinstance(error, LtiServiceException | requests.RequestException) else None
    return response.status_code if response is not None else 0


def is_token(error: Exception, platform: Platform) -> bool:
    """Whether it was the access token that was refused: that says nothing of what was to be sent."""
    response = error.response if isinstance(error, LtiServiceException | requests.RequestException) else None
    return response is not None and response.url == platform.token_url


def words_of(error: Exception) -> str:
    """What a platform said when it refused, in its own words where it has any, for instructors to read."""
    response = error.response if isinstance(error, LtiServiceException | requests.RequestException) else None
    if response is None:
        if isinstance(error, requests.Timeout):
            return "The platform did not answer in time."
        if isinstance(error, NotEntered | TooMuch | requests.TooManyRedirects):
            return str(error)[:300]
        if isinstance(error, requests.JSONDecodeError | ValueError | KeyError | TypeError | AttributeError):
            return "The platform's answer could not be read."
        return "The platform could not be reached."
    return f"{response.status_code} {_told(response) or response.reason or ''}".strip()[:300]


def _told(response: requests.Response) -> str:
    """The message in an answer, where it is one of the usual forms."""
    kind = response.headers.get("Content-Type", "")
    readers: dict[str, Callable[[], str]] = {"json": lambda: _message(json.loads(response.text)), "plain": lambda: ""}
    try:
        said = next((read() for part, read in readers.items() if part in kind), "")
    except ValueError:
        return ""
    text = said or (response.text if "plain" in kind else "")
    return " ".join(text.split())[:250]


def _message(found: Any) -> str:
    if not isinstance(found, dict):
        return ""
    names = ("error_description", "message", "detail", "reason", "error")
    return next((found[name] for name in names if isinstance(found.get(name), str)), "")
