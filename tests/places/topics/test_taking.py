"""Taking over much: beside the page, which says how far that is; stopped it changes nothing, and Today says when it is
done."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from study.core.limits import LOOK_AT_ONCE
from study.library.models import Course, Look, LookState
from study.topics.operations import leave, stop_taking, take_over_now
from study.web import tasks
from tests import clock
from tests.clock import START
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
FILES = 12
TERMS = (
    "- Harbour {n} ⇒ the place where the ships of coast {n} lie at night\n"
    "- Mole {n} ⇒ the wall that keeps the waves of the sea from the ships\n"
    "- Buoy {n} ⇒ a float that shows the pilots where the channel begins\n"
)


def much() -> list[Any]:
    """Files that are too long to be read at once, with few statements."""
    filler = "```text\n" + "x\n" * (LOOK_AT_ONCE // FILES // 2 + 100) + "```\n"
    return [upload(f"coast {n}.md", f"# Coast {n}\n\n{TERMS.format(n=n)}\n{filler}") for n in range(FILES)]


def look() -> Look:
    return Look.objects.latest("pk")


def text(answer: Any) -> str:
    return str(page_source(answer))


@contextmanager
def told(see: Callable[[], bool]) -> Iterator[None]:
    """Call this whenever it is written down how far a reading or a taking over is, as long as it says so."""
    listens = True

    def heard(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal listens
        done = execute(sql, params, many, context)
        if listens and sql.startswith('UPDATE "library_look"') and '"done" =' in sql:
            listens = False  # what is done here is not heard itself
            listens = see()
        return done

    with connection.execute_wrapper(heard):
        yield


def taking(client: Client) -> Look:
    """A look that waits to be taken over, in the hand of nobody."""
    bring(client, much())
    assert tasks.run_next(worker="one", clock=lambda: clock.now())
    press(client, "take")
    assert look().state == LookState.TAKING
    return look()


def test_the_page_says_what_is_recorded_and_today_says_when_it_is_done(client: Client) -> None:
    row = taking(client)
    address = reverse("topics:look", args=[row.pk])
    assert "Waiting to begin" in text(client.get(address))
    seen: list[tuple[str, int, int, str]] = []

    def see() -> bool:
        at = look()
        part = text(client.get(address, headers={"HX-Request": "true", "HX-Request-Type": "partial"}))
        seen.append((at.step, at.done, at.total, part))
        return True

    with told(see):
        assert tasks.run_next(worker="one", clock=lambda: clock.now())
    assert list(dict.fromkeys(step for step, *_ in seen)) == ["read", "keep", "ask", "write"]
    words = {"read": "files read", "keep": "facts kept", "ask": "topics asked about", "write": "questions written"}
    for step, done, total, part in seen:
        assert f"{done} of {total} {words[step]}" in part, (step, done, total)
    for step in words:
        counts = [done for name, done, *_ in seen if name == step]
        assert counts == sorted(counts) and len(counts) > 1, step
    assert seen[-1][1] == seen[-1][2], "all that is written is told"
    today = text(client.get("/"))
    assert "is taken over" in today and address in today
    assert "Taken over" in text(client.get(address))
    assert "is taken over" not in text(client.get("/")), "told once"


def test_the_page_says_how_far_the_questions_are_while_notes_are_read(client: Client) -> None:
    bring(client, much())
    address = reverse("topics:look", args=[look().pk])
    seen: list[tuple[str, int, int, str]] = []

    def see() -> bool:
        at = look()
        if at.state == LookState.READING:
            clock.move(timedelta(seconds=20 if at.done else 300))
            part = text(client.get(address, headers={"HX-Request": "true", "HX-Request-Type": "partial"}))
            seen.append((at.step, at.done, at.total, part))
        return True

    with told(see):
        assert tasks.run_next(worker="one", clock=lambda: clock.now())
    steps = list(dict.fromkeys(step for step, *_ in seen))
    assert steps == ["", "make"]
    asked = [(done, part) for step, done, total, part in seen if step == "make" and total == FILES]
    assert [done for done, _ in asked] == sorted(done for done, _ in asked) and asked[-1][0] == FILES
    assert all(f"{done} of {FILES} topics asked about" in part for done, part in asked)
    left = {done: found[1] if (found := re.search(r"about ([^,]*?) left", part)) else "" for done, part in asked}
    rest = ["3 minutes"] * 3 + ["2 minutes"] * 2 + ["80 seconds", "60 seconds", "40 seconds", "20 seconds"]
    assert [left[done] for done in range(2, FILES - 1)] == rest, "what is made once, with the first, does not count"
    assert not any(left[done] for done in (0, 1, FILES - 1, FILES))
    assert (look().state, look().step, look().done, look().total) == (LookState.READY, "", FILES, FILES)


def test_a_reading_that_fails_while_questions_are_made_says_so(client: Client) -> None:
    bring(client, much())
    Look.objects.update(step="make", done=3, total=FILES)
    tasks.WORKS["read notes"].give_up(look().pk, lambda: START)
    html = " ".join(text(client.get(reverse("topics:look", args=[look().pk]))).split())
    assert f"All files were read, and 3 of {FILES} topics asked about." in html
    assert "Not read to the end" in html


def test_it_is_stopped_while_questions_are_made(client: Client) -> None:
    bring(client, much())
    row = look()

    def stopped() -> bool:
        if look().step != "make":
            return True
        leave(look=row)
        return False

    with told(stopped):
        assert tasks.run_next(worker="one", clock=lambda: clock.now())
    assert look().state == LookState.LEFT and not look().found


def test_stopping_changes_nothing_and_it_can_be_taken_over_later(client: Client) -> None:
    row = taking(client)
    assert "Stopping changes" in text(client.get(reverse("topics:look", args=[row.pk])))
    html = text(press(client, "stop"))
    assert "Before it is taken over" in html and look().state == LookState.READY
    assert not tasks.run_next(worker="one", clock=lambda: clock.now()) and not Course.objects.exists()
    press(client, "take")
    assert tasks.run_next(worker="one", clock=lambda: clock.now())
    assert look().state == LookState.TAKEN and not stop_taking(look=look())
    assert Course.objects.get().deleted_at is None and look().state == LookState.TAKEN


def test_it_is_stopped_at_each_step(client: Client) -> None:
    row = taking(client)
    for step in ("read", "keep", "ask", "write"):
        Look.objects.filter(pk=row.pk).update(state=LookState.TAKING)

        def stopped(step: str = step) -> bool:
            return look().step != step or not stop_taking(look=look())

        with told(stopped):
            take_over_now(look=row.pk, clock=lambda: START)
        assert look().state == LookState.READY, step
        assert not Course.objects.exists(), step
