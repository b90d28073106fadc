"""Servers and workers as processes that can be killed, and visitors who reach them by a socket.

The socket of a server is the test's own: it listens before the server is there and after it was killed, so a visitor
waits for an answer and nobody waits for a moment.
"""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

from tests.places.installations import Installation

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Process:
    """A command in a group of its own, which dies as a whole."""

    def __init__(self, at: Installation, *command: str, listening: socket.socket | None = None) -> None:
        self._began = at, command, listening
        self._running = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        at, command, listening = self._began
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=at.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[listening.fileno()] if listening else (),
        )

    def kill(self) -> None:
        """As `kill -9` does it, with every process that it began."""
        with suppress(ProcessLookupError):
            os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait()

    @property
    def busy(self) -> float:
        """Seconds of processor that it has taken, with every process that it began."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it ended meanwhile
                fields = stat.read_text().rpartition(")")[2].split()
                ticks += (int(fields[11]) + int(fields[12])) * (int(fields[2]) == self._running.pid)
        return ticks / os.sysconf("SC_CLK_TCK")

    def again(self) -> None:
        """Kill it and begin anew."""
        self.kill()
        self._running = self._start()


@contextmanager
def server(at: Installation, processes: int = 1) -> Iterator[tuple[Process, int]]:
    """A server as shipped, of one process or several, and the port it answers on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(256)
        bind = f"fd://{listening.fileno()}"
        begin = ("-m", "gunicorn", "study.wsgi", "--bind", bind, "--workers", str(processes))
        process = Process(at, *begin, listening=listening)
        try:
            yield process, listening.getsockname()[1]
        finally:
            process.kill()


@contextmanager
def worker(at: Installation) -> Iterator[Process]:
    """Somebody who does the work beside the pages."""
    process = Process(at, "manage.py", "work")
    try:
        yield process
    finally:
        process.kill()


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's first form that carries a token."""
        return self.hidden_of("")

    def hidden_of(self, action: str) -> dict[str, str]:
        """The hidden fields of the form that is sent to this address."""
        fields: dict[str, str] = {}
        begin = self.text.index(f'action="{action}"') if action else 0
        for name, value in HIDDEN.findall(self.text, begin):
            if name in fields:
                break
            fields[name] = unescape(value)
        return fields


@dataclass
class Visitor:
    """Somebody with a browser, who may turn to any of the servers. One who `stays` asks over the same connection, as
    browsers do, as long as it lasts; the others look nowhere twice."""

    cookies: dict[str, str] = field(default_factory=dict)
    stays: bool = False
    connection: HTTPConnection | None = None

    def open(self, port: int, path: str, form: dict[str, str] | None = None, *, part: bool = False) -> Answer:
        """Ask for a page, or send a form. Raises OSError or HTTPException where no whole answer came."""
        connection = self.connection or HTTPConnection("127.0.0.1", port)
        self.connection = None
        headers = {"Host": "127.0.0.1", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= PARTIAL if part else {}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            body = urlencode(form) if form is not None else None
            connection.request("POST" if body is not None else "GET", path, body, headers)
            got = connection.getresponse()
            text = got.read().decode(errors="replace")
            self.connection = connection if self.stays else None
        finally:
            if self.connection is None:
                connection.close()
        for value in got.headers.get_all("Set-Cookie", []):
            self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        return Answer(got.status, dict(got.headers), text)

    def surely(self, port: int, path: str, form: dict[str, str] | None = None, *, part: bool = False) -> Answer:
        """The same, asked again until an answer came."""
        while True:
            with suppress(OSError, HTTPException):
                return self.open(port, path, form, part=part)
