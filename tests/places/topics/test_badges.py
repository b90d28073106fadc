"""A badge that does not fit a line: called wrong by one press, with undo, and decided by who looks after the course."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from study.banks.models import Bank, Question, Role
from study.banks.operations import call_badge_wrong, create_bank, import_course, load_content, set_role
from study.banks.queries import Waiting, waiting_numbers
from study.library.models import Audience, Claim, Course, DatedFact, Dispute, Look, Share
from study.library.ownership import open_course, share_course
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.people.sessions import SESSION_KEY
from study.progress.reminders import waits
from study.topics.operations import take_up_shared
from study.web import tasks
from tests.clock import START
from tests.factories import a_course, a_learner, a_study, a_topic
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.courses import NOTES, write_course
from tests.places.topics.bringing import bring

pytestmark = pytest.mark.django_db
STALE = NOTES.replace("The tide comes every 12 hours", "High tide ⇒ water that comes every 6 hours")

PATTERN = """
[[fact.claim]]
subject = ["tide"]
says = 'every 6 hours'
verdict = "wrong"
holds = "12 h 25 min"
"""


@pytest.fixture(autouse=True)
def tides(tmp_path):
    folder = write_course(tmp_path)
    facts = folder / "facts.toml"
    text = facts.read_text()
    facts.write_text(
        text
        + '\n[[fact.claim]]\nsubject = ["tide"]\nsays = "every 6 hours"\nverdict = "wrong"\nholds = "12 h 25 min"\n'
    )
    assert load_content(folder=folder, now=START).course


def brought(owner: Learner | None, text: str = STALE) -> Course:
    course = import_course(
        sources=Sources((Text("home.md", text),), name="home"), owner=owner, now=START
    ).imported.course
    assert course
    return course


def claim_of(course: Course) -> Claim:
    return Claim.objects.select_related("topic", "fact").get(topic__course=course)


def held(course: Course) -> set[str]:
    """After what follows from what was written: a test is one transaction, so a worker does it."""
    while tasks.run_next(worker="w", clock=lambda: START + tasks.ALONE):
        pass
    return set(Question.objects.filter(bank__course=course).exclude(held="").values_list("held", flat=True))


def page(client: Client, course: Course) -> str:
    return page_source(client.get(f"/courses/{course.address}/topics/tides-at-home/"))


def press(client: Client, course: Course, **sent: str):
    return client.post(f"/courses/{course.address}/badges/", sent)


def test_a_claim_says_what_put_it_in_scope():
    course = brought(None)
    assert claim_of(course).scope == "High tide ⇒ water that comes every 6 hours"


def test_ones_own_badge_goes_with_one_press_and_comes_back_with_undo(reader: Client, learner: Learner):
    course = brought(learner)
    claim = claim_of(course)
    assert "This badge is wrong" in page(reader, course)
    assert any("does not hold" in reason for reason in held(course))
    assert press(reader, course, wrong=claim.identity).status_code == 302
    assert claim_of(course).away
    assert not any("does not hold" in reason for reason in held(course))
    html = page(reader, course)
    assert "badge taken away" in html
    assert "does not hold:" not in html
    assert press(reader, course, undo=claim.identity).status_code == 302
    assert not claim_of(course).away
    assert any("does not hold" in reason for reason in held(course))
    assert Dispute.objects.count() == 0


def test_a_badge_taken_away_does_not_come_back_when_the_notes_are_read_again(reader: Client, learner: Learner):
    course = brought(learner)
    press(reader, course, wrong=claim_of(course).identity)
    again = import_course(
        sources=Sources((Text("home.md", f"Something new.\n\n{STALE}"),), name="home"), owner=learner, now=START
    )
    assert again.imported.claims == ()
    assert claim_of(course).away
    assert not any("does not hold" in reason for reason in held(course))


def test_a_press_makes_no_other_question_again(reader: Client, learner: Learner):
    sure = STALE.replace("High tide ⇒ water", "High tide: water")
    course = brought(learner, f"{sure}\n\n## Sails\n\n- Jib: a sail before the mast\n- Spanker: a sail behind it\n")
    others = Question.objects.filter(bank__course=course, topic__title="Sails")
    assert others.update(title="As it was")
    for sent, is_held in (("wrong", False), ("undo", True)):
        press(reader, course, **{sent: claim_of(course).identity})
        assert any("does not hold" in reason for reason in held(course)) is is_held
    assert set(others.values_list("title", flat=True)) == {"As it was"}


def test_questions_of_a_line_follow_its_badge_as_an_import_would_have_it(reader: Client, learner: Learner):
    course = brought(learner)
    rows = Question.objects.filter(bank__course=course).order_by("key")

    def told() -> list[tuple[str, ...]]:
        return list(rows.values_list("key", "status", "held", "fit"))

    for sent in ("wrong", "undo"):
        press(reader, course, **{sent: claim_of(course).identity})
        held(course)
        after = told()
        brought(learner)
        assert told() == after


def test_on_public_notes_instructors_decide_about_it_once(client: Client, reader: Client):
    course = brought(None)
    identity = claim_of(course).identity
    for _ in range(2):
        press(reader, course, wrong=identity)
    call_badge_wrong(learner=a_learner(), claim=claim_of(course), now=START)
    assert Dispute.objects.count() == 2
    assert not claim_of(course).away
    assert "You called this badge wrong" in page(reader, course)
    owner, viewer = an_instructor("owner"), an_instructor("viewer")
    bank = create_bank(course=course, title="Tides", by=owner, now=START)
    set_role(bank=bank, email=viewer.email, role=Role.VIEWER, by=owner, now=START)
    client.force_login(viewer)
    html = page_source(client.get(f"/banks/{bank.pk}/reports/"))
    assert "2 learners" in html
    assert escape("every 6 hours") in html
    assert "Take the badge away" not in html
    assert client.post(f"/banks/{bank.pk}/reports/badges/", {"badge": identity, "do": "away"}).status_code == 404
    client.force_login(owner)
    assert "Take the badge away" in page_source(client.get(f"/banks/{bank.pk}/reports/"))
    assert client.post(f"/banks/{bank.pk}/reports/badges/", {"badge": identity, "do": "away"}).status_code == 302
    assert claim_of(course).away
    assert not any("does not hold" in reason for reason in held(course))
    assert "taken away" in page_source(client.get(f"/banks/{bank.pk}/reports/"))
    assert "does not hold" not in page(Client(), course)
    assert client.post(f"/banks/{bank.pk}/reports/badges/", {"badge": identity, "do": "right"}).status_code == 404


def test_a_badge_that_is_right_stays(client: Client, reader: Client):
    course = brought(None)
    identity = claim_of(course).identity
    press(reader, course, wrong=identity)
    owner = an_instructor("owner")
    bank = create_bank(course=course, title="Tides", by=owner, now=START)
    client.force_login(owner)
    page = f"/banks/{Bank.objects.filter(course=course).order_by('pk')[0].pk}/reports/"
    told = f'<a href="{page}#badges-h">1 badge</a> is called wrong in notes of your courses.'
    assert told in page_source(client.get("/"))
    assert "Take the badge away" in page_source(client.get(page))
    assert waits(waiting_numbers(owner)) == [
        (
            "1 badge is called wrong in notes of your courses",
            f"{settings.KEEPWARM_ADDRESS}{page}#badges-h",
        )
    ]
    assert waiting_numbers(an_instructor("other")) == Waiting()
    assert client.post(f"/banks/{bank.pk}/reports/badges/", {"badge": identity, "do": "right"}).status_code == 302
    assert not claim_of(course).away and waiting_numbers(owner) == Waiting()
    assert "Take the badge away" not in page_source(client.get(f"/banks/{bank.pk}/reports/"))


@pytest.mark.parametrize("sent", ["", "x", "1", "999999999999999999999 a", "٣ a", "0 tides-at-home#1"])
def test_a_badge_that_is_not_there_is_404(reader: Client, sent):
    assert press(reader, brought(None), wrong=sent).status_code == 404


def test_somebody_elses_notes_have_no_badges_to_dispute(reader: Client):
    course = brought(a_learner())
    assert press(reader, course, wrong=claim_of(course).identity).status_code == 404
    other = a_course()
    a_topic(other)
    assert press(reader, other, wrong=claim_of(course).identity).status_code == 404


def taken_up(share: Share) -> Learner:
    other = a_learner()
    take_up_shared(learner=other, share=share, now=START)
    return other


def as_learner(learner: Learner) -> Client:
    client = Client()
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


def test_readers_of_shared_notes_call_a_badge_wrong_and_their_owner_decides_once(reader: Client, learner: Learner):
    course = brought(learner)
    a_study(learner, course)
    identity, address = claim_of(course).identity, f"/courses/{course.address}/badges/"
    share, theirs = share_course(learner=learner, course=course, now=START), []
    for _ in range(2):
        client = as_learner(taken_up(share))
        assert "This badge is wrong" in page(client, course)
        told = page_source(client.post(address, {"wrong": identity}, follow=True))
        assert "You called this badge wrong" in told and "are told" in told
        theirs.append(client)
    assert theirs[0].post(address, {"right": identity}).status_code == 404, "a reader decides nothing"
    assert not claim_of(course).away
    assert "1 report" in page_source(reader.get("/"))
    listed = page_source(reader.get("/notes/"))
    assert "1 badge that readers call wrong" in listed and "2 readers" in listed
    assert "call wrong" not in page_source(theirs[0].get("/notes/"))

    kept = reader.post(address, {"right": identity, "listed": "1"})
    assert kept["Location"] == "/notes/#reports" and not claim_of(course).away
    assert "call wrong" not in page_source(reader.get("/notes/")), "what is decided is decided once"
    assert "1 report" not in page_source(reader.get("/"))
    gone = reader.post(address, {"wrong": identity, "listed": "1"})
    assert gone["Location"] == "/notes/#reports" and claim_of(course).away
    assert "does not hold" not in page(as_learner(taken_up(share)), course)


def test_a_class_calls_a_badge_on_its_teachers_notes_wrong():
    teacher = an_instructor("teacher")
    learner = a_learner(teacher)
    course, cohort = brought(learner), a_class(teacher)
    open_course(learner=learner, course=course, audience=Audience.COHORTS, cohorts=[cohort], shown=[cohort], now=START)
    member = a_member(cohort).learner
    press(as_(member.user), course, wrong=claim_of(course).identity)
    assert "You called this badge wrong" in page(as_(member.user), course)
    assert "1 badge that readers call wrong" in page_source(as_(teacher).get("/notes/"))


def browser_page(client: Client, course: Course) -> str:
    return page_source(client.get(f"/notes/{course.address}/"))


def test_the_gutter_of_the_notes_browser_has_the_same_press(reader: Client, learner: Learner):
    course = brought(learner)
    identity = claim_of(course).identity
    html = browser_page(reader, course)
    assert f'value="{identity}"' in html and "This badge is wrong" in html
    pressed = press(reader, course, wrong=identity, file="home.md")
    line = claim_of(course).start
    assert pressed["Location"] == f"/notes/{course.address}/?file=home.md#l{line}", "one stays where one is"
    html = browser_page(reader, course)
    assert "badge taken away" in html and "out of date</a>" not in html
    assert "This badge is wrong" not in html
    press(reader, course, undo=identity, file="home.md")
    assert "This badge is wrong" in browser_page(reader, course)


def reports_about_facts(client: Client) -> str:
    bank = Bank.objects.filter(course__shipped=True).order_by("pk")[0]
    return page_source(client.get(f"/banks/{bank.pk}/reports/"))


def test_a_dispute_reaches_the_instructors_of_the_course_that_has_the_fact(client: Client, reader: Client, learner):
    private, public = brought(learner), brought(None)
    press(reader, private, wrong=claim_of(private).identity)
    press(reader, public, wrong=claim_of(public).identity)
    call_badge_wrong(learner=a_learner(), claim=claim_of(public), now=START)
    client.force_login(an_instructor())
    shown = reports_about_facts(client)
    assert "2 learners" in shown and "High water comes every 12 h 25 min." in shown
    assert shown.count("water that comes every 6 hours") == 1, "the line of the public notes, and no private one"
    DatedFact.objects.update(checked=START.date() + timedelta(days=1))
    assert "High water comes" not in reports_about_facts(client), "a fact that was checked since is settled"


def test_what_is_taken_back_reaches_nobody(client: Client, reader: Client, learner: Learner):
    course = brought(learner)
    identity = claim_of(course).identity
    press(reader, course, wrong=identity)
    press(reader, course, undo=identity)
    client.force_login(an_instructor())
    assert "High water comes" not in reports_about_facts(client)


def test_a_look_knows_what_was_called_wrong(reader: Client, learner: Learner):
    course = brought(learner)
    for wrong in (False, True):
        if wrong:
            press(reader, course, wrong=claim_of(course).identity)
        bring(
            reader, [SimpleUploadedFile("home.md", f"{STALE}\n- Quay: a wall for ships\n".encode())], course=course.pk
        )
        found = Look.objects.latest("pk").found
        assert (bool(found["claimed"]), bool(found["held"])) == (not wrong, not wrong)
