"""Finds the class that a code admits to."""

from study.people.models import Cohort


def cohort_with(code: str) -> Cohort | None:
    """The class with this code, however it was typed; None where no class has it."""
    return Cohort.objects.filter(code__iexact=code.strip()).first() if code.strip() else None
