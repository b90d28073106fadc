"""Questions of every kind that a format may have to hold, for the tests of round trips."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from study.core.questions.kinds import KINDS
from study.core.questions.question import Question, Source
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question

# Letters, and everything that means something in one format or the other.
ALPHABET = "abc dé 1230 \\:#={}~[]()%->*_<>&\"'/|;,.!?$`+^@ \n"
words = st.text(st.sampled_from(ALPHABET.replace("\n", "")), min_size=1, max_size=12).map(str.strip).filter(bool)
lines = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=30).map(str.strip).filter(bool)
reasons = st.just("") | words | lines
shares = st.sampled_from(["x", "-50%", "-33.33333%", "25%", "-100%", " ", " "])
tags = st.lists(st.from_regex(r"[a-z0-9./+-]{1,8}", fullmatch=True), unique=True, max_size=3)
keys = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
numbers = st.integers(-2000, 2000) | st.decimals(-100, 100, places=3)
sources = st.lists(
    st.builds(
        Source,
        st.sampled_from(["Limits", "Errors [sync] (all)"]),
        st.sampled_from(["https://example.org/a_(b)?x=1&y={2}", "http://example.org/~me#top"]),
        st.dates(date(2020, 1, 1), date(2026, 11, 23)),
    ),
    max_size=2,
)


@st.composite
def options(draw: st.DrawFn, right: int) -> tuple[Item, ...]:
    """Options of which the first `right` are right, shuffled."""
    texts = draw(st.lists(words, min_size=right + 1, max_size=right + 3, unique=True))
    marks = [*["x"] * right, *[draw(st.sampled_from([" ", " ", "-50%", "25%"])) for _ in texts[right:]]]
    if right > 1:
        marks = [*marks[:right], *[" "] * (len(texts) - right)]
    items = [Item(mark, text, 1, "", draw(reasons)) for mark, text in zip(marks, texts, strict=True)]
    if draw(st.booleans()):
        items = [replace(item, key=f"way-{place}") for place, item in enumerate(items)]
    return tuple(draw(st.permutations(items)))


@st.composite
def shares_apart(draw: st.DrawFn) -> tuple[Item, ...]:
    """Options of a multiple choice with shares of their own."""
    texts = draw(st.lists(words, min_size=3, max_size=5, unique=True))
    marks = ["75%", "25%", *[draw(st.sampled_from(["-50%", " "])) for _ in texts[2:]]]
    return tuple(Item(mark, text, 1) for mark, text in zip(marks, texts, strict=True))


@st.composite
def accepted(draw: st.DrawFn) -> tuple[Item, ...]:
    texts = draw(st.lists(words, min_size=1, max_size=3, unique_by=str.casefold))
    marks = ["=", *[draw(st.sampled_from(["=", "=50%", "=0%"])) for _ in texts[1:]]]
    items = [Item(mark, text, 1, "", draw(reasons)) for mark, text in zip(marks, texts, strict=True)]
    items += draw(st.lists(st.sampled_from([Item("=50%", "/x.*\\ y/i", 1), Item("=", "/z+/i", 1)]), max_size=1))
    return (*items, *([Item("=0%", "*", 1, "", draw(reasons))] if draw(st.booleans()) else []))


@st.composite
def targets(draw: st.DrawFn) -> tuple[Item, ...]:
    unit = draw(st.sampled_from(["", "", " s", " MB"]))
    items = []
    for mark in ["=", *draw(st.lists(st.sampled_from(["=50%", "=0%"]), max_size=2))]:
        value, by = draw(numbers), draw(st.sampled_from(["", " ±0", " ±1.5", " ±1%"]))
        text = f"{value}..{value + draw(st.integers(1, 9))}" if draw(st.booleans()) else f"{value}{by}"
        items.append(Item(mark, f"{text}{unit}", 1, "", draw(reasons)))
    return (*items, *([Item("=0%", "*", 1)] if draw(st.booleans()) else []))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Entry, ...]:
    count = draw(st.integers(2, 4))
    lefts = draw(st.lists(words, min_size=count, max_size=count, unique=True))
    rights = draw(st.lists(words, min_size=count + 1, max_size=count + 1, unique=True))
    made = [Entry(f"{left} -> {right}", 1) for left, right in zip(lefts, rights, strict=False)]
    return (*made, *([Entry(f"-> {rights[-1]}", 1)] if draw(st.booleans()) else []))


steps = st.lists(words, min_size=2, max_size=4, unique=True).map(lambda texts: tuple(Entry(text, 1) for text in texts))
blank = st.lists(words.filter(lambda text: "::" not in text), min_size=1, max_size=2, unique=True).map("|".join)
points_to_name = st.lists(
    st.tuples(words, reasons), min_size=2, max_size=4, unique_by=lambda pair: pair[0].casefold()
).map(lambda pairs: tuple(Item("+", text, 1, "", said) for text, said in pairs))
cloze = st.builds("{} {{{{c1::{}}}}} {} {{{{c2::{}}}}}".format, words, blank, words, blank)

BLOCKS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "single": st.fixed_dictionaries({"items": options(1)}),
    "multiple": st.fixed_dictionaries(
        {
            "items": st.integers(2, 4).flatmap(options) | shares_apart(),
            "attributes": st.sampled_from([{}, {"score": "all-or-nothing"}]),
        }
    ),
    "truefalse": st.fixed_dictionaries(
        {
            "items": st.booleans().flatmap(
                lambda right: st.tuples(
                    reasons.map(lambda said: Item("x" if right else " ", "True", 1, "", said)),
                    reasons.map(lambda said: Item(" " if right else "x", "False", 1, "", said)),
                )
            )
        }
    ),
    "short": st.fixed_dictionaries({"items": accepted()}),
    "numeric": st.fixed_dictionaries({"items": targets()}),
    "matching": st.fixed_dictionaries({"bullets": pairs()}),
    "ordering": st.fixed_dictionaries(
        {"numbered": steps, "attributes": st.sampled_from([{"score": "all-or-nothing"}, {"score": "longest-run"}])}
    ),
    "cloze": st.fixed_dictionaries({"prompt": cloze}),
    "recall": st.fixed_dictionaries({"answer": words}),
    "points": st.fixed_dictionaries({"items": points_to_name}),
}


@st.composite
def questions(draw: st.DrawFn, kind: str) -> Question:
    """A question of `kind` that our own files can hold."""
    parts = {"prompt": draw(lines), "attributes": {}, **draw(BLOCKS[kind])}
    block = Block("", "", line=1, end=1, **parts)
    body, _ = KINDS[kind].parse(block)
    question = Question(
        key=draw(keys),
        kind=kind,
        title=" ".join(draw(words).split()),
        prompt=KINDS[kind].stem(body, block.prompt) if body else "",
        body=body,
        explanation=draw(reasons),
        sources=tuple(draw(sources)),
        tags=tuple(draw(tags)),
        topic=draw(st.sampled_from(["", "errors/sync"])),
        hints=tuple(draw(st.lists(words, max_size=2))),
        points=draw(st.sampled_from([1.0, 1.0, 2.5])),
    )
    return question if is_ours(question) else draw(st.nothing())


def is_ours(question: Question) -> bool:
    """Whether our own files hold the question as it is."""
    if question.body is None:
        return False
    read, problems = parse_question(write_question(question))
    return (
        read is not None
        and replace(read, lines=question.lines) == question
        and not any(problem.severity == "error" for problem in problems)
    )
