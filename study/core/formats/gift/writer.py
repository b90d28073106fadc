"""Questions to GIFT. Every text is Markdown, which Moodle renders, and is on one line."""

import re
from collections.abc import Sequence

from study.core.formats.gift.blocks import escaped
from study.core.formats.shared import explanation
from study.core.formats.shared.format import Record, Written
from study.core.formats.shared.moodle.export import Notes, Offer, Offered, left_out, offer, prompt, say_kind, tags
from study.core.formats.shared.moodle.markdown import for_moodle
from study.core.formats.shared.moodle.ranges import written
from study.core.formats.shared.moodle.shares import percentage
from study.core.formats.shared.plain import unmarked
from study.core.questions.question import Question

ROOT = "$course$/top"
# What an order cannot hold: Moodle takes its steps as they stand, line by line, and undoes no escape.
UNSAFE_STEP = re.compile(r"[{}\n]|####|\\[\\:#={}~n]|^//|^0$")


def write(records: Sequence[Record], title: str) -> Written:
    """Write what GIFT can hold of `records`. Their status is not held: what comes in is a draft."""
    notes = Notes()
    parts = [f"// {' '.join(title.split())}\n"] if title.strip() else []
    path = ""
    for record in records:
        text = _question(record.question, notes)
        if text and record.category != path:
            path = record.category
            parts.append(f"$CATEGORY: {'/'.join(filter(None, (ROOT, ' '.join(path.split()))))}\n")
        parts += [text] if text else []
    return Written("\n".join(parts).encode("utf-8", "replace"), tuple(notes.problems))


def _question(question: Question, notes: Notes) -> str:
    """Return one question, "" when it cannot be held."""
    offered = offer(question, notes)
    lines = _answers(question, offered, notes) if offered else None
    if offered is None or lines is None:
        return ""
    said = explanation.joined(for_moodle(question.explanation), question.sources)
    general = [f"####{_text(said)}"] if said else []
    say_kind(question, notes)
    for words in (*left_out(question), *_lost(question)):
        notes.say(question, words)
    labels = [f"[id:{question.key}]", *(f"[tag:{tag}]" for tag in tags(question)), *_keys(offered)]
    opening, *answers = lines
    head = f"// {' '.join(labels)}\n::{escaped(question.title)}::[markdown]"
    asked = f"{escaped(prompt(question, notes))}{{{opening}"
    return "\n".join([head + asked, *(f"\t{line}" for line in (*answers, *general)), "}\n"])


def _lost(question: Question) -> list[str]:
    lost = ["GIFT has no hints; they are left out."] if question.hints else []
    return [*lost, *([f"GIFT has no points; {question.points:g} are left out."] if question.points != 1 else [])]


def _keys(offered: Offer) -> list[str]:
    """Return the keys of the answers, where one has a key of its own. A dash stands for none."""
    if not any(answer.key for answer in offered.answers):
        return []
    return [f"[key:{answer.key or '-'}]" for answer in offered.answers]


def _answers(question: Question, offered: Offer, notes: Notes) -> list[str] | None:
    """Return what follows the opening brace, line by line; None when GIFT cannot hold it."""
    match offered.kind:
        case "multichoice":
            return ["", *(_option(answer, offered.single) for answer in offered.answers)]
        case "truefalse":
            right, wrong = sorted(offered.answers, key=lambda answer: -answer.share)
            said = f"#{_text(wrong.reason)}#{_text(right.reason)}" if right.reason or wrong.reason else ""
            return [f"{right.text.upper()}{said}"]
        case "shortanswer":
            return _short(question, offered, notes)
        case "numerical":
            if offered.unit:
                notes.say(question, f"GIFT has no units; {offered.unit} is left out.")
            return ["#", *(_number(answer) for answer in offered.answers)]
        case "match":
            return ["", *(f"={_text(_arrowless(pair.text))} -> {escaped(pair.right)}" for pair in offered.answers)]
        case "essay":
            notes.refuse(question, "GIFT has no place for points to name; Moodle XML has.")
            return None
        case "ordering":
            return _steps(question, offered, notes)
    notes.refuse(question, "GIFT has no texts with several blanks; Moodle XML has.")
    return None


def _text(text: str) -> str:
    """Write Markdown inside the answers, where the format of the question holds unless a text begins
    like a format or a share."""
    return f"[markdown]{escaped(text)}" if text.startswith(("[", "%")) else escaped(text)


def _arrowless(text: str) -> str:
    """An arrow parts a pair, and GIFT has no escape for it."""
    return text.replace("\\->", "->").replace("->", "-&gt;")


def _said(answer: Offered) -> str:
    return f"#{_text(answer.reason)}" if answer.reason else ""


def _option(answer: Offered, single: bool) -> str:
    weight = f"%{percentage(answer.share)}%" if answer.share else ""
    mark = "=" if single and answer.share == 1 else f"~{weight}"
    return f"{mark}{_text(answer.text)}{_said(answer)}"


def _short(question: Question, offered: Offer, notes: Notes) -> list[str] | None:
    if any("->" in answer.text for answer in offered.answers):
        notes.refuse(question, "In GIFT an answer with an arrow (->) makes a matching; Moodle XML can hold it.")
        return None
    return [
        "",
        *(
            f"=%{percentage(answer.share)}%{'[plain]' if answer.text.startswith('[') else ''}{escaped(answer.text)}"
            f"{_arrowless(_said(answer))}"
            for answer in offered.answers
        ),
    ]


def _number(answer: Offered) -> str:
    if answer.ends is None:
        wanted = "*"
    else:
        low, high = answer.ends
        wanted = f"{written(low)}:0" if low == high else f"{written(low)}..{written(high)}"
    return f"=%{percentage(answer.share)}%{wanted}{_said(answer)}"


def _steps(question: Question, offered: Offer, notes: Notes) -> list[str] | None:
    steps = [(answer.text, unmarked(answer.text)) for answer in offered.answers]
    if any(UNSAFE_STEP.search(text) for text, _ in steps):
        notes.refuse(question, "GIFT cannot hold these steps: braces, line breaks and escapes are not undone there.")
        return None
    if any(bare is None or bare != text for text, bare in steps):
        notes.say(question, "In GIFT steps are plain text; the marks of Markdown will be seen.")
    if any(answer.reason for answer in offered.answers):
        notes.say(question, "GIFT has no reasons for single steps; they are left out.")
    if offered.grading != "ALL_OR_NOTHING":
        notes.say(question, "Moodle cannot read from GIFT that the longest run counts; all or nothing is written.")
    return [f">{len(steps)} ALL VERTICAL ALL_OR_NOTHING HIDE none", *(text for text, _ in steps)]
