"""Questions that a simulator answers, in the daily review: frozen for a learner, fresh each time, fair."""

import html
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.banks.models import Question
from study.core.computed.simulated import simulated
from study.core.questions.interaction import Variant
from study.core.questions.kinds.computed import PLUGIN, Computed
from study.core.questions.question import decode
from study.library.models import Course
from study.people.models import Learner
from study.review.card_memory import next_seed
from study.review.models import Card, Review
from tests import clock
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_study, a_topic, a_version
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
MADE = next(one for one in simulated("memory") if one.key == "memory/billed-duration")
OTHER = next(one for one in simulated("memory") if one.key == "memory/timeout")


@pytest.fixture
def course() -> Course:
    return a_course(shipped=True)


@pytest.fixture
def question(course: Course) -> Question:
    return a_question(course, a_topic(course), kind="computed", body=MADE.body, prompt=MADE.prompt)


@pytest.fixture
def learner(course: Course) -> Learner:
    learner = a_learner()
    a_study(learner, course)
    return learner


def text(response: Any) -> str:
    return html.unescape(page_source(response))


def shown(page: str, body: Computed = MADE.body) -> Variant:
    """The one variant whose question stands in a page."""
    (found,) = [variant for variant in body.variants if variant.prompt in page]
    return found


def fields(page: str) -> dict[str, str]:
    """What the form of a question sends along."""
    return dict(re.findall(r'type="hidden" name="(submission|version|ordinal|seed)" value="([\w-]+)"', page))


def right(variant: Variant) -> str:
    """The right answer, as one types it."""
    return next(str(rule["target"]["text"]).split(" ")[0] for rule in variant.body["rules"] if rule["score"] == 1)


def wrong(variant: Variant) -> tuple[str, str, str]:
    """A wrong answer, its misconception and the reason against it."""
    row, name = next(iter(variant.misconceptions.items()))
    return row.split(" ")[0], name, next(r["reason"] for r in variant.body["rules"] if r["target"]["text"] == row)


def answer(reader: Client, card: Card, page: str, said: str) -> Any:
    return reader.post(f"/review/{card.pk}/", {**fields(page), "answer": said})


def test_the_page_before_the_answer_holds_one_variant_and_nothing_of_its_key(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/"))
    here = shown(page)
    section = page[page.index('<section id="question"') : page.index("</section>")]
    plain = " ".join(re.sub(r"<[^>]+>", " ", section).split()).replace(here.prompt, "")
    for variant in MADE.body.variants:
        hidden = [variant.working, *variant.misconceptions, *variant.misconceptions.values(), *variant.inputs]
        hidden += [rule["reason"] for rule in variant.body["rules"] if rule["reason"]]
        hidden += [] if variant == here else [variant.prompt]
        assert [secret for secret in hidden if secret in plain or secret in section.replace(here.prompt, "")] == []
        assert right(variant) not in plain


def test_the_key_is_that_of_the_variant_shown(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/"))
    after = text(reader.get(answer(reader, card, page, right(shown(page)))["Location"]))
    assert "Right." in after and shown(after) == shown(page) and shown(page).working in after
    assert "A common mistake" not in after


def test_a_wrong_answer_is_named_explained_and_can_be_run(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/"))
    here = shown(page)
    said, name, reason = wrong(here)
    after = text(reader.get(answer(reader, card, page, said)["Location"]))
    assert "Not this one." in after and here.working in after
    assert f"A common mistake: <strong>{name}</strong>. {reason}" in after
    (run,) = set(re.findall(r'"/labs/memory/\?([^"]*)"', after))
    assert f"init_seconds={here.inputs['init_seconds']:g}" in run and 'data-key="r"' in after


def test_a_question_stays_the_same_until_it_is_answered(reader: Client, card: Card, question: Question) -> None:
    pages = [text(reader.get("/review/")) for _ in range(3)]
    assert len({shown(page).prompt for page in pages}) == 1
    assert answer(reader, card, pages[0], "many").status_code == 200
    clock.move(timedelta(days=3))
    assert shown(text(reader.get("/review/"))) == shown(pages[0])


def test_each_time_it_comes_back_it_is_another_variant_until_all_were_asked(reader: Client, card: Card) -> None:
    prompts = []
    for _ in MADE.body.variants:
        page = text(reader.get(f"/review/{card.pk}/"))
        prompts.append(shown(page).prompt)
        assert answer(reader, card, page, right(shown(page))).status_code == 303
        if len(prompts) % 2:  # some are due, some come early
            Card.objects.update(due_day=TODAY)
    assert len(set(prompts)) == len(MADE.body.variants)
    assert {row.score for row in Review.objects.all()} == {1}


def test_learners_get_variants_of_their_own(course: Course, question: Question) -> None:
    seeds = [next_seed(a_card(a_learner(), question)) for _ in range(12)]
    assert len({seed % len(MADE.body.variants) for seed in seeds}) > 3
    drawn = PLUGIN.vary(MADE.body, seeds[0])
    first = Card.objects.order_by("pk").first()
    assert first and PLUGIN.vary(decode(Computed, question.current.body), next_seed(first)) == drawn  # type: ignore[union-attr]


def test_a_double_submit_counts_once_with_the_variant_that_was_shown(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/"))
    first, second = (answer(reader, card, page, said) for said in (right(shown(page)), "12345"))
    assert first["Location"] == second["Location"] and Review.objects.count() == 1
    assert shown(text(reader.get(second["Location"]))) == shown(page)


def test_an_edit_never_mixes_an_old_question_with_a_new_key(reader: Client, card: Card, question: Question) -> None:
    before = text(reader.get("/review/"))
    a_version(question, number=2, kind="computed", body=OTHER.body, prompt=OTHER.prompt)
    page = text(answer(reader, card, before, right(shown(before))))
    assert "was changed since you saw it" in page and not Review.objects.exists()
    assert shown(page, OTHER.body)


def test_an_answer_given_before_an_edit_keeps_its_question(reader: Client, card: Card, question: Question) -> None:
    page = text(reader.get("/review/"))
    address = answer(reader, card, page, right(shown(page)))["Location"]
    a_version(question, number=2, kind="computed", body=OTHER.body, prompt=OTHER.prompt)
    after = text(reader.get(address))
    assert "Right." in after and shown(after) == shown(page)


def test_undo_brings_the_same_variant_back(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/"))
    answer(reader, card, page, "1")
    clock.move(timedelta(minutes=11))
    again = text(reader.get(f"/review/{card.pk}/"))
    assert shown(again) != shown(page)
    undone = reader.post("/review/undo/")["Location"]
    assert shown(text(reader.get(undone))) == shown(page)


def test_undo_of_a_later_answer_brings_its_variant_back_and_not_the_next(reader: Client, card: Card) -> None:
    answer(reader, card, text(reader.get("/review/")), "1")
    clock.move(timedelta(minutes=11))
    page = text(reader.get(f"/review/{card.pk}/"))
    answer(reader, card, page, "1")
    undone = reader.post("/review/undo/")["Location"]
    assert shown(text(reader.get(undone))) == shown(page)


def test_a_form_of_another_variant_is_not_graded(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/"))
    sent = {**fields(page), "answer": right(shown(page))}
    other = text(reader.post(f"/review/{card.pk}/", sent | {"seed": str(int(sent["seed"]) + 1)}))
    assert "was changed since you saw it" in other and not Review.objects.exists()


def test_a_visitor_is_asked_one_variant_and_graded_by_it(client: Client, question: Question) -> None:
    Learner.objects.all().delete()
    page = text(client.get("/review/"))
    assert shown(page) == shown(text(client.get("/review/")))
    sent = {**fields(page), "answer": right(shown(page))}
    assert client.post(f"/review/question/{question.pk}/", {**sent, "answer": "many"}).status_code == 200
    after = client.post(f"/review/question/{question.pk}/", sent)["Location"]
    assert "Right." in text(client.get(after))
    assert client.post(f"/review/question/{question.pk}/", sent)["Location"] == after
    clock.move(timedelta(minutes=11))
    card = Card.objects.get()
    assert shown(text(client.get(f"/review/{card.pk}/"))) != shown(page)


def test_a_page_from_before_somebody_was_a_guest_is_graded_as_it_was_shown(client: Client, course: Course) -> None:
    first, second = (
        a_question(course, a_topic(course), kind="computed", body=body, prompt="") for body in (MADE.body, MADE.body)
    )
    pages = [text(client.get(f"/review/question/{one.pk}/")) for one in (first, second)]
    for one, page in zip((first, second), pages, strict=True):
        sent = {**fields(page), "answer": right(shown(page))}
        answered = client.post(f"/review/question/{one.pk}/", sent)["Location"]
        assert "Right." in text(client.get(answered)) and shown(text(client.get(answered))) == shown(page)


def test_the_quiz_of_a_topic_asks_and_grades_one_variant(reader: Client, question: Question, course: Course) -> None:
    address = f"/courses/{course.address}/topics/{question.topic.key}/"  # type: ignore[union-attr]
    page = text(reader.get(address))
    sent = {**fields(page), "quiz": str(question.pk), "done": "", "question": str(question.pk)}
    assert "Give a number" in text(reader.post(address, {**sent, "answer": "many"}))
    after = text(reader.get(reader.post(address, {**sent, "answer": right(shown(page))})["Location"]))
    assert "Right." in after and shown(after) == shown(page)


def test_a_choice_is_asked_with_its_options_and_graded_by_variant(reader: Client, learner: Learner) -> None:
    row = a_question(a_course(), kind="computed", body=OTHER.body, prompt=OTHER.prompt)
    card = a_card(learner, row)
    page = text(reader.get(f"/review/{card.pk}/"))
    here = shown(page, OTHER.body)
    options = here.body["options"]
    assert all(f'value="{option["key"]}"' in page for option in options) and "choose</span>" in page
    key = next(option["key"] for option in options if option["right"])
    after = text(reader.get(answer(reader, card, page, key)["Location"]))
    assert "Right." in after and "Your answer, right" in after


def test_a_run_that_cannot_be_made_any_more_has_no_link(reader: Client, learner: Learner) -> None:
    old = replace(MADE.body.variants[0], inputs={"memory_mb": 1})
    row = a_question(a_course(), kind="computed", body=Computed((old,)), prompt=old.prompt)
    card = a_card(learner, row)
    page = text(reader.get(f"/review/{card.pk}/"))
    after = text(reader.get(answer(reader, card, page, right(old))["Location"]))
    assert "Right." in after and "/labs/" not in after
