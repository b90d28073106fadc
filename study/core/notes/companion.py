"""The companion of notes: what their owner decided, wrote and marked, to go along with them in a file of its own
(`companion_file`)."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from study.core.limits import COMPANION_ANSWERS, COMPANION_LINES, COMPANION_QUESTIONS
from study.core.notes.identity import Unsure, carry_keys, fact_of
from study.core.notes.model import CellKeys, Fact, Notes, Topic
from study.core.notes.row_cells import renamed
from study.core.notes.twins import normalised
from study.core.problem import Problem
from study.core.text.plural import counted

COMPANION = "keepwarm.json"
"""The name of the file."""
_SHOWN = 60

type Decided = Literal["", "keep", "never", "edited", "own"]
CHOICES: tuple[Decided, ...] = get_args(Decided.__value__)
IN_OWN_WORDS: frozenset[Decided] = frozenset({"edited", "own"})


@dataclass(frozen=True, slots=True)
class Worded:
    """A prompt in a writer's words, by whom, and what it rests on (study.core.generators.rewording.basis)."""

    prompt: str
    by: str
    basis: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was typed in a `place` of a question and accepted as right, while the question asked what `basis` names."""

    given: str
    place: str
    basis: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """A question that was there, of the line or topic of that key, and what became of it; its owner's card of it has a
    `flag` or is set `aside`. Besides its key these typed answers are `accepted`."""

    key: str
    line: str
    asked: bool = False
    choice: Decided = ""
    text: str = ""
    note: str = ""
    flag: bool = False
    aside: bool = False
    worded: Worded | None = None
    accepted: tuple[Accepted, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether anything of it is somebody's own word."""
        return bool(self.choice or self.note or self.flag or self.aside or self.accepted)


@dataclass(frozen=True, slots=True)
class Badge:
    """What was decided about a dated fact of the shipped course `course`, held against a line."""

    line: str
    course: str
    fact: str
    away: bool = True


@dataclass(frozen=True, slots=True)
class Companion:
    """What came beside notes: the lines as they were, with no more of them than tells them, and what was decided. Lines
    of the keys `gone` were not in the notes any more; of `left` decisions nothing can be told."""

    topics: tuple[Topic, ...] = ()
    questions: tuple[Remembered, ...] = ()
    badges: tuple[Badge, ...] = ()
    gone: frozenset[str] = frozenset()
    left: int = 0

    def under(self, notes: Notes) -> tuple["Companion", tuple[Problem, ...]]:
        """What of it is about lines that stand in these notes, under the keys that they have there, and what was
        decided about others. Where only a person could tell whether it is the same line, it is not."""
        known = self._known(notes)
        keys = {was: now.key for was, now in known.items()}
        questions, badges, gone = list[Remembered](), list[Badge](), Counter[str]()
        for one in self.questions:
            home, name = known.get(fact_of(one.key)), one.key.rpartition("/")[2]
            called = home.called(name) if home else None
            if home and called and one.line in keys:
                key = f"{home.key}/{called}"
                questions.append(replace(one, key=key, line=keys[one.line]))
            elif one.is_decided:
                gone[one.line] += 1
        for badge in self.badges:
            if badge.line in keys:
                badges.append(replace(badge, line=keys[badge.line]))
            else:
                gone[badge.line] += 1
        return Companion((), tuple(questions), tuple(badges)), tuple(self._told(gone))

    def _told(self, gone: Mapping[str, int]) -> Iterator[Problem]:
        said = {topic.key: (topic.file, topic.title) for topic in self.topics}
        said |= {fact.key: (topic.file, fact.text) for topic in self.topics for fact in topic.facts}
        before = self.left + sum(number for line, number in gone.items() if line in self.gone)
        for line, number in gone.items():
            if line in self.gone:
                continue
            file, text = said[line]
            left = f"{counted(number, 'decision')} about “{_short(text)}” {'is' if number == 1 else 'are'} left out"
            yield left_out(f"{left}: nothing says that any more", file, subject=line)
        if before:
            left = (
                f"{counted(before, 'decision')} about what was gone already {'is' if before == 1 else 'are'} left out"
            )
            yield left_out(f"{left}: it is not in these notes", COMPANION)

    def _known(self, notes: Notes) -> dict[str, "_Known"]:
        """What each line and topic is now, by the key that it had."""
        if not self.topics:
            return {}
        known, changes = carry_keys(self.topics, notes, homes(self.topics) - self.gone)
        unsure = {one.key: one for one in changes.unsure}
        mine = homes(self.topics) - {key for key, one in unsure.items() if not one.cells}
        pairs = list(zip(known.topics, notes.topics, strict=True))
        found = {was.key: _Known(now.key) for was, now in pairs}
        found |= {
            was.key: _Known(now.key, was, now, unsure.get(was.key))
            for then, topic in pairs
            for was, now in zip(then.facts, topic.facts, strict=True)
        }
        return {was: now for was, now in found.items() if was in mine}


@dataclass(frozen=True, slots=True)
class _Known:
    """The `key` that a topic or line has in these notes, and the line under the cell keys that it had and has."""

    key: str
    was: Fact | None = None
    now: Fact | None = None
    unsure: Unsure | None = None

    def called(self, name: str) -> str | None:
        """What a question of that name is called now; None where what it rests on is gone, or may be something else."""
        if self.was is None or self.now is None:
            return name
        if self.unsure and self.unsure.rests_on(f"{self.was.key}/{name}"):
            return None
        return renamed(name, self.was, self.now)


NOTHING = Companion()


def homes(topics: Sequence[Topic]) -> frozenset[str]:
    """The keys of what questions are about: lines, and topics where all that stands in one is asked together."""
    return frozenset((*(one.key for one in topics), *(fact.key for topic in topics for fact in topic.facts)))


def abridged(topics: Sequence[Topic], told: Container[str], gone: Container[str] = frozenset()) -> tuple[Topic, ...]:
    """Topics with what a companion holds of them: the lines of the keys `told`, and others that say the same, which
    tell which is which. Of lines that are `gone` those that are told alone."""
    facts = [(topic.key, fact) for topic in topics for fact in topic.facts if fact.key not in gone or fact.key in told]
    texts = {fact.key: fact.text for _, fact in facts}
    said = {normalised(fact.text) for _, fact in facts if fact.key in told}
    held: dict[str, list[Fact]] = {}
    for topic, fact in facts:
        if normalised(fact.text) in said:
            lead = texts.get(fact.parent, "") or fact.lead
            held.setdefault(topic, []).append(as_line(fact.key, fact.text, lead, fact.term, fact.cell_keys.keys))
    return tuple(
        replace(as_topic(one.key, one.title, one.level, one.parent, one.file, one.is_folder), facts=facts)
        for one in topics
        for facts in (tuple(held.get(one.key, ())),)
    )


def bounded(
    companion: Companion,
    most_lines: int = COMPANION_LINES,
    most_questions: int = COMPANION_QUESTIONS,
    most_answers: int = COMPANION_ANSWERS,
) -> Companion:
    """The same within what is read of such a file (study.core.limits): what somebody decided goes before what was only
    asked, and what finds no room is `left`."""
    companion = _with_fewer_answers(companion, most_answers)
    topics = {one.key: one for one in companion.topics}
    homes_of = {fact.key: one.key for one in companion.topics for fact in one.facts}
    if max(len(topics), len(homes_of)) <= most_lines and len(companion.questions) <= most_questions:
        return companion
    needed, lines = set[str](), set[str]()

    def has_room(*told: str) -> bool:
        above = {at for key in told for at in _down_to(homes_of.get(key, key), topics)}
        here = {key for key in told if key in homes_of}
        if max(len(needed | above), len(lines | here)) > most_lines:
            return False
        needed.update(above)
        lines.update(here)
        return True

    badges = [one for one in companion.badges if has_room(one.line)]
    first = sorted(companion.questions, key=lambda one: not one.is_decided)
    questions = [one for one in first[:most_questions] if has_room(one.line, fact_of(one.key))]
    told = {one.key for one in questions}
    left = sum(one.is_decided and one.key not in told for one in first) + len(companion.badges) - len(badges)
    kept = tuple(
        replace(one, facts=tuple(fact for fact in one.facts if fact.key in lines))
        for one in companion.topics
        if one.key in needed
    )
    return replace(companion, topics=kept, questions=tuple(questions), badges=tuple(badges), left=companion.left + left)


def _with_fewer_answers(companion: Companion, most: int) -> Companion:
    """The same with so many answers that were accepted; of the others it says how many are `left`."""
    total = sum(len(one.accepted) for one in companion.questions)
    if total <= most:
        return companion
    room, questions = most, list[Remembered]()
    for one in companion.questions:
        questions.append(replace(one, accepted=one.accepted[:room]))
        room -= len(questions[-1].accepted)
    return replace(companion, questions=tuple(questions), left=companion.left + total - most)


def _down_to(key: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    """The keys of a topic and of those it is in."""
    while key in topics:
        yield key
        key = topics[key].parent


def as_topic(key: str, title: str, level: int, parent: str, file: str, folder: bool) -> Topic:
    """A topic with what a companion holds of it."""
    lines = (0, 0) if folder else (1, 1)
    return Topic(key, title, level, parent, file, lines, lines)


def as_line(key: str, text: str, lead: str, term: str, cells: tuple[int, ...] = ()) -> Fact:
    """A line with what a companion holds of it."""
    return Fact(key, "statement", text, (1, 1), term=term, lead=lead, cell_keys=CellKeys(cells))


def left_out(said: str, file: str, line: int = 0, subject: str = "") -> Problem:
    """Why something of a companion is left out."""
    return Problem(said, line, file, "warning", subject)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
