"""Launches from the school, with Django's client as the browser."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client

from study.classes.lti import platforms
from study.classes.models import Platform
from tests import clock
from tests.places.classes.platform import CLIENT, DEPLOYMENT, School

TOOL = "http://testserver"
TAB, FRAME = {"Sec-Fetch-Dest": "document"}, {"Sec-Fetch-Dest": "iframe"}


def a_platform(school: School, **changed: str) -> Platform:
    """The school as an administrator enters it."""
    entered = {
        "name": "School",
        "issuer": school.home,
        "client": CLIENT,
        "auth_url": f"{school.home}/auth",
        "token_url": f"{school.home}/token",
        "keys_url": f"{school.home}/jwks",
        "services": "",
        "audience": "",
    }
    return platforms.save(platform=None, entered=entered | changed, deployments=[DEPLOYMENT], now=clock.now())


def begun(browser: Client, school: School, user: str = "lea", **hint: Any) -> dict[str, str]:
    """The fields that the platform's page sends back, after the browser was led there."""
    at = {"iss": school.home, "client_id": CLIENT, "login_hint": user, "target_link_uri": f"{TOOL}/lti/launch/"}
    hint = {"now": clock.now().timestamp(), **hint}
    led = browser.post("/lti/login/", {**at, "lti_message_hint": json.dumps(hint)}, secure=True)
    assert led.status_code == 302, led.content.decode()
    there = urlsplit(led["Location"])
    assert f"{there.scheme}://{there.netloc}{there.path}" == f"{school.home}/auth"
    return school.signed({name: found[0] for name, found in parse_qs(there.query).items()})


def launched(browser: Client, school: School, user: str = "lea", headers: Any = TAB, **hint: Any) -> Any:
    """The answer to a whole launch, up to where it is opened."""
    return browser.post("/lti/launch/", begun(browser, school, user, **hint), secure=True, headers=headers)


def opened(browser: Client, school: School, user: str = "lea", **hint: Any) -> Any:
    """The page that a launch in a tab leads to."""
    came = launched(browser, school, user, **hint)
    assert came.status_code == 303, came.content.decode()
    return browser.get(came["Location"], secure=True)
