"""Every kind of question through the real pages: nothing of the key before the answer, all of it after."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.html import strip_tags

from study.core.questions.kinds import KINDS
from study.core.questions.question import Kind, decode, encode
from study.core.questions.text import parse_question
from study.people.models import Learner
from study.people.sessions import SESSION_KEY
from study.practice.memory import next_seed
from study.practice.models import Card
from tests.factories import a_card, a_course, a_learner, a_question

EXAMPLES = [
    pytest.param(kind, text, id=f"{kind.name}-{n}") for kind in KINDS.values() for n, text in enumerate(kind.examples)
]
EXPLANATION = "This sentence stands in the explanation alone."


def parsed(text: str) -> Any:
    question, problems = parse_question(text)
    assert question, problems
    return question


def leaves(value: Any) -> Iterator[str]:
    """Every text in a piece of JSON."""
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    elif isinstance(value, str):
        yield value


def plain(text: str) -> str:
    """What a reader sees of Markdown or HTML, with one space between words."""
    return " ".join(re.sub(r"[*_`~\\]", "", html.unescape(strip_tags(text))).split())


@pytest.fixture
def learner() -> Learner:
    return a_learner()


@pytest.fixture
def client_of(client: Client, learner: Learner) -> Client:
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


def asked(learner: Learner, kind: Kind[Any], text: str) -> Card:
    """A card whose question is the example, as it would be stored."""
    question = parsed(text)
    course = a_course()
    row = a_question(course, kind=kind.name, body=question.body, prompt=question.prompt, explanation=EXPLANATION)
    return a_card(learner, row)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_the_page_before_the_answer_holds_nothing_of_the_key(
    client_of: Client, learner: Learner, kind: Kind[Any], text: str
) -> None:
    card = asked(learner, kind, text)
    page = client_of.get("/review/").content.decode()
    question = parsed(text)
    body = kind.vary(question.body, next_seed(card))
    public = " ".join([*map(plain, leaves(encode(kind.present(body, 1)))), plain(kind.stem(body, question.prompt))])
    secret = {plain(leaf) for leaf in leaves(encode(question.body))} | {plain(EXPLANATION)}
    secret |= {plain(row.reason) for row in kind.explain(body, None, 1).rows}
    secret = {leaf for leaf in secret if len(leaf) > 3 and leaf not in public}
    assert secret, "the example should have something to hide"
    section = page[page.index('<section id="question"') : page.index("</section>")]
    shown = plain(section) + " " + " ".join(re.findall(r'"([^"]*)"', html.unescape(section)))
    assert [leaf for leaf in secret if leaf in shown] == []
    assert card.reviews == 0 and str(card.pk) in page


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_every_sample_goes_through_the_page(client_of: Client, learner: Learner, kind: Kind[Any], text: str) -> None:
    card = asked(learner, kind, text)
    body = kind.vary(parsed(text).body, next_seed(card))  # an undo brings the same variant back
    for sample in kind.samples(body):
        card.refresh_from_db()
        form = {**sample.form, "version": ["1"], "ordinal": [str(card.reviews)], "turn": ["0"]}
        response = client_of.post(f"/review/{card.pk}/", form)
        if sample.score is None:
            assert response.status_code == 200 and card.log.filter(voided_at=None).count() == 0
            assert "field__error" in response.content.decode()
            continue
        assert response.status_code == 303, sample
        row = card.log.get(voided_at=None)
        assert row.score == pytest.approx(sample.score)
        page = client_of.get(response["Location"]).content.decode()
        assert EXPLANATION in page and 'id="verdict"' in page
        client_of.post("/review/undo/")


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_templates_label_their_fields_and_show_the_error(kind: Kind[Any], text: str) -> None:
    question = parsed(text)
    body = decode(kind.body, encode(question.body))
    context = {"presented": kind.present(body, 1), "stem": "The stem.", "stem_id": "stem", "prefix": "q1"}
    page = render_to_string(f"kinds/{kind.name}/question.html", {**context, "given": {}, "problem": "Say something."})
    assert "<fieldset" in page and "<legend" in page and 'id="stem"' in page
    assert 'id="q1-error"' in page and "Say something." in page
    for control in re.findall(r"<(?:input|select|textarea)\b[^>]*>", page):
        identity = re.search(r' id="([^"]+)"', control)
        labelled = "aria-label=" in control or (identity and f'for="{identity[1]}"' in page)
        assert labelled or re.search(r"<label[^>]*>" + re.escape(control), page), control
    answer = render_to_string(f"kinds/{kind.name}/answer.html", {"explained": kind.explain(body, None, 1)})
    for row in kind.explain(body, None, 1).rows:
        assert plain(row.reason) in plain(answer)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_what_was_typed_stays_in_the_form(kind: Kind[Any], text: str) -> None:
    body = parsed(text).body
    context = {"presented": kind.present(body, 1), "stem": "", "stem_id": "stem", "prefix": "q1"}
    for sample in kind.samples(body):
        if sample.score is None or kind.self_graded:
            continue
        given = {**sample.form}
        page = render_to_string(f"kinds/{kind.name}/question.html", {**context, "given": given, "problem": "No."})
        kept = re.findall(r'value="([^"]*)"[^>]* (?:checked|selected)|type="text"[^>]*value="([^"]*)"', page)
        typed = sorted(value for values in given.values() for value in values if value)
        assert sorted(html.unescape(a or b) for a, b in kept if a or b) == typed
