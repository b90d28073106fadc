"""Statements in, questions out: shapes propose, the judge says how fit a candidate is, few are chosen."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from study.core.discovery import plugins
from study.core.generators import shapes as _shapes
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.choose import choose, in_order, stored
from study.core.generators.disputes import NOTHING_SETTLED, Settled
from study.core.generators.judge import judged
from study.core.generators.offers import offered
from study.core.generators.pictures import illustrations
from study.core.generators.postscripts import said, without_postscripts
from study.core.generators.statements import Corpus
from study.core.notes.model import Fact, Notes, Topic
from study.core.notes.row_cells import is_of_gone_cell
from study.core.questions.place import line
from study.core.questions.question import Question
from study.core.text.compare import clean

SHAPES: dict[str, Shape] = plugins(_shapes, Shape)
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the notes. `refused` counts the reasons against candidates, and those for which statements are
    not offered; `statements` are the keys of the facts that say something (no leads, nothing verbatim or never asked,
    no notice of a change), `used` those that a sure candidate rests on. `left_out` counts the facts beyond the limit,
    which nothing is made from; `unfit` says by its id why a question is not fit that was asked so far. `corpus` are the
    notes as they were looked at."""

    candidates: tuple[Candidate, ...]
    refused: Mapping[str, int]
    statements: tuple[str, ...]
    used: tuple[str, ...]
    left_out: int = 0
    unfit: Mapping[str, str] = field(default_factory=dict)
    corpus: Corpus = field(default_factory=lambda: Corpus(Notes(())), repr=False)

    def why_not(self, key: str) -> str:
        """Why a question that was asked so far is no longer among the candidates."""
        home, _, name = key.rpartition("/")
        row = self.corpus.by_key.get(home)
        if row is not None and is_of_gone_cell(name, row.fact.cell_keys):
            return "its cell says something else now, or is gone"
        return self.unfit.get(key) or self.corpus.why_not(home)

    @property
    def coverage(self) -> float:
        """The share of statements that are used, from 0 to 1; 1 where there are none."""
        return len(self.used) / len(self.statements) if self.statements else 1.0


def candidates(
    notes: Notes,
    before: frozenset[str] = frozenset(),
    told: Callable[[int], object] = lambda number: None,
    settled: Settled = NOTHING_SETTLED,
) -> Made:
    """Return the questions that `notes` support, sure and unsure, in reading order, with what was refused. The
    same notes give the same questions on every machine. `before` are the ids of those chosen earlier; `told` hears the
    number of each topic before it is asked about. `settled` says which of two lines that
    cannot both be the answer goes on being asked."""
    corpus = Corpus(said(notes), before, settled)
    proposed: list[Candidate] = []
    for number, topic in enumerate(corpus.notes.topics):
        told(number)
        proposed += (judged(one, corpus) for shape in SHAPES.values() for one in shape.make(topic, corpus))
    offers: list[Candidate] = []
    refused, unfit = Counter[str](), dict[str, str]()

    def also(used: Set[str]) -> Sequence[Candidate]:
        found = offered(corpus, used)
        refused.update(found.left_out)
        unfit.update(found.unfit)
        offers.extend(judged(one, corpus) for one in found.candidates)
        return offers

    order = {key: entry.order for key, entry in corpus.by_key.items()}
    chosen = in_order(choose(proposed, before, also), order)
    proposed += offers
    refused.update(one.doubts[-1] for one in proposed if one.fit == "unfit")
    asked = {key for one in chosen if one.fit == "sure" for key in one.facts}
    statements = tuple(entry.key for entry in corpus.statements if entry.fact.callout != "changed")
    unfit |= {key: why for key in before if (why := corpus.unasked.get(key.rpartition("/")[0]))}
    unfit |= {stored(one, before).key: one.doubts[-1] for one in proposed if one.fit == "unfit"}
    kept = {one.key for one in chosen}  # a fence is no statement, and its commands are asked
    return Made(
        chosen,
        dict(sorted(refused.items())),
        statements,
        tuple(key for key in statements if key in asked),
        corpus.left_out,
        {key: reason for key, reason in unfit.items() if key in before and key not in kept},
        corpus,
    )


def questions(made: Sequence[Candidate], notes: Notes) -> Iterator[Question]:
    """Return candidates as questions; whether one is asked depends on how fit it is."""
    topics = {topic.key: topic for topic in notes.topics}
    wanted = {one.fact for one in made}
    facts = {(topic.key, fact.key): fact for topic in notes.topics for fact in topic.facts if fact.key in wanted}
    for one in made:
        yield _question(one, topics.get(one.topic), facts.get((one.topic, one.fact)))


def _question(candidate: Candidate, topic: Topic | None, main: Fact | None) -> Question:
    subject = clean(without_postscripts(main.term)) if main else ""
    title = ": ".join(part for part in (clean(topic.title) if topic else "", subject) if part)
    return Question(
        key=candidate.key,
        kind=candidate.kind,
        title=title[:LONGEST_TITLE] or candidate.shape.capitalize(),
        prompt=candidate.prompt,
        body=candidate.body,
        explanation=candidate.explanation,
        topic=candidate.topic,
        status="ready",
        lines=candidate.lines,
        context=line(candidate.context),
        pictures=illustrations(candidate, topic) if topic else (),
        worded_by=candidate.worded_by,
    )


__all__ = ["SHAPES", "Candidate", "Made", "Shape", "candidates", "questions"]
