"""Settings, all from the environment, with defaults that are right for one person on one machine.

Read here, and only here; `.env.example` shows them with what they do: DATABASE_URL, KEEPWARM_ADDRESS, KEEPWARM_DATA,
KEEPWARM_DEBUG, KEEPWARM_HOSTS, KEEPWARM_HTTPS, KEEPWARM_MAIL_FROM, KEEPWARM_PICTURES, KEEPWARM_PROXIES,
KEEPWARM_SECRET_KEY, KEEPWARM_SMTP, KEEPWARM_STATIC, KEEPWARM_WRITER_KEY, KEEPWARM_WRITER_MODEL,
KEEPWARM_WRITER_URL.
"""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.utils.csp import CSP

from study.core import limits

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(os.environ.get("KEEPWARM_DATA", BASE_DIR / ".data"))
CONTENT_DIR = BASE_DIR / "content"


def _secret_key() -> str:
    """Return the configured key, or one made on the first start and kept in the data folder."""
    if key := os.environ.get("KEEPWARM_SECRET_KEY"):
        return key
    path = DATA_DIR / "secret-key"
    try:
        return _kept_key(path)
    except OSError as error:
        words = f"{error.filename or path} cannot be used: {error.strerror}. KEEPWARM_DATA names another folder."
        raise SystemExit(words) from error


def _kept_key(path: Path) -> str:
    if not path.exists():
        DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = DATA_DIR / f"secret-key.{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):  # of processes that start together, the first one's key counts
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("KEEPWARM_DEBUG") == "1"
HTTPS = os.environ.get("KEEPWARM_HTTPS") == "1"
ALLOWED_HOSTS = os.environ.get("KEEPWARM_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its widget templates, which ours extend
    "django_htmx",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "study.web",
    "study.people",
    "study.uploads",
    "study.library",
    "study.banks",
    "study.labs",
    "study.review",
    "study.statistics",
    "study.progress",
    "study.exams",
    "study.classes",
    "study.topics",
    "study.today",
]

MIDDLEWARE = [
    "study.web.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    # Before all that can answer with an error page: those carry the policy too.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "study.web.middleware.Private",
    # Before all that reads what a browser sent: first the length, then the cleaning, which reads the body.
    "study.web.intake.Intake",
    "study.web.cleaning.Clean",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "study.web.middleware.Clock",
    "study.people.middleware.CurrentLearner",
    "study.web.rates.Rates",
]

ROOT_URLCONF = "study.urls"
WSGI_APPLICATION = "study.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # A question kind keeps its two templates in its own folder, beside its rules.
        "DIRS": [BASE_DIR / "templates", BASE_DIR / "study" / "core" / "questions"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["study.web.indented.FromFolders", "study.web.indented.FromApps"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "keepwarm"
CRISPY_TEMPLATE_PACK = "keepwarm"
# The CSS class of a control, by its widget.
CRISPY_CLASS_CONVERTERS = {
    **dict.fromkeys(
        ("textinput", "emailinput", "passwordinput", "numberinput", "dateinput", "fileinput", "urlinput"), "input"
    ),
    "select": "input select",
    "textarea": "input textarea",
}


def database(url: str) -> dict[str, Any]:
    """Return Django's settings for the database at that address."""
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["ENGINE"] = "study.web.sqlite"
        found["OPTIONS"] = {
            # Take the write lock when a transaction begins: two writers then wait for each other
            # instead of one failing half way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # The ORM says what its columns hold. Left to itself the driver finds that out too, for each column of each
            # read by its name, which was a fifth of what a card takes to read.
            "detect_types": 0,
            # Texts whose statements a connection keeps: as many as a process asks again and again (study.web.sqlite).
            "cached_statements": 500,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; "
                "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY"
            ),
        }
    else:
        # Such a cursor stays open where somebody stops reading half way, and no pooler of transactions bears it.
        found["DISABLE_SERVER_SIDE_CURSORS"] = True
        # What is asked again and again is planned once a connection (study.web.prepared), at its first time, and for
        # whatever it is given. Left to itself, PostgreSQL plans most of those reads anew each time: a plan for the very
        # values looks a little cheaper to it, and to make one takes ten times as long as to carry it out.
        options = found.setdefault("OPTIONS", {})
        options["prepare_threshold"] = 0
        options["options"] = f"-c plan_cache_mode=force_generic_plan {options.get('options', '')}".rstrip()
        # So a new connection costs as much as hundreds of reads on an old one.
        found["CONN_MAX_AGE"] = 600
    return found


def environment(folder: Path, url: str) -> dict[str, str]:
    """Return the environment of a command that works on another data folder and database than this process."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "study.settings",
        "DATABASE_URL": url,
        "KEEPWARM_DATA": str(folder),
        "KEEPWARM_PICTURES": str(folder / "pictures"),
        "KEEPWARM_SECRET_KEY": SECRET_KEY,
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'keepwarm.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Holds the counts of the rate limits, and little else. It is a table because all server processes must
# count together (memory is one process's own), because adding to it must fail for the second of two
# (allauth's lock relies on that; files cannot promise it), and because it needs no further service.
# A migration of study.people makes the table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Markup that is the same for everybody until the process ends, such as a lab in its first state: some 40 KB each.
    "markup": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "markup",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "study.people.signed_in.Backend",
    "allauth.account.auth_backends.AuthenticationBackend",  # sessions from before name it
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "today:today"

# Where people reach this, for links in mails that no request asked for.
KEEPWARM_ADDRESS = os.environ.get("KEEPWARM_ADDRESS", f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0]}").rstrip("/")

# Mail: printed on the console until a server is named.
_SMTP = urlsplit(os.environ.get("KEEPWARM_SMTP", ""))
KEEPWARM_MAIL = bool(_SMTP.hostname)  # whether mail reaches anybody: no page promises one otherwise
MAILERS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
if KEEPWARM_MAIL:
    MAILERS["default"] = {"BACKEND": "study.web.outbox.Backend"}
    MAILERS["server"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": _SMTP.hostname,
            "port": _SMTP.port or {"smtps": 465, "smtp+tls": 587}.get(_SMTP.scheme, 25),
            "username": unquote(_SMTP.username or ""),
            "password": unquote(_SMTP.password or ""),
            "use_tls": _SMTP.scheme == "smtp+tls",
            "use_ssl": _SMTP.scheme == "smtps",
            "timeout": 15,
        },
    }
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("KEEPWARM_MAIL_FROM", "Keepwarm <keepwarm@localhost>")

ACCOUNT_ADAPTER = "study.review.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Nobody can be asked to open a mail that cannot be sent.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if KEEPWARM_MAIL else "none"
ACCOUNT_CHANGE_EMAIL = True  # one address: a new one takes the old one's place
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PRESERVE_USERNAME_CASING = False
# By address at a height that no class behind one reaches (study.web.rates.BY_ADDRESS); guessing is stopped
# by account.
ACCOUNT_RATE_LIMITS = {
    "signup": "200/m/ip",
    "login": "200/m/ip",
    "login_failed": "200/m/ip,5/300s/key",
    "reset_password": "200/m/ip,5/m/key",
    "reset_password_from_key": "200/m/ip",
}
# Behind proxies the address is the one that the outermost of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("KEEPWARM_PROXIES", "1" if HTTPS else "0"))

# A whole request is bounded by its view (study.web.intake); this bounds pasted notes.
DATA_UPLOAD_MAX_MEMORY_SIZE = limits.FILE

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("KEEPWARM_STATIC", DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "study.web.joined.JoiningFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Pictures are served by views, which know who may see them: the folder has no address.
    "pictures": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": os.environ.get("KEEPWARM_PICTURES", DATA_DIR / "pictures")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_ENGINE = "study.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 365  # a guest's progress hangs on it
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the page icon is a data address: one request less
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
CSRF_FAILURE_VIEW = "study.web.errors.csrf_failure"

# A model that rewords questions of notes whose owners agree. Without an address nothing is ever sent.
KEEPWARM_WRITER = {
    "url": os.environ.get("KEEPWARM_WRITER_URL", ""),
    "model": os.environ.get("KEEPWARM_WRITER_MODEL", ""),
    "key": os.environ.get("KEEPWARM_WRITER_KEY", ""),
}

# The one place where time enters: tests put a clock here that they can move.
KEEPWARM_CLOCK = "study.web.clock.system"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "study.web.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Below this its lines are the request log's lines again; here they carry the trace of a fault.
    "loggers": {"django.request": {"level": "ERROR"}},
}
