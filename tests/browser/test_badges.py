"""A badge that does not fit is called wrong by keyboard, on a phone: on one's own notes, and by a class on those of
its teacher, who finds it and decides."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.library.models import Audience, Claim, Course
from study.library.ownership import open_course
from study.people.models import Learner, User
from tests.browser.instructors import people, signed_in
from tests.browser.screen import Screen
from tests.clock import START
from tests.factories import a_learner
from tests.places.classes.people import a_class, a_member

pytestmark = pytest.mark.journey

NOTES = """# AWS Lambda

- Memoria: de 128 MB a 3 GB
- Una función se ejecuta hasta 15 minutos
"""


def test_a_badge_is_called_wrong_on_ones_own_notes_and_on_a_teachers(
    screen: Screen, browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    screen.look("phone", "light")
    course = brought(screen, tmp_path)
    pressed(screen, course)
    expect(screen.page.get_by_text("The badge is gone.")).to_be_visible()
    expect(screen.page.get_by_role("button", name="This badge is wrong: 128 MB", include_hidden=True)).to_have_count(0)
    assert Claim.objects.get(verdict="out-of-date", topic__course=course).away
    screen.page.get_by_role("button", name="Undo").press("Enter")
    again = screen.page.get_by_role("button", name="This badge is wrong: 128 MB", include_hidden=True)
    expect(again.first).to_be_attached()
    shared(course)
    member = signed_in(browser, live_server.url, "lea")
    member.look("phone", "dark")
    pressed(member, course)
    expect(member.page.get_by_text("You called this badge wrong.")).to_be_attached()
    member.assert_quiet()
    decided(signed_in(browser, live_server.url, "ada"))
    assert Claim.objects.get(verdict="out-of-date", topic__course=course).away


def brought(screen: Screen, folder: Path) -> Course:
    page, file = screen.page, folder / "lambda.md"
    file.write_text(NOTES)
    screen.open("/notes/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look at them").press("Enter")
    page.get_by_role("button", name="Take over").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    return Course.objects.get(shipped=False)


def pressed(screen: Screen, course: Course) -> None:
    """Open the badge of the line that is out of date and call it wrong, with keys alone."""
    page = screen.page
    screen.open(f"/courses/{course.address}/topics/aws-lambda/")
    screen.assert_sound()
    button = page.get_by_role("button", name="This badge is wrong: 128 MB", include_hidden=True).first
    if not button.is_visible():
        page.locator("summary", has_text="128 MB").first.press("Enter")
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box and box["height"] >= 44
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    screen.assert_sound()


def shared(course: Course) -> None:
    """The notes are a teacher's from now on, and open to their class."""
    people()
    teacher, member = (User.objects.get(email=f"{name}@example.org") for name in ("ada", "lea"))
    owner = course.owner
    assert owner
    Learner.objects.filter(pk=owner.pk).update(user=teacher)
    owner.refresh_from_db()
    cohort = a_class(teacher)
    a_member(cohort, learner=a_learner(member))
    refused = open_course(
        learner=owner, course=course, audience=Audience.COHORTS, cohorts=[cohort], shown=[cohort], now=START
    )
    assert refused is None


def decided(screen: Screen) -> None:
    page = screen.page
    for size, theme in (("desktop", "light"), ("phone", "dark")):
        screen.look(size, theme)
        screen.open("/notes/")
        screen.assert_sound()
    expect(page.get_by_role("heading", name="1 badge that readers call wrong")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Take the badge away").press("Enter")
    expect(page.get_by_text("call wrong")).to_have_count(0)
    screen.assert_quiet()
