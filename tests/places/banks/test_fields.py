"""The form with fields: it holds all of a text or says so, and changes only what somebody touched."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from study.banks import operations
from study.banks.forms import QuestionForm
from study.banks.models import Bank, Draft, Question
from study.core.questions.kinds import KINDS
from study.core.questions.source.form import Sheet, sheet_of, text_of
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question
from study.people.models import User
from tests.clock import START
from tests.core.formats.questions import BLOCKS, questions
from tests.factories import as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, written

MORE_SOURCES = "".join(f"Source: [Page {n}](https://example.org/{n}) (checked 2026-11-0{n})\n" for n in (2, 3, 4))


@pytest.fixture
def bank(ada: User) -> Bank:
    return a_shared_bank(ada, editor=an_instructor("grace"))


def address(question: Question) -> str:
    return reverse("banks:fields", args=[question.bank_id, question.key])


def sent_by(form: QuestionForm) -> dict[str, str]:
    """What a browser sends of a form that nobody touched: the ends of lines are its own, and a field of
    one line has none."""
    sent = {}
    for name in form.fields:
        value = form[name].value()
        text = "" if value is None else str(value)
        has_lines = "rows" in form.fields[name].widget.attrs
        sent[name] = text.replace("\n", "\r\n") if has_lines else text.replace("\n", "")
    return sent


def refilled(text: str, changes: Mapping[str, str]) -> str:
    """The text after the form, with these fields changed."""
    sheet = sheet_of(text)
    assert isinstance(sheet, Sheet)
    form = QuestionForm(sheet, sent_by(QuestionForm(sheet)) | changes)
    assert form.is_valid(), form.errors
    changed = form.changed()
    return text if changed == sheet else text_of(changed)


@pytest.mark.parametrize("kind", BLOCKS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_only_what_was_touched_changes(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    text = write_question(question)
    if not isinstance(sheet_of(text), Sheet):
        return
    assert refilled(text, {}) == text
    before, after = parse_question(text)[0], parse_question(refilled(text, {"title": "Another title"}))[0]
    assert before is not None and after is not None
    assert after.title == "Another title"
    for name in ("prompt", "body", "explanation", "sources", "tags", "topic", "hints", "points", "status"):
        assert getattr(after, name) == getattr(before, name), name


@pytest.mark.parametrize(
    "more",
    [
        MORE_SOURCES,
        "\n> [!hint]-\n> One\n>\n> and more of it.\n\n> [!hint]-\n> Two\n",
        "\n> [!explain]- Why\n>     indented code\n",
    ],
    ids=["sources", "hints", "explanation"],
)
def test_a_title_changes_nothing_else(more: str) -> None:
    after = parse_question(refilled(SPRING + more, {"title": "Tides"}))[0]
    before = parse_question((SPRING + more).replace("## Spring tide", "## Tides"))[0]
    assert before is not None and after is not None
    assert [getattr(after, name) for name in ("body", "sources", "hints", "explanation")] == [
        getattr(before, name) for name in ("body", "sources", "hints", "explanation")
    ]


def test_options_of_several_lines_stay_so() -> None:
    text = SPRING.replace("- [ ] It stays {.stays}", "- [ ] It stays\n  and falls {.stays}")
    assert "- [ ] It stays\n  and falls {.stays}" in refilled(text, {"title": "Tides"})


@pytest.mark.django_db
class TestPage:
    def test_the_fields_say_what_the_text_says(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        client = as_(ada)
        sent = sent_by(client.get(address(question)).context["form"])
        assert (sent["text-0"], sent["mark-0"], sent["key-1"]) == ("It rises higher", "x", "stays")
        response = client.post(address(question), {**sent, "revision": "1"})
        assert response.status_code == 302
        assert Draft.objects.get(question=question).text == SPRING

    def test_what_was_filled_in_becomes_text(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        client = as_(ada)
        sent = sent_by(client.get(address(question)).context["form"])
        sent |= {"text-2": "It boils", "reason-2": "At the\r\nequator?", "tags": "moon, sun", "revision": "1"}
        client.post(address(question), sent)
        text = Draft.objects.get(question=question).text
        assert "- [ ] It boils\n  > At the\n  > equator?" in text
        assert "tags=moon,sun" in text

    def test_what_is_wrong_is_said_at_the_field_and_the_rest_is_kept(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        client = as_(ada)
        sent = sent_by(client.get(address(question)).context["form"])
        sent |= {"source-checked-0": "", "text-1": "It hovers", "revision": "1"}
        response = client.post(address(question), sent)
        assert response.status_code == 422
        page = page_source(response)
        assert "Enter the day you checked it." in page and "It hovers" in page
        assert "It hovers" not in Draft.objects.get(question=question).text

    def test_marks_in_a_field_are_refused(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        client = as_(ada)
        sent = sent_by(client.get(address(question)).context["form"])
        response = client.post(address(question), {**sent, "prompt": "What?\r\n\r\n## Another", "revision": "1"})
        assert response.status_code == 422
        assert "read as syntax" in page_source(response)
        assert Draft.objects.get(question=question).text == SPRING

    def test_somebody_elses_save_is_not_overwritten(self, bank: Bank, ada: User) -> None:
        question, grace = written(bank, ada), User.objects.get(email="grace@example.org")
        client = as_(ada)
        sent = sent_by(client.get(address(question)).context["form"])
        theirs = SPRING.replace("It stays", "It sinks")
        operations.save(question=question, text=theirs, revision=1, by=grace, now=START)
        response = client.post(address(question), {**sent, "title": "Mine", "revision": "1"})
        assert response.status_code == 409
        assert Draft.objects.get(question=question).text == theirs

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("# The bay {#the-bay}\n\nA bay opens to the ocean.\n\n" + SPRING, "the case it belongs to"),
            (SPRING + "\nand below", "which stands below the answers"),
        ],
        ids=["case", "stray"],
    )
    def test_what_it_cannot_hold_it_names_and_does_not_save(self, bank: Bank, ada: User, text: str, named: str) -> None:
        question = written(bank, ada, text)
        client: Any = as_(ada)
        assert named in page_source(client.get(address(question)))
        response = client.post(address(question), {"title": "Mine words", "revision": "1"})
        assert response.status_code == 409 and "Mine words" in page_source(response)
        assert Draft.objects.get(question=question).text == text

    def test_every_kind_has_a_form_or_says_why_not(self, bank: Bank, ada: User) -> None:
        for kind in KINDS.values():
            question = written(bank, ada, kind.examples[0].strip())
            page = as_(ada).get(address(question))
            assert page.status_code == 200, kind.name
            assert ("form" in page.context) != ("unheld" in page.context), kind.name


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.fields])
def test_a_new_question_begins_with_empty_fields(bank: Bank, ada: User, kind: str) -> None:
    client = as_(ada)
    sent = {"title": "Ebb", "kind": kind, "do": "fields"}
    url = client.post(reverse("banks:new", args=[bank.pk]), sent)["Location"]
    begun = Draft.objects.get().text
    form = client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields if not name.startswith(("mark-", "key-"))}
    assert {name for name, value in shown.items() if value} == {"title", "source-checked-0"}
    client.post(url, sent_by(form) | {"revision": "1"})
    assert Draft.objects.get().text == begun, "nothing was filled in, and the kind is kept"


@pytest.mark.django_db
def test_what_is_filled_in_takes_the_place_of_the_example(bank: Bank, ada: User) -> None:
    client = as_(ada)
    sent = {"title": "Ebb", "kind": "single", "do": "fields"}
    url = client.post(reverse("banks:new", args=[bank.pk]), sent)["Location"]
    form = client.get(url).context["form"]
    own = {"prompt": "When is it low?", "text-0": "At ebb", "text-1": "At flood", "reason-1": "It is high then."}
    client.post(url, sent_by(form) | own | {"revision": "1"})
    sheet = sheet_of(Draft.objects.get().text)
    assert isinstance(sheet, Sheet) and sheet.prompt == "When is it low?"
    lines = [(line.mark.strip(), line.text, line.reason) for line in sheet.lines]
    assert lines == [("x", "At ebb", ""), ("", "At flood", "It is high then.")]
    assert client.get(url).context["form"]["text-0"].value() == "At ebb"
