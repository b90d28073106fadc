"""The queue of what waits for somebody: who has what in it, and what becomes of it, one by one or several at once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.urls import reverse

from study.banks import operations, queries
from study.banks.history import ON_THE_WAY, UNDO
from study.banks.models import Bank, Comment, Question, Role, Status
from study.banks.operations.reviewing import PIECE
from study.banks.roles import decides, role_of
from study.banks.slots import SHOWN, slots
from study.banks.views import waiting as views
from study.people.models import User
from tests import clock
from tests.clock import START
from tests.factories import as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published, submitted, written

pytestmark = pytest.mark.django_db
ALONE, TOGETHER = reverse("banks:waiting"), reverse("banks:together")
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


def waiting(bank: Bank, by: User, number: int = 1) -> list[Question]:
    found = [written(bank, by, SPRING.replace("Spring tide", f"Tide {place}")) for place in range(number)]
    for question in found:
        submitted(question, by)
    return found


def again(bank: Bank, author: User, reviewer: User, **changed: str) -> Question:
    """A published question with a newer version that waits: by the texts that it changes."""
    question = published(bank, author, reviewer)
    text = SPRING.replace("#spring-tide", f"#{question.key}")
    for old, new in changed.items():
        text = text.replace(old, new)
    operations.save(question=question, text=text, revision=1, by=author, now=START)
    submitted(question, author)
    return question


def test_everybody_has_what_they_may_decide_about(bank: Bank, ada: User, grace: User) -> None:
    viewer, admin = an_instructor("vera"), an_instructor("root")
    User.objects.filter(pk=admin.pk).update(role="admin")
    admin.refresh_from_db()
    operations.set_role(bank=bank, email=viewer.email, role=Role.VIEWER, by=ada, now=START)
    rows = [*waiting(bank, ada, 2), *waiting(bank, grace), written(bank, ada)]
    gone = waiting(bank, ada)[0]
    operations.retire(question=gone, by=ada, now=START)
    a_shared_bank(ada)
    for user in (ada, grace, viewer, admin, an_instructor("eve")):
        expected = [
            row.pk
            for row in Question.objects.filter(pk__in=[one.pk for one in rows]).select_related("bank", "candidate")
            if decides(row.candidate, role_of(user, row.bank), user)
        ]
        assert queries.waiting(user) == expected
    assert len(queries.waiting(grace)) == 2 and len(queries.waiting(ada)) == 1


def test_one_after_the_other_without_scripts(bank: Bank, ada: User, grace: User) -> None:
    one, two, three = waiting(bank, ada, 3)
    client = as_(grace)
    page = page_source(client.get(ALONE))
    assert "1 of 3" in page and "It rises higher" in page and "The moon and the sun pull in one line." in page
    page = page_source(client.get(ALONE, {"at": two.pk}))
    assert "2 of 3" in page and f"?at={one.pk}" in page and f"?at={three.pk}" in page
    sent = client.post(ALONE, {"question": two.pk, "version": 1, "do": "approve"})
    assert sent["Location"] == f"{ALONE}?at={three.pk}"
    sent = client.post(ALONE, {"question": three.pk, "version": 1, "do": "back", "reason": "Which tide?"})
    assert sent["Location"] == f"{ALONE}?at={one.pk}"
    assert Question.objects.get(pk=two.pk).status == Status.READY
    assert Question.objects.get(pk=three.pk).status == Status.DRAFT
    assert Comment.objects.get(question=three).text == "Which tide?"


def test_slots_number_what_was_decided_today_and_what_waits(bank: Bank, ada: User, grace: User) -> None:
    one, two, three = waiting(bank, ada, 3)
    client = as_(grace)
    client.post(ALONE, {"question": two.pk, "version": 1, "do": "approve"})
    page = page_source(client.get(ALONE, {"at": three.pk}))
    assert "3 of 3" in page and "1 decided today" in page
    assert 'aria-label="1 of 3, decided"' in page and reverse("banks:edit", args=[bank.pk, two.key]) in page
    assert f'href="?at={one.pk}" ' in page and 'aria-label="2 of 3, open"' in page
    client.post(ALONE, {"do": "undo", "decision": two.history.get(action="published").pk})
    assert "0 decided today" in page_source(client.get(ALONE)), "taken back"
    client.post(ALONE, {"question": one.pk, "version": 1, "do": "back", "reason": "Which tide?"})
    assert "2 of 3" in page_source(client.get(ALONE))
    operations.save(question=one, text=SPRING.replace("rises", "sinks"), revision=1, by=ada, now=START)
    submitted(one, ada)
    assert "0 decided today" in page_source(client.get(ALONE)), "what waits again is not decided"
    clock.move(timedelta(days=1))
    for row in (one, two, three):
        row.refresh_from_db()
        version = row.candidate.number  # type: ignore[union-attr]
        client.post(ALONE, {"question": row.pk, "version": version, "do": "back", "reason": "Which tide?"})
    page = page_source(client.get(ALONE))
    assert "Nothing waits for you" in page and "3 decided today." in page
    assert f"Instructor {ada.pk} last wrote there on 23 November 2026." in page
    clock.move(timedelta(days=1))
    assert "decided today" not in page_source(client.get(ALONE))


def test_of_a_long_queue_the_slots_around_are_shown() -> None:
    def numbers(done: int, left: int, place: int) -> list[int]:
        decided = [Question(pk=number + 1, bank_id=1, key=f"q{number}") for number in range(done)]
        return [slot.number for slot in slots(decided, list(range(100, 100 + left)), place)]

    assert numbers(0, 3, 0) == [1, 2, 3] and numbers(2, 1, 0) == [1, 2, 3]
    assert numbers(0, 200, 0) == list(range(1, SHOWN + 1))
    assert numbers(50, 150, 50) == list(range(93, 93 + SHOWN))
    assert numbers(0, 200, 199) == list(range(201 - SHOWN, 201))


def test_a_newer_text_is_asked_for_in_words_that_stand_there(bank: Bank, ada: User, grace: User) -> None:
    question = waiting(bank, ada)[0]
    text = SPRING.replace("Spring tide", "Tide 0").replace("rises", "sinks")
    operations.save(question=question, text=text, revision=1, by=ada, now=START)
    page = page_source(as_(grace).get(ALONE))
    assert f"?at={question.pk}&amp;ask=newer#reason" in page and "Please send the newer text." not in page
    assert "Please send the newer text." in page_source(as_(grace).get(ALONE, {"ask": "newer"}))


def test_to_give_back_says_why(bank: Bank, ada: User, grace: User) -> None:
    question = waiting(bank, ada)[0]
    page = as_(grace).post(ALONE, {"question": question.pk, "version": 1, "do": "back", "reason": " "})
    assert page.status_code == 422 and "Say what should change." in page_source(page)
    assert Question.objects.get(pk=question.pk).candidate_id


def test_what_is_approved_is_what_was_seen(bank: Bank, ada: User, grace: User) -> None:
    question = waiting(bank, ada)[0]
    operations.withdraw(question=question, by=ada, now=START)
    text = SPRING.replace("Spring tide", "Tide 0").replace("rises", "sinks")
    operations.save(question=question, text=text, revision=1, by=ada, now=START)
    submitted(question, ada)
    page = as_(grace).post(ALONE, {"question": question.pk, "version": 1, "do": "approve", "reason": "Good."})
    assert page.status_code == 422 and "It sinks higher" in page_source(page) and "Good." in page_source(page)
    as_(grace).post(TOGETHER, {"pick": f"{question.pk}:1"})
    assert Question.objects.get(pk=question.pk).status == Status.IN_REVIEW


def test_that_of_somebody_else_is_not_there(bank: Bank, ada: User) -> None:
    question = waiting(bank, ada)[0]
    eve = as_(an_instructor("eve"))
    assert "Tide 0" not in page_source(eve.get(ALONE, {"at": question.pk}))
    assert eve.post(ALONE, {"question": question.pk, "version": 1, "do": "approve"}).status_code == 404
    eve.post(TOGETHER, {"pick": f"{question.pk}:1"})
    as_(ada).post(TOGETHER, {"pick": f"{question.pk}:1"})
    assert as_(ada).post(ALONE, {"question": question.pk, "version": 1, "do": "approve"}).status_code == 302
    assert Question.objects.get(pk=question.pk).status == Status.IN_REVIEW


def test_decided_by_somebody_else_meanwhile_nothing_written_is_lost(bank: Bank, ada: User, grace: User) -> None:
    question = waiting(bank, ada)[0]
    operations.withdraw(question=question, by=ada, now=START)
    page = as_(grace).post(ALONE, {"question": question.pk, "version": 1, "do": "back", "reason": "My words."})
    assert page.status_code == 409 and "My words." in page_source(page)


def test_the_pages_take_as_many_queries_for_many(
    bank: Bank, ada: User, grace: User, django_assert_max_num_queries: Any
) -> None:
    client = as_(grace)
    waiting(bank, ada, 2)
    again(bank, ada, grace, rises="sinks")
    for url in (ALONE, TOGETHER, f"{TOGETHER}?slight=1"):
        with django_assert_max_num_queries(20) as few:
            client.get(url)
        waiting(bank, ada, 4)
        with django_assert_max_num_queries(len(few.captured_queries)):
            client.get(url)


def test_no_id_stands_twice_among_twenty(bank: Bank, ada: User, grace: User) -> None:
    waiting(bank, ada, 4)
    found = re.findall(r'\bid="([^"]+)"', page_source(as_(grace).get(TOGETHER)))
    assert len(found) == len(set(found))


def test_twenty_at_once_and_what_is_unticked_goes_on_waiting(bank: Bank, ada: User, grace: User) -> None:
    rows = waiting(bank, ada, 22)
    client = as_(grace)
    page = page_source(client.get(TOGETHER))
    picks = re.findall(r'name="pick" value="([^"]+)" checked', page)
    assert len(picks) == 20 and "20 of 22 waiting" in page
    assert page.count("The moon and the sun pull in one line.") >= 20
    client.post(TOGETHER, {"pick": picks[1:]})
    assert queries.waiting(grace) == [rows[0].pk, rows[20].pk, rows[21].pk]


def test_it_is_told_how_many_were_published_and_what_was_gone(bank: Bank, ada: User, grace: User) -> None:
    rows = waiting(bank, ada, 3)
    client = as_(grace)
    operations.decide(question=rows[0], version=1, approve=False, by=grace, now=START, reason="Which tide?")
    picks = [f"{rows[0].pk}:1", f"{rows[1].pk}:1", f"{rows[2].pk}:7"]
    page = page_source(client.post(TOGETHER, {"pick": picks}, follow=True))
    assert "1 question published." in page
    assert "1 question no longer waits for you." in page
    assert f"{rows[2].key}: Another version is now waiting for review." in page


def test_more_are_approved_than_one_transaction_takes(bank: Bank, ada: User, grace: User) -> None:
    rows = waiting(bank, ada, PIECE + 1)
    versions = {row.pk: Question.objects.get(pk=row.pk).candidate.number for row in rows}  # type: ignore[union-attr]
    operations.withdraw(question=rows[3], by=ada, now=START)
    done = operations.approve_all(versions=versions, by=grace, now=START)
    assert (done.count, [one.message for one in done.problems]) == (PIECE, ["1 question no longer waits for you."])
    assert Question.objects.filter(bank=bank, status=Status.READY).count() == PIECE


def test_slight_changes_are_told_in_full_and_approved_together(bank: Bank, ada: User, grace: User) -> None:
    slight, other = again(bank, ada, grace, **{"2026-11-01": "2026-11-02"}), again(bank, ada, grace, rises="sinks")
    fresh = waiting(bank, ada)[0]
    client = as_(grace)
    page = page_source(client.get(TOGETHER, {"slight": "1"}))
    assert "1 slight change" in page and "checked 2026-11-02" in page and f'value="{slight.pk}:2"' in page
    assert f'value="{other.pk}:' not in page and f'value="{fresh.pk}:' not in page
    client.post(f"{TOGETHER}?slight=1", {"pick": f"{slight.pk}:2"})
    assert queries.waiting(grace) == [other.pk, fresh.pk]


def test_how_many_slight_changes_wait_stands_beside_each(
    bank: Bank, ada: User, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_(grace)

    def told() -> str:
        return " ".join(page_source(client.get(ALONE)).split())

    waiting(bank, ada, 2)
    again(bank, ada, grace, rises="sinks")
    again(bank, ada, grace, **{"at a spring tide?": "at spring tide?"})
    assert "slight change" not in told(), "new ones, another answer and another stem are none"
    for word, day in (("1 slight change together", "02"), ("2 slight changes together", "03")):
        again(bank, ada, grace, **{"2026-11-01": f"2026-11-{day}"})
        assert f'?slight=1">{word}' in told(), word
    assert "2 slight changes" in page_source(client.get(TOGETHER, {"slight": "1"}))
    monkeypatch.setattr(views, "TOGETHER", 1)
    assert "0 or more" not in told() and "slight changes together" in told()
    monkeypatch.setattr(views, "TOGETHER", 2)
    assert "1 or more slight change together" in told()


def test_lines_that_a_comment_names_lead_to_them(bank: Bank, ada: User, grace: User) -> None:
    question = waiting(bank, ada)[0]
    line = SPRING.split("\n").index("- [ ] It stays {.stays}") + 1
    said = f"Say more in line {line}, and see line 99."
    assert operations.comment(question=question, text=said, by=grace, now=START) is None
    link = f'href="#sent-{line}" data-line="{line}">line {line}</a>'
    for url in (ALONE, reverse("banks:review", args=[bank.pk, question.key])):
        page = page_source(as_(grace).get(url))
        assert link in page and f'id="sent-{line}"' in page and "#sent-99" not in page, url
    operations.decide(question=question, version=1, approve=False, by=grace, now=START, reason="See line 1.")
    newer = SPRING.replace("Spring tide", "Tide 0").replace("What does", "At sea:\n\nWhat does")
    operations.save(question=question, text=newer, revision=1, by=ada, now=START)
    page = page_source(as_(ada).get(reverse("banks:edit", args=[bank.pk, question.key])))
    assert f'href="#text" data-line="{line + 2}">line {line}</a>' in page, "where the line stands by now"


def test_an_instructor_is_told_on_today(bank: Bank, ada: User, grace: User) -> None:
    question = waiting(bank, ada, 2)[0]
    assert "2 questions</a> wait for your approval" in page_source(as_(grace).get("/"))
    assert "for your approval" not in page_source(as_(ada).get("/"))
    operations.decide(question=question, version=1, approve=False, by=grace, now=START, reason="Which tide?")
    assert "1 question</a> was given back to you" in page_source(as_(ada).get("/"))
    assert "Which tide?" in page_source(as_(ada).get(ALONE))
    assert "given back" not in page_source(as_(grace).get("/"))
    text = SPRING.replace("Spring tide", "Tide 0").replace("rises", "sinks")
    operations.save(question=question, text=text, revision=1, by=ada, now=START)
    submitted(question, ada)
    assert "given back" not in page_source(as_(ada).get("/"))


def test_a_part_of_the_page_is_enough_for_scripts(bank: Bank, ada: User, grace: User) -> None:
    one, two = waiting(bank, ada, 2)
    page = as_(grace).post(ALONE, {"question": one.pk, "version": 1, "do": "approve"}, headers=PART)
    assert page["HX-Replace-Url"] == f"{ALONE}?at={two.pk}"
    assert "<html" not in page_source(page) and "Tide 1" in page_source(page) and "published." in page_source(page)
    page = as_(grace).post(ALONE, {"question": two.pk, "version": 1, "do": "approve"}, headers=PART)
    assert "Nothing waits for you" in page_source(page)


@pytest.mark.parametrize("is_queue", [True, False])
def test_the_author_gets_a_mail_where_mail_is_configured(
    bank: Bank, ada: User, grace: User, is_queue: bool, mailoutbox: list[Any], settings: Any
) -> None:
    question, other, quiet = waiting(bank, ada, 3)
    client = as_(grace)

    def back(row: Question) -> None:
        url = ALONE if is_queue else reverse("banks:decide", args=[bank.pk, row.key])
        client.post(url, {"question": row.pk, "version": 1, "do": "back", "reason": "Which tide?"})
        call_command("work", once=True)
        assert len(mailoutbox) == told, "the mail waits until the decision stands"
        clock.move(UNDO + ON_THE_WAY)
        call_command("work", once=True)

    told = 0
    back(other)
    assert not mailoutbox, "an address that nobody confirmed gets none"
    EmailAddress.objects.create(user=ada, email=ada.email, primary=True, verified=True)
    back(question)
    assert [mail.to for mail in mailoutbox] == [[ada.email]]
    assert "Which tide?" in mailoutbox[0].body and question.key in mailoutbox[0].body
    told, settings.KEEPWARM_MAIL = 1, False
    back(quiet)
    assert len(mailoutbox) == 1
