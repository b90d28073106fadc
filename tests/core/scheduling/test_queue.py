"""A day stepped by an answer is the day that is read after it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling.queue import ANSWER, MOST_NEW, Answer, Asked, Chooser, Day, Done, InStep, Last

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GROUPS = ("", "", "tides", "winds", "currents")


@dataclass
class Known:
    """What a database would know of a card: `is_due` on this day, in a step until then, or `new`."""

    card: int
    group: str
    is_due: bool = False
    new: bool = False
    until: datetime | None = None


class Log:
    """Cards in the order of the day, and the answers of one round."""

    def __init__(self, draw: Random, cards: int) -> None:
        states = [("is_due", True), ("is_due", True), ("new", True), ("until", NOW - MINUTE), ("group", "tides")]
        self.cards = [
            replace(Known(number, draw.choice(GROUPS)), **dict([draw.choice(states)])) for number in range(cards)
        ]
        self.answers = list[Answer]()

    def read(self, most: int) -> Day:
        done, seen = list[Done](), set[int]()
        for one in self.answers:
            done.append(Done(one.number, one.right, one.card, one.card in seen, one.new))
            seen.add(one.card)
        steps = [InStep(one.card, one.group, one.until) for one in self.cards if one.until]
        groups = {one.group: one.card for one in self.answers}
        come = tuple(Chooser(groups, seen)((one.card, one.group) for one in self.cards if one.is_due))
        waits = {one.group for one in self.cards if one.is_due or one.until or one.card in seen} - {""}
        new = [(one.card, one.group) for one in self.cards if one.new and one.group not in waits]
        last = self.answers[-1] if self.answers else None
        return Day(
            groups=groups,
            answered=frozenset(seen),
            number=len(done),
            reviewed=sum(one.counted for one in self.answers),
            round=tuple(done),
            met={card: sum(one.card == card for one in done) for card in seen},
            last=last and Last(last.action, ANSWER, last.at),
            ended=False,
            steps=tuple(sorted(steps, key=lambda one: (one.until, one.card))),
            come=come[:most],
            more=len(come) > most,
            new=tuple(new),
            behind=False,
        )

    def say(self, card: Known, right: bool, counts: bool) -> Answer:
        number = len(self.answers) + 1
        at, counted = NOW + number * MINUTE, card.is_due and counts
        until = None if right else at + 10 * MINUTE
        answer = Answer(number + 70, at, number, card.card, card.group, right, card.new, counted, until)
        card.is_due, card.new, card.until = False, False, until
        self.answers.append(answer)
        return answer


@given(st.randoms(use_true_random=False), st.integers(1, 14), st.integers(0, 20))
def test_a_step_comes_to_what_is_read(draw: Random, cards: int, most: int) -> None:
    log = Log(draw, cards)
    day = log.read(most)
    for _ in range(12):
        card, waits = draw.choice(log.cards), day.new or ()
        was_known = card.until or (card.card, card.group) in (*day.come, *waits)
        answer = log.say(card, draw.random() < 0.6, draw.random() < 0.9)
        stepped, wanted = day.after(answer), log.read(most)
        if stepped is None:
            assert not was_known
            day = wanted
            continue
        reached = min(len(stepped.come), len(wanted.come))
        assert stepped.come[:reached] == wanted.come[:reached]
        assert stepped.more or stepped.come == log.read(cards).come
        assert stepped._replace(come=(), more=True) == wanted._replace(come=(), more=True)
        day = stepped


def test_a_backlog_is_asked_about_again_where_a_card_went_and_used_up_no_review() -> None:
    log = Log(Random(1), 0)
    log.cards = [Known(1, "", is_due=True), Known(2, "", is_due=True)]
    for behind, counts, then in ((True, True, True), (True, False, None), (False, False, False), (None, True, None)):
        log.answers, log.cards[0].is_due = [], True
        day = log.read(9)._replace(behind=behind)
        stepped = day.after(log.say(log.cards[0], True, counts))
        assert stepped and stepped.behind is then


def test_of_as_many_new_cards_as_are_looked_at_there_may_be_more() -> None:
    log = Log(Random(1), 0)
    for cards, is_known in ((MOST_NEW - 1, True), (MOST_NEW, False)):
        log.answers, log.cards = [], [Known(number, "", new=True) for number in range(cards)]
        stepped = log.read(0).after(log.say(log.cards[0], True, False))
        assert stepped and (stepped.new is not None) is is_known


def test_one_of_a_group_is_taken_and_a_card_answered_before_comes_again() -> None:
    choose = Chooser({"tides": 1}, {1, 5})
    cards = [(1, "tides"), (2, "tides"), (3, ""), (4, "winds"), (5, "winds"), (6, "winds")]
    assert [card for card, _ in choose(cards)] == [1, 3, 4, 5]


@given(st.randoms(use_true_random=False), st.integers(1, 14), st.integers(0, 20))
def test_one_of_a_group_is_asked_whatever_was_answered(draw: Random, cards: int, room: int) -> None:
    log = Log(draw, cards)
    for number in range(8):
        day = log.read(cards)
        choose, steps, now = day.chooser(), day.steps, NOW + number * MINUTE
        every = [(one.card, one.group) for one in log.cards if one.is_due]
        stepped = [card for card, _ in choose((one.card, one.group) for one in steps if one.until <= now)]
        due = [card for card, _ in choose(every)][:room]
        new = [card for card, _ in choose(day.new or ())]
        asked = day.asks(now, room)
        assert (asked.stepped, asked.due, asked.new) == (stepped, due, new)
        log.say(draw.choice(log.cards), draw.random() < 0.6, draw.random() < 0.9)


def test_so_many_are_asked_at_most() -> None:
    asked = Asked([1], [2, 3], [4, 5], [6])
    assert asked.at_most(2, new=False) == ([1], [2], [4, 5], [])
    assert asked.at_most(5, new=False) == asked
    assert asked.at_most(0, new=False) == ([], [], [4, 5], [])
    assert asked.at_most(1, new=True) == ([], [], [4], [])
