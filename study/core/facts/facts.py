"""Dated facts of a course, read from its facts.toml, and the claims in somebody's notes held against them.

A fact carries patterns of what people's notes say about it. A pattern names its subject (words that
must occur in the line, the lines above it or the topic's key) and what the line says (a regular
expression); its verdict tells whether that still holds.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from study.core.notes.model import Fact, Lines, Notes, Topic
from study.core.problem import Problem
from study.core.questions.question import Source
from study.core.text import numeral

type Verdict = Literal["right", "imprecise", "out-of-date", "wrong"]
VERDICTS: tuple[str, ...] = get_args(Verdict.__value__)

_TEXTS = ("id", "topic", "headline", "source_title", "source_url", "as_of")


@dataclass(frozen=True, slots=True)
class ClaimPattern:
    """What notes may say about a fact.

    Every word of `subject` must begin a word of the line, of the lines it is nested under or led by,
    or of its topic's key; "ram|memory" asks for either. `says` is searched in the line. `holds` is
    what is true instead, in a few words (empty when right), `note` a remark for people.
    """

    subject: tuple[str, ...]
    says: re.Pattern[str]
    verdict: Verdict
    holds: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A key fact of a topic: `headline` is its first sentence and `text` the rest, both inline Markdown.

    `as_of` is the date of the source's own text, a year with month or day ("2026-06"); the source
    holds the day it was last checked. `rows` are the fact's places in the claim table it comes from.
    """

    key: str
    topic: str
    headline: str
    text: str
    source: Source
    as_of: str
    rows: tuple[int, ...] = ()
    claims: tuple[ClaimPattern, ...] = ()

    @property
    def checked(self) -> date:
        return self.source.checked


@dataclass(frozen=True, slots=True)
class Claim:
    """A line of the notes that speaks of a fact: `says` are the words that matched, `holds` what is
    true instead, `fact` the key of the fact, `topic` and `file` where the line stands."""

    lines: Lines
    says: str
    verdict: Verdict
    holds: str
    source: Source
    fact: str
    note: str = ""
    topic: str = ""
    file: str = ""

    @property
    def checked(self) -> date:
        return self.source.checked


def read_facts(data: Mapping[str, Any]) -> tuple[tuple[DatedFact, ...], tuple[Problem, ...]]:
    """Read the tables of a facts.toml. A fact with a problem is left out and the problem names it."""
    facts: dict[str, DatedFact] = {}
    problems: list[Problem] = []
    tables = data.get("fact", [])
    if not isinstance(tables, list):
        return (), (Problem("facts are written as [[fact]] tables"),)
    for number, table in enumerate(tables, 1):
        name = str(table.get("id") or f"number {number}") if isinstance(table, dict) else f"number {number}"
        wrong = _wrong(table) if isinstance(table, dict) else ["it is not a table"]
        if name in facts:
            wrong.append("this id is taken; every fact needs its own")
        problems += [Problem(f"fact {name}: {message}") for message in wrong]
        if not wrong:
            facts[name] = _fact(table)
    return tuple(facts.values()), tuple(problems)


def _wrong(table: Mapping[str, Any]) -> list[str]:
    wrong = [f"{name} is missing" for name in _TEXTS if not (isinstance(table.get(name), str) and table[name])]
    if type(table.get("checked")) is not date:
        wrong.append("checked must be a date, such as 2026-11-23")
    if not isinstance(table.get("text", ""), str):
        wrong.append("text must be a string")
    rows = table.get("rows", [])
    if not (isinstance(rows, list) and all(isinstance(row, int) for row in rows)):
        wrong.append("rows must be a list of whole numbers")
    claims = table.get("claim", [])
    if not (isinstance(claims, list) and all(isinstance(claim, dict) for claim in claims)):
        return [*wrong, "claims are written as [[fact.claim]] tables"]
    for number, claim in enumerate(claims, 1):
        wrong += [f"claim {number}: {message}" for message in _wrong_claim(claim)]
    return wrong


def _wrong_claim(claim: Mapping[str, Any]) -> list[str]:
    wrong = []
    subject = claim.get("subject")
    if not (isinstance(subject, list) and subject and all(isinstance(w, str) and w == w.lower() for w in subject)):
        wrong.append("subject must be a list of lower-case words")
    try:
        re.compile(claim["says"])
    except (KeyError, TypeError, re.error) as error:
        wrong.append(f"says must be a regular expression ({error})")
    if claim.get("verdict") not in VERDICTS:
        wrong.append(f"verdict must be one of {', '.join(VERDICTS)}")
    elif claim["verdict"] != "right" and not claim.get("holds"):
        wrong.append("holds is missing: say what is true instead")
    if not all(isinstance(claim.get(name, ""), str) for name in ("holds", "note")):
        wrong.append("holds and note must be strings")
    return wrong


def _fact(table: Mapping[str, Any]) -> DatedFact:
    return DatedFact(
        key=table["id"],
        topic=table["topic"],
        headline=table["headline"],
        text=table.get("text", ""),
        source=Source(table["source_title"], table["source_url"], table["checked"]),
        as_of=table["as_of"],
        rows=tuple(table.get("rows", ())),
        claims=tuple(_pattern(claim) for claim in table.get("claim", ())),
    )


def _pattern(claim: Mapping[str, Any]) -> ClaimPattern:
    return ClaimPattern(
        subject=tuple(claim["subject"]),
        says=re.compile(claim["says"], re.IGNORECASE),
        verdict=claim["verdict"],
        holds=claim.get("holds", ""),
        note=claim.get("note", ""),
    )


def check_claims(notes: Notes, facts: tuple[DatedFact, ...]) -> tuple[Claim, ...]:
    """Hold every line of the notes against every fact: the claims in reading order.

    Of one fact's patterns the first that fits a line counts. Code is not read, and neither is a
    "changed" callout, which tells of old values on purpose.
    """
    return tuple(claim for topic in notes.topics for claim in _topic_claims(topic, facts))


def _topic_claims(topic: Topic, facts: tuple[DatedFact, ...]) -> list[Claim]:
    found = []
    contexts: dict[str, str] = {}
    for line in topic.facts:
        context = contexts.get(line.parent) or _words(topic.key)
        contexts[line.key] = context = context + _words(line.lead) + _words(line.text)
        if line.verbatim or line.callout == "changed":
            continue
        plain = re.sub(r"[*`]", "", line.text).strip()
        found += [claim for fact in facts if (claim := _claim(topic, line, plain, context, fact))]
    return found


def _claim(topic: Topic, line: Fact, plain: str, context: str, fact: DatedFact) -> Claim | None:
    for pattern in fact.claims:
        if not all(any(f" {word}" in context for word in words.split("|")) for words in pattern.subject):
            continue
        if match := _said(pattern, plain):
            return Claim(
                lines=line.lines,
                says=plain[match.start() : match.end()],
                verdict=pattern.verdict,
                holds=pattern.holds,
                source=fact.source,
                fact=fact.key,
                note=pattern.note,
                topic=topic.key,
                file=topic.file,
            )
    return None


def _said(pattern: ClaimPattern, plain: str) -> re.Match[str] | None:
    """Where a line says what a pattern looks for, in whatever digits; a part of another number says something else."""
    digits = numeral.plain(plain).replace("\u00a0", " ")
    found = pattern.says.finditer(digits)
    return next((match for match in found if not numeral.cut(digits, *match.span())), None)


def _words(text: str) -> str:
    """The words of a text, lower-case, each with a space before it: " word" finds where a word begins."""
    return "".join(f" {word}" for word in re.findall(r"[a-z0-9]+", text.lower()))
