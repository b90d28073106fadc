"""Tables for writing in the browser: drafts and their earlier texts, comments, uploads, and the history."""

from django.db import models

from study.banks.models.questions import Bank, Question, Version
from study.people.models import User
from study.web.append_only import AppendOnly

PUBLISHED, GIVEN_BACK = "published", "given back"
"""Actions of history entries, the decisions: a version was approved, or given back to its author with a reason."""
RECONSIDERED = "decision taken back"
"""The action of a history entry: what was decided about its version counts no more."""


class Draft(models.Model):
    """What is being written: the text of a question as it was last saved, valid or not. `revision`
    rises with every save, so that a second editor cannot overwrite what they have not seen. `writers` are
    all who changed it since a version was made of it. `settled` is the kind that its author is known to mean."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="draft")
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    writers = models.ManyToManyField(User, related_name="+")
    saved_at = models.DateTimeField()
    settled = models.CharField(max_length=32, blank=True, default="")

    def __str__(self) -> str:
        return f"draft of {self.question_id}, revision {self.revision}"


class EarlierText(models.Model):
    """A text that a draft had: whose it was, and when they saved it. Few of each question are held
    (operations/drafting.py)."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="earlier_texts")
    text = models.TextField()
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"earlier text {self.pk} of {self.question_id}"


class Comment(models.Model):
    """What somebody of the bank said about a question, at a version of it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="comments")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, null=True, related_name="+")
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.question_id}"


class HistoryEntry(AppendOnly):
    """One line of a bank's history: who changed what of it, from what to what, and why. Append-only;
    only the person may be forgotten. `question` is empty for what concerns the bank as a whole."""

    refusal = "The history of a bank is append-only."

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="history")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True, related_name="history")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, null=True, related_name="+")
    who = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    action = models.CharField(max_length=32)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} in {self.bank_id}"


class Uploads(models.Manager["Upload"]):
    """Uploads without the bytes of their tables, which may be megabytes: those are read where they are parsed."""

    def get_queryset(self) -> models.QuerySet["Upload"]:
        return super().get_queryset().defer("table")


class Upload(models.Model):
    """A file on its way into a bank: read, shown, and then taken in. `items` are the questions in their order, `{key,
    state, title, kind, text, tags, checked}`, once it is `started` the new ones first; the first `done` of them are in.
    `unchanged` and `refused` count those of the file that are not among them. `noted` in the bank's history once all
    are in. A `table` is kept as it was brought, with the `columns` that it is read by
    (study.core.formats.shared.columns) and the `beginning` that its page shows; until its columns are settled there are
    no items."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="uploads")
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=32)
    items = models.JSONField()
    problems = models.JSONField()
    refused = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    table = models.BinaryField(null=True)
    beginning = models.JSONField(null=True)
    columns = models.JSONField(default=dict)
    is_settled = models.BooleanField(default=True)
    keep_both = models.BooleanField(default=False)
    started = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    noted = models.BooleanField(default=False)

    objects = Uploads()

    def __str__(self) -> str:
        return self.name

    @property
    def is_table(self) -> bool:
        """Whether it is kept as it was brought, and read by columns."""
        return bool(self.columns)


class ColumnChoice(models.Model):
    """What somebody said that the columns of a table are: what comes into their banks with the same `header` (a digest
    of its names) is read in the same way."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    format = models.CharField(max_length=32)
    header = models.CharField(max_length=64)
    columns = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "format", "header"], name="column_choice_once")]

    def __str__(self) -> str:
        return f"{self.format}, {self.header[:8]}"


class UploadPicture(models.Model):
    """A picture of a file on its way in, as it was brought, by the name that the file's questions have for it: nothing
    of it is opened before the questions are taken in."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=120)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name
