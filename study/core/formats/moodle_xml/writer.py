"""Questions to Moodle XML. Every text is Markdown, which Moodle renders."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape

from study.core.encodings import clean
from study.core.formats.moodle_xml import cloze
from study.core.formats.shared import explanation
from study.core.formats.shared.format import Record, Written
from study.core.formats.shared.moodle.export import Notes, Offer, Offered, left_out, offer, prompt, say_kind, tags
from study.core.formats.shared.moodle.markdown import for_moodle
from study.core.formats.shared.moodle.ranges import written
from study.core.formats.shared.moodle.shares import percentage
from study.core.questions.answers.scores import POINT
from study.core.questions.pictures import names, with_targets
from study.core.questions.question import Question
from study.core.questions.source.lists import item_text

ROOT = "$course$/top"
NAMES = {"match": "matching"}
PENALTIES = {"truefalse": "1.0000000"}  # there is no second try at one of two
PENALTY = "0.3333333"
FORM = ' format="markdown"'
TEXT = re.compile(r"(?P<before>format=\"markdown\"[^<>]*><text>)(?P<text>[^<]*)</text>")


def write(records: Sequence[Record], title: str) -> Written:
    """Write what Moodle XML can hold of `records`. Their status is not held: what comes in is a draft."""
    notes = Notes()
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    path = ""
    for record in records:
        lines = [_with_files(line, record.pictures) for line in _question(record.question, notes)]
        if lines and record.category != path:
            path = record.category
            parts += _category(path)
        parts += lines
    text = "\n".join([*parts, "</quiz>", ""])
    return Written(text.encode("utf-8", "replace"), tuple(notes.problems))


def _category(path: str) -> list[str]:
    whole = "/".join(filter(None, (ROOT, " ".join(path.split()))))
    return ['  <question type="category">', f"    <category>{_text(whole)}</category>", "  </question>"]


def _question(question: Question, notes: Notes) -> list[str]:
    """Return the lines of one question, none when it cannot be held."""
    offered = offer(question, notes)
    if not offered:
        return []
    if offered.gaps:
        text, lost = cloze.write(offered.gaps)
        question = replace(question, prompt=text)
        lost += (f"Moodle counts each blank 1; {question.points:g} points are left out.",) * (question.points != 1)
        for words in lost:
            notes.say(question, words)
    say_kind(question, notes)
    for words in left_out(question):
        notes.say(question, words)
    general = explanation.joined(for_moodle(question.explanation), question.sources)
    grade = [] if offered.kind == "cloze" else [f"    <defaultgrade>{question.points!r}</defaultgrade>"]
    return [
        f'  <question type="{NAMES.get(offered.kind, offered.kind)}">',
        f"    <name>{_text(question.title)}</name>",
        f"    <questiontext{FORM}>{_text(prompt(question, notes))}</questiontext>",
        f"    <generalfeedback{FORM}>{_text(general)}</generalfeedback>",
        *grade,
        f"    <penalty>{PENALTIES.get(offered.kind, PENALTY)}</penalty>",
        "    <hidden>0</hidden>",
        f"    <idnumber>{_plain(question.key)}</idnumber>",
        *(f"    {line}" for line in ANSWERS[offered.kind](offered)),
        *(f"    <hint{FORM}>{_text(for_moodle(hint))}</hint>" for hint in question.hints),
        *_tags(question),
        "  </question>",
    ]


def _with_files(line: str, pictures: Mapping[str, bytes]) -> str:
    """A line with the pictures that its texts name, beside each of them."""

    def beside(found: re.Match[str]) -> str:
        shown = sorted(name for name in names(found["text"]) if name in pictures)
        files = [
            f'<file name="{name}" path="/" encoding="base64">{b64encode(pictures[name]).decode()}</file>'
            for name in shown
        ]
        text = with_targets(found["text"], {name: f"@@PLUGINFILE@@/{name}" for name in shown})
        return f"{found['before']}{text}</text>{''.join(files)}"

    return TEXT.sub(beside, line) if "](" in line else line


def _tags(question: Question) -> list[str]:
    inner = [f"      <tag>{_text(tag)}</tag>" for tag in tags(question)]
    return ["    <tags>", *inner, "    </tags>"] if inner else []


def _plain(text: str) -> str:
    return escape(clean(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"), quote=False)


def _text(text: str) -> str:
    return f"<text>{_plain(text)}</text>"


def _answer(answer: Offered, text: str, form: str, extra: str = "") -> str:
    said = f"<feedback{FORM}>{_text(answer.reason)}</feedback>"
    return f'<answer fraction="{percentage(answer.share)}"{form}{_key(answer)}>{_text(text)}{said}{extra}</answer>'


def _key(answer: Offered) -> str:
    return f' key="{_plain(answer.key)}"' if answer.key else ""


def _options(offered: Offer) -> list[str]:
    return [
        f"<single>{str(offered.single).lower()}</single>",
        "<shuffleanswers>true</shuffleanswers>",
        "<answernumbering>abc</answernumbering>",
        *(_answer(answer, answer.text, FORM) for answer in offered.answers),
    ]


def _truths(offered: Offer) -> list[str]:
    return [_answer(answer, answer.text, ' format="moodle_auto_format"') for answer in offered.answers]


def _words(offered: Offer) -> list[str]:
    plain = ' format="plain_text"'
    return ["<usecase>0</usecase>", *(_answer(answer, answer.text, plain) for answer in offered.answers)]


def _numbers(offered: Offer) -> list[str]:
    lines = []
    for answer in offered.answers:
        value, tolerance = "*", "0"
        if answer.ends:
            low, high = answer.ends
            value, tolerance = written((low + high) / 2), written((high - low) / 2)
        lines.append(_answer(answer, value, ' format="plain_text"', f"<tolerance>{tolerance}</tolerance>"))
    if not offered.unit:
        return [*lines, "<showunits>3</showunits>"]
    unit = f"<unit><multiplier>1</multiplier><unit_name>{_plain(offered.unit)}</unit_name></unit>"
    return [*lines, f"<units>{unit}</units>", "<unitgradingtype>0</unitgradingtype>", "<showunits>0</showunits>"]


def _pairs(offered: Offer) -> list[str]:
    pairs = (
        f"<subquestion{FORM}{_key(pair)}>{_text(pair.text)}<answer>{_text(pair.right)}</answer></subquestion>"
        for pair in offered.answers
    )
    return ["<shuffleanswers>true</shuffleanswers>", *pairs]


def _steps(offered: Offer) -> list[str]:
    steps = (
        f'<answer fraction="{place}.0000000"{FORM}{_key(step)}>{_text(for_moodle(step.text))}'
        f"<feedback{FORM}>{_text(step.reason)}</feedback></answer>"
        for place, step in enumerate(offered.answers, 1)
    )
    return [
        "<layouttype>VERTICAL</layouttype>",
        "<selecttype>ALL</selecttype>",
        f"<selectcount>{len(offered.answers)}</selectcount>",
        f"<gradingtype>{offered.grading}</gradingtype>",
        "<showgrading>HIDE</showgrading>",
        "<numberingstyle>none</numberingstyle>",
        *steps,
    ]


def _essay(offered: Offer) -> list[str]:
    """A text for a person to mark, with the points for that person as an author of ours writes them."""
    points = "\n".join(item_text(POINT, answer.text, reason=answer.reason) for answer in offered.answers)
    return ["<responseformat>editor</responseformat>", f"<graderinfo{FORM}>{_text(points)}</graderinfo>"]


ANSWERS: dict[str, Callable[[Offer], list[str]]] = {
    "multichoice": _options,
    "truefalse": _truths,
    "shortanswer": _words,
    "numerical": _numbers,
    "match": _pairs,
    "ordering": _steps,
    "essay": _essay,
    "cloze": lambda offered: [],
}
