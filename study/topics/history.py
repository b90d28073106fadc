"""What Anki knows of the cards that its packages bring: the reviews, and whether a card is set aside or flagged.

The look counts with it, and taking over writes it: what is told is what comes.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from study.banks.models import NOTES
from study.core.formats.anki.moving import Deck
from study.core.formats.anki.past import Known, Past
from study.core.generators.shapes.card import key_of
from study.core.notes.model import Notes
from study.core.problem import Problem
from study.core.scheduling import learner_day
from study.core.text.plural import counted
from study.library.models import Course
from study.people.models import Learner
from study.people.queries import zone
from study.review.models import Card, Imported
from study.review.operations import PastReview, PastSchedule

FURTHEST = 40_000
"""Days between the beginning of a collection and a due day; what is further off is no day of a person's."""


@dataclass(frozen=True, slots=True)
class Told:
    """What Anki knows of the card of one question, by its key."""

    key: str
    past: Sequence[PastReview] | PastSchedule
    aside: bool
    buried_until: date | None

    @property
    def reviews(self) -> Sequence[PastReview]:
        return () if isinstance(self.past, PastSchedule) else self.past


@dataclass(frozen=True, slots=True)
class Account:
    """What Anki knows of all cards, the keys of the questions whose cards are `flagged`, and what of it is left out."""

    told: tuple[Told, ...] = ()
    flagged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What comes of an account: `cards` have `reviews` in all, of which `added` were not known before; `scheduled`
    cards have no review but a day on which they are due, `aside` are set aside, and `flagged` have a flag. `problems`
    says what is left out."""

    reviews: int = 0
    cards: int = 0
    added: int = 0
    scheduled: int = 0
    aside: int = 0
    flagged: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def remembered(self) -> int:
        """The cards that come with a day on which they are due."""
        return self.cards + self.scheduled

    @property
    def document(self) -> dict[str, Any]:
        """The numbers, as a look keeps them."""
        return {name: value for name, value in asdict(self).items() if name != "problems"}


def account(learner: Learner, decks: Iterable[Deck], notes: Notes, asked: Collection[str], now: datetime) -> Account:
    """Read what the decks know of the cards in `notes`, whose keys are those of the course. `asked` are the keys of
    questions that there are."""
    keys = _keys(notes)
    today = learner_day(now, zone(learner))
    told, flagged = list[Told](), list[str]()
    ahead = lost = unflagged = 0
    for deck in decks:
        for (line, side), past in deck.pasts.items():
            key = keys.get((deck.path, line, side), "")
            if key not in asked:
                lost += past.is_there
                unflagged += past.flagged
                continue
            flagged += [key] if past.flagged else []
            if not past.is_there:
                continue
            events = _events(deck, past, learner, now, today)
            ahead += 0 if isinstance(events, PastSchedule) else len(past.reviews) - len(events)
            told.append(Told(key, events, past.suspended, today + timedelta(days=1) if past.buried else None))
    return Account(tuple(told), tuple(flagged), tuple(_left_out(ahead, lost, len(flagged), unflagged)))


def flagged_in(decks: Iterable[Deck], notes: Notes) -> set[str]:
    """The keys of the questions whose cards have a flag in Anki, asked or not."""
    flags = {(deck.path, *place) for deck in decks for place, past in deck.pasts.items() if past.flagged}
    return {key for place, key in _keys(notes).items() if place in flags} if flags else set()


def _keys(notes: Notes) -> dict[tuple[str, int, str], str]:
    """The keys of the questions of cards, by file, line and side."""
    return {
        (topic.file, fact.lines[0], card.side): key_of(fact.key, card)
        for topic in notes.topics
        for fact in topic.facts
        for card in fact.cards
    }


def taken_off(learner: Learner, course: Course | None) -> frozenset[str]:
    """The keys of the questions of which the learner took the flag off here: it stays off, whatever comes."""
    if course is None:
        return frozenset()
    cards = Card.objects.filter(learner=learner, question__bank__course=course, question__bank__slug=NOTES)
    return frozenset(cards.exclude(unflagged_at=None).values_list("question__key", flat=True))


def with_flags_of(learner: Learner, course: Course | None, given: Account) -> Account:
    """The same without the flags that the learner took off here."""
    off = taken_off(learner, course) if given.flagged else ()
    return replace(given, flagged=tuple(key for key in given.flagged if key not in off))


def foreseen(learner: Learner, course: Course | None, given: Account) -> History:
    """What would come of it. Nothing is written."""
    rows = Imported.objects.filter(
        learner=learner, card__question__bank__course=course, card__question__bank__slug=NOTES
    )
    known = set(rows.values_list("card__question__key", "source"))
    added = sum((one.key, review.source) not in known for one in given.told for review in one.reviews)
    return summed(given.told, added, with_flags_of(learner, course, given))


def summed(came: Sequence[Told], added: int, given: Account, problems: Iterable[str] = ()) -> History:
    """The numbers of the cards that `came`; `problems` are the reasons why others did not, one for each."""
    reasons = Counter(problems)
    words = [f"the history of {counted(count, 'card')} is left out: {reason}" for reason, count in reasons.items()]
    return History(
        reviews=sum(len(one.reviews) for one in came),
        cards=sum(bool(one.reviews) for one in came),
        added=added,
        scheduled=sum(isinstance(one.past, PastSchedule) for one in came),
        aside=sum(one.aside for one in came),
        flagged=len(given.flagged),
        problems=(*given.problems, *(Problem(one, severity="warning") for one in words)),
    )


def _events(
    deck: Deck, past: Past, learner: Learner, now: datetime, today: date
) -> tuple[PastReview, ...] | PastSchedule:
    if past.known:
        return _schedule(deck, past.known, learner, today) or ()
    reviews = (
        PastReview(f"anki:{one.ident}", _instant(one.ident), one.grade, one.milliseconds) for one in past.reviews
    )
    return tuple(one for one in reviews if one.at <= now)


def _schedule(deck: Deck, known: Known, learner: Learner, today: date) -> PastSchedule | None:
    """A schedule as days. A day that was set by hand beyond the interval cannot say when the last review was: it
    counts from today."""
    if known.is_time:
        due = learner_day(_instant(min(known.due, 4_000_000_000) * 1000), zone(learner))
    elif abs(known.due) <= FURTHEST:
        due = _began(deck, learner) + timedelta(days=known.due)
    else:
        return None
    due = min(due, today + timedelta(days=min(known.interval, FURTHEST)))
    return PastSchedule("anki:schedule", due, known.interval, known.ease)


def _began(deck: Deck, learner: Learner) -> date:
    """The day that a collection counts its days from: by its own clock, else by the learner's."""
    began = _instant(min(max(deck.began, 0), 4_000_000_000) * 1000)
    if deck.west is not None and abs(deck.west) <= 24 * 60:
        return (began - timedelta(minutes=deck.west)).date()
    return learner_day(began, zone(learner))


def _instant(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _left_out(ahead: int, lost: int, flagged: int, unflagged: int) -> Iterator[Problem]:
    if ahead:
        yield Problem(f"{counted(ahead, 'review')} left out: their time lies ahead", severity="warning")
    if lost:
        words = f"the history of {counted(lost, 'card')} is left out: no question is made of them"
        yield Problem(words, severity="warning")
    if flagged:
        words = f"the colour of {counted(flagged, 'flag')} is left out: a flag has none here"
        yield Problem(words, severity="warning")
    if unflagged:
        words = f"the flag of {counted(unflagged, 'card')} is left out: no question is made of them"
        yield Problem(words, severity="warning")
