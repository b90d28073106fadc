"""Results go back to the platform and wait where it does not take them; the names of a course are read."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from django.test import Client

from study.classes import operations as classes
from study.classes.lti import grades, keys, sending
from study.classes.models import (
    Assignment,
    Listed,
    Platform,
    PlatformCourse,
    PlatformLink,
    PlatformPerson,
    SentGrade,
    ToolKey,
)
from study.classes.operations import Change
from study.exams import operations as exams
from study.exams.models import Sitting
from study.people.leaving import TO_COME_BACK, leave, remove
from study.people.models import Cohort, CohortMember, Learner, Role, User
from study.web import tasks
from study.web.models import Task
from tests import clock
from tests.clock import START
from tests.factories import a_course, a_learner, a_question, a_user
from tests.page_source import page_source
from tests.places.border.world import a_work
from tests.places.classes.launches import a_platform
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.platform import DEPLOYMENT, LEARNS, TEACHES, School, school

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def there() -> Iterator[School]:
    with school() as found:
        yield found


@pytest.fixture
def cohort(there: School, ada: User) -> Cohort:
    """A class that is connected with a course of the school."""
    platform = a_platform(there)
    there.control(status=0, words="", members=[], pages=1, tool="http://testserver", jwks=keys.shown())
    cohort = a_class(ada)
    PlatformCourse.objects.create(
        platform=platform, deployment=DEPLOYMENT, key="course-1", title="Tides 101", cohort=cohort,
        names=f"{there.home}/members?page=1",
    )  # fmt: skip
    return cohort


def a_link(there: School, cohort: Cohort, work: Assignment) -> PlatformLink:
    """A link to the work in the course, with a column for its results."""
    return PlatformLink.objects.create(
        course=PlatformCourse.objects.get(), key="link-1", assignment=work, grades=f"{there.home}/lines/1?type=1"
    )


def a_launched(cohort: Cohort, name: str = "lea") -> Learner:
    """Somebody in the class who came from the school."""
    member = a_member(cohort, name, a_learner())
    platform = Platform.objects.get()
    PlatformPerson.objects.create(platform=platform, subject=name, name=name.title(), learner=member.learner)
    return member.learner


def hand_in(learner: Learner, work: Assignment) -> None:
    """An attempt with nothing answered."""
    begun = classes.begin(learner=learner, assignment=work, draws=1, now=clock.now())
    assert isinstance(begun, Sitting)
    exams.end(learner=learner, sitting=begun.pk, now=clock.now())


def work_off() -> int:
    """Do all tasks there are at this moment; how many."""
    return sum(1 for _ in iter(lambda: tasks.run_next(worker="one", clock=clock.now), False))


def scores(there: School) -> list[tuple[Any, ...]]:
    said = [one["said"] for one in there.seen("score")]
    return [(one["userId"], one["scoreGiven"], one["scoreMaximum"], one["gradingProgress"]) for one in said]


def test_a_result_goes_to_the_platform_when_it_is_handed_in(there: School, ada: User, cohort: Cohort) -> None:
    work = a_work(cohort, a_question(a_course()), ada)
    link, lea, max_ = a_link(there, cohort, work), a_launched(cohort), a_launched(cohort, "max")
    a_member(cohort, "own")  # in the class, and unknown to the platform
    hand_in(lea, work)
    assert work_off() == 1
    assert scores(there) == [("lea", 0, 1, "FullyGraded")], "a 0 is a result"
    assert [one["query"] for one in there.seen("score")] == ["type=1"]
    assert len(there.seen("token")) == 1
    clock.move(grades.LOOK_AGAIN)
    assert work_off() == 1 and len(scores(there)) == 1, "what is as it was is not sent again"
    change = Change(points=1.0)
    classes.arrange(assignment=work, learner=lea, change=change, reason="Ill.", by=ada, now=clock.now())
    work_off()
    assert scores(there)[1:] == [("lea", 1, 1, "FullyGraded")], "a result by hand is sent at once"
    clock.move(timedelta(days=7))
    work_off()
    assert scores(there)[2:] == [("max", 0, 1, "FullyGraded")], "missing counts 0 once it is due"
    stamps = [one["said"]["timestamp"] for one in there.seen("score")]
    assert stamps == sorted(stamps) and len(set(stamps)) == 3
    clock.move(timedelta(days=4))
    work_off()
    assert not Task.objects.exists(), "over for everybody: nobody looks any more"
    assert max_.pk and link.pk
    page = page_source(as_(ada).get(f"/classes/{cohort.pk}/gradebook/"))
    assert "Results on platforms" in page and "School: 2 sent" in page and "waiting" not in page


def test_a_platform_that_answers_500_for_an_hour_gets_it_later(there: School, ada: User, cohort: Cohort) -> None:
    work = a_work(cohort, a_question(a_course()), ada)
    a_link(there, cohort, work)
    lea, max_ = a_launched(cohort), a_launched(cohort, "max")
    there.control(status=500, words="Database is down")
    hand_in(lea, work)
    hand_in(max_, work)
    tries = work_off()
    while clock.now() < START + timedelta(hours=1):
        clock.move(timedelta(minutes=1))
        tries += work_off()
    assert 5 <= tries <= 8 and len(scores(there)) == tries, "less and less often, and one request each time"
    page = page_source(as_(ada).get(f"/classes/{cohort.pk}/gradebook/"))
    assert "2 waiting" in page and "500 Database is down" in page and "at least every hour" in page
    there.control(status=0)
    clock.move(timedelta(hours=1))
    work_off()
    assert [one[0] for one in scores(there)] == ["lea", "max"]
    page = page_source(as_(ada).get(f"/classes/{cohort.pk}/gradebook/"))
    assert "2 sent" in page and "waiting" not in page and "Database is down" not in page


def test_a_refusal_stands_with_its_words_and_what_leads_elsewhere_is_no_success(
    there: School, ada: User, cohort: Cohort
) -> None:
    work = a_work(cohort, a_question(a_course()), ada)
    a_link(there, cohort, work)
    lea, address = a_launched(cohort), f"/classes/{cohort.pk}/gradebook/"
    there.control(status=422, words="The column is locked")
    hand_in(lea, work)
    work_off()
    clock.move(grades.LOOK_AGAIN)
    work_off()
    assert len(scores(there)) == 1, "what was refused is not sent again by itself"
    assert "1 not accepted: “422 The column is locked”" in page_source(as_(ada).get(address))
    there.control(status=302)
    as_(ada).post(f"{address}send/")
    work_off()
    page = page_source(as_(ada).get(address))
    assert "1 waiting" in page and "leads elsewhere" in page and "not accepted" not in page
    there.control(status=0)
    as_(ada).post(f"{address}send/")
    work_off()
    assert SentGrade.objects.get().sent_at == clock.now() and "1 sent" in page_source(as_(ada).get(address))


def test_nothing_is_asked_of_a_site_that_nobody_entered(there: School, ada: User, cohort: Cohort) -> None:
    work = a_work(cohort, a_question(a_course()), ada)
    link = a_link(there, cohort, work)
    other = there.home.replace("localhost", "127.0.0.1")  # the same server, by a name that was not entered
    PlatformLink.objects.filter(pk=link.pk).update(grades=f"{other}/lines/1")
    PlatformCourse.objects.update(names=f"{other}/members?page=1")
    hand_in(a_launched(cohort), work)
    as_(ada).post(f"/classes/{cohort.pk}/platforms/", {})
    work_off()
    assert not there.seen("score") and not there.seen("members")
    assert "on no site that was entered" in page_source(as_(ada).get(f"/classes/{cohort.pk}/gradebook/"))
    assert "on no site that was entered" in page_source(as_(ada).get(f"/classes/{cohort.pk}/"))
    with pytest.raises(sending.NotEntered):
        sending.Bounded(Platform.objects.get()).get("http://127.0.0.1:1/")


def test_every_request_has_a_time_out(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the library below: whatever is passed, it hears a time-out and that it follows nowhere."""
    heard: list[dict[str, Any]] = []

    def request(self: Any, method: str, url: str, **kwargs: Any) -> None:
        heard.append(kwargs)
        raise requests.Timeout

    monkeypatch.setattr(requests.Session, "request", request)
    platform = Platform.objects.get()
    for ask in (
        lambda: sending.key_set(platform),
        lambda: sending.connector(platform, clock.now()).get_access_token(["x"]),
        lambda: sending.Bounded(platform).get(platform.keys_url, allow_redirects=True),
    ):
        with pytest.raises(requests.Timeout):
            ask()
    assert len(heard) == 3 and all(one["timeout"] == sending.PATIENCE for one in heard)
    assert all(one["allow_redirects"] is False for one in heard)


def test_the_names_of_a_course_are_read(there: School, ada: User, cohort: Cohort) -> None:
    a_launched(cohort)
    a_launched(cohort, "gone")
    people = [("lea", LEARNS), ("max", LEARNS), ("ada", TEACHES), ("left", LEARNS), ("zoe", LEARNS)]
    members = [{"user_id": name, "name": name.title(), "roles": [role], "status": "Active"} for name, role in people]
    members[3]["status"] = "Inactive"
    there.control(members=[*members, {"user_id": 7}, "broken"], pages=3)
    address = f"/classes/{cohort.pk}/"
    as_(ada).post(f"{address}platforms/", {})
    assert "are being read" in page_source(as_(ada).get(address))
    assert work_off() == 1 and len(there.seen("members")) == 3
    page = page_source(as_(ada).get(address))
    assert "3 people there" in page and "2 not here yet" in page and "Zoe" in page and "Left" not in page
    assert "1 here, not there any more" in page and "Gone" in page
    assert CohortMember.objects.filter(cohort=cohort).count() == 2, "a list puts nobody in and takes nobody out"
    there.control(status=503, words="Try later")
    as_(ada).post(f"{address}platforms/", {})
    work_off()
    page = page_source(as_(ada).get(address))
    assert "503 Try later" in page and Listed.objects.count() == 4, "what was read stays"
    there.control(status=0, members=members[:1])
    clock.move(sending.AGAIN)
    work_off()
    page = page_source(as_(ada).get(address))
    assert "1 person there" in page and "Try later" not in page


def test_a_list_that_is_too_long_is_refused_whole(there: School, ada: User, cohort: Cohort) -> None:
    there.control(members=[{"user_id": str(number), "roles": []} for number in range(2001)])
    as_(ada).post(f"/classes/{cohort.pk}/platforms/", {})
    work_off()
    assert not Listed.objects.exists()
    assert "more than 2,000 people. None was taken" in page_source(as_(ada).get(f"/classes/{cohort.pk}/"))


def test_an_administrator_enters_a_platform_and_its_errors_stand_at_their_fields(there: School) -> None:
    admin = as_(a_user("admin@example.org", role=Role.ADMIN))
    sent = {
        "name": "School", "issuer": "https://m.example", "client": "1", "deployments": "1\n2\n1",
        "auth_url": "https://m.example/a", "token_url": "http://m.example/t", "keys_url": "https://m.example/k",
    }  # fmt: skip
    page = admin.post("/lti/", sent)
    assert page.status_code == 422 and "begins with https://" in page_source(page)
    assert "http://m.example/t" in page_source(page) and not Platform.objects.exists()
    sent["token_url"] = "https://m.example/t"
    assert admin.post("/lti/", sent).status_code == 302
    found = Platform.objects.get()
    assert [one.name for one in found.deployments.order_by("pk")] == ["1", "2"]
    assert len(admin.get("/lti/keys.json").json()["keys"]) == 1, "there is a key for the platform to read"
    assert "Another platform has this issuer" in page_source(admin.post("/lti/", sent))
    assert admin.post(f"/lti/{found.pk}/", sent | {"deployments": "2", "name": "Moodle"}).status_code == 302
    assert [one.name for one in found.deployments.all()] == ["2"] and Platform.objects.get().name == "Moodle"
    page = page_source(admin.get("/lti/"))
    assert all(f"http://testserver/lti/{one}" in page for one in ("launch/", "login/", "keys.json"))
    assert "Remove Moodle?" in page_source(admin.get(f"/lti/{found.pk}/remove/"))
    admin.post(f"/lti/{found.pk}/remove/")
    assert not Platform.objects.exists()


def test_keys_follow_one_another(there: School) -> None:
    first = keys.signing(now=START)
    assert keys.signing(now=START + timedelta(days=89)) == first
    later = START + timedelta(days=90)
    assert keys.signing(now=later) == first and ToolKey.objects.count() == 2, "the new one is shown, and does not sign"
    second = keys.signing(now=later + timedelta(days=1))
    assert second != first and len(keys.shown()["keys"]) == 2
    keys.signing(now=later + timedelta(days=8))
    assert list(ToolKey.objects.all()) == [second]
    shown = Client().get("/lti/keys.json").json()["keys"]
    assert set(shown[0]) == {"kty", "n", "e", "kid", "alg", "use"}, "nothing private is shown"


def test_a_private_key_is_stored_encrypted_and_another_secret_key_makes_a_new_one(
    there: School, ada: User, cohort: Cohort, settings: Any
) -> None:
    made = keys.signing(now=START)
    plain = keys.opened(made)
    assert plain.startswith("-----BEGIN PRIVATE KEY") and "PRIVATE" not in ToolKey.objects.get().private
    ToolKey.objects.update(private=plain)  # as it was stored before
    assert keys.opened(keys.signing(now=START)) == plain
    assert "PRIVATE" not in ToolKey.objects.get().private, "what was there is encrypted when it is next used"
    work, lea = a_work(cohort, a_question(a_course()), ada), a_launched(cohort)
    a_link(there, cohort, work)
    settings.SECRET_KEY = "another"
    clock.move(timedelta(hours=1))
    admin = as_(a_user("admin@example.org", role=Role.ADMIN))
    said = "The secret key of the server was another one then"
    assert said in " ".join(page_source(admin.get("/lti/")).split())
    hand_in(lea, work)
    new = keys.signing(now=clock.now())
    assert new != made and len(keys.shown()["keys"]) == 2, "the old one is shown still"
    there.control(jwks=keys.shown())
    work_off()
    assert len(there.seen("score")) == 1, "signed with the new one"
    assert keys.signing(now=clock.move(timedelta(days=8))) == new and ToolKey.objects.count() == 1


def test_who_deletes_themself_is_no_longer_known_from_the_platform(there: School, ada: User, cohort: Cohort) -> None:
    work = a_work(cohort, a_question(a_course()), ada)
    a_link(there, cohort, work)
    lea = a_launched(cohort)
    hand_in(lea, work)
    work_off()
    leave(learner=lea, now=clock.now())
    remove(learner=lea.pk, now=clock.move(TO_COME_BACK))
    assert not PlatformPerson.objects.exists() and not SentGrade.objects.exists()
