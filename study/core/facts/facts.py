"""Dated facts of a course, read from its facts.toml, and the claims in somebody's notes held against them.

A fact carries the scope of its course and patterns of what people's notes say about it. A line out of scope
says nothing about it. A pattern names its subject (words that must occur in the line, the lines above it or the
topic's key) and what the line says (a regular expression, amounts); its verdict tells whether that still holds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from study.core.facts.said import Said, lists_below, pattern_of, plain, words_of
from study.core.facts.tense import claims_something, is_set_aside
from study.core.facts.words import several, spelled_out, unknown_groups, wrong_words
from study.core.notes.model import Lines, Notes, Topic
from study.core.problem import Problem
from study.core.questions.question import Source
from study.core.text import numeral
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, same
from study.core.text.scope import UNKNOWN, Scope, Standing, names_subject, read_scope, stand

type Verdict = Literal["right", "imprecise", "out-of-date", "wrong"]
VERDICTS: tuple[str, ...] = get_args(Verdict.__value__)
REFUTED: tuple[Verdict, ...] = ("out-of-date", "wrong")
"""Of a line that does not hold, or no longer. No question is asked from it."""

_TEXTS = ("id", "topic", "headline", "source_title", "source_url", "as_of")


@dataclass(frozen=True, slots=True)
class ClaimPattern:
    """What notes may say about a fact.

    Every word of `subject` must begin a word of the line, of the lines it is nested under or led by,
    or of its topic's key; "ram|memory" asks for either. None of the words of `without` may. `says` is searched
    in the line, which must match none of `excluding`; a group named `said` is what the badge shows. Where there are
    `amounts`, the line must give one of them besides, in whatever unit; where there are `unless`, it must give
    another amount of their dimension and none of them. `neighbours` are the other subjects that the line may stand
    under: those in `beside`, and the words of `subject`. `of_items`: it is searched in the items of the list that the
    line leads to, one after another, in place of the line. `holds` is what is true instead, in a few words (empty
    when right), `note` a remark for people.
    """

    subject: tuple[str, ...]
    says: str
    verdict: Verdict
    holds: str = ""
    note: str = ""
    amounts: tuple[Quantity, ...] = ()
    unless: tuple[Quantity, ...] = ()
    without: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()
    neighbours: frozenset[str] = frozenset()
    of_items: bool = False


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
    scope: Scope = UNKNOWN

    @property
    def checked(self) -> date:
        return self.source.checked


@dataclass(frozen=True, slots=True)
class Claim:
    """A line of the notes that speaks of a fact: `says` are the words that matched, `holds` what is
    true instead, `fact` the key of the fact, `topic` and `file` where the line stands. `scope` is the text that
    names the subject: the line itself, or the nearest above it that does. `line` is the key of the line."""

    lines: Lines
    says: str
    verdict: Verdict
    holds: str
    source: Source
    fact: str
    note: str = ""
    topic: str = ""
    file: str = ""
    scope: str = ""
    line: str = ""

    @property
    def identity(self) -> str:
        """What names the claim, also when the notes are read again."""
        return f"{self.fact} {self.line}"

    @property
    def checked(self) -> date:
        return self.source.checked


def facts_again(scope: Any, tables: Sequence[Mapping[str, Any]]) -> tuple[DatedFact, ...]:
    """The facts of tables that were read before without a problem, as they are kept. They are not checked anew: that
    compiles every pattern, and few are needed."""
    read = read_scope(scope)[0]
    return tuple(_fact(table, read) for table in tables)


def read_facts(data: Mapping[str, Any]) -> tuple[tuple[DatedFact, ...], tuple[Problem, ...]]:
    """Read the tables of a facts.toml. A fact with a problem is left out and the problem names it."""
    facts: dict[str, DatedFact] = {}
    problems: list[Problem] = []
    tables = spelled_out(data).get("fact", [])
    if not isinstance(tables, list):
        return (), (Problem("facts are written as [[fact]] tables"),)
    problems += map(Problem, wrong_words(data.get("words", {})))
    scope, faults = read_scope(data.get("scope", {}))
    if "scope" in data or any(isinstance(table, dict) and table.get("claim") for table in tables):
        problems += map(Problem, faults)
    for number, table in enumerate(tables, 1):
        name = str(table.get("id") or f"number {number}") if isinstance(table, dict) else f"number {number}"
        wrong = _wrong(table) if isinstance(table, dict) else ["it is not a table"]
        if name in facts:
            wrong.append("this id is taken; every fact needs its own")
        problems += [Problem(f"fact {name}: {message}") for message in wrong]
        if not wrong:
            facts[name] = _fact(table, scope)
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
    if not (_is_words(subject) and subject):
        wrong.append("subject must be a list of lower-case words")
    if not _is_words(claim.get("without", [])):
        wrong.append("without must be a list of lower-case words")
    for name, given in (("says", claim.get("says")), *(("excluding", one) for one in several(claim.get("excluding")))):
        try:
            re.compile(given, re.IGNORECASE)
        except (TypeError, re.error) as error:
            wrong.append(f"{name} must be a regular expression ({error})")
    for name in ("amounts", "unless", "beside"):
        given = claim.get(name, [])
        if not (isinstance(given, list) and all(isinstance(one, str) for one in given)):
            wrong.append(f"{name} must be a list of texts")
        elif name != "beside" and any(len(quantities(one)) != 1 for one in given):
            wrong.append(f"{name} must be quantities, such as 15 min")
    wrong += [f"{{{name}}} is not among the [words]" for name in unknown_groups(claim)]
    if claim.get("verdict") not in VERDICTS:
        wrong.append(f"verdict must be one of {', '.join(VERDICTS)}")
    elif claim["verdict"] != "right" and not claim.get("holds"):
        wrong.append("holds is missing: say what is true instead")
    if not isinstance(claim.get("items", False), bool):
        wrong.append("items must be true or false")
    if not all(isinstance(claim.get(name, ""), str) for name in ("holds", "note")):
        wrong.append("holds and note must be strings")
    return wrong


def _is_words(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(one, str) and one == one.lower() for one in given)


def _fact(table: Mapping[str, Any], scope: Scope) -> DatedFact:
    return DatedFact(
        key=table["id"],
        topic=table["topic"],
        headline=table["headline"],
        text=table.get("text", ""),
        source=Source(table["source_title"], table["source_url"], table["checked"]),
        as_of=table["as_of"],
        rows=tuple(table.get("rows", ())),
        claims=tuple(_pattern(claim) for claim in table.get("claim", ())),
        scope=scope,
    )


def _pattern(claim: Mapping[str, Any]) -> ClaimPattern:
    return ClaimPattern(
        subject=tuple(claim["subject"]),
        says=claim["says"],
        verdict=claim["verdict"],
        holds=claim.get("holds", ""),
        note=claim.get("note", ""),
        amounts=_amounts(claim.get("amounts", ())),
        unless=_amounts(claim.get("unless", ())),
        without=tuple(claim.get("without", ())),
        excluding=tuple(several(claim.get("excluding"))),
        of_items=claim.get("items", False),
        neighbours=frozenset(claim.get("beside", ())).union(*(words.split("|") for words in claim["subject"])),
    )


def _amounts(given: Sequence[str]) -> tuple[Quantity, ...]:
    return tuple(found[0] for one in given if (found := quantities(one)))


def named_in(scope: Any, notes: Notes, place: Sequence[str]) -> bool:
    """Whether notes at this place name the subject of a [scope] table anywhere: where they do not, no line of them
    is about its facts (`check_claims`), and these need not be read."""
    subject = read_scope(scope)[0]
    texts = (text for topic in notes.topics for line in topic.facts for text in (line.lead, line.text))
    above = (text for topic in notes.topics for text in (topic.title, *topic.file.split("/")))
    return any(names_subject(subject, "\n".join(one)) for one in (place, above, texts))


def place_of(title: str, slug: str) -> tuple[str, ...]:
    """Where the notes of a course stand: what it is called says what they are about."""
    return title, slug


def check_claims(notes: Notes, facts: Sequence[DatedFact], place: Sequence[str] = ()) -> tuple[Claim, ...]:
    """Hold every line of the notes against every fact that it may be about: the claims in reading order.

    `place` names where the notes stand, outermost first: the title of their course, their folder. Of one fact's
    patterns the first that fits a line counts. Code is not read, and neither is a "changed" callout, which tells
    of old values on purpose; a line that does so gets no badge of a mistake.
    """
    groups: dict[Scope, list[DatedFact]] = {}
    for fact in facts:
        if fact.claims:
            groups.setdefault(fact.scope, []).append(fact)
    grounds = {scope: _ground(scope, place) for scope in groups}
    standings: dict[Scope, dict[str, tuple[str, Standing]]] = {scope: {} for scope in groups}
    found: list[Claim] = []
    for topic in notes.topics:
        for scope, group in groups.items():
            file, above = standings[scope].get(topic.parent, ("", grounds[scope]))
            if file != topic.file:
                above = _under(scope, topic.file.split("/"), grounds[scope])
            above = stand(scope, topic.title, above)
            standings[scope][topic.key] = topic.file, above
            found += _topic_claims(topic, group, scope, above)
    return tuple(found)


def _ground(scope: Scope, place: Sequence[str]) -> Standing:
    return _under(scope, place, Standing())


def _under(scope: Scope, path: Sequence[str], above: Standing) -> Standing:
    for element in path:
        above = stand(scope, element, above)
    return above


def _topic_claims(topic: Topic, facts: Sequence[DatedFact], scope: Scope, above: Standing) -> Iterator[Claim]:
    """The claims of the lines, and those of a list as a whole where none of its items makes them by itself."""
    lists = lists_below(topic.facts)
    read = list(_readings(topic, lists, scope, above))
    made = [(said, claim) for said in read for fact in facts if (claim := _claim(said, fact))]
    by_items = {(said.line.lead, claim.fact) for said, claim in made if not said.of_items}
    for said, claim in made:
        if not said.of_items or (said.line.text, claim.fact) not in by_items:
            yield claim


def _readings(topic: Topic, lists: Mapping[str, str], scope: Scope, above: Standing) -> Iterator[Said]:
    """The lines of a topic that claim something, and the lists they lead to."""
    standings: dict[str, Standing] = {}
    contexts: dict[str, str] = {}
    for line in topic.facts:
        context = contexts.get(line.parent) or words_of(topic.key)
        contexts[line.key] = context = context + words_of(line.lead) + words_of(line.text)
        standing = _under(scope, (line.lead, line.text), standings.get(line.parent, above))
        standings[line.key] = standing
        if standing.named and claims_something(line) and line.callout != "changed":
            yield Said(topic, line, plain(line.text), context, standing)
            if line.key in lists:
                yield Said(topic, line, lists[line.key], context, standing, of_items=True)


def _claim(said: Said, fact: DatedFact) -> Claim | None:
    for pattern in fact.claims:
        if pattern.of_items != said.of_items or not said.standing.lets(pattern.neighbours):
            continue
        if not all(said.names(words) for words in pattern.subject):
            continue
        if any(said.names(word) for word in pattern.without):
            continue
        if (place := _place(pattern, said)) and (pattern.verdict == "right" or not said.of_then) and not said.is_denied:
            return Claim(
                lines=said.line.lines,
                says=said.plain[place[0] : place[1]],
                verdict=pattern.verdict,
                holds=pattern.holds,
                source=fact.source,
                fact=fact.key,
                note=pattern.note,
                topic=said.topic.key,
                file=said.topic.file,
                scope=said.standing.named,
                line=said.line.key,
            )
    return None


def _place(pattern: ClaimPattern, said: Said) -> tuple[int, int] | None:
    """Where a line says what a pattern looks for, in whatever digits; a part of another number says something else.
    Amounts come first: a line without the right ones is done with at once."""
    counted = bool(pattern.amounts or pattern.unless)
    fits = _fitting(pattern, said) if counted else []
    if (counted and not fits) or any(said.has(one) for one in pattern.excluding):
        return None
    found = pattern_of(pattern.says).finditer(said.digits)
    spans = (match.span("said" if match.re.groupindex and match["said"] else 0) for match in found)
    whole = (span for span in spans if not numeral.cut(said.digits, *span))
    if not counted:
        return next((span for span in whole if not is_set_aside(said.plain, *span)), None)
    if next(whole, None) is None:
        return None
    return next(((one.start, one.end) for one in fits if not is_set_aside(said.plain, one.start, one.end)), None)


def _fitting(pattern: ClaimPattern, said: Said) -> list[Quantity]:
    """The amounts of a line that a pattern is about."""
    if any(same(one, other) for one in said.amounts for other in pattern.unless):
        return []
    if pattern.amounts:
        return [one for one in said.amounts if any(same(one, other) for other in pattern.amounts)]
    return [one for one in said.amounts if any(one.dimension == other.dimension for other in pattern.unless)]
