"""Lines that cannot both be the answer: nothing is asked of them, or one goes on and the other waits for its writer."""

from study.core.generators.case import Case
from study.core.generators.disputes import NOTHING_SETTLED
from study.core.generators.entry import Entry
from study.core.generators.statements import Corpus
from study.core.text.compare import simple

MOST_OTHERS = 50
"""Lines about one term that one of them is held against."""
TWO_ANSWERS = "the notes give two answers"
CONTRADICT = "the notes contradict themselves"
LEFT = frozenset({TWO_ANSWERS, CONTRADICT})
"""What is doubted of a question of which its writer has to decide between two lines."""


def has_one_answer(case: Case) -> str:
    """The term has one meaning in the whole course, and the meaning one term."""
    fact, leaves = case.candidate.fact, case.corpus.settled.leaves
    return TWO_ANSWERS if any(not leaves(fact, one.key) for one in _others(case)) else ""


def is_one_of_two(case: Case) -> str:
    """No other line says something else of it, of which one goes on being asked."""
    corpus, facts = case.corpus, case.candidate.facts
    if corpus.contradictions.left & set(facts):
        return CONTRADICT
    return TWO_ANSWERS if _others(case) or any(_is_left(corpus, key) for key in facts) else ""


def _is_left(corpus: Corpus, key: str) -> bool:
    """Whether another line says something else of the term of a fact, and one of the two goes on being asked."""
    entry = corpus.by_key.get(key)
    if entry is None or not entry.term or corpus.settled == NOTHING_SETTLED:
        return False
    others = corpus.by_term.get(simple(entry.term), ())[:MOST_OTHERS]
    left = (one for one in others if one.key != key and corpus.settled.leaves(key, one.key))
    differ = (one for one in left if simple(one.meaning) != simple(entry.meaning))
    return any(corpus.context(one) == corpus.context(entry) for one in differ)


def _others(case: Case) -> list[Entry]:
    """The lines that give another answer in the same place."""
    main, candidate = case.main, case.candidate
    if main is None or not main.term or not candidate.given:
        return []
    others = [one for one in case.corpus.by_term.get(simple(main.term), ()) if one.key != main.key]
    others = [one for one in others if simple(one.meaning) != simple(main.meaning)]
    if candidate.given == "meaning":
        twins = case.corpus.by_meaning.get(simple(main.meaning), ())
        others = [one for one in twins if simple(one.term) != simple(main.term)]
    return [one for one in others if case.corpus.context(one) == candidate.context]
