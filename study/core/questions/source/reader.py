"""Question files: Markdown text to questions, with every problem and its line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from typing import Any

from study.core.formula import formulas, mathml
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Kind, Question
from study.core.questions.source.block import Block
from study.core.questions.source.case import Case, options_at, read_case
from study.core.questions.source.front import LABEL, STATUSES, Front, read_front
from study.core.questions.source.notation import with_gaps
from study.core.questions.source.outline import Stretch, outline
from study.core.questions.source.section import Section, Shape, read_section
from study.core.questions.source.strays import front_slip, heading_slip
from study.core.tags import unread
from study.core.text.comments import without_comments

LONGEST_FILE = 20_000_000  # characters
LONGEST_QUESTION = 2_000_000
TOO_LONG = Problem(f"The question is longer than {LONGEST_QUESTION:,} characters.")
NEWLINE = re.compile(r"\r\n|\r|\n")
ACCEPTED = re.compile(r"[ \t]*[-*+][ \t]+\[=.*")
"""A line with an answer that is typed, where no formula stands."""
ATTRIBUTES = ("kind", "status", "topic", "tags", "points")
MOST_POINTS = 100


@dataclass(frozen=True, slots=True)
class Bank:
    """A question file. `tags`, `status`, `topic` and `licence` are its defaults, already in the
    questions; only questions without an error are among them, and only cases with such questions. `refused` counts
    the others, and as one what is wrong beside all of them."""

    slug: str
    title: str = ""
    tags: tuple[str, ...] = ()
    status: str = "draft"
    topic: str = ""
    licence: str = ""
    questions: tuple[Question, ...] = ()
    cases: tuple[Case, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: int = field(default=0, compare=False)


def parse_bank(text: str, file: str = "", today: date | None = None) -> Bank:
    """Read a question file. `file` goes into the problems; with `today`, sources checked after that
    day are pointed out. Never raises, whatever the text."""
    if len(text) > LONGEST_FILE:
        words = f"The file is longer than {LONGEST_FILE:,} characters."
        return Bank("", problems=(Problem(words, file=file),), refused=1)
    lines = split(text)
    front, problems = read_front(lines)
    reader = _Reader(front, today)
    reader.read(lines)
    problems += tuple(reader.problems)
    used = {question.case for question in reader.questions}
    return Bank(
        slug=front.slug,
        title=front.title,
        tags=front.tags,
        status=front.status,
        topic=front.topic,
        licence=front.licence,
        questions=tuple(reader.questions),
        cases=tuple(case for case in reader.cases if case.key in used),
        problems=tuple(replace(p, file=file) for p in sorted(problems, key=lambda problem: problem.line)),
        refused=reader.refused or int(any(problem.severity == "error" for problem in problems)),
    )


def parse_question(text: str, today: date | None = None) -> tuple[Question | None, tuple[Problem, ...]]:
    """Read the text of one question, from its heading or that of its case on, without a file around it."""
    if len(text) > LONGEST_QUESTION:
        return None, (TOO_LONG,)
    reader = _Reader(Front(), today)
    reader.read(split(text))
    questions, problems = reader.questions, reader.problems
    if len(questions) > 1 or not (questions or problems):
        problems.append(Problem("Write one question here, with its heading: ## Title {#stable-id}", 1))
    ordered = tuple(sorted(problems, key=lambda problem: problem.line))
    return (questions[0] if len(questions) == 1 else None), ordered


def split(text: str) -> list[str]:
    """Return the lines of a file, whatever ends them."""
    return NEWLINE.split(text.removeprefix("\ufeff"))


class _Reader:
    """Reads the questions and cases below the front matter; those with an error are left out."""

    def __init__(self, front: Front, today: date | None) -> None:
        self.front, self.today = front, today
        self.questions: list[Question] = []
        self.refused = 0
        self.cases: list[Case] = []
        self.problems: list[Problem] = []
        self.taken: dict[str, int] = {}  # every id with the line it stands on
        self.case: Case | None = Case()  # of the questions to come; None where it cannot be read

    def read(self, lines: Sequence[str]) -> None:
        lines, unclosed = without_comments(lines)
        self.problems += [Problem("The comment that begins here is never closed: -->", at + 1) for at in unclosed]
        preamble, *stretches = outline(lines, self.front.end)
        self._preamble(preamble)
        for stretch, below in zip_longest(stretches, stretches[1:]):
            if sum(map(len, stretch.lines)) > LONGEST_QUESTION:
                self.problems.append(replace(TOO_LONG, line=stretch.start + 1))
                self.refused += not stretch.is_case
                self.case = None if stretch.is_case else self.case
            elif stretch.is_case:
                self._read_case(stretch, has_questions=bool(below and below.is_question))
            else:
                self._read_question(stretch)

    def _preamble(self, stretch: Stretch) -> None:
        self.problems += _open_fences(stretch)
        shown = ["" if place in stretch.fenced else line for place, line in enumerate(stretch.lines)]
        for place, line in enumerate(stretch.lines, stretch.start + 1):
            below = stretch.lines[place - stretch.start] if place - stretch.start < len(stretch.lines) else ""
            if words := (not self.front.end and front_slip(line)) or heading_slip(line, below):
                self.problems.append(Problem(words, place))
                return
            if line.strip() and (options := options_at(("", *shown))):
                words = "An answer stands here before any question; a question begins with ## Title {#stable-id}"
                self.problems.append(Problem(words, stretch.start + options))
                return
            if line.strip():
                words = "No question begins before this line, so it is left out; "
                words += "questions begin with ## Title {#stable-id}."
                self.problems.append(Problem(words, place, severity="warning"))
                return

    def _read_case(self, stretch: Stretch, *, has_questions: bool) -> None:
        case, problems = read_case(stretch.lines, stretch.start + 1)
        if not has_questions and (place := options_at(stretch.lines)):
            words = f"Options stand below this heading (line {stretch.start + 1 + place}), which begins a case, as all "
            words += "headings of the first level do. A question begins with two signs: ## Title {#stable-id}"
            problems = (Problem(words, stretch.start + 1, subject=case.key),)
        problems += (*_open_fences(stretch), *_shown(stretch), *self._taken(case.key, stretch.start + 1))
        self.problems += problems
        self.case = None if any(problem.severity == "error" for problem in problems) else case
        self.cases += [self.case] if self.case and self.case.key else []

    def _read_question(self, stretch: Stretch) -> None:
        line = stretch.start + 1
        section, faults = read_section(stretch.lines, stretch.fenced, line)
        question, more = _question(section, self.front, self.today)
        found = (*faults, *more, *_open_fences(stretch), *_shown(stretch), *self._taken(section.key, line))
        if self.case is None:
            found += (Problem("The case of this question cannot be read; mend that first."),)
        found = tuple(replace(fault, subject=section.key, line=fault.line or line) for fault in found)
        self.problems += found
        if question and self.case and not any(fault.severity == "error" for fault in found):
            self.questions.append(
                replace(question, case=self.case.key, case_title=self.case.title, stimulus=self.case.text)
            )
        else:
            self.refused += 1

    def _taken(self, key: str, line: int) -> tuple[Problem, ...]:
        if not key or self.taken.setdefault(key, line) == line:
            return ()
        return (Problem(f"The id {key!r} is taken by the heading on line {self.taken[key]}.", line, subject=key),)


def _open_fences(stretch: Stretch) -> tuple[Problem, ...]:
    words = "The code fence that begins here is never closed."
    return tuple(Problem(words, stretch.start + place + 1) for place in sorted(stretch.unclosed))


def _shown(stretch: Stretch) -> Iterable[Problem]:
    """What is wrong with the formulas of a stretch, and what of its HTML is not read, each with its line."""
    shown = [
        "" if place in stretch.fenced or ACCEPTED.fullmatch(line) else with_gaps(line)
        for place, line in enumerate(stretch.lines)
    ]
    text = "\n".join(shown)
    yield from (replace(one, line=stretch.start + one.line) for one in unread(text))
    lines, counted = 0, 0
    for one in formulas(text):
        fault = mathml(one)
        if isinstance(fault, Problem):
            lines, counted = lines + text.count("\n", counted, one.start), one.start
            yield replace(fault, line=stretch.start + 1 + lines)


def _question(section: Section, front: Front, today: date | None) -> tuple[Question | None, tuple[Problem, ...]]:
    status, topic, tags, problems = _properties(section, front)
    points, faults = _points(section)
    problems += [*faults, *_source_faults(section, status, today)]
    if section.boxes:  # what else is wrong follows from that
        return None, (*problems, *section.boxes)
    kind, shape, fault = claimed(section)
    if fault or not kind or not shape:
        return None, (*problems, *([fault] if fault else []))
    body, faults = kind.parse(shape.block)
    problems += [*faults, *_shape_faults(section, kind, shape)]
    if body is None:
        return None, tuple(problems)
    question = Question(
        key=section.key,
        kind=kind.name,
        title=section.title,
        prompt=kind.stem(body, shape.block.prompt),
        body=body,
        explanation=section.explanation,
        sources=section.sources,
        tags=tags,
        topic=topic,
        # Saving never asks for more than it can read; being ready does.
        status="draft" if status == "ready" and not section.sources else status,
        lines=(section.line, section.end),
        hints=section.hints,
        points=points,
    )
    return question, tuple(problems)


def _points(section: Section) -> tuple[float, tuple[Problem, ...]]:
    """Return what a right answer is worth, 1 where nothing is said."""
    try:
        points = Decimal(section.attributes.get("points", "1"))
    except InvalidOperation:
        points = Decimal(0)
    if not (points.is_finite() and 0 < points <= MOST_POINTS and float(points) > 0):
        return 1.0, (Problem(f"Write points as a number above 0, {MOST_POINTS} at most.", section.line),)
    return float(points), ()


def _properties(section: Section, front: Front) -> tuple[str, str, tuple[str, ...], list[Problem]]:
    """Return status, topic and tags: the question's own, else the bank's."""
    given = section.attributes
    problems = []
    status = given.get("status", front.status)
    if status not in STATUSES:
        problems.append(Problem(f"The status {status!r} is none of {', '.join(STATUSES)}.", section.line))
    topic = section.topic or given.get("topic", front.topic)
    if topic and not LABEL.fullmatch(topic):
        problems.append(Problem(f"The topic {topic!r} may hold no spaces.", section.line))
    if section.topic and section.topic != given.get("topic", section.topic):
        problems.append(Problem(f"Two topics are given, {section.topic} and {given['topic']}.", section.line))
    own = [tag for tag in given.get("tags", "").split(",") if tag]
    if not all(LABEL.fullmatch(tag) for tag in own):
        problems.append(Problem("Write tags with a comma and no space between them: tags=lambda,s3", section.line))
    return status, topic, tuple(dict.fromkeys((*front.tags, *own, *section.skills))), problems


def _source_faults(section: Section, status: str, today: date | None) -> list[Problem]:
    if status == "ready" and not section.sources:
        words = "Without a source this stays a draft; add Source: [title](https://…) (checked 2026-11-20)"
        return [Problem(words, section.line, severity="warning")]
    late = [source for source in section.sources if today and source.checked > today]
    return [
        Problem(
            f"The source {source.title!r} was checked after today, on {source.checked}.",
            section.line,
            severity="warning",
        )
        for source in late
    ]


def claimed(section: Section) -> tuple[Kind[Any] | None, Shape | None, Problem | None]:
    """Return the one kind that claims the section, with the shape it claims."""
    wanted = section.attributes.get("kind")
    if section.params:
        # Whatever the answers look like.
        made = next(kind.name for kind in KINDS.values() if kind.takes_params)
        if wanted not in (None, made):
            return None, None, Problem(f"Parameters make this {made}; leave kind={wanted} out.", section.line)
        wanted = made
    if wanted is not None:
        if wanted not in KINDS:
            return None, None, Problem(f"There is no kind {wanted!r}; known are {', '.join(KINDS)}.", section.line)
        claimed = [shape for shape in section.shapes if KINDS[wanted].claims(shape.block)]
        return KINDS[wanted], (claimed or section.shapes)[0], None
    for shape in section.shapes:
        kinds = [kind for kind in KINDS.values() if kind.claims(shape.block)]
        if len(kinds) > 1:
            names = " and ".join(kind.name for kind in kinds)
            words = f"This looks like {names} at once; make two questions, or say kind=… in the heading."
            return None, None, Problem(words, section.line)
        if kinds:
            return kinds[0], shape, None
    return None, None, section.slip or _unclaimed(section.shapes[-1].block)


def _unclaimed(block: Block) -> Problem:
    """Say what was found where no kind was recognised."""
    if block.bullets:
        words = "Nothing says which of these points are right; begin each with [ ], or with [x] for a right one."
        return Problem(words, block.bullets[0].line)
    if "{{" in block.prompt:
        return Problem("A blank is written {{c1::answer}}, the next one {{c2::answer}}.", block.line)
    return Problem(
        "There is no answer: no options, no accepted value, no numbered steps, no blank, no [!answer].", block.line
    )


def _shape_faults(section: Section, kind: Kind[Any], shape: Shape) -> Iterable[Problem]:
    if not shape.block.prompt:
        yield Problem("Nothing is asked; write the question between its heading and the answers.", section.line)
    for place, words in shape.strays:
        yield Problem(words, place)
    for name in unread_attributes(section, kind):
        yield Problem(f"Nothing reads {name!r} in the heading of this kind ({kind.name}).", section.line)


def unread_attributes(section: Section, kind: Kind[Any]) -> Iterable[str]:
    """What stands in the heading and means nothing for a question of this kind."""
    return (name for name in section.attributes if name not in (*ATTRIBUTES, *kind.attributes))
