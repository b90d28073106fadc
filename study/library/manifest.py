"""A shipped course's folder, with course.toml, facts.toml, notes and figures, read as one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from study.core.facts.facts import DatedFact, read_facts
from study.core.facts.words import spelled_out
from study.core.limits import TOML
from study.core.problem import Problem
from study.core.questions.question import encode
from study.core.safe_toml import read_toml
from study.library.sources import Sources, read


@dataclass(frozen=True, slots=True)
class Manifest:
    """A course folder. `outline` is course.toml beyond its title; `scope`, and by fact `patterns`, are those of
    facts.toml, its groups of words written out."""

    slug: str
    title: str
    summary: str
    sources: Sources
    outline: dict[str, Any] = field(default_factory=dict)
    facts: tuple[DatedFact, ...] = ()
    scope: Mapping[str, Any] = field(default_factory=dict)
    patterns: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """Read a course folder. Whatever is wrong with it is among the problems."""
    problems: list[Problem] = []
    data = _toml(folder / "course.toml", problems)
    tables = spelled_out(_toml(folder / "facts.toml", problems)) if (folder / "facts.toml").exists() else {}
    facts, wrong = read_facts(tables)
    problems += [Problem(one.message, one.line, "facts.toml", one.severity) for one in wrong]
    return Manifest(
        slug=str(data.pop("slug", folder.name)),
        title=str(data.pop("title", folder.name)),
        summary=str(data.pop("summary", "")),
        sources=_sources(folder, data, problems),
        outline=encode(data),
        facts=facts,
        scope=tables.get("scope", {}) if facts else {},
        patterns=_patterns(tables, facts),
        problems=tuple(problems),
    )


def _patterns(tables: Mapping[str, Any], facts: Sequence[DatedFact]) -> dict[str, Any]:
    """The claim patterns of the facts that could be read, as the tables spell them."""
    spelled: dict[str, Any] = {}
    for table in tables["fact"] if facts else ():
        if isinstance(table, dict):
            spelled.setdefault(str(table.get("id")), table.get("claim", []))
    return {fact.key: spelled[fact.key] for fact in facts}


def _toml(path: Path, problems: list[Problem]) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data, faults = read_toml(file.read(TOML + 1))
    except OSError as error:
        data, faults = {}, (Problem(f"cannot be read: {error}"),)
    problems += [replace(fault, file=path.name) for fault in faults]
    return data


def _sources(folder: Path, data: Mapping[str, Any], problems: list[Problem]) -> Sources:
    """The notes in the order course.toml gives, and every picture of the folder."""
    found = read(folder)
    problems += found.problems
    notes = {text.path: text for text in found.texts if text.path.startswith("notes/")}
    given = data.get("order", [])
    if not isinstance(given, list):
        problems.append(Problem("`order` must be a list of paths", file="course.toml"))
        given = []
    order = [str(path) for path in given] or list(notes)
    problems += [
        Problem(f"there is no {path}, which `order` names", file="course.toml") for path in order if path not in notes
    ]
    problems += [Problem("is not in the `order` of course.toml", file=path) for path in notes if path not in order]
    return Sources(tuple(notes[path] for path in order if path in notes), found.assets, (), found.name)
