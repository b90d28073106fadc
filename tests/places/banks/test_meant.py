"""What the editor sees to before others read a text: the kind it begins with, reasons, what is meant."""

import re

import pytest
from django.urls import reverse

from study.banks import operations
from study.banks.models import Bank, Draft, Version
from study.core.questions.kinds import KINDS
from study.core.questions.source.advice import WHY_WRONG
from study.people.models import User
from tests.clock import START
from tests.factories import as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, written

pytestmark = pytest.mark.django_db
NUMBER = """## Height {#height}

How high does it rise, in metres?

- [=] 3

Source: [Tides, a primer](https://example.org/tides) (checked 2026-11-01)
"""


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, editor=grace)


def test_a_new_question_begins_with_the_kind_that_is_usual_here(bank: Bank, ada: User) -> None:
    def first() -> str:
        page = page_source(as_(ada).get(reverse("banks:new", args=[bank.pk])))
        chosen = re.findall(r'name="kind" value="([^"]+)"( checked)?', page)
        assert [name for name, checked in chosen if checked] == [chosen[0][0]]
        assert sorted(name for name, _ in chosen) == sorted(KINDS)
        return chosen[0][0]

    assert first() == "single"
    for text in (SPRING, NUMBER, NUMBER.replace("#height", "#depth")):
        written(bank, ada, text)
    assert first() == "numeric"


def test_a_reason_that_lacks_keeps_a_text_from_being_sent_and_not_from_being_kept(bank: Bank, ada: User) -> None:
    text = SPRING.replace("  > That is the neap tide, and even then it moves.\n", "")
    question = written(bank, ada)
    edit = reverse("banks:edit", args=[bank.pk, question.key])
    for do in ("review", "alone"):
        page = as_(ada).post(edit, {"text": text, "revision": Draft.objects.get().revision, "do": do})
        assert page.status_code == 422 and "Say below this option why it is wrong" in page_source(page)
        assert 'data-line="7"' in page_source(page)
        assert Draft.objects.get().text == text and not Version.objects.exists()
    done = operations.change_all(bank=bank, questions=[question.pk], change="submit", by=ada, now=START)
    assert [one.message for one in done.problems] == [WHY_WRONG]


TWO = SPRING.replace("- [ ]", "- [x]") + "\n"
TWO = TWO.replace("\nSource", "- [ ] It sinks\n  > It never does.\n\nSource")
ASKS = "Is that meant?"


def test_a_second_right_option_is_asked_about_once(bank: Bank, ada: User) -> None:
    question, client = written(bank, ada), as_(ada)
    edit = reverse("banks:edit", args=[bank.pk, question.key])

    def send(do: str, text: str) -> str:
        revision = Draft.objects.get(question=question).revision
        return page_source(client.post(edit, {"text": text, "revision": revision, "do": do}, follow=True))

    assert ASKS not in send("save", SPRING.replace("higher", "much higher"))
    assert ASKS in send("save", TWO), "it is asked when it is saved, and what was typed is kept"
    assert Draft.objects.get().text == TWO
    live = client.post(
        reverse("banks:draft", args=[bank.pk, question.key]),
        {"text": TWO, "revision": Draft.objects.get().revision},
        headers={"HX-Request": "true", "HX-Request-Type": "partial"},
    )
    assert ASKS in page_source(live)
    for do in ("review", "alone"):
        assert ASKS in send(do, TWO) and not Version.objects.exists(), do
    done = operations.change_all(bank=bank, questions=[question.pk], change="submit", by=ada, now=START)
    assert [ASKS in one.message for one in done.problems] == [True]
    assert ASKS not in send("meant", TWO)
    for text in (SPRING, TWO):
        assert ASKS not in send("save", text), "once is enough"
    send("review", TWO)
    assert Version.objects.get().kind == "multiple"


def test_who_said_what_is_meant_is_not_asked(bank: Bank, ada: User) -> None:
    client = as_(ada)
    begun = client.post(reverse("banks:new", args=[bank.pk]), {"title": "Ebb", "kind": "multiple"})
    assert ASKS not in page_source(client.get(begun["Location"]))
    named = written(bank, ada, SPRING.replace("#spring", "#named"))
    text = TWO.replace("#spring-tide", "#named-tide kind=multiple")
    operations.save(question=named, text=text, revision=1, by=ada, now=START)
    assert ASKS not in page_source(client.get(reverse("banks:edit", args=[bank.pk, named.key])))
    earlier = written(bank, ada)
    Draft.objects.filter(question=earlier).update(settled="")  # as before this was known
    text = TWO.replace("#spring-tide", f"#{earlier.key}")
    operations.save(question=earlier, text=text, revision=1, by=ada, now=START)
    assert ASKS in page_source(client.get(reverse("banks:edit", args=[bank.pk, earlier.key])))
