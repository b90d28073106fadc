"""Our questions as Moodle could hold them, and what of each it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from study.core.formats.shared.collector import TOPIC
from study.core.formats.shared.moodle import wildcards
from study.core.formats.shared.moodle.ranges import bounds
from study.core.formats.shared.moodle.shares import even, is_listed, nearest, shown
from study.core.formats.shared.moodle.texts import unmarked
from study.core.problem import Problem
from study.core.questions.answers.keys import keys
from study.core.questions.answers.options import Option
from study.core.questions.kinds.cloze import Cloze
from study.core.questions.kinds.matching import Matching
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.numeric import Numeric
from study.core.questions.kinds.ordering import Ordering
from study.core.questions.kinds.points import Points
from study.core.questions.kinds.short import ANY, Accepted, Short
from study.core.questions.kinds.single import Single
from study.core.questions.kinds.truefalse import TrueFalse
from study.core.questions.question import Question


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer as Moodle has it. `text` is Markdown for an option, a step or a left side, plain text
    with wildcards for a short answer. `ends` are those of a range of numbers, None for any number.
    `right` is the right side of a pair, plain text. `key` is the answer's own key, empty where its text
    makes the same; Moodle skips it, and we read it."""

    text: str
    share: float = 0.0
    reason: str = ""
    ends: tuple[Decimal, Decimal] | None = None
    right: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A question as one of Moodle's kinds: multichoice, truefalse, shortanswer, numerical, match,
    ordering, essay or cloze."""

    kind: str
    answers: tuple[Offered, ...] = ()
    single: bool = True
    unit: str = ""
    grading: str = ""


@dataclass(slots=True)
class Notes:
    """What of the questions a file cannot hold."""

    problems: list[Problem] = field(default_factory=list)

    def say(self, question: Question, message: str) -> None:
        """Something of `question` is lost or changed."""
        self.problems.append(Problem(message, severity="warning", subject=question.key))

    def refuse(self, question: Question, message: str) -> None:
        """`question` is not written."""
        self.problems.append(Problem(message, subject=question.key))


def offer(question: Question, notes: Notes) -> Offer | None:
    """Return `question` as Moodle could hold it; None, with a problem, when it cannot."""
    body = question.body
    match body:
        case Single():
            return Offer("multichoice", _options(question, body.options, _single_shares(body.options), notes))
        case Multiple():
            return Offer("multichoice", _multiple(question, body, notes), single=False)
        case TrueFalse():
            said = (("true", body.answer, body.reason_true), ("false", not body.answer, body.reason_false))
            return Offer("truefalse", tuple(Offered(name, float(right), reason) for name, right, reason in said))
        case Short():
            return Offer("shortanswer", _short(question, body, notes))
        case Numeric():
            return _numeric(question, body, notes)
        case Matching():
            return Offer("match", _pairs(question, body, notes))
        case Ordering():
            names = _own([step.key for step in body.steps], [step.text for step in body.steps])
            steps = tuple(
                Offered(step.text, reason=step.reason, key=name) for step, name in zip(body.steps, names, strict=True)
            )
            grading = "LONGEST_ORDERED_SUBSET" if body.score == "longest-run" else "ALL_OR_NOTHING"
            return Offer("ordering", steps, grading=grading)
        case Cloze():
            return Offer("cloze")
        case Points():
            return Offer("essay", tuple(Offered(point.text, reason=point.reason) for point in body.points))
    notes.refuse(question, f"Moodle has no kind of question like this one ({question.kind}).")
    return None


def prompt(question: Question, notes: Notes) -> str:
    """Return what is asked; the text of a case, which Moodle does not know, stands above it."""
    if not question.stimulus:
        return question.prompt
    notes.say(question, "Moodle has no cases; the text of the case stands above the question.")
    return f"{question.stimulus}\n\n{question.prompt}"


def left_out(question: Question) -> list[str]:
    """What neither a question nor its answers can say in Moodle, in words."""
    sizes = getattr(question.body, "sizes", "")
    return [f"Moodle does not know how sizes count; sizes={sizes} is left out."] if sizes else []


def tags(question: Question) -> tuple[str, ...]:
    """Return the tags of `question`, its topic among them."""
    return (*question.tags, *([f"{TOPIC}{question.topic}"] if question.topic else []))


def _single_shares(options: Sequence[Option]) -> list[float]:
    return [1.0 if option.right else option.fraction or 0.0 for option in options]


def _multiple(question: Question, body: Multiple, notes: Notes) -> tuple[Offered, ...]:
    exact = body.score == "all-or-nothing"
    if exact:
        notes.say(question, "Moodle gives a part of the score to who ticks only some of the right options.")
    made = even(body.options, exact)
    if len({option.fraction for option in body.options if option.right}) == 1:
        return _options(question, body.options, [nearest(share) for share in made], notes)
    notes.say(question, "Moodle counts the shares of these options; here each right one counts the same.")
    shares = [share if o.fraction is None else o.fraction for o, share in zip(body.options, made, strict=True)]
    return _options(question, body.options, shares, notes)


def _options(
    question: Question, options: Sequence[Option], shares: Sequence[float], notes: Notes
) -> tuple[Offered, ...]:
    names = _own([option.key for option in options], [option.text for option in options])
    return tuple(
        Offered(option.text, _listed(question, share, notes), option.reason, key=name)
        for option, share, name in zip(options, shares, names, strict=True)
    )


def _own(given: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return the keys that their texts do not make."""
    return [key if key != made else "" for key, made in zip(given, keys(texts), strict=True)]


def _listed(question: Question, share: float, notes: Notes) -> float:
    if not is_listed(share):
        notes.say(question, f"Moodle knows no share of {shown(share)}; {shown(nearest(share))} is written.")
    return nearest(share)


def _short(question: Question, body: Short, notes: Notes) -> tuple[Offered, ...]:
    offered = []
    for entry in body.accepted:
        text = _words(entry)
        if text is None:
            notes.say(question, f"Moodle knows no patterns like /{entry.text}/; this answer is left out.")
        else:
            offered.append(Offered(text, _listed(question, entry.score, notes), entry.reason))
    return tuple(offered)


def _words(entry: Accepted) -> str | None:
    if not entry.regex:
        return ANY if entry.text == ANY else wildcards.starred(entry.text)
    return wildcards.from_pattern(entry.text) if entry.fold else None


def _numeric(question: Question, body: Numeric, notes: Notes) -> Offer | None:
    unit = next(rule.target.unit for rule in body.rules if rule.score == 1 and rule.target)
    offered = []
    for rule in body.rules:
        ends = bounds(rule.target, unit) if rule.target else None
        if isinstance(ends, Problem):
            notes.refuse(question, ends.message)
            return None
        offered.append(Offered("*", _listed(question, rule.score, notes), rule.reason, ends))
    return Offer("numerical", tuple(offered), unit=unit)


def _pairs(question: Question, body: Matching, notes: Notes) -> tuple[Offered, ...]:
    if any(pair.reason for pair in body.pairs):
        notes.say(question, "Moodle has no reasons for single pairs; they are left out.")
    sides = [(pair.left, pair.right, pair.key) for pair in body.pairs]
    sides += [("", text, "") for text in body.distractors]
    plain = [unmarked(right) for _, right, _ in sides]
    if None in plain:
        notes.say(question, "Moodle shows right sides as plain text; the marks of Markdown will be seen.")
    return tuple(
        Offered(left, right=right if bare is None else bare, key=key)
        for (left, right, key), bare in zip(sides, plain, strict=True)
    )
