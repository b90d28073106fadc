r"""Chemical formulas within formulas: `\ce{2H2O -> 2H2 + O2}`, as the package mhchem for TeX has them, in plain TeX.

What mhchem's manual shows of everyday use is read: amounts, charges, isotopes, brackets, bonds, arrows with words on
them, states, words in quotes, mathematics in dollar signs; and `\pu{8.3 J/mol}`, an amount with its unit. What else
stands there is set as it is.
"""

import re

_BEGUN = re.compile(r"\\(ce|pu)\s*\{")
_ARROWS = {
    "<=>>": "\\rightleftharpoons",
    "<<=>": "\\rightleftharpoons",
    "<=>": "\\rightleftharpoons",
    "<-->": "\\rightleftarrows",
    "<->": "\\leftrightarrow",
    "->": "\\rightarrow",
    "<-": "\\leftarrow",
    "⟶": "\\rightarrow",
    "→": "\\rightarrow",
    "⇌": "\\rightleftharpoons",
}
_ARROW = re.compile("|".join(map(re.escape, _ARROWS)))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:/\d+)?")
_COUNT = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_RAISED = re.compile(r"\d*[+-]|\d+|[^\W\d_]|\\[A-Za-z]+")
_CHARGE = re.compile(r"[+-](?![^\W_]|[({\[\\])")
"""A sign that ends what it stands behind; before more of a substance it is a bond."""
_BONDS = {"-": "{-}", "=": "{=}", "#": "{\\equiv}", "~": "{-}"}
_MARKS = {".": "\\cdot ", "*": "\\cdot ", "·": "\\cdot ", "%": "\\%", "&": "\\&"}


def spelled(source: str) -> str:
    r"""TeX without `\ce` and `\pu`. What is not closed stays as it is."""
    made, at = "", 0
    while found := _BEGUN.search(source, at):
        end = _closing(source, found.end())
        if end < 0:
            break
        inner = source[found.end() : end]
        made += source[at : found.start()] + "{" + (_substance(inner) if found[1] == "ce" else _unit(inner)) + "}"
        at = end + 1
    return made + source[at:]


def _closing(text: str, at: int) -> int:
    """The index of the brace that closes what is open before `at`; -1 where none does."""
    level = 1
    for index in range(at, len(text)):
        if text[index - 1 : index] == "\\":
            continue
        level += (text[index] == "{") - (text[index] == "}")
        if level == 0:
            return index
    return -1


def _unit(text: str) -> str:
    number, _, unit = text.strip().partition(" ")
    if not unit:
        return f"\\mathrm{{{number}}}"
    return f"{number}\\,\\mathrm{{{unit.strip().replace(' ', chr(92) + ',')}}}"


def _substance(text: str) -> str:
    """What stands in braces behind `\\ce`. `counted` says that a number here counts atoms, and is no amount of
    substance: it stands right behind one, or behind a bracket."""
    made, at, counted = "", 0, False
    while at < len(text):
        piece, after, counted = _piece(text, at, counted)
        made += piece
        at = after
    return made


def _piece(text: str, at: int, counted: bool) -> tuple[str, int, bool]:
    sign = text[at]
    if sign.isspace():
        return ("" if _beside_arrow(text, at) else "\\ "), _behind_blanks(text, at), False
    if found := _ARROW.match(text, at):
        return *_arrow(text, found), False
    if sign in "^_":
        return *_raised(text, at), True
    if (found := _CHARGE.match(text, at)) and counted:
        return f"^{{{sign}}}", found.end(), True
    if sign in "+-" and not counted:
        return f" {sign} ", at + 1, False
    if sign == "$" and (end := text.find("$", at + 1)) > 0:
        return f"{{{text[at + 1 : end]}}}", end + 1, True
    if sign == '"' and (end := text.find('"', at + 1)) > 0:
        return f"\\text{{{text[at + 1 : end]}}}", end + 1, True
    if sign == "{" and (end := _closing(text, at + 1)) > 0:
        return f"{{{_substance(text[at + 1 : end])}}}", end + 1, True
    if sign == "\\":
        return *_command(text, at), True
    if counted and (found := _COUNT.match(text, at)):
        return f"_{{{found[0]}}}", found.end(), True
    if found := _NUMBER.match(text, at):
        above, _, below = found[0].partition("/")
        return (f"\\tfrac{{{above}}}{{{below}}}" if below else f"{above}\\,"), found.end(), False
    if found := _LETTERS.match(text, at):
        return f"\\mathrm{{{found[0]}}}", found.end(), True
    if sign in _BONDS and counted:
        return _BONDS[sign], at + 1, False
    return _MARKS.get(sign, sign), at + 1, sign in ")]"


def _behind_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _beside_arrow(text: str, at: int) -> bool:
    """Whether blanks stand beside an arrow or at an end, which keep their own distance."""
    before, after = text[:at].rstrip(), text[_behind_blanks(text, at) :]
    return not before or not after or _ARROW.match(after) is not None or before.endswith((*_ARROWS, "]"))


def _arrow(text: str, found: re.Match[str]) -> tuple[str, int]:
    """An arrow with what stands on it and below it, each in brackets behind it."""
    words, at = list[str](), found.end()
    while text[at : at + 1] == "[" and len(words) < 2 and (end := text.find("]", at)) > 0:
        words.append(_substance(text[at + 1 : end]))
        at = end + 1
    arrow = _ARROWS[found[0]]
    for place, word in zip(("overset", "underset"), words, strict=False):
        arrow = f"\\{place}{{{word}}}{{{arrow}}}" if word else arrow
    return f" {arrow} ", at


def _raised(text: str, at: int) -> tuple[str, int]:
    """What stands above or below a line: in braces, or a number with its sign."""
    if text[at + 1 : at + 2] == "{" and (end := _closing(text, at + 2)) > 0:
        inner = text[at + 2 : end]
        plain = re.fullmatch(r"[\w+\-.,]*", inner) is not None
        return f"{text[at]}{{\\mathrm{{{inner}}}}}" if plain else f"{text[at]}{{{inner}}}", end + 1
    found = _RAISED.match(text, at + 1)
    if found:
        base = "" if at and not text[at - 1].isspace() else "{}"
        return f"{base}{text[at]}{{{found[0]}}}", found.end()
    return ("\\uparrow " if text[at] == "^" else "\\_"), at + 1


def _command(text: str, at: int) -> tuple[str, int]:
    """A command of TeX with what it is given in braces, as it is."""
    found = _COMMAND.match(text, at)
    if found is None:
        return "", at + 1
    end = found.end()
    while end < len(text) and text[end] == "{" and (closing := _closing(text, end + 1)) > 0:
        end = closing + 1
    return f"{text[at:end]} " if end == found.end() else text[at:end], end
