"""From a course page on a platform of another site: inside its page and in a tab, there and back with a grade."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.people.models import CohortMember, Learner, User
from study.review.models import Review
from study.web import tasks
from tests import clock
from tests.browser.answers import answer
from tests.browser.instructors import people, signed_in
from tests.browser.screen import Screen
from tests.factories import a_course, a_question
from tests.places.border.world import a_work
from tests.places.classes.launches import a_platform
from tests.places.classes.people import a_class
from tests.places.classes.platform import TEACHES, School, school

pytestmark = pytest.mark.journey


def begins(page: Page, there: School, how: str, user: str, **hint: Any) -> FrameLocator:
    """Press a link of the course page; the frame in which it opens, where it does."""
    said = json.dumps({"now": clock.now().timestamp(), **hint})
    page.goto(f"{there.home}/{how}?{urlencode({'user': user, 'hint': said})}")
    return page.frame_locator("iframe")


def pressed(page: Page, inside: FrameLocator, name: str) -> Page:
    """The tab that a link inside the course page opens."""
    with page.expect_popup() as opened:
        inside.get_by_role("link", name=name).click()
    return opened.value


def quiet(screen: Screen, there: School) -> None:
    """Nothing went wrong on the way, such as against the content policy; that the school is another site is meant."""
    assert not [one for one in screen.trouble if not one.startswith(f"request to another host: {there.home}")]


def sound(page: Page, base: str) -> None:
    """The page is for everybody, small and large, by day and by night."""
    screen = Screen(page, base)
    for size, theme in (("phone", "light"), ("desktop", "dark")):
        screen.look(size, theme)
        screen.assert_sound()


def test_a_link_of_a_course_leads_here_and_its_grade_back(
    browser: Browser, live_server: LiveServer, course: None
) -> None:
    base = live_server.url.replace("localhost", "127.0.0.1")  # another site than the school's
    people()
    ada = User.objects.get(email="ada@example.org")
    cohort = a_class(ada)
    work = a_work(cohort, a_question(a_course()), ada)
    with school() as there:
        there.control(tool=base)
        a_platform(there)
        the_instructor_makes_the_link(browser, base, there, work.title)
        a_guest_comes_from_inside_the_page(browser, base, there, work.pk)
        assert tasks.run_next(worker="one", clock=clock.now)
        [score] = there.seen("score")
        assert score["said"]["userId"] == "lea" and score["said"]["scoreMaximum"] == 1
        another_comes_in_a_tab(browser, base, there, work.pk)
    assert CohortMember.objects.filter(cohort=cohort).count() == 2


def the_instructor_makes_the_link(browser: Browser, base: str, there: School, title: str) -> None:
    screen = signed_in(browser, base, "ada")
    page = screen.page
    inside = begins(page, there, "frame", "ada", kind="choice", roles=[TEACHES])
    tab = pressed(page, inside, "Choose in a new tab")
    expect(tab.get_by_role("heading", name="Which class is this course?")).to_be_visible()
    sound(tab, base)
    tab.get_by_role("button", name="Connect").click()
    expect(tab.get_by_label("Work")).to_contain_text(title)
    sound(tab, base)
    inside.get_by_role("button", name="I have chosen").click()
    expect(inside.get_by_role("heading", name="Nothing is chosen yet")).to_be_visible()
    tab.get_by_role("button", name="Choose").click()
    expect(tab.get_by_role("heading", name=title)).to_be_visible()
    inside.get_by_role("button", name="I have chosen").click()
    inside.get_by_role("button", name="Add it to the course").click()
    expect(inside.get_by_role("heading", name=f"Added {title}")).to_be_visible()
    assert len(there.seen("chosen")) == 1
    quiet(screen, there)
    page.context.close()


def a_guest_comes_from_inside_the_page(browser: Browser, base: str, there: School, work: int) -> None:
    screen = Screen(browser.new_context().new_page(), base)
    screen.open("/review/")
    answer(screen.page)
    guest = Learner.objects.get(user=None)
    page = screen.page
    inside = begins(page, there, "frame", "lea", work=work)
    tab = pressed(page, inside, "Open Keepwarm")
    expect(tab.get_by_text("nothing of it is lost")).to_be_visible()
    sound(tab, base)
    tab.get_by_role("button", name="Bring it along and go on").click()
    expect(tab.get_by_text("Your progress came along.")).to_be_visible()
    assert CohortMember.objects.get(learner=guest).name == "Lea" and Review.objects.get().learner == guest
    tab.get_by_role("button", name="Begin").click()
    tab.get_by_role("link", name="Finish").click()
    tab.get_by_role("button", name="Hand it in").click()
    tab.wait_for_url(f"{base}/exams/*/result/")
    quiet(screen, there)
    page.context.close()


def another_comes_in_a_tab(browser: Browser, base: str, there: School, work: int) -> None:
    screen = Screen(browser.new_context().new_page(), base)
    begins(screen.page, there, "tab", "max", work=work)
    screen.page.wait_for_url(f"{base}/classes/*/mine/#due")
    expect(screen.page.get_by_role("button", name="Begin")).to_be_visible()
    quiet(screen, there)
    screen.page.context.close()
