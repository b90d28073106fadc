"""From the desk to the phone by a link: two browsers, one learner."""

import pytest
from playwright.sync_api import Browser, expect

from study.people.models import Learner
from study.review.models import Review
from tests.browser.answers import answer
from tests.browser.screen import Screen

pytestmark = pytest.mark.journey


def test_a_guest_goes_on_at_the_phone(screen: Screen, browser: Browser) -> None:
    desk = screen.page
    screen.open("/review/")
    answer(desk)
    screen.open("/settings/")
    desk.get_by_role("main").get_by_role("link", name="On your phone").click()
    desk.get_by_role("button", name="Make a link").click()
    expect(desk.locator("svg.qr")).to_be_visible()
    screen.look("phone", "light", "dark")
    screen.assert_sound()
    address = desk.get_by_label("Link").input_value()
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone = Screen(context.new_page(), screen.base)
    phone.page.goto(address)
    phone.assert_sound()
    phone.page.get_by_role("button", name="Go on here").tap()
    expect(phone.page.get_by_text("Your progress is on this device now.")).to_be_visible()
    phone.open("/review/")
    answer(phone.page)
    assert Learner.objects.count() == 1 and Review.objects.count() == 2
    late = browser.new_context().new_page()
    late.goto(address)
    expect(late.get_by_role("heading", name="This link was used already")).to_be_visible()
    phone.assert_quiet()
    late.context.close()
    context.close()
