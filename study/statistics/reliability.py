"""How well a bank's questions agree: the statistics of a test.

They need people who answered the same questions, but learners answer what they are dealt. The test is
therefore chosen from the lists that begin with the question answered most, then the next, and so on: the one
with the most answers that at least ENOUGH learners have completed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from study.core.assessment.items import ENOUGH
from study.core.assessment.marks import parts
from study.core.assessment.sums import Sums
from study.core.assessment.whole import Whole, whole_test
from study.statistics.answers import Column


@dataclass(frozen=True, slots=True)
class Together:
    """`learners` gave `attempts` first answers to `questions`; `whole` is about the `asked` questions that
    `whole.attempts` of them all answered."""

    learners: int
    questions: int
    attempts: int
    asked: int
    whole: Whole


def together(columns: Iterable[Column], question_of: Mapping[int, int]) -> Together:
    """The statistics of the test within these attempts. `question_of` maps versions to questions."""
    by_question: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for column in columns:
        by_question[question_of[column.version]].update(zip(column.learners, column.marks, strict=True))
    ordered = sorted(by_question.values(), key=len, reverse=True)
    takers, asked = _largest(ordered)
    learners = set[int]().union(*ordered)
    attempts = sum(map(len, ordered))
    if asked < 2:
        return Together(len(learners), len(ordered), attempts, 0, Whole(0))
    totals: Counter[int] = Counter()
    variances = []
    for given in ordered[:asked]:
        marks = {learner: parts(given[learner]) for learner in takers}
        totals.update(marks)
        variances.append(Sums.counted((mark, 0, times) for mark, times in Counter(marks.values()).items()))
    whole = whole_test(Counter(totals[learner] for learner in takers), [sums.mark_variance for sums in variances])
    return Together(len(learners), len(ordered), attempts, asked, whole)


def _largest(ordered: list[dict[int, float]]) -> tuple[set[int], int]:
    """The learners who answered all of the first questions, and how many questions that are: where their
    answers are most, by enough learners."""
    takers, best = set[int](), 0
    left = set(ordered[0]) if ordered else set[int]()
    for number, given in enumerate(ordered, 1):
        left = left & given.keys()
        if len(left) < ENOUGH:
            break
        if len(left) * number > len(takers) * best:
            takers, best = left, number
    return takers, best
