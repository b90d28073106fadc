"""Real Chromium, from the system's package, against a live server with the shipped course loaded."""

import os
import shutil
from collections.abc import Callable, Iterator
from threading import Condition
from typing import Any

import pytest
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, Page
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


LONGEST = {"test_term.py", "test_two_hundred.py", "test_whole_path.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First the longest walks: where one of them is begun last, the other worker waits for half a minute."""
    items.sort(key=lambda one: one.path.name not in LONGEST)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = os.environ.get("KEEPWARM_CHROMIUM") or next(filter(None, map(shutil.which, PLACES)), None)
    assert found, "The browser tests need Chromium: `make chromium` installs it or says how."
    return {**browser_type_launch_args, "executable_path": found, "args": FLAGS, "timeout": PATIENCE}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "timezone_id": "Europe/Vienna", "locale": "en-GB", "reduced_motion": "reduce"}


class Served:
    """How many requests the live server has in hand, in threads of its own."""

    def __init__(self) -> None:
        self._number, self._changed = 0, Condition()
        request_started.connect(self._begun)
        request_finished.connect(self._done)

    def _begun(self, **told: Any) -> None:
        with self._changed:
            self._number += 1

    def _done(self, **told: Any) -> None:
        with self._changed:
            self._number -= 1
            self._changed.notify_all()

    def wait_for_the_last(self) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: not self._number, PATIENCE / 1000), "A request is never answered."


@pytest.fixture(scope="session")
def served() -> Served:
    return Served()


@pytest.fixture(autouse=True)
def nobody_stays(request: pytest.FixtureRequest, served: Served, tabs: dict[str, Page]) -> Iterator[None]:
    """A page that stayed open would ask, and one that has gone may have asked, while the database is emptied or is
    already the next test's: all go first but labs, which ask nothing at rest, and what they asked for is answered."""
    if "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
    yield
    if "browser" in request.fixturenames:
        at_rest = {tab.context for tab in tabs.values()}
        for context in {*request.getfixturevalue("browser").contexts} - at_rest:
            context.close()
    served.wait_for_the_last()


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


@pytest.fixture(scope="session")
def tabs() -> dict[str, Page]:
    """Tabs that wait for the next visit, by the sort of their browser."""
    return {}


@pytest.fixture
def visit(
    browser: Browser,
    live_server: LiveServer,
    transactional_db: None,
    tabs: dict[str, Page],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Screen]]:
    """Comes with a browser of this sort to pages that write nothing, as labs are. A new one is a third of what such a
    test costs, so its tab goes from test to test, but never on from one that failed or changed how the tab looks."""
    failed = request.session.testsfailed
    visits = list[tuple[str, Screen]]()

    def begin(**sort: Any) -> Screen:
        key = repr(sorted(sort.items()))
        page = tabs.pop(key, None)
        if page is None or page.is_closed():
            page = browser.new_context(**sort).new_page()
        visits.append((key, Screen(page, live_server.url)))
        return visits[-1][1]

    yield begin
    for key, screen in visits:
        if request.session.testsfailed > failed or screen.themes:
            screen.page.context.close()
        else:
            screen.leave()
            tabs[key] = screen.page


@pytest.fixture
def lab(visit: Callable[..., Screen], browser_context_args: dict[str, Any]) -> Screen:
    return visit(**browser_context_args)
