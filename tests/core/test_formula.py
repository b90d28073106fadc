"""Formulas: where one stands, what is shown of it, and what is refused before it costs anything."""

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.formula import MATHML, Formula, formulas, legible, mathml
from study.core.limits import FORMULA, FORMULA_LEVELS, FORMULA_OPEN
from study.core.notes.inline import read
from study.core.notes.reader import parse
from study.core.problem import Problem
from study.core.questions.source.reader import parse_question
from study.web import rendering

QUESTION = "## Sums {{#sums}}\n\nWhat is {stem}?\n\n- [x] {option}\n  > Because.\n- [ ] two\n  > No.\n"


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("the $x_1$ and ($y$)", ["x_1", "y"]),
        (r"\(a\), \[b\] and $$c$$", ["a", "b", "c"]),
        ("$$\n\\frac12\n$$", [r"\frac12"]),
        (r"$a\$b$", [r"a\$b"]),
        ("$5 and $10, US$5-$10", []),
        ("$HOME/$USER and $LATEST, $LATEST", []),
        (r"\$x\$", []),
        ("`$x$` and ``\\(x\\)``", []),
        ("$ x$ and $x $", []),
        ("集合$X$上の$n$次元", ["X", "n"]),
        ("행렬 $A$의 값, 變數$y$", ["A", "y"]),
        ("价格从$5到$10，变量$HOME和$PATH，US$5", []),
        (r"then $ y = \bar{A} $ and $ 0 + n = x_{max} $", [r"y = \bar{A}", "0 + n = x_{max}"]),
        ("it costs $ 5 now, then $ 6 a week, or $ 5 - $ 10", []),
        ("the $n$th of $(n+1)$st, all $a_i$s, die $k$te, le $n$ième", ["n", "(n+1)", "a_i", "k", "n"]),
        (r"there $\exists$one, and 2 $\cdot$x", [r"\exists", r"\cdot"]),
        ("$a$b and $a,$s, $i-$s, $HOME$s, $key$th and $5$th, $x$bar", []),
        ("so $ 0 + 1 = 1 $ and $ 2 < 3 $ and $ (1 + 2) / 3 = 1 $", ["0 + 1 = 1", "2 < 3", "(1 + 2) / 3 = 1"]),
        ("$ 5 = $ 5, $ 5 + $ 5 = $ 10, $ 5 - 10 $, $ 3 $ and $ = 5 $", []),
        ("$$a$$$$b$$ and $$c$$$x$", ["a", "b", "c", "x"]),
        ("it was $$$$ once, and $$ then", []),
        ("one$$a $$$$$$two", ["a"]),
        ("one$$$$\ntwo $$a$$ and$$$$ $$b$$", ["a", "b"]),
        ("$a\n\nb$", []),
        ("- $a\n- b$", []),
        ("<math><mi>x</mi></math>", ["<math><mi>x</mi></math>"]),
    ],
)
def test_where_a_formula_stands(text: str, sources: list[str]) -> None:
    assert [one.source for one in formulas(text)] == sources


@given(st.lists(st.integers(0, 9999).map(lambda sum: f"${sum:,}"), min_size=1, max_size=6))
def test_sums_of_money_are_no_formula(sums: list[str]) -> None:
    for between in (" ", " and ", "-", "/", ", ", " - ", " = ", " + ", " of ", "th ", "s and "):
        text = between.join(sums)
        assert not list(formulas(text))
        assert not list(formulas(text.replace("$", "$ ")))
        assert rendering.inline(f"It costs {text}.") == f"It costs {text}."


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\foo", "Unknown command"),
        (r"\frac{1}", "Expected argument"),
        ("{" * (FORMULA_LEVELS + 1) + "}" * (FORMULA_LEVELS + 1), "inside each other"),
        ("x" * (FORMULA + 1), "longer than"),
        (r"\def\a{\a\a}\a", "cannot define"),
        (r"\newcommand{\a}{\a\a}\a", "cannot define"),
        ("50%", "percent"),
        (r"\href{javascript:alert(1)}{x}", "Unknown command"),
        ("", "shows nothing"),
    ],
)
def test_what_cannot_be_read_is_a_problem(source: str, words: str) -> None:
    fault = mathml(Formula(source, f"${source}$"))
    assert isinstance(fault, Problem) and words in fault.message


def test_nothing_in_a_formula_runs_loads_or_pushes_the_page_apart() -> None:
    texts = [
        r"$\text{<script>alert(1)</script>}$",
        "<math><mi onclick=x>x</mi><script>1</script><mtext><img src=x></mtext></math>",
        r"$\hspace{1000em}x$",
        r"$\begin{cases}a&b\\c&d\end{cases}$",
    ]
    for text in texts:
        html = rendering.block(text)
        assert "<math" in html
        assert not re.search(r"<(script|img)|onclick| style=|1000em\"", html)


PIECES = [
    "x",
    "$",
    "$$",
    r"\(",
    r"\)",
    r"\frac",
    "{",
    "}",
    "<math>",
    "</math>",
    "<mi>",
    "%",
    "&",
    '"',
    "^",
    "_",
    "`",
    " ",
]


@settings(max_examples=300)
@example("<math>`x`</math>")
@example(r"$\`x`$ $a\``y``$")
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_any_text_gives_only_elements_of_formulas_and_ours(text: str) -> None:
    html = rendering.block(text)
    allowed = MATHML | rendering.BLOCK_TAGS | rendering.INLINE_TAGS
    assert {tag.lower() for tag in re.findall(r"<(\w+)", html)} <= allowed


def test_a_formula_is_told_by_its_source() -> None:
    assert '<math alttext="\\frac{1}{2}">' in rendering.inline(r"$\frac{1}{2}$")
    assert '<math alttext="x" display="block">' in rendering.inline("$$x$$")
    assert rendering.words(r"half, $\frac{1}{2}$ < *one*") == r"half, $\frac{1}{2}$ &lt; one"


def test_an_unreadable_formula_is_shown_as_written_and_named_with_its_line() -> None:
    assert rendering.inline(r"$\frac{a_2*$ is a_2*") == r"$\frac{a_2*$ is a_2*"
    question, problems = parse_question(QUESTION.format(stem=r"$\foo$", option=r"\(\frac{1}\)"))
    assert question is not None
    assert [(one.line, one.severity) for one in problems if "formula" in one.message] == [
        (3, "warning"),
        (5, "warning"),
    ]


def test_a_formula_that_explodes_is_shown_as_written_and_named_before_it_costs_anything() -> None:
    """Each is refused for what stands in it, before the library sees it."""
    deep = r"\frac{" * (FORMULA_LEVELS + 1) + "1" + "}{2}" * (FORMULA_LEVELS + 1)
    for source, why in (
        (deep, "inside each other"),
        ("{" * 100_000 + "}" * 100_000, "longer than"),
        (r"\frac12" * 50_000, "longer than"),
        ("(" * (FORMULA_OPEN + 1), "opened and not closed"),
        (r"{\langle} " * 60 + "x", "opened and not closed"),
        (r"\{[(|" * 20 + "2", "opened and not closed"),
        (r"\def\x{\x\x}\x", "cannot define"),
        (r"\def\x#1{\x{#1#1}}\x{y}", "cannot define"),
        (r"\gdef\x{\x}\x", "cannot define"),
        (r"\let\x\x\x", "cannot define"),
        (r"\newcommand{\x}{\x\x}\x", "cannot define"),
        (r"\providecommand\x{\x\x}\x", "cannot define"),
    ):
        name, written = source[:40], f"${source}$"
        assert written in unescape(rendering.inline(written)), name
        assert "<math" not in rendering.block(written), name
        fault = mathml(Formula(source, written))
        assert isinstance(fault, Problem) and why in fault.message, name
        _, problems = parse_question(QUESTION.format(stem=written, option="one"))
        assert [one.line for one in problems if why in one.message] == [3], name
    flat = r"\frac{1}{" * FORMULA_LEVELS + "2" + "}" * FORMULA_LEVELS
    assert "<mfrac" in rendering.inline(f"${flat}$"), "as deep as may be is shown"


def test_what_nests_without_braces_or_stands_for_other_commands_comes_to_an_end() -> None:
    for piece in (r"\frac1", r"\sqrt ", r"\left(", r"x^", r"\begin{matrix}", r"\textcolor{red}x", r"\text{\(", "{x}_"):
        source = piece * (FORMULA // len(piece) - 1) + "2"
        shown = mathml(Formula(source, f"${source}$"))
        assert isinstance(shown, Problem) or len(shown) < 100 * FORMULA, piece
        assert "$" in rendering.block(f"${source}$") or isinstance(shown, str), piece


def test_a_command_of_ones_own_is_shown_by_its_name_and_told_once() -> None:
    text = "The flux is $\\oint \\flux S$.\n\nIt is $\\flux{2} + \\konst$ here, and $\\frac{a}{$ there."
    shown = [legible(one) for one in formulas(text)]
    assert "flux" in str(shown[0]) and "<mo" in str(shown[0])
    assert "konst" in str(shown[1]) and isinstance(shown[2], Problem)
    told = [problem.message for problem in parse(text).problems]
    assert [one for one in told if "flux" in one] == [
        "\\flux is no command of TeX that is known: in formulas its name is shown"
    ]
    assert len([one for one in told if "shown as written" in one]) == 1


def test_what_is_typed_is_no_formula() -> None:
    _, problems = parse_question("## N {#n}\n\nWhich?\n\n- [=] /\\(\\d+\\)/\n")
    assert not [one for one in problems if "formula" in one.message]


def test_a_blank_tears_no_formula() -> None:
    question, problems = parse_question("## B {#b}\n\nIt is $a {{c1::b}} c$.\n")
    assert question is None and "inside a formula" in problems[0].message
    assert parse_question("## B {#b}\n\nIt is $\\frac{{a}}{b}$, {{c1::b}}.\n")[0] is not None


def test_cleaning_leaves_formulas_and_code_alone() -> None:
    for text in ("$x <i$ and $j> k$", "`a <b> c`", r"\(x <b\) and \(c> y\)"):
        assert read(text).text == text


def test_brackets_that_are_closed_and_half_open_intervals_are_shown() -> None:
    for source in ("(" * 60 + "x" + ")" * 60, r"]0,1[ \cup " * 30 + "x", r"\left( [x) \right] " * 20 + "x"):
        assert "<math" in rendering.inline(f"${source}$"), source[:20]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\begin{flalign*} a &= b \\ c &= d \end{flalign*}", r"\begin{align*} a &= b \\ c &= d \end{align*}"),
        (r"\begin{alignat}{2} a &= b \end{alignat}", r"\begin{align} a &= b \end{align}"),
        (r"\begin{split} a &= b \end{split}", r"\begin{aligned} a &= b \end{aligned}"),
        (r"\begin{tabular}{c|c} a & b \end{tabular}", r"\begin{array}{c|c} a & b \end{array}"),
        (r"a \tag{1} \label{one} \nonumber", r"a \qquad\text{(1)}  "),
        (r"\text{if $x$ is left}", r"\text{if }x\text{ is left}"),
        (r"\text{costs $5}", r"\text{costs $5}"),
        (r"\left< a \right>", r"\left\langle a \right\rangle "),
        (r"\operatorname*{\mathrm{lim sup}}_k", r"\operatorname*{lim sup}_k"),
        (r"\text{\textcolor{grey}{His}}", r"\textcolor{gray}{\text{His}}"),
        (r"a_1,\dotsc,a_n", r"a_1,\ldots,a_n"),
        (r"\dv{f}{x} = \norm{x}", r"\frac{\mathrm{d}f}{\mathrm{d}x} = \left\|x\right\|"),
    ],
)
def test_a_formula_of_the_programs_notes_are_kept_in_is_read(written: str, shown: str) -> None:
    made, same = (mathml(Formula(one, one, is_display=True)) for one in (written, shown))
    if isinstance(same, Problem):
        assert isinstance(made, Problem)
        return
    assert isinstance(made, str)
    bare = re.compile(r' alttext="[^"]*"|<mspace></mspace>|</?mrow>|<math[^>]*>')
    assert bare.sub("", made) == bare.sub("", same)
