"""The whole way to an exam: planned and studied at the desk by key, behind after a break, a hard question set aside
and brought back, the phone on the way without a connection, and one log in the end."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from study.banks.models import Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.people.models import Learner
from study.review.models import Card, Review
from study.review.operations import answer as put_down
from study.review.operations import open_day, recheck
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests import clock
from tests.browser.answers import answer
from tests.browser.screen import Screen
from tests.browser.test_connection import forget_the_connection
from tests.browser.test_offline import answer_here, kept
from tests.clock import START
from tests.factories import TODAY

pytestmark = pytest.mark.journey

DAY = timedelta(days=1)
STUDIED, AWAY = 9, 22  # days
EXAM = TODAY + 60 * DAY


def test_from_the_plan_to_the_phone(screen: Screen, browser: Browser) -> None:
    screen.look("desktop", "light")
    plan_by_key(screen)
    begin_the_day_by_key(screen)
    hard = study_and_stay_away(Learner.objects.get())
    begin_a_share_by_key(screen)
    set_aside_and_bring_back_by_key(screen, hard)
    phone = go_on_at_the_phone(screen, browser)
    asked = answer_on_the_way(phone)
    counted_once(screen, phone, asked)
    phone.page.context.close()


def plan_by_key(screen: Screen) -> None:
    """A visitor sets the date of their exam; what it comes to is shown before it is saved."""
    page = screen.page
    screen.open("/")
    page.get_by_label("Date of the exam").fill(EXAM.isoformat())
    page.get_by_label("Date of the exam").press("Enter")
    expect(page.locator("#preview")).to_be_visible()
    assert not Learner.objects.exists()
    save = page.locator("#preview").get_by_role("button", name=re.compile("^Save"))
    save.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{(EXAM - TODAY).days} days to the exam")
    screen.look("phone", "light", "dark")
    screen.assert_sound()
    screen.look("desktop", "light")


def begin_the_day_by_key(screen: Screen) -> None:
    """The new cards of the plan are those of the day, and the session counts them."""
    page = screen.page
    new = Card.objects.filter(dealt_on=TODAY).count()
    screen.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Nothing due, {new} to learn")
    page.get_by_role("button", name=re.compile("^Learn ")).first.press("Enter")
    expect(page.locator("#question")).to_contain_text(f"1 of {new}")
    answer(page)
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_contain_text(f"2 of {new}")


def study_and_stay_away(learner: Learner) -> Card:
    """Nine days of study, on eight of which one question is missed, and three weeks without any."""
    hard = Review.objects.get().card
    for number in range(STUDIED):
        now, today = START + number * DAY, TODAY + number * DAY
        learner.refresh_from_db()
        open_day(learner=learner, today=today, now=now)
        asked = [(card, True) for card in day_queue(learner, today, now).cards if card != hard.pk]
        for card, right in (*asked, *([(hard.pk, False), (hard.pk, True)] if number else [])):
            now += timedelta(seconds=15)
            say(card, today, now, right)
    clock.move((STUDIED + AWAY) * DAY)
    hard.refresh_from_db()
    assert hard.lapses == STUDIED - 1
    return hard


def say(card: int, today: object, now: object, right: bool) -> None:
    """Answer a card on an earlier day, as its kind would have it."""
    row = Card.objects.select_related("learner").get(pk=card)
    version: Version = row.question.current
    kind = KINDS[version.kind]
    samples = kind.samples(decode(kind.body, version.body))
    sample = next(one for one in samples if one.score is not None and (one.score == 1) == right)
    sent = Submission(version.number, row.reviews, sample.form)
    put_down(learner=row.learner, card=card, sent=sent, now=now, today=today)  # type: ignore[arg-type]


def begin_a_share_by_key(screen: Screen) -> None:
    """Today tells of a backlog and asks a share of it; no new cards are dealt meanwhile."""
    page = screen.page
    screen.open("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"\d+ cards waiting"))
    expect(page.locator("#due")).to_contain_text("new cards wait until then")
    screen.assert_sound()
    dealt = Card.objects.count()
    page.get_by_role("button", name=re.compile("^Review ")).first.press("Enter")
    expect(page.locator("#question")).to_contain_text(re.compile(r"1 of \d+"))
    answer(page)
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_contain_text(re.compile(r"2 of \d+"))
    assert Card.objects.count() == dealt


def set_aside_and_bring_back_by_key(screen: Screen, hard: Card) -> None:
    page = screen.page
    screen.open("/")
    page.get_by_role("link", name="1 question you keep missing").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 question you keep missing")
    screen.assert_sound()
    page.get_by_role("button", name=re.compile("Set aside")).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("No hard questions")
    page.get_by_role("link", name="What is set aside").press("Enter")
    page.get_by_role("checkbox").press("Space")
    page.get_by_role("button", name="Bring back what is ticked").press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Nothing is set aside")
    hard.refresh_from_db()
    assert hard.suspended_at is None and hard.lapses == STUDIED - 1


def go_on_at_the_phone(screen: Screen, browser: Browser) -> Screen:
    """The same learner on a second device, by a link, with the day's questions kept on it."""
    desk = screen.page
    screen.open("/settings/phone/")
    desk.get_by_role("button", name="Make a link").press("Enter")
    address = desk.get_by_label("Link").input_value()
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone = Screen(context.new_page(), screen.base)
    phone.page.goto(address)
    phone.page.get_by_role("button", name="Go on here").tap()
    phone.page.wait_for_url(screen.base + "/")
    expect(phone.page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"\d+ cards waiting"))
    kept(phone, begun=True)
    return phone


def answer_on_the_way(phone: Screen) -> list[int]:
    """Three answers without a connection; the day that was kept is the one of the review."""
    page: Page = phone.page
    page.context.set_offline(True)
    page.clock.set_fixed_time(clock.now() + timedelta(hours=1))
    page.goto(phone.base + "/review/")
    asked = []
    for right in (True, False, True):
        expect(page.locator("#ahead form")).to_be_visible()
        asked.append(int(page.locator("#ahead [name=question]").input_value()))
        answer_here(page, right)
    expect(page.locator("#waiting")).to_contain_text("3 answers wait on this device")
    phone.assert_sound()
    return asked


def counted_once(screen: Screen, phone: Screen, asked: list[int]) -> None:
    """The desk answers meanwhile; then all stand in one log, each once, and both devices tell the same day."""
    screen.open("/review/")
    answer(screen.page)
    before = Review.objects.count()
    clock.move(timedelta(hours=2))
    phone.page.context.set_offline(False)
    expect(phone.page.locator("#waiting")).to_contain_text("Sent: 3 answers.")
    rows = Review.objects.order_by("pk")[before:]
    assert [(row.card.question_id, row.grade > 1) for row in rows] == list(zip(asked, (True, False, True), strict=True))
    assert Review.objects.count() == before + 3 and not recheck().different
    forget_the_connection(phone)
    told = []
    for device in (screen, phone):
        device.open("/")
        told.append(device.page.get_by_role("heading", level=1).inner_text())
        device.assert_sound()
        device.assert_quiet()
    assert told[0] == told[1]
    screen.open("/plan/")
    left = (EXAM - TODAY).days - STUDIED - AWAY
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text(f"{left} days to the exam")
    screen.assert_sound()
