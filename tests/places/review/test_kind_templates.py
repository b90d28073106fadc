"""Every kind of question through the real pages: nothing of the key before the answer, all of it after."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.html import strip_tags

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Kind, decode, encode
from study.core.questions.source.reader import parse_question
from study.people.models import Learner
from study.people.sessions import SESSION_KEY
from study.review.card_memory import next_seed
from study.review.models import Card
from study.web.rendering import stem
from tests.factories import a_card, a_course, a_question
from tests.page_source import page_source

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
    page = page_source(client_of.get("/review/"))
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
        shown = {"version": ["1"], "ordinal": [str(card.reviews)]}
        if kind.self_graded:
            client_of.post(f"/review/{card.pk}/", {**shown, "show": "1"})
        form = {**sample.form, **shown}
        response = client_of.post(f"/review/{card.pk}/", form)
        if sample.score is None:
            assert response.status_code == 200 and card.log.filter(voided_at=None).count() == 0
            assert "field__error" in page_source(response)
            continue
        assert response.status_code == 303, sample
        row = card.log.get(voided_at=None)
        assert row.score == pytest.approx(sample.score)
        page = page_source(client_of.get(response["Location"]))
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
    for control in re.findall(r"<(?:input|select|textarea|button)\b[^>]*>", page):
        if 'type="hidden"' in control:
            continue
        identity = re.search(r'\sid="([^"]+)"', control)
        labelled = re.search(r"aria-label(ledby)?=", control) or (identity and f'for="{identity[1]}"' in page)
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
        context["presented"] = kind.arrange(kind.present(body, 1), given)
        page = render_to_string(f"kinds/{kind.name}/question.html", {**context, "given": given, "problem": "No."})
        chosen, filled = r'value="([^"]*)"[^>]*\s(?:checked|selected)', r'type="(?:text|hidden)"[^>]*value="([^"]*)"'
        kept = re.findall(f"{chosen}|{filled}", page)
        typed = sorted(value for values in given.values() for value in values if value)
        assert sorted(html.unescape(a or b) for a, b in kept if a or b) == typed


ORDER = """
## Order {#order}

In order, please.

1. Load
2. Init
3. Run
"""


@pytest.fixture
def ordered(learner: Learner) -> Card:
    return asked(learner, KINDS["ordering"], ORDER)


def buttons(page: str) -> list[str]:
    """What the buttons that can be pressed send, the one with the focus in capitals."""
    found = re.findall(r'name="move" value="([^"]+)"([^>]*)>', page)
    return [value.upper() if "autofocus" in rest else value for value, rest in found if "disabled" not in rest]


@pytest.mark.django_db
def test_a_step_is_moved_by_a_button_and_nothing_is_written(client_of: Client, ordered: Card) -> None:
    form = {"version": ["1"], "ordinal": ["0"], "order": ["run", "load", "init"]}
    response = client_of.post(f"/review/{ordered.pk}/", {**form, "move": ["down:run"]})
    page = page_source(response)
    assert response.status_code == 200 and ordered.log.count() == 0
    assert re.findall(r'name="order" value="([^"]+)"', page) == ["load", "run", "init"]
    assert "Now in place 2 of 3." in page and "field__error" not in page
    assert buttons(page) == ["down:load", "up:run", "DOWN:RUN", "up:init"]
    page = page_source(
        client_of.post(f"/review/{ordered.pk}/", {**form, "order": ["load", "run", "init"], "move": ["down:run"]})
    )
    assert buttons(page) == ["down:load", "up:init", "down:init", "UP:RUN"]
    response = client_of.post(f"/review/{ordered.pk}/", {**form, "order": ["load", "init", "run"]})
    assert response.status_code == 303 and ordered.log.get().score == 1


@pytest.mark.django_db
def test_a_visitor_moves_steps_too_and_becomes_nobody_by_it(client: Client) -> None:
    question = a_question(a_course(), kind="ordering", body=parsed(ORDER).body, prompt="In order.")
    form = {"version": ["1"], "ordinal": ["0"], "order": ["run", "load", "init"], "move": ["up:init"]}
    page = page_source(client.post(f"/review/question/{question.pk}/", form))
    assert re.findall(r'name="order" value="([^"]+)"', page) == ["run", "init", "load"]
    assert Learner.objects.count() == 0


@pytest.mark.parametrize("name", ["multiple", "ordering", "matching", "cloze"])
def test_the_rule_of_scoring_is_said_and_is_another_in_an_exam(name: str) -> None:
    kind = KINDS[name]
    presented = kind.present(parsed(kind.examples[0]).body, 1)
    context = {"presented": presented, "stem": "", "stem_id": "stem", "prefix": "q1", "given": {}}
    study = plain(render_to_string(f"kinds/{name}/question.html", context))
    assert presented.rule in study and "Only the whole answer counts." not in study
    exam = plain(render_to_string(f"kinds/{name}/question.html", {**context, "exam": True}))
    assert "Only the whole answer counts." in exam and presented.rule not in exam


EVIL = (
    '"><script>alert(1)</script><img src=x onerror=alert(1)>\' onclick="alert(1)" '
    "[a](javascript:alert(1)) <svg/onload=alert(1)> </option></select><b x=1>"
)
# Names of fields whose text an author writes freely; keys, marks and rules are checked when they are read.
FREE = {"text", "reason", "left", "right", "distractors", "hint", "reason_true", "reason_false", "unit", "texts"}


def poisoned(value: Any, name: str = "") -> Any:
    """A body as JSON, with a script in every text."""
    if isinstance(value, dict):
        return {field: poisoned(part, field) for field, part in value.items()}
    if isinstance(value, list):
        return [poisoned(part, name) for part in value]
    return f"{value} {EVIL}" if isinstance(value, str) and name in {*FREE, "answer", "accepted"} else value


class Elements(HTMLParser):
    """Every element of a page with its attributes, as a browser would make them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(page: str) -> None:
    for tag, attributes in Elements(page).found:
        assert tag not in {"script", "img", "iframe", "object", "style", "link", "base", "meta"}, page
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "x")], page
        assert not (attributes.get("href") or "").startswith("javascript"), page


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_html_and_script_in_any_text_come_out_harmless(kind: Kind[Any], text: str) -> None:
    body = decode(kind.body, poisoned(encode(parsed(text).body)))
    presented = kind.present(body, 1)
    given = {name: [EVIL] for name in ("answer", "order", "move", "blank-1", "match-api-route")}
    context = {
        "presented": kind.arrange(presented, given),
        "stem": stem(EVIL),
        "stem_id": "stem",
        "prefix": "q1",
        "given": given,
        "problem": EVIL,
    }
    page = render_to_string(f"kinds/{kind.name}/question.html", context)
    assert_harmless(page)
    forms = [sample.form for sample in kind.samples(parsed(text).body)] + [given]
    answers = [answer for answer in (kind.read(body, form) for form in forms) if not isinstance(answer, Problem)]
    for answer in (None, *answers):
        answered = render_to_string(f"kinds/{kind.name}/answer.html", {"explained": kind.explain(body, answer, 1)})
        assert_harmless(answered)
        assert "alert(1)" in answered  # it is shown as the text it is
