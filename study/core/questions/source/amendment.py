"""What is changed alike in the texts of many questions: their sources, topic, points and tags. All else stays as it
was written, to the letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from study.core.problem import Problem
from study.core.questions.question import Question, Source
from study.core.questions.source.heading import read_heading, write_heading
from study.core.questions.source.outline import Stretch, outline
from study.core.questions.source.parts import read_source, write_source
from study.core.questions.source.reader import parse_question, split
from study.core.text.comments import without_comments

NO_HEADING = Problem("It has no heading of its own: ## Title {#stable-id}")
MEANS_MORE = Problem("Its text cannot take this without changing otherwise. Edit it by hand.")


@dataclass(frozen=True, slots=True)
class Amendment:
    """What to change; what is None or empty stays. `source` is added, or put in place of all others where it
    `replaces` them; a source of the same address is always replaced. An empty `topic` takes the topic away. Tags are
    added and removed, outcomes too, which are tags."""

    source: Source | None = None
    replaces: bool = False
    topic: str | None = None
    points: float | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is changed, for the history."""
        return "; ".join(self._words())

    def _words(self) -> Iterator[str]:
        if self.source:
            yield f"source {self.source.title}, checked {self.source.checked.isoformat()}"
        if self.topic is not None:
            yield f"topic {self.topic}" if self.topic else "no topic"
        if self.points is not None:
            yield f"{self.points:g} points"
        yield from (f"tag {tag} added" for tag in self.add)
        yield from (f"tag {tag} removed" for tag in self.remove)


def amended(text: str, change: Amendment) -> str | Problem:
    """The text of one question with the change, or why it cannot have it. A text that cannot be read, as drafts may
    be, is changed too where its heading stands; one that can be read then says the change and nothing else."""
    lines = split(text)
    found = _own_stretch(lines)
    if found is None:
        return NO_HEADING
    shown, unclosed = without_comments(lines)
    if found.unclosed or unclosed:
        return Problem("A code fence or comment in it is never closed.")
    parts = _Lines(list(found.lines), [shown[place] for place in range(found.start, found.end)], found.fenced)
    _amend(parts, change)
    made = "\n".join([*lines[: found.start], *parts.lines, *lines[found.end :]])
    before, after = parse_question(text)[0], parse_question(made)[0]
    if before and (after is None or _bare(after) != _bare(_expected(before, change))):
        return MEANS_MORE
    return made


def rekeyed(text: str, key: str) -> str | Problem:
    """The text of one question under another key."""
    lines = split(text)
    found = _own_stretch(lines)
    if found is None:
        return NO_HEADING
    heading = read_heading(lines[found.start])
    lines[found.start] = write_heading(heading.title or "Untitled", key, heading.attributes)
    return "\n".join(lines)


@dataclass(slots=True)
class _Lines:
    """The lines of a question, and what of each stands in no comment."""

    lines: list[str]
    shown: list[str]
    fenced: frozenset[int]

    def places(self, mark: str) -> list[int]:
        """Where lines stand that begin with the mark, in neither code nor comment."""
        return [place for place, line in enumerate(self.shown) if place not in self.fenced and line.startswith(mark)]

    def drop(self, places: list[int]) -> None:
        for place in reversed(places):
            del self.lines[place], self.shown[place]
            self.fenced = frozenset(one - (one > place) for one in self.fenced)

    def put(self, place: int, line: str) -> None:
        self.lines.insert(place, line)
        self.shown.insert(place, line)
        self.fenced = frozenset(one + (one >= place) for one in self.fenced)


def _own_stretch(lines: list[str]) -> Stretch | None:
    found = [one for one in outline(lines, 0) if one.is_question]
    return found[0] if len(found) == 1 else None


def _amend(parts: _Lines, change: Amendment) -> None:
    heading = read_heading(parts.lines[0])
    attributes = dict(heading.attributes)
    if change.add or change.remove:
        skills = {place: parts.lines[place].removeprefix("Skill:").strip() for place in parts.places("Skill:")}
        parts.drop([place for place, skill in skills.items() if skill in change.remove])
        own = [tag for tag in attributes.pop("tags", "").split(",") if tag and tag not in change.remove]
        own += [tag for tag in change.add if tag not in own and tag not in skills.values()]
        attributes |= {"tags": ",".join(own)} if own else {}
    if change.topic is not None:
        parts.drop(parts.places("Topic:"))
        attributes.pop("topic", None)
        attributes |= {"topic": change.topic} if change.topic else {}
    if change.points is not None:
        attributes.pop("points", None)
        attributes |= {"points": f"{change.points:g}"} if change.points != 1 else {}
    if attributes != heading.attributes:
        parts.lines[0] = write_heading(heading.title, heading.id, attributes)
    if change.source:
        _cite(parts, change.source, change.replaces)


def _cite(parts: _Lines, source: Source, replaces: bool) -> None:
    """Put the source where those of its kind stand, else at the end."""
    places = parts.places("Source:")
    there = [place for place in places if replaces or _is_of(parts.lines[place], source)]
    if there:
        parts.drop(there[1:])
        parts.lines[there[0]] = parts.shown[there[0]] = write_source(source)
        return
    last = max(place for place, line in enumerate(parts.lines) if line.strip())
    if places and places[-1] == last:
        parts.put(last + 1, write_source(source))
        return
    parts.put(last + 1, "")
    parts.put(last + 2, write_source(source))


def _is_of(line: str, source: Source) -> bool:
    read = read_source(line.strip())
    return isinstance(read, Source) and read.place == source.place


def _expected(question: Question, change: Amendment) -> Question:
    """What the text has to say after the change."""
    tags = [tag for tag in question.tags if tag not in change.remove]
    sources = list(question.sources)
    if change.source:
        mine = [place for place, one in enumerate(sources) if change.replaces or one.place == change.source.place]
        first = mine[0] if mine else len(sources)
        sources = [one for place, one in enumerate(sources) if place not in mine]
        sources.insert(first, change.source)
    return replace(
        question,
        tags=tuple(dict.fromkeys((*tags, *change.add))),
        sources=tuple(sources),
        topic=question.topic if change.topic is None else change.topic,
        points=question.points if change.points is None else change.points,
    )


def _bare(question: Question) -> Question:
    """The question without its place, its status, and the order of its tags."""
    return replace(question, lines=(0, 0), status="", tags=tuple(sorted(question.tags)))
