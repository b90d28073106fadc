"""One file of notes: its text in, topics and problems out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from study.core.discovery import plugins
from study.core.formula import formulas, legible, mathml, unknown_command
from study.core.garbage import uncollected
from study.core.notes import dialects as _dialects
from study.core.notes.blocks import Reader
from study.core.notes.cards import is_unreadable
from study.core.notes.dialect import Dialect, Page, Reading, Readings
from study.core.notes.frontmatter import FrontMatter, read_front_matter
from study.core.notes.inline import plain_spaces
from study.core.notes.links import read_together
from study.core.notes.model import Fact, Notes
from study.core.notes.simulators import Mentions, simulator_named
from study.core.notes.topics import Builder
from study.core.notes.verbatim import held
from study.core.problem import Problem
from study.core.text.language import main_language

NONE: Mentions = MappingProxyType({})
DIALECTS: dict[str, Dialect] = plugins(_dialects, Dialect)
_SAMPLE = 200  # lines of a file that tell its language


@uncollected()  # a third of the time otherwise
def parse(text: str, file: str = "", mentions: Mentions = NONE) -> Notes:
    """Read one file of CommonMark, Obsidian or Notion notes. Never raises for bad input.

    Every line that is not blank belongs to exactly one owner: a heading, a topic's fact, figure or link,
    the front matter, or, where it says nothing, a problem that starts "no content". Line numbers are
    1-based; lines end with LF, CRLF or CR. A topic shows those simulators of `mentions` that it speaks of.
    """
    lines = plain_spaces(text).split("\n")
    front = read_front_matter(lines)
    named, problems = _simulators(front, file, mentions)
    lines, readings = _in_dialect(lines[front.length :], file, front)
    reader = Reader(lines, front.length + 1, readings=readings)
    builder = Builder(
        file,
        mentions,
        named,
        title=front.properties.get("title"),
        readings=readings,
        language=main_language(lines[:: len(lines) // _SAMPLE + 1]),
    )
    for block in reader.read():
        builder.add(block)
    problems += [Problem(trouble.message, trouble.line, file, "warning") for trouble in reader.troubles]
    problems += builder.problems
    topics = builder.topics()
    problems += _unreadable((fact for topic in topics for fact in topic.facts), file)
    if "SR:" in text:
        problems += _undated((fact for topic in topics for fact in topic.facts if fact.cards), text, file)
    problems.sort(key=lambda problem: problem.line)
    length = front.length
    return read_together(
        [
            Notes(
                topics,
                tuple(problems),
                {file: front.properties} if length else {},
                {file: (1, length)} if length else {},
            )
        ]
    )


def _in_dialect(lines: list[str], file: str, front: FrontMatter) -> tuple[list[str], Readings]:
    """The lines of a page as they are to be read, and the dialects it is written in."""
    given = front.properties.get("tags") or ()
    tags = frozenset(
        str(tag).lstrip("#")
        for tag in ([given] if isinstance(given, str) else given if isinstance(given, list) else ())
    )
    page = Page(file, lines, "\n".join(lines), tags)
    found = _begun(page)
    rewrites = [rewrite for reading in found if (rewrite := reading.rewrite)]
    for rewrite in rewrites:
        lines = rewrite(lines)
    if rewrites:
        found = _begun(Page(file, lines, "\n".join(lines), tags))
    return lines, Readings(found)


def _begun(page: Page) -> list[Reading]:
    return [reading for dialect in DIALECTS.values() if (reading := dialect.begin(page))]


def _unreadable(facts: Iterable[Fact], file: str) -> Iterator[Problem]:
    """The formulas that are not shown as they are meant, each at the line its fact begins on; of those with a command
    that is not known, the first."""
    told: set[str] = set()
    for fact in facts:
        if fact.verbatim and held(fact.text) != "formula":
            continue
        for one in formulas(fact.text):
            fault = mathml(one)
            if isinstance(fault, Problem) and isinstance(legible(one), str):
                name = unknown_command(fault)
                if name not in told:
                    told.add(name)
                    words = f"\\{name} is no command of TeX that is known: in formulas its name is shown"
                    yield Problem(words, fact.lines[0], file, "warning")
            elif isinstance(fault, Problem) and one.source:
                yield replace(fault, line=fact.lines[0], file=file)


def _undated(facts: Iterable[Fact], text: str, file: str) -> Iterator[Problem]:
    """The cards beside which a schedule stands that cannot be read, each at the line its fact begins on."""
    lines = text.split("\n")
    for fact in facts:
        first, last = fact.lines
        if is_unreadable("\n".join(lines[first - 1 : last])):
            words = "the schedule beside this card cannot be read: where it has none, the card is new"
            yield Problem(words, first, file, "warning")


def _simulators(front: FrontMatter, file: str, mentions: Mentions) -> tuple[tuple[str, ...], list[Problem]]:
    """The simulators the front matter names, and what is wrong with it."""
    problems = [Problem(front.message, front.line, file)] if front.message else []
    given = front.properties.get("simulators") or []
    names = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    for name in names:
        if not simulator_named(name, mentions):
            known = ", ".join(mentions)
            problems.append(Problem(f"no simulator is named {name!s:.40}; there are {known}", 1, file, "warning"))
    return tuple(name for name in names if simulator_named(name, mentions)), problems
