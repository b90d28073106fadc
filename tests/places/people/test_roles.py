"""Roles: given by a command, asked for by access rules."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from study.people import operations
from study.people.models import Role, User

pytestmark = pytest.mark.django_db


def test_set_role() -> None:
    user = User.objects.create_user("ada@example.org", "a-long-secret")
    said = StringIO()
    call_command("set_role", "Ada@example.org", "instructor", stdout=said)
    user.refresh_from_db()
    assert user.is_instructor and "instructor" in said.getvalue()


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
