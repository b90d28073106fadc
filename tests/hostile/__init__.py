"""Texts made to be dear: for the tests, which count steps, and for `make bench`, which holds n against 2n."""

MARKS = [
    *("[", "![", "[a](", "[a][", "[[", "[[a|", "[a](<", "[](", '[a](b "', "[a]", "[a](b)", "![a](b)", "](", "("),
    *("*", "_", "*a ", "**a ", "_a ", "*_", "a*_", "***a ", "**a*", "*a**b ", "*a*", "~~a ", "~", "a*b**c ", "_a*b_c "),
    *(
        "`",
        "``a`",
        "a` ",
        "```\n",
        "~~~\n",
        "```a\n\n",
        "$",
        "$$",
        "$\\frac$ ",
        "{{c1::",
        "{{c1::a}} ",
        "{{a}} ",
        "==a== ",
        "}}",
        "{",
        "}",
        "=",
        "->",
        "#",
    ),
    *("<", "<a ", "<!--", "<br>", "<http:", "<a@b ", "&", "&#", "|", "a|", "\\", "\\[", ":", "::", "a: b\n", '"', "'"),
    *("> ", "> a\n", "> a\n\n", "- a\n", "- a\n\n", "- a\n\n    b\n\n", "1. a\n", "> - ", "- > ", "1. - ", "- "),
    *("# ", "# a\n", "---\n", "a\n---\n", "***\n", "[a]: b\n", "[a]:\n", "[^a]: b\n", "[^a] ", "|a|\n|-|\n", "    a\n"),
    *(" ", "\t", "\n", " \n", "a  \n", "a\n", "a\n\n", "x", "1 ", "1,", "1.", "http://a ", "é", "\u00a0"),
]
"""Every mark that means something to one of our readers, to be repeated without end."""


def repeated(unit: str, length: int) -> str:
    """`unit` again and again, in `length` characters."""
    return (unit * (length // len(unit) + 1))[:length]
