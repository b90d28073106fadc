"""Questions as the blocks that their kinds parse: answers, marks and reasons as rows of text.

A format that gives marks, answers and reasons places of their own need not know any kind: it takes
a question's block apart, and makes a block to be taken in.
"""

from study.core.problem import Problem
from study.core.questions.block import Block
from study.core.questions.fences import fences
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.section import read_section
from study.core.questions.write import write_question


def block_of(question: Question) -> Block:
    """The block of a question, as its own text has it."""
    lines = write_question(question).split("\n")
    section, _ = read_section(lines, fences(lines)[0], 1)
    blocks = [shape.block for shape in section.shapes]
    return next((block for block in blocks if KINDS[question.kind].claims(block)), blocks[0])


def kind_of(block: Block) -> str | Problem:
    """The name of the one kind that claims the block."""
    claiming = [kind.name for kind in KINDS.values() if kind.claims(block)]
    if len(claiming) == 1:
        return claiming[0]
    words = f"This looks like {' and '.join(claiming)} at once; name the kind." if claiming else "There is no answer."
    return Problem(words, block.line)
