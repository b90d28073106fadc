"""A class from its first name to its end: invite, join, remove, rename, several instructors, the next term."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from study.banks.models import Visibility
from study.banks.operations import set_visibility
from study.library.models import Audience
from study.people.cohorts import KEPT
from study.people.models import Cohort, CohortMember, Expected, Learner, User
from study.people.operations import prune
from tests import clock
from tests.clock import START
from tests.factories import a_course, a_learner, a_user
from tests.page_source import page_source
from tests.places.banks.authoring import a_shared_bank, an_instructor
from tests.places.classes.people import a_class, a_member, as_

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


def test_an_instructor_makes_a_class_and_a_learner_finds_the_way_into_it(ada: User) -> None:
    teacher = as_(ada)
    made = teacher.post("/classes/new/", {"name": " Tuesday   group "})
    cohort = Cohort.objects.get(name="Tuesday group")
    page = page_source(teacher.get(made["Location"]))
    link = f"/join/?code={cohort.code}"
    assert link in page and "Nobody yet" in page
    lea = as_(a_user("lea@example.org"))
    assert "/classes/join/" in page_source(lea.get("/classes/")) or "/join/" in page_source(lea.get("/classes/"))
    assert f'value="{cohort.code}"' in page_source(lea.get(link))
    joined = lea.post("/join/", {"code": cohort.code.upper(), "name": "Lea"})
    mine = page_source(lea.get(joined["Location"]))
    assert "Tuesday group" in mine and "What your instructors see about you" in mine and "Lea" in mine
    assert "Lea" in page_source(teacher.get(made["Location"]))


def test_a_guest_joins_too_and_a_wrong_code_makes_no_guest(ada: User, client: Client) -> None:
    cohort = a_class(ada)
    assert client.post("/join/", {"code": "nonsense"}).status_code == 422
    assert not Learner.objects.exists()
    client.post("/join/", {"code": cohort.code})
    assert cohort.members.count() == 1
    assert "Guest" in page_source(as_(ada).get(f"/classes/{cohort.pk}/"))


def test_a_code_ends_with_its_day_with_a_new_code_and_with_the_class(ada: User) -> None:
    cohort, teacher = a_class(ada), as_(ada)
    lea = as_(a_user("lea@example.org"))
    today = START.date()
    refused = teacher.post(f"/classes/{cohort.pk}/invite/", {"until": (today - timedelta(days=1)).isoformat()})
    assert refused.status_code == 422 and "This day is over" in page_source(refused)
    teacher.post(f"/classes/{cohort.pk}/invite/", {"until": today.isoformat()})
    clock.move(timedelta(days=2))
    over = lea.post("/join/", {"code": cohort.code})
    assert over.status_code == 422 and "admits nobody any more" in page_source(over)
    assert "<del>" in page_source(teacher.get(f"/classes/{cohort.pk}/"))
    teacher.post(f"/classes/{cohort.pk}/invite/", {"until": ""})
    old = cohort.code
    teacher.post(f"/classes/{cohort.pk}/invite/", {"do": "code"})
    assert lea.post("/join/", {"code": old}).status_code == 422
    cohort.refresh_from_db()
    teacher.post(f"/classes/{cohort.pk}/end/", {"do": "close"})
    assert lea.post("/join/", {"code": cohort.code}).status_code == 422
    teacher.post(f"/classes/{cohort.pk}/end/", {"do": "reopen"})
    assert lea.post("/join/", {"code": cohort.code}).status_code == 302


def test_removing_asks_once_and_takes_out_those_who_were_chosen(ada: User) -> None:
    cohort, teacher = a_class(ada), as_(ada)
    lea, tom = a_member(cohort, "lea"), a_member(cohort, "tom")
    address = f"/classes/{cohort.pk}/people/"
    assert "Choose someone first" in page_source(teacher.post(address, {"do": "remove"}))
    asked = page_source(teacher.post(address, {"do": "remove", "pick": lea.pk}))
    assert "Remove 1 person from Tuesday group?" in asked and CohortMember.objects.count() == 2
    teacher.post(address, {"do": "remove-sure", "pick": lea.pk})
    assert [*CohortMember.objects.all()] == [tom]
    assert as_(lea.learner.user).get(f"/classes/{cohort.pk}/mine/").status_code == 404


def test_what_an_instructor_looks_at_is_what_the_learner_reads_and_they_read_that_it_was_looked_at(ada: User) -> None:
    cohort = a_class(ada)
    lea = a_member(cohort)
    own = as_(lea.learner.user)
    assert "Nobody has looked at it yet" in page_source(own.get(f"/classes/{cohort.pk}/mine/"))
    shown = page_source(as_(ada).get(f"/classes/{cohort.pk}/learners/{lea.pk}/"))
    row = shown[shown.index("<dl") : shown.index("</dl>")]
    mine = page_source(own.get(f"/classes/{cohort.pk}/mine/"))
    assert row in mine and "Last looked at" in mine


def test_several_instructors_teach_and_none_but_the_owner_drops_another(ada: User) -> None:
    cohort, grace, eve = a_class(ada), an_instructor("grace"), an_instructor("eve")
    address = f"/classes/{cohort.pk}/instructors/"
    assert as_(grace).get(f"/classes/{cohort.pk}/").status_code == 404
    for name in ("grace", "eve"):
        as_(ada).post(address, {"email": f"{name}@example.org"})
    as_(ada).post(address, {"email": a_user("plain@example.org").email})
    assert {*cohort.instructors.all()} == {grace, eve}
    assert as_(grace).get(f"/classes/{cohort.pk}/").status_code == 200
    assert as_(grace).post(address, {"drop": eve.pk}).status_code == 404
    as_(grace).post(address, {"drop": ada.pk})
    as_(eve).post(address, {"drop": eve.pk})
    as_(ada).post(address, {"drop": grace.pk})
    assert not cohort.instructors.exists() and Cohort.objects.get().owner == ada


def test_a_list_of_names_says_who_is_missing_and_what_to_call_whom(ada: User) -> None:
    cohort, teacher = a_class(ada), as_(ada)
    address = f"/classes/{cohort.pk}/expected/"
    file = SimpleUploadedFile("names.csv", b"Lea Lind;lea@example.org\nTom;tom@example.org\nnobody\n")
    told = page_source(teacher.post(address, {"file": file}, follow=True))
    assert "2 more people" in told and "Line 3" in told
    member = a_member(cohort, "lea")
    CohortMember.objects.update(name="")
    page = page_source(teacher.get(f"/classes/{cohort.pk}/"))
    assert "Lea Lind" in page and "tom@example.org" in page
    many = "\n".join(f"p{number}@example.org" for number in range(10_000))
    assert "10,000 lines" in page_source(teacher.post(address, {"names": many}, follow=True))
    assert Expected.objects.count() == 2 and member.pk
    teacher.post(address, {"drop": Expected.objects.get(email="tom@example.org").pk})
    assert Expected.objects.count() == 1


def test_the_names_come_along_as_csv_that_no_spreadsheet_runs(ada: User) -> None:
    cohort = a_class(ada)
    a_member(cohort, "lea")
    CohortMember.objects.update(name="=HYPERLINK(1)")
    lines = as_(ada).get(f"/classes/{cohort.pk}/roster.csv").content.decode().splitlines()
    assert lines[0] == "name,email,joined" and lines[1].startswith("'=HYPERLINK(1),lea@example.org,")


def test_the_next_term_has_what_its_maker_opened_and_nobody_in_it(ada: User) -> None:
    cohort, grace = a_class(ada), an_instructor("grace")
    cohort.instructors.add(grace)
    a_member(cohort)
    own = a_course(owner=a_learner(ada), title="Tides", audience=Audience.COHORTS)
    hers = a_course(owner=a_learner(grace), title="Winds", audience=Audience.COHORTS)
    bank = a_shared_bank(ada)
    set_visibility(bank=bank, visibility=Visibility.COHORTS, cohorts=[cohort], by=ada, now=START)
    for course in (own, hers):
        course.cohorts.add(cohort)
    told = page_source(as_(ada).post(f"/classes/{cohort.pk}/copy/", {"name": "Spring"}, follow=True))
    made = Cohort.objects.get(name="Spring")
    assert made.code != cohort.code and not made.members.exists() and [*made.instructors.all()] == [grace]
    assert [*made.courses.all()] == [own] and [*made.banks.all()] == [bank] and "Winds" in told


def test_the_page_says_why_something_is_not_seen_and_leads_to_the_step(ada: User) -> None:
    cohort = a_class(ada)
    course = a_course(owner=a_learner(ada), title="Winds")
    course.cohorts.add(cohort)
    page = page_source(as_(ada).get(f"/classes/{cohort.pk}/"))
    assert "not seen yet, it is read by its owner alone" in page and f"/notes/{course.address}/#audience" in page


def test_the_page_leads_to_ones_own_courses_that_the_class_does_not_read(ada: User) -> None:
    cohort, mine = a_class(ada), a_learner(ada)
    closed, opened = a_course(owner=mine, title="Winds"), a_course(owner=mine, title="Waves", audience="cohorts")
    opened.cohorts.add(cohort)
    a_course(owner=a_learner(), title="Somebody else's")
    page = page_source(as_(ada).get(f"/classes/{cohort.pk}/")).partition('id="sees"')[2]
    assert "<strong>Winds</strong> is not open to this class" in page and f"/notes/{closed.address}/#audience" in page
    assert "Your course <strong>Waves" not in page and "Somebody else" not in page


def test_a_closed_class_is_kept_for_two_years_and_no_longer(ada: User) -> None:
    cohort = a_class(ada)
    a_member(cohort)
    as_(ada).post(f"/classes/{cohort.pk}/end/", {"do": "close"})
    assert prune(now=clock.now() + KEPT).classes == 0
    assert prune(now=clock.now() + KEPT + timedelta(seconds=1)).classes == 1
    assert not Cohort.objects.exists() and Learner.objects.count() == 1


def test_a_page_costs_as_many_queries_for_many_as_for_one(ada: User, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    cohort, teacher = a_class(ada), as_(ada)
    for number in range(12):
        a_member(cohort, f"lea{number}")
    with django_assert_max_num_queries(14):
        teacher.get(f"/classes/{cohort.pk}/")


def test_a_class_without_learners_begins_with_its_link_and_one_with_learners_with_them(ada: User) -> None:
    cohort, teacher = a_class(ada), as_(ada)
    address = f"/classes/{cohort.pk}/"

    def shown(query: str = "") -> str:
        return " ".join(page_source(teacher.get(address + query)).split())

    for query in ("", "?q=lea"):
        page = shown(query)
        assert page.index('id="invite"') < page.index('id="roster"') and page.count('id="invite"') == 1, query
        assert page.count("btn--main") == 1 and 'btn--main" type="button" data-script data-copy="link"' in page, query
        assert "Nobody yet. Give the link to your learners." in page and 'name="do" value="remove"' not in page, query
        assert 'id="order"' not in page and "<table" not in page, query
        assert "<details open>" in page[page.index('id="expected"') :], "a list of names is asked for"
    lea = a_member(cohort)
    page = shown()
    assert page.index('id="roster"') < page.index('id="work"') < page.index('id="invite"') < page.index('id="sees"')
    assert page.count("btn--main") == 1 and "Assign work" in page[page.index("btn--main") :].partition("</a>")[0]
    assert "<details open>" not in page[page.index('id="expected"') :], "nobody is expected: folded"
    assert "Choose someone first" in page and "disabled" not in page, "without a script it is said when pressed"
    assert "Nobody here is called that." in shown("?q=tom")
    teacher.post(f"{address}expected/", {"names": "tom@example.org"})
    page = shown()
    expected = page[page.index('id="expected"') :]
    assert "<details open>" in expected and "tom@example.org" in expected
    chosen = " ".join(page_source(teacher.post(f"{address}people/", {"do": "remove", "pick": [lea.pk, 0]})).split())
    assert "1 chosen" in chosen, "what is no member is not counted"
