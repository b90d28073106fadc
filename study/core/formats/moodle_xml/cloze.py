"""Texts with embedded answers: `{1:SHORTANSWER:=Paris#Right~%50%Lyon}` to our blanks, and back.

The grammar is that of Moodle's question/type/multianswer/questiontype.php: an alternative ends at the next ~,
# or } that is not escaped by a backslash and not part of an entity.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from study.core.formats.shared.moodle.import_ import Taking
from study.core.formats.shared.moodle.ranges import around, number, written
from study.core.formats.shared.moodle.texts import Text
from study.core.formats.shared.moodle.wildcards import has_wildcard, literal, starred
from study.core.problem import Problem
from study.core.questions.answers.number import Target, target, without_tolerance
from study.core.questions.answers.text_match import folded
from study.core.questions.interaction import Blank, Blanks
from study.core.questions.kinds import made
from study.core.questions.source.block import Block

WORDS = r"SHORTANSWER(?:_C)?|SAC?|MWC?"
NUMBERS = r"NUMERICAL|NM"
CHOICES = r"MULTICHOICE(?:_[VH]?S?)?|MC[VH]?S?"
SEVERAL = r"MULTIRESPONSE(?:_H?S?)?|MRH?S?"
START = re.compile(rf"\{{(?P<weight>\d*):(?P<kind>{WORDS}|{NUMBERS}|{CHOICES}|{SEVERAL}):")
END = re.compile(r"(?<![\\&])\}")
PART = re.compile(r"(?<![\\&])~")
SAID = re.compile(r"(?<![\\&])#")
TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
SHARE = re.compile(r"=|%(-?\d+(?:[.,]\d*)?)%")
OPEN, CLOSE = "\uf8f0", "\uf8f1"
PLACE = re.compile(f"{OPEN}(\\d+){CLOSE}")
MOST_BLANKS = 99
LONGEST_HINT = 160  # characters of the choices of one blank
MARKS = str.maketrans({char: f"&#{ord(char)};" for char in "~#}{\\&<>\"'"})


@dataclass(slots=True)
class _Gaps:
    """The blanks of one text, and what is lost of them."""

    blanks: list[Blank] = field(default_factory=list)
    weights: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)


def take(taking: Taking) -> None:
    """Take a question with embedded answers, or refuse it with the reason."""
    gaps = _Gaps()
    prompt = taking.head.prompt
    text = _parted(prompt.text.replace(OPEN, "\ufffd").replace(CLOSE, "\ufffd"), gaps)
    if isinstance(text, Problem):
        taking.refuse(text.message)
        return
    pieces = PLACE.split(taking.read(Text(text, prompt.format, prompt.line, prompt.files)))
    texts, order = tuple(pieces[::2]), [int(place) for place in pieces[1::2]]
    kind, body = made(Blanks(texts, tuple(gaps.blanks[place] for place in order)))
    marked = kind.write(body, "")
    head = taking.head
    read, problems = kind.parse(Block(head.key, head.name, marked, head.line, head.end, {}))
    if read != body or len(order) != len(gaps.blanks):
        taking.refuse(problems[0].message if problems else "An embedded answer holds a mark that cannot stand there.")
        return
    for words in dict.fromkeys(gaps.lost):
        taking.say(words)
    if len(gaps.weights) > 1:
        taking.say("The blanks have marks of their own; here each counts the same.")
    taking.take(Blanks, prompt=marked)


def _parted(text: str, gaps: _Gaps) -> str | Problem:
    """Replace the embedded answers of `text` by the numbers of their blanks."""
    parts, here = [], 0
    while found := START.search(text, here):
        if len(gaps.blanks) == MOST_BLANKS:
            return Problem(f"There are more than {MOST_BLANKS} blanks.")
        end = END.search(text, found.end())
        if not end:
            return Problem("An embedded answer is never closed; write } behind it.")
        blank = _blank(found["kind"], text[found.end() : end.start()], len(gaps.blanks) + 1, gaps)
        if isinstance(blank, Problem):
            return blank
        parts += [text[here : found.start()], f"{OPEN}{len(gaps.blanks)}{CLOSE}"]
        gaps.blanks.append(blank)
        gaps.weights.add(found["weight"] or "1")
        here = end.end()
    if not gaps.blanks:
        return Problem("There is no embedded answer that can be read, as {1:SHORTANSWER:=Paris}.")
    return "".join([*parts, text[here:]])


def _blank(kind: str, given: str, place: int, gaps: _Gaps) -> Blank | Problem:
    if re.fullmatch(SEVERAL, kind):
        return Problem(f"Blank {place} has several answers at once (MULTIRESPONSE); a blank here has one.")
    right, others = [], []
    for part in PART.split(given):
        words, share = _alternative(part, gaps)
        if share == 1:
            right.append(words)
        elif words != "*":
            others.append(words)
            if share > 0:
                gaps.lost.append("Answers to a blank that are worth a part of the score are left out.")
    if not right:
        return Problem(f"No answer to blank {place} is worth 100 %.")
    if re.fullmatch(NUMBERS, kind):
        return _number(right, place)
    if re.fullmatch(CHOICES, kind):
        return _choice(right, others, place, gaps)
    if any(map(has_wildcard, right)):
        return Problem(f"An answer to blank {place} has a *; a blank here knows no wildcards.")
    if kind.endswith("C"):
        gaps.lost.append("Case counts in a blank there; here it does not.")
    return Blank(place, _once(map(literal, right)))


def _alternative(part: str, gaps: _Gaps) -> tuple[str, float]:
    """Return the words of one alternative and what they are worth."""
    found = SHARE.match(part)
    share = 0.0 if not found else 1.0 if not found[1] else float(found[1].replace(",", ".")) / 100
    answer, *said = SAID.split(part[found.end() :] if found else part, maxsplit=1)
    if any(words.strip() for words in said):
        gaps.lost.append("What is said to single answers of a blank is left out.")
    bare = TAG.sub(" ", answer).replace("\\~", "~")
    return " ".join(html.unescape(bare).replace("\\}", "}").replace("\\#", "#").split()), share


def _number(right: list[str], place: int) -> Blank | Problem:
    accepted = []
    for words in right:
        value, _, tolerance = words.partition(":")
        wanted, by = number(value.replace(",", ".")), number(tolerance.replace(",", ".") or "0")
        if wanted is None or by is None or by < 0:
            return Problem(f"{words!r} in blank {place} is no number.")
        accepted.append(around(wanted, by).text)
    return Blank(place, _once(accepted))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return `texts` without those that say the same as one before."""
    kept: dict[str, str] = {}
    for text in texts:
        kept.setdefault(folded(text), text)
    return tuple(kept.values())


def _choice(right: list[str], others: list[str], place: int, gaps: _Gaps) -> Blank | Problem:
    """A choice from a list becomes a word to type, with the list as its hint."""
    choices = " / ".join(sorted([*right, *others], key=str.casefold))
    if len(choices) > LONGEST_HINT:
        return Problem(f"The choices of blank {place} are too long to be typed.")
    if not others:
        return Problem(f"Blank {place} has nothing to choose from.")
    gaps.lost.append("A choice from a list becomes a word to type; the list is its hint.")
    return Blank(place, _once(right), choices)


def write(asked: Blanks) -> tuple[str, tuple[str, ...]]:
    """Return the Markdown of `asked` with embedded answers, and what of it is lost, in words."""
    lost = ["Moodle has no hints in blanks; they are left out."] if any(blank.hint for blank in asked.blanks) else []
    parts = [START.sub(lambda found: f"&#123;{found[0][1:]}", asked.texts[0])]
    for blank, text in zip(asked.blanks, asked.texts[1:], strict=True):
        answers, loses = _embedded(blank)
        lost += ["A blank that takes words and numbers keeps the numbers without their tolerance."] if loses else []
        parts += [answers, START.sub(lambda found: f"&#123;{found[0][1:]}", text)]
    return "".join(parts), tuple(dict.fromkeys(lost))


def _embedded(blank: Blank) -> tuple[str, bool]:
    """Return the embedded answer for a blank, and whether a tolerance is lost."""
    targets = [target(text) for text in blank.accepted]
    numbers = [wanted for wanted in targets if isinstance(wanted, Target)]
    if len(numbers) == len(targets) and not any(wanted.unit for wanted in numbers):
        return "{1:NUMERICAL:" + "~".join(f"={_with_tolerance(wanted)}" for wanted in numbers) + "}", False
    words = [_safe(starred(without_tolerance(text))) for text in blank.accepted]
    return "{1:SHORTANSWER:" + "~".join(f"={word}" for word in words) + "}", any(
        wanted.low < wanted.high for wanted in numbers
    )


def _safe(words: str) -> str:
    """Write words so that nothing in them is a mark. Moodle reads entities first and takes one backslash
    before } and # away afterwards."""
    return re.sub(r"\\(?=[}#])", r"\\\\", words).translate(MARKS)


def _with_tolerance(wanted: Target) -> str:
    low, high = number(repr(wanted.low)), number(repr(wanted.high))
    assert low is not None
    assert high is not None
    return f"{written((low + high) / 2)}:{written((high - low) / 2)}"
