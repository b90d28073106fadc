"""Real Chromium, from the system's package, against a live server with the shipped course loaded."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.screen import PATIENCE, Screen
from tests.kept import Kept

# Playwright's loop runs in the test's thread; Django would otherwise refuse its database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The window's own parts, drawn as pages of their own beside each page: twice the cost of a new context.
WINDOW = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess")
# Chromium heeds the last list alone, so what Playwright turns off stands here again (test_chromium.py compares).
OFF = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
    *("msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion"),
)
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--font-render-hinting=none"),
    f"--disable-features={','.join(OFF + WINDOW)}",
]
PLACES = (
    *("chromium", "chromium-browser", "google-chrome"),
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = os.environ.get("KEEPWARM_CHROMIUM") or next(filter(None, map(shutil.which, PLACES)), None)
    assert found, "The browser tests need Chromium: `make chromium` installs it or says how."
    return {**browser_type_launch_args, "executable_path": found, "args": FLAGS, "timeout": PATIENCE}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "timezone_id": "Europe/Vienna", "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def kept() -> list[Kept]:
    """The database with the shipped courses, once a test has loaded them."""
    return []


@pytest.fixture
def course(transactional_db: None, kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> None:
    """The shipped courses, as `make run` loads them: loaded for the first test, put back for the others."""
    if kept:
        kept[0].put_back()
    else:
        call_command("load_content", verbosity=0)
        kept.append(Kept(tmp_path_factory.mktemp("kept")))


@pytest.fixture
def screen(page: Page, live_server: LiveServer, course: None) -> Iterator[Screen]:
    """A page that watches itself: errors in the console and requests to other hosts fail the test."""
    screen = Screen(page, live_server.url)
    yield screen
    screen.assert_quiet()
