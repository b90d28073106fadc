"""What a look shows: what notes give, and what becomes of the cards that are there. A document, since it is kept."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from study.banks.companions import Back
from study.banks.comparison import Comparison, Ended
from study.banks.generated import by_fact
from study.banks.import_report import answer_in_words, options
from study.banks.models import Status
from study.banks.rows import Publication, is_undecided
from study.core.facts.facts import Claim
from study.core.formats.anki.own_cards import SYNTAX
from study.core.generators.languages import foreign
from study.core.generators.shapes.card import SHOWN, is_own_card
from study.core.limits import LISTED, LISTED_BESIDE
from study.core.notes.companion import Companion
from study.core.notes.identity import Changes, Unsure, fact_of
from study.core.notes.model import GAP, Fact, Notes, OwnCard, Topic
from study.core.notes.pages import is_database
from study.core.notes.parting import AS_THEY_COME, Parting, cards, told
from study.core.notes.slips import Slip, slips
from study.core.notes.twins import normalised
from study.core.notes.unasked import holds_nothing, why_left_out
from study.core.problem import Problem, tally
from study.library.models import Course, DisputeRuling, Look
from study.topics.brought import Brought, Parts, documents
from study.topics.clashes import Edits
from study.topics.history import History

MOST = 200
"""Rows of one list that are kept to be shown; the numbers count all. Of those in `LISTS` more are."""
LISTS = ("reworded", "gone", "ended", "pairs", "clashes", "problems")
"""The lists of which a look shows the beginning, and pages of their own all (study.core.limits)."""
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """Notes that were read and held against a course. `before` are its topics, with those facts alone that are in
    its notes, `waiting` how many questions somebody is asked to decide on, `simulated` how many come with simulators,
    `ended` the questions that are asked no more though their lines are there, `due` the next days of the owner's cards
    by the key of their fact, `refused` why it cannot be taken over, `slips` the slips of the pen in the files that were
    brought, each with its file, `texts` all texts that were brought, `edits` what becomes of files edited here,
    `history` the reviews that come along, `parts` what becomes of the files of a course that is there, `namesake` the
    course that a new one could be meant to renew, `back` how many come back of what was decided about the notes before
    they were downloaded."""

    notes: Notes
    files: int
    given: Sequence[Publication]
    waiting: int
    simulated: int
    changes: Changes
    compared: Comparison
    ended: Sequence[Ended]
    before: Sequence[Topic]
    due: Mapping[str, date]
    claims: Sequence[Claim]
    refused: Sequence[Problem]
    problems: Sequence[Problem]
    history: History = field(default_factory=History)
    slips: Sequence[tuple[str, Slip]] = ()
    texts: Sequence[Brought] = ()
    edits: Edits = field(default_factory=Edits)
    parts: Parts | None = None
    namesake: Course | None = None
    back: Mapping[str, int] = field(default_factory=dict)


def document(reading: Reading, title: str, apart: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All that the page of a look shows; `apart` are the rows of pairs that are said to be two."""
    ready = [one for one in reading.given if one.status == Status.READY]
    facts = {fact.key: (topic, fact) for topic in reading.notes.topics for fact in topic.facts}
    asked = Counter(fact_of(one.question.key) for one in ready)
    keys: dict[str, list[str]] = {}
    for one in ready:
        keys.setdefault(fact_of(one.question.key), []).append(one.question.key)
    own = [card for _, fact in facts.values() for card in fact.cards if not card.doubt]
    undecided = [one for one in reading.given if is_undecided(one)]
    compared = reading.compared
    problems = [one for one in reading.problems if not holds_nothing(one)]
    wrong = [claim for claim in reading.claims if claim.verdict in ("out-of-date", "wrong")]
    return {
        "title": title,
        "files": reading.files,
        "topics": len(reading.notes.topics),
        "facts": len(facts),
        "sure": len(ready),
        "unsure": reading.waiting,
        "poor": len(undecided) - reading.waiting,
        "simulated": reading.simulated,
        "held": sum(one.status == Status.DRAFT and not is_undecided(one) for one in reading.given),
        "doubles": sum(bool(one.double_of) for one in reading.given),
        "own": len(own),
        "dated": sum(card.schedule is not None for card in own) + reading.history.remembered,
        "had": compared.old,
        "counts": {name: len(getattr(compared, name)) for name in Comparison.__dataclass_fields__},
        "own_new": sum(map(is_own_card, compared.new)),
        "left_out": _left_out(reading.notes, reading.given),
        "foreign": _foreign(fact for _, fact in facts.values()),
        **_lines(reading, facts, asked),
        "ended": [{"prompt": one.prompt, "why": one.why} for one in reading.ended],
        "pairs": [*(_pair(one, keys.get(one.key, ())) for one in reading.changes.unsure[:LISTED]), *apart],
        "syntaxes": _syntaxes(own, reading.history),
        "claims": [_claim(one) for one in wrong[:MOST]],
        "claimed": len(wrong),
        "samples": _samples(ready or (undecided if reading.waiting else ())),
        "refused": documents(reading.refused[:MOST]),
        "problems": documents(problems[:LISTED]),
        "sentence": tally(problems).sentence,
        "remarks": len(problems),
        "empty": len(reading.problems) - len(problems),
        "history": reading.history.document,
        "slips": [{"file": file, **asdict(slip)} for file, slip in reading.slips[:MOST]],
        "plain": list(islice(_plain(reading), MOST)),
        "back": dict(reading.back),
        "edits": reading.edits.document,
        "clashes": [one.document for one in reading.edits.asked[:LISTED]],
        "parts": reading.parts._asdict() if reading.parts else {},
        "namesake": {"course": reading.namesake.pk, "title": reading.namesake.title} if reading.namesake else {},
    }


def parted(found: dict[str, Any]) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """A document with the beginnings of its long lists, and how many rows each has in all; and those that are longer,
    as far as they are kept."""
    lists = {name: found[name] for name in LISTS}
    counts = {name: len(rows) for name, rows in lists.items()}
    shown = {name: rows[:LISTED_BESIDE] for name, rows in lists.items()}
    longer = {name: rows[:LISTED] for name, rows in lists.items() if len(rows) > LISTED_BESIDE}
    return {**found, **shown, "listed": counts}, longer


def said_of(look: Look) -> dict[str, Any]:
    """What somebody said so far about pairs and about what was changed on both sides, as the document keeps it that was
    made with it. Both is what stands unsaid."""
    chosen = {key: choice for key, choice in look.chosen.items() if choice != "both"}
    return {"apart": sorted(one["key"] for one in look.apart), "chosen": chosen}


def is_behind(look: Look) -> bool:
    """Whether something else was said since what the look shows was worked out."""
    return "said" in look.found and look.found["said"] != said_of(look)


def slips_in(texts: Iterable[Brought], notes: Notes, kept: Container[str]) -> Iterator[tuple[str, Slip]]:
    """The slips in what was brought. In notes that were `kept` otherwise the lines of problems are those of another
    text."""
    by_file: dict[str, list[Problem]] = {}
    for problem in notes.problems:
        if problem.file not in kept:
            by_file.setdefault(problem.file, []).append(problem)
    for text in texts:
        if not text.said:
            yield from ((text.home, slip) for slip in slips(text.text, by_file.get(text.home, ())))


def comes_back(
    back: Back, companion: Companion, rulings: Sequence[DisputeRuling], accepted: int, off: Container[str]
) -> dict[str, int]:
    """How many come back of what was decided: decisions, questions in one's own words, notes on cards, flags, cards
    that are set aside, badges, questions in a writer's words, and typed answers that were `accepted`. Of questions of
    the keys `off` the flag was taken off here."""
    own = sum(bool(one.text) for one in back.decisions.values())
    noted = sum(bool(one.note) for one in companion.questions)
    found = {
        "decisions": len(back.decisions) - own,
        "own": own,
        "notes": noted,
        "flags": sum(one.flag and one.key not in off for one in companion.questions),
        "aside": sum(one.aside for one in companion.questions),
        "badges": len(rulings),
        "worded": len(back.worded),
        "accepted": accepted,
    }
    return found if any(found.values()) else {}


def _plain(reading: Reading) -> Iterator[dict[str, Any]]:
    """The texts that are lists of cards or may be: the signs that part them, their first cards, and whether they are
    `read` as such. Of a `.txt` file that nothing is told of, its owner can say it all the same."""
    made: dict[str, list[OwnCard]] = {}
    for topic in reading.notes.topics:
        made.setdefault(topic.file, []).extend(card for fact in topic.facts for card in fact.cards)
    for number, one in enumerate(reading.texts):
        here = made.get(one.home, [])
        by_itself = AS_THEY_COME.get(here[0].syntax) if here else told(one.text)
        parting = Parting(*one.said) if one.said else by_itself
        if (not one.said and is_database(one.path)) or (not parting and (here or not one.path.endswith(".txt"))):
            continue
        seen = [(card.front, card.back) for card in here] or (list(cards(one.text, parting)) if parting else [])
        yield {
            "number": number,
            "file": one.home,
            "sides": parting.sides if parting else "",
            "rows": parting.rows if parting else "",
            "cards": len(seen),
            "read": bool(here),
            "examples": seen[:SAMPLES],
        }


def _lines(
    reading: Reading, facts: Mapping[str, tuple[Topic, Fact]], asked: Mapping[str, int]
) -> dict[str, list[dict[str, Any]]]:
    """The lines that say something else than before, and those that are gone."""
    lost = Counter(fact_of(key) for key in reading.compared.gone)
    reworded, gone = [], []
    was = [(topic, fact) for topic in reading.before for fact in topic.facts]
    for home, old in was:
        next_day = reading.due.get(old.key)
        line: dict[str, Any] = {"key": old.key, "old": old.text, "next": next_day.isoformat() if next_day else ""}
        if old.key not in facts:
            gone.append({**line, "file": home.file, "line": 0, "cards": lost[old.key]})
        elif normalised((now := facts[old.key])[1].text) != normalised(old.text):
            place = {"file": now[0].file, "line": now[1].lines[0]}
            reworded.append({**line, **place, "new": now[1].text, "cards": asked[old.key]})
    return {"reworded": reworded, "gone": gone}


def _pair(one: Unsure, asked: Iterable[str]) -> dict[str, Any]:
    said = {"key": one.key, "old": one.old, "new": one.new, "text": one.apart[1]}
    return {**said, "file": one.file, "line": one.lines[0], "cards": sum(map(one.rests_on, asked))}


def _syntaxes(own: Iterable[OwnCard], history: History) -> list[dict[str, Any]]:
    """The forms in which cards stood in the notes, the most frequent first."""
    found: dict[str, list[OwnCard]] = {}
    for card in own:
        found.setdefault(card.syntax, []).append(card)
    return [
        {
            "syntax": syntax,
            "cards": len(cards),
            "dated": history.remembered if syntax == SYNTAX else sum(card.schedule is not None for card in cards),
            "example": cards[0].front.replace(GAP, SHOWN),
        }
        for syntax, cards in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    ]


def _claim(one: Claim) -> dict[str, Any]:
    said = {"file": one.file, "line": one.lines[0], "says": one.says, "holds": one.holds}
    return {**said, "url": one.source.url, "checked": one.source.checked.isoformat()}


def _samples(made: Sequence[Publication]) -> list[dict[str, Any]]:
    """One question of every kind, at most three, with its options and its answer in a few words."""
    by_kind = {one.question.kind: one.question for one in reversed(made)}
    return [
        {"context": one.context, "prompt": one.prompt, "options": options(one), "answer": answer_in_words(one)}
        for one in list(by_kind.values())[:SAMPLES]
    ]


def _left_out(notes: Notes, given: Iterable[Publication]) -> list[tuple[str, int]]:
    """Why facts have no question, each reason with how many; the most frequent first."""
    with_question = by_fact(notes, (one for one in given if one.status != Status.RETIRED or one.double_of))
    return Counter(
        why_left_out(fact.unasked, fact.verbatim, foreign(fact.language))
        for topic in notes.topics
        for fact in topic.facts
        if fact.key not in with_question
    ).most_common()


def _foreign(facts: Iterable[Fact]) -> list[tuple[str, int]]:
    """The languages that no questions are made in, each with how many facts are in it beside cards of one's own."""
    may = (fact for fact in facts if not (fact.unasked or fact.verbatim or fact.cards))
    return Counter(name for fact in may if (name := foreign(fact.language))).most_common()
