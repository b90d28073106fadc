"""No page of a learner, and nothing they can load, holds a word of a draft or of a version that waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from study.banks import operations as banks
from study.banks.models import Question, Visibility
from study.core.scheduling import Grade
from study.core.simulators import ENGINES
from study.library.models import Course, Look
from study.library.sources import from_text
from study.people.models import Cohort, User
from study.people.operations import join_cohort
from study.review.models import Card, Notice, Regraded, Review
from study.review.operations import deal, study
from study.topics.operations import look_at
from tests.clock import START
from tests.factories import TODAY, a_learner, a_topic, a_user
from tests.places.banks.authoring import a_shared_bank, an_instructor, published, submitted, written
from tests.places.border.world import a_work, an_export

pytestmark = pytest.mark.django_db
UNREAD = "zephyr"
"""Stands in every part of every text that nobody has approved."""
TEXT = """## {word} tide {{#{key} topic={topic} tags={word}}}

What does the {word} water do at a spring tide?

- [x] It rises {word} {{.higher}}
  > The {word} moon and the sun pull in one line.
- [ ] It stays {word} {{.stays}}
  > The {word} neap tide.

> [!hint]-
> Look {word} up.

> [!explain]- Why
> Because {word}.

Source: [Tides {word}](https://example.org/{word}) (checked 2026-11-01)
"""


@dataclass(frozen=True)
class World:
    """A learner who studies a course in which two questions are asked while others are written; `values` are
    what stands in an address, by the name it has there."""

    user: User
    questions: tuple[Question, ...]
    values: dict[str, list[Any]]


def text(topic: str, key: str, word: str = UNREAD) -> str:
    return TEXT.format(topic=topic, key=key, word=word)


def of(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


@pytest.fixture
def world() -> World:
    ada, grace = an_instructor("ada"), an_instructor("grace")
    bank = a_shared_bank(ada, reviewer=grace)
    Course.objects.filter(pk=bank.course_id).update(shipped=True)
    topic = a_topic(bank.course)
    asked, waits = (published(bank, ada, grace, text(topic.key, key, "plain")) for key in ("asked", "waits"))
    draft, fresh = (written(bank, ada, text(topic.key, key)) for key in ("draft", "fresh"))
    for question in (asked, waits):
        later = text(topic.key, question.key)
        assert isinstance(banks.save(question=question, text=later, revision=1, by=ada, now=START), banks.Saved)
    submitted(waits, ada)
    submitted(fresh, ada)
    banks.comment(question=waits, text=UNREAD, by=grace, now=START)
    assert banks.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START) is None
    user = a_user("lea@example.org")
    learner = a_learner(user)
    study(learner=learner, course=bank.course, now=START)
    deal(learner=learner, today=TODAY, now=START)
    cards = list(Card.objects.filter(learner=learner).order_by("pk"))
    assert {card.question for card in cards} == {asked, waits}
    for card in cards:
        sent = {"version": 1, "ordinal": 0, "answer": "stays"}
        assert of(user).post(f"/review/{card.pk}/", sent).status_code == 303
    reviews = list(Review.objects.order_by("pk"))
    said = {"how": "everyone", "by": ada, "at": START, "reason": "Both."}
    again = Regraded.objects.create(
        review=reviews[0], faulty=reviews[0].version, old=0, new=1, grade=Grade.GOOD, **said
    )
    notice = Notice.objects.create(learner=learner, regraded=again)
    look = look_at(learner=learner, sources=from_text("# Tides\n\n- Ebb ⇒ out\n"), now=START)
    assert isinstance(look, Look)
    cohort = Cohort.objects.create(owner=ada, name="Tides", code="abc", created_at=START)
    join_cohort(learner=learner, code="abc", now=START)
    work = a_work(cohort, waits, ada)
    values: dict[str, list[Any]] = {
        "address": [bank.course.address],
        "look": [look.pk],
        "errand": [an_export(bank, ada).pk],
        "key": [topic.key],
        "card": [card.pk for card in cards],
        "position": [1],
        "sitting": [1],
        "question": [asked.pk, waits.pk, draft.pk, fresh.pk],
        "number": [*{cohort.pk, *(review.pk for review in reviews)}],
        "work": [work.pk],
        "platform": [1],
        "member": [one.pk for one in cohort.members.all()],
        "notice": [notice.pk],
        "engine": [next(iter(ENGINES))],
        "name": ["moon.png"],
        "listed": ["reworded"],
        "token": ["no-such-link"],
        "digest": ["0" * 64],
    }
    return World(user, (asked, waits, draft, fresh), values)


def routes(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address that a learner may use, by its name."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif getattr(pattern.callback, "access", "anyone") != "instructor":
            yield f"{space}{pattern.name}", pattern


def addresses(world: World) -> Iterator[str]:
    for name, pattern in routes(get_resolver()):
        if name.startswith("account_"):
            continue  # signing in knows no question
        names = list(pattern.pattern.converters)
        for values in product(*(world.values[one] for one in names)):
            address = reverse(name, kwargs=dict(zip(names, values, strict=True)))
            yield address
            if name == "topics:search":
                yield from (f"{address}?q={words}" for words in ("tide", "plain", "water spring"))
            if name == "topics:topic":
                yield from (f"{address}?quiz={question.pk}" for question in world.questions)


def sendings() -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """How each address is asked: by which method, with what, for the whole page or a part of it."""
    part = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#question"}
    answer = {"version": "1", "answer": "higher", "complaint": "other", "text": ""}
    for headers in ({}, part):
        yield "get", {}, headers
        for ordinal in ("0", "1"):
            yield "post", {**answer, "ordinal": ordinal}, headers


def content(response: Any) -> str:
    data: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    return data.decode(errors="replace")


@pytest.mark.parametrize("who", ["learner", "guest"])
def test_no_page_of_a_learner_holds_it(world: World, who: str) -> None:
    client: Any = of(world.user if who == "learner" else None)
    found: set[str] = set()
    for address in addresses(world):
        for method, sent, headers in sendings():
            with transaction.atomic():
                response = getattr(client, method)(address, sent, headers=headers)
                page = content(client.get(response["Location"]) if "Location" in response else response)
                transaction.set_rollback(True)
            assert UNREAD not in page.lower(), (method, address, headers)
            found |= {address.split("/")[1] for _ in range("plain" in page)}
    assert found >= {"review", "courses", "search"}, "what was approved is there"


def test_a_search_for_its_words_finds_nothing(world: World) -> None:
    pages = [(word, content(of(world.user).get("/search/", {"q": word}))) for word in (UNREAD, "xyzzy", "plain")]
    counts = [page.count(word) for word, page in pages]
    assert counts[0] == counts[1] < counts[2]
