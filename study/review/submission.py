"""A question as shown and the answer sent for it: the contents of the form, read from the request once."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from study.core.questions.question import Form
from study.core.scheduling import learner_day
from study.people.requests import Request
from study.review import timing
from study.web.cleaning import identity, whole

NONE = -1  # no version and no ordinal
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Showing:
    """What the form of a question carries along: an `id` of its own, which question it shows (of which version,
    before which review of its card, with which seed), and all that signed with the time, for one address."""

    id: UUID
    question: int
    version: int
    ordinal: int
    seed: int
    opened: str


def showing(address: str, question: int, version: int, ordinal: int, seed: int, now: datetime) -> Showing:
    """A new showing of a question, whose answer goes to `address`."""
    one = uuid4()
    shown = (question, version, ordinal, seed)
    return Showing(one, *shown, timing.stamp((address, one, *shown), now))


@dataclass(frozen=True, slots=True)
class Submission:
    """An answer as it was sent, before anything of it is believed.

    `id` is the form's own, made when it was shown: what comes with it counts once. `version` and `ordinal` (how many
    reviews the card had) are those of the question as it was shown: they tell one that was edited or answered since;
    NONE where the form does not say. `seed` is the one it was shown with; None where nobody knows. `opened` is when
    it was shown: only a form that we signed has that, and then all of these are as we wrote them. `said` is when
    the browser says it was answered, and `zone` where that is; `seen` is when it says that a question that
    was fetched ahead came into view. `form` is the answer itself: every name with all its values.
    """

    version: int
    ordinal: int
    form: Form
    seed: int | None = None
    opened: datetime | None = None
    id: UUID | None = None
    said: datetime | None = None
    zone: ZoneInfo = UTC
    seen: datetime | None = None

    def answered(self, now: datetime, today: date) -> tuple[datetime, date]:
        """When it was answered, if it arrived `now`, and the learner day of that."""
        at = timing.answered_at(self.said, self.opened, now)
        return at, today if at == now else learner_day(at, self.zone)

    def seconds(self, at: datetime) -> float | None:
        """How long the question was in view before it was answered `at`."""
        return timing.seconds_open(timing.seen_at(self.seen, self.opened, at), at)

    def with_seed(self, seed: int) -> "Submission":
        """The same answer, to the question as it is shown with this seed unless the form names another."""
        return self if self.seed is not None else replace(self, seed=seed)


def submission(request: Request) -> Submission:
    """The answer in a posted form."""
    sent = request.POST
    shown = [whole(sent.get(name), NONE) for name in ("question", "version", "ordinal", "seed")]
    _, version, ordinal, seed = shown
    form = identity(sent.get("submission"))
    said, seen = (whole(sent.get(name), NONE) for name in ("answered", "seen"))
    return Submission(
        version=version,
        ordinal=ordinal,
        form=form_of(request),
        seed=None if seed == NONE else seed,
        opened=timing.shown_at(sent.get("opened", ""), (request.path, form, *shown)),
        id=form,
        said=None if said == NONE else timing.instant(said),
        zone=request.zone(),
        seen=None if seen == NONE else timing.instant(seen),
    )


def form_of(request: Request) -> Form:
    """The answer as the browser sent it: every name with all its values."""
    return {name: [str(value) for value in values] for name, values in request.POST.lists()}
