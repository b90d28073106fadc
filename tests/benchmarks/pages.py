"""Pages over HTTP under gunicorn, and what a first view weighs."""

import gzip
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.figures import Figure, median, p95, timed

PAGES = ["/", "/courses/aws-lambda/", "/courses/aws-lambda/topics/concurrency/", "/review/", "/search/?q=timeout"]


@contextmanager
def server() -> Iterator[str]:
    """`manage.py serve` as a person starts it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "manage.py", "serve", "--no-open", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout
        process.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def fetch(url: str) -> tuple[bytes, int]:
    """The body, and its size as it travelled."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        body = answer.read()
        return (gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body), len(body)


def run(requests: int = 100) -> list[Figure]:
    began = time.perf_counter()
    figures = []
    with server() as base:
        fetch(base + "/")
        figures.append(Figure("first start to first page", time.perf_counter() - began, "s", 10))
        for path in PAGES:
            fetch(base + path)
            times = timed([lambda path=path: fetch(base + path)] * requests)
            figures.append(Figure(f"GET {path}, median", median(times), "ms"))
            figures.append(Figure(f"GET {path}, p95", p95(times), "ms", 25))
        for path in PAGES[:3] + PAGES[3:4]:
            html, size = fetch(base + path)
            parts = re.findall(r'(?:src|href)="(/static/[^"]+)"', html.decode())
            sizes = [fetch(base + part)[1] for part in dict.fromkeys(parts)]
            figures.append(Figure(f"first view of {path}: HTML", size / 1000, "kB", 12))
            figures.append(
                Figure(f"first view of {path}: all {len(sizes) + 1} requests", (size + sum(sizes)) / 1000, "kB", 80)
            )
    return figures
