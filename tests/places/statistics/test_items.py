"""What the answers of all learners say about a question: who counts, for which version, and where it is shown."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from statistics import correlation, covariance, mean, median
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from study.banks.models import Bank, ItemStatistics, Question, Visibility
from study.core.questions.kinds import KINDS
from study.core.questions.source.reader import parse_question
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Review
from study.review.operations import answer
from study.review.submission import Submission
from study.review.timing import LONGEST, seconds_open, shown_at, stamp
from study.statistics.models import BankStatistics
from study.statistics.operations import count_if_stale, count_items
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_user, a_version, as_
from tests.page_source import hidden, page_source
from tests.places.banks.authoring import an_instructor, an_open_bank

pytestmark = pytest.mark.django_db
SKIP = {"skip": ["1"]}


@pytest.fixture
def bank(ada: User) -> Bank:
    return an_open_bank(ada, viewer=an_instructor("grace"))


def asked(bank: Bank, number: int) -> list[Question]:
    """Ready questions of the bank, each with RIGHT and WRONG."""
    made = [a_question(bank.course) for _ in range(number)]
    Question.objects.filter(pk__in=[one.pk for one in made]).update(bank=bank)
    return [Question.objects.select_related("current", "bank").get(pk=one.pk) for one in made]


def say(
    learner: Learner, question: Question, form: object = RIGHT, day: int = 0, seconds: float | None = None
) -> Review:
    card = Card.objects.filter(learner=learner, question=question).first() or a_card(learner, question)
    asked, now = Question.objects.get(pk=question.pk), START + timedelta(day)
    opened = None if seconds is None else now - timedelta(seconds=seconds)
    done = answer(
        learner=learner,
        card=card.pk,
        sent=Submission(asked.current.number, card.reviews, form, opened=opened),  # type: ignore[arg-type,union-attr]
        now=now,
        today=TODAY + timedelta(day),
    )
    return done.review  # type: ignore[union-attr]


def a_class(questions: Sequence[Question], size: int) -> list[Learner]:
    """Learners who all answered all questions, the first the weakest: each question is a little harder than
    the one before it, and nothing happens by chance."""
    learners = [a_learner() for _ in range(size)]
    for place, learner in enumerate(learners):
        for number, question in enumerate(questions):
            able = place / size > (number + 1) / (len(questions) + 2)
            say(learner, question, RIGHT if able else WRONG, seconds=10 + number)
    return learners


def statistics(question: Question) -> ItemStatistics:
    count_items(bank=question.bank, now=START)
    return ItemStatistics.objects.get(question=question)


def test_the_figures_are_those_of_the_formulas(bank: Bank) -> None:
    """Against the plainest formulas there are, over a class whose answers a seed drew."""
    random, questions = Random(3), asked(bank, 5)
    marks: dict[int, list[float]] = {}
    for number in range(40):
        learner = a_learner()
        marks[learner.pk] = [float(random.random() < 0.2 + number / 60) for _ in questions]
        for question, mark in zip(questions, marks[learner.pk], strict=True):
            say(learner, question, RIGHT if mark else WRONG, seconds=5 + number / 10)
    own = [row[0] for row in marks.values()]
    rest = [sum(row[1:]) / 4 for row in marks.values()]
    found = statistics(questions[0])
    assert (found.attempts, found.facility) == (40, pytest.approx(100 * mean(own)))
    assert found.discrimination == pytest.approx(100 * correlation(own, rest))
    assert found.efficiency == pytest.approx(100 * covariance(own, rest) / covariance(sorted(own), sorted(rest)))
    assert found.median_seconds == pytest.approx(median(5 + n / 10 for n in range(40)), abs=0.05)
    low, high = found.details["facility"]
    assert low < found.facility < high
    table = {row["key"]: row for row in found.details["options"]}
    assert table["rises"]["right"] and table["rises"]["count"] + table["falls"]["count"] == 40
    chose = [one for one, mark in zip(rest, own, strict=True) if not mark]
    assert table["falls"]["rest"] == pytest.approx(100 * mean(chose))


def test_under_thirty_attempts_only_their_number_is_told(bank: Bank) -> None:
    questions = asked(bank, 2)
    a_class(questions, 29)
    found = statistics(questions[0])
    assert (found.attempts, found.facility, found.discrimination, found.flags) == (29, None, None, [])
    assert found.details["options"] == [] and found.details["facility"] is None


def test_who_answered_one_question_only_has_no_rest_score(bank: Bank) -> None:
    one, other = asked(bank, 2)
    a_class([one, other], 30)
    before = statistics(one)
    for _ in range(5):
        say(a_learner(), one, WRONG)
    after = statistics(one)
    assert (after.attempts, after.details["ranked"]) == (35, 30)
    assert after.discrimination == before.discrimination and after.facility != before.facility


def test_answers_to_another_bank_are_no_rest(bank: Bank, ada: User) -> None:
    (one,) = asked(bank, 1)
    (elsewhere,) = asked(an_open_bank(ada), 1)
    for learner in a_class([one], 30):
        say(learner, elsewhere)
    assert statistics(one).details["ranked"] == 0


def test_a_new_version_starts_anew(bank: Bank) -> None:
    one, other = asked(bank, 2)
    old_hands = a_class([one, other], 30)
    first = statistics(one)
    a_version(one, 2)
    for learner in old_hands[:3]:
        say(learner, one, day=1)
    found = statistics(one)
    assert (found.version.number, found.attempts, found.facility) == (2, 0, None)
    assert [row["version"] for row in found.details["older"]] == [1]
    assert found.details["older"][0]["facility"] == first.facility
    say(a_learner(), one)
    assert statistics(one).attempts == 1


def test_retention_is_what_is_known_thirty_days_later(bank: Bank) -> None:
    (one,) = asked(bank, 1)
    for number in range(40):
        learner = a_learner()
        say(learner, one)
        Card.objects.filter(learner=learner).update(due_day=TODAY, due_at=None)
        say(learner, one, RIGHT if number < 30 else WRONG, day=30 if number % 2 else 27)
    say_later = a_learner()
    say(say_later, one)
    Card.objects.filter(learner=say_later).update(due_day=TODAY, due_at=None)
    say(say_later, one, WRONG, day=40)
    found = statistics(one)
    assert (found.retention, found.details["retention_reviews"]) == (75, 40)


def test_retention_of_a_small_bank_beside_a_great_one(bank: Bank, ada: User) -> None:
    (one,) = asked(bank, 1)
    for question in asked(an_open_bank(ada), 9):
        say(a_learner(), question)
    learner = a_learner()
    say(learner, one)
    Card.objects.filter(learner=learner).update(due_day=TODAY, due_at=None)
    say(learner, one, RIGHT, day=30)
    assert statistics(one).details["retention_reviews"] == 1


def test_a_wrong_key_is_noticed(bank: Bank) -> None:
    """Those who choose the other option do better everywhere else."""
    questions = asked(bank, 6)
    for place in range(60):
        learner = a_learner()
        for number, question in enumerate(questions):
            able = place > 30 + (number - 3) * 5
            say(learner, question, (WRONG if able else RIGHT) if not number else RIGHT if able else WRONG)
    found = statistics(questions[0])
    assert found.discrimination is not None and found.discrimination < 0
    assert {"negative", "key", "strongest"} <= {flag["name"] for flag in found.flags}
    assert any("“It falls”" in flag["text"] for flag in found.flags)


def test_variants_of_a_version_are_told_apart(bank: Bank) -> None:
    """Each learner is asked another variant; which one, the seed of their answer says."""
    (one,) = asked(bank, 1)
    kind = KINDS["computed"]
    parsed, _ = parse_question(kind.examples[0])
    assert parsed
    a_version(one, 2, "computed", parsed.body)
    rows = [say(a_learner(), one, {"answer": ["2"]}) for _ in range(70)]
    notes = [kind.vary(parsed.body, row.seed).variants[0].note for row in rows]
    found = statistics(one)
    told = {row["note"]: row for row in found.details["variants"]}
    assert {note: row["attempts"] for note, row in told.items()} == Counter(notes) and len(told) == 2
    assert [row["facility"] for _, row in sorted(told.items())] == [
        100 if notes.count("3,538 MB") >= 30 else None,
        0 if notes.count("5,307 MB") >= 30 else None,
    ]
    assert found.details["options"] == []


def test_skipping_is_an_answer_that_chose_nothing(bank: Bank) -> None:
    one, other = asked(bank, 2)
    for _ in range(30):
        learner = a_learner()
        say(learner, other)
        say(learner, one, SKIP)
    found = statistics(one)
    assert found.facility == 0
    assert [(row["none"], row["count"]) for row in found.details["options"]][-1] == (True, 30)


def test_counting_twice_is_counting_once(bank: Bank) -> None:
    questions = asked(bank, 3)
    a_class(questions, 30)
    assert count_items(bank=bank, now=START) == count_items(bank=bank, now=START) == 90
    assert ItemStatistics.objects.count() == 3 and BankStatistics.objects.count() == 1


def test_the_test_within_the_bank(bank: Bank) -> None:
    """Alpha is about the questions that enough people all answered."""
    questions = asked(bank, 4)
    learners = a_class(questions[:3], 40)
    for learner in learners[:10]:
        say(learner, questions[3])
    count_items(bank=bank, now=START)
    told = BankStatistics.objects.get().figures
    assert (told["learners"], told["questions"], told["attempts"]) == (40, 4, 130)
    assert (told["asked"], told["takers"]) == (3, 40)
    assert 0 < told["alpha"] <= 100
    assert told["standard_error"] == pytest.approx(told["error_ratio"] * told["deviation"] / 100)


def test_counts_are_made_anew_after_an_hour(bank: Bank) -> None:
    (one,) = asked(bank, 1)
    say(a_learner(), one)
    first = count_if_stale(bank=bank, now=START)
    say(a_learner(), one)
    assert count_if_stale(bank=bank, now=START + timedelta(minutes=59)).figures == first.figures
    assert count_if_stale(bank=bank, now=START + timedelta(minutes=61)).figures["attempts"] == 2


def test_the_command_counts_every_bank_with_answers(bank: Bank, ada: User, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = asked(bank, 1)
    an_open_bank(ada)
    say(a_learner(), one)
    call_command("count_items")
    assert capsys.readouterr().out == f"{bank.course.slug}/tides: 1 first answers\n"
    call_command("count_items", "--bank", "tides", "--course", bank.course.slug, "--json")
    assert '"attempts": 1' in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("count_items", "--bank", "nowhere")


def test_an_opened_form_says_how_long_it_took() -> None:
    stamped = stamp(("/review/5/", 2), START)
    shown = shown_at(stamped, ("/review/5/", 2))
    assert shown == START
    assert seconds_open(shown, START + timedelta(seconds=12.34)) == 12.3
    assert seconds_open(shown, START + timedelta(hours=3)) == LONGEST
    assert seconds_open(shown, START - timedelta(seconds=1)) is None
    assert seconds_open(None, START) is None
    for action, ordinal in (("/review/6/", 2), ("/review/5/", 3)):
        assert shown_at(stamped, (action, ordinal)) is None
    for forged in ("", "0", stamped[:-1], stamped.replace(":", ":1", 1), f"9{stamped}", "x:y"):
        assert shown_at(forged, ("/review/5/", 2)) is None


def test_the_log_knows_how_long_a_question_was_open(client: Client) -> None:
    learner = a_learner()
    card = a_card(learner, a_question(a_course()))
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    address = f"/review/{card.pk}/"

    first = hidden(client.get(address))
    clock.move(timedelta(seconds=20))
    again = hidden(client.post(address, first))  # no answer: asked once more
    clock.move(timedelta(seconds=5))
    client.post(address, {**again, "answer": "rises"})
    assert Review.objects.get().seconds == 25


def test_a_form_without_a_time_counts_too(client: Client) -> None:
    question = a_question(a_course())
    client.post(f"/review/question/{question.pk}/", {"version": 1, "ordinal": 0, "answer": "rises"})
    assert Review.objects.get().seconds is None


def test_the_pages_are_for_who_may_look_into_the_bank(bank: Bank) -> None:
    (one,) = asked(bank, 1)
    say(a_learner(), one)
    Bank.objects.update(visibility=Visibility.PRIVATE)
    grace, eve = as_(User.objects.get(email="grace@example.org")), as_(an_instructor("eve"))
    bob = as_(a_user("bob@example.org"))
    for address in (f"/banks/{bank.pk}/statistics/", f"/banks/{bank.pk}/q/{one.key}/statistics/"):
        assert grace.get(address).status_code == 200
        assert (eve.get(address).status_code, bob.get(address).status_code) == (404, 404)
        assert Client().get(address).status_code == 302
    assert f'href="/banks/{bank.pk}/statistics/"' in page_source(grace.get(f"/banks/{bank.pk}/"))
    edit = page_source(grace.get(f"/banks/{bank.pk}/q/{one.key}/"))
    assert f'href="/banks/{bank.pk}/q/{one.key}/statistics/"' in edit


def test_a_bank_nobody_answered_says_so(bank: Bank, ada: User) -> None:
    (one,) = asked(bank, 1)
    assert "Nobody has answered a question" in page_source(as_(ada).get(f"/banks/{bank.pk}/statistics/"))
    page = page_source(as_(ada).get(f"/banks/{bank.pk}/q/{one.key}/statistics/"))
    assert "Nobody has answered this question yet" in page


def test_the_bank_lists_the_worst_question_first(bank: Bank, ada: User) -> None:
    questions = asked(bank, 4)
    for place in range(40):
        learner = a_learner()
        for number, question in enumerate(questions):
            able = place > 8 * (number + 1)
            say(learner, question, (WRONG if able else RIGHT) if number == 2 else RIGHT if able else WRONG)
    page = page_source(as_(ada).get(f"/banks/{bank.pk}/statistics/"))
    places = [page.index(f"/q/{question.key}/statistics/") for question in questions]
    assert min(places) == places[2]
    assert "4 questions that the same 40 learners answered" in page and "Standard error" in page and "−" in page
    table = page[page.index("Each question") :]
    assert table.count('viewBox="0 0 100 16"') == 4 == table.count('viewBox="-108 -16 216 32"')
    assert table.count("f-throttled") == 1, "below 0 it is a diamond"


def test_the_page_of_a_question(bank: Bank, ada: User) -> None:
    questions = asked(bank, 3)
    a_class(questions, 30)
    say(a_learner(), questions[0])
    a_version(questions[0], 2)
    a_version(questions[1], 1 + 1)
    page = page_source(as_(ada).get(f"/banks/{bank.pk}/q/{questions[2].key}/statistics/"))
    for words in ("It falls", "It rises", "Strongest third", "12 s", "Facility", "from 30 such reviews"):
        assert words in page
    assert page.count('viewBox="0 0 100 16"') == 2, "a bar beside each option"
    old = page_source(as_(ada).get(f"/banks/{bank.pk}/q/{questions[0].key}/statistics/"))
    assert "Version 1, no longer in use: 31 attempts" in old and "from 30 attempts" in old


def test_who_answered_nothing_else_is_mentioned(bank: Bank, ada: User) -> None:
    one, other = asked(bank, 2)
    a_class([one, other], 30)
    say(a_learner(), one)
    page = page_source(as_(ada).get(f"/banks/{bank.pk}/q/{one.key}/statistics/"))
    assert "1 learner answered nothing else" in page


def test_counting_again_is_a_button(bank: Bank, ada: User) -> None:
    (one,) = asked(bank, 1)
    address = f"/banks/{bank.pk}/statistics/"
    assert "0 first answers" in page_source(as_(ada).get(address))
    say(a_learner(), one)
    assert "0 first answers" in page_source(as_(ada).get(address))
    assert "1 first answer" in page_source(as_(ada).post(address, follow=True))


def test_pages_cost_the_same_for_many_questions(bank: Bank, ada: User, django_assert_num_queries: Any) -> None:
    client = as_(ada)
    for number in (2, 12):
        learner = a_learner()
        for question in asked(bank, number):
            say(learner, question)
        count_items(bank=bank, now=START)
        with django_assert_num_queries(9):
            client.get(f"/banks/{bank.pk}/statistics/")
