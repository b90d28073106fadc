"""A browser in this process: whole requests through the server's own entrance, without a socket."""

import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application

from study.people.models import User

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
PART = {"HTTP_HX_REQUEST": "true", "HTTP_HX_REQUEST_TYPE": "partial", "HTTP_HX_TARGET": "section#question"}


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: `location` is where it leads instead, empty for a page."""

    status: int
    location: str
    text: str

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's first form that carries a token."""
        fields: dict[str, str] = {}
        for name, value in HIDDEN.findall(self.text):
            if name in fields:
                break
            fields[name] = value
        return fields


@dataclass(slots=True)
class Browser:
    """Somebody who is signed in. It keeps cookies as a browser does."""

    cookies: dict[str, str]
    application: Any = field(default_factory=get_wsgi_application)

    @classmethod
    def of(cls, user: User) -> "Browser":
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        assert session.session_key
        return cls({settings.SESSION_COOKIE_NAME: session.session_key})

    def open(self, address: str, form: dict[str, str] | None = None, *, part: bool = False) -> Page:
        """Ask for a page, or send a form; `part` as htmx does."""
        body = urlencode(form).encode() if form is not None else b""
        path, _, query = address.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET" if form is None else "POST",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)) if body else "",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            **(PART if part else {}),
        }
        begun: list[Any] = []
        answer = self.application(environ, lambda status, headers: begun.extend((status, headers)))
        text = b"".join(answer).decode()
        answer.close()
        status, headers = begun
        for name, value in headers:
            if name == "Set-Cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        return Page(int(status.split()[0]), dict(headers).get("Location", ""), text)
