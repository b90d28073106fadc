"""`manage.py close_sittings`: end the mock exams whose time is over. Nothing hangs on when it runs: whoever looks at
such a sitting ends it too.
"""

from typing import Any

from django.core.management.base import BaseCommand

from study.exams.operations import end_all_over
from study.web.clock import now


class Command(BaseCommand):
    help = "End the mock exams whose time is over."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{end_all_over(now=now())} ended")
