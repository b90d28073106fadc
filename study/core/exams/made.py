"""An exam that an instructor made: its fields as they were typed, read into an outline, and which questions are of
which domain of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from study.core.exams.blueprint import Blueprint, Domain, Scale
from study.core.problem import Problem

PARTS = 8
"""Domains an exam may have."""
MOST_QUESTIONS, MOST_PILOTS, MOST_MINUTES, MOST_WEIGHT = 200, 50, 600, 1000
LONGEST_TITLE, LONGEST_TAGS = 200, 200
FEWEST_QUESTIONS = 5
"""An exam of fewer questions is none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A domain and the tags whose questions are of it; without tags, all that are of no other."""

    domain: Domain
    tags: tuple[str, ...] = ()

    def covers(self, tags: Iterable[str]) -> bool:
        """Whether one of these tags is one of its own or below it: `dva-c03/2` covers `dva-c03/2.1.7`."""
        return any(tag == own or tag.startswith((f"{own}/", f"{own}.")) for tag in tags for own in self.tags)


@dataclass(frozen=True, slots=True)
class Outline:
    """What an exam is made of, as its author wants it; `kinds` are the kinds of question it may ask."""

    title: str
    parts: tuple[Part, ...]
    scored: int
    pilots: int
    minutes: int | None
    passing: int
    kinds: tuple[str, ...]

    @property
    def blueprint(self) -> Blueprint:
        """The exam with the usual cut, which stands until all its questions are rated."""
        domains = tuple(part.domain for part in self.parts)
        return Blueprint(self.title, domains, self.scored, self.pilots, self.minutes, Scale(passing=self.passing))

    def part_of(self, tags: Sequence[str]) -> str:
        """The domain that a question with these tags is of, the first that covers it; "" for none."""
        found = next((part for part in self.parts if part.covers(tags)), None)
        rest = next((part for part in self.parts if not part.tags), None)
        return (found or rest).domain.id if found or rest else ""  # type: ignore[union-attr]


def read(fields: Mapping[str, str], kinds: Sequence[str], known: Sequence[str]) -> Outline | tuple[Problem, ...]:
    """The outline that these fields say, or everything that is wrong with them. `kinds` are those that were chosen of
    the `known` ones. Of domains there are PARTS rows: `part1`, `weight1`, `tags1` and so on."""
    problems = list[Problem]()
    scale = Scale()

    def number(name: str, label: str, least: int, most: int) -> int:
        text = fields.get(name, "").strip()
        if text.isascii() and text.isdigit() and len(text) < 7 and least <= int(text) <= most:
            return int(text)
        problems.append(Problem(f"{label}: a whole number from {least} to {most}."))
        return least

    title = fields.get("title", "").strip()
    if not title or len(title) > LONGEST_TITLE:
        problems.append(Problem(f"Give the exam a title of up to {LONGEST_TITLE} characters."))
    scored = number("scored", "Questions that count", FEWEST_QUESTIONS, MOST_QUESTIONS)
    pilots = number("pilots", "Pilots", 0, MOST_PILOTS)
    minutes = number("minutes", "Minutes", 1, MOST_MINUTES) if fields.get("minutes", "").strip() else None
    passing = number("passing", "Passing score", scale.lowest + 1, scale.highest - 1)
    parts = list[Part]()
    for row in range(1, PARTS + 1):
        name, tags = (fields.get(f"{part}{row}", "").strip() for part in ("part", "tags"))
        if not name and not tags and not fields.get(f"weight{row}", "").strip():
            continue
        if not name or len(name) > LONGEST_TITLE or len(tags) > LONGEST_TAGS:
            problems.append(Problem(f"Domain {row}: give it a name, and at most {LONGEST_TAGS} characters of tags."))
        weight = number(f"weight{row}", f"Weight of domain {row}", 1, MOST_WEIGHT)
        parts.append(Part(Domain(str(row), name, weight), tuple(dict.fromkeys(tags.split()))))
    if not parts:
        problems.append(Problem("Give the exam a domain, if only one."))
    if sum(not part.tags for part in parts) > 1:
        problems.append(Problem("Only one domain can be without tags: it takes the questions of no other."))
    chosen = tuple(one for one in known if one in kinds)
    if not chosen:
        problems.append(Problem("Choose a kind of question."))
    if problems:
        return tuple(problems)
    return Outline(title, tuple(parts), scored, pilots, minutes, passing, chosen)


def cut_of(ratings: Mapping[int, Sequence[int]], scored: Sequence[int]) -> float | None:
    """The cut by Angoff's method: the share of these questions that somebody has right who just passes, as raters put
    it in percent for each. The mean over the questions of each one's mean; None unless all are rated."""
    if not scored or any(not ratings.get(question) for question in scored):
        return None
    means = [sum(ratings[question]) / len(ratings[question]) for question in scored]
    return sum(means) / len(means) / 100
