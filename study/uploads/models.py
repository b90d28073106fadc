"""Files that people brought and that are kept as files."""

from django.db import models


class Picture(models.Model):
    """A picture as it is shown: made anew from what somebody brought, and kept once however often it is brought.

    `digest` is the SHA-256 of what was brought, in hexadecimal; it names the file in the store "pictures". `drawn` is
    that of what was made of it, empty of the oldest: an exported picture that is brought again is this one. Who shows a
    picture has a foreign key to it: one that nobody points to is removed.
    """

    digest = models.CharField(max_length=64, unique=True)
    drawn = models.CharField(max_length=64, blank=True, default="", db_index=True)
    media_type = models.CharField(max_length=100)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest
