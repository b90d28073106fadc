"""An answer on its way in: what the form of a question says, read from the request once."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from study.core.questions.question import Form
from study.people.requests import Request
from study.review import timing
from study.web.cleaning import identity, whole

NONE = -1  # no version and no ordinal


@dataclass(frozen=True, slots=True)
class Submission:
    """An answer as it was sent, before anything of it is believed.

    `id` is the form's own, made when it was shown: what comes with it counts once. `version` and `ordinal` (how many
    reviews the card had) are those of the question as it was shown: they tell one that was edited or answered since;
    NONE where the form does not say. `seed` is the one it was shown with, and `opened` when that was; both None where
    nobody knows. `form` is the answer itself: every name with all its values.
    """

    version: int
    ordinal: int
    form: Form
    seed: int | None = None
    opened: datetime | None = None
    id: UUID | None = None

    def seconds(self, now: datetime) -> float | None:
        """How long the question was open."""
        return timing.seconds_open(self.opened, now)

    def with_seed(self, seed: int) -> "Submission":
        """The same answer, to the question as it is shown with this seed unless the form names another."""
        return self if self.seed is not None else replace(self, seed=seed)


def submission(request: Request) -> Submission:
    """The answer in a posted form."""
    sent = request.POST
    ordinal, seed = whole(sent.get("ordinal"), NONE), whole(sent.get("seed"), NONE)
    return Submission(
        version=whole(sent.get("version"), NONE),
        ordinal=ordinal,
        form=form_of(request),
        seed=None if seed == NONE else seed,
        opened=timing.shown_at(sent.get("opened", ""), request.path, ordinal),
        id=identity(sent.get("submission")),
    )


def form_of(request: Request) -> Form:
    """The answer as the browser sent it: every name with all its values."""
    return {name: [str(value) for value in values] for name, values in request.POST.lists()}
