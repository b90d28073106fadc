"""The pictures that courses show: where they stand, and who sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from study.core.notes.model import is_elsewhere
from study.core.questions.covers import covered
from study.library import sources
from study.library.access import readable
from study.library.models import Asset, Course, Topic
from study.people.models import Learner
from study.uploads.models import Picture


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture of a topic: a kept `picture`, or the `svg` of a drawing of a shipped course. With neither it was
    not found, or cannot be shown."""

    target: str
    caption: str
    line: int
    picture: Picture | None = None
    svg: str = ""

    @property
    def missing(self) -> str:
        """Why it is not shown, where there is neither."""
        if is_elsewhere(self.target):
            return "it is on another site, and is not loaded"
        return "it was not among the files, or could not be read"

    @property
    def alt(self) -> str:
        """What stands for the picture: what its writer says of it, else where it stands."""
        return self.caption or f"Picture on line {self.line} of the notes"


def picture_for(learner: Learner | None, address: str, digest: str) -> Picture:
    """A picture that a course shows, for whoever may read the course. Raises Picture.DoesNotExist for anybody else."""
    shown = Asset.objects.filter(readable(learner, "course__"), course__address=address, picture__digest=digest)
    return Picture.objects.get(pk__in=shown.values("picture"))


def shown_pictures(course: Course) -> list[tuple[str, Picture]]:
    """The pictures that the notes of a course show, with their paths; what is covered of one is drawn of it."""
    rows = Asset.objects.filter(course=course, picture__isnull=False).select_related("picture").order_by("path")
    return [(asset.path, asset.picture) for asset in rows if asset.picture and not covered(asset.path)]


def brought_again(course: Course) -> tuple[sources.Picture, ...]:
    """The kept pictures that the notes of a course show, as if they were brought once more."""
    rows = Asset.objects.filter(course=course, picture__isnull=False).order_by("pk")
    return tuple(sources.Picture(path, kept=picture) for path, picture in rows.values_list("path", "picture"))


def figures(*topics: Topic, covers: bool = False) -> tuple[FigureView, ...]:
    """The pictures of topics of one course, in the order of their lines; with `covers` those too of which a part is
    covered to be asked about."""
    embedded = [one for topic in topics for one in topic.figures if covers or not covered(one["target"])]
    paths = {figure["asset"] for figure in embedded if figure["asset"]}
    rows = Asset.objects.filter(course=topics[0].course_id, path__in=paths).select_related("picture") if paths else ()
    assets = {asset.path: asset for asset in rows}
    return tuple(_figure(one, assets.get(one["asset"])) for one in embedded)


def _figure(figure: Mapping[str, Any], asset: Asset | None) -> FigureView:
    return FigureView(
        target=figure["target"],
        caption=figure["caption"],
        line=figure["line"],
        picture=asset.picture if asset else None,
        svg=asset.drawing if asset else "",
    )
