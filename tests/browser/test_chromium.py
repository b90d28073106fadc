"""The browser that tests drive is the one a person has: what makes it cheaper takes nothing from the pages."""

import re

from playwright.sync_api import Browser

from tests.browser.conftest import WINDOW


def test_what_playwright_turns_off_stays_off(browser: Browser) -> None:
    command = browser.new_browser_cdp_session().send("SystemInfo.getInfo")["commandLine"]
    of_playwright, ours = (set(one.split(",")) for one in re.findall(r"--disable-features=(\S+)", command))
    assert ours - {*WINDOW} == of_playwright
