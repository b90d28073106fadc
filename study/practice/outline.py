"""What a course's outline says about an exam: its domains, and where every topic belongs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from study.library.models import Course


@dataclass(frozen=True, slots=True)
class Domain:
    """A part of an exam. `weight` is its share of the scored questions in percent."""

    key: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What the outline says about one topic; `domain` is the key of a domain, empty outside the exam."""

    title: str = ""
    lede: str = ""
    domain: str = ""
    skills: tuple[str, ...] = ()


NOTHING = Entry()


@dataclass(frozen=True, slots=True)
class Outline:
    """One exam of a course, with the topics by key. Without an exam there are no domains."""

    exam: str = ""
    title: str = ""
    domains: tuple[Domain, ...] = ()
    topics: Mapping[str, Entry] = field(default_factory=dict)

    def topic(self, key: str) -> Entry:
        return self.topics.get(key, NOTHING)


def outline(course: Course, exam: str = "") -> Outline:
    """The outline of a course for an exam, by its id in any case; for the default exam where that is unknown."""
    exams: list[Mapping[str, Any]] = course.outline.get("exam", [])
    chosen = next((one for one in exams if one["id"].lower() == exam.strip().lower()), None)
    chosen = chosen or next((one for one in exams if one.get("default")), exams[0] if exams else {"id": ""})
    name = chosen["id"]
    topics = {row["key"]: _entry(row, name) for row in course.outline.get("topic", [])}
    domains = tuple(Domain(str(one["id"]), one["title"], one["weight"]) for one in chosen.get("domain", []))
    return Outline(name, chosen.get("title", ""), domains, topics)


def _entry(row: Mapping[str, Any], exam: str) -> Entry:
    skills = tuple(skill.removeprefix(f"{exam}/") for skill in row.get("skills", []) if skill.startswith(f"{exam}/"))
    return Entry(row.get("title", ""), row.get("lede", ""), str(row.get("domains", {}).get(exam, "")), skills)
