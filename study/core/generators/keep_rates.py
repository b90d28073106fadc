"""Keep rates: of the questions of one sort, how many somebody keeps. Sorts of which nearly all are kept are asked
unseen; the others wait until whoever wrote the notes has kept some. All of them follow what that person does."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from study.core.generators.candidate import Candidate
from study.core.generators.whole import length
from study.core.text.compare import simple

ASKED = 0.85
"""The share of a sort that strangers have to keep for it to be asked unseen. Of questions that people had written for
themselves the same readers kept nine in ten."""
LEAST = 0.65
"""The least share with which a question is asked unseen because there is little else."""
FEW = 10
"""Questions to begin with, a day's new ones: where fewer are good, those of the next best sorts fill them up."""
LOOKED_AT = 1 / 3
"""The least share with which somebody is asked to decide about a sort: others wait at their lines."""
WEIGHT = 5
"""As many questions as the strangers' word weighs, and the fewest that have to be kept of a sort for the rest of it."""
KEPT = 0.75
"""The share, one's own decisions counted in, from which the rest of a sort is asked: five kept in a row bring any sort
of which strangers kept half, and one that is thrown away then does not stop it."""
THROWN, FEWEST_THROWN = 0.5, 3
"""The share below which the rest of a sort waits, though it was asked unseen, and how many have to be thrown away for
it: a bad question or two must not empty a session."""
SHORT = 14
"""Words that the question does not say, from which on a sentence that defines, or an explanation, tells something by
itself."""
LONG = 25
"""The same, from which on the words behind a term are no definition, but all that is said under its name."""
DOUBT = ": "
"""What stands before the doubt in the name of a sort."""
LONGEST = 200
"""Characters of the name of a sort."""

_IS_CODE = re.compile(r"[^`“„«]*`[!-_a-~]+`[^`”»]*")
"""A question for one piece of code, without blanks and written in signs of ASCII: elsewhere it sets off a term."""


class KeepRate(NamedTuple):
    """Questions of a sort: how many were `kept` of those `seen`."""

    kept: int
    seen: int

    @property
    def expected(self) -> float:
        """The chance that the next one is kept, by Laplace's rule of succession: a few tell little."""
        return (self.kept + 1) / (self.seen + 2)


NONE = KeepRate(0, 0)
STRANGERS: dict[str, KeepRate] = {
    "belongs": KeepRate(10, 16),
    "called": KeepRate(6, 10),
    "coded": KeepRate(7, 15),
    "cause": KeepRate(8, 12),
    "command": KeepRate(10, 13),
    "condition": KeepRate(10, 17),
    "continuation": KeepRate(10, 36),
    "contrast": KeepRate(3, 6),
    "counted": KeepRate(35, 39),
    "entry": KeepRate(8, 10),
    "explained": KeepRate(260, 292),
    "explained-rule": KeepRate(4, 10),
    "explained-short": KeepRate(93, 120),
    "gap": KeepRate(30, 49),
    "identity": KeepRate(24, 32),
    "implied": KeepRate(9, 16),
    "initials": KeepRate(277, 293),
    "meaning": KeepRate(348, 404),
    "meaning-code": KeepRate(1, 6),
    "meaning-heading": KeepRate(2, 3),
    "meaning-label": KeepRate(27, 44),
    "meaning-later": KeepRate(3, 7),
    "meaning-long": KeepRate(11, 15),
    "meaning-plain": KeepRate(31, 43),
    "meaning-sentence": KeepRate(164, 181),
    "meaning-sentence-short": KeepRate(41, 56),
    "missing": KeepRate(26, 47),
    "named": KeepRate(13, 20),
    "nutshell": KeepRate(15, 21),
    "order": KeepRate(4, 7),
    "outline": KeepRate(6, 7),
    "points": KeepRate(48, 66),
    "points-section": KeepRate(37, 59),
    "property": KeepRate(3, 12),
    "property-column": KeepRate(17, 31),
    "relation": KeepRate(16, 25),
    "row": KeepRate(6, 16),
    "rule": KeepRate(2, 8),
    "term": KeepRate(26, 36),
    "value": KeepRate(0, 5),
    "why": KeepRate(30, 45),
}
"""By sort, of questions from the notes of 178 people in more than a dozen languages: those that both of two readers
would keep who had seen neither the notes nor the rules before. All are faultless but for the last resorts
(continuation, entry, outline), which never are. Of sorts that are not here too few were found to be read. Read in
November 2026."""


def sort_of(candidate: Candidate) -> str:
    """What the keep rate of a question is counted by: its shape, what of its form tells the better ones, and what is
    doubted of it."""
    doubts = "; ".join(candidate.doubts) if candidate.fit == "unsure" else ""
    return (_form_of(candidate) + (DOUBT + doubts if doubts else ""))[:LONGEST]


def _form_of(candidate: Candidate) -> str:
    if candidate.section:
        return f"{candidate.shape}-section"
    if candidate.shape == "property" and re.match(r"c\d", candidate.slot):
        return "property-column"
    if candidate.shape == "meaning":
        return f"meaning{_form_of_definition(candidate)}"
    if candidate.shape == "explained" and candidate.role in ("rule", "value"):
        return "explained-rule"  # what must be, or how much, is no explanation
    return "explained-short" if candidate.shape == "explained" and _news(candidate) < SHORT else candidate.shape


def _form_of_definition(candidate: Candidate) -> str:
    if re.fullmatch(r"sentence\d+", candidate.slot):
        return "-later"  # what a later sentence says of a thing is seldom what it is
    if candidate.slot == "heading":
        return "-heading"
    if candidate.slot == "sentence":
        return "-sentence" if _news(candidate) >= SHORT else "-sentence-short"
    if _IS_CODE.fullmatch(candidate.prompt):
        return "-code"  # an operation or a field, as a rule named by a word that says what it is
    if candidate.label:
        return "-label"
    if not candidate.marked:
        return "-plain"
    return "-long" if _news(candidate) >= LONG else ""


_ARTICLES = ("a", "an")
"""What stands before a term or not, by what else the notes say: a question is of one sort all the same."""


def _news(candidate: Candidate) -> int:
    """Words of the answer that the question does not say."""
    said = {word for word in simple(candidate.prompt).split() if word not in _ARTICLES}
    told = " ".join(candidate.parts.right).split()
    return length(" ".join(word for word in told if simple(word) not in said))


def doubt_of(sort: str) -> str:
    """What is doubted of the questions of a sort; "" where nothing is."""
    return sort.partition(DOUBT)[2]


def asked_unseen(sorts: Mapping[str, str]) -> frozenset[str]:
    """Of questions in reading order, each by its key with its sort, those that are asked before their owner has seen
    any: of the good sorts all, and where those are few, of the next best ones as many as make enough to begin with."""
    sound = {key: _expected(sort) for key, sort in sorts.items() if not doubt_of(sort)}
    good = [key for key, expected in sound.items() if expected >= ASKED]
    next_best = sorted((key for key in sound if LEAST <= sound[key] < ASKED), key=lambda key: -sound[key])
    return frozenset([*good, *next_best[: max(0, FEW - len(good))]])


def is_asked(sort: str, own: KeepRate, unseen: bool) -> bool:
    """Whether a question of a sort is asked, after what its owner did with others of it; `unseen` says whether it was
    asked before they had done anything."""
    share = share_of(sort, own)
    if own.kept >= WEIGHT and share >= KEPT:
        return True
    return unseen and (own.seen - own.kept < FEWEST_THROWN or share >= THROWN)


def share_of(sort: str, own: KeepRate) -> float:
    """The share of a sort that its owner can be expected to keep."""
    return (_expected(sort) * WEIGHT + own.kept) / (WEIGHT + own.seen)


def is_looked_at(sort: str, own: KeepRate) -> bool:
    """Whether somebody is asked to decide about what waits of a sort."""
    return share_of(sort, own) >= LOOKED_AT


def still_to_keep(sort: str, own: KeepRate) -> int:
    """How many more have to be kept, one after the other, until the rest is asked; 0 where it is."""
    more = 0
    while not is_asked(sort, KeepRate(own.kept + more, own.seen + more), unseen=False):
        more += 1
    return more


def _expected(sort: str) -> float:
    """The share that strangers keep. What is doubted is no better than the same without a doubt."""
    form, _, doubt = sort.partition(DOUBT)
    found = STRANGERS.get(form, NONE).expected
    return min(found, NONE.expected) if doubt else found
