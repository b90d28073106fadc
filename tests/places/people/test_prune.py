"""Guests who own nothing go, and sessions that are over. Nobody who owns anything is lost."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import models

from study.people.belongings import GIVEN, belongings
from study.people.models import Learner
from study.people.operations import Pruned, prune
from study.web import tasks
from study.web.models import Mail, Task
from tests import clock
from tests.clock import START
from tests.factories import a_learner, a_user
from tests.places.border.world import make_world

pytestmark = pytest.mark.django_db
LATER = START + timedelta(days=2)


SAID = {"practice.Imported": {"grade": 3}, "banks.Version": {"number": 99}}
"""What a row needs that its columns alone do not tell."""


def filled(model: type[models.Model], known: dict[type[models.Model], models.Model], **given: Any) -> models.Model:
    """A row of any model, made from what its columns need but for what is `given`; rows of `known` models are used
    where one is needed."""
    values: dict[str, Any] = {**SAID.get(model._meta.label, {}), **given}
    for field in model._meta.concrete_fields:
        if field.null or field.has_default() or field.primary_key or field.name in values:
            continue
        if field.is_relation:
            other = field.related_model
            there = None if field.unique else other._base_manager.first()
            values[field.name] = known.get(other) or there or filled(other, known)
        else:
            values[field.name] = {
                "DateTimeField": START, "DateField": START.date(), "FloatField": 0.5, "JSONField": {},
                "BinaryField": b"x", "BooleanField": False, "UUIDField": UUID(int=1),
            }.get(field.get_internal_type(), 1 if "Integer" in field.get_internal_type() else "x")  # fmt: skip
    return model._base_manager.create(**values)


@pytest.mark.parametrize("number", range(len(belongings())), ids=lambda n: str(belongings()[n].field))
def test_whoever_owns_a_row_of_any_model_stays(number: int) -> None:
    relation = belongings()[number]
    make_world()
    guest = a_learner()
    made = filled(relation.related_model, {Learner: guest})
    if getattr(made, relation.field.attname) != guest.pk:
        relation.related_model._base_manager.filter(pk=made.pk).update(**{relation.field.name: guest})
    assert prune(now=LATER).guests == 0
    assert Learner.objects.filter(pk=guest.pk).exists()


SETTINGS = [field.name for field in Learner._meta.concrete_fields if field.name not in GIVEN]
CHOSEN = {
    "new_per_day": 5, "reviews_per_day": 50, "desired_retention": 0.8, "exam": "DVA", "exam_date": START.date(),
    "planned_retention": 0.85, "set_at": START, "adapts": False, "fit": "1 2 1 1 1",
    "backlog_per_day": 20, "calendar": "spring", "reminder_hour": 7, "planned_reviews": 19, "planned_on": START.date(),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_whoever_chose_a_setting_stays(name: str) -> None:
    a_learner(**{name: CHOSEN[name]})
    assert prune(now=LATER) == Pruned(0, 0)


def test_whoever_saved_settings_stays_though_only_the_zone_differs(client: Any) -> None:
    page = {"time_zone": "Asia/Tokyo", "new_per_day": 10, "reviews_per_day": 200, "retention": 90, "theme": "system"}
    assert client.post("/settings/", page).status_code == 302
    assert prune(now=LATER).guests == 0


def test_who_owns_nothing_goes_after_a_day_and_an_account_never() -> None:
    a_learner(time_zone="Europe/Oslo")
    account = a_learner(a_user())
    assert prune(now=START + timedelta(hours=23)).guests == 0
    assert prune(now=LATER).guests == 1
    assert Learner.objects.get() == account


def test_many_go_at_once() -> None:
    Learner.objects.bulk_create(Learner(created_at=START) for _ in range(1_100))
    assert prune(now=LATER).guests == 1_100


def test_sessions_that_are_over_go() -> None:
    for key, days in (("over", -1), ("lives", 1)):
        Session.objects.create(session_key=key, session_data="x", expire_date=START + timedelta(days=days))
    assert prune(now=START) == Pruned(0, 1)
    assert Session.objects.get().session_key == "lives"


def test_the_worker_does_it_every_day(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        a_learner()
        clock.move(timedelta(days=2))
        tasks.begin(now=clock.now())
        assert tasks.run_next(worker="w", clock=clock.now)
        assert not tasks.run_next(worker="w", clock=clock.now)
        assert not Learner.objects.exists()
    assert [one for one in caplog.messages if one.startswith("Removed 1 guest,")] == caplog.messages[-3:]


def test_the_command_says_what_it_did() -> None:
    a_learner()
    clock.move(timedelta(days=2))
    said = StringIO()
    call_command("prune", stdout=said)
    assert "Removed 1 guest, 0 sessions, 0 files, " in said.getvalue() and not Learner.objects.exists()


def test_a_step_that_fails_keeps_no_other_from_being_done(settings: Any, tmp_path: Path) -> None:
    away = tmp_path / "pictures"
    away.write_text("a file, where the folder of the pictures should be")
    file_system = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"pictures": {"BACKEND": file_system, "OPTIONS": {"location": away}}}
    old = {"sender": "a@x.org", "to": "b@x.org", "put_at": START, "next_at": START, "given_up_at": START}
    for command in (True, False):
        a_learner()
        Mail.objects.create(**old)
        clock.move(timedelta(days=8))
        if command:
            with pytest.raises(NotADirectoryError):
                call_command("prune")
        else:
            tasks.begin(now=clock.now())
            assert [tasks.run_next(worker="w", clock=clock.now) for _ in range(3)] == [True, True, False]
            assert Task.objects.get().lease == clock.now() + timedelta(days=1), "it waits for its day again"
        assert not Learner.objects.exists(), "before the pictures"
        assert not Mail.objects.exists(), "after the pictures"
