"""What notes said outside, in a folder that they are taken from or as they were brought, while they are edited here as
well."""

from django.db import models


class Followed(models.Model):
    """What a file on disk said when it was last taken over: `text`, from which the note of that path here differs
    where it was edited since; None where nobody knows. Where both changed the same lines, or the file is `gone`, what
    it says now `waits` for the owner."""

    course = models.ForeignKey("Course", on_delete=models.CASCADE, related_name="followed")
    path = models.CharField(max_length=500)
    text = models.TextField(null=True)
    waits = models.TextField(null=True)
    gone = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "path"], name="followed_once")]

    def __str__(self) -> str:
        return self.path


class LastBrought(models.Model):
    """What a note said when it was last brought, that says something else here since. Of one that was edited before
    this was kept there is none."""

    file = models.OneToOneField("NoteFile", on_delete=models.CASCADE, related_name="last_brought")
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.file)
