"""Writers for tests: real servers on this machine that speak the chat protocol, or do not."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from study.banks.writer import Writer

type Behaviour = Callable[["Talk"], None]


class Talk(BaseHTTPRequestHandler):
    """One request, answered as the server's behaviour says. `asked` is what came."""

    server: "Server"

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.asked: dict[str, Any] = json.loads(self.rfile.read(length))
        self.server.seen.append((self.path, dict(self.headers), self.asked))
        self.server.behaviour(self)

    @property
    def questions(self) -> list[dict[str, Any]]:
        """What the writer is asked about."""
        return list(json.loads(self.asked["messages"][1]["content"])["questions"])

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say(self, content: object) -> None:
        """A message of the protocol with this text."""
        self.send(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())

    def word(self, prompts: dict[int, str]) -> None:
        """A message that words questions, by their numbers."""
        self.say(json.dumps(prompts))

    def log_message(self, format: str, *args: object) -> None:
        """Tests have nothing to say."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.behaviour = behaviour
        self.seen: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.over = Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""

    def writer(self, seconds: float = 30, key: str = "") -> Writer:
        return Writer(f"http://127.0.0.1:{self.server_port}/v1", "small-model", key, seconds)


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    """A writer that behaves so, for as long as this goes on."""
    with Server(behaviour) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def closed_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
