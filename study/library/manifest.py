"""The folder of a shipped course: course.toml, facts.toml, notes and figures, read as one value."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from study.core.facts.facts import DatedFact, read_facts
from study.core.problem import Problem
from study.core.questions.question import encode
from study.library.sources import Sources, read

CODE = Path(__file__).resolve().parents[1]
READERS = ("core", "library", "banks")  # what decides which rows a folder becomes


@dataclass(frozen=True, slots=True)
class Manifest:
    """A course folder. `outline` is course.toml beyond its title; `patterns` has the claim patterns
    of a fact as facts.toml spells them."""

    slug: str
    title: str
    summary: str
    sources: Sources
    outline: dict[str, Any] = field(default_factory=dict)
    facts: tuple[DatedFact, ...] = ()
    patterns: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def fingerprint(folder: Path) -> str:
    """Return a digest of every file of the course and of the code that reads it."""
    digest = sha256(_code_digest())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    paths = [path for place in READERS for path in (CODE / place).rglob("*.py")]
    return sha256(b"".join(path.read_bytes() for path in sorted(paths))).digest()


def read_manifest(folder: Path) -> Manifest:
    """Read a course folder. Whatever is wrong with it is among the problems."""
    problems: list[Problem] = []
    data = _toml(folder / "course.toml", problems)
    tables = _toml(folder / "facts.toml", problems) if (folder / "facts.toml").exists() else {}
    facts, wrong = read_facts(tables)
    problems += [Problem(one.message, one.line, "facts.toml", one.severity) for one in wrong]
    return Manifest(
        slug=str(data.pop("slug", folder.name)),
        title=str(data.pop("title", folder.name)),
        summary=str(data.pop("summary", "")),
        sources=_sources(folder, data, problems),
        outline=encode(data),
        facts=facts,
        patterns={table["id"]: table.get("claim", []) for table in tables.get("fact", []) if "id" in table},
        problems=tuple(problems),
    )


def _toml(path: Path, problems: list[Problem]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(f"cannot be read: {error}", file=path.name))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(f"is not TOML: {error}", file=path.name))
    return {}


def _sources(folder: Path, data: Mapping[str, Any], problems: list[Problem]) -> Sources:
    """The notes in the order course.toml gives, and every picture of the folder."""
    found = read(folder)
    problems += found.problems
    notes = {text.path: text for text in found.texts if text.path.startswith("notes/")}
    order = [str(path) for path in data.get("order", [])] or list(notes)
    problems += [
        Problem(f"there is no {path}, which `order` names", file="course.toml") for path in order if path not in notes
    ]
    problems += [Problem("is not in the `order` of course.toml", file=path) for path in notes if path not in order]
    return Sources(tuple(notes[path] for path in order if path in notes), found.assets, (), found.name)
