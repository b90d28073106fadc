"""A link that lets another device in: once, for ten minutes, as the same learner, guests too."""

import hashlib
import logging
import re
from datetime import timedelta

import pytest
from django.test import Client

from study.people.leaving import leave
from study.people.models import Handover, Learner, User
from study.people.operations import prune, use_handover
from study.people.sessions import SESSION_KEY
from study.people.views import is_local
from study.review.models import Review
from tests import clock
from tests.factories import RIGHT, a_course, a_learner, a_question, a_user
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def account() -> Learner:
    return a_learner(a_user())


@pytest.fixture
def desk(account: Learner) -> Client:
    client = Client()
    client.force_login(User.objects.get())
    return client


def link(desk: Client) -> str:
    """A link that is made at the desk, as an address for the test's client."""
    page = page_source(desk.post("/settings/phone/"))
    found = re.search(r'value="http://testserver(/phone/\?link=[\w-]+)"', page)
    assert found and '<svg aria-hidden="true"' in page
    return found[1]


def who(client: Client) -> Learner | None:
    if number := client.session.get("_auth_user_id"):
        return Learner.objects.get(user=number)
    return Learner.objects.filter(pk=client.session.get(SESSION_KEY, 0)).first()


def test_it_signs_the_phone_in_as_the_same_learner_and_keeps_a_digest_alone(desk: Client, account: Learner) -> None:
    address = link(desk)
    secret = address.partition("=")[2]
    assert Handover.objects.get().digest == hashlib.sha256(secret.encode()).hexdigest()
    phone = Client()
    page = page_source(phone.get(address))
    assert "signs you in as ada@example.org" in page and who(phone) is None  # a preview of it uses nothing up
    assert phone.post(address)["Location"] == "/"
    assert who(phone) == account and Handover.objects.get().used_at == clock.now()
    assert "Devices that a link has let in" in page_source(desk.get("/settings/phone/"))


def test_a_guest_brings_their_progress_to_the_phone_and_what_the_phone_had_is_kept(client: Client) -> None:
    question = a_question(a_course(shipped=True))
    desk, phone = Client(), Client()
    desk.post("/join/", {"code": ""})
    desk.post(f"/review/question/{question.pk}/", {"version": 1, "ordinal": 0, **RIGHT})
    phone.post(f"/review/question/{a_question(question.bank.course).pk}/", {"version": 1, "ordinal": 0, **RIGHT})
    guest, own = who(desk), who(phone)
    assert guest and own and guest != own
    address = link(desk)
    assert "The answers that you gave here come with you." in page_source(phone.get(address))
    phone.post(address)
    assert who(phone) == who(desk) == guest and not Learner.objects.filter(pk=own.pk).exists()
    assert Review.objects.filter(learner=guest).count() == 2
    assert "You are here already" in page_source(phone.get(link(desk)))


def test_it_works_once(desk: Client, account: Learner) -> None:
    address, first, second = link(desk), Client(), Client()
    first.post(address)
    for answer in (second.get(address), second.post(address)):
        assert answer.status_code == 410 and "was used already" in page_source(answer)
    assert who(second) is None
    assert use_handover(secret=address.partition("=")[2], now=clock.now()).state == "used"


def test_it_works_for_ten_minutes(desk: Client) -> None:
    address, phone = link(desk), Client()
    clock.move(10 * MINUTE - timedelta(seconds=1))
    assert phone.get(address).status_code == 200
    clock.move(timedelta(seconds=1))
    for answer in (phone.get(address), phone.post(address)):
        assert answer.status_code == 410 and "has expired" in page_source(answer)
    assert who(phone) is None and Handover.objects.get().used_at is None


def test_the_next_link_and_another_password_end_it(desk: Client) -> None:
    first, second, phone = link(desk), link(desk), Client()
    assert "no link of ours" in page_source(phone.post(first))
    user = User.objects.get()
    user.set_password("another horse")
    user.save()
    assert phone.post(second).status_code == 410 and who(phone) is None


def test_a_guest_who_signed_up_has_no_link_any_more() -> None:
    desk, phone = Client(), Client()
    address = link(desk)
    desk.post("/account/signup/", {"email": "ada@example.org", "password1": "correct-horse-battery"})
    assert phone.post(address).status_code == 410 and who(phone) is None


def test_whoever_is_leaving_is_let_in_nowhere(desk: Client, account: Learner) -> None:
    address, phone = link(desk), Client()
    leave(learner=account, now=clock.now())
    assert phone.post(address).status_code == 410 and who(phone) is None


def test_a_link_that_nobody_made_lets_nobody_in(client: Client) -> None:
    for address in ("/phone/", "/phone/?link=", "/phone/?link=%00", "/phone/?link=" + 5000 * "x"):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 404 and "no link of ours" in page_source(answer)


def test_whoever_is_signed_in_stays_who_they_are(desk: Client) -> None:
    other = a_learner(a_user("grace@example.org"))
    phone = Client()
    phone.force_login(User.objects.get(email="grace@example.org"))
    address = link(desk)
    assert "Somebody else is signed in here" in page_source(phone.post(address))
    assert who(phone) == other and Handover.objects.get().used_at is None


def test_the_session_has_another_key_afterwards(desk: Client) -> None:
    phone = Client()
    phone.post("/join/", {"code": "x"})
    phone.get("/settings/")
    guests = Client()
    guests_link = link(guests)
    own = link(phone)  # makes a guest, and a session
    before = phone.session.session_key
    phone.post(guests_link)
    assert own and phone.session.session_key != before and who(phone) == who(guests)


def test_neither_making_nor_trying_goes_on_for_ever(desk: Client) -> None:
    assert [desk.post("/settings/phone/").status_code for _ in range(11)] == [200] * 10 + [429]
    assert desk.get("/settings/phone/").status_code == 200
    phone = Client()
    phone.get("/")
    assert [phone.get("/phone/?link=x").status_code for _ in range(21)] == [404] * 20 + [429]


def test_the_use_is_logged_and_no_log_has_the_secret(
    desk: Client, account: Learner, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    address = link(desk)
    Client().post(address)
    said = [vars(record) for record in caplog.records]
    assert [one["learner"] for one in said if one["message"] == "handover used"] == [account.pk]
    assert address.partition("=")[2] not in str(said)


def test_records_of_devices_go_after_ninety_days(desk: Client) -> None:
    Client().post(link(desk))
    prune(now=clock.move(timedelta(days=90)))
    assert Handover.objects.count() == 1
    prune(now=clock.move(timedelta(seconds=1)))
    assert not Handover.objects.exists()


@pytest.mark.parametrize(
    ("host", "local"),
    [
        *(
            (name, True)
            for name in ("localhost", "localhost:8000", "127.0.0.1:8000", "127.0.0.1", "[::1]:8000", "[::1]")
        ),
        *(
            (name, False)
            for name in ("study.example.org", "study.example.org:8443", "192.168.1.7:8000", "[fe80::1]:80")
        ),
    ],
)
def test_an_address_that_no_phone_can_reach_is_told(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_the_page_says_so(desk: Client) -> None:
    said = "leads to this computer alone"
    assert said in page_source(desk.post("/settings/phone/", headers={"host": "localhost"}))
    assert said not in page_source(desk.post("/settings/phone/", headers={"host": "testserver"}))
