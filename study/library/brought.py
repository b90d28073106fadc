"""Notes as somebody brought them, before they are taken over."""

from django.db import models
from django.db.models import Q

from study.people.models import Learner
from study.uploads.models import Picture


class LookState(models.TextChoices):
    """Where a look stands: `OPEN` ones can be taken over (`LEFT`: not now), a `REPLACED` one be taken up again."""

    READING = "reading"
    READY = "ready"
    FAILED = "failed"
    LEFT = "left"
    TAKING = "taking"
    TAKEN = "taken"
    UNDONE = "undone"
    REPLACED = "replaced"


OPEN = (LookState.READING, LookState.READY, LookState.FAILED, LookState.LEFT, LookState.TAKING)


class Look(models.Model):
    """Notes as somebody brought them, or `edited` one here, before they are taken over as the course `slug`: `found`
    would change (study.topics.found). `size` counts characters. `whole`: they are all of the course; else they renew
    their own. `apart` are pairs of an old key and a new text that are two facts, `chosen` says by key what stands of
    what was changed on both sides, `dates`: those beside own cards are taken over. `against` is the state of the course
    compared with. `done` of `total` files are read, near `at`, or what its `step` goes through, probably until
    `ends_at`. `seen`: its owner looked since. `parted` has by path the signs that part it into cards. What it `settles`
    is done by reading again what is there, and `found` says what came of that."""

    owner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="looks")
    course = models.ForeignKey("Course", on_delete=models.CASCADE, null=True, blank=True, related_name="looks")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    pictures = models.PositiveIntegerField(default=0)
    writer_agreed = models.BooleanField(null=True)
    archive = models.BooleanField(default=False)
    edited = models.BooleanField(default=False)
    whole = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=LookState.choices, default=LookState.READING)
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    at = models.CharField(max_length=500, blank=True)
    step = models.CharField(max_length=5, blank=True)
    seen = models.BooleanField(default=True)
    problems = models.JSONField(default=list)
    found = models.JSONField(default=dict)
    apart = models.JSONField(default=list)
    chosen = models.JSONField(default=dict)
    parted = models.JSONField(default=dict)
    settles = models.JSONField(default=dict)
    dates = models.BooleanField(default=True)
    against = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "slug"], name="one_open_look", condition=Q(state__in=OPEN))
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"


class LookFile(models.Model):
    """A file of a look: of what was brought, or, `earlier`, of what the course had before. Notes have no media
    type; their text is in UTF-8. The other types are those in study.topics.brought. A picture is there as it was
    brought until it is checked, and then as the kept `picture`."""

    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="files")
    earlier = models.BooleanField(default=False)
    path = models.CharField(max_length=500)
    media_type = models.CharField(max_length=100, blank=True)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["look", "earlier", "path"], name="file_path_per_look")]

    def __str__(self) -> str:
        return self.path
