"""`manage.py set_role EMAIL ROLE`: make somebody an instructor or an admin."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from study.people import operations
from study.people.models import Role
from study.web import clock


class Command(BaseCommand):
    """Gives an account its role."""

    help = "Set an account's role: learner, instructor or admin."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("role", metavar="ROLE", choices=Role.values, help=", ".join(Role.values))

    def handle(self, *args: Any, email: str, role: str, **options: Any) -> None:
        if problem := operations.set_role(email=email, role=Role(role), now=clock.now()):
            raise CommandError(problem.message)
        self.stdout.write(f"{email} is {role} now.")
