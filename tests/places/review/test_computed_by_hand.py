"""A computed question the whole way: an instructor writes it, somebody reviews it, learners get variants."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from study.banks import exchange, operations
from study.banks.models import Bank, Question, Status, Version, Visibility
from study.banks.operations import load_bank
from study.core.questions.interaction import Variant
from study.core.questions.kinds.computed import PLUGIN, Computed
from study.core.questions.question import decode
from study.people.models import User
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Review
from tests.clock import START
from tests.factories import a_card, a_course, a_learner, as_
from tests.page_source import page_source
from tests.places.banks.authoring import a_shared_bank, published

pytestmark = pytest.mark.django_db
TEXT = """## Steady concurrency {#steady}

```yaml params
rps: {choice: [20, 50, 100, 200]}
duration_ms: {range: [100, 900, 100]}
sim: {id: concurrency, version: 2, inputs: {rps: rps, duration_ms: duration_ms}}
answer: sim.functions.0.needed_concurrency
note: "{{rps}} requests/s of {{duration_ms}} ms"
working: "{{rps}} requests/s × {{duration_ms / 1000}} s = {{answer}}"
variants: 12
tests:
  - {rps: 100, duration_ms: 500, expect: 50}
```

A function gets {{rps}} requests per second of {{duration_ms}} ms each. How many run at once?

- [=] {{answer}} ±0
  > One multiplies.
- [=0%] {{rps}} ±0
  > A rate is no concurrency.

Source: [Scaling](https://example.org/scaling) (checked 2026-11-01)
"""


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    bank = a_shared_bank(ada, reviewer=grace)
    operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, cohorts=(), by=ada, now=START)
    return bank


def text(response: Any) -> str:
    return html.unescape(page_source(response))


def variants(version: Version | None) -> tuple[Variant, ...]:
    assert version
    return decode(Computed, version.body).variants


def shown(page: str, question: Question) -> Variant:
    (found,) = [variant for variant in variants(question.current) if variant.prompt in page]
    return found


def answered(card: Card, right: bool) -> tuple[Variant, str]:
    """A learner opens a card and answers it; the variant that was asked, and the page after the answer."""
    client = Client()
    session = client.session
    session[SESSION_KEY] = card.learner_id
    session.save()
    page = text(client.get(f"/review/{card.pk}/"))
    variant = shown(page, card.question)
    targets = [rule["target"]["text"].split(" ")[0] for rule in variant.body["rules"]]
    fields = dict(re.findall(r'type="hidden" name="(version|ordinal|turn|seed)" value="(\d+)"', page))
    sent = client.post(f"/review/{card.pk}/", {**fields, "answer": targets[0 if right else 1]})
    return variant, text(client.get(sent["Location"]))


def test_from_the_first_word_to_two_learners(bank: Bank, ada: User, grace: User) -> None:
    author, reviewer = as_(ada), as_(grace)
    made = author.post(reverse("banks:new", args=[bank.pk]), {"title": "Steady", "kind": "computed"})
    first = text(author.get(made["Location"]))
    assert "yaml params" in first and "1 error" in first and "Variant 1 of 4: 1024 MB" in first
    url = made["Location"]
    draft = reverse("banks:draft", args=[bank.pk, "steady"])
    preview = text(author.post(draft, {"text": TEXT, "revision": "1", "view": "answered"}))
    assert "No problems" in preview and "Variant 1 of 12: 20 requests/s of 100 ms" in preview
    assert (
        "A function gets 20 requests per second of 100 ms each." in preview and "20 requests/s × 0.1 s = 2" in preview
    )
    assert "{{rps}}" not in preview
    sent = {"text": TEXT, "revision": "2", "do": "review"}
    assert author.post(url, sent).status_code == 302
    assert "A function gets 20 requests per second" in text(reviewer.get(url))
    decide = reverse("banks:decide", args=[bank.pk, "steady"])
    assert reviewer.post(decide, {"version": "1", "do": "approve"}).status_code == 302
    question = Question.objects.select_related("current").get(bank=bank)
    assert question.status == Status.READY and len(variants(question.current)) == 12
    cards = [a_card(a_learner(), question) for _ in range(6)]
    asked = {}
    for place, card in enumerate(cards):
        variant, after = answered(card, right=place % 2 == 0)
        asked[card.pk] = variant.note
        assert variant.working in after and ("Right." if place % 2 == 0 else "Not this one.") in after
        assert "/labs/concurrency/" in after
    assert len(set(asked.values())) > 1
    assert [row.score for row in Review.objects.order_by("card")] == [1, 0, 1, 0, 1, 0]


def test_another_variant_can_be_looked_at(bank: Bank, ada: User) -> None:
    question = operations.start(bank=bank, text=TEXT, by=ada, now=START)
    url, draft = (reverse(f"banks:{name}", args=[bank.pk, question.key]) for name in ("edit", "draft"))
    sent = {"text": TEXT, "revision": "1", "variant": "0", "do": "another"}
    assert "Variant 2 of 12" in text(as_(ada).post(draft, sent))
    assert "Variant 2 of 12" in text(as_(ada).get(as_(ada).post(url, sent)["Location"]))
    assert "Variant 3 of 12" in text(as_(ada).post(draft, {**sent, "variant": "2", "do": ""}))
    assert "Variant 1 of 12" in text(as_(ada).post(draft, {**sent, "variant": "11"}))
    assert "Variant 1 of 12" in text(as_(ada).get(url, {"variant": "x"}))


def test_a_draft_may_fail_its_tests_and_cannot_be_sent_for_review(bank: Bank, ada: User) -> None:
    broken = TEXT.replace("expect: 50", "expect: 51")
    question = operations.start(bank=bank, text=broken, by=ada, now=START)
    url = reverse("banks:edit", args=[bank.pk, question.key])
    response = as_(ada).post(url, {"text": broken, "revision": "1", "do": "review"})
    page = text(response)
    assert response.status_code == 422 and not Version.objects.exists()
    assert 'data-line="12"' in page and "With rps=100, duration_ms=500 the answer is 50, not 51." in page
    assert page.count("the answer is 50, not 51.") == 1
    assert question.title == "Steady concurrency" and question.kind == "computed"


def test_the_text_stays_the_authors_and_the_form_is_not_for_it(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace, TEXT)
    assert question.current and question.current.text == TEXT
    assert question.current.prompt == "A function gets 20 requests per second of 100 ms each. How many run at once?"
    for format in (one.name for one in exchange.writable()):
        written = exchange.write(bank, format, now=START)
        assert isinstance(written, exchange.Written)
    markdown = exchange.write(bank, "markdown", now=START)
    assert isinstance(markdown, exchange.Written)
    fence = TEXT[TEXT.index("```yaml") : TEXT.index("Source")]
    assert fence in markdown.data.decode()
    assert exchange.plan(bank, markdown.data, "b.md", "auto", START.date()).count("unchanged") == 1
    assert as_(ada).get(reverse("banks:fields", args=[bank.pk, question.key])).status_code == 200


def test_an_edit_is_a_new_version_with_variants_of_its_own(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace, TEXT)
    old = variants(question.current)
    operations.save(question=question, text=TEXT.replace("[20, 50", "[30, 50"), revision=1, by=ada, now=START)
    version = operations.submit(question=question, by=ada, now=START)
    assert isinstance(version, Version) and variants(version) != old
    assert variants(question.current) == old
    card = a_card(a_learner(), question)
    assert answered(card, right=True)[0] in old


def test_shipped_files_are_frozen_when_they_are_loaded() -> None:
    course = a_course()
    file = f"---\nbank: hand\ndefaults:\n  status: ready\n---\n\n{TEXT}"
    load_bank(course=course, text=file, file="hand.md", now=START)
    question = Question.objects.select_related("current").get(bank__slug="hand")
    assert question.status == Status.READY and len(variants(question.current)) == 12
    body = decode(Computed, question.current.body)  # type: ignore[union-attr]
    assert file.endswith(PLUGIN.write(body, "") + "\n\nSource" + TEXT.split("Source")[1])
    load_bank(course=course, text=file.replace("## Steady", "\n\n## Steady"), file="hand.md", now=START)
    assert Version.objects.count() == 1
    broken = load_bank(course=course, text=file.replace("expect: 50", "expect: 5"), file="hand.md", now=START)
    (problem,) = broken.problems
    assert (problem.file, problem.line, problem.subject) == ("hand.md", 18, "steady")
    question.refresh_from_db()
    assert question.status == Status.READY and Version.objects.count() == 1


def test_check_bank_runs_the_tests_of_every_variant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.md"
    path.write_text(f"---\nbank: hand\n---\n\n{TEXT}")
    call_command("check_bank", str(path))
    assert capsys.readouterr().out == "1 question. No problems.\n"
    path.write_text(f"---\nbank: hand\n---\n\n{TEXT}".replace("expect: 50", "expect: 5"))
    with pytest.raises(CommandError):
        call_command("check_bank", "--json", str(path))
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["line"], problem["question"], problem["severity"]) == (16, "steady", "error")
