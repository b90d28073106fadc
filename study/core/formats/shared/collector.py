"""Collects questions from other tools: each gets an id, is checked by its kind as if it were written here, and is
accepted, or refused with a reason.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape

from study.core.formats.shared.explanation import parted
from study.core.formats.shared.format import Read, Record
from study.core.formats.shared.gallery import Gallery
from study.core.formats.shared.keys import Keys
from study.core.problem import Problem
from study.core.questions.answers.options import same_text
from study.core.questions.answers.scores import is_accepting
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.front import LABEL
from study.core.questions.source.notation import with_gaps
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question
from study.core.tags import unread
from study.core.text.comments import without_comments

LONGEST_TITLE = 200  # characters
LONGEST_MADE_TITLE = 60  # characters of a title made from the prompt
LONGEST = 100_000  # characters of one question
# Answers are held against each other, so that many of them cost time.
MOST_ANSWERS = 100  # of one question
MOST_ANSWERS_IN_ALL = 100_000  # of one file
TOPIC = "topic:"  # a tag of this form names the topic
UNSEEN = re.compile(r"\\?\[picture[^\[\]]*\]\s*(?=\Z|->)")
"""What stands where a picture would that is not there, alone in an answer."""
PICTURE = re.compile(r"!\[((?:\\.|[^\[\]\\\n])*)\]\([^()\n]*\)")
# Lines that mean something in our question files. Where none stands, a question reads back as it is.
HAZARD = re.compile(
    r"^[ \t]*(?:[-*+>#=＃\[【\u200b-\u200d\u2060\ufeff]|\d{1,9}[.)]|`{3}|~{3}|[Ss]ources?\s*[:：]|Topic:|Skill:)"
    r"|\{[#.][^\n]*\}[ \t]*$|\{\{c\d|[\t\f\v]|[ ]$|<!--",
    re.MULTILINE,
)


class Collector:
    """Gathers the questions of one file and everything there is to say about them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._keys = Keys()
        self._records: list[Record] = []
        self._problems: list[Problem] = []
        self._refused = 0
        self._answers = 0
        self.gallery = Gallery()

    def take(
        self,
        kind: str,
        block: Block,
        explanation: str = "",
        tags: Iterable[str] = (),
        category: str = "",
        hints: Iterable[str] = (),
        points: float = 1.0,
    ) -> Question | None:
        """Take a question of `kind`, in the parts that a kind reads: Markdown, with the lines of the
        file. `block.key` is the id the file gives, if any, and `block.title` its name. Sources at
        the end of `explanation` become sources. None when it had to be refused."""
        block, explanation = _tidied(block), tidy(explanation)
        name = block.title or made_title(block.prompt)
        if not block.prompt:
            self.refuse("Nothing is asked: the question has no text.", block.line, name)
            return None
        if not self.allows(max(len(block.items), len(block.numbered), len(block.bullets)), block.line, name):
            return None
        if len(block.prompt) + len(explanation) + sum(map(len, _texts(block))) > LONGEST:
            self.refuse(f"The question is longer than {LONGEST:,} characters.", block.line, name)
            return None
        self._answers += len(block.items) + len(block.numbered) + len(block.bullets)
        body, problems = KINDS[kind].parse(block)
        errors = _unseen(block) or [*_repeated(block), *(one for one in problems if one.severity == "error")]
        if body is None or errors:
            self._refuse(errors or [Problem("The answers cannot be read.", block.line)], name)
            return None
        labels = tuple(dict.fromkeys(filter(None, map(label, tags))))
        explanation, sources = parted(explanation)
        question = Question(
            key="draft",
            kind=kind,
            title=name,
            prompt=KINDS[kind].stem(body, block.prompt),
            body=body,
            explanation=explanation,
            sources=sources,
            tags=tuple(tag for tag in labels if not tag.startswith(TOPIC)),
            topic=next((tag.removeprefix(TOPIC) for tag in labels if tag.startswith(TOPIC)), ""),
            lines=(block.line, block.end),
            hints=tuple(filter(None, map(tidy, hints))),
            points=points,
        )
        if (question.hints or _is_hazardous(block, explanation)) and (lost := _lost(question)):
            self._refuse([replace(problem, line=block.line) for problem in lost], name)
            return None
        question = replace(question, key=self._key(block, name))
        for fault in unread("\n\n".join([with_gaps(block.prompt), explanation, *question.hints, *_marked(block)])):
            self.warn(fault.message, block.line, name)
        self._records.append(Record(question, category))
        return question

    def allows(self, answers: int, line: int, name: str) -> bool:
        """Whether a question may have this many answers; refuse it if not."""
        if answers > MOST_ANSWERS:
            self.refuse(f"The question has more than {MOST_ANSWERS} answers.", line, name)
        elif self._answers + answers > MOST_ANSWERS_IN_ALL:
            self.refuse(f"The file has more than {MOST_ANSWERS_IN_ALL:,} answers; cut it in two.", line, name)
        else:
            return True
        return False

    def _key(self, block: Block, name: str) -> str:
        key = self._keys.make(block.key, block.title or name, block.prompt)
        if block.key and key != block.key.strip():
            self.warn(f"The id {block.key!r} is taken or cannot be an id here; this becomes {key!r}.", block.line, name)
        return key

    def refuse(self, message: str, line: int = 0, name: str = "") -> None:
        """Count one question as refused, for this reason."""
        self._refuse([Problem(message, line)], name)

    def _refuse(self, problems: Sequence[Problem], name: str) -> None:
        self._refused += 1
        self._problems += [replace(problem, file=self._file, subject=name) for problem in problems]

    def warn(self, message: str, line: int = 0, name: str = "") -> None:
        """Say something about a question that goes in all the same."""
        self.note(Problem(message, line, severity="warning", subject=name))

    def note(self, *problems: Problem) -> None:
        """Add problems as they are, but for the file, to the others."""
        self._problems += [replace(problem, file=self._file) for problem in problems]

    def result(self, own: Sequence[Record] = ()) -> Read:
        """Return what was gathered, behind the questions that a file keeps as ours and that needed no look;
        the problems in the order of their lines."""
        if not own and not self._records and not self._problems:
            self.note(Problem("There are no questions in this file."))
        ordered = sorted(self._problems, key=lambda problem: problem.line)
        return Read((*own, *self._records), tuple(ordered), self._refused, self.gallery.pictures)


def label(text: str) -> str:
    """Return a tag as ours may be: its words joined by "-", without the characters that a tag cannot have."""
    if LABEL.fullmatch(text):
        return text
    kept = "".join(char if LABEL.fullmatch(char) else " " for char in text)
    return "-".join(kept.split())


def made_title(prompt: str) -> str:
    """Return the first words of `prompt`, for a question without a name."""
    prompt = PICTURE.sub(lambda found: found[1].strip() or "Picture", prompt[: 10 * LONGEST_MADE_TITLE])
    shown = re.sub(r"\{\{c\d+::.*?\}\}|<br>|(?<!\\)[*`]|^(?:[#>-] |```\w*)", " ", prompt[: 4 * LONGEST_MADE_TITLE])
    words = re.sub(r"\\([^\w\s])", r"\1", unescape(shown)).split()
    title = ""
    for word in words:
        if title and len(title) + len(word) >= LONGEST_MADE_TITLE:
            return f"{title} …"
        title = f"{title} {word}".strip()
    return title[:LONGEST_TITLE].rstrip()


def tidy(text: str) -> str:
    """Return Markdown as a list item or a quote can hold it: no blanks around its lines, and no comments, which are
    shown to nobody."""
    if "<!--" in text:
        text = "\n".join(without_comments(text.split("\n"))[0])
    if "\n" not in text:
        return text.strip()
    return "\n".join(line.rstrip() for line in re.sub(r" {2,}\n", "<br>\n", text.strip()).split("\n"))


def _asked(prompt: str) -> str:
    """A prompt without comments; its lines stay as they are."""
    shown = "\n".join(without_comments(prompt.split("\n"))[0]) if "<!--" in prompt else prompt
    return shown.strip("\n").rstrip()


def _tidied(block: Block) -> Block:
    return replace(
        block,
        title=" ".join(block.title.split())[:LONGEST_TITLE].rstrip(),
        prompt=_asked(block.prompt),
        items=tuple(replace(item, text=tidy(item.text), reason=tidy(item.reason)) for item in block.items),
        numbered=tuple(replace(entry, text=tidy(entry.text), reason=tidy(entry.reason)) for entry in block.numbered),
        bullets=tuple(replace(entry, text=tidy(entry.text), reason=tidy(entry.reason)) for entry in block.bullets),
        answer=tidy(block.answer),
    )


def _unseen(block: Block) -> list[Problem]:
    """Return why answers cannot be told apart whose pictures are not there."""
    listed: tuple[Item | Entry, ...] = (*block.items, *block.numbered, *block.bullets)
    alone = Counter(found[0] for one in listed if (found := UNSEEN.match(one.text)))
    words = "Its answers are pictures, which are not in this file; bring them along, as in the whole package."
    return [Problem(words, block.line)] if any(count > 1 for count in alone.values()) else []


def _repeated(block: Block) -> list[Problem]:
    """Return what stands twice on one line, which no kind looks for: in our files lines differ."""
    listed = [(item.text, item.line) for item in block.items if not is_accepting(item.mark)]
    listed += [(entry.text, entry.line) for entry in block.numbered]
    listed += [(left, entry.line) for entry in block.bullets if (left := entry.text.partition(" -> ")[0]) != "->"]
    counts = Counter((same_text(text), line) for text, line in listed)
    return [Problem(f"Two answers say the same: {text[:80]}", line) for (text, line), n in counts.items() if n > 1]


def _texts(block: Block) -> list[str]:
    entries: tuple[Item | Entry, ...] = (*block.items, *block.numbered, *block.bullets)
    return [block.answer, *(text for entry in entries for text in (entry.text, entry.reason))]


def _marked(block: Block) -> list[str]:
    """The texts of the answers that are Markdown: what is accepted to be typed is plain text."""
    return _texts(
        replace(block, items=tuple(replace(one, text="") if one.mark[:1] == "=" else one for one in block.items))
    )


def _is_hazardous(block: Block, explanation: str) -> bool:
    texts = _texts(block)
    whole = "\n".join([block.title, block.prompt, explanation, *texts])
    return any("\n" in text for text in texts) or HAZARD.search(whole) is not None


def _lost(question: Question) -> list[Problem]:
    """Return why `question`, written into a file of ours, would not be read as it is."""
    read, problems = parse_question(write_question(question))
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        return errors
    if read is None or replace(read, lines=question.lines) != question:
        words = "A line of its text begins with a mark that means something else here (-, >, #, 1.); reword it."
        return [Problem(words)]
    return []
