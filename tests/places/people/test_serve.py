"""What `manage.py serve` prepares can be prepared again."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as of_tests
from django.core.management import call_command
from django.test import Client

from study.library.models import Course
from study.people.models import Role, User
from study.today.management.commands import serve
from tests.factories import a_user


@pytest.mark.django_db
def test_the_instructors_password_is_kept_in_a_file_for_its_owner_alone(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.DATA_DIR = tmp_path
    password = serve.local_instructor()
    assert serve.local_instructor() == password
    assert (tmp_path / "instructor-password").stat().st_mode & 0o777 == 0o600
    user = User.objects.get(email=serve.INSTRUCTOR)
    assert user.check_password(password)
    assert user.role == Role.ADMIN, "whose machine it is looks after what is everybody's on it"


def whose(email: str = "", folder: str = "vault") -> str:
    return serve.Command()._owner(folder, email).email


@pytest.mark.django_db
def test_followed_notes_are_the_instructors_unless_there_are_others(
    settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR = tmp_path
    serve.local_instructor()
    assert whose() == serve.INSTRUCTOR
    a_user("ann@example.org")
    assert whose("Ann@example.org") == "ann@example.org"
    for email in ("", "bob@example.org"):
        with pytest.raises(SystemExit) as end:
            whose(email)
        assert end.value.code == 2
        assert f"ann@example.org, {serve.INSTRUCTOR}" in capsys.readouterr().err
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "a.md").write_text("# Ebb\n\n- Ebb: the hours in which the water falls\n")
    call_command("import_notes", str(tmp_path / "vault"), "--learner", serve.INSTRUCTOR)
    assert whose(folder=f"{tmp_path}/vault/") == serve.INSTRUCTOR, "who has them keeps them"
    call_command("import_notes", str(tmp_path / "vault"))
    assert Course.objects.get(slug="vault").owner
    call_command("import_notes", str(tmp_path / "vault"), "--learner", "ann@example.org")
    with pytest.raises(SystemExit):
        whose()
    capsys.readouterr()
    with pytest.raises(SystemExit):
        call_command("serve", "--no-open", port=8765, learner="ann@example.org")
    assert "name the folder too" in capsys.readouterr().err


@pytest.mark.django_db
def test_who_starts_it_with_notes_gets_to_them_without_a_password(tmp_path: Path, client: Client) -> None:
    """The browser that opens is a guest's, who sees none of them. Once their owner has signed in, it is theirs."""
    owner = a_user(serve.INSTRUCTOR)
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "a.md").write_text("# Ebb\n\n- Ebb: the hours in which the water falls\n")
    call_command("import_notes", str(tmp_path / "vault"), "--learner", owner.email)
    assert ">Ebb<" not in client.get("/notes/").content.decode()
    door = serve.sign_in_of(owner)
    said, first = serve.told("http://127.0.0.1:8765", "secret", owner, door)
    assert first == f"http://127.0.0.1:8765{door}" and first in said and owner.email in said.splitlines()[1]
    assert client.post(door).status_code == 302
    assert ">Ebb<" in client.get("/notes/").content.decode()
    owner.refresh_from_db()
    assert serve.told("http://127.0.0.1:8765", "secret", owner, door)[1] == "http://127.0.0.1:8765/"
    assert serve.told("http://127.0.0.1:8765", "secret", None, "")[1] == "http://127.0.0.1:8765/"


def test_static_files_are_collected_again_only_after_a_change(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path / "out", [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    serve.get_finders.__globals__["get_finder"].cache_clear()
    serve.collect_static()
    (tmp_path / "out" / "a.css").unlink()
    serve.collect_static()
    assert not (tmp_path / "out" / "a.css").exists()
    (source / "a.css").write_text("a{color:red}")
    serve.collect_static()
    assert (tmp_path / "out" / "a.css").read_text() == "a{color:red}"
    serve.get_finders.__globals__["get_finder"].cache_clear()


def test_a_port_in_use_is_one_clear_line_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as end:
            call_command("serve", "--no-open", port=port)
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert f"Port {port} is in use" in said and said.count("\n") == 1


@pytest.mark.parametrize("port", [0, 65536, -1])
def test_a_port_that_cannot_be(port: int) -> None:
    assert "1 to 65535" in serve.port_problem(port)


SERVER = "import study.wsgi\nsay()\n"
# Without its tables the database fails at the first step, which the worker logs.
WORKER = """
class Ends(logging.Handler):
    def emit(self, record):
        say()
        raise KeyboardInterrupt

logging.getLogger("keepwarm.service").addHandler(Ends())
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("work")
"""
SETTLED = """
import django, gc, logging, sys, threading

def say():
    for thread in threading.enumerate():
        if thread.name == "warming":
            thread.join()
    code = sys.modules["study.library.fingerprints"].code
    print(gc.get_freeze_count() > 50_000, "study.exams.views" in sys.modules, code.cache_info().currsize)

"""


@pytest.mark.parametrize("process", [SERVER, WORKER], ids=["server", "worker"])
def test_a_process_that_stays_settles_when_it_begins(process: str, tmp_path: Path) -> None:
    """All pages are loaded before garbage is looked for a last time, and what notes need is made beside that."""
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "study.settings", "KEEPWARM_DATA": str(tmp_path)}
    command = [sys.executable, "-c", SETTLED + process]
    ended = subprocess.run(command, env=environ, cwd=of_tests.BASE_DIR, capture_output=True, text=True, check=True)
    assert ended.stdout == "True True 1\n"
