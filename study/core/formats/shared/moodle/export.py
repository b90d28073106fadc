"""Our questions as Moodle can hold them, and what it cannot hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from study.core.formats.shared.collector import TOPIC
from study.core.formats.shared.moodle import wildcards
from study.core.formats.shared.moodle.markdown import for_moodle
from study.core.formats.shared.moodle.ranges import bounds
from study.core.formats.shared.moodle.shares import GRADINGS, even, is_listed, nearest, shown
from study.core.formats.shared.plain import unmarked
from study.core.problem import Problem
from study.core.questions.answers.keys import keys
from study.core.questions.interaction import (
    Accepted,
    Blanks,
    Numbers,
    OneOf,
    Option,
    Order,
    Pairs,
    SomeOf,
    ToName,
    Truth,
    Words,
)
from study.core.questions.kinds import KINDS, interaction, made_of
from study.core.questions.question import Question
from study.core.questions.source.notation import ANY


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
    ordering, essay or cloze. `gaps` is the text of a cloze, which has no answers beside it."""

    kind: str
    answers: tuple[Offered, ...] = ()
    single: bool = True
    unit: str = ""
    grading: str = ""
    gaps: Blanks | None = None


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
    offered = _offer(question, notes)
    if not offered:
        return None
    is_markdown = offered.kind in ("multichoice", "match", "essay")
    answers = (
        replace(one, text=for_moodle(one.text) if is_markdown else one.text, reason=for_moodle(one.reason))
        for one in offered.answers
    )
    return replace(offered, answers=tuple(answers))


def _offer(question: Question, notes: Notes) -> Offer | None:
    asked = interaction(question)
    match asked:
        case OneOf(options):
            return Offer("multichoice", _options(question, options, _single_shares(options), notes))
        case SomeOf():
            return Offer("multichoice", _multiple(question, asked, notes), single=False)
        case Truth():
            said = (("true", asked.holds, asked.reason_true), ("false", not asked.holds, asked.reason_false))
            return Offer("truefalse", tuple(Offered(name, float(right), reason) for name, right, reason in said))
        case Words(accepted):
            return Offer("shortanswer", _short(question, accepted, notes))
        case Numbers():
            return _numeric(question, asked, notes)
        case Pairs():
            return Offer("match", _pairs(question, asked, notes))
        case Order(steps, whole):
            names = _own([step.key for step in steps], [step.text for step in steps])
            offered = (Offered(one.text, reason=one.reason, key=name) for one, name in zip(steps, names, strict=True))
            grading = next(name for name, strict in GRADINGS.items() if strict == whole)
            return Offer("ordering", tuple(offered), grading=grading)
        case ToName(points):
            return Offer("essay", tuple(Offered(point.text, reason=point.reason) for point in points))
        case Blanks():
            return Offer("cloze", gaps=replace(asked, texts=tuple(map(for_moodle, asked.texts))))
    notes.refuse(question, f"Moodle has no kind of question like this one ({question.kind}).")
    return None


def say_kind(question: Question, notes: Notes) -> None:
    """Say so where Moodle, and who reads the file, takes the question for one of another kind."""
    kind, asked = KINDS[question.kind], interaction(question)
    taken = made_of(type(asked)) if asked else kind
    if taken is not kind:
        notes.say(question, f"Moodle asks this otherwise ({taken.label.lower()}) than here ({kind.label.lower()}).")


def prompt(question: Question, notes: Notes) -> str:
    """Return what is asked; the text of a case, which Moodle does not know, stands above it."""
    # The text of a cloze is written with its answers, and its formulas before them.
    asked = question.prompt if isinstance(interaction(question), Blanks) else for_moodle(question.prompt)
    if not question.stimulus:
        return asked
    notes.say(question, "Moodle has no cases; the text of the case stands above the question.")
    return f"{for_moodle(question.stimulus)}\n\n{asked}"


def left_out(question: Question) -> list[str]:
    """What neither a question nor its answers can say in Moodle, in words."""
    sizes = getattr(question.body, "sizes", "")
    return [f"Moodle does not know how sizes count; sizes={sizes} is left out."] if sizes else []


def tags(question: Question) -> tuple[str, ...]:
    """Return the tags of `question`, its topic among them."""
    return (*question.tags, *([f"{TOPIC}{question.topic}"] if question.topic else []))


def _single_shares(options: Sequence[Option]) -> list[float]:
    return [1.0 if option.right else option.fraction or 0.0 for option in options]


def _multiple(question: Question, asked: SomeOf, notes: Notes) -> tuple[Offered, ...]:
    if asked.whole:
        notes.say(question, "Moodle gives a part of the score to who ticks only some of the right options.")
    made = even(asked.options, asked.whole)
    if len({option.fraction for option in asked.options if option.right}) == 1:
        return _options(question, asked.options, [nearest(share) for share in made], notes)
    notes.say(question, "Moodle counts the shares of these options; here each right one counts the same.")
    shares = [share if o.fraction is None else o.fraction for o, share in zip(asked.options, made, strict=True)]
    return _options(question, asked.options, shares, notes)


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


def _short(question: Question, accepted: Sequence[Accepted], notes: Notes) -> tuple[Offered, ...]:
    offered = []
    for entry in accepted:
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


def _numeric(question: Question, asked: Numbers, notes: Notes) -> Offer | None:
    offered = []
    for rule in asked.rules:
        ends = bounds(rule.target, asked.unit) if rule.target else None
        if isinstance(ends, Problem):
            notes.refuse(question, ends.message)
            return None
        offered.append(Offered("*", _listed(question, rule.score, notes), rule.reason, ends))
    return Offer("numerical", tuple(offered), unit=asked.unit)


def _pairs(question: Question, asked: Pairs, notes: Notes) -> tuple[Offered, ...]:
    if any(pair.reason for pair in asked.pairs):
        notes.say(question, "Moodle has no reasons for single pairs; they are left out.")
    sides = [(pair.left, pair.right, pair.key) for pair in asked.pairs]
    sides += [("", text, "") for text in asked.distractors]
    plain = [unmarked(right) for _, right, _ in sides]
    if None in plain:
        notes.say(question, "Moodle shows right sides as plain text; the marks of Markdown will be seen.")
    return tuple(
        Offered(left, right=right if bare is None else bare, key=key)
        for (left, right, key), bare in zip(sides, plain, strict=True)
    )
