"""A term from the notes to the last grade: a course and its bank, a class by link, work of two kinds, one learner with
a phone and one who is late, a report, a mended key, answers graded again, CSV, and the gradebook of a platform."""

import csv
import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Question
from study.classes.models import Assignment, Attempt
from study.people.models import Cohort, CohortMember, Learner, User
from study.web import tasks
from tests import clock
from tests.browser.instructors import PASSWORD, people, signed_in
from tests.browser.screen import SIZES, Screen
from tests.browser.test_platforms import begins, pressed, quiet
from tests.places.classes.launches import a_platform
from tests.places.classes.platform import TEACHES, school

pytestmark = pytest.mark.journey

NOTES = """# Tides

Spring tides ⇒ tides at full and new moon, higher than usual

Neap tides ⇒ tides at half moon, lower than usual
"""
TYPED = "%Y-%m-%dT%H:%M"
ASKED = """## {title} {{#{key}}}

What does the water do at {title}?

- [{rises}] It rises higher {{.rises}}
  > Moon and sun pull in one line.
- [{stays}] It stays lower {{.stays}}
  > Moon and sun pull across each other.

Source: [Tides](https://example.org/tides/) (checked 2026-11-20)
"""
BANK = "\n".join(
    ASKED.format(title=title, key=key, rises=rises, stays=stays)
    for title, key, rises, stays in (
        ("full moon", "full-moon", "x", " "),
        ("new moon", "new-moon", " ", "x"),  # the key is wrong
        ("half moon", "half-moon", " ", "x"),
    )
)


@dataclass
class Term:
    """Who takes part, and what came of it so far."""

    base: str
    ada: Screen
    lea: Screen
    tom: Screen
    cohort: str = ""
    bank: str = ""


def sound(*screens: Screen) -> None:
    """Each page is for everybody, on a phone at night and on a desk by day."""
    for screen in screens:
        before = screen.page.viewport_size
        for size, theme in (("phone", "dark"), ("desktop", "light")):
            screen.look(size, theme)
            screen.assert_sound()
        assert before
        screen.page.set_viewport_size(before)


def a_phone(browser: Browser, base: str) -> Screen:
    usual = {"timezone_id": "Europe/Vienna", "reduced_motion": "reduce", "has_touch": True}
    context = browser.new_context(viewport=SIZES["phone"], **usual)  # type: ignore[arg-type]
    return Screen(context.new_page(), base)


@pytest.mark.usefixtures("transactional_db")
def test_a_term(browser: Browser, live_server: LiveServer, tmp_path: Path) -> None:
    base = live_server.url.replace("localhost", "127.0.0.1")
    people()
    User.objects.create_user("tom@example.org", PASSWORD)
    term = Term(base, signed_in(browser, base, "ada"), a_phone(browser, base), signed_in(browser, base, "tom"))
    notes_become_a_course(term)
    a_class_reads_it(term)
    a_bank_with_a_faulty_key(term)
    two_learners_come_by_the_link(term)
    work_is_assigned(term)
    lea_hands_it_in_and_reports(term)
    tom_is_late_with_leave(term)
    the_key_is_mended_and_answers_graded_again(term)
    results_are_taken_along(term, tmp_path)
    for screen in (term.ada, term.lea, term.tom):
        screen.assert_quiet()
    the_platform_gets_the_result(term)
    for screen in (term.ada, term.lea, term.tom):
        screen.page.context.close()


def notes_become_a_course(term: Term) -> None:
    page = term.ada.page
    term.ada.open("/notes/")
    page.set_input_files(
        "input[type=file]", [{"name": "tides.md", "mimeType": "text/markdown", "buffer": NOTES.encode()}]
    )
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    page.get_by_role("link", name="Your notes").first.click()
    sound(term.ada)


def a_class_reads_it(term: Term) -> None:
    """By keyboard: a class is made, and the course opened to it."""
    page = term.ada.page
    term.ada.open("/classes/")
    page.get_by_label("Name of a new class").focus()
    page.keyboard.type("Tuesday group")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tuesday group")
    term.cohort = page.url.removeprefix(term.base)
    expect(page.get_by_text("Nothing assigned. A study set is a good first week.")).to_be_visible()
    sound(term.ada)
    page.get_by_role("link", name="Open it Tides").click()
    page.get_by_text("Chosen classes", exact=False).first.click()
    page.get_by_label("Tuesday group").check()
    with page.expect_navigation():
        page.locator("#audience").get_by_role("button", name="Save").click()
    sound(term.ada)


def a_bank_with_a_faulty_key(term: Term) -> None:
    page = term.ada.page
    term.ada.open("/banks/")
    page.get_by_label("Title").fill("Moons")
    page.get_by_label("Course").select_option(label="Tides")
    page.get_by_role("button", name="Create bank").click()
    page.wait_for_url(re.compile(r"/banks/\d+/$"))
    term.bank = page.url.removeprefix(term.base)
    term.ada.open(f"{term.bank}import/")
    page.get_by_label("File").set_input_files(
        [{"name": "moons.md", "mimeType": "text/markdown", "buffer": BANK.encode()}]
    )
    page.get_by_role("button", name="Preview import").click()
    page.get_by_role("button", name="Import 3 questions").click()
    expect(page.get_by_text("3 questions imported as drafts.")).to_be_visible()
    for key in ("full-moon", "new-moon", "half-moon"):
        term.ada.open(f"{term.bank}q/{key}/")
        page.get_by_role("button", name="Publish without a second reader").click()
        expect(page.get_by_text("Version 1 was published")).to_be_visible()
    term.ada.open(f"{term.bank}sharing/")
    page.get_by_text("chosen classes", exact=False).first.click()
    page.get_by_label("Tuesday group").check()
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    term.ada.open(term.cohort)
    expect(page.locator("#sees")).to_contain_text("Moons")
    expect(page.locator("#sees")).to_contain_text("3 ready questions")
    expect(page.locator("#sees")).not_to_contain_text("not seen yet")


def two_learners_come_by_the_link(term: Term) -> None:
    link = term.ada.page.get_by_label("Link for learners").input_value()
    assert link.startswith(term.base)
    for screen, name in ((term.lea, "Lea"), (term.tom, "Tom")):
        screen.open(link.removeprefix(term.base))
        screen.page.get_by_label("Your name").fill(name)
        sound(screen)
        screen.page.get_by_role("button", name="Join").click()
        expect(screen.page.get_by_text("You have joined Tuesday group.")).to_be_visible()
        expect(screen.page.locator("#due")).to_contain_text("Nothing is due.")
        sound(screen)
    term.ada.open(term.cohort)
    expect(term.ada.page.get_by_role("status").first).to_have_text("2 learners")
    sound(term.ada)


def work_is_assigned(term: Term) -> None:
    """A study set, and a quiz that is due in a week; what is wrong is said at its field first."""
    page = term.ada.page
    opens, due = clock.now(), clock.now() + timedelta(days=7)
    for title, what in (("By heart", "Study set"), ("Moon quiz", "Quiz")):
        term.ada.open(term.cohort)
        page.get_by_role("link", name="Assign work").click()
        sound(term.ada)
        page.get_by_label("Name, learners see it").fill(title)
        page.get_by_role("radio", name=re.compile(f"^{what}")).check()
        page.get_by_text("One by one").click()
        for name in ("full moon", "new moon", "half moon"):
            page.get_by_role("checkbox", name=name).check()
        page.get_by_label("Opens").fill(opens.strftime(TYPED))
        page.get_by_label("Due", exact=True).fill((opens - timedelta(days=1)).strftime(TYPED))
        page.get_by_role("button", name="Assign to Tuesday group").click()
        expect(page.get_by_role("alert").first).to_contain_text("After the opening")
        sound(term.ada)
        page.get_by_label("Due", exact=True).fill(due.strftime(TYPED))
        page.get_by_role("button", name="Assign to Tuesday group").click()
        expect(page.get_by_text(f"“{title}” is assigned.")).to_be_visible()
    assert Assignment.objects.exclude(assigned_at=None).count() == 2


def lea_hands_it_in_and_reports(term: Term) -> None:
    """On her phone: the quiz, then the same questions in her reviews, where the key of one is wrong."""
    page = term.lea.page
    term.lea.open("/")
    page.get_by_role("link", name="Moon quiz").first.click()
    page.wait_for_url(re.compile("/mine/"))
    sound(term.lea)
    page.get_by_role("button", name="Begin Moon quiz").click()
    for number in range(3):
        stem = page.locator("#stem").inner_text()
        page.get_by_text("It stays lower" if "half" in stem else "It rises higher").click()
        sound(term.lea)
        page.get_by_role("button", name=re.compile("To the end" if number == 2 else "Next")).click()
        expect(page.locator("#stem")).not_to_have_text(stem, use_inner_text=True)
    page.get_by_role("button", name="Hand it in").click()
    page.wait_for_url("**/result/")
    sound(term.lea)
    term.lea.open(f"{term.cohort}mine/")
    expect(page.locator("#seen")).to_contain_text("2 of 3")
    wrong = Question.objects.get(key="new-moon")
    term.lea.open(f"/review/question/{wrong.pk}/")
    page.get_by_text("It rises higher").click()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict")).to_contain_text("Not this one")
    page.get_by_role("link", name="Report a problem").click()
    page.get_by_text("the answer is wrong", exact=False).first.click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. Somebody will check it")).to_be_visible()


def tom_is_late_with_leave(term: Term) -> None:
    """Closed for him at first; his instructor finds him in the gradebook by keyboard and gives him until tomorrow."""
    clock.move(timedelta(days=8))
    tom, page = term.tom.page, term.ada.page
    term.tom.open(f"{term.cohort}mine/")
    expect(tom.get_by_role("button", name="Begin Moon quiz")).to_have_count(0)
    term.ada.open(term.cohort)
    removes = page.get_by_role("button", name="Remove from the class")
    expect(removes).to_be_disabled()
    page.get_by_label("Choose Tom").check()
    expect(removes).to_be_enabled()
    expect(page.locator("#chosen")).to_have_text("1 chosen")
    page.get_by_label("Name or address").press_sequentially("tom@")
    expect(page.get_by_role("status").first).to_have_text("1 learner")
    expect(removes).to_be_disabled()  # the new rows are not chosen
    page.get_by_label("Name or address").fill("")
    expect(page.get_by_role("status").first).to_have_text("2 learners")
    page.get_by_label("Order").select_option("behind")
    expect(page.locator("#roster tbody tr").first).to_contain_text("0 of 1, 1 behind")
    expect(page.locator("#roster tbody tr").last).to_contain_text("1 of 1")
    sound(term.ada)
    page.get_by_role("link", name="Gradebook").click()
    sound(term.ada)
    page.get_by_role("link", name=re.compile("Tom, Moon quiz")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tom, Moon quiz: missing")).to_be_visible()
    sound(term.ada)
    due = (clock.now() + timedelta(days=1)).strftime(TYPED)
    page.get_by_label("Another due time, if it is later").fill(due)
    page.get_by_label("Reason").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say why.")
    expect(page.get_by_label("Another due time, if it is later")).to_have_value(due)
    sound(term.ada)
    page.get_by_label("Reason").fill("Was ill.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Arranged for Tom. They read it too.")).to_be_visible()
    sound(term.ada)
    term.tom.open(f"{term.cohort}mine/")
    expect(tom.locator("#seen")).to_contain_text("Was ill.")
    sound(term.tom)
    tom.get_by_role("button", name="Begin Moon quiz").click()
    for _ in range(3):
        stem = tom.locator("#stem").inner_text()
        tom.keyboard.press("1" if "It rises" in tom.locator(".choice").first.inner_text() else "2")
        tom.keyboard.press("Enter")
        expect(tom.locator("#stem")).not_to_have_text(stem, use_inner_text=True)
    tom.get_by_role("button", name="Hand it in").click()
    tom.wait_for_url("**/result/")
    assert Attempt.objects.count() == 2


def the_key_is_mended_and_answers_graded_again(term: Term) -> None:
    page = term.ada.page
    term.ada.open("/")
    sound(term.ada)
    page.get_by_role("link", name=re.compile("report")).first.click()
    expect(page.get_by_text("The answer is wrong")).to_be_visible()
    sound(term.ada)
    question = f"{term.bank}q/new-moon/"
    term.ada.open(question)
    box = page.get_by_role("textbox", name="Question text")
    text = box.input_value()
    swapped = text.replace("- [x] It stays", "- [ ] It stays").replace("- [ ] It rises", "- [x] It rises")
    assert swapped != text
    box.fill(swapped)
    expect(page.locator("#saved")).to_contain_text("Saved at")
    page.get_by_role("button", name="Publish without a second reader").click()
    expect(page.get_by_text("Version 2 was published")).to_be_visible()
    term.ada.open(f"{question}statistics/")
    page.get_by_role("link", name="Grade answers again").click()
    page.get_by_label("Faulty version").select_option("1")
    page.get_by_label("The version with the right key").select_option("2")
    page.get_by_label("Reason").fill("The key was upside down.")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("main")).to_contain_text("answers in exams and quizzes")
    sound(term.ada)
    page.get_by_role("button", name=re.compile("Grade 3 answers again")).click()
    expect(page.get_by_text("In exams and quizzes: 2 of 2.")).to_be_visible()
    sound(term.ada)
    term.ada.open(f"{term.cohort}gradebook/")
    page.get_by_role("link", name=re.compile("Lea, Moon quiz")).click()
    expect(page.locator("#cell")).to_contain_text("was graded again")
    expect(page.locator("#cell")).to_contain_text("3 of 3")
    sound(term.ada)
    lea = term.lea.page
    term.lea.open("/")
    sound(term.lea)
    term.lea.open(f"{term.cohort}mine/")
    expect(lea.locator("#seen")).to_contain_text("was graded again")
    sound(term.lea)


def results_are_taken_along(term: Term, folder: Path) -> None:
    page = term.ada.page
    found = {}
    term.ada.open(f"{term.cohort}gradebook/")
    for name in ("Results as CSV", "All answers as CSV"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        download.value.save_as(folder / name)
        found[name] = list(csv.DictReader((folder / name).read_text().splitlines()))
    results, answers = found.values()
    assert [(one["name"], one["Moon quiz (of 3)"]) for one in results] == [("Lea", "3"), ("Tom", "2")], results
    assert [one["right"] for one in answers].count("yes") == 5 and len(answers) == 6, answers
    page.get_by_role("link", name="Hardest questions").click()
    expect(page.get_by_text("2 answers so far").first).to_be_visible()
    sound(term.ada)


def the_platform_gets_the_result(term: Term) -> None:
    """Ada gives a course of a platform the link to the quiz. Lea, until then a guest, opens it there and stays who she
    is; what she has handed in goes back."""
    guest = Learner.objects.get(memberships__name="Lea")
    quiz = Assignment.objects.get(title="Moon quiz").pk
    with school() as there:
        there.control(tool=term.base)
        a_platform(there)
        page = term.ada.page
        inside = begins(page, there, "frame", "ada", kind="choice", roles=[TEACHES])
        tab = pressed(page, inside, "Choose in a new tab")
        tab.get_by_role("button", name="Connect").click()
        tab.get_by_label("Work").select_option(str(quiz))
        tab.get_by_role("button", name="Choose").click()
        inside.get_by_role("button", name="I have chosen").click()
        inside.get_by_role("button", name="Add it to the course").click()
        expect(inside.get_by_role("heading", name="Added Moon quiz")).to_be_visible()
        inside = begins(term.lea.page, there, "frame", "lea", work=quiz)
        tab = pressed(term.lea.page, inside, "Open Keepwarm")
        tab.get_by_role("button", name="Bring it along and go on").click()
        expect(tab.get_by_text("Your progress came along.")).to_be_visible()
        assert CohortMember.objects.get(name="Lea").learner == guest
        while tasks.run_next(worker="one", clock=clock.now):
            pass
        [score] = there.seen("score")
        assert score["said"]["userId"] == "lea" and score["said"]["scoreGiven"] == 3, score
        term.ada.open(f"{term.cohort}gradebook/")
        expect(page.get_by_role("main")).to_contain_text("School")
        sound(term.ada)
        quiet(term.lea, there)
    assert CohortMember.objects.filter(cohort=Cohort.objects.get()).count() == 2
