r"""Formulas in text: where one stands, and its MathML. The one module that imports the TeX library.

A formula is written `$x$`, `$$x$$`, `\(x\)`, `\[x\]` or `<math>…</math>`. A dollar sign in prose begins none:
outside the two signs stands no letter and no digit, but for letters of scripts that put words beside each other, and
inside no space; a space beside both where what stands between them has a sign of mathematics and no words. So neither
`$5 and $10` nor `$HOME/$USER` is a formula, and `値$x$は` and `$ a^2 $` are. An ending may stand right behind one that
begins with a letter alone, `$n$th`, and any word behind a command, `$\exists$one`; a formula right behind another,
`$$a$$$$b$$`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

import nh3
from math_core import LatexError, LatexToMathML

from study.core.limits import FORMULA, FORMULA_EXPANSIONS, FORMULA_LEVELS, FORMULA_OPEN, FORMULA_WIDTH
from study.core.mathjax import MACROS, plain
from study.core.problem import Problem
from study.core.text.code import CODE

# Scripts without spaces, and Korean, whose particles follow at once: their letters stand right beside a formula.
_CLOSE = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
)
_LETTER = rf"[^\W{_CLOSE}]"
_BEHIND = r"(?:(?<![\\$])|(?<=[^\s\\$]\$\$))"  # also right behind a formula that two signs closed
_OPENS, _CLOSES = rf"{_BEHIND}(?<!{_LETTER})\$", rf"\$(?!\$|{_LETTER})"
# What tells a formula with a space beside both signs from two sums of money: a command, letters that are no words, or
# numbers on both sides of a relation.
_SPACED = (
    r" (?=[^$\n]*\\[A-Za-z]|(?=[\d(-])(?=[^=<>$\n]*+[=<>])[\d ().,+*/^=<>-]++\$"
    r"|(?=[^$\n]*[A-Za-z])(?:[A-Za-z](?![A-Za-z])|[_^]\{[^{}$\n]*\}|[ !-#%-@\[-_{-~])*\$)"
    r"(?:[^\\$\n`\x02]|\\[^\n`\x02])++(?<= )(?<![=<>+*/,-] )"
)
# What may stand right before a letter: a formula of one letter, and what hangs on it, before the ending of an ordinal
# or a plural; one of a command before anything. "$a$b" and "$a,$s" are variables of a shell.
_ENDINGS = (
    "s|th|st|nd|rd|e|er|re|ère|ème|ième|eme|ieme|te|ter|tes|ten|tem|de|ste|fach|fache|mal|simo|ésimo|ésima|esimo|esima"
)
_ONE_LETTER = r"\(?[A-Za-z](?:[_^+-][\w{}()^+-]{0,20}(?<=[\w})]))?\)?"
_COMMAND = r"\\[A-Za-z]+(?:[^\\$\s`\x02]|\\[^\s`\x02]){0,60}"
# Within a formula a line may end, but neither may the paragraph, nor may a list or a quote begin. No backtick
# stands in one, and no U+0002, which stands for what the Markdown library has taken out.
_LINE = r"\n(?![ \t]*(?:\n|$|>|[-*+][ \t]|\d{1,9}[.)][ \t]))"
FORMULA_IN_TEXT = (
    r"(?:(?=[$\\<])(?:"  # nothing else is looked at where none can begin
    r"(?:(?<![\\$])|(?<=[^\s\\$]\$\$)(?=\$\$\S[^\n$]*\$))"
    r"\$\$(?P<dollars2>(?:[^\\$\n`\x02]|\\[^\n`\x02]|\n(?![ \t]*\n))++)\$\$(?:\$\$\$\$)*"
    rf"|{_OPENS}(?P<dollars>(?![\s$])(?:[^\\$\n`\x02]|\\[^\n`\x02]|{_LINE})++)(?<!\s){_CLOSES}"
    rf"|{_OPENS}(?P<spaced>{_SPACED}){_CLOSES}"
    rf"|{_OPENS}(?P<letter>{_ONE_LETTER})\$(?=(?:{_ENDINGS})(?![\w$]))"
    rf"|{_OPENS}(?P<command>{_COMMAND})\$(?=[^\W\d_])"
    rf"|(?<!\\)\\\((?P<round>(?:[^\\\n`\x02]|\\[^()\n`\x02]|{_LINE})++)\\\)"
    r"|(?<!\\)\\\[(?P<square>(?:[^\\\n`\x02]|\\[^\[\]\n`\x02]|\n(?![ \t]*\n))++)\\\]"
    r"|(?P<mathml><math(?=[\s>])(?:[^<`\x02]|<(?!/?math[\s>]))*+</math>)))"
)
"""A formula as part of a pattern. It looks at a text once, whatever stands in it."""
MATHML_IN_TEXT = r"<math(?=[\s>])(?:[^<]|<(?!/?math[\s>]))*+</math>"
"""MathML in HTML of other tools, as part of a pattern."""
_SOURCE = re.compile(
    r"<annotation\s[^<>]*encoding=.(?:application/x-)?(?:la)?tex\b[^<>]*>(?P<tex>[^<]*)<", re.IGNORECASE
)
_FORMULA = re.compile(FORMULA_IN_TEXT)
_CODE_OR_FORMULA = re.compile(rf"{CODE}|{FORMULA_IN_TEXT}")
_UNKNOWN = re.compile(r'Unknown command "\\([A-Za-z]+)"')
_MOST_UNKNOWN = 8  # commands of a formula: each is read for anew
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
_BRACKET = re.compile(
    r"(?P<opens>[(\[⟨（]|\\(?:\{|(?:langle|lfloor|lceil|lvert|lVert|lbrace|lbrack|lgroup|llbracket)(?![A-Za-z])))"
    r"|[)\]⟩）]|\\(?:\}|(?:rangle|rfloor|rceil|rvert|rVert|rbrace|rbrack|rgroup|rrbracket)(?![A-Za-z]))"
)
_STYLE = re.compile(r' style="([^"]*)"')
_LENGTH = re.compile(r"-?\d+(?:\.\d+)?(?:em|ex|px|pt)?")

MATHML = {
    *("math", "mi", "mn", "mo", "mtext", "mspace", "ms", "mrow", "mfrac", "msqrt", "mroot", "mstyle", "mpadded"),
    *("mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts"),
    *("mtable", "mtr", "mtd", "menclose", "merror"),
}
"""The elements of a formula. None of them loads, links or runs anything."""
_LENGTHS = {"width", "height", "depth", "lspace", "rspace", "voffset", "linethickness", "minsize", "maxsize"}
_WORDS = {
    *("display", "alttext", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "symmetric", "largeop"),
    *("movablelimits", "form", "fence", "separator", "accent", "accentunder", "notation", "class"),
}
MATHML_ATTRIBUTES = dict.fromkeys(MATHML, _LENGTHS | _WORDS)
LEFT, RIGHT = "math-left", "math-right"
"""The classes of cells in a formula; the policy of our pages forbids styles."""


@dataclass(frozen=True, slots=True)
class Formula:
    r"""A formula. `source` is TeX, or MathML where `is_mathml`; `is_display` says that it stands on a line of its
    own; `written` is all of it as it stood in its text, from `start` to `end`."""

    source: str
    written: str
    is_display: bool = False
    is_mathml: bool = False
    start: int = 0
    end: int = 0


def may_hold_formula(text: str) -> bool:
    """Whether a formula may stand in a text: a plain look is far cheaper than the pattern."""
    return "$" in text or "\\" in text or "<math" in text


def formulas(text: str) -> Iterator[Formula]:
    """The formulas in a text of Markdown, in order; what stands in code within a line is none."""
    if not may_hold_formula(text):
        return iter(())
    return (formula(found) for found in _CODE_OR_FORMULA.finditer(text) if found["ticks"] is None)


def bare_formulas(text: str) -> Iterator[Formula]:
    """The formulas in a text where backticks mean nothing."""
    return map(formula, _FORMULA.finditer(text))


def formula(found: re.Match[str]) -> Formula:
    """The formula that a pattern with `FORMULA_IN_TEXT` found."""
    names = ("dollars2", "dollars", "spaced", "letter", "command", "round", "square", "mathml")
    name = next(name for name in names if found[name] is not None)
    is_display = name in ("dollars2", "square")
    return Formula(found[name].strip(), found[0], is_display, name == "mathml", found.start(), found.end())


def tex(shown: Formula) -> str:
    r"""A formula as other tools write it in their HTML, `\(x\)` or `\[x\]`; MathML as it is."""
    if shown.is_mathml:
        return _cleaned(shown.source)
    opening, closing = (r"\[", r"\]") if shown.is_display else (r"\(", r"\)")
    return escape(f"{opening}{shown.source}{closing}", quote=False)


def in_dollars(shown: Formula, before: str, after: str) -> str:
    """A formula as our Markdown has it, between these two texts: in dollar signs where they can hold it."""
    source = " ".join(shown.source.split())
    written = source if shown.is_mathml else f"$${source}$$" if shown.is_display else f"${source}$"
    again = next(bare_formulas(f"{before[-1:]}{written}{after[:1]}"), None)
    return written if again and again.written == written and again.source == source else shown.written


def from_mathml(html: str) -> str:
    """A formula in MathML of another tool as our Markdown has it: by its source in TeX where that stands beside it,
    else as MathML on a line."""
    is_display = re.search(r"\bdisplay=.block", html.partition(">")[0]) is not None
    source = unescape(found["tex"]).strip() if (found := _SOURCE.search(html)) else ""
    for one in bare_formulas(f"$${source}$$" if is_display else f"${source}$"):
        if one.source == source and isinstance(mathml(one), str):
            return one.written
    cleaned = " ".join(_cleaned(html).replace("`", "&#96;").split())
    return cleaned if next(bare_formulas(cleaned), None) else ""


def mathml(shown: Formula) -> str | Problem:
    """The MathML of a formula, with its source as the words of it. What would cost more than its worth is refused
    before it is read."""
    return _mathml(shown.source, shown.is_display, shown.is_mathml)


def legible(shown: Formula) -> str | Problem:
    """The MathML of a formula as people's own programs show it: a command that nobody knows, such as one of the
    preamble of a vault, is shown by its name."""
    return _legible(shown.source, shown.is_display, shown.is_mathml)


def unknown_command(fault: Problem) -> str:
    """The name of the command because of which a formula could not be read; "" where it was something else."""
    found = _UNKNOWN.search(fault.message)
    return found[1] if found else ""


@lru_cache(maxsize=4096)
def _legible(source: str, is_display: bool, is_mathml: bool) -> str | Problem:
    made = _mathml(source, is_display, is_mathml)
    names: list[str] = []
    while isinstance(made, Problem) and (name := unknown_command(made)) and len(names) < _MOST_UNKNOWN:
        if name in names:
            break
        names.append(name)
        made = _mathml(source, is_display, is_mathml, tuple(names))
    return made


@lru_cache(maxsize=4096)
def _mathml(source: str, is_display: bool, is_mathml: bool, named: tuple[str, ...] = ()) -> str | Problem:
    if len(source) > FORMULA:
        return _unreadable(source, f"It is longer than {FORMULA:,} characters.")
    if is_mathml:
        return _cleaned(source)
    if words := _fault(source):
        return _unreadable(source, words)
    try:
        macros = MACROS | {name: rf"\mathrm{{{name}}}" for name in named}
        library = LatexToMathML(fancy_error=False, max_expansions=FORMULA_EXPANSIONS, macros=macros)
        made = library.convert_with_local_state(plain(source), displaystyle=is_display)
    except LatexError as fault:
        return _unreadable(source, str(fault).partition(": ")[2])
    except UnicodeEncodeError:
        return _unreadable(source, "It holds half a character.")
    if made.endswith(("<math></math>", '"block"></math>')):
        return _unreadable(source, "It shows nothing.")
    cleaned = _cleaned(_STYLE.sub(_aligned, made))
    return cleaned.replace("<math", f'<math alttext="{escape(source)}"', 1)


def _fault(source: str) -> str:
    """What keeps TeX from being read at bounded cost, or from being shown whole; "" where nothing does."""
    level = deepest = 0
    for mark in re.findall(r"\\.|[{}]", source, re.DOTALL):
        level += (mark == "{") - (mark == "}")
        deepest = max(deepest, level)
    if deepest > FORMULA_LEVELS:
        return f"More than {FORMULA_LEVELS} braces stand inside each other."
    if _left_open(source) > FORMULA_OPEN:
        return f"More than {FORMULA_OPEN} brackets are opened and not closed."
    if re.search(r"\\(?:[gex]?def|(?:(?:re)?new|provide)command|let)(?![a-zA-Z])", source):
        return "A formula cannot define commands."
    return r"Write a percent sign as \%; alone it hides what follows." if _COMMENT.search(source) else ""


def _left_open(source: str) -> int:
    """How many brackets of a formula are not closed. The library tries every way to pair them: one more doubles what
    it does."""
    left = 0
    for found in _BRACKET.finditer(source):
        left = left + 1 if found["opens"] else max(0, left - 1)
    return left


def _unreadable(source: str, words: str) -> Problem:
    short = " ".join(source.split())
    short = short if len(short) <= 40 else f"{short[:39]}…"
    shown = "is shown with names in place of commands" if _UNKNOWN.search(words) else "is shown as written"
    return Problem(f"The formula {short} cannot be read and {shown}. {words}", severity="warning")


def _aligned(found: re.Match[str]) -> str:
    side = re.search(r"text-align: (left|right)", found[1])
    return f' class="{LEFT if side[1] == "left" else RIGHT}"' if side else ""


def _cleaned(html: str) -> str:
    """MathML without anything that is none, and without spaces that would push the rest from the page."""
    return nh3.clean(
        html,
        tags=MATHML,
        clean_content_tags={"annotation", "annotation-xml", "script", "style"},
        attributes=MATHML_ATTRIBUTES,
        attribute_filter=_kept,
        link_rel=None,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    if name in _LENGTHS:
        fits = _LENGTH.fullmatch(value.strip()) and abs(float(value.strip().rstrip("emxpt"))) <= FORMULA_WIDTH
        return value if fits else None
    return value if name != "class" or value in (LEFT, RIGHT) else None
