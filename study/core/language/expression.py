"""The small language of computed questions: arithmetic, comparisons and a choice between two values.

Nothing in it can loop, call back or reach an object: a dotted name is a path into plain data. This module
parses text into a tree of bounded size; `value` evaluates the tree.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LONGEST = 400
"""Characters of one expression."""

MOST_PARTS = 100
"""Numbers, names and operations of one expression."""

DEEPEST = 20
"""Brackets, signs and choices inside each other."""

type Value = int | float | bool | str
type Node = Constant | Name | Unary | Binary | Compared | Both | Choice | Call


@dataclass(frozen=True, slots=True)
class Constant:
    value: Value
    at: int


@dataclass(frozen=True, slots=True)
class Name:
    """A declared name, and the way from there into its data: ("sim", "functions", "0", "cold")."""

    path: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Unary:
    """ "-", "+" or "not"."""

    operator: str
    operand: Node
    at: int


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: Node
    right: Node
    at: int


@dataclass(frozen=True, slots=True)
class Compared:
    """`first < second <= third`: every step has to hold."""

    first: Node
    steps: tuple[tuple[str, Node], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Both:
    """ "and" or "or"."""

    operator: str
    left: Node
    right: Node
    at: int


@dataclass(frozen=True, slots=True)
class Choice:
    """`yes if test else no`."""

    test: Node
    yes: Node
    no: Node
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple[Node, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Expression:
    """What was written, and the tree it means. `names` are those it begins a path with."""

    text: str
    root: Node
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an expression, in words, and the place in its text, from 0."""

    message: str
    at: int = 0

    def about(self, text: str) -> str:
        """Return the fault as a sentence about the expression `text`."""
        return f"In {text[:60]!r}, character {self.at + 1}: {self.message}."


# The fewest and most arguments of each function.
FUNCTIONS = {"abs": (1, 1), "ceil": (1, 1), "floor": (1, 1), "max": (2, 10), "min": (2, 10), "round": (1, 2)}
WORDS = frozenset({"and", "or", "not", "if", "else", "true", "false"})
RESERVED = WORDS | FUNCTIONS.keys()
"""What nothing can be named."""

TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<name>[A-Za-z_]\w*(?:\.(?:[A-Za-z_]\w*|\d+))*)
    |(?P<text>"[^"\n]*"|'[^'\n]*')
    |(?P<operator>\*\*|//|<=|>=|==|!=|[-+*/%<>(),])
    )""",
    re.VERBOSE | re.ASCII,
)
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
END = "its end"


@dataclass(frozen=True, slots=True)
class _Token:
    sort: str
    text: str
    at: int


class _RefusedError(Exception):  # it leaves this module as a Fault only
    def __init__(self, message: str, at: int) -> None:
        self.fault = Fault(message, at)


def read(text: str) -> Expression | Fault:
    """Read an expression; operators bind as in Python. Never raises, whatever the text."""
    if len(text) > LONGEST:
        return Fault(f"an expression has {LONGEST} characters at most", LONGEST)
    try:
        reader = _Reader(list(_tokens(text)))
        root = reader.whole()
    except _RefusedError as refused:
        return refused.fault
    return Expression(text, root, frozenset(reader.names))


def _tokens(text: str) -> Iterator[_Token]:
    place, end = 0, len(text.rstrip())
    while place < end:
        found = TOKEN.match(text, place)
        if not found or not found.lastgroup:
            at = place + len(text[place:]) - len(text[place:].lstrip())
            hint = "; write == to compare" if text[at] == "=" else ""
            raise _RefusedError(f"{text[at]!r} means nothing here{hint}", at)
        yield _Token(found.lastgroup, found[found.lastgroup], found.start(found.lastgroup))
        place = found.end()
    yield _Token("end", END, end)


class _Reader:
    """Reads tokens from the loosest operator to the tightest, as Python's grammar nests them."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens, self.here = tokens, 0
        self.depth = self.parts = 0
        self.names: set[str] = set()

    def whole(self) -> Node:
        root = self._choice()
        if self._token.sort != "end":
            raise _RefusedError(f"an operator is missing before {self._token.text!r}", self._token.at)
        return root

    @property
    def _token(self) -> _Token:
        return self.tokens[self.here]

    def _take(self, *texts: str) -> _Token | None:
        """Step over the next token where it is an operator or a word among `texts`."""
        token = self._token
        if token.sort not in ("operator", "name") or token.text not in texts:
            return None
        self.here += 1
        return token

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise _RefusedError(f"{text!r} is missing before {self._shown()}", self._token.at)

    def _shown(self) -> str:
        return END if self._token.sort == "end" else repr(self._token.text)

    def _counted[N: Node](self, node: N) -> N:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise _RefusedError(f"an expression has {MOST_PARTS} parts at most", node.at)
        return node

    def _inside(self, read: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _RefusedError(f"an expression is nested {DEEPEST} deep at most", self._token.at)
        node = read()
        self.depth -= 1
        return node

    def _choice(self) -> Node:
        yes = self._either()
        if not (token := self._take("if")):
            return yes
        test = self._either()
        self._expect("else")
        return self._counted(Choice(test, yes, self._inside(self._choice), token.at))

    def _either(self) -> Node:
        left = self._all()
        while token := self._take("or"):
            left = self._counted(Both("or", left, self._all(), token.at))
        return left

    def _all(self) -> Node:
        left = self._not()
        while token := self._take("and"):
            left = self._counted(Both("and", left, self._not(), token.at))
        return left

    def _not(self) -> Node:
        if token := self._take("not"):
            return self._counted(Unary("not", self._inside(self._not), token.at))
        return self._comparison()

    def _comparison(self) -> Node:
        first = self._sum()
        steps: list[tuple[str, Node]] = []
        at = self._token.at
        while token := self._take(*COMPARISONS):
            steps.append((token.text, self._sum()))
        return self._counted(Compared(first, tuple(steps), at)) if steps else first

    def _sum(self) -> Node:
        left = self._product()
        while token := self._take("+", "-"):
            left = self._counted(Binary(token.text, left, self._product(), token.at))
        return left

    def _product(self) -> Node:
        left = self._signed()
        while token := self._take("*", "/", "//", "%"):
            left = self._counted(Binary(token.text, left, self._signed(), token.at))
        return left

    def _signed(self) -> Node:
        if token := self._take("-", "+"):
            return self._counted(Unary(token.text, self._inside(self._signed), token.at))
        base = self._atom()
        if token := self._take("**"):
            return self._counted(Binary("**", base, self._inside(self._signed), token.at))
        return base

    def _atom(self) -> Node:
        token = self._token
        if self._take("("):
            inner = self._inside(self._choice)
            self._expect(")")
            return inner
        if token.sort in ("end", "operator") or token.text in WORDS - {"true", "false"}:
            raise _RefusedError(f"a value is missing before {self._shown()}", token.at)
        self.here += 1
        if token.sort == "name" and token.text in FUNCTIONS:
            return self._call(token)
        return self._counted(self._leaf(token))

    def _leaf(self, token: _Token) -> Constant | Name:
        if token.sort == "text":
            return Constant(token.text[1:-1], token.at)
        if token.sort == "number":
            whole = token.text.isdigit()
            return Constant(int(token.text) if whole else float(token.text), token.at)
        if token.text in ("true", "false"):
            return Constant(token.text == "true", token.at)
        path = tuple(token.text.split("."))
        self.names.add(path[0])
        return Name(path, token.at)

    def _call(self, token: _Token) -> Node:
        self._expect("(")
        arguments = [self._inside(self._choice)]
        while self._take(","):
            arguments.append(self._inside(self._choice))
        self._expect(")")
        fewest, most = FUNCTIONS[token.text]
        if not fewest <= len(arguments) <= most:
            wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}"
            raise _RefusedError(f"{token.text} takes {wanted} values, not {len(arguments)}", token.at)
        return self._counted(Call(token.text, tuple(arguments), token.at))
