"""A writer that is plugged in: whatever the server does, a text or a problem in words, within its bounds."""

import json
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from study.banks.writer import Late, Writer, answer_of, plugged_in
from study.core.limits import WRITER_ANSWER, WRITER_TOKENS
from study.core.problem import Problem
from tests.places.banks.writers import Behaviour, Talk, closed_port, serving


def found(behaviour: Behaviour, seconds: float = 30) -> str | Problem:
    with serving(behaviour) as server:
        return answer_of(server.writer(seconds), "{}", 1)


def trickle(talk: Talk) -> None:
    """A byte now and then, so that no single step takes long."""
    talk.send_response(200)
    talk.end_headers()
    while not talk.server.over.wait(0.05):
        talk.wfile.write(b" ")
        talk.wfile.flush()


def flood(talk: Talk) -> None:
    """A hundred megabytes, as far as somebody takes them."""
    talk.send_response(200)
    talk.send_header("Content-Length", str(100_000_000))
    talk.end_headers()
    for _ in range(1_000):
        talk.wfile.write(b"x" * 100_000)


def half(talk: Talk) -> None:
    body = json.dumps({"choices": [{"message": {"content": "x" * 500}}]}).encode()
    talk.send_response(200)
    talk.send_header("Content-Length", str(len(body)))
    talk.end_headers()
    talk.wfile.write(body[:200])


def chunks_without_end(talk: Talk) -> None:
    talk.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nonly this")


def no_protocol(talk: Talk) -> None:
    talk.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")


def headers_without_end(talk: Talk) -> None:
    talk.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000)


def test_what_is_sent_is_what_the_protocol_says() -> None:
    with serving(lambda talk: talk.say("here")) as server:
        assert answer_of(server.writer(key="secret"), '{"questions": []}', 2) == "here"
    ((path, headers, asked),) = server.seen
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert (asked["model"], asked["max_tokens"], asked["stream"]) == ("small-model", WRITER_TOKENS, False)
    assert [one["role"] for one in asked["messages"]] == ["system", "user"]
    assert asked["messages"][1]["content"] == '{"questions": []}'
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["1", "2"]


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (lambda talk: talk.send(b"<html><h1>Welcome</h1></html>"), "does not speak the chat protocol"),
        (lambda talk: talk.send(b""), "does not speak the chat protocol"),
        (lambda talk: talk.send(b"\xff\xfe\x00"), "does not speak the chat protocol"),
        (lambda talk: talk.send(b"[" * 100_000), "does not speak the chat protocol"),
        (lambda talk: talk.send(b'{"choices": []}'), "does not speak the chat protocol"),
        (lambda talk: talk.send(b'{"choices": {"0": 1}}'), "does not speak the chat protocol"),
        (lambda talk: talk.send(b"null"), "does not speak the chat protocol"),
        (lambda talk: talk.say(None), "without a text"),
        (lambda talk: talk.say(["text"]), "without a text"),
        (lambda talk: talk.send(b"{}", 500), "refused with status 500"),
        (lambda talk: talk.send(b"{}", 401), "refused with status 401"),
        (lambda talk: talk.send(b"{}", 204), "refused with status 204"),
        (lambda talk: talk.send(b"", 302, Location="http://127.0.0.1:1/"), "sends elsewhere"),
        (lambda talk: talk.send(b"", 307, Location="/v1/chat/completions"), "sends elsewhere"),
        (half, "does not speak the chat protocol"),
        (chunks_without_end, "broke off"),
        (no_protocol, "broke off"),
        (headers_without_end, "broke off"),
        (lambda talk: None, "broke off"),
        (flood, f"more than {WRITER_ANSWER // 1000} kB"),
    ],
)
def test_a_server_that_lies_is_a_problem_in_words(behaviour: Behaviour, why: str) -> None:
    answer = found(behaviour)
    assert isinstance(answer, Problem)
    assert why in answer.message


@pytest.mark.parametrize("behaviour", [trickle, lambda talk: talk.server.over.wait()])
def test_a_server_that_hangs_is_left(behaviour: Behaviour) -> None:
    assert found(behaviour, seconds=0.3) == Late("the writer did not answer within 0.3 seconds")


def test_a_redirect_is_followed_nowhere() -> None:
    with serving(lambda talk: talk.say("elsewhere")) as other:
        target = f"http://127.0.0.1:{other.server_port}/v1/chat/completions"
        assert isinstance(found(lambda talk: talk.send(b"", 308, Location=target)), Problem)
    assert other.seen == []


@pytest.mark.parametrize(
    "url", ["", "ftp://127.0.0.1/", "http://", "http:///v1", "127.0.0.1:80", "http://127.0.0.1:port/", "http://[::1/"]
)
def test_an_address_that_is_none_is_a_problem(url: str, settings: Settings) -> None:
    settings.KEEPWARM_WRITER = {"url": url, "model": "m", "key": ""}
    assert plugged_in() is None
    assert isinstance(answer_of(Writer(url, "m", seconds=1), "{}", 1), Problem)


def test_nobody_at_home_is_a_problem() -> None:
    assert isinstance(answer_of(Writer(f"http://127.0.0.1:{closed_port()}/v1", "m"), "{}", 1), Problem)
    with serving(lambda talk: talk.say("x")) as server:
        secure = server.writer().url.replace("http:", "https:")
        assert isinstance(answer_of(Writer(secure, "m", seconds=5), "{}", 1), Problem)


def test_a_key_with_a_line_break_adds_no_header() -> None:
    with serving(lambda talk: talk.say("x")) as server:
        assert isinstance(answer_of(server.writer(key="a\r\nX-More: b"), "{}", 1), Problem)
    assert server.seen == []


@pytest.fixture(autouse=True)
def no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    yield
