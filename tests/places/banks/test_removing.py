"""What nobody was asked can be deleted; everything else stays."""

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Bank, Draft, HistoryEntry, Question
from study.people.models import User
from tests.page_source import page_source
from tests.places.banks.authoring import a_shared_bank, published, submitted, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def test_a_bank_is_renamed_and_keeps_its_address(client: Client, bank: Bank) -> None:
    url, slug = reverse("banks:title", args=[bank.pk]), bank.slug
    assert client.post(url, {"title": " "}).status_code == 422
    client.post(url, {"title": " Ebb  and flow "})
    bank.refresh_from_db()
    assert (bank.title, bank.slug) == ("Ebb and flow", slug)
    line = HistoryEntry.objects.get(action="bank renamed")
    assert (line.before, line.after) == ("Tides", "Ebb and flow")
    assert "bank renamed" in page_source(client.get(reverse("banks:history", args=[bank.pk])))


def test_a_draft_that_was_never_sent_goes_with_its_texts(client: Client, bank: Bank, ada: User) -> None:
    question = written(bank, ada)
    assert "Delete this draft" in page_source(client.get(reverse("banks:edit", args=[bank.pk, question.key])))
    client.post(reverse("banks:delete_draft", args=[bank.pk, question.key]))
    assert not Question.objects.exists() and not Draft.objects.exists()
    assert HistoryEntry.objects.get(action="draft deleted").before == question.key


def test_what_was_sent_is_not_deleted(client: Client, bank: Bank, ada: User) -> None:
    question = written(bank, ada)
    submitted(question, ada)
    client.post(reverse("banks:delete_draft", args=[bank.pk, question.key]))
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_bank_goes_only_while_nothing_of_it_was_published(client: Client, bank: Bank, ada: User, grace: User) -> None:
    other, url = a_shared_bank(ada, reviewer=grace), reverse("banks:delete_bank", args=[bank.pk])
    submitted(written(other, ada), ada)
    published(bank, ada, grace)
    page = client.post(url)
    assert page.status_code == 409 and "the bank stays" in page_source(page)
    assert client.post(reverse("banks:delete_bank", args=[other.pk])).status_code == 302
    assert list(Bank.objects.filter(authored=True)) == [bank]
