"""A quiz that is drawn by rule: with a tag, of an outcome, and what is said where there are too few."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.banks.models import Question
from study.classes.models import Assignment
from study.people.models import Cohort, User
from tests import clock
from tests.factories import a_course, a_learner, a_topic, a_version, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_work import assigned, begun, form

pytestmark = pytest.mark.django_db
SLOT, NAME = re.compile(r'<td class="n">([^<]*)</td>'), re.compile(r'name="place-(\w+)"')


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


@pytest.fixture
def asked(ada: User) -> list[Question]:
    course = a_course(owner=a_learner(ada), audience="public")
    return [*questions(course, 10, a_topic(course))]


def test_a_draw_by_tag_and_outcome_takes_those_alone_and_says_by_how_many_there_are_too_few(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    tags = [("retries", "dva-c03/2.1"), ("retries", "dva-c03/2.10"), ("retries", "dva-c03/1.2"), ("dva-c03/2.1",)]
    for one, named in zip(asked, tags, strict=False):
        a_version(one, 2, tags=list(named), prompt=f"Question {one.pk}?")
        Question.objects.filter(pk=one.pk).update(tags=f" {' '.join(named)} ")
    rule = {"number0": "2", "tag0": "retries", "outcome0": "dva-c03/2"}
    looked = page_source(teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked, **rule, do="look")))
    drawn = looked.partition('id="draw"')[2]
    assert [f"Question {one.pk}?" in drawn for one in asked[:4]] == [True, True, False, False]
    assert '<option value="dva-c03/2">' in looked.replace("\n", " ") and '<option value="retries">' in looked
    short = teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked, **{**rule, "number0": "3"}))
    pool = f"2 ready questions of {asked[0].bank.title} with the tag “retries” of the outcome dva-c03/2"
    said = f"1 too few: there are {pool}."
    assert short.status_code == 422 and said in page_source(short)
    work = assigned(teacher, cohort, asked, **rule)
    assert 'value="dva-c03/2"' in page_source(teacher.get(f"/classes/{cohort.pk}/work/{work.pk}/"))
    assert {one.question_id for one in begun(lea, work).slots.all()} == {one.pk for one in asked[:2]}
    teacher.post(f"/classes/{cohort.pk}/copy/", {"name": "Next term", "starts": "2027-03-01"})
    copied = Assignment.objects.latest("pk").rules.get()
    assert copied.assignment_id != work.pk and (copied.tag, copied.outcome) == ("retries", "dva-c03/2")


def slots(page: str) -> list[tuple[str, str]]:
    """What stands in which slot, by its name."""
    rows = page.partition('id="slots"')[2].partition("</table>")[0].split("<tr>")[2:]
    return [(SLOT.search(row)[1].strip(), NAME.search(row)[1]) for row in rows]  # type: ignore[index]


def test_slots_are_numbered_and_put_into_another_order(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    picks = [one.pk for one in asked[:3]]
    first, second, third = (f"q{pk}" for pk in picks)
    rule = {"number0": "", "number2": "2", "bank2": asked[5].bank_id, "pick": picks}
    work = assigned(teacher, cohort, asked, **rule)
    address = f"/classes/{cohort.pk}/work/{work.pk}/"
    assert slots(page_source(teacher.get(address))) == [("1", first), ("2", second), ("3", third), ("4 to 5", "r1")]
    moved = {f"place-{first}": "3", f"place-{second}": "2", f"place-{third}": "3", "place-r1": "1"}
    sent = form(asked, revision="1", number0="2", pick=picks) | moved
    assert "One possible draw" in page_source(teacher.post(address, {**sent, "do": "look"}))
    assert teacher.post(address, {**sent, "do": "save"}).status_code == 302
    expected = [("1 to 2", "r1"), ("3", second), ("4", third), ("5", first)]
    assert slots(page_source(teacher.get(address))) == expected
    asks = list(begun(lea, work).slots.order_by("position").values_list("question", flat=True))
    assert asks[2:] == [picks[1], picks[2], picks[0]] and len(asks) == 5
    teacher.post(f"/classes/{cohort.pk}/copy/", {"name": "Next term", "starts": "2027-03-01"})
    assert Assignment.objects.latest("pk").order == ["r1", second, third, first]


def test_each_way_out_of_a_pool_that_is_too_small_is_a_button_that_does_it(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, bank = as_(ada), asked[0].bank
    for one in asked[:2]:
        a_version(one, 2, tags=["retries"], prompt=f"Question {one.pk}?")
        Question.objects.filter(pk=one.pk).update(tags=" retries ")
    other = questions(a_course(owner=asked[0].bank.course.owner, audience="public"), 6)[0].bank
    Question.objects.filter(pk=asked[9].pk).update(status="review")
    rule, address = {"number0": "4", "tag0": "retries"}, f"/classes/{cohort.pk}/work/new/"
    short = teacher.post(address, form(asked, **rule))
    page = page_source(short)
    assert short.status_code == 422 and not Assignment.objects.exists()
    assert page.count("2 too few: there are 2 ready questions of") >= 2  # at the top, and at the rule
    found = dict(reversed(one) for one in re.findall(r'name="way" value="([^"]*)">([^<]*)</button>', page))
    assert list(found) == ["Draw 2", "With any tag (9 in all)"], found
    assert f'href="/banks/{bank.pk}/?look=review">Open the 1 in review' in page
    for says, size, tag in (("Draw 2", 2, "retries"), ("With any tag (9 in all)", 4, "")):
        sent = form(asked, **rule) | {"way": unescape(found[says])}
        done = teacher.post(address, sent)
        page = page_source(done)
        assert done.status_code == 200 and not Assignment.objects.exists(), says
        assert "too few" not in page and f'name="tag0" maxlength="80" value="{tag}"' in page, says
        drawn = page.partition("One possible draw")[2].partition("</ol>")[0]
        assert drawn.count("<li>") == size, says
    many = page_source(teacher.post(address, form(asked, number0="4", tag0="retries", bank0=bank.pk, do="look")))
    assert "No question fits: 2 too few" in many
    of_all = page_source(teacher.post(address, form(asked, number0="5", bank0=other.pk, do="look")))
    assert "too few" not in of_all
    short = page_source(teacher.post(address, form(asked, number0="8", bank0=other.pk)))
    assert f"From {bank.title} (9 in all)</button>" in short


def test_who_assigns_reads_what_a_learner_will_read(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    terms = {"number0": "4", "attempts": "3", "minutes": "20", "late": "days"}
    looked = page_source(teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked, **terms, do="look")))
    said = looked.partition('id="reads"')[2].partition("</section>")[0]
    sentences = ("Quiz, 4 questions, 20 minutes, 3 attempts; the best one counts.", "taken for 2 more days")
    for words in sentences:
        assert words in said, words
    assigned(teacher, cohort, asked, **terms)
    mine = page_source(as_(lea.learner.user).get(f"/classes/{cohort.pk}/mine/"))
    due = mine.partition('id="due"')[2].partition("</section>")[0]
    for words in sentences:
        assert words in due, words


def test_beside_the_form_stands_what_it_would_be_and_nothing_is_stored(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, address = as_(ada), f"/classes/{cohort.pk}/work/new/"
    part = {"HX-Request": "true", "HX-Request-Type": "partial"}
    looked = teacher.post(address, form(asked, number0="2", do="look"), headers=part)
    beside = page_source(looked)
    assert looked.status_code == 200 and beside.lstrip().startswith("<aside") and "<form" not in beside
    assert "One possible draw" in beside and "What a learner reads" in beside
    early = page_source(teacher.post(address, form(asked, opens="", due="", do="look"), headers=part))
    assert "Before it can be assigned" in early
    assert "at which it opens" in early and "at which it is due" in early and 'href="#due"' in early
    assert not Assignment.objects.exists()


def test_the_form_shows_the_rules_that_are_filled_and_one_more(ada: User, cohort: Cohort) -> None:
    empty = page_source(as_(ada).get(f"/classes/{cohort.pk}/work/new/"))
    shown, _, folded = empty.partition("More rules")
    assert 'name="number0"' in shown and 'name="number1"' in folded and 'name="number4"' in folded
    sent = {"number0": "2", "number1": "3", "title": "", "do": "look"}
    shown, _, folded = page_source(as_(ada).post(f"/classes/{cohort.pk}/work/new/", sent)).partition("More rules")
    assert 'name="number2"' in shown and 'name="number3"' in folded


def test_a_class_says_which_of_its_work_is_short_in_as_many_reads_for_many(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, address = as_(ada), f"/classes/{cohort.pk}/"

    def shown() -> str:
        page = " ".join(page_source(teacher.get(address)).split())
        return page[page.index('id="work"') : page.index('id="sees"')]

    assigned(teacher, cohort, asked, title="Enough")
    assigned(teacher, cohort, asked, title="Picked", number0="9", pick=[asked[0].pk, asked[1].pk], do="save")
    page = shown()
    assert page.count(" short</span>") == 1 and '"chip is-flag">1 question short<' in page
    assert '"chip is-ready">open<' in page and '"chip is-draft">draft<' in page
    with CaptureQueriesContext(connection) as one:
        teacher.get(address)
    for number in range(3):
        assigned(teacher, cohort, asked, title=f"Draft {number}", number0="12", tag0="", do="save")
    with CaptureQueriesContext(connection) as many:
        page = " ".join(page_source(teacher.get(address)).split())
    assert page.count("2 questions short") == 3 and len(one) == len(many)
    Question.objects.filter(pk__in=[one.pk for one in asked[:7]]).update(status="retired")
    page = shown()
    open_now = page[page.index(">Enough<") : page.index("</tr>", page.index(">Enough<"))]
    assert '"chip is-ready">open<' in open_now and "1 question short" in open_now, "what was assigned can lack some too"
    clock.move(timedelta(days=30))
    assert '"chip">closed<' in shown() and "1 question short" not in shown()[: shown().index(">Picked<")]
