"""Roles: given by an admin or a command, noted for good, asked for by access rules."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.urls import reverse

from study.people import operations
from study.people.leaving import leave
from study.people.models import LONGEST_REASON, Role, RoleChange, User
from tests.clock import START
from tests.factories import a_learner, a_user, as_
from tests.page_source import page_source

pytestmark = pytest.mark.django_db


def test_set_role() -> None:
    user = User.objects.create_user("ada@example.org", "a-long-secret")
    said = StringIO()
    call_command("set_role", "Ada@example.org", "instructor", stdout=said)
    user.refresh_from_db()
    assert user.is_instructor and "instructor" in said.getvalue()
    change = RoleChange.objects.get()
    assert (change.user, change.before, change.after, change.commanded) == (user, "learner", "instructor", True)


def test_set_role_refuses_what_does_not_exist() -> None:
    with pytest.raises(CommandError, match=r"No account has the address nobody@example\.org"):
        call_command("set_role", "nobody@example.org", "admin")
    with pytest.raises(CommandError):
        call_command("set_role", "nobody@example.org", "emperor")


@pytest.mark.parametrize(("role", "may"), [(Role.LEARNER, False), (Role.INSTRUCTOR, True), (Role.ADMIN, True)])
def test_each_role_includes_the_ones_before_it(role: Role, may: bool) -> None:
    assert User(email="a@example.org", role=role).is_instructor is may


def test_the_local_instructor_is_made_once_and_gets_the_password_that_is_given() -> None:
    first = operations.instructor(email="i@example.org", password="one-secret")
    again = operations.instructor(email="i@example.org", password="two-secret")
    assert first == again and again.is_instructor and again.check_password("two-secret")
    assert User.objects.count() == 1


def test_an_admin_decides_in_the_browser_who_teaches() -> None:
    admin, ada, eve = a_user("root@example.org", role=Role.ADMIN), a_user("ada@example.org"), a_user("eve@example.org")
    client, url = as_(admin), reverse("people:roles")
    assert url in page_source(client.get(reverse("people:settings")))
    page = page_source(client.post(url, {"do": "find", "email": "nobody@example.org"}))
    assert "No account has the address nobody@example.org." in page and 'value="nobody@example.org"' in page
    page = page_source(client.post(url, {"do": "find", "email": " Ada@example.org"}))
    assert "ada@example.org</strong> is learner" in page and "not confirmed" in page
    EmailAddress.objects.create(user=ada, email=ada.email, primary=True, verified=True)
    assert "not confirmed" not in page_source(client.post(url, {"do": "find", "email": ada.email})).split("<table")[0]
    assert not RoleChange.objects.exists(), "to look changes nothing"

    sent = {"do": "set", "email": ada.email, "role": "instructor", "reason": "Teaches the tides."}
    page = page_source(client.post(url, sent, follow=True))
    assert "ada@example.org is instructor now." in page and "learner → instructor" in page
    assert "Teaches the tides." in page and "by root@example.org" in page
    assert as_(User.objects.get(pk=ada.pk)).get(reverse("banks:banks")).status_code == 200
    client.post(url, sent)
    assert RoleChange.objects.count() == 1, "the role it has is no change"
    client.post(url, {**sent, "role": "learner"})
    assert as_(User.objects.get(pk=ada.pk)).get(reverse("banks:banks")).status_code == 404
    assert [(one.before, one.after) for one in RoleChange.objects.all()] == [
        ("instructor", "learner"),
        ("learner", "instructor"),
    ]

    page = client.post(url, {**sent, "email": eve.email, "reason": "a" * (LONGEST_REASON + 1)})
    assert page.status_code == 422 and "at most 500 characters" in page_source(page)
    page = client.post(url, {**sent, "email": admin.email, "role": "learner"})
    assert page.status_code == 422 and "by another admin" in page_source(page)
    leave(learner=a_learner(eve), now=START)
    assert "No account has the address eve@example.org." in page_source(client.post(url, {**sent, "email": eve.email}))


def test_what_was_decided_is_never_rewritten_and_two_admins_cannot_end_each_other() -> None:
    first, second = a_user("a@example.org", role=Role.ADMIN), a_user("b@example.org", role=Role.ADMIN)
    assert operations.set_role(email=second.email, role=Role.LEARNER, now=START, by=first) is None
    problem = operations.set_role(email=first.email, role=Role.LEARNER, now=START, by=second)
    assert problem and problem.message == "You are no admin any more."
    change = RoleChange.objects.get()
    for write in (change.save, change.delete):
        with pytest.raises(TypeError, match="never rewritten"):
            write()
    first.delete()
    change.refresh_from_db()
    assert change.by is None and not change.commanded
    third = a_user("c@example.org", role=Role.ADMIN)
    assert "by a former member" in page_source(as_(third).get(reverse("people:roles")))
