"""Putting a candidate together: its lines and its explanation follow from the facts it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from study.core.generators.candidate import Candidate, Given, Reason
from study.core.generators.entry import Entry
from study.core.generators.statements import Corpus
from study.core.generators.whole import INDEFINITE, length, without_article
from study.core.notes.row_cells import OF_PAIRS, PAIR
from study.core.questions.interaction import Interaction
from study.core.questions.kinds import made
from study.core.questions.quoted import quoted
from study.core.text.compare import clean, simple, within

LONG_TERM = 5
"""Words from which on what a line begins with is rather a heading than a term."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question in the making. `support` are the statements that prove its key, the first of which names
    it unless `fact` does; `context` is left to their place where it is None; `listed` says that it asks for one of a
    list of terms."""

    shape: str
    support: Sequence[Entry]
    prompt: str
    asked: Interaction
    rank: int
    slot: str = ""
    fact: str = ""
    context: tuple[str, ...] | None = None
    reasons: tuple[Reason, ...] = field(default=())
    given: Given = ""
    own: bool = False
    open: bool = False
    section: bool = False
    listed: bool = False
    shows: tuple[str, ...] = ()

    @property
    def is_of_a_cell(self) -> bool:
        """Whether it rests on one cell of a table row, which its slot names."""
        main = self.support[0]
        return bool(self.slot) and self.slot in map(main.slot, range(len(main.cells)))

    def of(self, corpus: Corpus) -> Candidate:
        main = self.support[0]
        here = [entry for entry in self.support if entry.topic.key == main.topic.key]
        return Candidate(
            shape=self.shape,
            fact=self.fact or main.key,
            topic=main.topic.key,
            asked=self.asked,
            prompt=self.prompt,
            lines=(min(entry.fact.lines[0] for entry in here), max(entry.fact.lines[1] for entry in here)),
            facts=tuple(dict.fromkeys(entry.key for entry in self.support)),
            slot=self.slot,
            edition="" if self.own or self.is_of_a_cell or len(self.support) > 1 else main.edition,
            asked_as=_asked_as(self.shape, self.slot, main),
            context=corpus.context(main) if self.context is None else self.context,
            explanation=quote(self.support, self.prompt, self.asked),
            language=main.language,
            reasons=self.reasons,
            rank=self.rank,
            given=self.given,
            own=self.own,
            open=self.open,
            section=self.section,
            marked=self.listed or main.is_set_off,
            label=_is_label(main),
            role=main.fact.role,
            shows=self.shows,
        )


_OF_PAIRS = {name: "row" if name in ("named", "term") else "property" for name in OF_PAIRS}
"""Shapes that ask a row of two columns, by those that ask the same of a cell."""


def _asked_as(shape: str, slot: str, main: Entry) -> tuple[str, ...]:
    """What asked for the same cell while its row had two columns, or more."""
    if shape in _OF_PAIRS and len(main.cells) == PAIR:
        return (f"{_OF_PAIRS[shape]}-{main.slot(1)}",)
    return tuple(f"{name}-{slot}" for name, other in _OF_PAIRS.items() if slot and other == shape)


def _is_label(main: Entry) -> bool:
    """Whether what a line begins with is rather a heading than a term: it is long, has its article, names two things
    or only describes one."""
    term, phrasebook = main.term, main.phrasebook
    if phrasebook is None:
        return length(term) >= LONG_TERM
    bare = without_article(INDEFINITE.sub("", term, count=1), phrasebook)
    return length(term) >= LONG_TERM or bare != term or phrasebook.is_heading(term)


def quote(support: Sequence[Entry], prompt: str, asked: Interaction) -> str:
    """The sentences a question rests on, as Markdown: one line, or a list of several. What is the answer or stands in
    the prompt, word for word, has been read already."""
    kind, body = made(asked)
    answers = {simple(text) for text in kind.parts(body).right}
    far = len({entry.topic.key for entry in support}) > 1
    said = [entry for entry in support if simple(entry.text) not in answers and not within(entry.text, prompt)]
    texts = list(dict.fromkeys(f"{clean(entry.topic.title)}: {entry.text}" if far else entry.text for entry in said))
    return quoted(texts)
