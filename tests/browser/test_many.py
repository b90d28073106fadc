"""Many questions at once by hand and key: chosen over the pages of a list, and approved twenty at a time."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.banks import operations
from study.banks.listing import PER_PAGE
from study.banks.models import HistoryEntry, Question, Role, Status
from study.people.models import User
from tests.browser.instructors import people, signed_in
from tests.clock import START
from tests.factories import a_course
from tests.places.banks.authoring import SPRING, submitted, written

pytestmark = pytest.mark.journey


def cast() -> tuple[User, User]:
    people()
    ada, grace = (User.objects.get(email=f"{name}@example.org") for name in ("ada", "grace"))
    return ada, grace


@pytest.mark.django_db(transaction=True)
def test_what_is_chosen_stays_so_and_what_would_happen_is_said(browser: Browser, live_server: LiveServer) -> None:
    ada, _ = cast()
    bank = operations.create_bank(course=a_course(), title="Tides", by=ada, now=START)
    bare = SPRING.split("Source:")[0]
    rows = [written(bank, ada, bare.replace("Spring tide", f"Tide {place}")) for place in range(PER_PAGE + 2)]
    ebb = written(bank, ada, SPRING.replace("Spring tide", "Ebb"))
    submitted(ebb, ada)
    screen = signed_in(browser, live_server.url, "ada")
    page = screen.page
    screen.open(f"/banks/{bank.pk}/")
    bar = page.get_by_role("group", name="Chosen questions")
    expect(bar.get_by_text("0 chosen")).to_be_visible()
    form = page.get_by_role("group", name="With the chosen questions")
    expect(form).to_be_hidden()
    expect(bar.get_by_role("link", name="To the form")).to_be_hidden()
    page.get_by_label("Choose all 53").check()
    expect(bar.get_by_text("52 drafts, 1 in review")).to_be_visible()
    expect(form).to_be_visible()
    page.get_by_label("Choose all 53").uncheck()
    expect(form).to_be_hidden()
    page.get_by_label(f"Choose {rows[0].key}", exact=True).check()
    expect(form).to_be_visible()
    page.get_by_label(f"Choose {rows[1].key}", exact=True).check()
    expect(bar.get_by_text("2 chosen")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(bar.get_by_text("2 chosen, 2 of them not shown here")).to_be_visible()
    page.get_by_label(f"Choose {ebb.key}", exact=True).check()
    page.get_by_label(f"Choose {rows[-1].key}", exact=True).check()
    expect(bar.get_by_text("4 chosen, 2 of them not shown here")).to_be_visible()
    page.get_by_label("Status").select_option("review")
    page.get_by_label("Words").press_sequentially("Ebb")
    expect(page.locator("#rows-h")).to_have_text("1 question")
    expect(bar.get_by_text("4 chosen, 3 of them not shown here")).to_be_visible()
    expect(bar.get_by_text("3 drafts, 1 in review")).to_be_visible()
    page.get_by_label(f"Choose {ebb.key}", exact=True).uncheck()
    expect(form).to_be_visible()  # for those that are not shown
    page.get_by_label(f"Choose {ebb.key}", exact=True).check()
    for size, theme in (("phone", "dark"), ("desktop", "light")):
        screen.look(size, theme)
        screen.assert_sound()
    page.get_by_text("Set the source").first.click()
    page.get_by_label("Title of the page").fill("Tide tables")
    page.get_by_label("Address").fill("https://example.org/tables")
    page.get_by_role("button", name="Set the source").click()
    expect(page.get_by_text("3 that are not asked yet get it.")).to_be_visible()
    expect(page.get_by_text("It is in review, and what was sent must stay.")).to_be_visible()
    for size, theme in (("phone", "light"), ("desktop", "dark")):
        screen.look(size, theme)
        screen.assert_sound()
    assert not Question.objects.filter(bank=bank, draft__text__contains="tables").exists()
    page.get_by_role("button", name="Do it for 3").press("Enter")
    expect(page.get_by_text("Changed: 3 questions.")).to_be_visible()
    changed = Question.objects.filter(bank=bank, draft__text__contains="tables")
    assert {row.pk for row in changed} == {rows[0].pk, rows[1].pk, rows[-1].pk}
    expect(bar.get_by_text("0 chosen")).to_be_visible()
    screen.assert_quiet()


@pytest.mark.django_db(transaction=True)
def test_twenty_are_published_by_one_key(browser: Browser, live_server: LiveServer) -> None:
    """What the reviewer wrote of is not among them, a version that was sent since is refused by name, what is unticked
    waits on, and a key that is pressed twice counts once."""
    ada, grace = cast()
    bank = operations.create_bank(course=a_course(), title="Tides", by=ada, now=START)
    operations.set_role(bank=bank, email=grace.email, role=Role.EDITOR, by=ada, now=START)
    rows = [written(bank, ada, SPRING.replace("Spring tide", f"Tide {place}")) for place in range(22)]
    mine = written(bank, grace, SPRING.replace("Spring tide", "Tide of Grace"))
    for row in rows:
        submitted(row, ada)
    submitted(mine, grace)
    screen = signed_in(browser, live_server.url, "grace")
    page = screen.page
    screen.open("/banks/waiting/")
    page.get_by_role("link", name="20 at once").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("20 of 22 waiting")
    expect(page.get_by_text("The moon and the sun pull in one line.")).to_have_count(
        40
    )  # in its text, and as learners see it
    expect(page.get_by_text("Tide of Grace")).to_have_count(0)
    expect(page.get_by_text("20 chosen")).to_be_visible()
    page.get_by_label(f"Approve {rows[1].key}", exact=True).press("Space")
    expect(page.get_by_text("19 chosen")).to_be_visible()
    page.keyboard.press("Enter")  # decides nothing
    expect(page.get_by_role("heading", level=1)).to_have_text("20 of 22 waiting")
    operations.withdraw(question=rows[3], by=ada, now=START)
    stale = SPRING.replace("#spring-tide", f"#{rows[3].key}").replace("rises", "sinks")
    operations.save(question=rows[3], text=stale, revision=1, by=ada, now=START)
    submitted(rows[3], ada)
    page.keyboard.press("a")
    page.keyboard.press("a")
    expect(page.get_by_text("18 questions published.")).to_be_visible()
    expect(page.get_by_text(f"{rows[3].key}: Another version is now waiting for review.")).to_be_visible()
    expect(page.get_by_text("no longer")).to_have_count(0)
    lines = HistoryEntry.objects.filter(bank=bank, action="published", who=grace)
    assert lines.count() == 18 and lines.values("question").distinct().count() == 18
    left = Question.objects.filter(bank=bank, status=Status.IN_REVIEW)
    assert {row.pk for row in left} == {rows[1].pk, rows[3].pk, rows[20].pk, rows[21].pk, mine.pk}
    expect(page.get_by_role("heading", level=1)).to_have_text("4 of 4 waiting")
    page.keyboard.press("u")
    expect(page.get_by_text("18 questions wait again.", exact=False)).to_be_visible()
    assert Question.objects.filter(bank=bank, status=Status.IN_REVIEW).count() == 23
    screen.assert_quiet()
