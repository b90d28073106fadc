"""Whatever a browser sends to whatever address: never a 500, on both databases.

The names of fields are those that the view was seen to read when it got what the table sends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse

from study.people.models import Learner
from study.web.cleaning import LARGEST, clean, whole
from tests.places.border.table import TABLE
from tests.places.border.world import World, a_file, sent

pytestmark = pytest.mark.django_db
SURROGATE = b"a\xed\xa0\x80b"  # as bytes: no browser can write it otherwise
VALUES = ("9" * 40, "9" * 5000, "-1", str(LARGEST), "1e400", "²", "a\0b", SURROGATE, "x" * 1_000_000)


@contextmanager
def names_read() -> Iterator[set[str]]:
    """The names of fields that anybody asks a query or a form for meanwhile."""
    found: set[str] = set()
    kept = {name: getattr(QueryDict, name) for name in ("get", "getlist", "__getitem__", "__contains__")}

    def noting(how: Any) -> Any:
        def ask(self: QueryDict, name: str, *args: Any) -> Any:
            found.add(name)
            return how(self, name, *args)

        return ask

    for name, how in kept.items():
        setattr(QueryDict, name, noting(how))
    try:
        yield found
    finally:
        for name, how in kept.items():
            setattr(QueryDict, name, how)


def actor_of(name: str) -> str:
    """Somebody who gets far there."""
    row = TABLE[name]
    line = row.post or row.get or ()
    for number, actor in ((6, "editor"), (7, "owner"), (1, "learner"), (0, "guest")):
        if line[number] not in (302, 404) or name.startswith("banks:"):
            return actor
    return "learner"


def ways(world: World, name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each request that the table sends there: method, address, data."""
    row = TABLE[name]
    address = reverse(name, args=row.args(world))
    if row.get:
        yield "GET", address, QueryDict(row.query).dict()
    if row.post:
        yield "POST", address, dict(row.data(world))


@pytest.mark.parametrize("name", TABLE)
def test_no_value_of_any_field_is_a_fault(world: World, name: str) -> None:
    for actor in {actor_of(name), "owner" if name.startswith("banks:") else "guest"}:
        browser = world.browser(actor)
        for method, address, data in ways(world, name):
            with names_read() as names:
                sent(browser, method, address, dict(data))
            for field in names | set(data):
                for value in VALUES:
                    files = {key: a_file() for key, old in data.items() if hasattr(old, "read")}
                    answered = sent(browser, method, address, {**data, **files, field: value})
                    assert answered.status_code < 500, (actor, method, field, value[:20])


@pytest.mark.parametrize("name", TABLE)
def test_no_cookie_header_path_or_file_name_is_a_fault(world: World, name: str) -> None:
    row, browser = TABLE[name], world.browser(actor_of(name))
    address = reverse(name, args=row.args(world))
    headers = {
        "hx-request": "true",
        "hx-request-type": "partial",
        "hx-target": "a\0",
        "hx-current-url": "\0",
        "range": "\0",
    }
    for cookie in ("tz", "theme", "visitor", "sessionid", "csrftoken", "messages", "a\0"):
        other = world.browser("guest")
        other.cookies["x"] = "y"
        extra = {"HTTP_COOKIE": f"{cookie}=a\0b\udcff; x=y".encode("utf-8", "surrogateescape").decode("latin-1")}
        assert sent(other, "GET", address, {}, **extra).status_code < 500, cookie
    for method in ("GET", "POST"):
        assert sent(browser, method, address, {}, headers=headers).status_code < 500
        for piece in ("%00", "%ED%A0%80", "9" * 40, "%FF"):
            parts = address.strip("/").split("/")
            for place in range(len(parts)):
                changed = "/".join([*parts[:place], piece, *parts[place + 1 :]])
                assert sent(browser, method, f"/{changed}/", {}).status_code < 500, (method, changed)
    files = {field: a_file(name=f"a\0{field}.md") for field in ("file", "files")}
    assert sent(browser, "POST", address, {**dict(row.data(world)), **files}).status_code < 500


def test_text_is_kept_but_for_what_no_database_holds() -> None:
    assert clean("a\0b\ud800ü😀\n") == "a\ufffdb\ufffdü😀\n"


def test_a_null_in_a_setting_is_shown_and_not_lost(client: Any) -> None:
    settings = {**TABLE["people:settings"].data(None), "exam": "DVA\0C02"}  # type: ignore[arg-type]
    assert client.post("/settings/", settings).status_code == 302
    assert Learner.objects.filter(exam="DVA\ufffdC02").count() == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), (str(LARGEST), LARGEST), (str(LARGEST + 1), -1), ("-1", -1), ("", -1), (None, -1),
     ("1.0", -1), ("٣", -1), ("²", -1), ("9" * 5000, -1), (" 1", -1)],
)  # fmt: skip
def test_a_number_is_plain_digits_that_a_column_holds(text: str | None, number: int) -> None:
    assert whole(text, -1) == number
