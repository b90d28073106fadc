"""The dates that stand beside cards of one's own: taken over as their first memory, or left where they are."""

from datetime import timedelta

import pytest
from django.test import Client

from study.review.models import Card, Imported
from tests.factories import TODAY
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
DUE = TODAY + timedelta(days=9)
CARDS = f"""# Ships

Keel:: the long beam at the bottom <!--SR:!{DUE},20,250-->

Port ::: left
<!--SR:!{DUE},30,230!{TODAY + timedelta(days=50)},10,270-->

Mast:: the pole for the sails
"""


def due() -> dict[str, int]:
    days = Card.objects.exclude(due_day=None).values_list("question__key", "due_day")
    return {key.partition("#")[2]: (day - TODAY).days for key, day in days if day}


def test_they_are_taken_over_and_nothing_comes_twice(client: Client) -> None:
    look = page_source(bring(client, [upload("ships.md", CARDS)]))
    assert "Take them over" in look and "Start fresh" in look
    assert "go on from the dates beside them" in page_source(press(client, "take", dates="take"))
    taken = due()
    assert list(taken.values()) == [9, 9], "the third date lies behind an interval that begins in the future"
    bring(client, [upload("ships.md", CARDS + "\nJib:: a sail\n")])
    press(client, "take", dates="take")
    assert due() == taken
    assert Imported.objects.count() == 2


def test_or_the_cards_are_new(client: Client) -> None:
    bring(client, [upload("ships.md", CARDS)])
    assert 'value="fresh" checked' in " ".join(page_source(press(client, "show", dates="fresh")).split())
    assert "beside" not in page_source(press(client, "take", dates="fresh"))
    assert due() == {}
    assert not Imported.objects.exists()


def test_what_is_known_here_counts_more_than_what_stands_there(client: Client) -> None:
    bring(client, [upload("ships.md", CARDS.replace("<!--SR:!", "<!--no:!"))])
    press(client, "take")
    client.post("/review/more/", {"number": 10})
    card = Card.objects.filter(question__key__contains="/card").order_by("pk")[0]
    client.post(f"/review/{card.pk}/", {"version": 1, "ordinal": 0, "skip": "1"})
    before = Card.objects.get(pk=card.pk).due_day
    bring(client, [upload("ships.md", CARDS)])
    press(client, "take", dates="take")
    assert Card.objects.get(pk=card.pk).due_day == before
    assert not Imported.objects.filter(card=card).exists()


def test_the_choice_is_not_offered_where_there_are_no_dates(client: Client) -> None:
    assert "Start fresh" not in page_source(bring(client, [upload("ships.md", "# Ships\n\nKeel:: the long beam\n")]))
