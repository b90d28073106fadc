"""Who sees a course, and what is of it: one rule, by every way. The people and the audiences are all there are, and
the addresses are found, so that a new one is asked too.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from study.banks.models import Question
from study.banks.operations.indexing import index_course
from study.banks.roles import asked_in, asked_of
from study.core.problem import Problem
from study.library.access import readable, readable_in
from study.library.models import Audience, Course
from study.library.ownership import open_course, revoke_share, share_course, take_share
from study.people.leaving import leave
from study.people.models import Cohort, Learner, User
from study.people.operations import join_cohort, leave_cohort, make_cohort
from study.people.sessions import SESSION_KEY
from study.review.models import Card
from study.review.operations import answer, deal, study
from study.review.queries import standing
from study.review.submission import Submission
from study.topics import quiz
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_course, a_learner, a_question, a_topic, a_user
from tests.page_source import page_source
from tests.pictures import a_shown_picture
from tests.places.banks.authoring import an_instructor
from tests.places.border.world import names

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Cast:
    course: Course
    question: Question
    cohort: Cohort
    people: dict[str, Learner | None]


IN_CLASS = {"owner", "member", "colleague"}
READERS = {
    Audience.PRIVATE: {"owner", "linked"},
    Audience.COHORTS: IN_CLASS | {"linked"},
    Audience.PUBLIC: {"owner", "visitor", "guest", "linked", "member", "colleague", "elsewhere", "was linked", "admin"},
}
"""Who reads it, of everybody in the cast."""
PEOPLE = sorted(READERS[Audience.PUBLIC])


def cast(audience: Audience) -> Cast:
    ada = an_instructor("ada")
    owner = a_learner(ada)
    course = a_course(owner=owner)
    question = a_question(course, a_topic(course), prompt="What does the water do at a perigee?")
    a_shown_picture(course)
    index_course(course)
    cohort = make_cohort(owner=ada, name="Class", code="abc", now=START)
    make_cohort(owner=an_instructor("grace"), name="Other", code="xyz", now=START)
    people: dict[str, Learner | None] = {"owner": owner, "visitor": None, "guest": a_learner()}
    for name in ("linked", "member", "elsewhere", "was linked"):
        people[name] = a_learner(a_user(f"{name.replace(' ', '')}@example.org"))
    colleague = an_instructor("colleague")
    cohort.instructors.add(colleague)
    people["colleague"] = a_learner(colleague)
    people["admin"] = a_learner(a_user("admin@example.org", role="admin"))
    for name, code in (("member", "abc"), ("elsewhere", "xyz")):
        join_cohort(learner=known(people[name]), code=code, now=START)
    take_share(
        learner=known(people["was linked"]), share=share_course(learner=owner, course=course, now=START), now=START
    )
    revoke_share(learner=owner, course=course, now=START)
    take_share(learner=known(people["linked"]), share=share_course(learner=owner, course=course, now=START), now=START)
    opened = open_course(learner=owner, course=course, audience=audience, cohorts=[cohort], shown=[cohort], now=START)
    assert opened is None
    course.refresh_from_db()
    return Cast(course, question, cohort, people)


def known(learner: Learner | None) -> Learner:
    assert learner
    return learner


def browser(learner: Learner | None) -> Client:
    client = Client()
    if learner and learner.user:
        client.force_login(learner.user)
    elif learner:
        session = client.session
        session[SESSION_KEY] = learner.pk
        session.save()
    return client


def addresses(course: Course) -> Iterator[str]:
    """Every address of topics that names a course and no more, for its readers."""
    for name in names():
        if name.startswith("topics:"):
            with suppress(NoReverseMatch):
                found = reverse(name, args=[course.address])
                if found.startswith("/courses/"):
                    yield found


def is_listed(learner: Learner | None, made: Cast) -> bool:
    return f"/courses/{made.course.address}/" in page_source(browser(learner).get("/courses/"))


def is_at_its_addresses(learner: Learner | None, made: Cast) -> bool:
    topic, asset = made.question.topic, made.course.assets.get()
    assert topic and asset.picture
    here = f"/courses/{made.course.address}"
    found = [*addresses(made.course), f"{here}/topics/{topic.key}/", f"{here}/pictures/{asset.picture.digest}/"]
    statuses = {address: browser(learner).get(address).status_code for address in found}
    shown = {status == 200 for status in statuses.values() if status != 405}
    written = [address for address, status in statuses.items() if status == 405]
    assert len(shown) == 1 and len(written) > 3, statuses
    if shown == {False}:
        assert {browser(learner).post(address).status_code for address in written} == {404}
    return shown == {True}


def is_found(learner: Learner | None, made: Cast) -> bool:
    return "water do at a" in page_source(browser(learner).get("/search/", {"q": "perigee"}))


def is_asked(learner: Learner | None, made: Cast) -> bool:
    status = browser(learner).get(f"/review/question/{made.question.pk}/").status_code
    assert made.question.topic
    assert (made.question.pk in quiz.choose(made.question.topic, learner, TODAY)) == (status == 200)
    assert Question.objects.filter(asked_of(learner), pk=made.question.pk).exists() == (status == 200)
    assert bool(standing.standings(learner, [made.course], TODAY)) == (status == 200)
    return status == 200


def is_dealt(learner: Learner | None, made: Cast) -> bool:
    if learner is None:
        return is_asked(learner, made)
    study(learner=learner, course=made.course, now=START)
    deal(learner=learner, today=TODAY, now=START)
    return Card.objects.filter(learner=learner, question=made.question).exists()


WAYS: list[Callable[[Learner | None, Cast], bool]] = [is_listed, is_at_its_addresses, is_found, is_asked, is_dealt]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("way", WAYS)
def test_a_course_and_all_of_it_is_seen_by_its_readers_and_nobody_else(
    way: Callable[[Learner | None, Cast], bool], audience: Audience
) -> None:
    made = cast(audience)
    assert {name for name in PEOPLE if way(made.people[name], made)} == READERS[audience]


@pytest.mark.parametrize("audience", Audience)
def test_a_class_reads_what_one_does_who_is_in_it_and_nothing_more(audience: Audience) -> None:
    made = cast(audience)
    member = made.people["member"]
    here = Course.objects.filter(readable_in(made.cohort), pk=made.course.pk).exists()
    assert here == Course.objects.filter(readable(member), pk=made.course.pk).exists()
    asked = Question.objects.filter(asked_in(made.cohort), pk=made.question.pk).exists()
    assert asked == Question.objects.filter(asked_of(member), pk=made.question.pk).exists()


@pytest.mark.parametrize("audience", Audience)
def test_nobody_sees_the_course_of_one_who_deleted_themself(audience: Audience) -> None:
    made = cast(audience)
    leave(learner=known(made.people["owner"]), now=START)
    assert not any(is_at_its_addresses(made.people[name], made) for name in PEOPLE if name != "owner")


def test_who_leaves_the_class_keeps_memory_and_history_and_finds_both_on_coming_back() -> None:
    made = cast(Audience.COHORTS)
    member = known(made.people["member"])
    study(learner=member, course=made.course, now=START)
    deal(learner=member, today=TODAY, now=START)
    card = Card.objects.get(learner=member)
    answer(learner=member, card=card.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    card.refresh_from_db()
    leave_cohort(learner=member, cohort=made.cohort.pk)
    assert not is_at_its_addresses(member, made)
    again = Card.objects.get(learner=member)
    assert again.memory == card.memory and again.log.count() == 1
    join_cohort(learner=member, code="abc", now=START)
    assert is_at_its_addresses(member, made) and Card.objects.get(learner=member).memory == card.memory


def test_only_an_instructor_opens_a_course_and_a_choice_of_classes_needs_one() -> None:
    plain = a_learner(a_user("plain@example.org"))
    course = a_course(owner=plain)
    refused = open_course(learner=plain, course=course, audience=Audience.PUBLIC, now=START)
    assert isinstance(refused, Problem) and "instructor" in refused.message
    made = cast(Audience.PRIVATE)
    none = open_course(
        learner=known(made.people["owner"]),
        course=made.course,
        audience=Audience.COHORTS,
        shown=[made.cohort],
        now=START,
    )
    assert none == Problem("Choose at least one class.")
    made.course.refresh_from_db()
    assert made.course.audience == Audience.PRIVATE and made.course.cohorts.get() == made.cohort


def test_the_form_changes_the_classes_it_showed_and_no_others() -> None:
    made = cast(Audience.COHORTS)
    user = made.people["owner"]
    assert user and user.user
    others = make_cohort(owner=User.objects.get(email="grace@example.org"), name="Hers", code="her", now=START)
    made.course.cohorts.add(others)
    client, address = browser(user), f"/notes/{made.course.address}/audience/"
    page = page_source(client.get(f"/notes/{made.course.address}/"))
    assert "Who reads it" in page and "Hers" in page
    client.post(address, {"audience": "cohorts", "shown": made.cohort.pk})
    assert [*made.course.cohorts.all()] == [others]
    assert "Who reads it" not in page_source(browser(made.people["linked"]).get("/notes/"))


def test_a_bank_is_offered_no_audience_that_cannot_read_its_course() -> None:
    made = cast(Audience.PRIVATE)
    owner = known(made.people["owner"])
    revoke_share(learner=owner, course=made.course, now=START)
    client = browser(owner)
    client.post("/banks/", {"title": "Tides by hand", "course": made.course.address})
    bank = made.course.banks.get(title="Tides by hand")
    page = page_source(client.get(f"/banks/{bank.pk}/sharing/"))
    assert 'value="private"' in page and 'value="public"' not in page and "Open the course" in page
    sent = {"visibility": "public", "was": "private"}
    assert client.post(f"/banks/{bank.pk}/sharing/", sent).status_code == 422
    open_course(learner=owner, course=made.course, audience=Audience.PUBLIC, now=START)
    assert 'value="public"' in page_source(client.get(f"/banks/{bank.pk}/sharing/"))
    assert client.post(f"/banks/{bank.pk}/sharing/", sent).status_code == 302


def test_a_bank_can_come_with_a_course_of_its_own() -> None:
    ada = an_instructor("ada")
    client = Client()
    client.force_login(ada)
    client.post("/banks/", {"title": "Ebb", "course": ""})
    course = Course.objects.get(title="Ebb")
    assert course.owner and course.owner.user == ada and course.audience == Audience.PRIVATE
    assert "Who reads it" in page_source(client.get(f"/notes/{course.address}/"))
