"""Questions to be carried over: every example there is, and choices of any wording."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from study.core.formats.shared.collector import Collector
from study.core.formats.shared.format import Record
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question, Source
from study.core.questions.source.block import Block, Item
from study.core.questions.source.reader import parse_question

# What people and formats put into a text: marks of every format, quotes, formulas, other alphabets.
PIECES = st.sampled_from(
    [
        "=",
        "+1",
        "-2",
        "@x",
        "'",
        '"',
        ",",
        ";",
        "&",
        "<b>",
        "A) b",
        "ANSWER: A",
        "{",
        "}",
        "~",
        "#",
        ":",
        "\\",
        "é",
        "日本",
        "word",
        "Word",
        "two words",
        "`code`",
        "*em*",
        "900 s",
        "$x$",
        "http://a.example/?q=1",
        "%",
        "_",
        "|",
        "[x]",
        "!",
    ]
)
LINE = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
PROMPT = st.lists(LINE, min_size=1, max_size=3).map("\n\n".join)


def examples() -> tuple[Question, ...]:
    """The examples of all kinds, as questions."""
    read = (parse_question(text)[0] for kind in KINDS.values() for text in kind.examples)
    return tuple(replace(question, lines=(0, 0)) for question in read if question)


@st.composite
def choices(draw: st.DrawFn) -> Question:
    """A question with one or several right options, as an author may have written it."""
    texts = draw(st.lists(LINE, min_size=2, max_size=6, unique_by=lambda text: text.casefold()))
    right = draw(st.sets(st.integers(0, len(texts) - 1), min_size=1, max_size=max(1, len(texts) - 1)))
    items = tuple(
        Item("x" if place in right else " ", text, 0, f"o{place}", draw(st.just("") | LINE))
        for place, text in enumerate(texts)
    )
    block = Block("a-question", draw(LINE).strip(), draw(PROMPT), 0, 0, {}, items)
    kind = "single" if len(right) == 1 else "multiple"
    question = Collector("").take(kind, block, draw(st.just("") | PROMPT))
    return replace(question, lines=(0, 0)) if question else examples()[0]


def full() -> Question:
    """A question that has everything a question can have."""
    question = next(question for question in examples() if question.kind == "multiple")
    options = tuple(replace(option, fraction=None) for option in question.body.options)
    return replace(
        question,
        body=replace(question.body, options=options, score="right-minus-wrong"),
        explanation="Because\n\nof this.",
        sources=(Source("Limits (all)", "https://example.org/a?b=c", date(2026, 11, 20)),),
        tags=("lambda", "dva-c02/1.2"),
        topic="runtime",
        hints=("Think of *time*.", "And\n\nof money."),
        points=2.5,
        case="a-case",
        case_title="A case",
        stimulus="A shop sells\n\n- lakes\n- rivers",
    )


def bare(records: tuple[Record, ...]) -> list[Question]:
    """The questions without the lines where they stand."""
    return [replace(one.question, lines=(0, 0)) for one in records]
