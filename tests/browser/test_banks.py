"""Instructors and a learner: write, preview, review by a second instructor, publish, answer, report, fix,
grade again, statistics. By pointer and keyboard; every page sound in both themes on a phone and a desk."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks import operations
from study.banks.models import Role as BankRole
from study.banks.models import Status
from study.people.models import User
from tests.browser.instructors import PASSWORD, people, signed_in
from tests.browser.screen import Screen
from tests.clock import START
from tests.factories import a_course

pytestmark = pytest.mark.journey

WRONG_KEY = """## Reserved concurrency {#reserved-ceiling}

A function has 10 reserved. How many of its requests can run at once?

- [ ] At most 10 {.ten}
  > Reserved concurrency is a ceiling as well.
- [x] As many as the account allows {.all}
  > Only without a reservation.

Source: [Scaling](https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html) (checked 2026-11-20)
"""


def sound(screen: Screen) -> None:
    for size, theme in (("desktop", "light"), ("phone", "dark")):
        screen.look(size, theme)
        screen.assert_sound()
    screen.look("desktop", "light")


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Question text").fill(text)
    expect(page.locator("#saved")).to_contain_text("Saved at")


@pytest.mark.usefixtures("course")
def test_from_the_first_line_to_the_statistics(browser: Browser, live_server: LiveServer) -> None:
    people()
    ada, grace, lea = (signed_in(browser, live_server.url, name) for name in ("ada", "grace", "lea"))
    bank = _a_bank_for_everybody(ada, live_server.url)
    question = _written(ada, bank, live_server.url)
    _approved(grace, question, version=1)
    answered = _answered_and_reported(lea, question, live_server.url)
    _mended(ada, grace, question)
    _judged(ada, bank)
    ada.open(f"{question}regrade/?version=1")
    sound(ada)
    _regrade(ada.page)
    lea.open(answered)
    expect(lea.page.locator("#question")).to_contain_text("You were right.")
    for place in (f"{question}statistics/", f"{bank}statistics/", f"{bank}history/", f"{question}versions/"):
        ada.open(place)
        sound(ada)
    for screen in (ada, grace, lea):
        screen.assert_quiet()
        screen.page.context.close()


def _a_bank_for_everybody(ada: Screen, server: str) -> str:
    """A bank of Ada's that Grace reviews and everybody is asked: its address."""
    page = ada.page
    page.get_by_role("link", name="Teach").click()
    page.wait_for_url("**/banks/")
    sound(ada)
    page.get_by_label("Title").fill("My questions")
    page.get_by_role("button", name="Create bank").click()
    page.wait_for_url(re.compile(r"/banks/\d+/$"))
    bank = page.url.removeprefix(server)
    sound(ada)
    ada.open(f"{bank}sharing/")
    page.get_by_label("Instructor’s e-mail").fill("grace@example.org")
    page.get_by_label("Role", exact=True).select_option("reviewer")
    page.get_by_role("button", name="Assign role").click()
    expect(page.get_by_role("main")).to_contain_text("grace@example.org")
    page.get_by_text("Everybody who reads the course").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    sound(ada)
    return bank


def _written(ada: Screen, bank: str, server: str) -> str:
    """A question with a wrong key, sent for review: its address."""
    page = ada.page
    ada.open(f"{bank}new/")
    sound(ada)
    page.get_by_label("Title").fill("Reserved ceiling")
    page.get_by_role("button", name="Start writing").click()
    page.wait_for_load_state()  # what is typed before the page's scripts may be taken for what the browser put back
    broken = WRONG_KEY.replace("#reserved-ceiling", "#reserved-ceiling").replace("- [x]", "- [?]")
    page.get_by_role("textbox", name="Question text").fill(broken)
    expect(page.locator("#problems")).to_contain_text("Line 7")
    page.get_by_role("link", name="Line 7").first.click()
    expect(page.locator("#text")).to_be_focused()
    sound(ada)
    page.get_by_role("textbox", name="Question text").fill(WRONG_KEY)
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_contain_text("Saved at")
    expect(page.locator("#preview")).to_contain_text("Right answer")
    question = page.url.removeprefix(server)
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("Version 1 is waiting for a reviewer.")).to_be_visible()
    return question


def _approved(grace: Screen, question: str, version: int) -> None:
    grace.open(question)
    sound(grace)
    grace.page.get_by_role("link", name="Read it and decide").click()
    sound(grace)
    grace.page.get_by_role("button", name="Approve and publish").click()
    expect(grace.page.get_by_text(f"Version {version} was published.")).to_be_visible()


def _answered_and_reported(lea: Screen, question: str, server: str) -> str:
    """Lea gives the right answer, which is graded wrong: the address of her answer."""
    page = lea.page
    lea.open("/courses/aws-lambda/")
    page.get_by_role("button", name="Study this course").first.click()
    lea.open(_asked(question))
    page.get_by_text("At most 10").click()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict")).to_contain_text("Not this one")
    page.wait_for_url("**/answered/**")
    answered = page.url.removeprefix(server)
    page.get_by_role("link", name="Report a problem").click()
    page.get_by_text("the answer is wrong", exact=False).first.click()
    sound(lea)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. Somebody will check it")).to_be_visible()
    return answered


def _mended(ada: Screen, grace: Screen, question: str) -> None:
    page = ada.page
    ada.open(question)
    fixed = WRONG_KEY.replace("- [ ] At", "- [?] At").replace("- [x]", "- [ ]").replace("- [?] At", "- [x] At")
    write(page, fixed)
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("Version 2 is waiting for a reviewer.")).to_be_visible()
    _approved(grace, question, version=2)


def _judged(ada: Screen, bank: str) -> None:
    page = ada.page
    ada.open(f"{bank}reports/")
    sound(ada)
    page.get_by_label("Verdict").select_option("right")
    page.get_by_label("Fixed in version").fill("2")
    page.get_by_label("Answer to the learner").fill("You were right.")
    page.get_by_role("button", name="Save verdict").click()
    expect(page.get_by_text("the learner is right")).to_be_visible()


def test_a_second_person_reads_what_was_sent_while_the_author_goes_on(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    people()
    author, reader = User.objects.get(email="ada@example.org"), User.objects.get(email="grace@example.org")
    bank = operations.create_bank(course=a_course(), title="Scaling", by=author, now=START)
    operations.set_role(bank=bank, email=reader.email, role=BankRole.REVIEWER, by=author, now=START)
    made = operations.start(bank=bank, text=WRONG_KEY, by=author, now=START)
    ada, grace = (signed_in(browser, live_server.url, name) for name in ("ada", "grace"))
    place = f"/banks/{bank.pk}/q/{made.key}/"
    ada.open(place)
    ada.page.get_by_role("button", name="Send for review").click()
    expect(ada.page.get_by_text("Version 1 is waiting for a reviewer.")).to_be_visible()
    ada.page.wait_for_load_state()  # what is typed before the scripts came is offered, not sent
    with ada.page.expect_response("**/draft/"):
        ada.page.get_by_role("textbox", name="Question text").fill(WRONG_KEY.replace("At most 10", "At least 10"))
    expect(ada.page.locator("#saved")).to_contain_text("Saved at")
    grace.open(f"{place}review/")
    expect(grace.page.locator("#sent")).to_contain_text("At most 10")
    expect(grace.page.locator("main")).not_to_contain_text("At least 10")
    expect(grace.page.get_by_text("The draft has changed since.")).to_be_visible()
    sound(grace)
    ada.page.get_by_role("button", name="Send for review").click()
    expect(ada.page.get_by_text("Version 2 is waiting for a reviewer.")).to_be_visible()
    grace.page.get_by_role("button", name="Approve and publish").click()
    expect(grace.page.get_by_role("alert")).to_contain_text("From the version you saw to the one now waiting")
    sound(grace)
    grace.page.get_by_role("button", name="Approve and publish").click()
    expect(grace.page.get_by_text("Version 2 was published.")).to_be_visible()
    made.refresh_from_db()
    assert made.current is not None and "At least 10" in made.current.text
    for screen in (ada, grace):
        screen.page.context.close()


def test_an_instructor_alone_publishes_in_a_private_bank(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    people()
    author = User.objects.get(email="ada@example.org")
    bank = operations.create_bank(course=a_course(), title="Scaling", by=author, now=START)
    made = operations.start(bank=bank, text=WRONG_KEY, by=author, now=START)
    ada = signed_in(browser, live_server.url, "ada")
    ada.open(f"/banks/{bank.pk}/q/{made.key}/")
    ada.page.get_by_role("button", name="Publish without a second reader").click()
    expect(ada.page.get_by_text("Version 1 was published without a second reader.")).to_be_visible()
    ada.open(f"/banks/{bank.pk}/sharing/")
    ada.page.get_by_text("Everybody who reads the course").click()
    ada.page.get_by_role("button", name="Save").click()
    expect(ada.page.get_by_role("alert")).to_contain_text("1 question had no second reader.")
    sound(ada)
    with ada.page.expect_navigation():
        ada.page.get_by_role("button", name="Make it public").click()
    made.refresh_from_db()
    assert made.status == Status.IN_REVIEW
    ada.assert_quiet()
    ada.page.context.close()


def _asked(question: str) -> str:
    from study.banks.models import Question

    key = question.rstrip("/").rpartition("/")[2]
    return f"/review/question/{Question.objects.get(key=key).pk}/"


def _regrade(page: Page) -> None:
    page.get_by_label("Reason").fill("The key was wrong.")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_role("button", name="Grade 1 answer again").click()
    expect(page.get_by_role("status").first).to_contain_text("1")


@pytest.mark.usefixtures("course")
def test_two_editors_and_a_file_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    people()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    plain = Screen(context.new_page(), live_server.url)
    page = plain.page
    plain.open("/account/login/")
    page.get_by_label("Email").fill("ada@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{plain.base}/")
    plain.open("/banks/")
    page.get_by_label("Title").fill("From a file")
    page.get_by_role("button", name="Create bank").click()
    page.wait_for_url(re.compile(r"/banks/\d+/$"))
    bank = page.url.removeprefix(live_server.url)
    plain.open(f"{bank}import/")
    text = "::One::Is water wet? {T}\n\n::Two::How many moons? {=1#Ours. ~2 ~3}\n\n::Three::Essay {}\n"
    page.get_by_label("File").set_input_files([{"name": "q.gift", "mimeType": "text/plain", "buffer": text.encode()}])
    page.get_by_role("button", name="Preview import").click()
    expect(page.get_by_text("2 new")).to_be_visible()
    expect(page.get_by_text("1 refused")).to_be_visible()
    page.get_by_role("button", name="Import 2 questions").click()
    expect(page.get_by_text("2 questions imported as drafts.")).to_be_visible()
    page.get_by_role("link", name="Two").click()
    page.wait_for_load_state()
    first = page.get_by_role("textbox", name="Question text").input_value()
    mine = page.url
    other = context.new_page()
    other.goto(mine)
    other.get_by_role("textbox", name="Question text").fill(first + "\nTheirs.")
    other.get_by_role("button", name="Save draft").click()
    expect(other.get_by_text("Draft saved.")).to_be_visible()
    page.get_by_role("textbox", name="Question text").fill(first + "\nMine.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("saved this text in the meantime")).to_be_visible()
    expect(page.get_by_role("textbox", name="Question text")).to_have_value(re.compile("Mine."))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("saved this text in the meantime")).to_be_visible()
    expect(page.get_by_role("textbox", name="Their text")).to_have_value(re.compile("Theirs."))
    page.get_by_role("button", name="Save the text in the editor").click()
    expect(page.get_by_text("Draft saved.")).to_be_visible()
    page.get_by_role("link", name="earlier texts").click()
    expect(page.get_by_role("textbox", name="Full text")).to_have_value(re.compile("Theirs."))
    page.get_by_role("button", name="Restore this text").click()
    expect(page.get_by_role("textbox", name="Question text")).to_have_value(re.compile("Theirs."))
    plain.open(f"{bank}export/?format=moodle-xml")
    context.close()
