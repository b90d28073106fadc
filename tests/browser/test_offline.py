"""The day without a connection: fetched ahead, answered on the way, sent in order, cleared with signing out."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from study.banks.models import Question, Status
from study.core.questions.kinds import KINDS
from study.people.models import Learner
from study.review.models import Card, Review
from study.review.operations import recheck
from tests import clock
from tests.browser.answers import answer, fill
from tests.browser.screen import Screen
from tests.browser.test_connection import forget_the_connection
from tests.clock import START
from tests.factories import TODAY, a_card
from tests.places.review.own_notes import own_card

pytestmark = pytest.mark.journey

HOUR = timedelta(hours=1)

STORED = """async () => {
  const open = indexedDB.open("keepwarm", 1);
  await new Promise((done) => open.addEventListener("success", done));
  const found = {};
  for (const name of ["cards", "waiting", "told"]) {
    const all = open.result.transaction(name).objectStore(name).getAll();
    await new Promise((done) => all.addEventListener("success", done));
    found[name] = all.result.length;
  }
  open.result.close();
  found.files = (await caches.keys()).length;
  found.workers = (await navigator.serviceWorker.getRegistrations()).length;
  return found;
}"""

# What a browser says in the window of an installed app; no protocol brings one into this mode.
INSTALLED = """const asked = window.matchMedia;
window.matchMedia = (query) => query.includes("standalone") ? { matches: true } : asked.call(window, query);"""

# Fetching ahead takes until it is told to go on.
SLOW = """const plain = window.fetch;
window.fetch = (what, ...rest) => String(what).includes("/review/ahead/") && !window.goOn ?
  new Promise((done) => { window.goOn = done; }).then(() => plain(what, ...rest)) : plain(what, ...rest);"""

# The first request to such an address does not get through; what is put off waits until it is told to go on.
SEVERED = """address => {
  const plain = window.fetch, after = window.setTimeout, cut = new RegExp(address);
  window.fetch = (what, ...rest) => {
    if (window.severed || !cut.test(what)) return plain(what, ...rest);
    window.severed = true;
    return Promise.reject(new TypeError("Failed to fetch"));
  };
  window.setTimeout = (work, wait, ...rest) => wait < 5000 ? after(work, wait, ...rest) : (window.goOn = work, 0);
}"""
DONE = """() => {
  window.goOn?.();
  window.goOn = null;
  return Number(localStorage.getItem("offline-at")) > 0;
}"""

# On the page that deletes the store opens when it is told to go on.
SHUT = """const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...given) {
  if (!location.pathname.endsWith("/delete/")) return open.apply(this, given);
  const held = new EventTarget();
  new Promise((done) => { window.goOn = done; }).then(() => {
    const real = open.apply(this, given);
    real.addEventListener("success", () => {
      held.result = real.result;
      held.dispatchEvent(new Event("success"));
    });
  });
  return held;
};"""
NOTHING = {"cards": 0, "waiting": 0, "told": 0, "files": 0, "workers": 0}


def kept(screen: Screen, begun: bool = False) -> Page:
    """Somebody who studies, `begun` or not, whose day is kept in this browser."""
    page = screen.page
    if not begun:
        screen.open("/review/")
        answer(page)
    screen.open("/offline/")
    page.get_by_role("button", name="Keep the day’s questions here").click()
    expect(page.locator("#ahead-state")).to_contain_text("to answer on this device")
    expect(page.locator("#ahead form")).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


def answer_here(page: Page, right: bool = True) -> None:
    """Answer the question that this browser keeps."""
    form, number = page.locator("#ahead form"), page.locator("#ahead [name=submission]").input_value()
    if form.locator("[name=show]").count():
        form.locator("[name=show]").click()
        points = form.locator("[name=point]")
        for point in points.all() if right else ():
            point.check()
        said = f"[name=recalled][value={'good' if right else 'again'}], [name=recalled][value=ticked]"
        form.locator(said).click()
    else:
        fill(form, right)
        form.locator("[type=submit]:not([name])").click()
    expect(page.locator(f"#ahead [name=submission][value='{number}']")).to_have_count(0)


def test_the_day_is_answered_without_a_connection_and_sent_in_order(screen: Screen) -> None:
    page = kept(screen)
    screen.look("phone", "light")
    screen.assert_sound()
    before = Review.objects.count()
    page.context.set_offline(True)
    page.clock.set_fixed_time(START + HOUR)
    page.goto(screen.base + "/review/")  # whatever is asked for, the day's page answers
    asked = []
    for right in (True, False, True):
        expect(page.locator("#ahead form")).to_be_visible()
        asked.append(int(page.locator("#ahead [name=question]").input_value()))
        answer_here(page, right)
    expect(page.locator("#waiting")).to_contain_text("3 answers wait on this device")
    screen.look("phone", "dark")
    screen.assert_sound()
    page.reload()
    expect(page.locator("#waiting")).to_contain_text("3 answers wait on this device")
    assert Review.objects.count() == before
    clock.move(2 * HOUR)
    page.context.set_offline(False)
    expect(page.locator("#waiting")).to_contain_text("Sent: 3 answers.")
    rows = list(Review.objects.order_by("pk")[before:])
    assert [row.card.question_id for row in rows] == asked
    assert [row.grade > 1 for row in rows] == [True, False, True]
    times = [(row.answered_at, row.said_at, row.arrived_at) for row in rows]
    assert times == [(START + HOUR, START + HOUR, START + 2 * HOUR)] * 3
    assert page.evaluate(STORED)["waiting"] == 0
    page.locator("#waiting a").first.click()
    expect(page.locator("#verdict")).to_be_visible()
    expect(page.locator("#waiting")).to_be_visible()  # until it was read
    page.get_by_role("button", name="Put away").click()
    expect(page.locator("#waiting")).to_have_count(0)
    forget_the_connection(screen)


def test_no_key_is_kept_of_what_a_key_grades(screen: Screen) -> None:
    page = kept(screen)
    cards = page.evaluate(
        """async () => {
          const open = indexedDB.open("keepwarm", 1);
          await new Promise((done) => open.addEventListener("success", done));
          const all = open.result.transaction("cards").objectStore("cards").getAll();
          await new Promise((done) => all.addEventListener("success", done));
          return all.result;
        }"""
    )
    kinds = dict(Card.objects.values_list("question", "question__current__kind"))
    assert cards and all((card["back"] is not None) == KINDS[kinds[card["question"]]].self_graded for card in cards)


def test_two_pages_send_an_answer_once(screen: Screen) -> None:
    page = kept(screen)
    before = Review.objects.count()
    page.context.set_offline(True)
    page.reload()
    answer_here(page)
    other = page.context.new_page()
    other.goto(screen.base + "/")
    expect(other.locator("#waiting")).to_contain_text("1 answer waits")
    page.context.set_offline(False)
    for one in (page, other):
        expect(one.locator("#waiting")).not_to_contain_text("waits")
    assert Review.objects.count() == before + 1
    forget_the_connection(screen)


def test_signing_out_clears_what_was_kept(screen: Screen) -> None:
    page = kept(screen)
    screen.open("/account/signup/")
    page.get_by_label("Email").fill("ada@example.org")
    page.get_by_label("Password").fill("correct-horse-battery")
    page.get_by_role("button", name="Create an account").click()
    page.wait_for_url(screen.base + "/")
    screen.open("/offline/")
    expect(page.locator("#ahead form")).to_be_visible()
    screen.open("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(screen.base + "/")
    assert page.evaluate(STORED) == NOTHING
    assert page.evaluate("localStorage.getItem('offline')") is None


def test_deleting_clears_what_was_kept_after_it_was_sent(screen: Screen) -> None:
    page = kept(screen)
    screen.open("/settings/delete/")
    page.get_by_role("button", name="Delete everything").click()
    page.wait_for_url("**/settings/delete/undo/**")
    assert page.evaluate(STORED) == NOTHING


def test_what_is_deleted_before_the_store_is_open_is_cleared_too(screen: Screen) -> None:
    page = kept(screen)
    page.add_init_script(SHUT)
    screen.open("/settings/delete/")
    page.wait_for_function("() => window.goOn")
    page.get_by_role("button", name="Delete everything").click()
    page.evaluate("window.goOn()")
    page.wait_for_url("**/settings/delete/undo/**")
    assert page.evaluate(STORED) == NOTHING


def test_what_is_deleted_before_the_script_is_there_is_cleared_too(screen: Screen) -> None:
    page = screen.page
    screen.open("/review/")
    answer(page)
    page.evaluate("localStorage.setItem('offline', 'on')")
    page.route("**/js/offline*.js", lambda route: None)
    with page.expect_request("**/js/offline*.js"):
        screen.open("/settings/delete/")
    page.get_by_role("button", name="Delete everything").click()
    page.unroute("**/js/offline*.js")  # what it holds goes on
    page.wait_for_url("**/settings/delete/undo/**")
    assert page.evaluate("localStorage.getItem('offline')") is None


def test_a_page_from_before_an_update_says_so_and_loses_nothing(screen: Screen) -> None:
    page = kept(screen)
    before = Review.objects.count()
    page.context.set_offline(True)
    page.reload()
    answer_here(page)
    page.locator("meta[name=offline]").evaluate("one => { one.dataset.script = '/static/js/offline.older.js'; }")
    page.context.set_offline(False)
    expect(page.locator("#waiting")).to_contain_text("Keepwarm was updated")
    page.get_by_role("button", name="Load again").click()
    expect(page.locator("#waiting")).to_contain_text("Sent: 1 answer.")
    assert Review.objects.count() == before + 1
    forget_the_connection(screen)


@pytest.mark.parametrize("address", ["/review/[0-9]+/ahead/", "/review/ahead/"], ids=["sending", "fetching"])
def test_what_did_not_get_through_is_tried_again_by_itself(screen: Screen, address: str) -> None:
    page = kept(screen)
    before = Review.objects.count()
    page.context.set_offline(True)
    page.reload()
    answer_here(page)
    page.evaluate(SEVERED, address)
    page.context.set_offline(False)
    page.wait_for_function("() => window.severed && window.goOn")
    assert page.evaluate("localStorage.getItem('offline-at')") is None or address != "/review/ahead/"
    page.wait_for_function(DONE)
    expect(page.locator("#waiting")).to_contain_text("Sent: 1 answer.")
    assert Review.objects.count() == before + 1
    forget_the_connection(screen)


def test_of_own_notes_the_learner_says_whether_they_were_right(screen: Screen) -> None:
    page = screen.page
    screen.open("/review/")
    answer(page)
    card = own_card(Learner.objects.get())
    kept(screen, begun=True)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#ahead [name=question]")).to_have_value(str(card.question_id))
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    screen.look("phone", "light")
    screen.assert_sound()
    page.get_by_role("button", name="I was not").click()
    expect(page.locator("#waiting")).to_contain_text("1 answer waits")
    page.context.set_offline(False)
    expect(page.locator("#waiting")).to_contain_text("Not right")
    row = Review.objects.latest("pk")
    assert (row.card_id, row.judged, row.grade) == (card.pk, True, 1)
    forget_the_connection(screen)


def test_what_was_begun_stays_when_the_day_is_fetched_anew(screen: Screen) -> None:
    page = screen.page
    screen.open("/review/")
    answer(page)
    own_card(Learner.objects.get())
    kept(screen, begun=True)
    page.evaluate("localStorage.setItem('offline-at', 0)")
    page.add_init_script(SLOW)
    page.reload()
    page.wait_for_function("() => window.goOn")
    page.locator("#ahead [name=show]").press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    page.evaluate("window.goOn()")
    page.wait_for_function("() => Number(localStorage.getItem('offline-at')) > 0")
    for _ in range(3):  # what the page does after that waits behind the lock and the store, as these do
        page.evaluate("() => navigator.locks.request('keepwarm', () => {})")
        page.evaluate(STORED)
    expect(page.locator("#verdict")).to_be_visible()
    page.get_by_role("button", name="I was not").click()
    expect(page.locator("#waiting")).to_contain_text("Not right")


def test_two_devices_answer_the_same_question_on_the_way(screen: Screen, browser: Browser) -> None:
    desk = kept(screen)
    desk.goto(screen.base + "/settings/phone/")
    desk.get_by_role("button", name="Make a link").click()
    address = desk.get_by_label("Link").input_value()
    context = browser.new_context(viewport={"width": 390, "height": 844})
    phone = Screen(context.new_page(), screen.base)
    phone.page.goto(address)
    phone.page.get_by_role("button", name="Go on here").click()
    phone.page.wait_for_url(screen.base + "/")
    kept(phone, begun=True)
    screen.open("/offline/")
    expect(desk.locator("#ahead form")).to_be_visible()
    asked, before = desk.locator("#ahead [name=question]").input_value(), Review.objects.count()
    expect(phone.page.locator("#ahead [name=question]")).to_have_value(asked)
    for number, page in enumerate((phone.page, desk), 1):
        page.context.set_offline(True)
        page.clock.set_fixed_time(START + number * HOUR)
        answer_here(page, right=number == 1)
    clock.move(3 * HOUR)
    for page in (desk, phone.page):  # what was answered later arrives first
        page.context.set_offline(False)
        expect(page.locator("#waiting")).to_contain_text("Sent: 1 answer.")
    log = Review.objects.filter(card__question=asked).order_by("answered_at")
    assert Review.objects.count() == before + 2
    assert [(row.answered_at, row.grade > 1, row.ordinal) for row in log] == [
        (START + HOUR, True, 0),
        (START + 2 * HOUR, False, 1),
    ]
    assert recheck().different == ()
    forget_the_connection(phone)
    forget_the_connection(screen)
    context.close()


def test_an_order_is_made_without_a_connection(screen: Screen) -> None:
    page = screen.page
    screen.open("/review/")
    answer(page)
    question = Question.objects.filter(current__kind="ordering", status=Status.READY).order_by("pk")[0]
    Card.objects.filter(log=None).delete()
    Learner.objects.update(new_per_day=0)  # what is due comes alone: a day's cards are mixed
    a_card(Learner.objects.get(), question, reviews=1, due_day=TODAY - timedelta(days=1))
    kept(screen, begun=True)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#ahead [data-order]")).to_be_visible()
    answer_here(page)
    expect(page.locator("#waiting")).to_contain_text("1 answer waits")
    page.context.set_offline(False)
    expect(page.locator("#waiting")).to_contain_text("Right")
    assert Review.objects.get(card__question=question).score == 1
    forget_the_connection(screen)


def test_progress_shows_what_is_to_come_where_the_day_is_kept(screen: Screen) -> None:
    page = kept(screen)
    page.evaluate("localStorage.setItem('offline-at', 0)")
    screen.open("/progress/")
    page.wait_for_function("() => Number(localStorage.getItem('offline-at')) > 0")  # what is kept was fetched anew
    coming = page.get_by_role("region", name="What is to come")
    expect(coming).to_contain_text("Each card walked forward day by day")
    expect(coming.locator("form")).to_have_count(0)


def test_an_installed_app_keeps_the_day_by_itself(screen: Screen) -> None:
    page = screen.page
    screen.open("/review/")
    answer(page)
    page.add_init_script(INSTALLED)
    screen.open("/offline/")
    expect(page.locator("#ahead form")).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(screen.base + "/courses/")
    expect(page.locator("#ahead form")).to_be_visible()
    forget_the_connection(screen)
