"""`manage.py serve`: Keepwarm for one person on one machine, ready in one command.

Every step can be repeated: a second start does only what has changed.
"""

import fcntl
import hashlib
import logging
import os
import secrets
import socket
import sys
import webbrowser
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from study.core import limits
from study.library.following import whose
from study.library.operations import slug_of
from study.library.sources import Sources, name_of
from study.people import operations as people
from study.people.models import Role, User
from study.people.queries import addresses
from study.web import clock

INSTRUCTOR = "instructor@keepwarm.local"


class Command(BaseCommand):
    """Prepares the database, the content and the static files, then serves on 127.0.0.1."""

    help = "Start Keepwarm on this machine and open it in the browser."
    requires_system_checks = []  # they ask the database, before anybody could say what is wrong with it

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (8000)")
        parser.add_argument("--notes", default="", metavar="FOLDER", help="take over the notes in it as they are saved")
        parser.add_argument("--learner", default="", metavar="EMAIL", help="whose these notes are (who has them)")
        parser.add_argument("--no-open", action="store_true", help="do not open the browser")

    def handle(self, *args: Any, port: int, no_open: bool, notes: str = "", learner: str = "", **options: Any) -> None:
        if problem := port_problem(port):
            self.stderr.write(problem)
            raise SystemExit(2)
        if notes and not Path(notes).is_dir():
            self.stderr.write(f"--notes {notes}: there is no such folder.")
            raise SystemExit(2)
        if learner and not notes:
            self._end("--learner says whose the notes of --notes FOLDER are: name the folder too.")
        try:
            settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
            alone = (settings.DATA_DIR / "serving").open("a")  # held as long as this process or its server lives
            fcntl.flock(alone, fcntl.LOCK_EX | fcntl.LOCK_NB)
            password = self._prepared()
            owner = self._owner(notes, learner) if notes else None
            door = sign_in_of(owner) if owner else ""
            connections.close_all()  # the server's process opens its own
        except BlockingIOError:
            self._end(f"Another Keepwarm serves {settings.DATA_DIR}. Stop it, or serve another folder.")
        except OSError as error:
            self._end(f"{error.filename or settings.DATA_DIR} cannot be written: {error.strerror}.")
        except DatabaseError as error:
            self._end(
                f"The database cannot be used: {error}. If it is damaged, put a backup in its place: "
                "manage.py restore FILE."
            )
        logging.getLogger("keepwarm.request").setLevel(logging.ERROR)  # keeps the line below in sight

        said, first = told(f"http://127.0.0.1:{port}", password, owner, door)

        def ready(server: Any) -> None:
            self.stdout.write(said)
            self.stdout.flush()
            if not no_open:
                open_browser(first)

        Server(port, ready, notes, owner.email if owner else "").run()

    def _prepared(self) -> str:
        """Make everything ready; the instructor's password."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_content", verbosity=0, stdout=self.stderr)
        collect_static()
        return local_instructor()

    def _owner(self, folder: str, email: str) -> User:
        """The account whose notes are followed."""
        account = whose(slug_of(Sources(name=name_of(Path(folder)))), email)
        if account is None:
            problem = f"No account has the address {email}." if email else "--notes: whose notes are these?"
            self._end(f"{problem} Name one with --learner EMAIL. Accounts here: {addresses()}.")
        return account

    def _end(self, words: str) -> NoReturn:
        self.stderr.write(words)
        raise SystemExit(2)


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with one process of four threads: SQLite has one writer at a time anyway."""

    def __init__(self, port: int, ready: Any, notes: str = "", owner: str = "") -> None:
        self.options = {
            "bind": f"127.0.0.1:{port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": 4,
            "loglevel": "warning",
            "graceful_timeout": 2,
            "keepalive": 75,  # as in gunicorn.conf.py
            "limit_request_line": limits.ADDRESS,
            "control_socket_disable": True,  # it would leave a folder in the home of whoever runs this
            "when_ready": ready,
            "post_worker_init": lambda worker: beside(notes, owner),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from study.wsgi import application  # loaded in the process that serves

        return application


def beside(notes: str = "", owner: str = "") -> None:
    """What goes on beside the work of the server: the worker does long work and removes once a day what is nobody's any
    more, reminders go out where mail is configured, and the owner's notes in that folder are followed."""
    quiet = {"stdout": StringIO()}
    work: list[tuple[tuple[str, ...], dict[str, Any]]] = [(("work",), quiet)]
    work.append((("remind",), {"every": 10, **quiet}))
    if notes:
        work.append((("import_notes", notes), {"watch": True, "learner": owner}))
    for command, options in work:
        Thread(target=call_command, args=command, kwargs=options, daemon=True).start()


def port_problem(port: int) -> str:
    """Say why the port cannot be used; empty if it can."""
    if not 1 <= port <= 65535:
        return f"--port {port}: choose a port from 1 to 65535."
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            attempt.bind(("127.0.0.1", port))
        except PermissionError:
            return f"Port {port} is reserved for the system. Choose another: --port 8000"
        except OSError:
            return f"Port {port} is in use, perhaps by another Keepwarm. Choose another: --port {port + 1}"
    return ""


def collect_static() -> None:
    """Collect and compress the static files, unless none has changed since the last time."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    mark = Path(settings.STATIC_ROOT) / ".collected"
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    mark.write_text(digest.hexdigest())


def local_instructor() -> str:
    """Make the account of whoever uses this machine if it is missing; return its password, which a file keeps."""
    path = settings.DATA_DIR / "instructor-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9))
    password: str = path.read_text().strip()
    people.instructor(email=INSTRUCTOR, password=password)
    people.set_role(
        email=INSTRUCTOR, role=Role.ADMIN, now=clock.now()
    )  # nobody else looks after what is everybody's here
    return password


def sign_in_of(account: User) -> str:
    """The address that signs a browser in as whose notes are followed. Without it whoever starts this for the first
    time is shown everything but their notes."""
    now = clock.now()
    return people.make_handover(learner=people.learner_of(account=account, now=now), now=now)


def told(address: str, password: str, owner: User | None, door: str) -> tuple[str, str]:
    """What is said when it serves, and the page that is opened: where notes are followed of somebody who never signed
    in, the one at their `door`."""
    said = f"Keepwarm is at {address}/ (Ctrl-C stops it). Instructor: {INSTRUCTOR}, password {password}"
    if owner is None:
        return said, f"{address}/"
    said += f"\nThe notes are those of {owner.email}. A browser is signed in as them, once and for 10 minutes, by "
    return f"{said}{address}{door}", address + ("/" if owner.last_login else door)


def open_browser(address: str) -> None:
    """Open the page where there is a screen to show it on. Not being able to is no problem."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        try:
            webbrowser.open(address)
        except webbrowser.Error:
            logging.getLogger(__name__).debug("no browser")
