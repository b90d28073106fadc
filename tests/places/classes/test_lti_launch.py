"""Launches from a platform: refused with words, entered without losing anybody's progress, connected by instructors."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jwcrypto.jwk import JWK

from study.classes.lti.queries import LASTS, OPENS
from study.classes.models import Launching, PlatformCourse, PlatformLink, PlatformPerson
from study.core.lti.claims import CLAIM
from study.people.models import Cohort, CohortMember, Learner, User
from study.people.sessions import SESSION_KEY
from study.review.models import Review
from tests import clock
from tests.factories import RIGHT, a_card, a_course, a_learner, a_question, a_user
from tests.page_source import page_source
from tests.places.border.world import a_work
from tests.places.classes.launches import FRAME, TAB, a_platform, begun, launched, opened
from tests.places.classes.people import a_class, as_
from tests.places.classes.platform import DEPLOYMENT, TEACHES, School, school

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def there() -> Iterator[School]:
    with school() as found:
        yield found


@pytest.fixture(autouse=True)
def platform(there: School) -> None:
    there.control(status=0, words="", members=[], pages=1, tool="http://testserver")
    a_platform(there)


def connected(owner: User) -> Cohort:
    """A class that is connected with the course of the school."""
    cohort = a_class(owner)
    found = PlatformCourse.objects.first()
    assert found
    PlatformCourse.objects.filter(pk=found.pk).update(cohort=cohort)
    return cohort


def a_connected_class(there: School, owner: User) -> Cohort:
    launched(Client(), there)
    return connected(owner)


def refused(page: Any, words: str, status: int = 400) -> None:
    said = page_source(page)
    assert page.status_code == status and words in said, said


def test_a_launch_in_a_tab_is_entered_at_once_and_leads_to_the_work(there: School, ada: User) -> None:
    cohort = a_connected_class(there, ada)
    work = a_work(cohort, a_question(a_course()), ada)
    browser = Client()
    page = opened(browser, there, work=work.pk)
    assert page.status_code == 302 and page["Location"] == f"/classes/{cohort.pk}/mine/#due"
    assert work.title in page_source(browser.get(page["Location"], secure=True))
    member = CohortMember.objects.get(cohort=cohort)
    assert member.name == "Lea" and member.learner.user is None
    again = Client()
    assert opened(again, there, work=work.pk)["Location"] == page["Location"]
    assert again.session[SESSION_KEY] == member.learner_id, "the same person is the same learner in every browser"
    assert PlatformLink.objects.get().grades == f"{there.home}/lines/1?type=1"
    assert opened(Client(), there, "max", work=work.pk + 99)["Location"] == f"/classes/{cohort.pk}/mine/"


def test_every_wrong_launch_is_refused_with_words(there: School, ada: User) -> None:
    """One launch each, and nobody comes in by any."""
    a_connected_class(there, ada)
    late, name = clock.now().timestamp() - 400, f"{CLAIM}deployment_id"
    cases: list[tuple[str, dict[str, Any]]] = [
        ("expired", {"now": late}),
        ("future", {"now": clock.now().timestamp() + 100}),
        ("another tool", {"changed": {"aud": "other", "azp": "other"}}),
        ("another platform", {"changed": {"iss": "https://evil.example"}}),
        ("second time", {"changed": {"nonce": "old"}}),
        ("was not entered here", {"changed": {name: "8"}}),
        ("kind of launch", {"changed": {f"{CLAIM}message_type": "LtiSubmissionReviewRequest"}}),
        ("not the platform", {"stranger": True}),
    ]
    for words, hint in cases:
        refused(launched(Client(), there, **hint), words)
    browser = Client()
    for words, changed in (
        ("did not begin here", {"state": "guessed"}),
        ("did not begin here", {"state": ""}),
        ("can be read", {"id_token": "a.b.c"}),
        ("can be read", {"id_token": ""}),
        ("does not let you in: no", {"error": "login_required", "error_description": "no"}),
    ):
        sent = begun(browser, there) | changed
        refused(browser.post("/lti/launch/", sent, secure=True, headers=TAB), words)
    assert not CohortMember.objects.exists() and not Learner.objects.exists()


def test_a_launch_that_is_signed_with_nothing_or_a_shared_secret_is_refused(there: School) -> None:
    import jwt

    browser = Client()
    for key, algorithm in ((None, "none"), ("s" * 64, "HS256")):
        sent = begun(browser, there)
        claims = jwt.decode(sent["id_token"], options={"verify_signature": False})
        headers = {"kid": jwt.get_unverified_header(sent["id_token"])["kid"]}
        sent["id_token"] = jwt.encode(claims, key, algorithm=algorithm, headers=headers)
        refused(browser.post("/lti/launch/", sent, secure=True, headers=TAB), "signature")
    sent = begun(browser, there)
    named = JWK.generate(kty="RSA", size=2048).export_to_pem(private_key=True, password=None)
    sent["id_token"] = jwt.encode(claims, named, algorithm="RS256", headers={"kid": "nobody"})
    refused(browser.post("/lti/launch/", sent, secure=True, headers=TAB), "does not show")


def test_a_launch_is_used_once(there: School, ada: User) -> None:
    a_connected_class(there, ada)
    browser = Client()
    sent = begun(browser, there)
    first = browser.post("/lti/launch/", sent, secure=True, headers=TAB)
    refused(browser.post("/lti/launch/", sent, secure=True, headers=TAB), "was used already")
    assert browser.get(first["Location"], secure=True).status_code == 302
    refused(browser.get(first["Location"], secure=True), "was used already", 410)
    other = begun(browser, there)  # a state of its own with the message of the first: the nonce is another's
    refused(
        browser.post("/lti/launch/", other | {"id_token": sent["id_token"]}, secure=True, headers=TAB), "second time"
    )


def test_a_launch_takes_so_long_and_no_longer(there: School, ada: User) -> None:
    a_connected_class(there, ada)
    browser = Client()
    sent = begun(browser, there)
    clock.move(LASTS)
    refused(browser.post("/lti/launch/", sent, secure=True, headers=TAB), "took too long")
    came = launched(browser, there)
    clock.move(OPENS)
    refused(browser.get(came["Location"], secure=True), "has expired", 410)
    refused(browser.get("/lti/open/?ticket=guessed", secure=True), "Not opened", 404)


def test_a_launch_of_another_browser_is_not_taken_but_offered_in_a_new_tab(there: School) -> None:
    sent = begun(Client(), there)
    page = Client().post("/lti/launch/", sent, secure=True, headers=FRAME)
    refused(page, "Open in a new tab")
    assert "/lti/login/?iss=" in page_source(page), "it begins anew there"
    assert Launching.objects.get().came_at is None


def test_whom_no_administrator_entered_begins_nothing(there: School) -> None:
    at = {"iss": there.home, "client_id": "other", "login_hint": "lea"}
    for words, sent in (
        ("entered this platform", at),
        ("entered this platform", at | {"iss": "https://evil.example"}),
        ("whom it sends", {"iss": there.home}),
        ("longer than launches", at | {"lti_message_hint": "x" * 3001}),
    ):
        refused(Client().get("/lti/login/", sent, secure=True), words)
    usual = {"iss": there.home, "login_hint": "lea"}
    refused(Client().get("/lti/login/", usual, headers={"Host": "testserver"}), "need https")
    assert not Launching.objects.exists()


def test_the_cookie_works_inside_pages_of_others_and_the_policy_names_them_alone(there: School, ada: User) -> None:
    a_connected_class(there, ada)
    browser = Client()
    led = browser.get("/lti/login/", {"iss": there.home, "login_hint": "lea", "lti_message_hint": "{}"}, secure=True)
    [cookie] = [one for name, one in led.cookies.items() if name.startswith("lti-")]
    said = cookie.OutputString()
    assert all(part in said for part in ("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Path=/lti/")), said
    page = launched(browser, there, headers=FRAME)
    policy = page["Content-Security-Policy"]
    assert f"frame-ancestors {there.home};" in policy + ";" and f"form-action 'self' {there.home};" in policy
    assert "script-src 'self';" in policy and "X-Frame-Options" not in page
    assert 'target="_blank"' in page_source(page) and page.status_code == 200
    usual = browser.get("/", secure=True)
    assert "frame-ancestors 'none'" in usual["Content-Security-Policy"] and usual["X-Frame-Options"] == "DENY"


def test_from_inside_a_page_it_is_asked_before_somebody_comes_in(there: School, ada: User) -> None:
    """The link could be anybody's: whoever opens it says so."""
    cohort = a_connected_class(there, ada)
    launched(Client(), there, headers=FRAME)
    ticket = page_source(launched(Client(), there, headers=FRAME)).split("ticket=")[1].split("&")[0].split('"')[0]
    browser = Client()
    page = browser.get(f"/lti/open/?ticket={ticket}", secure=True)
    assert "as Lea" in page_source(page) and not CohortMember.objects.exists()
    assert browser.post(f"/lti/open/?ticket={ticket}", {"do": "enter"}, secure=True).status_code == 302
    assert CohortMember.objects.get().cohort == cohort


def a_guest_who_answered(browser: Client) -> Learner:
    guest = a_learner()
    session = browser.session
    session[SESSION_KEY] = guest.pk
    session.save()
    card = a_card(guest, a_question(a_course()))
    assert browser.post(f"/review/{card.pk}/", {**RIGHT, "version": 1, "ordinal": 0, "turn": 0}).status_code == 303
    return guest


def test_a_guests_progress_comes_along_once_they_say_so(there: School, ada: User) -> None:
    cohort = a_connected_class(there, ada)
    browser = Client()
    guest = a_guest_who_answered(browser)
    came = launched(browser, there)
    page = browser.get(came["Location"], secure=True)
    assert "nothing of it is lost" in page_source(page)
    assert browser.session[SESSION_KEY] == guest.pk and not CohortMember.objects.exists(), "nothing before they say so"
    browser.post(came["Location"], {"do": "enter"}, secure=True)
    assert CohortMember.objects.get(cohort=cohort).learner == guest and Review.objects.get().learner == guest
    other = Client()  # they come from a second browser in which they studied too
    second = a_guest_who_answered(other)
    came = launched(other, there)
    other.post(came["Location"], {"do": "enter"}, secure=True)
    assert other.session[SESSION_KEY] == guest.pk and not Learner.objects.filter(pk=second.pk).exists()
    assert Review.objects.filter(learner=guest).count() == 2


def test_an_account_is_linked_once_it_says_so_with_what_was_done_without_it(there: School, ada: User) -> None:
    cohort = a_connected_class(there, ada)
    guest = Client()
    opened(guest, there)
    before = CohortMember.objects.get().learner
    user = a_user("lea@example.org")
    browser = as_(user)
    came = launched(browser, there)
    assert "becomes part of lea@example.org" in page_source(browser.get(came["Location"], secure=True))
    browser.post(came["Location"], {"do": "enter"}, secure=True)
    learner = Learner.objects.get(user=user)
    assert PlatformPerson.objects.get().learner == learner == CohortMember.objects.get(cohort=cohort).learner
    assert not Learner.objects.filter(pk=before.pk).exists()
    opened(fresh := Client(), there)
    assert int(fresh.session["_auth_user_id"]) == user.pk, "the link opens the account from then on"
    refused(opened(as_(a_user("max@example.org")), there), "Sign out first", 200)


def test_a_launch_never_opens_an_account_that_may_do_more(there: School, ada: User) -> None:
    a_connected_class(there, ada)
    came = launched(browser := as_(ada), there)
    browser.post(came["Location"], {"do": "enter"}, secure=True)
    assert PlatformPerson.objects.get().learner == Learner.objects.get(user=ada)
    fresh = Client()
    refused(opened(fresh, there), "no link opens by itself", 200)
    assert "_auth_user_id" not in fresh.session


def test_the_role_of_a_platform_makes_nobody_an_instructor(there: School, ada: User, grace: User) -> None:
    teach = {"roles": [TEACHES]}
    refused(opened(Client(), there, "ada", **teach), "sign in with yours", 200)
    refused(opened(as_(a_user("max@example.org")), there, "ada", **teach), "sign in with yours", 200)
    refused(opened(Client(), there), "yet to connect", 200)
    cohort = a_class(ada)
    browser = as_(ada)
    came = launched(browser, there, "ada", **teach)
    assert "Which class is this course?" in page_source(browser.get(came["Location"], secure=True))
    assert browser.post(came["Location"], {"do": "connect", "cohort": 0}, secure=True).status_code == 404
    browser.post(came["Location"], {"do": "connect", "cohort": cohort.pk}, secure=True)
    assert PlatformCourse.objects.get().cohort == cohort and not CohortMember.objects.exists()
    assert opened(browser, there, "ada", **teach)["Location"] == f"/classes/{cohort.pk}/"
    refused(opened(as_(grace), there, "grace", **teach), "somebody else", 200)
    page = browser.get(f"/classes/{cohort.pk}/", secure=True)
    assert "Tides 101" in page_source(page)
    browser.post(f"/classes/{cohort.pk}/platforms/", {"drop": PlatformCourse.objects.get().pk}, secure=True)
    assert PlatformCourse.objects.get().cohort is None


def test_work_is_chosen_and_its_link_given_to_the_platform(there: School, ada: User) -> None:
    cohort = a_connected_class(there, ada)
    work = a_work(cohort, a_question(a_course()), ada)
    refused(opened(Client(), there, kind="choice"), "whoever teaches", 200)
    choice = {"kind": "choice", "roles": [TEACHES]}
    framed = page_source(launched(inside := Client(), there, "ada", headers=FRAME, **choice))
    ticket = framed.split('name="ticket" value="')[1].split('"')[0]
    early = inside.get("/lti/give/", {"ticket": ticket}, secure=True)
    assert "Nothing is chosen yet" in page_source(early)
    tab = as_(ada)
    assert work.title in page_source(tab.get(f"/lti/open/?ticket={ticket}", secure=True))
    assert tab.post(f"/lti/open/?ticket={ticket}", {"do": "choose", "work": 0}, secure=True).status_code == 404
    tab.post(f"/lti/open/?ticket={ticket}", {"do": "choose", "work": work.pk}, secure=True)
    page = inside.get("/lti/give/", {"ticket": ticket}, secure=True)
    assert f"form-action 'self' {there.home};" in page["Content-Security-Policy"]
    message = page_source(page).split('name="JWT" value="')[1].split('"')[0]
    there.control(jwks=Client().get("/lti/keys.json").json())
    there.chosen(message)
    [found] = there.seen("chosen")
    assert found["items"][0]["custom"] == {"work": str(work.pk)} and found["items"][0]["title"] == work.title
    assert found["items"][0]["lineItem"] == {"scoreMaximum": 1, "label": work.title, "resourceId": str(work.pk)}
    assert found["said"][f"{CLAIM}deployment_id"] == DEPLOYMENT
    assert found["said"]["https://purl.imsglobal.org/spec/lti-dl/claim/data"] == "opaque"


def test_a_closed_class_and_a_full_one_let_nobody_in(there: School, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    cohort = a_connected_class(there, ada)
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=clock.now())
    refused(opened(Client(), there), "has ended", 200)
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=None)
    monkeypatch.setattr("study.classes.lti.entering.MOST", 0)
    opened(Client(), there)
    assert not CohortMember.objects.exists() and PlatformPerson.objects.get().learner is None
