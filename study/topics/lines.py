"""The lines of a note beside what became of them: asked, could be asked, left out and why, out of date."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from study.banks.models import Choice, Decision, Question, Status
from study.banks.rows import is_undecided, why_it_waits
from study.core.facts.mending import replacement
from study.core.generators.languages import foreign
from study.core.notes.frontmatter import read_front_matter
from study.core.notes.unasked import is_asked_with_others, why_left_out
from study.core.text.plural import counted
from study.library.badges import Badge
from study.library.models import Fact, Topic
from study.library.pictures import FigureView
from study.review.queries.standing import Standing
from study.topics.article import is_stale
from study.topics.doubts import Told

type State = Literal["asked", "could", "left", "old", "blank"]

SHOWN: dict[str, tuple[str, str]] = {
    "": ("All", "This file is empty."),
    "asked": ("Asked", "No line is asked."),
    "could": ("Could be asked", "No line waits for you to decide."),
    "left": ("Left out", "No line is left out."),
    "old": ("Out of date", "No line is out of date."),
    "doubt": ("Only you can tell", "No line waits for you to tell."),
}
"""The filters: what each is called, and what is said where it shows nothing."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A question at its line. `standing` is None where it is not asked, or its card is set aside; `decision` is
    what its owner decided, where they did; `why` says of one that is not asked any more what is known of it."""

    question: Question
    standing: Standing | None
    decision: Decision | None
    why: str = ""

    @property
    def asked(self) -> bool:
        return self.question.status == Status.READY

    @property
    def unsure(self) -> bool:
        """Whether it waits for its owner to decide."""
        return is_undecided(self.question)

    @property
    def doubt(self) -> str:
        """Why it waits."""
        return why_it_waits(self.question)

    @property
    def never(self) -> bool:
        return self.decision is not None and self.decision.choice == Choice.NEVER


@dataclass(slots=True)
class Row:
    """Lines that are one thing: a fact, a heading, the properties. `facts` has the keys of what they say; `badges`
    say what does not hold, `away` are those of them that their owner called wrong, and `doubts` what only their owner
    can tell, whatever else became of them."""

    lines: list[tuple[int, str]]
    facts: list[str] = field(default_factory=list)
    why: str = ""
    questions: list[Placed] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    away: list[Badge] = field(default_factory=list)
    doubts: list[Told] = field(default_factory=list)
    pictures: list[FigureView] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.lines[0][0]

    @property
    def name(self) -> str:
        """Its lines in words: `Line 13`, `Lines 6 to 7`."""
        last = self.lines[-1][0]
        return f"Line {self.number}" if last == self.number else f"Lines {self.number} to {last}"

    @property
    def asked(self) -> list[Placed]:
        return [one for one in self.questions if one.asked]

    @property
    def held(self) -> list[Placed]:
        """The questions that are not asked since the line does not hold."""
        return [one for one in self.questions if one.question.held and one.question.status == Status.DRAFT]

    @property
    def kept_as_written(self) -> bool:
        return bool(self.badges) and any(one.question.held for one in self.asked)

    @property
    def can_use_what_holds(self) -> bool:
        """Whether what holds now can be put in the place of what it says."""
        return any(replacement(badge.says, badge.holds) for badge in self.badges)

    @property
    def state(self) -> State:
        if not self.facts and not self.why:
            return "blank"
        if self.badges and not self.kept_as_written:
            return "old"
        if self.asked:
            return "asked"
        return "could" if any(one.unsure for one in self.questions) else "left"

    @property
    def look(self) -> str:
        """The class of the line."""
        return {"left": "is-out", "old": "is-stale"}.get(self.state, "")

    @property
    def cells(self) -> list[str]:
        return [one.standing.state if one.standing else "new" for one in self.asked]

    @property
    def word(self) -> str:
        """What became of it, in a few words."""
        state = self.state
        if state == "old":
            return "wrong" if self.badges[0].verdict == "wrong" else "out of date"
        if state == "asked":
            return "kept as written" if self.kept_as_written else counted(len(self.asked), "question")
        if state == "could":
            return "could be asked"
        if any(one.never for one in self.questions):
            return "never asked"
        if any(one.question.double_of for one in self.questions):
            return "asked by a written question"
        return self.why


def rows(
    lines: Sequence[str],
    topics: Iterable[Topic],
    facts: Iterable[Fact],
    placed: Iterable[Placed],
    claims: Iterable[Badge],
    pictures: Iterable[FigureView] = (),
    doubts: Iterable[Told] = (),
) -> list[Row]:
    """The rows of a file in its order. `topics`, `facts`, `placed` questions, `claims`, `pictures` and `doubts` are
    those of this file."""
    owners, why = _owners(lines, topics, facts)
    found: list[Row] = []
    at: dict[int, Row] = {}
    for number, text in enumerate(lines, 1):
        owner = owners.get(number)
        if owner is None or owner != owners.get(number - 1):
            words = why.get(owner, "") if owner else "" if not text.strip() else _unowned(text)
            found.append(Row([], why=words))
        found[-1].lines.append((number, text))
        at[number] = found[-1]
    if found and found[-1].state == "blank" and not found[-1].lines[-1][1]:
        found.pop()  # the end of the last line begins no other
    by_fact: dict[str, Row] = {}
    for fact in facts:
        if row := at.get(fact.start):
            row.facts.append(fact.key)
            by_fact[fact.key] = row
    for doubt in doubts:
        if row := by_fact.get(doubt.line):
            row.doubts.append(doubt)
    with_others = {fact.start for fact in facts if is_asked_with_others(fact.unasked, fact.verbatim)}
    for one in placed:
        row = by_fact.get(one.question.group.partition("/")[2]) or at.get(one.question.start)
        beside = [at[number] for number in _lines_of(one.question) if number in with_others and number in at]
        for each in ([row] if row else []) + [other for other in beside if other is not row]:
            each.questions.append(one)
    for badge in claims:
        if row := at.get(badge.start):
            if is_stale(badge):
                row.badges.append(badge)
            elif badge.away:
                row.away.append(badge)
    for picture in pictures:
        if row := at.get(picture.line):
            row.pictures.append(picture)
    return found


def _lines_of(question: Question) -> range:
    return range(question.start, question.end + 1)


def counts(found: Sequence[Row]) -> dict[str, int]:
    """How many lines each filter shows. A blank one is no line to anybody who counts."""
    numbers: Counter[str] = Counter()
    for row in found:
        if row.state != "blank":
            numbers[row.state] += len(row.lines)
    all_lines = numbers.total()
    numbers["doubt"] = sum(len(row.doubts) for row in found)
    return {"": all_lines, **{name: numbers[name] for name in SHOWN if name}}


def shown(found: Iterable[Row], show: str, opened: Row | None = None) -> list[Row]:
    """The rows that a filter shows; the opened one with them, which a decision may just have moved out of it."""
    return [row for row in found if row is opened or (row.doubts if show == "doubt" else show in ("", row.state))]


def _owners(
    lines: Sequence[str], topics: Iterable[Topic], facts: Iterable[Fact]
) -> tuple[dict[int, str], Mapping[str, str]]:
    """What each line belongs to, by its number, and why nothing is asked of that."""
    owners: dict[int, str] = {}
    why: dict[str, str] = {}

    def own(first: int, last: int, name: str, reason: str) -> None:
        why.setdefault(name, reason)
        for number in range(first, last + 1):
            owners.setdefault(number, name)

    if length := read_front_matter(list(lines)).length:
        own(1, length, "properties", "property")
    for topic in topics:
        if topic.heading[0]:
            own(topic.heading[0], topic.heading[1], f"heading {topic.key}", "heading only")
        for figure in topic.figures:
            own(figure["line"], figure["line"], f"picture {figure['line']}", "picture only")
    for fact in facts:
        # What a picture or a heading stands in is the fact's as well: the words are what counts.
        for number in range(fact.start, fact.end + 1):
            owners[number] = f"fact {fact.start}"
        why[f"fact {fact.start}"] = why_left_out(fact.unasked, fact.verbatim, foreign(fact.language))
    return owners, why


def _unowned(text: str) -> str:
    """Why nothing is asked of a line that says nothing."""
    return "table" if text.lstrip().startswith("|") else "no statement"
