"""The formulas of FSRS-6: recall, stability and difficulty as functions of 21 weights.

They match the package `fsrs` to the last bit, without its objects: its `review_card` copies a card and writes a
log line for every outcome, which is most of its cost. A test compares the two.
"""

from math import e

from study.core.scheduling.grade import Grade

LEAST_STABILITY = 0.001
EASIEST, HARDEST = 1.0, 10.0


class Formulas:
    """FSRS-6 with one set of weights, for one chance of recall that is aimed at. Stability is in days, difficulty
    from 1 to 10, recall from 0 to 1.

    What depends on those alone is computed once. The terms stand in the order in which the package
    multiplies them, so that rounding is the same.
    """

    def __init__(self, weights: tuple[float, ...], target: float) -> None:
        self._weights = weights
        self._decay = -weights[20]
        self._factor: float = 0.9 ** (1 / self._decay) - 1
        self._until_target: float = (target ** (1 / self._decay)) - 1
        self._first_difficulty: dict[Grade, float] = {
            grade: weights[4] - (e ** (weights[5] * (grade - 1))) + 1 for grade in Grade
        }
        self._same_day: dict[Grade, float] = {grade: e ** (weights[17] * (grade - 3 + weights[18])) for grade in Grade}
        self._forgotten_at_most: float = e ** (weights[17] * weights[18])
        self._growth: float = e ** weights[8]
        self._hard, self._easy = weights[15], weights[16]

    def recall(self, stability: float, days: int) -> float:
        """The chance of recall after this many days."""
        return float((1 + self._factor * days / stability) ** self._decay)

    def lasts(self, recall: float) -> float:
        """Days, for each day of stability, until the chance of recall falls to `recall`."""
        return float((recall ** (1 / self._decay) - 1) / self._factor)

    def interval(self, stability: float) -> int:
        """Days, 1 or more, until the chance of recall falls to the one aimed at."""
        days = round((stability / self._factor) * self._until_target)
        return days if days > 1 else 1

    def times(self, other: "Formulas") -> float:
        """How many times as long as those of the other the intervals are, for any one stability."""
        return self._until_target / self._factor / (other._until_target / other._factor)

    def first_stability(self, grade: Grade) -> float:
        return max(self._weights[grade - 1], LEAST_STABILITY)

    def first_difficulty(self, grade: Grade) -> float:
        return min(max(self._first_difficulty[grade], EASIEST), HARDEST)

    def next_stability(self, stability: float, difficulty: float, days: int, grade: Grade) -> float:
        """The stability after a review this many days after the last one; 0 is the same day."""
        if days == 0:
            return self._after_same_day(stability, grade)
        if grade is not Grade.AGAIN:
            return self.after_recalls(stability, difficulty, days)[grade - Grade.HARD]
        found = self._after_lapse(stability, difficulty, 1 - self.recall(stability, days))
        return found if found > LEAST_STABILITY else LEAST_STABILITY

    def after_recalls(self, stability: float, difficulty: float, days: int) -> tuple[float, float, float]:
        """The stabilities after a hard, a good and an easy recall so many days, 1 or more, after the last review. They
        differ by a factor alone, and a plan asks for two of them thousands of times."""
        weights, missing = self._weights, 1 - self.recall(stability, days)
        gain = self._growth * (11 - difficulty) * (stability ** -weights[9]) * ((e ** (missing * weights[10])) - 1)
        found = stability * (1 + gain * self._hard), stability * (1 + gain), stability * (1 + gain * self._easy)
        if stability >= LEAST_STABILITY:  # a recall never shortens it
            return found
        return max(found[0], LEAST_STABILITY), max(found[1], LEAST_STABILITY), max(found[2], LEAST_STABILITY)

    def next_difficulty(self, difficulty: float, grade: Grade) -> float:
        """The difficulty after a review: moved by the grade, and drawn a little towards that of an easy card."""
        reversion = self._weights[7]
        moved = difficulty + (10.0 - difficulty) * -(self._weights[6] * (grade - 3)) / 9.0
        after = reversion * self._first_difficulty[Grade.EASY] + (1 - reversion) * moved
        return EASIEST if after < EASIEST else HARDEST if after > HARDEST else after

    def _after_same_day(self, stability: float, grade: Grade) -> float:
        increase: float = self._same_day[grade] * (stability ** -self._weights[19])
        if grade.recalled:
            increase = max(increase, 1.0)
        return max(stability * increase, LEAST_STABILITY)

    def _after_lapse(self, stability: float, difficulty: float, missing: float) -> float:
        weights = self._weights
        forgotten = weights[11] * (difficulty ** -weights[12]) * (((stability + 1) ** weights[13]) - 1)
        return float(min(forgotten * (e ** (missing * weights[14])), stability / self._forgotten_at_most))
