"""A learning platform on `localhost`, in a process of its own: `python -m tests.places.classes.platform`. What it says
of people, and signs, is lti1p3platform's; what a test wants it to say stands in the hint of a launch.

It writes its port on its first line. `/frame` and `/tab` begin a launch as a course page does; `/seen` tells all that
came in, and what is posted to `/control` changes how it answers."""

import html
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from django.conf import settings
from jwcrypto.jwk import JWK
from lti1p3platform.ltiplatform import LTI1P3PlatformConfAbstract
from lti1p3platform.message_launch import LTIAdvantageMessageLaunchAbstract
from lti1p3platform.oidc_login import OIDCLoginAbstract
from lti1p3platform.registration import Registration

CLIENT, DEPLOYMENT = "keepwarm-client", "7"
LEARNS = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"
TEACHES = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"


class Conf(LTI1P3PlatformConfAbstract):
    def init_platform_config(self, **kwargs: Any) -> None:
        self._registration = kwargs["registration"]

    def get_registration_by_params(self, **kwargs: Any) -> Registration:
        assert self._registration
        return self._registration


class Login(OIDCLoginAbstract):
    def set_lti_message_hint(self, **kwargs: Any) -> None:
        self._lti_message_hint = kwargs["hint"]

    def get_redirect(self, url: str) -> str:
        return url


class Launch(LTIAdvantageMessageLaunchAbstract):
    def render_launch_form(self, launch_data: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        return launch_data


class Server(ThreadingHTTPServer):
    """All that the platform knows. `status` is what its services answer with, in place of doing something."""

    def __init__(self) -> None:
        super().__init__(("localhost", 0), Handler)
        self.home = f"http://localhost:{self.server_address[1]}"
        self.seen: list[dict[str, Any]] = []
        self.control: dict[str, Any] = {"status": 0, "words": "", "members": [], "tool": "", "pages": 1}
        self.private, self.stranger = (JWK.generate(kty="RSA", size=2048) for _ in range(2))

    def registration(self) -> Registration:
        made, tool = Registration(), self.control["tool"]
        made.set_iss(self.home).set_client_id(CLIENT).set_deployment_id(DEPLOYMENT)
        made.set_launch_url(f"{tool}/lti/launch/").set_deeplink_launch_url(f"{tool}/lti/launch/")
        made.set_oidc_login_url(f"{tool}/lti/login/").set_tool_key_set_url(f"{tool}/lti/keys.json")
        made.set_platform_private_key(self.private.export_to_pem(private_key=True, password=None).decode())
        made.set_platform_public_key(self.private.export_to_pem().decode())
        if self.control.get("jwks"):
            made.set_tool_key_set(self.control["jwks"])
        return made

    def signed(self, asked: dict[str, str]) -> dict[str, str]:
        """The answer to a browser that comes to sign in, as its hint wants it."""
        hint = json.loads(asked["lti_message_hint"])
        registration = self.registration()
        launch = Launch(asked, Conf(registration=registration))  # type: ignore[arg-type]
        launch._registration, user = registration, asked["login_hint"]
        launch.validate_preflight_response(asked)
        launch.set_user_data(user, hint.get("roles", [LEARNS]), user.title(), f"{user}@school.example")
        launch.set_launch_context_claim("course-1", context_title="Tides 101")
        launch.set_ags(f"{self.home}/lines", f"{self.home}/lines/1?type=1")
        launch.set_nrps(f"{self.home}/members?page=1")
        if hint.get("kind") == "choice":
            launch.set_dl(f"{self.home}/chosen", accept_types={"ltiResourceLink"}, extra_data={"token": "x"})
        else:
            launch.set_resource_link_claim(hint.get("link", "link-1"))
            launch.set_custom_parameters_claim({"work": str(hint.get("work", ""))})
        claims = launch.get_launch_message() | {"nonce": asked["nonce"]}
        if hint.get("kind") == "choice":
            claims |= {"https://purl.imsglobal.org/spec/lti/claim/message_type": "LtiDeepLinkingRequest"}
            claims |= dict(launch._deep_linking_launch_data or {})
            claims["https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"]["data"] = "opaque"
        claims |= {"iat": hint["now"], "exp": hint["now"] + 300} | hint.get("changed", {})
        if hint.get("stranger"):  # signed by somebody else who says it is the platform's key
            named = registration.get_kid()
            pem = self.stranger.export_to_pem(private_key=True, password=None).decode()
            token = Registration.encode_and_sign(claims, pem, {"kid": named})
        else:
            token = registration.platform_encode_and_sign(claims)
        return {"state": asked["state"], "id_token": token}


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        if path == "/jwks":
            self._json({"keys": self.server.registration().get_jwks()})
        elif path == "/seen":
            self._json(self.server.seen)
        elif path in ("/tab", "/start"):
            login = Login(None, Conf(registration=self.server.registration()))
            login.set_lti_message_hint(hint=query["hint"])
            self._answer(302, b"", Location=login.initiate_login(query["user"]))
        elif path == "/frame":
            source = html.escape(f"/start?{urlencode(query)}")
            self._page(f'<h1>A course</h1><iframe title="Tool" src="{source}" width="700" height="500"></iframe>')
        elif path == "/auth":
            fields = self.server.signed(query)
            inputs = "".join(f'<input type="hidden" name="{k}" value="{html.escape(v)}">' for k, v in fields.items())
            action = html.escape(query["redirect_uri"])
            form = f'<form id="go" action="{action}" method="post">{inputs}<button>Go</button></form>'
            self._page(f"{form}<script>document.getElementById('go').submit()</script>")
        elif path == "/members":
            self._service("members", query)
        else:
            self._answer(404, b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        path, form = urlsplit(self.path).path, {k: v[0] for k, v in parse_qs(body).items()}
        if path == "/control":
            self.server.control |= json.loads(body)
            self.server.seen.clear()
            self._json({})
        elif path == "/signed":
            self._json(self.server.signed(form))
        elif path == "/token":
            self.server.seen.append({"what": "token", "scope": form.get("scope")})
            conf = Conf(registration=self.server.registration())
            self._json(dict(conf.get_access_token(form)))  # type: ignore[arg-type]
        elif path == "/chosen":
            conf = Conf(registration=self.server.registration())
            items = conf.validate_deeplinking_resp(form)
            said = conf.tool_validate_and_decode(form["JWT"])
            self.server.seen.append({"what": "chosen", "items": items, "said": said})
            self._page(f"<h1>Added {html.escape(items[0]['title'])}</h1>")
        elif path == "/lines/1/scores":
            self._service("score", json.loads(body))
        else:
            self._answer(404, b"")

    def _service(self, what: str, said: dict[str, Any]) -> None:
        """Answer who has a token; with the wanted status where there is one."""
        conf = Conf(registration=self.server.registration())
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        conf.validate_token(token)
        control = self.server.control
        self.server.seen.append({"what": what, "said": said, "query": urlsplit(self.path).query})
        if control["status"]:
            where = {"Location": f"{self.server.home}/jwks"} if control["status"] == 302 else {}
            self._json({"message": control["words"]}, control["status"], **where)
        elif what == "members":
            number, pages = int(said["page"]), control["pages"]
            more = {"Link": f'<{self.server.home}/members?page={number + 1}>; rel="next"'} if number < pages else {}
            size = -(-len(control["members"]) // pages)
            self._json({"members": control["members"][size * (number - 1) : size * number]}, **more)
        else:
            self._answer(204, b"")

    def _json(self, found: Any, status: int = 200, **headers: str) -> None:
        self._answer(status, json.dumps(found).encode(), **{"Content-Type": "application/json", **headers})

    def _page(self, body: str) -> None:
        page = f'<!doctype html><html lang="en"><title>School</title><body>{body}</body></html>'
        self._answer(200, page.encode(), **{"Content-Type": "text/html; charset=utf-8"})

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class School:
    """The platform as a test has it in hand."""

    def __init__(self, home: str) -> None:
        self.home = home

    def control(self, **changed: Any) -> None:
        """Let it answer otherwise from now on, and forget what came in."""
        requests.post(f"{self.home}/control", json=changed).raise_for_status()

    def seen(self, what: str) -> list[dict[str, Any]]:
        """What came in of this."""
        return [one for one in requests.get(f"{self.home}/seen").json() if one["what"] == what]

    def signed(self, asked: dict[str, str]) -> dict[str, str]:
        """What it sends a browser back with."""
        found: dict[str, str] = requests.post(f"{self.home}/signed", data=asked).json()
        return found

    def chosen(self, message: str) -> None:
        """Bring it the link that was chosen, as the browser does."""
        requests.post(f"{self.home}/chosen", data={"JWT": message}).raise_for_status()


@contextmanager
def school() -> Iterator[School]:
    """A platform of one's own."""
    command = [sys.executable, "-m", "tests.places.classes.platform"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield School(f"http://localhost:{int(process.stdout.readline())}")
        finally:
            process.kill()


if __name__ == "__main__":
    server = Server()
    print(server.server_address[1], flush=True)
    server.serve_forever()
