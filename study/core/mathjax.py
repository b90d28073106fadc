r"""TeX as the programs read it in which people keep notes (MathJax, KaTeX), in the TeX that our library reads: commands
and environments of common packages under other names, chemistry, and mathematics within words."""

import re

from study.core.chemistry import spelled

MACROS = {
    "dotsc": r"\ldots",
    "dotso": r"\ldots",
    "hdots": r"\ldots",
    "dotsb": r"\cdots",
    "dotsm": r"\cdots",
    "dotsi": r"\cdots",
    "widetilde": r"\tilde{#1}",
    "utilde": r"\underset{\sim}{#1}",
    "wideparen": r"\overparen{#1}",
    "overarc": r"\overparen{#1}",
    "varpropto": r"\propto",
    "smallint": r"\int",
    "substack": r"\begin{matrix}#1\end{matrix}",
    "textcircled": r"\boxed{#1}",
    "mathds": r"\mathbb{#1}",
    "pmb": r"\boldsymbol{#1}",
    "mbox": r"\text{#1}",
    "hbox": r"\text{#1}",
    "ensuremath": "#1",
    "nicefrac": "{#1}/{#2}",
    "sfrac": "{#1}/{#2}",
    "colorbox": "#2",
    "rotatebox": "#2",
    "require": r"\,",
    "placeholder": r"\square",
    "upmu": r"\mathrm{\mu}",
    "euro": r"\text{€}",
    "AA": r"\text{Å}",
    "angstrom": r"\text{Å}",
    "celsius": r"{}^\circ\mathrm{C}",
    "ohm": r"\Omega",
    "num": "#1",
    "unit": r"\mathrm{#1}",
    "si": r"\mathrm{#1}",
    "SI": r"#1\,\mathrm{#2}",
    "qty": r"\left(#1\right)",
    "abs": r"\left|#1\right|",
    "norm": r"\left\|#1\right\|",
    "dd": r"\mathrm{d}",
    "dv": r"\frac{\mathrm{d}#1}{\mathrm{d}#2}",
    "pdv": r"\frac{\partial #1}{\partial #2}",
    "differentialD": r"\mathrm{d}",
    "exponentialE": r"\mathrm{e}",
    "imaginaryI": r"\mathrm{i}",
}
"""Commands by what they are in the library's own."""
_ENVIRONMENTS = {
    "flalign": "align",
    "eqnarray": "align",
    "alignat": "align",
    "alignedat": "aligned",
    "split": "aligned",
    "tabular": "array",
    "displaymath": "gathered",
    "math": "gathered",
}
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(_ENVIRONMENTS)})(\*?)\}}(\{{\d+\}}(?=.))?", re.DOTALL)
_COUNTED = ("alignat", "alignedat")
"""Environments that are told how many columns they have."""
_NAMED = re.compile(r"\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])")
_TAG = re.compile(r"\\tag\*?\s*\{([^{}]*)\}")
_ANGLES = re.compile(r"\\(left|right|middle|[bB]igg?[lr]?)\s*([<>])")
_ANGLE = {"<": r"\langle ", ">": r"\rangle "}
_OPERATOR = re.compile(r"\\operatorname(\*?)\{\\(?:mathrm|text|rm)\{([^{}]*)\}\}")
_COLOURED = re.compile(r"\\text\{\\textcolor\{(\w+)\}\{([^{}]*)\}\}")
_GREY = re.compile(r"\\(textcolor|color)\{(light|dark|)grey\}")
_TEXT = re.compile(r"\\text(?:rm|bf|it|sf|tt|normal)?\{([^{}]*\$[^{}]*)\}")


def plain(source: str) -> str:
    """A formula in the TeX that the library reads, but for its MACROS."""
    if "\\" not in source:
        return source
    source = _NAMED.sub("", _TAG.sub(lambda found: rf"\qquad\text{{({found[1]})}}", spelled(source)))
    source = _ANGLES.sub(lambda found: f"\\{found[1]}{_ANGLE[found[2]]}", _ENVIRONMENT.sub(_renamed, source))
    source = _COLOURED.sub(r"\\textcolor{\1}{\\text{\2}}", _OPERATOR.sub(r"\\operatorname\1{\2}", source))
    return _TEXT.sub(_parted, _GREY.sub(r"\\\1{\2gray}", source))


def _renamed(found: re.Match[str]) -> str:
    side, name, star, columns = found.groups()
    kept = "" if name in _COUNTED else columns or ""
    starred = "*" if _ENVIRONMENTS[name] == "align" and star else ""
    return f"\\{side}{{{_ENVIRONMENTS[name]}{starred}}}{kept}"


def _parted(found: re.Match[str]) -> str:
    """Words with mathematics in them: the words stay words, the mathematics between them is set as such."""
    parts = found[1].split("$")
    if len(parts) % 2 == 0:
        return found[0]
    return "".join(part if at % 2 else rf"\text{{{part}}}" for at, part in enumerate(parts) if part)
