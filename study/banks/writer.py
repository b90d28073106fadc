"""The writer that the operator of this server may plug in: a model behind the OpenAI-compatible chat protocol.

Nothing is sent unless the settings name one. It is called from tasks alone (study.web.tasks). Whatever it does,
the answer is text, or a problem in words, within a bounded time and a bounded number of bytes. The standard library
is enough: one request, no redirect followed, no proxy asked, and a socket that can be shut from outside.
"""

import json
import socket
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from study.core.generators.rewording import INSTRUCTIONS, answer_schema
from study.core.limits import KILOBYTE, WRITER_ANSWER, WRITER_SECONDS, WRITER_TOKENS
from study.core.problem import Problem

KINDS = {"http": HTTPConnection, "https": HTTPSConnection}


@dataclass(frozen=True, slots=True)
class Writer:
    """Where the writer is (`url`, to which /chat/completions is added), which model is asked, the `key` to it, and
    how many seconds one answer may take."""

    url: str
    model: str
    key: str = ""
    seconds: float = WRITER_SECONDS

    @property
    def host(self) -> str:
        """Where lines of notes are sent, for people."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


class Late(Problem):
    """The writer was too slow: fewer questions may be answered in time."""


def plugged_in() -> Writer | None:
    """The writer of this server, where there is one at an address that can be asked."""
    given = settings.KEEPWARM_WRITER
    whole = given["model"] and _is_address(given["url"])
    return Writer(given["url"], given["model"], given["key"]) if whole else None


def _is_address(url: str) -> bool:
    try:
        address = urlsplit(url)
        return address.scheme in KINDS and bool(address.hostname) and address.port != 0
    except ValueError:
        return False


def answer_of(writer: Writer, told: str, number: int) -> str | Problem:
    """What the writer answers to `told`, about `number` questions: the text of its message. It is nobody's text until
    a gate has seen it."""
    over: list[bool] = []
    try:
        address = urlsplit(writer.url)
        with closing(KINDS[address.scheme](address.hostname or "", address.port, timeout=writer.seconds)) as connection:
            connection.connect()
            # A time limit of the socket is one for each step: a server that sends a byte now and then keeps it.
            hang_up = Timer(writer.seconds, _hang_up, [connection.sock, over])
            hang_up.daemon = True
            hang_up.start()
            try:
                connection.request(
                    "POST",
                    f"{address.path.rstrip('/')}/chat/completions",
                    _asked(writer, told, number),
                    {
                        "Content-Type": "application/json",
                        "Accept-Encoding": "identity",
                        "Connection": "close",
                        **({"Authorization": f"Bearer {writer.key}"} if writer.key else {}),
                    },
                )
                response = connection.getresponse()
                if response.status != 200:
                    return _refused(response.status)
                body = response.read(WRITER_ANSWER + 1)
            finally:
                hang_up.cancel()
    except TimeoutError:
        return _late(writer)
    except (OSError, HTTPException, ValueError, KeyError):
        return _late(writer) if over else Problem("the writer cannot be reached, or broke off")
    if over:
        return _late(writer)
    if len(body) > WRITER_ANSWER:
        return Problem(f"the writer answered more than {WRITER_ANSWER // KILOBYTE} kB")
    return _message(body)


def _hang_up(sock: socket.socket, over: list[bool]) -> None:
    over.append(True)
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _late(writer: Writer) -> Problem:
    return Late(f"the writer did not answer within {writer.seconds:g} seconds")


def _refused(status: int) -> Problem:
    if 300 <= status < 400:
        return Problem("the writer sends elsewhere, which is not followed: notes go to the address that was named")
    return Problem(f"the writer refused with status {status}")


def _asked(writer: Writer, told: str, number: int) -> bytes:
    asked: dict[str, Any] = {
        "model": writer.model,
        "messages": [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": told}],
        "temperature": 0,
        "max_tokens": WRITER_TOKENS,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "questions", "strict": True, "schema": answer_schema(number)},
        },
    }
    return json.dumps(asked).encode()


def _message(body: bytes) -> str | Problem:
    try:
        found = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return Problem("the writer does not speak the chat protocol")
    return found if isinstance(found, str) else Problem("the writer answered without a text")
