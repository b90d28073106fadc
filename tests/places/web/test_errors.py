"""Errors help: a page that says what happened, a sentence where htmx asked for a part, a log without names."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from django.template import engines
from django.test import Client

from study.people.models import User
from study.web.logs import ADDRESS, LONGEST, JsonFormatter
from tests.page_source import page_source
from tests.places.web.test_pages import assert_strict

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.places.web.urls")]
WORDS = {
    "400": "Nothing was changed",
    "403": "not open to you",
    "404": "may be misspelt",
    "500": "What you had saved before is safe",
}


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("how", WORDS)
def test_each_error_has_a_page_that_helps(visitor: Client, how: str) -> None:
    answer = visitor.get(f"/fail/{how}")
    page = page_source(answer)
    assert answer.status_code == int(how)
    assert WORDS[how] in page and answer["X-Request-Id"] in page and 'href="/"' in page
    assert_strict(answer)


@pytest.mark.parametrize("how", WORDS)
def test_htmx_gets_a_sentence_and_keeps_the_old_content(visitor: Client, how: str) -> None:
    answer = visitor.get(f"/fail/{how}", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    page = page_source(answer)
    assert answer["HX-Reswap"] == "afterbegin"
    assert "<html" not in page and 'role="alert"' in page and "Try again" in page


def test_a_history_restore_gets_the_whole_error_page(visitor: Client) -> None:
    answer = visitor.get("/fail/404", headers={"HX-Request": "true", "HX-Request-Type": "full"})
    assert "<html" in page_source(answer) and "HX-Reswap" not in answer


def test_the_500_page_asks_the_database_nothing(visitor: Client) -> None:
    visitor.force_login(User.objects.create_user("ada@example.org", "a-long-secret"))

    def refuse(*args: object) -> None:
        raise AssertionError("the error page asked the database")

    with connection.execute_wrapper(refuse):
        answer = visitor.get("/fail/500")
    assert answer.status_code == 500 and "The fault is ours" in page_source(answer)


@pytest.fixture
def no_templates(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    engine = engines["django"].engine
    monkeypatch.setattr(engine, "dirs", [])
    for loader in engine.template_loaders:
        loader.reset()
    yield
    for loader in engine.template_loaders:
        loader.reset()


@pytest.mark.usefixtures("no_templates")
@pytest.mark.parametrize(
    ("how", "words", "again"), [("500", "The fault is ours", None), ("503", "Nothing can be read or saved", "60")]
)
def test_the_page_of_our_faults_survives_broken_templates(
    visitor: Client, how: str, words: str, again: str | None
) -> None:
    answer = visitor.get(f"/fail/{how}")
    assert answer["Content-Type"].startswith("text/plain") and words in page_source(answer)
    assert (answer.status_code, answer.get("Retry-After")) == (int(how), again)


def test_a_host_that_is_not_ours_is_refused_with_the_policy(visitor: Client) -> None:
    answer = visitor.get("/open", headers={"host": "elsewhere.example"})
    assert answer.status_code in (200, 400)
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_form_without_its_token_is_refused_with_a_way_out() -> None:
    answer = Client(enforce_csrf_checks=True).post("/settings/", {})
    assert answer.status_code == 403 and "your browser still has what you typed" in page_source(answer)
    assert_strict(answer)


def test_healthz_tells_whether_the_database_answers(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_request_is_one_line_without_its_query(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "keepwarm.request"):
        answer = visitor.get("/open?q=ada@example.org")
    [record] = [record for record in caplog.records if record.name == "keepwarm.request"]
    line = json.loads(JsonFormatter().format(record))
    assert (line["method"], line["path"], line["status"]) == ("GET", "/open", 200)
    assert line["request"] == answer["X-Request-Id"] and line["ms"] >= 0
    assert "ada" not in json.dumps(line)


def test_an_errors_trace_is_logged_without_addresses(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    visitor.get("/fail/500")
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert any("RuntimeError" in line for line in lines)
    assert not any("eve@example" in line for line in lines)


def test_a_line_of_the_log_is_short_whatever_was_sent() -> None:
    sent = "x" * 1_000_000 + " mail ada@example.org"
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "Unsafe: %s", (sent,), None)
    line = json.loads(JsonFormatter().format(record))["message"]
    assert len(line) < 2 * LONGEST and line.startswith("Unsafe: xxx") and line.endswith(" mail (e-mail)")
    assert not ADDRESS.search("x" * 1_000_000)  # a search from each of its letters would never end
