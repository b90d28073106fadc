"""Rows that are written once: a log, in which what is changed later is another row."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class AppendOnly(models.Model):
    """A row that is neither saved again nor deleted by itself; it goes with what it is about. `refusal` says so to
    whoever programs it."""

    refusal: ClassVar[str]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError(self.refusal)
