"""No text of an author is lost: refused until chosen, held before it is written over, given back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from study.banks import operations
from study.banks.models import Bank, Draft, EarlierText, Question, Version
from study.banks.operations import Conflict, Saved
from study.banks.operations.drafting import HELD
from study.banks.operations.writing import LONGEST_TEXT
from study.banks.views.editor_page import OUTCOME
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.source.amendment import Amendment
from study.people.models import User
from tests.clock import START
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, published, written

pytestmark = pytest.mark.django_db
LIVE = {"HX-Request": "true", "HX-Request-Type": "partial"}
HERS, MINE = SPRING + "\nhers", SPRING + "\nmine"


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, editor=grace)


@pytest.fixture
def question(bank: Bank, ada: User) -> Question:
    return written(bank, ada)


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def url(question: Question, name: str = "edit") -> str:
    return reverse(f"banks:{name}", args=[question.bank_id, question.key])


def stored(question: Question) -> str:
    return Draft.objects.get(question=question).text


def saved(question: Question, text: str, by: User, minute: float = 0) -> None:
    revision = Draft.objects.get(question=question).revision
    now = START + timedelta(minutes=minute)
    assert isinstance(operations.save(question=question, text=text, revision=revision, by=by, now=now), Saved)


class TestConflict:
    @pytest.mark.parametrize("name", ["edit", "draft"])
    def test_each_save_is_refused_until_somebody_chose(
        self, client: Client, question: Question, grace: User, name: str
    ) -> None:
        saved(question, HERS, grace)
        sent = {"text": MINE, "revision": "1"}
        for _ in range(3):
            page = page_source(client.post(url(question, name), sent, headers=LIVE if name == "draft" else {}))
            assert "Not saved: grace@example.org saved first." in page
            sent["revision"] = page.split('name="revision" value="')[1].split('"')[0]
            assert stored(question) == HERS

    def test_review_is_refused_too(self, client: Client, question: Question, grace: User) -> None:
        saved(question, HERS, grace)
        assert client.post(url(question), {"text": MINE, "revision": "1", "do": "review"}).status_code == 409
        assert not Version.objects.filter(question=question).exists()

    def test_what_is_sent_for_review_is_what_was_seen(self, question: Question, ada: User, grace: User) -> None:
        saved(question, HERS, grace)
        sent = operations.submit(question=question, by=ada, now=START, revision=1)
        assert isinstance(sent, tuple) and "Somebody saved" in sent[0].message

    def test_the_page_holds_both_texts_and_what_differs(self, client: Client, question: Question, grace: User) -> None:
        saved(question, HERS, grace)
        page = page_source(client.post(url(question), {"text": MINE, "revision": "1"}))
        assert page.count("\nhers</textarea>") == 1 and page.count("\nmine</textarea>") == 1
        assert 'name="over" value="2"' in page and 'value="theirs"' in page

    def test_mine_or_both_brought_together_take_the_place_of_theirs(
        self, client: Client, question: Question, grace: User
    ) -> None:
        saved(question, HERS, grace)
        both = HERS + "\nmine"
        assert client.post(url(question), {"text": both, "revision": "1", "over": "2"}).status_code == 302
        assert stored(question) == both
        assert EarlierText.objects.filter(question=question, text=HERS, author=grace).exists()

    def test_theirs_stand_and_mine_is_held(self, client: Client, question: Question, ada: User, grace: User) -> None:
        saved(question, HERS, grace)
        assert client.post(url(question), {"text": MINE, "revision": "1", "do": "theirs"}).status_code == 302
        assert stored(question) == HERS
        assert EarlierText.objects.filter(question=question, text=MINE, author=ada).exists()

    def test_a_choice_about_a_text_that_changed_since_is_refused(
        self, client: Client, question: Question, grace: User
    ) -> None:
        saved(question, HERS, grace)
        saved(question, HERS + "\nand more", grace)
        answer = client.post(url(question), {"text": MINE, "revision": "1", "over": "2"})
        assert answer.status_code == 409 and 'name="over" value="3"' in page_source(answer)
        assert stored(question) == HERS + "\nand more"

    def test_a_question_without_a_draft_has_the_same_guard(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(a_shared_bank(ada, reviewer=grace), ada, grace)
        Draft.objects.all().delete()
        question.refresh_from_db()
        stale = Question.objects.get(pk=question.pk)  # read before anybody saved
        first = operations.save(question=question, text=HERS, revision=0, by=grace, now=START)
        second = operations.save(question=stale, text=MINE, revision=0, by=ada, now=START)
        assert isinstance(first, Saved) and isinstance(second, Conflict)

    def test_a_mistake_in_the_form_does_not_hand_out_a_revision_nobody_saw(
        self, client: Client, question: Question, grace: User
    ) -> None:
        form = client.get(url(question, "fields")).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields} | {"revision": "1", "source-checked-0": ""}
        saved(question, SPRING.replace("rises", "climbs"), grace)
        page = client.post(url(question, "fields"), sent)
        assert page.status_code == 422 and 'name="revision" value="1"' in page_source(page)

    def test_a_form_whose_text_became_something_else_gives_back_what_was_filled_in(
        self, client: Client, question: Question, grace: User
    ) -> None:
        saved(question, "no question any more", grace)
        sent = {"prompt": "What does the water do\nat full moon?", "revision": "1"}
        answer = client.post(url(question, "fields"), sent)
        assert answer.status_code == 409 and "at full moon?" in page_source(answer)


class TestOutcome:
    def test_the_script_is_told_what_became_of_the_text(self, client: Client, question: Question, grace: User) -> None:
        def outcome(text: str, revision: int) -> str:
            answer = client.post(url(question, "draft"), {"text": text, "revision": f"{revision}"}, headers=LIVE)
            return answer.headers[OUTCOME]

        told = [outcome(MINE, 1), outcome("x" * (LONGEST_TEXT + 1), 2)]
        saved(question, HERS, grace)
        assert [*told, outcome(MINE + "more", 2)] == ["saved", "problem", "conflict"]

    def test_a_text_too_long_is_refused_whole(self, client: Client, question: Question) -> None:
        answer = client.post(url(question), {"text": "x" * (LONGEST_TEXT + 7), "revision": "1"})
        page = page_source(answer)
        assert answer.status_code == 422 and "at most 100,000 characters; this one has 100,007" in page
        assert "x" * (LONGEST_TEXT + 7) in page and stored(question) == SPRING

    def test_the_time_is_that_of_the_readers_clock(self, client: Client, question: Question) -> None:
        client.cookies["tz"] = "Asia/Kolkata"
        page = page_source(client.get(url(question)))
        assert f"Saved at {START + timedelta(hours=5, minutes=30):%H:%M}" in page


class TestEarlierTexts:
    def test_a_stretch_of_writing_is_one_text(self, question: Question, ada: User) -> None:
        for second in range(1, 60):
            saved(question, SPRING + "x" * second, ada, second / 60)
        assert [row.text for row in EarlierText.objects.filter(question=question)] == [SPRING]
        saved(question, SPRING + "later", ada, 7)
        assert EarlierText.objects.filter(question=question).count() == 2

    def test_what_is_taken_out_is_held_whoever_does_it_and_when(self, question: Question, ada: User) -> None:
        long = SPRING + "a sentence that took some time to write, and then some"
        saved(question, long, ada, 1)
        saved(question, "", ada, 1.1)
        assert EarlierText.objects.filter(question=question, text=long).exists()

    def test_the_text_of_somebody_else_is_held(self, question: Question, ada: User, grace: User) -> None:
        saved(question, HERS, grace, 1)
        saved(question, HERS + "!", ada, 1.1)
        held = EarlierText.objects.filter(question=question)
        assert {(row.text, row.author) for row in held} == {(SPRING, ada), (HERS, grace)}

    def test_the_oldest_go(self, question: Question, ada: User) -> None:
        for turn in range(HELD + 5):
            saved(question, f"{turn}" if turn % 2 else SPRING, ada, turn * 10) if turn else None
        held = list(EarlierText.objects.filter(question=question).values_list("saved_at", flat=True))
        assert len(held) == HELD and held == sorted(held, reverse=True)
        assert held[-1] > START

    def test_one_is_looked_up_and_brought_back(self, client: Client, question: Question, grace: User) -> None:
        saved(question, HERS, grace)
        first = EarlierText.objects.get(question=question)
        page = page_source(client.get(url(question, "earlier"), {"earlier": f"{first.pk}"}))
        assert "you" in page and "removed: " not in page and "hers" in page
        answer = client.post(url(question, "earlier"), {"earlier": f"{first.pk}", "revision": "2"})
        assert answer.status_code == 302 and stored(question) == SPRING
        assert EarlierText.objects.filter(question=question, text=HERS, author=grace).exists()

    def test_bringing_back_overwrites_nothing_unseen(self, client: Client, question: Question, grace: User) -> None:
        saved(question, HERS, grace)
        saved(question, HERS + "!", grace)
        first = EarlierText.objects.get(question=question)
        assert client.post(url(question, "earlier"), {"earlier": f"{first.pk}", "revision": "2"}).status_code == 409
        assert stored(question) == HERS + "!"

    def test_that_of_another_question_is_not_found(
        self, client: Client, bank: Bank, ada: User, question: Question
    ) -> None:
        other = written(bank, ada)
        saved(other, "changed altogether", ada)
        row = EarlierText.objects.get(question=other)
        sent = {"earlier": f"{row.pk}", "revision": "1"}
        assert client.post(url(question, "earlier"), sent).status_code == 404
        assert row.text not in page_source(client.get(url(question, "earlier"), {"earlier": f"{row.pk}"}))

    def test_changing_many_and_taking_it_back_hold_the_text_too(
        self, bank: Bank, question: Question, ada: User, grace: User
    ) -> None:
        change = Amendment(add=("moon",))
        done = operations.change_all(bank=bank, questions=[question.pk], change=change, by=grace, now=START)
        tagged = stored(question)
        assert done.entry is not None
        operations.undo_change(bank=bank, entry=done.entry.pk, by=grace, now=START)
        assert {row.text for row in EarlierText.objects.filter(question=question)} == {SPRING, tagged}


class TestStarterText:
    @pytest.mark.parametrize("kind", KINDS)
    def test_a_new_question_cannot_be_sent_for_review_as_it_is(self, client: Client, bank: Bank, kind: str) -> None:
        made = client.post(reverse("banks:new", args=[bank.pk]), {"title": "Mine", "kind": kind})
        question = Question.objects.get(bank=bank)
        text = stored(question).replace("[Title of the page](https://…)", "[A page](https://example.org/)")
        answer = client.post(made["Location"], {"text": text, "revision": "1", "do": "review"})
        assert answer.status_code == 422
        assert "from the text that a new question begins with" in page_source(answer)
        assert not Version.objects.filter(question=question).exists()

    def test_changing_many_does_not_get_around_it(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada, SPRING.replace("It stays", "A wrong answer"))
        done = operations.change_all(bank=bank, questions=[question.pk], change="submit", by=ada, now=START)
        assert done.count == 0 and isinstance(done.problems[0], Problem)
        assert "begins with" in done.problems[0].message
