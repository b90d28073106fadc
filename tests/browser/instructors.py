"""Two instructors and a learner, and how they sign in."""

from playwright.sync_api import Browser

from study.people.models import Role, User
from tests.browser.screen import Screen

PASSWORD = "correct horse"


def people() -> None:
    for name in ("ada", "grace"):
        User.objects.create_user(f"{name}@example.org", PASSWORD, role=Role.INSTRUCTOR)
    User.objects.create_user("lea@example.org", PASSWORD)


def signed_in(browser: Browser, base: str, name: str) -> Screen:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, timezone_id="Europe/Vienna", reduced_motion="reduce"
    )
    screen = Screen(context.new_page(), base)
    screen.open("/account/login/")
    screen.page.get_by_label("Email").fill(f"{name}@example.org")
    screen.page.get_by_label("Password").fill(PASSWORD)
    screen.page.get_by_role("main").get_by_role("button", name="Sign in").click()
    screen.page.wait_for_url(f"{base}/")
    return screen
