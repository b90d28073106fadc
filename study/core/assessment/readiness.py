"""Readiness: the share of an exam's questions that somebody would answer right on its day, and nothing else.

It follows from the chance of recall of every card on that day, by the weights of the exam's domains. It is about
one's cards, and promises no result.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from study.core.assessment.intervals import Z

CHOICES = 4
"""Options an exam gives with each question, one of them right."""

MODEL_ERROR = 0.03
"""Standard deviation of a forecast share that comes from the model, not from luck: our assumption, until enough
forecasts can be held against what happened."""


@dataclass(frozen=True, slots=True)
class OnTheDay:
    """A card on the day of the exam: its topic's number, and the `chance` of a right answer, from 0 to 1."""

    topic: int | None
    chance: float


@dataclass(frozen=True, slots=True)
class Domain:
    """A part of an exam: how much it counts beside the others, in any unit, and the numbers of its topics."""

    title: str
    weight: float
    topics: frozenset[int]


@dataclass(frozen=True, slots=True)
class Share:
    """An expected share of right answers, from 0 to 1, with its 80 % interval."""

    expected: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Part:
    """A domain: its share of the exam, from 0 to 1, how many cards it has, and what is expected of them; None
    without cards."""

    title: str
    weight: float
    cards: int
    share: Share | None


@dataclass(frozen=True, slots=True)
class Gain:
    """What would be gained of the whole share, from 0 to 1, if every card of a topic were known."""

    topic: int
    share: float


@dataclass(frozen=True, slots=True)
class Readiness:
    """`parts` are the exam's domains in their order, none for an exam without; `gains` the topics, that which would
    raise the share most first."""

    share: Share
    parts: tuple[Part, ...]
    gains: tuple[Gain, ...]


def chance(recall: float, is_choice: bool, options: int = CHOICES) -> float:
    """The chance of a right answer in an exam that asks with that many options, from the chance of recall; 0 is the
    recall of a card that was never learnt.

    The recall of a card that is a choice itself has the guesses in it. Who does not recall what they type or say
    from memory guesses among the options.
    """
    if not recall:
        return 1 / options
    return recall if is_choice else recall + (1 - recall) / options


def readiness(
    cards: Iterable[OnTheDay], domains: Sequence[Domain], error: float = MODEL_ERROR, scale: float = 1.0
) -> Readiness | None:
    """The readiness for an exam with these domains; without any, all cards count alike. None where no card counts.

    Cards of no domain do not count, nor does a domain without cards. `error` is the standard deviation that the
    model is off by; `scale` says for how many cards each of `cards` stands.
    """
    chances: dict[int | None, list[float]] = defaultdict(list)
    for card in cards:
        chances[card.topic].append(card.chance)
    asked = [domain for domain in domains if domain.weight > 0]
    groups = [(domain.weight, _Group.of(domain.topics, chances)) for domain in asked]
    groups = groups or [(1.0, _Group.of(chances, chances))]
    counted = sum(weight for weight, group in groups if group.cards)
    if not counted:
        return None
    total, gains = sum(weight for weight, _ in groups), []
    expected = luck = 0.0
    for weight, group in groups:
        part = weight / counted if group.cards else 0.0
        expected += part * group.expected
        luck += part * part * group.luck / scale
        gains += [Gain(topic, part * missing) for topic, missing in group.missing.items() if topic is not None]
    parts = (
        Part(domain.title, weight / total, round(group.cards * scale), group.share(error, scale))
        for domain, (weight, group) in zip(asked, groups, strict=False)
    )
    gains.sort(key=lambda gain: (-gain.share, gain.topic))
    return Readiness(_share(expected, luck, error), tuple(parts), tuple(gains))


@dataclass(frozen=True, slots=True)
class _Group:
    """What is expected of some cards, the variance that comes from luck, and what each topic leaves missing of it."""

    cards: int
    expected: float
    luck: float
    missing: dict[int | None, float]

    @classmethod
    def of(cls, topics: Iterable[int | None], chances: dict[int | None, list[float]]) -> "_Group":
        found = {topic: chances[topic] for topic in topics if topic in chances}
        every = [one for of_topic in found.values() for one in of_topic]
        count = len(every) or 1
        missing = {topic: sum(1 - one for one in of_topic) / count for topic, of_topic in found.items()}
        return cls(len(every), sum(every) / count, sum(one * (1 - one) for one in every) / count**2, missing)

    def share(self, error: float, scale: float) -> Share | None:
        return _share(self.expected, self.luck / scale, error) if self.cards else None


def _share(expected: float, luck: float, error: float) -> Share:
    reach = Z * sqrt(luck + error * error)
    return Share(expected, max(0.0, expected - reach), min(1.0, expected + reach))
